//! Who calls the API, and what they send: a bearer token that becomes an actor, and JSON that is read strictly.

use axum::{
    body::Bytes,
    extract::{FromRef, FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::{
    Act, Caller, Door, Refusal,
    ids::OrganizationId,
    refusal::{FieldProblem, Problem},
    tokens,
};
use serde::de::DeserializeOwned;

use super::problem::ApiError;
use crate::{state::Web, visit};

/// A call with a valid API token.
pub struct Call {
    pub web: Web,
    pub caller: Caller,
    /// The organization that the token belongs to: where lists look from.
    pub organization: OrganizationId,
}

impl Call {
    /// Runs an act that only reads, as the token.
    pub async fn read<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        Ok(self.web.world().read(&self.caller, operation).await?)
    }

    /// Runs an act that changes data, as the token.
    pub async fn work<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        Ok(self.web.world().work(&self.caller, operation).await?)
    }
}

impl<S: Sync> FromRequestParts<S> for Call
where
    Web: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let web = Web::from_ref(state);
        let token = bearer(&parts.headers).ok_or(Refusal::TokenRefused)?;
        let entered = tokens::enter(web.world(), &token).await?;
        web.limits().tokens.take(entered.token.id)?;
        let caller = Caller { actor: entered.actor, door: Door::Api, ..visit::guest_caller(parts) };
        Ok(Self { web, caller, organization: entered.token.organization })
    }
}

/// The token of an `Authorization: Bearer …` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<domain::vault::Secret> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| domain::vault::Secret::new(token.trim()))
}

/// A JSON body of exactly the shape asked for. Unknown fields, fields given twice and wrong types are refused
/// by name; anything that is not JSON is refused as a whole (SR-40).
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(Refusal::NotJson.into());
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| Refusal::TooLarge)?;
        Ok(Self(parse(&body)?))
    }
}

/// Whether what comes with these headers says that it is JSON (SR-44: no form can say so).
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Reads JSON strictly; see [`Sent`].
pub(crate) fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    // A list would be read as the fields in their order.
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(Refusal::field("", Problem::WrongType));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        refused(&path, error.inner())
    })?;
    deserializer.end().map_err(|_| Refusal::MalformedJson)?;
    Ok(read)
}

fn refused(path: &str, error: &serde_json::Error) -> Refusal {
    if !error.is_data() {
        return Refusal::MalformedJson;
    }
    Refusal::Invalid(vec![field_problem(path, &error.to_string())])
}

/// What a deserializer's message says about the field at a path, in words of ours.
pub(super) fn field_problem(path: &str, message: &str) -> FieldProblem {
    let named = message.split('`').nth(1).unwrap_or_default();
    let (field, problem) = match message.split(' ').next() {
        Some("unknown") if message.starts_with("unknown field") => (join(path, named), Problem::UnknownField),
        Some("missing") => (join(path, named), Problem::Required),
        Some("duplicate") => (join(path, named), Problem::Twice { line: 1 }),
        Some("unknown") => (path.to_owned(), Problem::NotAChoice),
        _ if message.contains("not an id") => (path.to_owned(), Problem::NotAnId),
        _ if message.contains("not a day") => (path.to_owned(), Problem::NotADay),
        _ if message.contains("not an instant") => (path.to_owned(), Problem::NotAnInstant),
        _ if message.contains("not one of the allowed words") => (path.to_owned(), Problem::NotAChoice),
        _ => (path.to_owned(), Problem::WrongType),
    };
    FieldProblem::new(field.trim_matches('.'), problem)
}

/// The path ends at the record, or at the field itself when the name is already its last part.
fn join(path: &str, name: &str) -> String {
    if path == name || path.ends_with(&format!(".{name}")) {
        path.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Line {
        edition: String,
        quantity: i64,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Order {
        lines: Vec<Line>,
    }

    fn problem(body: &str) -> String {
        match parse::<Order>(body.as_bytes()) {
            Err(Refusal::Invalid(problems)) => {
                format!("{} {}", problems[0].field, problems[0].problem.code())
            }
            Err(refusal) => refusal.code().to_owned(),
            Ok(order) => format!("{order:?}"),
        }
    }

    /// SR-40: each wrong body is refused by the name of what is wrong in it.
    #[test]
    fn bodies_are_read_strictly() {
        let table = [
            (
                "{\"lines\": [{\"edition\": \"standard\", \"quantity\": 1, \"x\": 2}]}",
                "lines[0].x unknown-field",
            ),
            ("{\"lines\": [{\"edition\": \"standard\"}]}", "lines[0].quantity required"),
            ("{\"lines\": [{\"edition\": [\"standard\"], \"quantity\": 1}]}", "lines[0].edition wrong-type"),
            ("{\"lines\": [{\"edition\": \"standard\", \"quantity\": 1.5}]}", "lines[0].quantity wrong-type"),
            ("{\"lines\": [{\"edition\": \"standard\", \"quantity\": 1e400}]}", "malformed-json"),
            ("{\"lines\": [], \"lines\": []}", "lines twice"),
            ("{\"lines\": []} x", "malformed-json"),
            ("{\"lines\": [", "malformed-json"),
            ("", "malformed-json"),
        ];
        for (body, expected) in table {
            assert_eq!(problem(body), expected, "{body}");
        }
        assert!(parse::<Order>("[".repeat(100_000).as_bytes()).is_err(), "nesting is bounded");
    }
}
