//! `/api/v1/imports`: users or customers from a file, checked before anything is added.

use axum::{
    extract::DefaultBodyLimit,
    http::{Method, StatusCode},
    response::Response,
};
use data_encoding::BASE64;
use domain::{
    Problem, Refusal,
    ids::{ImportId, OrganizationId},
    imports::{
        self, Import, ImportRow, Invite, Kind, NewImport, Repeat, RowState, Settings, State,
        reading::{Encoding, Sheet},
    },
    refusal::FieldProblem,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::{Call, Sent},
    post::{self, Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::{
    console::imports::upload,
    languages::Locale,
    routes::{Admits, Routes},
};

/// Room for a file of some tens of thousands of rows.
const MOST_SENT: usize = 10 * 1024 * 1024;
/// Steps that are done before the answer; what is left is the worker's.
const STEPS: usize = 4;

pub(super) fn routes() -> Routes {
    let uploads = Routes::admitting(Admits::Token)
        .post("/api/v1/imports", upload)
        .wrapped(|router| router.layer(DefaultBodyLimit::max(MOST_SENT)));
    Routes::admitting(Admits::Token)
        .get("/api/v1/imports", list)
        .get("/api/v1/imports/{id}", get)
        .get("/api/v1/imports/{id}/rows", rows)
        .post("/api/v1/imports/{id}/run", run)
        .post("/api/v1/imports/{id}/undo", undo)
        .on(&Method::DELETE, "/api/v1/imports/{id}", discard)
        .and(uploads)
}

/// An import as it stands. It is kept for two weeks.
#[derive(Serialize, ToSchema)]
#[schema(as = Import)]
pub(super) struct ImportAnswer {
    id: String,
    /// `users` or `customers`.
    kind: &'static str,
    /// `matching` (columns are missing), `checking`, `checked`, `running`, `done`, `undoing` or `undone`.
    state: &'static str,
    /// The file's; null for none.
    name: Option<String>,
    started_by: String,
    rows: i64,
    /// Rows that are not looked at yet.
    unchecked: i64,
    to_fix: i64,
    to_add: i64,
    already_there: i64,
    added: i64,
    removed: i64,
    kept: i64,
    /// Which field each column of the file holds, in their order; null for none.
    columns: Vec<Option<String>>,
    created_at: String,
    finished_at: Option<String>,
    expires_at: String,
}

fn shown(import: Import) -> ImportAnswer {
    let counts = import.counts;
    ImportAnswer {
        id: import.id.to_string(),
        kind: import.kind.word(),
        state: import.state.word(),
        name: known(import.name),
        started_by: import.started_by,
        rows: import.total,
        unchecked: counts.unchecked,
        to_fix: counts.wrong,
        to_add: counts.add,
        already_there: counts.there,
        added: counts.added,
        removed: counts.removed,
        kept: counts.kept,
        columns: import.fields.into_iter().map(known).collect(),
        created_at: import.created_at.to_string(),
        finished_at: import.finished_at.map(|at| at.to_string()),
        expires_at: import.expires_at.to_string(),
    }
}

/// A file to be imported.
#[expect(clippy::struct_excessive_bools, reason = "each is said on its own")]
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewImportSent {
    /// `users` or `customers`.
    #[schema(value_type = String)]
    kind: Kind,
    /// The text of a CSV file; this or `content`.
    text: Option<String>,
    /// A CSV or XLSX file as Base64.
    content: Option<String>,
    /// The file's name.
    name: Option<String>,
    /// Whose customers or users they are; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
    /// The customer that all users are of, where the rows do not say.
    #[schema(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// Code or name of the edition of users that name none.
    edition: Option<String>,
    /// Number or id of the license of users that name none.
    license: Option<String>,
    /// Whether units that are missing are added to the licenses.
    #[serde(default)]
    add_units: bool,
    /// Whether users are sent their invitations where the rows do not say.
    #[serde(default)]
    invite: bool,
    /// Code of the country of customers that name none.
    country: Option<String>,
    /// Only check: nothing is added before `POST …/run`.
    #[serde(default)]
    dry_run: bool,
    /// A file that was imported before is checked anew. Without it, it is the same import.
    #[serde(default)]
    anew: bool,
}

impl NewImportSent {
    async fn sheet(&self) -> Result<Sheet, ApiError> {
        let (bytes, encoding) = match (&self.text, &self.content) {
            (Some(text), None) => (text.clone().into_bytes(), Some(Encoding::Utf8)),
            (None, Some(content)) => {
                let read = BASE64.decode(content.as_bytes());
                (read.map_err(|_| Refusal::field("content", Problem::WrongType))?, None)
            }
            _ => return Err(Refusal::field("text", Problem::Required).into()),
        };
        let field = if self.text.is_some() { "text" } else { "content" };
        upload::read(bytes, encoding, self.kind).await.map_err(|error| at(error, field).into())
    }

    fn checked_name(&self) -> Result<String, Refusal> {
        let name = self.name.clone().unwrap_or_default();
        if name.chars().count() > 200 {
            return Err(Refusal::field("name", Problem::TooLong { max: 200 }));
        }
        if name.chars().any(|sign| sign.is_control() || sign == '\u{202e}') {
            return Err(Refusal::field("name", Problem::ForbiddenCharacters));
        }
        Ok(name)
    }

    fn settings(&self) -> Result<Settings, domain::Error> {
        let settings = Settings {
            customer: self.customer_id,
            edition: self.edition.clone().unwrap_or_default(),
            license: self.license.clone().unwrap_or_default(),
            add_units: self.add_units,
            invite: self.invite,
            country: self.country.clone().unwrap_or_default(),
            ..Settings::default()
        };
        settings.cleaned()
    }
}

/// What is wrong with the file, by the name it has in the body.
fn at(error: domain::Error, field: &str) -> domain::Error {
    match error {
        domain::Error::Refused(Refusal::Invalid(found)) => {
            let named = found.into_iter().map(|found| FieldProblem::new(field, found.problem));
            Refusal::Invalid(named.collect()).into()
        }
        other => other,
    }
}

/// Checks a file and adds what can be added, unless `dry_run` says to check alone. The same file again is the same
/// import, so that sending it twice adds nothing twice. A large one is gone on with after the answer.
#[utoipa::path(post, path = "/api/v1/imports", tag = "imports", request_body = NewImportSent,
    responses((status = 202, body = ImportAnswer)))]
pub(super) async fn upload(call: Call, Sent(sent): Sent<NewImportSent>) -> Result<Response, ApiError> {
    let (place, kind) = (sent.organization_id.unwrap_or(call.organization), sent.kind);
    let customer = sent.customer_id;
    call.read(move |act| {
        imports::require(act, place, kind)?;
        customer.map(|customer| act.allow_customer(kind.asks(), customer)).transpose()
    })
    .await?;
    let new = NewImport {
        kind,
        name: sent.checked_name()?,
        settings: sent.settings()?,
        sheet: sent.sheet().await?,
        repeat: if sent.anew { Repeat::Anew } else { Repeat::Same },
    };
    let begun = call.work(move |act| imports::begin(act, place, &new)).await?;
    let id = begun.id;
    let is_left = go_on(&call, (place, id)).await?;
    let import = call.read(move |act| imports::get(act, id)).await?;
    if import.state == State::Matching {
        let found = imports::unmatched(&import);
        if !begun.is_known {
            call.work(move |act| imports::discard(act, id)).await?;
        }
        return Err(Refusal::Invalid(found).into());
    }
    let adds = !sent.dry_run && !is_left && import.state == State::Checked && import.counts.add > 0;
    if adds {
        let seen = import.counts.add;
        call.work(move |act| imports::run(act, id, seen, Invite::AsSaid)).await?;
        go_on(&call, (place, id)).await?;
    }
    let import = call.read(move |act| imports::get(act, id)).await?;
    post::record(StatusCode::ACCEPTED, &shown(import))
}

async fn go_on(call: &Call, place: (OrganizationId, ImportId)) -> Result<bool, ApiError> {
    Ok(imports::drive(call.web.world(), &call.caller, place, STEPS).await?)
}

/// The imports of the token's organization, the newest first; at most 50.
#[utoipa::path(get, path = "/api/v1/imports", tag = "imports", responses((status = 200, body = Listed<ImportAnswer>)))]
pub(super) async fn list(call: Call) -> Result<Listed<ImportAnswer>, ApiError> {
    let place = call.organization;
    let found = call.read(move |act| imports::list(act, place)).await?;
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// One import as it stands.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "imports", responses((status = 200, body = ImportAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<ImportId>) -> Result<Response, ApiError> {
    call.show(move |act| imports::get(act, id).map(shown)).await
}

/// A row with what becomes of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ImportRowAnswer {
    /// As the spreadsheet counts it.
    row: i64,
    /// `unchecked`, `wrong`, `add`, `there`, `added`, `removed` or `kept`.
    state: &'static str,
    cells: Vec<String>,
    problems: Vec<ImportProblem>,
    /// The customer that the user of the row is of.
    customer_id: Option<String>,
    /// What was added by it.
    record_id: Option<String>,
}

/// What keeps a row from being added.
#[derive(Serialize, ToSchema)]
pub(super) struct ImportProblem {
    field: String,
    code: &'static str,
    detail: String,
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RowsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// `wrong`, `add`, `there`, `added`, `removed`, `kept`; all unless given.
    #[param(value_type = Option<String>)]
    state: Option<RowState>,
}

/// Rows of an import in the order of the file, with what is wrong with each.
#[utoipa::path(get, path = "/api/v1/imports/{id}/rows", tag = "imports", params(RowsAsked),
    responses((status = 200, body = Listed<ImportRowAnswer>)))]
pub(super) async fn rows(
    call: Call,
    Id(id): Id<ImportId>,
    Asked(asked): Asked<RowsAsked>,
) -> Result<Listed<ImportRowAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let (import, page) = call
        .read(move |act| Ok((imports::get(act, id)?, imports::rows(act, id, asked.state, &window)?)))
        .await?;
    let locale = Locale::default();
    Ok(Listed::of(page, |row| row_shown(&import, row, &locale)))
}

fn row_shown(import: &Import, row: ImportRow, locale: &Locale) -> ImportRowAnswer {
    let problem = |found: FieldProblem| ImportProblem {
        detail: locale.problem(&found.problem),
        code: found.problem.code(),
        field: found.field,
    };
    ImportRowAnswer {
        row: row.number,
        state: row.state.word(),
        customer_id: row.customer.map(|customer| customer.to_string()),
        record_id: row.record.map(|record| match import.kind {
            Kind::Users => domain::ids::SeatId::from_uuid(record).to_string(),
            Kind::Customers => OrganizationId::from_uuid(record).to_string(),
        }),
        cells: row.cells,
        problems: row.problems.into_iter().map(problem).collect(),
    }
}

/// Adds what was checked and can be added. A large import is gone on with after the answer.
#[utoipa::path(post, path = "/api/v1/imports/{id}/run", tag = "imports", responses((status = 202, body = ImportAnswer)))]
pub(super) async fn run(
    call: Call,
    Id(id): Id<ImportId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    let answer = call
        .post(posted, StatusCode::ACCEPTED, move |act, _| {
            let seen = imports::get(act, id)?.counts.add;
            imports::run(act, id, seen, Invite::AsSaid)?;
            imports::get(act, id).map(shown)
        })
        .await?;
    let import = call.read(move |act| imports::get(act, id)).await?;
    go_on(&call, (import.organization, id)).await?;
    Ok(answer)
}

/// Takes an import back within a day: what it added and nothing has happened to goes again.
#[utoipa::path(post, path = "/api/v1/imports/{id}/undo", tag = "imports", responses((status = 202, body = ImportAnswer)))]
pub(super) async fn undo(
    call: Call,
    Id(id): Id<ImportId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    let answer = call
        .post(posted, StatusCode::ACCEPTED, move |act, _| {
            imports::undo(act, id)?;
            imports::get(act, id).map(shown)
        })
        .await?;
    let import = call.read(move |act| imports::get(act, id)).await?;
    go_on(&call, (import.organization, id)).await?;
    Ok(answer)
}

/// Forgets an import that has added nothing.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "imports", responses((status = 204)))]
pub(super) async fn discard(call: Call, Id(id): Id<ImportId>) -> Result<StatusCode, ApiError> {
    call.work(move |act| imports::discard(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
