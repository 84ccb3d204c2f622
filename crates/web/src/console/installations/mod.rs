//! Devices on which the software is installed: who has them, when they were last heard of, taking one off its seat.

mod programs;
mod show;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::Path;
use domain::{
    Act, Refusal,
    access::Action,
    bulk::Records,
    customers,
    exports::List as ListName,
    ids::{InstallationId, OrganizationId},
    installations::{self, Filter, InstallationRow},
    page::{Page, Total, Window},
};

use crate::{
    answer::{Answer, go},
    console::{
        bulk::Bar,
        listing::Address,
        seats::{Question, asked},
        tables::Setting,
    },
    cookies,
    exports::installation_cells,
    kit::{Arranged, Badge, Chip, Choice, Form, Pager, Plain, Shell, Tab, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};

/// Silent is what was not heard of for so many days.
const SILENT: i64 = 7;
/// The periods of silence that the list can be narrowed to.
const PERIODS: [i64; 3] = [7, 30, 90];
/// How many customers the filter offers by name.
const OFFERED: i64 = 200;

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/installations", list)
        .get("/program-messages", programs::page)
        .post("/program-messages", programs::write)
        .post("/program-messages/{message}/withdraw", programs::withdraw)
        .get("/installations/{id}", show::page)
        .post("/installations/{id}/take-back", show::take_back)
        .post("/installations/{id}/forgive", show::forgive)
        .get("/installations/{id}/release", ask)
        .post("/installations/{id}/release", release)
}

struct Row {
    id: String,
    device: String,
    platform: String,
    username: String,
    user_href: String,
    /// The key that admitted it, by name and page.
    key: Option<(String, String)>,
    customer: String,
    customer_href: String,
    contact: (String, String),
    relative: String,
    /// Until when it works by a license file.
    offline: Option<String>,
    badge: Badge,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "installations/list.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something that the page may show")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    chips: Vec<Chip>,
    clear: String,
    table: Arranged,
    periods: Vec<Tab>,
    customers: Vec<Choice>,
    narrowing: Form,
    kept: Vec<(&'static str, String)>,
    silent: Option<i64>,
    /// Whether only devices are listed that a key admitted, or of which a key signed the license file.
    by_key: bool,
    /// Where devices are listed whose places were freed: what is said when there is none.
    freed: &'static str,
    query: String,
    pager: Pager,
    bulk: Bar,
    may_release: bool,
    may_explain: bool,
    may_write: bool,
}

/// As the address names devices whose places were freed while they work by files.
const FREED_BESIDE_FILE: &str = "file";

pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter {
        customer: asked.value("customer").parse().ok(),
        deployment_key: asked.value("key").parse().ok(),
        signed_by: asked.value("signing").trim().to_owned(),
        silenced: asked.value("freed") == "1",
        at_large: asked.value("freed") == FREED_BESIDE_FILE,
        silent_days: asked.value("silent").parse().ok().filter(|days| PERIODS.contains(days)),
        query: asked.value("q").trim().to_owned(),
    }
}

/// What is read for the list.
type Read = (Page<InstallationRow>, Vec<Choice>);

fn read(act: &mut Act<'_>, place: OrganizationId, filter: &Filter, window: &Window) -> domain::Result<Read> {
    let page = installations::list(act, place, filter, window)?;
    let mut named: Vec<Choice> = customers::names(act, place, OFFERED)?
        .into_iter()
        .map(|customer| Choice::new(customer.id.to_string(), customer.name))
        .collect();
    if let Some(one) = filter.customer.filter(|one| named.iter().all(|known| known.value != one.to_string()))
    {
        named.push(Choice::new(one.to_string(), customers::get(act, one)?.name));
    }
    Ok((page, named))
}

async fn list(visit: Visit) -> Answer {
    let setting = Setting::of(&visit, ListName::Installations, asked(&visit.path)).await?;
    let filter = filter_of(setting.query());
    let (place, owned, window) = (visit.organization, filter.clone(), setting.walk().window());
    let read = visit.read(move |act| read(act, place, &owned, &window)).await?;
    let mut shell = visit.shell(visit.text("nav-installations"));
    setting.tell(&mut shell);
    Ok(render(&shown_as(&visit, &shell, &setting, filter, read)))
}

fn shown_as<'a>(
    visit: &Visit,
    shell: &'a Shell,
    setting: &Setting,
    filter: Filter,
    (page, customers): Read,
) -> List<'a> {
    let (l, now, table) = (&shell.locale, visit.web.world().now(), setting.arranged(shell));
    let row = |found: &InstallationRow| Row {
        plain: setting.plain(l, || installation_cells(found)),
        ..row(found, now, l)
    };
    List {
        l,
        shell,
        tabs: setting.tabs(Vec::new(), page.total, l),
        rows: page.items.iter().map(row).collect(),
        periods: periods(&filter, &setting.outside(), l),
        customers,
        narrowing: Form::new().fill("customer", filter.customer.map(|id| id.to_string()).unwrap_or_default()),
        kept: setting.kept(&["q", "customer"]),
        chips: setting.chips(l),
        clear: setting.cleared(),
        silent: filter.silent_days,
        freed: match (filter.silenced, filter.at_large) {
            (true, _) => "installations-none-freed",
            (false, true) => "installations-none-at-large",
            (false, false) => "",
        },
        by_key: filter.deployment_key.is_some() || !filter.signed_by.is_empty(),
        pager: setting
            .walk()
            .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
            .remembering(&table)
            .offer(setting.offer(shell)),
        bulk: Bar::of(Records::Devices, setting.query(), page.total.map_or(0, Total::number), visit),
        query: filter.query,
        may_release: visit.may.act(Action::InstallationsRelease),
        may_explain: visit.may.act(Action::LicensesView),
        may_write: visit.may.act(Action::MailChange),
        table,
    }
}

fn periods(filter: &Filter, address: &Address, locale: &Locale) -> Vec<Tab> {
    let freed = |label: &str, value: &str, current: bool| Tab {
        label: locale.text(label).into_owned(),
        href: address.clone().without("silent").with("freed", value).href(),
        current,
        count: None,
    };
    let freed = [
        freed("installations-freed", "1", filter.silenced),
        freed("installations-at-large", FREED_BESIDE_FILE, filter.at_large),
    ];
    let tab = |days: Option<i64>| Tab {
        label: match days {
            Some(days) => locale.with("installations-silent", &[("n", days.into())]),
            None => locale.text("installations-all").into_owned(),
        },
        href: address
            .clone()
            .without("freed")
            .with("silent", days.map(|days| days.to_string()).unwrap_or_default())
            .href(),
        current: !filter.silenced && !filter.at_large && filter.silent_days == days,
        count: None,
    };
    std::iter::once(None).chain(PERIODS.map(Some)).map(tab).chain(freed).collect()
}

/// The word of its badge.
fn state_of(row: &InstallationRow, now: domain::clock::Instant) -> &'static str {
    if row.silenced_at.is_some() {
        return "freed";
    }
    if row.released_at.is_some() {
        return "released";
    }
    match row.offline_until.filter(|until| *until > now) {
        Some(_) => "offline",
        None if row.contact_at < now.plus_days(-SILENT) => "silent",
        None => "active",
    }
}

fn row(row: &InstallationRow, now: domain::clock::Instant, locale: &Locale) -> Row {
    let contact = row.contact_at.timestamp();
    let offline = row.offline_until.filter(|until| *until > now);
    let state = state_of(row, now);
    Row {
        id: row.id.to_string(),
        device: row.device_name.clone(),
        platform: row.platform.clone(),
        username: row.username.clone(),
        user_href: format!("/customers/{}/users/{}", row.customer, row.seat),
        key: row
            .deployment_key
            .as_ref()
            .map(|(id, name)| (name.clone(), format!("/customers/{}/keys/{id}", row.customer))),
        customer: row.customer_name.clone(),
        customer_href: format!("/customers/{}/users", row.customer),
        contact: (row.contact_at.to_string(), locale.instant(contact)),
        relative: locale.relative(contact, now.timestamp()),
        offline: offline
            .map(|until| locale.with("offline-until", &[("date", locale.instant(until.timestamp()).into())])),
        badge: Badge::installation(state, locale),
        plain: Plain::default(),
    }
}

fn installation_id(text: &str) -> Result<InstallationId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = installation_id(&id)?;
    let device = visit.read(move |act| installations::get(act, id)).await?;
    let args = [("device", (&device.device_name).into()), ("user", (&device.username).into())];
    let by_file = device.offline_until.filter(|until| *until > visit.web.world().now());
    let lines = match by_file.map(|until| visit.locale.instant(until.timestamp())) {
        None => vec![visit.locale.with("installations-release-text", &args)],
        Some(until) => vec![
            visit.locale.with("installations-release-file", &args),
            visit.locale.with("offline-released", &[("date", until.into())]),
        ],
    };
    let question = Question {
        title: visit.locale.with("installations-release-title", &[("device", (&device.device_name).into())]),
        lines,
        verb: visit.text("installations-release"),
        back: format!("/installations?customer={}", device.customer),
    };
    Ok(question.page(&visit))
}

async fn release(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = installation_id(&id)?;
    let device = visit
        .work(move |act| {
            let device = installations::get(act, id)?;
            installations::release(act, id)?;
            Ok(device)
        })
        .await?;
    let mut response = go(&format!("/installations?customer={}", device.customer));
    let note = visit.locale.with("installations-released", &[("device", (&device.device_name).into())]);
    cookies::set_note(&mut response, &visit.web, &note);
    Ok(response)
}
