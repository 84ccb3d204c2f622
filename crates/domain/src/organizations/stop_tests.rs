//! Invariant 6 for a whole branch: what a disabled partner stops, what enabling restores, what closing ends.

use super::*;
use crate::{
    Caller, Door,
    access::Role,
    activation::{self, Activation, Device, Report},
    audit, customers, invitations, licenses,
    licenses::rules::Status,
    members::{self, Invite},
    outbox::{self, MailKind},
    scene::Scene,
    sessions,
    testing::{TestWorld, refusal},
    tokens::{self, NewToken},
    vault::Secret,
};

/// Big partner above the scene's, so that the one disabled stands two steps above the customer.
struct Branch {
    scene: Scene,
    top: OrganizationId,
}

fn branch() -> Branch {
    let scene = Scene::new();
    let (partner, top) =
        (scene.partner, scene.t.partner(scene.t.operator(), "Distributor", PartnerType::Msp));
    scene.t.made(move |act| move_below(act, partner, top));
    Branch { scene, top }
}

fn client() -> Caller {
    Caller { ip: "203.0.113.7".into(), ..Caller::new(Actor::Stranger, Door::Activation) }
}

fn activates(scene: &Scene, seat: usize, fingerprint: &str) -> Result<activation::Activated> {
    let wish = Activation {
        username: scene.seat(seat).username,
        activation_code: scene.code(scene.seats[seat]),
        device: Device {
            fingerprint: fingerprint.into(),
            name: "PC".into(),
            platform: "linux".into(),
            software_version: "1.0".into(),
            ..Default::default()
        },
        moves: false,
        held: None,
    };
    tries(scene, &wish)
}

fn tries(scene: &Scene, wish: &Activation) -> Result<activation::Activated> {
    let wish = wish.clone();
    scene.t.work(&client(), move |act| activation::activate(act, &wish)).and_then(activation::settled)
}

fn status(scene: &Scene, token: &Secret) -> Status {
    let report = Report::of(1, "1.0");
    activation::check_in_blocking(&scene.t.world, &client(), token, &report).unwrap().status
}

fn disabled(scene: &Scene, id: OrganizationId) -> Organization {
    scene.t.made(move |act| disable(act, id, "unpaid"))
}

fn enabled(scene: &Scene, id: OrganizationId) -> Organization {
    scene.t.made(move |act| enable(act, id))
}

/// Invariant 6, IT-07: with a partner two steps above disabled, activation, check-in, the invitation page, access,
/// tokens, waiting mail and new invitations of a customer stop at once; enabled, all is exactly as it was.
#[test]
fn a_disabled_partner_stops_everything_below_it() {
    let Branch { scene, top } = branch();
    let (customer, partner, license) = (scene.customer, scene.partner, scene.license.id);
    let token = activates(&scene, 0, "f1").unwrap().device_token;
    let code = scene.code(scene.seats[1]);
    scene.send(&[scene.seats[1]]).unwrap();
    let link = scene.t.mails(MailKind::Invitation).pop().unwrap().2;
    let new = NewToken { name: "ci".into(), role: Role::Viewer, days: 30 };
    let (secret, _) = scene.t.made(move |act| tokens::create(act, partner, &new));
    let session = scene.t.session(&scene.mia);
    let before = scene.t.dump();

    assert!(disabled(&scene, top).is_stopped());
    let wish = Activation {
        username: "bob@example.com".into(),
        activation_code: code,
        device: Device {
            fingerprint: "f2".into(),
            name: "PC".into(),
            platform: "linux".into(),
            software_version: "1".into(),
            ..Default::default()
        },
        moves: false,
        held: None,
    };
    assert_eq!(refusal(tries(&scene, &wish)), Refusal::CustomerDisabled);
    assert_eq!(status(&scene, &token), Status::CustomerDisabled);
    let shown = scene.t.made(move |act| licenses::get(act, license));
    assert_eq!(shown.standing.status, Status::CustomerDisabled);
    let page = link.clone();
    let opened =
        scene.t.read(&scene.t.stranger(), move |act| invitations::invitation_page(act, page.reveal()));
    assert_eq!(refusal(opened), Refusal::CustomerDisabled);
    assert_eq!(refusal(scene.t.wait(tokens::enter(&scene.t.world, &secret))), Refusal::TokenRefused);
    assert_eq!(refusal(scene.t.read(&scene.mia, move |act| get(act, partner))), Refusal::NotFound);
    assert_eq!(scene.t.wait(sessions::enter(&scene.t.world, &session)).unwrap().organization, None);
    assert!(scene.claim().is_empty(), "the mail is held");
    let seats = invitations::Selection::Seats(vec![scene.seats[0]]);
    let sent =
        scene.t.work(&Caller::command_line(), move |act| invitations::send(act, customer, &seats, None));
    assert_eq!(refusal(sent), Refusal::CustomerDisabled);

    enabled(&scene, top);
    let after = scene.t.dump();
    for table in ["licenses", "lines", "seats", "customers", "memberships", "api_tokens", "login_sessions"] {
        assert_eq!(before[table], after[table], "{table}");
    }
    assert_eq!(status(&scene, &token), Status::Active);
    assert!(tries(&scene, &wish).is_ok());
    assert!(scene.t.wait(tokens::enter(&scene.t.world, &secret)).is_ok());
    assert!(scene.t.read(&scene.mia, move |act| get(act, partner)).is_ok());
    assert_eq!(scene.claim_and_deliver(), 1, "held, not lost");
}

/// Invariant 6: what was disabled on its own stays so when what is above it is enabled, and the other way round.
#[test]
fn each_is_enabled_on_its_own() {
    let Branch { scene, top } = branch();
    let (customer, partner) = (scene.customer, scene.partner);
    let token = activates(&scene, 0, "f1").unwrap().device_token;
    scene.send(&[scene.seats[1]]).unwrap();
    for id in [customer, partner, top] {
        disabled(&scene, id);
    }
    for (id, last) in [(top, false), (customer, false), (partner, true)] {
        assert_eq!(status(&scene, &token), Status::CustomerDisabled);
        enabled(&scene, id);
        assert_eq!(scene.claim().len(), usize::from(last), "mail waits for the last that is disabled");
    }
    assert_eq!(status(&scene, &token), Status::Active);
    assert_eq!(
        refusal(scene.t.work(&Caller::command_line(), move |act| enable(act, top))),
        Refusal::NotDisabled
    );
}

/// The lists say it: a customer below a disabled partner counts as disabled, and is named with who stops it.
#[test]
fn lists_show_who_is_stopped() {
    let Branch { scene, top } = branch();
    let (customer, root) = (scene.customer, scene.t.operator());
    scene.t.customer(root, "Apart Oy");
    disabled(&scene, top);
    let filter = customers::Filter { view: Some(customers::View::Disabled), ..customers::Filter::default() };
    let listed = scene.t.made(move |act| customers::list(act, root, &filter, &Window::first(10)));
    assert_eq!(listed.items.iter().map(|row| row.id).collect::<Vec<_>>(), [customer]);
    assert!(!listed.items[0].disabled && listed.items[0].stopped_above);
    let record = scene.t.made(move |act| customers::get(act, customer));
    assert!(record.is_stopped() && record.disabled_at.is_none());
    let by = scene.t.made(move |act| stopped_by(act, customer)).unwrap();
    assert_eq!((by.id, by.name.as_str()), (top, "Distributor"));
    let overview = scene.t.made(move |act| crate::overview::overview(act, root));
    assert_eq!((overview.customers.active, overview.customers.disabled), (1, 1));
}

/// The page before: numbers of what works now, and the first names; what is stopped already is not counted again.
#[test]
fn who_is_cut_off_is_counted_first() {
    let Branch { scene, top } = branch();
    let (partner, t) = (scene.partner, &scene.t);
    activates(&scene, 0, "f1").unwrap();
    scene.send(&[scene.seats[1]]).unwrap();
    let off = t.customer(partner, "Off Oy");
    t.made(move |act| customers::disable(act, off, "unpaid"));
    t.session(&scene.mia);
    let new = NewToken { name: "ci".into(), role: Role::Viewer, days: 30 };
    t.made(move |act| tokens::create(act, partner, &new).map(drop));
    let wish = Invite { email: "new@example.com".into(), role: Role::Viewer, language: Language::En };
    t.made(move |act| members::invite(act, partner, &wish));
    let seen = t.made(move |act| cut_off(act, top));
    assert_eq!((seen.partners, seen.customers, seen.stopped), (1, 1, 1));
    assert_eq!((seen.users, seen.installations, seen.staff), (2, 1, 1));
    assert_eq!(seen.mails, 2, "one to a user, one to staff");
    let credentials = Ended { logins: 1, tokens: 1, invitations: 1, memberships: 0 };
    assert_eq!(seen.credentials, credentials);
    let names: Vec<&str> = seen.names.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Acme", "Off Oy", "Testiasiakas Oy"]);
    let eve = scene.eve.clone();
    assert_eq!(refusal(t.read(&eve, move |act| cut_off(act, top))), Refusal::NotFound);
}

/// Nobody disables themselves or what is beside them; the operator is not disabled by anybody.
#[test]
fn only_who_holds_the_contract_disables() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Reseller);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let (own, above, beside) = (
        t.person("bob", beta, Role::Admin),
        t.person("ann", acme, Role::Admin),
        t.person("zoe", zeta, Role::Admin),
    );
    let manager = t.person("max", acme, Role::Manager);
    let root = t.operator();
    for operation in [
        (|act: &mut Act<'_>, id| disable(act, id, "x").map(drop))
            as fn(&mut Act<'_>, OrganizationId) -> Result<()>,
        |act, id| enable(act, id).map(drop),
        |act, id| close(act, id, "x").map(drop),
    ] {
        assert_eq!(refusal(t.work(&own, move |act| operation(act, beta))), Refusal::Forbidden);
        assert_eq!(refusal(t.work(&manager, move |act| operation(act, beta))), Refusal::Forbidden);
        assert_eq!(refusal(t.work(&beside, move |act| operation(act, beta))), Refusal::NotFound);
        assert_eq!(refusal(t.work(&t.stranger(), move |act| operation(act, beta))), Refusal::NotFound);
        assert_eq!(
            refusal(t.work(&Caller::command_line(), move |act| operation(act, root))),
            Refusal::NotFound
        );
    }
    t.work(&above, move |act| disable(act, beta, "unpaid")).unwrap();
    let again = t.work(&above, move |act| disable(act, beta, "unpaid"));
    assert_eq!(refusal(again), Refusal::AlreadyDisabled);
    assert_eq!(t.events(beta)[0].what, What::OrganizationDisabled);
    let long = "x".repeat(501);
    assert!(matches!(refusal(t.work(&above, move |act| disable(act, beta, &long))), Refusal::Invalid(_)));
}

/// Nobody comes in below what is disabled: no invitation of staff, none accepted, no new token.
#[test]
fn nobody_is_invited_while_disabled() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Msp);
    let wish = |email: &str| Invite { email: email.into(), role: Role::Viewer, language: Language::En };
    let first = wish("a@example.com");
    t.made(move |act| members::invite(act, beta, &first));
    let link = t.mails(MailKind::StaffInvitation).pop().unwrap().2;
    t.made(move |act| disable(act, acme, "unpaid"));
    let second = wish("b@example.com");
    let machine = Caller::command_line();
    let invited = t.work(&machine, move |act| members::invite(act, beta, &second));
    assert_eq!(refusal(invited), Refusal::OrganizationDisabled);
    let shown = link.clone();
    let looked = t.read(&t.stranger(), move |act| members::look(act, &shown));
    assert_eq!(refusal(looked), Refusal::OrganizationDisabled);
    let new = NewToken { name: "ci".into(), role: Role::Viewer, days: 30 };
    let made = t.work(&machine, move |act| tokens::create(act, beta, &new));
    assert_eq!(refusal(made), Refusal::OrganizationDisabled);
    t.made(move |act| enable(act, acme));
    assert!(t.read(&t.stranger(), move |act| members::look(act, &link)).is_ok());
}

/// Closing waits for what is open below, ends what lets people in, keeps the record, and is not undone.
#[test]
fn a_partner_is_closed_for_good() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Msp);
    let customer = t.customer(acme, "Testiasiakas Oy");
    let machine = Caller::command_line();
    let ann = t.person("ann", acme, Role::Admin);
    let session = t.session(&ann);
    let wish = Invite { email: "new@example.com".into(), role: Role::Viewer, language: Language::En };
    t.work(&ann, move |act| members::invite(act, acme, &wish)).unwrap();
    let link = t.mails(MailKind::StaffInvitation).pop().unwrap().2;
    let new = NewToken { name: "ci".into(), role: Role::Viewer, days: 30 };
    t.made(move |act| tokens::create(act, acme, &new).map(drop));
    let early = refusal(t.work(&machine, move |act| close(act, acme, "")));
    assert_eq!(early, Refusal::OpenBelow { partners: 1, customers: 1 });
    assert!(t.made(move |act| get(act, acme)).closed.is_none(), "nothing is half closed");

    t.made(move |act| close(act, beta, "merged"));
    t.made(move |act| customers::disable(act, customer, "moved on"));
    let ended = t.made(move |act| close(act, acme, "bankrupt"));
    assert_eq!(ended, Ended { logins: 0, tokens: 1, invitations: 1, memberships: 1 });
    let closed = t.made(move |act| get(act, acme));
    assert_eq!(closed.closed.map(|closed| closed.reason).as_deref(), Some("bankrupt"));
    assert!(closed.disabled.is_some());
    let listed = t.made({
        let root = t.operator();
        move |act| list(act, root, "acme", &Window::first(5))
    });
    assert!(listed.items[0].closed.is_some(), "it stays listed as closed");
    let events = t.made(move |act| audit::list(act, acme, &Window::first(50))).items;
    assert_eq!(events[0].what, What::OrganizationClosed);

    assert_eq!(t.wait(sessions::enter(&t.world, &session)).unwrap().organization, None);
    let account = ann.actor.account().unwrap();
    assert_eq!(t.made(move |act| nowhere(act, account)), Refusal::NoOrganization);
    assert!(t.read(&t.stranger(), move |act| members::look(act, &link)).is_err());
    let gone = [
        refusal(t.work(&machine, move |act| enable(act, acme))),
        refusal(t.work(&machine, move |act| disable(act, acme, ""))),
        refusal(t.work(&machine, move |act| close(act, acme, ""))),
        refusal(t.work(&machine, move |act| {
            customers::create(act, acme, &crate::testing::customer_form("New Oy"))
        })),
        refusal(t.work(&machine, {
            let root = t.operator();
            move |act| move_below(act, acme, root)
        })),
    ];
    assert!(gone.iter().all(|answer| *answer == Refusal::OrganizationClosed), "{gone:?}");
}

/// A person whose only organizations are stopped is told which one; with another open one they work there.
#[test]
fn whoever_is_stopped_is_told_why() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    let session = t.session(&ann);
    t.made(move |act| disable(act, acme, ""));
    let account = ann.actor.account().unwrap();
    assert_eq!(
        t.made(move |act| nowhere(act, account)),
        Refusal::AccessStopped { organization: "Acme".into() }
    );
    t.person("ann", zeta, Role::Viewer);
    assert_eq!(t.wait(sessions::enter(&t.world, &session)).unwrap().organization, Some(zeta));
}

/// A held mail is due again for what is enabled only; a mail for later keeps its date.
#[test]
fn enabling_brings_back_only_its_own_mail() {
    let Branch { scene, top } = branch();
    let other = scene.t.customer(scene.partner, "Off Oy");
    for organization in [scene.customer, other] {
        for send_at in [None, Some(scene.t.world.now().plus_days(3))] {
            scene.t.made(move |act| {
                outbox::post(
                    act,
                    outbox::Mail {
                        organization,
                        kind: MailKind::StaffInvitation,
                        facts: serde_json::json!({}),
                        recipient: "x@example.com".into(),
                        language: Language::En,
                        seat: None,
                        job: None,
                        send_at,
                    },
                )
            });
        }
    }
    disabled(&scene, top);
    disabled(&scene, other);
    assert!(scene.claim().is_empty());
    enabled(&scene, top);
    assert_eq!(scene.claim().len(), 1);
    scene.t.clock.advance_seconds(4 * 86_400);
    assert_eq!(scene.claim().iter().filter(|mail| mail.organization == other).count(), 0);
}
