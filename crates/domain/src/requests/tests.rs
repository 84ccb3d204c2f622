//! Requests on the real database: who may ask whom, who is told, who answers.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    customers,
    scene::{Scene, refusal},
    seats,
};

fn scene() -> Scene {
    let scene = Scene::with(crate::products::PlanForm::default(), 3);
    for seat in scene.seats.clone() {
        scene.t.made(move |act| seats::remove(act, seat));
    }
    scene
}

fn all() -> Window {
    Window::first(Window::MOST)
}

fn wish(units: i64) -> Wish {
    Wish { wish: "Northern Backup".into(), units, note: "Two new colleagues".into() }
}

/// A person asks their company; its administrator grants in place, and the person is bound and told.
#[test]
fn a_person_asks_their_company_for_a_unit() {
    let s = scene();
    let (customer, license) = (s.customer, s.license.id);
    let boss = s.t.person("boss", customer, Role::Admin);
    let olga = s.t.person("olga", customer, Role::Viewer);
    let stranger = s.t.person("eva", s.t.customer(s.partner, "Other Oy"), Role::Viewer);
    assert_eq!(refusal(s.t.work(&stranger, move |act| ask_unit(act, customer, &wish(1)))), Refusal::NotFound);
    let id = s.t.work(&olga, move |act| ask_unit(act, customer, &wish(9))).unwrap();
    assert_eq!(refusal(s.t.work(&olga, move |act| ask_unit(act, customer, &wish(1)))), Refusal::AlreadyAsked);
    let told: Vec<String> = s.t.mails(MailKind::UnitAsked).into_iter().map(|mail| mail.0).collect();
    assert!(told.contains(&"boss@example.com".to_owned()), "{told:?}");
    let open = s.t.read(&boss, move |act| list(act, customer, &all())).unwrap().items;
    assert_eq!((open.len(), open[0].units, open[0].answer), (1, 1, None));
    assert_eq!(
        refusal(s.t.work(&olga, move |act| grant_unit(act, id, license, "standard"))),
        Refusal::Forbidden,
        "nobody grants their own"
    );
    s.t.work(&boss, move |act| grant_unit(act, id, license, "standard")).unwrap();
    assert_eq!(s.t.read(&olga, crate::own::list).unwrap().len(), 1);
    let answered = s.t.mails(MailKind::RequestAnswered);
    assert_eq!(
        (answered[0].0.as_str(), answered[0].1["answer"].as_str()),
        ("olga@example.com", Some("granted"))
    );
    assert_eq!(refusal(s.t.work(&boss, move |act| decline(act, id, "no"))), Refusal::AlreadyAnswered);
    let again = s.t.work(&olga, move |act| ask_unit(act, customer, &wish(1))).unwrap();
    assert_eq!(refusal(s.t.work(&boss, move |act| withdraw(act, again))), Refusal::NotFound);
    s.t.work(&olga, move |act| withdraw(act, again)).unwrap();
    assert_eq!(s.t.read(&olga, own).unwrap().len(), 2);
}

/// Asking and taking back in turns mails a company ten times an hour and no more, and nothing while it is stopped.
#[test]
fn asking_again_and_again_is_slowed_down() {
    let s = scene();
    let customer = s.customer;
    let olga = s.t.person("olga", customer, Role::Viewer);
    let asks = || s.t.work(&olga, move |act| ask_unit(act, customer, &wish(1)));
    for _ in 0..10 {
        let id = asks().unwrap();
        s.t.work(&olga, move |act| withdraw(act, id)).unwrap();
    }
    assert!(matches!(refusal(asks()), Refusal::TooManyAttempts { .. }));
    s.t.clock.advance_seconds(3_600);
    asks().unwrap();
    s.t.made(move |act| customers::disable(act, customer, "unpaid"));
    s.t.clock.advance_seconds(3_600);
    assert_ne!(asks().map(drop).map_err(|error| error.refusal().cloned()), Ok(()));
}

/// What a company asked for can be taken back by whoever asked, and is listed with their own requests.
#[test]
fn a_wish_for_more_is_taken_back() {
    let s = scene();
    let (customer, partner) = (s.customer, s.partner);
    let boss = s.t.person("boss", customer, Role::Admin);
    let colleague = s.t.person("kim", customer, Role::Admin);
    let id = s.t.work(&boss, move |act| ask_more(act, customer, &wish(2))).unwrap();
    assert_eq!(s.t.read(&boss, own).unwrap().len(), 1);
    assert_eq!(refusal(s.t.work(&colleague, move |act| withdraw(act, id))), Refusal::NotFound);
    s.t.work(&boss, move |act| withdraw(act, id)).unwrap();
    assert!(s.t.made(move |act| wanted_below(act, partner, &all())).items.is_empty());
}

/// A company asks its seller; the seller's people see it, and only they answer it.
#[test]
fn a_company_asks_its_seller_for_more() {
    let s = scene();
    let customer = s.customer;
    let admin = s.t.person("ann", s.partner, Role::Admin);
    let boss = s.t.person("boss", customer, Role::Admin);
    for units in [0, 1_000_000] {
        let asked = s.t.work(&boss, move |act| ask_more(act, customer, &wish(units)));
        assert!(matches!(refusal(asked), Refusal::Invalid(_)));
    }
    let id = s.t.work(&boss, move |act| ask_more(act, customer, &wish(2))).unwrap();
    let told: Vec<String> = s.t.mails(MailKind::MoreAsked).into_iter().map(|mail| mail.0).collect();
    assert_eq!(told, ["ann@example.com"]);
    let partner = s.partner;
    let wanted = s.t.read(&admin, move |act| wanted_below(act, partner, &all())).unwrap().items;
    assert_eq!((wanted.len(), wanted[0].units, wanted[0].customer_name.as_str()), (1, 2, "Testiasiakas Oy"));
    let rival = s.t.partner(s.t.operator(), "Other", PartnerType::Msp);
    assert!(s.t.made(move |act| wanted_below(act, rival, &all())).items.is_empty());
    assert_eq!(refusal(s.t.work(&boss, move |act| grant_more(act, id))), Refusal::Forbidden);
    assert_eq!(refusal(s.t.work(&s.eve, move |act| grant_more(act, id))), Refusal::NotFound);
    assert!(matches!(refusal(s.t.work(&admin, move |act| decline(act, id, " "))), Refusal::Invalid(_)));
    s.t.work(&admin, move |act| decline(act, id, "Pay the last invoice first")).unwrap();
    let answered = s.t.mails(MailKind::RequestAnswered);
    assert_eq!(answered[0].1["reason"].as_str(), Some("Pay the last invoice first"));
    assert!(s.t.made(move |act| wanted_below(act, partner, &all())).items.is_empty());
    let nobody: Caller = Caller::command_line();
    assert_eq!(
        refusal(s.t.work(&nobody, move |act| ask_more(act, customer, &wish(1)))),
        Refusal::NotLoggedIn
    );
}

/// Lists go on past a page without losing or repeating anything: at a customer the open ones first, at a seller the
/// oldest first, and `at` knows which of both is meant.
#[test]
fn requests_are_listed_page_by_page() {
    let s = scene();
    let (customer, partner) = (s.customer, s.partner);
    let mut ids = Vec::new();
    for number in 0..5 {
        let boss = s.t.person(&format!("boss{number}"), customer, Role::Admin);
        ids.push(s.t.work(&boss, move |act| ask_more(act, customer, &wish(1))).unwrap());
    }
    let (first, third) = (ids[0], ids[2]);
    s.t.made(move |act| grant_more(act, first));
    s.t.made(move |act| decline(act, third, "no"));
    let walk = |place: OrganizationId| {
        let (mut window, mut seen) = (Window::first(2), Vec::new());
        loop {
            let asked = window.clone();
            let page = s.t.made(move |act| at(act, place, &asked));
            seen.extend(page.items.iter().map(|request| request.id));
            let Some(next) = page.next else { break };
            window = Window::new(2, Some(next));
        }
        let total = s.t.made(move |act| at(act, place, &Window::first(1))).total;
        (seen, total)
    };
    let at_customer = vec![ids[4], ids[3], ids[1], ids[2], ids[0]];
    assert_eq!(walk(customer), (at_customer, Some(Total::Exactly(5))));
    assert_eq!(walk(partner), (vec![ids[1], ids[3], ids[4]], Some(Total::Exactly(3))));
}
