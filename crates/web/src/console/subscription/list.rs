//! The list itself: filters, tabs, a row for each unit with its field or its address (RU-03, RU-04).

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Result as Done,
    access::Action,
    billing,
    bindings::{self, Counts, Filter, Holding, LeftBehind, Unit},
    exports::List as ListName,
    ids::{LicenseId, OrganizationId, UnbindId},
    licenses::{License, rules::Status},
    page::{Page, Window},
    seats::{self, Opening},
};

use super::{address_of, filter_of, line_choices};
use crate::{
    answer::{Answer, PageError},
    console::{
        customer_frame::{self, CustomerFacts, CustomerFrame, CustomerTab},
        licenses::marks::{self, Until},
        seats::{asked, customer_id},
        tables::Setting,
    },
    exports::{Reader, unit_cells},
    kit::{Arranged, Badge, Choice, Form, Pager, Plain, Shell, Tab, Tone},
    languages::Locale,
    visit::Visit,
};
use jiff::civil::Date;

/// A unit as a row.
pub(super) struct Row {
    /// Names the row on the page: the unit, or its line and place.
    key: String,
    license: String,
    edition_code: String,
    seat: Option<String>,
    number: String,
    product: String,
    edition: String,
    icon: &'static str,
    holding: Holding,
    /// The address bound, or the name of a user without a person.
    who: String,
    name: String,
    typed: String,
    badge: Badge,
    /// What is worth knowing beside: since when, when asked.
    note: String,
    license_badge: Option<Badge>,
    until: Option<Until>,
    plain: Plain,
}

impl Row {
    fn is_free(&self) -> bool {
        self.holding == Holding::Free
    }

    fn is_held(&self) -> bool {
        matches!(self.holding, Holding::Bound | Holding::Pending)
    }

    fn is_pending(&self) -> bool {
        self.holding == Holding::Pending
    }

    /// The id of its field.
    fn field(&self) -> String {
        field(&self.key)
    }
}

/// The id of the field of a row.
pub(super) fn field(key: &str) -> String {
    format!("email-{key}")
}

/// A license that ends, with where its new term is ordered.
struct Term {
    title: String,
    href: String,
}

/// People who are still on a license that is over.
struct Left {
    from: String,
    to: String,
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "subscription/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    table: Arranged,
    kept: Vec<(&'static str, String)>,
    pager: Pager,
    filter: &'a Filter,
    narrowing: Form,
    products: Vec<Choice>,
    statuses: Vec<Choice>,
    hidden: Vec<(&'static str, String)>,
    clear: String,
    /// What can be taken back: id and how many.
    undo: Option<(String, i64)>,
    /// Lines with room for others instead of those who were unbound; that of most of them is chosen.
    instead: Vec<Choice>,
    giving: Form,
    terms: Vec<Term>,
    left: Vec<Left>,
    may_change: bool,
    may_ask: bool,
    /// How many of the rows in the list have a holder.
    held: i64,
}

/// What the page shows beside the list: what was typed into which row, and what is wrong with it.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub form: Form,
}

pub(super) async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    show(&visit, customer_id(&id)?, Shown::default()).await
}

struct Read {
    facts: CustomerFacts,
    page: Page<Unit>,
    counts: Counts,
    openings: Vec<Opening>,
    /// Licenses that a new term can be ordered of, by who may.
    renewable: Vec<License>,
    /// Who is still on a license that is over, when there is room on another.
    left: Vec<LeftBehind>,
    /// The line of those who were just unbound.
    freed: Option<(LicenseId, String)>,
}

fn read(
    act: &mut Act<'_>,
    place: OrganizationId,
    customer: OrganizationId,
    (filter, window): (&Filter, &Window),
    unbound: Option<UnbindId>,
) -> Done<Read> {
    let may = act.may(customer)?;
    Ok(Read {
        renewable: if may.act(Action::OrdersPlace) && may.act(Action::LicensesView) {
            billing::renewable(act, customer)?
        } else {
            Vec::new()
        },
        left: if may.act(Action::SeatsChange) && may.act(Action::LicensesView) {
            bindings::left_behind(act, customer)?
        } else {
            Vec::new()
        },
        freed: match unbound.filter(|_| may.act(Action::SeatsChange)) {
            Some(unbound) => bindings::freed(act, customer, unbound)?,
            None => None,
        },
        facts: CustomerFacts::read(act, place, customer)?,
        page: bindings::list(act, customer, filter, window)?,
        counts: bindings::counts(act, customer, filter)?,
        openings: seats::openings(act, customer)?,
    })
}

/// The page as the address of the request asks for it, or the form that was sent from it.
pub(super) async fn show(
    visit: &Visit,
    customer: OrganizationId,
    shown: Shown,
) -> Result<Response, PageError> {
    let query = asked(&visit.path);
    let was_sent = !shown.form.values("list").is_empty();
    let narrowed = if was_sent { shown.form.clone() } else { query.clone() };
    let setting = Setting::of(visit, ListName::Units, narrowed).await?;
    let filter = filter_of(setting.query());
    let (place, owned, window) = (visit.organization, filter.clone(), setting.walk().window());
    let unbound = query.value("undo").parse().ok();
    let read = visit.read(move |act| read(act, place, customer, (&owned, &window), unbound)).await?;
    let locale = &visit.locale;
    let frame = CustomerFrame::new(&read.facts, CustomerTab::Subscription, locale);
    let mut shell = visit.shell(locale.with("subscription-title-of", &[("name", (&frame.name).into())]));
    shell.tell_errors(&shown.form);
    let path = frame.path("subscription");
    let address = address_of(&path, &filter);
    let table = setting.arranged(&shell);
    let pager = setting
        .walk()
        .pager(setting.address(), read.page.items.len(), read.page.next.as_ref(), read.page.total)
        .remembering(&table)
        .offer(setting.offer(&shell));
    let may_change = read.facts.may.act(Action::SeatsChange) && !frame.stopped;
    let today = locale.day_of(visit.web.world().now().timestamp());
    let view = List {
        tabs: tabs(&path, &filter, read.counts, locale),
        rows: rows(&read.page, &shown.form, &setting, (locale, today)),
        kept: setting.kept(&["q", "product", "status"]),
        table,
        narrowing: narrowing(&filter),
        products: products(&read.openings),
        statuses: if read.facts.may.act(Action::LicensesView) { statuses(locale) } else { Vec::new() },
        hidden: address.pairs().to_vec(),
        clear: path,
        undo: undo(&query),
        instead: if may_change && read.freed.is_some() {
            line_choices(&read.openings, locale)
        } else {
            Vec::new()
        },
        giving: read
            .freed
            .iter()
            .fold(Form::new(), |form, (license, edition)| form.fill("line", format!("{license}/{edition}"))),
        terms: read.renewable.iter().map(|license| term(license, today, locale)).collect(),
        left: if frame.stopped {
            Vec::new()
        } else {
            read.left.iter().map(|left| shown_left(left, locale)).collect()
        },
        may_change,
        may_ask: read.facts.may.act(Action::InvitationsSend) && !frame.stopped,
        held: read.counts.bound + read.counts.pending,
        form: &shown.form,
        filter: &filter,
        l: &shell.locale,
        shell: &shell,
        frame,
        pager,
    };
    Ok(customer_frame::show(&visit.web, CustomerTab::Subscription, shown.status, &view))
}

fn term(license: &License, today: Date, l: &Locale) -> Term {
    let day = license.valid_to.date();
    let key = if day < today { "subscription-renew-over" } else { "subscription-renew-title" };
    let about = [("plan", (&license.plan_name).into()), ("day", l.date(day).into())];
    Term {
        title: l.with(key, &about),
        href: format!("/customers/{}/order?purpose=renewal&license={}", license.customer, license.id),
    }
}

fn shown_left(left: &LeftBehind, l: &Locale) -> Left {
    let name = |license: &License| {
        let number: String = license.number.chars().take(8).collect();
        format!("{} ({number})", license.plan_name)
    };
    let over = [
        ("n", left.people.into()),
        ("old", name(&left.from).into()),
        ("day", l.date(left.from.valid_to.date()).into()),
    ];
    let next = [("new", name(&left.to).into()), ("room", left.room.into())];
    Left {
        from: left.from.id.to_string(),
        to: left.to.id.to_string(),
        title: l.with("subscription-same-title", &over),
        text: l.with("subscription-same-text", &next),
    }
}

fn undo(query: &Form) -> Option<(String, i64)> {
    let id = query.given("undo")?;
    Some((id.to_owned(), query.value("n").parse().unwrap_or(1)))
}

fn tabs(path: &str, filter: &Filter, counts: Counts, locale: &Locale) -> Vec<Tab> {
    let tab = |holding: Option<Holding>, key: &str| Tab {
        label: locale.text(key).into_owned(),
        href: address_of(path, &Filter { holding, ..filter.clone() }).href(),
        current: filter.holding == holding,
        count: Some(counts.of(holding)),
    };
    let mut tabs = vec![
        tab(None, "subscription-tab-all"),
        tab(Some(Holding::Free), "subscription-tab-free"),
        tab(Some(Holding::Bound), "subscription-tab-bound"),
        tab(Some(Holding::Pending), "subscription-tab-pending"),
    ];
    if counts.named > 0 || filter.holding == Some(Holding::Named) {
        tabs.push(tab(Some(Holding::Named), "subscription-tab-named"));
    }
    tabs
}

fn narrowing(filter: &Filter) -> Form {
    Form::new()
        .fill("product", filter.product.clone().unwrap_or_default())
        .fill("status", filter.status.map_or("", Status::word))
}

/// The products of the customer's licenses, by the names they were sold under.
fn products(openings: &[Opening]) -> Vec<Choice> {
    let names: BTreeSet<&str> = openings.iter().map(|opening| opening.product_name.as_str()).collect();
    names.into_iter().map(|name| Choice::new(name, name)).collect()
}

fn statuses(locale: &Locale) -> Vec<Choice> {
    Status::ALL
        .iter()
        .map(|status| Choice::new(status.word(), Badge::license(status.word(), locale).label))
        .collect()
}

fn rows(page: &Page<Unit>, form: &Form, setting: &Setting, (locale, today): (&Locale, Date)) -> Vec<Row> {
    let reader = Reader::Person(locale.clone());
    let mut free = 0;
    let mut line = String::new();
    page.items
        .iter()
        .map(|unit| {
            let own = format!("{}-{}", unit.license, unit.edition_code);
            free = if own == line { free + 1 } else { 1 };
            line.clone_from(&own);
            let plain = setting.plain(locale, || unit_cells(&reader, unit));
            Row { plain, ..row(unit, format!("{own}-{free}"), form, (locale, today)) }
        })
        .collect()
}

fn row(unit: &Unit, place: String, form: &Form, (locale, today): (&Locale, Date)) -> Row {
    let seat = unit.seat.map(|seat| seat.to_string());
    let key = seat.clone().unwrap_or(place);
    let typed = if form.value("row") == key { form.value("email").to_owned() } else { String::new() };
    let typed = if typed.is_empty() && unit.holding == Holding::Named { unit.email.clone() } else { typed };
    Row {
        key,
        seat,
        license: unit.license.to_string(),
        edition_code: unit.edition_code.clone(),
        number: unit.number.clone(),
        product: unit.product_name.clone(),
        edition: unit.edition_name.clone(),
        icon: crate::console::seats::icon(unit.unit),
        holding: unit.holding,
        who: if unit.holding == Holding::Named { unit.username.clone() } else { unit.email.clone() },
        name: if unit.name == unit.email { String::new() } else { unit.name.clone() },
        typed,
        badge: badge(unit.holding, locale),
        note: note(unit, locale),
        license_badge: unit.term.as_ref().and_then(|term| {
            let quiet = term.standing.status == Status::Active && term.standing.reasons.is_empty();
            (!quiet).then(|| marks::badge(term.kind, &term.standing, locale))
        }),
        until: unit.term.as_ref().map(|term| marks::until(term.valid_to, term.notice_days, today, locale)),
        plain: Plain::default(),
    }
}

fn badge(holding: Holding, locale: &Locale) -> Badge {
    let (tone, icon, key) = match holding {
        Holding::Free => (Tone::Quiet, "circle-dashed", "subscription-free"),
        Holding::Bound => (Tone::Good, "circle-check", "subscription-bound"),
        Holding::Pending => (Tone::Accent, "hourglass", "subscription-pending"),
        Holding::Named => (Tone::Quiet, "user", "subscription-named"),
    };
    Badge::new(tone, icon, locale.text(key))
}

fn note(unit: &Unit, locale: &Locale) -> String {
    let at = |key: &str, instant: domain::clock::Instant| {
        locale.with(key, &[("at", locale.instant(instant.timestamp()).into())])
    };
    match (unit.holding, unit.bound_at, unit.asked_at) {
        (Holding::Pending, _, Some(asked)) => at("subscription-asked-at", asked),
        (Holding::Bound | Holding::Pending, Some(bound), _) => at("subscription-since", bound),
        _ => String::new(),
    }
}
