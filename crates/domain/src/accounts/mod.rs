//! People who can log in: their own record, their password, logging in, the first of them.
//! Here also: reading and disabling an account. What an account may do where is in `members`.

mod founding;
mod letters;
mod links;
mod login;
mod password_rules;
mod passwords;
mod registration;
mod reset;
mod store;

#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row};
use unicode_normalization::UnicodeNormalization;

use crate::{
    access::Action,
    act::{Act, Actor, World},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{AccountId, OrganizationId, SessionId},
    input::Checks,
    language::Language,
    organizations,
    refusal::{Problem, Refusal, Result},
    sessions::{self, Theme},
    vault::Secret,
};

pub use founding::{Founding, SetUp, bootstrap_link, check_bootstrap, found, needs_set_up, set_up};
pub(crate) use letters::{Letter, post};
pub use links::purge as purge_links;
pub(crate) use links::{Link, LinkPurpose};
pub use login::{LoggedIn, Login, confirm_password, log_in};
pub use password_rules::check as check_password;
pub use passwords::{Cost, PasswordHash, PasswordPool, Verdict};
pub use registration::{
    Confirm, REGISTRATION_HOURS, Registering, Registration, check_registration, confirm_registration,
    purge_registrations, register,
};
pub use reset::{ask_reset, check_reset, reset_brand, reset_link, reset_password};
pub(crate) use store::{by_email, get, insert};

pub(crate) mod link_table {
    //! One-time links, for those who make and use them.
    pub(crate) use super::links::{count_from_now, find, make, pending, take, void};
}

/// Longest name of a person, in characters.
pub const NAME_LENGTH: usize = 200;

/// A person who can log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub theme: Option<Theme>,
    pub created_at: Instant,
    pub password_changed_at: Option<Instant>,
    pub disabled_at: Option<Instant>,
    pub version: i64,
}

impl FromRow for Account {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            language: row.get("language")?,
            time_zone: row.get("time_zone")?,
            theme: row.get("theme")?,
            created_at: row.get("created_at")?,
            password_changed_at: row.get("password_changed_at")?,
            disabled_at: row.get("disabled_at")?,
            version: row.get("version")?,
        })
    }
}

/// The form under which an address is found: one case, one spelling of each character. Accents stay: two
/// addresses that differ by one are two mailboxes.
pub fn fold_email(email: &str) -> String {
    email.trim().nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// An account to be made, already checked.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
}

impl NewAccount {
    /// The account as typed, cleaned; problems are noted by field.
    #[must_use]
    pub fn checked(&self, checks: &mut Checks) -> Self {
        let email = checks.email("email", &self.email);
        if email.is_empty() {
            checks.add("email", Problem::Required);
        }
        Self {
            email,
            name: checks.required("name", &self.name, NAME_LENGTH),
            language: self.language,
            time_zone: checks.time_zone("time_zone", &self.time_zone),
        }
    }
}

/// The actor's own account. Refusals: `not-logged-in` for anybody but a person.
pub fn own(act: &mut Act<'_>) -> Result<Account> {
    let account = act.actor().account().ok_or(Refusal::NotLoggedIn)?;
    get(act, account)
}

/// What people change about themselves.
#[derive(Clone, Debug)]
pub struct Details {
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub theme: Option<Theme>,
}

/// Changes the actor's own details. Refusals: `changed-meanwhile` when `version` is not the stored one.
pub fn change_details(act: &mut Act<'_>, version: i64, details: &Details) -> Result<Account> {
    let before = own(act)?;
    let mut checks = Checks::new();
    let name = checks.required("name", &details.name, NAME_LENGTH);
    let time_zone = checks.time_zone("time_zone", &details.time_zone);
    checks.finish()?;
    let after =
        Account { name, time_zone, language: details.language, theme: details.theme, ..before.clone() };
    store::update_details(act, version, &after)?;
    let entry = Entry::new(What::AccountChanged, SubjectKind::Account, after.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("language", &before.language, &after.language)
        .change("time_zone", &before.time_zone, &after.time_zone)
        .change("theme", &before.theme, &after.theme);
    if entry.has_details() {
        let home = home(act, after.id)?;
        act.record(home, entry)?;
    }
    own(act)
}

/// Switches the keys of one letter on or off for the actor (WCAG 2.1.4). A habit of theirs that changes nothing for
/// anybody else, so nothing is written into the trail.
///
/// Refusals: `forbidden` to who is no person.
pub fn set_letter_keys(act: &mut Act<'_>, on: bool) -> Result<()> {
    let account = act.actor().account().ok_or(Refusal::Forbidden)?;
    store::set_letter_keys(act, account, on)
}

/// Changes the actor's own password after the old one was found right. Everything that rested on the old one
/// ends: other logins, pending links. The present login gets another token, which is returned.
///
/// Refusals: `invalid` with `wrong-current-password` or what is wrong with the new one; `too-many-attempts`.
pub async fn change_password(
    world: &World,
    pool: &PasswordPool,
    caller: &crate::Caller,
    old: &Secret,
    new: &Secret,
) -> Result<Option<Secret>> {
    let account = world.read(caller, own).await?;
    let mut checks = Checks::new();
    check_password(&mut checks, "password", new, &[&account.email, &account.name, "Seatwright"]);
    checks.finish()?;
    login::verify_own(world, pool, caller, ("current_password", old)).await?;
    let hash = pool.hash(new).await?;
    world
        .work(caller, move |act| {
            let session = present_session(act);
            replace_password(act, account.id, &hash, session)?;
            session.map(|_| sessions::rotate(act)).transpose()
        })
        .await
}

fn present_session(act: &Act<'_>) -> Option<SessionId> {
    match act.actor() {
        Actor::Person { session, .. } => *session,
        _ => None,
    }
}

/// Sets a password and ends what rested on the one before (SR-24): logins other than `keep`, pending links.
/// Tells the person by mail (SR-57).
pub(crate) fn replace_password(
    act: &mut Act<'_>,
    id: AccountId,
    hash: &PasswordHash,
    keep: Option<SessionId>,
) -> Result<()> {
    let account = get(act, id)?;
    store::set_password(act, id, hash)?;
    let ended = sessions::end_all(act, id, keep)?;
    links::void(act, &Link::reset_of(id))?;
    let home = home(act, id)?;
    let entry = Entry::new(What::PasswordChanged, SubjectKind::Account, id, &account.name)
        .note("sessions_ended", ended);
    act.record(home, entry)?;
    post(act, home, &account, Letter::PasswordChanged)?;
    Ok(())
}

/// Where events and letters about an account belong: the highest open organization it is a member of, else any,
/// else the operator.
pub(crate) fn home(act: &mut Act<'_>, account: AccountId) -> Result<OrganizationId> {
    if let Some(first) = organizations::tops_of(act, account)?.first() {
        return Ok(*first);
    }
    match store::any_membership(act, account)? {
        Some(organization) => Ok(organization),
        None => Ok(organizations::root(act)?.ok_or(Refusal::NotFound)?),
    }
}

/// Refuses unless the actor may handle members of every organization that the account belongs to, and is not the
/// account itself: only then is it theirs to disable or to log out.
fn may_handle(act: &mut Act<'_>, account: AccountId) -> Result<Account> {
    if matches!(act.actor(), Actor::CommandLine | Actor::System(_)) {
        return get(act, account);
    }
    let places = store::memberships(act, account)?;
    let mut refused = places.is_empty().then_some(Refusal::NotFound);
    let mut within = false;
    for (organization, role) in places {
        match act
            .allow(Action::MembersChange, organization)
            .and_then(|_| organizations::ceiling(act, organization, role))
        {
            Ok(()) => within = true,
            Err(error) => match error.refusal() {
                Some(Refusal::NotFound) => refused = refused.or(Some(Refusal::Forbidden)),
                Some(refusal) => {
                    within = true;
                    refused = Some(refusal.clone());
                }
                None => return Err(error),
            },
        }
    }
    if act.actor().account() == Some(account) {
        return Err(Refusal::OwnRole.into());
    }
    match refused {
        None => get(act, account),
        Some(refusal) => Err(if within { refusal } else { Refusal::NotFound }.into()),
    }
}

/// Closes an account: its logins, pending links and tokens end, and it cannot log in.
///
/// Refusals: `not-found` out of reach; `forbidden` when it also belongs to organizations out of reach;
/// `role-above-own`; `own-role` for the own account; `last-admin`; `already-disabled`.
pub fn disable(act: &mut Act<'_>, account: AccountId) -> Result<()> {
    let record = may_handle(act, account)?;
    crate::members::keep_an_operator_admin(act, account)?;
    if store::set_disabled(act, account, true)? == 0 {
        return Err(Refusal::AlreadyDisabled.into());
    }
    let ended = sessions::end_all(act, account, None)?;
    links::void(act, &Link::reset_of(account))?;
    crate::tokens::revoke_made_by(act, account)?;
    let home = home(act, account)?;
    let entry = Entry::new(What::AccountDisabled, SubjectKind::Account, account, record.name);
    act.record(home, entry.note("sessions_ended", ended))
}

/// Opens an account that was closed. Its tokens stay revoked.
pub fn enable(act: &mut Act<'_>, account: AccountId) -> Result<()> {
    let record = may_handle(act, account)?;
    if store::set_disabled(act, account, false)? == 0 {
        return Err(Refusal::NotDisabled.into());
    }
    let home = home(act, account)?;
    act.record(home, Entry::new(What::AccountEnabled, SubjectKind::Account, account, record.name))
}

/// Ends all logins of somebody else (SR-25). Returns how many. Refusals as of [`disable`].
pub fn end_sessions(act: &mut Act<'_>, account: AccountId) -> Result<u64> {
    let record = may_handle(act, account)?;
    let ended = sessions::end_all(act, account, None)?;
    let home = home(act, account)?;
    let entry = Entry::new(What::SessionsEnded, SubjectKind::Account, account, record.name);
    act.record(home, entry.note("count", ended))?;
    Ok(ended)
}
