//! What needs somebody: how many, the nearest record with what can be done about it here, and the list of all of them. The
//! worst first; only what whoever looks may do is offered.

use domain::{
    access::{Action, May},
    overview::{EXPIRING_DAYS, Expiring, SILENT_DAYS},
};

use super::{
    Said, deeds,
    front::{Found, Front, Full, OpenAlert},
    settled::Settled,
};
use crate::{kit::Tone, languages::Locale};

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Wanted,
    Refused,
    Expiring,
    Full,
    Bounced,
    Waiting,
    Silent,
    Alerts,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Wanted,
        Self::Refused,
        Self::Expiring,
        Self::Full,
        Self::Bounced,
        Self::Waiting,
        Self::Silent,
        Self::Alerts,
    ];

    /// As it stands in addresses and names of elements.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Refused => "refused",
            Self::Expiring => "expiring",
            Self::Full => "full",
            Self::Bounced => "bounced",
            Self::Waiting => "waiting",
            Self::Silent => "silent",
            Self::Alerts => "alerts",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One line of the list.
pub(super) struct Row {
    pub kind: Kind,
    pub tone: Tone,
    pub count: i64,
    pub title: String,
    /// The nearest record, and its page.
    pub example: String,
    pub record: String,
    /// The list of all of them, and what is done there.
    pub href: &'static str,
    pub verb: String,
    /// What can be done about the nearest one here and now.
    pub deeds: Vec<Deed>,
    /// What was just done here, in place of the nearest one.
    pub settled: Option<Settled>,
    /// Why it could not be done.
    pub problem: Option<String>,
}

/// A form that settles something without leaving the page.
pub(super) struct Deed {
    pub action: String,
    pub fields: Vec<(&'static str, String)>,
    pub input: Option<Input>,
    pub verb: String,
    /// Its field is shown when somebody wants it.
    pub folded: bool,
}

/// Where something is to be typed.
pub(super) struct Input {
    pub name: String,
    /// The `type` of the field.
    pub kind: &'static str,
    pub label: String,
    pub value: String,
}

impl Input {
    pub fn is_number(&self) -> bool {
        self.kind == "number"
    }
}

/// Who looks, in their language, with what they may do.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub l: &'a Locale,
    pub may: &'a May,
}

impl Reader<'_> {
    pub fn text(self, key: &str) -> String {
        self.l.text(key).into_owned()
    }

    fn named(self, name: impl Into<String>) -> String {
        self.l.with("overview-example", &[("name", name.into().into())])
    }
}

pub(super) fn rows(reader: Reader<'_>, front: &Front, said: &Said) -> Vec<Row> {
    let found = [
        wanted(reader, front),
        refused(reader, front),
        expiring(reader, front),
        full(reader, front.full.as_ref()),
        bounced(reader, front),
        waiting(reader, front),
        silent(reader, front),
        alerts(reader, &front.alerts),
    ];
    let mut rows: Vec<Row> = found.into_iter().flatten().collect();
    if let Some(settled) = &said.settled {
        let row = rows.iter_mut().find(|row| row.kind == settled.kind);
        match row {
            Some(row) => row.settled = Some(settled.clone()),
            None => rows.insert(0, Row::over(settled.clone())),
        }
    }
    if let Some((kind, form)) = &said.refused
        && let Some(row) = rows.iter_mut().find(|row| row.kind == *kind)
    {
        row.problem = form.errors().first().map(|error| error.message(reader.l));
        row.keep_typed(form);
    }
    rows
}

impl Row {
    fn new(kind: Kind, (tone, count, title): (Tone, i64, String), href: &'static str) -> Self {
        Self {
            kind,
            tone,
            count,
            title,
            example: String::new(),
            record: href.to_owned(),
            href,
            verb: String::new(),
            deeds: Vec::new(),
            settled: None,
            problem: None,
        }
    }

    /// Nothing of its kind is left.
    fn over(settled: Settled) -> Self {
        Self {
            settled: Some(settled.clone()),
            ..Self::new(settled.kind, (Tone::Good, 0, String::new()), "/")
        }
    }

    /// What was sent waits until the worker has handed it to a mail server: it is not to be sent again.
    pub fn is_under_way(&self) -> bool {
        self.kind == Kind::Waiting && self.settled.is_some()
    }

    fn example(mut self, told: String, record: String) -> Self {
        (self.example, self.record) = (told, record);
        self
    }

    fn deeds(mut self, deeds: impl IntoIterator<Item = Deed>) -> Self {
        self.deeds.extend(deeds);
        self
    }

    fn verb(mut self, verb: String) -> Self {
        self.verb = verb;
        self
    }

    fn keep_typed(&mut self, form: &crate::kit::Form) {
        for deed in &mut self.deeds {
            if let Some(input) = &mut deed.input
                && let Some(typed) = form.given(&input.name)
            {
                typed.clone_into(&mut input.value);
                deed.folded = false;
            }
        }
    }
}

/// How many there are, unless there are none.
fn some<T>(found: &Found<T>) -> Option<i64> {
    Some(found.total.number()).filter(|n| *n > 0)
}

fn wanted(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let (l, n) = (reader.l, some(&front.wanted)?);
    let row =
        Row::new(Kind::Wanted, (Tone::Accent, n, l.with("overview-wanted", &[("n", n.into())])), "/requests");
    let row = row.verb(reader.text("overview-wanted-do"));
    let Some(first) = &front.wanted.first else { return Some(row) };
    let wants = [("units", first.units.into()), ("wish", (&first.wish).into())];
    let told = format!("{}: {}", first.customer_name, l.with("requests-wants", &wants));
    let page = format!("/customers/{}/license", first.customer);
    Some(row.example(told, page).deeds(deeds::of_wish(reader, first)))
}

fn refused(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let (l, n) = (reader.l, some(&front.refused)?);
    let title = l.with("overview-planned-refused", &[("n", n.into())]);
    let row = Row::new(Kind::Refused, (Tone::Bad, n, title), "/calendar");
    let row = row.verb(reader.text("overview-planned-refused-do"));
    let Some(first) = &front.refused.first else { return Some(row) };
    let what = l.deed(first.deed, &first.edition_name, first.quantity);
    let why = first.refused_for.as_ref().map(|why| l.kept_refusal(&why.code, &why.facts)).unwrap_or_default();
    let told = format!("{}: {what}. {why}", first.customer_name);
    Some(row.example(told, format!("/planned/{}", first.id)).deeds(deeds::of_refused(reader, first)))
}

fn expiring(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let licenses = front.overview.licenses.as_ref().filter(|licenses| licenses.expiring > 0)?;
    let (l, n) = (reader.l, licenses.expiring);
    let title = l.with("overview-expiring", &[("n", n.into()), ("days", EXPIRING_DAYS.into())]);
    let row = Row::new(Kind::Expiring, (Tone::Warning, n, title), "/licenses?view=expiring");
    let row = row.verb(reader.text("overview-expiring-do"));
    let Some(first) = licenses.expiring_first.first() else { return Some(row) };
    let page = format!("/customers/{}/license/{}", first.customer, first.license);
    Some(row.example(nearest(l, first), page).deeds(deeds::of_expiring(reader, first)))
}

fn nearest(l: &Locale, first: &Expiring) -> String {
    let day = l.date(first.valid_to.date());
    l.with("overview-nearest", &[("name", (&first.customer_name).into()), ("day", day.into())])
}

fn full(reader: Reader<'_>, found: Option<&Found<Full>>) -> Option<Row> {
    let found = found?;
    let n = some(found)?;
    let title = reader.l.with("overview-full", &[("n", n.into())]);
    let row = Row::new(Kind::Full, (Tone::Warning, n, title), "/customers?view=full");
    let row = row.verb(reader.text("overview-full-do"));
    let Some(first) = &found.first else { return Some(row) };
    let row = row.example(reader.named(&first.name), format!("/customers/{}/license", first.customer));
    Some(row.deeds(deeds::of_full(reader, first)))
}

/// The address of the first is mended in its row.
fn bounced(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let n = some(&front.bounced)?;
    let title = reader.l.with("overview-bounced", &[("n", n.into())]);
    let row = Row::new(Kind::Bounced, (Tone::Bad, n, title), "/invitations?status=bounced");
    let row = row.verb(reader.text("overview-bounced-do"));
    let Some(first) = &front.bounced.first else { return Some(row) };
    let told = reader.named(format!("{}, {}", first.username, first.customer_name));
    let page = format!("/customers/{}/users/{}", first.customer, first.seat);
    Some(row.example(told, page).deeds(deeds::of_bounced(reader, first)))
}

fn waiting(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let n = some(&front.waiting)?;
    let title = reader.l.with("overview-waiting", &[("n", n.into())]);
    let row = Row::new(Kind::Waiting, (Tone::Accent, n, title), "/invitations?status=waiting");
    let may_send = reader.may.act(Action::InvitationsSend);
    let row = row
        .verb(reader.text(if may_send { "overview-waiting-do" } else { "do-view" }))
        .deeds(deeds::of_waiting(reader, front.waiting.total));
    let Some(first) = &front.waiting.first else { return Some(row) };
    let told = reader.named(format!("{}, {}", first.username, first.customer_name));
    Some(row.example(told, format!("/customers/{}/users/{}", first.customer, first.seat)))
}

fn silent(reader: Reader<'_>, front: &Front) -> Option<Row> {
    let n = some(&front.silent)?;
    let title = reader.l.with("overview-silent", &[("n", n.into()), ("days", SILENT_DAYS.into())]);
    let row = Row::new(Kind::Silent, (Tone::Warning, n, title), "/installations?silent=7");
    let row = row.verb(reader.text("overview-silent-do"));
    let Some(first) = &front.silent.first else { return Some(row) };
    let told = reader.named(format!("{}, {}", first.device_name, first.customer_name));
    Some(row.example(told, format!("/installations/{}", first.id)).deeds(deeds::of_silent(reader, first)))
}

fn alerts(reader: Reader<'_>, found: &Found<OpenAlert>) -> Option<Row> {
    let (l, n) = (reader.l, some(found)?);
    let title = l.with("overview-alerts", &[("n", n.into())]);
    let row = Row::new(Kind::Alerts, (Tone::Warning, n, title), "/alerts");
    let row = row.verb(reader.text("overview-alerts-do"));
    let Some(first) = &found.first else { return Some(row) };
    let alert = &first.alert;
    let told = format!("{}: {}, {}", l.word("alert-kind", alert.kind), alert.name, alert.customer_name);
    let page = crate::console::alerts::page_of(alert);
    Some(row.example(told, page).deeds(deeds::of_alert(reader, first)))
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
