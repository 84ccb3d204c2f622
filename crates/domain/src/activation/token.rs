//! Device tokens: customer and installation, so that nothing needs to be searched, and 256 random bits.

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

use crate::{
    act::Act,
    ids::{InstallationId, OrganizationId},
    random,
    vault::{Purpose, Secret, Vault},
};

/// What a device token starts with, for leak scanners and people.
pub const TOKEN_PREFIX: &str = "swd_";

const TOKEN_BYTES: usize = 64;

/// What a token says, not yet proven.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub customer: OrganizationId,
    pub installation: InstallationId,
    pub hash: [u8; 32],
}

/// A new token for the installation, and the hash under which it is kept (SR-30).
pub(super) fn fresh(
    act: &Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
) -> (Secret, [u8; 32]) {
    let secret: [u8; 32] = random::bytes(act.random());
    let bytes = [customer.uuid().as_bytes(), installation.uuid().as_bytes(), &secret[..]].concat();
    let hash = act.vault().index(Purpose::DeviceToken, &bytes);
    (Secret::new(format!("{TOKEN_PREFIX}{}", BASE64URL_NOPAD.encode(&bytes))), hash)
}

/// Reads a token; `None` when it has not the form of one.
pub(super) fn read(vault: &Vault, token: &Secret) -> Option<Shown> {
    let body = token.reveal().strip_prefix(TOKEN_PREFIX).filter(|body| body.len() <= 2 * TOKEN_BYTES)?;
    let bytes = BASE64URL_NOPAD.decode(body.as_bytes()).ok().filter(|bytes| bytes.len() == TOKEN_BYTES)?;
    Some(Shown {
        customer: OrganizationId::from_uuid(Uuid::from_slice(&bytes[..16]).ok()?),
        installation: InstallationId::from_uuid(Uuid::from_slice(&bytes[16..32]).ok()?),
        hash: vault.index(Purpose::DeviceToken, &bytes),
    })
}
