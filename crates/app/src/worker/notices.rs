//! Posts notices of licenses that end: licenses take their places in the queue, then what is due goes into the outbox,
//! a few licenses an act so that nobody waits behind it.

use domain::{Caller, Result, notices};

use super::Tools;

const ARMED_AT_ONCE: i64 = 200;
const POSTED_AT_ONCE: i64 = 1;

/// One round over all that is new and all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("notices");
    while !tools.is_stopping() {
        let armed = tools.world.work_in_a_lull(&caller, |act| notices::arm(act, ARMED_AT_ONCE)).await?;
        if i64::try_from(armed).is_ok_and(|armed| armed < ARMED_AT_ONCE) {
            break;
        }
    }
    while !tools.is_stopping() {
        // One customer an act.
        if tools.world.work_in_a_lull(&caller, |act| notices::post_due(act, POSTED_AT_ONCE)).await? == 0 {
            break;
        }
    }
    Ok(())
}
