//! The set-up of issuing, for the organization that is looked from: its details, and what its plans cost.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::Action,
    billing::{self, IssuerForm, PortalOrders, PricedPlan, money},
    exports::List,
    ids::PlanId,
    organizations,
    refusal::{FieldProblem, Problem},
};

use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::exports,
    cookies,
    kit::{Choice, Form, Offer, Shell, Tab, render, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "invoices/issuer.html")]
struct IssuerPage<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    form: Form,
    countries: Vec<Choice>,
    currencies: Vec<Choice>,
    orders: Vec<Choice>,
    may_change: bool,
}

/// A plan with its prices in words.
struct Listed {
    href: String,
    plan: String,
    product: String,
    term: String,
    prices: Vec<String>,
    /// Whose list they are from: its own, one above, or none.
    from: String,
}

#[derive(Template)]
#[template(path = "invoices/prices.html")]
struct PricesPage<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    plans: Vec<Listed>,
    file: Offer,
}

/// A price to be typed.
struct Field {
    name: String,
    label: String,
}

#[derive(Template)]
#[template(path = "invoices/plan.html")]
struct PlanPage<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    action: String,
    fields: Vec<Field>,
    currencies: Vec<Choice>,
    lead: String,
}

/// The pages of the set-up.
fn tabs(visit: &Visit, open: usize) -> Vec<Tab> {
    let tab = |place: usize, key: &str, path: &str| {
        let tab = Tab::new(visit.text(key), path, "");
        Tab { current: place == open, ..tab }
    };
    vec![tab(0, "invoices-prices", "/invoices/prices"), tab(1, "invoices-issuer", "/invoices/issuer")]
}

fn require(visit: &Visit) -> Result<(), Refusal> {
    if visit.may.act(Action::PricesChange) { Ok(()) } else { Err(Refusal::Forbidden) }
}

fn saved(visit: &Visit, path: &str) -> Response {
    let mut response = go(path);
    cookies::set_note(&mut response, &visit.web, &visit.text("invoices-saved-note"));
    response
}

fn filled(form: &IssuerForm, version: i64) -> Form {
    Form::new()
        .fill("name", &form.name)
        .fill("street_address", &form.street_address)
        .fill("postal_code", &form.postal_code)
        .fill("postal_area", &form.postal_area)
        .fill("country", &form.country)
        .fill("vat_id", &form.vat_id)
        .fill("bank_account", &form.bank_account)
        .fill("bic", &form.bic)
        .fill("currency", &form.currency)
        .fill("invoice_series", &form.invoice_series)
        .fill("credit_series", &form.credit_series)
        .fill("payment_days", form.payment_days.to_string())
        .fill("vat_rates", &form.vat_rates)
        .fill("portal_orders", &form.portal_orders)
        .fill("version", version.to_string())
}

fn typed(form: &Form) -> Result<IssuerForm, Refusal> {
    let text = |name: &str| form.value(name).to_owned();
    let days = crate::typed::whole_number(form.value("payment_days"));
    Ok(IssuerForm {
        name: text("name"),
        street_address: text("street_address"),
        postal_code: text("postal_code"),
        postal_area: text("postal_area"),
        country: text("country"),
        vat_id: text("vat_id"),
        bank_account: text("bank_account"),
        bic: text("bic"),
        currency: text("currency"),
        invoice_series: text("invoice_series"),
        credit_series: text("credit_series"),
        payment_days: days.ok_or_else(|| Refusal::field("payment_days", Problem::NotANumber))?,
        vat_rates: text("vat_rates"),
        portal_orders: text("portal_orders"),
    })
}

/// GET /invoices/issuer
pub(super) async fn issuer_page(visit: Visit) -> Answer {
    require(&visit)?;
    let place = visit.organization;
    let (found, name) = visit
        .read(move |act| Ok((billing::issuer(act, place)?, organizations::get(act, place)?.name)))
        .await?;
    let form = match found {
        Some(issuer) => filled(&issuer.form(), issuer.version),
        None => filled(&IssuerForm { name, ..IssuerForm::default() }, 0),
    };
    Ok(issuer_shown(&visit, StatusCode::OK, form))
}

fn issuer_shown(visit: &Visit, status: StatusCode, form: Form) -> Response {
    let mut shell = visit.shell(visit.text("invoices-setup"));
    shell.tell_errors(&form);
    let l = &visit.locale;
    let order = |word: &PortalOrders| {
        Choice::new(word.word(), l.word("portal-orders", word)).hint(l.hint("portal-orders", word))
    };
    let page = IssuerPage {
        l,
        shell: &shell,
        tabs: tabs(visit, 1),
        countries: Choice::countries(l),
        currencies: currencies(),
        orders: PortalOrders::ALL.iter().map(order).collect(),
        may_change: visit.may.act(Action::PricesChange),
        form,
    };
    render_as(status, &page)
}

fn currencies() -> Vec<Choice> {
    money::Currency::codes().map(|code| Choice::new(code, code)).collect()
}

/// POST /invoices/issuer
pub(super) async fn save_issuer(Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let version = form.value("version").parse().unwrap_or(0);
    let outcome = match typed(&form) {
        Ok(details) => visit.work(move |act| billing::set_issuer(act, place, &details, version)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match outcome {
        Ok(_) => Ok(saved(&visit, "/invoices/issuer")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            Ok(issuer_shown(&visit, status, form))
        }
    }
}

/// GET /invoices/prices
pub(super) async fn prices_page(visit: Visit) -> Answer {
    require(&visit)?;
    let place = visit.organization;
    let found = visit.read(move |act| billing::price_list(act, place)).await?;
    let shell = visit.shell(visit.text("invoices-setup"));
    let l = &visit.locale;
    let listed = |priced: &PricedPlan| Listed {
        href: format!("/invoices/prices/{}", priced.plan.id),
        plan: priced.plan.name.clone(),
        product: priced.plan.product_name.clone(),
        term: l.with("licenses-months", &[("n", priced.plan.term_months.into())]),
        prices: priced.prices.iter().map(|price| price_text(priced, price, l)).collect(),
        from: l.text(from(priced, place)).into_owned(),
    };
    let plans = found.iter().map(listed).collect();
    let file = exports::file(List::Prices, &[], &shell);
    Ok(render(&PricesPage { l, shell: &shell, tabs: tabs(&visit, 0), plans, file }))
}

fn from(priced: &PricedPlan, place: domain::ids::OrganizationId) -> &'static str {
    match priced.from {
        Some(of) if of == place => "invoices-prices-own",
        Some(_) => "invoices-prices-above",
        None => "invoices-prices-none",
    }
}

fn price_text(priced: &PricedPlan, price: &billing::Price, l: &Locale) -> String {
    let edition = priced.plan.editions.iter().find(|edition| edition.id == price.edition);
    let name = edition.map(|edition| edition.name.as_str()).unwrap_or_default();
    format!("{name}: {}", l.money(price.amount_minor, &price.currency))
}

async fn plan(visit: &Visit, id: &str) -> Result<PricedPlan, crate::answer::PageError> {
    let place = visit.organization;
    let id: PlanId = id.parse().map_err(|_| Refusal::NotFound)?;
    visit.read(move |act| billing::prices_of(act, place, id)).await
}

/// The currencies that a plan has prices in; the issuer's when there are none.
async fn usual_currency(visit: &Visit) -> Result<String, crate::answer::PageError> {
    let place = visit.organization;
    let issuer = visit.read(move |act| billing::issuer(act, place)).await?;
    Ok(issuer.map_or_else(|| "EUR".to_owned(), |issuer| issuer.currency))
}

/// GET /invoices/prices/{plan}
pub(super) async fn plan_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let priced = plan(&visit, &id).await?;
    let usual = usual_currency(&visit).await?;
    let currency = priced.prices.first().map_or(usual, |price| price.currency.clone());
    let own = priced.from == Some(visit.organization);
    let shown = priced.prices.iter().filter(|price| own && price.currency == currency);
    let form = shown.fold(Form::new().fill("currency", &currency), |form, price| {
        let edition = priced.plan.editions.iter().find(|edition| edition.id == price.edition);
        let code = edition.map(|edition| edition.code.as_str()).unwrap_or_default();
        form.fill(&field(code), money::plain(price.amount_minor, &currency))
    });
    Ok(plan_shown(&visit, &priced, StatusCode::OK, form))
}

/// The field of an edition's price; the currency is chosen beside it.
fn field(edition: &str) -> String {
    format!("price_{edition}")
}

fn plan_shown(visit: &Visit, priced: &PricedPlan, status: StatusCode, form: Form) -> Response {
    let l = &visit.locale;
    let mut shell = visit.shell(priced.plan.name.clone());
    shell.tell_errors(&form);
    let fields = priced.plan.editions.iter().map(|edition| Field {
        name: field(&edition.code),
        label: l.with("invoices-price-of", &[("edition", (&edition.name).into())]),
    });
    let page = PlanPage {
        l,
        shell: &shell,
        action: format!("/invoices/prices/{}", priced.plan.id),
        fields: fields.collect(),
        currencies: currencies(),
        lead: l.with(
            "invoices-price-lead",
            &[
                ("product", (&priced.plan.product_name).into()),
                ("term", l.with("licenses-months", &[("n", priced.plan.term_months.into())]).into()),
            ],
        ),
        form,
    };
    render_as(status, &page)
}

/// POST /invoices/prices/{plan}
pub(super) async fn save_prices(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let priced = plan(&visit, &id).await?;
    let (place, plan) = (visit.organization, priced.plan.id);
    let outcome = match typed_prices(&form, &priced, place) {
        Ok(list) => visit.work(move |act| billing::set_prices(act, place, plan, &list)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match outcome {
        Ok(_) => Ok(saved(&visit, "/invoices/prices")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            match refusal.clone() {
                Some(Refusal::Invalid(problems)) => form.refuse(&Refusal::Invalid(at_fields(problems))),
                _ => into_form(&mut form, error)?,
            }
            let status = refused_as(&form, refusal.as_ref());
            Ok(plan_shown(&visit, &priced, status, form))
        }
    }
}

/// The prices as typed in one currency; its own prices in others stay.
fn typed_prices(
    form: &Form,
    priced: &PricedPlan,
    place: domain::ids::OrganizationId,
) -> Result<Vec<(String, String, i64)>, Refusal> {
    let currency: money::Currency =
        form.value("currency").parse().map_err(|_| Refusal::field("currency", Problem::NotAChoice))?;
    let (mut list, mut problems) = (Vec::new(), Vec::new());
    for edition in &priced.plan.editions {
        let name = field(&edition.code);
        let Some(typed) = form.given(&name) else { continue };
        match money::read_amount(typed, currency.code()) {
            Some(amount) => list.push((edition.code.clone(), currency.code().to_owned(), amount)),
            None => problems.push(FieldProblem::new(name, Problem::NotAnAmount)),
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let own = priced.from == Some(place);
    for price in priced.prices.iter().filter(|price| own && price.currency != currency.code()) {
        let edition = priced.plan.editions.iter().find(|edition| edition.id == price.edition);
        if let Some(edition) = edition {
            list.push((edition.code.clone(), price.currency.clone(), price.amount_minor));
        }
    }
    Ok(list)
}

/// The currency is chosen beside the prices: their fields do not name it.
fn at_fields(problems: Vec<FieldProblem>) -> Vec<FieldProblem> {
    let bare = |field: &str| match field.rsplit_once('_') {
        Some((price, currency))
            if field.starts_with("price_") && currency.parse::<money::Currency>().is_ok() =>
        {
            price.to_owned()
        }
        _ => field.to_owned(),
    };
    problems.into_iter().map(|problem| FieldProblem { field: bare(&problem.field), ..problem }).collect()
}
