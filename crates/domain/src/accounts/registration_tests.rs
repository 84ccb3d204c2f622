//! Registering on the real database: what is mailed, what makes an account, and what tells nobody anything.

use super::*;
use crate::{
    accounts, audit,
    page::Window,
    testing::{TestWorld, refusal},
};

const PASSWORD: &str = "kettle brass unwind";
const OTHER: &str = "orchard rivulet 74";

fn wish(email: &str, password: &str) -> Registration {
    Registration {
        account: NewAccount {
            email: email.into(),
            name: "Анна Петрова".into(),
            language: Language::Ru,
            time_zone: "Europe/Moscow".into(),
        },
        password: Secret::new(password),
        company: None,
        onward: String::new(),
        ip: "198.51.100.9".into(),
    }
}

fn registers(t: &TestWorld, email: &str, password: &str) -> Result<()> {
    t.wait(register(&t.world, &t.passwords, &wish(email, password)))
}

fn confirms(t: &TestWorld, token: &Secret, password: &str) -> Result<Secret> {
    let browser = Browser { ip: "198.51.100.9".into(), user_agent: "Firefox".into() };
    let wish = Confirm { token: token.clone(), password: Secret::new(password), browser };
    t.wait(confirm_registration(&t.world, &t.passwords, &wish))
}

fn link(t: &TestWorld) -> Secret {
    t.mails(MailKind::Registration).pop().expect("a mail").2
}

/// RU-01: e-mail and password given at registration are what one logs in with, once the mailbox was shown to be
/// theirs; nothing exists before.
#[test]
fn registering_makes_an_account_after_the_mail() {
    let t = TestWorld::new();
    registers(&t, " Anna@Example.com ", PASSWORD).unwrap();
    assert_eq!(
        refusal(t.log_in("anna", PASSWORD)),
        Refusal::WrongPassword,
        "not before the link was followed"
    );
    let (to, facts, token) = t.mails(MailKind::Registration).remove(0);
    assert_eq!(to, "Anna@Example.com");
    assert!(
        !facts.to_string().contains("Анна"),
        "a mail to a stranger's mailbox says nothing that was typed"
    );
    let session = confirms(&t, &token, PASSWORD).unwrap();
    let resumed = t.wait(sessions::enter(&t.world, &session)).unwrap();
    assert_eq!((resumed.email.as_str(), resumed.language), ("Anna@Example.com", Language::Ru));
    assert_eq!(resumed.organization, None, "an account of one's own belongs to nobody");
    assert!(t.log_in("anna", PASSWORD).is_ok());
    let operator = t.operator();
    let events = t.made(move |act| audit::list(act, operator, &Window::first(50))).items;
    let made = events.iter().find(|event| event.what == What::AccountRegistered).expect("an event");
    assert_eq!(
        (made.actor_name.as_str(), made.details["email"].as_str()),
        ("Анна Петрова", Some("Anna@Example.com"))
    );
}

/// SR-56: the link works once and for a day.
#[test]
fn the_link_works_once_and_for_a_day() {
    let t = TestWorld::new();
    registers(&t, "anna@example.com", PASSWORD).unwrap();
    t.clock.advance_seconds(24 * 3_600);
    assert_eq!(refusal(confirms(&t, &link(&t), PASSWORD)), Refusal::LinkExpired);
    registers(&t, "anna@example.com", PASSWORD).unwrap();
    let token = link(&t);
    let looked = token.clone();
    for _ in 0..3 {
        let looked = looked.clone();
        assert!(
            t.read(&t.stranger(), move |act| check_registration(act, &looked)).is_ok(),
            "looking uses nothing"
        );
    }
    confirms(&t, &token, PASSWORD).unwrap();
    assert_eq!(refusal(confirms(&t, &token, PASSWORD)), Refusal::LinkExpired);
    assert_eq!(t.made(|act| purge_registrations(act, 100)), 1, "what ended is forgotten");
}

/// Whoever registers a mailbox that is not theirs gains nothing: its owner does not know the password, and makes an
/// account of their own beside it.
#[test]
fn a_stranger_cannot_make_an_account_for_somebody_else() {
    let t = TestWorld::new();
    registers(&t, "anna@example.com", OTHER).unwrap();
    let foreign = link(&t);
    assert_eq!(refusal(confirms(&t, &foreign, PASSWORD)), Refusal::field("password", Problem::WrongPassword));
    registers(&t, "anna@example.com", PASSWORD).unwrap();
    let own = t
        .mails(MailKind::Registration)
        .into_iter()
        .map(|mail| mail.2)
        .find(|token| *token.reveal() != *foreign.reveal());
    confirms(&t, &own.unwrap(), PASSWORD).unwrap();
    assert_eq!(
        refusal(confirms(&t, &foreign, OTHER)),
        Refusal::LinkExpired,
        "the address has an account now"
    );
    assert!(t.log_in("anna", OTHER).is_err());
}

/// SR-20: a known address gets the same answer, and its owner a mail that says so.
#[test]
fn a_known_address_is_not_told_from_an_unknown_one() {
    let t = TestWorld::new();
    t.person("ann", t.operator(), crate::access::Role::Admin);
    assert!(registers(&t, "ANN@example.com", PASSWORD).is_ok());
    assert_eq!(t.mails(MailKind::Registration).len(), 0);
    let known = t.mails(MailKind::AccountKnown);
    assert_eq!((known.len(), known[0].0.as_str()), (1, "ann@example.com"));
    let closed = t.person(
        "closed",
        t.partner(t.operator(), "Acme", crate::access::PartnerType::Msp),
        crate::access::Role::Viewer,
    );
    let account = closed.actor.account().unwrap();
    t.made(move |act| accounts::disable(act, account));
    assert!(registers(&t, "closed@example.com", PASSWORD).is_ok());
    assert_eq!((t.mails(MailKind::Registration).len(), t.mails(MailKind::AccountKnown).len()), (0, 1));
}

/// SR-21: three mails an hour for one address, thirty from one network; wrong passwords are counted as logins are.
#[test]
fn registering_is_throttled() {
    let t = TestWorld::new();
    for _ in 0..3 {
        registers(&t, "anna@example.com", PASSWORD).unwrap();
    }
    assert!(matches!(refusal(registers(&t, "anna@example.com", PASSWORD)), Refusal::TooManyAttempts { .. }));
    let (full, again) = (PasswordPool::full(), wish("anna@example.com", PASSWORD));
    let refused = refusal(t.wait(register(&t.world, &full, &again)));
    assert!(matches!(refused, Refusal::TooManyAttempts { .. }), "not hashed any more, but {refused:?}");
    for number in 0..27 {
        registers(&t, &format!("p{number}@example.com"), PASSWORD).unwrap();
    }
    assert!(matches!(refusal(registers(&t, "late@example.com", PASSWORD)), Refusal::TooManyAttempts { .. }));
    let token = link(&t);
    for _ in 0..5 {
        assert!(matches!(refusal(confirms(&t, &token, OTHER)), Refusal::Invalid(_)));
    }
    assert!(matches!(refusal(confirms(&t, &token, PASSWORD)), Refusal::TooManyAttempts { .. }));
}

#[test]
fn what_cannot_be_taken_is_told_by_field() {
    let t = TestWorld::new();
    let mut bad = wish("nonsense", "short");
    bad.account.name = String::new();
    let Refusal::Invalid(problems) = refusal(t.wait(register(&t.world, &t.passwords, &bad))) else {
        panic!()
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["email", "name", "password"]);
}

/// Two links for one address followed at a time make one account.
#[test]
fn parallel_confirmations_make_one_account() {
    let t = TestWorld::new();
    registers(&t, "anna@example.com", PASSWORD).unwrap();
    registers(&t, "anna@example.com", PASSWORD).unwrap();
    let links: Vec<Secret> = t.mails(MailKind::Registration).into_iter().map(|mail| mail.2).collect();
    let made = std::thread::scope(|scope| {
        let threads: Vec<_> = links
            .iter()
            .flat_map(|link| [link, link])
            .map(|link| scope.spawn(|| confirms(&t, link, PASSWORD).is_ok()))
            .collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
    });
    assert_eq!(made, 1);
}
