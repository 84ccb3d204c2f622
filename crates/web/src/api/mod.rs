//! The JSON API under `/api/v1`, for vendors' and partners' programs. Cookies mean nothing here.

#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod alerts;
mod allotments;
mod answers;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod bindings;
mod branding;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod bulk;
pub(crate) mod call;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod code_batches;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod customers;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod deployment_keys;
mod docs;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod events;
mod explain;
mod exports;
mod first_steps;
mod following;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod imports;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod installations;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod invitations;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod invoices;
mod issuing;
mod jobs;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod ledger;
mod license_files;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod license_terms;
mod licenses;
pub(crate) mod limits;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod messages;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod notes;
mod notices;
mod openapi;
mod opening;
mod orders;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod organizations;
mod partner_types;
mod payments;
mod plan_life;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod planned_changes;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod plans;
mod post;
pub(crate) mod problem;
mod products;
mod program_messages;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod purchase_codes;
pub(crate) mod query;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod reports;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod requests;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod search;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod seats;
mod signing_keys;
mod standing;
mod statements;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod templates;
#[cfg(test)]
pub(crate) mod tests;
mod trials;
#[expect(unused_qualifications, reason = "written by the macro that describes parameters")]
mod views;

use domain::Refusal;

use crate::routes::Routes;
use problem::ApiError;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .and(organizations::routes())
        .and(first_steps::routes())
        .and(standing::routes())
        .and(partner_types::routes())
        .and(branding::routes())
        .and(customers::routes())
        .and(products::routes())
        .and(program_messages::routes())
        .and(plans::routes())
        .and(plan_life::routes())
        .and(licenses::routes())
        .and(notes::routes())
        .and(notices::routes())
        .and(explain::routes())
        .and(ledger::routes())
        .and(planned_changes::routes())
        .and(license_terms::routes())
        .and(trials::routes())
        .and(purchase_codes::routes())
        .and(allotments::routes())
        .and(code_batches::routes())
        .and(seats::routes())
        .and(signing_keys::routes())
        .and(license_files::routes())
        .and(bindings::routes())
        .and(following::routes())
        .and(requests::routes())
        .and(invitations::routes())
        .and(messages::routes())
        .and(templates::routes())
        .and(installations::routes())
        .and(deployment_keys::routes())
        .and(alerts::routes())
        .and(invoices::routes())
        .and(orders::routes())
        .and(payments::routes())
        .and(issuing::routes())
        .and(statements::routes())
        .and(bulk::routes())
        .and(imports::routes())
        .and(jobs::routes())
        .and(events::routes())
        .and(reports::routes())
        .and(search::routes())
        .and(exports::routes())
        .and(views::routes())
        .and(openapi::routes())
        .and(docs::routes())
}

/// What is asked of an address that is none of ours.
pub(crate) async fn nothing() -> ApiError {
    Refusal::NotFound.into()
}
