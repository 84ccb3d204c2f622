//! The list of mails: tabs by state with counts, filters, rows to be ticked.

use askama::Template;
use axum::http::{StatusCode, request::Parts};
use domain::{
    clock::Day,
    exports::List,
    messages::{self, DeedKind, Filter, MOST_CHOSEN, MessageRow, MessageState},
    organizations,
    outbox::MailKind,
    page::{Page, Total, Window},
    refusal::Problem,
};
use jiff::tz::TimeZone;

use super::{answer_text, latest};
use crate::{
    answer::{Answer, PageError},
    console::{listing::Address, tables::Setting},
    exports::{Reader, mail_cells},
    kit::{Arranged, Badge, Chip, Choice, Form, Pager, Plain, Shell, Tab, render_as},
    languages::Locale,
    typed::query,
    visit::Visit,
};

/// Organizations that the filter offers.
const OFFERED: i64 = 200;

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct Desk<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    tabs: Vec<Tab>,
    kinds: Vec<Choice>,
    organizations: Vec<Choice>,
    chips: Vec<Chip>,
    clear: String,
    table: Arranged,
    rows: Vec<Row>,
    pager: Pager,
    /// What the filter form carries along beside its own fields.
    kept: Vec<(&'static str, String)>,
    /// What the list is narrowed to, carried along by its forms.
    hidden: Vec<(&'static str, String)>,
    deeds: Vec<DeedKind>,
    /// How many all together are, as far as they can be chosen together.
    total: i64,
    narrowed: bool,
    here: String,
}

struct Row {
    id: String,
    recipient: String,
    line: String,
    organization: String,
    badge: Badge,
    attempts: i64,
    answer: String,
    at: jiff::Timestamp,
    at_label: String,
    deeds: Vec<DeedKind>,
    plain: Plain,
}

impl Row {
    fn may(&self, deed: &str) -> bool {
        self.deeds.iter().any(|known| known.word() == deed)
    }
}

impl Desk<'_> {
    fn may(&self, deed: &str) -> bool {
        self.deeds.iter().any(|known| known.word() == deed)
    }
}

/// The filter that an address or a form asks for, with a problem where a day is none.
pub(crate) fn filter_of(form: &mut Form, zone: &TimeZone) -> Filter {
    let mut day = |field: &str| {
        let given = form.given(field)?.to_owned();
        let day: Option<Day> = given.parse().ok();
        if day.is_none() {
            form.problem(field, &Problem::NotADay);
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let start = |day: Day| day.date().to_zoned(zone.clone()).ok().map(|at| at.timestamp().into());
    Filter {
        state: form.value("state").parse().ok(),
        kind: form.value("kind").parse().ok(),
        query: form.value("q").trim().chars().take(200).collect(),
        organization: form.value("organization").parse().ok(),
        from: from.and_then(start),
        until: to.and_then(|day| start(day.plus_days(1))),
    }
}

/// The address of the list as the form narrows it.
pub(super) fn address_of(form: &Form) -> Address {
    ["state", "kind", "organization", "from", "to", "q"]
        .into_iter()
        .fold(Address::new("/outbox"), |address, name| address.with(name, form.value(name).trim()))
}

struct Read {
    page: Page<MessageRow>,
    counts: Vec<(Option<MessageState>, Total)>,
    organizations: Vec<Choice>,
}

pub(super) async fn show(visit: Visit, parts: Parts) -> Answer {
    shown(&visit, query(&parts), StatusCode::OK).await
}

/// The list as the form narrows it, with what is wrong in the form.
pub(super) async fn shown(visit: &Visit, form: Form, status: StatusCode) -> Answer {
    let setting = Setting::of(visit, List::Mails, form.clone()).await?;
    let mut form = if form.has_errors() { form } else { setting.query().clone() };
    let filter = filter_of(&mut form, &visit.locale.time_zone);
    let read = read(visit, &filter, &setting.walk().window()).await?;
    let mut shell = visit.shell(visit.text("nav-outbox"));
    shell.tell_errors(&form);
    setting.tell(&mut shell);
    let view = desk(visit, (&shell, &form), &setting, &filter, read);
    let status =
        if form.has_errors() && status == StatusCode::OK { StatusCode::UNPROCESSABLE_ENTITY } else { status };
    Ok(render_as(status, &view))
}

fn desk<'a>(
    visit: &Visit,
    (shell, form): (&'a Shell, &'a Form),
    setting: &Setting,
    filter: &Filter,
    read: Read,
) -> Desk<'a> {
    let (l, table) = (&shell.locale, setting.arranged(shell));
    let deeds: Vec<DeedKind> =
        DeedKind::ALL.iter().copied().filter(|deed| visit.may.act(deed.right())).collect();
    let shown = read.page.items.len();
    let known = read.page.total.map(Total::number).filter(|total| *total <= MOST_CHOSEN);
    let pager = setting
        .walk()
        .pager(setting.address(), shown, read.page.next.as_ref(), read.page.total)
        .remembering(&table)
        .offer(setting.offer(shell));
    let reader = Reader::Person(l.clone());
    let row = |mail: MessageRow| {
        let plain = setting.plain(l, || mail_cells(&reader, &mail));
        Row { plain, ..row(l, mail, &deeds) }
    };
    Desk {
        tabs: setting.tabs(tabs(l, &setting.outside(), filter.state, &read.counts), read.page.total, l),
        kinds: MailKind::ALL.iter().map(|kind| Choice::new(kind.word(), l.word("mail-kind", kind))).collect(),
        organizations: read.organizations,
        rows: read.page.items.into_iter().map(row).collect(),
        total: known.unwrap_or(i64::try_from(shown).unwrap_or(0)),
        hidden: address_of(form).pairs().to_vec(),
        kept: setting.kept(&["q", "kind", "organization", "from", "to"]),
        chips: setting.chips(l),
        clear: setting.cleared(),
        narrowed: *filter != Filter::default(),
        here: visit.path.clone(),
        l,
        shell,
        form,
        pager,
        table,
        deeds,
    }
}

async fn read(visit: &Visit, filter: &Filter, window: &Window) -> Result<Read, PageError> {
    let (place, asked, window) = (visit.organization, filter.clone(), window.clone());
    visit
        .read(move |act| {
            let page = messages::list(act, place, &asked, &window)?;
            let counts = messages::counts(act, place, asked.organization)?;
            let mut offered: Vec<Choice> = organizations::reachable(act, "", OFFERED)?
                .into_iter()
                .filter(|step| step.id != place)
                .map(|step| Choice::new(step.id.to_string(), step.name))
                .collect();
            if let Some(named) = asked.organization
                && offered.iter().all(|choice| choice.value != named.to_string())
            {
                let name = organizations::get(act, named)?.name;
                offered.push(Choice::new(named.to_string(), name));
            }
            Ok(Read { page, counts, organizations: offered })
        })
        .await
}

fn tabs(
    l: &Locale,
    address: &Address,
    open: Option<MessageState>,
    counts: &[(Option<MessageState>, Total)],
) -> Vec<Tab> {
    let may_check = counts.len() > 3;
    let shown = counts.iter().filter(|(state, _)| *state != Some(MessageState::Sending));
    let tab = |(state, total): &(Option<MessageState>, Total)| {
        let label = match state {
            None if may_check => l.text("outbox-all"),
            None => l.text("outbox-waiting"),
            Some(state) => l.word("status-mail", state),
        };
        let href = address.clone().with("state", state.map(MessageState::word).unwrap_or_default()).href();
        Tab { label: label.into_owned(), href, current: *state == open, count: Some(total.number()) }
    };
    shown.map(tab).collect()
}

fn row(l: &Locale, mail: MessageRow, deeds: &[DeedKind]) -> Row {
    let (at, at_label) = latest(&mail);
    let applies = |deed: &&DeedKind| match deed {
        DeedKind::Resend => !mail.state.is_waiting(),
        _ => mail.state == MessageState::Queued,
    };
    let kind = l.word("mail-kind", mail.kind);
    Row {
        id: mail.id.to_string(),
        line: if mail.is_test { l.with("outbox-test", &[("kind", kind.into())]) } else { kind.into_owned() },
        deeds: deeds.iter().filter(applies).copied().collect(),
        recipient: mail.recipient,
        organization: mail.organization_name,
        badge: Badge::mail(mail.state.word(), l),
        attempts: mail.attempts,
        answer: answer_text(mail.answer.as_deref().unwrap_or_default(), l),
        at: at.timestamp(),
        at_label: l.text(at_label).into_owned(),
        plain: Plain::default(),
    }
}
