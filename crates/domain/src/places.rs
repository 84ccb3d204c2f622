//! Which customer a record belongs to when only its id was given (an API path, a token's log line).

use db::{ToValue, params};

use crate::{
    act::Act,
    ids::OrganizationId,
    refusal::{Refusal, Result},
};

/// Notes where a new record lives.
pub(crate) fn note(act: &mut Act<'_>, record: impl ToValue, customer: OrganizationId) -> Result<()> {
    act.tx().send(
        "INSERT INTO record_places (record_id, customer_id) VALUES ($1, $2)",
        params![record, customer],
    )?;
    Ok(())
}

/// The customer of a record; refused as `not-found` when there is no such record.
pub(crate) fn customer_of(act: &mut Act<'_>, record: impl ToValue) -> Result<OrganizationId> {
    let row: Option<(OrganizationId,)> =
        act.tx().optional("SELECT customer_id FROM record_places WHERE record_id = $1", params![record])?;
    row.map(|row| row.0).ok_or_else(|| Refusal::NotFound.into())
}
