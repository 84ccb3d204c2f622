//! Rows of settings, of the queue and of open alerts. Asks for no right: operations and the worker do that first.

use std::collections::HashSet;

use db::{FromRow, Row, params};

use super::{AlertKind, Own};
use crate::{
    access::Scope,
    act::Act,
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId, SeatId},
    installations::silence,
    language::Language,
    products::MOST_GRACE_DAYS,
    refusal::Result,
    stopped::stopped,
};

/// What the organization has set of its own, with the version.
pub(super) fn own(act: &mut Act<'_>, organization: OrganizationId) -> Result<(Own, i64)> {
    let found: Option<(String, i64)> = act.tx().optional(
        "SELECT settings, version FROM alert_settings WHERE organization_id = $1",
        params![organization],
    )?;
    let Some((settings, version)) = found else { return Ok((Own::new(), 0)) };
    Ok((serde_json::from_str(&settings)?, version))
}

/// What is set at the organization and at each one above it, the nearest first.
pub(super) fn chain(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Own>> {
    let rows: Vec<(String,)> = act.tx().all(
        "SELECT s.settings FROM organization_ancestors a JOIN alert_settings s ON s.organization_id = a.ancestor_id \
         WHERE a.descendant_id = $1 ORDER BY a.distance",
        params![organization],
    )?;
    rows.into_iter().map(|(settings,)| Ok(serde_json::from_str(&settings)?)).collect()
}

/// False when somebody saved meanwhile.
pub(super) fn save(act: &mut Act<'_>, organization: OrganizationId, own: &Own, version: i64) -> Result<bool> {
    let settings = serde_json::to_string(own)?;
    let saved = if version == 0 {
        act.tx().execute(
            "INSERT INTO alert_settings (organization_id, settings, version) VALUES ($1, $2, 1) \
             ON CONFLICT (organization_id) DO NOTHING",
            params![organization, settings],
        )?
    } else {
        act.tx().execute(
            "UPDATE alert_settings SET settings = $2, version = version + 1 \
             WHERE organization_id = $1 AND version = $3",
            params![organization, settings, version],
        )?
    };
    Ok(saved == 1)
}

/// Editions that are sold to an organization, by code: those of products that it or one above it owns.
pub(super) fn editions(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<(String, String)>> {
    Ok(act.tx().all(
        "SELECT e.code, MIN(e.name) AS name FROM organization_ancestors a \
         JOIN products p ON p.organization_id = a.ancestor_id JOIN editions e ON e.product_id = p.id \
         WHERE a.descendant_id = $1 AND p.archived_at IS NULL GROUP BY e.code ORDER BY e.code",
        params![scope.organization()],
    )?)
}

/// A customer as the worker looks at it.
pub(super) struct Customer {
    pub name: String,
    pub time_zone: String,
    pub language: Language,
    pub stopped: bool,
}

impl FromRow for Customer {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            name: row.get("name")?,
            time_zone: row.get("time_zone")?,
            language: row.get("language")?,
            stopped: row.get("stopped")?,
        })
    }
}

pub(super) fn customer(act: &mut Act<'_>, customer: OrganizationId) -> Result<Option<Customer>> {
    Ok(act.tx().optional(
        concat!(
            "SELECT o.name, o.time_zone, o.language, ",
            stopped!("o.id"),
            " AS stopped FROM organizations o WHERE o.id = $1"
        ),
        params![customer],
    )?)
}

/// Customers that have no place in the queue, or one of another time zone.
pub(super) fn unarmed(act: &mut Act<'_>, most: i64) -> Result<Vec<(OrganizationId, String)>> {
    Ok(act.tx().all(
        "SELECT o.id, o.time_zone FROM organizations o LEFT JOIN alert_queue q ON q.customer_id = o.id \
         WHERE o.kind = 'customer' AND (q.customer_id IS NULL OR q.time_zone <> o.time_zone) LIMIT $1",
        params![most],
    )?)
}

pub(super) fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<OrganizationId>> {
    let now = act.now();
    let rows: Vec<(OrganizationId,)> = act.tx().all(
        "SELECT customer_id FROM alert_queue WHERE due_at <= $1 ORDER BY due_at, customer_id LIMIT $2",
        params![now, most],
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(super) fn arm(
    act: &mut Act<'_>,
    customer: OrganizationId,
    time_zone: &str,
    due_at: Instant,
) -> Result<()> {
    act.tx().execute(
        "INSERT INTO alert_queue (customer_id, time_zone, due_at) VALUES ($1, $2, $3) \
         ON CONFLICT (customer_id) DO UPDATE SET time_zone = excluded.time_zone, due_at = excluded.due_at",
        params![customer, time_zone, due_at],
    )?;
    Ok(())
}

pub(super) fn disarm(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    act.tx().execute("DELETE FROM alert_queue WHERE customer_id = $1", params![customer])?;
    Ok(())
}

/// Something for which an alert holds now.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub subject: uuid::Uuid,
    pub license: LicenseId,
    pub seat: Option<SeatId>,
    /// Username, device or plan.
    pub name: String,
    /// Of the seat's user; may be empty.
    pub email: String,
    pub language: Option<Language>,
    pub edition: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            subject: row.get("subject_id")?,
            license: row.get("license_id")?,
            seat: row.get("seat_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
            edition: row.get("edition_code")?,
        })
    }
}

/// The most of one kind that one customer can have open.
pub(super) const MOST: i64 = 10_000;

/// Licenses that nothing but their days keeps from being in force, and whose longest possible grace is not over.
const NEARLY_IN_FORCE: &str = "l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.suspended_at IS NULL \
    AND l.payment_awaited_at IS NULL AND l.valid_to >= $3";

fn longest_ended(today: Day) -> Day {
    today.plus_days(-MOST_GRACE_DAYS)
}

/// The licenses whose users could do something about it: those in force, the days of grace after their end included.
fn in_force(act: &mut Act<'_>, customer: OrganizationId, today: Day) -> Result<HashSet<LicenseId>> {
    let rows: Vec<(LicenseId, Day, i64)> = act.tx().all(
        &format!(
            "SELECT l.id, l.valid_to, l.grace_days FROM licenses l \
             WHERE l.customer_id = $1 AND l.valid_from <= $2 AND {NEARLY_IN_FORCE}"
        ),
        params![customer, today, longest_ended(today)],
    )?;
    let holds = |valid_to: Day, grace_days: i64| today <= valid_to.plus_days(grace_days);
    Ok(rows.into_iter().filter(|(_, to, grace)| holds(*to, *grace)).map(|(id, ..)| id).collect())
}

/// Of those only what is on a license in force.
fn on_licenses_in_force(
    act: &mut Act<'_>,
    customer: OrganizationId,
    today: Day,
    mut found: Vec<Found>,
) -> Result<Vec<Found>> {
    if !found.is_empty() {
        let in_force = in_force(act, customer, today)?;
        found.retain(|found| in_force.contains(&found.license));
    }
    Ok(found)
}

const SEAT: &str = "SELECT s.id AS subject_id, s.id AS seat_id, s.license_id, s.username AS name, s.email, s.language, \
    n.edition_code FROM seats s \
    JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
    JOIN lines n ON n.customer_id = s.customer_id AND n.license_id = s.license_id AND n.edition_id = s.edition_id";

const DEVICE: &str = "SELECT i.id AS subject_id, i.seat_id, i.license_id, i.device_name AS name, s.email, s.language, \
    n.edition_code FROM installations i \
    JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
    JOIN licenses l ON l.customer_id = i.customer_id AND l.id = i.license_id \
    JOIN lines n ON n.customer_id = i.customer_id AND n.license_id = i.license_id AND n.edition_id = i.edition_id";

/// Users whose latest invitation was accepted before, and who never had a device; those of a former holder of the
/// unit do not count.
pub(super) fn not_installed(
    act: &mut Act<'_>,
    customer: OrganizationId,
    before: Instant,
    today: Day,
) -> Result<Vec<Found>> {
    let sql = format!(
        "{SEAT} WHERE s.customer_id = $1 AND s.removed_at IS NULL AND s.installed_at IS NULL \
         AND s.invitation IN ('sent', 'opened') AND s.sent_at <= $2 AND {NEARLY_IN_FORCE} AND s.id NOT IN ( \
         SELECT i.seat_id FROM installations i JOIN seats t ON t.customer_id = i.customer_id AND t.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.activated_at >= t.taken_over_at) ORDER BY s.id LIMIT {MOST}"
    );
    let found = act.tx().all(&sql, params![customer, before, longest_ended(today)])?;
    on_licenses_in_force(act, customer, today, found)
}

pub(super) fn silent(
    act: &mut Act<'_>,
    customer: OrganizationId,
    before: Instant,
    today: Day,
) -> Result<Vec<Found>> {
    // One that works by a license file has nothing to say until the file ends.
    let silent = "i.contact_at <= $2 AND (i.offline_until IS NULL OR i.offline_until <= $4)";
    let now = act.now();
    devices(act, (customer, today), silent, params![customer, before, longest_ended(today), now])
}

/// Devices whose places are freed for silence in so many days, by the rules of their licenses.
pub(super) fn freed_soon(
    act: &mut Act<'_>,
    customer: OrganizationId,
    days_before: i64,
    today: Day,
) -> Result<Vec<Found>> {
    let now = act.now();
    let mut found = Vec::new();
    for (license, days) in silence::rules_of(act, customer)? {
        let before = now.plus_days(-(days - days_before).max(1));
        let silent = "i.license_id = $4 AND i.contact_at <= $2 AND (i.revived_at IS NULL OR i.revived_at <= $2) \
            AND (i.offline_until IS NULL OR i.offline_until <= $5)";
        let parameters = params![customer, before, longest_ended(today), license, now];
        found.extend(devices(act, (customer, today), silent, parameters)?);
    }
    Ok(found)
}

pub(super) fn failing(
    act: &mut Act<'_>,
    customer: OrganizationId,
    runs: i64,
    today: Day,
) -> Result<Vec<Found>> {
    let failing = "i.failed_runs > 0 AND i.failed_runs >= $2";
    devices(act, (customer, today), failing, params![customer, runs, longest_ended(today)])
}

/// Devices that use a part of their license's limit for one client.
pub(super) fn devices_full(
    act: &mut Act<'_>,
    customer: OrganizationId,
    percent_left: i64,
    today: Day,
) -> Result<Vec<Found>> {
    let full = "l.client_limit_gb > 0 \
        AND i.storage_used_bytes > l.client_limit_gb * 1000000000 - l.client_limit_gb * 10000000 * $2";
    devices(act, (customer, today), full, params![customer, percent_left, longest_ended(today)])
}

/// The parameters: the customer, what the condition asks, and when a license may have ended at the earliest.
fn devices(
    act: &mut Act<'_>,
    (customer, today): (OrganizationId, Day),
    condition: &str,
    parameters: &[db::Value],
) -> Result<Vec<Found>> {
    let sql = format!(
        "{DEVICE} WHERE i.customer_id = $1 AND i.released_at IS NULL AND {condition} AND {NEARLY_IN_FORCE} \
         ORDER BY i.id LIMIT {MOST}"
    );
    let found = act.tx().all(&sql, parameters)?;
    on_licenses_in_force(act, customer, today, found)
}

/// A license with what of its space is used.
pub(super) struct Space {
    pub license: LicenseId,
    pub plan_name: String,
    pub extra_space_gb: i64,
    pub used_bytes: i64,
    /// Of each line: the edition's code, quantity, and GB per unit.
    pub lines: Vec<(String, i64, Option<i64>)>,
}

pub(super) fn space(act: &mut Act<'_>, customer: OrganizationId, today: Day) -> Result<Vec<Space>> {
    let in_force = in_force(act, customer, today)?;
    let licenses: Vec<(LicenseId, String, i64, i64)> = act.tx().all(
        &format!(
            "SELECT l.id, l.plan_name, l.extra_space_gb, CAST((SELECT COALESCE(SUM(i.storage_used_bytes), 0) \
             FROM installations i WHERE i.customer_id = l.customer_id AND i.license_id = l.id \
             AND i.released_at IS NULL) AS BIGINT) AS used_bytes FROM licenses l \
             WHERE l.customer_id = $1 AND l.valid_from <= $2 AND {NEARLY_IN_FORCE} ORDER BY l.id"
        ),
        params![customer, today, longest_ended(today)],
    )?;
    let licenses = licenses.into_iter().filter(|(id, ..)| in_force.contains(id));
    let mut spaces = Vec::new();
    for (license, plan_name, extra_space_gb, used_bytes) in licenses {
        let lines = act.tx().all(
            "SELECT edition_code, quantity, storage_gb FROM lines WHERE customer_id = $1 AND license_id = $2",
            params![customer, license],
        )?;
        spaces.push(Space { license, plan_name, extra_space_gb, used_bytes, lines });
    }
    Ok(spaces)
}

/// The subjects of the alerts of a kind that are open.
pub(super) fn open(act: &mut Act<'_>, customer: OrganizationId, kind: AlertKind) -> Result<Vec<uuid::Uuid>> {
    let rows: Vec<(uuid::Uuid,)> = act
        .tx()
        .all("SELECT subject_id FROM alerts WHERE customer_id = $1 AND kind = $2", params![customer, kind])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// False when it was open already. The key decides, on any number of machines.
pub(super) fn raise(
    act: &mut Act<'_>,
    customer: OrganizationId,
    kind: AlertKind,
    found: &Found,
) -> Result<bool> {
    let now = act.now();
    let raised = act.tx().execute(
        "INSERT INTO alerts (customer_id, kind, subject_id, license_id, seat_id, name, raised_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (customer_id, kind, subject_id) DO NOTHING",
        params![customer, kind, found.subject, found.license, found.seat, found.name, now],
    )?;
    Ok(raised == 1)
}

pub(super) fn clear(
    act: &mut Act<'_>,
    customer: OrganizationId,
    kind: AlertKind,
    subject: uuid::Uuid,
) -> Result<()> {
    act.tx().execute(
        "DELETE FROM alerts WHERE customer_id = $1 AND kind = $2 AND subject_id = $3",
        params![customer, kind, subject],
    )?;
    Ok(())
}

/// Whether an alert is open: that of the subject, or any of the kind.
pub(super) fn is_open(
    act: &mut Act<'_>,
    customer: OrganizationId,
    kind: AlertKind,
    subject: Option<uuid::Uuid>,
) -> Result<bool> {
    let found: Option<(i64,)> = match subject {
        Some(subject) => act.tx().optional(
            "SELECT 1 AS found FROM alerts WHERE customer_id = $1 AND kind = $2 AND subject_id = $3",
            params![customer, kind, subject],
        )?,
        None => act.tx().optional(
            "SELECT 1 AS found FROM alerts WHERE customer_id = $1 AND kind = $2 LIMIT 1",
            params![customer, kind],
        )?,
    };
    Ok(found.is_some())
}

/// The language of the account with an address, if there is one.
pub(super) fn language_of(act: &mut Act<'_>, email: &str) -> Result<Option<Language>> {
    let found: Option<(Language,)> = act.tx().optional(
        "SELECT language FROM accounts WHERE email_folded = $1",
        params![crate::input::fold_email(email)],
    )?;
    Ok(found.map(|row| row.0))
}
