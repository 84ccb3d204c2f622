//! Price lists: what one unit of an edition costs for one term of a plan, by currency. A partner's own list goes before
//! those above it, plan by plan; what has no price in any of them cannot be ordered.

use db::params;

use super::{
    issuers::{self, Issuer},
    money::{self, Currency},
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{EditionId, OrganizationId, PlanId},
    input::Checks,
    products::{self, Plan, PlanVersion},
    refusal::{Problem, Refusal, Result},
};

/// The most that a unit may cost, in minor units.
pub const MOST_PRICE: i64 = 100_000_000_000;

/// One price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    pub edition: EditionId,
    pub currency: String,
    pub amount_minor: i64,
}

/// A plan with its prices as an organization sees them.
#[derive(Clone, Debug)]
pub struct PricedPlan {
    pub plan: Plan,
    /// Whose list they are from; `None` when there are none.
    pub from: Option<OrganizationId>,
    /// Its own, if it has any for the plan, else the nearest above it.
    pub prices: Vec<Price>,
}

impl PricedPlan {
    pub fn price(&self, edition: EditionId, currency: &str) -> Option<i64> {
        let found = self.prices.iter().find(|price| price.edition == edition && price.currency == currency);
        found.map(|price| price.amount_minor)
    }

    /// Whether anything of the plan can be ordered in a currency.
    pub fn is_priced(&self, currency: &str) -> bool {
        self.prices.iter().any(|price| price.currency == currency)
    }
}

/// The plans that an organization may sell, with the prices in force there.
pub fn price_list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<PricedPlan>> {
    let scope = act.allow(Action::InvoicesView, organization)?;
    let plans = products::plans_sold_at(act, &scope)?;
    let sold = plans.into_iter().filter(|plan| plan.version == PlanVersion::Full);
    sold.map(|plan| priced(act, organization, plan)).collect()
}

/// What a customer can order: plans that are sold to it today and have a price, with who would issue the invoice.
///
/// Refusals: `no-issuer`.
pub fn offers(act: &mut Act<'_>, customer: OrganizationId) -> Result<(Issuer, Vec<PricedPlan>)> {
    let scope = act.allow_customer(Action::OrdersPlace, customer)?;
    offered(act, &scope)
}

/// As [`offers`], for operations that asked for another right on the customer.
pub(super) fn offered(act: &mut Act<'_>, scope: &Scope) -> Result<(Issuer, Vec<PricedPlan>)> {
    let issuer = issuers::issuer_of(act, scope.organization())?;
    let plans = products::plans_sold_to(act, scope)?;
    let sold = plans.into_iter().filter(|plan| plan.version == PlanVersion::Full);
    let mut found = Vec::new();
    for plan in sold {
        let plan = priced(act, issuer.organization, plan)?;
        if !plan.prices.is_empty() {
            found.push(plan);
        }
    }
    Ok((issuer, found))
}

pub(super) fn priced(act: &mut Act<'_>, seller: OrganizationId, plan: Plan) -> Result<PricedPlan> {
    let rows: Vec<(OrganizationId, EditionId, String, i64)> = act.tx().all(
        "SELECT p.organization_id, p.edition_id, p.currency, p.amount_minor FROM organization_ancestors a \
         JOIN prices p ON p.organization_id = a.ancestor_id AND p.plan_id = $2 \
         WHERE a.descendant_id = $1 ORDER BY a.distance, p.currency, p.edition_id",
        params![seller, plan.id],
    )?;
    let from = rows.first().map(|row| row.0);
    let own = rows.into_iter().filter(|row| Some(row.0) == from);
    let prices = own.map(|(_, edition, currency, amount_minor)| Price { edition, currency, amount_minor });
    Ok(PricedPlan { from, prices: prices.collect(), plan })
}

/// The name of the form field that holds a price.
pub fn price_field(edition: &str, currency: &str) -> String {
    format!("price_{edition}_{currency}")
}

/// What one plan costs on the list of an organization, for who may change it.
pub fn prices_of(act: &mut Act<'_>, organization: OrganizationId, plan: PlanId) -> Result<PricedPlan> {
    let scope = act.allow(Action::PricesChange, organization)?;
    let plan = sold(act, &scope, plan)?;
    priced(act, organization, plan)
}

fn sold(act: &mut Act<'_>, scope: &Scope, plan: PlanId) -> Result<Plan> {
    let plans = products::plans_sold_at(act, scope)?;
    let priced = plans.into_iter().find(|known| known.id == plan && known.version == PlanVersion::Full);
    Ok(priced.ok_or(Refusal::NotFound)?)
}

/// Sets what a plan costs where an organization sells it, in place of all prices that it had of its own; with none the
/// list above it is in force again. Editions are named by their codes.
///
/// Refusals: `not-found` when it does not sell the plan; the problems of the fields.
pub fn set_prices(
    act: &mut Act<'_>,
    organization: OrganizationId,
    plan: PlanId,
    prices: &[(String, String, i64)],
) -> Result<PricedPlan> {
    let scope = act.allow(Action::PricesChange, organization)?;
    let plan = sold(act, &scope, plan)?;
    let checked = check(&plan, prices)?;
    let before = own(act, organization, plan.id)?;
    act.tx().execute(
        "DELETE FROM prices WHERE organization_id = $1 AND plan_id = $2",
        params![organization, plan.id],
    )?;
    for price in &checked {
        act.tx().execute(
            "INSERT INTO prices (organization_id, plan_id, edition_id, currency, amount_minor) \
             VALUES ($1, $2, $3, $4, $5)",
            params![organization, plan.id, price.edition, price.currency, price.amount_minor],
        )?;
    }
    let entry = changes(&plan, &before, &checked);
    if entry.has_details() {
        act.record(organization, entry)?;
    }
    priced(act, organization, plan)
}

fn own(act: &mut Act<'_>, organization: OrganizationId, plan: PlanId) -> Result<Vec<Price>> {
    let rows: Vec<(EditionId, String, i64)> = act.tx().all(
        "SELECT edition_id, currency, amount_minor FROM prices WHERE organization_id = $1 AND plan_id = $2 \
         ORDER BY currency, edition_id",
        params![organization, plan],
    )?;
    let price = |(edition, currency, amount_minor)| Price { edition, currency, amount_minor };
    Ok(rows.into_iter().map(price).collect())
}

fn check(plan: &Plan, prices: &[(String, String, i64)]) -> Result<Vec<Price>> {
    let mut checks = Checks::new();
    let mut found: Vec<Price> = Vec::new();
    if plan.version != PlanVersion::Full {
        checks.add("plan_id", Problem::NotAChoice);
    }
    for (code, currency, amount) in prices {
        let field = price_field(code, currency);
        let edition = plan.editions.iter().find(|edition| edition.code == *code).map(|edition| edition.id);
        let (Some(edition), Ok(currency)) = (edition, currency.parse::<Currency>()) else {
            checks.add(&field, Problem::NotAChoice);
            continue;
        };
        let amount_minor = checks.number(&field, *amount, 0, MOST_PRICE);
        let price = Price { edition, currency: currency.code().to_owned(), amount_minor };
        if found.iter().any(|known| known.edition == price.edition && known.currency == price.currency) {
            checks.add(&field, Problem::Taken);
        }
        found.push(price);
    }
    checks.finish()?;
    Ok(found)
}

fn changes(plan: &Plan, before: &[Price], after: &[Price]) -> Entry {
    let mut entry = Entry::new(What::PricesChanged, SubjectKind::Plan, plan.id, &plan.name);
    let said = |prices: &[Price], edition: EditionId, currency: &str| {
        let found = prices.iter().find(|price| price.edition == edition && price.currency == currency);
        found.map(|price| money::plain(price.amount_minor, currency))
    };
    for price in before.iter().chain(after) {
        let edition = plan.editions.iter().find(|edition| edition.id == price.edition);
        let name = edition.map_or_else(|| price.edition.to_string(), |edition| edition.name.clone());
        let (old, new) =
            (said(before, price.edition, &price.currency), said(after, price.edition, &price.currency));
        entry = entry.change(&format!("price {name} {}", price.currency), &old, &new);
    }
    entry
}
