//! Moves the users of licenses that another one replaces, on the day it does: one customer an act, so that what cannot
//! be done for one holds nobody else up.

use domain::{Caller, Error, Result, handovers};

use super::Tools;

const AT_ONCE: i64 = 100;

/// One round over all that is due.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("handovers");
    let due = tools.world.read(&caller, |act| handovers::due(act, AT_ONCE)).await?;
    for one in due {
        match tools.world.work(&caller, move |act| handovers::carry_out(act, one)).await {
            Ok(()) => {}
            Err(Error::Refused(refusal)) => {
                tools.world.work(&caller, move |act| handovers::give_up(act, one, &refusal)).await?;
            }
            Err(failed) => return Err(failed),
        }
    }
    Ok(())
}
