//! A company whose administrator gives licenses to people by their addresses: some are bound, one waits for somebody
//! to register, the rest are free, and a colleague asks for one.

use domain::bindings;
use domain::customers;
use domain::ids::OrganizationId;
use domain::licenses::{self, Issue, LineRequest, Stage};
use domain::requests::{self, Wish};

use super::people;
use super::story::{Catalogue, Sellers, Telling};
use crate::config::Problem;

impl Telling {
    /// Tells of Severny Veter.
    pub(super) fn bind(&mut self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        let vendor = sellers.nordic;
        let customer =
            self.act(&self.by(&people::NINA), move |act| customers::create(act, vendor, &company()))?;
        self.employ(&people::BORIS, customer)?;
        self.employ(&people::OLGA, customer)?;
        self.employ(&people::PAVEL, customer)?;
        let backup = self.issued(customer, (catalogue.full, &[("standard", 8), ("server", 1)]))?;
        self.issued(customer, (catalogue.guard, &[("endpoint", 3)]))?;
        let known = [people::BORIS.email, people::OLGA.email].map(str::to_owned).to_vec();
        self.act(&self.by(&people::BORIS), move |act| {
            bindings::bind_many(act, backup, "standard", &known)?;
            let waiting = bindings::bind(act, backup, "standard", "nikolai.belov@severny-veter.example")?;
            bindings::ask_to_register(act, waiting.seat)
        })?;
        self.act(&self.by(&people::PAVEL), move |act| {
            let wish = Wish { wish: "Backup".into(), units: 1, note: "Новый ноутбук".into() };
            requests::ask_unit(act, customer, &wish).map(drop)
        })
    }

    fn issued(
        &self,
        customer: OrganizationId,
        (plan, lines): (domain::ids::PlanId, &[(&str, i64)]),
    ) -> Result<domain::ids::LicenseId, Problem> {
        let line = |(edition, quantity): &(&str, i64)| LineRequest {
            edition: (*edition).into(),
            quantity: *quantity,
        };
        let issue = Issue {
            plan,
            lines: lines.iter().map(line).collect(),
            starts_on: None,
            extra_space_gb: 0,
            client_limit_gb: 0,
            comments: String::new(),
            stage: Stage::InForce,
            overlap: Vec::new(),
        };
        self.act(&self.by(&people::NINA), move |act| Ok(licenses::issue(act, customer, &issue)?.id))
    }
}

fn company() -> customers::Form {
    customers::Form {
        name: "Северный ветер".into(),
        business_id: "7805123456".into(),
        street_address: "Лиговский пр., 10".into(),
        postal_code: "191040".into(),
        postal_area: "Санкт-Петербург".into(),
        country: "RU".into(),
        language: "ru".into(),
        time_zone: "Europe/Moscow".into(),
        username_prefix: "sv-".into(),
        emergency_email: String::new(),
        account_name: String::new(),
        region: String::new(),
        contact_first_name: "Борис".into(),
        contact_last_name: "Орлов".into(),
        contact_email: "boris.orlov@severny-veter.example".into(),
        keep_deleted_days: 30,
    }
}
