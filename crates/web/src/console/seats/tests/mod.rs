//! The users tab, adding, license files, one user, as a browser meets them.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    audit,
    ids::{OrganizationId, SeatId},
    licenses::License,
    page::Window,
    products::PlanForm,
    seats::{self, SeatFilter},
};

use crate::testing::{Client, Reply, TestApp};

mod adding;

struct Place {
    app: TestApp,
    partner: OrganizationId,
    customer: OrganizationId,
    license: License,
    mia: Client,
}

/// A partner with a customer of five Standard and one Server, and a manager at the browser.
fn place() -> Place {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, 5, 1);
    let mia = app.person("mia", partner, Role::Manager);
    Place { app, partner, customer, license, mia }
}

impl Place {
    fn path(&self, rest: &str) -> String {
        format!("/customers/{}/users{rest}", self.customer)
    }

    async fn add(&self, fields: &[(&str, &str)]) -> Reply {
        let license = self.license.id.to_string();
        let mut all =
            vec![("license", license.as_str()), ("edition", "standard"), ("keep_deleted_days", "30")];
        all.extend_from_slice(fields);
        self.mia.post(&self.path(""), &all).await
    }

    fn users(&self) -> Vec<seats::Seat> {
        let customer = self.customer;
        let filter = SeatFilter::default();
        self.app.test.made(move |act| seats::list(act, customer, &filter, &Window::first(200))).items
    }

    fn code(&self, seat: SeatId) -> String {
        let customer = self.customer;
        let codes = self.app.test.made(move |act| seats::reveal_codes(act, customer, &[seat]));
        codes[0].1.reveal().to_owned()
    }

    fn events(&self, what: audit::What) -> usize {
        let customer = self.customer;
        let page = self.app.test.made(move |act| audit::list(act, customer, &Window::first(200)));
        page.items.iter().filter(|event| event.what == what).count()
    }
}

/// NX-40, NX-42, NX-46, NX-47: the form shows license and free seats, 30 days stand there already, the users below are
/// counted, and a link leads to sending their invitations.
#[tokio::test]
async fn the_tab_shows_the_form_and_the_users() {
    let place = place();
    place.app.test.seats(place.license.id, &["ann@x.example", "t2testi"]);
    let page = place.mia.get(&place.path("")).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        place.license.number.as_str(),
        "Standard: 3 of 5 free",
        "Server: 1 of 1 free",
        "name=\"keep_deleted_days\" type=\"text\" value=\"30\"",
        "The username is usually the person’s e-mail address.",
        "Use the e-mail address of whoever installs it.",
        "Current users (2 in total)",
        "Go to sending the invitations",
        &format!("href=\"/invitations?customer={}\"", place.customer),
        "Not sent yet",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
}

/// NX-46: a code is in no page before somebody asked to see it; asking writes one event.
#[tokio::test]
async fn codes_are_hidden_until_shown() {
    let place = place();
    let seats = place.app.test.seats(place.license.id, &["ann@x.example", "bob@x.example"]);
    let codes: Vec<String> = seats.iter().map(|seat| place.code(*seat)).collect();
    let before = place.events(audit::What::CodeRevealed);
    let user = place.path(&format!("/{}", seats[0]));
    for path in [place.path(""), user.clone(), "/users".into(), "/invitations".into(), format!("{user}/code")]
    {
        let page = place.mia.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(codes.iter().all(|code| !page.text.contains(code.as_str())), "{path}");
    }
    assert_eq!(place.events(audit::What::CodeRevealed), before);
    let ids: Vec<String> = seats.iter().map(ToString::to_string).collect();
    let fields: Vec<_> = ids.iter().map(|id| ("seat", id.as_str())).collect();
    let shown = place.mia.post(&place.path("/codes"), &fields).await;
    assert!(codes.iter().all(|code| shown.text.contains(code.as_str())));
    assert!(shown.text.contains(&format!("data-copy=\"{}\"", codes[0])));
    assert_eq!(place.events(audit::What::CodeRevealed), before + 1);
    let vera = place.app.person("vera", place.partner, Role::Viewer);
    assert!(!vera.get(&place.path("")).await.text.contains("Show codes"));
    assert_eq!(vera.post(&place.path("/codes"), &fields).await.status, StatusCode::FORBIDDEN);
}

/// Two windows on one user: the second sees both values and loses nothing.
#[tokio::test]
async fn two_windows_on_one_user() {
    let place = place();
    let seat = place.app.test.seats(place.license.id, &["ann@x.example"])[0];
    let path = place.path(&format!("/{seat}"));
    let fields = |email: &'static str, version: &'static str| {
        [
            ("username", "ann"),
            ("email", email),
            ("language", ""),
            ("keep_deleted_days", "30"),
            ("version", version),
        ]
    };
    assert_eq!(place.mia.post(&path, &fields("one@x.example", "1")).await.status, StatusCode::SEE_OTHER);
    let told = place.mia.post(&path, &fields("two@x.example", "1")).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.text.contains("You typed: two@x.example") && told.text.contains("Saved now: one@x.example"));
    assert!(told.text.contains("name=\"version\" value=\"2\""));
    assert_eq!(place.mia.post(&path, &fields("two@x.example", "2")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(place.users()[0].email, "two@x.example");
    let refused = place.mia.post(&path, &fields("nowhere", "3")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"nowhere\"") && refused.text.contains("href=\"#email\""));
}

#[tokio::test]
async fn a_user_is_removed_and_gets_a_new_code_after_a_question() {
    let place = place();
    let seat = place.app.test.seats(place.license.id, &["ann@x.example"])[0];
    place.app.test.device(seat, "laptop");
    let before = place.code(seat);
    let path = place.path(&format!("/{seat}"));
    assert!(place.mia.get(&format!("{path}/code")).await.text.contains("Make a new activation code"));
    assert_eq!(place.code(seat), before);
    place.mia.post(&format!("{path}/code"), &[]).await;
    assert_ne!(place.code(seat), before);
    assert!(place.mia.get(&format!("{path}/remove")).await.text.contains("1 device is released"));
    assert_eq!(place.users().len(), 1);
    place.mia.post(&format!("{path}/remove"), &[]).await;
    assert!(place.users().is_empty());
    assert_eq!(place.mia.get(&path).await.status, StatusCode::NOT_FOUND);
}

/// NX-66, P5: pages of 25 by the way there and back, with search.
#[tokio::test]
async fn users_are_listed_in_pages() {
    let place = place();
    let (license, version) = (place.license.id, place.license.version);
    place.app.test.made(move |act| {
        domain::licenses::set_quantity(act, license, "standard", 60)?;
        Ok(())
    });
    let _ = version;
    let names: Vec<String> = (0..60).map(|n| format!("user{n:02}@x.example")).collect();
    place.app.test.seats(place.license.id, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let first = place.mia.get(&place.path("")).await;
    assert!(first.text.contains("Showing 1–25 of 60"), "{}", first.text);
    let next = first.text.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let second = place.mia.get(&next.replace("&#38;", "&").replace("&amp;", "&")).await;
    assert!(second.text.contains("Showing 26–50 of 60") && second.text.contains("user25@x.example"));
    assert!(!second.text.contains("user24@x.example"));
    let found = place.mia.get(&place.path("?q=user4")).await;
    assert!(found.text.contains("Showing 1–10 of 10"), "{}", found.text);
}

/// SR-01, SR-04, SR-44: strangers go to the login, neighbours find nothing, forms need their token, viewers look.
#[tokio::test]
async fn nobody_else_comes_in() {
    let place = place();
    let seat = place.app.test.seats(place.license.id, &["ann@x.example"])[0];
    let user = place.path(&format!("/{seat}"));
    let rival = place.app.test.partner(place.app.test.operator(), "Rival", PartnerType::Msp);
    let eve = place.app.person("eve", rival, Role::Admin);
    let vera = place.app.person("vera", place.partner, Role::Viewer);
    for path in [place.path(""), user.clone(), format!("{user}/code"), format!("{user}/remove")] {
        assert!(place.app.stranger().get(&path).await.location().starts_with("/login?next="), "{path}");
        assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let id = seat.to_string();
    let posts = ["", "/unnamed", "/codes"].map(|rest| place.path(rest));
    let posts =
        posts.into_iter().chain(["", "/invite", "/code", "/remove"].map(|rest| format!("{user}{rest}")));
    let license = place.license.id.to_string();
    for path in posts {
        let fields = [
            ("license", license.as_str()),
            ("unnamed_license", license.as_str()),
            ("edition", "standard"),
            ("unnamed_edition", "standard"),
            ("keep_deleted_days", "30"),
            ("addresses", "x@x.example"),
            ("count", "1"),
            ("seat", id.as_str()),
            ("username", "x"),
            ("version", "1"),
        ];
        assert_eq!(
            place.mia.post_raw(&path, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{path}: no token"
        );
        assert_eq!(eve.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(vera.post(&path, &fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(place.users().len(), 1);
    assert_eq!(place.users()[0].username, "ann@x.example");
    assert!(!eve.get("/users").await.text.contains("ann@x.example"));
    assert!(vera.get("/users").await.text.contains("ann@x.example"));
    assert!(!vera.get(&place.path("")).await.text.contains("name=\"addresses\""));
}

/// A user of one customer is not found under another, even for those who see both.
#[tokio::test]
async fn a_user_stands_under_their_own_customer_only() {
    let place = place();
    let seat = place.app.test.seats(place.license.id, &["ann@x.example"])[0];
    let other = place.app.test.customer(place.partner, "Toinen Oy");
    for rest in ["", "/code", "/remove"] {
        let path = format!("/customers/{other}/users/{seat}{rest}");
        assert_eq!(place.mia.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(place.mia.post(&path, &[("keep_deleted_days", "1")]).await.status, StatusCode::NOT_FOUND);
    }
    let license = place.license.id.to_string();
    let fields = [
        ("license", license.as_str()),
        ("edition", "standard"),
        ("keep_deleted_days", "30"),
        ("addresses", "x@x.example"),
    ];
    let refused = place.mia.post(&format!("/customers/{other}/users"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the license of another customer");
    assert_eq!(place.users().len(), 1);
}

/// A license file for a user: made on a page of its own, shown once with a way to save it; what is wrong with the form
/// is said beside what was typed, and a stranger finds nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_license_file_is_made_for_a_user() {
    let place = place();
    place.add(&[("addresses", "ann@example.com")]).await;
    let seat = place.users()[0].id;
    let path = place.path(&format!("/{seat}/file"));
    assert!(place.mia.get(&place.path(&format!("/{seat}"))).await.text.contains(&path));
    assert_eq!(place.mia.get(&path).await.status, StatusCode::OK);
    let form = [("device", "any"), ("device_name", "Lab machine"), ("days", "0")];
    let refused = place.mia.post(&path, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Lab machine"));
    let worded = place.mia.post(&path, &[("device", "any"), ("device_name", "Lab"), ("days", "many")]).await;
    assert_eq!(worded.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = [("device", "one"), ("fingerprint", "f1"), ("device_name", "Lab machine"), ("days", "90")];
    let made = place.mia.post(&path, &form).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let text = made.text.split("name=\"text\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let keys = place.app.test.made(domain::signing::ring);
    let file: seal::LicenseFile = seal::open_document(text, &keys).unwrap();
    assert_eq!((file.device, file.username.as_str()), (Some(seal::device_hash("f1")), "ann@example.com"));
    assert!(place.mia.get("/installations").await.text.contains("Offline, by license file"));
    let asked = place.mia.get(&format!("/installations/{}/release", file.installation_id)).await;
    assert!(asked.text.contains("cannot be called back"), "{}", asked.text);
    let rival = place.app.test.partner(place.app.test.operator(), "Rival", PartnerType::Msp);
    let eve = place.app.person("eve", rival, Role::Admin);
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eve.post(&path, &form).await.status, StatusCode::NOT_FOUND);
}

/// A user is edited in the row of the list: fields that were not sent stay, the answer leads back to the list, and what is
/// wrong comes back into the row.
#[tokio::test]
async fn a_user_is_edited_in_the_row() {
    let place = place();
    let seat = place.app.test.seats(place.license.id, &["ann@x.example", "bob@x.example"])[0];
    let list = place.mia.get(&place.path("")).await.text;
    assert!(list.contains(&format!("id=\"inline-{seat}-email\"")), "{list}");
    let (path, back) = (place.path(&format!("/{seat}")), place.path("?q=ann"));
    let typed = |email: &'static str, version: &'static str| {
        [("inline", "user"), ("back", back.as_str()), ("version", version), ("email", email)]
    };
    let saved = place.mia.post(&path, &typed("anna@x.example", "1")).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, back.as_str()), "{}", saved.text);
    let users = place.users();
    let user = users.iter().find(|user| user.id == seat).unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str()), ("ann@x.example", "anna@x.example"));
    let wrong = [&typed("nonsense", "2")[..], &[("alone", "on")]].concat();
    let refused = place.mia.post(&path, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = format!("id=\"inline-{seat}-email-error\"");
    assert!(refused.text.contains(&told) && refused.text.contains("value=\"nonsense\""), "{}", refused.text);
    assert!(!refused.text.contains("<html"));
    let late = [&typed("late@x.example", "1")[..], &[("alone", "on")]].concat();
    let late = place.mia.post(&path, &late).await.text;
    for part in ["value=\"late@x.example\"", "Saved now", ">anna@x.example<", "name=\"version\" value=\"2\""]
    {
        assert!(late.contains(part), "{part}: {late}");
    }
    let taken = [("inline", "user"), ("version", "2"), ("username", "bob@x.example"), ("alone", "on")];
    let taken = place.mia.post(&path, &taken).await.text;
    assert!(taken.contains(&format!("id=\"inline-{seat}-username-error\"")), "{taken}");
    let vera = place.app.person("vera", place.partner, Role::Viewer);
    assert!(!vera.get(&place.path("")).await.text.contains("data-inline"));
}
