//! Seals the audit trail: what was written since the last round gets its place in its organization's chain.

use domain::{Caller, Result, audit};

use super::Tools;

/// So few that who waits for the writer does not notice; where it never rests, some six hundred a second.
const EVENTS_AT_ONCE: i64 = 64;

/// Seals until nothing waits.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("seal");
    loop {
        let sealed = tools.world.work_in_a_lull(&caller, |act| audit::seal(act, EVENTS_AT_ONCE)).await?;
        if i64::try_from(sealed).unwrap_or(0) < EVENTS_AT_ONCE || tools.is_stopping() {
            return Ok(());
        }
    }
}
