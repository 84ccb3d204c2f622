//! Orders: what a customer wants, priced by the list in force and shown before it is placed. An order is an invoice
//! without a number; it becomes one when it is issued.

use db::params;

use super::{
    issuers::{self, Issuer, PortalOrders},
    money::{self, Currency},
    prices::{self, PricedPlan},
    record::{Invoice, InvoiceLine, Kind, Purpose, State},
    renewals,
    rules::{self, Totals},
    settling, store,
};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{AccountId, InvoiceId, LicenseId, OrganizationId, PlanId, SeatId},
    input::{self, Checks},
    licenses::{self, License, MOST_UNITS},
    places,
    products::{self, Edition},
    refusal::{Problem, Refusal, Result},
};

/// Units of one edition of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub plan: PlanId,
    /// The code of the edition.
    pub edition: String,
    pub quantity: i64,
    pub purpose: Purpose,
    /// The license to renew or to add to; for those purposes only.
    pub license: Option<LicenseId>,
    /// Hundredths of a percent; the issuer's usual one when empty. Only the issuer's people choose another.
    pub vat_rate: Option<i64>,
}

impl OrderLine {
    /// The name of the form field that holds the quantity.
    pub fn field(&self) -> String {
        quantity_field(self.plan, &self.edition)
    }
}

/// The name of the form field that holds the quantity of an edition of a plan.
pub fn quantity_field(plan: PlanId, edition: &str) -> String {
    format!("quantity_{plan}_{edition}")
}

/// What is ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub lines: Vec<OrderLine>,
    /// The issuer's when empty.
    pub currency: String,
    /// The buyer's VAT id; empty when it has none.
    pub vat_id: String,
    /// The buyer's own number.
    pub reference: String,
    /// Mail address of who ordered, who is told when the payment is recorded. Empty: whoever places it, or the
    /// customer's contact when a program does.
    pub ordered_by: String,
    pub comments: String,
    /// People of a license that is renewed who do not move to the new one; all others do, on its first day.
    pub leave: Vec<SeatId>,
    /// More of them, by username or e-mail address.
    pub leave_names: Vec<String>,
    /// What whoever orders was shown that it costs; another sum is refused. Not compared when empty.
    pub expected: Option<Expected>,
}

/// What an order was said to cost, with tax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub minor: i64,
    pub currency: String,
}

/// An order with its prices and sums.
#[derive(Clone, Debug)]
pub struct Quote {
    pub issuer: Issuer,
    pub currency: String,
    pub lines: Vec<InvoiceLine>,
    pub totals: Totals,
    /// No tax: the buyer pays it where it is.
    pub reverse_charge: bool,
}

struct Checked {
    quote: Quote,
    vat_id: String,
    reference: String,
    comments: String,
    who: Who,
    leave: Vec<SeatId>,
}

struct Who {
    account: Option<AccountId>,
    name: String,
    email: String,
}

/// What an order would cost, with the arithmetic of each line; nothing is written.
///
/// Refusals: as of [`place`].
pub fn quote(act: &mut Act<'_>, customer: OrganizationId, order: &Order) -> Result<Quote> {
    let scope = act.allow_customer(Action::OrdersPlace, customer)?;
    Ok(check(act, &scope, order)?.quote)
}

/// Places an order. From a customer's portal its invoice is issued in the same act when the issuer wants it so.
///
/// Refusals: `no-issuer`; `price-missing`; `license-not-renewable` when the license to renew or add to was revoked, is
/// on trial or waits for its own payment; `already-renewed`; `price-changed` when it costs another sum than expected;
/// those of a plan that is not sold; the problems of the fields.
pub fn place(act: &mut Act<'_>, customer: OrganizationId, order: &Order) -> Result<Invoice> {
    let scope = act.allow_customer(Action::OrdersPlace, customer)?;
    renewals::hold_renewed(act, &scope, order)?;
    let checked = check(act, &scope, order)?;
    as_expected(order, &checked.quote)?;
    let id = InvoiceId::from_uuid(act.fresh_id());
    write(act, &scope, id, &checked)?;
    let at_once = checked.quote.issuer.portal_orders == PortalOrders::AtOnce;
    if at_once && is_of_customer(act, customer)? {
        settling::issue_held(act, &scope, id)?;
        return store::get(act, &scope, id);
    }
    let invoice = store::get(act, &scope, id)?;
    let entry = Entry::new(What::OrderPlaced, SubjectKind::Invoice, id, invoice.head.name())
        .note("amount", settling::amount(&invoice.head, invoice.head.total_minor));
    act.record(customer, entry)?;
    Ok(invoice)
}

fn as_expected(order: &Order, quote: &Quote) -> Result<()> {
    let (minor, currency) = (quote.totals.total(), quote.currency.as_str());
    match &order.expected {
        Some(expected) if (expected.minor, expected.currency.as_str()) != (minor, currency) => {
            Err(Refusal::PriceChanged { now: format!("{} {currency}", money::plain(minor, currency)) }.into())
        }
        _ => Ok(()),
    }
}

/// Whether who acts belongs to the customer and not to its seller.
fn is_of_customer(act: &mut Act<'_>, customer: OrganizationId) -> Result<bool> {
    let Actor::Person { account, .. } = *act.actor() else { return Ok(false) };
    let grants = act.grants_of(account, customer)?;
    Ok(!grants.is_empty() && grants.iter().all(|grant| grant.kind == OrganizationKind::Customer))
}

fn write(act: &mut Act<'_>, scope: &Scope, id: InvoiceId, checked: &Checked) -> Result<()> {
    let quote = &checked.quote;
    let new = store::NewHead {
        id,
        issuer: quote.issuer.organization,
        kind: Kind::Invoice,
        currency: &quote.currency,
        ordered_by: checked.who.account,
        ordered_by_name: &checked.who.name,
        ordered_by_email: &checked.who.email,
        buyer_vat_id: &checked.vat_id,
        buyer_reference: &checked.reference,
        comments: &checked.comments,
        reverse_charge: quote.reverse_charge,
        credits: None,
        totals: (quote.totals.net, quote.totals.vat),
    };
    store::insert(act, scope, &new)?;
    store::insert_lines(act, scope, id, &quote.lines)?;
    for seat in &checked.leave {
        act.tx().execute(
            "INSERT INTO invoice_stays (customer_id, invoice_id, seat_id) VALUES ($1, $2, $3)",
            params![scope.organization(), id, seat],
        )?;
    }
    places::note(act, id, scope.organization())
}

/// Drops an order that was not issued.
///
/// Refusals: `invoice-not-draft`.
pub fn cancel(act: &mut Act<'_>, invoice: InvoiceId) -> Result<Invoice> {
    let scope = super::locate(act, Action::OrdersPlace, invoice)?;
    let head = store::hold(act, &scope, invoice)?;
    if head.state != State::Draft {
        return Err(Refusal::InvoiceNotDraft.into());
    }
    store::set_state(act, &scope, invoice, State::Cancelled)?;
    let entry = Entry::new(What::OrderCancelled, SubjectKind::Invoice, invoice, head.name());
    act.record(scope.organization(), entry)?;
    store::get(act, &scope, invoice)
}

fn check(act: &mut Act<'_>, scope: &Scope, order: &Order) -> Result<Checked> {
    let issuer = issuers::issuer_of(act, scope.organization())?;
    let mut checks = Checks::new();
    let wanted = if order.currency.trim().is_empty() { &issuer.currency } else { &order.currency };
    let currency: Option<Currency> = checks.choice("currency", wanted);
    let vat_id = rules::bare(&checks.line("vat_id", &order.vat_id, 30));
    let reference = checks.line("reference", &order.reference, 100);
    let comments = checks.paragraph("comments", &order.comments, 2000);
    let email = checks.email("ordered_by", &order.ordered_by);
    if order.lines.is_empty() {
        checks.add("lines", Problem::Required);
    }
    for line in &order.lines {
        checks.number(&line.field(), line.quantity, 1, MOST_UNITS);
    }
    checks.finish()?;
    let currency = currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
    let mut lines = priced_lines(act, scope, (&issuer, &currency), order)?;
    let buyer = store::buyer(act, scope, &vat_id)?;
    let reverse_charge =
        rules::is_reverse_charge((&issuer.vat_id, &issuer.country), (&buyer.vat_id, &buyer.country));
    if reverse_charge {
        for line in &mut lines {
            line.vat_rate = 0;
        }
    }
    let totals = store::totals(&lines);
    if totals.total() > money::MOST_MINOR {
        return Err(Refusal::field("lines", Problem::OutOfRange { min: 1, max: MOST_UNITS }).into());
    }
    let leave = renewals::stays(act, scope, order)?;
    let who = who(act, scope, &email)?;
    let quote = Quote { issuer, currency, lines, totals, reverse_charge };
    Ok(Checked { quote, vat_id, reference, comments, who, leave })
}

fn priced_lines(
    act: &mut Act<'_>,
    scope: &Scope,
    (issuer, currency): (&Issuer, &str),
    order: &Order,
) -> Result<Vec<InvoiceLine>> {
    let mut lines: Vec<InvoiceLine> = Vec::new();
    for wanted in &order.lines {
        let line = priced_line(act, scope, (issuer, currency), wanted)?;
        let same = |known: &InvoiceLine| {
            known.plan == line.plan
                && known.edition == line.edition
                && (known.purpose, known.of_license) == (line.purpose, line.of_license)
        };
        if lines.iter().any(same) {
            return Err(Refusal::field(wanted.field(), Problem::Taken).into());
        }
        lines.push(line);
    }
    Ok(lines)
}

fn priced_line(
    act: &mut Act<'_>,
    scope: &Scope,
    (issuer, currency): (&Issuer, &str),
    wanted: &OrderLine,
) -> Result<InvoiceLine> {
    let plan = products::plan_offered(act, scope, wanted.plan)?;
    let priced = prices::priced(act, issuer.organization, plan)?;
    let (edition, price) = price_of(&priced, wanted, currency)?;
    let old = old_license(act, scope, wanted)?;
    let today = licenses::customer_day(act, scope.organization())?;
    let months = priced.plan.term_months;
    let (part, last_on) = match (&old, wanted.purpose) {
        (Some(old), Purpose::Addition) => {
            let part = rules::part_of_term(today, old.valid_to, months);
            if part.days == 0 {
                return Err(Refusal::LicenseNotRenewable { number: old.number.clone() }.into());
            }
            (Some(part), Some(old.valid_to))
        }
        _ => (None, None),
    };
    Ok(InvoiceLine {
        purpose: wanted.purpose,
        plan: Some(priced.plan.id),
        edition: Some(edition.id),
        edition_code: edition.code.clone(),
        product_name: priced.plan.product_name.clone(),
        plan_name: priced.plan.name.clone(),
        edition_name: edition.name.clone(),
        of_license: old.map(|old| old.id),
        license: None,
        quantity: wanted.quantity,
        term_months: months,
        part,
        last_on,
        unit_price_minor: price,
        net_minor: rules::line_net(wanted.quantity, price, part),
        vat_rate: rate(act, issuer, wanted)?,
    })
}

fn price_of<'a>(priced: &'a PricedPlan, wanted: &OrderLine, currency: &str) -> Result<(&'a Edition, i64)> {
    let edition = priced.plan.editions.iter().find(|edition| edition.code == wanted.edition);
    let edition = edition.ok_or_else(|| Refusal::EditionNotOnLicense { edition: wanted.edition.clone() })?;
    let price = priced.price(edition.id, currency);
    let missing = || Refusal::PriceMissing {
        plan: priced.plan.name.clone(),
        edition: edition.name.clone(),
        currency: currency.to_owned(),
    };
    Ok((edition, price.ok_or_else(missing)?))
}

fn rate(act: &mut Act<'_>, issuer: &Issuer, wanted: &OrderLine) -> Result<i64> {
    let Some(rate) = wanted.vat_rate.filter(|rate| *rate != issuer.usual_rate()) else {
        return Ok(issuer.usual_rate());
    };
    if !act.may(issuer.organization)?.act(Action::InvoicesChange) {
        return Err(Refusal::Forbidden.into());
    }
    if !issuer.vat_rates.contains(&rate) {
        return Err(Refusal::field("vat_rate", Problem::NotAChoice).into());
    }
    Ok(rate)
}

/// The license that a line renews or adds to: of this customer and plan, bought and paid.
fn old_license(act: &mut Act<'_>, scope: &Scope, wanted: &OrderLine) -> Result<Option<License>> {
    let Some(id) = wanted.license else {
        return match wanted.purpose {
            Purpose::New => Ok(None),
            _ => Err(Refusal::field("license", Problem::Required).into()),
        };
    };
    let license = licenses::held_one(act, scope, id)?;
    let number = license.number.clone();
    let fits = license.plan == wanted.plan
        && matches!(wanted.purpose, Purpose::Renewal | Purpose::Addition)
        && renewals::can_be_renewed(&license);
    if !fits {
        return Err(Refusal::LicenseNotRenewable { number }.into());
    }
    if wanted.purpose == Purpose::Renewal {
        renewals::renewed_once(act, scope, &license, None)?;
    }
    Ok(Some(license))
}

/// Who ordered: the address that was named, else whoever acts, else the customer's contact.
fn who(act: &mut Act<'_>, scope: &Scope, email: &str) -> Result<Who> {
    if email.is_empty() {
        if let Actor::Person { account, .. } = *act.actor() {
            let (name, email): (String, String) =
                act.tx().one("SELECT name, email FROM accounts WHERE id = $1", params![account])?;
            return Ok(Who { account: Some(account), name, email });
        }
        let (name, email): (String, String) = act.tx().one(
            "SELECT contact_name, contact_email FROM customers WHERE customer_id = $1",
            params![scope.organization()],
        )?;
        return Ok(Who { account: None, name, email });
    }
    let found: Option<(AccountId, String)> = act.tx().optional(
        "SELECT id, name FROM accounts WHERE email_folded = $1",
        params![input::fold_email(email)],
    )?;
    let contact: Option<(String,)> = act.tx().optional(
        "SELECT contact_name FROM customers WHERE customer_id = $1 AND contact_email = $2",
        params![scope.organization(), email],
    )?;
    // A name is told only of people who belong to the customer; others are known by what was typed.
    let member = match &found {
        Some((account, _)) => !act.grants_of(*account, scope.organization())?.is_empty(),
        None => false,
    };
    Ok(match found.filter(|_| member) {
        Some((account, name)) => Who { account: Some(account), name, email: email.to_owned() },
        None => Who {
            account: None,
            name: contact.map(|(name,)| name).unwrap_or_default(),
            email: email.to_owned(),
        },
    })
}
