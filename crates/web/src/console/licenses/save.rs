//! Saving the License tab: reading new totals from the form, and what comes back where they are refused or another person
//! was faster.

use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    audit::What,
    ids::{LicenseId, OrganizationId},
    licenses::{self, Change, License, quantity_field},
    refusal::{FieldProblem, Problem},
};

use super::{
    card, inline,
    tab::{self, Back, done, of_customer},
};
use crate::{
    answer::{Answer, PageError, into_form},
    console::{
        conflict::{Clash, Conflict, takes_theirs},
        customers::{customer, seen},
    },
    kit::{Form, inline as inline_form},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// POST /customers/{id}/license/{license}: new totals, all of them or none (NX-24, NX-34).
pub(super) async fn save(
    Path((id, license)): Path<(String, String)>,
    Posted { visit, mut form, .. }: Posted,
) -> Answer {
    let (place, id, license) = (visit.organization, customer(&id)?, tab::license(&license)?);
    if inline_form::group(&form).is_some() {
        let saved = visit.read(move |act| of_customer(act, id, license)).await?;
        form = inline::completed(form, &saved);
    }
    let sent = form.clone();
    let Err(error) = visit.work(move |act| write(act, id, license, &sent)).await else {
        return Ok(done(&visit, &back_of(&visit, &form, (id, license)), "licenses-saved"));
    };
    let read = visit.read(move |act| tab::read(act, place, id)).await?;
    let Some(saved) = read.licenses.iter().find(|found| found.id == license) else {
        return Err(Refusal::NotFound.into());
    };
    let is_stale = matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile));
    if !is_stale {
        refused(&mut form, saved, error)?;
    }
    if inline_form::is_alone(&form) {
        return alone(&visit, saved, form, is_stale);
    }
    let back = if is_stale {
        let clashes = clashes(&form, saved, &visit.locale);
        let now = visit.web.world().now().timestamp();
        let conflict = Conflict::new(clashes, &read.recent, What::LicenseChanged, &visit.locale, now);
        Back { status: StatusCode::CONFLICT, form, conflict: Some(conflict) }
    } else {
        Back { status: StatusCode::UNPROCESSABLE_ENTITY, form, conflict: None }
    };
    tab::shown(&visit, &read, Some(license), Some(back)).await
}

/// Back to the list that the form was in, else to the license.
fn back_of(visit: &Visit, form: &Form, (customer, license): (OrganizationId, LicenseId)) -> String {
    let home = format!("/customers/{customer}/license");
    let back =
        inline_form::group(form).and_then(|_| inline_form::back(form, visit.came_from.as_deref(), &home));
    back.unwrap_or_else(|| format!("{home}/{license}"))
}

/// The refused form alone, for the script that sent it from the list.
fn alone(visit: &Visit, saved: &License, form: Form, is_stale: bool) -> Answer {
    let l = &visit.locale;
    let back = back_of(visit, &form, (saved.customer, saved.id));
    let inline = inline::of(saved, back, l).ok_or(Refusal::NotFound)?;
    let inline = if is_stale { inline.stale(form, l) } else { inline.refused(form) };
    Ok(inline_form::alone(l, &visit.shell("").csrf, StatusCode::UNPROCESSABLE_ENTITY, inline))
}

/// A total that is too low belongs to its own field.
fn refused(form: &mut Form, saved: &License, error: PageError) -> Result<(), PageError> {
    if let Some(refusal @ Refusal::QuantityBelowAssigned { edition, .. }) = error.0.refusal()
        && let Some(line) = saved.lines.iter().find(|line| line.edition_name == *edition)
    {
        form.refuse_at(&quantity_field(line.edition), refusal);
        return Ok(());
    }
    into_form(form, error)
}

fn write(act: &mut Act<'_>, id: OrganizationId, license: LicenseId, form: &Form) -> domain::Result<()> {
    let saved = of_customer(act, id, license)?;
    let change = typed(form, &saved)?;
    licenses::change(act, license, &change).map(drop)
}

/// Reads the change from the form; where the saved version of a field was chosen it stays.
fn typed(form: &Form, saved: &License) -> Result<Change, Refusal> {
    let mut problems = Vec::new();
    let mut number = |field: &str, saved: i64| {
        if takes_theirs(form, field) {
            return saved;
        }
        whole_number(form.value(field)).unwrap_or_else(|| {
            problems.push(FieldProblem::new(field, Problem::NotANumber));
            saved
        })
    };
    let quantities = saved
        .lines
        .iter()
        .map(|line| (line.edition, number(&quantity_field(line.edition), line.quantity)))
        .collect();
    let extra_space_gb = number("extra_space_gb", saved.extra_space_gb);
    let client_limit_gb = number("client_limit_gb", saved.client_limit_gb);
    let mut valid_to = Some(saved.valid_to);
    if !takes_theirs(form, "valid_to") {
        valid_to = form.value("valid_to").trim().parse().ok();
    }
    if valid_to.is_none() {
        problems.push(FieldProblem::new("valid_to", Problem::NotADay));
    }
    let comments = if takes_theirs(form, "comments") { &saved.comments } else { form.value("comments") };
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    Ok(Change {
        quantities,
        extra_space_gb,
        client_limit_gb,
        valid_to: valid_to.unwrap_or(saved.valid_to),
        comments: comments.to_owned(),
        version: seen(form),
    })
}

/// The fields in which what was typed differs from what is saved now.
fn clashes(form: &Form, saved: &License, l: &Locale) -> Vec<Clash> {
    let now = card::filled(saved);
    let lines = saved.lines.iter().map(|line| (quantity_field(line.edition), line.edition_name.clone()));
    let others = [
        ("extra_space_gb", "licenses-extra-space"),
        ("client_limit_gb", "licenses-client-limit"),
        ("valid_to", "licenses-valid-to"),
        ("comments", "licenses-comments"),
    ];
    let others = others.map(|(field, label)| (field.to_owned(), l.text(label).into_owned()));
    let differing = |field: &str| form.value(field).trim().replace("\r\n", "\n") != now.value(field);
    lines
        .chain(others)
        .filter(|(field, _)| differing(field))
        .map(|(field, label)| Clash {
            yours: form.value(&field).trim().to_owned(),
            theirs: now.value(&field).to_owned(),
            field,
            label,
        })
        .collect()
}
