//! The SQL of deployment keys.

use db::{FromRow, Row, params};
use jiff::tz::TimeZone;

use super::{DeploymentKey, KeyForm, Stored};
use crate::{
    access::Scope,
    act::Act,
    clock::Day,
    ids::{DeploymentKeyId, EditionId, LicenseId},
    refusal::{Refusal, Result},
    vault::Secret,
};

pub(super) const ROW: &str = "k.id, k.customer_id, o.name AS customer_name, o.name_folded, o.time_zone, \
    c.username_prefix, k.license_id, l.number AS license_number, l.product_name, (SELECT p.download_url FROM plans b \
    JOIN products p ON p.id = b.product_id WHERE b.id = l.plan_id) AS download_url, n.edition_code, n.edition_name, \
    n.unit, n.quantity - n.assigned AS free, k.name, k.ending, k.name_pattern, k.most_devices, k.enrolled, k.last_on, \
    k.networks, k.created_at, k.created_by, k.rotated_at, k.enrolled_at, k.revoked_at, k.version, \
    (SELECT MAX(h.good_until) FROM deployment_key_hashes h WHERE h.customer_id = k.customer_id AND h.key_id = k.id) \
    AS overlap_until";

pub(super) const BESIDE: &str = "JOIN organizations o ON o.id = k.customer_id \
    JOIN customers c ON c.customer_id = k.customer_id \
    JOIN licenses l ON l.customer_id = k.customer_id AND l.id = k.license_id \
    JOIN lines n ON n.customer_id = k.customer_id AND n.license_id = k.license_id AND n.edition_id = k.edition_id";

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, key: DeploymentKeyId) -> Result<DeploymentKey> {
    let now = act.now();
    let found: Option<Stored> = act.tx().optional(
        &format!("SELECT {ROW} FROM deployment_keys k {BESIDE} WHERE k.customer_id = $1 AND k.id = $2"),
        params![scope.organization(), key],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.at(now))
}

/// The day it is where the customer is.
pub(super) fn today(act: &mut Act<'_>, scope: &Scope) -> Result<Day> {
    let now = act.now();
    let (zone,): (String,) =
        act.tx().one("SELECT time_zone FROM organizations WHERE id = $1", params![scope.organization()])?;
    Ok(now.day_in(&TimeZone::get(&zone).unwrap_or(TimeZone::UTC)))
}

/// A line that a key is to be made for.
pub(super) struct KeyLine {
    pub edition: EditionId,
    /// The license is.
    pub revoked: bool,
}

impl FromRow for KeyLine {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self { edition: row.get("edition_id")?, revoked: row.get("revoked")? })
    }
}

pub(super) fn line(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    edition: &str,
) -> Result<Option<KeyLine>> {
    if edition.contains('\0') {
        return Ok(None);
    }
    Ok(act.tx().optional(
        "SELECT n.edition_id, l.revoked_at IS NOT NULL AS revoked FROM lines n \
         JOIN licenses l ON l.customer_id = n.customer_id AND l.id = n.license_id \
         WHERE n.customer_id = $1 AND n.license_id = $2 AND LOWER(n.edition_code) = LOWER($3)",
        params![scope.organization(), license, edition],
    )?)
}

pub(super) fn insert(
    act: &mut Act<'_>,
    scope: &Scope,
    key: DeploymentKeyId,
    (license, edition): (LicenseId, EditionId),
    form: &KeyForm,
) -> Result<()> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO deployment_keys (customer_id, id, license_id, edition_id, name, ending, name_pattern, \
         most_devices, enrolled, last_on, networks, created_at, created_by, version) \
         VALUES ($1, $2, $3, $4, $5, '', $6, $7, 0, $8, $9, $10, $11, 1)",
        params![
            scope.organization(),
            key,
            license,
            edition,
            form.name,
            form.name_pattern,
            form.most_devices,
            form.last_on,
            form.networks.join("\n"),
            now,
            by
        ],
    )?;
    Ok(())
}

/// Keeps a new secret by its hash, and its ending to know it by.
pub(super) fn set_secret(
    act: &mut Act<'_>,
    scope: &Scope,
    key: DeploymentKeyId,
    secret: &Secret,
) -> Result<()> {
    let hash = super::hash(act, secret);
    act.tx().execute(
        "INSERT INTO deployment_key_hashes (key_hash, customer_id, key_id) VALUES ($1, $2, $3)",
        params![hash.as_slice(), scope.organization(), key],
    )?;
    act.tx().execute(
        "UPDATE deployment_keys SET ending = $3 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), key, super::ending(secret)],
    )?;
    Ok(())
}

/// All secrets of a key end in so many hours, those that were to end later at the latest then.
pub(super) fn retire_secrets(
    act: &mut Act<'_>,
    scope: &Scope,
    key: DeploymentKeyId,
    hours: i64,
) -> Result<()> {
    let until = act.now().plus_seconds(hours * 3_600);
    act.tx().execute(
        "UPDATE deployment_key_hashes SET good_until = $3 \
         WHERE customer_id = $1 AND key_id = $2 AND (good_until IS NULL OR good_until > $3)",
        params![scope.organization(), key, until],
    )?;
    Ok(())
}

pub(super) fn rotated(act: &mut Act<'_>, scope: &Scope, key: DeploymentKeyId) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE deployment_keys SET rotated_at = $3, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), key, now],
    )?;
    Ok(())
}

pub(super) fn update(
    act: &mut Act<'_>,
    scope: &Scope,
    key: DeploymentKeyId,
    form: &KeyForm,
    version: i64,
) -> Result<bool> {
    let changed = act.tx().execute(
        "UPDATE deployment_keys SET name = $4, name_pattern = $5, most_devices = $6, last_on = $7, networks = $8, \
         version = version + 1 WHERE customer_id = $1 AND id = $2 AND version = $3 AND revoked_at IS NULL",
        params![
            scope.organization(), key, version, form.name, form.name_pattern, form.most_devices, form.last_on,
            form.networks.join("\n")
        ],
    )?;
    Ok(changed == 1)
}

/// False when it was revoked before.
pub(super) fn revoke(act: &mut Act<'_>, scope: &Scope, key: DeploymentKeyId) -> Result<bool> {
    let now = act.now();
    let ended = act.tx().execute(
        "UPDATE deployment_keys SET revoked_at = $3, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND revoked_at IS NULL",
        params![scope.organization(), key, now],
    )?;
    Ok(ended == 1)
}
