//! One-time links: the first operator, forgotten passwords, invited staff. Found by the keyed hash of their token,
//! used once by a conditional update, void when a newer one is made (SR-56).

use db::{DbError, FromRow, Row, params};

use crate::{
    access::{Action, Role},
    act::Act,
    clock::Instant,
    ids::{AccountId, OrganizationId},
    language::Language,
    refusal::{Refusal, Result},
    vault::{Purpose, Secret},
    words,
};

words! {
    /// What a one-time link is for.
    LinkPurpose { Bootstrap => "bootstrap", Reset => "reset", Staff => "staff" }
}

impl LinkPurpose {
    /// How many days the link of an account creation mail is good for, from when a mail server took the mail.
    pub(crate) const ACCOUNT_DAYS: i64 = 7;

    /// How long a link is good for, in seconds.
    pub(crate) const fn lasts(self) -> i64 {
        match self {
            Self::Bootstrap => 30 * 60,
            Self::Reset => 60 * 60,
            Self::Staff => 72 * 3_600,
        }
    }
}

/// What a link stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub purpose: LinkPurpose,
    pub account: Option<AccountId>,
    pub email: Option<String>,
    pub organization: Option<OrganizationId>,
    pub role: Option<Role>,
    /// Who made it, as the outbox writes authors.
    pub invited_by: Option<String>,
    /// What whoever made it must still be allowed when it is used, where that is not the right over members. Such
    /// a link is good from when its mail was taken by a server, and its maker need hold no role as high.
    pub asks: Option<Action>,
    /// How the person that it invites is called, and is addressed.
    pub name: Option<String>,
    pub language: Option<Language>,
    pub created_at: Instant,
    pub expires_at: Instant,
}

impl FromRow for Link {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            purpose: row.get("purpose")?,
            account: row.get("account_id")?,
            email: row.get("email")?,
            organization: row.get("organization_id")?,
            role: row.get("role")?,
            invited_by: row.get("invited_by")?,
            asks: row.get("asks")?,
            name: row.get("name")?,
            language: row.get("language")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
        })
    }
}

const COLUMNS: &str = "purpose, account_id, email, organization_id, role, invited_by, asks, name, language, created_at, \
    expires_at";

/// When a link ends that waits for its mail to go out.
const NOT_YET_COUNTED: Instant = Instant::from_micros(253_000_000_000_000_000);

impl Link {
    pub(crate) const fn bare(purpose: LinkPurpose) -> Self {
        Self {
            purpose,
            account: None,
            email: None,
            organization: None,
            role: None,
            invited_by: None,
            asks: None,
            name: None,
            language: None,
            created_at: Instant::from_micros(0),
            expires_at: Instant::from_micros(0),
        }
    }

    /// When the link ends; none while it waits for its mail to go out.
    pub(crate) fn ends_at(&self) -> Option<Instant> {
        Some(self.expires_at).filter(|at| *at < NOT_YET_COUNTED)
    }

    pub(crate) fn reset_of(account: AccountId) -> Self {
        Self { account: Some(account), ..Self::bare(LinkPurpose::Reset) }
    }
}

fn hash(act: &Act<'_>, token: &Secret) -> [u8; 32] {
    act.vault().index(Purpose::AccountLink, token.reveal().as_bytes())
}

/// Makes the link good from now on, and voids those for the same before it.
pub(crate) fn make(act: &mut Act<'_>, token: &Secret, link: &Link) -> Result<()> {
    void(act, link)?;
    let (hash, now) = (hash(act, token), act.now());
    let expires_at =
        if link.asks.is_some() { NOT_YET_COUNTED } else { now.plus_seconds(link.purpose.lasts()) };
    act.tx().execute(
        "INSERT INTO account_links (token_hash, purpose, account_id, email, organization_id, role, invited_by, \
         asks, name, language, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            hash.as_slice(), link.purpose, link.account, &link.email, link.organization, link.role,
            &link.invited_by, link.asks, &link.name, link.language, now, expires_at
        ],
    )?;
    Ok(())
}

/// The mail of the link has gone out: from now on its days count.
pub(crate) fn count_from_now(act: &mut Act<'_>, token: &Secret) -> Result<()> {
    let (hash, ends_at) = (hash(act, token), act.now().plus_days(LinkPurpose::ACCOUNT_DAYS));
    act.tx().execute(
        "UPDATE account_links SET expires_at = $2 WHERE token_hash = $1 AND used_at IS NULL",
        params![hash.as_slice(), ends_at],
    )?;
    Ok(())
}

/// Voids the unused links for the same account, or the same address at the same organization. Returns how many.
pub(crate) fn void(act: &mut Act<'_>, link: &Link) -> Result<u64> {
    let now = act.now();
    Ok(match link.purpose {
        LinkPurpose::Bootstrap => act.tx().execute(
            "UPDATE account_links SET used_at = $2 WHERE purpose = $1 AND used_at IS NULL",
            params![link.purpose, now],
        )?,
        LinkPurpose::Reset => act.tx().execute(
            "UPDATE account_links SET used_at = $3 WHERE account_id = $2 AND purpose = $1 AND used_at IS NULL",
            params![link.purpose, link.account, now],
        )?,
        LinkPurpose::Staff => act.tx().execute(
            "UPDATE account_links SET used_at = $4 WHERE organization_id = $2 AND purpose = $1 AND email = $3 \
             AND used_at IS NULL AND expires_at > $4",
            params![link.purpose, link.organization, &link.email, now],
        )?,
    })
}

/// What the link stands for while it is good; looking does not use it up.
///
/// Refusals: `link-expired` whether it was used, voided, is too old or never was.
pub(crate) fn find(act: &mut Act<'_>, purpose: LinkPurpose, token: &Secret) -> Result<Link> {
    let (hash, now) = (hash(act, token), act.now());
    let sql = format!(
        "SELECT {COLUMNS} FROM account_links WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL \
         AND expires_at > $3"
    );
    let found: Option<Link> = act.tx().optional(&sql, params![hash.as_slice(), purpose, now])?;
    found.ok_or_else(|| Refusal::LinkExpired.into())
}

/// Uses the link up. Of several at a time one gets it. Refusals as of [`find`].
pub(crate) fn take(act: &mut Act<'_>, purpose: LinkPurpose, token: &Secret) -> Result<Link> {
    let (hash, now) = (hash(act, token), act.now());
    let sql = format!(
        "UPDATE account_links SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL \
         AND expires_at > $3 RETURNING {COLUMNS}"
    );
    let used: Option<Link> = act.tx().optional(&sql, params![hash.as_slice(), purpose, now])?;
    used.ok_or_else(|| Refusal::LinkExpired.into())
}

/// The good links of staff invited to an organization, the newest first.
pub(crate) fn pending(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Link>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM account_links WHERE organization_id = $1 AND purpose = 'staff' AND used_at IS NULL \
         AND expires_at > $2 ORDER BY created_at DESC, email LIMIT 200"
    );
    Ok(act.tx().all(&sql, params![organization, now])?)
}

/// Forgets up to `most` links that ended. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let before = act.now().plus_days(-7);
    Ok(act.tx().execute(
        "DELETE FROM account_links WHERE token_hash IN ( \
         SELECT token_hash FROM account_links WHERE expires_at < $1 LIMIT $2)",
        params![before, most],
    )?)
}
