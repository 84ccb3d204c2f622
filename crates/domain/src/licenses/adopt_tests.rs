//! Moving licenses to the present terms of their plan: what it changes, what it leaves, and what stands in its way.

use super::*;
use crate::{
    Caller,
    access::PartnerType,
    ids::PlanId,
    products::{self, PlanForm},
    seats,
    testing::{TestWorld, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn sold() -> (TestWorld, OrganizationId, PlanId) {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm { devices_per_seat: 2, ..PlanForm::default() }).id;
    (t, customer, plan)
}

fn revise(t: &TestWorld, plan: PlanId, with: impl Fn(PlanForm) -> PlanForm) {
    let owner = t.operator();
    let before = t.made(move |act| products::plan(act, owner, plan));
    let form = with(before.form());
    t.made(move |act| products::change_plan(act, plan, &form, before.edited));
}

fn stricter(form: PlanForm) -> PlanForm {
    PlanForm {
        name: "Yearly, new".into(),
        grace_days: 3,
        features: "archive".into(),
        notice_schedule: "10".into(),
        devices_per_seat: 1,
        ..form
    }
}

fn read(t: &TestWorld, license: LicenseId) -> License {
    t.made(move |act| get(act, license))
}

/// What is copied from the plan is copied again; units, users and days stay. Doing it twice changes nothing.
#[test]
fn a_license_gets_the_present_terms() {
    let (t, customer, plan) = sold();
    let license = t.license(customer, plan, 5, 1);
    t.seats(license.id, &["ann@x.example"]);
    let id = license.id;
    assert!(t.made(move |act| adoption(act, id)).differences.is_empty());
    let dump = t.dump();
    assert_eq!(t.made(move |act| adopt_plan(act, id)).version, license.version, "it has them");
    assert!(t.dump() == dump);
    revise(&t, plan, stricter);
    let owner = t.operator();
    let product = t.made(move |act| products::plan(act, owner, plan)).product;
    let mut form = t.made(move |act| products::get(act, owner, product)).form();
    form.editions[0].storage_gb = Some(50);
    form.editions.push(products::EditionForm {
        code: "phone".into(),
        name: "Phone".into(),
        unit: "endpoint".into(),
        ..products::EditionForm::default()
    });
    t.made(move |act| products::change(act, product, &form, 1));
    let preview = t.made(move |act| adoption(act, id));
    let expected = serde_json::json!({ "grace_days": [14, 3], "features": ["", "archive"],
        "notice_schedule": ["30, 7, 1, 0, -7", "10"], "devices_per_seat": [2, 1],
        "storage_gb Standard": [10, 50], "editions_added": "Phone" });
    assert_eq!(serde_json::Value::Object(preview.differences), expected);
    assert_eq!((preview.revision, preview.refusal), (3, None));
    let after = t.made(move |act| adopt_plan(act, id));
    assert_eq!((after.plan_revision, after.grace_days, after.plan_name.as_str()), (3, 3, "Yearly, new"));
    assert_eq!(after.features.told(), ["archive"]);
    assert_eq!((after.valid_from, after.valid_to), (license.valid_from, license.valid_to));
    let lines: Vec<_> = after
        .lines
        .iter()
        .map(|line| (line.quantity, line.assigned, line.storage_gb, line.devices_per_seat))
        .collect();
    assert_eq!(lines, [(5, 1, Some(50), 1), (1, 0, Some(25), 1), (0, 0, None, 1)]);
    let events = t.events(customer);
    let event = events.iter().find(|event| event.what == What::LicenseTermsAdopted).unwrap();
    assert_eq!(event.details["plan_revision"], serde_json::json!([1, 3]));
    assert!(t.made(crate::doctor::examine).is_empty());
}

/// A user with two devices does not fit terms that allow one: the license stays, with the number.
#[test]
fn more_devices_than_the_terms_allow() {
    let (t, customer, plan) = sold();
    let license = t.license(customer, plan, 5, 1).id;
    let ann = t.seats(license, &["ann@x.example"])[0];
    t.device(ann, "laptop");
    t.device(ann, "desktop");
    revise(&t, plan, stricter);
    let before = t.dump();
    let exceeds = Refusal::DevicesExceedPlan { seats: 1, most: 1 };
    assert_eq!(t.made(move |act| adoption(act, license)).refusal, Some(exceeds.clone()));
    assert_eq!(refusal(t.work(&operator(), move |act| adopt_plan(act, license))), exceeds);
    assert!(t.dump() == before);
    t.made(move |act| seats::remove(act, ann));
    assert_eq!(t.made(move |act| adopt_plan(act, license)).plan_revision, 2);
}

/// A converted trial keeps its year; a trial does not get extensions back that were used up.
#[test]
fn kinds_keep_what_is_theirs() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.trial_plan(t.product(t.operator()).id).id;
    let (converted, extended) = (t.license(customer, plan, 1, 0).id, t.license(customer, plan, 1, 0).id);
    t.made(move |act| convert(act, converted));
    t.made(move |act| extend_trial(act, extended));
    revise(&t, plan, |form| PlanForm { term_months: 2, trial_extensions: 3, grace_days: 1, ..form });
    let after = t.made(move |act| adopt_plan(act, converted));
    assert_eq!((after.kind, after.term_months, after.grace_days), (LicenseKind::Purchased, 12, 1));
    let after = t.made(move |act| adopt_plan(act, extended));
    assert_eq!((after.term_months, after.trial_extensions_left), (2, 0));
}

/// All of a revision at once: counted as they were shown, those that cannot be moved stay and are told.
#[test]
fn all_of_a_revision() {
    let (t, customer, plan) = sold();
    let mut ids: Vec<LicenseId> = (0..3).map(|_| t.license(customer, plan, 2, 0).id).collect();
    let revoked = t.license(customer, plan, 1, 0).id;
    t.made(move |act| revoke(act, revoked));
    let ann = t.seats(ids[1], &["ann@x.example"])[0];
    t.device(ann, "laptop");
    t.device(ann, "desktop");
    revise(&t, plan, stricter);
    ids.push(t.license(customer, plan, 1, 0).id);
    let owner = t.operator();
    assert_eq!(t.made(move |act| on_revisions(act, owner, plan)), [(2, 1), (1, 3)]);
    let adopt =
        |revision, seen| t.work(&operator(), move |act| adopt_all(act, owner, (plan, revision), seen));
    let before = t.dump();
    assert_eq!(refusal(adopt(1, 2)), Refusal::SelectionChanged { seen: 2, now: 3 });
    assert_eq!(refusal(adopt(2, 1)), Refusal::NothingSelected);
    assert_eq!(refusal(adopt(7, 0)), Refusal::NothingSelected);
    assert!(t.dump() == before);
    let adopted = adopt(1, 3).unwrap();
    let stayed = read(&t, ids[1]).number;
    assert_eq!((adopted.moved, adopted.left), (2, 0));
    assert_eq!(adopted.stayed, [(stayed, Refusal::DevicesExceedPlan { seats: 1, most: 1 })]);
    let revisions: Vec<i64> = ids.iter().map(|id| read(&t, *id).plan_revision).collect();
    assert_eq!(revisions, [2, 1, 2, 2]);
    assert_eq!(read(&t, revoked).plan_revision, 1);
}

/// More licenses below a partner who has not approved than one act moves do not keep back the one behind them.
#[test]
fn those_that_stay_do_not_stand_in_the_way() {
    let (t, customer, plan) = sold();
    let partner = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let below = t.customer(partner, "Lukittu Oy");
    for _ in 0..MOST_ADOPTED {
        t.license(below, plan, 1, 0);
    }
    let behind = t.license(customer, plan, 1, 0).id;
    revise(&t, plan, stricter);
    let owner = t.operator();
    let adopted = t.made(move |act| adopt_all(act, owner, (plan, 1), MOST_ADOPTED + 1));
    assert_eq!((adopted.moved, adopted.left), (1, 0));
    assert_eq!(adopted.stayed.len(), usize::try_from(MOST_ADOPTED).unwrap());
    assert_eq!(read(&t, behind).plan_revision, 2);
}
