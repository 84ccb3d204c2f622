//! Works bulk runs off, a few records of each in turn, so that a short one does not wait for the end of a long one.

use domain::{
    Caller, Result,
    bulk::{self, MOST_AT_ONCE},
};

use super::Tools;

/// One round: until no run waits.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let caller = Caller::worker("bulk");
    while !tools.is_stopping() {
        let Some(held) = tools.world.work(&caller, bulk::claim).await? else { break };
        bulk::work_off(&tools.world, &caller, (held, MOST_AT_ONCE), || !tools.is_stopping()).await?;
    }
    Ok(())
}
