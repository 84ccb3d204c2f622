//! Going to a customer: from the chooser on its pages, and to the page of it that was open last (NX-03, NX-05).

use axum::{
    extract::{Path, Query},
    http::HeaderMap,
};
use axum_extra::extract::CookieJar;
use domain::{Refusal, ids::OrganizationId};
use serde::Deserialize;

use crate::{
    answer::{Answer, go},
    console::customer_frame::{CustomerTab, NEW},
    visit::Visit,
};

/// What the chooser sends.
#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    customer: String,
    #[serde(default)]
    tab: String,
}

/// Reads a customer's id from a path; whatever is none names nothing that is there.
pub(in crate::console) fn customer(id: &str) -> Result<OrganizationId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

/// From one customer to another, with the same tab open.
pub(super) async fn choose(_visit: Visit, Query(choice): Query<Choice>) -> Answer {
    if choice.customer == NEW {
        return Ok(go("/customers/new"));
    }
    Ok(go(&CustomerTab::of(&choice.tab).path(customer(&choice.customer)?)))
}

/// To the page of the customer that was open last.
pub(super) async fn open(_visit: Visit, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let jar = CookieJar::from_headers(&headers);
    let tab =
        jar.get(CustomerTab::COOKIE).map_or(CustomerTab::Basics, |cookie| CustomerTab::of(cookie.value()));
    Ok(go(&tab.path(customer(&id)?)))
}
