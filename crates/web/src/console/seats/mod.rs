//! The users of customers: the tab of one customer with its add form, one user's page, and the list over all
//! customers. Files of users are in `imports`, sending invitations in `invitations`.

mod add;
mod confirm;
mod edit;
mod everywhere;
mod file;
mod page;
#[cfg(test)]
mod tests;

use domain::{
    Language, Refusal,
    ids::{OrganizationId, SeatId},
    seats::InvitationState,
};

pub(crate) use add::{editions, fresh_key, license_choice};
pub(crate) use confirm::Question;
pub(crate) use page::icon;

use crate::{
    kit::{Badge, Choice, Form},
    languages::Locale,
    routes::{Admits, Routes},
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/users", everywhere::list)
        .get("/customers/{id}/users", page::list)
        .post("/customers/{id}/users", add::add)
        .post("/customers/{id}/users/unnamed", add::unnamed)
        .post("/customers/{id}/users/codes", page::codes)
        .get("/customers/{id}/users/{seat}", edit::show)
        .post("/customers/{id}/users/{seat}", edit::save)
        .post("/customers/{id}/users/{seat}/invite", edit::invite)
        .get("/customers/{id}/users/{seat}/code", edit::ask_code)
        .post("/customers/{id}/users/{seat}/code", edit::renew_code)
        .get("/customers/{id}/users/{seat}/file", file::ask)
        .post("/customers/{id}/users/{seat}/file", file::make)
        .get("/customers/{id}/users/{seat}/remove", edit::ask_remove)
        .post("/customers/{id}/users/{seat}/remove", edit::remove)
}

/// Reads a customer's id from a path; whatever is none names nothing that is there.
pub(crate) fn customer_id(text: &str) -> Result<OrganizationId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

pub(crate) fn seat_id(text: &str) -> Result<SeatId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// What the address of a request asks for.
pub(crate) fn asked(path: &str) -> Form {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    Form::typed(serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap_or_default())
}

/// The badge of an invitation as it stands; a seat with a device is installed, whatever its mail did.
pub(crate) fn badge(invitation: InvitationState, installed: bool, locale: &Locale) -> Badge {
    let state = match invitation {
        _ if installed => "installed",
        InvitationState::None => "not-sent",
        InvitationState::Queued => "queued",
        InvitationState::Sent => "sent",
        InvitationState::Opened => "opened",
        InvitationState::Bounced => "bounced",
    };
    Badge::invitation(state, locale)
}

/// The languages that a user may be written to in.
fn languages(locale: &Locale) -> Vec<Choice> {
    Language::ALL
        .iter()
        .map(|language| Choice::new(language.code(), locale.word("language", language)))
        .collect()
}
