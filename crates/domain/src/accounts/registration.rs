//! People register themselves: what they tell is kept aside until the link in a mail and the password they chose
//! show that the mailbox is theirs. The answer to a registration is the same whether the address is known or not.

use db::{DbError, FromRow, Row, params};
use tokio::time::Instant as Moment;

use super::{
    Account, Letter, NewAccount, PasswordHash, PasswordPool, Verdict, check_password, home, post, store,
};
use crate::{
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{AccountId, OrganizationId},
    input::Checks,
    language::Language,
    organizations, outbox,
    outbox::{Mail, MailKind},
    purchase_codes::{NewCompany, Waiting},
    refusal::{Error, Problem, Refusal, Result},
    sessions::{self, Browser},
    throttles::{self, Key},
    vault::{Purpose, Secret},
};

/// For how many hours the link of a registration is good.
pub const REGISTRATION_HOURS: i64 = 24;

/// What somebody tells who wants an account.
#[derive(Clone, Debug)]
pub struct Registration {
    pub account: NewAccount,
    pub password: Secret,
    /// The company that is to be made with it, for who comes with a purchase code.
    pub company: Option<NewCompany>,
    /// The page of ours to go on to once the address is confirmed; empty for their own page.
    pub onward: String,
    pub ip: String,
}

/// A registration whose link is good.
#[derive(Clone, Debug)]
pub struct Registering {
    pub email: String,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub onward: String,
    /// The company that is made with the account.
    pub company: Option<String>,
    waiting: Option<Waiting>,
    hash: PasswordHash,
}

impl FromRow for Registering {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let company: Option<String> = row.get("company")?;
        Ok(Self {
            email: row.get("email")?,
            name: row.get("name")?,
            language: row.get("language")?,
            time_zone: row.get("time_zone")?,
            onward: row.get("onward")?,
            waiting: company.is_some().then(|| Waiting::from_row(row)).transpose()?,
            company,
            hash: row.get("password_hash")?,
        })
    }
}

const COLUMNS: &str = "email, name, language, time_zone, onward, company, country, maker_id, code_id, code_sealed, \
    password_hash";

fn stranger(ip: &str) -> Caller {
    Caller { ip: ip.to_owned(), ..Caller::new(Actor::Stranger, Door::Console) }
}

fn token_hash(act: &Act<'_>, token: &Secret) -> [u8; 32] {
    act.vault().index(Purpose::Registration, token.reveal().as_bytes())
}

/// Mails a link that makes the account. Whose address has an account already is told so by mail instead; the answer
/// is the same, and takes as long (SR-20).
///
/// Refusals: `invalid`; `busy`; `too-many-attempts` past three an hour for one address or thirty from one network.
pub async fn register(world: &World, pool: &PasswordPool, wish: &Registration) -> Result<()> {
    let begun = Moment::now();
    let mut checks = Checks::new();
    let account = wish.account.checked(&mut checks);
    let company = wish.company.as_ref().map(|company| company.checked(&mut checks));
    let context = [account.email.as_str(), &account.name, "Seatwright"];
    check_password(&mut checks, "password", &wish.password, &context);
    checks.finish()?;
    let (caller, onward) = (stranger(&wish.ip), wish.onward.clone());
    let (ip, email) = (wish.ip.clone(), account.email.clone());
    // Counted before anything is hashed: a flood must not keep the pool from those who log in.
    let counted = move |act: &mut Act<'_>| {
        throttles::attempt(act, &Key::register_from(&ip))?;
        throttles::attempt(act, &Key::register(&email))
    };
    world.work(&caller, counted).await?;
    let hash = pool.hash(&wish.password).await?;
    let asked = Asked { account, hash, company, onward };
    let answer = world
        .work(&caller, move |act| match store::by_email(act, &asked.account.email)? {
            Some(known) if known.disabled_at.is_some() => Ok(()),
            Some(known) => tell_known(act, &known),
            None => keep(act, &asked),
        })
        .await;
    pool.even_out(begun).await;
    answer
}

/// What was asked for, checked.
struct Asked {
    account: NewAccount,
    hash: PasswordHash,
    company: Option<NewCompany>,
    onward: String,
}

fn tell_known(act: &mut Act<'_>, account: &Account) -> Result<()> {
    let home = home(act, account.id)?;
    post(act, home, account, Letter::AccountKnown).map(|_| ())
}

/// Keeps the registration aside. Several for one address are good side by side: the first that is confirmed makes
/// the account, so that nobody voids another's link.
fn keep(act: &mut Act<'_>, asked: &Asked) -> Result<()> {
    let Asked { account, hash, onward, .. } = asked;
    let waiting = asked.company.as_ref().map(|company| company.waiting(act));
    // Who comes with a code is written to by whoever made it.
    let organization = match &waiting {
        Some(waiting) => waiting.maker,
        None => organizations::root(act)?.ok_or(Refusal::NotFound)?,
    };
    // The letter names nothing that was typed: it goes to a mailbox that may be a stranger's.
    let mail = Mail {
        organization,
        kind: MailKind::Registration,
        facts: serde_json::json!({ "hours": REGISTRATION_HOURS }),
        recipient: account.email.clone(),
        language: account.language,
        seat: None,
        job: None,
        send_at: None,
    };
    let message = outbox::post(act, mail)?;
    let token = outbox::link_token(act.vault(), organization, message);
    let (token, now) = (token_hash(act, &token), act.now());
    act.tx().execute(
        "INSERT INTO registrations (token_hash, email, name, language, time_zone, password_hash, onward, created_at, \
         expires_at, company, country, maker_id, code_id, code_sealed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            token.as_slice(),
            &account.email,
            &account.name,
            account.language,
            &account.time_zone,
            hash,
            onward,
            now,
            now.plus_seconds(REGISTRATION_HOURS * 3_600),
            waiting.as_ref().map(|waiting| waiting.name.as_str()),
            waiting.as_ref().map(|waiting| waiting.country.as_str()),
            waiting.as_ref().map(|waiting| waiting.maker),
            waiting.as_ref().map(|waiting| waiting.code),
            waiting.as_ref().map(|waiting| waiting.sealed.as_slice())
        ],
    )?;
    Ok(())
}

/// Whom the link makes an account for, while it is good; looking does not use it up.
///
/// Refusals: `link-expired` whether it was used, is too old, or somebody has an account with that address by now.
pub fn check_registration(act: &mut Act<'_>, token: &Secret) -> Result<Registering> {
    let (token, now) = (token_hash(act, token), act.now());
    let sql = format!(
        "SELECT {COLUMNS} FROM registrations WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2"
    );
    let found: Option<Registering> = act.tx().optional(&sql, params![token.as_slice(), now])?;
    let found = found.ok_or(Refusal::LinkExpired)?;
    match store::by_email(act, &found.email)? {
        Some(_) => Err(Refusal::LinkExpired.into()),
        None => Ok(found),
    }
}

/// Somebody follows the link.
#[derive(Clone, Debug)]
pub struct Confirm {
    pub token: Secret,
    /// The one chosen at registration: whoever registered a mailbox that is not theirs gains nothing, for its owner
    /// does not know it.
    pub password: Secret,
    pub browser: Browser,
}

/// Makes the account, with the company that came with it, and logs it in. Gives the token of the login.
///
/// Refusals: `link-expired`; `invalid` with `wrong-current-password` on `password`; `too-many-attempts`; `busy`; why the
/// code of the company cannot be entered by now, and nothing is made then.
pub async fn confirm_registration(world: &World, pool: &PasswordPool, wish: &Confirm) -> Result<Secret> {
    let caller = stranger(&wish.browser.ip);
    let token = wish.token.clone();
    let (found, key) = world
        .work(&caller, move |act| {
            let found = check_registration(act, &token)?;
            let key = Key::login(&found.email);
            throttles::attempt(act, &key)?;
            Ok((found, key))
        })
        .await?;
    let hash = match pool.verify(&wish.password, Some(found.hash.clone())).await? {
        Verdict::Right { stronger } => stronger.unwrap_or(found.hash),
        Verdict::Wrong => return Err(Refusal::field("password", Problem::WrongPassword).into()),
    };
    let (token, browser) = (wish.token.clone(), wish.browser.clone());
    world
        .work(&caller, move |act| {
            let account = make(act, &token, &hash)?;
            throttles::succeeded(act, &key)?;
            sessions::open(act, account, &browser)
        })
        .await
}

fn make(act: &mut Act<'_>, token: &Secret, hash: &PasswordHash) -> Result<AccountId> {
    let (token, now) = (token_hash(act, token), act.now());
    let sql = format!(
        "UPDATE registrations SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 \
         RETURNING {COLUMNS}"
    );
    let asked: Option<Registering> = act.tx().optional(&sql, params![token.as_slice(), now])?;
    let asked = asked.ok_or(Refusal::LinkExpired)?;
    let new = NewAccount {
        email: asked.email,
        name: asked.name,
        language: asked.language,
        time_zone: asked.time_zone,
    };
    let account = match store::insert(act, &new, Some(hash)) {
        Err(Error::Refused(Refusal::Invalid(_))) => return Err(Refusal::LinkExpired.into()),
        other => other?,
    };
    act.tx().execute(
        "UPDATE registrations SET code_sealed = NULL, company = NULL WHERE token_hash = $1",
        params![token.as_slice()],
    )?;
    let actor = Actor::Person { account, name: new.name.clone(), session: None, confirmed_at: now };
    act.instead_of(actor, |act| {
        if let Some(waiting) = &asked.waiting {
            waiting.settle(act, account, &new)?;
        }
        registered(act, account, &new)
    })?;
    Ok(account)
}

fn registered(act: &mut Act<'_>, account: AccountId, new: &NewAccount) -> Result<()> {
    let home: OrganizationId = home(act, account)?;
    let entry = Entry::new(What::AccountRegistered, SubjectKind::Account, account, &new.name);
    act.record(home, entry.note("email", new.email.as_str()))
}

/// Forgets up to `most` registrations whose time is over. Returns how many.
pub fn purge_registrations(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let before: Instant = act.now();
    Ok(act.tx().execute(
        "DELETE FROM registrations WHERE token_hash IN ( \
         SELECT token_hash FROM registrations WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
        params![before, most],
    )?)
}

#[cfg(test)]
#[path = "registration_tests.rs"]
mod tests;
