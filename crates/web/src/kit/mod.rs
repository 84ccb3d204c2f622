//! The furniture of pages: the frame around them, forms with what was typed, lists, marks, and pages that say no.
//! Their looks are in `templates/ui` and `static/cc.css`; docs/PAGES.md shows how a page is written with them.

mod arranged;
mod charts;
mod choices;
mod fault;
mod form;
#[cfg(test)]
mod gallery;
pub mod inline;
mod lists;
mod marks;
mod navigation;
pub mod qr;
mod shell;
#[cfg(test)]
mod tests;
mod theme;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

pub use arranged::{Arranged, Choosing, OpenView, Plain};
pub use charts::{Chart, Stack};
pub use fault::{Fault, FaultPage, PublicFaultPage};
pub use form::{Choice, FieldError, Form};
pub use inline::{Inline, InlineField};
pub use lists::{Chip, Column, Direction, Offer, Pager, Tab};
pub use marks::{Badge, Meter, Part, Toast, Tone, Undo};
pub use navigation::{Entry, NavLink};
pub use shell::{Counts, Image, Look, Person, Place, PlaceKind, PublicShell, Shell};
pub use theme::Theme;

/// The name of the product, in titles and on pages without a partner's brand.
pub const PRODUCT: &str = "Seatwright";

/// A page (or a part of one) as an answer with status 200. See [`render_as`].
pub fn render<T: Template>(page: &T) -> Response {
    render_as(StatusCode::OK, page)
}

/// A page as an answer with the status given: HTML, not to be stored, and different for htmx.
///
/// A template that fails is a fault of ours: it is logged and answered with a bare 500.
pub fn render_as<T: Template>(status: StatusCode, page: &T) -> Response {
    let html = match page.render() {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = (status, html).into_response();
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "HX-Request"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
