//! The vendor's side: codes made in batches, shown once, looked after and cancelled.

use db::params;

use super::{
    Batch, Code, account,
    code::{self, generate},
    record::{CodeState, Expired},
    store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{self, SubjectKind, What},
    clock::Day,
    ids::{BatchId, CodeId, OrganizationId, PlanId},
    input::Checks,
    ledger::{self, Counter, Movement, Source},
    licenses::{self, MOST_UNITS},
    page::{Cursor, Page, Window},
    places,
    products::{self, Edition, Plan},
    refusal::{Problem, Refusal, Result},
    totals,
    vault::Secret,
};

/// The most codes of a batch.
pub const MOST_CODES: i64 = 1000;

/// Codes to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBatch {
    /// For whom or for what; may be empty.
    pub name: String,
    pub plan: PlanId,
    /// Code of the edition.
    pub edition: String,
    /// Of each code.
    pub units: i64,
    pub codes: i64,
    /// The last day on which they can be entered; never ends when empty.
    pub valid_until: Option<Day>,
}

/// Makes codes for a plan of the organization's own product. They are kept sealed until they are shown once.
///
/// Refusals: the problems of the fields.
pub fn make(act: &mut Act<'_>, organization: OrganizationId, new: &NewBatch) -> Result<BatchId> {
    let scope = act.allow(Action::PurchaseCodesMake, organization)?;
    let plan = products::plan(act, organization, new.plan)?;
    let today = licenses::customer_day(act, organization)?;
    let (name, edition) = check(new, &plan, organization, today)?;
    let batch = insert(act, &scope, (&plan, &edition), (&name, new))?;
    for position in 1..=new.codes {
        let code = generate(act.random());
        store::insert_code(act, (organization, batch), position, &code)?;
    }
    let told = if name.is_empty() { plan.name.as_str() } else { &name };
    let entry = audit::Entry::new(What::PurchaseCodesMade, SubjectKind::PurchaseCode, batch, told)
        .note("count", new.codes)
        .note("plan", plan.name.as_str())
        .note(&format!("quantity {}", edition.name), new.units);
    act.record(organization, entry)?;
    Ok(batch)
}

fn check(new: &NewBatch, plan: &Plan, organization: OrganizationId, today: Day) -> Result<(String, Edition)> {
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 100);
    checks.number("units", new.units, 1, MOST_UNITS);
    checks.number("codes", new.codes, 1, MOST_CODES);
    // Units come from who sells the product, and from nobody in between.
    if plan.owner != organization || plan.archived_at.is_some() {
        checks.add("plan_id", Problem::NotAChoice);
    }
    let edition = plan.editions.iter().find(|edition| edition.code == new.edition);
    if edition.is_none() {
        checks.add("edition", Problem::NotAChoice);
    }
    if new.valid_until.is_some_and(|last| last < today) {
        checks.add("valid_until", Problem::NotBefore { day: today.to_string() });
    }
    checks.finish()?;
    Ok((name, edition.cloned().ok_or(Refusal::NotFound)?))
}

fn insert(
    act: &mut Act<'_>,
    scope: &Scope,
    (plan, edition): (&Plan, &Edition),
    (name, new): (&str, &NewBatch),
) -> Result<BatchId> {
    let (id, now) = (BatchId::from_uuid(act.fresh_id()), act.now());
    let author = act.actor().name().to_owned();
    act.tx().execute(
        "INSERT INTO code_batches (organization_id, id, name, plan_id, plan_name, product_name, term_months, edition_id, \
         edition_code, edition_name, unit, nouns, units, codes, redeemed, cancelled, valid_until, created_at, created_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, $15, $16, $17)",
        params![
            scope.organization(), id, name, plan.id, plan.name, plan.product_name, plan.term_months, edition.id,
            edition.code, edition.name, edition.unit, edition.nouns, new.units, new.codes, new.valid_until, now, author
        ],
    )?;
    places::note(act, id, scope.organization())?;
    Ok(id)
}

fn locate(act: &mut Act<'_>, action: Action, batch: BatchId) -> Result<Scope> {
    let maker = places::customer_of(act, batch)?;
    act.allow(action, maker)
}

/// The batches of an organization and all below it, the newest first.
pub fn batches(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Batch>> {
    let scope = act.allow(Action::PurchaseCodesView, organization)?;
    let before = window.key(0).parse::<BatchId>().map_or(uuid::Uuid::max(), BatchId::uuid);
    let rows = act.tx().all(
        &format!(
            "SELECT {} FROM organization_ancestors a JOIN code_batches b ON b.organization_id = a.descendant_id \
             JOIN organizations o ON o.id = b.organization_id WHERE a.ancestor_id = $1 AND b.id < $2 \
             ORDER BY b.id DESC LIMIT $3",
            store::BATCH
        ),
        params![scope.organization(), before, window.reading()],
    )?;
    let total = window.total(|| {
        let from = "FROM organization_ancestors a JOIN code_batches b ON b.organization_id = a.descendant_id \
                    WHERE a.ancestor_id = $1";
        totals::count(act, from, params![scope.organization()])
    })?;
    Ok(window.page(rows, Some(total), |batch: &Batch| Cursor::new([batch.id.to_string()])))
}

/// One batch.
pub fn batch(act: &mut Act<'_>, batch: BatchId) -> Result<Batch> {
    let scope = locate(act, Action::PurchaseCodesView, batch)?;
    store::batch(act, &scope, batch)
}

/// The codes of a batch in their order, each with how it stands today and who entered it.
pub fn codes(act: &mut Act<'_>, batch: BatchId, window: &Window) -> Result<Page<(Code, CodeState)>> {
    let scope = locate(act, Action::PurchaseCodesView, batch)?;
    let batch = store::batch(act, &scope, batch)?;
    let expired = Expired::on(batch.valid_until, licenses::customer_day(act, scope.organization())?);
    let page = store::codes(act, &scope, batch.id, window)?;
    Ok(page.map(|code| {
        let state = code.state(expired);
        (code, state)
    }))
}

/// All codes of a batch in full, once: from then on only their last groups are known.
///
/// Refusals: `codes-shown`.
pub fn show_once(act: &mut Act<'_>, batch: BatchId) -> Result<Vec<Secret>> {
    let scope = locate(act, Action::PurchaseCodesMake, batch)?;
    let (now, author) = (act.now(), act.actor().name().to_owned());
    let first = act.tx().execute(
        "UPDATE code_batches SET shown_at = $3, shown_by = $4 \
         WHERE organization_id = $1 AND id = $2 AND shown_at IS NULL",
        params![scope.organization(), batch, now, author],
    )?;
    if first == 0 {
        return Err(Refusal::CodesShown.into());
    }
    let sealed: Vec<(CodeId, Option<Vec<u8>>)> = act.tx().all(
        "SELECT id, code_sealed FROM purchase_codes WHERE organization_id = $1 AND batch_id = $2 ORDER BY position",
        params![scope.organization(), batch],
    )?;
    let mut codes = Vec::with_capacity(sealed.len());
    for (id, sealed) in sealed {
        codes.push(act.open(code::made_place(scope.organization(), id), &sealed.unwrap_or_default())?);
    }
    act.tx().execute(
        "UPDATE purchase_codes SET code_sealed = NULL WHERE organization_id = $1 AND batch_id = $2",
        params![scope.organization(), batch],
    )?;
    let batch = store::batch(act, &scope, batch)?;
    let entry =
        audit::Entry::new(What::PurchaseCodesShown, SubjectKind::PurchaseCode, batch.id, batch.title())
            .note("count", batch.codes);
    act.record(scope.organization(), entry)?;
    Ok(codes)
}

/// What is still sealed of a batch, for tests and sample data.
#[cfg(any(test, feature = "test-worlds"))]
pub(crate) fn peek(act: &mut Act<'_>, batch: BatchId) -> Result<Vec<(CodeId, Secret)>> {
    let maker = places::customer_of(act, batch)?;
    let sealed: Vec<(CodeId, Vec<u8>)> = act.tx().all(
        "SELECT id, code_sealed FROM purchase_codes WHERE organization_id = $1 AND batch_id = $2 \
         AND code_sealed IS NOT NULL ORDER BY position",
        params![maker, batch],
    )?;
    sealed.into_iter().map(|(id, sealed)| Ok((id, act.open(code::made_place(maker, id), &sealed)?))).collect()
}

/// What a cancellation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// Units taken out of the stock that the code had become: those that were still pending.
    pub withdrawn: i64,
    /// Units that stay with whom they were given to.
    pub kept: i64,
}

/// Cancels a code: it cannot be entered any more. Of one that was, the units still pending leave its stock; those
/// given to customers and partners stay with them.
///
/// Refusals: `purchase-code-cancelled`; the reason's problems.
pub fn cancel(act: &mut Act<'_>, (batch, code): (BatchId, CodeId), reason: &str) -> Result<Cancelled> {
    let scope = locate(act, Action::PurchaseCodesMake, batch)?;
    let mut checks = Checks::new();
    let reason = checks.required("reason", reason, 500);
    checks.finish()?;
    let batch = store::batch(act, &scope, batch)?;
    let (found, stock) = store::hold_code(act, &scope, (batch.id, code))?;
    if found.cancelled_at.is_some() {
        return Err(Refusal::PurchaseCodeCancelled.into());
    }
    let withdrawn = match (found.redeemer, stock) {
        (Some(holder), Some(stock)) => withdraw(act, (holder, stock), batch.units)?,
        _ => 0,
    };
    let (now, author) = (act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "UPDATE purchase_codes SET cancelled_at = $3, cancelled_by = $4, cancelled_reason = $5, withdrawn = $6, \
         code_sealed = NULL WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), code, now, author, &reason, withdrawn],
    )?;
    act.tx().execute(
        "UPDATE code_batches SET cancelled = cancelled + 1 WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), batch.id],
    )?;
    let entry =
        audit::Entry::new(What::PurchaseCodeCancelled, SubjectKind::PurchaseCode, code, &found.masked)
            .note("reason", reason)
            .note("withdrawn", withdrawn);
    act.record(scope.organization(), entry)?;
    let kept = if stock.is_some() { batch.units - withdrawn } else { 0 };
    Ok(Cancelled { withdrawn, kept })
}

fn withdraw(
    act: &mut Act<'_>,
    (holder, stock): (OrganizationId, crate::ids::StockId),
    most: i64,
) -> Result<i64> {
    // Its holder was deleted, and the stock with it.
    let Some(held) = store::hold_known(act, holder, stock)? else { return Ok(0) };
    let units = held.pending().min(most);
    if units == 0 || !store::shrink(act, holder, stock, units)? {
        return Ok(0);
    }
    let entry = ledger::Entry::new(Movement::Cancelled, Counter::Quantity, -units).by(Source::PurchaseCode);
    ledger::enter(act, account(&held), entry)?;
    Ok(units)
}
