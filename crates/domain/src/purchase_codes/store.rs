//! The SQL of purchase codes. Units move by conditional updates, never by counting first.

use db::params;

use super::{
    Allotment, Batch, Stock, code,
    record::{Code, StoredAllotment},
};
use crate::{
    access::Scope,
    act::Act,
    ids::{AllotmentId, BatchId, CodeId, LicenseId, OrganizationId, StockId},
    page::{Cursor, Page, Window},
    refusal::{Refusal, Result},
    vault::Secret,
};

pub(super) const BATCH: &str = "b.id, b.organization_id, o.name AS maker_name, b.name, b.plan_id, b.plan_name, \
    b.product_name, b.term_months, b.edition_id, b.edition_code, b.edition_name, b.unit, b.nouns, b.units, b.codes, \
    b.redeemed, b.cancelled, b.valid_until, b.created_at, b.created_by, b.shown_at, b.shown_by";

pub(super) const CODE: &str = "c.id, c.position, c.tail, c.redeemed_at, c.redeemed_by, c.redeemer_id, \
    c.redeemer_name, c.cancelled_at, c.cancelled_by, c.cancelled_reason, c.withdrawn";

pub(super) const STOCK: &str = "s.id, s.organization_id, o.name AS holder_name, s.maker_id, s.plan_id, s.plan_name, \
    s.product_name, s.term_months, s.edition_id, s.edition_code, s.edition_name, s.unit, s.nouns, s.tail, s.email, s.company, \
    (SELECT g.name FROM organization_ancestors u JOIN organizations g ON g.id = u.ancestor_id \
    WHERE u.descendant_id = s.organization_id AND u.ancestor_id = s.giver_id) AS giver_name, s.total, s.used, s.created_at, s.version";

/// Of those who have units, only what still stands below the holder of the stock is looked at.
const ALLOTMENT: &str = "SELECT a.id, a.stock_id, a.to_id, COALESCE(w.name, a.to_name) AS to_name, a.license_id, a.given_stock_id, a.units, \
    a.parked, a.created_at, COALESCE(n.quantity - n.assigned, g.total - g.used, 0) AS room, l.valid_to, w.time_zone \
    FROM code_allotments a JOIN code_stocks s ON s.organization_id = a.organization_id AND s.id = a.stock_id \
    LEFT JOIN organization_ancestors x ON x.ancestor_id = a.organization_id AND x.descendant_id = a.to_id \
    LEFT JOIN organizations w ON w.id = x.descendant_id \
    LEFT JOIN licenses l ON l.customer_id = w.id AND l.id = a.license_id \
    LEFT JOIN lines n ON n.customer_id = l.customer_id AND n.license_id = l.id AND n.edition_id = s.edition_id \
    LEFT JOIN code_stocks g ON g.organization_id = w.id AND g.id = a.given_stock_id";

pub(super) fn batch(act: &mut Act<'_>, scope: &Scope, batch: BatchId) -> Result<Batch> {
    let found = act.tx().optional(
        &format!(
            "SELECT {BATCH} FROM code_batches b JOIN organizations o ON o.id = b.organization_id \
             WHERE b.organization_id = $1 AND b.id = $2"
        ),
        params![scope.organization(), batch],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn insert_code(
    act: &mut Act<'_>,
    (maker, batch): (OrganizationId, BatchId),
    position: i64,
    code: &Secret,
) -> Result<()> {
    let id = CodeId::from_uuid(act.fresh_id());
    let sealed = act.seal(code::made_place(maker, id), code.reveal());
    let hash = code::index(act.vault(), code);
    act.tx().execute(
        "INSERT INTO purchase_codes (organization_id, id, batch_id, position, code_sealed, tail, withdrawn) \
         VALUES ($1, $2, $3, $4, $5, $6, 0)",
        params![maker, id, batch, position, sealed, code::tail(code)],
    )?;
    act.tx().execute(
        "INSERT INTO purchase_code_index (code_hash, organization_id, code_id) VALUES ($1, $2, $3)",
        params![hash.as_slice(), maker, id],
    )?;
    Ok(())
}

/// A code of a batch, held until the act ends, with the stock that it became.
pub(super) fn hold_code(
    act: &mut Act<'_>,
    scope: &Scope,
    (batch, code): (BatchId, CodeId),
) -> Result<(Code, Option<StockId>)> {
    let held: Option<(Option<StockId>,)> = act.tx().optional(
        "UPDATE purchase_codes SET withdrawn = withdrawn WHERE organization_id = $1 AND batch_id = $2 AND id = $3 \
         RETURNING stock_id",
        params![scope.organization(), batch, code],
    )?;
    let (stock,) = held.ok_or(Refusal::NotFound)?;
    let code = act.tx().one(
        &format!("SELECT {CODE} FROM purchase_codes c WHERE c.organization_id = $1 AND c.id = $2"),
        params![scope.organization(), code],
    )?;
    Ok((code, stock))
}

/// Codes of a batch in their order.
pub(super) fn codes(act: &mut Act<'_>, scope: &Scope, batch: BatchId, window: &Window) -> Result<Page<Code>> {
    let after: i64 = window.key(0).parse().unwrap_or(0);
    let rows = act.tx().all(
        &format!(
            "SELECT {CODE} FROM purchase_codes c WHERE c.organization_id = $1 AND c.batch_id = $2 AND c.position > $3 \
             ORDER BY c.position LIMIT $4"
        ),
        params![scope.organization(), batch, after, window.reading()],
    )?;
    Ok(window.page(rows, None, |code: &Code| Cursor::new([code.position.to_string()])))
}

pub(super) fn stock(act: &mut Act<'_>, scope: &Scope, stock: StockId) -> Result<Stock> {
    stock_of(act, scope.organization(), stock)
}

pub(super) fn stock_of(act: &mut Act<'_>, holder: OrganizationId, stock: StockId) -> Result<Stock> {
    let found = act.tx().optional(
        &format!(
            "SELECT {STOCK} FROM code_stocks s JOIN organizations o ON o.id = s.organization_id \
             WHERE s.organization_id = $1 AND s.id = $2"
        ),
        params![holder, stock],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn sealed(act: &mut Act<'_>, scope: &Scope, stock: StockId) -> Result<Option<Vec<u8>>> {
    let found: Option<(Option<Vec<u8>>,)> = act.tx().optional(
        "SELECT code_sealed FROM code_stocks WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), stock],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

/// Gives units of a stock out, if so many are pending.
pub(super) fn take(act: &mut Act<'_>, stock: &Stock, units: i64) -> Result<()> {
    let taken = act.tx().execute(
        "UPDATE code_stocks SET used = used + $3 \
         WHERE organization_id = $1 AND id = $2 AND used + $3 <= total",
        params![stock.holder, stock.id, units],
    )?;
    if taken == 1 {
        return Ok(());
    }
    let now = stock_of(act, stock.holder, stock.id)?;
    // Units may have come back since the statement above; then one was missing at that instant.
    let pending = now.pending().min(units - 1);
    Err(Refusal::PendingExceeded { wanted: units, pending, missing: units - pending }.into())
}

/// Units come back to a stock.
pub(super) fn give_back(act: &mut Act<'_>, holder: OrganizationId, stock: StockId, units: i64) -> Result<()> {
    act.tx().execute(
        "UPDATE code_stocks SET used = used - $3 WHERE organization_id = $1 AND id = $2",
        params![holder, stock, units],
    )?;
    Ok(())
}

/// A stock grows.
pub(super) fn grow(act: &mut Act<'_>, holder: OrganizationId, stock: StockId, units: i64) -> Result<()> {
    act.tx().execute(
        "UPDATE code_stocks SET total = total + $3 WHERE organization_id = $1 AND id = $2",
        params![holder, stock, units],
    )?;
    Ok(())
}

/// A stock loses units that are pending; false when so many are not.
pub(super) fn shrink(act: &mut Act<'_>, holder: OrganizationId, stock: StockId, units: i64) -> Result<bool> {
    let taken = act.tx().execute(
        "UPDATE code_stocks SET total = total - $3 \
         WHERE organization_id = $1 AND id = $2 AND total - $3 >= used",
        params![holder, stock, units],
    )?;
    Ok(taken == 1)
}

/// As [`hold`], for a stock that may be gone.
pub(super) fn hold_known(act: &mut Act<'_>, holder: OrganizationId, stock: StockId) -> Result<Option<Stock>> {
    let held = act.tx().execute(
        "UPDATE code_stocks SET version = version WHERE organization_id = $1 AND id = $2",
        params![holder, stock],
    )?;
    if held == 1 { stock_of(act, holder, stock).map(Some) } else { Ok(None) }
}

/// Takes the row of a stock until the act ends, and reads it.
pub(super) fn hold(act: &mut Act<'_>, holder: OrganizationId, stock: StockId) -> Result<Stock> {
    act.tx().execute(
        "UPDATE code_stocks SET version = version WHERE organization_id = $1 AND id = $2",
        params![holder, stock],
    )?;
    stock_of(act, holder, stock)
}

/// What was given of a stock, the latest first.
pub(super) fn allotments(
    act: &mut Act<'_>,
    scope: &Scope,
    stock: StockId,
    window: &Window,
) -> Result<Page<Allotment>> {
    let before = window.key(0).parse::<AllotmentId>().map_or(uuid::Uuid::max(), AllotmentId::uuid);
    let now = act.now();
    let rows: Vec<StoredAllotment> = act.tx().all(
        &format!(
            "{ALLOTMENT} WHERE a.organization_id = $1 AND a.stock_id = $2 AND a.id < $3 ORDER BY a.id DESC LIMIT $4"
        ),
        params![scope.organization(), stock, before, window.reading()],
    )?;
    let rows = rows.into_iter().map(|row| row.at(now)).collect();
    Ok(window.page(rows, None, |row: &Allotment| Cursor::new([row.id.to_string()])))
}

pub(super) fn allotment(
    act: &mut Act<'_>,
    holder: OrganizationId,
    allotment: AllotmentId,
) -> Result<Allotment> {
    let now = act.now();
    let found: Option<StoredAllotment> = act.tx().optional(
        &format!("{ALLOTMENT} WHERE a.organization_id = $1 AND a.id = $2"),
        params![holder, allotment],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.at(now))
}

/// What of the stock an organization has already, the latest first.
pub(super) fn allotted_to(act: &mut Act<'_>, stock: &Stock, to: OrganizationId) -> Result<Vec<Allotment>> {
    let now = act.now();
    let rows: Vec<StoredAllotment> = act.tx().all(
        &format!(
            "{ALLOTMENT} WHERE a.organization_id = $1 AND a.stock_id = $2 AND a.to_id = $3 ORDER BY a.id DESC"
        ),
        params![stock.holder, stock.id, to],
    )?;
    Ok(rows.into_iter().map(|row| row.at(now)).collect())
}

/// Where the units of an allotment are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    License(LicenseId),
    Stock(StockId),
}

pub(super) fn insert_allotment(
    act: &mut Act<'_>,
    stock: &Stock,
    (to, name): (OrganizationId, &str),
    held: Held,
    units: i64,
) -> Result<()> {
    let (id, now) = (AllotmentId::from_uuid(act.fresh_id()), act.now());
    let (license, given) = match held {
        Held::License(license) => (Some(license), None),
        Held::Stock(given) => (None, Some(given)),
    };
    act.tx().execute(
        "INSERT INTO code_allotments (organization_id, id, stock_id, to_id, to_name, license_id, given_stock_id, \
         units, parked, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        params![stock.holder, id, stock.id, to, name, license, given, units, now],
    )?;
    act.tx().execute(
        "INSERT INTO allotment_places (to_id, allotment_id, organization_id, license_id) VALUES ($1, $2, $3, $4)",
        params![to, id, stock.holder, license],
    )?;
    Ok(())
}

/// Moves the units of an allotment; false when there are not so many.
pub(super) fn move_allotment(
    act: &mut Act<'_>,
    holder: OrganizationId,
    allotment: AllotmentId,
    units: i64,
) -> Result<bool> {
    let moved = act.tx().execute(
        "UPDATE code_allotments SET units = units + $3 WHERE organization_id = $1 AND id = $2 AND units + $3 >= 0",
        params![holder, allotment, units],
    )?;
    Ok(moved == 1)
}

pub(super) fn park(
    act: &mut Act<'_>,
    holder: OrganizationId,
    allotment: AllotmentId,
    units: i64,
) -> Result<()> {
    act.tx().execute(
        "UPDATE code_allotments SET parked = $3 WHERE organization_id = $1 AND id = $2",
        params![holder, allotment, units],
    )?;
    Ok(())
}

/// Every allotment to an organization, whoever gave it.
pub(super) fn places_of(
    act: &mut Act<'_>,
    to: OrganizationId,
) -> Result<Vec<(OrganizationId, AllotmentId, Option<LicenseId>)>> {
    Ok(act.tx().all(
        "SELECT organization_id, allotment_id, license_id FROM allotment_places WHERE to_id = $1 ORDER BY allotment_id",
        params![to],
    )?)
}
