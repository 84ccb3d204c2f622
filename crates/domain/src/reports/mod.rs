//! Reports: what was sold, given on, bound, installed and heard of, how that went over a year, and where it can be
//! bought less of. A report of few customers is counted when it is looked at; of many it is counted by the worker and
//! kept, so that a page never waits for a sum. Nothing is decided from it.

mod kept;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use kept::{Due, count_due, keep, latest};
pub use store::MOST_NAMED;

use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    clock::{Day, Instant},
    ids::OrganizationId,
    page::{Page, Window},
    refusal::Result,
};

/// A device that was heard of within so many days is seen.
pub const SEEN_DAYS: i64 = 30;
/// Over how many months a report goes, this one included.
pub const MONTHS: i64 = 13;

/// Everything of one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub made_at: Instant,
    pub organization: OrganizationId,
    pub customers: i64,
    pub totals: Units,
    /// Units that purchase codes brought and that nobody was given yet.
    pub in_stock: i64,
    pub storage: Storage,
    /// The last day of each month, and today at the end.
    pub months: Vec<Month>,
    /// Devices by the version of the program, the most first; the rest together at the end without a version.
    pub versions: Vec<Version>,
    pub silent: Silent,
    /// Customers that use the most of their space, the fullest first.
    pub fullest: Vec<Named>,
    /// Customers with the most units that nobody uses, the most first.
    pub idle: Vec<Named>,
}

/// Units from the sale to the use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Units {
    /// On licenses in force.
    pub bought: i64,
    /// Given to users.
    pub assigned: i64,
    /// Of those, installed on a device at least.
    pub installed: i64,
    /// Of those, heard of within [`SEEN_DAYS`].
    pub seen: i64,
}

impl Units {
    /// Bought and given to nobody.
    pub const fn free(&self) -> i64 {
        self.bought - self.assigned
    }

    /// Given to users of whom no device was heard lately: what could be given to others, or not be renewed.
    pub const fn idle(&self) -> i64 {
        self.assigned - self.seen
    }

    const fn add(&mut self, other: &Self) {
        self.bought += other.bought;
        self.assigned += other.assigned;
        self.installed += other.installed;
        self.seen += other.seen;
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Storage {
    pub used_bytes: i64,
    /// `None` when a part of it is without a limit.
    pub space_gb: Option<i64>,
    pub devices: i64,
}

/// What was so at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    pub day: Day,
    pub bought: i64,
    pub assigned: i64,
    /// Users with a device at least.
    pub installed: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub version: String,
    pub devices: i64,
}

/// Devices by how long nothing was heard of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silent {
    /// Within the last seven days.
    pub heard: i64,
    pub over_7: i64,
    pub over_30: i64,
    pub over_90: i64,
}

/// A customer with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub customer: OrganizationId,
    pub name: String,
    pub units: Units,
    pub storage: Storage,
}

impl Named {
    /// Percent of the space that is used; none without a limit, or without space.
    pub fn percent_used(&self) -> Option<i64> {
        let space = self.storage.space_gb.filter(|space| *space > 0)?;
        let percent = i128::from(self.storage.used_bytes) * 100 / (i128::from(space) * 1_000_000_000);
        Some(i64::try_from(percent).unwrap_or(i64::MAX))
    }
}

/// Counts the report of an organization and all below it, as it is now; may take seconds where there are many
/// customers, so never on a thread that serves pages. `before` gives the months that are counted already.
///
/// Refusals: `not-found`, `forbidden` for those who may not see licenses.
pub fn report(act: &mut Act<'_>, organization: OrganizationId, before: &[Month]) -> Result<Report> {
    let scope = act.allow(Action::LicensesView, organization)?;
    let zone = store::zone(act, &scope)?;
    let (now, today) = (act.now(), act.now().day_in(&zone));
    let customers = store::customers(act, &scope, today)?;
    let mut totals = Units::default();
    let mut storage = Storage { space_gb: Some(0), ..Storage::default() };
    for customer in &customers {
        totals.add(&customer.units);
        storage.used_bytes += customer.storage.used_bytes;
        storage.devices += customer.storage.devices;
        storage.space_gb =
            storage.space_gb.zip(customer.storage.space_gb).map(|(all, own)| all.saturating_add(own));
    }
    Ok(Report {
        made_at: now,
        organization,
        customers: store::count(act, &scope)?,
        totals,
        in_stock: store::in_stock(act, &scope)?,
        storage,
        months: months(act, &scope, today, before)?,
        versions: store::versions(act, &scope)?,
        silent: store::silent(act, &scope)?,
        fullest: store::fullest(act, &customers)?,
        idle: store::most_idle(act, &customers)?,
    })
}

/// The last days of past months, and today. A month that is over does not change any more.
fn months(act: &mut Act<'_>, scope: &Scope, today: Day, before: &[Month]) -> Result<Vec<Month>> {
    let first = Day::from_date(today.date().first_of_month());
    let ends = (1..MONTHS).rev().map(|ago| first.plus_months(1 - ago).plus_days(-1));
    let mut months = Vec::new();
    for day in ends.chain([today]) {
        let known = before.iter().find(|month| month.day == day && day < today);
        months.push(match known {
            Some(known) => *known,
            None => store::month(act, scope, day)?,
        });
    }
    Ok(months)
}

/// Whose report it is: its name and kind.
///
/// Refusals: as of [`report`].
pub fn subject(act: &mut Act<'_>, organization: OrganizationId) -> Result<(String, OrganizationKind)> {
    let scope = act.allow(Action::LicensesView, organization)?;
    Ok((store::name(act, &scope)?, scope.kind()))
}

/// Whether the report is quick to count: of a customer, and where there are few.
///
/// Refusals: as of [`report`].
pub fn is_quick(act: &mut Act<'_>, organization: OrganizationId) -> Result<bool> {
    let scope = act.allow(Action::LicensesView, organization)?;
    Ok(scope.kind() == OrganizationKind::Customer || store::is_small(act, &scope)?)
}

/// Customer by customer, in the order of their names: what each bought, gave, installed and uses.
///
/// Refusals: as of [`report`].
pub fn reconciliation(
    act: &mut Act<'_>,
    organization: OrganizationId,
    window: &Window,
) -> Result<Page<Named>> {
    let scope = act.allow(Action::LicensesView, organization)?;
    store::page(act, &scope, window)
}
