//! The users of all customers within reach. The same person at two customers is two rows.

use askama::Template;
use domain::{
    access::Action,
    exports::List,
    invitations::{self, Filter, InvitationRow, Status},
    page::Page,
};

use super::{asked, badge};
use crate::{
    answer::Answer,
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Badge, Column, Pager, Shell, render},
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
    edition: String,
    badge: Badge,
    sent: Option<(String, String)>,
    installed: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "seats/everywhere.html")]
struct Users<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    columns: Vec<Column>,
    query: String,
    pager: Pager,
    may_import: bool,
}

pub(super) async fn list(visit: Visit) -> Answer {
    let asked = asked(&visit.path);
    let walk = Walk::of(&asked);
    let query = asked.value("q").trim().to_owned();
    let filter = Filter { status: Some(Status::All), query: query.clone(), ..Filter::default() };
    let (place, window) = (visit.organization, walk.window());
    let page = visit.read(move |act| invitations::list(act, place, &filter, &window)).await?;
    let shell = visit.shell(visit.text("nav-users"));
    let address = Address::new("/users").with("q", query.as_str());
    let view =
        Users {
            l: &shell.locale,
            shell: &shell,
            rows: rows(&page, &visit.locale),
            columns: [
                "seats-username",
                "seats-customer",
                "seats-software",
                "seats-invitation",
                "seats-installed",
            ]
            .map(|key| Column::new(visit.locale.text(key)))
            .into(),
            pager: walk.pager(&address, page.items.len(), page.next.as_ref(), page.total).offer(
                exports::offer(List::Users, &address.clone().with("status", Status::All.word()), &shell),
            ),
            query,
            may_import: visit.may.act(Action::SeatsChange),
        };
    Ok(render(&view))
}

fn rows(page: &Page<InvitationRow>, locale: &Locale) -> Vec<Row> {
    let at = |instant: domain::clock::Instant| (instant.to_string(), locale.instant(instant.timestamp()));
    let row = |row: &InvitationRow| Row {
        id: row.seat.to_string(),
        href: format!("/customers/{}/users/{}", row.customer, row.seat),
        username: row.username.clone(),
        line: if row.email == row.username { String::new() } else { row.email.clone() },
        customer: row.customer_name.clone(),
        customer_href: format!("/customers/{}/users", row.customer),
        edition: row.edition_name.clone(),
        badge: badge(row.invitation, row.installed_at.is_some(), locale),
        sent: row.sent_at.map(at),
        installed: row.installed_at.map(at),
    };
    page.items.iter().map(row).collect()
}
