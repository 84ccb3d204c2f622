//! Invariant 7: every list in the console can be taken along as a file, with the filter in force and all its rows. A page
//! with a list is found by what it shows: a table, a timeline or the foot of a list.

use super::*;

/// Pages with a table that are no list of records, and why.
const NO_LISTS: &[(&str, &str)] = &[
    ("/", "figures, each leading to the list it counts"),
    ("/customers/{id}/delete", "asks before it deletes"),
    ("/customers/{id}/license", "the form of one license"),
    ("/customers/{id}/license/{license}", "the form of one license"),
    ("/customers/{id}/license/{license}/why", "explains one answer"),
    ("/customers/{id}/report", "each chart has its own file"),
    ("/customers/{id}/users/{seat}", "the form of one user"),
    ("/customers/{id}/users/{seat}/why", "explains one answer"),
    ("/imports", "uploads on their way, forgotten after two weeks"),
    ("/imports/{id}", "rows on their way; those to fix have a file of their own"),
    ("/imports/{id}/columns", "a form beside the first rows"),
    ("/installations/{id}/why", "explains one answer"),
    ("/jobs", "work under way and done, not records"),
    ("/jobs/{id}", "one run, whose failures leave as a file"),
    ("/organizations/types", "a form of rights"),
    ("/organizations/{id}/report", "each chart has its own file"),
    ("/organizations/{id}/branding/sample", "a sample of a letter"),
    ("/organizations/{id}/branding", "a form beside a sample of a letter"),
    ("/outbox/{id}", "one letter with its attempts"),
    ("/outbox/{id}/letter", "one letter"),
    ("/plans/{id}/revisions", "compares the terms of one plan"),
    ("/plans/{id}/sellers", "a form of choices"),
    ("/reports", "each chart has its own file"),
    ("/settings/sessions", "one's own logins, to be ended"),
    ("/templates/{kind}/{language}", "a form beside a sample of its letter"),
    ("/templates/{kind}/{language}/letter", "one letter"),
];

/// The forms of a page that take a list along: the fields of each.
fn offers(page: &str) -> Vec<Vec<(String, String)>> {
    let field = |input: &str| {
        let part = |name: &str| input.split_once(name)?.1.split_once('"').map(|(value, _)| value.to_owned());
        Some((part("name=\"")?, part("value=\"")?.replace("&amp;", "&")))
    };
    let forms = page.split("action=\"/exports\">").skip(1);
    forms
        .map(|form| {
            let fields = form.split("</form>").next().unwrap_or_default();
            fields.split("<input type=\"hidden\"").skip(1).filter_map(field).collect()
        })
        .collect()
}

/// The total at the foot of a list, where one is shown.
fn total(page: &str) -> Option<usize> {
    let foot = page.split("class=\"pager\"").nth(1)?.split_once("<span>Showing ")?.1;
    foot.split("</span>").next()?.rsplit(' ').next()?.replace(',', "").parse().ok()
}

fn has_list(page: &str) -> bool {
    ["<table", "class=\"tl\"", "class=\"pager\""].iter().any(|mark| page.contains(mark))
}

/// Takes a list along by its form; how many rows came.
async fn taken(client: &Client, offer: &[(String, String)]) -> usize {
    let mut form: Vec<(&str, &str)> =
        offer.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.push(("format", "csv"));
    let file = client.post_raw("/exports", &form).await;
    assert_eq!(file.status, StatusCode::OK, "{offer:?}: {}", file.text);
    ::csv::Reader::from_reader(file.text.as_bytes()).records().count()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_leaves_as_a_file_with_all_its_rows() {
    let fixture = fixture();
    let t = &fixture.app.test;
    let customer: OrganizationId = fixture.ids.known("customer").parse().unwrap();
    let people = [
        fixture.app.person("anna", fixture.acme, Role::Admin),
        fixture.app.person("olive", t.operator(), Role::Admin),
        fixture.app.person("cara", customer, Role::Admin),
    ];
    // What the shop has none of yet: somebody invited, and a unit that was bound.
    let invited = [("email", "new@x.example"), ("role", "viewer"), ("language", "en")];
    people[0].post(&format!("/organizations/{}/members", fixture.acme), &invited).await;
    let seat: SeatId = fixture.ids.known("seat").parse().unwrap();
    t.made(move |act| domain::bindings::bind_seat(act, seat, "holder@x.example"));
    let (mut without, mut with, mut listed) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for route in console().into_iter().filter(|route| !is_change(route)) {
        for person in &people {
            let page = person.get(&fixture.ids.fill(route.path)).await;
            if page.status != StatusCode::OK || !has_list(&page.text) {
                continue;
            }
            let offers = offers(&page.text);
            if offers.is_empty() {
                without.insert(route.path, page.text);
                continue;
            }
            with.insert(route.path, offers.len());
            for (place, offer) in offers.iter().enumerate() {
                let rows = taken(person, offer).await;
                let list = offer.iter().find(|field| field.0 == "list").unwrap().1.clone();
                // To take the trail along makes it longer.
                let is_still = list != "events";
                listed.insert(list, rows);
                if let Some(total) = total(&page.text).filter(|_| place == 0 && is_still) {
                    assert_eq!(rows, total, "{}: {offer:?}", route.path);
                }
            }
        }
    }
    let left: Vec<_> = without.keys().filter(|path| NO_LISTS.iter().all(|known| known.0 != **path)).collect();
    let stale: Vec<_> = NO_LISTS.iter().filter(|known| with.contains_key(known.0)).collect();
    let missing: Vec<_> =
        domain::exports::List::ALL.iter().filter(|list| !listed.contains_key(list.word())).collect();
    // Nothing in the shop needs anybody; that the page of alerts offers its file has a test beside it.
    let missing: Vec<_> = missing.into_iter().filter(|list| list.word() != "alerts").collect();
    assert!(
        left.is_empty() && stale.is_empty() && missing.is_empty(),
        "without a file: {left:?}; with one after all: {stale:?}; offered nowhere: {missing:?}"
    );
}
