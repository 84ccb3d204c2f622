//! Pages for people who are not logged in: login, first set-up, forgotten password, and the page an invitation
//! leads to. Static files too.

use axum::http::Method;

use crate::{
    assets,
    routes::{Admits, Routes},
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).on(&Method::GET, "/static/{file}", assets::serve)
}
