//! What a customer has of stocks when it is disabled, enabled again or deleted: its free units stay with it or come
//! back, by choice, and go there again (ES-11).

use db::params;

use super::{Allotment, Stock, account, allot::come_back, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    customers,
    ids::{EditionId, LicenseId, OrganizationId},
    ledger::{self, Counter, Movement, Source},
    licenses,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// What becomes of a customer's free units when it is disabled.
    Share { Keep => "keep", Return => "return" }
}

/// The free units of a customer that came of stocks within the actor's reach, with the stock of each.
pub fn shares(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<(Stock, Allotment)>> {
    let scope = act.allow_customer(Action::PurchaseCodesView, customer)?;
    let mut shares = Vec::new();
    for (holder, allotment, license) in store::places_of(act, scope.organization())? {
        if license.is_none() || !act.may(holder)?.act(Action::PurchaseCodesView) {
            continue;
        }
        let allotment = store::allotment(act, holder, allotment)?;
        shares.push((store::stock_of(act, holder, allotment.stock)?, allotment));
    }
    Ok(shares)
}

/// Disables a customer. Its free units stay with it, or come back to the stocks they are of until it is enabled; those
/// that users have stay in any case.
///
/// Refusals: those of disabling a customer.
pub fn disable_customer(
    act: &mut Act<'_>,
    customer: OrganizationId,
    reason: &str,
    share: Share,
) -> Result<()> {
    let scope = act.allow_customer(Action::CustomersDisable, customer)?;
    if share == Share::Return {
        for (stock, allotment) in given(act, customer)? {
            let back = take(act, &scope, (&stock, &allotment))?;
            store::park(act, stock.holder, allotment.id, back)?;
        }
    }
    customers::disable(act, customer, reason)
}

/// Every allotment of a customer that is on a license, each with its stock held.
fn given(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<(Stock, Allotment)>> {
    let mut given = Vec::new();
    for (holder, allotment, license) in store::places_of(act, customer)? {
        if license.is_none() {
            continue;
        }
        let stock = store::allotment(act, holder, allotment)?.stock;
        let stock = store::hold(act, holder, stock)?;
        given.push((stock, store::allotment(act, holder, allotment)?));
    }
    Ok(given)
}

/// Takes back what is free of an allotment; the units that came.
fn take(act: &mut Act<'_>, to: &Scope, (stock, allotment): (&Stock, &Allotment)) -> Result<i64> {
    let Some(license) = allotment.license.filter(|_| allotment.free > 0) else { return Ok(0) };
    come_back(act, stock, (allotment, allotment.free))?;
    let entry = ledger::Entry::quantity(-allotment.free).by(Source::PurchaseCode).of(&stock.masked);
    licenses::shift(act, to, (license, stock.edition), entry)?;
    Ok(allotment.free)
}

/// Gives a customer that is enabled what came back when it was disabled, as far as it is still pending. Returns how
/// many units could not be given.
pub(crate) fn restore(act: &mut Act<'_>, customer: OrganizationId) -> Result<i64> {
    let to = act.allow_customer(Action::CustomersDisable, customer)?;
    let mut missing = 0;
    for (stock, allotment) in given(act, customer)? {
        let Some(license) = allotment.license.filter(|_| allotment.parked > 0) else { continue };
        store::park(act, stock.holder, allotment.id, 0)?;
        let units = match licenses::hold(act, &to, license)?.revoked_at {
            None => allotment.parked.min(stock.pending()),
            Some(_) => 0,
        };
        missing += allotment.parked - units;
        if units == 0 {
            continue;
        }
        store::take(act, &stock, units)?;
        store::move_allotment(act, stock.holder, allotment.id, units)?;
        let given = ledger::Entry::new(Movement::Allotted, Counter::Used, units).by(Source::PurchaseCode);
        ledger::enter(act, account(&stock), given.party(&allotment.to_name))?;
        let entry = ledger::Entry::quantity(units).by(Source::PurchaseCode).of(&stock.masked);
        licenses::shift(act, &to, (license, stock.edition), entry)?;
    }
    Ok(missing)
}

/// Everything that a customer has of stocks comes back: it is about to be deleted, and no user has any of it.
pub(crate) fn return_all(act: &mut Act<'_>, to: &Scope) -> Result<()> {
    for (stock, allotment) in given(act, to.organization())? {
        if stock.holder != to.organization() {
            take(act, to, (&stock, &allotment))?;
        }
    }
    Ok(())
}

/// Units of an edition of a license that came of stocks: fewer than these it cannot have but by taking them back.
pub(crate) fn units_on(
    act: &mut Act<'_>,
    scope: &Scope,
    (license, edition): (LicenseId, EditionId),
) -> Result<i64> {
    let (units,): (i64,) = act.tx().one(
        "SELECT CAST(COALESCE(SUM(t.units), 0) AS BIGINT) AS units FROM allotment_places p \
         JOIN code_allotments t ON t.organization_id = p.organization_id AND t.id = p.allotment_id \
         JOIN code_stocks s ON s.organization_id = t.organization_id AND s.id = t.stock_id \
         WHERE p.to_id = $1 AND p.license_id = $2 AND s.edition_id = $3",
        params![scope.organization(), license, edition],
    )?;
    Ok(units)
}

/// Refuses when an organization has entered, was given or has made purchase codes: their history would go with it.
pub(crate) fn refuse_when_held(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    let (count,): (i64,) = act.tx().one(
        "SELECT (SELECT COUNT(*) FROM code_stocks WHERE organization_id = $1) \
         + (SELECT COUNT(*) FROM code_batches WHERE organization_id = $1) AS total",
        params![organization],
    )?;
    if count == 0 { Ok(()) } else { Err(Refusal::HoldsPurchaseCodes { count }.into()) }
}
