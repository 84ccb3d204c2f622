//! Looks at customers in their mornings: each takes its place in the queue, and what is new of those whose time has come
//! is told, one customer an act.

use domain::{Caller, Result, alerts};

use super::Tools;

const ARMED_AT_ONCE: i64 = 200;
const LOOKED_AT_AT_ONCE: i64 = 1;

/// One round over all that is new and all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("alerts");
    while !tools.is_stopping() {
        let armed = tools.world.work_in_a_lull(&caller, |act| alerts::arm(act, ARMED_AT_ONCE)).await?;
        if i64::try_from(armed).is_ok_and(|armed| armed < ARMED_AT_ONCE) {
            break;
        }
    }
    while !tools.is_stopping() {
        if tools.world.work_in_a_lull(&caller, |act| alerts::look_at_due(act, LOOKED_AT_AT_ONCE)).await? == 0
        {
            break;
        }
    }
    Ok(())
}
