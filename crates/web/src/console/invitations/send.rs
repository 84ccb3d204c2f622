//! The button under the list: what was selected is resolved once by the domain; a form that is sent twice sends
//! once.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Refusal,
    idempotency::{self, Begun},
    ids::SeatId,
    invitations::{self, Filter, Selection},
    refusal::Error,
};

use super::list::{self, Shown, address_of, filter_of};
use crate::{
    answer::{Answer, PageError, go, into_form},
    console::{
        overview,
        seats::{fresh_key, seat_id},
    },
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// Asks again when other seats match than the person was shown (NX-67).
#[derive(Template)]
#[template(path = "invitations/ask.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    hidden: Vec<(&'static str, String)>,
    back: String,
    key: String,
    seen: i64,
    now: i64,
}

pub(super) async fn send(Posted { visit, form, .. }: Posted) -> Answer {
    let filter = filter_of(&form);
    let selection = selection(&form, &filter)?;
    let key = idempotency::Key {
        route: "POST /invitations/send".into(),
        key: format!("{}/{}", form.value("key"), fingerprint(&selection)),
    };
    let (place, owned) = (visit.organization, selection);
    let outcome = visit
        .work(move |act| {
            if let Begun::Replay { answer, .. } = idempotency::begin(act, &key, b"")? {
                return Ok(answer);
            }
            let job = invitations::send(act, place, &owned, None)?.to_string();
            idempotency::finish(act, &key, 303, &job)?;
            Ok(job)
        })
        .await;
    match outcome {
        Ok(job) => Ok(sending(&visit, &form, &job)),
        Err(error) => match &error.0 {
            Error::Refused(Refusal::SelectionChanged { seen, now }) => Ok(ask(&visit, &filter, *seen, *now)),
            _ => refused(&visit, form, error).await,
        },
    }
}

/// All that match when that was chosen, else the rows that were ticked.
fn selection(form: &Form, filter: &Filter) -> Result<Selection, PageError> {
    if form.chosen("select", "filter") {
        let seen = form.value("count").parse().unwrap_or(-1);
        return Ok(Selection::Matching { filter: filter.clone(), seen });
    }
    let seats = form.values("id").iter().map(|seat| seat_id(seat)).collect::<Result<Vec<SeatId>, _>>()?;
    Ok(Selection::Seats(seats))
}

/// The same form with other boxes ticked is another request.
fn fingerprint(selection: &Selection) -> String {
    let text = match selection {
        Selection::Seats(seats) => seats.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        Selection::Matching { filter, seen } => format!("{} {seen}", address_of(filter).href()),
    };
    data_encoding::HEXLOWER.encode(&domain::vault::digest(&[text.as_bytes()])[..16])
}

/// On to where the sending is seen to go on: the list, or the row of the first page for who sent from there.
pub(super) fn sending(visit: &Visit, form: &Form, job: &str) -> Response {
    if form.chosen("from", "overview") {
        return overview::back_settled(visit, form.value("status"));
    }
    let mut response = go(&address_of(&filter_of(form)).with("job", job).href());
    cookies::set_note(&mut response, &visit.web, &visit.text("invitations-queued"));
    response
}

fn ask(visit: &Visit, filter: &Filter, seen: i64, now: i64) -> Response {
    let shell = visit.shell(visit.text("invitations-changed-title"));
    let address = address_of(filter);
    let page = Ask {
        l: &shell.locale,
        shell: &shell,
        hidden: address.pairs().to_vec(),
        back: address.href(),
        key: fresh_key(),
        seen,
        now,
    };
    render_as(StatusCode::CONFLICT, &page)
}

/// The list again, with why nothing was sent.
pub(super) async fn refused(visit: &Visit, mut form: Form, error: PageError) -> Answer {
    into_form(&mut form, error)?;
    list::show(visit, Shown { status: StatusCode::UNPROCESSABLE_ENTITY, form, ..Shown::default() }).await
}
