//! What people send with forms: read into the kit's [`Form`], with the token of their login checked before
//! anything else happens. Files come along where a page takes one.

use axum::{
    body::Bytes,
    extract::{FromRef, FromRequest, FromRequestParts, Multipart, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::{Refusal, refusal::Problem};

use crate::{
    answer::PageError,
    form_token,
    kit::Form,
    state::Web,
    visit::{Guest, Visit},
};

/// A form sent by a person who is logged in. Refused with `form-expired` without the token of their login.
pub struct Posted {
    pub visit: Visit,
    pub form: Form,
    /// The first file that came along, if any.
    pub file: Option<Bytes>,
}

/// A form sent by somebody who is not logged in. There is nothing to forge on their behalf; the request must
/// still come from a page of ours.
pub struct GuestPosted {
    pub guest: Guest,
    pub form: Form,
    /// The first file that came along, if any.
    pub file: Option<Bytes>,
}

impl<S: Send + Sync> FromRequest<S> for Posted
where
    Web: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        from_our_page(&parts.headers)?;
        let visit = Visit::from_request_parts(&mut parts, state).await?;
        let (form, file) = read(Request::from_parts(parts, body), state).await?;
        visit.session.check_form_token(&form_token::bare(form.value("csrf")))?;
        Ok(Self { visit, form, file })
    }
}

impl<S: Send + Sync> FromRequest<S> for GuestPosted
where
    Web: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        from_our_page(&parts.headers)?;
        let guest = Guest::of(&Web::from_ref(state), &parts);
        let (form, file) = read(Request::from_parts(parts, body), state).await?;
        Ok(Self { guest, form, file })
    }
}

/// Browsers say where a form came from; what they say must be us (SR-44).
fn from_our_page(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return if matches!(site, "same-origin" | "none") { Ok(()) } else { Err(Refusal::FormExpired) };
    }
    let Some(origin) = text("origin") else { return Ok(()) };
    let host = text("host").unwrap_or_default();
    let ours = origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host));
    if ours { Ok(()) } else { Err(Refusal::FormExpired) }
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<(Form, Option<Bytes>), PageError> {
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return read_parts(request, state).await;
    }
    let body = Bytes::from_request(request, state).await.map_err(|_| Refusal::TooLarge)?;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&body).map_err(|_| Refusal::field("", Problem::WrongType))?;
    Ok((Form::typed(pairs), None))
}

async fn read_parts<S: Send + Sync>(request: Request, state: &S) -> Result<(Form, Option<Bytes>), PageError> {
    let unreadable = |_| Refusal::field("file", Problem::WrongType);
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|_| Refusal::field("file", Problem::WrongType))?;
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| Refusal::TooLarge)?;
        if let Some(file_name) = file_name {
            if file.is_none() && !bytes.is_empty() {
                // The name stands beside the fields, under the name of its own.
                pairs.push((format!("{name}.name"), file_name));
                file = Some(bytes);
            }
        } else {
            pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok((Form::typed(pairs), file))
}

/// A whole number as people write it in any of the languages: digits, grouped by spaces, points, commas or
/// apostrophes. `None` for anything else.
pub fn whole_number(text: &str) -> Option<i64> {
    let negative = text.trim().starts_with(['-', '\u{2212}']);
    let digits: String = text
        .trim()
        .trim_start_matches(['-', '\u{2212}', '+'])
        .chars()
        .filter(|character| !matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | '\''))
        .collect();
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().unwrap_or(i64::MAX);
    Some(if negative { -number } else { number })
}

/// The parts of a request that a page needs beside its form.
pub fn query(parts: &Parts) -> Form {
    let pairs: Vec<(String, String)> =
        parts.uri.query().and_then(|query| serde_urlencoded::from_str(query).ok()).unwrap_or_default();
    Form::typed(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_in_local_forms() {
        let table = [
            ("1 240", Some(1240)),
            ("1.240", Some(1240)),
            ("1,240", Some(1240)),
            ("-1", Some(-1)),
            ("", None),
            ("five", None),
            ("1e3", None),
            ("1000000000000", Some(1_000_000_000_000)),
            ("99999999999999999999", Some(i64::MAX)),
        ];
        for (typed, number) in table {
            assert_eq!(whole_number(typed), number, "{typed}");
        }
    }

    /// SR-44: a form that comes from elsewhere is refused.
    #[test]
    fn forms_come_from_our_pages() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            pairs
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect::<HeaderMap>()
        };
        assert!(from_our_page(&headers(&[("sec-fetch-site", "same-origin")])).is_ok());
        assert!(from_our_page(&headers(&[("sec-fetch-site", "cross-site")])).is_err());
        assert!(
            from_our_page(&headers(&[
                ("sec-fetch-site", "same-site"),
                ("origin", "https://a.example"),
                ("host", "a.example")
            ]))
            .is_err()
        );
        assert!(from_our_page(&headers(&[("origin", "https://a.example"), ("host", "a.example")])).is_ok());
        assert!(
            from_our_page(&headers(&[("origin", "https://evil.example"), ("host", "a.example")])).is_err()
        );
        assert!(from_our_page(&headers(&[("origin", "null"), ("host", "a.example")])).is_err());
    }
}
