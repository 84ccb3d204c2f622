//! Whom a unit was bound to before.

use db::{DbError, FromRow, Row, params};

use crate::{
    access::Action,
    act::Act,
    clock::Instant,
    ids::{BindingId, SeatId},
    places,
    refusal::Result,
};

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
