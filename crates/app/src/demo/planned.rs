//! What is planned for days to come: units that grow and shrink, a license that is suspended, a customer that leaves; and
//! one that could not be done, because more is in use than it would leave.

use domain::clock::Day;
use domain::licenses::{self, License, LicenseFilter};
use domain::notes::{self, Subject};
use domain::page::Window;
use domain::planned_changes::{self, Deed, Plan, When};

use super::people;
use super::story::{Sellers, Telling};
use crate::config::Problem;

impl Telling {
    /// Plans for the first customers of Nordic that have room to.
    pub(super) fn plan(&mut self, sellers: Sellers) -> Result<(), Problem> {
        let (nina, vendor) = (self.by(&people::NINA), sellers.nordic);
        let open = self.act(&nina, move |act| {
            let page = licenses::list_all(act, vendor, &LicenseFilter::default(), &Window::first(60))?;
            page.items.iter().map(|row| licenses::get(act, row.summary.id)).collect::<Result<Vec<_>, _>>()
        })?;
        let today = self.now.day_in(&jiff::tz::TimeZone::UTC);
        let first = Day::from_date(today.date().first_of_month()).plus_months(1);
        let bought =
            open.iter().filter(|license| license.standing.status.is_in_force() && in_use(license) > 1);
        let wanted: Vec<&License> = bought.filter(|license| !is_trial(license)).take(5).collect();
        let plans = [
            units(&wanted, 0, When::On(first), 5),
            units(&wanted, 1, When::TermEnd, -1),
            units(&wanted, 2, When::On(first.plus_days(14)), 10),
            deed(&wanted, 3, Deed::Suspend, first.plus_days(9)),
            deed(&wanted, 4, Deed::Disable, first.plus_days(20)),
        ];
        for (license, plan) in plans.into_iter().flatten() {
            let customer = license.customer;
            self.act(&nina, move |act| planned_changes::plan(act, customer, &plan).map(drop))?;
        }
        self.remark(wanted.first().copied())?;
        self.fail(wanted.first().copied())
    }

    /// Notes on the first license, of which one tells a colleague.
    fn remark(&mut self, license: Option<&License>) -> Result<(), Problem> {
        let Some(license) = license else { return Ok(()) };
        let (of_license, of_customer) = (Subject::License(license.id), Subject::Customer(license.customer));
        self.act(&self.by(&people::NINA), move |act| {
            notes::write(
                act,
                of_customer,
                "Calls on Mondays only. Contract: https://files.example/contract.pdf",
            )?;
            let colleagues = notes::mentionable(act, of_license, "")?;
            let own = act.actor().account();
            let other = colleagues.iter().find(|colleague| Some(colleague.account) != own);
            let text = other.map_or_else(
                || "Wants five more from the first on.".to_owned(),
                |colleague| format!("@{} they want five more from the first on.", colleague.name),
            );
            notes::write(act, of_license, &text).map(drop)
        })
    }

    /// Planned three days ago for yesterday: the worker finds that it cannot be done.
    fn fail(&mut self, license: Option<&License>) -> Result<(), Problem> {
        let Some(license) = license else { return Ok(()) };
        let (customer, id) = (license.customer, license.id);
        let Some(line) = license.lines.iter().find(|line| line.assigned > 0) else { return Ok(()) };
        let yesterday = self.now.day_in(&jiff::tz::TimeZone::UTC).plus_days(-1);
        let plan = Plan {
            deed: Deed::Units,
            license: Some(id),
            edition: line.edition_code.clone(),
            quantity: Some(line.assigned - 1),
            when: When::On(yesterday),
            reason: "Two colleagues leave".into(),
        };
        self.back(-4);
        let nina = self.by(&people::NINA);
        self.act(&nina, move |act| planned_changes::plan(act, customer, &plan).map(drop))?;
        self.back(0);
        Ok(())
    }
}

fn is_trial(license: &License) -> bool {
    license.kind == licenses::rules::LicenseKind::Trial
}

fn in_use(license: &License) -> i64 {
    license.lines.iter().map(|line| line.assigned).sum()
}

/// The total of the first line of a license, so many more or fewer.
fn units<'a>(wanted: &[&'a License], place: usize, when: When, more: i64) -> Option<(&'a License, Plan)> {
    let license = wanted.get(place)?;
    let line = license.lines.first()?;
    let plan = Plan {
        deed: Deed::Units,
        license: Some(license.id),
        edition: line.edition_code.clone(),
        quantity: Some((line.quantity + more).max(0)),
        when,
        reason: String::new(),
    };
    Some((license, plan))
}

fn deed<'a>(wanted: &[&'a License], place: usize, deed: Deed, day: Day) -> Option<(&'a License, Plan)> {
    let license = wanted.get(place)?;
    let plan = Plan {
        deed,
        license: deed.is_of_license().then_some(license.id),
        edition: String::new(),
        quantity: None,
        when: When::On(day),
        reason: "Contract ends".into(),
    };
    Some((license, plan))
}
