//! Checking in, releasing, and the keys that sign.

use std::{
    pin::pin,
    sync::{Arc, Barrier, mpsc::channel},
    task::{Context, Waker},
    thread::JoinHandle,
};

use super::*;

/// What a device tells is kept; what it is told names every reason; the next time lies about a day ahead.
#[test]
fn a_check_in_tells_and_is_told() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    scene.t.clock.advance_seconds(3600);
    let now = scene.t.world.now();
    let told = Report {
        storage_used_bytes: 42,
        software_version: "1.1".into(),
        last_backup_at: Some(now.plus_seconds(500)),
        last_success_at: Some(now.plus_seconds(500)),
        failed_runs: None,
        counters: None,
        sent_at: None,
    };
    let answer = try_check_in(&scene, &token, &told).unwrap();
    assert_eq!((answer.status, answer.enforcement), (Status::Active, Enforcement::Block));
    assert!((77_760..=95_040).contains(&answer.next_check_in_seconds));
    assert_eq!(answer.next_check_in_at, now.plus_seconds(answer.next_check_in_seconds));
    let lease = open(&scene, &answer.lease.unwrap());
    assert_eq!((lease.issued_at, lease.refresh_after), (now.seconds(), answer.next_check_in_at.seconds()));
    let id = answer.installation;
    let row = scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap();
    assert_eq!((row.storage_used_bytes, row.software_version.as_str()), (42, "1.1"));
    assert_eq!((row.contact_at, row.last_backup_at), (now, Some(now)));
    for bad in [-1, MOST_BYTES + 1] {
        assert!(matches!(refusal(try_check_in(&scene, &token, &report(bad))), Refusal::Invalid(_)));
    }
}

/// A contact is written when something changed or after a minute; who asks again before is told the same again, and
/// it costs no write.
#[test]
fn contacts_are_not_written_more_than_once_a_minute() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let looked = |bytes| {
        let before = scene.t.world.db().counts().writes;
        let told = try_check_in(&scene, &token, &report(bytes)).unwrap();
        (told.lease.unwrap(), scene.t.world.db().counts().writes - before)
    };
    assert_eq!(looked(0).1, 1, "its token is used for the first time");
    let (first, writes) = looked(0);
    assert_eq!(writes, 0, "as before");
    assert_eq!(looked(0), (first.clone(), 0), "the same again");
    let (second, writes) = looked(1);
    assert!(second != first && writes == 1, "something changed");
    // What was written was forgotten with that.
    let (again, writes) = looked(1);
    assert_eq!(writes, 0);
    scene.t.clock.advance_seconds(59);
    let (still, writes) = looked(1);
    assert_eq!(writes, 0);
    let alone = scene.t.world.db().is_the_only_writer();
    assert!(
        still == again || !alone,
        "and remembered anew, where no other process may have written meanwhile"
    );
    scene.t.clock.advance_seconds(1);
    let (third, writes) = looked(1);
    assert!(third != again && writes == 1, "a minute passed");
}

/// The day may end between two contacts: what is told then is of the new day, whatever was remembered.
#[test]
fn what_is_remembered_ends_with_the_day() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let end = license(&scene).valid_to;
    let zone = TimeZone::get("Europe/Helsinki").unwrap();
    let midnight = rules::end_of_day(end, &zone);
    scene.t.clock.set(midnight.plus_seconds(-10));
    assert_eq!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Active);
    scene.t.clock.advance_seconds(9);
    assert_eq!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Active);
    scene.t.clock.advance_seconds(1);
    assert_ne!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Active);
}

/// Held contacts are written together, the last one of each device, and answered meanwhile.
#[test]
fn held_contacts_are_written_together() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let scene = Scene::new();
    let activated = try_activate(&scene, &request(&scene, "f1")).unwrap();
    let (token, id) = (activated.device_token, activated.installation);
    let world = &scene.t.world;
    let stored =
        || scene.t.read(&scene.mia, move |act| installations::get(act, id)).map(|row| row.storage_used_bytes);
    runtime.block_on(async {
        world.hold_heartbeats(std::time::Duration::from_mins(10));
        let before = world.db().counts().writes;
        for bytes in [1, 2, 3] {
            assert!(check_in(world, &caller(), &token, &report(bytes)).await.unwrap().lease.is_some());
        }
        assert_eq!((world.db().counts().writes, stored().unwrap()), (before, 0));
        world.write_heartbeats().await.unwrap();
        assert_eq!((world.db().counts().writes, stored().unwrap()), (before + 1, 3));
        world.write_heartbeats().await.unwrap();
        assert_eq!(world.db().counts().writes, before + 1, "nothing waits any more");
    });
}

/// A server that stops has everything written, also what another was about to write.
#[test]
fn contacts_on_their_way_are_waited_for() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let world = &scene.t.world;
    if !world.db().is_the_only_writer() {
        // Where acts do not wait in one line, nobody can be kept on the way.
        return;
    }
    runtime.block_on(async {
        world.hold_heartbeats(std::time::Duration::from_mins(10));
        check_in(world, &caller(), &token, &report(7)).await.unwrap();
        let gate = Arc::new(Barrier::new(2));
        let holder = hold_the_writer(world, &gate);
        let mut context = Context::from_waker(Waker::noop());
        let mut first = pin!(world.write_heartbeats());
        assert!(first.as_mut().poll(&mut context).is_pending());
        let mut second = pin!(world.write_heartbeats());
        assert!(
            second.as_mut().poll(&mut context).is_pending(),
            "nothing waits, but something is on its way"
        );
        gate.wait();
        first.await.unwrap();
        second.await.unwrap();
        holder.join().unwrap().unwrap();
    });
}

/// An act that runs until the gate opens; no other does meanwhile.
fn hold_the_writer(world: &crate::World, gate: &Arc<Barrier>) -> JoinHandle<Result<()>> {
    let (world, gate) = (world.clone(), Arc::clone(gate));
    let (begun, begins) = channel();
    let holder = std::thread::spawn(move || {
        world.work_blocking(&Caller::command_line(), move |_| {
            begun.send(()).unwrap();
            gate.wait();
            Ok(())
        })
    });
    begins.recv().unwrap();
    holder
}

/// Another process that writes to the same database is heard of within half a second.
#[test]
fn what_others_commit_is_seen_within_a_second() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    assert_eq!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Active);
    let Some(other) = scene.t.another_process() else { return };
    let id = scene.license.id;
    let suspended = other.work_blocking(&scene.mia, move |act| licenses::suspend(act, id, "x").map(|_| ()));
    suspended.unwrap();
    scene.t.clock.advance_seconds(1);
    assert_eq!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Suspended);
}

/// RP-22: what staff decide is told at the very next contact, and undone as soon.
#[test]
fn decisions_are_told_at_the_next_contact() {
    let scene = Scene::with(PlanForm { enforcement: "warn".into(), ..PlanForm::default() }, 10);
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let (id, customer) = (scene.license.id, scene.customer);
    let status = || {
        let told = try_check_in(&scene, &token, &report(0)).unwrap();
        assert_eq!((told.lease.is_some(), told.enforcement), (told.status.is_in_force(), Enforcement::Warn));
        told.status
    };
    scene.t.made(move |act| licenses::suspend(act, id, "x").map(|_| ()));
    assert_eq!(status(), Status::Suspended);
    scene.t.made(move |act| customers::disable(act, customer, ""));
    assert_eq!(status(), Status::CustomerDisabled);
    scene.t.made(move |act| customers::enable(act, customer));
    assert_eq!(status(), Status::Suspended, "invariant 6: restored exactly");
    scene.t.made(move |act| licenses::resume(act, id).map(|_| ()));
    assert_eq!(status(), Status::Active);
    scene.t.made(move |act| licenses::revoke(act, id).map(|_| ()));
    assert_eq!(status(), Status::Revoked);
}

/// NX-27, NX-28: over the total, or over the client's own ceiling when one is set; 0 is none.
#[test]
fn over_quota_is_told() {
    let scene = Scene::with(PlanForm::default(), 2);
    let gb = 1_000_000_000;
    let quantities = |scene: &Scene| license(scene).total_space_gb();
    assert_eq!(quantities(&scene), Some(45), "two Standard and one Server");
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let over =
        |bytes| try_check_in(&scene, &token, &report(bytes)).unwrap().reasons.contains(&Reason::OverQuota);
    assert!(!over(30 * gb), "above its average, within the total");
    assert!(!over(45 * gb));
    assert!(over(45 * gb + 1));
    let (id, customer) = (scene.license.id, scene.customer);
    scene.t.made(move |act| {
        act.tx().execute(
            "UPDATE licenses SET client_limit_gb = 5 WHERE customer_id = $1 AND id = $2",
            params![customer, id],
        )?;
        Ok(())
    });
    assert!(over(5 * gb + 1));
    let told = try_check_in(&scene, &token, &report(gb)).unwrap();
    assert_eq!((told.status, told.reasons.len()), (Status::Active, 0));
    assert_eq!(open(&scene, &told.lease.unwrap()).storage_limit_bytes, Some(5_000_000_000));
}

/// A device gives its seat back; twice is once; the next device gets it.
#[test]
fn a_released_seat_is_free_for_another() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    for _ in 0..3 {
        try_release(&scene, &token).unwrap();
        assert_eq!((scene.seat(0).devices, scene.seat(0).installed_at, installed(&scene)), (0, None, 0));
    }
    assert_eq!(refusal(try_check_in(&scene, &token, &report(0))), Refusal::InstallationReleased);
    let next = try_activate(&scene, &request(&scene, "f2")).unwrap();
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f1"))), Refusal::NoSeatFree);
    let id = next.installation;
    scene.t.work(&scene.mia, move |act| installations::release(act, id)).unwrap();
    assert_eq!(refusal(try_check_in(&scene, &next.device_token, &report(0))), Refusal::InstallationReleased);
    try_activate(&scene, &request(&scene, "f1")).unwrap();
}

/// SR-30, SR-38: only the very token, for the very installation; none is kept in the clear.
#[test]
fn other_tokens_are_refused() {
    let scene = Scene::new();
    let first = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let bob = Activation {
        username: "bob@example.com".into(),
        activation_code: scene.code(scene.seats[1]),
        device: device("f1"),
        moves: false,
        held: None,
    };
    let second = try_activate(&scene, &bob).unwrap().device_token;
    let swapped = format!("{}{}", &second.reveal()[..48], &first.reveal()[48..]);
    let cut = &first.reveal()[..first.reveal().len() - 1];
    let body = &first.reveal()[TOKEN_PREFIX.len()..];
    for bad in ["", "swd_", "swt_abc", &swapped, cut, body, &"A".repeat(10_000)] {
        let bad = Secret::new(bad);
        assert_eq!(refusal(try_check_in(&scene, &bad, &report(0))), Refusal::DeviceTokenRefused);
        assert_eq!(refusal(try_release(&scene, &bad)), Refusal::DeviceTokenRefused);
    }
    let good: Vec<char> = first.reveal().chars().collect();
    for at in 0..good.len() {
        let mut flipped = good.clone();
        flipped[at] = if good[at] == 'A' { 'B' } else { 'A' };
        let bad = Secret::new(flipped.into_iter().collect::<String>());
        assert_eq!(refusal(try_check_in(&scene, &bad, &report(0))), Refusal::DeviceTokenRefused, "{at}");
    }
    assert_eq!(installed(&scene), 2);
    let kept: Vec<(Vec<u8>,)> =
        scene.t.made(|act| Ok(act.tx().all("SELECT token_hash FROM installations", params![])?));
    assert!(kept.iter().all(|(hash,)| hash.len() == 32));
}

/// SR-34: after a rotation old leases still verify and new ones bear the new key; the secret is not in the database
/// in the clear.
#[test]
fn keys_rotate_with_overlap() {
    let scene = Scene::new();
    let activated = try_activate(&scene, &request(&scene, "f1")).unwrap();
    let before = keys(&scene);
    let operator = scene.t.operator();
    let new = scene.t.made(move |act| signing::create(act, operator, 0));
    let ring = keys(&scene);
    assert_eq!((before.len(), ring.len()), (1, 2));
    assert!(before.get(&new).is_none() && ring.get(&new).is_some());
    open(&scene, &activated.lease.sign());
    let told = try_check_in(&scene, &activated.device_token, &report(0)).unwrap();
    assert!(seal::open(&told.lease.clone().unwrap(), &before).is_err());
    open(&scene, &told.lease.unwrap());
    let json = serde_json::to_value(&ring).unwrap();
    assert_eq!(json["keys"].as_array().map(Vec::len), Some(2));
    let rows: Vec<(Vec<u8>, Vec<u8>)> = scene
        .t
        .made(|act| Ok(act.tx().all("SELECT public_key, secret_sealed FROM signing_keys", params![])?));
    assert!(
        rows.iter()
            .all(|(public, sealed)| sealed.len() == 72 && !sealed.windows(32).any(|part| part == public))
    );
    for who in [scene.mia.clone(), scene.eve.clone(), scene.t.stranger()] {
        assert_eq!(refusal(scene.t.work(&who, signing::prepare)), Refusal::Forbidden);
    }
}

/// What a program counts is kept as it last told it, and stays when it tells nothing; the answer carries the features
/// of the plan and the messages to show.
#[test]
fn counters_are_kept_and_messages_told() {
    let plan = PlanForm { features: "cloud\nretention = 90".into(), ..PlanForm::default() };
    let scene = Scene::with(plan, 5);
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    let counting = |counters: &[(&str, i64)]| {
        let counters = counters.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        Report { counters: Some(counters), ..report(0) }
    };
    let told = try_check_in(&scene, &token, &counting(&[("jobs.done", 12), ("errors", -1)])).unwrap();
    assert_eq!(
        (told.features, told.messages.len()),
        (vec!["cloud".to_owned(), "retention=90".to_owned()], 0)
    );
    let id = told.installation;
    let kept = || scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap().counters;
    let expected = vec![("errors".to_owned(), -1), ("jobs.done".to_owned(), 12)];
    assert_eq!(kept(), expected);
    try_check_in(&scene, &token, &report(5)).unwrap();
    assert_eq!(kept(), expected, "not told is not zero");
    try_check_in(&scene, &token, &counting(&[])).unwrap();
    assert_eq!(kept(), []);

    let many: Vec<(String, i64)> = (0..=MOST_COUNTERS).map(|at| (format!("c{at}"), 1)).collect();
    let many: Vec<(&str, i64)> = many.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    let long = "x".repeat(41);
    for bad in [&many[..], &[("Jobs", 1)], &[("", 1)], &[(long.as_str(), 1)], &[("jobs", i64::MAX)]] {
        let Refusal::Invalid(problems) = refusal(try_check_in(&scene, &token, &counting(bad))) else {
            panic!("not invalid")
        };
        assert_eq!(problems[0].field, "counters");
    }

    let partner = scene.partner;
    let day = scene.t.world.now().day_in(&TimeZone::UTC).to_string();
    let form = program_messages::MessageForm {
        texts: program_messages::Texts::of([(crate::Language::En, "Update soon".into())]),
        from_on: day.clone(),
        until_on: day,
        version_to: "1.0".into(),
        ..Default::default()
    };
    scene.t.made(move |act| program_messages::write(act, partner, &form));
    let told = try_check_in(&scene, &token, &report(6)).unwrap();
    assert_eq!(told.messages[0].texts.best(crate::Language::Fi), "Update soon");
    let later = Report { software_version: "1.1".into(), ..report(6) };
    assert_eq!(try_check_in(&scene, &token, &later).unwrap().messages, []);
}

/// What an act reads from a snapshot that is older than a change does not pass for what is true since.
#[test]
fn an_old_snapshot_is_not_remembered() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "f1")).unwrap().device_token;
    // Nothing is written by the contact that follows.
    try_check_in(&scene, &token, &report(0)).unwrap();
    let (customer, license, edition) = (scene.customer, scene.license.id, scene.license.lines[0].edition);
    let world = scene.t.world.clone();
    let read = scene.t.read(&scene.mia, move |act| {
        let _snapshot: (i64,) = act.tx().one("SELECT COUNT(*) FROM licenses", params![])?;
        std::thread::scope(|scope| {
            let suspend = || {
                world.work_blocking(&Caller::command_line(), move |act| {
                    licenses::suspend(act, license, "unpaid").map(drop)
                })
            };
            scope.spawn(suspend).join().expect("no panic")
        })?;
        act.terms(customer, (license, edition)).map(drop)
    });
    read.unwrap();
    assert_eq!(try_check_in(&scene, &token, &report(0)).unwrap().status, Status::Suspended);
}

/// Who waited for others is judged by what the license says afterwards.
#[test]
fn a_decision_that_waited_is_looked_at_again() {
    let scene = Scene::new();
    let (license, code) = (scene.license.id, scene.code(scene.seats[0]));
    let clock = scene.t.clock.clone();
    let tried = scene.t.work(&Caller::command_line(), move |act| {
        let seat = seat::by_code(act, "ann@example.com", &code)?.expect("the code is right");
        licenses::suspend(act, license, "unpaid")?;
        seat.refuse_after_waiting(act)?;
        clock.advance_seconds(1);
        seat.refuse_after_waiting(act)
    });
    assert_eq!(refusal(tried), Refusal::LicenseSuspended);
}
