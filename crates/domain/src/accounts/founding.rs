//! The first run: a one-time link makes the operator and its first administrator (SR-27). There are no default
//! accounts, and afterwards there is no second first run.

use db::DbError;

use super::{NewAccount, PasswordHash, PasswordPool, check_password, links, store};
use crate::{
    access::{OrganizationKind, Role},
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    ids::{AccountId, OrganizationId},
    input::Checks,
    members,
    organizations::{self, NewNode},
    random,
    refusal::{Error, Failure, Refusal, Result},
    sessions::{self, Browser},
    vault::Secret,
};
use links::{Link, LinkPurpose};

/// Whether there is nobody yet who could log in.
pub fn needs_set_up(act: &mut Act<'_>) -> Result<bool> {
    Ok(organizations::root(act)?.is_none() && !store::any(act)?)
}

/// Makes the link of the first run and voids those before it. Its token is shown once and good for 30 minutes.
///
/// Refusals: `already-set-up`; `forbidden` for anybody but the machine itself.
pub fn bootstrap_link(act: &mut Act<'_>) -> Result<Secret> {
    only_the_machine(act)?;
    if !needs_set_up(act)? {
        return Err(Refusal::AlreadySetUp.into());
    }
    let token = random::token(act.random(), "");
    links::make(act, &token, &Link::bare(LinkPurpose::Bootstrap))?;
    Ok(token)
}

fn only_the_machine(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::CommandLine | Actor::System(_) => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

/// Whether the link of the first run is good; looking does not use it up. Refusals: `link-expired`.
pub fn check_bootstrap(act: &mut Act<'_>, token: &Secret) -> Result<()> {
    links::find(act, LinkPurpose::Bootstrap, token).map(|_| ())
}

/// What the first person tells.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// From the link.
    pub token: Secret,
    /// Name of the company that runs this installation.
    pub organization: String,
    /// Its first administrator.
    pub account: NewAccount,
    pub password: Secret,
    pub browser: Browser,
}

/// Makes the operator and its first administrator and logs them in. Returns the token of the login.
///
/// Refusals: `link-expired`, `already-set-up`, `invalid`, `busy`.
pub async fn set_up(world: &World, pool: &PasswordPool, wish: &SetUp) -> Result<Secret> {
    let caller = Caller { ip: wish.browser.ip.clone(), ..Caller::new(Actor::Stranger, Door::Console) };
    let token = wish.token.clone();
    world.read(&caller, move |act| check_bootstrap(act, &token)).await?;
    let mut checks = Checks::new();
    let organization = checks.required("organization", &wish.organization, organizations::NAME_LENGTH);
    let account = wish.account.checked(&mut checks);
    let context = [account.email.as_str(), &account.name, &organization, "Seatwright"];
    check_password(&mut checks, "password", &wish.password, &context);
    checks.finish()?;
    let hash = pool.hash(&wish.password).await?;
    let (token, browser) = (wish.token.clone(), wish.browser.clone());
    let founding = Founding { organization, account, hash: Some(hash) };
    world
        .work(&caller, move |act| {
            links::take(act, LinkPurpose::Bootstrap, &token)?;
            let (_, account) = insert(act, &founding)?;
            sessions::open(act, account, &browser)
        })
        .await
}

/// An operator to be made with its first administrator, already checked.
#[derive(Clone, Debug)]
pub struct Founding {
    pub organization: String,
    pub account: NewAccount,
    /// Without one the administrator sets a password by mail.
    pub hash: Option<PasswordHash>,
}

/// Makes the operator from the command line or for sample data.
///
/// Refusals: `already-set-up`; `forbidden` for anybody but the machine itself.
pub fn found(act: &mut Act<'_>, founding: &Founding) -> Result<(OrganizationId, AccountId)> {
    only_the_machine(act)?;
    let mut checks = Checks::new();
    let account = founding.account.checked(&mut checks);
    let organization = checks.required("organization", &founding.organization, organizations::NAME_LENGTH);
    checks.finish()?;
    insert(act, &Founding { organization, account, hash: founding.hash.clone() })
}

fn insert(act: &mut Act<'_>, founding: &Founding) -> Result<(OrganizationId, AccountId)> {
    if !needs_set_up(act)? {
        return Err(Refusal::AlreadySetUp.into());
    }
    let node = NewNode {
        parent: None,
        kind: OrganizationKind::Operator,
        partner_type: None,
        name: &founding.organization,
        language: founding.account.language,
        time_zone: &founding.account.time_zone,
    };
    let operator = match organizations::insert_node(act, &node) {
        // Two first runs at a time: the database lets one operator in.
        Err(Error::Failed(Failure::Database(DbError::Unique { .. }))) => {
            return Err(Refusal::AlreadySetUp.into());
        }
        other => other?,
    };
    let account = store::insert(act, &founding.account, founding.hash.as_ref())?;
    members::insert(act, operator, account, Role::Admin)?;
    let actor = Actor::Person {
        account,
        name: founding.account.name.clone(),
        session: None,
        confirmed_at: act.now(),
    };
    let entry = Entry::new(What::SetUp, SubjectKind::Organization, operator, &founding.organization);
    act.instead_of(actor, |act| act.record(operator, entry))?;
    Ok((operator, account))
}
