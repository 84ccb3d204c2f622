//! Everybody who had one unit, the latest first: it stays the same unit through all of them.

use askama::Template;
use axum::extract::Path;
use domain::{
    bindings::{self, Past},
    exports::List,
};

use crate::{
    answer::Answer,
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab},
        exports,
        seats::{customer_id, seat_id},
    },
    kit::{Offer, Shell, render},
    languages::Locale,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "subscription/history.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    past: Vec<Line>,
    file: Offer,
}

struct Line {
    email: String,
    name: String,
    from: String,
    by: String,
    until: Option<String>,
    ended_by: String,
}

pub(super) async fn show(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Answer {
    let (customer, seat, place) = (customer_id(&id)?, seat_id(&seat)?, visit.organization);
    let (facts, past) = visit
        .read(move |act| Ok((CustomerFacts::read(act, place, customer)?, bindings::history(act, seat)?)))
        .await?;
    let locale = &visit.locale;
    let frame = CustomerFrame::new(&facts, CustomerTab::Subscription, locale);
    let past = past.iter().map(|past| line(past, locale)).collect();
    let shell = visit.shell(visit.text("subscription-history"));
    let file = exports::file(List::Holders, &[("seat", seat.to_string())], &shell);
    Ok(render(&Page { l: &shell.locale, shell: &shell, frame, past, file }))
}

fn line(past: &Past, locale: &Locale) -> Line {
    Line {
        email: past.email.clone(),
        name: past.name.clone().unwrap_or_default(),
        from: locale.instant(past.bound_at.timestamp()),
        by: past.bound_by.clone(),
        until: past.ended_at.map(|at| locale.instant(at.timestamp())),
        ended_by: past.ended_by.clone().unwrap_or_default(),
    }
}
