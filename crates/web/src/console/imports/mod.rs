//! Imports: a file or pasted text is uploaded, its columns are matched, every row is shown with what would become of it,
//! and only then something is added. One address for an import, whatever state it is in; the columns have their own.

mod columns;
pub(crate) mod countries;
mod list;
mod mend;
mod rows;
mod show;
mod shown;
mod template;
#[cfg(test)]
mod tests;
pub(crate) mod upload;

use axum::extract::DefaultBodyLimit;
use domain::{
    Refusal,
    ids::{ImportId, OrganizationId},
    imports::{self, Kind, reading},
};

use crate::{
    answer::{Answer, PageError, go},
    routes::{Admits, Routes},
    visit::Visit,
};

/// Room for the largest file and what stands around it.
const MOST_SENT: usize = reading::MOST_BYTES + 512 * 1024;

pub(crate) fn routes() -> Routes {
    let uploads = Routes::admitting(Admits::Person)
        .get("/imports/new", upload::page)
        .post("/imports/new", upload::upload)
        .wrapped(|router| router.layer(DefaultBodyLimit::max(MOST_SENT)));
    Routes::admitting(Admits::Person)
        .get("/imports", list::list)
        .get("/imports/template", template::download)
        .get("/imports/{id}", show::page)
        .get("/imports/{id}/columns", columns::page)
        .post("/imports/{id}/columns", columns::save)
        .get("/imports/{id}/rows-to-fix", rows::download)
        .post("/imports/{id}/rows/{row}", mend::row)
        .post("/imports/{id}/replace", mend::replace)
        .post("/imports/{id}/run", mend::run)
        .post("/imports/{id}/undo", mend::undo)
        .post("/imports/{id}/discard", mend::discard)
        .and(uploads)
}

/// Steps that are done while somebody waits; what is left is the worker's.
const STEPS_AT_ONCE: usize = 4;
/// A step of these adds one record.
const CUSTOMERS_AT_ONCE: usize = 200;

fn import_id(text: &str) -> Result<ImportId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// Goes on with what was begun for as long as somebody waits, then to the page that shows how far it is.
async fn go_on(visit: &Visit, (organization, id): (OrganizationId, ImportId), kind: Kind) -> Answer {
    let most = match kind {
        Kind::Users => STEPS_AT_ONCE,
        Kind::Customers => CUSTOMERS_AT_ONCE,
    };
    imports::drive(visit.web.world(), &visit.caller, (organization, id), most)
        .await
        .map_err(PageError::from)?;
    Ok(go(&format!("/imports/{id}")))
}

/// The kinds that this person may import.
fn kinds(visit: &Visit) -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| visit.may.act(kind.asks())).collect()
}

/// A step of the way, with its address while it can be gone to.
pub(super) struct Step {
    pub label: String,
    pub href: Option<String>,
    pub current: bool,
}

/// The four steps, of which the one at this place is open; those before it with an address can be gone back to.
fn steps(visit: &Visit, at: usize, hrefs: [Option<String>; 4]) -> Vec<Step> {
    let labels = ["imports-step-upload", "imports-step-columns", "imports-step-check", "imports-step-result"];
    labels
        .into_iter()
        .zip(hrefs)
        .enumerate()
        .map(|(place, (label, href))| Step {
            label: visit.text(label),
            href: href.filter(|_| place < at),
            current: place == at,
        })
        .collect()
}
