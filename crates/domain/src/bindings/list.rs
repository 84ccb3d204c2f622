//! The units of a customer, one row each (RU-03): line by line the used ones by username, then the free ones. A page
//! reads what it shows, however many units there are.

use std::collections::HashMap;

use db::{DbError, FromRow, Row, ToValue, params};

use crate::{
    access::{Action, Scope},
    act::Act,
    clock::{Day, Instant},
    customers::like,
    ids::{BindingId, EditionId, LicenseId, OrganizationId, SeatId},
    input::fold,
    licenses::{
        self, License, Line,
        rules::{LicenseKind, Standing, Status},
    },
    narrowing::Narrowing,
    page::{Cursor, Page, Total, Window},
    places,
    products::Unit as Noun,
    refusal::Result,
    words,
};

words! {
    /// How a unit is held.
    Holding {
        Free => "free",
        Bound => "bound",
        /// For an address whose person has not registered yet.
        Pending => "pending",
        /// Used under a name, without a person behind it.
        Named => "named",
    }
}

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

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub holding: Option<Holding>,
    /// The name of a product, as it was sold.
    pub product: Option<String>,
    /// Status of the license; asks for the right to see licenses.
    pub status: Option<Status>,
    pub license: Option<LicenseId>,
    /// Part of an address or username, or of a license number.
    pub query: String,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct Unit {
    pub license: LicenseId,
    pub number: String,
    pub product_name: String,
    pub plan_name: String,
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Noun,
    pub holding: Holding,
    /// Of a used unit, and of one that rests after unbinding.
    pub seat: Option<SeatId>,
    pub username: String,
    /// The address that it is bound to, or that its user has; empty when free.
    pub email: String,
    /// The person's name, once registered.
    pub name: String,
    pub bound_at: Option<Instant>,
    /// When the person was last asked to register.
    pub asked_at: Option<Instant>,
    pub devices: i64,
    /// What the license is worth and until when; none without the right to see licenses.
    pub term: Option<Term>,
}

/// What is seen of a license with the right to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub kind: LicenseKind,
    pub standing: Standing,
    pub valid_from: Day,
    pub valid_to: Day,
    /// So many days before the end it counts as ending soon.
    pub notice_days: i64,
}

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

/// A line that may have rows, with its license.
struct Place {
    license: License,
    line: Line,
    /// Its number matches what is looked for, so that all its units do.
    whole: bool,
}

fn lines_of(act: &mut Act<'_>, scope: &Scope, filter: &Filter) -> Result<(Vec<Place>, bool)> {
    let may = act.may(scope.organization())?.act(Action::LicensesView);
    if filter.status.is_some() {
        act.allow_customer(Action::LicensesView, scope.organization())?;
    }
    let query = fold(filter.query.trim());
    let mut found = Vec::new();
    for license in licenses::held(act, scope)? {
        let shown = filter.license.is_none_or(|wanted| wanted == license.id)
            && filter.product.as_ref().is_none_or(|wanted| *wanted == license.product_name)
            && filter.status.is_none_or(|wanted| wanted == license.standing.status)
            && (license.revoked_at.is_none() || filter.status.is_some());
        if !shown {
            continue;
        }
        let whole = query.is_empty() || fold(&license.number).contains(&query);
        for line in license.lines.clone() {
            found.push(Place { license: license.clone(), line, whole });
        }
    }
    Ok((found, may))
}

/// The units of a customer. The cursor names line and row.
pub fn list(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<Unit>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let total = window.total(|| Ok(Total::Exactly(count(act, &scope, filter)?.of(filter.holding))))?;
    let (places, may) = lines_of(act, &scope, filter)?;
    let begun = Begun::of(window, &places);
    let mut rows: Vec<Keyed> = Vec::new();
    let wanted = usize::try_from(window.reading()).unwrap_or(usize::MAX);
    for (at, place) in places.iter().enumerate().skip(begun.place) {
        let (after, free_from) =
            if at == begun.place { (begun.username.as_str(), begun.free) } else { ("", 0) };
        if free_from == 0 {
            rows.extend(used(act, &scope, (place, filter), (after, wanted - rows.len()), may)?);
        }
        if rows.len() < wanted {
            rows.extend(free(act, &scope, (place, filter), (free_from, wanted - rows.len()), may)?);
        }
        if rows.len() >= wanted {
            break;
        }
    }
    let page = window.page(rows, Some(total), |row| {
        Cursor::new([
            row.unit.license.to_string(),
            row.unit.edition.to_string(),
            row.key.clone(),
            row.free.to_string(),
        ])
    });
    Ok(page.map(|row| row.unit))
}

/// A row with where it stands: the username it is sorted by, or its place among the free ones.
struct Keyed {
    unit: Unit,
    key: String,
    free: i64,
}

/// Where a page begins.
struct Begun {
    place: usize,
    username: String,
    free: i64,
}

impl Begun {
    fn of(window: &Window, places: &[Place]) -> Self {
        let (license, edition) = (window.key(0), window.key(1));
        let at = places.iter().position(|place| {
            place.license.id.to_string() == license && place.line.edition.to_string() == edition
        });
        match at {
            Some(place) => {
                Self { place, username: window.key(2).to_owned(), free: window.key(3).parse().unwrap_or(0) }
            }
            // The line went meanwhile, or this is the first page.
            None => Self { place: 0, username: String::new(), free: 0 },
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

fn used(
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
fn free(
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

/// How many units of each kind match, whatever kind the filter itself asks for.
pub fn counts(act: &mut Act<'_>, customer: OrganizationId, filter: &Filter) -> Result<Counts> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    count(act, &scope, filter)
}

/// Bound and pending units of each line.
type Tallies = HashMap<(LicenseId, EditionId), (i64, i64, i64)>;

fn count(act: &mut Act<'_>, scope: &Scope, filter: &Filter) -> Result<Counts> {
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

/// The units with a holder that match, up to `most` and one more: for unbinding all that a filter shows.
pub fn held_by(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &Filter,
    most: usize,
) -> Result<Vec<SeatId>> {
    let mut seats = Vec::new();
    for holding in [Holding::Bound, Holding::Pending] {
        if filter.holding.is_some_and(|wanted| wanted != holding) {
            continue;
        }
        let filter = Filter { holding: Some(holding), ..filter.clone() };
        let mut window = Window::first(Window::MOST).uncounted();
        while seats.len() <= most {
            let page = list(act, customer, &filter, &window)?;
            seats.extend(page.items.iter().filter_map(|unit| unit.seat));
            let Some(next) = page.next else { break };
            window = Window::new(Window::MOST, Some(next)).uncounted();
        }
    }
    Ok(seats)
}

/// Who a unit was bound to, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub binding: BindingId,
    pub email: String,
    pub name: Option<String>,
    pub bound_at: Instant,
    pub bound_by: String,
    /// When the person had access from: at once, or on registering.
    pub held_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub ended_by: Option<String>,
}

impl FromRow for Past {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            binding: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            bound_at: row.get("bound_at")?,
            bound_by: row.get("bound_by")?,
            held_at: row.get("held_at")?,
            ended_at: row.get("ended_at")?,
            ended_by: row.get("ended_by")?,
        })
    }
}

/// All holders of a unit, the latest first: it is the same unit whoever had it.
pub fn history(act: &mut Act<'_>, seat: SeatId) -> Result<Vec<Past>> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    Ok(act.tx().all(
        "SELECT b.id, b.email, a.name, b.bound_at, b.bound_by, b.held_at, b.ended_at, b.ended_by FROM bindings b \
         LEFT JOIN accounts a ON a.id = b.account_id WHERE b.customer_id = $1 AND b.seat_id = $2 ORDER BY b.id DESC \
         LIMIT 200",
        params![scope.organization(), seat],
    )?)
}
