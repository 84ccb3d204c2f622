//! Members on the real database: role ceiling, the last administrator, invitations by mail.

use super::*;
use crate::{
    Caller, Language,
    access::PartnerType,
    outbox::MailKind,
    refusal::Problem,
    sessions::Browser,
    testing::TestWorld,
    tokens::{NewToken, Resumed},
    vault::Secret,
};

const PASSWORD: &str = "kettle brass unwind";

fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.expect_err("a refusal").refusal().expect("a refusal, not a failure").clone()
}

fn id_of(caller: &Caller) -> AccountId {
    caller.actor.account().expect("a person")
}

fn invites(t: &TestWorld, by: &Caller, organization: OrganizationId, email: &str, role: Role) -> Result<()> {
    let wish = Invite { email: email.into(), role, language: Language::It };
    t.work(by, move |act| invite(act, organization, &wish))
}

fn latest_link(t: &TestWorld) -> Secret {
    t.mails(MailKind::StaffInvitation).pop().expect("an invitation").2
}

fn accepts(t: &TestWorld, link: &Secret) -> Result<Accepted> {
    let wish = Accept {
        token: link.clone(),
        name: "Nina Neu".into(),
        language: Language::Es,
        time_zone: "Europe/Madrid".into(),
        password: Secret::new(PASSWORD),
        browser: Browser::default(),
    };
    t.wait(accept(&t.world, &t.passwords, &wish))
}

fn role_of(t: &TestWorld, organization: OrganizationId, email: &str) -> Option<Role> {
    let page = t.made(move |act| list(act, organization, &Window::first(100)));
    page.items.into_iter().find(|member| member.email == email).map(|member| member.role)
}

/// SR-08: over the whole lattice, nobody gives or takes a role above their own; SR-04: outsiders find nothing.
#[test]
fn the_role_ceiling_holds() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    for own in Role::ALL.iter().copied() {
        let actor = t.person(&format!("actor-{own}"), acme, own);
        for before in Role::ALL.iter().copied() {
            let subject = id_of(&t.person(&format!("subject-{own}-{before}"), acme, before));
            for after in Role::ALL.iter().copied() {
                let answer = t.work(&actor, move |act| change_role(act, acme, subject, after));
                match own {
                    Role::Admin => assert!(answer.is_ok(), "{own} {before} {after}"),
                    _ => assert_eq!(refusal(answer), Refusal::Forbidden, "{own} {before} {after}"),
                }
            }
        }
    }
    let zoe = t.person("zoe", zeta, Role::Admin);
    let subject = id_of(&t.person("subject", acme, Role::Viewer));
    for outsider in [zoe, t.stranger()] {
        let window = Window::first(10);
        let answers = [
            refusal(t.work(&outsider, move |act| change_role(act, acme, subject, Role::Admin))),
            refusal(t.work(&outsider, move |act| remove(act, acme, subject))),
            refusal(t.read(&outsider, move |act| list(act, acme, &window))),
            refusal(t.read(&outsider, move |act| invitations(act, acme))),
            refusal(t.work(&outsider, move |act| withdraw(act, acme, "x@example.com"))),
            refusal(invites(&t, &outsider, acme, "x@example.com", Role::Viewer)),
        ];
        assert!(answers.iter().all(|answer| *answer == Refusal::NotFound), "{answers:?}");
    }
}

/// SR-08: an admin of a reseller does not reach into a wider partner below it.
#[test]
fn a_wider_preset_below_is_above_the_ceiling() {
    let t = TestWorld::new();
    let narrow = t.partner(t.operator(), "Narrow", PartnerType::Reseller);
    let wide = t.partner(narrow, "Wide", PartnerType::Msp);
    let bob = t.person("bob", narrow, Role::Admin);
    assert_eq!(refusal(invites(&t, &bob, wide, "bob2@example.com", Role::Manager)), Refusal::RoleAboveOwn);
    assert!(invites(&t, &bob, narrow, "bob2@example.com", Role::Admin).is_ok());
    let wanda = id_of(&t.person("wanda", wide, Role::Admin));
    assert_eq!(refusal(t.work(&bob, move |act| remove(act, wide, wanda))), Refusal::RoleAboveOwn);
}

/// SR-08: nobody edits their own role, nor takes themselves out.
#[test]
fn nobody_changes_themselves() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    t.person("olga", t.operator(), Role::Admin);
    let (operator, own) = (t.operator(), id_of(&ann));
    assert_eq!(
        refusal(t.work(&ann, move |act| change_role(act, operator, own, Role::Viewer))),
        Refusal::OwnRole
    );
    assert_eq!(refusal(t.work(&ann, move |act| remove(act, operator, own))), Refusal::OwnRole);
}

#[test]
fn the_operator_keeps_an_administrator() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ann = id_of(&t.person("ann", operator, Role::Admin));
    let machine = Caller::command_line();
    let last = |answer: Result<()>| assert_eq!(refusal(answer), Refusal::LastAdmin);
    last(t.work(&machine, move |act| change_role(act, operator, ann, Role::Manager)));
    last(t.work(&machine, move |act| remove(act, operator, ann)));
    last(t.work(&machine, move |act| crate::accounts::disable(act, ann)));
    let bob = id_of(&t.person("bob", operator, Role::Admin));
    t.work(&machine, move |act| crate::accounts::disable(act, bob)).unwrap();
    last(t.work(&machine, move |act| remove(act, operator, ann)));
    t.work(&machine, move |act| crate::accounts::enable(act, bob)).unwrap();
    t.work(&machine, move |act| remove(act, operator, ann)).unwrap();
}

/// Two administrators demoted at a time: one stays.
#[test]
fn parallel_demotions_leave_one_administrator() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ids: Vec<AccountId> =
        (0..6).map(|n| id_of(&t.person(&format!("p{n}"), operator, Role::Admin))).collect();
    std::thread::scope(|scope| {
        for id in ids {
            let t = &t;
            scope.spawn(move || {
                let _ = t.work(&Caller::command_line(), move |act| remove(act, operator, id));
            });
        }
    });
    let left = t.made(move |act| list(act, operator, &Window::first(10)));
    assert_eq!(left.items.len(), 1);
}

/// SR-56: a link of 72 hours makes an account and its membership once; a newer one voids the one before.
#[test]
fn staff_join_by_mail() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    invites(&t, &ann, acme, "Nina@Example.com", Role::Manager).unwrap();
    let old = latest_link(&t);
    t.clock.advance_seconds(1);
    invites(&t, &ann, acme, "nina@example.com", Role::Viewer).unwrap();
    assert_eq!(refusal(accepts(&t, &old)), Refusal::LinkExpired);
    let (to, facts, link) = t.mails(MailKind::StaffInvitation).remove(1);
    assert_eq!(to, "nina@example.com");
    assert_eq!((facts["organization"].as_str(), facts["inviter"].as_str()), (Some("Acme"), Some("ann")));
    let pending = t.read(&ann, move |act| invitations(act, acme)).unwrap();
    assert_eq!((pending.len(), pending[0].role), (1, Role::Viewer));
    let shown = link.clone();
    let page = t.read(&t.stranger(), move |act| look(act, &shown)).unwrap();
    assert_eq!((page.organization_name.as_str(), page.role, page.account), ("Acme", Role::Viewer, None));
    assert_eq!(role_of(&t, acme, "nina@example.com"), None, "looking does not join");
    let Accepted::LoggedIn(login) = accepts(&t, &link).unwrap() else { panic!("a new account is logged in") };
    let resumed = t.wait(crate::sessions::enter(&t.world, &login)).unwrap();
    assert_eq!((resumed.organization, resumed.language), (Some(acme), Language::Es));
    assert_eq!(role_of(&t, acme, "nina@example.com"), Some(Role::Viewer));
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired);
    let again = refusal(invites(&t, &ann, acme, "NINA@example.com", Role::Viewer));
    assert_eq!(again, Refusal::AlreadyMember { email: "NINA@example.com".into() });
    let wrong = refusal(invites(&t, &ann, acme, "no address", Role::Viewer));
    assert_eq!(wrong, Refusal::field("email", Problem::NotAnEmail));
}

#[test]
fn an_invitation_lasts_72_hours_and_can_be_taken_back() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ann = t.person("ann", operator, Role::Admin);
    invites(&t, &ann, operator, "nina@example.com", Role::Viewer).unwrap();
    let link = latest_link(&t);
    t.clock.advance_seconds(72 * 3_600);
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired);
    invites(&t, &ann, operator, "nina@example.com", Role::Viewer).unwrap();
    t.work(&ann, move |act| withdraw(act, operator, "Nina@example.com")).unwrap();
    assert_eq!(refusal(accepts(&t, &latest_link(&t))), Refusal::LinkExpired);
    let none = refusal(t.work(&ann, move |act| withdraw(act, operator, "nina@example.com")));
    assert_eq!(none, Refusal::NotFound);
}

/// SR-56, T6: whoever invited must still have the right when it is accepted.
#[test]
fn an_invitation_is_worth_what_the_inviter_still_is() {
    let t = TestWorld::new();
    let operator = t.operator();
    let machine = Caller::command_line();
    t.person("root", operator, Role::Admin);
    let ann = t.person("ann", operator, Role::Admin);
    let account = id_of(&ann);
    invites(&t, &ann, operator, "a@example.com", Role::Admin).unwrap();
    let link = latest_link(&t);
    t.work(&machine, move |act| change_role(act, operator, account, Role::Manager)).unwrap();
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired);
    t.work(&machine, move |act| change_role(act, operator, account, Role::Admin)).unwrap();
    t.work(&machine, move |act| crate::accounts::disable(act, account)).unwrap();
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired);
    t.work(&machine, move |act| crate::accounts::enable(act, account)).unwrap();
    assert!(accepts(&t, &link).is_ok(), "the refused attempts did not use it up");
}

/// SR-56: the right to invite and the ceiling are each asked again.
#[test]
fn right_and_ceiling_are_both_asked_again() {
    let t = TestWorld::new();
    let narrow = t.partner(t.operator(), "Narrow", PartnerType::Reseller);
    let wide = t.partner(narrow, "Wide", PartnerType::Msp);
    let ann = t.person("ann", wide, Role::Admin);
    t.person("ann", narrow, Role::Admin);
    let account = id_of(&ann);
    invites(&t, &ann, wide, "a@example.com", Role::Admin).unwrap();
    let link = latest_link(&t);
    t.made(move |act| remove(act, wide, account));
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired, "may still invite, but not that much");
    t.clock.advance_seconds(1);
    invites(&t, &ann, narrow, "b@example.com", Role::Viewer).unwrap();
    let link = latest_link(&t);
    t.made(move |act| change_role(act, narrow, account, Role::Manager));
    assert_eq!(refusal(accepts(&t, &link)), Refusal::LinkExpired, "holds as much, but may not invite");
}

/// SR-56: an existing account gets one membership more; its password and name stay.
#[test]
fn an_existing_account_joins() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    t.person("nina", zeta, Role::Viewer);
    t.password("nina", "orchard rivulet 74");
    invites(&t, &ann, acme, "nina@example.com", Role::Admin).unwrap();
    assert!(matches!(accepts(&t, &latest_link(&t)).unwrap(), Accepted::Joined));
    assert_eq!(role_of(&t, acme, "nina@example.com"), Some(Role::Admin));
    assert!(t.log_in("nina", "orchard rivulet 74").is_ok());
    assert!(t.log_in("nina", PASSWORD).is_err());
}

/// Of many that accept one link at a time, one joins.
#[test]
fn a_link_is_used_once_by_whoever_is_first() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ann = t.person("ann", operator, Role::Admin);
    invites(&t, &ann, operator, "nina@example.com", Role::Viewer).unwrap();
    let link = latest_link(&t);
    let joined = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..6).map(|_| scope.spawn(|| accepts(&t, &link).is_ok())).collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
    });
    assert_eq!(joined, 1);
}

/// SR-11: rights end with the act that ends them, for the person and for tokens they made.
#[test]
fn removal_ends_rights_and_tokens() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let boss = t.person("boss", acme, Role::Admin);
    let bob = t.person("bob", acme, Role::Admin);
    let account = id_of(&bob);
    let new = |role| NewToken { name: "ci".into(), role, days: 30 };
    let (strong, _) = t.work(&bob, move |act| tokens::create(act, acme, &new(Role::Admin))).unwrap();
    let (weak, _) = t.work(&bob, move |act| tokens::create(act, acme, &new(Role::Viewer))).unwrap();
    let enters = |token: &Secret| -> Result<Resumed> { t.wait(tokens::enter(&t.world, token)) };
    assert!(enters(&strong).is_ok());
    t.work(&boss, move |act| change_role(act, acme, account, Role::Viewer)).unwrap();
    assert_eq!(refusal(enters(&strong)), Refusal::TokenRefused);
    assert!(enters(&weak).is_ok());
    assert_eq!(refusal(invites(&t, &bob, acme, "x@example.com", Role::Viewer)), Refusal::Forbidden);
    t.work(&boss, move |act| remove(act, acme, account)).unwrap();
    assert_eq!(refusal(enters(&weak)), Refusal::TokenRefused);
    assert_eq!(refusal(t.read(&bob, move |act| organizations::get(act, acme))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&boss, move |act| remove(act, acme, account))), Refusal::NotFound);
}

#[test]
fn the_machine_adds_members_at_once_and_nobody_else_does() {
    let t = TestWorld::new();
    let operator = t.operator();
    let ann = t.person("ann", operator, Role::Admin);
    let new = || NewAccount {
        email: "new@example.com".into(),
        name: "New".into(),
        language: Language::En,
        time_zone: "UTC".into(),
    };
    let by_person = t.work(&ann, move |act| add(act, (operator, Role::Viewer), &new(), None));
    assert_eq!(refusal(by_person), Refusal::Forbidden);
    t.made(move |act| add(act, (operator, Role::Viewer), &new(), None));
    assert_eq!(role_of(&t, operator, "new@example.com"), Some(Role::Viewer));
    let again = t.work(&Caller::command_line(), move |act| add(act, (operator, Role::Viewer), &new(), None));
    assert_eq!(refusal(again), Refusal::AlreadyMember { email: "new@example.com".into() });
}

#[test]
fn members_page_by_address() {
    let t = TestWorld::new();
    let operator = t.operator();
    for name in ["carl", "ann", "bob"] {
        t.person(name, operator, Role::Viewer);
    }
    let first = t.made(move |act| list(act, operator, &Window::first(2)));
    let emails = |page: &Page<Member>| page.items.iter().map(|m| m.email.clone()).collect::<Vec<_>>();
    assert_eq!(emails(&first), ["ann@example.com", "bob@example.com"]);
    let next = first.next.clone();
    let second = t.made(move |act| list(act, operator, &Window::new(2, next.clone())));
    assert_eq!((emails(&second), second.next), (vec!["carl@example.com".to_owned()], None));
}
