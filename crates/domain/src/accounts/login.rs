//! Logging in, and giving the password again. Each attempt is counted by an act of its own before the password is
//! looked at; unknown addresses cost the same time and the same counts (SR-20, SR-21).

use tokio::time::Instant;

use super::{Letter, PasswordHash, PasswordPool, Verdict, home, post, store};
use crate::{
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    ids::AccountId,
    refusal::{Problem, Refusal, Result},
    sessions::{self, Browser},
    throttles::{self, Key},
    vault::Secret,
};

/// What somebody who logs in tells.
#[derive(Clone, Debug)]
pub struct Login {
    pub email: String,
    pub password: Secret,
    pub browser: Browser,
}

/// A login that was opened.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    pub account: AccountId,
    /// For the cookie; stored nowhere.
    pub token: Secret,
}

/// Who may be behind an address.
#[derive(Clone, Debug)]
struct Candidate {
    account: Option<super::Account>,
    /// `None` for nobody, for the disabled and for those who never set a password.
    hash: Option<PasswordHash>,
}

/// Logs in with address and password.
///
/// Refusals: `wrong-password`, the same for unknown addresses and disabled accounts; `too-many-attempts`; `busy`.
pub async fn log_in(world: &World, pool: &PasswordPool, login: &Login) -> Result<LoggedIn> {
    let begun = Instant::now();
    let caller = Caller { ip: login.browser.ip.clone(), ..Caller::new(Actor::Stranger, Door::Console) };
    let (keys, email) = (Keys::of(login), login.email.clone());
    let counted = keys.clone();
    let candidate = world.work(&caller, move |act| counted.candidate(act, &email)).await?;
    let verdict = pool.verify(&login.password, candidate.hash.clone()).await?;
    let browser = login.browser.clone();
    let opened = world
        .work(&caller, move |act| match (&verdict, &candidate) {
            (Verdict::Right { stronger }, Candidate { account: Some(account), hash: Some(hash) }) => {
                keys.succeeded(act)?;
                admit(act, account, (hash, stronger.as_ref()), &browser)
            }
            _ => refuse(act, &keys, candidate.account.as_ref()),
        })
        .await?;
    if opened.is_none() {
        pool.even_out(begun).await;
    }
    opened.ok_or_else(|| Refusal::WrongPassword.into())
}

#[derive(Clone)]
struct Keys {
    account: Key,
    network: Key,
}

impl Keys {
    fn of(login: &Login) -> Self {
        Self { account: Key::login(&login.email), network: Key::login_from(&login.browser.ip) }
    }

    fn candidate(&self, act: &mut Act<'_>, email: &str) -> Result<Candidate> {
        throttles::attempt(act, &self.network)?;
        throttles::attempt(act, &self.account)?;
        let account = store::by_email(act, email)?;
        let hash = account.as_ref().map(|account| store::hash_of(act, account.id)).transpose()?.flatten();
        Ok(Candidate { account, hash })
    }

    fn succeeded(&self, act: &mut Act<'_>) -> Result<()> {
        // In the order of `candidate`: logins at a time then never wait for one another in a circle.
        throttles::succeeded(act, &self.network)?;
        throttles::succeeded(act, &self.account)
    }
}

/// Opens the login, if the password that was verified is still the account's.
fn admit(
    act: &mut Act<'_>,
    account: &super::Account,
    (verified, stronger): (&PasswordHash, Option<&PasswordHash>),
    browser: &Browser,
) -> Result<Option<LoggedIn>> {
    let hash = stronger.unwrap_or(verified);
    if store::hash_of(act, account.id)?.is_none() || store::update_hash(act, account.id, verified, hash)? == 0
    {
        return Ok(None);
    }
    let actor = Actor::Person {
        account: account.id,
        name: account.name.clone(),
        session: None,
        confirmed_at: act.now(),
    };
    act.instead_of(actor, |act| {
        let home = home(act, account.id)?;
        let entry = Entry::new(What::LoggedIn, SubjectKind::Account, account.id, &account.name);
        act.record(home, entry.note("ip", act.caller().ip.clone()))?;
        if !sessions::knows_browser(act, account.id, browser)? {
            post(act, home, account, Letter::NewLogin(browser))?;
        }
        let token = sessions::open(act, account.id, browser)?;
        Ok(Some(LoggedIn { account: account.id, token }))
    })
}

/// Writes the refusal down for a known account, and writes as much to disk for an unknown one.
fn refuse(act: &mut Act<'_>, keys: &Keys, account: Option<&super::Account>) -> Result<Option<LoggedIn>> {
    throttles::touch(act, &keys.account)?;
    if let Some(account) = account {
        let home = home(act, account.id)?;
        let entry = Entry::new(What::LoginRefused, SubjectKind::Account, account.id, &account.name);
        act.record(home, entry.note("ip", act.caller().ip.clone()))?;
    }
    Ok(None)
}

/// The actor gives its password again (SR-26): counts as recent for five minutes. Returns the login's new token.
///
/// Refusals: `invalid` with `wrong-current-password` on `password`; `too-many-attempts`; `busy`.
pub async fn confirm_password(
    world: &World,
    pool: &PasswordPool,
    caller: &Caller,
    password: &Secret,
) -> Result<Secret> {
    verify_own(world, pool, caller, ("password", password)).await?;
    world.work(caller, sessions::rotate).await
}

/// Verifies the actor's own password, counted like a login.
pub(super) async fn verify_own(
    world: &World,
    pool: &PasswordPool,
    caller: &Caller,
    (field, password): (&str, &Secret),
) -> Result<()> {
    let (key, hash) = world
        .work(caller, |act| {
            let account = super::own(act)?;
            let key = Key::login(&account.email);
            throttles::attempt(act, &key)?;
            Ok((key, store::hash_of(act, account.id)?))
        })
        .await?;
    match pool.verify(password, hash).await? {
        Verdict::Right { .. } => world.work(caller, move |act| throttles::succeeded(act, &key)).await,
        Verdict::Wrong => Err(Refusal::field(field, Problem::WrongPassword).into()),
    }
}
