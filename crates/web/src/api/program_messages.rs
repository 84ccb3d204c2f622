//! `/api/v1/program-messages`: what installed programs show to people.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use domain::{
    Language, Refusal,
    ids::{OrganizationId, PlanId, ProductId, ProgramMessageId},
    program_messages::{self, Message, MessageForm, Texts},
    refusal::Problem,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::Listed,
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::Id,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/organizations/{id}/program-messages", list)
        .post("/api/v1/organizations/{id}/program-messages", write)
        .get("/api/v1/program-messages/{id}", get)
        .post("/api/v1/program-messages/{id}/withdraw", withdraw)
}

/// A message that programs show.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgramMessage)]
pub(super) struct MessageAnswer {
    id: String,
    organization_id: String,
    /// By language.
    texts: BTreeMap<&'static str, String>,
    /// The names of what it is for; null: all.
    product: Option<String>,
    plan: Option<String>,
    customer: Option<String>,
    /// The first and the last version that it is for; empty: no end.
    version_from: String,
    version_to: String,
    shown_from: String,
    /// The first instant at which it is shown no more.
    shown_until: String,
    withdrawn_at: Option<String>,
    created_at: String,
    created_by: String,
}

fn shown(message: Message) -> MessageAnswer {
    MessageAnswer {
        id: message.id.to_string(),
        organization_id: message.organization.to_string(),
        texts: message.texts.list().map(|(language, text)| (language.code(), text.to_owned())).collect(),
        product: message.product_name,
        plan: message.plan_name,
        customer: message.customer_name,
        version_from: message.version_from,
        version_to: message.version_to,
        shown_from: message.shown_from.to_string(),
        shown_until: message.shown_until.to_string(),
        withdrawn_at: message.withdrawn_at.map(|at| at.to_string()),
        created_at: message.created_at.to_string(),
        created_by: message.created_by,
    }
}

/// The messages of an organization, the newest first; 200 at most.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/program-messages", tag = "installations",
    responses((status = 200, body = Listed<MessageAnswer>)))]
pub(super) async fn list(call: Call, Id(id): Id<OrganizationId>) -> Result<Listed<MessageAnswer>, ApiError> {
    let found = call.read(move |act| program_messages::list(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// A message to be shown.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageSent {
    /// By language (`en`, `fi`, `it`, `es`, `ru`), 500 characters each; one at least.
    texts: BTreeMap<String, String>,
    /// Only programs of this product, plan or customer.
    product_id: Option<String>,
    plan_id: Option<String>,
    customer_id: Option<String>,
    /// Only these versions, both included.
    #[serde(default)]
    version_from: String,
    #[serde(default)]
    version_to: String,
    /// The first and the last day, where the organization is.
    #[schema(format = Date)]
    from_on: String,
    #[schema(format = Date)]
    until_on: String,
}

fn id_of<T: std::str::FromStr>(field: &str, sent: Option<&String>) -> Result<Option<T>, Refusal> {
    sent.map(|text| text.parse().map_err(|_| Refusal::field(field, Problem::NotAChoice))).transpose()
}

impl MessageSent {
    fn form(&self) -> Result<MessageForm, Refusal> {
        let text = |(code, text): (&String, &String)| -> Result<(Language, String), Refusal> {
            let language = code.parse().map_err(|_| Refusal::field("texts", Problem::NotAChoice))?;
            Ok((language, text.clone()))
        };
        let texts: Result<Vec<_>, _> = self.texts.iter().map(text).collect();
        Ok(MessageForm {
            product: id_of::<ProductId>("product_id", self.product_id.as_ref())?,
            plan: id_of::<PlanId>("plan_id", self.plan_id.as_ref())?,
            customer: id_of::<OrganizationId>("customer_id", self.customer_id.as_ref())?,
            version_from: self.version_from.clone(),
            version_to: self.version_to.clone(),
            texts: Texts::of(texts?),
            from_on: self.from_on.clone(),
            until_on: self.until_on.clone(),
        })
    }
}

/// Shows a message in the programs of the customers below an organization, from their next check-in on.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/program-messages", tag = "installations",
    request_body = MessageSent, responses((status = 201, body = MessageAnswer)))]
pub(super) async fn write(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<MessageSent>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, sent| {
        program_messages::write(act, id, &sent.form()?).map(shown)
    })
    .await
}

/// One message.
#[utoipa::path(get, path = "/api/v1/program-messages/{id}", tag = "installations",
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<ProgramMessageId>) -> Result<Response, ApiError> {
    call.show(move |act| program_messages::find(act, id).map(shown)).await
}

/// Shows a message no more. Again is the same.
#[utoipa::path(post, path = "/api/v1/program-messages/{id}/withdraw", tag = "installations",
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn withdraw(
    call: Call,
    Id(id): Id<ProgramMessageId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| program_messages::withdraw(act, id).map(shown)).await
}
