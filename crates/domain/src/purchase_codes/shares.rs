//! What a customer has of stocks when it is disabled, enabled again or deleted: its free units stay with it or come
//! back, by choice, and go there again (ES-11).

use db::params;

use super::{Allotment, Standing, Stock, account, allot::come_back, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    customers,
    ids::{AllotmentId, EditionId, LicenseId, OrganizationId},
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
    let sees_licenses = act.may(customer)?.act(Action::LicensesView);
    let mut shares = Vec::new();
    for (holder, allotment, license) in store::places_of(act, scope.organization())? {
        if license.is_none() || !act.may(holder)?.act(Action::PurchaseCodesView) {
            continue;
        }
        let allotment = store::allotment(act, holder, allotment)?;
        if allotment.standing != Standing::Elsewhere {
            shares.push((store::stock_of(act, holder, allotment.stock)?, allotment.seen(sees_licenses)));
        }
    }
    Ok(shares)
}

/// Disables a customer. Its free units stay with it, or come back to the stocks they are of until it is enabled; those
/// that users have stay in any case, and so do those of a term that is over.
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
        for place in given(act, customer)? {
            let (stock, allotment) = hold(act, place)?;
            let back = take(act, &scope, (&stock, &allotment))?;
            store::park(act, stock.holder, allotment.id, back)?;
        }
    }
    customers::disable(act, customer, reason)
}

/// Where the allotments of a customer are that are on a license.
fn given(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<(OrganizationId, AllotmentId)>> {
    let places = store::places_of(act, customer)?.into_iter();
    Ok(places.filter(|place| place.2.is_some()).map(|(holder, allotment, _)| (holder, allotment)).collect())
}

/// An allotment with its stock held, as both are now: the one before may have been of the same stock.
fn hold(act: &mut Act<'_>, (holder, allotment): (OrganizationId, AllotmentId)) -> Result<(Stock, Allotment)> {
    let stock = store::allotment(act, holder, allotment)?.stock;
    let stock = store::hold(act, holder, stock)?;
    Ok((stock, store::allotment(act, holder, allotment)?))
}

/// Takes back what is free of an allotment; the units that came.
fn take(act: &mut Act<'_>, to: &Scope, (stock, allotment): (&Stock, &Allotment)) -> Result<i64> {
    let Some(license) = allotment.license.filter(|_| allotment.free > 0) else { return Ok(0) };
    come_back(act, stock, (allotment, allotment.free))?;
    let entry = ledger::Entry::quantity(-allotment.free).by(Source::PurchaseCode).of(stock.called());
    licenses::shift(act, to, (license, stock.edition), entry)?;
    Ok(allotment.free)
}

/// Gives a customer that is enabled what came back when it was disabled, as far as it is still pending, its license
/// still runs and it stands where it stood. Returns how many units could not be given.
pub(crate) fn restore(act: &mut Act<'_>, customer: OrganizationId) -> Result<i64> {
    let to = act.allow_customer(Action::CustomersDisable, customer)?;
    let mut missing = 0;
    for place in given(act, customer)? {
        let (stock, allotment) = hold(act, place)?;
        let Some(license) = allotment.license.filter(|_| allotment.parked > 0) else { continue };
        store::park(act, stock.holder, allotment.id, 0)?;
        let lives = allotment.standing == Standing::Running
            && licenses::hold(act, &to, license)?.revoked_at.is_none();
        let units = if lives { allotment.parked.min(stock.pending()) } else { 0 };
        missing += allotment.parked - units;
        if units > 0 {
            give_again(act, &to, (&stock, &allotment), (license, units))?;
        }
    }
    Ok(missing)
}

fn give_again(
    act: &mut Act<'_>,
    to: &Scope,
    (stock, allotment): (&Stock, &Allotment),
    (license, units): (LicenseId, i64),
) -> Result<()> {
    store::take(act, stock, units)?;
    store::move_allotment(act, stock.holder, allotment.id, units)?;
    let given = ledger::Entry::new(Movement::Allotted, Counter::Used, units).by(Source::PurchaseCode);
    ledger::enter(act, account(stock), given.party(&allotment.to_name))?;
    let entry = ledger::Entry::quantity(units).by(Source::PurchaseCode).of(stock.called());
    licenses::shift(act, to, (license, stock.edition), entry).map(drop)
}

/// Everything that a customer has of stocks above it comes back, but what is used up: it is about to be deleted, and
/// no user has any of it.
pub(crate) fn return_all(act: &mut Act<'_>, to: &Scope) -> Result<()> {
    for place in given(act, to.organization())? {
        let (stock, allotment) = hold(act, place)?;
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
