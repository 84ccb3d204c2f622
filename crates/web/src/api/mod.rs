//! The JSON API under `/api/v1`, for vendors' and partners' programs. Cookies mean nothing here.

mod answers;
pub(crate) mod call;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod customers;
mod licenses;
pub(crate) mod limits;
mod post;
pub(crate) mod problem;
mod query;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod seats;
#[cfg(test)]
pub(crate) mod tests;

use domain::Refusal;

use crate::routes::Routes;
use problem::ApiError;

pub(crate) fn routes() -> Routes {
    Routes::default().and(customers::routes()).and(licenses::routes()).and(seats::routes())
}

/// What is asked of an address that is none of ours.
pub(crate) async fn nothing() -> ApiError {
    Refusal::NotFound.into()
}
