//! The planned changes of one customer, and the form that plans another.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Refusal,
    access::Action,
    exports::List,
    ids::{LicenseId, OrganizationId, PlannedChangeId},
    licenses::{self, License, rules::LicenseKind},
    planned_changes::{self, Deed, Plan, PlannedChange, When},
    refusal::{FieldProblem, Problem},
};

use super::{Row, day, row};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::customer,
        exports,
    },
    cookies,
    kit::{Choice, Form, Offer, Shell, Toast},
    languages::Locale,
    typed::{Posted, query, whole_number},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "planned/customer.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    rows: Vec<Row>,
    /// What can be planned; none for who may plan nothing.
    deeds: Vec<Choice>,
    whens: Vec<Choice>,
    zone: String,
    file: Offer,
}

struct Read {
    facts: CustomerFacts,
    planned: Vec<PlannedChange>,
    licenses: Vec<License>,
}

fn read(act: &mut Act<'_>, place: OrganizationId, id: OrganizationId) -> domain::Result<Read> {
    let facts = CustomerFacts::read(act, place, id)?;
    let planned = planned_changes::of_customer(act, id)?;
    let may_plan = facts.may.act(Action::LicensesChange) && facts.may.act(Action::LicensesView);
    let licenses = if may_plan { licenses::list(act, id)? } else { Vec::new() };
    Ok(Read { facts, planned, licenses })
}

/// GET /customers/{id}/planned
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let asked = query(&parts);
    let read = visit.read(move |act| read(act, place, id)).await?;
    let cancelled: Option<PlannedChangeId> = asked.value("cancelled").parse().ok();
    let form = Form::new().fill("when", "day").fill("license", asked.value("license"));
    let form = match asked.value("what") {
        "" => form,
        what => form.fill("what", what),
    };
    Ok(shown(&visit, &read, form, (StatusCode::OK, cancelled)))
}

fn shown(
    visit: &Visit,
    read: &Read,
    form: Form,
    (status, cancelled): (StatusCode, Option<PlannedChangeId>),
) -> Response {
    let (l, record) = (&visit.locale, &read.facts.customer);
    let mut shell = visit.shell(l.with("planned-title", &[("name", (&record.name).into())]));
    shell.tell_errors(&form);
    if let Some(id) = cancelled {
        let undo =
            Toast::done(l.text("planned-cancelled")).undo(format!("/planned/{id}/restore"), Vec::new());
        shell.flash = Some(undo);
    }
    let when = |word: &str| Choice::new(word, l.text(&format!("planned-when-{word}")));
    let page = Page {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&read.facts, CustomerTab::Planned, l),
        rows: read.planned.iter().map(|planned| row(planned, l)).collect(),
        deeds: deeds(read, form.value("license"), l),
        whens: vec![when("day"), when("term-end")],
        zone: record.time_zone.replace('_', " "),
        file: exports::file(List::PlannedChanges, &[("customer", record.id.to_string())], &shell),
        form,
    };
    show(&visit.web, CustomerTab::Planned, status, &page)
}

/// Everything that may be planned here: license by license, then the customer as a whole.
fn deeds(read: &Read, of_license: &str, l: &Locale) -> Vec<Choice> {
    let open = read.licenses.iter().filter(|license| license.revoked_at.is_none());
    let chosen = open.filter(|license| of_license.is_empty() || license.id.to_string() == of_license);
    let mut deeds: Vec<Choice> = chosen.flat_map(|license| of_one(license, l)).collect();
    if of_license.is_empty() && read.facts.may.act(Action::CustomersDisable) {
        deeds.extend(
            [Deed::Disable, Deed::Enable].map(|deed| Choice::new(deed.word(), l.deed(deed, "", None))),
        );
    }
    deeds
}

fn of_one(license: &License, l: &Locale) -> Vec<Choice> {
    let named = |what: String| {
        let number: String = license.number.chars().take(8).collect();
        let of = [("plan", (&license.plan_name).into()), ("number", number.into()), ("what", what.into())];
        l.with("planned-of-license", &of)
    };
    let is_trial = license.kind == LicenseKind::Trial;
    let units = license.lines.iter().filter(|_| !is_trial).map(|line| {
        let what = [("edition", (&line.edition_name).into()), ("n", line.quantity.into())];
        let value = format!("units/{}/{}", license.id, line.edition_code);
        Choice::new(value, named(l.with("planned-choose-units", &what)))
    });
    let others = [Deed::Suspend, Deed::Resume, Deed::Revoke]
        .map(|deed| Choice::new(format!("{deed}/{}", license.id), named(l.deed(deed, "", None))));
    units.chain(others).collect()
}

/// POST /customers/{id}/planned
pub(super) async fn plan(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let sent = form.clone();
    let outcome = visit
        .work(move |act| {
            // Whoever may not plan here learns nothing from what is wrong with the form.
            planned_changes::of_customer(act, id)?;
            planned_changes::plan(act, id, &typed(&sent)?)
        })
        .await;
    let Err(error) = outcome else {
        let mut answer = go(&CustomerTab::Planned.path(id));
        cookies::set_note(&mut answer, &visit.web, &visit.text("planned-made"));
        return Ok(answer);
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    let read = visit.read(move |act| read(act, place, id)).await?;
    Ok(shown(&visit, &read, form, (status, None)))
}

fn typed(form: &Form) -> Result<Plan, Refusal> {
    let mut problems = Vec::new();
    let mut parts = form.value("what").split('/');
    let deed: Option<Deed> = parts.next().and_then(|word| word.parse().ok());
    let license: Option<LicenseId> = parts.next().and_then(|id| id.parse().ok());
    let edition = parts.next().unwrap_or_default().to_owned();
    if deed.is_none() {
        problems.push(FieldProblem::new("what", Problem::Required));
    }
    let wants_units = deed == Some(Deed::Units);
    let quantity = whole_number(form.value("quantity")).filter(|_| wants_units);
    if wants_units && quantity.is_none() {
        problems.push(FieldProblem::new("quantity", Problem::NotANumber));
    }
    let when = match form.value("when") {
        "term-end" => Some(When::TermEnd),
        _ => day(form.value("day")).map(When::On),
    };
    if when.is_none() {
        let blank = form.value("day").trim().is_empty();
        problems.push(FieldProblem::new("day", if blank { Problem::Required } else { Problem::NotADay }));
    }
    match (deed, when) {
        (Some(deed), Some(when)) if problems.is_empty() => {
            Ok(Plan { deed, license, edition, quantity, when, reason: form.value("reason").to_owned() })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}
