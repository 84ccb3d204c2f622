//! What people and clients see: console pages, the API, the activation service, mails, texts and static files.
//! No business rule and no SQL: every door translates for an operation of the domain.

pub mod answer;
pub mod assets;
mod console;
mod cookies;
mod figures;
mod headers;
pub mod kit;
pub mod languages;
mod public;
pub mod routes;
pub mod state;
#[cfg(test)]
pub mod testing;
mod typed;
pub mod visit;
pub mod wire;

use axum::{Router, middleware};

pub use routes::{Admits, Route};
pub use state::Web;

use routes::Routes;

fn all_routes() -> Routes {
    Routes::default().and(console::routes()).and(public::routes())
}

/// Every route there is, for the sweeps.
pub fn routes() -> Vec<Route> {
    all_routes().list().to_vec()
}

/// The router of all doors.
pub fn router(web: Web) -> Router {
    all_routes()
        .into_router()
        .layer(middleware::from_fn_with_state(web.clone(), answer::show_faults))
        .layer(middleware::from_fn_with_state(web.clone(), headers::secure))
        .with_state(web)
}
