//! The activation service: what installed client programs call. Installed clients cannot be upgraded, so each
//! version is frozen once released; golden files hold it.

mod caller;
#[cfg(test)]
mod golden;
pub(crate) mod offline;
#[cfg(test)]
mod tests;
pub(crate) mod v1;

use crate::routes::Routes;

/// The most a client may send (SR-67).
pub(crate) const MOST_SENT: usize = 16 * 1024;

pub(crate) fn routes() -> Routes {
    v1::routes().and(offline::routes())
}
