//! Bank statements: a file is read and matched, the person chooses what is recorded, and each payment is recorded in an
//! act of its own. The same statement again finds everything recorded.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::Action,
    billing::{self, Match, Matched, StatementEntry, money},
    ids::InvoiceId,
    refusal::Problem,
};

use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Badge, Choice, Form, Shell, Tone, render, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "invoices/import.html")]
struct Upload<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
}

/// An entry of the statement, with the choice to be made.
struct Row {
    /// Hidden fields that bring the entry back: name and value.
    kept: Vec<(String, String)>,
    payer: String,
    message: String,
    on: String,
    amount: String,
    badge: Badge,
    field: String,
    choices: Vec<Choice>,
    chosen: String,
    /// Where it was recorded: name and address.
    recorded: Option<(String, String)>,
    refused: String,
}

#[derive(Template)]
#[template(path = "invoices/statement.html")]
struct Preview<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    lead: String,
    rows: Vec<Row>,
    may_record: bool,
}

fn require(visit: &Visit) -> Result<(), Refusal> {
    if visit.may.act(Action::InvoicesChange) { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// GET /invoices/import
pub(super) async fn page(visit: Visit) -> Answer {
    require(&visit)?;
    let shell = visit.shell(visit.text("statement-title"));
    Ok(render(&Upload { l: &visit.locale, shell: &shell, form: Form::new() }))
}

fn again(visit: &Visit, status: StatusCode, form: Form) -> Response {
    let mut shell = visit.shell(visit.text("statement-title"));
    shell.tell_errors(&form);
    render_as(status, &Upload { l: &visit.locale, shell: &shell, form })
}

/// POST /invoices/import
pub(super) async fn upload(Posted { visit, mut form, file }: Posted) -> Answer {
    require(&visit)?;
    let read = match &file {
        Some(bytes) => billing::read_statement(bytes),
        None => Err(Refusal::field("file", Problem::Required).into()),
    };
    match read {
        Ok(entries) => preview(&visit, entries, &[]).await,
        Err(error) => {
            into_form(&mut form, error.into())?;
            let status = refused_as(&form, None);
            Ok(again(&visit, status, form))
        }
    }
}

/// What was refused, by the reference of its entry.
type Refused = (String, Refusal);

async fn preview(visit: &Visit, entries: Vec<StatementEntry>, refused: &[Refused]) -> Answer {
    let issuer = visit.organization;
    let matched = visit.read(move |act| billing::match_statement(act, issuer, &entries)).await?;
    let l = &visit.locale;
    let shell = visit.shell(visit.text("statement-title"));
    let exact = matched.iter().filter(|one| one.found == Match::Exact).count();
    let rows: Vec<Row> = matched.iter().enumerate().map(|(place, one)| row(place, one, refused, l)).collect();
    let page = Preview {
        l,
        shell: &shell,
        lead: l.with("statement-lead", &[("n", matched.len().into()), ("exact", exact.into())]),
        may_record: rows.iter().any(|row| !row.choices.is_empty()),
        rows,
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok(render_as(status, &page))
}

fn row(place: usize, matched: &Matched, refused: &[Refused], l: &Locale) -> Row {
    let entry = &matched.entry;
    let money = |minor| l.money(minor, &entry.currency);
    let kept = [
        ("amount", entry.amount_minor.to_string()),
        ("currency", entry.currency.clone()),
        ("day", entry.booked_on.to_string()),
        ("reference", entry.reference.clone()),
        ("payer", entry.payer.clone()),
        ("message", entry.message.clone()),
    ];
    let choice = |head: &billing::Head| {
        let number = head.number.clone().unwrap_or_default();
        let label = l.with(
            "statement-candidate",
            &[
                ("number", number.into()),
                ("customer", (&head.customer_name).into()),
                ("open", l.money(head.open_minor(), &head.currency).into()),
            ],
        );
        Choice::new(head.id.to_string(), label)
    };
    let is_recorded = matched.found == Match::Recorded;
    let recorded = matched
        .candidates
        .first()
        .filter(|_| is_recorded)
        .map(|head| (head.number.clone().unwrap_or_default(), format!("/invoices/{}", head.id)));
    let same_currency = |head: &&billing::Head| head.currency == entry.currency;
    let candidates = matched.candidates.iter().filter(same_currency).filter(|_| !is_recorded);
    let chosen = matched.candidates.first().filter(|_| matched.found == Match::Exact);
    let refused = refused.iter().find(|refused| refused.0 == entry.reference);
    Row {
        kept: kept.into_iter().map(|(name, value)| (format!("{name}_{place}"), value)).collect(),
        payer: entry.payer.clone(),
        message: entry.message.clone(),
        on: l.date(entry.booked_on.date()),
        amount: money(entry.amount_minor),
        badge: badge(matched.found, l),
        field: format!("invoice_{place}"),
        choices: candidates.map(choice).collect(),
        chosen: chosen.map(|head| head.id.to_string()).unwrap_or_default(),
        recorded,
        refused: refused.map(|refused| l.refusal(&refused.1)).unwrap_or_default(),
    }
}

fn badge(found: Match, l: &Locale) -> Badge {
    let (tone, icon) = match found {
        Match::Exact => (Tone::Good, "circle-check"),
        Match::OtherAmount | Match::ByAmount => (Tone::Warning, "circle-alert"),
        Match::Ambiguous => (Tone::Warning, "circle-help"),
        Match::None => (Tone::Quiet, "circle-dashed"),
        Match::Recorded => (Tone::Quiet, "check"),
    };
    Badge::new(tone, icon, l.word("statement-match", found))
}

/// POST /invoices/import/record
pub(super) async fn record(Posted { visit, form, .. }: Posted) -> Answer {
    require(&visit)?;
    // All of them before any is recorded: what came back torn is refused as a whole.
    let entries = all_kept(&form)?;
    let (mut refused, mut done) = (Vec::new(), 0_i64);
    for (place, entry) in entries.iter().enumerate() {
        if let Ok(invoice) = form.value(&format!("invoice_{place}")).parse::<InvoiceId>() {
            let new = entry.payment();
            match visit.work(move |act| billing::record_payment(act, invoice, &new)).await {
                Ok(_) => done += 1,
                Err(error) => match error.0.refusal().cloned() {
                    Some(refusal) => refused.push((entry.reference.clone(), refusal)),
                    None => return Err(error),
                },
            }
        }
    }
    if !refused.is_empty() {
        return preview(&visit, entries, &refused).await;
    }
    let mut response = go("/invoices");
    cookies::set_note(
        &mut response,
        &visit.web,
        &visit.locale.with("statement-recorded-note", &[("n", done.into())]),
    );
    Ok(response)
}

/// The entries as the preview sent them back, up to the first place that has none.
fn all_kept(form: &Form) -> Result<Vec<StatementEntry>, Refusal> {
    let places =
        (0..billing::MOST_ENTRIES).take_while(|place| form.given(&format!("amount_{place}")).is_some());
    places.map(|place| kept(form, place).ok_or(Refusal::FormExpired)).collect()
}

/// One entry; `None` when it is not as the preview wrote it.
fn kept(form: &Form, place: usize) -> Option<StatementEntry> {
    let value = |name: &str| form.value(&format!("{name}_{place}")).to_owned();
    let currency: money::Currency = value("currency").parse().ok()?;
    Some(StatementEntry {
        amount_minor: value("amount").parse().ok()?,
        currency: currency.code().to_owned(),
        booked_on: value("day").parse().ok()?,
        reference: value("reference"),
        payer: value("payer"),
        message: value("message"),
    })
}
