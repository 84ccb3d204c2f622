//! The SQL of reports: sums customer by customer along the keys of the tables, and what was so on past days.

use std::collections::BTreeMap;

use db::{FromRow, Row, ToValue, params};
use jiff::tz::TimeZone;

use super::{Month, Named, SEEN_DAYS, Silent, Storage, Units, Version};
use crate::{
    access::Scope,
    act::Act,
    clock::Day,
    ids::OrganizationId,
    page::{Cursor, Page, Window},
    refusal::Result,
    totals,
};

/// Customers that a report names.
pub const MOST_NAMED: usize = 10;
/// With no more customers a report is counted when it is looked at.
const SMALL: i64 = 300;
/// Versions that are told apart.
const VERSIONS: i64 = 8;

/// A customer with its figures, before it has a name.
pub(super) struct Counted {
    pub id: OrganizationId,
    pub units: Units,
    pub storage: Storage,
}

pub(super) fn zone(act: &mut Act<'_>, scope: &Scope) -> Result<TimeZone> {
    let (name,): (String,) =
        act.tx().one("SELECT time_zone FROM organizations WHERE id = $1", params![scope.organization()])?;
    Ok(TimeZone::get(&name).unwrap_or(TimeZone::UTC))
}

pub(super) fn name(act: &mut Act<'_>, scope: &Scope) -> Result<String> {
    let sql = "SELECT name FROM organizations WHERE id = $1";
    Ok(act.tx().one::<(String,)>(sql, params![scope.organization()])?.0)
}

pub(super) fn is_small(act: &mut Act<'_>, scope: &Scope) -> Result<bool> {
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer' \
         LIMIT {}) counted",
        SMALL + 1
    );
    let (count,): (i64,) = act.tx().one(&sql, params![scope.organization()])?;
    Ok(count <= SMALL)
}

pub(super) fn count(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer'";
    Ok(act.tx().one::<(i64,)>(sql, params![scope.organization()])?.0)
}

/// Lines of licenses that are in force on a day `$2`.
const IN_FORCE: &str = "l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_from <= $2 AND l.valid_to >= $2 \
    AND n.customer_id = l.customer_id AND n.license_id = l.id";

/// The customers of the subtree that bought anything, in the order of their ids.
pub(super) fn customers(act: &mut Act<'_>, scope: &Scope, today: Day) -> Result<Vec<Counted>> {
    let mut customers: BTreeMap<OrganizationId, Counted> = BTreeMap::new();
    let sql = format!(
        "SELECT l.customer_id, CAST(SUM(n.quantity) AS BIGINT) AS bought, CAST(SUM(n.assigned) AS BIGINT) AS assigned, \
         CAST(SUM(n.quantity * COALESCE(n.storage_gb, 0)) AS BIGINT) AS space, \
         CAST(SUM(CASE WHEN n.storage_gb IS NULL AND n.quantity > 0 THEN 1 ELSE 0 END) AS BIGINT) AS unlimited \
         FROM organization_ancestors a CROSS JOIN licenses l CROSS JOIN lines n \
         WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id AND {IN_FORCE} GROUP BY l.customer_id"
    );
    let rows: Vec<(OrganizationId, i64, i64, i64, i64)> =
        act.tx().all(&sql, params![scope.organization(), today])?;
    for (id, bought, assigned, space, unlimited) in rows {
        let units = Units { bought, assigned, ..Units::default() };
        let storage = Storage { space_gb: (unlimited == 0).then_some(space), ..Storage::default() };
        customers.insert(id, Counted { id, units, storage });
    }
    let extra: Vec<(OrganizationId, i64)> = act.tx().all(
        "SELECT l.customer_id, CAST(SUM(l.extra_space_gb) AS BIGINT) AS extra FROM organization_ancestors a \
         CROSS JOIN licenses l WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id AND l.drafted_at IS NULL \
         AND l.revoked_at IS NULL AND l.valid_from <= $2 AND l.valid_to >= $2 AND l.extra_space_gb > 0 \
         GROUP BY l.customer_id",
        params![scope.organization(), today],
    )?;
    for (id, extra) in extra {
        if let Some(counted) = customers.get_mut(&id) {
            counted.storage.space_gb = counted.storage.space_gb.map(|space| space.saturating_add(extra));
        }
    }
    use_of_devices(act, scope, &mut customers)?;
    Ok(customers.into_values().collect())
}

/// Users with a device, and with one that was heard of; devices and what they keep.
fn use_of_devices(
    act: &mut Act<'_>,
    scope: &Scope,
    customers: &mut BTreeMap<OrganizationId, Counted>,
) -> Result<()> {
    let since = act.now().plus_days(-SEEN_DAYS);
    let rows: Vec<(OrganizationId, i64, i64, i64, i64)> = act.tx().all(
        "SELECT i.customer_id, COUNT(DISTINCT i.seat_id) AS installed, \
         COUNT(DISTINCT CASE WHEN i.contact_at >= $2 THEN i.seat_id END) AS seen, COUNT(*) AS devices, \
         CAST(SUM(i.storage_used_bytes) AS BIGINT) AS used FROM organization_ancestors a CROSS JOIN installations i \
         WHERE a.ancestor_id = $1 AND i.customer_id = a.descendant_id AND i.released_at IS NULL GROUP BY i.customer_id",
        params![scope.organization(), since],
    )?;
    for (id, installed, seen, devices, used_bytes) in rows {
        let fresh = || Counted {
            id,
            units: Units::default(),
            storage: Storage { space_gb: Some(0), ..Storage::default() },
        };
        let counted = customers.entry(id).or_insert_with(fresh);
        // Users of licenses that ended have devices too; of what was bought no more can be in use than was given.
        counted.units.installed = installed.min(counted.units.assigned);
        counted.units.seen = seen.min(counted.units.installed);
        counted.storage.devices = devices;
        counted.storage.used_bytes = used_bytes;
    }
    Ok(())
}

/// Units of purchase codes that are still to be given.
pub(super) fn in_stock(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (free,): (i64,) = act.tx().one(
        "SELECT CAST(COALESCE(SUM(k.total - k.used), 0) AS BIGINT) FROM organization_ancestors a \
         CROSS JOIN code_stocks k WHERE a.ancestor_id = $1 AND k.organization_id = a.descendant_id",
        params![scope.organization()],
    )?;
    Ok(free)
}

/// What was so at the end of a day, by the ledger and by when devices came and went.
pub(super) fn month(act: &mut Act<'_>, scope: &Scope, day: Day) -> Result<Month> {
    let end = day.plus_days(1).at_hour(0, &zone(act, scope)?);
    let then = |column: &str| {
        format!(
            "CAST(COALESCE(SUM((SELECT e.{column} FROM ledger_entries e WHERE e.organization_id = n.customer_id \
             AND e.subject_id = n.license_id AND e.edition_id = n.edition_id AND e.at < $3 \
             ORDER BY e.at DESC, e.position DESC LIMIT 1)), 0) AS BIGINT)"
        )
    };
    let sql = format!(
        "SELECT {}, {} FROM organization_ancestors a CROSS JOIN licenses l CROSS JOIN lines n \
         WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id AND l.drafted_at IS NULL \
         AND (l.revoked_at IS NULL OR l.revoked_at >= $3) AND l.valid_from <= $2 AND l.valid_to >= $2 \
         AND n.customer_id = l.customer_id AND n.license_id = l.id",
        then("quantity"),
        then("used")
    );
    let (bought, assigned): (i64, i64) = act.tx().one(&sql, params![scope.organization(), day, end])?;
    let (installed,): (i64,) = act.tx().one(
        "SELECT COUNT(DISTINCT i.seat_id) FROM organization_ancestors a CROSS JOIN installations i CROSS JOIN licenses l \
         WHERE a.ancestor_id = $1 AND i.customer_id = a.descendant_id AND i.activated_at < $3 \
         AND (i.released_at IS NULL OR i.released_at >= $3) AND l.customer_id = i.customer_id AND l.id = i.license_id \
         AND l.valid_from <= $2 AND l.valid_to >= $2",
        params![scope.organization(), day, end],
    )?;
    Ok(Month { day, bought, assigned, installed: installed.min(assigned) })
}

pub(super) fn versions(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Version>> {
    let from = "FROM organization_ancestors a CROSS JOIN installations i WHERE a.ancestor_id = $1 \
        AND i.customer_id = a.descendant_id AND i.released_at IS NULL";
    let sql = format!(
        "SELECT i.software_version, COUNT(*) AS devices {from} AND i.software_version <> '' \
         GROUP BY i.software_version ORDER BY 2 DESC, i.software_version DESC LIMIT {VERSIONS}"
    );
    let rows: Vec<(String, i64)> = act.tx().all(&sql, params![scope.organization()])?;
    let (all,): (i64,) = act.tx().one(&format!("SELECT COUNT(*) {from}"), params![scope.organization()])?;
    let rest = all - rows.iter().map(|(_, devices)| devices).sum::<i64>();
    let mut versions: Vec<Version> =
        rows.into_iter().map(|(version, devices)| Version { version, devices }).collect();
    if rest > 0 {
        versions.push(Version { version: String::new(), devices: rest });
    }
    Ok(versions)
}

pub(super) fn silent(act: &mut Act<'_>, scope: &Scope) -> Result<Silent> {
    let now = act.now();
    let sum = |condition: &str| {
        format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS BIGINT)")
    };
    let sql = format!(
        "SELECT {}, {}, {}, {} FROM organization_ancestors a CROSS JOIN installations i WHERE a.ancestor_id = $1 \
         AND i.customer_id = a.descendant_id AND i.released_at IS NULL",
        sum("i.contact_at >= $2"),
        sum("i.contact_at < $2 AND i.contact_at >= $3"),
        sum("i.contact_at < $3 AND i.contact_at >= $4"),
        sum("i.contact_at < $4"),
    );
    let ago = |days: i64| now.plus_days(-days);
    let (heard, over_7, over_30, over_90) =
        act.tx().one(&sql, params![scope.organization(), ago(7), ago(30), ago(90)])?;
    Ok(Silent { heard, over_7, over_30, over_90 })
}

/// The customers that use the most of their space.
pub(super) fn fullest(act: &mut Act<'_>, customers: &[Counted]) -> Result<Vec<Named>> {
    let share = |counted: &Counted| {
        let space = counted.storage.space_gb.filter(|space| *space > 0)?;
        (counted.storage.used_bytes > 0).then(|| counted.storage.used_bytes / space)
    };
    named(act, customers, share)
}

/// The customers with the most units that nobody uses.
pub(super) fn most_idle(act: &mut Act<'_>, customers: &[Counted]) -> Result<Vec<Named>> {
    named(act, customers, |counted| Some(counted.units.idle()).filter(|idle| *idle > 0))
}

fn named(
    act: &mut Act<'_>,
    customers: &[Counted],
    rank: impl Fn(&Counted) -> Option<i64>,
) -> Result<Vec<Named>> {
    let mut ranked: Vec<(i64, &Counted)> =
        customers.iter().filter_map(|counted| rank(counted).map(|rank| (rank, counted))).collect();
    ranked.sort_by_key(|(rank, counted)| (std::cmp::Reverse(*rank), counted.id));
    let mut named = Vec::new();
    for (_, counted) in ranked.into_iter().take(MOST_NAMED) {
        let (name,): (String,) =
            act.tx().one("SELECT name FROM organizations WHERE id = $1", params![counted.id])?;
        named.push(Named { customer: counted.id, name, units: counted.units, storage: counted.storage });
    }
    Ok(named)
}

/// A row of the reconciliation, each sum made along the keys of one customer.
struct OfCustomer {
    named: Named,
    folded: String,
}

impl FromRow for OfCustomer {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let (bought, assigned): (i64, i64) = (row.get("bought")?, row.get("assigned")?);
        let installed = row.get::<i64>("installed")?.min(assigned);
        let unlimited: i64 = row.get("unlimited")?;
        let space: i64 = row.get("space")?;
        Ok(Self {
            folded: row.get("name_folded")?,
            named: Named {
                customer: row.get("id")?,
                name: row.get("name")?,
                units: Units { bought, assigned, installed, seen: row.get::<i64>("seen")?.min(installed) },
                storage: Storage {
                    used_bytes: row.get("used")?,
                    space_gb: (unlimited == 0).then_some(space),
                    devices: row.get("devices")?,
                },
            },
        })
    }
}

pub(super) fn page(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Page<Named>> {
    let today = act.now().day_in(&zone(act, scope)?);
    let since = act.now().plus_days(-SEEN_DAYS);
    let line = |what: &str| {
        format!(
            "CAST(COALESCE((SELECT SUM({what}) FROM licenses l CROSS JOIN lines n WHERE l.customer_id = p.id \
             AND {IN_FORCE}), 0) AS BIGINT)"
        )
    };
    let device = |what: &str| {
        format!(
            "CAST(COALESCE((SELECT {what} FROM installations i WHERE i.customer_id = p.id AND i.released_at IS NULL), 0) \
             AS BIGINT)"
        )
    };
    let sql = format!(
        "SELECT p.id, p.name, p.name_folded, {} AS bought, {} AS assigned, {} + {} AS space, {} AS unlimited, \
         {} AS installed, {} AS seen, {} AS devices, {} AS used FROM ( \
         SELECT a.descendant_id AS id, o.name, a.name_folded FROM organization_ancestors a \
         JOIN organizations o ON o.id = a.descendant_id WHERE a.ancestor_id = $1 AND a.kind = 'customer' \
         AND (a.name_folded, a.descendant_id) > ($4, $5) ORDER BY a.name_folded, a.descendant_id LIMIT $6) p \
         ORDER BY p.name_folded, p.id",
        line("n.quantity"),
        line("n.assigned"),
        line("n.quantity * COALESCE(n.storage_gb, 0)"),
        "CAST(COALESCE((SELECT SUM(l.extra_space_gb) FROM licenses l WHERE l.customer_id = p.id \
         AND l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_from <= $2 AND l.valid_to >= $2), 0) AS BIGINT)",
        line("CASE WHEN n.storage_gb IS NULL AND n.quantity > 0 THEN 1 ELSE 0 END"),
        device("COUNT(DISTINCT i.seat_id)"),
        device("COUNT(DISTINCT CASE WHEN i.contact_at >= $3 THEN i.seat_id END)"),
        device("COUNT(*)"),
        device("SUM(i.storage_used_bytes)"),
    );
    let after =
        window.key(1).parse::<OrganizationId>().map_or_else(|_| uuid::Uuid::nil(), OrganizationId::uuid);
    let values = [
        scope.organization().to_value(),
        today.to_value(),
        since.to_value(),
        window.key(0).to_value(),
        after.to_value(),
        window.reading().to_value(),
    ];
    let rows: Vec<OfCustomer> = act.tx().all(&sql, &values)?;
    let root = scope.organization();
    let total = window.total(|| {
        totals::total(act, root, Some("reconciliation"), |act| {
            totals::count(
                act,
                "FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer'",
                params![root],
            )
        })
    })?;
    let cursor = |row: &OfCustomer| Cursor::new([row.folded.clone(), row.named.customer.to_string()]);
    Ok(window.page(rows, Some(total), cursor).map(|row| row.named))
}
