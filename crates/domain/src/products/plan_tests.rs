//! Plans in full on the real database: what a license copies, what a change of the plan leaves alone, and the ends of
//! sale and of life.

use super::*;
use crate::{
    Caller, Language,
    ids::{LicenseId, PlanId},
    licenses::{self, Issue, License, LineRequest},
    testing::{TestWorld, license_request, product_form, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn full() -> PlanForm {
    PlanForm {
        name: "Yearly".into(),
        notice_schedule: "-7, 0, 60".into(),
        features: "archive\nretention = 90 days".into(),
        default_units: vec![("standard".into(), 5), ("server".into(), 0)],
        sale_ends_on: "2026-12-31".into(),
        life_ends_on: "2027-12-31".into(),
        ..PlanForm::default()
    }
}

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

fn sold(t: &TestWorld) -> (OrganizationId, PlanId) {
    let customer = t.customer(t.operator(), "Asiakas Oy");
    (customer, t.plan(t.product(t.operator()).id, full()).id)
}

fn issued(t: &TestWorld, customer: OrganizationId, request: Issue) -> Result<License> {
    t.work(&operator(), move |act| licenses::issue(act, customer, &request))
}

fn read(t: &TestWorld, license: LicenseId) -> License {
    t.made(move |act| licenses::get(act, license))
}

fn changed(t: &TestWorld, id: PlanId, with: impl Fn(PlanForm) -> PlanForm) -> Plan {
    let owner = t.operator();
    let before = t.made(move |act| plan(act, owner, id));
    let form = with(before.form());
    t.made(move |act| change_plan(act, id, &form, before.edited))
}

/// Every field of a plan reads back in its canonical form.
#[test]
fn a_plan_reads_back() {
    let t = TestWorld::new();
    let product = t.product(t.operator());
    let plan = t.plan(product.id, full());
    assert_eq!(plan.notice_schedule.days(), [60, 0, -7]);
    assert_eq!(plan.features.told(), ["archive", "retention=90 days"]);
    let units = product.editions.iter().map(|edition| plan.default_units(edition.id));
    assert_eq!(units.collect::<Vec<_>>(), [5, 0]);
    assert_eq!((plan.revision, plan.edited, plan.locked), (1, 1, false));
    let form = plan.form();
    assert_eq!((form.notice_schedule.as_str(), form.sale_ends_on.as_str()), ("60, 0, -7", "2026-12-31"));
    let (id, dump) = (plan.id, t.dump());
    assert_eq!(t.made(move |act| change_plan(act, id, &form, 1)).edited, 1, "nothing to save");
    assert!(t.dump() == dump);
}

/// How a field is spoiled, its name, and what is said about it.
type Spoiled = (fn(&mut PlanForm), &'static str, &'static str);

#[test]
fn wrong_fields_of_a_plan_are_named() {
    let t = TestWorld::new();
    let product = t.product(t.operator()).id;
    let table: [Spoiled; 9] = [
        (|form| form.notice_schedule = "soon".into(), "notice_schedule", "not-a-number"),
        (|form| form.features = "two words".into(), "features", "forbidden-characters"),
        (|form| form.default_units[0].1 = 1_000_000, "units_standard", "out-of-range"),
        (|form| form.default_units[0].1 = -1, "units_standard", "out-of-range"),
        (|form| form.default_units[0].0 = "tablet".into(), "units_tablet", "not-a-choice"),
        (|form| form.default_units[1].0 = "standard".into(), "units_standard", "taken"),
        (|form| form.sale_ends_on = "tomorrow".into(), "sale_ends_on", "not-a-day"),
        (|form| form.life_ends_on = "2026-02-30".into(), "life_ends_on", "not-a-day"),
        (|form| form.life_ends_on = "2026-12-30".into(), "life_ends_on", "ends-before-start"),
    ];
    let before = t.dump();
    for (spoil, field, code) in table {
        let mut form = full();
        spoil(&mut form);
        let answer = refusal(t.work(&operator(), move |act| create_plan(act, product, &form)));
        assert_eq!(problems(answer), [(field.to_owned(), code)]);
    }
    assert!(t.dump() == before);
}

/// What a license copies, and that no change of the plan or of its product alters it.
#[test]
fn a_license_keeps_the_revision_it_was_sold_under() {
    let t = TestWorld::new();
    let (customer, id) = sold(&t);
    let license = t.license(customer, id, 5, 1);
    assert_eq!((license.plan_revision, license.notice_schedule.days()), (1, [60, 0, -7].as_slice()));
    assert_eq!(license.features.told(), ["archive", "retention=90 days"]);
    let named = changed(&t, id, |form| PlanForm { name: "Renamed".into(), ..form });
    assert_eq!((named.revision, named.edited), (1, 2), "a name is no term");
    let longer = changed(&t, id, |form| PlanForm {
        grace_days: 0,
        features: "archive".into(),
        notice_schedule: String::new(),
        ..form
    });
    assert_eq!(longer.revision, 2);
    let kept = read(&t, license.id);
    assert_eq!((kept.plan_revision, kept.grace_days, kept.plan_name.as_str()), (1, 14, "Yearly"));
    assert_eq!((kept.notice_schedule, kept.features), (license.notice_schedule, license.features));
    let later = t.license(customer, id, 1, 0);
    assert_eq!((later.plan_revision, later.grace_days, later.features.told().len()), (2, 0, 1));
    assert!(later.notice_schedule.days().is_empty());

    let owner = t.operator();
    let revisions = t.made(move |act| plan_revisions(act, owner, id));
    assert_eq!(revisions.iter().map(|one| one.revision).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(revisions[0].made_by, "command line");
    let told = differences(&revisions[1].terms, &revisions[0].terms);
    let expected = serde_json::json!({ "grace_days": [14, 0], "notice_schedule": ["60, 0, -7", ""],
        "features": ["archive\nretention=90 days", "archive"] });
    assert_eq!(serde_json::Value::Object(told), expected);
}

/// What licenses copy of an edition is a term of every plan of its product.
#[test]
fn a_change_of_editions_is_a_revision_of_every_plan() {
    let t = TestWorld::new();
    let product = t.product(t.operator());
    let (first, second) = (t.plan(product.id, full()).id, t.trial_plan(product.id).id);
    let mut form = product.form();
    form.name = "Other name".into();
    let id = product.id;
    let after = t.made(move |act| change(act, id, &form, 1));
    let owner = t.operator();
    let revision = |plan_id| t.made(move |act| plan(act, owner, plan_id)).revision;
    assert_eq!((revision(first), revision(second)), (1, 1), "a product's name is no term");
    let mut form = after.form();
    form.editions[0].storage_gb = Some(20);
    let events = t.event_count();
    t.made(move |act| change(act, id, &form, 2));
    assert_eq!((revision(first), revision(second)), (2, 2));
    assert_eq!(t.event_count(), events + 1);
    let told = t.made(move |act| plan_revisions(act, owner, first));
    let told = serde_json::Value::Object(differences(&told[1].terms, &told[0].terms));
    assert_eq!(told, serde_json::json!({ "storage_gb Standard": [10, 20] }));
}

fn mailboxes() -> Nouns {
    Nouns::default()
        .with(Language::En, Plural::One, "mailbox")
        .with(Language::En, Plural::Other, "mailboxes")
        .with(Language::Ru, Plural::One, "ящик")
        .with(Language::Ru, Plural::Few, "ящика")
        .with(Language::Ru, Plural::Many, "ящиков")
}

/// An edition's own nouns are saved, told in the trail, copied to the lines of licenses, and stay there.
#[test]
fn own_nouns_go_with_the_license() {
    let t = TestWorld::new();
    let owner = t.operator();
    let mut form = product_form();
    form.editions[0].nouns = mailboxes();
    let product = t.made(move |act| create(act, owner, &form));
    assert_eq!(product.editions[0].nouns, mailboxes());
    let customer = t.customer(owner, "Asiakas Oy");
    let license = t.license(customer, t.plan(product.id, full()).id, 5, 1);
    assert_eq!((&license.lines[0].nouns, &license.lines[1].nouns), (&mailboxes(), &Nouns::default()));
    let mut form = product.form();
    form.editions[0].nouns = Nouns::default();
    let id = product.id;
    t.made(move |act| change(act, id, &form, 1));
    assert_eq!(read(&t, license.id).lines[0].nouns, mailboxes());
    let event = t.events(owner).into_iter().find(|event| event.what == What::ProductChanged).unwrap();
    let expected =
        serde_json::json!({ "nouns Standard": ["mailbox / mailboxes; ящик / ящика / ящиков", ""] });
    assert_eq!(serde_json::json!(event.details), expected);
    let mut form = product_form();
    form.editions[1].nouns = Nouns::default().with(Language::Fi, Plural::One, "laatikko");
    let answer = refusal(t.work(&operator(), move |act| create(act, owner, &form)));
    let fields: Vec<String> = problems(answer).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["edition_1_noun_en_one", "edition_1_noun_en_other", "edition_1_noun_fi_other"]);
}

fn at(t: &TestWorld, text: &str) {
    t.clock.set(text.parse::<jiff::Timestamp>().unwrap().into());
}

/// IT-12: after the end of sale no new license; those there change and grow. After the end of life nothing is issued,
/// extended or increased; what is there may shrink and be stopped. Days are the customer's: Helsinki is two hours ahead.
#[test]
fn the_ends_of_sale_and_of_life() {
    let t = TestWorld::new();
    let (customer, id) = sold(&t);
    let product = t.product(t.operator()).id;
    let trial = PlanForm { version: "trial".into(), term_months: 1, sale_ends_on: String::new(), ..full() };
    let trial = t.license(customer, t.plan(product, trial).id, 1, 0).id;
    let draft = Issue { stage: licenses::Stage::Draft, ..license_request(id, 1, 0) };
    let draft = issued(&t, customer, draft).unwrap().id;
    at(&t, "2026-12-31T21:59:00Z");
    let license = t.license(customer, id, 5, 1).id;
    at(&t, "2026-12-31T22:00:00Z");
    let sale = Refusal::PlanSaleEnded { day: "2026-12-31".into() };
    assert_eq!(refusal(issued(&t, customer, license_request(id, 1, 0))), sale);
    let offered = t.made(move |act| plans_offered(act, customer));
    assert!(offered.iter().all(|offered| offered.id != id));
    assert!(t.made(move |act| plans(act, customer)).iter().any(|offered| offered.id == id));
    let set =
        |quantity| t.work(&operator(), move |act| licenses::set_quantity(act, license, "standard", quantity));
    assert_eq!(set(7).unwrap().lines[0].quantity, 7);

    at(&t, "2027-12-31T22:00:00Z");
    let life = Refusal::PlanLifeEnded { day: "2027-12-31".into() };
    let before = t.dump();
    let refused = [
        refusal(issued(&t, customer, license_request(id, 1, 0))),
        refusal(set(8)),
        refusal(t.work(&operator(), move |act| licenses::extend_trial(act, trial))),
        refusal(t.work(&operator(), move |act| licenses::convert(act, trial))),
        refusal(t.work(&operator(), move |act| licenses::put_in_force(act, draft))),
    ];
    assert!(refused.iter().all(|answer| *answer == life), "{refused:?}");
    assert!(t.dump() == before);
    assert_eq!(set(6).unwrap().lines[0].quantity, 6);
    t.made(move |act| licenses::suspend(act, license, "unpaid"));
}

/// Bad input of the issue: a start past the plan's end of life is refused at its field, the last day of it is taken.
#[test]
fn no_start_past_the_end_of_life() {
    let t = TestWorld::new();
    let (customer, id) = sold(&t);
    let from = |day: &str| Issue { starts_on: Some(day.parse().unwrap()), ..license_request(id, 1, 0) };
    let answer = refusal(issued(&t, customer, from("2028-01-01")));
    assert_eq!(problems(answer), [("starts_on".to_owned(), "after-end-of-life")]);
    assert_eq!(issued(&t, customer, from("2027-12-31")).unwrap().valid_to.to_string(), "2028-12-30");
}

/// IT-10: 1 to 999,999 units; 0 and 1,000,000 are refused with that range.
#[test]
fn units_have_their_range() {
    let t = TestWorld::new();
    let (customer, id) = sold(&t);
    let of = |quantity| {
        let line = LineRequest { edition: "standard".into(), quantity };
        issued(&t, customer, Issue { lines: vec![line], ..license_request(id, 0, 0) })
    };
    for quantity in [1, 999_999] {
        assert_eq!(of(quantity).unwrap().lines[0].quantity, quantity);
    }
    for quantity in [0, 1_000_000, -1, i64::MAX] {
        let Refusal::Invalid(problems) = refusal(of(quantity)) else { panic!("{quantity} was taken") };
        assert_eq!(problems[0].field, "quantity_standard");
        assert_eq!(problems[0].problem, Problem::OutOfRange { min: 1, max: 999_999 }, "{quantity}");
    }
}

/// IT-12: the units, space and days of a trial are those of its plan; comments and the client limit are free.
#[test]
fn a_trial_is_not_changed() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let trial = t.license(customer, t.trial_plan(t.product(t.operator()).id).id, 2, 0);
    let id = trial.id;
    let keep = || licenses::Change {
        quantities: vec![(trial.lines[0].edition, 2)],
        extra_space_gb: 0,
        client_limit_gb: 10,
        valid_to: trial.valid_to,
        comments: "call them".into(),
        version: 1,
    };
    let save = |wanted: licenses::Change| t.work(&operator(), move |act| licenses::change(act, id, &wanted));
    let before = t.dump();
    for wanted in [
        licenses::Change { quantities: vec![(trial.lines[0].edition, 3)], ..keep() },
        licenses::Change { quantities: vec![(trial.lines[0].edition, 1)], ..keep() },
        licenses::Change { extra_space_gb: 1, ..keep() },
        licenses::Change { valid_to: trial.valid_to.plus_days(1), ..keep() },
    ] {
        assert_eq!(refusal(save(wanted)), Refusal::TrialNotChanged);
    }
    assert!(t.dump() == before);
    let saved = save(keep()).unwrap();
    assert_eq!((saved.comments.as_str(), saved.client_limit_gb), ("call them", 10));
    let set =
        |quantity| t.work(&operator(), move |act| licenses::set_quantity(act, id, "standard", quantity));
    assert_eq!(refusal(set(3)), Refusal::TrialNotChanged);
    assert_eq!(set(2).unwrap().version, saved.version, "the same total again");
}
