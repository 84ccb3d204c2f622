//! What needs somebody: how many, the nearest example, and the list where it is mended. The worst first.

use domain::{
    access::{Action, May},
    overview::{EXPIRING_DAYS, SILENT_DAYS},
};

use super::front::{Examples, Front};
use crate::{kit::Tone, languages::Locale};

/// One line of the list.
pub(super) struct Row {
    pub tone: Tone,
    pub count: String,
    pub title: String,
    pub example: String,
    pub href: &'static str,
    pub verb: String,
}

pub(super) fn rows(l: &Locale, front: &Front, may: &May) -> Vec<Row> {
    [
        wanted(l, &front.wanted),
        expiring(l, front),
        full(l, front),
        bounced(l, &front.bounced),
        waiting(l, &front.waiting, may),
        silent(l, &front.silent),
        alerts(l, &front.alerts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn wanted(l: &Locale, found: &Examples) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    Some(Row {
        tone: Tone::Accent,
        count: l.number(n),
        title: l.with("overview-wanted", &[("n", n.into())]),
        example: found.names.join(", "),
        href: "/requests",
        verb: l.text("overview-wanted-do").into_owned(),
    })
}

fn expiring(l: &Locale, front: &Front) -> Option<Row> {
    let licenses = front.overview.licenses.as_ref().filter(|licenses| licenses.expiring > 0)?;
    let nearest = licenses.expiring_first.first().map(|first| {
        let day = l.date(first.valid_to.date());
        l.with("overview-nearest", &[("name", (&first.customer_name).into()), ("day", day.into())])
    });
    let days = [("n", licenses.expiring.into()), ("days", EXPIRING_DAYS.into())];
    Some(Row {
        tone: Tone::Warning,
        count: l.number(licenses.expiring),
        title: l.with("overview-expiring", &days),
        example: nearest.unwrap_or_default(),
        href: "/licenses?view=expiring",
        verb: l.text("overview-expiring-do").into_owned(),
    })
}

fn full(l: &Locale, front: &Front) -> Option<Row> {
    let full = front.full.as_ref().filter(|full| full.total.number() > 0)?;
    let n = full.total.number();
    Some(Row {
        tone: Tone::Warning,
        count: l.number(n),
        title: l.with("overview-full", &[("n", n.into())]),
        example: full.names.join(", "),
        href: "/customers?view=full",
        verb: l.text("overview-full-do").into_owned(),
    })
}

fn bounced(l: &Locale, found: &Examples) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    Some(Row {
        tone: Tone::Bad,
        count: l.number(n),
        title: l.with("overview-bounced", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/invitations?status=bounced",
        verb: l.text("overview-bounced-do").into_owned(),
    })
}

fn waiting(l: &Locale, found: &Examples, may: &May) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    let key = if may.act(Action::InvitationsSend) { "overview-waiting-do" } else { "do-view" };
    Some(Row {
        tone: Tone::Accent,
        count: l.number(n),
        title: l.with("overview-waiting", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/invitations?status=waiting",
        verb: l.text(key).into_owned(),
    })
}

fn silent(l: &Locale, found: &Examples) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    Some(Row {
        tone: Tone::Warning,
        count: l.number(n),
        title: l.with("overview-silent", &[("n", n.into()), ("days", SILENT_DAYS.into())]),
        example: nearest(l, found),
        href: "/installations?silent=7",
        verb: l.text("overview-silent-do").into_owned(),
    })
}

fn alerts(l: &Locale, found: &Examples) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    Some(Row {
        tone: Tone::Warning,
        count: l.number(n),
        title: l.with("overview-alerts", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/alerts",
        verb: l.text("overview-alerts-do").into_owned(),
    })
}

fn nearest(l: &Locale, found: &Examples) -> String {
    let named = |name: &String| l.with("overview-example", &[("name", name.into())]);
    found.names.first().map(named).unwrap_or_default()
}

/// What stands there when nothing needs anybody: the next license that ends, if any does within the year.
pub(super) fn clear(l: &Locale, front: &Front) -> String {
    let next = front.overview.licenses.as_ref().and_then(|licenses| {
        licenses.ending.iter().find(|month| month.licenses > 0).map(|month| month.first)
    });
    match next {
        Some(first) => {
            let month = format!("{} {}", l.month(first.date()), first.date().year());
            l.with("overview-clear-next", &[("month", month.into())])
        }
        None => l.text("overview-clear-text").into_owned(),
    }
}
