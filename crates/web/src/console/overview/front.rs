//! The figures of the page and of the navigation: counted together, kept for a minute where there is much to count.

use std::sync::Arc;

use domain::{
    Act,
    access::{Action, May},
    alerts, customers,
    ids::OrganizationId,
    installations,
    invitations::{self, InvitationRow, Status},
    overview::{self, Overview, SILENT_DAYS},
    page::{Total, Window},
    planned_changes::{self, Filter, State},
    requests,
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

/// What was counted, with the nearest example of each kind of thing to do.
#[derive(Debug)]
pub(crate) struct Front {
    pub(super) overview: Overview,
    /// Customers without a free seat; `None` for those who may not see licenses.
    pub(super) full: Option<Examples>,
    pub(super) bounced: Examples,
    /// The first whose invitation came back, to be mended at once.
    pub(super) bounced_first: Option<InvitationRow>,
    pub(super) waiting: Examples,
    pub(super) silent: Examples,
    /// Planned changes that could not be done.
    pub(super) refused: Examples,
    /// Open alerts.
    pub(super) alerts: Examples,
    /// Customers that ask for more units.
    pub(super) wanted: Examples,
}

/// How many, and the names of the first.
#[derive(Debug)]
pub(super) struct Examples {
    pub total: Total,
    pub names: Vec<String>,
}

impl Front {
    fn count(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Self> {
        let overview = overview::overview(act, place)?;
        let may = act.may(place)?;
        let full = if may.act(Action::LicensesView) { Some(full(act, place)?) } else { None };
        Ok(Self {
            bounced: invited(act, place, &overview, Status::Bounced)?,
            bounced_first: first_bounced(act, place, &overview)?,
            waiting: invited(act, place, &overview, Status::Waiting)?,
            silent: silent(act, place, &overview)?,
            refused: refused(act, place, &may)?,
            alerts: alerts(act, place)?,
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

fn wanted(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Examples> {
    let wanted = requests::wanted_below(act, place, &Window::first(3))?;
    let total = wanted.total.unwrap_or(Total::Exactly(0));
    let names = wanted.items.into_iter().map(|request| request.customer_name).collect();
    Ok(Examples { total, names })
}

fn full(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Examples> {
    let filter = customers::Filter { view: Some(customers::View::Full), ..customers::Filter::default() };
    let page = customers::list(act, place, &filter, &Window::first(3))?;
    let names = page.items.into_iter().map(|customer| customer.name).collect();
    Ok(Examples { total: page.total.unwrap_or(Total::Exactly(0)), names })
}

fn invited(
    act: &mut Act<'_>,
    place: OrganizationId,
    overview: &Overview,
    status: Status,
) -> domain::Result<Examples> {
    let total = overview.invitations.of(status);
    if total.number() == 0 {
        return Ok(Examples { total, names: Vec::new() });
    }
    let filter = invitations::Filter { status: Some(status), ..invitations::Filter::default() };
    let page = invitations::list(act, place, &filter, &Window::first(1))?;
    let names = page.items.into_iter().map(|row| format!("{}, {}", row.username, row.customer_name));
    Ok(Examples { total, names: names.collect() })
}

fn first_bounced(
    act: &mut Act<'_>,
    place: OrganizationId,
    overview: &Overview,
) -> domain::Result<Option<InvitationRow>> {
    if overview.invitations.of(Status::Bounced).number() == 0 {
        return Ok(None);
    }
    let filter = invitations::Filter { status: Some(Status::Bounced), ..invitations::Filter::default() };
    Ok(invitations::list(act, place, &filter, &Window::first(1))?.items.into_iter().next())
}

fn silent(act: &mut Act<'_>, place: OrganizationId, overview: &Overview) -> domain::Result<Examples> {
    let total = overview.installations.silent;
    if total.number() == 0 {
        return Ok(Examples { total, names: Vec::new() });
    }
    let filter = installations::Filter { silent_days: Some(SILENT_DAYS), ..installations::Filter::default() };
    let page = installations::list(act, place, &filter, &Window::first(1))?;
    let names = page.items.into_iter().map(|row| format!("{}, {}", row.device_name, row.customer_name));
    Ok(Examples { total, names: names.collect() })
}

fn refused(act: &mut Act<'_>, place: OrganizationId, may: &May) -> domain::Result<Examples> {
    if !may.act(Action::PlannedChangesView) {
        return Ok(Examples { total: Total::Exactly(0), names: Vec::new() });
    }
    let filter = Filter { state: Some(State::Refused), ..Filter::default() };
    let page = planned_changes::list(act, place, &filter, &Window::first(1))?;
    let names = page.items.into_iter().map(|planned| planned.customer_name).collect();
    Ok(Examples { total: page.total.unwrap_or(Total::Exactly(0)), names })
}

fn alerts(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Examples> {
    let page = alerts::list(act, place, &alerts::Filter::default(), &Window::first(1))?;
    let names = page.items.into_iter().map(|row| format!("{}, {}", row.name, row.customer_name));
    Ok(Examples { total: page.total.unwrap_or(Total::Exactly(0)), names: names.collect() })
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
