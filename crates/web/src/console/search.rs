//! One field for everything within reach: customers, licenses and users by their names, numbers and addresses.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    access::Action,
    customers::{self, CustomerRow},
    ids::OrganizationId,
    invitations::{self, InvitationRow, Status},
    licenses::{self, LicenseFilter, LicenseRow},
    page::Window,
};

use crate::{
    answer::Answer,
    kit::{Badge, Entry, Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::query,
    visit::Visit,
};

/// Hits shown of each kind; the list of the kind has the rest.
const MOST: i64 = 8;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/search", show)
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    query: &'a str,
    found: &'a Found,
    pages: Vec<Entry>,
}

/// What was found, kind by kind; kinds that the person may not see stay empty.
#[derive(Default)]
struct Found {
    customers: Vec<CustomerRow>,
    licenses: Vec<LicenseRow>,
    users: Vec<InvitationRow>,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.licenses.is_empty() && self.users.is_empty()
    }
}

async fn show(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let words: String = form.value("q").trim().chars().take(200).collect();
    let organization = visit.organization;
    let asked = words.clone();
    let found = visit.read(move |act| find(act, organization, &asked)).await?;
    let shell = visit.shell(visit.text("search-title"));
    let pages = shell.entries.iter().copied().filter(|_| words.is_empty()).collect();
    Ok(render(&Page { l: &shell.locale, shell: &shell, query: &words, found: &found, pages }))
}

fn find(act: &mut Act<'_>, organization: OrganizationId, words: &str) -> domain::Result<Found> {
    if words.is_empty() {
        return Ok(Found::default());
    }
    let may = act.may(organization)?;
    let window = Window::first(MOST);
    let mut found = Found::default();
    if may.act(Action::CustomersView) {
        let filter = customers::Filter { query: words.to_owned(), ..customers::Filter::default() };
        found.customers = customers::list(act, organization, &filter, &window)?.items;
    }
    if may.act(Action::LicensesView) {
        let filter = LicenseFilter { query: words.to_owned(), ..LicenseFilter::default() };
        found.licenses = licenses::list_all(act, organization, &filter, &window)?.items;
    }
    if may.act(Action::SeatsView) {
        let filter = invitations::Filter {
            query: words.to_owned(),
            status: Some(Status::All),
            ..invitations::Filter::default()
        };
        found.users = invitations::list(act, organization, &filter, &window)?.items;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use domain::access::{PartnerType, Role};

    use crate::testing::TestApp;

    /// What is out of reach is not found by searching either (SR-07).
    #[tokio::test(flavor = "multi_thread")]
    async fn the_search_finds_what_is_in_reach_only() {
        let app = TestApp::start();
        let test = &app.test;
        let mine = test.partner(test.operator(), "Mine", PartnerType::Msp);
        let other = test.partner(test.operator(), "Other", PartnerType::Msp);
        test.customer(mine, "Testiasiakas Oy");
        test.customer(other, "Testiasiakas Kilpailija Oy");
        let ann = app.person("ann", mine, Role::Viewer);
        let page = ann.get("/search?q=testiASIAKAS").await;
        assert!(page.text.contains("Testiasiakas Oy") && !page.text.contains("Kilpailija"), "{}", page.text);
        assert!(ann.get("/search?q=%25_nothing").await.text.contains("/search"));
        assert_eq!(app.stranger().get("/search?q=testi").await.status, 303);
    }
}
