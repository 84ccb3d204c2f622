//! Device tokens: customer and installation, so that nothing needs to be searched, and 256 random bits.

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

use crate::{
    act::Act,
    ids::{InstallationId, OrganizationId},
    random,
    refusal::Result,
    vault::{Place, Purpose, Secret, Vault},
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

/// A token that is given out.
pub(super) struct Token {
    pub shown: Secret,
    /// Under which it is kept (SR-30).
    pub hash: [u8; 32],
    /// What it is made again from, until it is used.
    pub sealed: Vec<u8>,
}

/// A new token for the installation.
pub(super) fn fresh(act: &Act<'_>, customer: OrganizationId, installation: InstallationId) -> Token {
    let secret: [u8; 32] = random::bytes(act.random());
    let sealed = act.vault().seal(place(customer, installation), random::bytes(act.random()), &secret);
    of(act.vault(), (customer, installation), &secret, sealed)
}

/// The token that was given out before and never used.
pub(super) fn again(
    vault: &Vault,
    (customer, installation): (OrganizationId, InstallationId),
    sealed: Vec<u8>,
) -> Result<Token> {
    let secret = vault.open(place(customer, installation), &sealed)?;
    Ok(of(vault, (customer, installation), &secret, sealed))
}

fn of(
    vault: &Vault,
    (customer, installation): (OrganizationId, InstallationId),
    secret: &[u8],
    sealed: Vec<u8>,
) -> Token {
    let bytes = [customer.uuid().as_bytes(), installation.uuid().as_bytes(), secret].concat();
    let hash = vault.index(Purpose::DeviceToken, &bytes);
    Token { shown: Secret::new(format!("{TOKEN_PREFIX}{}", BASE64URL_NOPAD.encode(&bytes))), hash, sealed }
}

const fn place(customer: OrganizationId, installation: InstallationId) -> Place {
    Place { column: "installations.token_sealed", owner: customer.uuid(), record: installation.uuid() }
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
