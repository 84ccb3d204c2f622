//! Counts the reports of organizations with many customers, one at a time, so that no page waits for a sum.

use domain::{
    Caller, Result,
    reports::{self, Due},
};

use super::Tools;

/// One round over all that is due. The counting only reads, and stands in nobody's way.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("reports");
    let mut after = None;
    while !tools.is_stopping() {
        match tools.world.read_long(&caller, move |act| reports::count_due(act, after)).await? {
            Due::Nothing => break,
            Due::Quick(organization) => after = Some(organization),
            Due::Counted(report) => {
                after = Some(report.organization);
                tools.world.work_in_a_lull(&caller, move |act| reports::keep(act, &report)).await?;
            }
        }
    }
    Ok(())
}
