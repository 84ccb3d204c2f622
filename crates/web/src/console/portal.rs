//! What people of a customer call their own: the company and who belongs to it. The pages are those of the console,
//! with the rights of a customer; here are the addresses that lead to them.

use domain::{Refusal, access::OrganizationKind, ids::OrganizationId, organizations};

use crate::{
    answer::{Answer, PageError, go},
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/company", company).get("/members", members)
}

/// The customer that the person looks from. Refused with `not-found` anywhere else.
async fn own(visit: &Visit) -> Result<OrganizationId, PageError> {
    let place = visit.organization;
    let kind = visit.read(move |act| organizations::get(act, place)).await?.kind;
    if kind == OrganizationKind::Customer { Ok(place) } else { Err(Refusal::NotFound.into()) }
}

/// GET /company
async fn company(visit: Visit) -> Answer {
    Ok(go(&format!("/customers/{}/basics", own(&visit).await?)))
}

/// GET /members
async fn members(visit: Visit) -> Answer {
    Ok(go(&format!("/organizations/{}/members", own(&visit).await?)))
}
