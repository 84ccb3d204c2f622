//! Purchase codes: a vendor makes them in batches, a partner or customer enters one, and its units become a stock that
//! is given on to customers and partners below. Total is always used and pending; what is given never exceeds it.

mod allot;
pub mod code;
mod customer;
mod enter;
mod list;
mod look;
mod make;
mod newcomer;
mod record;
mod shares;
mod store;
#[cfg(test)]
mod tests;

pub use allot::{allot, allot_to_partner, take_back};
pub use code::masked;
pub use customer::AddCustomer;
pub use enter::{Entry as EntryForm, edit, enter, update};
pub use list::{Filter, Subscription, View, list, subscriptions, views};
pub use look::{Found, Tried, check_code, try_code};
#[cfg(any(test, feature = "test-worlds"))]
pub(crate) use make::peek;
pub use make::{Cancelled, MOST_CODES, NewBatch, batch, batches, cancel, codes, make, show_once};
pub use newcomer::NewCompany;
pub(crate) use newcomer::Waiting;
pub use record::{Allotment, Batch, Code, CodeState, Standing, Stock, Units};
pub use shares::{Share, disable_customer, shares};
pub(crate) use shares::{refuse_when_held, restore, return_all, units_on};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    ids::{AllotmentId, OrganizationId, StockId},
    ledger::{self, Account, Entered},
    licenses, organizations,
    page::{Page, Window},
    places,
    refusal::{Refusal, Result},
    vault::Secret,
};

fn locate(act: &mut Act<'_>, action: Action, stock: StockId) -> Result<Scope> {
    let holder = places::customer_of(act, stock)?;
    act.allow(action, holder)
}

/// One stock of units.
pub fn get(act: &mut Act<'_>, stock: StockId) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesView, stock)?;
    store::stock(act, &scope, stock)
}

/// What was given of a stock to whom, the latest first; on which license only for those who see licenses there (IT-13).
/// Without a total.
pub fn allotments(act: &mut Act<'_>, stock: StockId, window: &Window) -> Result<Page<Allotment>> {
    let scope = locate(act, Action::PurchaseCodesView, stock)?;
    let licenses = act.may(scope.organization())?.act(Action::LicensesView);
    Ok(store::allotments(act, &scope, stock, window)?.map(|allotment| allotment.seen(licenses)))
}

/// As [`allotments`], one of them.
pub fn allotment(act: &mut Act<'_>, stock: StockId, id: AllotmentId) -> Result<Allotment> {
    let scope = locate(act, Action::PurchaseCodesView, stock)?;
    let found = store::allotment(act, scope.organization(), id)?;
    if found.stock != stock {
        return Err(Refusal::NotFound.into());
    }
    let licenses = act.may(scope.organization())?.act(Action::LicensesView);
    Ok(found.seen(licenses))
}

/// The code that was entered last, for who may give its units on; `None` when the units came from above. Writes one
/// event.
pub fn reveal(act: &mut Act<'_>, stock: StockId) -> Result<Option<Secret>> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    let Some(sealed) = store::sealed(act, &scope, stock)? else { return Ok(None) };
    let code = act.open(code::held_place(scope.organization(), stock), &sealed)?;
    let entry =
        Entry::new(What::PurchaseCodesShown, SubjectKind::PurchaseCode, stock, masked(&code::tail(&code)));
    act.record(scope.organization(), entry)?;
    Ok(Some(code))
}

/// The history of a stock as of the end of a day where its holder is.
#[derive(Clone, Debug)]
pub struct History {
    pub stock: Stock,
    pub as_of: Day,
    pub total: i64,
    pub used: i64,
    /// The newest first.
    pub entries: Page<Entered>,
}

/// The entries of a stock up to the end of a day, today unless given, and what it held then.
///
/// Refusals: a day that is still to come.
pub fn history(act: &mut Act<'_>, stock: StockId, as_of: Option<Day>, window: &Window) -> Result<History> {
    let scope = locate(act, Action::PurchaseCodesView, stock)?;
    let zone = licenses::customer_zone(act, scope.organization())?;
    let as_of = ledger::past_day(act.now().day_in(&zone), as_of)?;
    let end = licenses::rules::end_of_day(as_of, &zone);
    let stock = store::stock(act, &scope, stock)?;
    let (total, used) = ledger::balances_at(act, account(&stock), end)?;
    let entries = ledger::entries(act, (scope.organization(), stock.id.uuid()), end, window)?;
    Ok(History { stock, as_of, total, used, entries })
}

/// Where the units of a stock stand in the ledger.
const fn account(stock: &Stock) -> Account {
    Account { organization: stock.holder, subject: stock.id.uuid(), edition: stock.edition }
}

/// Refuses as not found unless one organization is the other or stands above it.
fn require_above(act: &mut Act<'_>, above: OrganizationId, below: OrganizationId) -> Result<()> {
    if organizations::steps_down(act, above, below)?.is_some() {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Nothing is given to whom nothing works for.
fn require_working(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    organizations::refuse_when_stopped(act, organization)
}
