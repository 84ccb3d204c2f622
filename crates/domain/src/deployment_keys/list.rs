//! The list of deployment keys, of one customer or of all below an organization.

use db::{ToValue, Value};

use super::{DeploymentKey, Stored, store};
use crate::{
    access::Action,
    act::Act,
    by_customer,
    ids::{DeploymentKeyId, OrganizationId},
    page::{Cursor, Page, Window},
    refusal::{Problem, Refusal, Result},
    totals,
};

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub customer: Option<OrganizationId>,
}

const FROM: &str = "FROM organization_ancestors a CROSS JOIN deployment_keys k";
const WHERE: &str = "WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND k.customer_id = a.descendant_id";

/// The keys of an organization and all below it, by customer, the newest first; revoked ones too.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<DeploymentKey>> {
    let mut scope = act.allow(Action::DeploymentKeysView, organization)?;
    if let Some(customer) = filter.customer {
        scope = act.allow_customer(Action::DeploymentKeysView, customer)?;
    }
    let (root, now) = (scope.organization(), act.now());
    let total = window.total(|| {
        totals::total(act, root, Some("deployment keys"), |act| {
            totals::count(act, &format!("{FROM} {WHERE}"), &[root.to_value()])
        })
    })?;
    let found = if window.after.is_none() {
        some(act, root, "", &[], window.reading())?
    } else {
        after(act, root, window)?
    };
    let page = window.page(found, Some(total), |found| {
        let key = &found.key;
        Cursor::new([key.name_folded.clone(), key.customer.to_string(), key.id.to_string()])
    });
    Ok(page.map(|found| found.at(now)))
}

fn some(
    act: &mut Act<'_>,
    root: OrganizationId,
    place: &str,
    further: &[Value],
    limit: i64,
) -> Result<Vec<Stored>> {
    let mut parameters = vec![root.to_value()];
    parameters.extend_from_slice(further);
    parameters.push(limit.to_value());
    let sql = format!(
        "SELECT {} FROM (SELECT k.customer_id, k.id {FROM} {WHERE}{place} \
         ORDER BY a.name_folded, a.descendant_id, k.id DESC LIMIT ${}) t \
         JOIN deployment_keys k ON k.customer_id = t.customer_id AND k.id = t.id {} \
         ORDER BY o.name_folded, k.customer_id, k.id DESC",
        store::ROW,
        parameters.len(),
        store::BESIDE
    );
    Ok(act.tx().all(&sql, &parameters)?)
}

fn after(act: &mut Act<'_>, root: OrganizationId, window: &Window) -> Result<Vec<Stored>> {
    let id: DeploymentKeyId =
        window.key(2).parse().map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?;
    by_customer::rows_after(window, 2, ("k.id < $3", &[id.to_value()]), |place, further, limit| {
        some(act, root, place, further, limit)
    })
}
