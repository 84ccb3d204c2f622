//! One invoice as a page that looks like one and can be printed; beside it what was paid, what it pays for, and what
//! can be done.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{
    Act, Refusal,
    access::Action,
    billing::{self, Invoice, Kind, Party, Payment, State},
    exports::List,
    ids::InvoiceId,
    notes::Subject,
};

use super::{
    lines::{Priced, Sums, priced, sums},
    list::badge,
};
use crate::{
    answer::Answer,
    console::{exports, notes as remarks},
    kit::{Badge, Offer, Shell, render},
    languages::Locale,
    paper::{self, Labels, Paper},
    visit::Visit,
};

/// A payment as the page shows it.
struct Paid {
    amount: String,
    on: String,
    reference: String,
    source: String,
    by: String,
    reversed: Option<String>,
    reverse_href: String,
}

/// A license that the invoice pays for.
struct Bought {
    plan: String,
    number: String,
    href: String,
    when: String,
}

/// What may be done to it by who looks.
#[expect(clippy::struct_excessive_bools, reason = "each is a button of its own")]
struct Can {
    issue: bool,
    cancel: bool,
    pay: bool,
    credit: bool,
    reverse: bool,
    send: bool,
}

#[derive(Template)]
#[template(path = "invoices/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    base: String,
    /// "Invoice", "Order" or "Credit note", with its number.
    title: String,
    badge: Badge,
    customer_href: String,
    seller: Side,
    buyer: Side,
    facts: Vec<(String, String)>,
    lines: Vec<Priced>,
    sums: Sums,
    balance: Vec<(String, String)>,
    notes: Vec<String>,
    payments: Vec<Paid>,
    file: Offer,
    bought: Vec<Bought>,
    credit_notes: Vec<(String, String, String)>,
    overpaid: Option<String>,
    remarks: Option<remarks::Panel>,
    can: Can,
}

/// Seller or buyer, line by line.
struct Side {
    name: String,
    lines: Vec<String>,
}

/// What is read for the page.
pub(super) struct Read {
    pub invoice: Invoice,
    may_change: bool,
    may_cancel: bool,
    sees_licenses: bool,
    remarks: Option<remarks::Read>,
}

pub(super) fn invoice_id(id: &str) -> Result<InvoiceId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

pub(super) fn read(act: &mut Act<'_>, id: InvoiceId) -> domain::Result<Read> {
    let invoice = billing::get(act, id)?;
    let at_customer = act.may(invoice.head.customer)?;
    Ok(Read {
        may_change: act.may(invoice.head.issuer)?.act(Action::InvoicesChange),
        may_cancel: at_customer.act(Action::OrdersPlace),
        sees_licenses: at_customer.act(Action::LicensesView),
        remarks: remarks::read(act, &at_customer, Subject::Invoice(id))?,
        invoice,
    })
}

/// GET /invoices/{id}
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = invoice_id(&id)?;
    let found = visit.read(move |act| read(act, id)).await?;
    let (l, invoice) = (&visit.locale, &found.invoice);
    let head = &invoice.head;
    let title = title(invoice, l);
    let shell = visit.shell(title.clone());
    let money = |minor: i64| l.money(minor, &head.currency);
    let page = Page {
        l,
        shell: &shell,
        base: format!("/invoices/{id}"),
        badge: badge(head, head.is_overdue(invoice.today), l),
        customer_href: format!("/customers/{}", head.customer),
        seller: side(&invoice.seller, l),
        buyer: side(&invoice.buyer, l),
        facts: facts(invoice, l),
        lines: invoice.lines.iter().map(|line| priced(line, &head.currency, l)).collect(),
        sums: sums(&invoice.totals, &head.currency, head.reverse_charge, l),
        balance: balance(invoice, l),
        notes: notes(invoice, l),
        payments: invoice.payments.iter().map(|payment| paid(payment, invoice, l)).collect(),
        file: exports::file(List::Payments, &[("invoice", id.to_string())], &shell),
        bought: bought(&found, l),
        credit_notes: credit_notes(invoice, l),
        overpaid: (head.overpaid_minor() > 0 && head.kind == Kind::Invoice)
            .then(|| money(head.overpaid_minor())),
        remarks: found.remarks.as_ref().map(remarks::Panel::new),
        can: can(&found),
        title,
    };
    Ok(render(&page))
}

pub(super) fn title(invoice: &Invoice, l: &Locale) -> String {
    match (&invoice.head.number, invoice.head.kind) {
        (Some(number), Kind::Invoice) => l.with("invoices-title", &[("number", number.into())]),
        (Some(number), Kind::CreditNote) => {
            l.with("invoices-credit-note-title", &[("number", number.into())])
        }
        (None, _) => l.with("invoices-order-of", &[("name", (&invoice.head.customer_name).into())]),
    }
}

/// What stands on paper, the same as on the page.
pub(crate) fn paper(invoice: &Invoice, l: &Locale) -> Paper {
    let head = &invoice.head;
    let whole = |side: Side| [vec![side.name], side.lines].concat();
    let sums = sums(&invoice.totals, &head.currency, false, l);
    let total = (l.text("invoices-total").into_owned(), sums.total);
    let mut rows = vec![(l.text("invoices-net-sum").into_owned(), sums.net)];
    rows.extend(sums.rates);
    rows.push(total);
    rows.extend(balance(invoice, l));
    let columns = ["what", "quantity", "unit-price", "vat", "net"];
    Paper {
        language: l.code(),
        title: title(invoice, l),
        seller: whole(side(&invoice.seller, l)),
        buyer: whole(side(&invoice.buyer, l)),
        labels: Labels {
            seller: l.text("invoices-seller").into_owned(),
            buyer: l.text("invoices-buyer").into_owned(),
            columns: columns.map(|column| l.text(&format!("invoices-{column}")).into_owned()),
        },
        facts: facts(invoice, l),
        lines: invoice.lines.iter().map(|line| priced(line, &head.currency, l)).collect(),
        sums: rows,
        notes: notes(invoice, l),
    }
}

/// GET /invoices/{id}/pdf
pub(super) async fn pdf(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = invoice_id(&id)?;
    let invoice = visit.read(move |act| billing::get(act, id)).await?;
    Ok(file(&invoice)?)
}

/// The paper as a file, shown by the browser.
pub(crate) fn file(invoice: &Invoice) -> Result<axum::response::Response, domain::Error> {
    let bytes = paper::invoice(invoice)?;
    let name = paper::file_name(invoice);
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn can(found: &Read) -> Can {
    let head = &found.invoice.head;
    let is_draft = head.state == State::Draft;
    let is_invoice = head.kind == Kind::Invoice && head.number.is_some();
    Can {
        issue: is_draft && found.may_change,
        cancel: is_draft && found.may_cancel,
        pay: is_invoice && found.may_change,
        credit: is_invoice && found.may_change && head.credited_minor < head.total_minor,
        reverse: is_invoice && found.may_change,
        send: head.number.is_some() && found.may_change,
    }
}

fn side(party: &Party, l: &Locale) -> Side {
    let place = format!("{} {}", party.postal_code, party.postal_area);
    let country =
        if party.country.is_empty() { String::new() } else { l.country(&party.country).into_owned() };
    let labelled = |key: &str, value: &str| {
        if value.is_empty() { String::new() } else { l.with(key, &[("value", value.into())]) }
    };
    let lines = [
        party.street_address.clone(),
        place.trim().to_owned(),
        country,
        labelled("invoices-business-id", &party.business_id),
        labelled("invoices-vat-id", &party.vat_id),
    ];
    Side { name: party.name.clone(), lines: lines.into_iter().filter(|line| !line.is_empty()).collect() }
}

/// Dates and references, in the order people look for them.
pub(super) fn facts(invoice: &Invoice, l: &Locale) -> Vec<(String, String)> {
    let head = &invoice.head;
    let day = |day: Option<domain::clock::Day>| day.map(|day| l.date(day.date())).unwrap_or_default();
    let is_invoice = head.kind == Kind::Invoice;
    let due = if is_invoice { day(head.due_on) } else { String::new() };
    let who = if head.ordered_by_name.is_empty() { &head.ordered_by_email } else { &head.ordered_by_name };
    let account = if is_invoice && head.number.is_some() {
        spaced(&invoice.seller.bank_account)
    } else {
        String::new()
    };
    let reference = spaced(head.payment_reference.as_deref().unwrap_or_default());
    let all = [
        ("invoices-number", head.number.clone().unwrap_or_default()),
        ("invoices-issued", day(head.issued_on)),
        ("invoices-due", due),
        ("invoices-credits", invoice.credits_number.clone().unwrap_or_default()),
        ("invoices-payment-reference", reference),
        ("invoices-account", account),
        ("invoices-bic", if is_invoice { invoice.seller.bic.clone() } else { String::new() }),
        ("invoices-buyer-reference", head.buyer_reference.clone()),
        ("invoices-ordered-by", who.clone()),
    ];
    let given = all.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(key, value)| (l.text(key).into_owned(), value)).collect()
}

/// In groups of four, as accounts and references are written.
fn spaced(text: &str) -> String {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !plain || text.is_empty() {
        return text.to_owned();
    }
    let groups: Vec<&str> =
        text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}

/// What was credited and paid of the total, and what is left.
pub(super) fn balance(invoice: &Invoice, l: &Locale) -> Vec<(String, String)> {
    let head = &invoice.head;
    if head.kind == Kind::CreditNote || head.number.is_none() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut row =
        |key: &str, minor: i64| rows.push((l.text(key).into_owned(), l.money(minor, &head.currency)));
    if head.credited_minor > 0 {
        row("invoices-credited", -head.credited_minor);
    }
    if head.paid_minor > 0 {
        row("invoices-paid", -head.paid_minor);
    }
    row("invoices-open", head.open_minor());
    rows
}

/// What has to stand on it: who pays the tax, that added units keep the agreed end, the buyer's comments.
pub(super) fn notes(invoice: &Invoice, l: &Locale) -> Vec<String> {
    let head = &invoice.head;
    let mut notes = Vec::new();
    if head.reverse_charge {
        notes.push(l.text("invoices-reverse-charge").into_owned());
    }
    if head.kind == Kind::Invoice && (head.state == State::Draft || head.state.is_open()) {
        notes.push(l.text("invoices-begins-when-paid").into_owned());
    }
    if !head.comments.is_empty() {
        notes.push(head.comments.clone());
    }
    notes
}

fn paid(payment: &Payment, invoice: &Invoice, l: &Locale) -> Paid {
    let reversed = payment.reversed.as_ref().map(|reversed| {
        l.with(
            "invoices-reversed",
            &[
                ("at", l.instant(reversed.at.timestamp()).into()),
                ("by", (&reversed.by).into()),
                ("reason", (&reversed.reason).into()),
            ],
        )
    });
    Paid {
        amount: l.money(payment.amount_minor, &invoice.head.currency),
        on: l.date(payment.paid_on.date()),
        reference: payment.reference.clone(),
        source: l.word("payment-source", payment.source).into_owned(),
        by: payment.recorded_by.clone(),
        reversed,
        reverse_href: format!("/invoices/{}/payments/{}/reverse", invoice.head.id, payment.id),
    }
}

fn bought(found: &Read, l: &Locale) -> Vec<Bought> {
    let invoice = &found.invoice;
    let shown = |license: &billing::PaidFor| {
        let when = match license.begun_on {
            Some(first) => l.with(
                "invoices-valid-days",
                &[("first", l.date(first.date()).into()), ("last", l.date(license.valid_to.date()).into())],
            ),
            None if invoice.head.state == State::Credited => l.text("invoices-license-ended").into_owned(),
            None => l.text("invoices-license-waits").into_owned(),
        };
        let href = format!("/customers/{}/license/{}", invoice.head.customer, license.license);
        Bought {
            plan: license.plan_name.clone(),
            number: license.number.clone(),
            href: if found.sees_licenses { href } else { String::new() },
            when,
        }
    };
    invoice.licenses.iter().map(shown).collect()
}

fn credit_notes(invoice: &Invoice, l: &Locale) -> Vec<(String, String, String)> {
    let note = |(id, number, minor): &(InvoiceId, String, i64)| {
        (format!("/invoices/{id}"), number.clone(), l.money(*minor, &invoice.head.currency))
    };
    let mut notes: Vec<_> = invoice.credit_notes.iter().map(note).collect();
    if let (Some(id), Some(number)) = (invoice.head.credits, &invoice.credits_number) {
        notes.push((format!("/invoices/{id}"), number.clone(), String::new()));
    }
    notes
}

impl Read {
    /// Whether who looks may issue, pay and credit.
    pub(super) const fn may_change(&self) -> bool {
        self.may_change
    }
}
