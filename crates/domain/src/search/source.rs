//! Where names come from: of each kind of record what it is called and by which words it is found. The acts that
//! change names, the building of the index and the doctor all ask here.

use db::{FromRow, Row, ToValue};
use uuid::Uuid;

use super::Kind;
use crate::{act::Act, ids::OrganizationId, many, refusal::Result};

/// A record as it is called now.
pub(super) struct Source {
    pub organization: OrganizationId,
    pub id: Uuid,
    pub title: String,
    pub detail: String,
    /// All that its words are made of.
    pub text: String,
}

impl FromRow for Source {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            organization: row.get("organization")?,
            id: row.get("id")?,
            title: row.get("title")?,
            detail: row.get("detail")?,
            text: row.get("text")?,
        })
    }
}

/// All that stands after `SELECT`, up to its `WHERE`: the columns of a [`Source`], and the names of the columns that
/// hold the organization and the id.
struct Shape {
    columns: &'static str,
    from: &'static str,
    key: (&'static str, &'static str),
    /// Which rows are records.
    live: &'static str,
}

const fn shape(kind: Kind) -> Shape {
    match kind {
        Kind::Customer => Shape {
            columns: "o.name AS title, c.business_id AS detail, o.name || ' ' || c.business_id || ' ' || c.account_name \
                || ' ' || c.contact_name || ' ' || c.contact_email || ' ' || c.postal_area AS text",
            from: "customers c JOIN organizations o ON o.id = c.customer_id",
            key: ("c.customer_id", "c.customer_id"),
            live: "o.kind = 'customer'",
        },
        Kind::Partner => Shape {
            columns: "o.name AS title, o.partner_type AS detail, o.name AS text",
            from: "organizations o",
            key: ("o.id", "o.id"),
            live: "o.kind = 'partner'",
        },
        Kind::User => Shape {
            columns: "s.username AS title, CASE WHEN s.email = s.username THEN '' ELSE s.email END AS detail, \
                s.username || ' ' || s.email AS text",
            from: "seats s",
            key: ("s.customer_id", "s.id"),
            live: "s.removed_at IS NULL",
        },
        Kind::License => Shape {
            columns: "l.plan_name AS title, l.number AS detail, l.number || ' ' || l.plan_name || ' ' || l.product_name AS text",
            from: "licenses l",
            key: ("l.customer_id", "l.id"),
            live: "l.version > 0",
        },
        Kind::Code => Shape {
            columns: "k.plan_name AS title, k.tail AS detail, k.tail || ' ' || k.company || ' ' || k.email || ' ' || \
                k.plan_name || ' ' || k.product_name AS text",
            from: "code_stocks k",
            key: ("k.organization_id", "k.id"),
            live: "k.version > 0",
        },
        Kind::Invoice => Shape {
            columns: "COALESCE(v.number, '') AS title, COALESCE(v.payment_reference, '') AS detail, \
                COALESCE(v.number, '') || ' ' || COALESCE(v.payment_reference, '') || ' ' || v.buyer_reference AS text",
            from: "invoices v",
            key: ("v.customer_id", "v.id"),
            live: "v.version > 0",
        },
        Kind::Installation => Shape {
            columns: "i.device_name AS title, i.platform AS detail, i.device_name AS text",
            from: "installations i",
            key: ("i.customer_id", "i.id"),
            live: "i.released_at IS NULL",
        },
    }
}

fn select(kind: Kind) -> String {
    let Shape { columns, from, key: (organization, id), live } = shape(kind);
    format!("SELECT {organization} AS organization, {id} AS id, {columns} FROM {from} WHERE {live}")
}

/// The records among these that are there.
pub(super) fn named(
    act: &mut Act<'_>,
    kind: Kind,
    organization: OrganizationId,
    ids: &[Uuid],
) -> Result<Vec<Source>> {
    let (key, id) = shape(kind).key;
    let (places, mut values) = many::list_of(2, ids);
    values.insert(0, organization.to_value());
    let sql = format!("{} AND {key} = $1 AND {id} IN ({places})", select(kind));
    Ok(act.tx().all(&sql, &values)?)
}

/// Keys of records after a key, in the order of their table.
pub(super) fn keys_after(
    act: &mut Act<'_>,
    kind: Kind,
    (organization, record): (OrganizationId, Uuid),
    most: i64,
) -> Result<Vec<(OrganizationId, Uuid)>> {
    let Shape { from, key: (key, id), live, .. } = shape(kind);
    let sql = format!(
        "SELECT {key}, {id} FROM {from} WHERE {live} AND ({key}, {id}) > ($1, $2) ORDER BY {key}, {id} LIMIT $3"
    );
    Ok(act.tx().all(&sql, &[organization.to_value(), record.to_value(), most.to_value()])?)
}

/// For the doctor: records of a kind that the index does not have under the name that they have.
pub(crate) fn missing(kind: Kind) -> String {
    format!(
        "SELECT x.organization, x.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected FROM ({}) x \
         WHERE NOT EXISTS (SELECT 1 FROM search_records r WHERE r.organization_id = x.organization AND r.id = x.id \
         AND r.kind = '{}' AND r.title = x.title AND r.detail = x.detail) AND {SETTLED}",
        select(kind),
        kind.word(),
        SETTLED = SETTLED.replace("{organization}", "x.organization"),
    )
}

/// For the doctor: what the index has of a kind and nobody else.
pub(crate) fn left_over(kind: Kind) -> String {
    let Shape { from, key: (key, id), live, .. } = shape(kind);
    format!(
        "SELECT r.organization_id AS organization, r.id AS first_key, NULL AS second_key, 1 AS stored, 0 AS expected \
         FROM search_records r WHERE r.kind = '{}' AND NOT EXISTS (SELECT 1 FROM {from} WHERE {key} = r.organization_id \
         AND {id} = r.id AND {live}) AND {}",
        kind.word(),
        SETTLED.replace("{organization}", "r.organization_id"),
    )
}

/// Where nothing is on its way: devices are entered when their event is sealed, and what is older than the index by
/// the worker.
const SETTLED: &str = "NOT EXISTS (SELECT 1 FROM unsealed_events u WHERE u.organization_id = {organization}) \
    AND NOT EXISTS (SELECT 1 FROM search_progress p WHERE p.finished = 0)";

/// For the doctor: organizations whose words do not stand under all those above, each once.
pub(crate) const WORDS: &str = "SELECT * FROM (SELECT o.id AS organization, o.id AS first_key, NULL AS second_key, \
    COALESCE(w.total, 0) AS stored, COALESCE(r.total, 0) * (o.depth + 1) AS expected FROM organizations o \
    LEFT JOIN (SELECT organization_id, COUNT(*) AS total FROM search_words GROUP BY organization_id) w \
    ON w.organization_id = o.id \
    LEFT JOIN (SELECT organization_id, CAST(SUM(counted) AS BIGINT) AS total FROM search_records \
    GROUP BY organization_id) r ON r.organization_id = o.id) counted WHERE stored <> expected";
