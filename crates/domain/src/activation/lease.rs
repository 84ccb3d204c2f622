//! The lease of one device: how long it holds, and when the device should come back.

use seal::{Lease, SigningKey};
use uuid::Uuid;

use super::contract::Contract;
use crate::{
    act::{Act, World},
    clock::Instant,
    ids::InstallationId,
    random::{self, Random},
};

/// For how many days a device may work without reaching us (RP-15).
pub const LEASE_DAYS: i64 = 30;

const DAY_SECONDS: i64 = 86_400;

/// Seconds until a device should check in: a day, a tenth sooner or later, so that devices that were started or
/// cut off together do not come back together.
pub fn next_check_in_seconds(random: &dyn Random) -> i64 {
    let chance = i64::from(u16::from_be_bytes(random::bytes(random)));
    DAY_SECONDS * 9 / 10 + DAY_SECONDS / 5 * chance / i64::from(u16::MAX)
}

/// Who holds a lease.
pub(super) struct Bearer {
    pub installation: InstallationId,
    pub device_hash: String,
    pub username: String,
}

/// When a lease is made, and what no other lease has.
pub(super) struct Making {
    pub now: Instant,
    /// Seconds until the device should come back.
    pub wait: i64,
    pub serial: Uuid,
}

impl Making {
    pub(super) fn of(act: &Act<'_>) -> Self {
        Self { now: act.now(), wait: next_check_in_seconds(act.random()), serial: act.fresh_id() }
    }

    pub(super) fn at(world: &World, now: Instant) -> Self {
        Self { now, wait: next_check_in_seconds(world.random()), serial: world.fresh_id(now) }
    }
}

/// A lease that waits to be signed: signing takes as long as some statements, and is done where nobody else waits.
#[derive(Clone, Debug)]
pub struct Unsigned {
    key: SigningKey,
    lease: Lease,
}

impl Unsigned {
    /// The signed lease. The same each time.
    pub fn sign(&self) -> String {
        self.key.sign_lease(&self.lease)
    }
}

/// A lease for 30 days, but never past the end of the license and its grace.
pub(super) fn write(key: SigningKey, contract: &Contract, bearer: &Bearer, making: &Making) -> Unsigned {
    let (standing, now) = (&contract.standing, making.now);
    let lease = Lease {
        customer_id: contract.customer.to_string(),
        device: bearer.device_hash.clone(),
        edition: contract.edition_code.clone(),
        expires_at: now.plus_days(LEASE_DAYS).min(contract.ends_at).seconds(),
        features: contract.features.told(),
        installation_id: bearer.installation.to_string(),
        issued_at: now.seconds(),
        license_number: contract.number.clone(),
        product: contract.product.clone(),
        reasons: standing.reasons.iter().map(|reason| reason.word().to_owned()).collect(),
        refresh_after: now.plus_seconds(making.wait).seconds(),
        serial: making.serial.to_string(),
        status: standing.status.word().to_owned(),
        storage_limit_bytes: contract.storage_limit_bytes.map(|bytes| u64::try_from(bytes).unwrap_or(0)),
        username: bearer.username.clone(),
    };
    Unsigned { key, lease }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    /// RP-15: a tenth sooner or later, and not all at once.
    #[test]
    fn devices_come_back_after_about_a_day() {
        let waits: Vec<i64> = (0..2000).map(|_| next_check_in_seconds(&SystemRandom)).collect();
        assert!(waits.iter().all(|wait| (77_760..=95_040).contains(wait)));
        assert!(waits.iter().any(|wait| *wait < 80_000) && waits.iter().any(|wait| *wait > 93_000));
    }
}
