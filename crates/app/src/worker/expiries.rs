//! Enters the end of license terms into the ledger, a few licenses an act so that nobody waits behind it.

use domain::{Caller, Result, expiries};

use super::Tools;

/// How many are found by one look over all licenses.
const FOUND_AT_ONCE: i64 = 10_000;
const ARMED_AT_ONCE: usize = 200;
const ENTERED_AT_ONCE: i64 = 1;

/// One round over all that is new and all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("expiries");
    arm(tools, &caller).await?;
    while !tools.is_stopping() {
        // One customer an act.
        if tools.world.work_in_a_lull(&caller, |act| expiries::enter_due(act, ENTERED_AT_ONCE)).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// The look over all licenses only reads, and stands in nobody's way; the acts write what it found.
async fn arm(tools: &Tools, caller: &Caller) -> Result<()> {
    while !tools.is_stopping() {
        let found = tools.world.read_long(caller, |act| expiries::unplaced(act, FOUND_AT_ONCE)).await?;
        for few in found.chunks(ARMED_AT_ONCE) {
            let few = few.to_vec();
            tools.world.work_in_a_lull(caller, move |act| expiries::arm(act, &few)).await?;
        }
        if i64::try_from(found.len()).is_ok_and(|found| found < FOUND_AT_ONCE) {
            break;
        }
    }
    Ok(())
}
