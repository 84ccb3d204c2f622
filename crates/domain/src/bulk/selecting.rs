//! Which records an order is about: the ids given, or all that the list finds under its filter, each with why nothing
//! is done to it when that is known beforehand.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{BulkAction, Chosen, Filter, How, MOST, Order, Records};
use crate::{
    access::Action,
    act::Act,
    customers::{self, Customer},
    ids::{InstallationId, LicenseId, OrganizationId, SeatId},
    installations,
    invitations::{self, cannot_be_invited},
    licenses::{
        self, Summary,
        rules::{LicenseKind, Reason, Status},
    },
    organizations,
    page::{Page, Window},
    refusal::{Refusal, Result},
    seats::{self, InvitationState},
};

/// A record that was selected.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub record: Uuid,
    pub name: String,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub why_not: Option<Refusal>,
}

/// How many records were selected, and what of them or belonging to them would be changed: each once, in the order of
/// the list or of the ids.
///
/// Refusals: `not-found` when one of the ids is out of reach or not below the organization; `too-many-selected`.
pub(super) fn resolve(
    act: &mut Act<'_>,
    organization: OrganizationId,
    order: &Order,
) -> Result<(i64, Vec<Target>)> {
    let records = order.action.records();
    act.allow(records.seen_by(), organization)?;
    let mut targets = match &order.chosen {
        Chosen::These(ids) => these(act, order, ids)?,
        Chosen::Matching { filter, .. } => {
            filter.require(records)?;
            matching(act, organization, order, filter)?
        }
    };
    let mut once = HashSet::new();
    targets.retain(|target| once.insert(target.record));
    let selected = i64::try_from(targets.len()).unwrap_or(i64::MAX);
    require_below(act, organization, &targets)?;
    if order.action == BulkAction::ExtendCustomers {
        act.allow(Action::LicensesView, organization)?;
        targets = licenses_of(act, order, targets)?;
    }
    if order.action == BulkAction::SendInvitations {
        leave_out_stopped(act, &mut targets)?;
    }
    ask_rights(act, organization, order.action.right(), &mut targets)?;
    Ok((selected, targets))
}

/// No mail goes to users of customers that are stopped.
fn leave_out_stopped(act: &mut Act<'_>, targets: &mut [Target]) -> Result<()> {
    leave_out(act, targets, |act, customer| {
        Ok(organizations::stopped_by(act, customer)?.map(|_| Refusal::CustomerDisabled))
    })
}

/// Notes why nothing is done to targets, for a reason that is asked once of each customer; it takes the place of those
/// that were found before.
fn leave_out(
    act: &mut Act<'_>,
    targets: &mut [Target],
    why: impl Fn(&mut Act<'_>, OrganizationId) -> Result<Option<Refusal>>,
) -> Result<()> {
    let mut known: HashMap<OrganizationId, Option<Refusal>> = HashMap::new();
    for target in targets {
        let reason = match known.get(&target.customer) {
            Some(reason) => reason.clone(),
            None => why(act, target.customer)?,
        };
        known.insert(target.customer, reason.clone());
        target.why_not = reason.or(target.why_not.take());
    }
    Ok(())
}

fn too_many() -> Refusal {
    Refusal::TooManySelected { most: MOST }
}

fn these(act: &mut Act<'_>, order: &Order, ids: &[String]) -> Result<Vec<Target>> {
    if ids.len() as i64 > MOST {
        return Err(too_many().into());
    }
    ids.iter().map(|id| one(act, order, id)).collect()
}

/// What is no id names nothing, like one that is out of reach.
fn id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

fn one(act: &mut Act<'_>, order: &Order, text: &str) -> Result<Target> {
    match order.action.records() {
        Records::Customers => {
            let found = customers::get(act, id::<OrganizationId>(text)?)?;
            Ok(of_customer(order.action, found))
        }
        Records::Licenses => {
            let found = licenses::get(act, id::<LicenseId>(text)?)?;
            let customer_name = organizations::name(act, found.customer)?;
            Ok(of_license(order, (found.customer, customer_name), &found.summary()))
        }
        Records::Users => {
            let found = seats::get(act, id::<SeatId>(text)?)?;
            let customer_name = organizations::name(act, found.customer)?;
            let why_not = user_refuses(order.action, &found.email, found.invitation);
            Ok(of_user((found.id, found.username), (found.customer, customer_name), why_not))
        }
        Records::Devices => {
            let found = installations::get(act, id::<InstallationId>(text)?)?;
            Ok(of_device(found))
        }
    }
}

fn matching(
    act: &mut Act<'_>,
    organization: OrganizationId,
    order: &Order,
    filter: &Filter,
) -> Result<Vec<Target>> {
    Ok(match filter {
        Filter::Customers(filter) => all(|window| customers::records(act, organization, filter, window))?
            .into_iter()
            .map(|found| of_customer(order.action, found))
            .collect(),
        Filter::Licenses(filter) => all(|window| licenses::list_all(act, organization, filter, window))?
            .into_iter()
            .map(|found| of_license(order, (found.customer, found.customer_name), &found.summary))
            .collect(),
        Filter::Users(filter) => all(|window| invitations::list(act, organization, filter, window))?
            .into_iter()
            .map(|found| {
                let why_not = user_refuses(order.action, &found.email, found.invitation);
                of_user((found.seat, found.username), (found.customer, found.customer_name), why_not)
            })
            .collect(),
        Filter::Devices(filter) => all(|window| installations::list(act, organization, filter, window))?
            .into_iter()
            .map(of_device)
            .collect(),
    })
}

/// Every page of a list.
fn all<T>(mut page: impl FnMut(&Window) -> Result<Page<T>>) -> Result<Vec<T>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let next = page(&Window::new(Window::MOST, after.take()).uncounted())?;
        found.extend(next.items);
        if found.len() as i64 > MOST {
            return Err(too_many().into());
        }
        after = next.next;
        if after.is_none() {
            return Ok(found);
        }
    }
}

/// The licenses of the customers that run or will: what is over, revoked or on trial is not meant.
fn licenses_of(act: &mut Act<'_>, order: &Order, customers: Vec<Target>) -> Result<Vec<Target>> {
    let mut found = Vec::new();
    for customer in customers {
        for license in licenses::list(act, customer.customer)? {
            let is_meant = license.kind != LicenseKind::Trial
                && !matches!(license.standing.status, Status::Draft | Status::Revoked | Status::Expired);
            if is_meant {
                let whose = (customer.customer, customer.customer_name.clone());
                found.push(of_license(order, whose, &license.summary()));
            }
        }
        if found.len() as i64 > MOST {
            return Err(too_many().into());
        }
    }
    Ok(found)
}

fn of_customer(action: BulkAction, found: Customer) -> Target {
    let why_not = match (action, found.disabled_at) {
        (BulkAction::DisableCustomers, Some(_)) => Some(Refusal::AlreadyDisabled),
        (BulkAction::EnableCustomers, None) => Some(Refusal::NotDisabled),
        _ => None,
    };
    Target {
        record: found.id.uuid(),
        name: found.name.clone(),
        customer: found.id,
        customer_name: found.name,
        why_not,
    }
}

fn of_license(order: &Order, (customer, customer_name): (OrganizationId, String), found: &Summary) -> Target {
    Target {
        record: found.id.uuid(),
        name: format!("{} · {}", found.plan_name, short(&found.number)),
        customer,
        customer_name,
        why_not: license_refuses(order.action, &order.how, found),
    }
}

/// The beginning of a number, enough to know it by.
fn short(number: &str) -> &str {
    number.split('-').next().unwrap_or(number)
}

/// Why nothing can be done to a license, as far as its state and the order tell.
fn license_refuses(action: BulkAction, how: &How, found: &Summary) -> Option<Refusal> {
    let is = |reason| found.standing.reasons.contains(&reason);
    match action {
        _ if is(Reason::Revoked) => Some(Refusal::AlreadyRevoked),
        BulkAction::ExtendLicenses | BulkAction::AddUnits if found.kind == LicenseKind::Trial => {
            Some(Refusal::TrialNotChanged)
        }
        BulkAction::ExtendCustomers | BulkAction::ExtendLicenses => {
            let later = how.until.is_some_and(|until| found.valid_to >= until);
            later.then(|| Refusal::EndsLater { day: found.valid_to.to_string() })
        }
        BulkAction::SuspendLicenses => is(Reason::Suspended).then_some(Refusal::AlreadySuspended),
        BulkAction::ResumeLicenses => (!is(Reason::Suspended)).then_some(Refusal::NotSuspended),
        _ => None,
    }
}

fn of_user(
    (seat, username): (SeatId, String),
    (customer, customer_name): (OrganizationId, String),
    why_not: Option<Refusal>,
) -> Target {
    Target { record: seat.uuid(), name: username, customer, customer_name, why_not }
}

fn user_refuses(action: BulkAction, email: &str, invitation: InvitationState) -> Option<Refusal> {
    if action == BulkAction::SendInvitations { cannot_be_invited(email, invitation) } else { None }
}

fn of_device(found: installations::InstallationRow) -> Target {
    Target {
        record: found.id.uuid(),
        name: format!("{} · {}", found.device_name, found.username),
        customer: found.customer,
        customer_name: found.customer_name,
        why_not: found.released_at.map(|_| Refusal::InstallationReleased),
    }
}

/// Whoever sees the organization's runs sees what they were about: it must be the organization's own.
fn require_below(act: &mut Act<'_>, organization: OrganizationId, targets: &[Target]) -> Result<()> {
    let mut known = HashSet::new();
    for target in targets {
        if known.insert(target.customer)
            && organizations::steps_down(act, organization, target.customer)?.is_none()
        {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok(())
}

/// Who has the right at the organization has it on all below; others have it on some of them.
fn ask_rights(
    act: &mut Act<'_>,
    organization: OrganizationId,
    right: Action,
    targets: &mut [Target],
) -> Result<()> {
    if act.may(organization)?.act(right) {
        return Ok(());
    }
    leave_out(
        act,
        targets,
        |act, customer| Ok((!act.may(customer)?.act(right)).then_some(Refusal::Forbidden)),
    )
}
