//! The mails of an organization and all below it: how far each is, what the mail server said, and what can be done.

use askama::Template;
use axum::{extract::Path, http::request::Parts};
use domain::{
    Act, Refusal,
    access::Action,
    exports::List,
    ids::{MessageId, OrganizationId},
    messages::{self, Filter, MessageRow, MessageState},
    outbox::MailKind,
};

use super::{
    exports,
    listing::{Address, Walk},
};
use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Badge, Choice, Form, Pager, Shell, Tab, render},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::{Posted, query},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/outbox", show)
        .post("/outbox/{id}/send-now", send_now)
        .post("/outbox/{id}/cancel", cancel)
        .post("/outbox/{id}/send-again", send_again)
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    tabs: Vec<Tab>,
    kinds: Vec<Choice>,
    rows: Vec<Row>,
    pager: Pager,
    /// Whether the list is narrowed to something.
    narrowed: bool,
    here: String,
}

struct Row {
    id: String,
    recipient: String,
    kind: String,
    organization: String,
    badge: Badge,
    attempts: i64,
    answer: String,
    /// When, and what that instant is.
    at: jiff::Timestamp,
    at_label: String,
    can_send_now: bool,
    can_cancel: bool,
    can_send_again: bool,
}

async fn show(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let walk = Walk::of(&form);
    let filter = Filter {
        state: form.value("state").parse().ok(),
        kind: form.value("kind").parse().ok(),
        query: form.value("q").trim().chars().take(200).collect(),
    };
    let (asked, window, place) = (filter.clone(), walk.window(), visit.organization);
    let page = visit.read(move |act| messages::list(act, place, &asked, &window)).await?;
    let address = Address::new("/outbox")
        .with("state", filter.state.map(MessageState::word).unwrap_or_default())
        .with("kind", filter.kind.map(MailKind::word).unwrap_or_default())
        .with("q", filter.query.clone());
    let shell = visit.shell(visit.text("nav-outbox"));
    let l = &shell.locale;
    let may_change = visit.may.act(Action::MailChange);
    let rows: Vec<Row> = page.items.into_iter().map(|mail| row(l, mail, may_change)).collect();
    let pager = walk.pager(&address, rows.len(), page.next.as_ref(), page.total).offer(exports::offer(
        List::Mails,
        &address,
        &shell,
    ));
    let kinds = MailKind::ALL.iter().map(|kind| Choice::new(kind.word(), l.word("mail-kind", kind)));
    Ok(render(&Page {
        l,
        shell: &shell,
        form: &form,
        tabs: tabs(l, &address, filter.state),
        kinds: kinds.collect(),
        rows,
        pager,
        narrowed: filter != Filter::default(),
        here: visit.path.clone(),
    }))
}

fn tabs(l: &Locale, address: &Address, open: Option<MessageState>) -> Vec<Tab> {
    let states = [
        None,
        Some(MessageState::Queued),
        Some(MessageState::Sent),
        Some(MessageState::Bounced),
        Some(MessageState::Failed),
        Some(MessageState::Cancelled),
    ];
    let tab = |state: Option<MessageState>| {
        let label = match state {
            None => l.text("outbox-all"),
            Some(state) => l.word("status-mail", state),
        };
        let href = address.clone().with("state", state.map(MessageState::word).unwrap_or_default()).href();
        Tab { label: label.into_owned(), href, current: state == open, count: None }
    };
    states.into_iter().map(tab).collect()
}

fn row(l: &Locale, mail: MessageRow, may_change: bool) -> Row {
    let (at, at_label) = match (mail.accepted_at, mail.next_attempt_at) {
        (Some(at), _) => (at, "outbox-accepted"),
        (None, Some(at)) => (at, "outbox-next"),
        (None, None) => (mail.created_at, "outbox-created"),
    };
    let answer = mail.answer.unwrap_or_default();
    let own = format!("value-{answer}");
    let queued = mail.state == MessageState::Queued;
    let ended = matches!(mail.state, MessageState::Bounced | MessageState::Failed | MessageState::Cancelled);
    Row {
        id: mail.id.to_string(),
        recipient: mail.recipient,
        kind: l.word("mail-kind", mail.kind).into_owned(),
        organization: mail.organization_name,
        badge: Badge::mail(mail.state.word(), l),
        attempts: mail.attempts,
        answer: if l.has(&own) { l.text(&own).into_owned() } else { answer },
        at: at.timestamp(),
        at_label: l.text(at_label).into_owned(),
        can_send_now: queued && may_change,
        can_cancel: queued && may_change,
        can_send_again: ended && may_change,
    }
}

async fn send_now(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::send_now, "outbox-sent-now").await
}

async fn cancel(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::cancel, "outbox-cancelled").await
}

async fn send_again(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::requeue, "outbox-again").await
}

/// Does one thing to one mail and goes back to the list as it was.
async fn act(
    id: &str,
    Posted { visit, form, .. }: Posted,
    operation: fn(&mut Act<'_>, OrganizationId, MessageId) -> domain::Result<()>,
    done: &str,
) -> Answer {
    let id: MessageId = id.parse().map_err(|_| Refusal::NotFound)?;
    let place = visit.organization;
    visit.work(move |act| operation(act, place, id)).await?;
    let back = form.value("back");
    let back = if back.starts_with("/outbox") { onward::or_home(back) } else { "/outbox" };
    let mut response = go(back);
    cookies::set_note(&mut response, &visit.web, &visit.text(done));
    Ok(response)
}
