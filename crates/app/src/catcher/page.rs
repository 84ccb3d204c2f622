//! The inbox in the browser: a list, a message with its text and its HTML in a sandbox, and both as JSON.
//!
//! No scripts, and the HTML of a mail cannot run any, load anything or leave its frame.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use super::store::{Letter, Store, Summary};

const LISTED: usize = 200;
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";
const MAIL_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
    style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";

/// The page over a store.
pub fn router(store: Store) -> Router {
    Router::new()
        .route("/", get(list))
        .route("/inbox.css", get(style))
        .route("/messages.json", get(list_json))
        .route("/messages/{id}", get(message))
        .route("/messages/{id}/html", get(message_html))
        .route("/messages/{id}/raw", get(message_raw))
        .with_state(store)
}

#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct Filter {
    q: String,
    limit: Option<usize>,
}

#[derive(Template)]
#[template(path = "catcher/list.html")]
struct List {
    q: String,
    count: usize,
    messages: Vec<Summary>,
}

#[derive(Template)]
#[template(path = "catcher/message.html")]
struct Message {
    letter: Letter,
    text: Vec<Piece>,
}

/// A piece of plain text: words, or an address to open.
struct Piece {
    text: String,
    link: bool,
}

async fn list(State(store): State<Store>, Query(filter): Query<Filter>) -> Response {
    let messages = store.list(&filter.q, LISTED);
    page(&List { count: store.count(), q: filter.q, messages })
}

async fn list_json(State(store): State<Store>, Query(filter): Query<Filter>) -> Response {
    no_store(Json(store.list(&filter.q, filter.limit.unwrap_or(LISTED))))
}

/// `/messages/7` is a page, `/messages/7.json` the same for programs.
async fn message(State(store): State<Store>, Path(id): Path<String>) -> Response {
    let (number, as_json) = match id.strip_suffix(".json") {
        Some(number) => (number, true),
        None => (id.as_str(), false),
    };
    let Some(letter) = number.parse().ok().and_then(|number| store.letter(number)) else { return gone() };
    if as_json {
        return no_store(Json(letter));
    }
    let text = letter.text.as_deref().map(pieces).unwrap_or_default();
    page(&Message { letter, text })
}

async fn message_html(State(store): State<Store>, Path(id): Path<u64>) -> Response {
    let Some(html) = store.letter(id).and_then(|letter| letter.html) else { return gone() };
    // Links must open outside the frame: the pages they lead to refuse to be framed.
    let html = format!("<base target=\"_blank\">{html}");
    with_policy(Html(html), MAIL_POLICY)
}

async fn message_raw(State(store): State<Store>, Path(id): Path<u64>) -> Response {
    let Some(raw) = store.raw(id) else { return gone() };
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    with_policy(([(header::CONTENT_TYPE, kind)], raw.to_vec()), MAIL_POLICY)
}

async fn style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], include_str!("inbox.css")).into_response()
}

fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => with_policy(Html(html), PAGE_POLICY),
        Err(error) => {
            tracing::error!(%error, "mail catcher: page not rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn gone() -> Response {
    (StatusCode::NOT_FOUND, "This message is not here (any more).\n").into_response()
}

fn with_policy(body: impl IntoResponse, policy: &'static str) -> Response {
    let mut response = no_store(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    headers.insert(opener, HeaderValue::from_static("same-origin"));
    response
}

fn no_store(body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Splits text so that addresses can be shown as links.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, link) = rest.split_at(at);
        let end = link.find(|c: char| c.is_whitespace() || "<>\"'".contains(c)).unwrap_or(link.len());
        let end = link[..end].trim_end_matches(['.', ',', ')', ';']).len();
        pieces.push(Piece { text: before.to_owned(), link: false });
        pieces.push(Piece { text: link[..end].to_owned(), link: true });
        rest = &link[end..];
    }
    pieces.push(Piece { text: rest.to_owned(), link: false });
    pieces
}
