//! What stands in the address of a call: ids in the path, filters and the page in the query, the version in
//! `If-Match`. Read as strictly as bodies are.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{header, request::Parts},
};
use domain::{
    Language, Refusal, branding,
    clock::Instant,
    ids::{AccountId, AllotmentId, CodeId, EventId, PlanId},
    outbox::MailKind,
    page::{Cursor, Window},
    refusal::{FieldProblem, Problem},
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::{call, problem::ApiError};

/// The longest query that is read, in bytes (SR-67).
const LONGEST: usize = 8 * 1024;
/// Rows of a page when the caller does not say.
const USUAL: i64 = 25;

/// The id in the path. One that is not well formed names nothing, like one that is unknown (SR-04).
pub(crate) struct Id<T>(pub T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "id").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The account in the path.
pub(crate) struct Account(pub AccountId);

impl<S: Send + Sync> FromRequestParts<S> for Account {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "account").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The ground of a logo in the path.
pub(crate) struct Theme(pub branding::Theme);

impl<S: Send + Sync> FromRequestParts<S> for Theme {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "theme").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The code of an edition in the path.
pub(crate) struct EditionCode(pub String);

impl<S: Send + Sync> FromRequestParts<S> for EditionCode {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "edition").await?))
    }
}

/// The word of a partner type in the path.
pub(crate) struct TypeWord(pub String);

impl<S: Send + Sync> FromRequestParts<S> for TypeWord {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "type").await?))
    }
}

/// The plan in the path.
pub(crate) struct PlanOf(pub PlanId);

impl<S: Send + Sync> FromRequestParts<S> for PlanOf {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "plan").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The payment in the path.
pub(crate) struct PaymentOf<T>(pub T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for PaymentOf<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "payment").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The event in the path.
pub(crate) struct EventOf(pub EventId);

impl<S: Send + Sync> FromRequestParts<S> for EventOf {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "event").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The allotment in the path.
pub(crate) struct AllotmentOf(pub AllotmentId);

impl<S: Send + Sync> FromRequestParts<S> for AllotmentOf {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "allotment").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// The purchase code in the path.
pub(crate) struct CodeOf(pub CodeId);

impl<S: Send + Sync> FromRequestParts<S> for CodeOf {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Ok(Self(path_part(parts, state, "code").await?.parse().map_err(|_| Refusal::NotFound)?))
    }
}

/// Kind and language of a letter in the path; what is neither names nothing.
pub(crate) struct Named(pub MailKind, pub Language);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let kind = path_part(parts, state, "kind").await?.parse().map_err(|_| Refusal::NotFound)?;
        let language = path_part(parts, state, "language").await?.parse().map_err(|_| Refusal::NotFound)?;
        Ok(Self(kind, language))
    }
}

async fn path_part<S: Send + Sync>(parts: &mut Parts, state: &S, name: &str) -> Result<String, ApiError> {
    let found = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Refusal::NotFound)?;
    let part = found.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    Ok(part.ok_or(Refusal::NotFound)?)
}

/// The query of exactly the shape asked for; unknown and repeated parameters are refused by name (SR-40).
pub(crate) struct Asked<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(Self(read(parts.uri.query().unwrap_or_default())?))
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, Refusal> {
    if query.len() > LONGEST {
        return Err(Refusal::TooLarge);
    }
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    // No text of ours has it, and not every engine can be asked for it.
    if let Some((field, _)) = pairs.clone().find(|(_, value)| value.contains('\0')) {
        return Err(Refusal::field(field, Problem::ForbiddenCharacters));
    }
    serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs)).map_err(|error| {
        let path = error.path().to_string();
        Refusal::Invalid(vec![call::field_problem(&path, &error.inner().to_string())])
    })
}

/// The page asked for.
pub(crate) fn window(limit: Option<i64>, cursor: Option<String>) -> Result<Window, Refusal> {
    let limit = limit.unwrap_or(USUAL);
    if !(1..=Window::MOST).contains(&limit) {
        return Err(Refusal::field("limit", Problem::OutOfRange { min: 1, max: Window::MOST }));
    }
    let after: Option<Cursor> = cursor.map(|text| text.parse()).transpose()?;
    Ok(Window::new(limit, after))
}

/// An instant in RFC 3339, for serde's `deserialize_with`.
pub(crate) fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Instant>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let read: Result<jiff::Timestamp, _> = text.parse();
    // Between 1970 and 9998, as days are.
    let read = read.map_err(|_| serde::de::Error::custom("not an instant"))?;
    if (0..=253_370_764_799).contains(&read.as_second()) {
        Ok(Some(read.into()))
    } else {
        Err(serde::de::Error::custom("not an instant"))
    }
}

/// The version that the caller's change was made from; `None` when they do not say.
pub(crate) struct IfMatch(pub Option<i64>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        let version =
            text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(|tag| tag.parse().ok());
        match version {
            Some(version) => Ok(Self(Some(version))),
            // A tag that we never gave out cannot be the current one.
            None => Err(Refusal::Invalid(vec![FieldProblem::new("If-Match", Problem::NotAChoice)]).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        limit: Option<i64>,
        #[serde(default, deserialize_with = "instant")]
        changed_since: Option<Instant>,
    }

    /// SR-40, SR-67: queries are read as strictly as bodies.
    #[test]
    fn queries_are_read_strictly() {
        let problem = |query: &str| match read::<Sample>(query) {
            Err(Refusal::Invalid(problems)) => {
                format!("{} {}", problems[0].field, problems[0].problem.code())
            }
            Err(refusal) => refusal.code().to_owned(),
            Ok(sample) => format!("{:?} {:?}", sample.limit, sample.changed_since.map(|at| at.to_string())),
        };
        let table = [
            ("", "None None"),
            ("limit=10", "Some(10) None"),
            ("limit=ten", "limit wrong-type"),
            ("limit=99999999999999999999", "limit wrong-type"),
            ("limit=1&limit=2", "limit twice"),
            ("limit[]=1", "limit[] unknown-field"),
            ("colour=red", "colour unknown-field"),
            ("changed_since=2026-11-23T09:00:00Z", "None Some(\"2026-11-23T09:00:00Z\")"),
            ("query=a%00b", "query forbidden-characters"),
            ("changed_since=2026-11-23", "changed_since not-an-instant"),
            ("changed_since=-009999-01-01T00:00:00Z", "changed_since not-an-instant"),
        ];
        for (query, expected) in table {
            assert_eq!(problem(query), expected, "{query}");
        }
        assert_eq!(problem(&format!("limit={}", "1".repeat(9000))), "too-large");
    }

    #[test]
    fn a_page_has_up_to_200_rows() {
        assert_eq!(window(None, None).unwrap().limit(), 25);
        for bad in [0, -1, 201, i64::MAX] {
            assert!(window(Some(bad), None).is_err(), "{bad}");
        }
        assert!(window(None, Some("!".into())).is_err());
    }
}
