//! Sending invitations: who waits, who was sent one, who installed, what came back; and how far a sending is.

mod fix;
mod list;
mod preview;
mod send;
#[cfg(test)]
mod tests;

pub(crate) use list::filter_of;

use axum::response::Response;
use domain::ids::{JobId, OrganizationId};

use crate::{
    answer::go,
    cookies,
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/invitations", list::list)
        .post("/invitations/send", send::send)
        .post("/invitations/codes", list::codes)
        .post("/invitations/{seat}/address", fix::fix)
}

/// On to the invitations of the customer, where the sending is seen to go on.
pub(crate) fn note_sending(visit: &Visit, customer: OrganizationId, job: JobId) -> Response {
    let mut response = go(&format!("/invitations?customer={customer}&job={job}"));
    cookies::set_note(&mut response, &visit.web, &visit.text("invitations-queued"));
    response
}

/// What became of a mail: our own words for what we did ourselves, else what the mail server said.
pub(crate) fn answer_text(answer: &str, locale: &Locale) -> String {
    let key = match answer {
        "seat-removed" => "invitations-answer-seat-removed",
        "right-lost" => "invitations-answer-right-lost",
        "cancelled" => "invitations-answer-cancelled",
        "restored" => "invitations-answer-restored",
        other => return other.to_owned(),
    };
    locale.text(key).into_owned()
}
