//! The tree on the real database: who sees what, what may be changed, what never leaks.

use super::{tree::set_disabled, *};
use crate::{access::Role, testing::TestWorld};

fn new_partner(name: &str, partner_type: PartnerType) -> NewPartner {
    NewPartner {
        name: name.into(),
        partner_type,
        language: Language::Fi,
        time_zone: "Europe/Helsinki".into(),
    }
}

fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.expect_err("a refusal").refusal().expect("a refusal, not a failure").clone()
}

/// Two branches: Acme > Beta > customer, and Zeta beside Acme.
struct Tree {
    t: TestWorld,
    acme: OrganizationId,
    beta: OrganizationId,
    customer: OrganizationId,
    zeta: OrganizationId,
}

fn tree() -> Tree {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Reseller);
    let customer = t.customer_node(beta, "Ääkkönen Oy");
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    Tree { t, acme, beta, customer, zeta }
}

/// T2, SR-04: the path and the parent end where the reach ends.
#[test]
fn nothing_above_the_reach_shows() {
    let Tree { t, acme, beta, customer, .. } = tree();
    let ann = t.person("ann", acme, Role::Viewer);
    let path = t.read(&ann, move |act| path_to(act, customer)).unwrap();
    assert_eq!(path.iter().map(|step| step.id).collect::<Vec<_>>(), [acme, beta, customer]);
    assert_eq!(t.read(&ann, move |act| get(act, acme)).unwrap().parent, None);
    assert_eq!(t.read(&ann, move |act| get(act, beta)).unwrap().parent, Some(acme));
    let listed = t.read(&ann, move |act| list(act, acme, "", &Window::first(10))).unwrap();
    assert_eq!(listed.items[0].parent, None);
}

/// SR-04: every operation answers a stranger and a sibling as if the record did not exist.
#[test]
fn strangers_and_siblings_find_nothing() {
    let Tree { t, acme, beta, zeta, .. } = tree();
    let sibling = t.person("zoe", zeta, Role::Admin);
    for caller in [sibling, t.stranger()] {
        let window = Window::first(10);
        let (w1, w2) = (window.clone(), window);
        let answers = [
            refusal(t.read(&caller, move |act| get(act, acme))),
            refusal(t.read(&caller, move |act| children(act, acme, &w1))),
            refusal(t.read(&caller, move |act| list(act, acme, "", &w2))),
            refusal(t.read(&caller, move |act| path_to(act, beta))),
            refusal(
                t.work(&caller, move |act| create_partner(act, acme, &new_partner("X", PartnerType::Msp))),
            ),
            refusal(t.work(&caller, move |act| change(act, beta, 1, &Change::default()))),
            refusal(t.work(&caller, move |act| delete_partner(act, beta))),
            refusal(t.read(&caller, move |act| ceiling(act, acme, Role::Viewer))),
        ];
        assert!(answers.iter().all(|answer| *answer == Refusal::NotFound), "{answers:?}");
    }
    let seen = t.read(&t.stranger(), |act| reachable(act, "", 50)).unwrap();
    assert!(seen.is_empty());
}

/// NX-02: the switcher offers the own organizations and the partners below, and finds them by name.
#[test]
fn the_switcher_offers_what_is_in_reach() {
    let Tree { t, acme, beta, customer, zeta } = tree();
    let ann = t.person("ann", acme, Role::Viewer);
    t.person("ann", customer, Role::Admin);
    let ids = |steps: Vec<Step>| steps.into_iter().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(ids(t.read(&ann, |act| reachable(act, "", 50)).unwrap()), [acme, beta, customer]);
    assert_eq!(ids(t.read(&ann, |act| reachable(act, "BET", 50)).unwrap()), [beta]);
    assert_eq!(ids(t.read(&ann, |act| reachable(act, "aakkonen", 50)).unwrap()), [customer]);
    assert!(t.read(&ann, |act| reachable(act, "%", 50)).unwrap().is_empty());
    assert_eq!(ids(t.read(&ann, |act| reachable(act, "", 1)).unwrap()), [acme]);
    let operator = Caller::command_line();
    assert_eq!(
        ids(t.read(&operator, |act| reachable(act, "", 50)).unwrap()),
        [t.operator(), acme, zeta, beta]
    );
}

use crate::Caller;

#[test]
fn lists_page_by_name_and_count() {
    let t = TestWorld::new();
    let operator = t.operator();
    for name in ["Delta", "ábel", "Čapek", "Abel", "bravo"] {
        t.partner(operator, name, PartnerType::Msp);
    }
    let ann = t.person("ann", operator, Role::Viewer);
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let window = Window::new(2, after.clone());
        let page = t.read(&ann, move |act| list(act, operator, "", &window)).unwrap();
        assert_eq!(page.total.map(crate::page::Total::number), Some(5));
        names.extend(page.items.into_iter().map(|organization| organization.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(names.len(), 5);
    assert_eq!(names[2..], ["bravo", "Čapek", "Delta"]);
    let window = Window::first(3);
    let below = t.read(&ann, move |act| children(act, operator, &window)).unwrap();
    assert_eq!((below.items.len(), below.next.is_some()), (3, true));
}

/// SR-08: a reseller's admin cannot make a partner whose people may do more than a reseller's.
#[test]
fn nobody_creates_above_their_own_rights() {
    let Tree { t, acme, beta, .. } = tree();
    let bob = t.person("bob", beta, Role::Admin);
    let wider = t.work(&bob, move |act| create_partner(act, beta, &new_partner("Wide", PartnerType::Msp)));
    assert_eq!(refusal(wider), Refusal::RoleAboveOwn);
    t.work(&bob, move |act| create_partner(act, beta, &new_partner("Narrow", PartnerType::Reseller)))
        .unwrap();
    let ann = t.person("ann", acme, Role::Admin);
    t.work(&ann, move |act| create_partner(act, acme, &new_partner("Msp", PartnerType::Msp))).unwrap();
    let manager = t.person("max", acme, Role::Manager);
    let made =
        t.work(&manager, move |act| create_partner(act, acme, &new_partner("No", PartnerType::Reseller)));
    assert_eq!(refusal(made), Refusal::Forbidden);
}

#[test]
fn customers_have_nothing_below() {
    let Tree { t, customer, .. } = tree();
    let made = t.work(&Caller::command_line(), move |act| {
        create_partner(act, customer, &new_partner("Below", PartnerType::Msp))
    });
    assert_eq!(refusal(made), Refusal::CustomersHaveNothingBelow);
}

#[test]
fn nobody_touches_their_own_contract_but_the_one_above_does() {
    let Tree { t, acme, beta, .. } = tree();
    let own = t.person("bob", beta, Role::Admin);
    let contract = Change { partner_type: Some(PartnerType::Msp), ..Change::default() };
    let above = t.person("ann", acme, Role::Admin);
    let answer = t.work(&own, {
        let contract = contract.clone();
        move |act| change(act, beta, 1, &contract)
    });
    assert_eq!(refusal(answer), Refusal::Forbidden);
    let changed = t.work(&above, move |act| change(act, beta, 1, &contract)).unwrap();
    assert_eq!((changed.partner_type, changed.version), (Some(PartnerType::Msp), 2));
    let branding =
        Change { name: Some("  Beta & Sons ".into()), language: Some(Language::It), ..Change::default() };
    let changed = t.work(&own, move |act| change(act, beta, 2, &branding)).unwrap();
    assert_eq!(changed.name, "Beta & Sons");
    let found = t.read(&above, move |act| list(act, acme, "sons", &Window::first(5))).unwrap();
    assert_eq!(found.items[0].id, beta);
}

#[test]
fn the_second_editor_is_told_and_wrong_input_is_named() {
    let Tree { t, acme, .. } = tree();
    let operator = Caller::command_line();
    let named = |name: &str| Change { name: Some(name.into()), ..Change::default() };
    let (first, second) = (named("First"), named("Second"));
    t.work(&operator, move |act| change(act, acme, 1, &first)).unwrap();
    assert_eq!(
        refusal(t.work(&operator, move |act| change(act, acme, 1, &second))),
        Refusal::ChangedMeanwhile
    );
    let wrong = Change { name: Some(" ".into()), time_zone: Some("Mars/Base".into()), ..Change::default() };
    let Refusal::Invalid(problems) = refusal(t.work(&operator, move |act| change(act, acme, 2, &wrong)))
    else {
        panic!("expected problems")
    };
    assert_eq!(problems.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(), ["name", "time_zone"]);
}

#[test]
fn a_partner_is_deleted_only_when_nothing_is_below() {
    let Tree { t, acme, beta, zeta, .. } = tree();
    let operator = t.person("olga", t.operator(), Role::Admin);
    let in_use = refusal(t.work(&operator, move |act| delete_partner(act, acme)));
    assert_eq!(in_use, Refusal::OrganizationInUse { below: 2 });
    let zoe = t.person("zoe", zeta, Role::Admin);
    assert_eq!(refusal(t.work(&zoe, move |act| delete_partner(act, zeta))), Refusal::Forbidden);
    t.work(&operator, move |act| delete_partner(act, zeta)).unwrap();
    assert_eq!(refusal(t.read(&operator, move |act| get(act, zeta))), Refusal::NotFound);
    assert!(t.read(&zoe, |act| reachable(act, "", 5)).unwrap().is_empty());
    let root = t.operator();
    assert_eq!(refusal(t.work(&operator, move |act| delete_partner(act, root))), Refusal::NotFound);
    assert!(t.read(&operator, move |act| get(act, beta)).is_ok());
}

#[test]
fn closing_is_said_once_and_undone_once() {
    let Tree { t, customer, .. } = tree();
    let operator = Caller::command_line();
    t.work(&operator, move |act| set_disabled(act, customer, Some("unpaid"))).unwrap();
    let again = t.work(&operator, move |act| set_disabled(act, customer, Some("unpaid")));
    assert_eq!(refusal(again), Refusal::AlreadyDisabled);
    let closed = t.read(&operator, move |act| get(act, customer)).unwrap().disabled.unwrap();
    assert_eq!((closed.by.as_str(), closed.reason.as_str()), ("command line", "unpaid"));
    t.work(&operator, move |act| set_disabled(act, customer, None)).unwrap();
    assert_eq!(
        refusal(t.work(&operator, move |act| set_disabled(act, customer, None))),
        Refusal::NotDisabled
    );
}

/// Invariant 10: each change writes its event.
#[test]
fn changes_leave_events() {
    let Tree { t, acme, .. } = tree();
    let operator = Caller::command_line();
    let renamed = Change { name: Some("Acme Nordic".into()), ..Change::default() };
    t.work(&operator, move |act| change(act, acme, 1, &renamed)).unwrap();
    let events = t.read(&operator, move |act| crate::audit::list(act, acme, &Window::first(10))).unwrap();
    assert_eq!(
        events.items.iter().map(|event| event.what).collect::<std::collections::BTreeSet<_>>(),
        [What::OrganizationCreated, What::OrganizationChanged].into()
    );
}
