//! Who belongs to an organization with which role, and how one comes to belong: by a link in a mail.
//! What a role allows is in `access`; people themselves are in `accounts`.

mod joining;
mod store;

#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row};

use crate::{
    access::{Action, Role},
    accounts::{NewAccount, PasswordHash},
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{AccountId, OrganizationId},
    input::Checks,
    organizations::{self, ceiling},
    page::{Cursor, Page, Window},
    refusal::{Refusal, Result},
    tokens,
};

pub use joining::{
    Accept, Accepted, Invitation, Invite, Pending, accept, invitations, invite, look, withdraw,
};
pub(crate) use store::{insert, is_member_by_email};

/// A person as member of one organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub account: AccountId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub since: Instant,
    pub disabled_at: Option<Instant>,
    /// When a login of theirs was last used, as far as is kept.
    pub seen_at: Option<Instant>,
}

impl FromRow for Member {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            account: row.get("account_id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            role: row.get("role")?,
            since: row.get("created_at")?,
            disabled_at: row.get("disabled_at")?,
            seen_at: row.get("seen_at")?,
        })
    }
}

/// The members of the organization itself, by address. Those of organizations above are not among them.
pub fn list(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Member>> {
    let scope = act.allow(Action::MembersView, organization)?;
    let rows = store::list(act, &scope, window)?;
    Ok(window.page(rows, None, |member| Cursor::new([crate::accounts::fold_email(&member.email)])))
}

/// Gives a member another role.
///
/// Refusals: `own-role`; `role-above-own` when the old or the new role is above what the actor holds there;
/// `last-admin` for the last administrator of the operator; `not-found`.
pub fn change_role(
    act: &mut Act<'_>,
    organization: OrganizationId,
    account: AccountId,
    role: Role,
) -> Result<()> {
    let before = may_touch(act, organization, account)?;
    ceiling(act, organization, role)?;
    if before.role == role {
        return Ok(());
    }
    if role != Role::Admin {
        keep_an_admin_of(act, organization, account)?;
    }
    store::set_role(act, organization, account, role)?;
    tokens::revoke_beyond_rights(act, account)?;
    let entry = Entry::new(What::MemberChanged, SubjectKind::Account, account, &before.name).change(
        "role",
        &before.role,
        &role,
    );
    act.record(organization, entry)
}

/// Takes a member out of the organization. Their rights end with this act; so do tokens they made that reach
/// further than they still do.
///
/// Refusals as of [`change_role`].
pub fn remove(act: &mut Act<'_>, organization: OrganizationId, account: AccountId) -> Result<()> {
    let before = may_touch(act, organization, account)?;
    keep_an_admin_of(act, organization, account)?;
    store::delete(act, organization, account)?;
    tokens::revoke_beyond_rights(act, account)?;
    let entry = Entry::new(What::MemberRemoved, SubjectKind::Account, account, &before.name)
        .note("role", before.role.word())
        .note("email", before.email);
    act.record(organization, entry)
}

/// The member, if the actor may change members there, is somebody else and not weaker than they are (SR-08).
fn may_touch(act: &mut Act<'_>, organization: OrganizationId, account: AccountId) -> Result<Member> {
    let scope = act.allow(Action::MembersChange, organization)?;
    if act.actor().account() == Some(account) {
        return Err(Refusal::OwnRole.into());
    }
    let member = store::get(act, &scope, account)?.ok_or(Refusal::NotFound)?;
    ceiling(act, organization, member.role)?;
    Ok(member)
}

fn keep_an_admin_of(act: &mut Act<'_>, organization: OrganizationId, account: AccountId) -> Result<()> {
    if organizations::root(act)? == Some(organization) {
        keep_an_operator_admin(act, account)
    } else {
        Ok(())
    }
}

/// Refuses with `last-admin` when nobody else could administer the installation. Two that ask at a time wait for
/// one another: each first locks the operator's row.
pub(crate) fn keep_an_operator_admin(act: &mut Act<'_>, account: AccountId) -> Result<()> {
    let Some(operator) = organizations::root(act)? else { return Ok(()) };
    store::lock(act, operator)?;
    let is_one = store::is_admin(act, operator, account)?;
    if is_one && store::other_admins(act, operator, account)? == 0 {
        return Err(Refusal::LastAdmin.into());
    }
    Ok(())
}

/// Makes somebody a member at once, with a new account if the address has none: from the command line and for
/// sample data. Without a password they set one by mail.
///
/// Refusals: `forbidden` for anybody but the machine itself; `organization-disabled`; `already-member`; `invalid`.
pub fn add(
    act: &mut Act<'_>,
    (organization, role): (OrganizationId, Role),
    new: &NewAccount,
    hash: Option<&PasswordHash>,
) -> Result<AccountId> {
    act.allow(Action::MembersChange, organization)?;
    if !matches!(act.actor(), Actor::CommandLine | Actor::System(_)) {
        return Err(Refusal::Forbidden.into());
    }
    organizations::refuse_when_stopped(act, organization)?;
    let mut checks = Checks::new();
    let new = new.checked(&mut checks);
    checks.finish()?;
    let account = match crate::accounts::by_email(act, &new.email)? {
        Some(known) => known.id,
        None => crate::accounts::insert(act, &new, hash)?,
    };
    if !insert(act, organization, account, role)? {
        return Err(Refusal::AlreadyMember { email: new.email }.into());
    }
    record_added(act, organization, (account, &new.name), role)?;
    Ok(account)
}

fn record_added(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (account, name): (AccountId, &str),
    role: Role,
) -> Result<()> {
    let entry = Entry::new(What::MemberAdded, SubjectKind::Account, account, name);
    act.record(organization, entry.note("role", role.word()))
}
