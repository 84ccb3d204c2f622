//! API tokens on the real database (SR-08, SR-30, SR-31).

use super::*;
use crate::{access::PartnerType, outbox::MailKind, refusal::Problem, sessions::RECENT, testing::TestWorld};

fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.expect_err("a refusal").refusal().expect("a refusal, not a failure").clone()
}

fn makes(t: &TestWorld, by: &Caller, organization: OrganizationId, role: Role) -> Result<(Secret, Token)> {
    let new = NewToken { name: "nightly import".into(), role, days: 30 };
    t.work(by, move |act| create(act, organization, &new))
}

fn enters(t: &TestWorld, token: &Secret) -> Result<Resumed> {
    t.wait(enter(&t.world, token))
}

/// SR-31: shown once, stored as a hash, worth its role on its subtree and nothing elsewhere.
#[test]
fn a_token_reaches_its_subtree() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Reseller);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    let (secret, token) = makes(&t, &ann, acme, Role::Viewer).unwrap();
    assert!(secret.reveal().starts_with("swt_"));
    assert!(secret.reveal().ends_with(&token.ending));
    let resumed = enters(&t, &secret).unwrap();
    let caller = Caller::new(resumed.actor, Door::Api);
    assert!(t.read(&caller, move |act| organizations::get(act, beta)).is_ok());
    assert_eq!(refusal(t.read(&caller, move |act| organizations::get(act, zeta))), Refusal::NotFound);
    assert_eq!(refusal(t.read(&caller, move |act| list(act, acme, &Window::first(5)))), Refusal::Forbidden);
    let (hash,): (Vec<u8>,) =
        t.made(|act| Ok(act.tx().one("SELECT token_hash FROM api_tokens", db::params![])?));
    assert_ne!(hash, secret.reveal().as_bytes());
    let mails = t.mails(MailKind::TokenMade);
    assert_eq!((mails.len(), mails[0].0.as_str()), (1, "ann@example.com"), "SR-57");
    assert!(!mails[0].1.to_string().contains(secret.reveal()));
}

/// SR-08, SR-26: not above the own role, not without a recent password, not by another token, not from outside.
#[test]
fn who_may_make_one() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let narrow = t.partner(t.operator(), "Narrow", PartnerType::Reseller);
    let wide = t.partner(narrow, "Wide", PartnerType::Msp);
    let bob = t.person("bob", narrow, Role::Admin);
    assert_eq!(refusal(makes(&t, &bob, wide, Role::Admin)), Refusal::RoleAboveOwn);
    assert_eq!(refusal(makes(&t, &bob, acme, Role::Viewer)), Refusal::NotFound);
    assert_eq!(refusal(makes(&t, &t.stranger(), acme, Role::Viewer)), Refusal::NotFound);
    let max = t.person("max", acme, Role::Manager);
    assert_eq!(refusal(makes(&t, &max, acme, Role::Viewer)), Refusal::Forbidden);
    let ann = t.person("ann", acme, Role::Admin);
    let (secret, _) = makes(&t, &ann, acme, Role::Admin).unwrap();
    let token = Caller::new(enters(&t, &secret).unwrap().actor, Door::Api);
    assert_eq!(refusal(makes(&t, &token, acme, Role::Viewer)), Refusal::Forbidden);
    t.clock.advance_seconds(RECENT + 1);
    assert_eq!(refusal(makes(&t, &ann, acme, Role::Viewer)), Refusal::PasswordNeededAgain);
}

#[test]
fn tokens_last_a_year_at_most() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ann = t.person("ann", operator, Role::Admin);
    for days in [0, -1, 366, i64::MAX] {
        let new = NewToken { name: "x".into(), role: Role::Viewer, days };
        let answer = refusal(t.work(&ann, move |act| create(act, operator, &new)));
        assert_eq!(answer, Refusal::field("days", Problem::OutOfRange { min: 1, max: 365 }));
    }
    let (secret, _) = makes(&t, &ann, operator, Role::Viewer).unwrap();
    t.clock.advance_seconds(30 * 86_400 - 1);
    assert!(enters(&t, &secret).is_ok());
    t.clock.advance_seconds(1);
    assert_eq!(refusal(enters(&t, &secret)), Refusal::TokenRefused);
}

/// SR-11, SR-22 of the promises: a revoked token is refused from the next request on.
#[test]
fn revoking_is_at_once() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    let zoe = t.person("zoe", zeta, Role::Admin);
    let (secret, token) = makes(&t, &ann, acme, Role::Viewer).unwrap();
    let id = token.id;
    assert_eq!(refusal(t.work(&zoe, move |act| revoke(act, zeta, id))), Refusal::NotFound, "SR-05");
    assert_eq!(refusal(t.work(&zoe, move |act| revoke(act, acme, id))), Refusal::NotFound);
    assert_eq!(refusal(t.read(&zoe, move |act| list(act, acme, &Window::first(5)))), Refusal::NotFound);
    t.work(&ann, move |act| revoke(act, acme, id)).unwrap();
    assert_eq!(refusal(enters(&t, &secret)), Refusal::TokenRefused);
    assert_eq!(refusal(t.work(&ann, move |act| revoke(act, acme, id))), Refusal::NotFound);
    let listed = t.read(&ann, move |act| list(act, acme, &Window::first(5))).unwrap();
    assert!(listed.items[0].revoked_at.is_some());
}

/// A disabled organization's tokens are refused, and good again when it is enabled.
#[test]
fn a_closed_organization_closes_its_tokens() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let (secret, _) = makes(&t, &Caller::command_line(), acme, Role::Viewer).unwrap();
    t.made(move |act| organizations::disable(act, acme, "unpaid").map(drop));
    assert_eq!(refusal(enters(&t, &secret)), Refusal::TokenRefused);
    t.made(move |act| organizations::enable(act, acme).map(drop));
    assert!(enters(&t, &secret).is_ok());
}

#[test]
fn use_is_written_once_a_minute() {
    let t = TestWorld::new();
    let operator = t.operator();
    let (secret, _) = makes(&t, &Caller::command_line(), operator, Role::Viewer).unwrap();
    let used = || t.made(move |act| list(act, operator, &Window::first(5))).items[0].used_at;
    assert_eq!(used(), None);
    enters(&t, &secret).unwrap();
    let first = used().unwrap();
    t.clock.advance_seconds(59);
    enters(&t, &secret).unwrap();
    assert_eq!(used(), Some(first));
    t.clock.advance_seconds(1);
    enters(&t, &secret).unwrap();
    assert_eq!(used(), Some(first.plus_seconds(60)));
}

#[test]
fn nonsense_is_refused() {
    let t = TestWorld::new();
    for bad in ["", "swt_", "Bearer", "swt_ÄÄ", &"x".repeat(100_000)] {
        assert_eq!(refusal(enters(&t, &Secret::new(bad))), Refusal::TokenRefused);
    }
    let unknown = rules::sealed_with_check(random::token(&random::SystemRandom, PREFIX).reveal());
    assert_eq!(refusal(enters(&t, &unknown)), Refusal::TokenRefused);
}
