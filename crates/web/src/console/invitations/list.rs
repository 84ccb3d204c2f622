//! The invitations page: tabs and tick-boxes (NX-60), rows with their boxes, the sending that is under way.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Act, Result as Done,
    access::Action,
    customers,
    exports::List as ListName,
    ids::{JobId, OrganizationId, SeatId},
    invitations::{self, Counts, Filter, InvitationRow, Status},
    jobs::{self, Job},
    page::{Page, Total, Window},
    seats,
};

use super::{
    answer_text,
    preview::{self, Preview},
};
use crate::{
    answer::{Answer, PageError},
    console::{
        jobs::JobCard,
        listing::Address,
        seats::{asked, badge, fresh_key, seat_id},
        tables::Setting,
    },
    exports::{Reader, user_cells},
    kit::{Arranged, Badge, Choice, Form, Pager, Plain, Shell, Tab, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// How many customers the filter offers by name.
const OFFERED: i64 = 200;
/// How many sendings are shown above the list.
const CARDS: usize = 3;

struct Row {
    id: String,
    href: String,
    username: String,
    customer: String,
    email: String,
    code: Option<String>,
    badge: Badge,
    sent: Option<(String, String)>,
    installed: Option<(String, String)>,
    /// What the mail server said of an address that mail does not reach.
    bounce: Option<Bounce>,
    plain: Plain,
}

struct Bounce {
    field: String,
    typed: String,
    answer: String,
}

#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing of the page is shown")]
#[derive(Template)]
#[template(path = "invitations/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    cards: Vec<JobCard>,
    tabs: Vec<Tab>,
    filter: &'a Filter,
    /// The two tick-boxes decide, not a tab.
    ticks: bool,
    customers: Vec<Choice>,
    narrowing: Form,
    hidden: Vec<(&'static str, String)>,
    /// What the filter form carries along beside its own fields.
    kept: Vec<(&'static str, String)>,
    here: String,
    clear: String,
    rows: Vec<Row>,
    table: Arranged,
    pager: Pager,
    total: i64,
    /// "Send to all" is offered with this count.
    to_all: Option<i64>,
    key: String,
    codes_shown: bool,
    may_send: bool,
    may_reveal: bool,
    may_change: bool,
    preview: Option<Preview>,
}

/// What the page shows beside the list.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub form: Form,
    pub codes: Vec<(SeatId, String)>,
}

/// The filter that an address or a form asks for.
pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter {
        customer: asked.value("customer").parse().ok(),
        sent: asked.chosen("sent", "on"),
        installed: asked.chosen("installed", "on"),
        status: asked.value("status").parse().ok(),
        query: asked.value("q").trim().to_owned(),
    }
}

/// The address of the list under a filter.
pub(super) fn address_of(filter: &Filter) -> Address {
    let on = |ticked: bool| if ticked { "on" } else { "" };
    let mut address = Address::new("/invitations")
        .with("customer", filter.customer.map(|customer| customer.to_string()).unwrap_or_default());
    address = match filter.status {
        Some(status) => address.with("status", status.word()),
        None => address.with("sent", on(filter.sent)).with("installed", on(filter.installed)),
    };
    address.with("q", filter.query.as_str())
}

pub(super) async fn list(visit: Visit) -> Answer {
    show(&visit, Shown::default()).await
}

/// Shows the activation codes of the rows on the page; one event for each customer.
pub(super) async fn codes(Posted { visit, form, .. }: Posted) -> Answer {
    let seats = form.values("seat").iter().map(|seat| seat_id(seat)).collect::<Result<Vec<_>, _>>()?;
    let codes = visit.work(move |act| reveal(act, &seats)).await?;
    show(&visit, Shown { codes, ..Shown::default() }).await
}

fn reveal(act: &mut Act<'_>, seats: &[SeatId]) -> Done<Vec<(SeatId, String)>> {
    let mut by_customer: Vec<(OrganizationId, Vec<SeatId>)> = Vec::new();
    for seat in seats.iter().take(seats::MOST_CODES) {
        let customer = seats::get(act, *seat)?.customer;
        match by_customer.iter_mut().find(|(known, _)| *known == customer) {
            Some((_, own)) => own.push(*seat),
            None => by_customer.push((customer, vec![*seat])),
        }
    }
    let mut codes = Vec::new();
    for (customer, own) in by_customer {
        let shown = seats::reveal_codes(act, customer, &own)?;
        codes.extend(shown.into_iter().map(|(seat, code)| (seat, code.reveal().to_owned())));
    }
    Ok(codes)
}

/// What is read for the page in one act.
struct Read {
    page: Page<InvitationRow>,
    counts: Counts,
    jobs: Vec<Job>,
    customers: Vec<Choice>,
    preview: Option<preview::Read>,
}

fn read(act: &mut Act<'_>, place: OrganizationId, asked: &Asked) -> Done<Read> {
    let filter = &asked.filter;
    let page = invitations::list(act, place, filter, &asked.window)?;
    let counts = invitations::counts(act, place, filter.customer)?;
    let mut under_way = if asked.may_mail { jobs::running(act, place)? } else { Vec::new() };
    if let Some(job) = asked.job.filter(|job| under_way.iter().all(|known| known.id != *job)) {
        under_way.insert(0, jobs::get(act, job)?);
    }
    under_way.truncate(CARDS);
    let named = customers::names(act, place, OFFERED)?;
    let mut choices: Vec<Choice> =
        named.into_iter().map(|customer| Choice::new(customer.id.to_string(), customer.name)).collect();
    if let Some(customer) =
        filter.customer.filter(|one| choices.iter().all(|known| known.value != one.to_string()))
    {
        choices.push(Choice::new(customer.to_string(), customers::get(act, customer)?.name));
    }
    let preview = match page.items.first() {
        Some(row) if asked.may_send => preview::read(act, row, asked.language)?,
        _ => None,
    };
    Ok(Read { page, counts, jobs: under_way, customers: choices, preview })
}

#[derive(Clone)]
struct Asked {
    filter: Filter,
    window: Window,
    job: Option<JobId>,
    language: Option<domain::Language>,
    may_mail: bool,
    may_send: bool,
}

/// The page as the address of the request asks for it.
pub(super) async fn show(visit: &Visit, shown: Shown) -> Result<Response, PageError> {
    let was_sent = !shown.form.values("list").is_empty();
    let narrowed = if was_sent { shown.form.clone() } else { asked(&visit.path) };
    let setting = Setting::of(visit, ListName::Invitations, narrowed).await?;
    let query = setting.query();
    let filter = filter_of(query);
    let may = |action| visit.may.act(action);
    let asked = Asked {
        window: setting.walk().window(),
        job: query.value("job").parse().ok(),
        language: query.value("language").parse().ok(),
        may_mail: may(Action::MailView),
        may_send: may(Action::InvitationsSend),
        filter: filter.clone(),
    };
    let (place, owned) = (visit.organization, asked.clone());
    let read = visit.read(move |act| read(act, place, &owned)).await?;
    let locale = &visit.locale;
    let mut shell = visit.shell(visit.text("nav-invitations"));
    shell.tell_errors(&shown.form);
    setting.tell(&mut shell);
    let address = address_of(&filter);
    let table = setting.arranged(&shell);
    let pager = setting
        .walk()
        .pager(setting.address(), read.page.items.len(), read.page.next.as_ref(), read.page.total)
        .remembering(&table)
        .offer(setting.offer(&shell));
    let total = read.page.total.map_or(0, Total::number);
    let exact = !pager.more_than_total;
    let view = List {
        cards: read.jobs.iter().map(|job| JobCard::new(job, locale)).collect(),
        tabs: setting.tabs(tabs(&filter, &read.counts, locale), read.page.total, locale),
        ticks: filter.status.is_none(),
        customers: read.customers,
        narrowing: narrowing(&filter),
        hidden: address.pairs().to_vec(),
        kept: setting.kept(&["q", "customer", "sent", "installed"]),
        here: visit.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}")),
        clear: address_of(&Filter { status: filter.status, ..Filter::default() }).href(),
        rows: rows(&read.page, &shown, &setting, locale),
        to_all: (asked.may_send && exact && total > 0 && is_for_all(&filter)).then_some(total),
        key: fresh_key(),
        codes_shown: !shown.codes.is_empty(),
        may_send: asked.may_send,
        may_reveal: may(Action::CodesReveal),
        may_change: may(Action::SeatsChange),
        preview: preview::show(read.preview, &visit.web, locale),
        form: &shown.form,
        filter: &filter,
        l: &shell.locale,
        shell: &shell,
        table,
        pager,
        total,
    };
    Ok(render_as(shown.status, &view))
}

/// Whether one button for everybody is wise: not where most have installed already.
fn is_for_all(filter: &Filter) -> bool {
    match filter.status {
        Some(Status::All | Status::Installed) => false,
        Some(_) => true,
        None => !filter.installed,
    }
}

fn narrowing(filter: &Filter) -> Form {
    let on = |ticked: bool| if ticked { "on" } else { "" };
    Form::new()
        .fill("customer", filter.customer.map(|customer| customer.to_string()).unwrap_or_default())
        .fill("sent", on(filter.sent))
        .fill("installed", on(filter.installed))
}

fn tabs(filter: &Filter, counts: &Counts, locale: &Locale) -> Vec<Tab> {
    let own = |status: Option<Status>| {
        address_of(&Filter { status, sent: false, installed: false, ..filter.clone() }).href()
    };
    let to_send = Tab {
        label: locale.text("invitations-tab-to-send").into_owned(),
        href: own(None),
        current: filter.status.is_none(),
        count: None,
    };
    let others = Status::ALL.iter().map(|status| Tab {
        label: locale.text(tab_key(*status)).into_owned(),
        href: own(Some(*status)),
        current: filter.status == Some(*status),
        count: Some(counts.of(*status).number()),
    });
    std::iter::once(to_send).chain(others).collect()
}

const fn tab_key(status: Status) -> &'static str {
    match status {
        Status::All => "invitations-tab-all",
        Status::Waiting => "invitations-tab-waiting",
        Status::Sent => "invitations-tab-sent",
        Status::Opened => "invitations-tab-opened",
        Status::Installed => "invitations-tab-installed",
        Status::Bounced => "invitations-tab-bounced",
    }
}

fn rows(page: &Page<InvitationRow>, shown: &Shown, setting: &Setting, locale: &Locale) -> Vec<Row> {
    let reader = Reader::Person(locale.clone());
    let at = |instant: domain::clock::Instant| (instant.to_string(), locale.instant(instant.timestamp()));
    let row = |row: &InvitationRow| Row {
        id: row.seat.to_string(),
        href: format!("/customers/{}/users/{}", row.customer, row.seat),
        username: row.username.clone(),
        customer: row.customer_name.clone(),
        email: row.email.clone(),
        code: shown.codes.iter().find(|(id, _)| *id == row.seat).map(|(_, code)| code.clone()),
        badge: badge(row.invitation, row.installed_at.is_some(), locale),
        sent: row.sent_at.map(at),
        installed: row.installed_at.map(at),
        bounce: (row.status == Status::Bounced).then(|| bounce(row, &shown.form, locale)),
        plain: setting.plain(locale, || user_cells(&reader, row)),
    };
    page.items.iter().map(row).collect()
}

fn bounce(row: &InvitationRow, form: &Form, locale: &Locale) -> Bounce {
    let field = super::fix::field(row.seat);
    let typed = form.values(&field).first().unwrap_or(&row.email).clone();
    let answer = row.last_mail.as_ref().and_then(|mail| mail.answer.as_deref()).unwrap_or_default();
    Bounce { field, typed, answer: answer_text(answer, locale) }
}
