//! The console's pages: each translates a request into operations and their outcome into a page.

mod activity;
pub(crate) mod alerts;
pub(crate) mod bulk;
mod clash;
mod confirm;
pub(crate) mod conflict;
pub(crate) mod countries;
pub(crate) mod customer_frame;
pub(crate) mod customers;
pub(crate) mod deployment_keys;
mod exports;
pub(crate) mod imports;
pub(crate) mod installations;
pub(crate) mod invitations;
pub(crate) mod invoices;
mod jobs;
pub(crate) mod ledger;
mod letter;
pub(crate) mod licenses;
pub(crate) mod listing;
mod live;
mod me;
pub(crate) mod notes;
mod organizations;
pub(crate) mod outbox;
pub(crate) mod overview;
mod partner_types;
pub(crate) mod planned;
mod portal;
mod products;
pub(crate) mod purchase_codes;
mod reports;
mod requests;
mod search;
mod seats;
mod settings;
pub(crate) mod subscription;
mod switch;
mod tables;
mod templates;
mod timeline;
mod tokens;
pub(crate) mod trail;
mod why;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .and(activity::routes())
        .and(alerts::routes())
        .and(bulk::routes())
        .and(confirm::routes())
        .and(customers::routes())
        .and(deployment_keys::routes())
        .and(exports::routes())
        .and(imports::routes())
        .and(installations::routes())
        .and(invitations::routes())
        .and(invoices::routes())
        .and(jobs::routes())
        .and(live::routes())
        .and(licenses::routes())
        .and(me::routes())
        .and(notes::routes())
        .and(organizations::routes())
        .and(outbox::routes())
        .and(overview::routes())
        .and(partner_types::routes())
        .and(planned::routes())
        .and(portal::routes())
        .and(products::routes())
        .and(why::routes())
        .and(reports::routes())
        .and(requests::routes())
        .and(purchase_codes::routes())
        .and(search::routes())
        .and(seats::routes())
        .and(settings::routes())
        .and(subscription::routes())
        .and(switch::routes())
        .and(tables::routes())
        .and(templates::routes())
        .and(timeline::routes())
        .and(tokens::routes())
}
