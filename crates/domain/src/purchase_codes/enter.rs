//! Entering a code: looked up, with wrong guesses counted, then taken once. The stock that it becomes, and what can be
//! edited of it.

use db::{FromRow, Row, params};

use super::{Stock, Units, account, code, locate, masked, record::Expired, store};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{self, SubjectKind, What},
    clock::{Day, Instant},
    ids::{BatchId, CodeId, OrganizationId, StockId},
    input::{Checks, fold},
    ledger::{self, Source},
    licenses::{self, MOST_UNITS},
    places,
    refusal::{Refusal, Result},
    throttles::{self, Key},
    vault::Secret,
};

/// A code that was looked up with the attempt counted: without one nothing can be entered.
#[derive(Clone, Debug)]
pub struct Found {
    code: CodeId,
    batch: BatchId,
    typed: Secret,
    maker: OrganizationId,
    pub maker_name: String,
    pub of: Units,
    pub units: i64,
    pub term_months: i64,
    pub valid_until: Option<Day>,
}

/// A code that was found, or why it cannot be entered. The act that gives a refusal this way commits, so that the
/// attempt stays counted.
pub type Tried = std::result::Result<Found, Refusal>;

/// What is known of a code that somebody shows.
struct Shown {
    code: CodeId,
    batch: BatchId,
    maker: OrganizationId,
    maker_name: String,
    of: Units,
    units: i64,
    term_months: i64,
    valid_until: Option<Day>,
    redeemed_at: Option<Instant>,
    redeemer: Option<OrganizationId>,
    redeemer_name: Option<String>,
    cancelled_at: Option<Instant>,
}

impl FromRow for Shown {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            code: row.get("id")?,
            batch: row.get("batch_id")?,
            maker: row.get("organization_id")?,
            maker_name: row.get("maker_name")?,
            of: Units::from_row(row)?,
            units: row.get("units")?,
            term_months: row.get("term_months")?,
            valid_until: row.get("valid_until")?,
            redeemed_at: row.get("redeemed_at")?,
            redeemer: row.get("redeemer_id")?,
            redeemer_name: row.get("redeemer_name")?,
            cancelled_at: row.get("cancelled_at")?,
        })
    }
}

const SHOWN: &str = "SELECT c.id, c.batch_id, c.organization_id, o.name AS maker_name, b.plan_id, b.plan_name, \
    b.product_name, b.edition_id, b.edition_code, b.edition_name, b.unit, b.nouns, b.units, b.term_months, \
    b.valid_until, c.redeemed_at, c.redeemer_id, c.redeemer_name, c.cancelled_at FROM purchase_codes c \
    JOIN code_batches b ON b.organization_id = c.organization_id AND b.id = c.batch_id \
    JOIN organizations o ON o.id = c.organization_id WHERE c.organization_id = $1 AND c.id = $2";

/// Looks a code up, for an organization that wants to enter it or for somebody who only asks. A code that nobody made,
/// or that was made by somebody who does not stand above, is counted as a guess. One that the organization has entered
/// itself is found: entering it again is refused then.
///
/// Refusals: problems of `code`; `too-many-attempts`. In the answer: `purchase-code-unknown`, `purchase-code-used`,
/// `purchase-code-used-by`, `purchase-code-expired`, `purchase-code-cancelled`.
pub fn try_code(act: &mut Act<'_>, into: Option<OrganizationId>, typed: &str) -> Result<Tried> {
    if let Some(organization) = into {
        act.allow(Action::PurchaseCodesChange, organization)?;
    }
    let read = code::read(typed).map_err(|problem| Refusal::field("code", problem))?;
    let from = Key::wrong_code_from(&act.caller().ip.clone());
    let counted = !act.caller().ip.is_empty();
    if counted {
        throttles::check(act, &from)?;
    }
    let answer = match find(act, into, &read)? {
        Some(shown) => judge(act, into, shown, read)?,
        None => Err(Refusal::PurchaseCodeUnknown),
    };
    if counted && answer.as_ref().err() == Some(&Refusal::PurchaseCodeUnknown) {
        throttles::failed(act, &from)?;
        throttles::failed(act, &Key::wrong_code())?;
    }
    Ok(answer)
}

fn find(act: &mut Act<'_>, into: Option<OrganizationId>, typed: &Secret) -> Result<Option<Shown>> {
    let hash = code::index(act.vault(), typed);
    let place: Option<(OrganizationId, CodeId)> = act.tx().optional(
        "SELECT organization_id, code_id FROM purchase_code_index WHERE code_hash = $1",
        params![hash.as_slice()],
    )?;
    let Some((maker, code)) = place else { return Ok(None) };
    if let Some(organization) = into
        && !store::is_above(act, maker, organization)?
    {
        return Ok(None);
    }
    Ok(act.tx().optional(SHOWN, params![maker, code])?)
}

fn judge(act: &mut Act<'_>, into: Option<OrganizationId>, shown: Shown, typed: Secret) -> Result<Tried> {
    if shown.cancelled_at.is_some() {
        return Ok(Err(Refusal::PurchaseCodeCancelled));
    }
    if shown.redeemed_at.is_some() && (into.is_none() || shown.redeemer != into) {
        return Ok(Err(used(act, &shown)?));
    }
    let today = licenses::customer_day(act, shown.maker)?;
    if shown.redeemed_at.is_none() && Expired::on(shown.valid_until, today) == Expired::Yes {
        let day = shown.valid_until.map(|day| day.to_string()).unwrap_or_default();
        return Ok(Err(Refusal::PurchaseCodeExpired { day }));
    }
    Ok(Ok(Found {
        code: shown.code,
        batch: shown.batch,
        typed,
        maker: shown.maker,
        maker_name: shown.maker_name,
        of: shown.of,
        units: shown.units,
        term_months: shown.term_months,
        valid_until: shown.valid_until,
    }))
}

/// By whom and when, for those who see that organization.
fn used(act: &mut Act<'_>, shown: &Shown) -> Result<Refusal> {
    let (Some(by), Some(at)) = (shown.redeemer, shown.redeemed_at) else {
        return Ok(Refusal::PurchaseCodeUsed);
    };
    if !act.may(by)?.act(Action::PurchaseCodesView) {
        return Ok(Refusal::PurchaseCodeUsed);
    }
    let zone = licenses::customer_zone(act, shown.maker)?;
    let organization = shown.redeemer_name.clone().unwrap_or_default();
    Ok(Refusal::PurchaseCodeUsedBy { organization, day: at.day_in(&zone).to_string() })
}

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

    fn folded(&self, stock: &Units, tail: &str) -> String {
        let parts = [&self.company, &self.email, tail, &stock.plan_name, &stock.product_name];
        fold(&parts.join(" "))
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
        "INSERT INTO code_stocks (organization_id, id, maker_id, plan_id, plan_name, product_name, edition_id, \
         edition_code, edition_name, unit, nouns, code_sealed, tail, email, company, search_folded, total, used, \
         created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, 1)",
        params![
            scope.organization(), id, found.maker, of.plan, of.plan_name, of.product_name, of.edition, of.edition_code,
            of.edition_name, of.unit, of.nouns, sealed, tail, entry.email, entry.company, entry.folded(of, &tail),
            found.units, now
        ],
    )?;
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
/// Refusals: those of [`enter`]; `purchase-code-of-another-plan` when its units are of another plan or edition.
pub fn update(act: &mut Act<'_>, stock: StockId, found: &Found) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    super::require_above(act, found.maker, scope.organization())?;
    super::require_working(act, scope.organization())?;
    let before = store::hold(act, scope.organization(), stock)?;
    if (before.of.plan, before.edition) != (found.of.plan, found.of.edition) {
        let (plan, edition) = (found.of.plan_name.clone(), found.of.edition_name.clone());
        return Err(Refusal::PurchaseCodeOfAnotherPlan { plan, edition }.into());
    }
    let mut checks = Checks::new();
    checks.number("units", before.total + found.units, 1, MOST_UNITS);
    checks.finish()?;
    redeem(act, &scope, found, stock)?;
    let sealed = act.seal(code::held_place(scope.organization(), stock), found.typed.reveal());
    let tail = code::tail(&found.typed);
    let entry = Entry { email: before.email.clone(), company: before.company.clone() };
    act.tx().execute(
        "UPDATE code_stocks SET total = total + $3, code_sealed = $4, tail = $5, search_folded = $6, \
         version = version + 1 WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), stock, found.units, sealed, &tail, entry.folded(&before.of, &tail)],
    )?;
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
    let tail = before.masked.chars().rev().take_while(|symbol| *symbol != '-').collect::<Vec<_>>();
    let tail: String = tail.into_iter().rev().collect();
    act.tx().execute(
        "UPDATE code_stocks SET email = $3, company = $4, search_folded = $5, version = version + 1 \
         WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), stock, entry.email, entry.company, entry.folded(&before.of, &tail)],
    )?;
    let after = store::stock(act, &scope, stock)?;
    let told = audit::Entry::new(What::PurchaseCodeChanged, SubjectKind::PurchaseCode, stock, &after.masked)
        .change("email", &before.email, &after.email)
        .change("company", &before.company, &after.company);
    act.record(scope.organization(), told)?;
    Ok(after)
}
