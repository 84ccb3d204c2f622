//! Ordering for a customer: what is wanted, then what it costs with the arithmetic of each line, then the order. The
//! same page for the seller's people and for the customer's own.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Act, Refusal,
    access::{Action, OrganizationKind},
    billing::{self, Invoice, Issuer, PricedPlan, Purpose, Quote, quantity_field},
    customers,
    ids::OrganizationId,
    licenses::{self, License},
    organizations,
    page::Window,
    seats::{self, Seat, SeatFilter},
};

use super::{
    lines::{Priced, Sums, priced, sums},
    wanted::{About, order},
};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::customers::customer,
    cookies,
    kit::{Choice, Form, Shell, render, render_as},
    languages::Locale,
    typed::{self, Posted},
    visit::Visit,
};

/// How many customers are offered by name.
const OFFERED: i64 = 200;

#[derive(Template)]
#[template(path = "invoices/choose.html")]
struct Choose<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    customers: Vec<Choice>,
}

/// A plan with the fields of its editions.
struct Offer {
    name: String,
    product: String,
    term: String,
    rows: Vec<Row>,
}

/// Units of one edition to be typed.
struct Row {
    field: String,
    name: String,
    price: String,
}

struct Reckoned {
    lines: Vec<Priced>,
    sums: Sums,
    issuer: String,
    /// The total, sent along with the order: it is placed at this sum or not at all.
    total_minor: i64,
    currency: String,
}

#[derive(Template)]
#[template(path = "invoices/order.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: String,
    base: String,
    /// What the order is about, when it is about a license.
    lead: String,
    offers: Vec<Offer>,
    /// Who is on the license that is renewed: id and name.
    people: Vec<(String, String)>,
    /// They are too many to be ticked: who stays is named.
    many: bool,
    currencies: Vec<Choice>,
    reckoned: Option<Reckoned>,
    is_own: bool,
}

/// What is read for the page.
struct Read {
    name: String,
    contact: String,
    issuer: Option<Issuer>,
    plans: Vec<PricedPlan>,
    usual: (String, String),
    license: Option<License>,
    people: Vec<Seat>,
    many: bool,
    is_own: bool,
}

/// GET /invoices/new
pub(super) async fn choose(visit: Visit) -> Answer {
    let place = visit.organization;
    let (kind, names) = visit
        .read(move |act| {
            let kind = organizations::get(act, place)?.kind;
            let names = if kind == OrganizationKind::Customer {
                Vec::new()
            } else {
                customers::names(act, place, OFFERED)?
            };
            Ok((kind, names))
        })
        .await?;
    if kind == OrganizationKind::Customer {
        return Ok(go(&format!("/customers/{place}/order")));
    }
    let shell = visit.shell(visit.text("invoices-new"));
    let choice = |named: customers::Named| Choice::new(named.id.to_string(), named.name);
    let customers = names.into_iter().map(choice).collect();
    Ok(render(&Choose { l: &visit.locale, shell: &shell, customers }))
}

fn read(
    act: &mut Act<'_>,
    (place, id): (OrganizationId, OrganizationId),
    about: About,
) -> domain::Result<Read> {
    let record = customers::get(act, id)?;
    // Without an issuer the page says so; there is nothing to order then.
    let (issuer, plans) = match billing::offers(act, id) {
        Ok((issuer, plans)) => (Some(issuer), plans),
        Err(domain::Error::Refused(Refusal::NoIssuer)) => (None, Vec::new()),
        Err(error) => return Err(error),
    };
    let license = match about.license {
        Some(license) if act.may(id)?.act(Action::LicensesView) => {
            let found = licenses::get(act, license)?;
            if found.customer != id {
                return Err(Refusal::NotFound.into());
            }
            Some(found)
        }
        _ => None,
    };
    let plans = match &license {
        Some(license) => plans.into_iter().filter(|offered| offered.plan.id == license.plan).collect(),
        None => plans,
    };
    let (people, many) = people(act, id, (about, license.as_ref()))?;
    Ok(Read {
        people,
        many,
        usual: billing::usual(act, id)?,
        is_own: place == id,
        name: record.name,
        contact: record.contact_email,
        issuer,
        plans,
        license,
    })
}

/// Who could be left out of a renewal, and whether they are too many to be shown one by one.
fn people(
    act: &mut Act<'_>,
    id: OrganizationId,
    (about, license): (About, Option<&License>),
) -> domain::Result<(Vec<Seat>, bool)> {
    let none = (Vec::new(), false);
    let Some(license) = license.filter(|_| about.purpose == Purpose::Renewal) else { return Ok(none) };
    if !act.may(id)?.act(Action::SeatsView) {
        return Ok(none);
    }
    let page = seats::list_on(act, license.id, &SeatFilter::default(), &Window::first(Window::MOST))?;
    Ok(if page.next.is_some() { (Vec::new(), true) } else { (page.items, false) })
}

/// GET /customers/{id}/order
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let query = typed::query(&parts);
    shown(&visit, customer(&id)?, About::of(&query), None).await
}

/// A form that came back, and what it would cost when that is known.
struct Back {
    status: StatusCode,
    form: Form,
    quote: Option<Quote>,
}

async fn shown(visit: &Visit, id: OrganizationId, about: About, back: Option<Back>) -> Answer {
    let place = visit.organization;
    let found = visit.read(move |act| read(act, (place, id), about)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with(title(about), &[("name", (&found.name).into())]));
    let back = match back {
        Some(back) => back,
        None => first(visit, id, &found, about).await,
    };
    shell.tell_errors(&back.form);
    let currency = currency(&back.form, &found);
    let page = Page {
        l,
        shell: &shell,
        base: format!("/customers/{id}"),
        lead: lead(&found, about, l),
        offers: found.plans.iter().map(|plan| offer(plan, &currency, l)).collect(),
        many: found.many,
        people: found.people.iter().map(|seat| (seat.id.to_string(), seat.username.clone())).collect(),
        currencies: currencies(&found),
        reckoned: back.quote.map(|quote| reckoned(&quote, l)),
        form: back.form,
        name: found.name,
        is_own: found.is_own,
    };
    Ok(render_as(back.status, &page))
}

/// The first look. Of a renewal all is known that is asked for, so its sum is shown at once.
async fn first(visit: &Visit, id: OrganizationId, found: &Read, about: About) -> Back {
    let form = begin(found, about);
    let quote = if about.purpose == Purpose::Renewal { reckon(visit, id, &form).await } else { None };
    Back { status: StatusCode::OK, form, quote }
}

/// What the form would cost as it stands; nothing when it cannot be ordered so.
async fn reckon(visit: &Visit, id: OrganizationId, form: &Form) -> Option<Quote> {
    let wanted = order(visit, id, form).await.ok()?;
    visit.read(move |act| billing::quote(act, id, &wanted)).await.ok()
}

const fn title(about: About) -> &'static str {
    match about.purpose {
        Purpose::Renewal => "invoices-renew-title",
        Purpose::Addition => "invoices-add-title",
        Purpose::New | Purpose::Credit => "invoices-order-title",
    }
}

fn lead(found: &Read, about: About, l: &Locale) -> String {
    let Some(license) = &found.license else { return String::new() };
    let day = |day: domain::clock::Day| l.date(day.date());
    let args = |shown: String| [("plan", (&license.plan_name).into()), ("day", shown.into())];
    match about.purpose {
        Purpose::Renewal => l.with("invoices-renew-text", &args(day(license.valid_to.plus_days(1)))),
        _ => l.with("invoices-add-text", &args(day(license.valid_to))),
    }
}

/// The first look: units of the license that is renewed, the customer's contact, what was usual before.
fn begin(found: &Read, about: About) -> Form {
    let (vat_id, currency) = &found.usual;
    let form = Form::new()
        .fill("vat_id", vat_id)
        .fill("currency", currency)
        .fill("ordered_by", if found.is_own { "" } else { &found.contact })
        .fill("purpose", about.purpose.word())
        .fill("license", about.license.map(|id| id.to_string()).unwrap_or_default());
    let Some(license) = found.license.as_ref().filter(|_| about.purpose == Purpose::Renewal) else {
        return form;
    };
    let form = found.people.iter().fold(form, |form, seat| form.tick("keep", seat.id.to_string()));
    license.lines.iter().filter(|line| line.quantity > 0).fold(form, |form, line| {
        form.fill(&quantity_field(license.plan, &line.edition_code), line.quantity.to_string())
    })
}

fn currency(form: &Form, found: &Read) -> String {
    let issuer = found.issuer.as_ref().map(|issuer| issuer.currency.clone()).unwrap_or_default();
    form.given("currency").map_or(issuer, str::to_owned)
}

fn currencies(found: &Read) -> Vec<Choice> {
    let mut codes: Vec<&str> = found.issuer.iter().map(|issuer| issuer.currency.as_str()).collect();
    for price in found.plans.iter().flat_map(|plan| &plan.prices) {
        if !codes.contains(&price.currency.as_str()) {
            codes.push(&price.currency);
        }
    }
    codes.into_iter().map(|code| Choice::new(code, code)).collect()
}

fn offer(priced: &PricedPlan, currency: &str, l: &Locale) -> Offer {
    let plan = &priced.plan;
    let row = |edition: &domain::products::Edition| {
        let price = priced.price(edition.id, currency)?;
        let each = [
            ("price", l.money(price, currency).into()),
            ("unit", l.unit_name(edition.unit, &edition.nouns).into()),
        ];
        Some(Row {
            field: quantity_field(plan.id, &edition.code),
            name: edition.name.clone(),
            price: l.with("invoices-price-each", &each),
        })
    };
    Offer {
        name: plan.name.clone(),
        product: plan.product_name.clone(),
        term: l.with("licenses-months", &[("n", plan.term_months.into())]),
        rows: plan.editions.iter().filter_map(row).collect(),
    }
}

fn reckoned(quote: &Quote, l: &Locale) -> Reckoned {
    Reckoned {
        lines: quote.lines.iter().map(|line| priced(line, &quote.currency, l)).collect(),
        sums: sums(&quote.totals, &quote.currency, quote.reverse_charge, l),
        issuer: quote.issuer.name.clone(),
        total_minor: quote.totals.total(),
        currency: quote.currency.clone(),
    }
}

/// POST /customers/{id}/order
pub(super) async fn place(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let about = About::of(&form);
    let asked = match order(&visit, id, &form).await {
        Ok(asked) => asked,
        Err(refusal) => {
            form.refuse(&refusal);
            let back = Back { status: StatusCode::UNPROCESSABLE_ENTITY, form, quote: None };
            return shown(&visit, id, about, Some(back)).await;
        }
    };
    let wanted = asked.clone();
    let quote = visit.read(move |act| billing::quote(act, id, &wanted)).await;
    // What was not shown yet is shown first, whichever button was pressed.
    let is_placed = form.chosen("do", "place") && asked.expected.is_some();
    let (placed, quote) = match quote {
        Ok(quote) if !is_placed => {
            let back = Back { status: StatusCode::OK, form, quote: Some(quote) };
            return shown(&visit, id, about, Some(back)).await;
        }
        Ok(quote) => (visit.work(move |act| billing::place(act, id, &asked)).await, Some(quote)),
        Err(error) => (Err(error), None),
    };
    match placed {
        Ok(invoice) => Ok(placed_note(&visit, &invoice)),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            // At another sum it is shown again, to be placed at that one.
            let quote = quote.filter(|_| matches!(refusal, Some(Refusal::PriceChanged { .. })));
            let back = Back { status: refused_as(&form, refusal.as_ref()), form, quote };
            shown(&visit, id, about, Some(back)).await
        }
    }
}

fn placed_note(visit: &Visit, invoice: &Invoice) -> axum::response::Response {
    let mut response = go(&format!("/invoices/{}", invoice.head.id));
    let key = if invoice.head.number.is_some() { "invoices-issued-note" } else { "invoices-ordered-note" };
    cookies::set_note(&mut response, &visit.web, &visit.text(key));
    response
}
