//! Carries out what is planned for a day that has begun: each in an act of its own, so that what cannot be done for one
//! customer holds nobody else up.

use domain::{Caller, Error, Result, planned_changes};

use super::Tools;

const AT_ONCE: i64 = 100;

/// One round over all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("planned-changes");
    let due = tools.world.read(&caller, |act| planned_changes::due(act, AT_ONCE)).await?;
    let mut failed = None;
    for one in due {
        if tools.is_stopping() {
            break;
        }
        let outcome = match tools.world.work(&caller, move |act| planned_changes::carry_out(act, one)).await {
            Err(Error::Refused(refusal)) => {
                tools.world.work(&caller, move |act| planned_changes::give_up(act, one, &refusal)).await
            }
            other => other,
        };
        // A customer that was deleted meanwhile is refused here as well: there is nothing to tell of.
        if let Err(error @ Error::Failed(_)) = outcome {
            failed = Some(error);
        }
    }
    failed.map_or(Ok(()), Err)
}
