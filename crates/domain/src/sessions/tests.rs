//! Logins on the real database (SR-23 to SR-26, SR-44) under a clock that is moved by hand.

use super::*;
use crate::{
    access::{PartnerType, Role},
    refusal::Error,
    testing::TestWorld,
};

const PASSWORD: &str = "kettle brass unwind";

fn with_ann() -> TestWorld {
    let t = TestWorld::new();
    t.person("ann", t.operator(), Role::Admin);
    t.password("ann", PASSWORD);
    t
}

fn enters(t: &TestWorld, token: &Secret) -> Result<Resumed> {
    t.wait(enter(&t.world, token))
}

fn is_out(answer: Result<Resumed>) -> bool {
    matches!(answer, Err(Error::Refused(Refusal::NotLoggedIn)))
}

/// SR-23: 30 minutes idle and 12 hours in all, whatever happens first.
#[test]
fn logins_end_idle_or_old() {
    let t = with_ann();
    let (_, token) = t.log_in("ann", PASSWORD).unwrap();
    t.clock.advance_seconds(IDLE - 1);
    assert!(enters(&t, &token).is_ok());
    t.clock.advance_seconds(IDLE - 1);
    assert!(enters(&t, &token).is_ok(), "use slides the end");
    t.clock.advance_seconds(IDLE);
    assert!(is_out(enters(&t, &token)));

    let (_, token) = t.log_in("ann", PASSWORD).unwrap();
    for _ in 0..(LONGEST / 1_200 - 1) {
        t.clock.advance_seconds(1_200);
        assert!(enters(&t, &token).is_ok());
    }
    t.clock.advance_seconds(1_200);
    assert!(is_out(enters(&t, &token)), "twelve hours are the end however busy");
}

/// The use is written at most once a minute.
#[test]
fn use_is_written_once_a_minute() {
    let t = with_ann();
    let (ann, token) = t.log_in("ann", PASSWORD).unwrap();
    let seen = |t: &TestWorld| t.read(&ann, list).unwrap()[0].seen_at;
    let opened = seen(&t);
    t.clock.advance_seconds(59);
    enters(&t, &token).unwrap();
    assert_eq!(seen(&t), opened);
    t.clock.advance_seconds(1);
    enters(&t, &token).unwrap();
    assert_eq!(seen(&t), opened.plus_seconds(60));
}

/// SR-23, SR-30: 256 bits, and only their keyed hash is stored.
#[test]
fn the_token_is_not_stored() {
    let t = with_ann();
    let (_, token) = t.log_in("ann", PASSWORD).unwrap();
    assert_eq!(token.reveal().len(), 43);
    let (hash,): (Vec<u8>,) =
        t.made(|act| Ok(act.tx().one("SELECT token_hash FROM login_sessions", db::params![])?));
    assert_eq!(hash, t.world.vault().index(Purpose::Session, token.reveal().as_bytes()));
    assert!(is_out(enters(&t, &Secret::new(""))));
    assert!(is_out(enters(&t, &Secret::new(format!("{}x", token.reveal())))));
}

/// SR-25: people see and end their own logins, and nobody else's.
#[test]
fn own_logins_are_listed_and_ended() {
    let t = with_ann();
    t.person("bob", t.operator(), Role::Admin);
    t.password("bob", PASSWORD);
    let (ann, first) = t.log_in("ann", PASSWORD).unwrap();
    t.clock.advance_seconds(1);
    let (_, second) = t.log_in("ann", PASSWORD).unwrap();
    let (bob, _) = t.log_in("bob", PASSWORD).unwrap();
    let mine = t.read(&ann, list).unwrap();
    assert_eq!(mine.len(), 2);
    let latest = mine[0].id;
    let foreign = t.work(&bob, move |act| revoke(act, latest)).unwrap_err();
    assert_eq!(foreign.refusal(), Some(&Refusal::NotFound));
    t.work(&ann, move |act| revoke(act, latest)).unwrap();
    assert!(is_out(enters(&t, &second)));
    assert!(enters(&t, &first).is_ok());
    assert_eq!(t.read(&ann, list).unwrap().len(), 1);
    let again = t.work(&ann, move |act| revoke(act, latest)).unwrap_err();
    assert_eq!(again.refusal(), Some(&Refusal::NotFound));
    assert_eq!(t.work(&ann, revoke_others).unwrap(), 0);
    let (_, third) = t.log_in("ann", PASSWORD).unwrap();
    assert_eq!(t.work(&ann, revoke_others).unwrap(), 1);
    assert!(is_out(enters(&t, &third)));
}

/// SR-24: logging out ends the login on the server.
#[test]
fn logging_out_ends_it() {
    let t = with_ann();
    let (ann, token) = t.log_in("ann", PASSWORD).unwrap();
    t.work(&ann, close).unwrap();
    assert!(is_out(enters(&t, &token)));
}

/// SR-04: nobody without a login has logins to see or end.
#[test]
fn strangers_have_no_logins() {
    let t = with_ann();
    let operator = t.operator();
    let nobody = t.stranger();
    let answers = [
        t.read(&nobody, |act| list(act).map(|_| ())),
        t.work(&nobody, close),
        t.work(&nobody, |act| revoke_others(act).map(|_| ())),
        t.work(&nobody, move |act| choose_organization(act, operator)),
        t.work(&nobody, |act| revoke(act, SessionId::from_uuid(uuid::Uuid::nil()))),
    ];
    for answer in answers {
        assert_eq!(answer.unwrap_err().refusal(), Some(&Refusal::NotLoggedIn));
    }
}

/// SR-44: the form token belongs to one login.
#[test]
fn form_tokens_are_bound_to_the_login() {
    let t = with_ann();
    let (_, first) = t.log_in("ann", PASSWORD).unwrap();
    let (_, second) = t.log_in("ann", PASSWORD).unwrap();
    let (first, second) = (enters(&t, &first).unwrap(), enters(&t, &second).unwrap());
    assert!(first.check_form_token(first.form_token()).is_ok());
    for wrong in [second.form_token(), "", "x"] {
        let refused = first.check_form_token(wrong).unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::FormExpired));
    }
    assert!(!format!("{first:?}").contains(first.form_token()), "SR-36");
}

/// SR-26: what needs a recent password needs it five minutes later again; tokens never have one.
#[test]
fn step_up() {
    let t = with_ann();
    let (ann, token) = t.log_in("ann", PASSWORD).unwrap();
    let asks = |caller: &Caller| t.read(caller, |act| require_recent_password(act));
    assert!(asks(&ann).is_ok());
    t.clock.advance_seconds(RECENT);
    assert!(asks(&ann).is_ok());
    t.clock.advance_seconds(1);
    assert_eq!(asks(&ann).unwrap_err().refusal(), Some(&Refusal::PasswordNeededAgain));
    let confirm = |password: &str| {
        let password = Secret::new(password);
        t.wait(crate::accounts::confirm_password(&t.world, &t.passwords, &ann, &password))
    };
    assert!(confirm("wrong wrong wrong").is_err());
    let fresh = confirm(PASSWORD).unwrap();
    assert!(is_out(enters(&t, &token)), "SR-23: the token is rotated");
    let resumed = enters(&t, &fresh).unwrap();
    let ann = Caller::new(resumed.actor, Door::Console);
    assert!(asks(&ann).is_ok());
    assert_eq!(asks(&t.stranger()).unwrap_err().refusal(), Some(&Refusal::Forbidden));
}

/// SR-11: the chosen organization is forgotten when it goes out of reach.
#[test]
fn the_standpoint_follows_the_reach() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    t.person("ann", acme, Role::Viewer);
    t.password("ann", PASSWORD);
    let (ann, token) = t.log_in("ann", PASSWORD).unwrap();
    assert_eq!(enters(&t, &token).unwrap().organization, Some(acme));
    t.work(&ann, move |act| choose_organization(act, beta)).unwrap();
    assert_eq!(enters(&t, &token).unwrap().organization, Some(beta));
    let out = t.work(&ann, move |act| choose_organization(act, zeta)).unwrap_err();
    assert_eq!(out.refusal(), Some(&Refusal::NotFound));
    let account = ann.actor.account().unwrap();
    t.made(move |act| crate::members::remove(act, acme, account));
    assert_eq!(enters(&t, &token).unwrap().organization, None);
}

#[test]
fn logins_long_ended_are_purged() {
    let t = with_ann();
    let (ann, _) = t.log_in("ann", PASSWORD).unwrap();
    t.work(&ann, close).unwrap();
    t.clock.advance_seconds(KEPT_DAYS * 86_400);
    assert_eq!(t.made(|act| purge(act, 10)), 0);
    t.clock.advance_seconds(1);
    assert_eq!(t.made(|act| purge(act, 10)), 1);
}
