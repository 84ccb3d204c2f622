//! What people set about themselves: name, language, time zone, password, and where they are logged in.

mod details;
mod password;
mod sessions;
mod shortcuts;
#[cfg(test)]
mod tests;

use crate::{
    kit::Tab,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/settings", details::show)
        .post("/settings", details::change)
        .get("/settings/password", password::show)
        .post("/settings/password", password::change)
        .get("/shortcuts", shortcuts::show)
        .post("/shortcuts", shortcuts::switch)
        .get("/settings/sessions", sessions::show)
        .post("/settings/sessions/end", sessions::end)
        .post("/settings/sessions/end-others", sessions::end_others)
}

fn tabs(visit: &Visit) -> Vec<Tab> {
    let path = visit.path.split('?').next().unwrap_or_default();
    [
        ("/settings", "account-details"),
        ("/settings/password", "settings-password"),
        ("/settings/sessions", "account-sessions"),
        ("/shortcuts", "shortcuts-title"),
    ]
    .into_iter()
    .map(|(href, key)| Tab::new(visit.text(key), href, path))
    .collect()
}
