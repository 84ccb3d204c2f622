//! What strangers may see of a brand: pages behind links, mails, and the files of logos. No right is asked; a link
//! or the name of a file that was not handed out leads nowhere.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use uuid::Uuid;

use super::{Brand, Logo, rules, store};
use crate::{
    act::Act,
    ids::OrganizationId,
    refusal::Result,
    vault::{self, Purpose, Vault},
};

/// The brand of an organization for mails and pages that its own links lead to.
pub(crate) fn of(act: &mut Act<'_>, organization: OrganizationId) -> Result<Brand> {
    let levels = store::levels(act, organization)?;
    let grants = if levels.iter().any(|level| level.own.sender_email.is_some()) {
        store::grants(act, organization)?
    } else {
        Vec::new()
    };
    Ok(rules::brand(&levels, &grants))
}

/// The picture of a logo, as PNG.
pub(crate) fn logo_content(act: &mut Act<'_>, logo: &Logo) -> Result<Option<Vec<u8>>> {
    store::content(act, logo.organization, &logo.digest)
}

impl Logo {
    /// The name of its file: whose it is, and which.
    pub fn file(&self) -> String {
        format!("{}{}.png", HEXLOWER.encode(self.organization.uuid().as_bytes()), self.digest)
    }
}

/// The picture behind the name of a file, as PNG; `None` when no logo has it (any more).
pub fn logo_file(act: &mut Act<'_>, file: &str) -> Result<Option<Vec<u8>>> {
    let Some(name) = file.strip_suffix(".png").filter(|name| name.len() == 64) else { return Ok(None) };
    let Ok(bytes) = HEXLOWER.decode(name.as_bytes()) else { return Ok(None) };
    let Ok(owner) = Uuid::from_slice(&bytes[..16]) else { return Ok(None) };
    store::content(act, OrganizationId::from_uuid(owner), &name[32..])
}

const MAC: usize = 16;

/// What stands in an address to show the login page in an organization's brand. Nobody else can make one, so that
/// nobody finds out which organizations there are.
pub fn link(vault: &Vault, organization: OrganizationId) -> String {
    let id = organization.uuid();
    let mac = vault.index(Purpose::BrandLink, id.as_bytes());
    BASE64URL_NOPAD.encode(&[&id.as_bytes()[..], &mac[..MAC]].concat())
}

/// The brand that a link names; `None` when it is not one of ours, or nothing was set.
pub fn by_link(act: &mut Act<'_>, text: &str) -> Result<Option<Brand>> {
    let decoded = if text.len() == 43 { BASE64URL_NOPAD.decode(text.as_bytes()).ok() } else { None };
    let Some(bytes) = decoded.filter(|bytes| bytes.len() == 16 + MAC) else { return Ok(None) };
    let (id, mac) = bytes.split_at(16);
    if !vault::same(mac, &act.vault().index(Purpose::BrandLink, id)[..MAC]) {
        return Ok(None);
    }
    let Ok(id) = Uuid::from_slice(id) else { return Ok(None) };
    Ok(Some(of(act, OrganizationId::from_uuid(id))?).filter(|brand| brand.is_set))
}
