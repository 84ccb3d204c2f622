//! The licenses of all customers within reach.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    exports::List as ListName,
    ids::OrganizationId,
    licenses::{self, LicenseFilter, LicenseRow, LicenseView},
    organizations,
    page::{Page, Window},
};
use jiff::civil::Date;

use super::marks::{self, Together, Until, Usage};
use crate::{
    answer::Answer,
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Badge, Chip, Choice, Column, Form, Pager, Shell, Tab, render},
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
    kind: String,
    seats: Usage,
    storage: Usage,
    until: Until,
    badge: Badge,
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
    columns: Vec<Column>,
    rows: Vec<Row>,
    pager: Pager,
    narrowed: bool,
}

/// What is read for the list.
struct Read {
    page: Page<LicenseRow>,
    vendors: Vec<(OrganizationId, String)>,
}

/// GET /licenses
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let query = typed::query(&parts);
    let (filter, walk) = (filter(&query), Walk::of(&query));
    let (organization, asked, window) = (visit.organization, filter.clone(), walk.window());
    let read = visit.read(move |act| read(act, organization, &asked, &window)).await?;
    let (l, today) = (&visit.locale, visit.locale.day_of(visit.web.world().now().timestamp()));
    let shell = visit.shell(visit.text("nav-licenses"));
    let address = address(&query);
    let list = List {
        l,
        shell: &shell,
        tabs: tabs(filter.view.unwrap_or(LicenseView::All), &address, l),
        kept: address
            .pairs()
            .iter()
            .filter(|pair| matches!(pair.0, "view" | "ends" | "per"))
            .cloned()
            .collect(),
        vendors: read.vendors.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        chips: chips(&filter, &read.vendors, &address, l),
        columns: columns(l),
        pager: walk
            .pager(&address, read.page.items.len(), read.page.next.as_ref(), read.page.total)
            .offer(exports::offer(ListName::Licenses, &address, &shell)),
        rows: read.page.items.iter().map(|row| shown(row, today, l)).collect(),
        narrowed: filter != LicenseFilter::default(),
        filter: query,
    };
    Ok(render(&list))
}

fn read(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &LicenseFilter,
    window: &Window,
) -> domain::Result<Read> {
    let page = licenses::list_all(act, organization, filter, window)?;
    let partners = organizations::list(act, organization, "", &Window::first(VENDORS))?;
    Ok(Read { page, vendors: partners.items.into_iter().map(|partner| (partner.id, partner.name)).collect() })
}

pub(crate) fn filter(query: &Form) -> LicenseFilter {
    LicenseFilter {
        view: query.value("view").parse().ok().filter(|view| *view != LicenseView::All),
        query: query.given("q").unwrap_or_default().chars().take(200).collect(),
        vendor: query.value("vendor").parse().ok(),
        ends_in: query.given("ends").and_then(|month| format!("{month}-01").parse().ok()),
    }
}

fn address(query: &Form) -> Address {
    ["view", "q", "vendor", "ends", "per"]
        .into_iter()
        .fold(Address::new("/licenses"), |address, name| address.with(name, query.value(name).trim()))
}

fn tabs(open: LicenseView, address: &Address, l: &Locale) -> Vec<Tab> {
    let tab = |view: &LicenseView| {
        let word = if *view == LicenseView::All { "" } else { view.word() };
        let tab = Tab::new(l.word("view-licenses", view), address.clone().with("view", word).href(), "");
        Tab { current: *view == open, ..tab }
    };
    LicenseView::ALL.iter().map(tab).collect()
}

fn chips(
    filter: &LicenseFilter,
    vendors: &[(OrganizationId, String)],
    address: &Address,
    l: &Locale,
) -> Vec<Chip> {
    let chip = |id: OrganizationId| {
        let name = vendors.iter().find(|vendor| vendor.0 == id).map(|vendor| vendor.1.clone());
        Chip {
            name: l.text("customers-vendor").into_owned(),
            value: name.unwrap_or_else(|| id.to_string()),
            remove: address.clone().without("vendor").href(),
        }
    };
    let month = filter.ends_in.map(|month| Chip {
        name: l.text("licenses-ends-in").into_owned(),
        value: format!("{} {}", l.month(month.date()), month.date().year()),
        remove: address.clone().without("ends").href(),
    });
    filter.vendor.map(chip).into_iter().chain(month).collect()
}

fn columns(l: &Locale) -> Vec<Column> {
    let keys = [
        "customers-customer",
        "customers-plan",
        "licenses-kind",
        "customers-seats",
        "customers-storage",
        "customers-until",
        "customers-status",
    ];
    keys.iter().map(|key| Column::new(l.text(key))).collect()
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
        kind: l.word("license-kind", license.kind).into_owned(),
        seats: together.seats(l),
        storage: together.storage(l),
        until: marks::until(license.valid_to, NOTICE_DAYS, today, l),
        badge: marks::badge(license.kind, &license.standing, l),
    }
}
