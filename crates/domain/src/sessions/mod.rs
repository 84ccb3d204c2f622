//! Logins: one row for each browser that an account is logged in with, found by the keyed hash of its token.
//! Here: opening, resuming, confirming, ending. Whether a password is right is decided in `accounts`.

mod store;

#[cfg(test)]
mod tests;

use data_encoding::BASE64URL_NOPAD;
use db::{DbError, FromRow, Row};

use crate::{
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{AccountId, OrganizationId, SessionId},
    language::Language,
    random,
    refusal::{Refusal, Result},
    vault::{Purpose, Secret, same},
    words,
};

/// A login ends this many seconds after it was last used.
pub const IDLE: i64 = 30 * 60;
/// A login ends this many seconds after it began, however busy.
pub const LONGEST: i64 = 12 * 3_600;
/// For how many seconds a password that was given counts as recent.
pub const RECENT: i64 = 5 * 60;
/// Use is written down at most once in so many seconds.
const SEEN_EVERY: i64 = 60;
/// Ended logins are kept this many days, to know a browser again.
const KEPT_DAYS: i64 = 30;

words! {
    /// How the console looks; without one it follows the system.
    Theme { Light => "light", Dark => "dark" }
}

/// A login that is shown to whom it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub created_at: Instant,
    /// When the password was last given.
    pub confirmed_at: Instant,
    /// When it was last used, to the minute.
    pub seen_at: Instant,
    pub expires_at: Instant,
    pub ip: String,
    pub user_agent: String,
}

impl FromRow for Session {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            account: row.get("account_id")?,
            created_at: row.get("created_at")?,
            confirmed_at: row.get("confirmed_at")?,
            seen_at: row.get("seen_at")?,
            expires_at: row.get("expires_at")?,
            ip: row.get("ip")?,
            user_agent: row.get("user_agent")?,
        })
    }
}

/// Everything a page needs to know about who asks for it.
#[derive(Clone, Debug)]
pub struct Resumed {
    pub actor: Actor,
    pub session: Session,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub theme: Option<Theme>,
    /// Whether keys of one letter do something.
    pub letter_keys: bool,
    /// Where the account looks from: what it chose last, or the highest organization it belongs to.
    pub organization: Option<OrganizationId>,
    form_token: Secret,
    /// Whether the use is to be written down.
    stale: bool,
}

impl Resumed {
    /// What every form of this login carries (SR-44).
    pub fn form_token(&self) -> &str {
        self.form_token.reveal()
    }

    /// Refuses with `form-expired` unless the form carries the token of this login.
    pub fn check_form_token(&self, given: &str) -> Result<()> {
        if same(self.form_token.reveal().as_bytes(), given.as_bytes()) {
            Ok(())
        } else {
            Err(Refusal::FormExpired.into())
        }
    }
}

/// From where a login comes.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub ip: String,
    pub user_agent: String,
}

/// Opens a login for an account whose password was just found right, or who just proved to own its mailbox.
pub(crate) fn open(act: &mut Act<'_>, account: AccountId, browser: &Browser) -> Result<Secret> {
    let now = act.now();
    let session = Session {
        id: SessionId::from_uuid(act.fresh_id()),
        account,
        created_at: now,
        confirmed_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(LONGEST),
        ip: cut(&browser.ip, 64),
        user_agent: cut(&browser.user_agent, 300),
    };
    let token = random::token(act.random(), "");
    store::insert(act, &hash(act, token.reveal()), &session)?;
    Ok(token)
}

/// Whether the account was ever logged in with this browser, as far as is kept.
pub(crate) fn knows_browser(act: &mut Act<'_>, account: AccountId, browser: &Browser) -> Result<bool> {
    store::knows_user_agent(act, account, &cut(&browser.user_agent, 300))
}

fn cut(text: &str, characters: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(characters).collect()
}

fn hash(act: &Act<'_>, token: &str) -> [u8; 32] {
    act.vault().index(Purpose::Session, token.as_bytes())
}

/// Who shows this token. Only reads; [`enter`] also writes down the use.
///
/// Refusals: `not-logged-in` when the login is unknown, ended or idle for too long, or the account is disabled.
pub fn resume(act: &mut Act<'_>, token: &str) -> Result<Resumed> {
    let hash = hash(act, token);
    let found = store::find(act, &hash)?.ok_or(Refusal::NotLoggedIn)?;
    let (now, session) = (act.now(), found.session);
    let idle = now.seconds_since(session.seen_at) >= IDLE;
    if idle || now >= session.expires_at || found.disabled_at.is_some() {
        return Err(Refusal::NotLoggedIn.into());
    }
    let organization = standpoint(act, session.account, found.organization)?;
    let form_token = BASE64URL_NOPAD.encode(&act.vault().index(Purpose::FormToken, &hash));
    Ok(Resumed {
        actor: Actor::Person {
            account: session.account,
            name: found.name.clone(),
            session: Some(session.id),
            confirmed_at: session.confirmed_at,
        },
        stale: now.seconds_since(session.seen_at) >= SEEN_EVERY,
        session,
        email: found.email,
        name: found.name,
        language: found.language,
        time_zone: found.time_zone,
        theme: found.theme,
        letter_keys: found.letter_keys,
        organization,
        form_token: Secret::new(form_token),
    })
}

/// The chosen organization while the account still reaches it, else the highest it belongs to.
fn standpoint(
    act: &mut Act<'_>,
    account: AccountId,
    chosen: Option<OrganizationId>,
) -> Result<Option<OrganizationId>> {
    if let Some(chosen) = chosen
        && !act.grants_of(account, chosen)?.is_empty()
    {
        return Ok(Some(chosen));
    }
    Ok(crate::organizations::tops_of(act, account)?.first().copied())
}

/// Who shows this token; writes down the use at most once a minute, apart from whatever is done next.
/// That the use could not be written down keeps nobody out.
pub async fn enter(world: &World, token: &Secret) -> Result<Resumed> {
    let nobody = Caller::new(Actor::Stranger, Door::Console);
    let shown = token.clone();
    let resumed = world.read(&nobody, move |act| resume(act, shown.reveal())).await?;
    if resumed.stale {
        let session = resumed.session.clone();
        let written = world.work(&nobody, move |act| store::seen(act, &session)).await;
        if let Err(error) = written {
            tracing::warn!(%error, "the use of a login was not written down");
        }
    }
    Ok(resumed)
}

fn own(act: &Act<'_>) -> Result<(AccountId, Option<SessionId>)> {
    match act.actor() {
        Actor::Person { account, session, .. } => Ok((*account, *session)),
        _ => Err(Refusal::NotLoggedIn.into()),
    }
}

/// Looks from another organization from now on, in this login.
pub fn choose_organization(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    let (account, session) = own(act)?;
    act.allow(crate::access::Action::OrganizationsView, organization)?;
    store::choose(act, account, session, organization)
}

/// The actor's own logins that have not ended, the latest used first.
pub fn list(act: &mut Act<'_>) -> Result<Vec<Session>> {
    let (account, _) = own(act)?;
    store::live(act, account)
}

/// Ends one of the actor's own logins. Refusals: `not-found` for anybody else's.
pub fn revoke(act: &mut Act<'_>, session: SessionId) -> Result<()> {
    let (account, _) = own(act)?;
    if store::end(act, account, session)? == 0 {
        return Err(Refusal::NotFound.into());
    }
    record(act, account, What::SessionsEnded, 1)
}

/// Ends all of the actor's logins but the present one.
pub fn revoke_others(act: &mut Act<'_>) -> Result<u64> {
    let (account, session) = own(act)?;
    let ended = store::end_all(act, account, session)?;
    if ended > 0 {
        record(act, account, What::SessionsEnded, ended)?;
    }
    Ok(ended)
}

/// Logs out: ends the present login.
pub fn close(act: &mut Act<'_>) -> Result<()> {
    let (account, Some(session)) = own(act)? else { return Err(Refusal::NotLoggedIn.into()) };
    store::end(act, account, session)?;
    record(act, account, What::LoggedOut, 1)
}

fn record(act: &mut Act<'_>, account: AccountId, what: What, ended: u64) -> Result<()> {
    let home = crate::accounts::home(act, account)?;
    let name = act.actor().name().to_owned();
    let entry = Entry::new(what, SubjectKind::Account, account, name);
    act.record(home, if what == What::SessionsEnded { entry.note("count", ended) } else { entry })
}

/// Ends the account's logins, all but the one that is kept.
pub(crate) fn end_all(act: &mut Act<'_>, account: AccountId, but: Option<SessionId>) -> Result<u64> {
    store::end_all(act, account, but)
}

/// Gives the actor's present login another token, as after its password was given again (SR-23).
/// It counts as confirmed from now on.
pub(crate) fn rotate(act: &mut Act<'_>) -> Result<Secret> {
    let (account, Some(session)) = own(act)? else { return Err(Refusal::NotLoggedIn.into()) };
    let token = random::token(act.random(), "");
    let hash = hash(act, token.reveal());
    if store::rotate(act, account, session, &hash)? == 0 {
        return Err(Refusal::NotLoggedIn.into());
    }
    Ok(token)
}

/// Refuses with `password-needed-again` unless the actor gave its password within the last five minutes (SR-26).
/// Tokens have no password to give: they are refused for good.
pub fn require_recent_password(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::Person { confirmed_at, .. } if act.now().seconds_since(*confirmed_at) <= RECENT => Ok(()),
        Actor::Person { .. } => Err(Refusal::PasswordNeededAgain.into()),
        Actor::CommandLine | Actor::System(_) => Ok(()),
        Actor::Token { .. } | Actor::Device(_) | Actor::Stranger => Err(Refusal::Forbidden.into()),
    }
}

/// Forgets up to `most` logins that ended long ago. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let before = act.now().plus_days(-KEPT_DAYS);
    store::purge(act, before, most)
}
