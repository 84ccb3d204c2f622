//! Signed leases: what an installed program keeps on disk to know, without a connection, what it may do. And what
//! machines without any network live by: requests, license files and receipts.
//!
//! Here live the formats, the keys, signing and verifying; docs/LEASES.md tells the same to other languages.
//! No I/O, no clock and no randomness: secrets, time and device are passed in. How leases come about, how keys are
//! stored and how a lease travels is somebody else's.
#![forbid(unsafe_code)]

mod invalid;
mod keys;
mod lease;
mod offline;
mod ring;
mod signer;
mod token;

pub use invalid::{BadKey, Invalid};
pub use keys::{KeyId, PublicKey, SigningKey};
pub use lease::{Expect, LEEWAY_SECONDS, Lease, device_hash};
pub use offline::{LicenseFile, OfflineRequest, ReleaseReceipt};
pub use ring::{KeyRing, MAX_KEYS};
pub use token::{Document, MAX_TOKEN_BYTES, TYP, claimed_signer, open, open_document, verify};
