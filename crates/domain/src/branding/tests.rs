//! Brands on the real database: what is inherited from whom, who may change what, and that nobody ever wears the
//! brand of somebody beside them.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    audit,
    ids::OrganizationId,
    messages,
    outbox::MailKind,
    page::Window,
    refusal::Problem,
    testing::{Shop, TestWorld, refusal},
};

fn change_of(pairs: &[(&str, &str)]) -> Change {
    let mut change = Change::default();
    for (field, value) in pairs {
        let value = Some((*value).to_owned());
        match *field {
            "name" => change.name = value,
            "accent" => change.accent = value,
            "sender_name" => change.sender_name = value,
            "sender_email" => change.sender_email = value,
            "support_email" => change.support_email = value,
            "support_phone" => change.support_phone = value,
            other => panic!("{other}"),
        }
    }
    change
}

fn granting(domains: &[&str]) -> Change {
    let domains = domains.iter().map(|domain| (*domain).to_owned()).collect();
    Change { sender_domains: Some(domains), ..Change::default() }
}

fn set(t: &TestWorld, by: &Caller, id: OrganizationId, wish: Change) -> Result<Branding> {
    t.work(by, move |act| {
        let version = get(act, id)?.version;
        change(act, id, version, &wish)
    })
}

fn brand_of(t: &TestWorld, id: OrganizationId) -> Brand {
    t.read(&Caller::command_line(), move |act| shown(act, id)).unwrap()
}

fn picture(width: u32) -> Picture {
    Picture::read(&pictures::plain_png(width, 20)).unwrap()
}

fn put_logo(t: &TestWorld, by: &Caller, id: OrganizationId, theme: Theme, width: u32) -> Result<Branding> {
    let picture = picture(width);
    t.work(by, move |act| set_logo(act, id, theme, &picture))
}

/// Each field comes from the nearest organization above that set it, and falls back when it is taken away.
#[test]
fn every_field_is_inherited_from_the_nearest_that_set_it() {
    let s = Shop::new();
    let (t, operator, root) = (&s.t, Caller::command_line(), s.t.operator());
    assert_eq!(brand_of(t, s.resold).name, "Beta", "its seller's own name while nobody set one");
    assert!(!brand_of(t, s.resold).is_set);
    set(
        t,
        &operator,
        root,
        change_of(&[("name", "Northern"), ("support_phone", "+358 1"), ("accent", "#336699")]),
    )
    .unwrap();
    set(t, &s.admin, s.acme, change_of(&[("accent", "#a11"), ("support_email", "help@acme.example")]))
        .unwrap();
    put_logo(t, &s.admin, s.acme, Theme::Light, 60).unwrap();
    let brand = brand_of(t, s.resold);
    assert_eq!((brand.name.as_str(), brand.support_phone.as_deref()), ("Northern", Some("+358 1")));
    assert_eq!(brand.support_email.as_deref(), Some("help@acme.example"));
    assert_eq!(brand.accent.map(|accent| accent.to_string()).as_deref(), Some("#aa1111"));
    assert_eq!(brand.logo.map(|logo| (logo.organization, logo.width)), Some((s.acme, 60)));
    // Beside Acme only the operator's shows.
    let zeta = brand_of(t, s.rival);
    assert_eq!(zeta.accent.map(|accent| accent.to_string()).as_deref(), Some("#336699"));
    assert_eq!((zeta.logo, zeta.support_email), (None, None));
    set(t, &s.admin, s.acme, change_of(&[("accent", "")])).unwrap();
    assert_eq!(brand_of(t, s.resold).accent, zeta.accent);
}

/// T2: a partner sees what it inherits, and from whom only as far as it reaches.
#[test]
fn the_page_tells_what_is_inherited_and_from_whom_within_reach() {
    let s = Shop::new();
    let (t, operator, root) = (&s.t, Caller::command_line(), s.t.operator());
    set(t, &operator, root, change_of(&[("support_email", "help@north.example")])).unwrap();
    set(t, &s.admin, s.acme, change_of(&[("sender_name", "Acme Licenses")])).unwrap();
    let (acme, gamma) = (s.acme, s.gamma);
    let from = |branding: &Branding, field| branding.inherits(field).map(|found| found.from.clone());
    let seen = t.read(&s.admin, move |act| get(act, gamma)).unwrap();
    assert_eq!(from(&seen, Field::SenderName), Some(Some((acme, "Acme".into()))));
    assert_eq!(from(&seen, Field::SupportEmail), Some(None), "the operator is above Acme's reach");
    let seen = t.read(&s.child, move |act| get(act, gamma)).unwrap();
    assert_eq!(from(&seen, Field::SenderName), Some(None));
    assert_eq!(seen.inherits(Field::SenderName).unwrap().value, "Acme Licenses");
    assert_eq!(from(&seen, Field::Logo), None);
    assert_eq!(from(&seen, Field::Name), Some(Some((gamma, "Gamma".into()))));
}

/// IT-13, SR-01: admins of the operator and of msps brand; resellers, customers, managers and viewers do not, and
/// who stands beside finds nothing.
#[test]
fn branding_is_for_those_of_the_matrix() {
    let s = Shop::new();
    let t = &s.t;
    let wish = || change_of(&[("name", "X")]);
    assert!(set(t, &s.admin, s.acme, wish()).is_ok());
    assert!(set(t, &s.admin, s.beta, wish()).is_ok(), "an msp brands the reseller below it");
    for (who, id) in
        [(&s.manager, s.acme), (&s.viewer, s.acme), (&s.reseller, s.beta), (&s.buyer, s.customer)]
    {
        assert_eq!(refusal(set(t, who, id, wish())), Refusal::Forbidden);
        assert_eq!(refusal(put_logo(t, who, id, Theme::Light, 10)), Refusal::Forbidden);
        assert_eq!(refusal(t.work(who, move |act| remove_logo(act, id, Theme::Light))), Refusal::Forbidden);
        assert_eq!(refusal(t.read(who, move |act| may_change(act, id))), Refusal::Forbidden);
    }
    let customer = s.customer;
    assert_eq!(
        refusal(set(t, &s.admin, customer, wish())),
        Refusal::NotFound,
        "customers wear their seller's"
    );
    for (who, id) in [(&s.sibling, s.acme), (&s.child, s.acme), (&t.stranger(), s.acme)] {
        assert_eq!(refusal(set(t, who, id, wish())), Refusal::NotFound);
        assert_eq!(refusal(t.read(who, move |act| shown(act, id))), Refusal::NotFound);
        assert_eq!(refusal(t.read(who, move |act| get(act, id))), Refusal::NotFound);
        assert_eq!(refusal(put_logo(t, who, id, Theme::Light, 10)), Refusal::NotFound);
    }
    assert!(t.read(&s.buyer, move |act| shown(act, customer)).is_ok());
}

/// Invariant 10: each change is one event, with what it was before.
#[test]
fn changes_are_told_in_the_trail_and_the_second_editor_is_told() {
    let s = Shop::new();
    let (t, acme) = (&s.t, s.acme);
    let before = t.event_count();
    set(t, &s.admin, acme, change_of(&[("name", "Acme Cloud"), ("accent", "#123456")])).unwrap();
    put_logo(t, &s.admin, acme, Theme::Light, 20).unwrap();
    set(t, &s.admin, acme, change_of(&[("name", "Acme Cloud")])).unwrap();
    assert_eq!(t.event_count(), before + 2, "what changes nothing leaves no event");
    let events = t.read(&s.admin, move |act| audit::list(act, acme, &Window::first(2))).unwrap().items;
    assert!(events.iter().all(|event| event.what == What::BrandingChanged));
    assert_eq!(events[1].details["name"], serde_json::json!([null, "Acme Cloud"]));
    assert_eq!(events[0].details["logo"], "added");
    let late = t.work(&s.admin, move |act| change(act, acme, 1, &change_of(&[("name", "Late")])));
    assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
}

#[test]
fn what_cannot_be_taken_is_named_field_by_field() {
    let s = Shop::new();
    let wrong = change_of(&[
        ("name", "a\u{202e}b"),
        ("accent", "petrol"),
        ("sender_email", "no"),
        ("support_email", "x@"),
        ("support_phone", &"1".repeat(51)),
    ]);
    let Refusal::Invalid(problems) = refusal(set(&s.t, &s.admin, s.acme, wrong)) else { panic!("problems") };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name", "accent", "sender_email", "support_email", "support_phone"]);
    assert_eq!(brand_of(&s.t, s.acme).name, "Acme");
}

/// T12: only the operator says from which domains an organization writes, so that nobody writes in the name of
/// somebody beside them; a domain taken back stops at once.
#[test]
fn an_address_is_used_only_where_the_operator_granted_its_domain() {
    let s = Shop::new();
    let (t, operator) = (&s.t, Caller::command_line());
    let wish = || change_of(&[("sender_email", "licenses@ACME.example")]);
    let refused = |answer| refusal::<Branding>(answer);
    let not_granted =
        Refusal::field("sender_email", Problem::DomainNotGranted { domain: "ACME.example".into() });
    assert_eq!(refused(set(t, &s.admin, s.acme, wish())), not_granted);
    assert_eq!(refused(set(t, &s.admin, s.acme, granting(&["acme.example"]))), Refusal::Forbidden);
    assert_eq!(refused(set(t, &s.admin, s.gamma, granting(&["acme.example"]))), Refusal::Forbidden);
    set(t, &operator, s.acme, granting(&[" Acme.example", "acme.example", ""])).unwrap();
    assert_eq!(set(t, &s.admin, s.acme, wish()).unwrap().sender_domains, ["acme.example"]);
    let used = Some("licenses@ACME.example");
    assert_eq!(brand_of(t, s.customer).sender_email.as_deref(), used);
    assert_eq!(brand_of(t, s.resold).sender_email.as_deref(), used);
    // Those below may write from it too; those beside may not, nor from a part or a longer form of it.
    assert!(set(t, &s.child, s.gamma, change_of(&[("sender_email", "g@acme.example")])).is_ok());
    for email in ["a@acme.example", "a@sub.acme.example", "a@example"] {
        assert!(set(t, &s.sibling, s.zeta, change_of(&[("sender_email", email)])).is_err(), "{email}");
    }
    set(t, &operator, s.acme, granting(&[])).unwrap();
    assert_eq!(brand_of(t, s.customer).sender_email, None);
    let acme = s.acme;
    let seen = t.read(&s.admin, move |act| get(act, acme)).unwrap();
    assert_eq!(seen.sender_refused.as_deref(), used, "the page says that it is not used");
    assert!(
        set(t, &s.admin, s.acme, change_of(&[("support_phone", "1")])).is_ok(),
        "the rest can be changed"
    );
    let bad = refused(set(t, &operator, s.acme, granting(&["not a domain", "x@y.example"])));
    assert!(matches!(bad, Refusal::Invalid(problems) if problems.len() == 2));
}

/// A logo for dark ground is worn with one's own usual logo only; files are found by their own names only.
#[test]
fn logos_are_worn_together_and_found_by_name() {
    let s = Shop::new();
    let t = &s.t;
    assert_eq!(
        refusal(put_logo(t, &s.admin, s.acme, Theme::Dark, 10)),
        Refusal::field("file", Problem::LightLogoFirst)
    );
    put_logo(t, &s.admin, s.acme, Theme::Light, 10).unwrap();
    put_logo(t, &s.admin, s.acme, Theme::Dark, 12).unwrap();
    set(t, &s.child, s.gamma, change_of(&[("name", "Gamma")])).unwrap();
    put_logo(t, &s.child, s.gamma, Theme::Light, 14).unwrap();
    let gamma = brand_of(t, s.gamma);
    assert_eq!((gamma.logo.as_ref().map(|logo| logo.width), &gamma.dark_logo), (Some(14), &None));
    let acme = brand_of(t, s.customer);
    let (light, dark) = (acme.logo.unwrap(), acme.dark_logo.unwrap());
    let file = |name: String| t.read(&t.stranger(), move |act| logo_file(act, &name)).unwrap();
    assert_eq!(file(light.file()).as_deref(), Some(picture(10).png()));
    assert_eq!(file(dark.file()).as_deref(), Some(picture(12).png()));
    let moved = Logo { organization: s.zeta, ..light.clone() };
    for bad in
        [moved.file(), light.file().replace(".png", ""), "x.png".into(), format!("{}.png", "é".repeat(32))]
    {
        assert_eq!(file(bad.clone()), None, "{bad}");
    }
    // The same picture elsewhere has another name.
    put_logo(t, &s.sibling, s.zeta, Theme::Light, 10).unwrap();
    assert_ne!(brand_of(t, s.zeta).logo.unwrap().digest, light.digest);
    let acme = s.acme;
    t.work(&s.admin, move |act| remove_logo(act, acme, Theme::Light)).unwrap();
    assert_eq!((brand_of(t, s.acme).logo, brand_of(t, s.acme).dark_logo), (None, None));
    assert_eq!(file(dark.file()), None);
    assert_eq!(t.number("SELECT COUNT(*) FROM brand_logos"), 2);
}

/// SR-04: a link to the login page names a brand only when we made it, and only one that was set.
#[test]
fn a_link_shows_a_brand_only_when_we_made_it() {
    let s = Shop::new();
    let t = &s.t;
    set(t, &s.admin, s.acme, change_of(&[("name", "Acme Cloud")])).unwrap();
    let shown = |text: String| t.read(&t.stranger(), move |act| by_link(act, &text)).unwrap();
    let ours = link(t.world.vault(), s.acme);
    assert_eq!(shown(ours.clone()).map(|brand| brand.name).as_deref(), Some("Acme Cloud"));
    assert_eq!(shown(link(t.world.vault(), s.zeta)), None, "nothing was set");
    let other = crate::vault::Vault::new(&[9; 32]);
    for bad in [link(&other, s.acme), ours[1..].to_owned(), String::new(), "é".repeat(30), s.acme.to_string()]
    {
        assert_eq!(shown(bad.clone()), None, "{bad}");
    }
}

/// T12: a mail wears the brand of its own branch, with the logo in it, whatever those beside have.
#[test]
fn mails_wear_the_brand_of_their_branch_only() {
    let s = Shop::new();
    let (t, operator) = (&s.t, Caller::command_line());
    set(t, &operator, s.acme, granting(&["acme.example"])).unwrap();
    let mine = [("name", "Acme Cloud"), ("sender_email", "no-reply@acme.example"), ("accent", "#a11")];
    set(t, &s.admin, s.acme, change_of(&mine)).unwrap();
    put_logo(t, &s.admin, s.acme, Theme::Light, 33).unwrap();
    set(t, &s.sibling, s.zeta, change_of(&[("name", "Zeta Ltd"), ("sender_name", "Zeta Licenses")])).unwrap();
    let rival_seat = t.seats(s.rival_license.id, &["rita@rival.example"])[0];
    for (by, organization, seat) in [(&s.manager, s.acme, s.seats[0]), (&s.sibling, s.zeta, rival_seat)] {
        let selection = crate::invitations::Selection::Seats(vec![seat]);
        t.work(by, move |act| crate::invitations::send(act, organization, &selection, None)).unwrap();
    }
    let worker = Caller::worker("mail");
    let claimed = t.work(&worker, |act| messages::claim(act, 10, 60)).unwrap();
    assert_eq!(claimed.len(), 2);
    for claimed in claimed {
        assert_eq!(claimed.kind, MailKind::Invitation);
        let of_acme = claimed.organization == s.customer;
        let sender = t.read(&worker, move |act| messages::letter(act, &claimed)).unwrap().sender;
        if of_acme {
            assert_eq!((sender.name.as_str(), sender.from_name), ("Acme Cloud", None));
            assert_eq!(sender.from_email.as_deref(), Some("no-reply@acme.example"));
            assert_eq!(sender.logo.map(|logo| logo.png), Some(picture(33).png().to_vec()));
            assert!(sender.accent.is_some());
        } else {
            assert_eq!(
                (sender.name.as_str(), sender.from_name.as_deref()),
                ("Zeta Ltd", Some("Zeta Licenses"))
            );
            assert_eq!((sender.from_email, sender.logo, sender.accent), (None, None, None));
        }
    }
}

/// An organization that goes takes its brand with it.
#[test]
fn a_deleted_partner_leaves_no_brand() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let ann = t.person("ann", acme, Role::Admin);
    set(&t, &ann, acme, change_of(&[("name", "A")])).unwrap();
    put_logo(&t, &ann, acme, Theme::Light, 9).unwrap();
    t.work(&Caller::command_line(), move |act| organizations::delete_partner(act, acme)).unwrap();
    let left = "SELECT (SELECT COUNT(*) FROM brands) + (SELECT COUNT(*) FROM brand_logos)";
    assert_eq!(t.number(left), 0);
}
