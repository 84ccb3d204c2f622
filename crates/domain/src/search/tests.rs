//! Finding: both scripts, slips, several words, reach, and that the index follows what is done to records.

use std::sync::Arc;

use db::params;

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    audit, customers, doctor, organizations,
    refusal::Refusal,
    scene::{Scene, refusal},
    seats::{self, SeatForm},
    testing::{Shop, TestWorld, customer_form},
};

fn asked(query: &str) -> Question {
    Question { query: query.into(), limit: 5, ..Question::default() }
}

/// What is found from a place, as `kind title`.
fn found(t: &TestWorld, who: &Caller, place: OrganizationId, query: &str) -> Vec<String> {
    let question = asked(query);
    let hits = t.read(who, move |act| find(act, place, &question)).unwrap();
    hits.into_iter().map(|hit| format!("{} {}", hit.kind, hit.title)).collect()
}

fn healthy(t: &TestWorld) {
    while t.made(|act| audit::seal(act, 1000)) > 0 {}
    assert_eq!(t.read(&Caller::command_line(), doctor::examine).unwrap(), []);
}

/// Names are found in both scripts and in the spelling of any of the five languages, by their beginnings, with slips,
/// and by several words of which one is the customer's.
#[test]
fn names_are_found_however_they_are_written() {
    let scene = Scene::new();
    let (t, partner, operator) = (&scene.t, scene.partner, scene.t.operator());
    let cyrillic = t.customer(partner, "ООО Чайковский и Ёлкин");
    t.customer(partner, "Kauppahuone Sinervä Oy");
    let license = t.license(cyrillic, scene.license.plan, 3, 0);
    t.seats(license.id, &["matti.meikalainen@testi.example", "Юрий Щербаков"]);
    let of = |query: &str| found(t, &scene.mia, partner, query);
    for query in ["чайковский", "Tchaikovsky", "chaikov", "Tschaikowski", "elkin", "Чайковскй", "tchiakovsky"]
    {
        assert_eq!(of(query), ["customer ООО Чайковский и Ёлкин"], "{query}");
    }
    for query in ["sinervä", "SINERVA", "kaupahuone", "Синерва", "sinrva"] {
        assert_eq!(of(query), ["customer Kauppahuone Sinervä Oy"], "{query}");
    }
    for query in
        ["meikäläinen", "mati meikal", "Меикалаинен", "meikalanen", "matti.meikalainen@testi.example"]
    {
        assert_eq!(of(query), ["user matti.meikalainen@testi.example"], "{query}");
    }
    for query in ["jurij", "Yuri Shcherbakov", "scherbakof"] {
        assert_eq!(of(query), ["user Юрий Щербаков"], "{query}");
    }
    let both = of("matti chaikovski");
    assert!(both.contains(&"user matti.meikalainen@testi.example".to_owned()), "{both:?}");
    let number = license.number.clone();
    for query in
        [number.as_str(), &number[..12], &number.replace('-', "").to_uppercase(), &license.id.to_string()]
    {
        assert_eq!(of(query), ["license Yearly"], "{query}");
    }
    assert_eq!(found(t, &Caller::command_line(), operator, "acme"), ["partner Acme"]);
    for query in ["", "   ", "%", "_", "'; --", "nothing like it", "zzzzzzzz"] {
        assert_eq!(of(query), [""; 0], "{query:?}");
    }
    of("a\0b\u{202e}");
    healthy(t);
}

#[test]
fn pages_are_called_as_people_type_them() {
    assert!(
        is_like("custom", "New customer")
            && is_like("cusotmer", "New customer")
            && is_like("new cust", "New customer")
    );
    assert!(is_like("asiakas", "Uusi asiakas") && is_like("klient", "Новый клиент"));
    assert!(!is_like("invoice", "New customer") && !is_like("", "New customer"));
}

/// What a record is called first, then what begins so; limits and kinds are kept.
#[test]
fn the_likeliest_come_first() {
    let t = TestWorld::new();
    let operator = t.operator();
    for name in ["Northwind Traders", "North", "Old North Mill", "Northern Lights"] {
        t.customer(operator, name);
    }
    let machine = Caller::command_line();
    let names = found(&t, &machine, operator, "north");
    assert_eq!(names[0], "customer North");
    assert_eq!(names[3], "customer Old North Mill");
    let question = Question { limit: 2, ..asked("north") };
    assert_eq!(t.read(&machine, move |act| find(act, operator, &question)).unwrap().len(), 2);
    let question = Question { kinds: vec![Kind::License, Kind::User], ..asked("north") };
    assert_eq!(t.read(&machine, move |act| find(act, operator, &question)).unwrap(), []);
}

/// SR-01, SR-07, invariant 9: of a stranger's records nothing is found, whatever is typed; a reseller finds no licenses.
#[test]
fn only_what_is_within_reach_is_found() {
    let shop = Arc::new(Shop::with_books().with_people());
    let t = &shop.t;
    while t.made(|act| audit::seal(act, 1000)) > 0 {}
    let rows: Vec<(String, String)> =
        t.made(|act| Ok(act.tx().all("SELECT title, words FROM search_records", params![])?));
    assert!(rows.len() > 10);
    let zeta = shop.zeta;
    for (title, words) in &rows {
        for query in std::iter::once(title.as_str()).chain(words.split(' ').filter(|word| !word.is_empty())) {
            let question = Question { limit: 50, ..asked(query) };
            for hit in t.read(&shop.sibling, move |act| find(act, zeta, &question)).unwrap() {
                let organization = hit.organization;
                let above: Vec<(OrganizationId,)> = t.made(move |act| {
                    let sql = "SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1";
                    Ok(act.tx().all(sql, params![organization])?)
                });
                assert!(above.contains(&(zeta,)), "{query}: {hit:?}");
            }
        }
    }
    let acme = shop.acme;
    for who in [shop.sibling.clone(), t.stranger()] {
        let question = asked("oy");
        assert_eq!(refusal(t.read(&who, move |act| find(act, acme, &question))), Refusal::NotFound);
    }
    let number = t.license(shop.resold, shop.plan, 5, 1).number;
    assert_eq!(found(t, &shop.manager, acme, &number), ["license Yearly"]);
    assert_eq!(found(t, &shop.reseller, shop.beta, &number), [""; 0]);
}

/// The index follows: new names are found and old ones are not, users that left are gone, devices come with their
/// event, a branch that moved is found where it stands, a deleted customer nowhere.
#[test]
fn what_is_done_to_records_shows() {
    let scene = Scene::new();
    let (t, customer, partner) = (&scene.t, scene.customer, scene.partner);
    let of = |query: &str| found(t, &scene.mia, partner, query);
    assert_eq!(of("ann"), ["user ann@example.com"]);
    let (seat, version) = (scene.seats[0], scene.seat(0).version);
    let form = SeatForm {
        username: "Annika Virtanen".into(),
        email: "ann@example.com".into(),
        language: None,
        keep_deleted_days: 30,
    };
    t.made(move |act| seats::change(act, seat, &form, version).map(drop));
    assert_eq!((of("virtanen").len(), of("annika").len()), (1, 1));
    assert_eq!(of("ann@example.com"), ["user Annika Virtanen"], "the address stayed");
    t.device(seat, "LAPTOP-3F9");
    assert_eq!(of("laptop"), ["installation LAPTOP-3F9"]);
    t.made(move |act| seats::remove(act, seat));
    assert_eq!((of("virtanen"), of("laptop")), (vec![], vec![]));

    let form = customer_form("Uusi Nimi Oy");
    t.made(move |act| {
        let version = customers::get(act, customer)?.version;
        customers::change(act, customer, &form, version).map(drop)
    });
    assert_eq!((of("testiasiakas"), of("uusi nimi").len()), (vec![], 1));
    healthy(t);

    let other = t.partner(t.operator(), "Other", PartnerType::Msp);
    let olga = t.person("olga", other, Role::Viewer);
    assert_eq!(found(t, &olga, other, "uusi"), [""; 0]);
    t.made(move |act| organizations::move_below(act, customer, other).map(drop));
    assert_eq!(of("uusi"), [""; 0]);
    assert_eq!(found(t, &olga, other, "uusi nimi"), ["customer Uusi Nimi Oy"]);
    assert_eq!(found(t, &olga, other, "bob"), ["user bob@example.com"]);
    healthy(t);

    let empty = t.customer(other, "Poistettava Oy");
    assert_eq!(found(t, &olga, other, "poistettava").len(), 1);
    t.made(move |act| customers::delete(act, empty));
    assert_eq!(found(t, &olga, other, "poistettava"), [""; 0]);
    healthy(t);
}

/// What was there before the index is entered by the worker, and building anew mends what is wrong; the doctor tells it.
#[test]
fn the_index_is_built_for_what_was_there() {
    let scene = Scene::new();
    let t = &scene.t;
    while t.made(|act| audit::seal(act, 1000)) > 0 {}
    let before = t.dump();
    for table in ["search_records", "search_words", "search_spellings"] {
        t.raw(&format!("DELETE FROM {table}"));
    }
    let findings = t.read(&Caller::command_line(), doctor::examine).unwrap();
    assert!(
        findings.iter().all(|finding| finding.check == doctor::Check::Search) && findings.len() > 3,
        "{findings:?}"
    );
    assert!(!t.made(|act| build(act, 3)), "nothing is to be done until somebody asks");
    assert_eq!(refusal(t.work(&scene.mia, rebuild)), Refusal::NotFound);
    t.made(rebuild);
    assert_eq!(refusal(t.work(&scene.mia, |act| build(act, 3))), Refusal::NotFound);
    while t.made(|act| build(act, 3)) {}
    for table in ["search_records", "search_words", "search_spellings"] {
        assert!(t.dump()[table] == before[table], "{table}");
    }
    t.raw("UPDATE search_records SET title = 'Wrong', words = ' wrong ' WHERE kind = 'customer'");
    t.raw("UPDATE seats SET removed_at = 1 WHERE username = 'never'");
    assert!(!t.read(&Caller::command_line(), doctor::examine).unwrap().is_empty());
    t.made(rebuild);
    while t.made(|act| build(act, 100)) {}
    let titles = t.number("SELECT COUNT(*) FROM search_records WHERE title = 'Wrong'");
    assert_eq!(titles, 0);
}
