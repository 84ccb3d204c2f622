//! Working in bulk: the bar over a list's rows, the page that says to whom it will be done, the run with its records,
//! and all runs. What is done, and to whom, is the domain's `bulk`.

mod act;
mod bar;
mod list;
mod review;
mod show;
#[cfg(test)]
mod tests;

use domain::bulk::{self, AT_ONCE, BulkAction, Chosen, Filter, How, Order, Records};

pub(super) use bar::Bar;
pub(super) use show::show;

use crate::{
    console::{customers, installations, invitations, licenses, listing::Address},
    kit::Form,
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .post("/bulk/review", review::review)
        .post("/bulk/start", review::start)
        .get("/jobs", list::list)
        .get("/jobs/{id}/failures", show::failures)
        .post("/jobs/{id}/stop", act::stop)
        .post("/jobs/{id}/resume", act::resume)
        .post("/jobs/{id}/retry", act::retry)
        .post("/jobs/{id}/undo", act::undo)
}

/// Names in the addresses of the lists, by which their filters travel with the selection.
const fn filters_of(records: Records) -> &'static [&'static str] {
    match records {
        Records::Customers => &["view", "q", "vendor", "country"],
        Records::Licenses => &["view", "q", "vendor", "ends"],
        Records::Users => &["customer", "status", "sent", "installed", "q"],
        Records::Devices => &["customer", "silent", "freed", "key", "signing", "q"],
    }
}

/// The filter of a list as its page reads it.
pub(crate) fn filter_of(records: Records, form: &Form) -> Filter {
    match records {
        Records::Customers => Filter::Customers(customers::filter(form)),
        Records::Licenses => Filter::Licenses(licenses::filter(form)),
        Records::Users => Filter::Users(invitations::filter_of(form)),
        Records::Devices => Filter::Devices(installations::filter_of(form)),
    }
}

/// The list that was selected from.
fn list_of(records: Records) -> &'static str {
    match records {
        Records::Customers => "/customers",
        Records::Licenses => "/licenses",
        Records::Users => "/users",
        Records::Devices => "/installations",
    }
}

/// The filter in force, as it stands in the list's address.
fn narrowed(records: Records, form: &Form) -> Address {
    filters_of(records)
        .iter()
        .fold(Address::new(list_of(records)), |address, name| address.with(name, form.value(name).trim()))
}

/// What a form orders.
fn order(action: BulkAction, form: &Form) -> Order {
    let chosen = if form.chosen("select", "filter") {
        let seen = form.value("count").parse().unwrap_or(-1);
        Chosen::Matching { filter: filter_of(action.records(), form), seen }
    } else {
        Chosen::These(form.values("id").to_vec())
    };
    let number = |name| form.given(name).and_then(crate::typed::whole_number);
    let how = How {
        reason: form.value("reason").to_owned(),
        until: form.given("until").and_then(|day| day.parse().ok()),
        months: number("months"),
        edition: form.value("edition").to_owned(),
        units: number("units"),
    };
    Order { action, chosen, how, applies: form.given("applies").and_then(|count| count.parse().ok()) }
}

/// What a run does to so many records, as the title of its page.
pub(super) fn title(l: &Locale, action: BulkAction, undoes: bool, n: i64) -> String {
    let title = l.with(&format!("bulk-do-{action}"), &[("n", n.into())]);
    if undoes { l.with("bulk-undo-of", &[("title", title.into())]) } else { title }
}

/// Few records are worked off before the answer; what is left is the worker's.
async fn at_once(visit: &Visit, job: domain::ids::JobId, left: i64) {
    if left > AT_ONCE {
        return;
    }
    let world = visit.web.world();
    let done = async {
        let Some(held) = world.work(&visit.caller, move |act| bulk::hold(act, job)).await? else {
            return Ok(());
        };
        bulk::work_off(world, &visit.caller, (held, AT_ONCE), || true).await.map(drop)
    };
    if let Err(error) = done.await {
        let error: domain::Error = error;
        tracing::warn!(?error, "the worker goes on with a bulk run that was begun");
    }
}
