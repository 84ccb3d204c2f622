//! Goes on with imports that a door began and left: rows to look at, to add or to take back, a step an act.

use domain::{Caller, Result, imports};

use super::Tools;

const AT_ONCE: i64 = 20;
/// Steps of one import before the next has its turn.
const STEPS: usize = 10;

/// One round over all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("imports");
    loop {
        let due = tools.world.read(&caller, |act| imports::due(act, AT_ONCE)).await?;
        let mut is_left = false;
        for place in due {
            is_left |= imports::drive(&tools.world, &caller, place, STEPS).await?;
            if tools.is_stopping() {
                return Ok(());
            }
        }
        if !is_left {
            return Ok(());
        }
    }
}
