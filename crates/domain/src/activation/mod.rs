//! What installed clients ask: to activate, to check in, to give their seat back. Every refusal has a stable code that
//! says whether asking again can help. Staff's view of installations is in `installations`.

mod activate;
mod check_in;
mod claim;
mod contract;
mod enroll;
mod explain;
mod file;
mod heartbeats;
mod identity;
mod late;
mod lease;
mod memory;
mod offline;
mod placing;
mod report;
mod seat;
#[cfg(test)]
mod tests;
mod token;

pub use activate::{Activated, Activation, Device, activate};
pub use check_in::{CheckedIn, check_in, check_in_blocking, release};
pub use enroll::{Enrollment, enroll};
pub use explain::{Checked, Explanation, Fix, Rule, explain, explain_device, explain_user};
pub use file::{FileFor, FileWish, IssuedFile, MOST_FILE_DAYS, issue_file};
pub(crate) use heartbeats::Heartbeats;
pub use identity::MOST_COMPONENTS;
pub use lease::{LEASE_DAYS, Unsigned, next_check_in_seconds};
pub(crate) use memory::Memory;
pub use offline::{TakenIn, answer_request, take_in, take_receipt};
pub use report::{MOST_BYTES, MOST_COUNTERS, MOST_RUNS, Report};
pub use token::TOKEN_PREFIX;

use crate::refusal::{Error, Refusal, Result};

/// A refusal that must not undo what the act has written: the wrong guess stays counted.
pub type Answer<T> = std::result::Result<T, Refusal>;

/// The answer of an act that commits, as the doors treat every other refusal.
pub fn settled<T>(answer: Answer<T>) -> Result<T> {
    answer.map_err(Error::from)
}
