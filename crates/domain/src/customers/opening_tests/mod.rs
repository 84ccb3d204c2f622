//! Opening an account on the real database: complete or not at all, the mail when it was chosen, and the
//! administrator who comes by it (IT-02, IT-04 to IT-08, IT-10, IT-14).

mod mail;

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
