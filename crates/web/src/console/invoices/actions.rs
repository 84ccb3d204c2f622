//! What is done to an invoice: issued, dropped, paid, a payment taken back, credited.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Problem, Refusal,
    billing::{self, Invoice, NewPayment, PaymentSource, money},
    clock::Day,
    ids::{InvoiceId, PaymentId},
};

use super::show::{Read, invoice_id, read, title};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// Which page asks before it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Pay,
    Credit,
    Reverse(PaymentId),
    Send,
}

#[derive(Template)]
#[template(path = "invoices/ask.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    /// `pay`, `credit`, `reverse` or `send`.
    asked: &'static str,
    invoice: String,
    base: String,
    action: String,
    currency: String,
    text: String,
}

fn done(visit: &Visit, id: InvoiceId, told: &str) -> Response {
    let mut response = go(&format!("/invoices/{id}"));
    cookies::set_note(&mut response, &visit.web, &visit.text(told));
    response
}

async fn act(
    visit: &Visit,
    id: &str,
    told: &'static str,
    operation: impl Fn(&mut Act<'_>, InvoiceId) -> domain::Result<Invoice> + Send + 'static,
) -> Answer {
    let id = invoice_id(id)?;
    visit.work(move |act| operation(act, id)).await?;
    Ok(done(visit, id, told))
}

pub(super) async fn issue(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &id, "invoices-issued-note", billing::issue).await
}

pub(super) async fn cancel(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &id, "invoices-cancelled-note", billing::cancel).await
}

async fn ask(visit: &Visit, id: &str, asked: Asked, back: Option<(StatusCode, Form)>) -> Answer {
    let id = invoice_id(id)?;
    let found = visit.read(move |act| read(act, id)).await?;
    if !found.may_change() {
        return Err(Refusal::Forbidden.into());
    }
    let l = &visit.locale;
    let amount = amount(&found, asked)?;
    let head = &found.invoice.head;
    let (word, key, text, path) = match asked {
        Asked::Pay => ("pay", "invoices-pay-title", "invoices-pay-text", "pay".to_owned()),
        Asked::Send => ("send", "invoices-send", "invoices-send-text", "send".to_owned()),
        Asked::Credit => ("credit", "invoices-credit-title", "invoices-credit-text", "credit".to_owned()),
        Asked::Reverse(payment) => (
            "reverse",
            "invoices-reverse-title",
            "invoices-reverse-text",
            format!("payments/{payment}/reverse"),
        ),
    };
    let mut shell = visit.shell(l.text(key));
    let (status, form) = back.unwrap_or_else(|| (StatusCode::OK, begin(&found, asked, amount)));
    shell.tell_errors(&form);
    let base = format!("/invoices/{id}");
    let page = Ask {
        l,
        shell: &shell,
        form,
        asked: word,
        invoice: title(&found.invoice, l),
        action: format!("{base}/{path}"),
        base,
        currency: head.currency.clone(),
        text: l.with(text, &[("amount", l.money(amount, &head.currency).into())]),
    };
    Ok(render_as(status, &page))
}

fn amount(found: &Read, asked: Asked) -> Result<i64, Refusal> {
    let head = &found.invoice.head;
    match asked {
        Asked::Pay => Ok(head.open_minor()),
        Asked::Send => Ok(head.total_minor),
        Asked::Credit => Ok(head.total_minor - head.credited_minor),
        Asked::Reverse(payment) => {
            let known = found.invoice.payments.iter().find(|known| known.id == payment);
            known.map(|known| known.amount_minor).ok_or(Refusal::NotFound)
        }
    }
}

fn begin(found: &Read, asked: Asked, amount: i64) -> Form {
    let head = &found.invoice.head;
    let form = Form::new().fill("amount", money::plain(amount, &head.currency));
    match asked {
        Asked::Pay => form.fill("paid_on", found.invoice.today.to_string()),
        Asked::Send => form.fill("email", &head.ordered_by_email),
        Asked::Credit | Asked::Reverse(_) => form,
    }
}

/// Shows the page again with what was typed and what is wrong with it.
async fn again(
    visit: &Visit,
    id: &str,
    asked: Asked,
    mut form: Form,
    error: crate::answer::PageError,
) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    ask(visit, id, asked, Some((status, form))).await
}

async fn currency(visit: &Visit, id: InvoiceId) -> Result<String, crate::answer::PageError> {
    visit.read(move |act| Ok(billing::get(act, id)?.head.currency)).await
}

fn typed_amount(form: &Form, currency: &str) -> Result<i64, Refusal> {
    money::read_amount(form.value("amount"), currency)
        .ok_or_else(|| Refusal::field("amount", Problem::NotAnAmount))
}

pub(super) async fn pay_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, &id, Asked::Pay, None).await
}

/// POST /invoices/{id}/pay
pub(super) async fn pay(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let invoice = invoice_id(&id)?;
    let currency = currency(&visit, invoice).await?;
    let outcome = match new_payment(&form, &currency) {
        Ok(new) => visit.work(move |act| billing::record_payment(act, invoice, &new)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match outcome {
        Ok(after) => Ok(done(&visit, invoice, told(&after))),
        Err(error) => again(&visit, &id, Asked::Pay, form, error).await,
    }
}

fn told(after: &Invoice) -> &'static str {
    if after.head.state == billing::State::Paid { "invoices-paid-note" } else { "invoices-payment-note" }
}

fn new_payment(form: &Form, currency: &str) -> Result<NewPayment, Refusal> {
    let paid_on = form.given("paid_on").map(str::parse::<Day>).transpose();
    Ok(NewPayment {
        amount_minor: typed_amount(form, currency)?,
        currency: currency.to_owned(),
        paid_on: paid_on.map_err(|_| Refusal::field("paid_on", Problem::NotADay))?,
        reference: form.value("reference").to_owned(),
        source: PaymentSource::Manual,
    })
}

pub(super) async fn send_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, &id, Asked::Send, None).await
}

/// POST /invoices/{id}/send
pub(super) async fn send(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let invoice = invoice_id(&id)?;
    let email = form.value("email").to_owned();
    match visit.work(move |act| billing::send(act, invoice, &email)).await {
        Ok(_) => Ok(done(&visit, invoice, "invoices-sent-note")),
        Err(error) => again(&visit, &id, Asked::Send, form, error).await,
    }
}

pub(super) async fn credit_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, &id, Asked::Credit, None).await
}

/// POST /invoices/{id}/credit
pub(super) async fn credit(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let invoice = invoice_id(&id)?;
    let currency = currency(&visit, invoice).await?;
    let reason = form.value("reason").to_owned();
    let outcome = match typed_amount(&form, &currency) {
        Ok(gross) => visit.work(move |act| billing::credit(act, invoice, Some(gross), &reason)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match outcome {
        Ok(note) => Ok(done(&visit, note.head.id, "invoices-credited-note")),
        Err(error) => again(&visit, &id, Asked::Credit, form, error).await,
    }
}

fn payment(id: &str) -> Result<PaymentId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

pub(super) async fn reverse_page(visit: Visit, Path((id, paid)): Path<(String, String)>) -> Answer {
    ask(&visit, &id, Asked::Reverse(payment(&paid)?), None).await
}

/// POST /invoices/{id}/payments/{payment}/reverse
pub(super) async fn reverse(
    Path((id, paid)): Path<(String, String)>,
    Posted { visit, form, .. }: Posted,
) -> Answer {
    let (invoice, payment) = (invoice_id(&id)?, payment(&paid)?);
    let reason = form.value("reason").to_owned();
    let outcome = visit.work(move |act| billing::reverse_payment(act, invoice, payment, &reason)).await;
    match outcome {
        Ok(_) => Ok(done(&visit, invoice, "invoices-reversed-note")),
        Err(error) => again(&visit, &id, Asked::Reverse(payment), form, error).await,
    }
}
