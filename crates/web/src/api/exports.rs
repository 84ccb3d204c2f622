//! `/api/v1/exports`: any list as a file, streamed.

use std::collections::BTreeMap;

use axum::response::Response;
use domain::exports::{Format, List};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    call::{Call, Sent},
    problem::ApiError,
};
use crate::{
    exports::{self, Export, Reader, narrowed},
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).post("/api/v1/exports", export)
}

/// Which list, as what, narrowed to what.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportAsked {
    /// `customers`, `users`, `invitations` (users as the page that sends to them shows them), `customer-users`, `licenses`, `installations`, `deployment-keys`, `alerts`, `mails`, `events`, `partners`,
    /// `members`, `staff-invitations`, `tokens`, `plans`, `prices`, `mail-texts`, `program-messages`, `invoices`, `payments`, `units` (of a
    /// customer: free, bound, pending and named), `unit-holders`, `requests`, `license-history`, `purchase-codes`,
    /// `subscriptions` (what was given of the codes to whom), `code-history`, `code-batches` or `batch-codes`.
    #[schema(value_type = String, example = "customers")]
    list: List,
    /// `csv` unless given, or `xlsx`.
    #[schema(value_type = Option<String>)]
    format: Option<Format>,
    /// By list. customers: `view`, `query`, `vendor_id`, `country`, `sort` (`name`, `-name`,
    /// `created`, `-created`); users: `customer_id`, `status` (of invitations; `all`
    /// unless given), `query`; invitations: as users; customer-users: `customer_id` (asked for unless the token is of a
    /// customer), `query`; licenses: `view`, `query`, `vendor_id`, `ends_in` (a month such as `2027-02`),
    /// `sort` (`customer`, `-customer`);
    /// installations: `customer_id`, `silent_days` (7, 30 or 90), `deployment_key_id`, `query`; deployment-keys:
    /// `customer_id`; alerts: `customer_id`, `kind`; mails: `state`, `kind`, `organization`, `from` and
    /// `to` (days of sending), `query`; events, members, staff-invitations: `organization_id`; partners: `query`;
    /// invoices: `view`, `customer_id`, `query`, `sort` (`-ordered`, `ordered`); payments: `invoice_id`; units: `customer_id` (asked for unless the token
    /// is of a customer), `holding`, `product`, `status` (of the license), `license_id`, `query`; unit-holders: `seat_id`,
    /// asked for; requests: `customer_id`; license-history: `license_id`, asked for, `as_of` (a day); purchase-codes:
    /// `view`, `query`; subscriptions: `stock_id`; code-history: `stock_id`, asked for, `as_of`; batch-codes:
    /// `batch_id`, asked for.
    #[serde(default)]
    filter: BTreeMap<String, String>,
    /// Only these columns, in this order, by their names in the first line; all unless given.
    #[serde(default)]
    columns: Vec<String>,
}

/// The whole list as CSV (UTF-8, comma, first line with the names of the fields) or XLSX, written while it is read;
/// an answer that breaks off before its end is no whole list. Texts that a spreadsheet would take for a formula begin
/// with an apostrophe.
#[utoipa::path(post, path = "/api/v1/exports", tag = "exports", request_body = ExportAsked,
    responses((status = 200, description = "the file", content_type = "text/csv", body = String)))]
pub(super) async fn export(call: Call, Sent(asked): Sent<ExportAsked>) -> Result<Response, ApiError> {
    let form = exports::asked(asked.list, &asked.filter)?;
    let form = exports::asked_columns(asked.list, form, &asked.columns)?;
    let format = asked.format.unwrap_or(Format::Csv);
    let narrowed = narrowed(asked.list, &form);
    let export = Export::new((call.organization, asked.list), format, Reader::Program, &form);
    Ok(export.answer(call.web.world(), &call.caller, narrowed).await?)
}
