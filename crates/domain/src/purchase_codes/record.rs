//! Batches, codes, stocks and allotments as they are read.

use db::{FromRow, Row};

use super::code::masked;
use crate::{
    clock::{Day, Instant},
    ids::{AllotmentId, BatchId, CodeId, EditionId, LicenseId, OrganizationId, PlanId, StockId},
    input::fold,
    products::{Nouns, Unit},
    words,
};

words! {
    /// How a code stands today.
    CodeState { Ready => "ready", Redeemed => "redeemed", Expired => "expired", Cancelled => "cancelled" }
}

/// Of what the units are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    pub plan: PlanId,
    pub plan_name: String,
    pub product_name: String,
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    pub nouns: Nouns,
    /// How long a license lasts that they make.
    pub term_months: i64,
}

impl Units {
    /// What a stock of them is searched by.
    pub(super) fn folded(&self, names: &[&str]) -> String {
        fold(&[names, &[&self.plan_name, &self.product_name]].concat().join(" "))
    }
}

impl FromRow for Units {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            plan: row.get("plan_id")?,
            plan_name: row.get("plan_name")?,
            product_name: row.get("product_name")?,
            edition: row.get("edition_id")?,
            edition_code: row.get("edition_code")?,
            edition_name: row.get("edition_name")?,
            unit: row.get("unit")?,
            nouns: row.get("nouns")?,
            term_months: row.get("term_months")?,
        })
    }
}

/// Codes that were made at once.
#[derive(Clone, Debug)]
pub struct Batch {
    pub id: BatchId,
    pub maker: OrganizationId,
    pub maker_name: String,
    pub name: String,
    pub of: Units,
    /// Of each code.
    pub units: i64,
    pub codes: i64,
    pub redeemed: i64,
    pub cancelled: i64,
    /// The last day on which they can be entered, where the maker is.
    pub valid_until: Option<Day>,
    pub created_at: Instant,
    pub created_by: String,
    /// Since when only their last group is known.
    pub shown_at: Option<Instant>,
    pub shown_by: Option<String>,
}

impl Batch {
    /// What it is called: its name, or that of its plan.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.of.plan_name } else { &self.name }
    }
}

impl FromRow for Batch {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            maker: row.get("organization_id")?,
            maker_name: row.get("maker_name")?,
            name: row.get("name")?,
            of: Units::from_row(row)?,
            units: row.get("units")?,
            codes: row.get("codes")?,
            redeemed: row.get("redeemed")?,
            cancelled: row.get("cancelled")?,
            valid_until: row.get("valid_until")?,
            created_at: row.get("created_at")?,
            created_by: row.get("created_by")?,
            shown_at: row.get("shown_at")?,
            shown_by: row.get("shown_by")?,
        })
    }
}

/// One code of a batch, and who entered it.
#[derive(Clone, Debug)]
pub struct Code {
    pub id: CodeId,
    /// Numbered through within its batch.
    pub position: i64,
    /// All but the last group hidden.
    pub masked: String,
    pub redeemed_at: Option<Instant>,
    /// The person or program.
    pub redeemed_by: Option<String>,
    pub redeemer: Option<OrganizationId>,
    pub redeemer_name: Option<String>,
    pub cancelled_at: Option<Instant>,
    pub cancelled_by: Option<String>,
    pub cancelled_reason: Option<String>,
    /// Units that the cancellation took out of a stock.
    pub withdrawn: i64,
}

impl Code {
    pub const fn state(&self, expired: Expired) -> CodeState {
        match (self.cancelled_at, self.redeemed_at, expired) {
            (Some(_), ..) => CodeState::Cancelled,
            (None, Some(_), _) => CodeState::Redeemed,
            (None, None, Expired::Yes) => CodeState::Expired,
            (None, None, Expired::No) => CodeState::Ready,
        }
    }
}

/// Whether the last day of a batch is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expired {
    Yes,
    No,
}

impl Expired {
    pub fn on(valid_until: Option<Day>, today: Day) -> Self {
        if valid_until.is_some_and(|last| today > last) { Self::Yes } else { Self::No }
    }
}

impl FromRow for Code {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let tail: String = row.get("tail")?;
        Ok(Self {
            id: row.get("id")?,
            position: row.get("position")?,
            masked: masked(&tail),
            redeemed_at: row.get("redeemed_at")?,
            redeemed_by: row.get("redeemed_by")?,
            redeemer: row.get("redeemer_id")?,
            redeemer_name: row.get("redeemer_name")?,
            cancelled_at: row.get("cancelled_at")?,
            cancelled_by: row.get("cancelled_by")?,
            cancelled_reason: row.get("cancelled_reason")?,
            withdrawn: row.get("withdrawn")?,
        })
    }
}

/// A stock of units: what came of codes that were entered, or was given by a partner above.
#[derive(Clone, Debug)]
pub struct Stock {
    pub id: StockId,
    pub holder: OrganizationId,
    pub holder_name: String,
    pub maker: OrganizationId,
    pub of: Units,
    pub edition: EditionId,
    /// The code that was entered last, all but its last group hidden; empty when the units came from above.
    pub masked: String,
    pub email: String,
    pub company: String,
    /// Who gave the units, while it stands above.
    pub giver_name: Option<String>,
    pub total: i64,
    pub used: i64,
    pub created_at: Instant,
    pub version: i64,
    /// The last group of the code.
    pub(super) tail: String,
}

impl Stock {
    /// What it is searched by, once these are its company, e-mail and last group.
    pub(super) fn folded(&self, company: &str, email: &str, tail: &str) -> String {
        self.of.folded(&[self.giver_name.as_deref().unwrap_or_default(), company, email, tail])
    }

    /// How it is called in ledgers and events: by its code, or by its id when the units came from above.
    pub(super) fn called(&self) -> String {
        if self.masked.is_empty() { self.id.to_string() } else { self.masked.clone() }
    }

    /// What can be given.
    pub const fn pending(&self) -> i64 {
        self.total - self.used
    }
}

impl FromRow for Stock {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let of = Units::from_row(row)?;
        let tail: String = row.get("tail")?;
        Ok(Self {
            id: row.get("id")?,
            holder: row.get("organization_id")?,
            holder_name: row.get("holder_name")?,
            maker: row.get("maker_id")?,
            edition: of.edition,
            of,
            masked: masked(&tail),
            email: row.get("email")?,
            company: row.get("company")?,
            giver_name: row.get("giver_name")?,
            total: row.get("total")?,
            used: row.get("used")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
            tail,
        })
    }
}

words! {
    /// Whether units that were given can still move.
    Standing {
        Running => "running",
        /// The term of the license is over, and the units are used up with it.
        Ended => "ended",
        /// Whoever has them stands in another branch by now, or is gone.
        Elsewhere => "elsewhere",
    }
}

/// What of a stock somebody has.
#[derive(Clone, Debug)]
pub struct Allotment {
    pub id: AllotmentId,
    pub stock: StockId,
    pub to: OrganizationId,
    pub to_name: String,
    /// Of a customer, for those who see licenses.
    pub license: Option<LicenseId>,
    /// Of a partner.
    pub given: Option<StockId>,
    pub units: i64,
    pub standing: Standing,
    /// What can be taken back: no user has it, it was not given on, and its term is not over.
    pub free: i64,
    /// What comes back when the customer is enabled.
    pub parked: i64,
    pub created_at: Instant,
}

/// A row without what depends on the day.
pub(super) struct StoredAllotment {
    allotment: Allotment,
    /// Units that nobody uses, wherever they came from.
    room: i64,
    /// The last day of the license.
    valid_to: Option<Day>,
    /// Of who has them, while they stand below the holder of the stock.
    time_zone: Option<String>,
}

impl StoredAllotment {
    pub(super) fn at(self, now: Instant) -> Allotment {
        let standing = match &self.time_zone {
            None => Standing::Elsewhere,
            Some(zone) => {
                let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
                let over = self.valid_to.is_some_and(|last| last < now.day_in(&zone));
                if over { Standing::Ended } else { Standing::Running }
            }
        };
        let free = match standing {
            Standing::Running => self.allotment.units.min(self.room).max(0),
            Standing::Ended | Standing::Elsewhere => 0,
        };
        Allotment { standing, free, ..self.allotment }
    }
}

impl Allotment {
    /// As those see it who see no licenses there, or whom it has moved away from.
    pub(super) fn seen(self, licenses: bool) -> Self {
        let here = self.standing != Standing::Elsewhere;
        Self {
            license: self.license.filter(|_| here && licenses),
            given: self.given.filter(|_| here),
            ..self
        }
    }
}

impl FromRow for StoredAllotment {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let allotment = Allotment {
            id: row.get("id")?,
            stock: row.get("stock_id")?,
            to: row.get("to_id")?,
            to_name: row.get("to_name")?,
            license: row.get("license_id")?,
            given: row.get("given_stock_id")?,
            units: row.get("units")?,
            standing: Standing::Running,
            free: 0,
            parked: row.get("parked")?,
            created_at: row.get("created_at")?,
        };
        let (room, valid_to) = (row.get("room")?, row.get("valid_to")?);
        Ok(Self { allotment, room, valid_to, time_zone: row.get("time_zone")? })
    }
}
