//! Opening an account on the real database: complete or not at all, the mail when it was chosen, and the
//! administrator who comes by it (IT-02, IT-04 to IT-08, IT-10, IT-14).

use super::*;
use crate::{
    Caller, Language,
    access::{PartnerType, Role},
    clock::Day,
    ids::PlanId,
    licenses::LineRequest,
    members::{self, Accept, Accepted},
    messages::{self, Claimed, MessageState, Outcome},
    outbox::MailKind,
    page::Window,
    products::PlanForm,
    refusal::Problem,
    sessions::Browser,
    testing::{START, TestWorld, customer_form, refusal},
    vault::Secret,
};

struct Office {
    t: TestWorld,
    acme: OrganizationId,
    plan: PlanId,
    /// Manager of Acme.
    max: Caller,
}

impl Office {
    fn new() -> Self {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
        let max = t.person("max", acme, Role::Manager);
        Self { t, acme, plan, max }
    }

    fn open(&self, opening: &Opening) -> Result<Opened> {
        let (acme, opening) = (self.acme, opening.clone());
        self.t.work(&self.max, move |act| open_account(act, acme, &opening))
    }

    fn claim(&self) -> Vec<Claimed> {
        self.t.work(&Caller::worker("mail"), |act| messages::claim(act, 100, 60)).unwrap()
    }

    /// Lets a mail server accept all that is due; how many mails there were.
    fn deliver(&self) -> usize {
        let claimed = self.claim();
        for one in claimed.clone() {
            let accepted = Outcome::Accepted { answer: "250".into() };
            self.t
                .work(&Caller::worker("mail"), move |act| {
                    messages::settle(act, &one, &accepted.clone().into())
                })
                .unwrap();
        }
        claimed.len()
    }

    fn mail(&self) -> (String, serde_json::Value, Secret) {
        self.t.mails(MailKind::AccountCreated).pop().expect("an account creation mail")
    }

    fn accept(&self, link: &Secret) -> Result<Accepted> {
        let wish = Accept {
            token: link.clone(),
            name: "Maria Rossi".into(),
            language: Language::It,
            time_zone: "Europe/Rome".into(),
            password: Secret::new("kettle brass unwind"),
            browser: Browser::default(),
        };
        self.t.wait(members::accept(&self.t.world, &self.t.passwords, &wish))
    }

    /// What is in the database, but for what the throttles remember.
    fn counts(&self) -> [i64; 5] {
        ["organizations", "customers", "licenses", "messages", "account_links"]
            .map(|table| self.t.number(&format!("SELECT COUNT(*) FROM {table}")))
    }
}

fn maria() -> Administrator {
    Administrator {
        first_name: "Maria".into(),
        last_name: "Rossi".into(),
        email: "maria.rossi@rossi.example".into(),
        language: None,
    }
}

/// All that the account screen asks for.
fn rossi() -> Opening {
    let form = Form {
        account_name: "rossi".into(),
        region: "Lombardia".into(),
        postal_area: "Milano".into(),
        country: "IT".into(),
        language: "it".into(),
        time_zone: "Europe/Rome".into(),
        contact_first_name: String::new(),
        contact_last_name: String::new(),
        contact_email: String::new(),
        ..customer_form("Rossi S.r.l.")
    };
    Opening {
        form,
        administrator: Some(maria()),
        mail: AccountMail::Now,
        licenses: Vec::new(),
        complete: true,
    }
}

fn units(plan: PlanId, quantity: i64) -> NewLicense {
    let lines = vec![LineRequest { edition: "standard".into(), quantity }];
    NewLicense { plan, lines, starts_on: None, side_by_side: false }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn problems(answer: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = answer else { panic!("expected problems, got {answer:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

/// IT-02: company, city, region, account name and the administrator's names and address are required, all told at
/// once; everything else is optional, the emergency address too (IT-05).
#[test]
fn the_account_screen_names_all_that_is_missing() {
    let office = Office::new();
    let before = office.counts();
    let empty = Opening {
        form: Form {
            country: "IT".into(),
            language: "it".into(),
            time_zone: "Europe/Rome".into(),
            ..Form::default()
        },
        administrator: Some(Administrator::default()),
        complete: true,
        ..Opening::default()
    };
    let missing = problems(refusal(office.open(&empty)));
    let fields: Vec<&str> = missing.iter().map(|(field, _)| field.as_str()).collect();
    let expected = [
        "name",
        "postal_area",
        "region",
        "account_name",
        "administrator.email",
        "administrator.first_name",
        "administrator.last_name",
    ];
    assert_eq!(fields, expected);
    assert!(missing.iter().all(|(_, code)| *code == "required"));
    assert_eq!(office.counts(), before);
    let opened = office.open(&rossi()).unwrap();
    let record = office.t.made(move |act| get(act, opened.customer));
    assert_eq!((record.contact_name().as_str(), record.emergency_email.as_str()), ("Maria Rossi", ""));
    assert_eq!(record.contact_email, "maria.rossi@rossi.example");
    let spare = Form { emergency_email: "no".into(), account_name: "altro".into(), ..rossi().form };
    let answer = refusal(office.open(&Opening { form: spare, ..rossi() }));
    assert_eq!(problems(answer), [("emergency_email".to_owned(), "not-an-email")]);
}

/// IT-14: with a license that cannot be issued nothing is made: no customer, no license, no mail, no link.
#[test]
fn all_of_it_or_nothing() {
    let office = Office::new();
    let before = office.counts();
    let bad = [
        (units(office.plan, 0), "licenses[1].quantity_standard"),
        (units(office.plan, 1_000_000), "licenses[1].quantity_standard"),
    ];
    for (license, field) in bad {
        let opening = Opening { licenses: vec![units(office.plan, 5), license], ..rossi() };
        assert_eq!(problems(refusal(office.open(&opening)))[0].0, field);
        assert_eq!(office.counts(), before, "{field}");
    }
    let unknown = PlanId::from_uuid(uuid::Uuid::now_v7());
    let opening = Opening { licenses: vec![units(office.plan, 5), units(unknown, 5)], ..rossi() };
    assert!(office.open(&opening).is_err());
    assert_eq!(office.counts(), before);
    let opening = Opening { licenses: vec![units(office.plan, 999_999)], ..rossi() };
    let opened = office.open(&opening).unwrap();
    assert_eq!((opened.licenses.len(), opened.licenses[0].lines[0].quantity), (1, 999_999), "IT-10");
    assert_eq!(opened.licenses[0].valid_from, day("2026-11-23"), "IT-10: left out is today");
    assert_eq!(office.counts(), [before[0] + 1, before[1] + 1, before[2] + 1, before[3] + 1, before[4] + 1]);
}

/// IT-12: two plans of one product chosen together overlap; they run side by side when that is chosen, or one after
/// the other.
#[test]
fn plans_chosen_together_overlap_by_choice() {
    let office = Office::new();
    let both = |second: NewLicense| Opening { licenses: vec![units(office.plan, 5), second], ..rossi() };
    let answer = refusal(office.open(&both(units(office.plan, 3))));
    assert_eq!(answer, Refusal::field("licenses[1].side_by_side", Problem::Overlaps));
    assert_eq!(office.t.number("SELECT COUNT(*) FROM customers"), 0);
    let later = NewLicense { starts_on: Some(day("2027-11-23")), ..units(office.plan, 3) };
    assert_eq!(office.open(&both(later)).unwrap().licenses.len(), 2);
    let beside = NewLicense { side_by_side: true, ..units(office.plan, 3) };
    let form = Form { account_name: "altro".into(), ..rossi().form };
    let opening = Opening { form, ..both(beside) };
    assert_eq!(office.open(&opening).unwrap().licenses.len(), 2);
}

/// A start day that lies too far back is refused at its license; a month back is not.
#[test]
fn a_start_may_lie_a_month_back() {
    let office = Office::new();
    let starting = |text: &str| {
        let license = NewLicense { starts_on: Some(day(text)), ..units(office.plan, 1) };
        office.open(&Opening { licenses: vec![license], ..rossi() })
    };
    let answer = refusal(starting("2026-10-22"));
    let problem = Problem::NotBefore { day: "2026-10-23".into() };
    assert_eq!(answer, Refusal::field("licenses[0].starts_on", problem));
    starting("2026-10-23").unwrap();
}

/// IT-06, invariant 5: now, on a day at nine where the customer is, or not at all.
#[test]
fn the_mail_goes_out_when_it_was_chosen() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    assert_eq!(office.deliver(), 1);
    let named = |account: &str, mail| {
        let form = Form { account_name: account.into(), ..rossi().form };
        Opening { form, mail, ..rossi() }
    };
    let later = office.open(&named("later", AccountMail::On(day("2026-12-24")))).unwrap();
    assert_eq!(office.deliver(), 0);
    let (acme, id) = (office.acme, later.message.unwrap());
    let row = office.t.read(&office.max, move |act| messages::get(act, acme, id)).unwrap();
    assert_eq!((row.state, row.send_at.to_string().as_str()), (MessageState::Queued, "2026-12-24T08:00:00Z"));
    let never = office.open(&named("never", AccountMail::Never)).unwrap();
    assert!(never.message.is_none());
    assert_eq!(office.t.number("SELECT COUNT(*) FROM messages"), 2);
    for (wrong, code) in [("2026-11-22", "not-before"), ("2027-11-25", "not-after")] {
        let answer = refusal(office.open(&named("wrong", AccountMail::On(day(wrong)))));
        assert_eq!(problems(answer), [("account_mail.on".to_owned(), code)]);
    }
    office.open(&named("today", AccountMail::On(day("2026-11-23")))).unwrap();
    assert_eq!(office.deliver(), 1, "nine o'clock in Rome is over: it goes out at once");
}

/// IT-07: the pending mail is listed, can be given another day, sent now or taken back; its link works all the same.
#[test]
fn a_pending_mail_is_in_the_outbox() {
    let office = Office::new();
    let planned = Opening { mail: AccountMail::On(day("2026-12-01")), ..rossi() };
    let message = office.open(&planned).unwrap().message.unwrap();
    let acme = office.acme;
    let filter = messages::Filter { state: Some(MessageState::Queued), ..messages::Filter::default() };
    let listed = office
        .t
        .read(&office.max, move |act| messages::list(act, acme, &filter, &Window::first(10)))
        .unwrap()
        .items;
    assert_eq!((listed.len(), listed[0].kind), (1, MailKind::AccountCreated));
    let far = day("2027-06-01").at_hour(9, &jiff::tz::TimeZone::UTC);
    office.t.work(&office.max, move |act| messages::reschedule(act, acme, message, far)).unwrap();
    office.t.clock.set(far);
    assert_eq!(office.deliver(), 1);
    office.t.clock.advance_seconds(6 * 86_400);
    office.accept(&office.mail().2).unwrap();
}

/// IT-07, invariant 6: disabling the customer holds the mail, enabling lets it go; a withdrawn invitation's mail is
/// cancelled.
#[test]
fn a_disabled_customer_gets_no_mail() {
    let office = Office::new();
    let customer = office.open(&rossi()).unwrap().customer;
    office.t.work(&office.max, move |act| disable(act, customer, "unpaid")).unwrap();
    assert_eq!(office.deliver(), 0);
    office.t.work(&office.max, move |act| enable(act, customer)).unwrap();
    assert_eq!(office.deliver(), 1);
    let planned = Opening {
        form: Form { account_name: "altro".into(), ..rossi().form },
        mail: AccountMail::On(day("2026-12-01")),
        ..rossi()
    };
    let opened = office.open(&planned).unwrap();
    office.t.made(move |act| members::withdraw(act, opened.customer, "maria.rossi@rossi.example"));
    office.t.clock.advance_seconds(30 * 86_400);
    assert_eq!(office.deliver(), 0);
    assert_eq!(office.t.number("SELECT COUNT(*) FROM messages WHERE state = 'cancelled'"), 1);
}

/// IT-04: who follows the mail's link is the customer's administrator and nothing else; the link works once, for a
/// week from when the mail was sent.
#[test]
fn the_administrator_comes_by_the_mail() {
    let office = Office::new();
    let customer = office.open(&rossi()).unwrap().customer;
    let (recipient, facts, link) = office.mail();
    assert_eq!(
        (recipient.as_str(), facts["name"].as_str()),
        ("maria.rossi@rossi.example", Some("Maria Rossi"))
    );
    let shown = link.clone();
    let looked = office.t.read(&office.t.stranger(), move |act| members::look(act, &shown)).unwrap();
    assert_eq!(
        (looked.name.as_str(), looked.language, looked.role),
        ("Maria Rossi", Language::It, Role::Admin)
    );
    office.t.clock.advance_seconds(3 * 86_400);
    assert_eq!(office.deliver(), 1);
    office.t.clock.advance_seconds(7 * 86_400 - 1);
    assert!(matches!(office.accept(&link), Ok(Accepted::LoggedIn(_))));
    assert_eq!(refusal(office.accept(&link)), Refusal::LinkExpired);
    let members = office.t.made(move |act| members::list(act, customer, &Window::first(10))).items;
    assert_eq!((members.len(), members[0].role), (1, Role::Admin));
}

#[test]
fn the_link_ends_a_week_after_its_mail() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    office.deliver();
    office.t.clock.advance_seconds(7 * 86_400);
    assert_eq!(refusal(office.accept(&office.mail().2)), Refusal::LinkExpired);
}

/// SR-56: a link of somebody who may create customers no more leads nowhere, and a mail of theirs is not sent.
#[test]
fn the_right_is_asked_again() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    let (acme, max) = (office.acme, office.max.actor.account().unwrap());
    office.t.made(move |act| members::change_role(act, acme, max, Role::Viewer));
    assert_eq!(refusal(office.accept(&office.mail().2)), Refusal::LinkExpired);
    assert_eq!(office.deliver(), 0);
}

/// Another account mail ends the link of the one before; a member is not invited again.
#[test]
fn a_mail_can_be_sent_again() {
    let office = Office::new();
    let customer = office.open(&Opening { mail: AccountMail::Never, ..rossi() }).unwrap().customer;
    let send = || {
        let person = maria();
        office.t.work(&office.max, move |act| send_account_mail(act, customer, &person, AccountMail::Now))
    };
    send().unwrap();
    let first = office.mail().2;
    office.t.clock.advance_seconds(60);
    send().unwrap();
    assert_eq!(refusal(office.accept(&first)), Refusal::LinkExpired);
    office.accept(&office.mail().2).unwrap();
    let again = Refusal::AlreadyMember { email: "maria.rossi@rossi.example".into() };
    assert_eq!(refusal(send()), again);
}

/// A partner that was suspended meanwhile gets no customers, neither from above nor from its own people.
#[test]
fn a_closed_partner_opens_nothing() {
    let office = Office::new();
    let acme = office.acme;
    office.t.made(move |act| organizations::disable(act, acme, "closed").map(drop));
    let before = office.counts();
    assert_eq!(refusal(office.open(&rossi())), Refusal::NotFound);
    let answer = office.t.work(&Caller::command_line(), move |act| open_account(act, acme, &rossi()));
    assert_eq!(refusal(answer), Refusal::field("vendor", Problem::VendorClosed));
    assert_eq!(office.counts(), before);
}

/// IT-13: a reseller opens accounts, and no licenses: then nothing is made at all.
#[test]
fn a_reseller_opens_accounts_without_licenses() {
    let office = Office::new();
    let beta = office.t.partner(office.acme, "Beta", PartnerType::Reseller);
    let rob = office.t.person("rob", beta, Role::Manager);
    let opening = Opening { licenses: vec![units(office.plan, 1)], ..rossi() };
    let answer = office.t.work(&rob, move |act| open_account(act, beta, &opening));
    assert_eq!(refusal(answer), Refusal::Forbidden);
    assert_eq!(office.t.number("SELECT COUNT(*) FROM customers"), 0);
    let opened = office.t.work(&rob, move |act| open_account(act, beta, &rossi())).unwrap();
    assert_eq!(office.deliver(), 1, "IT-08: an account without a plan");
    assert!(opened.licenses.is_empty());
}

/// A rehearsal answers and refuses as the act itself would, and leaves nothing.
#[test]
fn a_rehearsal_changes_nothing() {
    let office = Office::new();
    let before = office.t.dump();
    let (acme, opening) = (office.acme, Opening { licenses: vec![units(office.plan, 5)], ..rossi() });
    let rehearse = |opening: Opening| {
        office.t.wait(office.t.world.rehearse(&office.max, move |act| open_account(act, acme, &opening)))
    };
    let seen = rehearse(opening).unwrap();
    assert_eq!(seen.licenses[0].valid_from, START.day_in(&jiff::tz::TimeZone::UTC));
    let wrong = Opening { administrator: None, ..rossi() };
    assert!(matches!(refusal(rehearse(wrong)), Refusal::Invalid(_)));
    assert!(office.t.dump() == before);
}
