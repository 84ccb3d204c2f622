//! The activation service: what installed client programs call. Installed clients cannot be upgraded, so each
//! version is frozen once released; golden files hold it.

pub(crate) mod offline;
#[cfg(test)]
mod tests;
pub(crate) mod v1;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    v1::routes().and(offline::routes())
}
