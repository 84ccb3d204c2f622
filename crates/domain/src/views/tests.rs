//! Views are kept, shared, changed and taken away, by whom it may be, and are found by nobody else.

use super::*;
use crate::{
    Caller,
    access::Role,
    testing::{Shop, refusal},
};

fn state(pairs: &[(&str, &str)]) -> State {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn form(name: &str, shared: bool) -> ViewForm {
    ViewForm {
        list: List::Customers,
        name: name.into(),
        state: state(&[("view", "trials"), ("q", "oy")]),
        shared,
    }
}

fn saved(shop: &Shop, who: &Caller, form: ViewForm) -> Result<View> {
    let acme = shop.acme;
    shop.t.work(who, move |act| save(act, acme, &form))
}

fn seen(shop: &Shop, who: &Caller) -> Vec<String> {
    let acme = shop.acme;
    let at = shop.t.read(who, move |act| at_list(act, acme, List::Customers)).unwrap();
    at.views.into_iter().map(|view| view.name).collect()
}

fn events(shop: &Shop) -> i64 {
    shop.t.number("SELECT COUNT(*) FROM events WHERE subject_kind = 'view'")
}

/// Own views are seen by their maker alone, shared ones by all who look from there; own ones stand first.
#[test]
fn own_views_are_seen_by_their_maker_shared_ones_by_all() {
    let shop = Shop::new();
    saved(&shop, &shop.manager, form("Überall", true)).unwrap();
    let own = saved(&shop, &shop.manager, form("mine", false)).unwrap();
    saved(&shop, &shop.viewer, form("Mine", false)).unwrap();
    assert_eq!(own.state, state(&[("view", "trials"), ("q", "oy")]));
    assert_eq!(seen(&shop, &shop.manager), ["mine", "Überall"]);
    assert_eq!(seen(&shop, &shop.viewer), ["Mine", "Überall"]);
    assert_eq!(seen(&shop, &shop.admin), ["Überall"]);
    assert_eq!(events(&shop), 1, "own views are nobody else's business");
    let acme = shop.acme;
    assert_eq!(refusal(shop.t.read(&shop.admin, move |act| get(act, acme, own.id))), Refusal::NotFound);
    // Another list has views of its own, and another organization too.
    let listed = shop.t.read(&shop.manager, move |act| at_list(act, acme, List::Licenses)).unwrap();
    assert!(listed.views.is_empty());
    let gamma = shop.gamma;
    let below = shop.t.read(&shop.child, move |act| at_list(act, gamma, List::Customers)).unwrap();
    assert!(below.views.is_empty(), "what is shared is shared in the organization only");
}

/// Who may share may also change and delete what is shared; a viewer may only have own views, a stranger none.
#[test]
fn sharing_is_a_right() {
    let shop = Shop::new();
    let acme = shop.acme;
    let shared = saved(&shop, &shop.manager, form("Trials", true)).unwrap();
    assert_eq!(refusal(saved(&shop, &shop.viewer, form("Other", true))), Refusal::Forbidden);
    let renamed = ViewChange { name: Some("Trials now".into()), ..ViewChange::default() };
    let by = |who: &Caller| {
        let renamed = renamed.clone();
        shop.t.work(who, move |act| change(act, (acme, shared.id), &renamed, 1))
    };
    assert_eq!(refusal(by(&shop.viewer)), Refusal::Forbidden);
    for stranger in [&shop.sibling, &shop.child, &shop.t.stranger()] {
        assert_eq!(refusal(by(stranger)), Refusal::NotFound);
        assert_eq!(refusal(saved(&shop, stranger, form("Foreign", false))), Refusal::NotFound);
        assert_eq!(refusal(shop.t.read(stranger, move |act| list(act, acme))), Refusal::NotFound);
        assert_eq!(
            refusal(shop.t.work(stranger, move |act| delete(act, acme, shared.id))),
            Refusal::NotFound
        );
    }
    assert_eq!(
        refusal(shop.t.work(&shop.viewer, move |act| delete(act, acme, shared.id))),
        Refusal::Forbidden
    );
    assert_eq!(by(&shop.admin).unwrap().name, "Trials now");
    assert_eq!(refusal(by(&shop.admin)), Refusal::ChangedMeanwhile);
    // A reseller sees no licenses, and so no views of them.
    let (beta, reseller) = (shop.beta, &shop.reseller);
    let of_licenses = ViewForm { list: List::Licenses, ..form("Licenses", false) };
    let answer = shop.t.work(reseller, move |act| save(act, beta, &of_licenses));
    assert_eq!(refusal(answer), Refusal::Forbidden);
}

/// What nobody may have any more: own views of who is no person.
#[test]
fn programs_have_shared_views_only() {
    let shop = Shop::new();
    let acme = shop.acme;
    let at_the_machine = Caller::command_line();
    assert_eq!(refusal(saved(&shop, &at_the_machine, form("Mine", false))), Refusal::Forbidden);
    saved(&shop, &at_the_machine, form("Ours", true)).unwrap();
    saved(&shop, &shop.viewer, form("Mine", false)).unwrap();
    assert_eq!(shop.t.read(&at_the_machine, move |act| list(act, acme)).unwrap().len(), 1);
    let habit = Habit::default();
    let kept = shop.t.work(&at_the_machine, move |act| remember(act, acme, List::Customers, Some(&habit)));
    assert_eq!(refusal(kept), Refusal::Forbidden);
}

/// Names are one's own once, whatever the case; the same name may be shared beside it.
#[test]
fn names_are_unique_by_owner() {
    let shop = Shop::new();
    let taken = Refusal::field("name", Problem::Taken);
    let own = saved(&shop, &shop.manager, form("Öljy", false)).unwrap();
    saved(&shop, &shop.manager, form("Öljy", true)).unwrap();
    assert_eq!(refusal(saved(&shop, &shop.manager, form("ÖLJY", false))), taken);
    assert_eq!(refusal(saved(&shop, &shop.admin, form("öljy", true))), taken);
    saved(&shop, &shop.manager, form("Other", false)).unwrap();
    let (acme, other) = (shop.acme, ViewChange { name: Some("other".into()), ..ViewChange::default() });
    let id = own.id;
    let answer = shop.t.work(&shop.manager, move |act| change(act, (acme, id), &other, 1));
    assert_eq!(refusal(answer), taken);
    // Its own name in another case is free to it.
    let louder = ViewChange { name: Some("ÖLJY".into()), ..ViewChange::default() };
    let louder = shop.t.work(&shop.manager, move |act| change(act, (acme, id), &louder, 1)).unwrap();
    assert_eq!((louder.name.as_str(), louder.version), ("ÖLJY", 2));
}

/// A deleted view comes back as it was, for a while, unless its name is taken by then.
#[test]
fn a_deleted_view_comes_back() {
    let shop = Shop::new();
    let (acme, t) = (shop.acme, &shop.t);
    let view = saved(&shop, &shop.manager, form("Trials", true)).unwrap();
    let id = view.id;
    t.work(&shop.manager, move |act| delete(act, acme, id)).unwrap();
    assert!(seen(&shop, &shop.manager).is_empty());
    assert_eq!(refusal(t.work(&shop.manager, move |act| delete(act, acme, id))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&shop.viewer, move |act| restore(act, acme, id))), Refusal::Forbidden);
    assert_eq!(t.work(&shop.admin, move |act| restore(act, acme, id)).unwrap(), view);
    assert_eq!(seen(&shop, &shop.viewer), ["Trials"]);
    assert_eq!(events(&shop), 3);
    t.work(&shop.manager, move |act| delete(act, acme, id)).unwrap();
    let other = saved(&shop, &shop.manager, form("trials", true)).unwrap();
    let again = refusal(t.work(&shop.manager, move |act| restore(act, acme, id)));
    assert_eq!(again, Refusal::field("name", Problem::Taken));
    t.clock.advance_seconds(UNDO_DAYS * 86_400);
    t.work(&shop.manager, move |act| delete(act, acme, other.id)).unwrap();
    assert_eq!(refusal(t.work(&shop.manager, move |act| restore(act, acme, id))), Refusal::NotFound);
    assert_eq!(t.number("SELECT COUNT(*) FROM saved_views"), 1, "what cannot come back is not kept");
}

/// There is an end to views, of each owner by itself.
#[test]
fn views_are_limited_by_owner_and_list() {
    let shop = Shop::new();
    for number in 0..MOST {
        saved(&shop, &shop.viewer, form(&format!("View {number}"), false)).unwrap();
    }
    let full = Refusal::TooManyViews { most: MOST };
    assert_eq!(refusal(saved(&shop, &shop.viewer, form("One more", false))), full);
    saved(&shop, &shop.manager, form("One more", false)).unwrap();
    let of_users = ViewForm { list: List::Users, ..form("One more", false) };
    saved(&shop, &shop.viewer, of_users).unwrap();
}

/// How somebody looked at a list is theirs alone and of one list.
#[test]
fn a_list_is_shown_as_it_was_looked_at_last() {
    let shop = Shop::new();
    let (acme, t) = (shop.acme, &shop.t);
    let habit =
        Habit { columns: vec!["plan".into(), "country".into()], density: Density::Dense, page_size: 100 };
    let kept = habit.clone();
    t.work(&shop.viewer, move |act| remember(act, acme, List::Customers, Some(&kept))).unwrap();
    let look = |who: &Caller, list| t.read(who, move |act| at_list(act, acme, list)).unwrap().habit;
    assert_eq!(look(&shop.viewer, List::Customers), habit);
    assert_eq!(look(&shop.viewer, List::Licenses), Habit::default());
    assert_eq!(look(&shop.manager, List::Customers), Habit::default());
    let wrong = Habit { page_size: 7, ..habit };
    let refused = t.work(&shop.viewer, move |act| remember(act, acme, List::Customers, Some(&wrong)));
    assert!(matches!(refusal(refused), Refusal::Invalid(_)));
    t.work(&shop.viewer, move |act| remember(act, acme, List::Customers, None)).unwrap();
    assert_eq!(look(&shop.viewer, List::Customers), Habit::default());
    assert_eq!(events(&shop), 0);
    let foreign = t.work(&shop.sibling, move |act| remember(act, acme, List::Customers, None));
    assert_eq!(refusal(foreign), Refusal::NotFound);
}

/// A role that is taken away takes the views of its lists along.
#[test]
fn views_are_seen_with_the_right_to_the_list_only() {
    let shop = Shop::new();
    let acme = shop.acme;
    let nobody = shop.t.person("nora", shop.beta, Role::Viewer);
    assert_eq!(
        refusal(shop.t.read(&nobody, move |act| at_list(act, acme, List::Customers))),
        Refusal::NotFound
    );
}
