//! Accounts on the real database: the first run, logging in, forgotten passwords, closing.

mod links;

use super::*;
use crate::{
    Caller, Error,
    access::{PartnerType, Role},
    outbox::MailKind,
    page::Window,
    sessions::Browser,
    testing::TestWorld,
};

fn asks(t: &TestWorld, email: &str, ip: &str) -> Result<()> {
    t.wait(ask_reset(&t.world, &t.passwords, email, ip))
}

fn resets(t: &TestWorld, link: &Secret, password: &str) -> Result<()> {
    t.wait(reset_password(&t.world, &t.passwords, (link, "192.0.2.1"), &Secret::new(password)))
}

const PASSWORD: &str = "kettle brass unwind";
const OTHER: &str = "orchard rivulet 74";

fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.expect_err("a refusal").refusal().expect("a refusal, not a failure").clone()
}

fn with_ann() -> TestWorld {
    let t = TestWorld::new();
    t.person("ann", t.operator(), Role::Admin);
    t.password("ann", PASSWORD);
    t
}

fn new_account(email: &str) -> NewAccount {
    NewAccount {
        email: email.into(),
        name: "Olga Ek".into(),
        language: Language::Fi,
        time_zone: "Europe/Helsinki".into(),
    }
}

fn first_run(token: &Secret) -> SetUp {
    SetUp {
        token: token.clone(),
        organization: "Northern Software".into(),
        account: new_account("olga@example.com"),
        password: Secret::new(PASSWORD),
        browser: Browser::default(),
    }
}

fn sets_up(t: &TestWorld, wish: &SetUp) -> Result<Secret> {
    t.wait(set_up(&t.world, &t.passwords, wish))
}

/// SR-27: one link, 30 minutes, once; afterwards there is no first run any more.
#[test]
fn the_first_run_makes_the_operator_once() {
    let t = TestWorld::unset();
    let old = t.made(bootstrap_link);
    let link = t.made(bootstrap_link);
    assert_eq!(
        refusal(sets_up(&t, &first_run(&old))),
        Refusal::LinkExpired,
        "a newer link voids the old one"
    );
    t.clock.advance_seconds(30 * 60);
    assert_eq!(refusal(sets_up(&t, &first_run(&link))), Refusal::LinkExpired);
    let link = t.made(bootstrap_link);
    let weak = SetUp { password: Secret::new("NorthernSoftware1"), ..first_run(&link) };
    assert!(matches!(refusal(sets_up(&t, &weak)), Refusal::Invalid(_)));
    let login = sets_up(&t, &first_run(&link)).unwrap();
    let resumed = t.wait(sessions::enter(&t.world, &login)).unwrap();
    assert_eq!((resumed.email.as_str(), resumed.organization.is_some()), ("olga@example.com", true));
    assert_eq!(refusal(sets_up(&t, &first_run(&link))), Refusal::LinkExpired);
    assert_eq!(refusal(t.work(&Caller::command_line(), bootstrap_link)), Refusal::AlreadySetUp);
    assert!(!t.made(needs_set_up));
    assert!(t.log_in("olga", PASSWORD).is_ok());
}

#[test]
fn only_the_machine_makes_the_first_link() {
    let t = TestWorld::unset();
    assert_eq!(refusal(t.work(&t.stranger(), bootstrap_link)), Refusal::Forbidden);
    let founding =
        || Founding { organization: "N".into(), account: new_account("o@example.com"), hash: None };
    assert_eq!(refusal(t.work(&t.stranger(), move |act| found(act, &founding()))), Refusal::Forbidden);
    t.made(move |act| found(act, &founding()));
    assert_eq!(
        refusal(t.work(&Caller::command_line(), move |act| found(act, &founding()))),
        Refusal::AlreadySetUp
    );
}

/// SR-27: two first runs at a time make one operator.
#[test]
fn parallel_first_runs_make_one_operator() {
    let t = TestWorld::unset();
    let link = t.made(bootstrap_link);
    let made = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| sets_up(&t, &first_run(&link)).is_ok())).collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
    });
    assert_eq!(made, 1);
}

/// SR-20: unknown, disabled, without a password and wrong are one answer.
#[test]
fn wrong_logins_are_all_alike() {
    let t = with_ann();
    t.person("closed", t.operator(), Role::Viewer);
    t.password("closed", PASSWORD);
    t.person("never", t.operator(), Role::Viewer);
    let closed = t.person("closed", t.partner(t.operator(), "Acme", PartnerType::Msp), Role::Viewer);
    let account = closed.actor.account().unwrap();
    t.made(move |act| disable(act, account));
    for (name, password) in
        [("nobody", PASSWORD), ("closed", PASSWORD), ("never", ""), ("ann", OTHER), ("ann", "")]
    {
        assert_eq!(refusal(t.log_in(name, password)), Refusal::WrongPassword, "{name}");
    }
    assert!(t.log_in("ann", PASSWORD).is_ok());
}

/// SR-21: unknown addresses are throttled like known ones, and a right password then does not help.
#[test]
fn guessing_is_throttled() {
    let t = with_ann();
    for name in ["ann", "nobody"] {
        for _ in 0..5 {
            assert_eq!(refusal(t.log_in(name, OTHER)), Refusal::WrongPassword);
        }
        assert_eq!(refusal(t.log_in(name, PASSWORD)), Refusal::TooManyAttempts { seconds: 15 });
    }
    t.clock.advance_seconds(15);
    assert!(t.log_in("ann", PASSWORD).is_ok());
    assert_eq!(refusal(t.log_in("ann", OTHER)), Refusal::WrongPassword, "a right one made good");
}

/// SR-21: ten parallel guesses are counted as ten: five are looked at.
#[test]
fn parallel_guesses_are_counted_before_they_are_verified() {
    let t = with_ann();
    let looked_at = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..10)
            .map(|_| scope.spawn(|| refusal(t.log_in("ann", OTHER)) == Refusal::WrongPassword))
            .collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
    });
    assert_eq!(looked_at, 5);
}

#[test]
fn addresses_are_found_in_any_case_but_accents_are_other_mailboxes() {
    assert_eq!(fold_email(" Ann@Example.COM "), "ann@example.com");
    assert_ne!(fold_email("josé@example.com"), fold_email("jose@example.com"));
    let t = with_ann();
    let login = Login {
        email: "ANN@example.com".into(),
        password: Secret::new(PASSWORD),
        browser: Browser::default(),
    };
    assert!(t.wait(log_in(&t.world, &t.passwords, &login)).is_ok());
}

/// SR-57: a login from an unknown browser is told by mail, one from a known browser is not. SR-71: both are events.
#[test]
fn new_browsers_are_told_by_mail() {
    let t = with_ann();
    t.log_in("ann", PASSWORD).unwrap();
    t.log_in("ann", PASSWORD).unwrap();
    let mails = t.mails(MailKind::NewLogin);
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].0.as_str(), mails[0].1["browser"].as_str()), ("ann@example.com", Some("Firefox")));
    let _ = t.log_in("ann", OTHER);
    assert_eq!(events(&t), ["logged-in", "logged-in", "login-refused"]);
}

fn events(t: &TestWorld) -> Vec<&'static str> {
    let operator = t.operator();
    let events = t.made(move |act| crate::audit::list(act, operator, &Window::first(50)));
    let mut words: Vec<&str> = events.items.into_iter().map(|event| event.what.word()).collect();
    words.sort_unstable();
    words
}

/// SR-17: at login a hash of a lower cost becomes one of today's.
#[test]
fn weaker_hashes_are_made_anew_at_login() {
    let t = with_ann();
    let dearer = PasswordPool::new(Cost { memory: 128, passes: 1 });
    let login = || Login {
        email: "ann@example.com".into(),
        password: Secret::new(PASSWORD),
        browser: Browser::default(),
    };
    let stored = || {
        t.made(|act| Ok(act.tx().one::<(String,)>("SELECT password_hash FROM accounts", db::params![])?.0))
    };
    assert!(stored().contains("m=64,"));
    t.wait(log_in(&t.world, &dearer, &login())).unwrap();
    assert!(stored().contains("m=128,"));
    assert!(t.wait(log_in(&t.world, &dearer, &login())).is_ok());
}

/// SR-24: the old password is asked for; other logins end, this one goes on under another token.
#[test]
fn changing_the_password_ends_other_logins() {
    let t = with_ann();
    let (_, other) = t.log_in("ann", PASSWORD).unwrap();
    let (ann, own_token) = t.log_in("ann", PASSWORD).unwrap();
    asks(&t, "ann@example.com", "192.0.2.1").unwrap();
    let link = t.mails(MailKind::PasswordReset)[0].2.clone();
    let change = |old: &str, new: &str| {
        let (old, new) = (Secret::new(old), Secret::new(new));
        t.wait(change_password(&t.world, &t.passwords, &ann, &old, &new))
    };
    let wrong = Refusal::field("current_password", Problem::WrongPassword);
    assert_eq!(refusal(change(OTHER, OTHER)), wrong);
    assert!(matches!(refusal(change(PASSWORD, "short")), Refusal::Invalid(_)));
    let fresh = change(PASSWORD, OTHER).unwrap().unwrap();
    for ended in [&other, &own_token] {
        assert_eq!(refusal(t.wait(sessions::enter(&t.world, ended))), Refusal::NotLoggedIn);
    }
    assert!(t.wait(sessions::enter(&t.world, &fresh)).is_ok());
    assert_eq!(refusal(resets(&t, &link, PASSWORD)), Refusal::LinkExpired, "pending links end too");
    assert_eq!(t.mails(MailKind::PasswordChanged).len(), 1);
}

#[test]
fn own_details_change_and_the_second_editor_is_told() {
    let t = with_ann();
    let ann = t.log_in("ann", PASSWORD).unwrap().0;
    let details = || Details {
        name: " Ann Äkäslompolo ".into(),
        language: Language::Ru,
        time_zone: "Europe/Rome".into(),
        theme: Some(Theme::Dark),
    };
    let after = t.work(&ann, move |act| change_details(act, 1, &details())).unwrap();
    assert_eq!((after.name.as_str(), after.language, after.version), ("Ann Äkäslompolo", Language::Ru, 2));
    assert_eq!(after.theme, Some(Theme::Dark));
    assert_eq!(
        refusal(t.work(&ann, move |act| change_details(act, 1, &details()))),
        Refusal::ChangedMeanwhile
    );
    assert_eq!(
        refusal(t.work(&t.stranger(), move |act| change_details(act, 1, &details()))),
        Refusal::NotLoggedIn
    );
    let wrong = Details { name: "a\u{202e}b".into(), time_zone: "Nowhere".into(), ..details() };
    let Refusal::Invalid(problems) = refusal(t.work(&ann, move |act| change_details(act, 2, &wrong))) else {
        panic!("expected problems")
    };
    assert_eq!(problems.len(), 2);
}

/// SR-08, SR-24, SR-25: who handles all its memberships closes an account; nobody else, and not their own.
#[test]
fn closing_accounts() {
    let t = with_ann();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let boss = t.person("boss", acme, Role::Admin);
    let bob = t.person("bob", acme, Role::Manager).actor.account().unwrap();
    t.password("bob", PASSWORD);
    let (_, login) = t.log_in("bob", PASSWORD).unwrap();
    let zoe = t.person("zoe", zeta, Role::Admin);
    assert_eq!(refusal(t.work(&zoe, move |act| disable(act, bob))), Refusal::NotFound, "SR-04");
    assert_eq!(refusal(t.work(&t.stranger(), move |act| disable(act, bob))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&zoe, move |act| end_sessions(act, bob))), Refusal::NotFound);
    let own = boss.actor.account().unwrap();
    assert_eq!(refusal(t.work(&boss, move |act| disable(act, own))), Refusal::OwnRole);
    t.work(&boss, move |act| disable(act, bob)).unwrap();
    assert_eq!(refusal(t.wait(sessions::enter(&t.world, &login))), Refusal::NotLoggedIn);
    assert_eq!(refusal(t.log_in("bob", PASSWORD)), Refusal::WrongPassword);
    assert_eq!(refusal(t.work(&boss, move |act| disable(act, bob))), Refusal::AlreadyDisabled);
    t.work(&boss, move |act| enable(act, bob)).unwrap();
    let (_, login) = t.log_in("bob", PASSWORD).unwrap();
    assert_eq!(t.work(&boss, move |act| end_sessions(act, bob)).unwrap(), 1);
    assert_eq!(refusal(t.wait(sessions::enter(&t.world, &login))), Refusal::NotLoggedIn);
    t.person("bob", zeta, Role::Viewer);
    assert_eq!(
        refusal(t.work(&boss, move |act| disable(act, bob))),
        Refusal::Forbidden,
        "also belongs elsewhere"
    );
}

/// A failure to keep: a stored hash that is none is our fault, not a wrong password.
#[test]
fn a_broken_hash_is_a_failure() {
    let t = with_ann();
    t.made(|act| Ok(act.tx().execute("UPDATE accounts SET password_hash = 'x'", db::params![])?));
    assert!(matches!(t.log_in("ann", PASSWORD), Err(Error::Failed(_))));
}

/// How long refused logins and asked resets take, in microseconds, for a known and an unknown address in turn:
/// now one first, now the other, so that neither follows the other's wake-up.
fn answer_times(rounds: usize) -> [Vec<u128>; 4] {
    let t = with_ann();
    let pool = PasswordPool::default();
    let timed = |email: &str, asks: bool| {
        let login = Login { email: email.into(), password: Secret::new(OTHER), browser: Browser::default() };
        let begun = std::time::Instant::now();
        if asks {
            t.wait(ask_reset(&t.world, &pool, email, "192.0.2.1")).unwrap();
        } else {
            assert_eq!(refusal(t.wait(log_in(&t.world, &pool, &login))), Refusal::WrongPassword);
        }
        begun.elapsed().as_micros()
    };
    let mut samples = [const { Vec::new() }; 4];
    for round in 0..rounds {
        t.clock.advance_seconds(3_601);
        for turn in [round % 2, 1 - round % 2] {
            let email = ["ann@example.com", "bob@example.com"][turn];
            samples[turn].push(timed(email, false));
            samples[2 + turn].push(timed(email, true));
        }
    }
    samples
}

/// SR-20: no such answer comes before a quarter of a second has passed, which hides what was found on the way.
#[test]
fn answers_are_evened_out() {
    assert!(answer_times(1).iter().flatten().all(|micros| *micros >= 250_000));
}

/// SR-20: Cliff's delta over interleaved samples. Needs a machine that is not busy: run by hand.
#[test]
#[ignore = "measures for minutes; needs a quiet machine"]
fn the_time_an_answer_takes_tells_nothing() {
    let [known, unknown, asked_known, asked_unknown] = answer_times(200);
    for (known, unknown) in [(known, unknown), (asked_known, asked_unknown)] {
        let pairs = known.iter().flat_map(|a| unknown.iter().map(move |b| a.cmp(b) as i32));
        let (sum, count) = pairs.fold((0, 0), |(sum, count), order| (sum + order, count + 1));
        let delta = f64::from(sum) / f64::from(count);
        println!("{delta}");
        assert!(delta.abs() < 0.147, "{delta}: {known:?} {unknown:?}");
    }
}
