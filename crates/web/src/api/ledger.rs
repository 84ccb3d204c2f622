//! `/api/v1/licenses/{id}/ledger`: what became of the units of a license, and what it held on any day.

use axum::Json;
use domain::{
    clock::Day,
    ids::LicenseId,
    ledger::{self, Balance, Entered, History},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::known,
    call::Call,
    licenses::day,
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/licenses/{id}/ledger", of_license)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct LedgerAsked {
    /// Only what was so at the end of this day where the customer is; today unless given.
    #[serde(default, deserialize_with = "day")]
    #[param(value_type = Option<String>, format = Date)]
    as_of: Option<Day>,
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The units of a license as of a day.
#[derive(Serialize, ToSchema)]
#[schema(as = Ledger)]
pub(super) struct LedgerAnswer {
    as_of: String,
    lines: Vec<BalanceAnswer>,
    /// Entries until then, the newest first.
    items: Vec<EntryAnswer>,
    next_cursor: Option<String>,
}

/// What an edition held.
#[derive(Serialize, ToSchema)]
#[schema(as = Balance)]
pub(super) struct BalanceAnswer {
    edition: String,
    name: String,
    quantity: i64,
    assigned: i64,
}

/// What became of units.
#[derive(Serialize, ToSchema)]
#[schema(as = LedgerEntry)]
pub(super) struct EntryAnswer {
    /// The code of the edition.
    edition: Option<String>,
    /// Numbered through within its edition.
    position: i64,
    at: String,
    /// `bought`, `allotted`, `returned`, `bound`, `released`, `renewed`, `expired`, `converted`, `revoked` or
    /// `cancelled`.
    what: &'static str,
    /// With its sign.
    units: i64,
    /// The counter that it moved: `quantity`, `used` or `none`.
    counter: &'static str,
    /// What it left behind.
    quantity: i64,
    used: i64,
    /// `manual`, `trial`, `nfr`, `purchase_code`, `invoice`, `handover` or `schedule`.
    source: &'static str,
    /// The record that it came from.
    reference: Option<String>,
    /// To whom, or from whom.
    party: Option<String>,
    seat_id: Option<String>,
    actor_name: String,
    /// Of the trail.
    event_id: Option<String>,
}

pub(super) fn entry(entered: Entered, edition: Option<String>) -> EntryAnswer {
    EntryAnswer {
        edition,
        position: entered.position,
        at: entered.at.to_string(),
        what: entered.what.word(),
        units: entered.units,
        counter: entered.counter.word(),
        quantity: entered.quantity,
        used: entered.used,
        source: entered.source.word(),
        reference: known(entered.reference),
        party: known(entered.party),
        seat_id: entered.seat.map(|seat| seat.to_string()),
        actor_name: entered.actor_name,
        event_id: entered.event.map(|event| event.to_string()),
    }
}

fn shown(history: History) -> LedgerAnswer {
    let code = |entered: &Entered| {
        let line = history.balances.iter().find(|balance| balance.edition == entered.edition);
        line.map(|line| line.edition_code.clone())
    };
    let items = history.entries.items.into_iter().map(|entered| {
        let edition = code(&entered);
        entry(entered, edition)
    });
    LedgerAnswer {
        items: items.collect(),
        as_of: history.as_of.to_string(),
        next_cursor: history.entries.next.map(|cursor| cursor.to_string()),
        lines: history.balances.iter().map(balance).collect(),
    }
}

fn balance(balance: &Balance) -> BalanceAnswer {
    BalanceAnswer {
        edition: balance.edition_code.clone(),
        name: balance.edition_name.clone(),
        quantity: balance.quantity,
        assigned: balance.used,
    }
}

/// What became of the units of a license, and what it held at the end of a day.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/ledger", tag = "licenses", params(LedgerAsked),
    responses((status = 200, body = LedgerAnswer)))]
pub(super) async fn of_license(
    call: Call,
    Id(id): Id<LicenseId>,
    Asked(asked): Asked<LedgerAsked>,
) -> Result<Json<LedgerAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let history = call.read(move |act| ledger::of_license(act, id, asked.as_of, &window)).await?;
    Ok(Json(shown(history)))
}
