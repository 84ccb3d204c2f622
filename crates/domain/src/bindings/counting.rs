//! How many units of a customer there are of each kind.

use std::collections::HashMap;

use db::params;

use super::list::{Filter, Holding, lines_of};
use crate::{
    access::{Action, Scope},
    act::Act,
    customers::like,
    ids::{EditionId, LicenseId, OrganizationId},
    narrowing::Narrowing,
    refusal::Result,
};

/// How many units there are, by holding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: i64,
    pub free: i64,
    pub bound: i64,
    pub pending: i64,
    pub named: i64,
}

impl Counts {
    pub const fn of(&self, holding: Option<Holding>) -> i64 {
        match holding {
            None => self.all,
            Some(Holding::Free) => self.free,
            Some(Holding::Bound) => self.bound,
            Some(Holding::Pending) => self.pending,
            Some(Holding::Named) => self.named,
        }
    }
}

/// How many units of each kind match, whatever kind the filter itself asks for.
pub fn counts(act: &mut Act<'_>, customer: OrganizationId, filter: &Filter) -> Result<Counts> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    count(act, &scope, filter)
}

/// Bound and pending units of each line.
type Tallies = HashMap<(LicenseId, EditionId), (i64, i64, i64)>;

pub(super) fn count(act: &mut Act<'_>, scope: &Scope, filter: &Filter) -> Result<Counts> {
    let (places, _) = lines_of(act, scope, filter)?;
    let all = tallies(act, scope, "")?;
    let some = if places.iter().all(|place| place.whole) {
        Tallies::new()
    } else {
        tallies(act, scope, &filter.query)?
    };
    let mut counts = Counts::default();
    for place in &places {
        let found = if place.whole { &all } else { &some };
        let (used, bound, pending) =
            found.get(&(place.license.id, place.line.edition)).copied().unwrap_or_default();
        counts.bound += bound;
        counts.pending += pending;
        counts.named += used - bound - pending;
        counts.free += if place.whole { place.line.free().max(0) } else { 0 };
    }
    counts.all = counts.free + counts.bound + counts.pending + counts.named;
    Ok(counts)
}

fn tallies(act: &mut Act<'_>, scope: &Scope, query: &str) -> Result<Tallies> {
    let mut narrowing =
        Narrowing::new("s.customer_id = $1 AND s.removed_at IS NULL", params![scope.organization()]);
    if !query.trim().is_empty() {
        let part = narrowing.bind(like(query));
        narrowing.and(&format!(
            "(s.username_folded LIKE {part} ESCAPE '!' OR s.email_folded LIKE {part} ESCAPE '!')"
        ));
    }
    let sql = format!(
        "SELECT s.license_id, s.edition_id, COUNT(*) AS used, COUNT(b.account_id) AS bound, COUNT(b.id) AS held \
         FROM seats s LEFT JOIN bindings b ON b.customer_id = s.customer_id AND b.seat_id = s.id \
         AND b.ended_at IS NULL WHERE {} GROUP BY s.license_id, s.edition_id",
        narrowing.sql()
    );
    let rows: Vec<(LicenseId, EditionId, i64, i64, i64)> = act.tx().all(&sql, narrowing.values())?;
    Ok(rows
        .into_iter()
        .map(|(license, edition, used, bound, held)| ((license, edition), (used, bound, held - bound)))
        .collect())
}
