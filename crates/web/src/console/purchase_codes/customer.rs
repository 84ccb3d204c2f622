//! A customer added from a code (ES-07): its name, who manages it, one of the codes entered before with total, used and
//! pending, and the number of licenses.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    customers::Management,
    ids::{OrganizationId, StockId},
    page::Window,
    purchase_codes::{self, AddCustomer, Filter, Stock, View},
};

use super::{Head, done};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::countries,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, query, whole_number},
    visit::Visit,
};

/// How many entries are offered.
const OFFERED: i64 = 100;

#[derive(Template)]
#[template(path = "purchase_codes/customer.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    stocks: Vec<Choice>,
    countries: Vec<Choice>,
    managements: Vec<Choice>,
    /// The entry chosen, or the only one.
    head: Option<Head>,
}

fn stocks(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Vec<Stock>> {
    if !act.may(place)?.act(Action::PurchaseCodesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let filter = Filter { view: Some(View::Pending), query: String::new() };
    let mut found = purchase_codes::list(act, place, &filter, &Window::first(OFFERED).uncounted())?.items;
    // One's own before those of partners below, whose customers they become.
    found.sort_by_key(|stock| stock.holder != place);
    Ok(found)
}

fn shown(visit: &Visit, stocks: &[Stock], status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("codes-add-customer"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let option = |stock: &Stock| {
        let head = Head::new(stock, l);
        let told = [
            ("name", head.title.as_str().into()),
            ("plan", head.plan.as_str().into()),
            ("n", head.pending.into()),
        ];
        Choice::new(stock.id.to_string(), l.with("codes-option", &told))
    };
    let chosen = stocks.iter().find(|stock| stock.id.to_string() == form.value("stock"));
    let only = if stocks.len() == 1 { stocks.first() } else { None };
    let page = Page {
        l,
        shell: &shell,
        form,
        stocks: stocks.iter().map(option).collect(),
        countries: Choice::countries(l),
        managements: Management::ALL
            .iter()
            .map(|word| Choice::new(word.word(), l.word("management", word)).hint(l.hint("management", word)))
            .collect(),
        head: chosen.or(only).map(|stock| Head::new(stock, l)),
    };
    render_as(status, &page)
}

/// GET /purchase-codes/customer
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let place = visit.organization;
    let language = visit.locale.language;
    let (found, country) =
        visit.read(move |act| Ok((stocks(act, place)?, countries::usual(act, place, language)?))).await?;
    let first = found.first().map(|stock| stock.id.to_string()).unwrap_or_default();
    let asked = query(&parts);
    let form = Form::new()
        .fill("stock", asked.given("stock").map_or(first, str::to_owned))
        .fill("management", Management::Partner.word())
        .fill("country", country)
        .fill("units", "1");
    Ok(shown(&visit, &found, StatusCode::OK, &form))
}

fn add_typed(act: &mut Act<'_>, form: &Form) -> domain::Result<(OrganizationId, Stock)> {
    let id: StockId =
        form.value("stock").parse().map_err(|_| Refusal::field("stock", Problem::NotAChoice))?;
    let units =
        whole_number(form.value("units")).ok_or_else(|| Refusal::field("units", Problem::NotANumber))?;
    let management =
        form.value("management").parse().map_err(|_| Refusal::field("management", Problem::NotAChoice))?;
    let add = AddCustomer {
        name: form.value("name").to_owned(),
        country: form.value("country").to_owned(),
        email: form.value("email").to_owned(),
        management,
        units,
    };
    add.from(act, id)
}

/// POST /purchase-codes/customer
pub(super) async fn add(Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let found = visit.read(move |act| stocks(act, place)).await?;
    // Another entry was chosen: its numbers are shown before anything is made.
    if form.value("do") == "choose" {
        return Ok(shown(&visit, &found, StatusCode::OK, &form));
    }
    let sent = form.clone();
    match visit.work(move |act| add_typed(act, &sent)).await {
        Ok((_, stock)) => {
            let note = visit.locale.with("codes-customer-added", &[("name", form.value("name").into())]);
            Ok(done(&visit, &format!("/purchase-codes/{}", stock.id), &note))
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            match &refusal {
                Some(refusal @ Refusal::PendingExceeded { .. }) => form.refuse_at("units", refusal),
                _ => into_form(&mut form, error)?,
            }
            if form.error("contact_email").is_some() {
                form.refuse(&Refusal::field("email", Problem::NotAnEmail));
            }
            Ok(shown(&visit, &found, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}
