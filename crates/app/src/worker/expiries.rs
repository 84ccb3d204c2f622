//! Enters the end of license terms into the ledger, a few licenses an act so that nobody waits behind it.

use domain::{Caller, Result, expiries};

use super::Tools;

const ARMED_AT_ONCE: i64 = 200;
const ENTERED_AT_ONCE: i64 = 1;

/// One round over all that is new and all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("expiries");
    while !tools.is_stopping() {
        let armed = tools.world.work(&caller, |act| expiries::arm(act, ARMED_AT_ONCE)).await?;
        if i64::try_from(armed).is_ok_and(|armed| armed < ARMED_AT_ONCE) {
            break;
        }
    }
    while !tools.is_stopping() {
        // One customer an act.
        if tools.world.work(&caller, |act| expiries::enter_due(act, ENTERED_AT_ONCE)).await? == 0 {
            break;
        }
    }
    Ok(())
}
