//! What to do first in an empty house. Each step ticks itself; the list goes when all is done.

use domain::{access::Action, invitations::Status};

use super::front::Front;
use crate::visit::Visit;

pub(super) struct Step {
    pub done: bool,
    pub title: String,
    pub text: String,
    pub href: &'static str,
    pub verb: String,
}

/// The steps, for those who may take them and while no user was invited.
pub(super) fn steps(visit: &Visit, front: &Front) -> Vec<Step> {
    let overview = &front.overview;
    let customers = overview.customers.active + overview.customers.disabled;
    let users = overview.invitations.of(Status::All).number();
    let invited =
        users > overview.invitations.of(Status::Waiting).number() || overview.invited.users.number() > 0;
    if invited || !visit.may.act(Action::CustomersCreate) {
        return Vec::new();
    }
    let step = |done: bool, key: &str, href: &'static str| Step {
        done,
        title: visit.text(&format!("first-{key}")),
        text: visit.text(&format!("first-{key}-text")),
        href,
        verb: visit.text(&format!("first-{key}-do")),
    };
    let product =
        visit.may.act(Action::ProductsChange).then(|| step(front.has_products, "product", "/products/new"));
    let rest = [
        step(customers > 0, "customer", "/customers/new"),
        step(users > 0, "users", "/customers"),
        step(false, "invite", "/invitations"),
    ];
    product.into_iter().chain(rest).collect()
}
