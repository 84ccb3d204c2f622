//! Answers of the API and the activation service that are not a yes: `application/problem+json` (RFC 9457) with
//! the refusal's stable code, in the language the caller asks for.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    Error, Language, Refusal,
    refusal::{Failure, Kind},
};
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{languages::Locale, state::Web, wire::RequestId};

/// What is wrong, for programs (`code`) and for people (`title`, `detail`).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Address of the page that explains the code.
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    /// The stable name of the refusal.
    code: String,
    /// Whether the same request may succeed later without anybody changing anything.
    retryable: bool,
    request_id: String,
    /// For status 422: each field that cannot be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// For `changed-meanwhile`: the record as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<serde_json::Value>,
}

/// One field that cannot be taken as it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    field: String,
    code: String,
    detail: String,
}

/// An error on its way to its problem document.
#[derive(Debug)]
pub struct ApiError {
    error: Error,
    current: Option<serde_json::Value>,
}

impl ApiError {
    /// Shows the record as it is now beside a `changed-meanwhile`.
    #[must_use]
    pub fn with_current(mut self, current: impl Serialize) -> Self {
        self.current = serde_json::to_value(current).ok();
        self
    }

    pub const fn refusal(&self) -> Option<&Refusal> {
        self.error.refusal()
    }
}

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self { error: error.into(), current: None }
    }
}

/// Rides on the response until [`show_problems`] writes the document.
#[derive(Clone, Debug)]
struct Pending {
    refusal: Option<Refusal>,
    current: Option<serde_json::Value>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let refusal = match self.error {
            Error::Refused(refusal) => Some(refusal),
            Error::Failed(failure) => seen(&failure),
        };
        let mut response = refusal.as_ref().map_or(StatusCode::INTERNAL_SERVER_ERROR, status).into_response();
        response.extensions_mut().insert(Pending { refusal, current: self.current });
        response
    }
}

/// A database that cannot be reached is told apart from a fault of ours, which is logged once, here.
fn seen(failure: &Failure) -> Option<Refusal> {
    match failure {
        Failure::Database(error) if error.is_unavailable() => Some(Refusal::Busy),
        _ => {
            tracing::error!(error = ?failure, "a request failed");
            None
        }
    }
}

/// The one table from refusals to HTTP.
pub fn status(refusal: &Refusal) -> StatusCode {
    match (refusal, refusal.kind()) {
        (Refusal::TooLarge, _) => StatusCode::PAYLOAD_TOO_LARGE,
        (Refusal::NotJson, _) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        (Refusal::MalformedJson, _) => StatusCode::BAD_REQUEST,
        (Refusal::StorageFull, _) => StatusCode::INSUFFICIENT_STORAGE,
        (_, Kind::Unauthenticated) => StatusCode::UNAUTHORIZED,
        (_, Kind::Forbidden) => StatusCode::FORBIDDEN,
        (_, Kind::NotFound) => StatusCode::NOT_FOUND,
        (_, Kind::Invalid) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Kind::Conflict) => StatusCode::CONFLICT,
        (_, Kind::Throttled) => StatusCode::TOO_MANY_REQUESTS,
        (_, Kind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Writes the problem documents of all routes below, and answers unknown paths and methods the same way.
pub(crate) async fn show_problems(State(web): State<Web>, request: Request, next: Next) -> Response {
    let language = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let request_id = request.extensions().get::<RequestId>().cloned();
    let mut response = next.run(request).await;
    let locale = || locale(language.as_ref());
    if let Some(pending) = response.extensions_mut().remove::<Pending>() {
        return document(&web, &locale(), pending, request_id);
    }
    if is_bare_fault(&response) {
        let refusal = if response.status() == StatusCode::NOT_FOUND {
            Refusal::NotFound
        } else {
            Refusal::MethodNotAllowed
        };
        let mut document =
            document(&web, &locale(), Pending { refusal: Some(refusal), current: None }, request_id);
        *document.status_mut() = response.status();
        if let Some(allow) = response.headers().get(header::ALLOW) {
            document.headers_mut().insert(header::ALLOW, allow.clone());
        }
        return document;
    }
    response
}

/// What the router itself answers for a path or method that is not there.
fn is_bare_fault(response: &Response) -> bool {
    matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
        && !response.headers().contains_key(header::CONTENT_TYPE)
}

/// The language of an `Accept-Language` header.
pub(crate) fn locale(asked: Option<&HeaderValue>) -> Locale {
    let asked = asked.and_then(|value| value.to_str().ok());
    Locale::new(asked.and_then(Language::from_accept_language).unwrap_or_default(), TimeZone::UTC)
}

fn document(web: &Web, locale: &Locale, pending: Pending, request_id: Option<RequestId>) -> Response {
    let status = pending.refusal.as_ref().map_or(StatusCode::INTERNAL_SERVER_ERROR, status);
    let code = pending.refusal.as_ref().map_or("failed", Refusal::code);
    let problem = Problem {
        r#type: web.url(&format!("/api/docs#{code}")),
        title: match &pending.refusal {
            Some(refusal) => locale.kind(refusal.kind()).into_owned(),
            None => locale.text("kind-failed").into_owned(),
        },
        status: status.as_u16(),
        detail: match &pending.refusal {
            Some(refusal) => locale.refusal(refusal),
            None => locale.text("kind-failed").into_owned(),
        },
        code: code.to_owned(),
        retryable: pending.refusal.as_ref().is_none_or(Refusal::is_retryable),
        request_id: request_id.map(|id| id.0.to_string()).unwrap_or_default(),
        errors: pending.refusal.as_ref().map(|refusal| fields(refusal, locale)).unwrap_or_default(),
        current: pending.current,
    };
    let mut response = (status, axum::Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = pending.refusal.as_ref().and_then(wait) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn fields(refusal: &Refusal, locale: &Locale) -> Vec<FieldProblem> {
    let Refusal::Invalid(problems) = refusal else { return Vec::new() };
    problems
        .iter()
        .map(|problem| FieldProblem {
            field: problem.field.clone(),
            code: problem.problem.code().to_owned(),
            detail: locale.problem(&problem.problem),
        })
        .collect()
}

/// Seconds to wait before trying again.
fn wait(refusal: &Refusal) -> Option<u64> {
    match refusal {
        Refusal::TooManyAttempts { seconds } => u64::try_from(*seconds).ok(),
        _ => (refusal.kind() == Kind::Unavailable).then_some(2),
    }
}
