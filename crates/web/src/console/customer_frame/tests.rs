//! The frame around a customer's pages.

use domain::access::{PartnerType, Role};

use super::*;
use crate::testing::TestApp;

/// Only the frame, as any page of a customer shows it.
#[derive(Template)]
#[template(source = "{% import \"ui/base.html\" as ui %}{% include \"customers/head.html\" %}", ext = "html")]
struct Head<'a> {
    l: &'a Locale,
    shell: Csrf,
    frame: &'a CustomerFrame,
}

/// What the head needs of the shell.
struct Csrf {
    csrf: &'static str,
}

fn framed(app: &TestApp, caller: &domain::Caller, customer: OrganizationId) -> CustomerFrame {
    let place = app.test.operator();
    let facts = app.test.read(caller, move |act| CustomerFacts::read(act, place, customer)).unwrap();
    CustomerFrame::new(&facts, CustomerTab::License, &Locale::default())
}

fn shown(frame: &CustomerFrame) -> String {
    Head { l: &Locale::default(), shell: Csrf { csrf: "token" }, frame }.render().unwrap()
}

/// NX-03: customers stand in the chooser as name with business id in brackets, or a new one is made.
/// NX-05: the chooser sends the open tab along.
#[test]
fn the_chooser_names_customers_and_keeps_the_tab() {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Nordic IT", PartnerType::Msp);
    let customer = app.test.customer(partner, "Asiakasyritys Oy");
    app.test.customer(partner, "Toinen Oy");
    let ann = app.test.person("ann", app.test.operator(), Role::Admin);
    let html = shown(&framed(&app, &ann, customer));
    assert!(html.contains("selected>Asiakasyritys Oy (1650321-2)</option>"), "{html}");
    assert!(html.contains(">Toinen Oy (1650321-2)</option>"));
    assert!(html.contains("<option value=\"new\">New customer…</option>"));
    assert!(html.contains("name=\"tab\" value=\"license\""));
    assert!(html.contains("Vendor: Nordic IT"));
    assert!(html.contains(&format!("href=\"/customers/{customer}/license\" aria-current=\"page\"")));
}

/// IT-13: people of a reseller see neither licenses nor what changes the customer.
#[test]
fn a_reseller_is_offered_only_what_is_possible() {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Piccolo", PartnerType::Reseller);
    let customer = app.test.customer(partner, "Retail Srl");
    let bob = app.test.person("bob", partner, Role::Admin);
    let facts = app.test.read(&bob, move |act| CustomerFacts::read(act, partner, customer)).unwrap();
    let html = shown(&CustomerFrame::new(&facts, CustomerTab::Basics, &Locale::default()));
    assert!(!html.contains("/license"), "{html}");
    assert!(!html.contains("/disable") && !html.contains("/delete"));
    assert!(html.contains("/users#add"));
}
