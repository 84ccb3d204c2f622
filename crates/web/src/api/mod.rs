//! The JSON API under `/api/v1`, for vendors' and partners' programs. Cookies mean nothing here.

pub(crate) mod call;
pub(crate) mod problem;

use domain::Refusal;

use crate::routes::{Admits, Routes};
use problem::ApiError;

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
}

/// What is asked of an address that is none of ours.
pub(crate) async fn nothing() -> ApiError {
    Refusal::NotFound.into()
}
