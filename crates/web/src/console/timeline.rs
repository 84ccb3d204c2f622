//! What happened to one record, with the way to take back what can be; and the taking back.

use askama::Template;
use axum::{extract::Path, http::request::Parts};
use domain::{
    Refusal,
    access::OrganizationKind,
    audit::SubjectKind,
    exports::List,
    ids::{EventId, OrganizationId},
    organizations, timelines, undoing,
};

use super::{
    exports,
    listing::{Address, Walk},
    overview,
    trail::{self, Day},
};
use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Offer, Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::{Posted, query},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/timeline/{record}", show)
        .post("/organizations/{id}/events/{event}/undo", undo)
}

#[derive(Template)]
#[template(path = "activity/record.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    days: Vec<Day>,
    newer: Option<String>,
    older: Option<String>,
    file: Offer,
}

/// GET /timeline/{record}
async fn show(visit: Visit, Path(record): Path<String>, parts: Parts) -> Answer {
    let walk = Walk::of(&query(&parts));
    let (asked, window) = (record.clone(), walk.window());
    let (found, may) = visit
        .read(move |act| {
            let found = timelines::timeline(act, &asked, &window)?;
            let may = act.may(found.organization)?;
            Ok((found, may))
        })
        .await?;
    let l = &visit.locale;
    let name = if found.name.is_empty() { &record } else { &found.name };
    let shell = visit.shell(l.with("timeline-title", &[("name", name.into())]));
    let events = &found.events;
    let pager = walk.pager(
        &Address::new(format!("/timeline/{record}")),
        events.items.len(),
        events.next.as_ref(),
        None,
    );
    let page = Page {
        l,
        shell: &shell,
        days: trail::days_to_undo(l, (events.items.as_slice(), &may), shell.now),
        file: exports::file(List::Events, &[("about", record.clone())], &shell),
        newer: pager.previous,
        older: pager.next,
    };
    Ok(render(&page))
}

/// POST /organizations/{id}/events/{event}/undo: back to where the button stood.
async fn undo(Path((id, event)): Path<(String, String)>, Posted { visit, form, .. }: Posted) -> Answer {
    let id: OrganizationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let event: EventId = event.parse().map_err(|_| Refusal::NotFound)?;
    let (undone, is_customer) = visit
        .work(move |act| {
            let undone = undoing::undo(act, id, event)?;
            let is_customer = organizations::get(act, id)?.kind == OrganizationKind::Customer;
            Ok((undone, is_customer))
        })
        .await?;
    let page = match undone.kind {
        _ if form.chosen("from", "overview") => {
            overview::look_anew(&visit);
            "/#todo".to_owned()
        }
        SubjectKind::Organization if is_customer => format!("/customers/{id}/activity"),
        _ => format!("/timeline/{}", undone.subject),
    };
    let mut answer = go(&page);
    cookies::set_note(&mut answer, &visit.web, &visit.text("trail-undone"));
    Ok(answer)
}
