//! The SQL of bindings, and the rows that are taken before anything is decided: first the line, then the address.

use std::collections::BTreeSet;

use db::{DbError, FromRow, Row, params};

use crate::{
    access::Scope,
    act::Act,
    clock::Instant,
    ids::{AccountId, BindingId, EditionId, LicenseId, OrganizationId, SeatId, UnbindId},
    language::Language,
    refusal::{Refusal, Result},
};

/// The form under which addresses are compared, as accounts do.
pub(crate) fn folded(email: &str) -> String {
    crate::accounts::fold_email(email)
}

/// Takes the row of a line until the act ends.
pub(super) fn hold_line(act: &mut Act<'_>, scope: &Scope, line: (LicenseId, EditionId)) -> Result<()> {
    let held = act.tx().execute(
        "UPDATE lines SET assigned = assigned WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), line.0, line.1],
    )?;
    if held == 1 { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// Takes the rows of the lines of several units, in one order.
pub(super) fn hold_lines_of(act: &mut Act<'_>, scope: &Scope, seats: &[SeatId]) -> Result<()> {
    let mut lines = BTreeSet::new();
    for seat in seats {
        lines.insert(line_of(act, scope, *seat)?.0);
    }
    for line in lines {
        hold_line(act, scope, line)?;
    }
    Ok(())
}

/// On which line a unit is, and whether it rests after it was unbound.
///
/// Refusals: `not-found` when there is no such unit, or its user was taken off for good.
pub(super) fn line_of(
    act: &mut Act<'_>,
    scope: &Scope,
    seat: SeatId,
) -> Result<((LicenseId, EditionId), bool)> {
    let found: Option<(LicenseId, EditionId, bool)> = act.tx().optional(
        "SELECT license_id, edition_id, vacated_at IS NOT NULL FROM seats WHERE customer_id = $1 AND id = $2 \
         AND (removed_at IS NULL OR vacated_at IS NOT NULL)",
        params![scope.organization(), seat],
    )?;
    let (license, edition, resting) = found.ok_or(Refusal::NotFound)?;
    Ok(((license, edition), resting))
}

/// Takes the row of an address until the act ends, and counts nothing.
pub(super) fn touch_address(act: &mut Act<'_>, email: &str) -> Result<()> {
    act.tx().execute(
        "INSERT INTO bound_addresses (email_folded, units) VALUES ($1, 0) \
         ON CONFLICT (email_folded) DO UPDATE SET units = bound_addresses.units",
        params![folded(email)],
    )?;
    Ok(())
}

/// Takes the row of an address and counts a unit of the customer with it.
pub(super) fn hold_address(act: &mut Act<'_>, scope: &Scope, email: &str) -> Result<()> {
    let folded = folded(email);
    act.tx().execute(
        "INSERT INTO bound_addresses (email_folded, units) VALUES ($1, 1) \
         ON CONFLICT (email_folded) DO UPDATE SET units = bound_addresses.units + 1",
        params![&folded],
    )?;
    act.tx().execute(
        "INSERT INTO bound_places (email_folded, customer_id, units) VALUES ($1, $2, 1) \
         ON CONFLICT (email_folded, customer_id) DO UPDATE SET units = bound_places.units + 1",
        params![&folded, scope.organization()],
    )?;
    Ok(())
}

/// A unit less with the address; one that has none any more is forgotten.
fn leave_address(act: &mut Act<'_>, customer: OrganizationId, folded: &str) -> Result<()> {
    act.tx()
        .execute("UPDATE bound_addresses SET units = units - 1 WHERE email_folded = $1", params![folded])?;
    act.tx().execute(
        "UPDATE bound_places SET units = units - 1 WHERE email_folded = $1 AND customer_id = $2",
        params![folded, customer],
    )?;
    act.tx().execute(
        "DELETE FROM bound_places WHERE email_folded = $1 AND customer_id = $2 AND units <= 0",
        params![folded, customer],
    )?;
    forget_address(act, folded)
}

/// Forgets an address that no unit is bound to.
pub(super) fn forget_address(act: &mut Act<'_>, folded: &str) -> Result<()> {
    act.tx()
        .execute("DELETE FROM bound_addresses WHERE email_folded = $1 AND units <= 0", params![folded])?;
    Ok(())
}

/// Refuses with `already-bound` when the address has a unit of this line.
pub(super) fn refuse_twice(
    act: &mut Act<'_>,
    scope: &Scope,
    line: (LicenseId, EditionId),
    email: &str,
) -> Result<()> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM bindings b JOIN seats s ON s.customer_id = b.customer_id AND s.id = b.seat_id \
         WHERE b.customer_id = $1 AND b.email_folded = $2 AND b.ended_at IS NULL AND s.license_id = $3 \
         AND s.edition_id = $4",
        params![scope.organization(), folded(email), line.0, line.1],
    )?;
    match found {
        Some(_) => Err(Refusal::AlreadyBound { email: email.to_owned() }.into()),
        None => Ok(()),
    }
}

/// The address that a unit is bound to now.
pub(super) fn holder(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Option<String>> {
    let found: Option<(String,)> = act.tx().optional(
        "SELECT email FROM bindings WHERE customer_id = $1 AND seat_id = $2 AND ended_at IS NULL",
        params![scope.organization(), seat],
    )?;
    Ok(found.map(|(email,)| email))
}

/// Refuses with `seat-bound` when the unit has a holder.
pub(crate) fn refuse_when_bound(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<()> {
    match holder(act, scope, seat)? {
        Some(email) => Err(Refusal::SeatBound { email }.into()),
        None => Ok(()),
    }
}

/// Refuses with `not-bound` when the unit has no holder.
pub(super) fn refuse_when_free(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<()> {
    match holder(act, scope, seat)? {
        Some(_) => Ok(()),
        None => Err(Refusal::NotBound.into()),
    }
}

/// The address that a unit waits for; none when it waits for nobody.
pub(super) fn pending_on(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Option<String>> {
    let found: Option<(String,)> = act.tx().optional(
        "SELECT email FROM bindings WHERE customer_id = $1 AND seat_id = $2 AND ended_at IS NULL \
         AND account_id IS NULL",
        params![scope.organization(), seat],
    )?;
    Ok(found.map(|(email,)| email))
}

/// Writes a binding down; its address has been counted.
///
/// Refusals: `seat-bound` when another act was quicker.
pub(super) fn begin(
    act: &mut Act<'_>,
    scope: &Scope,
    seat: SeatId,
    (email, account): (&str, Option<AccountId>),
) -> Result<BindingId> {
    let id = BindingId::from_uuid(act.fresh_id());
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let held_at = account.map(|_| now);
    let made = act.tx().execute(
        "INSERT INTO bindings (customer_id, id, seat_id, account_id, email, email_folded, bound_at, bound_by, held_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (customer_id, seat_id) WHERE ended_at IS NULL DO NOTHING",
        params![scope.organization(), id, seat, account, email, folded(email), now, by, held_at],
    )?;
    if made == 0 {
        refuse_when_bound(act, scope, seat)?;
        return Err(
            crate::refusal::Failure::Database(DbError::Retry("the unit was bound meanwhile".into())).into()
        );
    }
    Ok(id)
}

/// Ends the binding of a unit, if it has one; those that end together can be begun again together.
pub(crate) fn end(act: &mut Act<'_>, scope: &Scope, seat: SeatId, together: Option<UnbindId>) -> Result<()> {
    let (customer, now, by) = (scope.organization(), act.now(), act.actor().name().to_owned());
    let ended: Option<(String,)> = act.tx().optional(
        "UPDATE bindings SET ended_at = $3, ended_by = $4, ended_together = $5 \
         WHERE customer_id = $1 AND seat_id = $2 AND ended_at IS NULL RETURNING email_folded",
        params![customer, seat, now, by, together],
    )?;
    match ended {
        Some((folded,)) => leave_address(act, customer, &folded),
        None => Ok(()),
    }
}

/// The registration of the person of a unit was asked for now.
pub(super) fn asked(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE bindings SET asked_at = $3 WHERE customer_id = $1 AND seat_id = $2 AND ended_at IS NULL",
        params![scope.organization(), seat, now],
    )?;
    Ok(())
}

/// What a letter about a unit tells.
pub(super) struct Told {
    pub customer: String,
    pub product: String,
    pub language: Language,
}

impl FromRow for Told {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            customer: row.get("name")?,
            product: row.get("product_name")?,
            language: row.get("language")?,
        })
    }
}

pub(super) fn told(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Told> {
    let found: Option<Told> = act.tx().optional(
        "SELECT o.name, l.product_name, o.language FROM seats s \
         JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
         JOIN organizations o ON o.id = s.customer_id WHERE s.customer_id = $1 AND s.id = $2",
        params![scope.organization(), seat],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// Customers at which an address has units.
pub(crate) fn places_of(act: &mut Act<'_>, folded: &str) -> Result<Vec<OrganizationId>> {
    let rows: Vec<(OrganizationId,)> = act.tx().all(
        "SELECT customer_id FROM bound_places WHERE email_folded = $1 ORDER BY customer_id",
        params![folded],
    )?;
    Ok(rows.into_iter().map(|(customer,)| customer).collect())
}

/// A binding that ended with others.
pub(super) struct Ended {
    pub binding: BindingId,
    pub seat: SeatId,
    pub email: String,
    pub at: Instant,
}

impl FromRow for Ended {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            binding: row.get("id")?,
            seat: row.get("seat_id")?,
            email: row.get("email")?,
            at: row.get("ended_at")?,
        })
    }
}

pub(super) fn ended_together(act: &mut Act<'_>, scope: &Scope, id: UnbindId) -> Result<Vec<Ended>> {
    Ok(act.tx().all(
        "SELECT id, seat_id, email, ended_at FROM bindings WHERE customer_id = $1 AND ended_together = $2 \
         AND ended_at IS NOT NULL ORDER BY seat_id",
        params![scope.organization(), id],
    )?)
}

/// The line that most units of an unbinding are on.
pub(super) fn line_of_most(
    act: &mut Act<'_>,
    scope: &Scope,
    id: UnbindId,
) -> Result<Option<(LicenseId, String)>> {
    let found: Option<(LicenseId, String, i64)> = act.tx().optional(
        "SELECT l.license_id, l.edition_code, COUNT(*) AS units FROM bindings b \
         JOIN seats s ON s.customer_id = b.customer_id AND s.id = b.seat_id \
         JOIN lines l ON l.customer_id = s.customer_id AND l.license_id = s.license_id \
         AND l.edition_id = s.edition_id WHERE b.customer_id = $1 AND b.ended_together = $2 \
         GROUP BY l.license_id, l.edition_code ORDER BY units DESC, l.license_id, l.edition_code LIMIT 1",
        params![scope.organization(), id],
    )?;
    Ok(found.map(|(license, edition, _)| (license, edition)))
}

/// Begins a binding again that had ended, as if it never had; `account` is who has the address by now.
pub(super) fn resume(
    act: &mut Act<'_>,
    scope: &Scope,
    binding: BindingId,
    account: Option<AccountId>,
) -> Result<()> {
    let held_at = account.map(|_| act.now());
    let resumed = act.tx().execute(
        "UPDATE bindings SET ended_at = NULL, ended_by = NULL, ended_together = NULL, \
         account_id = COALESCE(account_id, $3), held_at = COALESCE(held_at, $4) \
         WHERE customer_id = $1 AND id = $2 AND ended_at IS NOT NULL",
        params![scope.organization(), binding, account, held_at],
    )?;
    if resumed == 1 { Ok(()) } else { Err(Refusal::UndoTooLate.into()) }
}
