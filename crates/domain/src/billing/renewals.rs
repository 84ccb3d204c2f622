//! Renewals: a license is renewed once, and of its people some do not move to the new one; the units ordered do for all
//! who do.

use db::params;

use super::{
    orders::{Order, OrderLine},
    record::Purpose,
};
use crate::{
    access::Scope,
    act::Act,
    ids::{InvoiceId, LicenseId, SeatId},
    licenses::{self, License},
    refusal::{Problem, Refusal, Result},
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

/// Who does not move, when licenses are renewed. The units ordered must be enough for all who do.
pub(super) fn stays(act: &mut Act<'_>, scope: &Scope, order: &Order) -> Result<Vec<SeatId>> {
    let mut leave = order.leave.clone();
    leave.sort_unstable();
    leave.dedup();
    let mut people = Vec::new();
    for license in renewed(order) {
        let found = people_on(act, scope, license)?;
        enough(order, license, &found, &leave)?;
        people.extend(found);
    }
    if leave.iter().all(|seat| people.iter().any(|person| person.0 == *seat)) {
        Ok(leave)
    } else {
        Err(Refusal::field("leave", Problem::NotAChoice).into())
    }
}

/// A person on a license: with the code and name of the edition.
type OnEdition = (SeatId, String, String);

fn people_on(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<Vec<OnEdition>> {
    Ok(act.tx().all(
        "SELECT s.id, n.edition_code, n.edition_name FROM seats s JOIN lines n ON n.customer_id = s.customer_id \
         AND n.license_id = s.license_id AND n.edition_id = s.edition_id \
         WHERE s.customer_id = $1 AND s.license_id = $2 AND s.removed_at IS NULL ORDER BY n.position, s.id",
        params![scope.organization(), license],
    )?)
}

fn enough(order: &Order, license: LicenseId, people: &[OnEdition], leave: &[SeatId]) -> Result<()> {
    let mut editions: Vec<(&str, &str)> =
        people.iter().map(|(_, code, name)| (code.as_str(), name.as_str())).collect();
    editions.dedup();
    for (code, name) in editions {
        let moves = people.iter().filter(|person| person.1 == code && !leave.contains(&person.0)).count();
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
