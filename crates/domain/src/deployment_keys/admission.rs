//! What a device meets that shows a deployment key: whether the key admits it now, and the user and unit it gets.

use db::{DbError, FromRow, Row, params};
use jiff::tz::TimeZone;

use super::rules::{self, Parts};
use crate::{
    access::Scope,
    act::{Act, Actor},
    clock::{Day, Instant},
    ids::{DeploymentKeyId, EditionId, LicenseId, OrganizationId, SeatId},
    random,
    refusal::{Refusal, Result},
    seats,
    vault::Secret,
};

/// A key that a device has shown, with its limits as they stand.
pub(crate) struct Admission {
    pub key: DeploymentKeyId,
    pub customer: OrganizationId,
    pub license: LicenseId,
    pub edition: EditionId,
    pub name: String,
    name_pattern: String,
    prefix: String,
    last_on: Option<Day>,
    networks: Vec<String>,
    time_zone: String,
    revoked: bool,
    good_until: Option<Instant>,
}

impl FromRow for Admission {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let networks: String = row.get("networks")?;
        Ok(Self {
            key: row.get("id")?,
            customer: row.get("customer_id")?,
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            name: row.get("name")?,
            name_pattern: row.get("name_pattern")?,
            prefix: row.get("username_prefix")?,
            last_on: row.get("last_on")?,
            networks: networks.lines().map(str::to_owned).collect(),
            time_zone: row.get("time_zone")?,
            revoked: row.get("revoked")?,
            good_until: row.get("good_until")?,
        })
    }
}

/// The key of a secret, found by its keyed hash only (SR-30); `None` when there is none.
pub(crate) fn presented(act: &mut Act<'_>, secret: &Secret) -> Result<Option<Admission>> {
    let hash = super::hash(act, secret);
    Ok(act.tx().optional(
        "SELECT k.id, k.customer_id, k.license_id, k.edition_id, k.name, k.name_pattern, c.username_prefix, k.last_on, \
         k.networks, o.time_zone, k.revoked_at IS NOT NULL AS revoked, h.good_until FROM deployment_key_hashes h \
         JOIN deployment_keys k ON k.customer_id = h.customer_id AND k.id = h.key_id \
         JOIN customers c ON c.customer_id = k.customer_id JOIN organizations o ON o.id = k.customer_id \
         WHERE h.key_hash = $1",
        params![hash.as_slice()],
    )?)
}

impl Admission {
    /// Why the key admits nothing now, or nothing from that address; `None` when it does.
    pub(crate) fn refusal(&self, now: Instant, ip: &str) -> Option<Refusal> {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        if self.revoked {
            return Some(Refusal::DeploymentKeyRevoked);
        }
        if self.good_until.is_some_and(|until| until <= now) {
            return Some(Refusal::DeploymentKeyReplaced);
        }
        if let Some(last) = self.last_on.filter(|last| now.day_in(&zone) > *last) {
            return Some(Refusal::DeploymentKeyExpired { day: last.to_string() });
        }
        (!rules::within(&self.networks, ip)).then_some(Refusal::DeploymentKeyElsewhere)
    }
}

/// Counts the device and gives it a user of its own, which takes a unit: by conditional updates only, so that of many
/// at once exactly as many succeed as the key and the license have room for. `taken` looks, once the line is held,
/// whether another request of the same device came first.
///
/// Refusals: `deployment-key-used-up`, `deployment-key-revoked`, `no-seat-free`.
pub(crate) fn seat_for<T>(
    act: &mut Act<'_>,
    admission: &Admission,
    (device, login): (&str, &str),
    taken: impl FnOnce(&mut Act<'_>) -> Result<Option<T>>,
) -> Result<SeatId> {
    count(act, admission)?;
    let chance = random::crockford(act.random(), 6).to_lowercase();
    let parts = Parts { prefix: &admission.prefix, device, login, random: &chance };
    let name = rules::name(&admission.name_pattern, parts);
    let line = (admission.customer, admission.license, admission.edition);
    // By the right that whoever made the key gave it.
    act.instead_of(Actor::System("deployment key"), |act| {
        let unit = seats::take_unit(act, line)?;
        if taken(act)?.is_some() {
            let why = "the device was enrolled meanwhile".to_owned();
            return Err(crate::refusal::Failure::Database(DbError::Retry(why)).into());
        }
        seats::add_enrolled(act, &unit, &name)
    })
}

fn count(act: &mut Act<'_>, admission: &Admission) -> Result<()> {
    let now = act.now();
    let counted = act.tx().execute(
        "UPDATE deployment_keys SET enrolled = enrolled + 1, enrolled_at = $3 WHERE customer_id = $1 AND id = $2 \
         AND license_id = $4 AND revoked_at IS NULL AND (most_devices IS NULL OR enrolled < most_devices)",
        params![admission.customer, admission.key, now, admission.license],
    )?;
    if counted == 1 {
        return Ok(());
    }
    let (revoked, license): (bool, LicenseId) = act.tx().one(
        "SELECT revoked_at IS NOT NULL AS revoked, license_id FROM deployment_keys WHERE customer_id = $1 AND id = $2",
        params![admission.customer, admission.key],
    )?;
    if license != admission.license {
        let why = "the key went to another license meanwhile".to_owned();
        return Err(crate::refusal::Failure::Database(DbError::Retry(why)).into());
    }
    Err(if revoked { Refusal::DeploymentKeyRevoked } else { Refusal::DeploymentKeyUsedUp }.into())
}

/// Keys go where the users of their license go, as far as the other license has their editions.
pub(crate) fn follow(act: &mut Act<'_>, scope: &Scope, from: LicenseId, to: LicenseId) -> Result<()> {
    act.tx().execute(
        "UPDATE deployment_keys SET license_id = $3, version = version + 1 WHERE customer_id = $1 AND license_id = $2 \
         AND edition_id IN (SELECT n.edition_id FROM lines n WHERE n.customer_id = $1 AND n.license_id = $3)",
        params![scope.organization(), from, to],
    )?;
    Ok(())
}
