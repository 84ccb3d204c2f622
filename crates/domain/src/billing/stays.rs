//! People of a license that is renewed: who does not move to the new one, and whether the units ordered do for all who do.

use db::params;

use super::{orders::Order, record::Purpose};
use crate::{
    access::Scope,
    act::Act,
    ids::{LicenseId, SeatId},
    refusal::{Problem, Refusal, Result},
};

/// Who does not move, when licenses are renewed. The units ordered must be enough for all who do.
pub(super) fn stays(act: &mut Act<'_>, scope: &Scope, order: &Order) -> Result<Vec<SeatId>> {
    let mut leave = order.leave.clone();
    leave.sort_unstable();
    leave.dedup();
    let renewed = order.lines.iter().filter(|line| line.purpose == Purpose::Renewal);
    let mut licenses: Vec<LicenseId> = renewed.filter_map(|line| line.license).collect();
    licenses.sort_unstable();
    licenses.dedup();
    let mut people = Vec::new();
    for license in licenses {
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
        let line = order.lines.iter().find(|line| line.license == Some(license) && line.edition == code);
        let (assigned, quantity) = (moves as i64, line.map_or(0, |line| line.quantity));
        if assigned > quantity {
            let missing = assigned - quantity;
            let edition = name.to_owned();
            return Err(Refusal::SeatsExceedReplacement { edition, assigned, quantity, missing }.into());
        }
    }
    Ok(())
}
