//! One customer as far as the story has come, and how each deed is done: by the operation that people and clients
//! use, as the person or device that would use it.

use domain::activation::{self, Activation, Device, Enrollment, Report};
use domain::deployment_keys::{self, KeyForm};
use domain::ids::{LicenseId, MessageId, OrganizationId, SeatId};
use domain::invitations::{self, Selection};
use domain::licenses::{self, Change, Issue, LineRequest, Stage};
use domain::messages::{self, Attempt, Outcome};
use domain::seats::{self, NewSeat};
use domain::vault::Secret;
use domain::{Actor, Caller, Door, customers, outbox};

use super::people::{self, Staff};
use super::plan::Deed;
use super::sample::{Fate, Names, Sample, Vendor};
use super::story::{Catalogue, Sellers, Telling};
use crate::config::Problem;

const GB: i64 = 1_000_000_000;

const MACHINES: [(&str, &str); 5] = [
    ("LAPTOP", "Windows 11"),
    ("DESKTOP", "Windows 11"),
    ("DESKTOP", "Windows 10"),
    ("MacBook", "macOS 26"),
    ("WS", "Ubuntu 24.04"),
];
const VERSIONS: [&str; 4] = ["8.2.1", "8.2.1", "8.2.0", "7.9.4"];

/// A customer of the story.
pub(super) struct Told {
    sample: Sample,
    sellers: Sellers,
    catalogue: Catalogue,
    made: Option<(OrganizationId, Option<LicenseId>)>,
    users: Vec<User>,
}

struct User {
    seat: SeatId,
    username: String,
    code: String,
    message: Option<MessageId>,
    bounces: bool,
    installed: Option<(Secret, &'static str)>,
}

impl Told {
    pub(super) fn new(sample: Sample, sellers: Sellers, catalogue: Catalogue) -> Told {
        Told { sample, sellers, catalogue, made: None, users: Vec::new() }
    }

    pub(super) fn id(&self) -> Option<OrganizationId> {
        self.made.map(|(customer, _)| customer)
    }

    pub(super) fn is_at(&self, domain: &str) -> bool {
        self.sample.domain == domain
    }

    /// Does the deed. What the state of the customer no longer allows does not happen.
    pub(super) fn happen(&mut self, telling: &Telling, deed: &Deed) -> Result<(), Problem> {
        match deed {
            Deed::Create => self.create(telling),
            Deed::License => self.license(telling),
            Deed::Users(count) => self.add_users(telling, *count),
            Deed::Invite(users) => self.invite(telling, users),
            Deed::Queue(users) => self.queue(telling, users),
            Deed::Open(user) => self.open(telling, *user),
            Deed::Activate(user) => self.activate(telling, *user),
            Deed::Contact(user) => self.check_in(telling, *user),
            Deed::Key => self.set_key(telling),
            Deed::Reveal(user) => self.reveal(telling, *user),
            Deed::SecondProduct => self.second_product(telling),
            Deed::Disable => self.disable(telling),
            other => self.turn(telling, other),
        }
    }

    fn customer(&self) -> OrganizationId {
        self.made.expect("a customer is created first").0
    }

    fn license_id(&self) -> LicenseId {
        self.made.and_then(|(_, license)| license).expect("a license is issued before it is used")
    }

    /// Who handles contracts here. A reseller does not: its partner above does.
    fn staff(&self) -> &'static Staff {
        match self.sample.vendor {
            Vendor::Operator => &people::HARRY,
            Vendor::Nordic => &people::MIKA,
            Vendor::Timon => &people::NINA,
            Vendor::Lombardia => &people::PAOLO,
        }
    }

    fn create(&mut self, telling: &Telling) -> Result<(), Problem> {
        let maker = if self.sample.vendor == Vendor::Timon { &people::TIMOFEI } else { self.staff() };
        let (vendor, form) = (self.sellers.of(self.sample.vendor), self.sample.form.clone());
        let customer = telling.act(&telling.by(maker), move |act| customers::create(act, vendor, &form))?;
        self.made = Some((customer, None));
        Ok(())
    }

    fn license(&mut self, telling: &Telling) -> Result<(), Problem> {
        let (customer, fate) = (self.customer(), self.sample.fate);
        let servers = servers(self.sample.users) as i64;
        let users = self.sample.users as i64 - servers;
        let spare = if users > 10 { users / 8 } else { 0 };
        let line = |edition: &str, quantity| LineRequest { edition: edition.into(), quantity };
        let issue = Issue {
            plan: if fate.begins_as_trial() { self.catalogue.trial } else { self.catalogue.full },
            lines: vec![line("standard", users + spare), line("server", servers.max(1))],
            starts_on: None,
            extra_space_gb: if users > 80 { 200 } else { 0 },
            client_limit_gb: if users > 60 && users % 2 == 0 { 50 } else { 0 },
            comments: String::new(),
            stage: match fate {
                Fate::Draft => Stage::Draft,
                Fate::AwaitingPayment => Stage::AwaitingPayment,
                _ => Stage::InForce,
            },
            overlap: Vec::new(),
        };
        let future = fate == Fate::Future;
        let license = telling.act(&telling.by(self.staff()), move |act| {
            let mut issue = issue.clone();
            if future {
                issue.starts_on = Some(act.now().plus_days(24).day_in(&jiff::tz::TimeZone::UTC));
            }
            Ok(licenses::issue(act, customer, &issue)?.id)
        })?;
        self.made = Some((customer, Some(license)));
        Ok(())
    }

    fn add_users(&mut self, telling: &Telling, count: usize) -> Result<(), Problem> {
        let (begun, servers) = (self.users.len(), servers(self.sample.users));
        let names = Names::of(&self.sample.form.language);
        let rows: Vec<NewSeat> = (begun..begun + count)
            .map(|number| self.row(&names, number, number >= self.sample.users - servers))
            .map(|row| NewSeat { code: Some(telling.dice.code()), ..row })
            .collect();
        let (license, wanted) = (self.license_id(), rows.clone());
        let added = telling.act(&telling.by(self.staff()), move |act| seats::add(act, license, &wanted))?;
        for (seat, row) in added.into_iter().zip(rows) {
            let bounces = telling.dice.percent(2);
            let code = row.code.unwrap_or_default();
            let username = row.username;
            self.users.push(User { seat, username, code, message: None, bounces, installed: None });
        }
        Ok(())
    }

    /// Servers are installed by somebody who gets the mail; workstations by their users (NX-42).
    fn row(&self, names: &Names, number: usize, server: bool) -> NewSeat {
        let domain = &self.sample.domain;
        let (_, person) = names.person(number);
        let username = if server { format!("server{number}") } else { format!("{person}@{domain}") };
        let email = if server { self.sample.form.contact_email.clone() } else { username.clone() };
        NewSeat {
            username,
            email,
            edition: if server { "server" } else { "standard" }.into(),
            keep_deleted_days: if server { 90 } else { 30 },
            language: None,
            code: None,
        }
    }

    /// Queues mails and lets a mail server answer for each.
    fn invite(&mut self, telling: &Telling, users: &[usize]) -> Result<(), Problem> {
        self.queue(telling, users)?;
        telling.pass_seconds(4);
        let bouncing: Vec<SeatId> = users
            .iter()
            .map(|user| &self.users[*user])
            .filter(|user| user.bounces)
            .map(|user| user.seat)
            .collect();
        let sent = telling.act(&Caller::worker("mail"), move |act| {
            let claimed = messages::claim(act, 200, 60)?;
            for mail in &claimed {
                let refused = mail.seat.is_some_and(|seat| bouncing.contains(&seat));
                let attempt =
                    Attempt { server: "mail.nordicsoftware.example:587".into(), ..answer(refused).into() };
                messages::settle(act, mail, &attempt)?;
            }
            Ok(claimed)
        })?;
        for mail in sent {
            let user = self.users.iter_mut().find(|user| Some(user.seat) == mail.seat);
            if let Some(user) = user {
                user.message = Some(mail.message);
            }
        }
        Ok(())
    }

    fn queue(&self, telling: &Telling, users: &[usize]) -> Result<(), Problem> {
        let selected: Vec<SeatId> = users.iter().map(|user| self.users[*user].seat).collect();
        let (customer, selection) = (self.customer(), Selection::Seats(selected));
        let caller = telling.by(self.staff());
        telling.act(&caller, move |act| invitations::send(act, customer, &selection, None)).map(|_| ())
    }

    fn open(&self, telling: &Telling, user: usize) -> Result<(), Problem> {
        let user = &self.users[user];
        let Some(message) = user.message.filter(|_| !user.bounces) else { return Ok(()) };
        let token = outbox::link_token(telling.world.vault(), self.customer(), message);
        let stranger = Caller::new(Actor::Stranger, Door::Console);
        telling.act(&stranger, move |act| {
            refused_is_fine(invitations::mark_opened(act, token.reveal())).map(|_| ())
        })
    }

    fn activate(&mut self, telling: &Telling, at: usize) -> Result<(), Problem> {
        let user = &self.users[at];
        if user.bounces {
            return Ok(());
        }
        let (machine, platform) = telling.dice.pick(&MACHINES);
        let version = *telling.dice.pick(&VERSIONS);
        let request = Activation {
            username: user.username.clone(),
            activation_code: Secret::new(user.code.as_str()),
            device: Device {
                fingerprint: format!("{}/{}", self.sample.domain, user.username),
                name: format!("{machine}-{}", &user.code[..5]),
                platform: (*platform).into(),
                software_version: version.into(),
                components: ["board", "disk", "mac"]
                    .map(|part| (part.to_owned(), format!("{part} of {}", user.username)))
                    .into(),
                ..Default::default()
            },
            moves: false,
            held: None,
        };
        let token = telling.act(&device(), move |act| {
            let taken = activation::activate(act, &request).and_then(activation::settled);
            refused_is_fine(taken.map(|activated| activated.device_token))
        })?;
        self.users[at].installed = token.map(|token| (token, version));
        Ok(())
    }

    fn check_in(&self, telling: &Telling, user: usize) -> Result<(), Problem> {
        let Some((token, version)) = self.users[user].installed.clone() else { return Ok(()) };
        let most = if self.sample.fate == Fate::OverQuota { 19 } else { 9 };
        let stored = GB / 2 + telling.dice.below(most * GB) + if most > 9 { 3 * GB } else { 0 };
        let ago = 1800 + telling.dice.below(40_000);
        let failed_runs = if user % 53 == 7 { 6 } else { 0 };
        let before = telling.world.now().plus_seconds(-ago);
        let report = Report {
            storage_used_bytes: stored,
            software_version: version.into(),
            last_backup_at: Some(before),
            last_success_at: Some(before),
            failed_runs: Some(failed_runs),
            counters: Some([("jobs".to_owned(), 40 + ago % 400)].into()),
            sent_at: None,
        };
        let told = activation::check_in_blocking(&telling.world, &device(), &token, &report);
        telling.well(refused_is_fine(told)).map(|_| ())
    }

    fn set_key(&self, telling: &Telling) -> Result<(), Problem> {
        let (customer, key) =
            (self.customer(), Secret::new(format!("{}-{}", telling.dice.code(), telling.dice.code())));
        telling.act(&telling.by(self.staff()), move |act| customers::set_key(act, customer, &key))
    }

    fn reveal(&self, telling: &Telling, user: usize) -> Result<(), Problem> {
        let Some(seat) = self.users.get(user).map(|user| user.seat) else { return Ok(()) };
        let customer = self.customer();
        let caller = telling.by(self.staff());
        telling.act(&caller, move |act| seats::reveal_codes(act, customer, &[seat])).map(|_| ())
    }

    /// Many machines of a large customer, without a user named first.
    fn second_product(&self, telling: &Telling) -> Result<(), Problem> {
        let (customer, plan) = (self.customer(), self.catalogue.guard);
        let lines = vec![LineRequest { edition: "endpoint".into(), quantity: 10 }];
        let issue = Issue {
            plan,
            lines,
            starts_on: None,
            extra_space_gb: 0,
            client_limit_gb: 0,
            comments: String::new(),
            stage: Stage::InForce,
            overlap: Vec::new(),
        };
        let secret = telling.act(&telling.by(self.staff()), move |act| {
            let license = licenses::issue(act, customer, &issue)?;
            let form = KeyForm {
                name: "Desks of the branch".into(),
                most_devices: Some(8),
                networks: vec!["198.51.100.0/24".into()],
                ..KeyForm::default()
            };
            Ok(deployment_keys::create(act, license.id, "endpoint", &form)?.0)
        })?;
        (1..=6).try_for_each(|number| self.enroll(telling, &secret, number))
    }

    fn enroll(&self, telling: &Telling, secret: &Secret, number: usize) -> Result<(), Problem> {
        telling.pass_seconds(7);
        let request = Enrollment {
            deployment_key: secret.clone(),
            login: String::new(),
            device: Device {
                fingerprint: format!("{}/desk {number}", self.sample.domain),
                name: format!("DESK-{number:02}"),
                platform: "Windows 11".into(),
                software_version: VERSIONS[0].into(),
                ..Default::default()
            },
        };
        telling.act(&device(), move |act| {
            refused_is_fine(activation::enroll(act, &request).and_then(activation::settled)).map(|_| ())
        })
    }

    fn disable(&self, telling: &Telling) -> Result<(), Problem> {
        let customer = self.customer();
        telling.act(&telling.by(self.staff()), move |act| {
            customers::disable(act, customer, "Contrato en revisión")
        })
    }

    /// A turn of the license.
    fn turn(&self, telling: &Telling, deed: &Deed) -> Result<(), Problem> {
        let (license, deed) = (self.license_id(), deed.clone());
        telling.act(&telling.by(self.staff()), move |act| {
            match deed {
                Deed::Suspend => licenses::suspend(act, license, "Lasku maksamatta"),
                Deed::Revoke => licenses::revoke(act, license),
                Deed::ExtendTrial => licenses::extend_trial(act, license),
                Deed::Convert => licenses::convert(act, license),
                Deed::Renew | Deed::Enlarge => {
                    let stands = licenses::get(act, license)?;
                    let change = changed(&stands, deed == Deed::Renew);
                    licenses::change(act, license, &change)
                }
                _ => licenses::get(act, license),
            }
            .map(|_| ())
        })
    }
}

/// Renewed by a year, or with a few more of the first edition.
fn changed(stands: &licenses::License, renewed: bool) -> Change {
    let more = |at: usize| if renewed || at > 0 { 0 } else { 5 };
    Change {
        quantities: stands
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| (line.edition, line.quantity + more(at)))
            .collect(),
        extra_space_gb: stands.extra_space_gb,
        client_limit_gb: stands.client_limit_gb,
        valid_to: if renewed { stands.valid_to.plus_months(12) } else { stands.valid_to },
        comments: stands.comments.clone(),
        version: stands.version,
    }
}

/// One in twenty.
fn servers(users: usize) -> usize {
    users / 20
}

fn device() -> Caller {
    Caller { ip: "198.51.100.20".into(), ..Caller::new(Actor::Stranger, Door::Activation) }
}

fn answer(refused: bool) -> Outcome {
    if refused {
        Outcome::Refused { answer: "550 5.1.1 no such mailbox".into() }
    } else {
        Outcome::Accepted { answer: "250 2.0.0 accepted".into() }
    }
}

/// What a suspended license refuses belongs to the story.
fn refused_is_fine<T>(done: domain::Result<T>) -> domain::Result<Option<T>> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.refusal().is_some() => Ok(None),
        Err(error) => Err(error),
    }
}
