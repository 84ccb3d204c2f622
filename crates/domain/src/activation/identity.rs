//! By what a device is told from others: the id that it names itself by, or else its fingerprint, and where that has
//! changed, enough of the components that it is made of. Of components only keyed hashes are kept.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use db::{DbError, params};

use super::{activate::Device, contract::Contract, placing::Arrival, seat::Seat};
use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{InstallationId, OrganizationId},
    input::{Checks, fold},
    refusal::{Failure, Problem, Result},
    vault::{Purpose, Vault},
};

/// The most components that a device is made of.
pub const MOST_COMPONENTS: usize = 16;
const LONGEST_NAME: usize = 40;
const LONGEST_VALUE: usize = 200;
const KEPT_BYTES: usize = 12;

/// What a device is known by on its seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// What leases are bound to.
    pub hash: String,
    pub components: Components,
    /// Whether the device named its id itself: then nothing else tells it from others.
    pub named: bool,
}

impl Identity {
    pub(super) fn of(device: &Device, vault: &Vault, customer: OrganizationId) -> Self {
        let named = !device.machine_id.is_empty();
        let told = if named { &device.machine_id } else { &device.fingerprint };
        Self {
            hash: seal::device_hash(told),
            components: Components::of(&device.components, vault, customer),
            named,
        }
    }

    /// Of a device of which nothing but the hash is known.
    pub(super) fn of_hash(hash: &str) -> Self {
        Self { hash: hash.to_owned(), components: Components::default(), named: false }
    }
}

/// Components by name, each as a keyed hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Components(BTreeMap<String, String>);

impl Components {
    fn of(told: &BTreeMap<String, String>, vault: &Vault, customer: OrganizationId) -> Self {
        let hashed = |(name, value): (&String, &String)| {
            let bytes = [customer.uuid().as_bytes(), name.as_bytes(), b"\0", fold(value).as_bytes()].concat();
            let hash = vault.index(Purpose::DeviceComponent, &bytes);
            (name.clone(), HEXLOWER.encode(&hash[..KEPT_BYTES]))
        };
        Self(told.iter().filter(|(_, value)| tells_apart(value)).map(hashed).collect())
    }

    /// As it is kept.
    pub(super) fn text(&self) -> String {
        self.parts().collect::<Vec<_>>().join(";")
    }

    fn parts(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(name, hash)| format!("{name}={hash}"))
    }

    fn read(text: &str) -> Self {
        let parts = text.split(';').filter_map(|part| part.split_once('='));
        Self(parts.map(|(name, hash)| (name.to_owned(), hash.to_owned())).collect())
    }

    /// How many agree, if they are enough for both to be of the same device: as many as the rule says, or else more
    /// than half of those that either tells, and two at least.
    fn same(&self, other: &Self, rule: Option<i64>) -> Option<usize> {
        let agreeing = self.0.iter().filter(|(name, hash)| other.0.get(*name) == Some(hash)).count();
        let most = self.0.len().max(other.0.len());
        let needed = rule.map_or((most / 2 + 1).max(2), |rule| usize::try_from(rule).unwrap_or(usize::MAX));
        (agreeing >= needed.max(1)).then_some(agreeing)
    }

    /// Names of those that are others now, came or went.
    fn changed(&self, now: &Self) -> String {
        let names = self.0.keys().chain(now.0.keys().filter(|name| !self.0.contains_key(*name)));
        names
            .filter(|name| self.0.get(*name) != now.0.get(*name))
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// What makers leave in where a number should be tells no device from another.
fn tells_apart(value: &str) -> bool {
    const SAID_BY_MANY: [&str; 11] = [
        "none",
        "unknown",
        "uninitialized",
        "default string",
        "not specified",
        "not applicable",
        "not available",
        "system serial number",
        "to be filled by o.e.m.",
        "0123456789",
        "localhost",
    ];
    let value = fold(value.trim());
    let telling = value.chars().any(|character| !"0fx-:. ".contains(character));
    telling && !SAID_BY_MANY.contains(&value.as_str())
}

impl Device {
    /// Cleaned, with its problems gathered. A device that names its id needs no fingerprint.
    pub(super) fn check(&self, checks: &mut Checks) -> Self {
        let machine_id = checks.line("device.machine_id", &self.machine_id, 200);
        let fingerprint = if machine_id.is_empty() {
            checks.required("device.fingerprint", &self.fingerprint, 500)
        } else {
            checks.line("device.fingerprint", &self.fingerprint, 500)
        };
        Self {
            fingerprint,
            machine_id,
            components: check_components(checks, &self.components),
            name: checks.line("device.name", &self.name, 200),
            platform: checks.line("device.platform", &self.platform, 100),
            software_version: checks.line("device.software_version", &self.software_version, 100),
            sent_at: self.sent_at,
        }
    }
}

fn check_components(checks: &mut Checks, told: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    const FIELD: &str = "device.components";
    if told.len() > MOST_COMPONENTS {
        checks.add(FIELD, Problem::TooManyRows { max: MOST_COMPONENTS as i64 });
        return BTreeMap::new();
    }
    let fits = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
        (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(plain)
    };
    if told.keys().any(|name| !fits(name)) {
        checks.add(FIELD, Problem::ForbiddenCharacters);
        return BTreeMap::new();
    }
    let clean = |(name, value): (&String, &String)| {
        (name.clone(), checks.line(&format!("{FIELD}.{name}"), value, LONGEST_VALUE))
    };
    told.iter().map(clean).collect()
}

struct Known {
    id: InstallationId,
    device_hash: String,
    components: Components,
}

/// The installation of this seat that is the same device with some components changed; it is kept as what the device
/// is now. None where the device named its id, told no components, or too few agree.
pub(super) fn recognized(
    act: &mut Act<'_>,
    seat: &Seat,
    arrival: &Arrival<'_>,
) -> Result<Option<InstallationId>> {
    let identity = arrival.identity;
    if identity.named || identity.components.0.is_empty() {
        return Ok(None);
    }
    let Some(known) = nearest(act, seat, arrival)? else { return Ok(None) };
    let kept = act.tx().execute(
        "UPDATE installations SET device_hash = $4, components = $5 WHERE customer_id = $1 AND id = $2 \
         AND device_hash = $3 AND released_at IS NULL",
        params![
            arrival.contract.customer,
            known.id,
            known.device_hash,
            identity.hash,
            identity.components.text()
        ],
    )?;
    if kept == 0 {
        // Another request changed it after we had looked: begin again and see what it is now.
        let told = "the device was recognized meanwhile".to_owned();
        return Err(Failure::Database(DbError::Retry(told)).into());
    }
    let entry = Entry::new(What::DeviceRecognized, SubjectKind::Installation, known.id, &arrival.device.name)
        .note("username", seat.username.as_str())
        .note("components", known.components.changed(&identity.components));
    act.instead_of(Actor::Device(known.id), |act| act.record(arrival.contract.customer, entry.clone()))?;
    Ok(Some(known.id))
}

/// Keeps by which components a device is found again that came with a deployment key.
pub(super) fn keep_findable(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
    components: &Components,
) -> Result<()> {
    if components.0.is_empty() {
        return Ok(());
    }
    act.tx().execute(
        "DELETE FROM enrolled_components WHERE customer_id = $1 AND installation_id = $2",
        params![customer, installation],
    )?;
    for part in components.parts() {
        act.tx().execute(
            "INSERT INTO enrolled_components (customer_id, component, installation_id) VALUES ($1, $2, $3)",
            params![customer, part, installation],
        )?;
    }
    Ok(())
}

/// Devices of a customer that came with a deployment key and share components with this one, those that share most
/// first. Of a component that many share only the newest are looked at: it tells none of them apart.
pub(super) fn alike(
    act: &mut Act<'_>,
    customer: OrganizationId,
    identity: &Identity,
) -> Result<Vec<InstallationId>> {
    const OF_EACH: i64 = 50;
    const MOST: usize = 8;
    let mut shared: BTreeMap<InstallationId, usize> = BTreeMap::new();
    if identity.named {
        return Ok(Vec::new());
    }
    for part in identity.components.parts() {
        let rows: Vec<(InstallationId,)> = act.tx().all(
            "SELECT installation_id FROM enrolled_components WHERE customer_id = $1 AND component = $2 \
             ORDER BY installation_id DESC LIMIT $3",
            params![customer, part, OF_EACH],
        )?;
        for (installation,) in rows {
            *shared.entry(installation).or_default() += 1;
        }
    }
    let mut found: Vec<_> = shared.into_iter().map(|(installation, count)| (count, installation)).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found.into_iter().take(MOST).map(|(_, installation)| installation).collect())
}

/// The one of which most components agree, of several the one heard of last.
fn nearest(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Option<Known>> {
    let rows: Vec<(InstallationId, String, String, Instant)> = act.tx().all(
        "SELECT id, device_hash, components, contact_at FROM installations WHERE customer_id = $1 AND seat_id = $2 \
         AND released_at IS NULL AND NOT named_itself AND components <> ''",
        params![arrival.contract.customer, seat.id],
    )?;
    let rule = arrival.contract.device_rules.components_agree;
    let agreeing = rows.into_iter().filter_map(|(id, device_hash, components, contact_at)| {
        let components = Components::read(&components);
        let agreeing = components.same(&arrival.identity.components, rule)?;
        Some(((agreeing, contact_at), Known { id, device_hash, components }))
    });
    Ok(agreeing.max_by_key(|(rank, _)| *rank).map(|(_, known)| known))
}

/// Whether an installation is of this device with some components changed.
pub(super) fn is_same(
    act: &mut Act<'_>,
    contract: &Contract,
    installation: InstallationId,
    identity: &Identity,
) -> Result<bool> {
    let kept: Option<(String,)> = act.tx().optional(
        "SELECT components FROM installations WHERE customer_id = $1 AND id = $2 AND NOT named_itself",
        params![contract.customer, installation],
    )?;
    let rule = contract.device_rules.components_agree;
    Ok(kept.is_some_and(|(kept,)| Components::read(&kept).same(&identity.components, rule).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_of(parts: &[(&str, &str)]) -> Components {
        Components(parts.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect())
    }

    /// The match rule, as a table: what is kept, what is told, the rule, whether it is the same device.
    #[test]
    fn enough_components_must_agree() {
        let five = made_of(&[("board", "b"), ("cpu", "c"), ("disk", "d"), ("host", "h"), ("mac", "m")]);
        let new_disk = made_of(&[("board", "b"), ("cpu", "c"), ("disk", "x"), ("host", "h"), ("mac", "m")]);
        let two_left = made_of(&[("board", "b"), ("cpu", "c"), ("disk", "x"), ("host", "y"), ("mac", "z")]);
        let few = made_of(&[("board", "b"), ("cpu", "c")]);
        let one = made_of(&[("host", "h")]);
        let table = [
            (&five, &five, None, Some(5)),
            (&five, &new_disk, None, Some(4)),
            (&five, &two_left, None, None),
            (&five, &two_left, Some(2), Some(2)),
            (&five, &new_disk, Some(5), None),
            (&five, &few, None, None),
            (&few, &few, None, Some(2)),
            (&one, &one, None, None),
            (&one, &one, Some(1), Some(1)),
            (&one, &few, Some(1), None),
            (&five, &made_of(&[]), Some(1), None),
        ];
        for (kept, told, rule, expected) in table {
            assert_eq!(kept.same(told, rule), expected, "{kept:?} {told:?} {rule:?}");
            assert_eq!(told.same(kept, rule), expected, "the order does not matter");
        }
        assert_eq!(five.changed(&new_disk), "disk");
        assert_eq!(five.changed(&few), "disk, host, mac");
        assert_eq!(Components::read(&five.text()), five);
    }

    #[test]
    fn what_makers_left_in_tells_nothing_apart() {
        for nothing in
            ["", " ", "None", "Default string", "To be filled by O.E.M.", "00:00:00:00:00:00", "FFFF-FFFF"]
        {
            assert!(!tells_apart(nothing), "{nothing}");
        }
        for something in ["WD-1234", "52:54:00:12:34:56", "fa1c"] {
            assert!(tells_apart(something), "{something}");
        }
    }
}
