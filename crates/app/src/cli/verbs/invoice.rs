//! `invoice`: orders, invoices, credit notes and payments, and under which details and prices they are issued.

use clap::{Args, Subcommand};
use domain::billing::{self, Head, Invoice, InvoiceFilter, Order, OrderLine, Purpose, money};
use domain::ids::{InvoiceId, LicenseId, OrganizationId, PaymentId, SeatId};
use domain::{Act, Problem, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::issuing::{self, IssuerArgs, PriceArgs};
use super::paying::{self, MatchArgs, PayArgs};
use super::{Listing, Place, Record, Records, Shown, license, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum InvoiceVerb {
    /// Invoices of all customers or of one, the newest first
    List {
        /// Only of this customer: id or name
        #[arg(long)]
        customer: Option<String>,
        /// all, drafts, open, overdue, paid, overpaid, credited or `credit_notes`
        #[arg(long, default_value = "all")]
        view: String,
        /// Part of the customer's name, or the start of a number or payment reference
        #[arg(long, default_value = "")]
        find: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// One invoice with lines, payments and licenses
    Show { invoice: String },
    /// Write an invoice or credit note as PDF, in the customer's language
    Pdf {
        /// Id, or a number or payment reference of the issuer's
        invoice: String,
        /// Where to write it
        #[arg(long, value_name = "FILE")]
        out: std::path::PathBuf,
        /// Whose invoice the number is of: id or name; default: the operator
        #[arg(long)]
        issuer: Option<String>,
    },
    /// Send an issued invoice or credit note by mail, with its PDF
    Send {
        invoice: String,
        /// Mail address; default: who ordered
        #[arg(long, default_value = "")]
        to: String,
    },
    /// Order for a customer at the prices in force
    Order(OrderArgs),
    /// Licenses of a customer that end soon, or have ended with people on them, and can be ordered for a new term
    Renewable {
        /// Id or name
        customer: String,
    },
    /// Issue the invoice of an order
    Issue { invoice: String },
    /// Drop an order that was not issued
    Cancel { invoice: String },
    /// Record a payment, once for each reference
    Pay(PayArgs),
    /// Take a payment back
    Reverse {
        invoice: String,
        payment: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Credit an invoice, in full or in part
    Credit {
        invoice: String,
        /// With tax, such as 12.50; default: all that is not credited yet
        #[arg(long)]
        amount: Option<String>,
        /// Why; stands on the credit note
        #[arg(long)]
        reason: String,
    },
    /// Match a bank statement to open invoices; record what fits exactly
    Match(MatchArgs),
    /// Prices in force at an organization
    Prices {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// Set what a plan costs, in place of the organization's own prices for it
    SetPrices(PriceArgs),
    /// Show the details under which an organization issues invoices, or fill them in
    Issuer(Box<IssuerArgs>),
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct OrderArgs {
    /// Customer: id or name
    customer: String,
    /// Id or name of the plan
    #[arg(long)]
    plan: String,
    /// Units by edition, such as standard=5; may be repeated
    #[arg(long = "line", value_name = "EDITION=QUANTITY", required = true)]
    lines: Vec<String>,
    /// new, renewal or addition
    #[arg(long, default_value = "new")]
    purpose: String,
    /// The license to renew or add to
    #[arg(long)]
    license: Option<String>,
    #[arg(long, default_value = "")]
    currency: String,
    /// The buyer's VAT id
    #[arg(long, default_value = "")]
    vat_id: String,
    /// The buyer's own number of the order
    #[arg(long, default_value = "")]
    reference: String,
    /// Mail address of who ordered; default: the customer's contact
    #[arg(long, default_value = "")]
    ordered_by: String,
    #[arg(long, default_value = "")]
    comments: String,
    /// A user of the renewed license who does not move to the new one; may be repeated
    #[arg(long, value_name = "SEAT")]
    leave: Vec<String>,
    /// The same by username or e-mail address; may be repeated
    #[arg(long = "leave-name", value_name = "NAME")]
    leave_names: Vec<String>,
    /// Issue the invoice at once
    #[arg(long)]
    issue: bool,
    /// Only show what it would cost
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(verb: &InvoiceVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        InvoiceVerb::List { customer, view, find, listing } => {
            list((customer.as_deref(), view, find), listing, place)
        }
        InvoiceVerb::Show { invoice } => {
            let id = id(invoice)?;
            let found = place.read(move |act| billing::get(act, id))?;
            Ok(Shown::one(&full(&found)))
        }
        InvoiceVerb::Pdf { invoice, out, issuer } => pdf((invoice, issuer.as_deref()), out, place),
        InvoiceVerb::Send { invoice, to } => {
            let to = to.clone();
            changed(invoice, place, move |act, id| billing::send(act, id, &to))
        }
        InvoiceVerb::Order(args) => order(args, place),
        InvoiceVerb::Renewable { customer } => renewable(customer, place),
        InvoiceVerb::Issue { invoice } => changed(invoice, place, billing::issue),
        InvoiceVerb::Cancel { invoice } => changed(invoice, place, billing::cancel),
        InvoiceVerb::Pay(args) => paying::pay(args, place),
        InvoiceVerb::Reverse { invoice, payment, reason } => {
            let payment: PaymentId = payment.parse().map_err(|_| Refusal::NotFound)?;
            let reason = reason.clone();
            changed(invoice, place, move |act, id| billing::reverse_payment(act, id, payment, &reason))
        }
        InvoiceVerb::Credit { invoice, amount, reason } => {
            let (amount, reason) = (amount.clone(), reason.clone());
            changed(invoice, place, move |act, id| {
                let gross = match &amount {
                    Some(typed) => Some(typed_amount(typed, &billing::get(act, id)?.head.currency)?),
                    None => None,
                };
                billing::credit(act, id, gross, &reason)
            })
        }
        InvoiceVerb::Match(args) => paying::match_statement(args, place),
        InvoiceVerb::Prices { organization } => issuing::prices(organization.clone(), place),
        InvoiceVerb::SetPrices(args) => issuing::set_prices(args, place),
        InvoiceVerb::Issuer(args) => issuing::issuer(args, place),
    }
}

pub(super) fn id(typed: &str) -> domain::Result<InvoiceId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

/// The paper is made where the records are, and written where the command was typed.
fn pdf(
    (typed, issuer): (&str, Option<&str>),
    out: &std::path::Path,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let (typed, issuer) = (typed.to_owned(), issuer.map(str::to_owned));
    let invoice = place.read(move |act| {
        let id = if let Ok(id) = typed.parse() {
            id
        } else {
            let issuer = named(act, issuer.as_deref())?;
            billing::numbered(act, issuer, &typed)?
        };
        billing::get(act, id)
    })?;
    let paper = web::paper::invoice(&invoice)?;
    Ok(Shown::one(&record(&invoice.head).with("file", out)).with_file(out, &paper))
}

pub(super) fn typed_amount(typed: &str, currency: &str) -> domain::Result<i64> {
    money::read_amount(typed, currency).ok_or_else(|| Refusal::field("amount", Problem::NotAnAmount).into())
}

fn changed(
    invoice: &str,
    place: &Place<'_>,
    change: impl Fn(&mut Act<'_>, InvoiceId) -> domain::Result<Invoice> + Send + 'static,
) -> domain::Result<Shown> {
    let id = id(invoice)?;
    let after = place.work(move |act| change(act, id))?;
    Ok(Shown::one(&full(&after)))
}

fn list(
    (customer, view, find): (Option<&str>, &str, &str),
    listing: &Listing,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let (view, window) = (word("view", view)?, listing.window()?);
    let (customer, query) = (customer.map(str::to_owned), find.to_owned());
    let page = place.read(move |act| {
        let root = named(act, None)?;
        let customer = customer.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
        let filter =
            InvoiceFilter { view: Some(view), query: query.clone(), customer, ..InvoiceFilter::default() };
        billing::list(act, root, &filter, &window)
    })?;
    Ok(listed(&page, record))
}

fn record(head: &Head) -> Record {
    let amount = |minor| format!("{} {}", money::plain(minor, &head.currency), head.currency);
    Record::new()
        .with("id", head.id)
        .with("number", &head.number)
        .with("kind", head.kind)
        .with("state", head.state)
        .with("customer", &head.customer_name)
        .with("total", amount(head.total_minor))
        .with("open", amount(head.open_minor()))
        .with("overpaid", amount(head.overpaid_minor()))
        .with("issued_on", head.issued_on)
        .with("due_on", head.due_on)
        .with("payment_reference", &head.payment_reference)
}

pub(super) fn full(invoice: &Invoice) -> Record {
    let currency = &invoice.head.currency;
    let lines: Vec<_> = invoice
        .lines
        .iter()
        .map(|line| {
            json!({ "edition": line.edition_name, "plan": line.plan_name, "purpose": line.purpose,
                "quantity": line.quantity, "net": money::plain(line.net_minor, currency),
                "vat_rate": billing::rate_text(line.vat_rate) })
        })
        .collect();
    let payments: Vec<_> = invoice
        .payments
        .iter()
        .map(|payment| {
            json!({ "id": payment.id, "amount": money::plain(payment.amount_minor, currency),
                "paid_on": payment.paid_on, "reference": payment.reference,
                "reversed": payment.reversed.is_some() })
        })
        .collect();
    let licenses: Vec<_> = invoice
        .licenses
        .iter()
        .map(|license| json!({ "id": license.license, "begun_on": license.begun_on, "valid_to": license.valid_to }))
        .collect();
    record(&invoice.head).with("lines", lines).with("payments", payments).with("licenses", licenses)
}

/// A line with its arithmetic: units × price, and for a part of a term its days.
fn reckoned(line: &billing::InvoiceLine, currency: &str) -> serde_json::Value {
    json!({ "edition": line.edition_name, "quantity": line.quantity,
        "price": money::plain(line.unit_price_minor, currency), "days": line.part.map(|part| part.days),
        "term_days": line.part.map(|part| part.term_days), "net": money::plain(line.net_minor, currency) })
}

/// Licenses that a new term can be ordered of.
fn renewable(customer: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let name = customer.to_owned();
    let found = place.read(move |act| {
        let customer = named(act, Some(&name))?;
        billing::renewable(act, customer)
    })?;
    let record = |license: &domain::licenses::License| {
        let units: Vec<_> = license
            .lines
            .iter()
            .map(|line| json!({ "edition": line.edition_code, "quantity": line.quantity, "assigned": line.assigned }))
            .collect();
        Record::new()
            .with("license", license.id)
            .with("plan", &license.plan_name)
            .with("valid_to", license.valid_to)
            .with("lines", units)
    };
    Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
}

fn order(args: &OrderArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let purpose: Purpose = word("purpose", &args.purpose)?;
    let of = args.license.as_deref().map(str::parse::<LicenseId>).transpose();
    let of = of.map_err(|_| Refusal::field("license", Problem::NotAnId))?;
    let lines = args.lines.iter().map(|typed| license::line(typed)).collect::<domain::Result<Vec<_>>>()?;
    let leave = args.leave.iter().map(|typed| typed.parse::<SeatId>()).collect::<Result<Vec<_>, _>>();
    let leave = leave.map_err(|_| Refusal::field("leave", Problem::NotAnId))?;
    let (dry, issue) = (args.dry_run, args.issue);
    let args = args.clone();
    let prepare = move |act: &mut Act<'_>| -> domain::Result<(OrganizationId, Order)> {
        let plan = license::plan(act, &args.plan)?;
        let line = |line: &domain::licenses::LineRequest| OrderLine {
            plan,
            edition: line.edition.clone(),
            quantity: line.quantity,
            purpose,
            license: of,
            vat_rate: None,
        };
        let order = Order {
            lines: lines.iter().map(line).collect(),
            currency: args.currency.clone(),
            vat_id: args.vat_id.clone(),
            reference: args.reference.clone(),
            ordered_by: args.ordered_by.clone(),
            comments: args.comments.clone(),
            leave: leave.clone(),
            leave_names: args.leave_names.clone(),
            expected: None,
        };
        Ok((named(act, Some(&args.customer))?, order))
    };
    if dry {
        let quote = place.read(move |act| {
            let (customer, order) = prepare(act)?;
            billing::quote(act, customer, &order)
        })?;
        let amount = |minor| format!("{} {}", money::plain(minor, &quote.currency), quote.currency);
        return Ok(Shown::one(
            &Record::new()
                .with("issuer", &quote.issuer.name)
                .with("net", amount(quote.totals.net))
                .with("vat", amount(quote.totals.vat))
                .with("total", amount(quote.totals.total()))
                .with(
                    "lines",
                    quote.lines.iter().map(|line| reckoned(line, &quote.currency)).collect::<Vec<_>>(),
                )
                .with("reverse_charge", quote.reverse_charge),
        ));
    }
    let placed = place.work(move |act| {
        let (customer, order) = prepare(act)?;
        let placed = billing::place(act, customer, &order)?;
        if issue { billing::issue(act, placed.head.id) } else { Ok(placed) }
    })?;
    Ok(Shown::one(&full(&placed)))
}
