//! What a call sends to have something done, and how it is answered: once for each `Idempotency-Key`, in the
//! transaction of the act itself (SR-62).

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    Act, Refusal,
    idempotency::{self, Begun, Key},
    refusal::{FieldProblem, Problem},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    call::{self, Call},
    problem::ApiError,
};

/// The longest `Idempotency-Key`, in characters.
const LONGEST_KEY: usize = 255;

/// The body of a `POST`, with the key under which its answer is kept.
pub(crate) struct Posted<T> {
    sent: T,
    body: Bytes,
    key: Option<Key>,
}

/// For what needs no words: an empty body or `{}`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let key = key(&parts)?;
        let is_json = call::is_json(&parts.headers);
        let has_type = parts.headers.contains_key(header::CONTENT_TYPE);
        let body = Bytes::from_request(Request::from_parts(parts, body), state)
            .await
            .map_err(|_| Refusal::TooLarge)?;
        if !is_json && (has_type || !body.is_empty()) {
            return Err(Refusal::NotJson.into());
        }
        let sent = call::parse(if body.is_empty() { b"{}" } else { &body })?;
        Ok(Self { sent, body, key })
    }
}

impl<T> Posted<T> {
    /// What was sent, for what has to be asked before the act.
    pub(crate) const fn sent(&self) -> &T {
        &self.sent
    }
}

fn key(parts: &Parts) -> Result<Option<Key>, Refusal> {
    let mut given = parts.headers.get_all("idempotency-key").iter();
    let Some(first) = given.next() else { return Ok(None) };
    let refused = |problem| Refusal::Invalid(vec![FieldProblem::new("Idempotency-Key", problem)]);
    if given.next().is_some() {
        return Err(refused(Problem::Twice { line: 1 }));
    }
    let key = first.to_str().map_err(|_| refused(Problem::ForbiddenCharacters))?.to_owned();
    if key.trim().is_empty() {
        return Err(refused(Problem::Required));
    }
    if key.len() > LONGEST_KEY {
        return Err(refused(Problem::TooLong { max: LONGEST_KEY as i64 }));
    }
    let route = format!("{} {}", parts.method, parts.uri.path());
    Ok(Some(Key { route, key }))
}

impl Call {
    /// Does what a `POST` asks for and answers with what the act gives. A request that comes again under the
    /// same key gets the answer of the first one and does nothing more.
    ///
    /// Refusals beside those of the act: `idempotency-key-reused`, `idempotency-key-in-flight`.
    pub async fn post<T: Send + 'static, A: Serialize>(
        &self,
        Posted { sent, body, key }: Posted<T>,
        status: StatusCode,
        operation: impl Fn(&mut Act<'_>, &T) -> domain::Result<A> + Send + 'static,
    ) -> Result<Response, ApiError> {
        let act = move |act: &mut Act<'_>| {
            let Some(key) = &key else {
                return written(&operation(act, &sent)?).map(|answer| (status.as_u16(), answer));
            };
            if let Begun::Replay { status, answer } = idempotency::begin(act, key, &body)? {
                return Ok((status, answer));
            }
            let answer = written(&operation(act, &sent)?)?;
            idempotency::finish(act, key, status.as_u16(), &answer)?;
            Ok((status.as_u16(), answer))
        };
        let (status, answer) = self.work(act).await?;
        Ok(json(StatusCode::from_u16(status).unwrap_or(StatusCode::OK), answer))
    }
}

fn written(answer: &impl Serialize) -> domain::Result<String> {
    Ok(serde_json::to_string(answer)?)
}

/// One record, with its version as `ETag`.
pub(crate) fn record(status: StatusCode, record: &impl Serialize) -> Result<Response, ApiError> {
    Ok(json(status, written(record)?))
}

fn json(status: StatusCode, answer: String) -> Response {
    let tag = tag(&answer);
    let mut response = (status, answer).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(tag) = tag {
        put(headers, tag);
    }
    response
}

fn put(headers: &mut HeaderMap, tag: i64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, value);
    }
}

/// Records that can be edited count their changes as `version`; a plan, whose version is another thing, as
/// `edited`.
fn tag(answer: &str) -> Option<i64> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    answer.get("version").and_then(Value::as_i64).or_else(|| answer.get("edited").and_then(Value::as_i64))
}
