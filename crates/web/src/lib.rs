//! What people and clients see: console pages, the API, the activation service, mails, texts and static files.
//! No business rule and no SQL: every door translates for an operation of the domain.

mod activation;
pub mod answer;
mod api;
pub mod assets;
mod brand;
mod chunks;
mod console;
mod cookies;
pub mod exports;
mod figures;
mod form_token;
mod headers;
pub mod kit;
pub mod languages;
pub mod mail;
mod onward;
pub mod paper;
mod public;
pub mod routes;
pub mod state;
#[cfg(test)]
mod sweeps;
#[cfg(test)]
pub mod testing;
mod typed;
pub mod visit;
pub mod wire;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Extensions, HeaderMap, StatusCode, Version, header::CONTENT_TYPE},
    middleware,
    routing::any,
};
use domain::Refusal;
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::Predicate},
};

pub use console::imports::countries::with_codes as with_country_codes;
pub use routes::{Admits, Route};
pub use state::Web;

use answer::PageError;
use routes::Routes;

/// The most a form may carry, a list of users as a file included.
const MOST_TYPED: usize = 4 * 1024 * 1024;
/// The most a call of the API may carry.
const MOST_SENT: usize = 256 * 1024;

/// What answers with pages.
fn pages() -> Routes {
    Routes::default().and(console::routes()).and(public::routes())
}

/// What answers with files that pages load, without a cookie in or out.
fn files() -> Routes {
    brand::routes()
}

/// What answers with JSON.
fn services() -> Routes {
    Routes::default().and(api::routes()).and(activation::routes())
}

/// Every route there is, for the sweeps.
pub fn routes() -> Vec<Route> {
    pages().and(files()).and(services()).list().to_vec()
}

/// Pages leave compressed; what is a file or goes on for long leaves as it is.
fn compressed() -> CompressionLayer<impl Predicate> {
    let is_page = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
        headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    };
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_page)
}

/// The router of all doors.
pub fn router(web: Web) -> Router {
    let secure = headers::secure(&web);
    let pages = pages()
        .into_router()
        .fallback(async || PageError::from(Refusal::NotFound))
        .method_not_allowed_fallback(async || PageError::from(Refusal::MethodNotAllowed))
        .layer((
            compressed(),
            secure.clone(),
            middleware::from_fn_with_state(web.clone(), answer::show_faults),
            DefaultBodyLimit::max(MOST_TYPED),
        ));
    let problems = middleware::from_fn_with_state(web.clone(), api::problem::show_problems);
    let services = api::routes().into_router().route("/api/{*unknown}", any(api::nothing)).layer((
        secure.clone(),
        problems.clone(),
        DefaultBodyLimit::max(MOST_SENT),
    ));
    let activation = activation::routes()
        .into_router()
        .route("/activation/{*unknown}", any(api::nothing))
        .layer((secure.clone(), problems, DefaultBodyLimit::max(activation::MOST_SENT)));
    pages.merge(files().into_router().layer(secure)).merge(services).merge(activation).with_state(web)
}
