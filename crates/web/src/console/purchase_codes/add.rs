//! Entering a code (ES-04), for a new entry, with the customer that it is for, or for an entry that there is (ES-06):
//! first what it brings, then the act. What was typed is kept, and a code that cannot be entered says why.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Error, Refusal,
    access::Action,
    ids::{OrganizationId, StockId},
    purchase_codes::{self, AddCustomer, EntryForm, Found, Stock},
    refusal::FieldProblem,
};

use super::{Head, done, grant::Grant, stock_id};
use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    console::countries,
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "purchase_codes/add.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    action: String,
    back: String,
    grant: Option<Grant>,
    /// The entry that another code is entered for.
    entry: Option<Head>,
    /// Units become a license of the own company at once.
    own: bool,
    /// Where a customer that is added with the code may live; none for who may add none.
    countries: Vec<Choice>,
}

fn shown(
    visit: &Visit,
    (status, form): (StatusCode, &Form),
    grant: Option<Grant>,
    entry: Option<&Stock>,
) -> Response {
    let key = if entry.is_some() { "codes-update" } else { "codes-add" };
    let mut shell = visit.shell(visit.text(key));
    shell.tell_errors(form);
    let l = &shell.locale;
    let entry = entry.map(|stock| Head::new(stock, l));
    let page = Page {
        l,
        shell: &shell,
        form,
        action: entry
            .as_ref()
            .map_or_else(|| "/purchase-codes/new".into(), |head| format!("{}/update", head.href)),
        back: entry.as_ref().map_or_else(|| "/purchase-codes".into(), |head| head.href.clone()),
        grant,
        own: visit.is_customer(),
        countries: if entry.is_none() && visit.may.act(Action::CustomersCreate) {
            Choice::countries(l)
        } else {
            Vec::new()
        },
        entry,
    };
    render_as(status, &page)
}

/// GET /purchase-codes/new
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let (place, language) = (visit.organization, visit.locale.language);
    let country = visit.read(move |act| countries::usual(act, place, language)).await?;
    let form = Form::new().fill("code", cookies::code(&parts.headers)).fill("country", country);
    Ok(shown(&visit, (StatusCode::OK, &form), None, None))
}

/// Looks the code up, to be shown or to be entered. A wrong one stands at its field; the attempt stays counted.
async fn tried(visit: &Visit, into: OrganizationId, form: &mut Form) -> Result<Option<Found>, PageError> {
    let (typed, asks) = (form.value("code").to_owned(), form.value("do") == "check");
    let tried = visit.work(move |act| {
        if asks {
            purchase_codes::check_code(act, Some(into), &typed)
        } else {
            purchase_codes::try_code(act, into, &typed)
        }
    });
    match tried.await {
        Ok(Ok(found)) => Ok(Some(found)),
        Ok(Err(refusal)) => {
            form.refuse_at("code", &refusal);
            Ok(None)
        }
        Err(error) => {
            into_form(form, error)?;
            Ok(None)
        }
    }
}

/// POST /purchase-codes/new
pub(super) async fn add(Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let Some(found) = tried(&visit, place, &mut form).await? else {
        return Ok(shown(&visit, (StatusCode::UNPROCESSABLE_ENTITY, &form), None, None));
    };
    if form.value("do") == "check" {
        let grant = Grant::new(&found, &visit.locale);
        return Ok(shown(&visit, (StatusCode::OK, &form), Some(grant), None));
    }
    let entry = EntryForm { email: form.value("email").into(), company: form.value("company").into() };
    let (entered, country) = (found.clone(), form.value("country").to_owned());
    let with_customer = form.value("do") == "customer";
    let made = visit
        .work(move |act| {
            if with_customer {
                let (customer, _) = AddCustomer::with_code(act, place, &entered, (&entry, &country))?;
                return Ok((format!("/customers/{customer}"), "codes-added-customer"));
            }
            let stock = purchase_codes::enter(act, place, &entered, &entry)?;
            Ok((format!("/purchase-codes/{}", stock.id), "codes-added"))
        })
        .await;
    match made {
        Ok((path, note)) => {
            let mut answer = done(&visit, &path, &visit.text(note));
            cookies::set_code(&mut answer, &visit.web, "");
            Ok(answer)
        }
        Err(error) => {
            let status = refused(&mut form, at_entry(error))?;
            let grant = Grant::new(&found, &visit.locale);
            Ok(shown(&visit, (status, &form), Some(grant), None))
        }
    }
}

/// The fields of a customer's record by the names that they have here.
fn at_entry(error: PageError) -> PageError {
    let Error::Refused(Refusal::Invalid(problems)) = error.0 else { return error };
    let moved = |problem: FieldProblem| match problem.field.as_str() {
        "name" => FieldProblem { field: "company".into(), ..problem },
        "contact_email" => FieldProblem { field: "email".into(), ..problem },
        _ => problem,
    };
    Refusal::Invalid(problems.into_iter().map(moved).collect()).into()
}

/// A refusal about the code belongs to its field.
fn refused(form: &mut Form, error: PageError) -> Result<StatusCode, PageError> {
    let about_code = |refusal: &Refusal| refusal.code().starts_with("purchase-code-");
    let refusal = error.0.refusal().cloned();
    match refusal.as_ref().filter(|refusal| about_code(refusal)) {
        Some(refusal) => form.refuse_at("code", refusal),
        None => into_form(form, error)?,
    }
    Ok(refused_as(form, refusal.as_ref()))
}

fn stock(act: &mut Act<'_>, id: StockId) -> domain::Result<Stock> {
    let stock = purchase_codes::get(act, id)?;
    if !act.may(stock.holder)?.act(Action::PurchaseCodesChange) {
        return Err(Error::from(Refusal::Forbidden));
    }
    Ok(stock)
}

/// GET /purchase-codes/{stock}/update
pub(super) async fn update_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = stock_id(&id)?;
    let stock = visit.read(move |act| stock(act, id)).await?;
    Ok(shown(&visit, (StatusCode::OK, &Form::new()), None, Some(&stock)))
}

/// POST /purchase-codes/{stock}/update
pub(super) async fn update(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = stock_id(&id)?;
    let stock = visit.read(move |act| stock(act, id)).await?;
    let Some(found) = tried(&visit, stock.holder, &mut form).await? else {
        return Ok(shown(&visit, (StatusCode::UNPROCESSABLE_ENTITY, &form), None, Some(&stock)));
    };
    if form.value("do") == "check" {
        let grant = Grant::new(&found, &visit.locale);
        return Ok(shown(&visit, (StatusCode::OK, &form), Some(grant), Some(&stock)));
    }
    let entered = found.clone();
    match visit.work(move |act| purchase_codes::update(act, id, &entered)).await {
        Ok(stock) => Ok(done(&visit, &format!("/purchase-codes/{}", stock.id), &visit.text("codes-updated"))),
        Err(error) => {
            let status = refused(&mut form, error)?;
            let grant = Grant::new(&found, &visit.locale);
            Ok(shown(&visit, (status, &form), Some(grant), Some(&stock)))
        }
    }
}
