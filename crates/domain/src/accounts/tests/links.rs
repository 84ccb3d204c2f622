//! One-time links: forgotten passwords.

use super::*;

/// SR-24, SR-56: the link works once within the hour, a newer one voids it, all logins end, the person is told.
#[test]
fn a_forgotten_password_is_set_anew_once() {
    let t = with_ann();
    let (_, login) = t.log_in("ann", PASSWORD).unwrap();
    asks(&t, "Ann@Example.com", "192.0.2.1").unwrap();
    t.clock.advance_seconds(1);
    asks(&t, "ann@example.com", "192.0.2.1").unwrap();
    let mails = t.mails(MailKind::PasswordReset);
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].0, "ann@example.com", "SR-55: the stored address");
    let (voided, link) = (&mails[0].2, mails[1].2.clone());
    assert_eq!(refusal(resets(&t, voided, OTHER)), Refusal::LinkExpired);
    let shown = link.clone();
    assert_eq!(t.read(&t.stranger(), move |act| check_reset(act, &shown)).unwrap().email, "ann@example.com");
    assert!(matches!(refusal(resets(&t, &link, "ann@example.com")), Refusal::Invalid(_)), "context words");
    resets(&t, &link, OTHER).unwrap();
    assert_eq!(refusal(resets(&t, &link, OTHER)), Refusal::LinkExpired, "once");
    assert_eq!(refusal(t.wait(sessions::enter(&t.world, &login))), Refusal::NotLoggedIn);
    assert_eq!(refusal(t.log_in("ann", PASSWORD)), Refusal::WrongPassword);
    assert!(t.log_in("ann", OTHER).is_ok());
    assert_eq!(t.mails(MailKind::PasswordChanged).len(), 1);
}

#[test]
fn a_reset_link_lasts_an_hour_and_no_longer_than_the_account() {
    let t = with_ann();
    asks(&t, "ann@example.com", "192.0.2.1").unwrap();
    let link = t.mails(MailKind::PasswordReset)[0].2.clone();
    t.clock.advance_seconds(3_599);
    let shown = link.clone();
    assert!(t.read(&t.stranger(), move |act| check_reset(act, &shown)).is_ok());
    t.clock.advance_seconds(1);
    assert_eq!(refusal(resets(&t, &link, OTHER)), Refusal::LinkExpired);
    t.person("olga", t.operator(), Role::Admin);
    asks(&t, "ann@example.com", "192.0.2.1").unwrap();
    let link = t.mails(MailKind::PasswordReset)[1].2.clone();
    let ann = t.person("ann", t.partner(t.operator(), "Acme", PartnerType::Msp), Role::Viewer);
    let account = ann.actor.account().unwrap();
    t.made(move |act| disable(act, account));
    assert_eq!(refusal(resets(&t, &link, OTHER)), Refusal::LinkExpired);
}

/// SR-20, SR-58: unknown addresses get the same answer and no mail; three an hour to one address, ten from one net.
#[test]
fn asking_for_resets_tells_nothing_and_is_limited() {
    let t = with_ann();
    for email in ["nobody@example.com", "ann@example.com"] {
        for _ in 0..3 {
            asks(&t, email, "192.0.2.1").unwrap();
        }
        assert!(matches!(refusal(asks(&t, email, "192.0.2.1")), Refusal::TooManyAttempts { .. }));
    }
    assert_eq!(t.mails(MailKind::PasswordReset).len(), 3);
    for n in 0..10 {
        asks(&t, &format!("n{n}@example.com"), "203.0.113.7").unwrap();
    }
    assert!(matches!(refusal(asks(&t, "m@example.com", "203.0.113.7")), Refusal::TooManyAttempts { .. }));
    assert!(matches!(refusal(asks(&t, "a@b.example,c@d.example", "192.0.2.9")), Refusal::Invalid(_)));
}

#[test]
fn the_machine_makes_a_link_without_mail() {
    let t = with_ann();
    assert_eq!(refusal(t.work(&t.stranger(), |act| reset_link(act, "ann@example.com"))), Refusal::Forbidden);
    assert_eq!(
        refusal(t.work(&Caller::command_line(), |act| reset_link(act, "x@example.com"))),
        Refusal::NotFound
    );
    let link = t.made(|act| reset_link(act, "ANN@example.com"));
    resets(&t, &link, OTHER).unwrap();
    assert!(t.log_in("ann", OTHER).is_ok());
}

/// SR-56: using a link up is one conditional update, not a look and a write.
#[test]
fn a_link_is_taken_once() {
    let t = with_ann();
    let token = t.made(|act| reset_link(act, "ann@example.com"));
    let take = || {
        let token = token.clone();
        t.work(&t.stranger(), move |act| link_table::take(act, LinkPurpose::Reset, &token))
    };
    assert!(take().is_ok());
    assert_eq!(refusal(take()), Refusal::LinkExpired);
    let other_purpose = t.made(|act| reset_link(act, "ann@example.com"));
    let as_staff =
        t.work(&t.stranger(), move |act| link_table::take(act, LinkPurpose::Staff, &other_purpose));
    assert_eq!(refusal(as_staff), Refusal::LinkExpired);
}

/// SR-56: no secret stands in the outbox or the table of links.
#[test]
fn link_tokens_are_not_stored() {
    let t = with_ann();
    asks(&t, "ann@example.com", "192.0.2.1").unwrap();
    let (_, facts, link) = t.mails(MailKind::PasswordReset).remove(0);
    assert!(!facts.to_string().contains(link.reveal()));
    let (hash,): (Vec<u8>,) =
        t.made(|act| Ok(act.tx().one("SELECT token_hash FROM account_links", db::params![])?));
    assert_ne!(hash, link.reveal().as_bytes());
}
