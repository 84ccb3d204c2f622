//! The licenses of all customers within reach.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    bulk::Records,
    exports::List as ListName,
    ids::OrganizationId,
    licenses::{self, LicenseFilter, LicenseRow, LicenseView},
    organizations,
    page::{Page, Total, Window},
};
use jiff::civil::Date;

use super::marks::{self, Together, Until, Usage};
use crate::{
    answer::Answer,
    console::{bulk::Bar, listing::Address, tables::Setting},
    exports::{Reader, license_cells},
    kit::{Arranged, Badge, Chip, Choice, Form, Pager, Plain, Shell, Tab, render},
    languages::Locale,
    typed,
    visit::Visit,
};

/// From how many days before the end on a list warns.
const NOTICE_DAYS: i64 = 30;
/// How many vendors the filter offers.
const VENDORS: i64 = 100;

/// A license as the list shows it.
struct Row {
    id: String,
    href: String,
    customer: String,
    customer_href: String,
    plan: String,
    number: String,
    seats: Usage,
    storage: Usage,
    until: Until,
    badge: Badge,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "licenses/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    filter: Form,
    kept: Vec<(&'static str, String)>,
    vendors: Vec<Choice>,
    chips: Vec<Chip>,
    clear: String,
    table: Arranged,
    rows: Vec<Row>,
    pager: Pager,
    bulk: Bar,
    narrowed: bool,
}

/// What is read for the list.
struct Read {
    page: Page<LicenseRow>,
    views: Vec<(LicenseView, Option<Total>)>,
    vendors: Vec<(OrganizationId, String)>,
}

/// GET /licenses
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let setting = Setting::of(&visit, ListName::Licenses, typed::query(&parts)).await?;
    let (filter, walk) = (filter(setting.query()), setting.walk());
    let (organization, asked, window) = (visit.organization, filter.clone(), walk.window());
    let read = visit.read(move |act| read(act, organization, &asked, &window)).await?;
    let mut shell = visit.shell(visit.text("nav-licenses"));
    setting.tell(&mut shell);
    Ok(render(&shown_as(&visit, &shell, &setting, &filter, &read)))
}

fn shown_as<'a>(
    visit: &Visit,
    shell: &'a Shell,
    setting: &Setting,
    filter: &LicenseFilter,
    read: &Read,
) -> List<'a> {
    let (l, today) = (&shell.locale, shell.locale.day_of(visit.web.world().now().timestamp()));
    let (address, table) = (setting.address(), setting.arranged(shell));
    let reader = Reader::Person(l.clone());
    let row = |row: &LicenseRow| Row {
        plain: setting.plain(l, || license_cells(&reader, row)),
        ..shown(row, today, l)
    };
    let open = filter.view.unwrap_or(LicenseView::All);
    List {
        l,
        shell,
        tabs: setting.tabs(tabs(&read.views, open, &setting.outside(), l), read.page.total, l),
        kept: setting.kept(&["q", "vendor"]),
        vendors: read.vendors.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        chips: setting.chips(l),
        clear: setting.cleared(),
        pager: setting
            .walk()
            .pager(address, read.page.items.len(), read.page.next.as_ref(), read.page.total)
            .remembering(&table)
            .offer(setting.offer(shell)),
        bulk: Bar::of(Records::Licenses, setting.query(), read.page.total.map_or(0, Total::number), visit),
        rows: read.page.items.iter().map(row).collect(),
        narrowed: *filter != LicenseFilter { sort: filter.sort, ..LicenseFilter::default() },
        filter: setting.query().clone(),
        table,
    }
}

fn read(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &LicenseFilter,
    window: &Window,
) -> domain::Result<Read> {
    let page = licenses::list_all(act, organization, filter, window)?;
    let partners = organizations::list(act, organization, "", &Window::first(VENDORS))?;
    let views = licenses::views(act, organization, filter)?;
    Ok(Read {
        page,
        views,
        vendors: partners.items.into_iter().map(|partner| (partner.id, partner.name)).collect(),
    })
}

pub(crate) fn filter(query: &Form) -> LicenseFilter {
    LicenseFilter {
        view: query.value("view").parse().ok().filter(|view| *view != LicenseView::All),
        query: query.given("q").unwrap_or_default().chars().take(200).collect(),
        vendor: query.value("vendor").parse().ok(),
        ends_in: query.given("ends").and_then(|month| format!("{month}-01").parse().ok()),
        sort: query.value("sort").parse().unwrap_or_default(),
    }
}

fn tabs(
    views: &[(LicenseView, Option<Total>)],
    open: LicenseView,
    address: &Address,
    l: &Locale,
) -> Vec<Tab> {
    let tab = |(view, total): &(LicenseView, Option<Total>)| {
        let word = if *view == LicenseView::All { "" } else { view.word() };
        let tab = Tab::new(l.word("view-licenses", view), address.clone().with("view", word).href(), "");
        Tab { current: *view == open, count: total.map(Total::number), ..tab }
    };
    views.iter().map(tab).collect()
}

fn shown(row: &LicenseRow, today: Date, l: &Locale) -> Row {
    let license = &row.summary;
    let together = Together::of([license]);
    Row {
        id: license.id.to_string(),
        href: format!("/customers/{}/license/{}", row.customer, license.id),
        customer: row.customer_name.clone(),
        customer_href: format!("/customers/{}", row.customer),
        plan: license.plan_name.clone(),
        number: license.number.clone(),
        seats: together.seats(l),
        storage: together.storage(l),
        until: marks::until(license.valid_to, NOTICE_DAYS, today, l),
        badge: marks::badge(license.kind, &license.standing, l),
        plain: Plain::default(),
    }
}
