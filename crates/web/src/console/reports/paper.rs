//! A report on paper: the months as a table, the way from the sale to the use as sums, and what could be taken back.

use axum::response::Response;
use domain::reports::{Month, Report, SEEN_DAYS};

use super::{Found, sections};
use crate::{
    console::invoices::Priced,
    languages::Locale,
    paper::{self, Labels, Paper},
    visit::Visit,
};

/// The report as PDF, shown by the browser.
///
/// Refusals: `not-found` while it is not counted.
pub(super) fn answer(visit: &Visit, found: &Found) -> Result<Response, domain::Error> {
    let report = found.report.as_ref().ok_or(domain::Refusal::NotFound)?;
    let l = &visit.locale;
    let seller = visit.shell(String::new()).place.name;
    let paper = of(l, report, (&found.name, &seller));
    paper::answer(&paper, l, &format!("report-{}", report.organization))
}

fn of(l: &Locale, report: &Report, (name, seller): (&str, &str)) -> Paper {
    let units = report.totals;
    let sold = units.bought + report.in_stock;
    let row = |key: &str, n: i64| (l.with(key, &[("days", SEEN_DAYS.into())]), l.number(n));
    let facts = [
        ("reports-counted", l.date(l.day_of(report.made_at.timestamp()))),
        ("nav-customers", l.number(report.customers)),
        ("reports-devices", l.number(report.storage.devices)),
        ("overview-storage", l.bytes(report.storage.used_bytes)),
    ];
    let columns =
        ["overview-month-head", "reports-bought", "reports-bound", "reports-installed", "reports-free"];
    Paper {
        language: l.code(),
        title: l.with("reports-of", &[("name", name.into())]),
        seller: vec![seller.to_owned()],
        buyer: vec![name.to_owned()],
        labels: Labels {
            seller: l.text("reports-by").into_owned(),
            buyer: l.text("reports-about").into_owned(),
            columns: columns.map(|key| l.text(key).into_owned()),
        },
        facts: facts.into_iter().map(|(key, value)| (l.text(key).into_owned(), value)).collect(),
        lines: report.months.iter().map(|month| line(l, month)).collect(),
        sums: vec![
            row("reports-sold", sold),
            row("reports-allotted", units.bought),
            row("reports-bound", units.assigned),
            row("reports-installed", units.installed),
            row("reports-seen", units.seen),
        ],
        notes: notes(l, report),
    }
}

fn line(l: &Locale, month: &Month) -> Priced {
    Priced {
        name: sections::name(l, month),
        detail: String::new(),
        quantity: l.number(month.bought),
        price: l.number(month.assigned),
        rate: l.number(month.installed),
        net: l.number((month.bought - month.assigned).max(0)),
    }
}

fn notes(l: &Locale, report: &Report) -> Vec<String> {
    let idle = report.idle.iter().map(|named| {
        let numbers = [("idle", named.units.idle().into()), ("assigned", named.units.assigned.into())];
        format!("{}: {}", named.name, l.with("reports-idle-of", &numbers))
    });
    let head = (!report.idle.is_empty()).then(|| l.text("reports-idle").into_owned());
    head.into_iter().chain(idle).collect()
}
