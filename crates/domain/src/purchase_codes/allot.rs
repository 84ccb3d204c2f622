//! Units that are given on: to customers, whose license they make or let grow, and to partners below, who give them on
//! in turn. What is free comes back.

use db::params;

use super::{
    Allotment, Standing, Stock, account, locate, require_above, require_working, store, store::Held,
};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{self, SubjectKind, What},
    ids::{AllotmentId, LicenseId, OrganizationId, StockId},
    input::Checks,
    ledger::{self, Counter, Movement, Source},
    licenses::{self, Issue, License, LineRequest, MOST_UNITS, Origin, Resolution, Stage},
    organizations, places,
    products::{self, Plan},
    refusal::{Refusal, Result},
    search,
};

fn check(units: i64) -> Result<()> {
    let mut checks = Checks::new();
    checks.number("units", units, 1, MOST_UNITS);
    checks.finish()
}

/// Gives units of a stock to a customer: the license that came of it grows, or one of the code's plan is issued from
/// today on (ES-07, ES-08).
///
/// Refusals: `pending-exceeded`, `organization-disabled`, what a license may be refused with; problems of `units`.
pub fn allot(act: &mut Act<'_>, stock: StockId, customer: OrganizationId, units: i64) -> Result<License> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    check(units)?;
    let to = act.allow_customer(Action::PurchaseCodesChange, customer)?;
    require_above(act, scope.organization(), customer)?;
    require_working(act, customer)?;
    let stock = store::stock(act, &scope, stock)?;
    to_customer(act, &stock, &to, units)
}

/// As [`allot`], when the rights were asked for.
pub(super) fn to_customer(act: &mut Act<'_>, stock: &Stock, to: &Scope, units: i64) -> Result<License> {
    let name = organizations::name(act, to.organization())?;
    store::take(act, stock, units)?;
    let given = ledger::Entry::new(Movement::Allotted, Counter::Used, units);
    ledger::enter(act, account(stock), given.by(Source::PurchaseCode).party(&name))?;
    if let Some((allotment, license)) = alive(act, stock, to)? {
        grow(act, stock, to, (license, units))?;
        store::move_allotment(act, stock.holder, allotment, units)?;
        return licenses::held_one(act, to, license);
    }
    let (plan, edition) = promised(act, to, stock)?;
    let request = Issue {
        plan: plan.id,
        lines: vec![LineRequest { edition, quantity: units }],
        starts_on: None,
        extra_space_gb: 0,
        client_limit_gb: 0,
        comments: String::new(),
        stage: Stage::InForce,
        overlap: vec![Resolution::SIDE_BY_SIDE],
    };
    let origin = Origin { units: Source::PurchaseCode, reference: stock.called() };
    let license = licenses::issue_from(act, to, (&plan, &request), &origin)?;
    store::insert_allotment(act, stock, (to.organization(), &name), Held::License(license.id), units)?;
    Ok(license)
}

/// The plan of a stock with the term that its code promised, and the edition's code: either may be another one by now.
fn promised(act: &mut Act<'_>, to: &Scope, stock: &Stock) -> Result<(Plan, String)> {
    let plan = products::plan_at(act, to, stock.of.plan)?;
    let edition = plan.editions.iter().find(|edition| edition.id == stock.edition);
    let edition = edition
        .map(|edition| edition.code.clone())
        .ok_or_else(|| Refusal::EditionNotOnLicense { edition: stock.of.edition_name.clone() })?;
    Ok((Plan { term_months: stock.of.term_months, ..plan }, edition))
}

/// The license that came of the stock and still runs.
fn alive(act: &mut Act<'_>, stock: &Stock, to: &Scope) -> Result<Option<(AllotmentId, LicenseId)>> {
    for allotment in store::allotted_to(act, stock, to.organization())? {
        let running = allotment.standing == Standing::Running;
        let Some(license) = allotment.license.filter(|_| running) else { continue };
        if licenses::hold(act, to, license)?.revoked_at.is_none() {
            return Ok(Some((allotment.id, license)));
        }
    }
    Ok(None)
}

/// Moves the units of a license that came of a stock, and writes the event.
fn grow(act: &mut Act<'_>, stock: &Stock, to: &Scope, (license, units): (LicenseId, i64)) -> Result<()> {
    let entry = ledger::Entry::quantity(units).by(Source::PurchaseCode).of(stock.called());
    let after = licenses::shift(act, to, (license, stock.edition), entry)?;
    let quantity =
        after.lines.iter().find(|line| line.edition == stock.edition).map_or(0, |line| line.quantity);
    let event = audit::Entry::new(What::LicenseChanged, SubjectKind::License, license, &after.plan_name)
        .change(&format!("quantity {}", stock.of.edition_name), &(quantity - units), &quantity)
        .note("purchase_code", stock.called());
    act.record(to.organization(), event)
}

/// Gives units of a stock to a partner below, who has a stock of its own then.
///
/// Refusals: `pending-exceeded`, `organization-disabled`; `not-found` when it is no partner below the holder; problems
/// of `units`.
pub fn allot_to_partner(
    act: &mut Act<'_>,
    stock: StockId,
    partner: OrganizationId,
    units: i64,
) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    check(units)?;
    let to = act.allow(Action::PurchaseCodesChange, partner)?;
    if to.kind() != OrganizationKind::Partner || partner == scope.organization() {
        return Err(Refusal::NotFound.into());
    }
    require_above(act, scope.organization(), partner)?;
    require_working(act, partner)?;
    let stock = store::stock(act, &scope, stock)?;
    let name = organizations::name(act, partner)?;
    store::take(act, &stock, units)?;
    let given = ledger::Entry::new(Movement::Allotted, Counter::Used, units);
    ledger::enter(act, account(&stock), given.by(Source::PurchaseCode).party(&name))?;
    let child = give(act, &stock, (partner, &name), units)?;
    let came = ledger::Entry::quantity(units).by(Source::PurchaseCode).party(&stock.holder_name);
    ledger::enter(act, account(&child), came)?;
    record(act, What::UnitsAllotted, &stock, (&name, units))?;
    Ok(child)
}

fn record(act: &mut Act<'_>, what: What, stock: &Stock, (name, units): (&str, i64)) -> Result<()> {
    let entry = audit::Entry::new(what, SubjectKind::PurchaseCode, stock.id, name)
        .note("purchase_code", stock.called())
        .note("plan", stock.of.plan_name.as_str())
        .note("count", units);
    act.record(stock.holder, entry)
}

/// The partner's stock of these units grows, or is made.
fn give(
    act: &mut Act<'_>,
    stock: &Stock,
    (partner, name): (OrganizationId, &str),
    units: i64,
) -> Result<Stock> {
    let known =
        store::allotted_to(act, stock, partner)?.into_iter().find(|allotment| allotment.given.is_some());
    if let Some((Some(given), id)) = known.map(|allotment| (allotment.given, allotment.id)) {
        store::grow(act, partner, given, units)?;
        store::move_allotment(act, stock.holder, id, units)?;
        return store::stock_of(act, partner, given);
    }
    let (id, now, of) = (StockId::from_uuid(act.fresh_id()), act.now(), &stock.of);
    let search = of.folded(&[&stock.holder_name]);
    act.tx().execute(
        "INSERT INTO code_stocks (organization_id, id, maker_id, plan_id, plan_name, product_name, term_months, \
         edition_id, edition_code, edition_name, unit, nouns, tail, email, company, search_folded, giver_id, \
         giver_stock_id, total, used, created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', '', $13, $14, $15, $16, 0, $17, 1)",
        params![
            partner, id, stock.maker, of.plan, of.plan_name, of.product_name, of.term_months, of.edition,
            of.edition_code, of.edition_name, of.unit, of.nouns, search, stock.holder, stock.id, units, now
        ],
    )?;
    search::follow(act, search::Kind::Code, partner, &[id.uuid()])?;
    places::note(act, id, partner)?;
    store::insert_allotment(act, stock, (partner, name), Held::Stock(id), units)?;
    store::stock_of(act, partner, id)
}

/// Takes units back that are free: no user has them, they were not given on, and their term is not over.
///
/// Refusals: `units-in-use`, `units-expired`, `organization-disabled`; `not-found` also when whoever has them stands in
/// another branch by now; problems of `units`.
pub fn take_back(act: &mut Act<'_>, stock: StockId, allotment: AllotmentId, units: i64) -> Result<Stock> {
    let scope = locate(act, Action::PurchaseCodesChange, stock)?;
    check(units)?;
    let stock = store::hold(act, scope.organization(), stock)?;
    let allotment = store::allotment(act, stock.holder, allotment)?;
    if allotment.stock != stock.id {
        return Err(Refusal::NotFound.into());
    }
    match allotment.standing {
        Standing::Running => {}
        Standing::Ended => return Err(Refusal::UnitsExpired.into()),
        Standing::Elsewhere => return Err(Refusal::NotFound.into()),
    }
    require_working(act, allotment.to)?;
    if units > allotment.units {
        return Err(in_use(units, allotment.free).into());
    }
    match (allotment.license, allotment.given) {
        (Some(license), _) => {
            let to = act.allow_customer(Action::PurchaseCodesChange, allotment.to)?;
            come_back(act, &stock, (&allotment, units))?;
            grow(act, &stock, &to, (license, -units))?;
        }
        (None, Some(given)) => {
            act.allow(Action::PurchaseCodesChange, allotment.to)?;
            come_back(act, &stock, (&allotment, units))?;
            from_partner(act, &stock, (&allotment, given), units)?;
        }
        (None, None) => return Err(Refusal::NotFound.into()),
    }
    store::stock(act, &scope, stock.id)
}

const fn in_use(wanted: i64, free: i64) -> Refusal {
    let missing = if wanted > free { wanted - free } else { 1 };
    Refusal::UnitsInUse { wanted, free, missing }
}

/// The stock's side of what comes back.
pub(super) fn come_back(
    act: &mut Act<'_>,
    stock: &Stock,
    (allotment, units): (&Allotment, i64),
) -> Result<()> {
    if !store::move_allotment(act, stock.holder, allotment.id, -units)? {
        return Err(in_use(units, allotment.free).into());
    }
    store::give_back(act, stock.holder, stock.id, units)?;
    let entry = ledger::Entry::new(Movement::Returned, Counter::Used, -units);
    ledger::enter(act, account(stock), entry.by(Source::PurchaseCode).party(&allotment.to_name))
}

fn from_partner(
    act: &mut Act<'_>,
    stock: &Stock,
    (allotment, given): (&Allotment, StockId),
    units: i64,
) -> Result<()> {
    let child = store::hold(act, allotment.to, given)?;
    if !store::shrink(act, allotment.to, given, units)? {
        return Err(in_use(units, child.pending()).into());
    }
    let entry = ledger::Entry::quantity(-units).by(Source::PurchaseCode).party(&stock.holder_name);
    ledger::enter(act, account(&child), entry)?;
    record(act, What::UnitsReturned, stock, (&allotment.to_name, units))
}
