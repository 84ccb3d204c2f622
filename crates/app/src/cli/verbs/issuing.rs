//! Of `invoice`: under which details invoices are issued, and what units cost.

use clap::Args;
use domain::billing::{self, IssuerForm, money};
use domain::{Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, license, named};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct PriceArgs {
    /// Id or name of the plan
    plan: String,
    /// Whose list: id or name; default: the operator
    #[arg(long)]
    organization: Option<String>,
    /// Such as standard=49.90; may be repeated; none: the list above is in force again
    #[arg(long = "price", value_name = "EDITION=AMOUNT")]
    prices: Vec<String>,
    #[arg(long, default_value = "EUR")]
    currency: String,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct IssuerArgs {
    /// Id or name; default: the operator
    organization: Option<String>,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    street_address: Option<String>,
    #[arg(long)]
    postal_code: Option<String>,
    #[arg(long)]
    postal_area: Option<String>,
    /// Two letters
    #[arg(long)]
    country: Option<String>,
    #[arg(long)]
    vat_id: Option<String>,
    #[arg(long)]
    bank_account: Option<String>,
    #[arg(long)]
    bic: Option<String>,
    #[arg(long)]
    currency: Option<String>,
    /// What the numbers of invoices begin with
    #[arg(long)]
    invoice_series: Option<String>,
    #[arg(long)]
    credit_series: Option<String>,
    #[arg(long)]
    payment_days: Option<i64>,
    /// Percents with spaces between them, the usual one first
    #[arg(long)]
    vat_rates: Option<String>,
    /// review or `at_once`
    #[arg(long)]
    portal_orders: Option<String>,
}

pub(super) fn prices(organization: Option<String>, place: &Place<'_>) -> domain::Result<Shown> {
    let found = place.read(move |act| {
        let organization = named(act, organization.as_deref())?;
        billing::price_list(act, organization)
    })?;
    Ok(Shown::list(Records { records: found.iter().map(priced).collect(), next: None }))
}

fn priced(found: &billing::PricedPlan) -> Record {
    let price = |price: &billing::Price| {
        let edition = found.plan.editions.iter().find(|edition| edition.id == price.edition);
        let code = edition.map(|edition| edition.code.as_str()).unwrap_or_default();
        format!("{code}={} {}", money::plain(price.amount_minor, &price.currency), price.currency)
    };
    Record::new()
        .with("plan_id", found.plan.id)
        .with("product", &found.plan.product_name)
        .with("plan", &found.plan.name)
        .with("term_months", found.plan.term_months)
        .with("prices", found.prices.iter().map(price).collect::<Vec<_>>())
}

pub(super) fn set_prices(args: &PriceArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let read = |typed: &String| {
        let (edition, amount) = typed.split_once('=')?;
        let amount = money::read_amount(amount, &args.currency)?;
        Some((edition.trim().to_lowercase(), args.currency.clone(), amount))
    };
    let list: Option<Vec<_>> = args.prices.iter().map(read).collect();
    let list = list.ok_or_else(|| Refusal::field("price", Problem::NotAnAmount))?;
    let (typed, organization) = (args.plan.clone(), args.organization.clone());
    let after = place.work(move |act| {
        let plan = license::plan(act, &typed)?;
        let organization = named(act, organization.as_deref())?;
        billing::set_prices(act, organization, plan, &list)
    })?;
    Ok(Shown::one(&priced(&after)))
}

impl IssuerArgs {
    /// The details with what was named on the command line in place of what is there.
    fn over(&self, mut form: IssuerForm) -> (IssuerForm, bool) {
        let mut changes = false;
        let mut put = |field: &mut String, given: &Option<String>| {
            if let Some(given) = given {
                field.clone_from(given);
                changes = true;
            }
        };
        put(&mut form.name, &self.name);
        put(&mut form.street_address, &self.street_address);
        put(&mut form.postal_code, &self.postal_code);
        put(&mut form.postal_area, &self.postal_area);
        put(&mut form.country, &self.country);
        put(&mut form.vat_id, &self.vat_id);
        put(&mut form.bank_account, &self.bank_account);
        put(&mut form.bic, &self.bic);
        put(&mut form.currency, &self.currency);
        put(&mut form.invoice_series, &self.invoice_series);
        put(&mut form.credit_series, &self.credit_series);
        put(&mut form.vat_rates, &self.vat_rates);
        put(&mut form.portal_orders, &self.portal_orders);
        if let Some(days) = self.payment_days {
            form.payment_days = days;
            changes = true;
        }
        (form, changes)
    }
}

pub(super) fn issuer(args: &IssuerArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let args = args.clone();
    let after = place.work(move |act| {
        let organization = named(act, args.organization.as_deref())?;
        let known = billing::issuer(act, organization)?;
        let version = known.as_ref().map_or(0, |known| known.version);
        let (form, changes) = args.over(known.as_ref().map(billing::Issuer::form).unwrap_or_default());
        match known {
            Some(known) if !changes => Ok(known),
            None if !changes => Err(Refusal::NoIssuer.into()),
            _ => billing::set_issuer(act, organization, &form, version),
        }
    })?;
    let form = after.form();
    Ok(Shown::one(
        &Record::new()
            .with("organization_id", after.organization)
            .with("name", form.name)
            .with("street_address", form.street_address)
            .with("postal_code", form.postal_code)
            .with("postal_area", form.postal_area)
            .with("country", form.country)
            .with("vat_id", form.vat_id)
            .with("bank_account", form.bank_account)
            .with("bic", form.bic)
            .with("currency", form.currency)
            .with("invoice_series", form.invoice_series)
            .with("credit_series", form.credit_series)
            .with("payment_days", form.payment_days)
            .with("vat_rates", form.vat_rates)
            .with("portal_orders", form.portal_orders),
    ))
}
