//! What happened to one record, by its own id: whose trail it stands in, and the right to see the record itself.

use db::params;

use crate::{
    access::Action,
    act::Act,
    audit::{self, Event},
    ids::{
        DeploymentKeyId, InstallationId, InvoiceId, LicenseId, OrganizationId, PlanId, ProductId, SeatId,
        StockId,
    },
    page::{Page, Window},
    places,
    refusal::{Refusal, Result},
};

/// The events about one record.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub organization: OrganizationId,
    /// What the record was called last; empty when nothing is told of it.
    pub name: String,
    /// The newest first.
    pub events: Page<Event>,
}

/// What happened to a customer or partner, license, user, installation, entered purchase code, invoice, deployment key,
/// product or plan, the newest first.
///
/// Refusals: `not-found` for any other id, and for what is out of reach.
pub fn timeline(act: &mut Act<'_>, record: &str, window: &Window) -> Result<Timeline> {
    let (organization, action) = place(act, record)?;
    act.allow(action, organization)?;
    let scope = act.allow(Action::EventsView, organization)?;
    let events = audit::about(act, &scope, record, window)?;
    let name = events.items.first().map(|event| event.subject_name.clone()).unwrap_or_default();
    Ok(Timeline { organization, name, events })
}

fn place(act: &mut Act<'_>, record: &str) -> Result<(OrganizationId, Action)> {
    macro_rules! placed {
        ($kind:ty, $action:expr) => {
            (places::customer_of(act, record.parse::<$kind>().map_err(|_| Refusal::NotFound)?)?, $action)
        };
    }
    let prefix = record.split_once('_').map_or("", |(prefix, _)| prefix);
    Ok(match prefix {
        OrganizationId::PREFIX => (record.parse().map_err(|_| Refusal::NotFound)?, Action::OrganizationsView),
        LicenseId::PREFIX => placed!(LicenseId, Action::LicensesView),
        SeatId::PREFIX => placed!(SeatId, Action::SeatsView),
        InstallationId::PREFIX => placed!(InstallationId, Action::InstallationsView),
        StockId::PREFIX => placed!(StockId, Action::PurchaseCodesView),
        InvoiceId::PREFIX => placed!(InvoiceId, Action::InvoicesView),
        DeploymentKeyId::PREFIX => placed!(DeploymentKeyId, Action::DeploymentKeysView),
        ProductId::PREFIX => {
            let product: ProductId = record.parse().map_err(|_| Refusal::NotFound)?;
            (
                owner(act, "SELECT organization_id FROM products WHERE id = $1", product.uuid())?,
                Action::ProductsView,
            )
        }
        PlanId::PREFIX => {
            let plan: PlanId = record.parse().map_err(|_| Refusal::NotFound)?;
            let sql = "SELECT p.organization_id FROM plans n JOIN products p ON p.id = n.product_id WHERE n.id = $1";
            (owner(act, sql, plan.uuid())?, Action::ProductsView)
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

fn owner(act: &mut Act<'_>, sql: &str, id: uuid::Uuid) -> Result<OrganizationId> {
    let found: Option<(OrganizationId,)> = act.tx().optional(sql, params![id])?;
    found.map(|row| row.0).ok_or_else(|| Refusal::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shop, refusal};

    /// Each record has its timeline; what nobody has, is no id, or stands elsewhere is not found.
    #[test]
    fn every_record_has_its_timeline() {
        let shop = Shop::with_books().with_people();
        let records = [
            shop.customer.to_string(),
            shop.acme.to_string(),
            shop.license.id.to_string(),
            shop.seats[0].to_string(),
            shop.stock.to_string(),
            shop.books().paid.to_string(),
            shop.deployment_key.to_string(),
            shop.product.to_string(),
            shop.plan.to_string(),
        ];
        for record in records {
            let asked = record.clone();
            let found =
                shop.t.read(&shop.viewer, move |act| timeline(act, &asked, &Window::first(10))).unwrap();
            assert!(found.events.items.iter().all(|event| event.subject_id == record), "{record}");
            let asked = record.clone();
            let hidden = shop.t.read(&shop.sibling, move |act| timeline(act, &asked, &Window::first(10)));
            assert_eq!(refusal(hidden), Refusal::NotFound, "{record}");
        }
        let license = shop.license.id.to_string();
        let issued =
            shop.t.read(&shop.viewer, move |act| timeline(act, &license, &Window::first(10))).unwrap();
        assert!(!issued.events.items.is_empty() && !issued.name.is_empty());
        for bad in ["", "x", "lic_x", "msg_aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert_eq!(
                refusal(shop.t.read(&shop.viewer, move |act| timeline(act, bad, &Window::first(10)))),
                Refusal::NotFound,
                "{bad}"
            );
        }
    }
}
