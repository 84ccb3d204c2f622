//! `/api/v1/views`: views of lists that the token's organization shares.

use std::collections::BTreeMap;

use axum::{http::Method, http::StatusCode, response::Response};
use domain::{
    exports::List,
    ids::ViewId,
    views::{self, View, ViewChange, ViewForm},
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
use crate::{
    exports::view_state,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/views", list)
        .post("/api/v1/views", save)
        .get("/api/v1/views/{id}", get)
        .on(&Method::PATCH, "/api/v1/views/{id}", change)
        .on(&Method::DELETE, "/api/v1/views/{id}", delete)
        .post("/api/v1/views/{id}/restore", restore)
}

/// A view of a list that the organization shares.
#[derive(Serialize, ToSchema)]
#[schema(as = View)]
pub(super) struct ViewAnswer {
    id: String,
    list: &'static str,
    name: String,
    /// The parts of the list's address in the console: its filters by the names they have there (`q`, `view`,
    /// `vendor`, …), `sort`, `cols` (codes of columns, by comma), `rows` (`roomy` or `dense`) and `per` (25, 50 or 100).
    state: BTreeMap<String, String>,
    made_by: String,
    created_at: String,
    version: i64,
}

fn shown(view: View) -> ViewAnswer {
    ViewAnswer {
        id: view.id.to_string(),
        list: view.list.word(),
        name: view.name,
        state: view.state.into_iter().collect(),
        made_by: view.made_by,
        created_at: view.created_at.to_string(),
        version: view.version,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ViewsAsked {
    /// Only of this list, by the names of exports.
    #[param(value_type = Option<String>)]
    list: Option<List>,
}

/// The shared views of the token's organization, by list and name. People's own views are theirs alone.
#[utoipa::path(get, path = "/api/v1/views", tag = "views", params(ViewsAsked),
    responses((status = 200, body = Listed<ViewAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<ViewsAsked>,
) -> Result<Listed<ViewAnswer>, ApiError> {
    let organization = call.organization;
    let mut found = call.read(move |act| views::list(act, organization)).await?;
    found.retain(|view| asked.list.is_none_or(|list| list == view.list));
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// A view to be shared.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewView {
    /// `customers`, `users`, `licenses`, `installations`, `invoices`, `purchase-codes` or `mails`.
    #[schema(value_type = String)]
    list: List,
    /// 60 characters; once in each list.
    name: String,
    /// As in answers.
    #[serde(default)]
    state: BTreeMap<String, String>,
}

/// Shares a view with all who look from the token's organization; 30 of each list at most.
#[utoipa::path(post, path = "/api/v1/views", tag = "views", request_body = NewView,
    responses((status = 201, body = ViewAnswer)))]
pub(super) async fn save(call: Call, posted: Posted<NewView>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, sent| {
        let state = view_state(sent.list, &sent.state)?;
        let form = ViewForm { list: sent.list, name: sent.name.clone(), state, shared: true };
        views::save(act, organization, &form).map(shown)
    })
    .await
}

/// One view.
#[utoipa::path(get, path = "/api/v1/views/{id}", tag = "views", responses((status = 200, body = ViewAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<ViewId>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.show(move |act| views::get(act, organization, id).map(shown)).await
}

/// What of a view is to be another.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewEdit {
    name: Option<String>,
    state: Option<BTreeMap<String, String>>,
}

/// Gives a view another name or content; what is not sent stays.
#[utoipa::path(patch, path = "/api/v1/views/{id}", tag = "views", request_body = ViewEdit,
    responses((status = 200, body = ViewAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<ViewId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<ViewEdit>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.edit(
        move |act| {
            let before = views::get(act, organization, id)?;
            let state = sent.state.as_ref().map(|state| view_state(before.list, state)).transpose()?;
            let wanted = ViewChange { name: sent.name.clone(), state };
            let version = version.unwrap_or(before.version);
            views::change(act, (organization, id), &wanted, version).map(shown)
        },
        move |act| views::get(act, organization, id).map(shown),
    )
    .await
}

/// Takes a view away; it can come back for 30 days.
#[utoipa::path(delete, path = "/api/v1/views/{id}", tag = "views", responses((status = 204)))]
pub(super) async fn delete(call: Call, Id(id): Id<ViewId>) -> Result<StatusCode, ApiError> {
    let organization = call.organization;
    call.work(move |act| views::delete(act, organization, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Brings a deleted view back. Again is the same.
#[utoipa::path(post, path = "/api/v1/views/{id}/restore", tag = "views",
    responses((status = 200, body = ViewAnswer)))]
pub(super) async fn restore(
    call: Call,
    Id(id): Id<ViewId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.post(posted, StatusCode::OK, move |act, _| views::restore(act, organization, id).map(shown)).await
}
