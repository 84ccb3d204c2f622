//! The invitations page on the real database: lists, figures, sending, and the public page.

mod links;

use std::collections::BTreeSet;

use db::EngineKind;

use super::*;
use crate::{
    Caller, Language,
    access::{PartnerType, Role},
    audit, customers,
    ids::{JobId, OrganizationId, SeatId},
    jobs, messages, outbox,
    page::{Page, Total, Window},
    products::PlanForm,
    refusal::{Refusal, Result},
    scene::{Scene, refusal},
    seats::{self, InvitationState},
    testing::TestWorld,
    vault::Secret,
};

fn list_as(scene: &Scene, who: &Caller, filter: &Filter, window: Window) -> Page<InvitationRow> {
    let (partner, filter) = (scene.partner, filter.clone());
    scene.t.read(who, move |act| list(act, partner, &filter, &window)).unwrap()
}

fn names(scene: &Scene, filter: &Filter) -> Vec<String> {
    let page = list_as(scene, &scene.mia, filter, Window::first(200));
    assert_eq!(
        page.total,
        Some(Total::Exactly(page.items.len() as i64)),
        "invariant 7: the count is of the rows"
    );
    page.items.into_iter().map(|row| row.username).collect()
}

fn ticked(sent: bool, installed: bool) -> Filter {
    Filter { sent, installed, ..Filter::default() }
}

fn tab(status: Status) -> Filter {
    Filter { status: Some(status), ..Filter::default() }
}

fn send_with(scene: &Scene, selection: Selection, language: Option<Language>) -> Result<JobId> {
    let partner = scene.partner;
    scene.t.work(&scene.mia, move |act| send(act, partner, &selection, language))
}

fn set(scene: &Scene, seat: SeatId, invitation: &'static str, was_sent: bool, is_installed: bool) {
    let at = |yes: bool| yes.then_some(scene.t.world.now());
    let (sent_at, installed_at) = (at(was_sent), at(is_installed));
    let customer = scene.customer;
    scene.t.made(move |act| {
        let sql = "UPDATE seats SET invitation = $3, sent_at = $4, installed_at = $5 WHERE customer_id = $1 AND id = $2";
        act.tx().execute(sql, db::params![customer, seat, invitation, sent_at, installed_at])?;
        Ok(())
    });
}

/// One seat of each kind: never sent, on its way, sent, opened, bounced, installed by itself, sent and installed.
fn zoo() -> Scene {
    let scene = Scene::with(PlanForm::default(), 20);
    let kinds = [
        ("queued", "queued", false, false),
        ("sent", "sent", true, false),
        ("opened", "opened", true, false),
        ("bounced", "bounced", false, false),
        ("installed", "none", false, true),
        ("sent+installed", "sent", true, true),
    ];
    let usernames = kinds.map(|kind| kind.0);
    for (seat, (_, invitation, sent, installed)) in
        scene.t.seats(scene.license.id, &usernames).into_iter().zip(kinds)
    {
        set(&scene, seat, invitation, sent, installed);
    }
    scene
}

/// NX-60: the tick-boxes over rows of the database, and the rule that says the same on plain values.
#[test]
fn tick_boxes_show_sent_and_installed() {
    let scene = zoo();
    let untouched = ["ann@example.com", "bob@example.com", "bounced", "queued"];
    assert_eq!(names(&scene, &ticked(false, false)), untouched);
    assert_eq!(
        names(&scene, &ticked(true, false)),
        [&untouched[..3], &["opened", "queued", "sent", "sent+installed"]].concat()
    );
    assert_eq!(
        names(&scene, &ticked(false, true)),
        [&untouched[..3], &["installed", "queued", "sent+installed"]].concat()
    );
    let all = list_as(&scene, &scene.mia, &ticked(true, true), Window::first(200)).items;
    assert_eq!(all.len(), 8);
    let mut filters: Vec<Filter> = Status::ALL.iter().map(|status| tab(*status)).collect();
    filters.extend([(false, false), (true, false), (false, true), (true, true)].map(|(s, i)| ticked(s, i)));
    for filter in filters {
        let shown =
            |row: &&InvitationRow| filter.shows(row.invitation, row.sent_at, row.installed_at.is_some());
        let expected: Vec<_> = all.iter().filter(shown).map(|row| row.username.clone()).collect();
        assert_eq!(names(&scene, &filter), expected, "{filter:?}");
    }
}

/// NX-61, NX-63: what a row shows; "never sent" is none, not a zero date.
#[test]
fn a_row_shows_user_address_and_times() {
    let scene = Scene::new();
    let row = list_as(&scene, &scene.mia, &Filter::default(), Window::first(1)).items.remove(0);
    assert_eq!((row.customer_name.as_str(), row.username.as_str()), ("Testiasiakas Oy", "ann@example.com"));
    assert_eq!((row.edition_code.as_str(), row.email.as_str()), ("standard", "ann@example.com"));
    assert_eq!((row.sent_at, row.installed_at, row.invitation), (None, None, InvitationState::None));
}

#[test]
fn the_tabs_count_what_they_list() {
    let scene = zoo();
    let partner = scene.partner;
    let counts = scene.t.read(&scene.mia, move |act| counts(act, partner, None)).unwrap();
    for status in Status::ALL {
        let listed = names(&scene, &tab(*status)).len() as i64;
        assert_eq!(counts.of(*status), Total::Exactly(listed), "{status}");
    }
    assert_eq!(counts.of(Status::Waiting), Total::Exactly(3));
    let other = scene.t.customer(partner, "Empty Oy");
    let none = scene.t.read(&scene.mia, move |act| super::counts(act, partner, Some(other))).unwrap();
    assert_eq!(none.of(Status::All), Total::Exactly(0));
}

/// NX-66: pages follow each other over customers without gap or repetition, whatever their size and filter.
#[test]
fn pages_follow_each_other_across_customers() {
    let scene = zoo();
    let plan = scene.license.plan;
    for name in ["Aalto", "Öljy", "Zeta", "aalto"] {
        let customer = scene.t.customer(scene.partner, name);
        let license = scene.t.license(customer, plan, 5, 0);
        scene.t.seats(license.id, &["ann@example.com", "x1", "x2"]);
    }
    for filter in [tab(Status::All), tab(Status::Waiting), ticked(false, false), ticked(true, false)] {
        let whole = list_as(&scene, &scene.mia, &filter, Window::first(200)).items;
        for limit in [1, 2, 3, 7] {
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let page = list_as(&scene, &scene.mia, &filter, Window::new(limit, after.clone()));
                seen.extend(page.items.iter().map(|row| row.seat));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let expected: Vec<_> = whole.iter().map(|row| row.seat).collect();
            assert_eq!(seen, expected, "{filter:?} by {limit}");
        }
        let once: BTreeSet<_> = whole.iter().map(|row| row.seat).collect();
        assert_eq!(once.len(), whole.len());
    }
}

/// The two ways to find rows, from the customers and from a small index, give the same.
#[test]
fn both_ways_to_find_rows_agree() {
    let scene = zoo();
    let partner = scene.partner;
    for status in Status::ALL {
        let filter = tab(*status);
        let (rare, plain) = scene
            .t
            .read(&scene.mia, move |act| {
                let (_, narrowed) = store::narrow(act, crate::access::Action::SeatsView, partner, &filter)?;
                let rare = store::rows(act, &narrowed, &Window::first(50))?;
                let plain = store::rows(act, &narrowed.customers_first(), &Window::first(50))?;
                Ok((rare, plain))
            })
            .unwrap();
        let keys =
            |rows: Vec<(InvitationRow, [String; 3])>| rows.into_iter().map(|row| row.1).collect::<Vec<_>>();
        assert_eq!(keys(rare), keys(plain), "{status}");
    }
}

#[test]
fn the_list_is_searched_without_case_accents_or_patterns() {
    let scene = zoo();
    let query = |text: &str| Filter { query: text.into(), ..tab(Status::All) };
    assert_eq!(names(&scene, &query("ANN@")), ["ann@example.com"]);
    assert_eq!(names(&scene, &query("%")), Vec::<String>::new());
    assert_eq!(names(&scene, &query("installed")), ["installed", "sent+installed"]);
    let other = scene.t.customer(scene.partner, "Empty Oy");
    assert!(names(&scene, &Filter { customer: Some(other), ..tab(Status::All) }).is_empty());
    assert_eq!(names(&scene, &Filter { customer: Some(scene.customer), ..tab(Status::All) }).len(), 8);
}

/// NX-62: the ticked rows are queued, one mail each, with one job that counts them and one event.
#[test]
fn ticked_rows_are_queued_once() {
    let scene = Scene::new();
    let twice = [scene.seats[0], scene.seats[1], scene.seats[0]];
    let job = send_with(&scene, Selection::Seats(twice.to_vec()), None).unwrap();
    let found = scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap();
    assert_eq!((found.total, found.done, found.percent()), (2, 0, 0));
    assert_eq!((found.customer, found.started_by.as_str()), (Some(scene.customer), "mia"));
    let partner = scene.partner;
    assert_eq!(scene.t.read(&scene.mia, move |act| jobs::running(act, partner)).unwrap().len(), 1);
    let row = list_as(&scene, &scene.mia, &Filter::default(), Window::first(1)).items.remove(0);
    assert_eq!(row.last_mail.unwrap().state, messages::MessageState::Queued);
    let customer = scene.customer;
    let events = scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(50))).unwrap();
    let queued: Vec<_> =
        events.items.iter().filter(|event| event.what == audit::What::InvitationsQueued).collect();
    assert_eq!((queued.len(), &queued[0].details["count"]), (1, &serde_json::json!(2)));

    let again = send_with(&scene, Selection::Seats(scene.seats.clone()), None);
    assert_eq!(refusal(again), Refusal::AlreadyQueued, "a double press sends nothing twice");
    scene.deliver();
    let found = scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap();
    assert_eq!((found.done, found.percent(), found.finished_at.is_some()), (2, 100, true));
    assert!(scene.t.read(&scene.mia, move |act| jobs::running(act, partner)).unwrap().is_empty());
}

/// NX-67: "all" is the whole result set, counted when shown; a different count is told, not swallowed.
#[test]
fn all_means_what_was_shown() {
    let scene = zoo();
    let all = |seen| Selection::Matching { filter: ticked(false, false), seen };
    let changed = refusal(send_with(&scene, all(3), None));
    assert_eq!(changed, Refusal::SelectionChanged { seen: 3, now: 4 });
    let job = send_with(&scene, all(4), None).unwrap();
    let found = scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap();
    assert_eq!(found.total, 2, "one is on its way already, one has no address");
    assert_eq!(refusal(send_with(&scene, Selection::Seats(Vec::new()), None)), Refusal::NothingSelected);
    let none =
        Selection::Matching { filter: Filter { query: "nobody".into(), ..Filter::default() }, seen: 0 };
    assert_eq!(refusal(send_with(&scene, none, None)), Refusal::NothingSelected);
    let row = scene.t.seats(scene.license.id, &["no address"]);
    assert_eq!(refusal(send_with(&scene, Selection::Seats(row), None)), Refusal::AddressMissing);
}

/// Invariant 6: no new invitation while the customer is disabled.
#[test]
fn disabled_customers_are_left_out() {
    let scene = Scene::new();
    let second = scene.t.customer(scene.partner, "Second");
    let license = scene.t.license(second, scene.license.plan, 5, 0);
    let seat = scene.t.seats(license.id, &["sue@example.com"])[0];
    let customer = scene.customer;
    scene.t.work(&scene.mia, move |act| customers::disable(act, customer, "")).unwrap();
    let job = send_with(&scene, Selection::Matching { filter: ticked(false, false), seen: 3 }, None).unwrap();
    let found = scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap();
    assert_eq!((found.total, found.customer), (1, Some(second)));
    let refused = send_with(&scene, Selection::Seats(scene.seats.clone()), None);
    assert_eq!(refusal(refused), Refusal::CustomerDisabled);
    assert_eq!(
        scene.t.read(&scene.mia, move |act| seats::get(act, seat)).unwrap().invitation,
        InvitationState::Queued
    );
}

#[test]
fn the_language_is_the_one_chosen_then_the_users_then_the_customers() {
    let scene = Scene::new();
    let languages = |scene: &Scene| {
        let claimed = scene.claim();
        let read = |claimed: messages::Claimed| {
            scene.t.read(&scene.worker, move |act| messages::letter(act, &claimed)).unwrap().language
        };
        let languages: Vec<Language> = claimed.clone().into_iter().map(read).collect();
        for claimed in claimed {
            scene.settle(&claimed, messages::Outcome::Accepted { answer: String::new() });
        }
        languages
    };
    scene.send(&scene.seats[..1]).unwrap();
    assert_eq!(languages(&scene), [Language::Fi]);
    let customer = scene.customer;
    scene.t.made(move |act| {
        act.tx().execute("UPDATE seats SET language = 'es' WHERE customer_id = $1", db::params![customer])?;
        Ok(())
    });
    scene.send(&scene.seats[..1]).unwrap();
    assert_eq!(languages(&scene), [Language::Es]);
    send_with(&scene, Selection::Seats(scene.seats[..1].to_vec()), Some(Language::Ru)).unwrap();
    assert_eq!(languages(&scene), [Language::Ru]);
}

/// NX-40, NX-48: who may put users on seats sees which licenses there are and what is free, a reseller too.
#[test]
fn openings_tell_what_is_free() {
    let scene = Scene::new();
    let customer = scene.customer;
    let openings = scene.t.read(&scene.mia, move |act| seats::openings(act, customer)).unwrap();
    assert_eq!(openings.len(), 1);
    assert_eq!(openings[0].number, scene.license.number);
    let rooms: Vec<_> =
        openings[0].rooms.iter().map(|room| (room.edition_code.as_str(), room.quantity, room.free)).collect();
    assert_eq!(rooms, [("standard", 10, 8), ("server", 1, 1)]);
    assert_eq!(
        refusal(scene.t.read(&scene.eve, move |act| seats::openings(act, customer))),
        Refusal::NotFound
    );
}

/// SR-01, SR-04, SR-05: nothing for strangers and competitors, by path, by filter, or by seat id.
#[test]
fn strangers_and_competitors_invite_nobody() {
    let scene = Scene::new();
    let (partner, customer, seats) = (scene.partner, scene.customer, scene.seats.clone());
    let t = &scene.t;
    for who in [&scene.eve, &t.stranger()] {
        let by_ids = Selection::Seats(seats.clone());
        let by_filter = Selection::Matching { filter: Filter::default(), seen: 2 };
        for refused in [
            refusal(t.read(who, move |act| list(act, partner, &Filter::default(), &Window::first(5)))),
            refusal(t.read(who, move |act| counts(act, partner, None))),
            refusal(t.work(who, move |act| send(act, partner, &by_ids, None))),
            refusal(t.work(who, move |act| send(act, partner, &by_filter, None))),
        ] {
            assert_eq!(refused, Refusal::NotFound);
        }
    }
    let rival: OrganizationId = t.partner(t.operator(), "Rival Two", PartnerType::Msp);
    let ivy = t.person("ivy", rival, Role::Admin);
    let filter = Filter { customer: Some(customer), ..Filter::default() };
    let own = Filter { customer: None, ..filter.clone() };
    let again = filter.clone();
    let selection = Selection::Seats(seats);
    let matching = Selection::Matching { filter: filter.clone(), seen: 2 };
    for refused in [
        refusal(t.read(&ivy, move |act| list(act, rival, &filter, &Window::first(5)))),
        refusal(t.read(&ivy, move |act| counts(act, rival, again.customer))),
        refusal(t.work(&ivy, move |act| send(act, rival, &selection, None))),
        refusal(t.work(&ivy, move |act| send(act, rival, &matching, None))),
    ] {
        assert_eq!(refused, Refusal::NotFound);
    }
    assert!(t.read(&ivy, move |act| list(act, rival, &own, &Window::first(5))).unwrap().items.is_empty());
    let viewer = t.person("vic", partner, Role::Viewer);
    let selection = Selection::Seats(scene.seats.clone());
    assert_eq!(refusal(t.work(&viewer, move |act| send(act, partner, &selection, None))), Refusal::Forbidden);
}

/// Ten thousand in one act; timed only for the eye: `cargo nextest run ten_thousand --no-capture`.
#[test]
fn ten_thousand_go_into_the_queue_in_one_act() {
    let scene = Scene::with(PlanForm::default(), 12_000);
    let license = scene.license.id;
    for batch in 0..10 {
        let names: Vec<String> = (0..1000).map(|n| format!("u{batch}-{n}@example.com")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        scene.t.seats(license, &names);
    }
    let too_many = Selection::Matching { filter: Filter::default(), seen: 10_002 };
    assert!(matches!(refusal(send_with(&scene, too_many, None)), Refusal::Invalid(_)));
    for seat in scene.seats.clone() {
        scene.t.work(&scene.mia, move |act| seats::remove(act, seat)).unwrap();
    }
    let started = std::time::Instant::now();
    let job =
        send_with(&scene, Selection::Matching { filter: Filter::default(), seen: 10_000 }, None).unwrap();
    println!("10,000 invitations queued in {:?}", started.elapsed());
    assert_eq!(scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap().total, 10_000);
    assert_eq!(scene.claim().len(), 100);
}

/// The page costs what it shows only while what is rare is found from an index that holds nothing else.
#[test]
fn what_may_be_rare_is_counted_from_its_own_index() {
    let t = TestWorld::new();
    if t.world.db().engine() != EngineKind::Sqlite {
        return;
    }
    let tabs = Status::ALL
        .iter()
        .filter(|status| **status != Status::All)
        .map(|status| (status.word(), tab(*status)));
    for (index, filter) in tabs.chain([("unsent", Filter::default())]) {
        assert!(filter.may_be_rare(), "{index}");
        let sql = format!("EXPLAIN QUERY PLAN {}", store::counting(filter.condition(), 10));
        let steps: Vec<(i64, i64, i64, String)> = t.made(move |act| Ok(act.tx().all(&sql, &[])?));
        let walked = format!("USING INDEX seats_{index}");
        assert!(steps.iter().any(|step| step.3.ends_with(&walked)), "{index}: {steps:?}");
    }
}
