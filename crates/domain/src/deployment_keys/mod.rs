//! Deployment keys: named credentials of a license line by which many devices enroll without users defined first
//! (NX-68). Here: making, limiting, replacing and revoking them, as staff do. What an enrolling device asks is in
//! `activation`; it comes here to have its key looked at and counted.

mod admission;
mod list;
mod rules;
mod silent_install;
mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};

pub(crate) use admission::{Admission, follow, presented, seat_for};
pub use list::{Filter, list};
pub use rules::{KeyState, MOST_NETWORKS, PLACEHOLDERS};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    customers,
    ids::{DeploymentKeyId, LicenseId, OrganizationId},
    input::Checks,
    licenses, places,
    products::Unit,
    random,
    refusal::{Problem, Refusal, Result},
    vault::{Purpose, Secret},
};

/// What every key begins with, for scanners of leaked secrets and people.
pub const PREFIX: &str = "swk_";
/// The longest time, in hours, for which a replaced key may go on working.
pub const LONGEST_OVERLAP: i64 = 720;
/// The most devices that a key can be limited to.
pub const MOST_DEVICES: i64 = 999_999;

/// A key as those see it who manage it; the secret itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeploymentKey {
    pub id: DeploymentKeyId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub username_prefix: String,
    pub license: LicenseId,
    pub license_number: String,
    pub product_name: String,
    pub download_url: Option<String>,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    /// Units of the line that nobody sits on.
    pub free: i64,
    pub name: String,
    /// Its last four characters, to know it by.
    pub ending: String,
    pub name_pattern: String,
    /// `None`: as many as the license has units.
    pub most_devices: Option<i64>,
    /// Devices that took a unit by this key, those included that are gone since.
    pub enrolled: i64,
    /// The last day on which it admits, where the customer is.
    pub last_on: Option<Day>,
    /// Networks it may be used from; from everywhere when empty.
    pub networks: Vec<String>,
    pub created_at: Instant,
    pub created_by: String,
    pub rotated_at: Option<Instant>,
    /// Until when the key before the present one goes on working.
    pub overlap_until: Option<Instant>,
    /// When it last admitted a new device.
    pub enrolled_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
    pub version: i64,
    pub state: KeyState,
    name_folded: String,
}

impl DeploymentKey {
    /// What can be edited, as it stands.
    pub fn form(&self) -> KeyForm {
        KeyForm {
            name: self.name.clone(),
            name_pattern: self.name_pattern.clone(),
            most_devices: self.most_devices,
            last_on: self.last_on,
            networks: self.networks.clone(),
        }
    }
}

/// A row without what depends on today.
struct Stored {
    key: DeploymentKey,
    time_zone: String,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let networks: String = row.get("networks")?;
        let key = DeploymentKey {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            username_prefix: row.get("username_prefix")?,
            license: row.get("license_id")?,
            license_number: row.get("license_number")?,
            product_name: row.get("product_name")?,
            download_url: row.get("download_url")?,
            edition_code: row.get("edition_code")?,
            edition_name: row.get("edition_name")?,
            unit: row.get("unit")?,
            free: row.get("free")?,
            name: row.get("name")?,
            ending: row.get("ending")?,
            name_pattern: row.get("name_pattern")?,
            most_devices: row.get("most_devices")?,
            enrolled: row.get("enrolled")?,
            last_on: row.get("last_on")?,
            networks: networks.lines().map(str::to_owned).collect(),
            created_at: row.get("created_at")?,
            created_by: row.get("created_by")?,
            rotated_at: row.get("rotated_at")?,
            overlap_until: row.get("overlap_until")?,
            enrolled_at: row.get("enrolled_at")?,
            revoked_at: row.get("revoked_at")?,
            version: row.get("version")?,
            state: KeyState::Live,
            name_folded: row.get("name_folded")?,
        };
        Ok(Self { key, time_zone: row.get("time_zone")? })
    }
}

impl Stored {
    /// The key as it is now.
    fn at(self, now: Instant) -> DeploymentKey {
        let mut key = self.key;
        let zone = jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        key.overlap_until = key.overlap_until.filter(|until| *until > now);
        key.state = rules::state(
            key.revoked_at.is_some(),
            key.last_on.is_some_and(|last| now.day_in(&zone) > last),
            key.most_devices.is_some_and(|most| key.enrolled >= most),
        );
        key
    }
}

/// What can be edited of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyForm {
    pub name: String,
    /// How the system names the users it makes (NX-12); see [`PLACEHOLDERS`].
    pub name_pattern: String,
    pub most_devices: Option<i64>,
    pub last_on: Option<Day>,
    /// Addresses or networks such as `192.0.2.0/24`.
    pub networks: Vec<String>,
}

impl Default for KeyForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            name_pattern: "{prefix}{device}".into(),
            most_devices: None,
            last_on: None,
            networks: Vec::new(),
        }
    }
}

impl KeyForm {
    /// Cleaned; a day before `today` is refused unless it is the one that stands already.
    fn check(&self, today: Day, standing: Option<Day>) -> Result<Self> {
        let mut checks = Checks::new();
        let name = checks.required("name", &self.name, 100);
        let name_pattern = checks.required("name_pattern", &self.name_pattern, 100);
        if let Some(problem) = rules::pattern_problem(&name_pattern) {
            checks.add("name_pattern", problem);
        }
        let most_devices = self.most_devices.map(|most| checks.number("most_devices", most, 1, MOST_DEVICES));
        if self.last_on.is_some_and(|last| last < today) && self.last_on != standing {
            checks.add("last_on", Problem::InThePast);
        }
        let networks = networks(&mut checks, &self.networks);
        checks.finish()?;
        Ok(Self { name, name_pattern, most_devices, last_on: self.last_on, networks })
    }
}

fn networks(checks: &mut Checks, typed: &[String]) -> Vec<String> {
    let typed: Vec<&str> = typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if typed.len() > MOST_NETWORKS {
        checks.add("networks", Problem::TooManyRows { max: MOST_NETWORKS as i64 });
        return Vec::new();
    }
    let mut read: Vec<String> = Vec::new();
    for text in typed {
        match text.parse::<rules::Network>() {
            Ok(network) if read.contains(&network.to_string()) => {}
            Ok(network) => read.push(network.to_string()),
            Err(_) => {
                let network = text.chars().filter(|sign| !sign.is_control()).take(60).collect();
                checks.add("networks", Problem::NotANetwork { network });
                return Vec::new();
            }
        }
    }
    read
}

fn locate(act: &mut Act<'_>, action: Action, key: DeploymentKeyId) -> Result<Scope> {
    let customer = places::customer_of(act, key)?;
    act.allow_customer(action, customer)
}

/// One key, whatever became of it.
pub fn get(act: &mut Act<'_>, key: DeploymentKeyId) -> Result<DeploymentKey> {
    let scope = locate(act, Action::DeploymentKeysView, key)?;
    store::get(act, &scope, key)
}

/// Makes a key for an edition of a license. The secret is returned here and nowhere else.
///
/// Refusals: `edition-not-on-license`; `already-revoked` of the license; `managed-by-partner`, `managed-by-customer`;
/// the problems of the fields.
pub fn create(
    act: &mut Act<'_>,
    license: LicenseId,
    edition: &str,
    form: &KeyForm,
) -> Result<(Secret, DeploymentKey)> {
    let scope = licenses::locate(act, Action::DeploymentKeysChange, license)?;
    customers::require_adding(act, &scope)?;
    let today = store::today(act, &scope)?;
    let form = form.check(today, None)?;
    let line = store::line(act, &scope, license, edition.trim())?;
    let line = line.ok_or_else(|| {
        let edition: String = edition.chars().filter(|sign| !sign.is_control()).take(100).collect();
        Refusal::EditionNotOnLicense { edition }
    })?;
    if line.revoked {
        return Err(Refusal::AlreadyRevoked.into());
    }
    let secret = random::token(act.random(), PREFIX);
    let id = DeploymentKeyId::from_uuid(act.fresh_id());
    store::insert(act, &scope, id, (license, line.edition), &form)?;
    store::set_secret(act, &scope, id, &secret)?;
    places::note(act, id, scope.organization())?;
    let key = store::get(act, &scope, id)?;
    let entry = Entry::new(What::DeploymentKeyMade, SubjectKind::DeploymentKey, id, &key.name)
        .note("edition", key.edition_code.as_str())
        .note("license_number", key.license_number.as_str());
    act.record(scope.organization(), entry)?;
    Ok((secret, key))
}

/// Saves name, pattern and limits if nobody saved meanwhile. A form that changes nothing writes no event.
///
/// Refusals: `changed-meanwhile`, `deployment-key-revoked`, `managed-by-partner`, `managed-by-customer`, the problems of
/// the fields.
pub fn change(
    act: &mut Act<'_>,
    key: DeploymentKeyId,
    form: &KeyForm,
    version: i64,
) -> Result<DeploymentKey> {
    let scope = locate(act, Action::DeploymentKeysChange, key)?;
    customers::require_adding(act, &scope)?;
    let before = store::get(act, &scope, key)?;
    let form = form.check(store::today(act, &scope)?, before.last_on)?;
    refuse_revoked(&before)?;
    if before.version == version && before.form() == form {
        return Ok(before);
    }
    if !store::update(act, &scope, key, &form, version)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let after = store::get(act, &scope, key)?;
    let entry = Entry::new(What::DeploymentKeyChanged, SubjectKind::DeploymentKey, key, &after.name)
        .change("name", &before.name, &after.name)
        .change("name_pattern", &before.name_pattern, &after.name_pattern)
        .change("most_devices", &before.most_devices, &after.most_devices)
        .change("last_on", &before.last_on, &after.last_on)
        .change("networks", &before.networks.join(", "), &after.networks.join(", "));
    act.record(scope.organization(), entry)?;
    Ok(after)
}

fn refuse_revoked(key: &DeploymentKey) -> Result<()> {
    if key.revoked_at.is_some() { Err(Refusal::DeploymentKeyRevoked.into()) } else { Ok(()) }
}

/// Replaces the secret; the one before goes on working for so many hours, at once no more when zero. The new one is
/// returned here and nowhere else.
///
/// Refusals: `deployment-key-revoked`; `managed-by-partner`, `managed-by-customer`; `out-of-range` at `overlap_hours`.
pub fn rotate(
    act: &mut Act<'_>,
    key: DeploymentKeyId,
    overlap_hours: i64,
) -> Result<(Secret, DeploymentKey)> {
    let scope = locate(act, Action::DeploymentKeysChange, key)?;
    customers::require_adding(act, &scope)?;
    let mut checks = Checks::new();
    checks.number("overlap_hours", overlap_hours, 0, LONGEST_OVERLAP);
    checks.finish()?;
    refuse_revoked(&store::get(act, &scope, key)?)?;
    // First: who rotates at the same time waits here, and then sees the other's secret.
    store::rotated(act, &scope, key)?;
    store::retire_secrets(act, &scope, key, overlap_hours)?;
    let secret = random::token(act.random(), PREFIX);
    store::set_secret(act, &scope, key, &secret)?;
    let after = store::get(act, &scope, key)?;
    let entry = Entry::new(What::DeploymentKeyRotated, SubjectKind::DeploymentKey, key, &after.name)
        .note("overlap_hours", overlap_hours);
    act.record(scope.organization(), entry)?;
    Ok((secret, after))
}

/// Ends a key at once and for good; devices that it admitted stay.
///
/// Refusals: `deployment-key-revoked` when it was before.
pub fn revoke(act: &mut Act<'_>, key: DeploymentKeyId) -> Result<DeploymentKey> {
    let scope = locate(act, Action::DeploymentKeysChange, key)?;
    if !store::revoke(act, &scope, key)? {
        return Err(Refusal::DeploymentKeyRevoked.into());
    }
    let after = store::get(act, &scope, key)?;
    let entry = Entry::new(What::DeploymentKeyRevoked, SubjectKind::DeploymentKey, key, &after.name)
        .note("enrolled", after.enrolled);
    act.record(scope.organization(), entry)?;
    Ok(after)
}

fn hash(act: &Act<'_>, secret: &Secret) -> [u8; 32] {
    act.vault().index(Purpose::DeploymentKey, secret.reveal().trim().as_bytes())
}

fn ending(secret: &Secret) -> &str {
    let text = secret.reveal();
    text.get(text.len().saturating_sub(4)..).unwrap_or_default()
}
