//! The users of all customers within reach. The same person at two customers is two rows.

use askama::Template;
use domain::{
    access::Action,
    bulk::Records,
    customers,
    exports::List,
    invitations::{self, Filter, InvitationRow, Status},
    page::{Page, Total},
};

use super::{asked, badge};
use crate::{
    answer::Answer,
    console::{bulk::Bar, tables::Setting},
    exports::{Reader, user_cells},
    kit::{Arranged, Badge, Chip, Choice, Form, Pager, Plain, Shell, Tab, render},
    languages::Locale,
    visit::Visit,
};

struct Row {
    id: String,
    href: String,
    username: String,
    line: String,
    customer: String,
    customer_href: String,
    badge: Badge,
    sent: Option<(String, String)>,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "seats/everywhere.html")]
struct Users<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    table: Arranged,
    query: String,
    kept: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    clear: String,
    customers: Vec<Choice>,
    states: Vec<Choice>,
    narrowing: Form,
    narrowed: bool,
    bulk: Bar,
    pager: Pager,
    may_import: bool,
}

/// How many customers the filter offers by name.
const OFFERED: i64 = 200;

/// The filter in the address; everybody unless it says otherwise.
fn filter(query: &Form) -> Filter {
    Filter {
        status: Some(query.value("status").parse().unwrap_or(Status::All)),
        customer: query.value("customer").parse().ok(),
        query: query.value("q").trim().to_owned(),
        ..Filter::default()
    }
}

fn states(l: &Locale) -> Vec<Choice> {
    let named = Status::ALL.iter().filter(|status| **status != Status::All);
    named.map(|status| Choice::new(status.word(), l.text(&format!("invitations-tab-{status}")))).collect()
}

pub(super) async fn list(visit: Visit) -> Answer {
    let setting = Setting::of(&visit, List::Users, asked(&visit.path)).await?;
    let filter = filter(setting.query());
    let (place, asked, window) = (visit.organization, filter.clone(), setting.walk().window());
    let (page, customers) = visit
        .read(move |act| {
            let page = invitations::list(act, place, &asked, &window)?;
            Ok((page, customers::names(act, place, OFFERED)?))
        })
        .await?;
    let mut shell = visit.shell(visit.text("nav-users"));
    setting.tell(&mut shell);
    let (l, table) = (&shell.locale, setting.arranged(&shell));
    let mut offer = setting.offer(&shell);
    if setting.query().given("status").is_none() {
        offer.pairs.push(("status", Status::All.word().to_owned()));
    }
    let status = filter.status.unwrap_or(Status::All);
    let chosen = setting.query().clone().fill("status", status.word());
    let view = Users {
        l,
        shell: &shell,
        tabs: setting.tabs(Vec::new(), page.total, l),
        rows: rows(&page, &setting, l),
        kept: setting.kept(&["q", "customer", "status"]),
        chips: setting.chips(l),
        clear: setting.cleared(),
        customers: customers.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
        states: states(l),
        narrowed: !filter.query.is_empty() || filter.customer.is_some() || filter.status != Some(Status::All),
        narrowing: setting.query().clone(),
        pager: setting
            .walk()
            .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
            .remembering(&table)
            .offer(offer),
        bulk: Bar::of(Records::Users, &chosen, page.total.map_or(0, Total::number), &visit),
        query: filter.query,
        table,
        may_import: visit.may.act(Action::SeatsChange),
    };
    Ok(render(&view))
}

fn rows(page: &Page<InvitationRow>, setting: &Setting, l: &Locale) -> Vec<Row> {
    let reader = Reader::Person(l.clone());
    let at = |instant: domain::clock::Instant| (instant.to_string(), l.instant(instant.timestamp()));
    let row = |row: &InvitationRow| Row {
        id: row.seat.to_string(),
        href: format!("/customers/{}/users/{}", row.customer, row.seat),
        username: row.username.clone(),
        line: if row.email == row.username { String::new() } else { row.email.clone() },
        customer: row.customer_name.clone(),
        customer_href: format!("/customers/{}/users", row.customer),
        badge: badge(row.invitation, row.installed_at.is_some(), l),
        sent: row.sent_at.map(at),
        plain: setting.plain(l, || user_cells(&reader, row)),
    };
    page.items.iter().map(row).collect()
}
