//! The mail desk: the mails of an organization and all below it, each with its letter and history, and what is done
//! to one or to many of them.

mod list;
mod many;
mod show;
#[cfg(test)]
mod tests;

use axum::{extract::Path, response::Response};
use domain::{
    Act, Refusal,
    clock::{Day, Instant},
    ids::{MessageId, OrganizationId},
    messages::{self, MessageRow, MessageState},
    refusal::{FieldProblem, Problem},
};
use jiff::{civil::Time, tz::TimeZone};

use crate::{
    answer::{Answer, go},
    cookies,
    kit::Form,
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};

pub(crate) use list::filter_of;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/outbox", list::show)
        .post("/outbox/review", many::review)
        .post("/outbox/apply", many::apply)
        .get("/outbox/{id}", show::show)
        .get("/outbox/{id}/letter", show::letter)
        .post("/outbox/{id}/letter", show::letter_with_code)
        .post("/outbox/{id}/move", show::reschedule)
        .post("/outbox/{id}/send-now", send_now)
        .post("/outbox/{id}/cancel", cancel)
        .post("/outbox/{id}/send-again", send_again)
}

async fn send_now(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::send_now, "outbox-sent-now").await
}

async fn cancel(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::cancel, "outbox-cancelled").await
}

async fn send_again(Path(id): Path<String>, posted: Posted) -> Answer {
    act(&id, posted, messages::resend, "outbox-again").await
}

fn message(id: &str) -> Result<MessageId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

/// Does one thing to one mail and goes back to where the form says.
async fn act(
    id: &str,
    Posted { visit, form, .. }: Posted,
    operation: fn(&mut Act<'_>, OrganizationId, MessageId) -> domain::Result<MessageRow>,
    done: &str,
) -> Answer {
    let (id, place) = (message(id)?, visit.organization);
    visit.work(move |act| operation(act, place, id)).await?;
    Ok(back(&visit, &form, &visit.text(done)))
}

/// Back to the page of ours that the form came from, with a note of what was done.
fn back(visit: &Visit, form: &Form, note: &str) -> Response {
    let back = form.value("back");
    let back = if back.starts_with("/outbox") { onward::or_home(back) } else { "/outbox" };
    let mut response = go(back);
    cookies::set_note(&mut response, &visit.web, note);
    response
}

/// The instant that a day and a time of day name on the reader's clock.
fn instant(form: &Form, zone: &TimeZone) -> Result<Instant, Refusal> {
    let day: Result<Day, _> = form.value("day").trim().parse();
    let time: Result<Time, _> = form.value("time").trim().parse();
    let problem = |field: &str, problem: Problem| {
        let given = form.given(field).is_some();
        FieldProblem::new(field, if given { problem } else { Problem::Required })
    };
    match (day, time) {
        (Ok(day), Ok(time)) => {
            let at = day.date().to_datetime(time).to_zoned(zone.clone());
            at.map(|at| at.timestamp().into()).map_err(|_| Refusal::field("day", Problem::NotADay))
        }
        (day, time) => {
            let day = day.err().map(|_| problem("day", Problem::NotADay));
            let time = time.err().map(|_| problem("time", Problem::NotATime));
            Err(Refusal::Invalid(day.into_iter().chain(time).collect()))
        }
    }
}

/// Day and time of an instant on the reader's clock, as forms hold them.
fn day_and_time(at: Instant, zone: &TimeZone) -> (String, String) {
    let local = zone.to_datetime(at.timestamp());
    (local.date().to_string(), local.strftime("%H:%M").to_string())
}

/// A problem with the instant shows at the day.
fn at_the_day(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid(problems) => Refusal::Invalid(
            problems
                .into_iter()
                .map(|found| match found.field.as_str() {
                    "send_at" => FieldProblem::new("day", found.problem),
                    _ => found,
                })
                .collect(),
        ),
        other => other,
    }
}

/// What a server said, or what stands for it when it was us, in the reader's language.
fn answer_text(answer: &str, l: &Locale) -> String {
    let own = format!("value-{answer}");
    if l.has(&own) { l.text(&own).into_owned() } else { answer.to_owned() }
}

/// The instant that a row shows, and what it is.
fn latest(mail: &MessageRow) -> (Instant, &'static str) {
    match (mail.state, mail.accepted_at, mail.next_attempt_at) {
        (MessageState::Queued, _, Some(at)) if mail.attempts == 0 => (at, "outbox-goes-out"),
        (MessageState::Queued | MessageState::Sending, _, Some(at)) => (at, "outbox-next"),
        (_, Some(at), _) => (at, "outbox-accepted"),
        _ => (mail.created_at, "outbox-created"),
    }
}
