//! Enters names that were there before they could be searched for, or are to be entered anew; a few an act, so that
//! nobody waits behind it.

use domain::{Caller, Result, search};

use super::Tools;

const ENTERED_AT_ONCE: i64 = 200;

/// Goes on until all are entered.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("search");
    while !tools.is_stopping()
        && tools.world.work_in_a_lull(&caller, |act| search::build(act, ENTERED_AT_ONCE)).await?
    {}
    Ok(())
}
