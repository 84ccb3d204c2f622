//! What every request passes before the router: its id, whose it is, whether it may come in at all, and
//! a net under it. What a page or an API call needs beyond that is the router's business.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use data_encoding::BASE32_NOPAD_VISUAL;
use http_body_util::Limited;
use hyper::body::{Frame, SizeHint};
use tower::ServiceExt;
use web::wire::{ClientIp, PeerAddr, RequestId};

use super::client_ip::client_ip;
use super::host::{self, HostRule};
use super::network::Network;
use super::redact::shown_path;
use super::stream::Answering;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// SR-67.
const QUERY_BYTES: usize = 8 * 1024;

/// The door of the house, shared by all connections.
#[derive(Debug)]
pub struct Front {
    router: Router,
    hosts: HostRule,
    trusted: Arc<[Network]>,
    body_bytes: usize,
    boot: String,
    count: AtomicU64,
}

impl Front {
    /// Guards the router. `body_bytes` is the largest body of any route; routes set smaller ones.
    pub fn new(router: Router, hosts: HostRule, trusted: Arc<[Network]>, body_bytes: usize) -> Self {
        let mut boot = [0; 5];
        getrandom::fill(&mut boot).expect("the system has randomness");
        let boot = BASE32_NOPAD_VISUAL.encode(&boot).to_lowercase();
        Front { router, hosts, trusted, body_bytes, boot, count: AtomicU64::new(0) }
    }

    /// Answers one request; never fails and never panics.
    pub async fn answer(
        self: Arc<Self>,
        request: hyper::Request<hyper::body::Incoming>,
        peer: SocketAddr,
        answering: Answering,
    ) -> Result<Response, Infallible> {
        let began = Instant::now();
        let id = self.next_id();
        let client = client_ip(peer.ip(), request.headers(), &self.trusted);
        let (parts, body) = request.into_parts();
        let seen =
            Seen { method: parts.method.clone(), path: shown_path(parts.uri.path()), id: Arc::clone(&id) };

        let mut response = if let Some(refused) = self.refusal(&parts, peer) {
            refused.answer(parts.uri.path(), &id)
        } else {
            let path = parts.uri.path().to_owned();
            let mut request = Request::from_parts(parts, Body::new(Limited::new(body, self.body_bytes)));
            let extensions = request.extensions_mut();
            extensions.insert(PeerAddr(peer));
            extensions.insert(ClientIp(client));
            extensions.insert(RequestId(Arc::clone(&id)));
            match caught(self.router.clone().oneshot(request)).await {
                Ok(Ok(response)) => response,
                Err(Panicked) => Refusal::Panicked.answer(&path, &id),
            }
        };
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        seen.log(response.status(), client, began);
        Ok(response.map(|body| Body::new(Answer { body, _answering: answering })))
    }

    fn next_id(&self) -> Arc<str> {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{}-{count}", self.boot).into()
    }

    fn refusal(&self, parts: &Parts, peer: SocketAddr) -> Option<Refusal> {
        if matches!(parts.method, Method::TRACE | Method::CONNECT) {
            return Some(Refusal::Method);
        }
        if parts.uri.query().is_some_and(|query| query.len() > QUERY_BYTES) {
            return Some(Refusal::LongQuery);
        }
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length > self.body_bytes)
        {
            return Some(Refusal::LargeBody);
        }
        match self.hosts.judge(parts, peer) {
            host::Verdict::Fine => None,
            host::Verdict::Missing => Some(Refusal::NoHost),
            host::Verdict::Other => Some(Refusal::OtherHost),
        }
    }
}

/// What the access log says of a request: no query string, no secret parts of the path.
struct Seen {
    method: Method,
    path: String,
    id: Arc<str>,
}

impl Seen {
    fn log(&self, status: StatusCode, client: std::net::IpAddr, began: Instant) {
        let Seen { method, path, id } = self;
        let (status, ms) = (status.as_u16(), began.elapsed().as_millis());
        if super::is_probe(path) {
            tracing::debug!(%method, path, status, ms, %client, request = %id, "answered");
        } else {
            tracing::info!(%method, path, status, ms, %client, request = %id, "answered");
        }
    }
}

/// Why a request does not reach the router, or did not come back from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    Method,
    LongQuery,
    LargeBody,
    NoHost,
    OtherHost,
    Panicked,
}

impl Refusal {
    fn facts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Refusal::Method => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "This method is not used here.")
            }
            Refusal::LongQuery => {
                (StatusCode::URI_TOO_LONG, "query-too-long", "The query is longer than 8 KiB.")
            }
            Refusal::LargeBody => (StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The body is too large."),
            Refusal::NoHost => (StatusCode::BAD_REQUEST, "host-missing", "The request names no host."),
            Refusal::OtherHost => {
                (StatusCode::MISDIRECTED_REQUEST, "host-unknown", "This server is not known by that name.")
            }
            Refusal::Panicked => {
                (StatusCode::INTERNAL_SERVER_ERROR, "failed", "Something went wrong on the server.")
            }
        }
    }

    /// A problem document for programs, one line of text for people.
    fn answer(self, path: &str, id: &str) -> Response {
        let (status, code, detail) = self.facts();
        let mut response = if ["/api/", "/activation/"].iter().any(|start| path.starts_with(start)) {
            let problem = serde_json::json!({
                "type": format!("urn:seatwright:problem:{code}"),
                "title": status.canonical_reason(),
                "status": status.as_u16(),
                "detail": detail,
                "code": code,
                "request_id": id,
            });
            let kind = HeaderValue::from_static("application/problem+json");
            ([(header::CONTENT_TYPE, kind)], Json(problem)).into_response()
        } else {
            format!("{detail} Reference: {id}\n").into_response()
        };
        *response.status_mut() = status;
        let headers = response.headers_mut();
        if self == Refusal::Panicked || self == Refusal::Method {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if self == Refusal::Method {
            let used = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            headers.insert(header::ALLOW, used);
        }
        if matches!(self, Refusal::LargeBody | Refusal::NoHost | Refusal::OtherHost) {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// The handler panicked; the hook has logged where.
struct Panicked;

/// Runs a handler so that its panic ends this request only (SR-69). What the handler left half changed is
/// dropped with it; transactions roll back.
async fn caught<F: Future>(future: F) -> Result<F::Output, Panicked> {
    let mut future = pin!(future);
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(_) => Poll::Ready(Err(Panicked)),
    })
    .await
}

/// A body that marks its connection busy until it is sent.
struct Answer {
    body: Body,
    _answering: Answering,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
