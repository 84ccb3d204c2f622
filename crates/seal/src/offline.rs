//! What goes back and forth on foot: the request of a machine without a network, the license file that answers it,
//! and the receipt that proves that the machine gave its place back. How they are written and signed lives in `token`.

use serde::{Deserialize, Serialize};

use crate::{
    Expect, Invalid, KeyRing, PublicKey, SigningKey,
    lease::within,
    token::{Document, open_document, unproven},
};

/// What one installed program may do without ever reaching the server, until when. Instants are Unix seconds, UTC.
///
/// Fields stand in the order of their names, because that is the order in which they are signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenseFile {
    /// Who bought.
    pub customer_id: String,
    /// The name of who bought, to be shown.
    pub customer_name: String,
    /// [`device_hash`](crate::device_hash) of the one device that this is for; `None`: for whichever holds the file.
    pub device: Option<String>,
    /// Code of the edition, such as `server`.
    pub edition: String,
    /// The first second in which the file no longer holds.
    pub expires_at: i64,
    /// What the plan turns on, by code.
    pub features: Vec<String>,
    /// The installation whose place this takes.
    pub installation_id: String,
    /// When it was made; it does not hold earlier.
    pub issued_at: i64,
    /// The number of the license.
    pub license_number: String,
    /// Code of the product.
    pub product: String,
    /// Differs in every file.
    pub serial: String,
    /// Ceiling of stored data, in bytes; `None` is unlimited.
    pub storage_limit_bytes: Option<u64>,
    /// The user of the seat.
    pub username: String,
}

impl Document for LicenseFile {
    const TYP: &'static str = "seatwright-license+jws";
}

impl LicenseFile {
    /// Whether the file holds for this device at this time, by the rules of [`Lease::check`](crate::Lease::check); one
    /// without a device holds on any.
    pub fn check(&self, expect: &Expect<'_>) -> Result<(), Invalid> {
        if self.device.as_ref().is_some_and(|device| device != expect.device) {
            return Err(Invalid::WrongDevice);
        }
        within(self.issued_at, self.expires_at, expect)
    }

    /// Whether the file is for this product. Refuses [`Invalid::WrongProduct`].
    pub fn check_product(&self, product: &str) -> Result<(), Invalid> {
        if self.product == product { Ok(()) } else { Err(Invalid::WrongProduct) }
    }
}

/// What a machine without a network asks with. It is signed with a key of its own, which later proves its return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfflineRequest {
    /// As in the invitation.
    pub activation_code: String,
    /// [`device_hash`](crate::device_hash) of the device's fingerprint.
    pub device: String,
    /// The device's own public key, as base64url: [`PublicKey::to_base64url`].
    pub device_key: String,
    pub device_name: String,
    pub platform: String,
    /// Unix seconds by the device's clock, which nobody has to believe.
    pub requested_at: i64,
    pub software_version: String,
    /// As in the invitation.
    pub username: String,
}

impl Document for OfflineRequest {
    const TYP: &'static str = "seatwright-offline-request+jws";
}

impl OfflineRequest {
    /// Writes the request and signs it with the device's key, which must be the one that it names.
    pub fn sign(&self, device_key: &SigningKey) -> String {
        device_key.sign_document(self)
    }

    /// Reads a request and proves that whoever wrote it has the key it names.
    ///
    /// Refuses as [`open_document`]; [`Invalid::UnknownKey`] when it is signed with another key than its own.
    pub fn open(token: &str) -> Result<(Self, PublicKey), Invalid> {
        let claimed: Self = unproven(token)?;
        let key = PublicKey::from_base64url(&claimed.device_key).map_err(|_| Invalid::Malformed)?;
        let proven: Self = open_document(token, &ring_of(&key)?)?;
        Ok((proven, key))
    }
}

/// The word of a machine that it no longer uses its place: signed with the key that its request named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseReceipt {
    /// The installation that is given back.
    pub installation_id: String,
    /// Unix seconds by the device's clock.
    pub released_at: i64,
    /// The serial of the license file that the machine held last and accepts no more.
    pub serial: String,
}

impl Document for ReleaseReceipt {
    const TYP: &'static str = "seatwright-release+jws";
}

impl ReleaseReceipt {
    /// Writes and signs the receipt with the device's key.
    pub fn sign(&self, device_key: &SigningKey) -> String {
        device_key.sign_document(self)
    }

    /// What a receipt claims, before it is proven: to find whose key proves it.
    ///
    /// Refuses [`Invalid::Malformed`] and [`Invalid::WrongPurpose`].
    pub fn claimed(token: &str) -> Result<Self, Invalid> {
        unproven(token)
    }

    /// Reads a receipt and proves that this key wrote it. Refuses as [`open_document`].
    pub fn open(token: &str, device_key: &PublicKey) -> Result<Self, Invalid> {
        open_document(token, &ring_of(device_key)?)
    }
}

fn ring_of(key: &PublicKey) -> Result<KeyRing, Invalid> {
    let mut ring = KeyRing::new();
    ring.add(key.clone()).map_err(|_| Invalid::Malformed)?;
    Ok(ring)
}
