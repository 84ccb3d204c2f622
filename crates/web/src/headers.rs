//! Headers that every answer carries: what a browser may load, frame, send along and keep.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};
use tower::util::MapResponseLayer;

use crate::state::Web;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Headers of an answer on the hot path, with room for all that are added on its way out: none of them makes it grow.
pub(crate) fn with_room() -> HeaderMap {
    HeaderMap::with_capacity(ALWAYS.len() + 10)
}

/// Puts the headers on every answer, whatever it is (SR-43, SR-52). Outermost of the layers of a router: they are given
/// together, because each one given apart costs every request another box.
pub(crate) fn secure(web: &Web) -> MapResponseLayer<impl Fn(Response) -> Response + Clone + use<>> {
    let https = web.is_secure();
    MapResponseLayer::new(move |response| secured(response, https))
}

fn secured(mut response: Response, https: bool) -> Response {
    let headers = response.headers_mut();
    headers.reserve(ALWAYS.len() + 5);
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(header::X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    response
}
