//! The catalogue on the real database: what may be filled in, edited and offered.

use super::*;
use crate::{
    Caller,
    access::PartnerType,
    ids::PlanId,
    input::fold,
    licenses,
    testing::{Shop, TestWorld, license_request, product_form, race, refusal},
};

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

fn operator() -> Caller {
    Caller::command_line()
}

fn saved(t: &TestWorld, product: ProductId, form: ProductForm, version: i64) -> Result<Product> {
    t.work(&operator(), move |act| change(act, product, &form, version))
}

fn one_problem(t: &TestWorld, form: ProductForm) -> (String, &'static str) {
    let root = t.operator();
    let found = problems(refusal(t.work(&operator(), move |act| create(act, root, &form))));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

/// NX-26, NX-27, NX-41: the product of the seed as it is stored.
#[test]
fn the_product_of_the_seed() {
    let t = TestWorld::new();
    let product = t.product(t.operator());
    let editions: Vec<_> = product
        .editions
        .iter()
        .map(|edition| (edition.code.as_str(), edition.name.as_str(), edition.unit, edition.storage_gb))
        .collect();
    let expected =
        [("standard", "Standard", Unit::Workstation, Some(10)), ("server", "Server", Unit::Server, Some(25))];
    assert_eq!(editions, expected);
    assert_eq!((product.owner_name.as_str(), product.version), ("Northern Software", 1));
    let form = product.form();
    let ids: Vec<_> = product.editions.iter().map(|edition| Some(edition.id)).collect();
    assert_eq!(form.editions.iter().map(|edition| edition.id).collect::<Vec<_>>(), ids);
}

/// Each wrong field by its name; storage from 0 to a million GB or unlimited.
#[test]
fn wrong_fields_are_named() {
    let t = TestWorld::new();
    let before = t.dump();
    let with = |change: fn(&mut ProductForm)| {
        let mut form = product_form();
        change(&mut form);
        form
    };
    let table = [
        (with(|form| form.name = "\u{200B}".into()), "name", "forbidden-characters"),
        (with(|form| form.name = " ".into()), "name", "required"),
        (with(|form| form.name = "n".repeat(101)), "name", "too-long"),
        (with(|form| form.download_url = "http://x.example".into()), "download_url", "not-a-url"),
        (with(|form| form.download_url = "javascript:alert(1)".into()), "download_url", "not-a-url"),
        (with(|form| form.editions.clear()), "editions", "required"),
        (with(|form| form.editions[0].code = "a b".into()), "edition_0_code", "forbidden-characters"),
        (with(|form| form.editions[1].code = " STANDARD ".into()), "edition_1_code", "taken"),
        (with(|form| form.editions[1].name = String::new()), "edition_1_name", "required"),
        (with(|form| form.editions[0].unit = "desk".into()), "edition_0_unit", "not-a-choice"),
        (with(|form| form.editions[0].storage_gb = Some(-1)), "edition_0_storage_gb", "out-of-range"),
        (with(|form| form.editions[0].storage_gb = Some(1_000_001)), "edition_0_storage_gb", "out-of-range"),
        (
            with(|form| form.editions[0].storage_gb = Some(1_000_000_000_000)),
            "edition_0_storage_gb",
            "out-of-range",
        ),
    ];
    for (form, field, code) in table {
        assert_eq!(one_problem(&t, form), (field.to_owned(), code));
    }
    assert!(t.dump() == before);
    for storage in [None, Some(0), Some(1_000_000)] {
        let mut form = product_form();
        form.editions[0].storage_gb = storage;
        let root = t.operator();
        let product = t.made(move |act| create(act, root, &form));
        assert_eq!(product.editions[0].storage_gb, storage);
    }
}

/// An edition is renamed, one is added, the order is turned around, two change their codes over: one save, one
/// event that says all of it.
#[test]
fn editions_are_edited_in_one_step() {
    let t = TestWorld::new();
    let product = t.product(t.operator());
    let mut form = product.form();
    form.editions.swap(0, 1);
    form.editions[0].code = "standard".into();
    form.editions[1].code = "server".into();
    form.editions[1].name = "Desktop".into();
    form.editions[1].storage_gb = None;
    form.editions.push(EditionForm {
        id: None,
        code: "Key".into(),
        name: "Bare key".into(),
        unit: "key".into(),
        storage_gb: Some(0),
        ..EditionForm::default()
    });
    let after = saved(&t, product.id, form, 1).unwrap();
    let seen: Vec<_> =
        after.editions.iter().map(|edition| (edition.code.as_str(), edition.name.as_str())).collect();
    assert_eq!(seen, [("standard", "Server"), ("server", "Desktop"), ("key", "Bare key")]);
    assert_eq!(after.editions[1].id, product.editions[0].id);
    assert_eq!(after.version, 2);
    let details = t
        .events(t.operator())
        .into_iter()
        .find(|event| event.what == What::ProductChanged)
        .map(|event| serde_json::Value::Object(event.details).to_string());
    let expected = serde_json::json!({
        "code Server": ["server", "standard"],
        "code Standard": ["standard", "server"],
        "name Standard": ["Standard", "Desktop"],
        "storage_gb Standard": [10, null],
        "editions_added": "Bare key",
        "editions": "Server, Desktop, Bare key",
    });
    assert_eq!(details, Some(expected.to_string()));
    // A new edition may take the code that another gives up in the same save.
    let mut form = after.form();
    form.editions[0].code = "server-2".into();
    form.editions.insert(0, EditionForm { id: None, name: "Next".into(), ..form.editions[0].clone() });
    form.editions[0].code = "standard".into();
    let after = saved(&t, product.id, form, 2).unwrap();
    let codes: Vec<_> = after.editions.iter().map(|edition| edition.code.as_str()).collect();
    assert_eq!(codes, ["standard", "server-2", "server", "key"]);
}

/// SR-05: an edition of another product, or one named twice, is refused and nothing is saved.
#[test]
fn a_foreign_edition_is_refused() {
    let t = TestWorld::new();
    let (own, other) = (t.product(t.operator()), t.product(t.operator()));
    let before = t.dump();
    let mut form = own.form();
    form.editions[1].id = Some(other.editions[1].id);
    let found = problems(refusal(saved(&t, own.id, form, 1)));
    assert_eq!(found, [("edition_1_id".to_owned(), "not-a-choice")]);
    let mut form = own.form();
    form.editions[1].id = Some(own.editions[0].id);
    let found = problems(refusal(saved(&t, own.id, form, 1)));
    assert_eq!(found, [("edition_1_id".to_owned(), "taken")]);
    assert!(t.dump() == before);
}

/// An edition that a license has is not taken away, whoever has it; what was sold stays as it was sold.
#[test]
fn an_edition_in_use_stays_and_licenses_keep_what_they_were_sold() {
    let shop = Shop::new();
    let t = &shop.t;
    let product = t.made({
        let (acme, product) = (shop.acme, shop.product);
        move |act| get(act, acme, product)
    });
    let before = t.dump();
    let mut form = product.form();
    form.name = "Never saved".into();
    form.editions.remove(1);
    let answer = refusal(saved(t, product.id, form, 1));
    assert_eq!(answer, Refusal::EditionInUse { edition: "Server".into() });
    assert!(t.dump() == before, "all or nothing");
    let mut form = product.form();
    form.editions[0].storage_gb = Some(500);
    form.editions[0].code = "workstation".into();
    saved(t, product.id, form, 1).unwrap();
    let license = shop.license.id;
    let license = t.made(move |act| licenses::get(act, license));
    assert_eq!((license.total_space_gb(), license.lines[0].edition_code.as_str()), (Some(75), "standard"));
    // Unused, an edition goes.
    let other = t.product(t.operator());
    let mut form = other.form();
    form.editions.remove(0);
    assert_eq!(saved(t, other.id, form, 1).unwrap().editions.len(), 1);
}

#[test]
fn the_second_editor_of_a_product_or_plan_is_told() {
    let shop = Shop::new();
    let t = &shop.t;
    let (acme, id, plan_id) = (shop.acme, shop.product, shop.plan);
    let product = t.made(move |act| get(act, acme, id));
    let named = |name: &str| ProductForm { name: name.into(), ..product.form() };
    assert_eq!(saved(t, id, named("First"), 1).unwrap().version, 2);
    let dump = t.dump();
    assert_eq!(refusal(saved(t, id, named("Second"), 1)), Refusal::ChangedMeanwhile);
    let again = saved(t, id, named(" First "), 2).unwrap();
    assert_eq!(again.version, 2, "nothing to save");
    let plan = t.made(move |act| plan(act, acme, plan_id));
    let form = plan.form();
    assert_eq!(t.made(move |act| change_plan(act, plan_id, &form, 1)).edited, 1);
    assert!(t.dump() == dump);
    let longer = PlanForm { term_months: 24, ..plan.form() };
    assert_eq!(t.made(move |act| change_plan(act, plan_id, &longer, 1)).edited, 2);
    let form = plan.form();
    let stale = refusal(t.work(&operator(), move |act| change_plan(act, plan_id, &form, 1)));
    assert_eq!(stale, Refusal::ChangedMeanwhile);
    let events = t.events(acme);
    let event = events.iter().find(|event| event.what == What::PlanChanged).unwrap();
    assert_eq!(serde_json::json!(event.details), serde_json::json!({ "term_months": [12, 24] }));
}

/// How a field is set, its name, and its least and greatest value.
type Bounds = (fn(&mut PlanForm, i64), &'static str, i64, i64);

/// The bounds of a plan, both ends of each.
#[test]
fn the_bounds_of_a_plan() {
    let t = TestWorld::new();
    let product = t.product(t.operator()).id;
    let make = |form: PlanForm| t.work(&operator(), move |act| create_plan(act, product, &form));
    let good = || PlanForm { name: "Plan".into(), ..PlanForm::default() };
    let table: [Bounds; 5] = [
        (|form, value| form.term_months = value, "term_months", 1, 66),
        (|form, value| form.grace_days = value, "grace_days", 0, 365),
        (|form, value| form.notice_days = value, "notice_days", 0, 365),
        (|form, value| form.trial_extensions = value, "trial_extensions", 0, 12),
        (|form, value| form.devices_per_seat = value, "devices_per_seat", 1, 1000),
    ];
    for (set, field, least, most) in table {
        for value in [least, most] {
            let mut form = good();
            set(&mut form, value);
            make(form).unwrap();
        }
        for value in [least - 1, most + 1, -1_000_000_000_000, i64::MAX] {
            let mut form = good();
            set(&mut form, value);
            assert_eq!(problems(refusal(make(form))), [(field.to_owned(), "out-of-range")], "{value}");
        }
    }
    let wrong =
        PlanForm { name: String::new(), version: "free".into(), enforcement: "explode".into(), ..good() };
    let fields: Vec<String> = problems(refusal(make(wrong))).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["version", "enforcement", "name"]);
}

/// A product is offered to those below its owner, seen by those above, and by nobody beside.
#[test]
fn the_catalogue_goes_down_the_tree() {
    let shop = Shop::new();
    let t = &shop.t;
    let owners = |organization: OrganizationId| {
        let mut owners: Vec<OrganizationId> =
            t.made(move |act| list(act, organization)).into_iter().map(|product| product.owner).collect();
        owners.sort();
        owners
    };
    let mut both = vec![shop.acme, shop.zeta];
    both.sort();
    assert_eq!(owners(t.operator()), both);
    assert_eq!((owners(shop.acme), owners(shop.gamma)), (vec![shop.acme], vec![shop.acme]));
    assert_eq!((owners(shop.zeta), owners(shop.customer)), (vec![shop.zeta], vec![shop.acme]));
    let offered = |organization: OrganizationId| -> Vec<PlanId> {
        t.made(move |act| plans_offered(act, organization)).into_iter().map(|plan| plan.id).collect()
    };
    assert_eq!(offered(shop.gamma), [shop.trial_plan, shop.plan]);
    assert_eq!(offered(shop.customer), [shop.trial_plan, shop.plan]);
    assert!(offered(t.operator()).is_empty());
    assert_eq!(offered(shop.zeta), [shop.rival_license.plan]);
    let (product, gamma) = (shop.product, shop.gamma);
    let seen = t.read(&shop.child, move |act| get(act, gamma, product)).unwrap();
    assert_eq!(fold(&seen.name), "northern backup");
}

/// A plan that is archived is sold no more, neither is one of a partner that does not stand above the customer.
#[test]
fn what_is_not_offered_is_not_sold() {
    let shop = Shop::new();
    let t = &shop.t;
    let (customer, plan, rival) = (shop.customer, shop.plan, shop.rival_license.plan);
    let sell =
        |plan| t.work(&operator(), move |act| licenses::issue(act, customer, &license_request(plan, 1, 0)));
    assert_eq!(refusal(sell(rival)), Refusal::NotFound);
    t.raw("UPDATE plans SET archived_at = 1 WHERE name = 'Yearly'");
    assert_eq!(refusal(sell(plan)), Refusal::PlanNotOffered);
    t.raw("UPDATE plans SET archived_at = NULL");
    sell(plan).unwrap();
    t.raw("UPDATE products SET archived_at = 1");
    assert_eq!(refusal(sell(plan)), Refusal::PlanNotOffered);
}

/// By its name a program knows its product: nobody else has leases for it signed, whoever asks first at a time, and a name
/// that was used stays with its organization. Names of one organization may be alike.
#[test]
fn a_name_belongs_to_one_organization() {
    let t = TestWorld::new();
    let (acme, zeta) = (
        t.partner(t.operator(), "Acme", PartnerType::Msp),
        t.partner(t.operator(), "Zeta", PartnerType::Msp),
    );
    let named = |name: &str| ProductForm { name: name.into(), ..product_form() };
    let made = |owner: OrganizationId, name: &str| {
        let form = named(name);
        t.work(&operator(), move |act| create(act, owner, &form))
    };
    let first = made(acme, "Backup").unwrap();
    made(acme, "Backup").unwrap();
    let taken = [("name".to_owned(), "taken")];
    assert_eq!(problems(refusal(made(zeta, " BACKUP "))), taken);
    let other = made(zeta, "Archive").unwrap();
    assert_eq!(problems(refusal(saved(&t, other.id, named("backup"), other.version))), taken);
    saved(&t, first.id, named("Backup 2"), first.version).unwrap();
    assert_eq!(problems(refusal(made(zeta, "Backup"))), taken, "leases with it are out");
    assert!(made(zeta, "Backup 3").is_ok());
    let won =
        race(4, |at| made(if at % 2 == 0 { acme } else { zeta }, "Mirror").map(|product| product.owner));
    let owners: Vec<OrganizationId> = won.into_iter().filter_map(Result::ok).collect();
    assert!(owners.len() == 2 && owners[0] == owners[1], "{owners:?}");
}
