//! The rows of one line of a license: its used units by username, and the free ones behind them.

use db::{DbError, FromRow, Row, ToValue, params};

use super::list::{Filter, Holding, Keyed, Place, Term, Unit};
use crate::{
    access::Scope, act::Act, clock::Instant, customers::like, ids::SeatId, narrowing::Narrowing,
    refusal::Result,
};

/// The state of used units as SQL on `bindings b`, joined from `seats s`.
struct State;

impl State {
    const fn condition(holding: Holding) -> &'static str {
        match holding {
            Holding::Free => "FALSE",
            Holding::Bound => "b.account_id IS NOT NULL",
            Holding::Pending => "b.id IS NOT NULL AND b.account_id IS NULL",
            Holding::Named => "b.id IS NULL",
        }
    }
}

struct Used {
    seat: SeatId,
    username: String,
    key: String,
    email: String,
    devices: i64,
    bound_email: Option<String>,
    held: bool,
    name: Option<String>,
    bound_at: Option<Instant>,
    asked_at: Option<Instant>,
}

impl FromRow for Used {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            seat: row.get("id")?,
            username: row.get("username")?,
            key: row.get("username_folded")?,
            email: row.get("email")?,
            devices: row.get("devices")?,
            bound_email: row.get("bound_email")?,
            held: row.get("held")?,
            name: row.get("name")?,
            bound_at: row.get("bound_at")?,
            asked_at: row.get("asked_at")?,
        })
    }
}

const USED: &str = "SELECT s.id, s.username, s.username_folded, s.email, s.devices, b.email AS bound_email, \
    b.account_id IS NOT NULL AS held, a.name, b.bound_at, b.asked_at FROM seats s \
    LEFT JOIN bindings b ON b.customer_id = s.customer_id AND b.seat_id = s.id AND b.ended_at IS NULL \
    LEFT JOIN accounts a ON a.id = b.account_id";

fn narrowed(scope: &Scope, place: &Place, filter: &Filter) -> Narrowing {
    let mut narrowing = Narrowing::new(
        "s.customer_id = $1 AND s.license_id = $2 AND s.edition_id = $3 AND s.removed_at IS NULL",
        &[scope.organization().to_value(), place.license.id.to_value(), place.line.edition.to_value()],
    );
    if let Some(holding) = filter.holding {
        narrowing.and(State::condition(holding));
    }
    if !place.whole {
        let part = narrowing.bind(like(&filter.query));
        narrowing.and(&format!(
            "(s.username_folded LIKE {part} ESCAPE '!' OR s.email_folded LIKE {part} ESCAPE '!')"
        ));
    }
    narrowing
}

pub(super) fn used(
    act: &mut Act<'_>,
    scope: &Scope,
    (place, filter): (&Place, &Filter),
    (after, most): (&str, usize),
    may: bool,
) -> Result<Vec<Keyed>> {
    if filter.holding == Some(Holding::Free) || place.line.assigned == 0 {
        return Ok(Vec::new());
    }
    let mut narrowing = narrowed(scope, place, filter);
    let after = narrowing.bind(after);
    narrowing.and(&format!("s.username_folded > {after}"));
    let limit = narrowing.bind(i64::try_from(most).unwrap_or(i64::MAX));
    let sql = format!("{USED} WHERE {} ORDER BY s.username_folded LIMIT {limit}", narrowing.sql());
    let rows: Vec<Used> = act.tx().all(&sql, narrowing.values())?;
    Ok(rows
        .into_iter()
        .map(|row| Keyed { key: row.key.clone(), free: 0, unit: used_unit(place, row, may) })
        .collect())
}

fn used_unit(place: &Place, row: Used, may: bool) -> Unit {
    let holding = match (&row.bound_email, row.held) {
        (None, _) => Holding::Named,
        (Some(_), true) => Holding::Bound,
        (Some(_), false) => Holding::Pending,
    };
    Unit {
        holding,
        seat: Some(row.seat),
        username: row.username,
        email: row.bound_email.unwrap_or(row.email),
        name: row.name.unwrap_or_default(),
        bound_at: row.bound_at,
        asked_at: row.asked_at,
        devices: row.devices,
        ..blank(place, may)
    }
}

fn blank(place: &Place, may: bool) -> Unit {
    let (license, line) = (&place.license, &place.line);
    Unit {
        license: license.id,
        number: license.number.clone(),
        product_name: license.product_name.clone(),
        plan_name: license.plan_name.clone(),
        edition: line.edition,
        edition_code: line.edition_code.clone(),
        edition_name: line.edition_name.clone(),
        unit: line.unit,
        holding: Holding::Free,
        seat: None,
        username: String::new(),
        email: String::new(),
        name: String::new(),
        bound_at: None,
        asked_at: None,
        devices: 0,
        term: may.then(|| Term {
            kind: license.kind,
            notice_days: license.notice_days,
            standing: license.standing.clone(),
            valid_from: license.valid_from,
            valid_to: license.valid_to,
        }),
    }
}

/// Free units from a place on: those that rest first, under their ids, then those that nobody ever had.
pub(super) fn free(
    act: &mut Act<'_>,
    scope: &Scope,
    (place, filter): (&Place, &Filter),
    (from, most): (i64, usize),
    may: bool,
) -> Result<Vec<Keyed>> {
    if !place.whole || filter.holding.is_some_and(|holding| holding != Holding::Free) {
        return Ok(Vec::new());
    }
    let last = place.line.free().min(from + i64::try_from(most).unwrap_or(i64::MAX / 2));
    if last <= from {
        return Ok(Vec::new());
    }
    let resting: Vec<(SeatId,)> = act.tx().all(
        "SELECT id FROM seats WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND vacated_at IS NOT NULL ORDER BY id LIMIT $4",
        params![scope.organization(), place.license.id, place.line.edition, last],
    )?;
    let unit = |number: i64| Keyed {
        unit: Unit {
            seat: usize::try_from(number).ok().and_then(|at| resting.get(at)).map(|row| row.0),
            ..blank(place, may)
        },
        // Past every username, so that the next page begins among the free ones.
        key: String::new(),
        free: number + 1,
    };
    Ok((from..last).map(unit).collect())
}
