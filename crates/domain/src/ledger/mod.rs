//! The ledger of units: every change of what is held and of what of it is in use is an entry, in the transaction of
//! the operation that makes it. Here: how one is entered, and the history of a license with what it held on any day.
//! The counters themselves stand where they are decided by; `doctor` proves that both say the same.

mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};
use uuid::Uuid;

pub(crate) use store::{balances_at, enter, entries};

use crate::{
    access::{Action, Scope},
    act::Act,
    clock::{Day, Instant},
    ids::{EditionId, EventId, LicenseId, OrganizationId, SeatId},
    input::Checks,
    licenses::{self, License},
    page::{Page, Window},
    products::{Nouns, Unit},
    refusal::{Problem, Result},
    words,
};

words! {
    /// What became of units.
    Movement {
        Bought => "bought",
        /// Given on to a customer or a partner below.
        Allotted => "allotted",
        /// Taken back, or given up.
        Returned => "returned",
        Bound => "bound",
        Released => "released",
        /// Their term began anew.
        Renewed => "renewed",
        Expired => "expired",
        /// A trial became a purchase.
        Converted => "converted",
        Revoked => "revoked",
        /// The purchase code that brought them was cancelled.
        Cancelled => "cancelled",
    }
}

words! {
    /// Which counter an entry moves; some only tell what became of the units.
    Counter { Quantity => "quantity", Used => "used", None => "none" }
}

words! {
    /// How the units came or went.
    Source {
        Manual => "manual",
        Trial => "trial",
        Nfr => "nfr",
        PurchaseCode => "purchase_code",
        Invoice => "invoice",
        /// A license took the place of another.
        Handover => "handover",
        /// The day came.
        Schedule => "schedule",
    }
}

/// Whose units: the line of a license, or the stock of a purchase code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub organization: OrganizationId,
    pub subject: Uuid,
    pub edition: EditionId,
}

impl Account {
    pub const fn line(scope: &Scope, license: LicenseId, edition: EditionId) -> Self {
        Self { organization: scope.organization(), subject: license.uuid(), edition }
    }
}

/// One entry to be made. Its event is the next one that the act records.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub what: Movement,
    /// With its sign: how the counter moves, or how many units it tells of.
    pub units: i64,
    pub counter: Counter,
    pub source: Source,
    /// The record it came from, such as an invoice or a purchase code, by its id as shown.
    pub reference: String,
    /// To whom, or from whom.
    pub party: String,
    pub seat: Option<SeatId>,
    /// When it was so; now unless said otherwise.
    pub at: Option<Instant>,
}

impl Entry {
    pub fn new(what: Movement, counter: Counter, units: i64) -> Self {
        Self {
            what,
            units,
            counter,
            source: Source::Manual,
            reference: String::new(),
            party: String::new(),
            seat: None,
            at: None,
        }
    }

    /// Units that come or go by a change of the total.
    pub fn quantity(units: i64) -> Self {
        let what = if units < 0 { Movement::Returned } else { Movement::Bought };
        Self::new(what, Counter::Quantity, units)
    }

    /// Units that users take or leave.
    pub fn used(units: i64) -> Self {
        let what = if units < 0 { Movement::Released } else { Movement::Bound };
        Self::new(what, Counter::Used, units)
    }

    #[must_use]
    pub fn by(self, source: Source) -> Self {
        Self { source, ..self }
    }

    #[must_use]
    pub fn of(self, reference: impl ToString) -> Self {
        Self { reference: reference.to_string(), ..self }
    }

    #[must_use]
    pub fn party(self, party: impl Into<String>) -> Self {
        Self { party: party.into(), ..self }
    }

    /// Of one user.
    #[must_use]
    pub fn seat(self, seat: SeatId, username: impl Into<String>) -> Self {
        Self { seat: Some(seat), ..self }.party(username)
    }
}

/// An entry as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub edition: EditionId,
    /// Numbered through within its edition.
    pub position: i64,
    pub at: Instant,
    pub what: Movement,
    pub units: i64,
    pub counter: Counter,
    /// What it left behind.
    pub quantity: i64,
    pub used: i64,
    pub source: Source,
    pub reference: String,
    pub party: String,
    pub seat: Option<SeatId>,
    pub actor_kind: String,
    pub actor_name: String,
    /// `None` for what was there before the ledger.
    pub event: Option<EventId>,
}

impl FromRow for Entered {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            edition: row.get("edition_id")?,
            position: row.get("position")?,
            at: row.get("at")?,
            what: row.get("what")?,
            units: row.get("units")?,
            counter: row.get("counter")?,
            quantity: row.get("quantity")?,
            used: row.get("used")?,
            source: row.get("source")?,
            reference: row.get("reference")?,
            party: row.get("party")?,
            seat: row.get("seat_id")?,
            actor_kind: row.get("actor_kind")?,
            actor_name: row.get("actor_name")?,
            event: row.get("event_id")?,
        })
    }
}

/// What one edition of a license held at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    pub nouns: Nouns,
    pub quantity: i64,
    pub used: i64,
}

/// The history of a license as of the end of a day.
#[derive(Clone, Debug)]
pub struct History {
    pub license: License,
    pub as_of: Day,
    pub balances: Vec<Balance>,
    /// The newest first.
    pub entries: Page<Entered>,
}

/// The entries of a license up to the end of a day where the customer is, today unless given, and what each edition
/// held then.
///
/// Refusals: a day that is still to come.
pub fn of_license(
    act: &mut Act<'_>,
    license: LicenseId,
    as_of: Option<Day>,
    window: &Window,
) -> Result<History> {
    let scope = licenses::locate(act, Action::LicensesView, license)?;
    let zone = licenses::customer_zone(act, scope.organization())?;
    let as_of = past_day(act.now().day_in(&zone), as_of)?;
    let license = licenses::get(act, license)?;
    let end = licenses::rules::end_of_day(as_of, &zone);
    let mut balances = Vec::with_capacity(license.lines.len());
    for line in &license.lines {
        let account = Account::line(&scope, license.id, line.edition);
        let (quantity, used) = balances_at(act, account, end)?;
        balances.push(Balance {
            edition: line.edition,
            edition_code: line.edition_code.clone(),
            edition_name: line.edition_name.clone(),
            unit: line.unit,
            nouns: line.nouns.clone(),
            quantity,
            used,
        });
    }
    let entries = entries(act, (scope.organization(), license.id.uuid()), end, window)?;
    Ok(History { license, as_of, balances, entries })
}

/// The day asked for, not after today.
pub(crate) fn past_day(today: Day, asked: Option<Day>) -> Result<Day> {
    let day = asked.unwrap_or(today);
    let mut checks = Checks::new();
    if day > today {
        checks.add("as_of", Problem::NotAfter { day: today.to_string() });
    }
    checks.finish()?;
    Ok(day)
}

/// What became of all units of a license that are held, without moving a counter: they ran out, or run anew.
pub(crate) fn tell(
    act: &mut Act<'_>,
    scope: &Scope,
    license: &License,
    (what, source): (Movement, Source),
    at: Option<Instant>,
) -> Result<()> {
    let sign = if matches!(what, Movement::Expired | Movement::Revoked) { -1 } else { 1 };
    for line in &license.lines {
        let entry = Entry { at, ..Entry::new(what, Counter::None, sign * line.quantity).by(source) };
        enter(act, Account::line(scope, license.id, line.edition), entry)?;
    }
    Ok(())
}
