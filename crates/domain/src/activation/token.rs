//! Device tokens: customer and installation, so that nothing needs to be searched, and 256 random bits.

use data_encoding::BASE64URL_NOPAD;
use db::{DbError, FromRow, Row};
use uuid::Uuid;

use crate::{
    act::Act,
    ids::{InstallationId, OrganizationId},
    random,
    refusal::Result,
    vault::{self, Place, Purpose, Secret, Vault},
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

/// The tokens of an installation, as they are kept.
#[derive(Clone)]
pub(super) struct Kept {
    hash: Vec<u8>,
    /// Of the token before, as long as the present one was not used.
    former: Option<Vec<u8>>,
    /// Whether the present one was never used.
    unused: bool,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self { hash: row.get("token_hash")?, former: row.get("former_hash")?, unused: row.get("unused")? })
    }
}

impl Kept {
    /// Whether a token is the present one, or was before that one is used.
    pub(super) fn admits(&self, shown: &Shown) -> bool {
        vault::same(&self.hash, &shown.hash)
            || self.former.as_ref().is_some_and(|former| vault::same(former, &shown.hash))
    }

    /// Whether a token is the present one, used for the first time: the one before comes to its end with that.
    pub(super) fn begin_with(&self, shown: &Shown) -> bool {
        (self.unused || self.former.is_some()) && vault::same(&self.hash, &shown.hash)
    }

    /// As they are kept once the present one was used.
    pub(super) fn begun(&self) -> Self {
        Self { hash: self.hash.clone(), former: None, unused: false }
    }
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
