//! What a lease says, and whether it holds on this device at this time. How it is written and signed lives in `token`.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Invalid;

/// How far two honest clocks may lie apart, in seconds.
pub const LEEWAY_SECONDS: i64 = 60;

/// What one installed program may do, until when. Instants are Unix seconds, UTC.
///
/// Fields stand in the order of their names, because that is the order in which they are signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// Who bought.
    pub customer_id: String,
    /// [`device_hash`] of the device's fingerprint.
    pub device: String,
    /// Code of the edition, such as `server`.
    pub edition: String,
    /// The first second in which the lease no longer holds.
    pub expires_at: i64,
    /// What the plan turns on, by code.
    pub features: Vec<String>,
    /// The installation this is for.
    pub installation_id: String,
    /// When it was made; it does not hold earlier.
    pub issued_at: i64,
    /// The number of the license.
    pub license_number: String,
    /// Code of the product.
    pub product: String,
    /// Every reason that holds for the status, by code.
    pub reasons: Vec<String>,
    /// When the program should ask for a fresh lease.
    pub refresh_after: i64,
    /// Differs in every lease.
    pub serial: String,
    /// Status of the license, by code. A lease that verifies says so truly; it need not say `active`.
    pub status: String,
    /// Ceiling of stored data, in bytes; `None` is unlimited.
    pub storage_limit_bytes: Option<u64>,
    /// The user of the seat.
    pub username: String,
}

/// What the verifying program knows of itself.
#[derive(Debug, Clone, Copy)]
pub struct Expect<'a> {
    /// [`device_hash`] of this device's fingerprint.
    pub device: &'a str,
    /// This device's clock, Unix seconds.
    pub now: i64,
    /// The latest time that this device's clock or a lease's `issued_at` is known to have shown; kept by the program
    /// between runs. A program that starts afresh passes 0.
    pub latest_seen: i64,
}

impl Lease {
    /// Whether the lease holds for this device at this time.
    ///
    /// Refuses [`Invalid::WrongDevice`], [`Invalid::ClockTurnedBack`], [`Invalid::NotYetValid`] and
    /// [`Invalid::Expired`], in this order. A clock that lags by less than [`LEEWAY_SECONDS`] is accepted, yet gains
    /// nothing: the end is measured against the latest time seen.
    pub fn check(&self, expect: &Expect<'_>) -> Result<(), Invalid> {
        if self.device != expect.device {
            return Err(Invalid::WrongDevice);
        }
        within(self.issued_at, self.expires_at, expect)
    }

    /// Whether the lease is for this product; a vendor with several asks this too. Refuses [`Invalid::WrongProduct`].
    pub fn check_product(&self, product: &str) -> Result<(), Invalid> {
        if self.product == product { Ok(()) } else { Err(Invalid::WrongProduct) }
    }

    /// Whether it is time to ask for a fresh lease.
    pub fn refresh_due(&self, now: i64) -> bool {
        now >= self.refresh_after
    }
}

/// Whether this is a time between two instants, for a clock that may have been turned.
pub(crate) fn within(issued_at: i64, expires_at: i64, expect: &Expect<'_>) -> Result<(), Invalid> {
    let soonest_excused = expect.now.saturating_add(LEEWAY_SECONDS);
    if soonest_excused < expect.latest_seen {
        Err(Invalid::ClockTurnedBack)
    } else if soonest_excused < issued_at {
        Err(Invalid::NotYetValid)
    } else if expect.now.max(expect.latest_seen) >= expires_at {
        Err(Invalid::Expired)
    } else {
        Ok(())
    }
}

/// What a lease names a device by: the SHA-256 of the fingerprint's UTF-8 bytes, 64 lower-case hexadecimal digits.
pub fn device_hash(fingerprint: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(fingerprint.as_bytes()))
}
