//! The buttons of the list: bind, unbind one or many, take that back, ask somebody to register.

use axum::extract::Path;
use domain::{
    Problem, Refusal,
    bindings::{self, Bound},
    ids::{LicenseId, OrganizationId, SeatId, UnbindId},
    refusal::{Error, FieldProblem},
};

use super::{
    address_of, filter_of,
    list::{self, Shown, field},
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::seats::{customer_id, seat_id},
    cookies,
    kit::Form,
    typed::Posted,
    visit::Visit,
};

fn back(customer: OrganizationId, form: &Form) -> crate::console::listing::Address {
    address_of(&format!("/customers/{customer}/subscription"), &filter_of(form))
}

/// The list again, with what is wrong at the row it belongs to.
async fn refused(visit: &Visit, customer: OrganizationId, mut form: Form, error: PageError) -> Answer {
    let refusal = error.0.refusal().cloned();
    let error = at_row(error, form.value("row"));
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    list::show(visit, customer, Shown { status, form }).await
}

fn at_row(error: PageError, row: &str) -> PageError {
    let Error::Refused(Refusal::Invalid(problems)) = error.0 else { return error };
    let moved = |problem: FieldProblem| match problem.field.as_str() {
        "email" => FieldProblem { field: field(row), ..problem },
        _ => problem,
    };
    Refusal::Invalid(problems.into_iter().map(moved).collect()).into()
}

/// POST /customers/{id}/subscription/bind
pub(super) async fn bind(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    match bound(&visit, &form).await {
        Ok(bound) => {
            let mut response = go(&back(customer, &form).href());
            let key = if bound.pending { "subscription-bound-pending" } else { "subscription-bound-done" };
            let note = visit.locale.with(key, &[("email", (&bound.email).into())]);
            cookies::set_note(&mut response, &visit.web, &note);
            Ok(response)
        }
        Err(error) => refused(&visit, customer, form, error).await,
    }
}

async fn bound(visit: &Visit, form: &Form) -> Result<Bound, PageError> {
    let email = form.value("email").to_owned();
    if let Some(seat) = form.given("seat") {
        let seat = seat_id(seat)?;
        return visit.work(move |act| bindings::bind_seat(act, seat, &email)).await;
    }
    let license =
        form.value("license").parse().map_err(|_| Refusal::field("license", Problem::NotAChoice))?;
    let edition = form.value("edition").to_owned();
    visit.work(move |act| bindings::bind(act, license, &edition, &email)).await
}

/// POST /customers/{id}/subscription/unbind: one row, those that were ticked, or all that the filter shows.
pub(super) async fn unbind(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    match unbound(&visit, customer, &form).await {
        Ok(unbound) => {
            let address = back(customer, &form);
            let address = address.with("undo", unbound.id.to_string()).with("n", unbound.count.to_string());
            Ok(go(&address.href()))
        }
        Err(error) => refused(&visit, customer, form, error).await,
    }
}

async fn unbound(
    visit: &Visit,
    customer: OrganizationId,
    form: &Form,
) -> Result<bindings::Unbound, PageError> {
    if form.given("seat").is_none() && form.chosen("select", "filter") {
        let (filter, seen) = (filter_of(form), form.value("count").parse::<i64>().unwrap_or(-1));
        return visit.work(move |act| bindings::unbind_matching(act, customer, &filter, seen)).await;
    }
    let one = form.given("seat").map(str::to_owned);
    let typed = one.map_or_else(|| form.values("id").to_vec(), |seat| vec![seat]);
    let seats = typed.iter().map(|seat| seat_id(seat)).collect::<Result<Vec<SeatId>, _>>()?;
    visit.work(move |act| bindings::unbind_of(act, customer, &seats)).await
}

/// POST /customers/{id}/subscription/undo
pub(super) async fn undo(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    // What is no id is one that nobody has: the right is asked for first.
    let undo: UnbindId = form.value("undo").parse().unwrap_or(UnbindId::from_uuid(uuid::Uuid::nil()));
    match visit.work(move |act| bindings::undo(act, customer, undo)).await {
        Ok(count) => {
            let mut response = go(&back(customer, &form).href());
            let note = visit.locale.with("subscription-undone", &[("n", count.into())]);
            cookies::set_note(&mut response, &visit.web, &note);
            Ok(response)
        }
        Err(error) => refused(&visit, customer, form, error).await,
    }
}

/// POST /customers/{id}/subscription/ask
pub(super) async fn ask(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let Some(seat) = form.given("seat").map(str::to_owned) else {
        return refused(&visit, customer, form, Refusal::NothingSelected.into()).await;
    };
    let seat = seat_id(&seat)?;
    match visit.work(move |act| bindings::ask_to_register(act, seat)).await {
        Ok(()) => {
            let mut response = go(&back(customer, &form).href());
            cookies::set_note(&mut response, &visit.web, &visit.text("subscription-asked"));
            Ok(response)
        }
        Err(error) => refused(&visit, customer, form, error).await,
    }
}

/// POST /customers/{id}/subscription/same: who was left on a license that is over comes to another one.
pub(super) async fn same(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    // What is no id is a license that nobody has.
    let license =
        |name: &str| form.value(name).parse().unwrap_or_else(|_| LicenseId::from_uuid(uuid::Uuid::nil()));
    let (from, to) = (license("from"), license("to"));
    match visit.work(move |act| bindings::bring_along(act, customer, (from, to))).await {
        Ok((count, _)) => {
            let mut response = go(&back(customer, &form).href());
            let note = visit.locale.with("subscription-same-done", &[("n", count.into())]);
            cookies::set_note(&mut response, &visit.web, &note);
            Ok(response)
        }
        Err(error) => refused(&visit, customer, form, error).await,
    }
}
