//! Subscription management: the units of a customer's licenses, one row each, bound to people by their address and
//! unbound. For the customer's administrator and for those who sell to it; the rights are the operations' business.

mod act;
#[cfg(test)]
mod ending_tests;
mod history;
mod list;
mod many;
#[cfg(test)]
mod tests;

use domain::{
    bindings::{Filter, Holding},
    seats::Opening,
};

use crate::{
    console::listing::Address,
    kit::{Choice, Form},
    languages::Locale,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers/{id}/subscription", list::list)
        .post("/customers/{id}/subscription/bind", act::bind)
        .post("/customers/{id}/subscription/unbind", act::unbind)
        .post("/customers/{id}/subscription/undo", act::undo)
        .post("/customers/{id}/subscription/ask", act::ask)
        .post("/customers/{id}/subscription/same", act::same)
        .get("/customers/{id}/subscription/many", many::show)
        .post("/customers/{id}/subscription/many", many::check)
        .post("/customers/{id}/subscription/many/bind", many::bind)
        .get("/customers/{id}/subscription/units/{seat}", history::show)
}

/// The filter that an address or a form asks for.
pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter {
        holding: asked.value("holding").parse().ok(),
        product: asked.given("product").map(str::to_owned),
        status: asked.value("status").parse().ok(),
        license: asked.value("license_is").parse().ok(),
        query: asked.value("q").trim().to_owned(),
    }
}

/// The address of the list under a filter.
fn address_of(path: &str, filter: &Filter) -> Address {
    Address::new(path)
        .with("holding", filter.holding.map_or("", Holding::word))
        .with("product", filter.product.as_deref().unwrap_or_default())
        .with("status", filter.status.map_or("", domain::licenses::rules::Status::word))
        .with("license_is", filter.license.map(|license| license.to_string()).unwrap_or_default())
        .with("q", filter.query.as_str())
}

/// Lines with free units to choose from, as `license/edition`.
pub(super) fn line_choices(openings: &[Opening], locale: &Locale) -> Vec<Choice> {
    let rooms = openings.iter().flat_map(|opening| opening.rooms.iter().map(move |room| (opening, room)));
    rooms
        .filter(|(_, room)| room.free > 0)
        .map(|(opening, room)| {
            let number: String = opening.number.chars().take(8).collect();
            let label = [
                ("product", (&opening.product_name).into()),
                ("edition", (&room.edition_name).into()),
                ("number", number.into()),
                ("n", room.free.into()),
            ];
            let label = locale.with("subscription-line-free", &label);
            Choice::new(format!("{}/{}", opening.license, room.edition_code), label)
        })
        .collect()
}
