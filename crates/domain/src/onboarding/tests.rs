//! The first steps tick themselves, are told to those who may take them, and are put away by each for themselves.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    branding,
    members::{self, Invite},
    products::PlanForm,
    testing::{Shop, TestWorld, refusal},
};

fn told(t: &TestWorld, who: &Caller, organization: OrganizationId) -> FirstSteps {
    t.read(who, move |act| first_steps(act, organization)).unwrap()
}

fn is_due(t: &TestWorld, who: &Caller, organization: OrganizationId) -> bool {
    t.read(who, move |act| due(act, organization)).unwrap().is_some()
}

fn words_of(steps: &FirstSteps, done: bool) -> Vec<&'static str> {
    steps.steps.iter().filter(|step| step.1 == done).map(|(step, _)| step.word()).collect()
}

/// The rule of when the list is shown, as a table.
#[test]
fn the_list_is_due_at_the_beginning_until_nothing_is_left() {
    let table = [
        // days, customers, hidden, left, due
        (0, false, false, 5, true),
        (60, true, false, 1, true),
        (61, true, false, 1, false),
        (400, false, false, 4, true),
        (0, false, true, 5, false),
        (0, true, false, 0, false),
    ];
    for (days, customers, hidden, left, expected) in table {
        let due = rules::is_due(rules::begins(days, customers), hidden, left);
        assert_eq!(due, expected, "{days} {customers} {hidden} {left}");
    }
}

/// Who may do what is told what: an admin all, a manager the daily part, a reseller units instead of plans, a viewer nothing.
#[test]
fn only_steps_are_told_that_the_reader_may_take() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let shop = t.partner(acme, "Shop", PartnerType::Reseller);
    let table: [(&str, OrganizationId, Role, &[&str]); 5] = [
        ("olga", t.operator(), Role::Admin, &["details", "plan", "customer", "user", "colleague"]),
        ("ann", acme, Role::Admin, &["details", "plan", "customer", "user", "colleague"]),
        ("mia", acme, Role::Manager, &["units", "customer", "user"]),
        ("rob", shop, Role::Admin, &["units", "customer", "user", "colleague"]),
        ("vic", acme, Role::Viewer, &[]),
    ];
    for (name, organization, role, expected) in table {
        let who = t.person(name, organization, role);
        let steps = told(&t, &who, organization);
        let words: Vec<_> = steps.steps.iter().map(|(step, _)| step.word()).collect();
        assert_eq!(words, expected, "{name}");
        assert_eq!(is_due(&t, &who, organization), !expected.is_empty(), "{name}");
    }
}

/// Each step is done by what is there, also when it was made elsewhere; with the last one the list goes.
#[test]
fn steps_tick_themselves() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    let done = || words_of(&told(&t, &ann, acme), true);
    assert_eq!(done(), [""; 0]);
    let customer = t.customer(acme, "Asiakas Oy");
    assert_eq!(done(), ["customer"]);
    // The vendor's plan can be sold here: it need not be one's own.
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    assert_eq!(done(), ["plan", "customer"]);
    let license = t.license(customer, plan.id, 2, 0);
    let seat = t.seats(license.id, &["ann@x.example"])[0];
    assert_eq!(done(), ["plan", "customer"], "added is not invited");
    let one = crate::invitations::Selection::Seats(vec![seat]);
    t.work(&ann, move |act| crate::invitations::send(act, acme, &one, None)).unwrap();
    assert_eq!(done(), ["plan", "customer", "user"]);
    let invite =
        Invite { email: "bob@acme.example".into(), role: Role::Manager, language: crate::Language::En };
    t.work(&ann, move |act| members::invite(act, acme, &invite)).unwrap();
    assert_eq!(done(), ["plan", "customer", "user", "colleague"]);
    assert!(is_due(&t, &ann, acme));
    let own =
        branding::Change { support_email: Some("help@acme.example".into()), ..branding::Change::default() };
    t.work(&ann, move |act| branding::change(act, acme, 1, &own)).unwrap();
    assert_eq!(words_of(&told(&t, &ann, acme), false), [""; 0]);
    assert!(!is_due(&t, &ann, acme));
}

/// Units of a purchase code are the first thing to sell of those who make no plans.
#[test]
fn a_code_brings_the_first_units() {
    let shop = Shop::new();
    let (t, beta) = (&shop.t, shop.beta);
    assert!(words_of(&told(t, &shop.reseller, beta), false).contains(&"units"));
    t.enter_code(beta, &shop.codes[1].1);
    assert!(words_of(&told(t, &shop.reseller, beta), true).contains(&"units"));
}

/// Put away by one person it stays for the others; twice is once; each time one event.
#[test]
fn the_list_is_hidden_by_each_for_themselves() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let (ann, mia) = (t.person("ann", acme, Role::Admin), t.person("mia", acme, Role::Manager));
    let events = || {
        t.number("SELECT COUNT(*) FROM events WHERE action IN ('first-steps-hidden', 'first-steps-shown')")
    };
    for _ in 0..2 {
        t.work(&ann, move |act| hide(act, acme)).unwrap();
        assert_eq!(events(), 1);
    }
    assert!(!is_due(&t, &ann, acme) && is_due(&t, &mia, acme));
    assert!(t.read(&ann, move |act| is_hidden(act, acme)).unwrap());
    for _ in 0..2 {
        t.work(&ann, move |act| show(act, acme)).unwrap();
        assert_eq!(events(), 2);
    }
    assert!(is_due(&t, &ann, acme));
    assert_eq!(refusal(t.work(&Caller::command_line(), move |act| hide(act, acme))), Refusal::Forbidden);
}

/// Invariant 9: who stands elsewhere is told nothing and puts nothing away; a customer has no such list.
#[test]
fn strangers_get_nothing() {
    let shop = Shop::new();
    let (acme, customer) = (shop.acme, shop.customer);
    let before = shop.t.dump();
    for who in [&shop.sibling, &shop.child, &shop.reseller, &shop.buyer, &shop.t.stranger()] {
        assert_eq!(refusal(shop.t.read(who, move |act| first_steps(act, acme))), Refusal::NotFound);
        assert_eq!(refusal(shop.t.read(who, move |act| due(act, acme))), Refusal::NotFound);
        assert_eq!(refusal(shop.t.read(who, move |act| is_hidden(act, acme))), Refusal::NotFound);
        assert_eq!(refusal(shop.t.work(who, move |act| hide(act, acme))), Refusal::NotFound);
        assert_eq!(refusal(shop.t.work(who, move |act| show(act, acme))), Refusal::NotFound);
    }
    assert_eq!(refusal(shop.t.read(&shop.admin, move |act| first_steps(act, customer))), Refusal::NotFound);
    assert!(shop.t.dump() == before);
}
