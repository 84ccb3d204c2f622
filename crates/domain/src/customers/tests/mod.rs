//! Customers on the real database: the record, the list, the key, the whole life.

mod keys;
mod lists;

use db::params;

use super::*;
use crate::{
    Caller, Door,
    access::{PartnerType, Role},
    act::Actor,
    audit,
    clock::Instant,
    ids::TokenId,
    page::{Page, Total, Window},
    products::PlanForm,
    refusal::Problem,
    seats,
    testing::{START, Shop, TestWorld, customer_form, refusal},
};

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

/// NX-10, NX-12: every field is kept as it was typed, trimmed and in one Unicode form; no mail goes out.
#[test]
fn a_record_keeps_every_field() {
    let t = TestWorld::new();
    let operator = t.operator();
    let typed = Form {
        name: "  Kauppahuone Sinerva\u{308} Oy ".into(),
        account_name: "sinerva".into(),
        region: "Uusimaa".into(),
        emergency_email: "vara@varalla.example".into(),
        country: "fi".into(),
        language: "FI".into(),
        keep_deleted_days: 0,
        ..customer_form("")
    };
    let saved = Form {
        name: "Kauppahuone Sinervä Oy".into(),
        country: "FI".into(),
        language: "fi".into(),
        ..typed.clone()
    };
    let id = t.made(move |act| create(act, operator, &typed));
    let customer = t.made(move |act| get(act, id));
    assert_eq!(customer.form(), saved);
    assert_eq!((customer.vendor, customer.version, customer.has_encryption_key), (operator, 1, false));
    assert_eq!(customer.created_at, START);
    assert_eq!(t.number("SELECT COUNT(*) FROM messages"), 0);
    let details = &t.events(id)[0];
    assert_eq!(
        (details.what, details.details["business_id"].as_str()),
        (What::CustomerCreated, Some("1650321-2"))
    );
}

/// NX-04, SR-48: every wrong field is named at once; nothing is written.
#[test]
fn every_wrong_field_is_named_at_once() {
    let t = TestWorld::new();
    let operator = t.operator();
    let before = t.dump();
    let wrong = Form {
        name: "x".repeat(10_000),
        business_id: "1\0".into(),
        street_address: "a\u{202E}b".into(),
        postal_code: "1".repeat(21),
        postal_area: "\u{2066}".into(),
        country: "XX".into(),
        language: "sv".into(),
        time_zone: "Mars/Base".into(),
        username_prefix: "p".repeat(31),
        emergency_email: "no".into(),
        account_name: "a\nb".into(),
        region: "r".repeat(101),
        contact_first_name: "c".repeat(101),
        contact_last_name: "\u{2066}".into(),
        contact_email: "a@x.example, b@x.example".into(),
        keep_deleted_days: -1,
    };
    let answer = refusal(t.work(&Caller::command_line(), move |act| create(act, operator, &wrong)));
    let expected = [
        ("country", "not-a-choice"),
        ("language", "not-a-choice"),
        ("name", "too-long"),
        ("business_id", "forbidden-characters"),
        ("street_address", "forbidden-characters"),
        ("postal_code", "too-long"),
        ("postal_area", "forbidden-characters"),
        ("region", "too-long"),
        ("time_zone", "unknown-time-zone"),
        ("username_prefix", "too-long"),
        ("emergency_email", "not-an-email"),
        ("account_name", "forbidden-characters"),
        ("contact_first_name", "too-long"),
        ("contact_last_name", "forbidden-characters"),
        ("contact_email", "not-an-email"),
        ("keep_deleted_days", "out-of-range"),
    ];
    let named = problems(answer);
    let named: Vec<(&str, &str)> = named.iter().map(|(field, code)| (field.as_str(), *code)).collect();
    assert_eq!(named, expected);
    for (field, days) in [("keep_deleted_days", 3651), ("keep_deleted_days", 1_000_000_000_000)] {
        let wrong = Form { keep_deleted_days: days, ..customer_form("Oy") };
        let answer = refusal(t.work(&Caller::command_line(), move |act| create(act, operator, &wrong)));
        assert_eq!(problems(answer), [(field.to_owned(), "out-of-range")]);
    }
    assert!(t.dump() == before);
}

#[test]
fn customers_have_nothing_below() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let answer = t.work(&Caller::command_line(), move |act| create(act, customer, &customer_form("Below")));
    assert_eq!(refusal(answer), Refusal::CustomersHaveNothingBelow);
}

/// Two people edit side by side: the second is told, reads what the first saved, and both changes end up kept.
#[test]
fn two_editors_lose_nothing() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.empty);
    let seen = t.read(&shop.manager, move |act| get(act, customer)).unwrap();
    let first = Form { name: "Eka Oy".into(), ..seen.form() };
    let second = Form { postal_area: "Espoo".into(), ..seen.form() };
    let by_first = first.clone();
    let saved = t.work(&shop.manager, move |act| change(act, customer, &by_first, 1)).unwrap();
    assert_eq!((saved.version, saved.form()), (2, first.clone()));
    let dump = t.dump();
    let by_second = second.clone();
    let answer = refusal(t.work(&shop.admin, move |act| change(act, customer, &by_second, 1)));
    assert_eq!(answer, Refusal::ChangedMeanwhile);
    assert!(t.dump() == dump, "a refused save leaves nothing");
    let both = Form { name: first.name, ..second };
    let saved = t.work(&shop.admin, move |act| change(act, customer, &both, 2)).unwrap();
    assert_eq!((saved.name.as_str(), saved.postal_area.as_str(), saved.version), ("Eka Oy", "Espoo", 3));
    let details = &t.events(customer).into_iter().find(|event| event.actor_name == "ann").unwrap().details;
    assert_eq!(details.len(), 1);
    assert_eq!(details["postal_area"], serde_json::json!(["Helsinki", "Espoo"]));
}

/// Saving what is there changes nothing; a stale form is still told.
#[test]
fn saving_what_is_there_changes_nothing() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let form = Form { name: "  Asiakas Oy ".into(), ..customer_form("") };
    let before = t.dump();
    let same = form.clone();
    let saved = t.work(&shop.admin, move |act| change(act, customer, &same, 1)).unwrap();
    assert_eq!(saved.version, 1);
    assert!(t.dump() == before);
    assert_eq!(
        refusal(t.work(&shop.admin, move |act| change(act, customer, &form, 7))),
        Refusal::ChangedMeanwhile
    );
}

/// NX-13: deletion is refused while seats are taken and says of which licenses; freed, it takes everything along
/// but the trail.
#[test]
fn deletion_waits_until_no_license_is_in_use() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let before = t.dump();
    let mut numbers = [shop.license.number.clone(), shop.trial.number.clone()];
    numbers.sort();
    let answer = refusal(t.work(&shop.admin, move |act| delete(act, customer)));
    assert_eq!(answer, Refusal::LicensesInUse { numbers: numbers.join(", "), count: 2 });
    assert!(t.dump() == before);
    let (seats, trial) = (shop.seats.clone(), shop.trial_seat);
    t.made(move |act| seats.iter().try_for_each(|seat| seats::remove(act, *seat)));
    let answer = refusal(t.work(&shop.admin, move |act| delete(act, customer)));
    assert_eq!(answer, Refusal::LicensesInUse { numbers: shop.trial.number.clone(), count: 1 });
    t.made(move |act| seats::remove(act, trial));
    t.made(move |act| tell_contact_of(act, customer));
    t.work(&shop.admin, move |act| delete(act, customer)).unwrap();
    assert_eq!(refusal(t.work(&shop.admin, move |act| get(act, customer))), Refusal::NotFound);
    for table in crate::schema::TENANT.iter().chain(crate::schema::INDEX) {
        if !["events", "unsealed_events", "event_feed"].contains(table) {
            let left = rows_of(t, table, customer);
            assert_eq!(left, 0, "{table}");
        }
    }
    assert_eq!(rows_of(t, "organizations", customer), 0);
}

fn tell_contact_of(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    reveal_key(act, customer).map(drop)
}

/// How many rows of a table name the customer in any column that holds organizations.
fn rows_of(t: &TestWorld, table: &str, customer: OrganizationId) -> i64 {
    let schema = t.world.db().schema().unwrap();
    let columns = schema.tables[table].columns.iter().map(|column| column.name.as_str());
    let own = if table == "organizations" { "id" } else { "-" };
    let named: Vec<String> = columns
        .filter(|name| ["customer_id", "organization_id", own].contains(name))
        .map(|name| format!("{name} = $1"))
        .collect();
    if named.is_empty() {
        return 0;
    }
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE {}", named.join(" OR "));
    t.made(move |act| Ok(act.tx().one::<(i64,)>(&sql, params![customer])?)).0
}

/// NX-13, invariant 10: the trail of a deleted customer is sealed all the same and stays in the feed of its
/// vendor, with what happened in the last minute.
#[test]
fn the_trail_of_a_deleted_customer_stays() {
    let shop = Shop::new();
    let (t, customer, acme) = (&shop.t, shop.empty, shop.acme);
    t.work(&shop.admin, move |act| delete(act, customer)).unwrap();
    let deleted = &t.events(acme).into_iter().find(|event| event.what == What::CustomerDeleted).unwrap();
    assert_eq!((deleted.subject_name.as_str(), deleted.actor_name.as_str()), ("Tyhja Oy", "ann"));
    while t.made(|act| audit::seal(act, 1000)) > 0 {}
    assert_eq!(t.made(move |act| audit::verify(act, customer)), None);
    let feed = t.read(&shop.viewer, move |act| audit::feed(act, acme, &Window::first(200))).unwrap().items;
    let about: Vec<What> = feed
        .iter()
        .filter(|event| event.subject_id == customer.to_string())
        .map(|event| event.what)
        .collect();
    assert!(about.contains(&What::CustomerCreated) && about.contains(&What::CustomerDeleted), "{about:?}");
}

/// Invariant 6: disabling is one fact; enabling restores exactly what was.
#[test]
fn disabling_is_undone_exactly() {
    let shop = Shop::new();
    let (t, customer, license) = (&shop.t, shop.customer, shop.license.id);
    let strip = |mut dump: std::collections::BTreeMap<String, Vec<String>>| {
        for changing in ["events", "unsealed_events", "organizations"] {
            dump.remove(changing);
        }
        dump
    };
    let before = (strip(t.dump()), t.made(move |act| get(act, customer)));
    t.work(&shop.admin, move |act| disable(act, customer, " unpaid ")).unwrap();
    let closed = t.made(move |act| get(act, customer));
    assert_eq!((closed.disabled_at, closed.disabled_reason.as_deref()), (Some(START), Some("unpaid")));
    let standing = t.made(move |act| crate::licenses::get(act, license)).standing;
    assert_eq!(standing.status, crate::licenses::rules::Status::CustomerDisabled);
    let again = refusal(t.work(&shop.admin, move |act| disable(act, customer, "again")));
    assert_eq!(again, Refusal::AlreadyDisabled);
    t.work(&shop.admin, move |act| enable(act, customer)).unwrap();
    let after = t.made(move |act| get(act, customer));
    assert_eq!(
        (after.form(), after.disabled_at, after.version),
        (before.1.form(), None, before.1.version + 2)
    );
    assert!(strip(t.dump()) == before.0);
    let standing = t.made(move |act| crate::licenses::get(act, license)).standing;
    assert_eq!(standing.status, crate::licenses::rules::Status::Active);
    assert_eq!(refusal(t.work(&shop.admin, move |act| enable(act, customer))), Refusal::NotDisabled);
}

const KEY: &str = "correct horse battery staple";
