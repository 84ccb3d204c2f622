//! Renewals: offered before the end, ordered once; of its people some do not move to the new license, and the units ordered
//! do for all who do.

use db::{DbError, FromRow, Row, params};

use super::{
    orders::{Order, OrderLine},
    prices,
    record::Purpose,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    ids::{InvoiceId, LicenseId, OrganizationId, SeatId},
    input::fold,
    licenses::{self, License, rules::LicenseKind},
    refusal::{Error, FieldProblem, Problem, Refusal, Result},
};

/// The licenses that an order renews, each once, always in the same order.
fn renewed(order: &Order) -> Vec<LicenseId> {
    let lines = order.lines.iter().filter(|line| line.purpose == Purpose::Renewal);
    let mut licenses: Vec<LicenseId> = lines.filter_map(|line| line.license).collect();
    licenses.sort_unstable();
    licenses.dedup();
    licenses
}

/// Takes the rows of the licenses that an order renews, so that of two orders at once the second sees the first.
pub(super) fn hold_renewed(act: &mut Act<'_>, scope: &Scope, order: &Order) -> Result<()> {
    for license in renewed(order) {
        licenses::hold(act, scope, license)?;
    }
    Ok(())
}

/// Whether a license may be renewed as far as orders and invoices go: one that was neither cancelled nor credited in full
/// stands in the way, but for the invoice that is being issued.
///
/// Refusals: `already-renewed`.
pub(super) fn renewed_once(
    act: &mut Act<'_>,
    scope: &Scope,
    license: &License,
    but: Option<InvoiceId>,
) -> Result<()> {
    let found: Vec<(InvoiceId, Option<String>)> = act.tx().all(
        "SELECT DISTINCT v.id, v.number FROM invoice_lines n JOIN invoices v ON v.customer_id = n.customer_id \
         AND v.id = n.invoice_id WHERE n.customer_id = $1 AND n.of_license_id = $2 AND n.purpose = 'renewal' \
         AND v.state NOT IN ('cancelled', 'credited') ORDER BY v.id",
        params![scope.organization(), license.id],
    )?;
    let Some((id, invoice)) = found.into_iter().find(|(id, _)| Some(*id) != but) else { return Ok(()) };
    let invoice = invoice.unwrap_or_else(|| id.to_string());
    Err(Refusal::AlreadyRenewed { number: license.number.clone(), invoice }.into())
}

/// The licenses of a customer whose end is near, or over with people still on them, and which can be ordered for a new
/// term; the one that ends first before others.
pub fn renewable(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<License>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    let priced = match prices::offered(act, &scope) {
        Ok((_, plans)) => plans,
        Err(Error::Refused(Refusal::NoIssuer)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let today = licenses::customer_day(act, customer)?;
    let mut found = Vec::new();
    for license in licenses::held(act, &scope)? {
        let left = license.valid_to.days_since(today);
        let used: i64 = license.lines.iter().map(|line| line.assigned).sum();
        let is_due = left <= license.notice_days && (left >= 0 || used > 0);
        let is_sold = priced.iter().any(|offered| offered.plan.id == license.plan);
        if !(is_due && is_sold && can_be_renewed(&license)) {
            continue;
        }
        match renewed_once(act, &scope, &license, None) {
            Ok(()) => found.push(license),
            Err(Error::Refused(Refusal::AlreadyRenewed { .. })) => {}
            Err(error) => return Err(error),
        }
    }
    found.sort_by_key(|license| license.valid_to);
    Ok(found)
}

/// Bought and paid, and not revoked.
pub(super) fn can_be_renewed(license: &License) -> bool {
    license.kind == LicenseKind::Purchased
        && license.revoked_at.is_none()
        && license.drafted_at.is_none()
        && license.payment_awaited_at.is_none()
}

/// Who does not move, when licenses are renewed. The units ordered must be enough for all who do.
pub(super) fn stays(act: &mut Act<'_>, scope: &Scope, order: &Order) -> Result<Vec<SeatId>> {
    let mut people = Vec::new();
    for license in renewed(order) {
        people.extend(people_on(act, scope, license)?.into_iter().map(|person| (license, person)));
    }
    let mut leave = order.leave.clone();
    leave.extend(named(&order.leave_names, &people)?);
    leave.sort_unstable();
    leave.dedup();
    if !leave.iter().all(|seat| people.iter().any(|(_, person)| person.seat == *seat)) {
        return Err(Refusal::field("leave", Problem::NotAChoice).into());
    }
    for license in renewed(order) {
        let on: Vec<&OnEdition> =
            people.iter().filter(|(of, _)| *of == license).map(|(_, person)| person).collect();
        enough(order, license, &on, &leave)?;
    }
    Ok(leave)
}

/// Those whose username or address was typed; each must be on one of the licenses.
fn named(names: &[String], people: &[(LicenseId, OnEdition)]) -> Result<Vec<SeatId>> {
    let (mut seats, mut problems) = (Vec::new(), Vec::new());
    for name in names.iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()) {
        let is_named = |person: &OnEdition| fold(&person.username) == name || fold(&person.email) == name;
        let before = seats.len();
        seats.extend(people.iter().filter(|(_, person)| is_named(person)).map(|(_, person)| person.seat));
        if seats.len() == before && problems.is_empty() {
            problems.push(FieldProblem::new("leave_names".to_owned(), Problem::NobodyNamed { name }));
        }
    }
    if problems.is_empty() { Ok(seats) } else { Err(Refusal::Invalid(problems).into()) }
}

/// A person on a license, with the code and name of the edition.
struct OnEdition {
    seat: SeatId,
    code: String,
    edition: String,
    username: String,
    email: String,
}

impl FromRow for OnEdition {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            seat: row.get("id")?,
            code: row.get("edition_code")?,
            edition: row.get("edition_name")?,
            username: row.get("username")?,
            email: row.get("email")?,
        })
    }
}

fn people_on(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<Vec<OnEdition>> {
    Ok(act.tx().all(
        "SELECT s.id, n.edition_code, n.edition_name, s.username, s.email FROM seats s JOIN lines n ON n.customer_id = s.customer_id \
         AND n.license_id = s.license_id AND n.edition_id = s.edition_id \
         WHERE s.customer_id = $1 AND s.license_id = $2 AND s.removed_at IS NULL ORDER BY n.position, s.id",
        params![scope.organization(), license],
    )?)
}

fn enough(order: &Order, license: LicenseId, people: &[&OnEdition], leave: &[SeatId]) -> Result<()> {
    let mut editions: Vec<(&str, &str)> =
        people.iter().map(|person| (person.code.as_str(), person.edition.as_str())).collect();
    editions.dedup();
    for (code, name) in editions {
        let moves =
            people.iter().filter(|person| person.code == code && !leave.contains(&person.seat)).count();
        let renews = |line: &&OrderLine| {
            line.purpose == Purpose::Renewal && line.license == Some(license) && line.edition == code
        };
        let line = order.lines.iter().find(renews);
        let (assigned, quantity) = (moves as i64, line.map_or(0, |line| line.quantity));
        if assigned > quantity {
            let missing = assigned - quantity;
            let edition = name.to_owned();
            return Err(Refusal::SeatsExceedReplacement { edition, assigned, quantity, missing }.into());
        }
    }
    Ok(())
}
