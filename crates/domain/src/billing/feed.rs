//! Invoices by each organization that may see them, the newest last: all of them, and apart those that wait for somebody,
//! which are few however long the books become. Lists and sums begin here, so that customers without invoices cost
//! nothing.

use db::params;

use super::record::{Kind, State};
use crate::{
    access::Scope,
    act::Act,
    ids::{InvoiceId, OrganizationId},
    refusal::Result,
};

/// Lists a new order or credit note. A credit note waits for nobody.
pub(super) fn enter(act: &mut Act<'_>, scope: &Scope, id: InvoiceId, kind: Kind) -> Result<()> {
    act.tx().execute(
        "INSERT INTO invoice_feed (ancestor_id, invoice_id, organization_id) \
         SELECT ancestor_id, $1, descendant_id FROM organization_ancestors WHERE descendant_id = $2",
        params![id, scope.organization()],
    )?;
    if kind == Kind::Invoice { wait(act, scope, id) } else { Ok(()) }
}

/// Lists an invoice as waiting, or no longer, as its state says.
pub(super) fn follow(act: &mut Act<'_>, scope: &Scope, id: InvoiceId, state: State) -> Result<()> {
    if state == State::Draft || state.is_open() {
        return wait(act, scope, id);
    }
    act.tx().execute(
        "DELETE FROM open_invoice_feed WHERE invoice_id = $1 AND ancestor_id IN ( \
         SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $2)",
        params![id, scope.organization()],
    )?;
    Ok(())
}

fn wait(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<()> {
    act.tx().execute(
        "INSERT INTO open_invoice_feed (ancestor_id, invoice_id, organization_id) \
         SELECT ancestor_id, $1, descendant_id FROM organization_ancestors WHERE descendant_id = $2 \
         ON CONFLICT (ancestor_id, invoice_id) DO NOTHING",
        params![id, scope.organization()],
    )?;
    Ok(())
}

/// What waits at and below an organization to be issued by, or paid to, one of several issuers: numbers of invoices, and
/// for orders the names of their customers. For operations that asked for a right there.
pub(crate) fn waiting_for(
    act: &mut Act<'_>,
    top: OrganizationId,
    issuers: &[OrganizationId],
) -> Result<Vec<String>> {
    let rows: Vec<(OrganizationId, String)> = act.tx().all(
        "SELECT v.issuer_id, COALESCE(v.number, o.name) AS name FROM open_invoice_feed f CROSS JOIN invoices v \
         CROSS JOIN organizations o WHERE f.ancestor_id = $1 AND v.customer_id = f.organization_id \
         AND v.id = f.invoice_id AND o.id = f.organization_id ORDER BY v.id",
        params![top],
    )?;
    Ok(rows.into_iter().filter(|row| issuers.contains(&row.0)).map(|row| row.1).collect())
}
