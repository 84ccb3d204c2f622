//! Reports: what was sold, given on, installed and used, how that went over a year, and where units lie idle; for the
//! place where one stands, for a customer and for a partner, as a page that prints well, as PDF and as files.

mod figures;
mod list;
mod paper;
mod sections;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::{extract::Path, http::request::Parts, response::Response};
use domain::{
    Refusal,
    access::{Action, OrganizationKind},
    ids::OrganizationId,
    reports::{self, Report},
};

use crate::{
    answer::{Answer, PageError},
    kit::{Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::query,
    visit::Visit,
};
use sections::Section;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/reports", place)
        .get("/reports/file", file)
        .get("/reports/reconciliation", list::page)
        .get("/customers/{id}/report", customer)
        .get("/customers/{id}/report/pdf", customer_pdf)
        .get("/organizations/{id}/report", partner)
        .get("/organizations/{id}/report/pdf", partner_pdf)
}

#[derive(Template)]
#[template(path = "reports/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    title: String,
    lead: String,
    /// Where the report is as PDF.
    pdf: String,
    /// Where its charts are as files.
    file: String,
    /// From a record back to it; empty on the page of the place.
    back: Option<(String, String)>,
    sections: Vec<Section>,
}

/// A report with the name of whose it is.
pub(super) struct Found {
    pub name: String,
    pub kind: OrganizationKind,
    /// `None` while the worker has not counted it yet.
    pub report: Option<Report>,
}

/// Counted now where that is quick, else as it was kept last.
async fn found(visit: &Visit, id: OrganizationId) -> Result<Found, PageError> {
    let world = visit.web.world();
    let found = world.read_long(&visit.caller, move |act| {
        let report = if reports::is_quick(act, id)? {
            Some(reports::report(act, id, &[])?)
        } else {
            reports::latest(act, id)?
        };
        let (name, kind) = reports::subject(act, id)?;
        Ok(Found { name, kind, report })
    });
    Ok(found.await?)
}

/// GET /reports
async fn place(visit: Visit) -> Answer {
    let id = visit.organization;
    if visit.is_at_customer() {
        return of_record(&visit, &id.to_string(), OrganizationKind::Customer).await;
    }
    let found = found(&visit, id).await?;
    let front = super::overview::figures(&visit).await?;
    let mut sections = sections::of(&visit.locale, found.report.as_ref());
    let at = sections.len().min(2);
    sections.insert(at, sections::ending(&visit.locale, &front));
    sections.push(sections::funnel(&visit.locale, &front));
    let pdf = format!("/{}/{id}/report/pdf", folder(found.kind));
    Ok(show(&visit, found, (pdf, None), sections))
}

/// GET /customers/{id}/report
async fn customer(visit: Visit, Path(id): Path<String>) -> Answer {
    of_record(&visit, &id, OrganizationKind::Customer).await
}

/// GET /organizations/{id}/report
async fn partner(visit: Visit, Path(id): Path<String>) -> Answer {
    of_record(&visit, &id, OrganizationKind::Partner).await
}

async fn of_record(visit: &Visit, id: &str, kind: OrganizationKind) -> Answer {
    let (id, found) = named(visit, id, kind).await?;
    let sections = sections::of(&visit.locale, found.report.as_ref());
    let own = format!("/{}/{id}", folder(found.kind));
    let back = (own.clone(), found.name.clone());
    Ok(show(visit, found, (format!("{own}/report/pdf"), Some(back)), sections))
}

/// The report of a record of one kind; one of another kind is not there.
async fn named(
    visit: &Visit,
    id: &str,
    kind: OrganizationKind,
) -> Result<(OrganizationId, Found), PageError> {
    let id: OrganizationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = found(visit, id).await?;
    let is_customer = found.kind == OrganizationKind::Customer;
    if is_customer == (kind == OrganizationKind::Customer) {
        Ok((id, found))
    } else {
        Err(Refusal::NotFound.into())
    }
}

const fn folder(kind: OrganizationKind) -> &'static str {
    match kind {
        OrganizationKind::Customer => "customers",
        _ => "organizations",
    }
}

fn show(
    visit: &Visit,
    found: Found,
    (pdf, back): (String, Option<(String, String)>),
    sections: Vec<Section>,
) -> Response {
    let l = &visit.locale;
    let title = match &back {
        Some(_) => l.with("reports-of", &[("name", (&found.name).into())]),
        None => l.text("nav-reports").into_owned(),
    };
    let lead = match &found.report {
        Some(report) => l.with("reports-lead", &[("at", l.instant(report.made_at.timestamp()).into())]),
        None => l.text("reports-soon").into_owned(),
    };
    let file = match &back {
        Some((own, _)) => format!("/reports/file?of={}", own.rsplit('/').next().unwrap_or_default()),
        None => "/reports/file?of=".to_owned(),
    };
    let shell = visit.shell(title.clone());
    render(&Page { l: &shell.locale, shell: &shell, title, lead, pdf, file, back, sections })
}

/// GET /customers/{id}/report/pdf
async fn customer_pdf(visit: Visit, Path(id): Path<String>) -> Answer {
    let (_, found) = named(&visit, &id, OrganizationKind::Customer).await?;
    Ok(paper::answer(&visit, &found)?)
}

/// GET /organizations/{id}/report/pdf
async fn partner_pdf(visit: Visit, Path(id): Path<String>) -> Answer {
    let (_, found) = named(&visit, &id, OrganizationKind::Partner).await?;
    Ok(paper::answer(&visit, &found)?)
}

/// GET /reports/file: the figures behind one chart, as CSV.
async fn file(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let own = visit.organization;
    let id = match form.value("of") {
        "" => own,
        typed => typed.parse().map_err(|_| Refusal::NotFound)?,
    };
    let found = found(&visit, id).await?;
    let mut sections = sections::of(&visit.locale, found.report.as_ref());
    if id == own && !visit.is_at_customer() && visit.may.act(Action::SeatsView) {
        let front = super::overview::figures(&visit).await?;
        sections.extend([sections::ending(&visit.locale, &front), sections::funnel(&visit.locale, &front)]);
    }
    let asked = form.value("chart");
    let mut named = sections.into_iter().filter(|section| asked.is_empty() || section.code == asked);
    let section = named.next().ok_or(Refusal::NotFound)?;
    Ok(section.table.file(&visit.locale, section.code)?)
}
