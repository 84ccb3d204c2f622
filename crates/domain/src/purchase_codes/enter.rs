//! Entering a code that was looked up: it is taken once. The stock that it becomes, and what can be edited of it.

use db::params;

use super::{
    Found, Stock, account, code, locate,
    look::{SHOWN, Shown, used},
    masked, store,
};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{self, SubjectKind, What},
    ids::{OrganizationId, StockId},
    input::Checks,
    ledger::{self, Source},
    licenses::MOST_UNITS,
    places,
    refusal::{Refusal, Result},
    search,
};

/// For whom a code is entered (ES-04).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Of the company; may be empty.
    pub email: String,
    /// Short name of the company; may be empty.
    pub company: String,
}

impl Entry {
    fn check(&self) -> Result<Self> {
        let mut checks = Checks::new();
        let entry = Self {
            email: checks.email("email", &self.email),
            company: checks.line("company", &self.company, 100),
        };
        checks.finish()?;
        Ok(entry)
    }
}

/// Enters a code: its units become a stock of the organization, to be given on; those of a customer are its own
/// license at once. Of many who enter the same code at a time one wins (ES-05).
///
/// Refusals: `purchase-code-used`, `purchase-code-cancelled`, `organization-disabled`; the problems of the fields.
pub fn enter(act: &mut Act<'_>, organization: OrganizationId, found: &Found, entry: &Entry) -> Result<Stock> {
    let scope = act.allow(Action::PurchaseCodesChange, organization)?;
    super::require_above(act, found.maker, organization)?;
    super::require_working(act, organization)?;
    let entry = entry.check()?;
    let id = StockId::from_uuid(act.fresh_id());
    redeem(act, &scope, found, id)?;
    insert(act, &scope, (id, found), &entry)?;
    let stock = store::stock(act, &scope, id)?;
    bring(act, &stock, found.units)?;
    let told = audit::Entry::new(What::PurchaseCodeEntered, SubjectKind::PurchaseCode, id, &stock.masked)
        .note("plan", stock.of.plan_name.as_str())
        .note(&format!("quantity {}", stock.of.edition_name), found.units);
    act.record(organization, told)?;
    if scope.kind() == OrganizationKind::Customer {
        super::allot::to_customer(act, &stock, &scope, found.units)?;
    }
    store::stock(act, &scope, id)
}

/// Marks the code as entered. One statement decides, so that of a thousand at once one wins.
fn redeem(act: &mut Act<'_>, scope: &Scope, found: &Found, stock: StockId) -> Result<()> {
    let (now, author) = (act.now(), act.actor().name().to_owned());
    let name = crate::organizations::name(act, scope.organization())?;
    let won = act.tx().execute(
        "UPDATE purchase_codes SET redeemed_at = $3, redeemed_by = $4, redeemer_id = $5, redeemer_name = $6, \
         stock_id = $7 WHERE organization_id = $1 AND id = $2 AND redeemed_at IS NULL AND cancelled_at IS NULL",
        params![found.maker, found.code, now, author, scope.organization(), name, stock],
    )?;
    if won == 0 {
        let shown: Shown = act.tx().one(SHOWN, params![found.maker, found.code])?;
        let refusal = match shown.cancelled_at {
            Some(_) => Refusal::PurchaseCodeCancelled,
            None => used(act, &shown)?,
        };
        return Err(refusal.into());
    }
    act.tx().execute(
        "UPDATE code_batches SET redeemed = redeemed + 1 WHERE organization_id = $1 AND id = $2",
        params![found.maker, found.batch],
    )?;
    Ok(())
}

fn insert(act: &mut Act<'_>, scope: &Scope, (id, found): (StockId, &Found), entry: &Entry) -> Result<()> {
    let (now, of, tail) = (act.now(), &found.of, code::tail(&found.typed));
    let sealed = act.seal(code::held_place(scope.organization(), id), found.typed.reveal());
    act.tx().execute(
        "INSERT INTO code_stocks (organization_id, id, maker_id, plan_id, plan_name, product_name, term_months, \
         edition_id, edition_code, edition_name, unit, nouns, code_sealed, tail, email, company, search_folded, total, \
         used, created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19, 1)",
        params![
            scope.organization(), id, found.maker, of.plan, of.plan_name, of.product_name, of.term_months, of.edition,
            of.edition_code, of.edition_name, of.unit, of.nouns, sealed, tail, entry.email, entry.company,
            of.folded(&[&entry.company, &entry.email, &tail]), found.units, now
        ],
    )?;
    search::follow(act, search::Kind::Code, scope.organization(), &[id.uuid()])?;
    places::note(act, id, scope.organization())
}

/// The units of a code are entered into the ledger of a stock.
fn bring(act: &mut Act<'_>, stock: &Stock, units: i64) -> Result<()> {
    let entry = ledger::Entry::quantity(units).by(Source::PurchaseCode).party(&stock.masked);
    ledger::enter(act, account(stock), entry)
}

/// Enters another code for a stock: its units come to those there are, and it is the code of the entry from now on
/// (ES-06).
///
/// Refusals: those of [`enter`]; `purchase-code-of-another-plan` when its units are of another plan or edition;
/// `purchase-code-of-another-term` when they last longer or less long.
pub fn update(act: &mut Act<'_>, stock: StockId, found: &Found) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    super::require_above(act, found.maker, scope.organization())?;
    super::require_working(act, scope.organization())?;
    let before = store::hold(act, scope.organization(), stock)?;
    if (before.of.plan, before.edition) != (found.of.plan, found.of.edition) {
        let (plan, edition) = (found.of.plan_name.clone(), found.of.edition_name.clone());
        return Err(Refusal::PurchaseCodeOfAnotherPlan { plan, edition }.into());
    }
    if before.of.term_months != found.of.term_months {
        let (months, held) = (found.of.term_months, before.of.term_months);
        return Err(Refusal::PurchaseCodeOfAnotherTerm { months, held }.into());
    }
    let mut checks = Checks::new();
    checks.number("units", before.total + found.units, 1, MOST_UNITS);
    checks.finish()?;
    redeem(act, &scope, found, stock)?;
    let sealed = act.seal(code::held_place(scope.organization(), stock), found.typed.reveal());
    let tail = code::tail(&found.typed);
    act.tx().execute(
        "UPDATE code_stocks SET total = total + $3, code_sealed = $4, tail = $5, search_folded = $6, \
         version = version + 1 WHERE organization_id = $1 AND id = $2",
        params![
            scope.organization(),
            stock,
            found.units,
            sealed,
            &tail,
            before.folded(&before.company, &before.email, &tail)
        ],
    )?;
    search::follow(act, search::Kind::Code, scope.organization(), &[stock.uuid()])?;
    let after = store::stock(act, &scope, stock)?;
    bring(act, &after, found.units)?;
    let told = audit::Entry::new(What::PurchaseCodeUpdated, SubjectKind::PurchaseCode, stock, &after.masked)
        .change("purchase_code", &before.masked, &masked(&tail))
        .change("total", &before.total, &after.total);
    act.record(scope.organization(), told)?;
    if scope.kind() == OrganizationKind::Customer {
        super::allot::to_customer(act, &after, &scope, found.units)?;
    }
    store::stock(act, &scope, stock)
}

/// Saves e-mail and company of an entry if nobody saved meanwhile. What changes nothing writes no event.
///
/// Refusals: `changed-meanwhile`; the problems of the fields.
pub fn edit(act: &mut Act<'_>, stock: StockId, entry: &Entry, version: i64) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    let entry = entry.check()?;
    let before = store::hold(act, scope.organization(), stock)?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if (&before.email, &before.company) == (&entry.email, &entry.company) {
        return Ok(before);
    }
    let search = before.folded(&entry.company, &entry.email, &before.tail);
    act.tx().execute(
        "UPDATE code_stocks SET email = $3, company = $4, search_folded = $5, version = version + 1 \
         WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), stock, entry.email, entry.company, search],
    )?;
    search::follow(act, search::Kind::Code, scope.organization(), &[stock.uuid()])?;
    let after = store::stock(act, &scope, stock)?;
    let told = audit::Entry::new(What::PurchaseCodeChanged, SubjectKind::PurchaseCode, stock, &after.masked)
        .change("email", &before.email, &after.email)
        .change("company", &before.company, &after.company);
    act.record(scope.organization(), told)?;
    Ok(after)
}
