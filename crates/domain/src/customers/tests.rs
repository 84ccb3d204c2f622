//! Customers on the real database: the record, the list, the key, the whole life.

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

fn names(page: &Page<CustomerRow>) -> Vec<&str> {
    page.items.iter().map(|row| row.name.as_str()).collect()
}

fn listed(t: &TestWorld, top: OrganizationId, filter: &Filter) -> Page<CustomerRow> {
    let filter = filter.clone();
    t.read(&Caller::command_line(), move |act| list(act, top, &filter, &Window::first(100))).unwrap()
}

fn found(t: &TestWorld, top: OrganizationId, query: &str) -> Vec<String> {
    let filter = Filter { query: query.into(), ..Filter::default() };
    listed(t, top, &filter).items.into_iter().map(|row| row.name).collect()
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

/// A new name is found and sorted by at once, the old one no more.
#[test]
fn a_rename_reaches_the_list() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let form = customer_form("Öljy Oy");
    t.work(&shop.admin, move |act| change(act, customer, &form, 1)).unwrap();
    assert_eq!(found(t, shop.acme, "oljy"), ["Öljy Oy"]);
    assert!(found(t, shop.acme, "asiakas").is_empty());
    let page = listed(t, shop.acme, &Filter::default());
    assert_eq!(names(&page), ["Jalleenmyyty Oy", "Öljy Oy", "Suljettu Oy", "Tyhja Oy"]);
}

/// NX-02: the list is that of one vendor and those below it.
#[test]
fn the_list_is_filtered_by_vendor() {
    let shop = Shop::new();
    let t = &shop.t;
    t.customer(shop.gamma, "Gamman Oy");
    let all = listed(t, shop.acme, &Filter::default());
    assert_eq!(names(&all), ["Asiakas Oy", "Gamman Oy", "Jalleenmyyty Oy", "Suljettu Oy", "Tyhja Oy"]);
    assert_eq!(all.total, Some(Total::Exactly(5)));
    assert_eq!(all.items[2].vendor_name, "Beta");
    for (vendor, expected) in [(shop.beta, "Jalleenmyyty Oy"), (shop.gamma, "Gamman Oy")] {
        let page = listed(t, shop.acme, &Filter { vendor: Some(vendor), ..Filter::default() });
        assert_eq!((names(&page), page.total), (vec![expected], Some(Total::Exactly(1))));
    }
    let everything = listed(t, t.operator(), &Filter::default());
    assert_eq!(everything.total, Some(Total::Exactly(6)));
}

/// NX-03, NX-04: found by business id with or without its hyphen, by name without accents, by place; signs of
/// LIKE mean themselves.
#[test]
fn the_search_finds_by_business_id_name_and_place() {
    let t = TestWorld::new();
    let operator = t.operator();
    let made = |name: &str, business_id: &str, area: &str| {
        let form = Form { business_id: business_id.into(), postal_area: area.into(), ..customer_form(name) };
        t.made(move |act| create(act, operator, &form))
    };
    made("Asiakasyritys Oy", "1650321-2", "Äänekoski");
    made("Ditta S.r.l.", "1231231231123123", "Milano");
    made("100 % Oy", "ABC_1", "Turku");
    let table: [(&str, &[&str]); 12] = [
        ("1650321-2", &["Asiakasyritys Oy"]),
        ("16503212", &["Asiakasyritys Oy"]),
        ("1231231231123123", &["Ditta S.r.l."]),
        ("123123", &["Ditta S.r.l."]),
        ("ASIAKASYRITYS", &["Asiakasyritys Oy"]),
        ("aanekoski", &["Asiakasyritys Oy"]),
        ("s.r.l", &["Ditta S.r.l."]),
        ("100 %", &["100 % Oy"]),
        ("_", &["100 % Oy"]),
        ("!", &[]),
        ("%%", &[]),
        (" ' OR 1=1 -- ", &[]),
    ];
    for (query, expected) in table {
        assert_eq!(found(&t, operator, query), expected, "{query}");
    }
    let twins = t.made(move |act| look_alikes(act, operator, " 1650321-2 "));
    assert_eq!(twins.len(), 1);
    assert!(t.made(move |act| look_alikes(act, operator, "1650321")).is_empty());
}

/// The views of the list and the country, each with its count.
#[test]
fn the_views_narrow_the_list() {
    let shop = Shop::new();
    let t = &shop.t;
    let italian = Form { country: "IT".into(), ..customer_form("Ditta") };
    let acme = shop.acme;
    t.made(move |act| create(act, acme, &italian));
    let full = t.customer(acme, "Taysi Oy");
    let license = t.license(full, shop.plan, 1, 0);
    t.seats(license.id, &["a@x.example"]);
    let view = |view| Filter { view: Some(view), ..Filter::default() };
    let table = [
        (view(View::Disabled), vec!["Suljettu Oy"]),
        (view(View::Trials), vec!["Asiakas Oy"]),
        // The trial of a month ends within thirty days, and its one seat is taken.
        (view(View::Expiring), vec!["Asiakas Oy"]),
        (view(View::Full), vec!["Asiakas Oy", "Taysi Oy"]),
        (Filter { country: Some("IT".into()), ..Filter::default() }, vec!["Ditta"]),
        (Filter { country: Some("it'".into()), ..Filter::default() }, vec![]),
    ];
    for (filter, expected) in table {
        let page = listed(t, acme, &filter);
        assert_eq!(names(&page), expected, "{filter:?}");
        assert_eq!(page.total.map(Total::number), Some(expected.len() as i64), "{filter:?}");
    }
    // The counts beside the views are those of the lists behind them, whatever else the list is narrowed to.
    for query in ["", "asiakas", "nobody"] {
        let filter = Filter { query: query.into(), view: Some(View::Full), ..Filter::default() };
        let asked = filter.clone();
        for (view, total) in t.made(move |act| views(act, acme, &asked)) {
            let page = listed(t, acme, &Filter { view: Some(view), ..filter.clone() });
            assert_eq!(page.total, total, "{view} {query}");
        }
    }
}

/// What changed since an instant: created, or anything about it written to the trail.
#[test]
fn changed_since_is_by_the_trail() {
    let shop = Shop::new();
    let t = &shop.t;
    let since = |at: Instant| {
        let page = listed(t, shop.acme, &Filter { changed_since: Some(at), ..Filter::default() });
        page.items.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(since(START).len(), 4);
    t.clock.advance_seconds(60);
    let later = t.world.now();
    assert!(since(later).is_empty());
    t.seats(shop.license.id, &["new@x.example"]);
    assert_eq!(since(later), ["Asiakas Oy"]);
    assert!(since(later.plus_seconds(1)).is_empty());
}

/// Keyset pages give every customer exactly once, in order, whatever the size of the page and however alike the
/// names.
#[test]
fn pages_walk_every_customer_once() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let mut made: Vec<OrganizationId> =
        (0..23).map(|number| t.customer(acme, ["Sama Oy", "sáma oy", "Ääni", "Zeta"][number % 4])).collect();
    made.sort();
    for size in [1, 2, 3, 7, 22, 23, 24, 200] {
        let (mut walked, mut keys, mut after) = (Vec::new(), Vec::new(), None);
        loop {
            let window = Window::new(size, after.take());
            let page = t.made(move |act| {
                list(act, acme, &Filter { query: "a".into(), ..Filter::default() }, &window)
            });
            assert_eq!(page.total, Some(Total::Exactly(23)));
            assert!(page.items.len() as i64 <= size);
            walked.extend(page.items.iter().map(|row| row.id));
            keys.extend(page.items.iter().map(|row| (crate::input::fold(&row.name), row.id)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert!(keys.is_sorted(), "size {size}");
        walked.sort();
        assert_eq!(walked, made, "size {size}");
    }
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

/// NX-11: the key is sealed where it lies; nothing in the database says it.
#[test]
fn the_key_is_sealed_at_rest() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let (sealed,): (Vec<u8>,) = t.made(move |act| {
        let sql = "SELECT encryption_key_sealed FROM customers WHERE customer_id = $1";
        Ok(act.tx().one(sql, params![customer])?)
    });
    assert!(sealed.len() >= KEY.len() + 16);
    assert!(!sealed.windows(5).any(|window| KEY.as_bytes().windows(5).any(|part| part == window)));
    assert_eq!(t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap().reveal(), KEY);
    let hex = data_encoding::HEXLOWER.encode(KEY.as_bytes());
    for (table, rows) in t.dump() {
        let told = rows.iter().any(|row| row.contains(KEY) || row.to_lowercase().contains(&hex));
        assert!(!told, "{table}");
    }
    let moved = t.made(move |act| {
        let sql = "SELECT encryption_key_sealed FROM customers WHERE customer_id = $1";
        let (sealed,): (Vec<u8>,) = act.tx().one(sql, params![customer])?;
        Ok(sealed)
    });
    // Copied to another customer it does not open.
    let empty = shop.empty;
    t.made(move |act| {
        let sql = "UPDATE customers SET encryption_key_sealed = $2 WHERE customer_id = $1";
        Ok(act.tx().execute(sql, params![empty, moved.clone()])?)
    });
    assert!(t.work(&shop.admin, move |act| reveal_key(act, empty)).unwrap_err().refusal().is_none());
}

/// NX-11, SR-26, SR-57: seeing the key asks for the password of the last five minutes, writes an event and tells
/// the contact by a mail that does not say the key.
#[test]
fn revealing_the_key_is_asked_for_written_and_told() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    t.clock.advance_seconds(300);
    t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap();
    let (kind, recipient, language, facts): (String, String, String, String) =
        t.made(|act| Ok(act.tx().one("SELECT kind, recipient, language, facts FROM messages", params![])?));
    assert_eq!((kind.as_str(), recipient.as_str()), ("key-revealed", "matti.salo@testi.example"));
    assert_eq!((language.as_str(), facts.contains(KEY), facts.contains("ann")), ("fi", false, true));
    let events = t.events(customer);
    let event = events.iter().find(|event| event.what == What::KeyRevealed).unwrap();
    assert!(event.details.is_empty() && event.actor_name == "ann");
    t.clock.advance_seconds(1);
    let before = t.dump();
    let late = refusal(t.work(&shop.admin, move |act| reveal_key(act, customer)));
    assert_eq!(late, Refusal::PasswordNeededAgain);
    assert!(t.dump() == before);
    let actor = Actor::Token {
        token: TokenId::from_uuid(uuid::Uuid::now_v7()),
        name: "backup".into(),
        organization: shop.acme,
        role: Role::Admin,
    };
    let token = Caller::new(actor, Door::Api);
    assert_eq!(t.work(&token, move |act| reveal_key(act, customer)).unwrap().reveal(), KEY);
}

#[test]
fn a_key_is_replaced_and_taken_away() {
    let shop = Shop::new();
    let (t, customer, empty) = (&shop.t, shop.customer, shop.empty);
    let set = |id, key: &'static str| t.work(&shop.manager, move |act| set_key(act, id, &Secret::new(key)));
    set(customer, "another").unwrap();
    assert_eq!(t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap().reveal(), "another");
    set(customer, "").unwrap();
    assert!(!t.made(move |act| get(act, customer)).has_encryption_key);
    assert_eq!(refusal(t.work(&shop.admin, move |act| reveal_key(act, customer))), Refusal::NotFound);
    let before = t.dump();
    set(empty, "  ").unwrap();
    assert!(t.dump() == before, "there was none to take away");
    let too_long: &'static str = Box::leak("k".repeat(501).into_boxed_str());
    assert_eq!(problems(refusal(set(customer, too_long))), [("encryption_key".to_owned(), "too-long")]);
    assert_eq!(Problem::TooLong { max: 500 }.code(), "too-long");
}

/// A person without a contact address at the customer: nobody to tell, the event stands alone.
#[test]
fn without_a_contact_no_mail_is_posted() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let form = Form { contact_email: String::new(), ..customer_form("Asiakas Oy") };
    t.work(&shop.admin, move |act| change(act, customer, &form, 1)).unwrap();
    t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap();
    assert_eq!(t.number("SELECT COUNT(*) FROM messages"), 0);
}

/// The figures on a row are those of the customer's licenses, the one in force that ends first at the front.
#[test]
fn rows_show_what_licenses_stand_at() {
    let shop = Shop::new();
    let t = &shop.t;
    let other =
        t.plan(shop.product, PlanForm { name: "Long".into(), term_months: 36, ..PlanForm::default() });
    t.license(shop.empty, other.id, 3, 0);
    t.license(shop.empty, shop.plan, 2, 1);
    let page = listed(t, shop.acme, &Filter { query: "tyhja".into(), ..Filter::default() });
    let licenses: Vec<(&str, i64, Option<i64>)> = page.items[0]
        .licenses
        .iter()
        .map(|license| (license.plan_name.as_str(), license.quantity, license.total_space_gb))
        .collect();
    assert_eq!(licenses, [("Yearly", 3, Some(45)), ("Long", 3, Some(30))]);
    let page = listed(t, shop.acme, &Filter { query: "asiakas".into(), ..Filter::default() });
    let seats: Vec<(i64, i64)> =
        page.items[0].licenses.iter().map(|license| (license.assigned, license.installed)).collect();
    assert!(seats.contains(&(2, 0)) && seats.contains(&(1, 1)), "{seats:?}");
}
