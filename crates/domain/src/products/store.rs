//! The SQL of the catalogue.

use db::params;

use super::{Checked, CheckedEdition, Edition, Product, offers::SOLD_THERE};
use crate::{
    access::Scope,
    act::Act,
    ids::{EditionId, OrganizationId, PlanId, ProductId},
    input::fold,
    organizations,
    refusal::{Problem, Refusal, Result},
};

const PRODUCT: &str = "p.id, p.organization_id, o.name AS owner_name, p.name, p.download_url, p.archived_at, p.version \
    FROM products p JOIN organizations o ON o.id = p.organization_id";

const EDITION: &str = "SELECT id, product_id, code, name, unit, nouns, storage_gb FROM editions";

/// Takes a name for the products of an organization, for good: by it programs know what leases are for. Of several that
/// want it one gets it.
///
/// Refusals: `taken` at `name` when another organization has it.
fn take_name(act: &mut Act<'_>, scope: &Scope, name: &str) -> Result<()> {
    act.tx().execute(
        "INSERT INTO product_names (name_folded, organization_id) VALUES ($1, $2) ON CONFLICT (name_folded) DO NOTHING",
        params![fold(name), scope.organization()],
    )?;
    let (owner,): (OrganizationId,) = act
        .tx()
        .one("SELECT organization_id FROM product_names WHERE name_folded = $1", params![fold(name)])?;
    if owner == scope.organization() {
        return Ok(());
    }
    Err(Refusal::field("name", Problem::Taken).into())
}

pub(super) fn insert(act: &mut Act<'_>, scope: &Scope, id: ProductId, checked: &Checked) -> Result<()> {
    take_name(act, scope, &checked.name)?;
    let now = act.now();
    act.tx().execute(
        "INSERT INTO products (id, organization_id, name, name_folded, download_url, created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, 1)",
        params![id, scope.organization(), checked.name, fold(&checked.name), checked.download_url, now],
    )?;
    for (position, edition) in (0i64..).zip(&checked.editions) {
        insert_edition(act, id, edition, position)?;
    }
    Ok(())
}

fn insert_edition(
    act: &mut Act<'_>,
    product: ProductId,
    edition: &CheckedEdition,
    position: i64,
) -> Result<()> {
    let id = EditionId::from_uuid(act.fresh_id());
    act.tx().execute(
        "INSERT INTO editions (id, product_id, code, name, unit, storage_gb, position, nouns) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            id,
            product,
            edition.code,
            edition.name,
            edition.unit,
            edition.storage_gb,
            position,
            edition.nouns
        ],
    )?;
    Ok(())
}

pub(super) fn get(act: &mut Act<'_>, id: ProductId) -> Result<Product> {
    let found: Option<Product> =
        act.tx().optional(&format!("SELECT {PRODUCT} WHERE p.id = $1"), params![id])?;
    let mut product = found.ok_or(Refusal::NotFound)?;
    product.editions = editions(act, id)?;
    Ok(product)
}

pub(super) fn editions(act: &mut Act<'_>, product: ProductId) -> Result<Vec<Edition>> {
    Ok(act.tx().all(&format!("{EDITION} WHERE product_id = $1 ORDER BY position, id"), params![product])?)
}

pub(super) fn around(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Product>> {
    let mut products: Vec<Product> = act.tx().all(
        &format!(
            "SELECT {PRODUCT} WHERE (p.organization_id IN (SELECT ancestor_id FROM organization_ancestors \
             WHERE descendant_id = $1 AND distance > 0) AND {}) \
             OR p.organization_id IN (SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1 AND kind <> 'customer') \
             ORDER BY p.name_folded, p.id LIMIT 500",
            shown_there()
        ),
        params![scope.organization()],
    )?;
    for product in &mut products {
        product.editions = editions(act, product.id)?;
    }
    Ok(products)
}

/// That the product `p` is seen at `$1` from below its owner: it has no plan yet, or one that is sold there.
fn shown_there() -> String {
    format!(
        "(NOT EXISTS (SELECT 1 FROM plans n WHERE n.product_id = p.id) \
         OR EXISTS (SELECT 1 FROM plans n WHERE n.product_id = p.id AND {SOLD_THERE}))"
    )
}

/// Whether the product is seen from the organization: its owner stands at or below it, or above it and lets it sell.
pub(super) fn is_seen(act: &mut Act<'_>, scope: &Scope, product: &Product) -> Result<bool> {
    let place = scope.organization();
    if organizations::steps_down(act, place, product.owner)?.is_some() {
        return Ok(true);
    }
    if organizations::steps_down(act, product.owner, place)?.is_none() {
        return Ok(false);
    }
    let sql = format!("SELECT 1 FROM products p WHERE p.id = $2 AND {}", shown_there());
    let row: Option<(i64,)> = act.tx().optional(&sql, params![place, product.id])?;
    Ok(row.is_some())
}

pub(super) fn plans_of(act: &mut Act<'_>, product: ProductId) -> Result<Vec<PlanId>> {
    let rows: Vec<(PlanId,)> =
        act.tx().all("SELECT id FROM plans WHERE product_id = $1 ORDER BY id", params![product])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(super) fn update(
    act: &mut Act<'_>,
    scope: &Scope,
    product: ProductId,
    checked: &Checked,
    version: i64,
) -> Result<bool> {
    take_name(act, scope, &checked.name)?;
    let changed = act.tx().execute(
        "UPDATE products SET name = $3, name_folded = $4, download_url = $5, version = version + 1 \
         WHERE id = $1 AND organization_id = $2 AND version = $6",
        params![
            product,
            scope.organization(),
            checked.name,
            fold(&checked.name),
            checked.download_url,
            version
        ],
    )?;
    Ok(changed == 1)
}

/// Takes an edition away unless a license has it or a purchase code promises it. The catalogue is a reference table: no
/// foreign key leads from it to tenant data, so all of them are asked.
pub(super) fn remove_edition(act: &mut Act<'_>, edition: &Edition) -> Result<()> {
    let used: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM licenses l JOIN lines n ON n.customer_id = l.customer_id AND n.license_id = l.id \
         WHERE n.edition_id = $1 UNION ALL SELECT 1 FROM code_batches WHERE edition_id = $1 \
         UNION ALL SELECT 1 FROM code_stocks WHERE edition_id = $1 LIMIT 1",
        params![edition.id],
    )?;
    if used.is_some() {
        return Err(Refusal::EditionInUse { edition: edition.name.clone() }.into());
    }
    act.tx().execute("DELETE FROM editions WHERE id = $1", params![edition.id])?;
    Ok(())
}

/// Codes that change are replaced by what no code can be, so that two editions may change theirs over.
fn lay_codes_aside(act: &mut Act<'_>, before: &Product, checked: &Checked) -> Result<()> {
    for edition in &before.editions {
        if checked.edition(edition.id).is_some_and(|after| after.code != edition.code) {
            act.tx().execute(
                "UPDATE editions SET code = $3 WHERE id = $1 AND product_id = $2",
                params![edition.id, before.id, edition.id.to_string()],
            )?;
        }
    }
    Ok(())
}

pub(super) fn save_editions(act: &mut Act<'_>, before: &Product, checked: &Checked) -> Result<()> {
    lay_codes_aside(act, before, checked)?;
    for (position, edition) in (0i64..).zip(&checked.editions) {
        let Some(id) = edition.id else {
            insert_edition(act, before.id, edition, position)?;
            continue;
        };
        act.tx().execute(
            "UPDATE editions SET code = $3, name = $4, unit = $5, storage_gb = $6, position = $7, nouns = $8 \
             WHERE id = $1 AND product_id = $2",
            params![
                id,
                before.id,
                edition.code,
                edition.name,
                edition.unit,
                edition.storage_gb,
                position,
                edition.nouns
            ],
        )?;
    }
    Ok(())
}
