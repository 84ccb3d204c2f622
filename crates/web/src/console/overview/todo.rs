//! What needs somebody: how many, the nearest example, and the list where it is mended. The worst first.

use domain::{
    access::{Action, May},
    overview::{EXPIRING_DAYS, SILENT_DAYS},
    page::Total,
};

use super::front::{Examples, Front};
use crate::{console::seats::fresh_key, kit::Tone, languages::Locale};

/// One line of the list.
pub(super) struct Row {
    pub tone: Tone,
    pub count: String,
    pub title: String,
    pub example: String,
    pub href: &'static str,
    pub verb: String,
    /// What settles it here and now; else the list is where it is done.
    pub deed: Option<Deed>,
}

/// A form that settles something without leaving the page.
pub(super) struct Deed {
    pub action: String,
    pub fields: Vec<(&'static str, String)>,
    /// Where something is to be typed: name of the field, what it is, what stands in it.
    pub input: Option<(String, String, String)>,
}

pub(super) fn rows(l: &Locale, front: &Front, may: &May) -> Vec<Row> {
    let may_mend = may.act(Action::InvitationsSend) && may.act(Action::SeatsChange);
    [
        wanted(l, &front.wanted),
        refused(l, &front.refused),
        expiring(l, front),
        full(l, front),
        bounced(l, front, may_mend),
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
        deed: None,
    })
}

fn refused(l: &Locale, found: &Examples) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    Some(Row {
        tone: Tone::Bad,
        count: l.number(n),
        title: l.with("overview-planned-refused", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/calendar",
        verb: l.text("overview-planned-refused-do").into_owned(),
        deed: None,
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
        deed: None,
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
        deed: None,
    })
}

/// The address of the first is mended in its row.
fn bounced(l: &Locale, front: &Front, may_mend: bool) -> Option<Row> {
    let found = &front.bounced;
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    let deed = front.bounced_first.as_ref().filter(|_| may_mend).map(|first| Deed {
        action: format!("/invitations/{}/address", first.seat),
        fields: vec![
            ("from", "overview".to_owned()),
            ("list", "here".to_owned()),
            ("status", "bounced".to_owned()),
        ],
        input: Some((
            format!("email_{}", first.seat),
            l.with("overview-bounced-address", &[("name", (&first.username).into())]),
            first.email.clone(),
        )),
    });
    Some(Row {
        tone: Tone::Bad,
        count: l.number(n),
        title: l.with("overview-bounced", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/invitations?status=bounced",
        verb: l
            .text(if deed.is_some() { "overview-bounced-mend" } else { "overview-bounced-do" })
            .into_owned(),
        deed,
    })
}

fn waiting(l: &Locale, found: &Examples, may: &May) -> Option<Row> {
    let n = Some(found.total.number()).filter(|n| *n > 0)?;
    let may_send = may.act(Action::InvitationsSend);
    // Of more than can be counted nobody can say that they are the ones that were looked at.
    let deed = (may_send && matches!(found.total, Total::Exactly(_))).then(|| Deed {
        action: "/invitations/send".to_owned(),
        fields: vec![
            ("from", "overview".to_owned()),
            ("key", fresh_key()),
            ("select", "filter".to_owned()),
            ("status", "waiting".to_owned()),
            ("count", n.to_string()),
        ],
        input: None,
    });
    let verb = if deed.is_some() {
        l.with("overview-waiting-send", &[("n", n.into())])
    } else {
        l.text(if may_send { "overview-waiting-do" } else { "do-view" }).into_owned()
    };
    Some(Row {
        tone: Tone::Accent,
        count: l.number(n),
        title: l.with("overview-waiting", &[("n", n.into())]),
        example: nearest(l, found),
        href: "/invitations?status=waiting",
        verb,
        deed,
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
        deed: None,
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
        deed: None,
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
