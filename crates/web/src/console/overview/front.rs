//! The figures of the page and of the navigation: counted together, kept for a minute where there is much to count.

use std::sync::Arc;

use domain::{
    Act,
    access::{Action, May},
    alerts::{self, Alert, AlertKind},
    customers,
    ids::OrganizationId,
    installations::{self, InstallationRow},
    invitations::{self, InvitationRow, Status},
    licenses::{self, License, rules::LicenseKind},
    overview::{self, Overview, SILENT_DAYS},
    page::{Page, Total, Window},
    planned_changes::{self, Filter, PlannedChange, State},
    requests::{self, Request},
};

use super::chart;
use crate::{
    answer::PageError,
    kit::{Chart, Counts},
    languages::Locale,
    visit::Visit,
};

/// With no more customers and users than this, counting is quick and done anew for every look.
const SMALL: i64 = 1000;

/// What was counted, with the nearest record of each kind of thing to do.
#[derive(Debug)]
pub(crate) struct Front {
    pub(super) overview: Overview,
    /// Customers without a free seat; `None` for those who may not see licenses.
    pub(super) full: Option<Found<Full>>,
    pub(super) bounced: Found<InvitationRow>,
    pub(super) waiting: Found<InvitationRow>,
    pub(super) silent: Found<InstallationRow>,
    /// Planned changes that could not be done.
    pub(super) refused: Found<PlannedChange>,
    /// Open alerts.
    pub(super) alerts: Found<OpenAlert>,
    /// Customers that ask for more units.
    pub(super) wanted: Found<Request>,
}

/// How many, and the nearest.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub total: Total,
    pub first: Option<T>,
}

impl<T> Found<T> {
    const fn none() -> Self {
        Self { total: Total::Exactly(0), first: None }
    }

    /// The first of a page that `fits`, else the first of it.
    fn of(page: Page<T>, fits: impl Fn(&T) -> bool) -> Self {
        let total = page.total.unwrap_or(Total::Exactly(0));
        let at = page.items.iter().position(fits).unwrap_or(0);
        Self { total, first: page.items.into_iter().nth(at) }
    }
}

/// A customer without a free seat, and the license with the line that is used up.
#[derive(Debug)]
pub(super) struct Full {
    pub customer: OrganizationId,
    pub name: String,
    pub line: Option<(License, usize)>,
}

/// An alert, with the license whose space is running out.
#[derive(Debug)]
pub(super) struct OpenAlert {
    pub alert: Alert,
    pub license: Option<License>,
}

/// How many are looked through for one that something can be done about here.
const LOOKED_THROUGH: i64 = 20;

impl Front {
    fn count(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Self> {
        let overview = overview::overview(act, place)?;
        let may = act.may(place)?;
        let full = if may.act(Action::LicensesView) { Some(full(act, place)?) } else { None };
        Ok(Self {
            bounced: invited(act, place, &overview, Status::Bounced)?,
            waiting: invited(act, place, &overview, Status::Waiting)?,
            silent: silent(act, place, &overview)?,
            refused: refused(act, place, &may)?,
            alerts: open_alerts(act, place, &may)?,
            overview,
            full,
            wanted: wanted(act, place)?,
        })
    }

    /// Whether counting is worth keeping.
    fn is_large(&self) -> bool {
        let users = self.overview.invitations.of(Status::All).number();
        self.overview.customers.active + self.overview.customers.disabled + users > SMALL
    }

    /// How far those came who were invited lately.
    pub(crate) fn invited(&self) -> overview::Invited {
        self.overview.invited
    }

    /// The licenses that end in each of the next twelve months.
    pub(crate) fn ending_months(&self, l: &Locale) -> Vec<(String, i64)> {
        chart::months(l, self)
    }

    /// The same as a chart; nothing where nothing ends.
    pub(crate) fn ending_chart(&self, l: &Locale) -> Option<Chart> {
        chart::chart(l, self)
    }

    /// The numbers beside the navigation.
    pub(crate) fn counts(&self) -> Counts {
        Counts {
            customers: Some(self.overview.customers.active),
            expiring_licenses: self.overview.licenses.as_ref().map(|licenses| licenses.expiring),
            waiting_invitations: Some(self.waiting.total.number()),
        }
    }
}

fn wanted(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Found<Request>> {
    Ok(Found::of(requests::wanted_below(act, place, &Window::first(1))?, |_| true))
}

fn full(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Found<Full>> {
    let filter = customers::Filter { view: Some(customers::View::Full), ..customers::Filter::default() };
    let page = customers::list(act, place, &filter, &Window::first(1))?;
    let found = Found::of(page, |_| true);
    let Some(customer) = found.first else { return Ok(Found { total: found.total, first: None }) };
    let line = licenses::list(act, customer.id)?.into_iter().find_map(used_up);
    Ok(Found { total: found.total, first: Some(Full { customer: customer.id, name: customer.name, line }) })
}

/// A license that units can be added to, with a line of it that nothing is free on.
fn used_up(license: License) -> Option<(License, usize)> {
    let grows = license.kind == LicenseKind::Purchased && license.revoked_at.is_none();
    let at = license.lines.iter().position(|line| line.quantity > 0 && line.free() <= 0)?;
    grows.then_some((license, at))
}

fn invited(
    act: &mut Act<'_>,
    place: OrganizationId,
    overview: &Overview,
    status: Status,
) -> domain::Result<Found<InvitationRow>> {
    let total = overview.invitations.of(status);
    if total.number() == 0 {
        return Ok(Found { total, first: None });
    }
    let filter = invitations::Filter { status: Some(status), ..invitations::Filter::default() };
    let found = invitations::list(act, place, &filter, &Window::first(1))?;
    Ok(Found { total, first: found.items.into_iter().next() })
}

fn silent(
    act: &mut Act<'_>,
    place: OrganizationId,
    overview: &Overview,
) -> domain::Result<Found<InstallationRow>> {
    let total = overview.installations.silent;
    if total.number() == 0 {
        return Ok(Found { total, first: None });
    }
    let filter = installations::Filter { silent_days: Some(SILENT_DAYS), ..installations::Filter::default() };
    let found = installations::list(act, place, &filter, &Window::first(1))?;
    Ok(Found { total, first: found.items.into_iter().next() })
}

fn refused(act: &mut Act<'_>, place: OrganizationId, may: &May) -> domain::Result<Found<PlannedChange>> {
    if !may.act(Action::PlannedChangesView) {
        return Ok(Found::none());
    }
    let filter = Filter { state: Some(State::Refused), ..Filter::default() };
    Ok(Found::of(planned_changes::list(act, place, &filter, &Window::first(1))?, |_| true))
}

fn open_alerts(act: &mut Act<'_>, place: OrganizationId, may: &May) -> domain::Result<Found<OpenAlert>> {
    let page = alerts::list(act, place, &alerts::Filter::default(), &Window::first(LOOKED_THROUGH))?;
    let found = Found::of(page, can_be_settled);
    let Some(alert) = found.first else { return Ok(Found { total: found.total, first: None }) };
    let of_license =
        alert.kind == AlertKind::SpaceLow && alert.seat.is_none() && may.act(Action::LicensesView);
    let license = if of_license { Some(licenses::get(act, alert.license)?) } else { None };
    Ok(Found { total: found.total, first: Some(OpenAlert { alert, license }) })
}

/// Failing runs, and space of one device, are mended on the device.
fn can_be_settled(alert: &Alert) -> bool {
    match alert.kind {
        AlertKind::NotInstalled | AlertKind::Silent | AlertKind::FreedSoon => true,
        AlertKind::SpaceLow => alert.seat.is_none(),
        AlertKind::Failing => false,
    }
}

/// The figures for this person: kept ones when counting is costly, else counted now.
pub(crate) async fn now(visit: &Visit) -> Result<Arc<Front>, PageError> {
    let kept = visit.web.fronts(&visit.may).get(visit.organization);
    if let Some(front) = kept.filter(|front| front.is_large()) {
        return Ok(front);
    }
    let place = visit.organization;
    let front =
        Arc::new(visit.web.world().read_long(&visit.caller, move |act| Front::count(act, place)).await?);
    visit.web.fronts(&visit.may).keep(place, Arc::clone(&front));
    Ok(front)
}

/// After something was settled what was kept is no longer so.
pub(in crate::console) fn forget(visit: &Visit) {
    visit.web.fronts(&visit.may).forget(visit.organization);
}

/// Counts anew beside the request when the kept figures are old; nobody waits for it.
pub(crate) fn refresh(visit: &Visit) {
    let (web, may, place) = (visit.web.clone(), visit.may.clone(), visit.organization);
    if !may.act(Action::SeatsView) || !web.fronts(&may).claim(place) {
        return;
    }
    let caller = visit.caller.clone();
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    runtime.spawn(async move {
        match web.world().read_long(&caller, move |act| Front::count(act, place)).await {
            Ok(front) => web.fronts(&may).keep(place, Arc::new(front)),
            Err(error) => tracing::debug!(%error, "figures of the navigation were not counted"),
        }
    });
}
