//! Batches, codes, stocks and allotments as they are read.

use db::{FromRow, Row};

use super::code::masked;
use crate::{
    clock::{Day, Instant},
    ids::{AllotmentId, BatchId, CodeId, EditionId, LicenseId, OrganizationId, PlanId, StockId},
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
    pub term_months: i64,
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

impl FromRow for Batch {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            maker: row.get("organization_id")?,
            maker_name: row.get("maker_name")?,
            name: row.get("name")?,
            of: Units::from_row(row)?,
            term_months: row.get("term_months")?,
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
    /// Who gave the units.
    pub giver_name: Option<String>,
    pub total: i64,
    pub used: i64,
    pub created_at: Instant,
    pub version: i64,
}

impl Stock {
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
        })
    }
}

/// What of a stock somebody has.
#[derive(Clone, Debug)]
pub struct Allotment {
    pub id: AllotmentId,
    pub stock: StockId,
    pub to: OrganizationId,
    pub to_name: String,
    /// Of a customer.
    pub license: Option<LicenseId>,
    /// Of a partner.
    pub given: Option<StockId>,
    pub units: i64,
    /// What can be taken back: no user has it, and it was not given on.
    pub free: i64,
    /// What comes back when the customer is enabled.
    pub parked: i64,
    pub created_at: Instant,
}

impl FromRow for Allotment {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let (units, room): (i64, i64) = (row.get("units")?, row.get("room")?);
        Ok(Self {
            id: row.get("id")?,
            stock: row.get("stock_id")?,
            to: row.get("to_id")?,
            to_name: row.get("to_name")?,
            license: row.get("license_id")?,
            given: row.get("given_stock_id")?,
            units,
            free: units.min(room).max(0),
            parked: row.get("parked")?,
            created_at: row.get("created_at")?,
        })
    }
}
