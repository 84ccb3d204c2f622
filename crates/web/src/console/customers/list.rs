//! The list of customers: views as tabs, search, filters, pages.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    access::{Action, May},
    bulk::Records,
    customers::{self, CustomerRow, Filter, View},
    drafts::{self, Draft},
    exports::List as ListName,
    ids::OrganizationId,
    organizations,
    page::{Page, Total, Window},
};
use jiff::civil::Date;

use crate::{
    answer::Answer,
    console::{
        bulk::Bar,
        licenses::marks::{self, Together, Until, Usage},
        listing::Address,
        tables::Setting,
    },
    exports::{Reader, customer_cells},
    kit::{Arranged, Badge, Chip, Choice, Form, Pager, Plain, Shell, Tab, Tone, render},
    languages::Locale,
    typed,
    visit::Visit,
};

/// From how many days before the end on a list warns.
const NOTICE_DAYS: i64 = 30;
/// How many vendors the filter offers.
const VENDORS: i64 = 100;

/// A customer as the list shows it.
struct Row {
    id: String,
    href: String,
    name: String,
    line: String,
    disabled: bool,
    plan: String,
    more_plans: usize,
    seats: Option<Usage>,
    storage: Option<Usage>,
    until: Option<Until>,
    badge: Badge,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "customers/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    lead: String,
    tabs: Vec<Tab>,
    filter: Form,
    kept: Vec<(&'static str, String)>,
    vendors: Vec<Choice>,
    countries: Vec<Choice>,
    chips: Vec<Chip>,
    clear: String,
    table: Arranged,
    rows: Vec<Row>,
    pager: Pager,
    bulk: Bar,
    narrowed: bool,
    may: May,
    /// Accounts that were begun in the wizard: what to call each, and where it goes on.
    drafts: Vec<(String, String)>,
}

/// What is read for the list.
struct Read {
    page: Page<CustomerRow>,
    views: Vec<(View, Option<Total>)>,
    vendors: Vec<(OrganizationId, String)>,
    drafts: Vec<Draft>,
}

/// GET /customers
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let setting = Setting::of(&visit, ListName::Customers, typed::query(&parts)).await?;
    let (filter, walk) = (filter(setting.query()), setting.walk());
    let (organization, asked, window) = (visit.organization, filter.clone(), walk.window());
    let read = visit.read(move |act| read(act, organization, &asked, &window)).await?;
    let mut shell = visit.shell(visit.text("nav-customers"));
    setting.tell(&mut shell);
    Ok(render(&shown_as(&visit, &shell, &setting, &filter, &read)))
}

fn shown_as<'a>(
    visit: &Visit,
    shell: &'a Shell,
    setting: &Setting,
    filter: &Filter,
    read: &Read,
) -> List<'a> {
    let (l, today) = (&shell.locale, shell.locale.day_of(visit.web.world().now().timestamp()));
    let (address, table) = (setting.address(), setting.arranged(shell));
    let reader = Reader::Person(l.clone());
    let row = |row: &CustomerRow| Row {
        plain: setting.plain(l, || customer_cells(&reader, row)),
        ..shown(row, today, l)
    };
    let open = filter.view.unwrap_or(View::All);
    List {
        l,
        shell,
        lead: lead(read, l),
        tabs: setting.tabs(tabs(&read.views, open, &setting.outside(), l), read.page.total, l),
        kept: setting.kept(&["q", "vendor", "country"]),
        vendors: read.vendors.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        countries: Choice::countries(l),
        chips: setting.chips(l),
        clear: setting.cleared(),
        pager: setting
            .walk()
            .pager(address, read.page.items.len(), read.page.next.as_ref(), read.page.total)
            .remembering(&table)
            .offer(setting.offer(shell)),
        bulk: Bar::of(Records::Customers, setting.query(), read.page.total.map_or(0, Total::number), visit),
        rows: read.page.items.iter().map(row).collect(),
        narrowed: !filter.query.is_empty()
            || filter.vendor.is_some()
            || filter.country.is_some()
            || filter.view.is_some(),
        filter: setting.query().clone(),
        drafts: read.drafts.iter().map(|draft| begun(draft, l)).collect(),
        may: visit.may.clone(),
        table,
    }
}

fn read(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> domain::Result<Read> {
    let partners = organizations::list(act, organization, "", &Window::first(VENDORS).uncounted())?;
    let begins = act.may(organization)?.act(Action::CustomersCreate);
    Ok(Read {
        drafts: if begins { drafts::list(act, organization)? } else { Vec::new() },
        page: customers::list(act, organization, filter, window)?,
        views: customers::views(act, organization, filter)?,
        vendors: partners.items.into_iter().map(|partner| (partner.id, partner.name)).collect(),
    })
}

fn begun(draft: &Draft, l: &Locale) -> (String, String) {
    let name = match draft.name.trim() {
        "" => l.text("wizard-unnamed").into_owned(),
        name => name.to_owned(),
    };
    (name, format!("/customers/new/{}", draft.id))
}

/// Reads the filter from the address; what is no filter narrows nothing.
pub(crate) fn filter(query: &Form) -> Filter {
    Filter {
        query: query.given("q").unwrap_or_default().chars().take(200).collect(),
        view: query.value("view").parse().ok().filter(|view| *view != View::All),
        country: query.given("country").map(str::to_uppercase).filter(|code| code.len() == 2),
        vendor: query.value("vendor").parse().ok(),
        changed_since: None,
        sort: query.value("sort").parse().unwrap_or_default(),
    }
}

fn lead(read: &Read, l: &Locale) -> String {
    let all = read.views.first().and_then(|(_, total)| *total).map_or(0, Total::number);
    let vendors = i64::try_from(read.vendors.len()).unwrap_or(i64::MAX);
    if vendors < 2 {
        return l.with("customers-count", &[("n", all.into())]);
    }
    let customers = l.with("customers-count", &[("n", all.into())]);
    let vendors = l.with("customers-vendors", &[("n", vendors.into())]);
    format!("{customers} · {vendors}")
}

fn tabs(views: &[(View, Option<Total>)], open: View, address: &Address, l: &Locale) -> Vec<Tab> {
    let tab = |(view, total): &(View, Option<Total>)| {
        let word = if *view == View::All { "" } else { view.word() };
        let tab = Tab::new(l.word("view-customers", view), address.clone().with("view", word).href(), "");
        Tab { current: *view == open, count: total.map(Total::number), ..tab }
    };
    views.iter().map(tab).collect()
}

fn shown(row: &CustomerRow, today: Date, l: &Locale) -> Row {
    let in_force: Vec<_> =
        row.licenses.iter().filter(|license| license.standing.status.is_in_force()).collect();
    // Without a license in force the latest state of affairs is what the first one says.
    let counted = if in_force.is_empty() { row.licenses.iter().take(1).collect() } else { in_force };
    let together = (!counted.is_empty()).then(|| Together::of(counted.iter().copied()));
    let first = counted.first();
    let business = format!("{} {}", row.country, row.business_id);
    Row {
        id: row.id.to_string(),
        href: format!("/customers/{}", row.id),
        name: row.name.clone(),
        line: [business.trim(), row.postal_area.as_str()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" · "),
        disabled: row.disabled,
        plan: first.map(|license| license.plan_name.clone()).unwrap_or_default(),
        more_plans: counted.len().saturating_sub(1),
        seats: together.map(|together| together.seats(l)),
        storage: together.map(|together| together.storage(l)),
        until: first.map(|license| marks::until(license.valid_to, NOTICE_DAYS, today, l)),
        badge: badge(row, l),
        plain: Plain::default(),
    }
}

fn badge(row: &CustomerRow, l: &Locale) -> Badge {
    match row.licenses.first() {
        _ if row.disabled || row.stopped_above => Badge::customer("disabled", l),
        Some(license) => marks::badge(license.kind, &license.standing, l),
        None => Badge::new(Tone::Quiet, "circle-dashed", l.text("customers-no-license")),
    }
}
