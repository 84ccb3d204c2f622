//! `/api/v1/mail-templates`: the texts of letters, edited by those who send them.

use axum::{http::Method, http::StatusCode, response::Response};
use domain::{
    Act, Language,
    ids::{MessageId, OrganizationId},
    messages::{self, LetterFacts},
    outbox::MailKind,
    templates::{self, Parts, Template},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::{Call, Sent},
    messages::{LetterAnswer, written},
    post::Posted,
    problem::ApiError,
    query::{Asked, IfMatch, Named},
};
use crate::{
    mail,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    const ONE: &str = "/api/v1/mail-templates/{kind}/{language}";
    Routes::admitting(Admits::Token)
        .get("/api/v1/mail-templates", list)
        .get(ONE, get)
        .on(&Method::PUT, ONE, save)
        .on(&Method::DELETE, ONE, reset)
        .post("/api/v1/mail-templates/{kind}/{language}/preview", preview)
}

/// Whose text of a kind and language is in force.
#[derive(Serialize, ToSchema)]
#[schema(as = MailTemplateSource)]
pub struct SourceAnswer {
    kind: &'static str,
    language: &'static str,
    /// `own`, `inherited` or `built-in`.
    source: &'static str,
    /// Null: built in.
    changed_at: Option<String>,
}

/// The parts of a letter, with placeholders such as `{{ product }}`. The body's paragraphs are parted by an empty
/// line; it may hold `**bold**`, lines that begin with `- `, and `[words](https://…)`.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MailTemplateParts)]
pub struct PartsBody {
    subject: String,
    #[serde(default)]
    preheader: String,
    #[serde(default)]
    greeting: String,
    body: String,
    /// Empty for kinds whose letters have no button.
    #[serde(default)]
    button: String,
    why: String,
}

impl From<PartsBody> for Parts {
    fn from(body: PartsBody) -> Self {
        let PartsBody { subject, preheader, greeting, body, button, why } = body;
        Self { subject, preheader, greeting, body, button, why }
    }
}

impl From<Parts> for PartsBody {
    fn from(parts: Parts) -> Self {
        let Parts { subject, preheader, greeting, body, button, why } = parts;
        Self { subject, preheader, greeting, body, button, why }
    }
}

/// The text in force, and what it may hold.
#[derive(Serialize, ToSchema)]
#[schema(as = MailTemplate)]
pub struct TemplateAnswer {
    organization_id: String,
    kind: &'static str,
    language: &'static str,
    /// `own`, `inherited` or `built-in`.
    source: &'static str,
    /// The name of the organization that an inherited text is from; null: it is out of reach, or none.
    inherited_from: Option<String>,
    /// 0 when nothing was ever saved here.
    version: i64,
    parts: PartsBody,
    placeholders: Vec<PlaceholderAnswer>,
    /// Of these the subject or the body must hold one.
    needed: &'static [&'static str],
}

/// A name that a text may hold.
#[derive(Serialize, ToSchema)]
#[schema(as = MailPlaceholder)]
pub struct PlaceholderAnswer {
    name: &'static str,
    /// Not in the subject.
    secret: bool,
}

fn shown(template: Template) -> TemplateAnswer {
    let source = match (&template.own, &template.above) {
        (Some(_), _) => "own",
        (None, Some(_)) => "inherited",
        (None, None) => "built-in",
    };
    let parts = template.in_force().cloned();
    let placeholders = templates::placeholders(template.kind).into_iter();
    TemplateAnswer {
        organization_id: template.organization.to_string(),
        kind: template.kind.word(),
        language: template.language.code(),
        source,
        inherited_from: if source == "inherited" {
            template.above.and_then(|above| above.name)
        } else {
            None
        },
        version: template.version,
        parts: parts.unwrap_or_else(|| mail::built_in(template.kind, template.language)).into(),
        placeholders: placeholders
            .map(|each| PlaceholderAnswer { name: each.name, secret: each.secret })
            .collect(),
        needed: templates::needed(template.kind),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TemplatesAsked {
    /// The operator or partner whose texts are meant; the token's organization unless given.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Every kind of letter in every language, and whose text is in force.
#[utoipa::path(get, path = "/api/v1/mail-templates", tag = "mail-templates", params(TemplatesAsked),
    responses((status = 200, body = Listed<SourceAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<TemplatesAsked>,
) -> Result<Listed<SourceAnswer>, ApiError> {
    let organization = asked.organization_id.unwrap_or(call.organization);
    let edited = call.read(move |act| templates::list(act, organization)).await?;
    let pairs = MailKind::ALL.iter().flat_map(|kind| Language::ALL.map(|language| (*kind, language)));
    let source = |(kind, language): (MailKind, Language)| {
        let found = edited.iter().find(|each| (each.kind, each.language) == (kind, language));
        SourceAnswer {
            kind: kind.word(),
            language: language.code(),
            source: found.map_or("built-in", |found| if found.own { "own" } else { "inherited" }),
            changed_at: found.map(|found| found.changed_at.to_string()),
        }
    };
    Ok(Listed::all(pairs.map(source).collect()))
}

/// The text in force of one kind in one language.
#[utoipa::path(get, path = "/api/v1/mail-templates/{kind}/{language}", tag = "mail-templates",
    params(TemplatesAsked), responses((status = 200, body = TemplateAnswer)))]
pub(super) async fn get(
    call: Call,
    Named(kind, language): Named,
    Asked(asked): Asked<TemplatesAsked>,
) -> Result<Response, ApiError> {
    let organization = asked.organization_id.unwrap_or(call.organization);
    call.show(move |act| templates::get(act, organization, kind, language).map(shown)).await
}

/// The version that a change is made from: the one given, else the one stored.
fn version(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    given: Option<i64>,
) -> domain::Result<i64> {
    match given {
        Some(version) => Ok(version),
        None => Ok(templates::get(act, organization, kind, language)?.version),
    }
}

/// Saves a text for the organization and all below it that have none of their own. In force from the next letter on.
#[utoipa::path(put, path = "/api/v1/mail-templates/{kind}/{language}", tag = "mail-templates",
    params(TemplatesAsked), request_body = PartsBody, responses((status = 200, body = TemplateAnswer)))]
pub(super) async fn save(
    call: Call,
    Named(kind, language): Named,
    Asked(asked): Asked<TemplatesAsked>,
    IfMatch(given): IfMatch,
    Sent(body): Sent<PartsBody>,
) -> Result<Response, ApiError> {
    let organization = asked.organization_id.unwrap_or(call.organization);
    let parts = Parts::from(body);
    call.edit(
        move |act| {
            let version = version(act, organization, (kind, language), given)?;
            templates::save(act, organization, (kind, language), version, &parts).map(shown)
        },
        move |act| templates::get(act, organization, kind, language).map(shown),
    )
    .await
}

/// Takes the organization's own text away: that from above, or the built-in one, is in force again.
#[utoipa::path(delete, path = "/api/v1/mail-templates/{kind}/{language}", tag = "mail-templates",
    params(TemplatesAsked), responses((status = 200, body = TemplateAnswer)))]
pub(super) async fn reset(
    call: Call,
    Named(kind, language): Named,
    Asked(asked): Asked<TemplatesAsked>,
    IfMatch(given): IfMatch,
) -> Result<Response, ApiError> {
    let organization = asked.organization_id.unwrap_or(call.organization);
    call.edit(
        move |act| {
            let version = version(act, organization, (kind, language), given)?;
            templates::reset(act, organization, (kind, language), version)?;
            templates::get(act, organization, kind, language).map(shown)
        },
        move |act| templates::get(act, organization, kind, language).map(shown),
    )
    .await
}

/// What to write a letter of.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewBody {
    /// Null: the text in force.
    #[serde(default)]
    parts: Option<PartsBody>,
    /// A mail of the same kind within reach, whose data are taken; null: sample data.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    message_id: Option<MessageId>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Writes a letter without saving or sending anything. For those who may edit texts.
#[utoipa::path(post, path = "/api/v1/mail-templates/{kind}/{language}/preview", tag = "mail-templates",
    request_body = PreviewBody, responses((status = 200, body = LetterAnswer)))]
pub(super) async fn preview(
    call: Call,
    Named(kind, language): Named,
    posted: Posted<PreviewBody>,
) -> Result<Response, ApiError> {
    let (own, base_url, now) = (call.organization, call.web.url(""), call.web.world().now());
    call.post(posted, StatusCode::OK, move |act, body| {
        let organization = body.organization_id.unwrap_or(own);
        let parts = body.parts.clone().map(Parts::from);
        let template = templates::draft(act, organization, (kind, language), parts.as_ref())?;
        let real = body.message_id.map(|message| messages::preview(act, own, message)).transpose()?;
        let facts = real.filter(|facts| facts.kind == kind);
        let facts = facts.unwrap_or_else(|| mail::sample(kind, language, template.sender.clone(), now));
        let template = template.in_force().cloned();
        written(&LetterFacts { language, template, ..facts }, &base_url)
    })
    .await
}
