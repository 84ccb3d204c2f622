//! The trail of an organization and all below it, or of one organization alone.

use askama::Template;
use axum::http::request::Parts;
use domain::{audit, exports::List, ids::OrganizationId, organizations};

use super::{
    exports,
    listing::{Address, Walk},
    trail::{self, Day},
};
use crate::{
    answer::Answer,
    kit::{Chip, Pager, Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::query,
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/activity", show)
}

#[derive(Template)]
#[template(path = "activity/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    days: Vec<Day>,
    chips: Vec<Chip>,
    pager: Pager,
}

async fn show(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let walk = Walk::of(&form);
    let of: Option<OrganizationId> = form.value("of").parse().ok();
    let (window, place) = (walk.window(), visit.organization);
    let (page, name) = visit
        .read(move |act| match of {
            Some(one) => Ok((audit::list(act, one, &window)?, Some(organizations::get(act, one)?.name))),
            None => Ok((audit::feed(act, place, &window)?, None)),
        })
        .await?;
    let mut address = Address::new("/activity");
    let mut chips = Vec::new();
    if let (Some(of), Some(name)) = (of, name) {
        address = address.with("of", of.to_string());
        let remove = Address::new("/activity").href();
        chips.push(Chip { name: visit.text("activity-of"), value: name, remove });
    }
    let shell = visit.shell(visit.text("nav-activity"));
    let days = trail::days(&shell.locale, &page.items, shell.now);
    let pager = walk.pager(&address, page.items.len(), page.next.as_ref(), page.total).offer(exports::offer(
        List::Events,
        &address,
        &shell,
    ));
    Ok(render(&Page { l: &shell.locale, shell: &shell, days, chips, pager }))
}
