//! The users tab of a customer: the add form on top, the users below (NX-46).

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    access::Action,
    exports::List,
    ids::{OrganizationId, SeatId},
    page::Page,
    seats::{self, Seat, SeatFilter},
};

use super::{add::Adding, asked, badge, customer_id};
use crate::{
    answer::{Answer, PageError},
    console::{
        customer_frame::{self, CustomerFacts, CustomerFrame, CustomerTab},
        tables::Setting,
    },
    exports::{Reader, customer_user_cells},
    kit::{Arranged, Badge, Form, Inline, Pager, Plain, Shell},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// A user as a row.
pub(super) struct Row {
    pub id: String,
    pub href: String,
    pub username: String,
    /// The address when it is another text than the username; empty otherwise.
    pub line: String,
    pub has_address: bool,
    pub icon: &'static str,
    pub edition: String,
    pub code: Option<String>,
    pub badge: Badge,
    /// When the latest mail was taken by a mail server: for machines, and as the reader writes it.
    pub sent: Option<(String, String)>,
    pub device: Option<String>,
    pub plain: Plain,
    /// Its form in the row, for who may change users.
    pub edit: Option<Inline>,
}

#[derive(Template)]
#[template(path = "seats/list.html")]
struct Users<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    adding: Option<Adding>,
    /// What is wrong with rows of the paste box, a sentence each.
    wrong: &'a [String],
    rows: Vec<Row>,
    table: Arranged,
    kept: Vec<(&'static str, String)>,
    query: String,
    clear: String,
    codes_action: String,
    codes_shown: bool,
    may_reveal: bool,
    may_send: bool,
    pager: Pager,
}

/// What the tab shows beside the list: what was typed and what is wrong with it, or the codes.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub form: Option<Form>,
    pub wrong: Vec<String>,
    pub codes: Vec<(SeatId, String)>,
}

pub(super) async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    show(&visit, customer_id(&id)?, Shown::default()).await
}

/// Shows the activation codes of the users on the page, for an installer who reads them out; one event is written.
pub(super) async fn codes(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let seats = form.values("seat").iter().map(|seat| super::seat_id(seat)).collect::<Result<Vec<_>, _>>()?;
    let codes = visit.work(move |act| seats::reveal_codes(act, customer, &seats)).await?;
    let codes = codes.into_iter().map(|(seat, code)| (seat, code.reveal().to_owned())).collect();
    show(&visit, customer, Shown { codes, ..Shown::default() }).await
}

/// The tab as the address of the request asks for it.
pub(super) async fn show(
    visit: &Visit,
    customer: OrganizationId,
    shown: Shown,
) -> Result<Response, PageError> {
    let setting = Setting::of(visit, List::CustomerUsers, asked(&visit.path)).await?;
    let query = setting.query().value("q").trim().to_owned();
    let (place, filter, window) =
        (visit.organization, SeatFilter { license: None, query: query.clone() }, setting.walk().window());
    let (facts, openings, page) = visit
        .read(move |act| {
            let facts = CustomerFacts::read(act, place, customer)?;
            let page = seats::list(act, customer, &filter, &window)?;
            Ok((facts, seats::openings(act, customer)?, page))
        })
        .await?;
    let locale = &visit.locale;
    let frame = CustomerFrame::new(&facts, CustomerTab::Users, locale);
    let mut shell = visit.shell(locale.with("seats-title", &[("name", (&frame.name).into())]));
    let path = frame.path("users");
    let table = setting.arranged(&shell);
    let pager = setting
        .walk()
        .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
        .remembering(&table)
        .offer(setting.offer(&shell));
    let adding = (frame.may_add_users() && !frame.stopped).then(|| Adding::new(&facts, &openings, locale));
    let form = shown.form.unwrap_or_default();
    let form = if let Some(adding) = &adding { adding.complete(form) } else { form };
    shell.tell_errors(&form);
    let here = visit.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let view = Users {
        l: &shell.locale,
        shell: &shell,
        form: &form,
        wrong: &shown.wrong,
        rows: {
            let changing_at = facts.may.act(Action::SeatsChange).then_some(&here);
            rows(&page, &shown.codes, &setting, changing_at, locale)
        },
        kept: setting.kept(&["q"]),
        table,
        clear: path.clone(),
        codes_action: format!("{path}/codes{here}"),
        codes_shown: !shown.codes.is_empty(),
        may_reveal: facts.may.act(Action::CodesReveal),
        may_send: facts.may.act(Action::InvitationsSend) && !frame.stopped,
        adding,
        frame,
        query,
        pager,
    };
    Ok(customer_frame::show(&visit.web, CustomerTab::Users, shown.status, &view))
}

fn rows(
    page: &Page<Seat>,
    codes: &[(SeatId, String)],
    setting: &Setting,
    changing_at: Option<&String>,
    locale: &Locale,
) -> Vec<Row> {
    let reader = Reader::Person(locale.clone());
    let edit = |seat: &Seat, here: &String| {
        super::edit::inline(seat, &format!("/customers/{}/users{here}", seat.customer), locale)
    };
    let row = |seat: &Seat| Row {
        id: seat.id.to_string(),
        edit: changing_at.map(|here| edit(seat, here)),
        href: format!("/customers/{}/users/{}", seat.customer, seat.id),
        username: seat.username.clone(),
        line: if seat.email == seat.username { String::new() } else { seat.email.clone() },
        has_address: !seat.email.is_empty(),
        icon: icon(seat.unit),
        edition: seat.edition_name.clone(),
        code: codes.iter().find(|(id, _)| *id == seat.id).map(|(_, code)| code.clone()),
        badge: badge(seat.invitation, seat.is_installed(), locale),
        sent: seat.sent_at.map(|at| (at.to_string(), locale.instant(at.timestamp()))),
        device: seat.device_name.clone(),
        plain: setting.plain(locale, || customer_user_cells(&reader, seat)),
    };
    page.items.iter().map(row).collect()
}

/// The picture of what an edition is for.
pub(crate) const fn icon(unit: domain::products::Unit) -> &'static str {
    match unit {
        domain::products::Unit::Server => "server",
        _ => "laptop",
    }
}
