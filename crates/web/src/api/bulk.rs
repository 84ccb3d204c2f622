//! `/api/v1/bulk`: one thing done to many records, with a look at it before, its progress, what became of each record,
//! and the ways to stop it, go on, repeat its failures and take it back.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use domain::{
    Refusal,
    bulk::{self, BulkAction, Chosen, Entry, How, Item, ItemState, Order, Preview, Row, Run},
    clock::Day,
    ids::JobId,
    refusal::Problem,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::{
    exports,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/bulk", list)
        .post("/api/v1/bulk", start)
        .get("/api/v1/bulk/{id}", get)
        .get("/api/v1/bulk/{id}/items", items)
        .post("/api/v1/bulk/{id}/stop", stop)
        .post("/api/v1/bulk/{id}/resume", resume)
        .post("/api/v1/bulk/{id}/retry", retry)
        .post("/api/v1/bulk/{id}/undo", undo)
}

/// A bulk run as it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkRun)]
pub(super) struct RunAnswer {
    id: String,
    action: &'static str,
    /// `running`, `stopped` or `finished`.
    state: &'static str,
    started_by: String,
    /// How many it was to be done to.
    total: i64,
    done: i64,
    failed: i64,
    /// What is still to be done.
    left: i64,
    /// What was left out when it began.
    skipped: i64,
    /// The run that this one takes back; null: none.
    undoes: Option<String>,
    /// The run that took this one back; null: none.
    undone_by: Option<String>,
    created_at: String,
    /// Null: not finished.
    finished_at: Option<String>,
}

pub(super) fn shown(run: &Run) -> RunAnswer {
    let job = &run.job;
    RunAnswer {
        id: job.id.to_string(),
        action: run.action.word(),
        state: run.state.word(),
        started_by: job.started_by.clone(),
        total: job.total,
        done: job.done,
        failed: job.failed,
        left: job.left(),
        skipped: run.skipped,
        undoes: run.undoes.map(|job| job.to_string()),
        undone_by: run.undone_by.map(|job| job.to_string()),
        created_at: job.created_at.to_string(),
        finished_at: job.finished_at.map(|at| at.to_string()),
    }
}

/// What became of one record.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkItem)]
pub(super) struct ItemAnswer {
    /// From 1, in the order of the selection.
    position: i64,
    record_id: String,
    name: String,
    customer_id: String,
    customer_name: String,
    /// `waiting`, `done`, `failed` or `skipped`.
    state: &'static str,
    /// The code of the refusal of what failed or was left out; null otherwise.
    code: Option<String>,
    ended_at: Option<String>,
}

fn item(item: Item) -> ItemAnswer {
    ItemAnswer {
        position: item.position,
        record_id: item.record,
        name: item.name,
        customer_id: item.customer.to_string(),
        customer_name: item.customer_name,
        state: item.state.word(),
        code: item.why.map(|why| why.code().to_owned()),
        ended_at: item.ended_at.map(|at| at.to_string()),
    }
}

/// What is to be done to which records: either `ids`, or `filter` with `count`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewBulk {
    /// To customers: `disable-customers`, `enable-customers`, `extend-customers` (their licenses that run); to licenses: `extend-licenses`, `suspend-licenses`,
    /// `resume-licenses`, `add-units`; to users: `send-invitations`, `remove-users`; to devices: `release-devices`.
    #[schema(value_type = String, example = "disable-customers")]
    action: BulkAction,
    /// As many as a call can carry, and 10,000 at most.
    ids: Option<Vec<String>>,
    /// By the names of the filters of the list's export.
    filter: Option<BTreeMap<String, String>>,
    /// How many match `filter`, as you know it: another number is refused with `selection-changed`.
    count: Option<i64>,
    /// To how many of them it applies, as a dry run told; another number is refused with `selection-changed`.
    applies: Option<i64>,
    /// Why customers are disabled or licenses suspended.
    #[serde(default)]
    reason: String,
    /// The new last day of licenses.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Day>,
    /// Or by how many months each goes on.
    months: Option<i64>,
    /// The code of the edition that units are added of.
    #[serde(default)]
    edition: String,
    units: Option<i64>,
    /// Only tell what would be done and to whom: answers with a preview instead of a run.
    #[serde(default)]
    dry_run: bool,
}

impl NewBulk {
    fn order(&self) -> Result<Order, Refusal> {
        let missing = |field| Refusal::field(field, Problem::Required);
        let chosen = match (&self.ids, &self.filter) {
            (Some(ids), None) => Chosen::These(ids.clone()),
            (None, Some(filter)) => {
                let filter = exports::selected(self.action.records(), filter)?;
                let seen = self.count.or(self.dry_run.then_some(-1)).ok_or_else(|| missing("count"))?;
                Chosen::Matching { filter, seen }
            }
            (None, None) => return Err(missing("ids")),
            (Some(_), Some(_)) => return Err(Refusal::field("filter", Problem::NotAChoice)),
        };
        let how = How {
            reason: self.reason.clone(),
            until: self.until,
            months: self.months,
            edition: self.edition.clone(),
            units: self.units,
        };
        Ok(Order { action: self.action, chosen, how, applies: self.applies })
    }
}

/// What would be done.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkPreview)]
pub(super) struct PreviewAnswer {
    /// How many records were selected.
    matched: i64,
    /// To how many of them it applies.
    applies: i64,
    /// The first ten of those.
    sample: Vec<NamedRecord>,
    skipped: Vec<SkippedAnswer>,
}

/// A record by name.
#[derive(Serialize, ToSchema)]
pub(super) struct NamedRecord {
    name: String,
    customer_name: String,
}

/// Records that are left out for one reason.
#[derive(Serialize, ToSchema)]
pub(super) struct SkippedAnswer {
    /// The code of the refusal.
    code: String,
    count: i64,
    /// The first ten of them.
    sample: Vec<NamedRecord>,
}

fn named(rows: Vec<Row>) -> Vec<NamedRecord> {
    let row = |row: Row| NamedRecord { name: row.name, customer_name: row.customer_name };
    rows.into_iter().map(row).collect()
}

fn preview(preview: Preview) -> PreviewAnswer {
    let skipped = preview.skipped.into_iter().map(|skipped| SkippedAnswer {
        code: skipped.why.code().to_owned(),
        count: skipped.count,
        sample: named(skipped.sample),
    });
    PreviewAnswer {
        matched: preview.selected,
        applies: preview.applies,
        sample: named(preview.sample),
        skipped: skipped.collect(),
    }
}

/// Begins a bulk run; nothing has been done when this answers. The set is resolved once: what is selected, and to whom
/// it applies, is compared with `count` and `applies`. With `dry_run` nothing begins, and the answer is a preview (200).
#[utoipa::path(post, path = "/api/v1/bulk", tag = "bulk", request_body = NewBulk,
    responses((status = 200, body = PreviewAnswer), (status = 202, body = RunAnswer)))]
pub(super) async fn start(call: Call, posted: Posted<NewBulk>) -> Result<Response, ApiError> {
    let (organization, order) = (call.organization, posted.sent().order()?);
    if posted.sent().dry_run {
        return call.show(move |act| bulk::preview(act, organization, &order).map(preview)).await;
    }
    call.post(posted, StatusCode::ACCEPTED, move |act, _| {
        let job = bulk::start(act, organization, &order)?;
        bulk::get(act, job).map(|run| shown(&run))
    })
    .await
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RunsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The runs that were begun from the token's organization, the newest first: those about records that it may see.
#[utoipa::path(get, path = "/api/v1/bulk", tag = "bulk", params(RunsAsked),
    responses((status = 200, body = Listed<RunAnswer>)))]
pub(super) async fn list(call: Call, Asked(asked): Asked<RunsAsked>) -> Result<Listed<RunAnswer>, ApiError> {
    let (organization, window) = (call.organization, window(asked.limit, asked.cursor)?);
    let page = call.read(move |act| bulk::list(act, organization, &window)).await?;
    let runs = page.items.into_iter().filter_map(|entry| match entry {
        Entry::Run(run) => Some(shown(&run)),
        Entry::Sending(_) => None,
    });
    let page = domain::page::Page { items: runs.collect(), next: page.next, total: None };
    Ok(Listed::of(page, |run| run))
}

/// One run with its progress.
#[utoipa::path(get, path = "/api/v1/bulk/{id}", tag = "bulk", responses((status = 200, body = RunAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<JobId>) -> Result<Response, ApiError> {
    call.show(move |act| bulk::get(act, id).map(|run| shown(&run))).await
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ItemsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// One of `waiting`, `done`, `failed` and `skipped`; all unless given.
    #[param(value_type = Option<String>)]
    state: Option<ItemState>,
}

/// The records of a run in the order of the selection, with what became of each.
#[utoipa::path(get, path = "/api/v1/bulk/{id}/items", tag = "bulk", params(ItemsAsked),
    responses((status = 200, body = Listed<ItemAnswer>)))]
pub(super) async fn items(
    call: Call,
    Id(id): Id<JobId>,
    Asked(asked): Asked<ItemsAsked>,
) -> Result<Listed<ItemAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let page = call.read(move |act| bulk::items(act, id, asked.state, &window)).await?;
    Ok(Listed::of(page, item))
}

/// Stops a run after the record in hand. What is done stays done; the rest waits.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/stop", tag = "bulk", responses((status = 200, body = RunAnswer)))]
pub(super) async fn stop(
    call: Call,
    Id(id): Id<JobId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| bulk::stop(act, id).map(|run| shown(&run))).await
}

/// Lets a stopped run go on, from now on by the right of the token.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/resume", tag = "bulk", responses((status = 202, body = RunAnswer)))]
pub(super) async fn resume(
    call: Call,
    Id(id): Id<JobId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::ACCEPTED, move |act, _| bulk::resume(act, id).map(|run| shown(&run))).await
}

/// Tries everything that failed once more, by the right of the token.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/retry", tag = "bulk", responses((status = 202, body = RunAnswer)))]
pub(super) async fn retry(
    call: Call,
    Id(id): Id<JobId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::ACCEPTED, move |act, _| bulk::retry(act, id).map(|run| shown(&run))).await
}

/// Begins a run that takes back what this one did; what somebody has changed since stays, and is among its failures.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/undo", tag = "bulk", responses((status = 202, body = RunAnswer)))]
pub(super) async fn undo(
    call: Call,
    Id(id): Id<JobId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::ACCEPTED, move |act, _| {
        let by = bulk::undo(act, id)?;
        bulk::get(act, by).map(|run| shown(&run))
    })
    .await
}
