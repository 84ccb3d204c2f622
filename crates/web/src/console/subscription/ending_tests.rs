//! The end of a term as people meet it (RU-12): the new one is offered where units are bound, who does not go on is
//! chosen, the sum with its arithmetic comes before the order, and whoever was left behind comes along by one button.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    ids::{LicenseId, OrganizationId, PlanId, SeatId},
    licenses,
    products::PlanForm,
    testing::{TestWorld, license_request},
};

use crate::testing::{Client, TestApp};

struct Scene {
    app: TestApp,
    customer: OrganizationId,
    plan: PlanId,
    license: LicenseId,
    people: Vec<SeatId>,
    boss: Client,
}

/// Three paid units until 22 November 2027 with two people on them; today is the given number of days later.
fn scene(days: i64) -> Scene {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakas Oy");
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let issued = t.invoice(customer, plan, 3);
    t.pay(issued.head.id, "first", issued.head.total_minor);
    let license = issued.licenses[0].license;
    let people = t.seats(license, &["ann@x.example", "bob@x.example"]);
    t.clock.advance_seconds(days * 86_400);
    let app = TestApp::of(t);
    let boss = app.person("boss", customer, Role::Admin);
    Scene { app, customer, plan, license, people, boss }
}

impl Scene {
    fn page(&self) -> String {
        format!("/customers/{}/subscription", self.customer)
    }

    fn order(&self, purpose: &str) -> String {
        format!("/customers/{}/order?purpose={purpose}&#38;license={}", self.customer, self.license)
    }
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_term_is_offered_where_people_are_bound() {
    let early = scene(200);
    let page = early.boss.get(&early.page()).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("Order a new term"), "not yet");
    let s = scene(350);
    let page = s.boss.get(&s.page()).await.text;
    has(&page, &["ends on", "Order a new term", "Nothing renews by itself", &s.order("renewal")]);
    has(&s.boss.get("/").await.text, &["1 license ends soon or has ended"]);
    let viewer = s.app.person("vera", s.customer, Role::Viewer);
    assert!(!viewer.get(&s.page()).await.text.contains("Order a new term"));

    let form = s.boss.get(&s.order("renewal").replace("&#38;", "&")).await.text;
    has(&form, &["Who goes on", "ann@x.example", "bob@x.example", "value=\"3\""]);
    assert_eq!(form.matches("name=\"keep\"").count(), 2);
    let (units, license) = (format!("quantity_{}_standard", s.plan), s.license.to_string());
    let (ann, bob) = (s.people[0].to_string(), s.people[1].to_string());
    let choice = [
        ("purpose", "renewal"),
        ("license", license.as_str()),
        (units.as_str(), "1"),
        ("person", ann.as_str()),
        ("person", bob.as_str()),
        ("keep", ann.as_str()),
    ];
    let path = format!("/customers/{}/order", s.customer);
    let shown = s.boss.post(&path, &[&choice[..], &[("do", "look")]].concat()).await;
    has(&shown.text, &["new term, 12 months", "€49.90", "€62.62", "Place the order"]);
    let agreed = [("do", "place"), ("expected_minor", "6262"), ("expected_currency", "EUR")];
    let placed = s.boss.post(&path, &[&choice[..], &agreed].concat()).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.text);
    assert_eq!(s.app.test.number("SELECT COUNT(*) FROM invoice_stays"), 1);
    assert!(!s.boss.get(&s.page()).await.text.contains("Order a new term"), "it is ordered");
}

/// Units added for the rest of a term show the days they pay for before anything is ordered.
#[tokio::test(flavor = "multi_thread")]
async fn added_units_show_their_arithmetic_first() {
    let s = scene(181);
    let (units, license) = (format!("quantity_{}_standard", s.plan), s.license.to_string());
    let fields =
        [("purpose", "addition"), ("license", license.as_str()), (units.as_str(), "2"), ("do", "look")];
    let shown = s.boss.post(&format!("/customers/{}/order", s.customer), &fields).await;
    has(&shown.text, &["184 of 365 days", "€50.31", "Place the order"]);
    assert_eq!(s.app.test.number("SELECT COUNT(*) FROM invoices"), 1, "nothing is ordered yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_people_are_bound_by_one_button() {
    let s = scene(400);
    assert!(!s.boss.get(&s.page()).await.text.contains("Bind the same people"), "there is nowhere to go");
    let (customer, request) = (s.customer, license_request(s.plan, 5, 0));
    let new = s.app.test.made(move |act| licenses::issue(act, customer, &request)).id;
    let page = s.boss.get(&s.page()).await.text;
    has(&page, &["2 people are still on", "Bind the same people"]);
    let (from, to) = (s.license.to_string(), new.to_string());
    let fields = [("list", "here"), ("from", from.as_str()), ("to", to.as_str())];
    let moved = s.boss.post(&format!("{}/same", s.page()), &fields).await;
    assert_eq!(moved.location(), s.page());
    let seen = s.app.test.made(move |act| licenses::get(act, new));
    assert_eq!(seen.lines[0].assigned, 2);
    assert!(!s.boss.get(&s.page()).await.text.contains("Bind the same people"));
    let program = s.app.program(s.customer, Role::Manager);
    let left = program.get(&format!("/api/v1/customers/{customer}/left-behind")).await.json;
    assert_eq!(left["items"].as_array().map(Vec::len), Some(0), "{left}");
}

/// More people than are ticked one by one: who does not go on is named, and a name that nobody has is kept and marked.
#[tokio::test(flavor = "multi_thread")]
async fn among_many_people_who_leaves_is_named() {
    let s = scene(350);
    let (license, plan) = (s.license, s.plan);
    s.app.test.made(move |act| licenses::set_quantity(act, license, "standard", 300));
    let names: Vec<String> = (0..210).map(|number| format!("user{number}@x.example")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    s.app.test.seats(license, &names);
    let form = s.boss.get(&s.order("renewal").replace("&#38;", "&")).await.text;
    has(&form, &["name=\"leave_names\"", "Who does not go on"]);
    let (units, license) = (format!("quantity_{plan}_standard"), license.to_string());
    let fields = |names: &'static str| {
        [
            ("purpose", "renewal"),
            ("license", license.as_str()),
            (units.as_str(), "211"),
            ("leave_names", names),
            ("do", "look"),
        ]
    };
    let path = format!("/customers/{}/order", s.customer);
    let wrong = s.boss.post(&path, &fields("nobody@x.example")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&wrong.text, &["Nobody on this license is called nobody@x.example", "id=\"leave_names-error\""]);
    assert_eq!(s.boss.post(&path, &fields("bob@x.example")).await.status, StatusCode::OK);
}
