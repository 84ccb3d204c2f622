//! Bulk runs: one thing done to many records. The set is resolved once, each record is worked off in an act of its own
//! by the operation that the record's own page calls, what is refused keeps its reason and the rest goes on.
//! How far a run is stands in `jobs`; what may be undone, and how, in `deeds`.

mod control;
mod deeds;
mod list;
mod order;
mod rules;
mod selecting;
mod store;
#[cfg(test)]
mod tests;
mod why;
mod working;

pub use control::{UNDO_DAYS, resume, retry, stop, undo};
pub(crate) use list::seen_by;
pub use list::{Entry, get, items, list, may_change, running};
pub use order::{Preview, Row, Skipped, preview, start};
pub use rules::{BulkAction, Chosen, Filter, How, ItemState, Order, Records, RunState};
pub use why::Why;
pub use working::{
    Held, MOST_AT_ONCE, carry_out, claim, give_back, give_up, hold, release_held, waiting, work_off,
};

use crate::{
    clock::Instant,
    ids::{JobId, OrganizationId},
    jobs::Job,
};

/// The most records of one run.
pub const MOST: i64 = 10_000;
/// Up to so many records are worked off while whoever asked waits for the page.
pub const AT_ONCE: i64 = 50;

/// A bulk run as it stands.
#[derive(Clone, Debug)]
pub struct Run {
    /// How far it is; its total counts what was to be done, without what was skipped.
    pub job: Job,
    pub action: BulkAction,
    pub how: How,
    pub state: RunState,
    /// Records that were left out when it began.
    pub skipped: i64,
    /// It takes back what this run did.
    pub undoes: Option<JobId>,
    /// The run that took it back.
    pub undone_by: Option<JobId>,
    author: String,
}

impl Run {
    /// Whether it can be taken back, as far as it shows: records that have changed meanwhile refuse one by one.
    pub fn can_be_undone(&self, now: Instant) -> bool {
        self.refuse_undoing(now).is_none()
    }

    /// What the run is about, in the words of its audit events.
    fn called(&self) -> String {
        if self.undoes.is_some() { format!("undo {}", self.action) } else { self.action.to_string() }
    }

    const fn place(&self) -> (OrganizationId, JobId) {
        (self.job.organization, self.job.id)
    }
}

/// One record of a run.
#[derive(Clone, Debug)]
pub struct Item {
    /// From 1, in the order in which they were selected.
    pub position: i64,
    /// The id of the record, with the prefix of its kind.
    pub record: String,
    pub name: String,
    /// The customer whose it is; itself for customers.
    pub customer: OrganizationId,
    pub customer_name: String,
    pub state: ItemState,
    /// Why it failed or was left out.
    pub why: Option<Why>,
    pub ended_at: Option<Instant>,
}
