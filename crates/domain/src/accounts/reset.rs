//! Forgotten passwords: a link by mail, good once and for an hour (SR-56). The answer is the same whether the
//! address is known or not.

use tokio::time::Instant;

use super::{Account, Letter, PasswordPool, check_password, home, links, post, replace_password, store};
use crate::{
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    branding::{self, Brand},
    input::Checks,
    outbox, random,
    refusal::{Problem, Refusal, Result},
    throttles::{self, Key},
    vault::Secret,
};
use links::{Link, LinkPurpose};

fn stranger(ip: &str) -> Caller {
    Caller { ip: ip.to_owned(), ..Caller::new(Actor::Stranger, Door::Console) }
}

/// Sends a link for a new password to the stored address, if there is an account with it.
///
/// Refusals: `too-many-attempts` past three an hour to one address or ten an hour from one network.
pub async fn ask_reset(world: &World, pool: &PasswordPool, email: &str, ip: &str) -> Result<()> {
    let begun = Instant::now();
    let mut checks = Checks::new();
    let email = checks.email("email", email);
    if email.is_empty() {
        checks.add("email", Problem::Required);
    }
    checks.finish()?;
    let ip = ip.to_owned();
    let answer = world
        .work(&stranger(&ip.clone()), move |act| {
            throttles::attempt(act, &Key::reset_from(&ip))?;
            throttles::attempt(act, &Key::reset(&email))?;
            match store::by_email(act, &email)? {
                Some(account) if account.disabled_at.is_none() => send_link(act, &account),
                _ => Ok(()),
            }
        })
        .await;
    pool.even_out(begun).await;
    answer
}

fn send_link(act: &mut Act<'_>, account: &Account) -> Result<()> {
    let home = home(act, account.id)?;
    let letter = Letter::Reset { minutes: LinkPurpose::Reset.lasts() / 60 };
    let message = post(act, home, account, letter)?;
    let token = outbox::link_token(act.vault(), home, message);
    links::make(act, &token, &Link::reset_of(account.id))?;
    let entry = Entry::new(What::PasswordResetAsked, SubjectKind::Account, account.id, &account.name);
    act.record(home, entry.note("ip", act.caller().ip.clone()))
}

/// Makes a link for a new password without a mail, for whoever stands at the machine and has no mail.
///
/// Refusals: `not-found`; `forbidden` for anybody but the machine itself.
pub fn reset_link(act: &mut Act<'_>, email: &str) -> Result<Secret> {
    if !matches!(act.actor(), Actor::CommandLine | Actor::System(_)) {
        return Err(Refusal::Forbidden.into());
    }
    let account = store::by_email(act, email)?.ok_or(Refusal::NotFound)?;
    let token = random::token(act.random(), "");
    links::make(act, &token, &Link::reset_of(account.id))?;
    let home = home(act, account.id)?;
    let entry = Entry::new(What::PasswordResetAsked, SubjectKind::Account, account.id, &account.name);
    act.record(home, entry)?;
    Ok(token)
}

/// For whom the link sets a password, while it is good. Looking does not use it up. Refusals: `link-expired`.
pub fn check_reset(act: &mut Act<'_>, token: &Secret) -> Result<Account> {
    let link = links::find(act, LinkPurpose::Reset, token)?;
    open_account(act, &link)
}

/// The brand of the page behind the link, as in the mail that it came in, and what names it in addresses.
/// Refusals: `link-expired`.
pub fn reset_brand(act: &mut Act<'_>, token: &Secret) -> Result<(Brand, String)> {
    let account = check_reset(act, token)?;
    let home = home(act, account.id)?;
    Ok((branding::of(act, home)?, branding::link(act.vault(), home)))
}

fn open_account(act: &mut Act<'_>, link: &Link) -> Result<Account> {
    let account = store::get(act, link.account.ok_or(Refusal::LinkExpired)?)?;
    if account.disabled_at.is_some() { Err(Refusal::LinkExpired.into()) } else { Ok(account) }
}

/// Sets a new password with the link from the mail, and ends all logins.
///
/// Refusals: `link-expired`; `invalid` with what is wrong with the password; `busy`.
pub async fn reset_password(
    world: &World,
    pool: &PasswordPool,
    (token, ip): (&Secret, &str),
    password: &Secret,
) -> Result<()> {
    let (caller, shown) = (stranger(ip), token.clone());
    let account = world.read(&caller, move |act| check_reset(act, &shown)).await?;
    let mut checks = Checks::new();
    check_password(&mut checks, "password", password, &[&account.email, &account.name, "Seatwright"]);
    checks.finish()?;
    let hash = pool.hash(password).await?;
    let token = token.clone();
    world
        .work(&caller, move |act| {
            let link = links::take(act, LinkPurpose::Reset, &token)?;
            let account = open_account(act, &link)?;
            throttles::succeeded(act, &Key::login(&account.email))?;
            let actor = Actor::Person {
                account: account.id,
                name: account.name.clone(),
                session: None,
                confirmed_at: act.now(),
            };
            act.instead_of(actor, |act| replace_password(act, account.id, &hash, None))
        })
        .await
}
