//! The Activity tab: what happened at a customer, by day, with what was before and after.

use super::choose::customer;
use crate::{
    answer::Answer,
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        exports,
        listing::{Address, Walk},
        notes, trail,
    },
    kit::{Offer, Shell},
    languages::Locale,
    typed,
    visit::Visit,
};
use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Act,
    audit::{self, Event},
    exports::List,
    ids::OrganizationId,
    notes::Subject,
    page::{Page, Window},
};

#[derive(Template)]
#[template(path = "customers/activity.html")]
struct Activity<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    days: Vec<trail::Day>,
    newer: Option<String>,
    older: Option<String>,
    file: Offer,
    notes: Option<notes::Panel>,
}

fn read(
    act: &mut Act<'_>,
    place: OrganizationId,
    id: OrganizationId,
    window: &Window,
) -> domain::Result<(CustomerFacts, Page<Event>, Option<notes::Read>)> {
    let facts = CustomerFacts::read(act, place, id)?;
    let notes = notes::read(act, &facts.may, Subject::Customer(id))?;
    Ok((facts, audit::list(act, id, window)?, notes))
}

/// GET /customers/{id}/activity
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let walk = Walk::of(&typed::query(&parts));
    let window = walk.window();
    let (facts, events, notes) = visit.read(move |act| read(act, place, id, &window)).await?;
    let l = &visit.locale;
    let shell = visit.shell(l.with("customers-title-activity", &[("name", (&facts.customer.name).into())]));
    let address = Address::new(CustomerTab::Activity.path(id));
    let pager = walk.pager(&address, events.items.len(), events.next.as_ref(), None);
    let page = Activity {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Activity, l),
        days: trail::days_to_undo(l, (events.items.as_slice(), &facts.may), shell.now),
        file: exports::file(List::Events, &[("of", id.to_string())], &shell),
        notes: notes.as_ref().map(notes::Panel::new),
        newer: pager.previous,
        older: pager.next,
    };
    Ok(show(&visit.web, CustomerTab::Activity, StatusCode::OK, &page))
}
