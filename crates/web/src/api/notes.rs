//! `/api/v1/notes`: notes beside records, seen by the people of the organization that they were written from and above.

use axum::{http::Method, http::StatusCode, response::Response};
use domain::{
    ids::NoteId,
    notes::{self, Note, Subject},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::{Call, Sent},
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, IfMatch},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/notes", list)
        .post("/api/v1/notes", write)
        .get("/api/v1/notes/{id}", get)
        .on(&Method::PATCH, "/api/v1/notes/{id}", edit)
        .post("/api/v1/notes/{id}/remove", remove)
        .post("/api/v1/notes/{id}/restore", restore)
}

/// A note.
#[derive(Serialize, ToSchema)]
#[schema(as = Note)]
pub struct NoteAnswer {
    id: String,
    /// The id of the customer, license, seat, stock of a purchase code, or invoice.
    about: String,
    /// Whose people see it, and those above.
    home_id: String,
    home_name: String,
    author: String,
    text: String,
    written_at: String,
    changed_at: Option<String>,
    version: i64,
}

fn shown(note: Note) -> NoteAnswer {
    NoteAnswer {
        id: note.id.to_string(),
        about: note.subject.to_string(),
        home_id: note.home.to_string(),
        home_name: note.home_name,
        author: note.author,
        text: note.text,
        written_at: note.written_at.to_string(),
        changed_at: note.changed_at.map(|at| at.to_string()),
        version: note.version,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct NotesAsked {
    /// The id of a customer, license, seat, stock of a purchase code, or invoice.
    #[param(value_type = String)]
    about: Subject,
}

/// The notes of a record, the newest first; at most 100.
#[utoipa::path(get, path = "/api/v1/notes", tag = "notes", params(NotesAsked),
    responses((status = 200, body = Listed<NoteAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<NotesAsked>,
) -> Result<Listed<NoteAnswer>, ApiError> {
    let found = call.read(move |act| notes::about(act, asked.about)).await?;
    Ok(Listed::all(found.notes.into_iter().map(shown).collect()))
}

/// What is to be noted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewNote {
    /// The id of a customer, license, seat, stock of a purchase code, or invoice.
    #[schema(value_type = String)]
    about: Subject,
    /// Plain text; `@name` or `@address` tells a colleague.
    text: String,
}

/// Writes a note; whoever is mentioned is told.
#[utoipa::path(post, path = "/api/v1/notes", tag = "notes", request_body = NewNote,
    responses((status = 201, body = NoteAnswer)))]
pub(super) async fn write(call: Call, posted: Posted<NewNote>) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| notes::write(act, new.about, &new.text).map(shown))
        .await
}

/// One note.
#[utoipa::path(get, path = "/api/v1/notes/{id}", tag = "notes",
    responses((status = 200, body = NoteAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<NoteId>) -> Result<Response, ApiError> {
    call.show(move |act| notes::get(act, id).map(shown)).await
}

/// The new text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteChange {
    text: String,
}

/// Edits a note that the same token wrote.
#[utoipa::path(patch, path = "/api/v1/notes/{id}", tag = "notes", request_body = NoteChange,
    responses((status = 200, body = NoteAnswer)))]
pub(super) async fn edit(
    call: Call,
    Id(id): Id<NoteId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<NoteChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = notes::get(act, id)?;
            notes::edit(act, id, &change.text, version.unwrap_or(before.version)).map(shown)
        },
        move |act| notes::get(act, id).map(shown),
    )
    .await
}

/// Removes a note that the same token wrote.
#[utoipa::path(post, path = "/api/v1/notes/{id}/remove", tag = "notes",
    responses((status = 200, body = NoteAnswer)))]
pub(super) async fn remove(
    call: Call,
    Id(id): Id<NoteId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| notes::remove(act, id).map(shown)).await
}

/// Takes a removal back, within a quarter of an hour.
#[utoipa::path(post, path = "/api/v1/notes/{id}/restore", tag = "notes",
    responses((status = 200, body = NoteAnswer)))]
pub(super) async fn restore(
    call: Call,
    Id(id): Id<NoteId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| notes::restore(act, id).map(shown)).await
}
