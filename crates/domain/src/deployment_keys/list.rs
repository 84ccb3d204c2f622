//! The list of deployment keys, of one customer or of all below an organization.

use db::{ToValue, Value};

use super::{DeploymentKey, Stored, store};
use crate::{
    access::Action,
    act::Act,
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

/// The rest of the customer that the page before ended in, then those after it.
fn after(act: &mut Act<'_>, root: OrganizationId, window: &Window) -> Result<Vec<Stored>> {
    let refused = || Refusal::field("cursor", Problem::NotAChoice);
    let customer: OrganizationId = window.key(1).parse().map_err(|_| refused())?;
    let id: DeploymentKeyId = window.key(2).parse().map_err(|_| refused())?;
    let same = " AND a.descendant_id = $2 AND k.id < $3";
    let mut found = some(act, root, same, &[customer.to_value(), id.to_value()], window.reading())?;
    let missing = window.reading() - i64::try_from(found.len()).unwrap_or(0);
    if missing > 0 {
        let later = " AND (a.name_folded, a.descendant_id) > ($2, $3)";
        let further = [window.key(0).to_value(), customer.to_value()];
        found.extend(some(act, root, later, &further, missing)?);
    }
    Ok(found)
}
