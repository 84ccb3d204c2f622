//! The figures of the overview page: what an organization and all below it have, and what needs somebody today.
//! Each is one statement over the subtree; doors keep them for a minute. Never an invariant is decided from them.

mod store;
#[cfg(test)]
mod tests;

use jiff::tz::TimeZone;

use crate::{
    access::Action,
    act::Act,
    clock::Day,
    ids::{LicenseId, OrganizationId},
    invitations,
    licenses::rules::LicenseKind,
    page::Total,
    refusal::Result,
};

/// A device that was not heard of for longer is silent.
pub const SILENT_DAYS: i64 = 7;
/// A license that ends sooner needs somebody.
pub const EXPIRING_DAYS: i64 = 30;
/// Over how many days the way of invitations is told.
pub const INVITATION_DAYS: i64 = 30;

/// Everything on the overview page.
#[derive(Clone, Debug)]
pub struct Overview {
    pub customers: Customers,
    /// Absent for those who may not see licenses.
    pub licenses: Option<Licenses>,
    /// The tabs of the invitations page.
    pub invitations: invitations::Counts,
    /// What became of those who were invited within [`INVITATION_DAYS`].
    pub invited: Invited,
    pub installations: Installations,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customers {
    pub active: i64,
    pub disabled: i64,
}

/// What was bought and lies within its days today, and what ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licenses {
    pub in_force: i64,
    pub seats_bought: i64,
    pub seats_assigned: i64,
    pub seats_installed: i64,
    /// Total space in GB; `None` when a part of it is unlimited.
    pub space_gb: Option<i64>,
    /// How many end within [`EXPIRING_DAYS`].
    pub expiring: i64,
    /// The five that end first.
    pub expiring_first: Vec<Expiring>,
    /// How many end in each of the next twelve months, this one first.
    pub ending: Vec<Month>,
    /// Seats of the plans that are sold most, at most six.
    pub by_plan: Vec<PlanSeats>,
}

/// The seats of all licenses in force that were sold under a plan of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSeats {
    pub name: String,
    pub bought: i64,
    pub assigned: i64,
}

/// A license that ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    pub license: LicenseId,
    pub number: String,
    pub plan_name: String,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub valid_to: Day,
    pub kind: LicenseKind,
    pub term_months: i64,
    pub trial_extensions_left: i64,
}

/// How many licenses end in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    pub licenses: i64,
}

/// How far those came who were invited lately; each user is counted once, at the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invited {
    pub users: Total,
    pub waiting: i64,
    pub sent: i64,
    pub opened: i64,
    pub installed: i64,
    pub bounced: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installations {
    pub devices: i64,
    pub storage_used_bytes: i64,
    /// Not heard of for [`SILENT_DAYS`].
    pub silent: Total,
}

/// The figures of an organization and all below it, as they are now. Days are those of the organization's own zone.
pub fn overview(act: &mut Act<'_>, organization: OrganizationId) -> Result<Overview> {
    let scope = act.allow(Action::SeatsView, organization)?;
    let may_see_licenses = act.may(organization)?.act(Action::LicensesView);
    let today = act.now().day_in(&store::zone(act, &scope)?);
    Ok(Overview {
        customers: store::customers(act, &scope)?,
        licenses: if may_see_licenses { Some(licenses(act, &scope, today)?) } else { None },
        invitations: invitations::counts(act, organization, None)?,
        invited: store::invited(act, &scope)?,
        installations: store::installations(act, &scope)?,
    })
}

fn licenses(act: &mut Act<'_>, scope: &crate::access::Scope, today: Day) -> Result<Licenses> {
    let contracts = store::contracts(act, scope, today)?;
    let lines = store::lines(act, scope, today)?;
    Ok(Licenses {
        in_force: contracts.in_force,
        seats_bought: lines.bought,
        seats_assigned: lines.assigned,
        seats_installed: lines.installed,
        space_gb: (lines.unlimited == 0).then(|| lines.space_gb.saturating_add(contracts.extra_gb)),
        expiring: contracts.expiring,
        expiring_first: store::expiring_first(act, scope, today)?,
        ending: contracts.ending,
        by_plan: store::by_plan(act, scope, today)?,
    })
}

/// The zone of a name, or UTC when the name is not known to this release.
fn zone_named(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
