//! Tokens of the API: shown once, kept as a keyed hash, never stronger than who made them (SR-30, SR-31).

mod rules;
mod store;

#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row};

use crate::{
    access::{Action, Role},
    accounts::{self, Letter},
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{AccountId, OrganizationId, TokenId},
    input::Checks,
    organizations,
    page::{Cursor, Page, Window},
    random,
    refusal::{Refusal, Result},
    sessions::require_recent_password,
    vault::{Purpose, Secret},
};

pub use rules::PREFIX;

/// A token lasts at most this many days.
pub const LONGEST_DAYS: i64 = 365;
/// Use is written down at most once in so many seconds.
const USED_EVERY: i64 = 60;

/// A token as its organization's people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub id: TokenId,
    pub organization: OrganizationId,
    pub name: String,
    pub role: Role,
    /// Its last four characters, to know it by.
    pub ending: String,
    /// Who made it; `None` for the command line.
    pub created_by: Option<AccountId>,
    pub created_at: Instant,
    pub expires_at: Instant,
    /// When it was last used, to the minute.
    pub used_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
}

impl FromRow for Token {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            name: row.get("name")?,
            role: row.get("role")?,
            ending: row.get("ending")?,
            created_by: row.get("created_by")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            used_at: row.get("used_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }
}

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    pub name: String,
    pub role: Role,
    /// Days until it expires, 1 to 365.
    pub days: i64,
}

/// Makes a token for an organization and all below it. The secret is returned here and nowhere else.
///
/// Refusals: `password-needed-again`; `organization-disabled`; `role-above-own`; `invalid`; `forbidden` also for tokens, which make none.
pub fn create(act: &mut Act<'_>, organization: OrganizationId, new: &NewToken) -> Result<(Secret, Token)> {
    act.allow(Action::TokensChange, organization)?;
    organizations::refuse_when_stopped(act, organization)?;
    require_recent_password(act)?;
    let mut checks = Checks::new();
    let name = checks.required("name", &new.name, 100);
    let days = checks.number("days", new.days, 1, LONGEST_DAYS);
    checks.finish()?;
    organizations::ceiling(act, organization, new.role)?;
    let secret = rules::sealed_with_check(random::token(act.random(), PREFIX).reveal());
    let now = act.now();
    let token = Token {
        id: TokenId::from_uuid(act.fresh_id()),
        organization,
        name,
        role: new.role,
        ending: rules::ending(&secret),
        created_by: act.actor().account(),
        created_at: now,
        expires_at: now.plus_days(days),
        used_at: None,
        revoked_at: None,
    };
    let hash = hash(act, &secret);
    store::insert(act, &hash, &token)?;
    let entry = Entry::new(What::TokenMade, SubjectKind::Token, token.id, &token.name)
        .note("role", token.role.word())
        .note("expires_at", token.expires_at.to_string());
    act.record(organization, entry)?;
    tell_maker(act, &token)?;
    Ok((secret, token))
}

fn tell_maker(act: &mut Act<'_>, token: &Token) -> Result<()> {
    let Some(account) = token.created_by else { return Ok(()) };
    let account = accounts::get(act, account)?;
    let organization = organizations::get(act, token.organization)?.name;
    let letter =
        Letter::TokenMade { token: &token.name, organization: &organization, role: token.role.word() };
    accounts::post(act, token.organization, &account, letter)?;
    Ok(())
}

fn hash(act: &Act<'_>, secret: &Secret) -> [u8; 32] {
    act.vault().index(Purpose::ApiToken, secret.reveal().as_bytes())
}

/// The organization's tokens, the newest first, ended ones included.
pub fn list(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Token>> {
    let scope = act.allow(Action::TokensChange, organization)?;
    let rows = store::list(act, &scope, window)?;
    Ok(window.page(rows, None, |token| Cursor::new([token.id.to_string()])))
}

/// Ends a token at once. Refusals: `not-found`, also when it ended before.
pub fn revoke(act: &mut Act<'_>, organization: OrganizationId, id: TokenId) -> Result<()> {
    let scope = act.allow(Action::TokensChange, organization)?;
    let name = store::revoke(act, scope.organization(), id)?.ok_or(Refusal::NotFound)?;
    act.record(organization, Entry::new(What::TokenRevoked, SubjectKind::Token, id, name))
}

/// Ends all tokens that an account made.
pub(crate) fn revoke_made_by(act: &mut Act<'_>, account: AccountId) -> Result<()> {
    for token in store::made_by(act, account)? {
        end(act, &token)?;
    }
    Ok(())
}

/// Ends the tokens an account made that may do more than the account still may there.
pub(crate) fn revoke_beyond_rights(act: &mut Act<'_>, account: AccountId) -> Result<()> {
    for token in store::made_by(act, account)? {
        let grants = act.grants_of(account, token.organization)?;
        let strongest = grants.into_iter().map(|grant| grant.role).max();
        if strongest.is_none_or(|own| own < token.role) {
            end(act, &token)?;
        }
    }
    Ok(())
}

fn end(act: &mut Act<'_>, token: &Token) -> Result<()> {
    store::revoke(act, token.organization, token.id)?;
    act.record(token.organization, Entry::new(What::TokenRevoked, SubjectKind::Token, token.id, &token.name))
}

/// Who shows a token.
#[derive(Clone, Debug)]
pub struct Resumed {
    pub actor: Actor,
    pub token: Token,
    /// Whether the use is to be written down.
    stale: bool,
}

/// Who shows this token. Only reads; [`enter`] also writes down the use.
///
/// Refusals: `token-refused` when it is not one of ours, unknown, revoked or expired, or its organization or one
/// above is disabled. What cannot be a token is refused without a look into the database.
pub fn resume(act: &mut Act<'_>, shown: &Secret) -> Result<Resumed> {
    if !rules::is_well_formed(shown.reveal()) {
        return Err(Refusal::TokenRefused.into());
    }
    let hash = hash(act, shown);
    let token = store::find(act, &hash)?.ok_or(Refusal::TokenRefused)?;
    let now = act.now();
    Ok(Resumed {
        actor: Actor::Token {
            token: token.id,
            name: token.name.clone(),
            organization: token.organization,
            role: token.role,
        },
        stale: token.used_at.is_none_or(|used| now.seconds_since(used) >= USED_EVERY),
        token,
    })
}

/// Who shows this token; writes down the use at most once a minute, apart from whatever is done next.
pub async fn enter(world: &World, shown: &Secret) -> Result<Resumed> {
    let nobody = Caller::new(Actor::Stranger, Door::Api);
    let secret = shown.clone();
    let resumed = world.read(&nobody, move |act| resume(act, &secret)).await?;
    if resumed.stale {
        let (organization, id) = (resumed.token.organization, resumed.token.id);
        if let Err(error) = world.work(&nobody, move |act| store::used(act, organization, id)).await {
            tracing::warn!(%error, "the use of a token was not written down");
        }
    }
    Ok(resumed)
}
