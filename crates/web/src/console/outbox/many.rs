//! What is done to many mails: first a page that says to which it applies and which stay, then the deed.

use askama::Template;
use axum::http::StatusCode;
use domain::{
    Error, Refusal,
    ids::MessageId,
    messages::{self, Chosen, Deed, DeedKind, Plan},
};

use super::{at_the_day, back, day_and_time, instant, list};
use crate::{
    answer::{Answer, PageError, into_form},
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// Rows that are named; the others are counted.
const NAMED: usize = 20;

#[derive(Template)]
#[template(path = "outbox/review.html")]
struct Review<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    deed: DeedKind,
    title: String,
    ids: Vec<String>,
    /// Recipient and organization of the first few.
    applies: Vec<(String, String)>,
    more: usize,
    /// Recipient and why, of the first few.
    stays: Vec<(String, String)>,
    more_stay: usize,
    back: String,
}

/// Shows what the deed would do to what was chosen; does nothing.
pub(super) async fn review(Posted { visit, mut form, .. }: Posted) -> Answer {
    let deed: DeedKind = form.value("deed").parse().map_err(|_| Refusal::NotFound)?;
    let chosen = chosen(&mut form, &visit);
    let place = visit.organization;
    match visit.read(move |act| messages::plan(act, place, &chosen, deed)).await {
        Ok(plan) => {
            let tomorrow = visit.web.world().now().plus_days(1);
            let (day, time) = day_and_time(tomorrow, &visit.locale.time_zone);
            let form = form.fill("day", day).fill("time", time);
            Ok(page(&visit, &plan, deed, (&form, StatusCode::OK)))
        }
        Err(error) => {
            into_form(&mut form, error)?;
            list::shown(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

fn chosen(form: &mut Form, visit: &Visit) -> Chosen {
    if form.chosen("select", "filter") {
        let seen = form.value("count").parse().unwrap_or(-1);
        return Chosen::Matching { filter: list::filter_of(form, &visit.locale.time_zone), seen };
    }
    // A name that is none names nothing, like one out of reach.
    let nobody = MessageId::from_uuid(uuid::Uuid::nil());
    Chosen::Mails(form.values("id").iter().map(|id| id.parse().unwrap_or(nobody)).collect())
}

fn page(
    visit: &Visit,
    plan: &Plan,
    deed: DeedKind,
    (form, status): (&Form, StatusCode),
) -> axum::response::Response {
    let n = plan.applies.len();
    let key = |end: &str| format!("outbox-many-{deed}{end}");
    let title = visit.locale.with(&key(""), &[("n", n.into())]);
    let mut shell = visit.shell(title.as_str());
    shell.tell_errors(form);
    let l = &shell.locale;
    let applies = plan.applies.iter().take(NAMED);
    let stays = plan.stays.iter().take(NAMED);
    let view = Review {
        ids: plan.applies.iter().map(|row| row.id.to_string()).collect(),
        applies: applies.map(|row| (row.recipient.clone(), row.organization_name.clone())).collect(),
        more: n.saturating_sub(NAMED),
        stays: stays.map(|(row, why)| (row.recipient.clone(), l.refusal(why))).collect(),
        more_stay: plan.stays.len().saturating_sub(NAMED),
        back: form.given("back").filter(|back| back.starts_with("/outbox")).unwrap_or("/outbox").to_owned(),
        l,
        shell: &shell,
        form,
        deed,
        title,
    };
    render_as(status, &view)
}

/// Does it.
pub(super) async fn apply(Posted { visit, mut form, .. }: Posted) -> Answer {
    let kind: DeedKind = form.value("deed").parse().map_err(|_| Refusal::NotFound)?;
    let ids: Result<Vec<MessageId>, _> = form.values("id").iter().map(|id| super::message(id)).collect();
    let (ids, place) = (ids?, visit.organization);
    let deed = match kind {
        DeedKind::SendNow => Ok(Deed::SendNow),
        DeedKind::Cancel => Ok(Deed::Cancel),
        DeedKind::Resend => Ok(Deed::Resend),
        DeedKind::Move => instant(&form, &visit.locale.time_zone).map(Deed::Move),
    };
    let chosen = ids.clone();
    let done = match deed {
        Ok(deed) => visit.work(move |act| messages::change_many(act, place, &chosen, deed)).await,
        Err(refusal) => Err(refusal.into()),
    };
    let error = match done {
        Ok(done) => {
            let args = [("n", done.done.into()), ("left", done.left.into())];
            let note = visit.locale.with("outbox-many-done", &args);
            return Ok(back(&visit, &form, &note));
        }
        Err(PageError(Error::Refused(refusal))) => PageError(Error::Refused(at_the_day(refusal))),
        Err(failed) => failed,
    };
    into_form(&mut form, error)?;
    let plan = visit.read(move |act| messages::plan(act, place, &Chosen::Mails(ids.clone()), kind)).await?;
    Ok(page(&visit, &plan, kind, (&form, StatusCode::UNPROCESSABLE_ENTITY)))
}
