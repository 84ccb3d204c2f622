//! The story behind the sample data, told by the product's own operations on a clock of its own.

use std::sync::Arc;

use domain::access::PartnerType;
use domain::accounts::{Founding, NewAccount, PasswordPool};
use domain::clock::{Clock, Instant, SetClock, SystemClock};
use domain::ids::OrganizationId;
use domain::licenses::{self, Issue, LineRequest, Stage};
use domain::organizations::{self, NewPartner};
use domain::products::{self, EditionForm, PlanForm, ProductForm};
use domain::random::SystemRandom;
use domain::seats::{self, NewSeat};
use domain::vault::Secret;
use domain::{Act, Caller, Language, World, accounts, customers};

use super::facts::{Facts, Login};
use super::taken;
use crate::config::{Config, Problem};
use crate::installation::{self, chain};

/// The teller: a world whose clock stands where the story is.
pub(super) struct Telling {
    world: World,
    clock: Arc<SetClock>,
    now: Instant,
}

impl Telling {
    /// Opens an empty installation. Refused when there is something in it.
    pub(super) fn begin(config: &Config) -> Result<Telling, Problem> {
        let now = SystemClock.now();
        let clock = Arc::new(SetClock::at(now.plus_days(-2 * 365)));
        let world = installation::open_with(config, Arc::<SetClock>::clone(&clock), Arc::new(SystemRandom))?;
        let telling = Telling { world, clock, now };
        if telling.act(accounts::needs_set_up)? { Ok(telling) } else { Err(taken(&"the database")) }
    }

    pub(super) fn end(&mut self) {
        self.world.db().clone().close();
    }

    fn act<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let told = self.world.work_blocking(&Caller::command_line(), operation);
        told.map_err(|error| Problem::new(format!("sample data: {}: {error:?}", chain(&error))))
    }

    pub(super) fn tell(&mut self) -> Result<Facts, Problem> {
        let password = "northern-lights-over-oulu";
        let operator = self.found(password)?;
        let (backup, trial) = self.catalogue(operator)?;
        self.clock.set(self.now.plus_days(-200));
        let nordic = self.partner(operator, "Nordic IT Partners", PartnerType::Msp, Language::Fi)?;
        let timon = self.partner(nordic, "Timon tehdas", PartnerType::Reseller, Language::Fi)?;
        let lombardia = self.partner(operator, "Lombardia Servizi", PartnerType::Msp, Language::It)?;
        for (vendor, name, business_id) in [
            (timon, "Testiasiakas Oy", "1231231231123123"),
            (timon, "Asiakasyritys Oy", "1650321-2"),
            (nordic, "Kuopion Konepaja Oy", "2233445-1"),
            (lombardia, "Officine Meccaniche Brambilla Srl", "IT01234567890"),
        ] {
            self.customer(vendor, name, business_id, (backup, trial))?;
        }
        let logins = vec![Login { email: "olivia@nordicsoftware.example".into(), password: password.into() }];
        Ok(Facts { logins, token: None })
    }

    fn found(&self, password: &str) -> Result<OrganizationId, Problem> {
        let hash = PasswordPool::default().hash_here(&Secret::new(password));
        let hash = hash.map_err(|error| Problem::new(chain(&error)))?;
        let founding = Founding {
            organization: "Nordic Software".into(),
            account: NewAccount {
                email: "olivia@nordicsoftware.example".into(),
                name: "Olivia Lindqvist".into(),
                language: Language::En,
                time_zone: "Europe/Helsinki".into(),
            },
            hash: Some(hash),
        };
        self.act(move |act| Ok(accounts::found(act, &founding)?.0))
    }

    fn catalogue(
        &self,
        operator: OrganizationId,
    ) -> Result<(domain::ids::PlanId, domain::ids::PlanId), Problem> {
        let edition = |code: &str, name: &str, unit: &str, storage_gb| EditionForm {
            id: None,
            code: code.into(),
            name: name.into(),
            unit: unit.into(),
            storage_gb: Some(storage_gb),
        };
        let form = ProductForm {
            name: "Backup".into(),
            download_url: "https://download.nordicsoftware.example/backup".into(),
            editions: vec![
                edition("standard", "Standard", "workstation", 10),
                edition("server", "Server", "server", 25),
            ],
        };
        self.act(move |act| {
            let product = products::create(act, operator, &form)?;
            let full = PlanForm { name: "Backup yearly".into(), ..PlanForm::default() };
            let trial = PlanForm {
                name: "Backup trial".into(),
                version: "trial".into(),
                term_months: 1,
                ..PlanForm::default()
            };
            let full = products::create_plan(act, product.id, &full)?;
            Ok((full.id, products::create_plan(act, product.id, &trial)?.id))
        })
    }

    fn partner(
        &self,
        parent: OrganizationId,
        name: &str,
        partner_type: PartnerType,
        language: Language,
    ) -> Result<OrganizationId, Problem> {
        let new =
            NewPartner { name: name.into(), partner_type, language, time_zone: "Europe/Helsinki".into() };
        self.act(move |act| organizations::create_partner(act, parent, &new))
    }

    fn customer(
        &self,
        vendor: OrganizationId,
        name: &str,
        business_id: &str,
        (full, _): (domain::ids::PlanId, domain::ids::PlanId),
    ) -> Result<(), Problem> {
        let form = customers::Form {
            name: name.into(),
            business_id: business_id.into(),
            street_address: "Kauppakatu 4".into(),
            postal_code: "33100".into(),
            postal_area: "Tampere".into(),
            country: "FI".into(),
            language: "fi".into(),
            time_zone: "Europe/Helsinki".into(),
            keep_deleted_days: 30,
            ..customers::Form::default()
        };
        let line = |edition: &str, quantity| LineRequest { edition: edition.into(), quantity };
        let issue = Issue {
            plan: full,
            lines: vec![line("standard", 50), line("server", 5)],
            starts_on: None,
            extra_space_gb: 0,
            client_limit_gb: 0,
            comments: String::new(),
            stage: Stage::InForce,
        };
        let rows: Vec<NewSeat> = (1..=30)
            .map(|number| NewSeat {
                username: format!("user{number}@testi.example"),
                email: format!("user{number}@testi.example"),
                edition: "standard".into(),
                keep_deleted_days: 30,
                language: None,
                code: None,
            })
            .collect();
        self.act(move |act| {
            let customer = customers::create(act, vendor, &form)?;
            let license = licenses::issue(act, customer, &issue)?;
            seats::add(act, license.id, &rows).map(|_| ())
        })
    }
}
