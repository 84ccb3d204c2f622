//! Who issues invoices: the nearest organization above a customer that has filled in its details. Customers of a
//! partner without any are invoiced by whoever stands above it.

use db::{FromRow, Row, params};

use super::{
    money::Currency,
    record::Party,
    rules::{self, bare, is_iban},
};
use crate::{
    access::{Action, OrganizationKind},
    act::Act,
    audit::{Entry, SubjectKind, What},
    countries::Country,
    ids::OrganizationId,
    input::Checks,
    refusal::{Problem, Refusal, Result},
    words,
};

words! {
    /// What becomes of an order from a customer's portal.
    PortalOrders {
        /// It waits until somebody of the issuer looks at it.
        Review => "review",
        /// Its invoice is issued in the same act.
        AtOnce => "at_once",
    }
}

/// The details under which invoices are issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    pub organization: OrganizationId,
    pub name: String,
    pub street_address: String,
    pub postal_code: String,
    pub postal_area: String,
    pub country: String,
    pub vat_id: String,
    /// An IBAN, or any other text that payers know.
    pub bank_account: String,
    pub bic: String,
    /// The currency that is offered first.
    pub currency: String,
    pub invoice_series: String,
    pub credit_series: String,
    /// Days from the day of issue to the day due.
    pub payment_days: i64,
    /// Hundredths of a percent, the usual one first.
    pub vat_rates: Vec<i64>,
    pub portal_orders: PortalOrders,
    /// 0 before the details were filled in.
    pub version: i64,
}

impl Issuer {
    pub fn usual_rate(&self) -> i64 {
        self.vat_rates.first().copied().unwrap_or(0)
    }

    pub(super) fn party(&self) -> Party {
        Party {
            name: self.name.clone(),
            business_id: String::new(),
            vat_id: self.vat_id.clone(),
            street_address: self.street_address.clone(),
            postal_code: self.postal_code.clone(),
            postal_area: self.postal_area.clone(),
            country: self.country.clone(),
            bank_account: self.bank_account.clone(),
            bic: self.bic.clone(),
        }
    }

    /// The record as a form to edit.
    pub fn form(&self) -> IssuerForm {
        IssuerForm {
            name: self.name.clone(),
            street_address: self.street_address.clone(),
            postal_code: self.postal_code.clone(),
            postal_area: self.postal_area.clone(),
            country: self.country.clone(),
            vat_id: self.vat_id.clone(),
            bank_account: self.bank_account.clone(),
            bic: self.bic.clone(),
            currency: self.currency.clone(),
            invoice_series: self.invoice_series.clone(),
            credit_series: self.credit_series.clone(),
            payment_days: self.payment_days,
            vat_rates: self.vat_rates.iter().map(|rate| rate_text(*rate)).collect::<Vec<_>>().join(" "),
            portal_orders: self.portal_orders.word().to_owned(),
        }
    }
}

/// A rate as it is typed: `25.5`.
pub fn rate_text(rate: i64) -> String {
    let text = format!("{}.{:02}", rate / 100, rate % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl FromRow for Issuer {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let rates: String = row.get("vat_rates")?;
        Ok(Self {
            organization: row.get("organization_id")?,
            name: row.get("name")?,
            street_address: row.get("street_address")?,
            postal_code: row.get("postal_code")?,
            postal_area: row.get("postal_area")?,
            country: row.get("country")?,
            vat_id: row.get("vat_id")?,
            bank_account: row.get("bank_account")?,
            bic: row.get("bic")?,
            currency: row.get("currency")?,
            invoice_series: row.get("invoice_series")?,
            credit_series: row.get("credit_series")?,
            payment_days: row.get("payment_days")?,
            vat_rates: rates.split(' ').filter_map(|rate| rate.parse().ok()).collect(),
            portal_orders: row.get("portal_orders")?,
            version: row.get("version")?,
        })
    }
}

/// The details as they are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerForm {
    pub name: String,
    pub street_address: String,
    pub postal_code: String,
    pub postal_area: String,
    pub country: String,
    pub vat_id: String,
    pub bank_account: String,
    pub bic: String,
    pub currency: String,
    pub invoice_series: String,
    pub credit_series: String,
    pub payment_days: i64,
    /// Percents with spaces between them, such as `25.5 14 0`.
    pub vat_rates: String,
    pub portal_orders: String,
}

impl Default for IssuerForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            street_address: String::new(),
            postal_code: String::new(),
            postal_area: String::new(),
            country: String::new(),
            vat_id: String::new(),
            bank_account: String::new(),
            bic: String::new(),
            currency: "EUR".into(),
            invoice_series: "INV-".into(),
            credit_series: "CN-".into(),
            payment_days: 14,
            vat_rates: String::new(),
            portal_orders: PortalOrders::Review.word().into(),
        }
    }
}

const MOST_RATES: usize = 10;

impl IssuerForm {
    fn check(&self, organization: OrganizationId, version: i64) -> Result<Issuer> {
        let mut checks = Checks::new();
        let country: Option<Country> = checks.choice("country", &self.country);
        let currency: Option<Currency> = checks.choice("currency", &self.currency);
        let portal_orders = checks.choice("portal_orders", &self.portal_orders);
        let issuer = Issuer {
            organization,
            name: checks.required("name", &self.name, 200),
            street_address: checks.required("street_address", &self.street_address, 200),
            postal_code: checks.line("postal_code", &self.postal_code, 20),
            postal_area: checks.required("postal_area", &self.postal_area, 100),
            country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
            vat_id: bare(&checks.line("vat_id", &self.vat_id, 30)),
            bank_account: account(&mut checks, &self.bank_account),
            bic: bare(&checks.line("bic", &self.bic, 11)),
            currency: currency.map(|currency| currency.code().to_owned()).unwrap_or_default(),
            invoice_series: series(&mut checks, "invoice_series", &self.invoice_series),
            credit_series: series(&mut checks, "credit_series", &self.credit_series),
            payment_days: checks.number("payment_days", self.payment_days, 0, 365),
            vat_rates: rates(&mut checks, &self.vat_rates),
            portal_orders: portal_orders.unwrap_or(PortalOrders::Review),
            version,
        };
        if let Some(series) = rules::alike(&issuer.credit_series, [issuer.invoice_series.as_str()]) {
            checks.add("credit_series", Problem::SeriesAlike { series: series.to_owned() });
        }
        checks.finish()?;
        Ok(issuer)
    }
}

/// What looks like an IBAN has to be one; other accounts are taken as they are.
fn account(checks: &mut Checks, typed: &str) -> String {
    let line = checks.line("bank_account", typed, 60);
    let bare = bare(&line);
    let looks = bare.len() > 4 && bare[..2].bytes().all(|byte| byte.is_ascii_alphabetic());
    if looks && !is_iban(&line) {
        checks.add("bank_account", Problem::NotAnAccount);
    }
    if looks { bare } else { line }
}

fn series(checks: &mut Checks, field: &str, typed: &str) -> String {
    let line = checks.line(field, typed, 12);
    if !line.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.')) {
        checks.add(field, Problem::ForbiddenCharacters);
    }
    line.to_uppercase()
}

/// That no number of its series could be taken for one of another: of its own series before, and of whoever is paid to
/// the same account, whose payments stand on the same statement.
fn parted(act: &mut Act<'_>, issuer: &Issuer) -> Result<()> {
    let rows: Vec<(OrganizationId, String)> = act.tx().all(
        "SELECT i.organization_id, i.invoice_series AS series FROM issuers i \
         WHERE i.organization_id <> $1 AND i.bank_account = $2 AND i.bank_account <> '' \
         UNION SELECT s.organization_id, s.series FROM number_series s JOIN issuers i \
         ON i.organization_id = s.organization_id \
         WHERE i.organization_id = $1 OR (i.bank_account = $2 AND i.bank_account <> '') ORDER BY 1, 2",
        params![issuer.organization, issuer.bank_account],
    )?;
    let mut checks = Checks::new();
    for (field, own) in [("invoice_series", &issuer.invoice_series), ("credit_series", &issuer.credit_series)]
    {
        // A series that it had before goes on where it was.
        let is_same = |row: &&(OrganizationId, String)| row.0 == issuer.organization && row.1 == *own;
        let others = rows.iter().filter(|row| !is_same(row)).map(|row| row.1.as_str());
        if let Some(series) = rules::alike(own, others) {
            checks.add(field, Problem::SeriesAlike { series: series.to_owned() });
        }
    }
    checks.finish()
}

fn rates(checks: &mut Checks, typed: &str) -> Vec<i64> {
    let words: Vec<&str> = typed.split([' ', ';']).map(|word| word.trim_end_matches('%')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let read: Vec<Option<i64>> = words.iter().map(|word| super::money::read_decimal(word, 2)).collect();
    let good = read.iter().all(|rate| rate.is_some_and(|rate| (0..=10_000).contains(&rate)));
    if words.is_empty() {
        checks.add("vat_rates", Problem::Required);
    } else if !good || words.len() > MOST_RATES {
        checks.add("vat_rates", Problem::NotRates);
    }
    let mut rates = Vec::new();
    for rate in read.into_iter().flatten() {
        if !rates.contains(&rate) {
            rates.push(rate);
        }
    }
    rates
}

pub(super) const ISSUER: &str = "SELECT i.organization_id, i.name, i.street_address, i.postal_code, i.postal_area, i.country, \
    i.vat_id, i.bank_account, i.bic, i.currency, i.invoice_series, i.credit_series, i.payment_days, i.vat_rates, \
    i.portal_orders, i.version FROM issuers i";

fn stored(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<Issuer>> {
    Ok(act.tx().optional(&format!("{ISSUER} WHERE i.organization_id = $1"), params![organization])?)
}

/// The details of an organization; `None` before they are filled in.
pub fn issuer(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<Issuer>> {
    let scope = act.allow(Action::InvoicesView, organization)?;
    if scope.kind() == OrganizationKind::Customer {
        return Err(Refusal::NotFound.into());
    }
    stored(act, organization)
}

/// Saves the details under which an organization issues invoices. Invoices that were issued keep theirs.
///
/// Refusals: `changed-meanwhile`; the problems of the fields.
pub fn set_issuer(
    act: &mut Act<'_>,
    organization: OrganizationId,
    form: &IssuerForm,
    version: i64,
) -> Result<Issuer> {
    let scope = act.allow(Action::PricesChange, organization)?;
    if scope.kind() == OrganizationKind::Customer {
        return Err(Refusal::NotFound.into());
    }
    let before = stored(act, organization)?;
    if before.as_ref().map_or(0, |before| before.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let after = form.check(organization, version + 1)?;
    parted(act, &after)?;
    save(act, &after)?;
    let old = before.map(|before| before.form()).unwrap_or_default();
    let new = after.form();
    let entry = Entry::new(What::IssuerChanged, SubjectKind::Organization, organization, &after.name)
        .change("name", &old.name, &new.name)
        .change("street_address", &old.street_address, &new.street_address)
        .change("postal_code", &old.postal_code, &new.postal_code)
        .change("postal_area", &old.postal_area, &new.postal_area)
        .change("country", &old.country, &new.country)
        .change("vat_id", &old.vat_id, &new.vat_id)
        .change("bank_account", &old.bank_account, &new.bank_account)
        .change("bic", &old.bic, &new.bic)
        .change("currency", &old.currency, &new.currency)
        .change("invoice_series", &old.invoice_series, &new.invoice_series)
        .change("credit_series", &old.credit_series, &new.credit_series)
        .change("payment_days", &old.payment_days, &new.payment_days)
        .change("vat_rates", &old.vat_rates, &new.vat_rates)
        .change("portal_orders", &old.portal_orders, &new.portal_orders);
    act.record(organization, entry)?;
    Ok(after)
}

fn save(act: &mut Act<'_>, issuer: &Issuer) -> Result<()> {
    let rates: Vec<String> = issuer.vat_rates.iter().map(ToString::to_string).collect();
    let written = act.tx().execute(
        "INSERT INTO issuers (organization_id, name, street_address, postal_code, postal_area, country, vat_id, \
         bank_account, bic, currency, invoice_series, credit_series, payment_days, vat_rates, portal_orders, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (organization_id) DO UPDATE SET name = excluded.name, street_address = excluded.street_address, \
         postal_code = excluded.postal_code, postal_area = excluded.postal_area, country = excluded.country, \
         vat_id = excluded.vat_id, bank_account = excluded.bank_account, bic = excluded.bic, \
         currency = excluded.currency, invoice_series = excluded.invoice_series, \
         credit_series = excluded.credit_series, payment_days = excluded.payment_days, \
         vat_rates = excluded.vat_rates, portal_orders = excluded.portal_orders, version = excluded.version \
         WHERE issuers.version < excluded.version",
        params![
            issuer.organization, issuer.name, issuer.street_address, issuer.postal_code, issuer.postal_area,
            issuer.country, issuer.vat_id, issuer.bank_account, issuer.bic, issuer.currency,
            issuer.invoice_series, issuer.credit_series, issuer.payment_days, rates.join(" "),
            issuer.portal_orders, issuer.version
        ],
    )?;
    if written == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Who issues the invoices of a customer.
///
/// Refusals: `no-issuer` when nobody above it has filled in the details.
pub(super) fn issuer_of(act: &mut Act<'_>, customer: OrganizationId) -> Result<Issuer> {
    let found: Option<Issuer> = act.tx().optional(
        &format!(
            "{ISSUER} JOIN organization_ancestors a ON a.ancestor_id = i.organization_id \
             WHERE a.descendant_id = $1 AND a.distance > 0 ORDER BY a.distance LIMIT 1"
        ),
        params![customer],
    )?;
    found.ok_or_else(|| Refusal::NoIssuer.into())
}

/// An issuer by its organization, as issued invoices name it.
pub(super) fn issuer_named(act: &mut Act<'_>, organization: OrganizationId) -> Result<Issuer> {
    stored(act, organization)?.ok_or_else(|| Refusal::NoIssuer.into())
}
