//! Partners within reach: the tree, making and changing them, and the staff of each. The operator's or partner's
//! own record is the "vendor details" of the seed documents (NX-01).

mod brand;
mod brand_logo;
mod brand_sample;
pub(super) mod cut_off;
mod delete;
mod edit;
mod move_below;
mod new;
mod staff;
mod staff_list;
mod stop;
#[cfg(test)]
mod tests;
mod tree;

use domain::{
    Refusal,
    access::{Action, May, OrganizationKind},
    ids::OrganizationId,
    organizations::{self, Organization},
};

use crate::{
    answer::PageError,
    kit::Tab,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/organizations", tree::show)
        .get("/organizations/new", new::show)
        .post("/organizations/new", new::create)
        .get("/organizations/{id}", edit::show)
        .post("/organizations/{id}", edit::change)
        .get("/organizations/{id}/branding", brand::show)
        .post("/organizations/{id}/branding", brand::change)
        .get("/organizations/{id}/branding/sample", brand::sample)
        .post("/organizations/{id}/branding/logo", brand_logo::put)
        .post("/organizations/{id}/branding/logo/remove", brand_logo::remove)
        .get("/organizations/{id}/delete", delete::ask)
        .post("/organizations/{id}/delete", delete::delete)
        .get("/organizations/{id}/disable", stop::disable_page)
        .post("/organizations/{id}/disable", stop::disable)
        .get("/organizations/{id}/enable", stop::enable_page)
        .post("/organizations/{id}/enable", stop::enable)
        .get("/organizations/{id}/close", stop::close_page)
        .post("/organizations/{id}/close", stop::close)
        .get("/organizations/{id}/move", move_below::show)
        .post("/organizations/{id}/move", move_below::do_it)
        .get("/organizations/{id}/members", staff_list::show)
        .post("/organizations/{id}/members", staff::invite)
        .post("/organizations/{id}/invitations/withdraw", staff::withdraw)
        .post("/organizations/{id}/members/{account}/role", staff::change_role)
        .get("/organizations/{id}/members/{account}/remove", staff::ask)
        .post("/organizations/{id}/members/{account}/remove", staff::remove)
}

/// The organization of a path, and what the person may do there. Customers have pages of their own.
async fn read(visit: &Visit, id: &str) -> Result<(Organization, May), PageError> {
    let id: OrganizationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let (organization, may) = visit.read(move |act| Ok((organizations::get(act, id)?, act.may(id)?))).await?;
    Ok((organization, may))
}

fn tabs(visit: &Visit, organization: &Organization, may: &May) -> Vec<Tab> {
    let path = visit.path.split('?').next().unwrap_or_default();
    let base = format!("/organizations/{}", organization.id);
    let staff = format!("{base}/members");
    let mut tabs = Vec::new();
    if organization.kind != OrganizationKind::Customer {
        let brand = format!("{base}/branding");
        tabs.push(Tab::new(visit.text("organizations-details"), base, path));
        tabs.push(Tab::new(visit.text("brand-tab"), brand, path));
        if may.act(Action::AlertsView) {
            let alerts = format!("/organizations/{}/alerts", organization.id);
            tabs.push(Tab::new(visit.text("alerts-title"), alerts, path));
        }
    }
    if may.act(Action::MembersView) {
        tabs.push(Tab::new(visit.text("organizations-staff"), staff, path));
    }
    tabs
}
