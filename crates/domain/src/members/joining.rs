//! Inviting staff: a link by mail, good once and for 72 hours. Whoever invited is asked for their right again
//! when it is accepted (SR-56).

use serde_json::json;

use super::{insert, record_added, store};
use crate::{
    access::{Action, Role},
    accounts::{
        self, Account, Link, LinkPurpose, NewAccount, PasswordPool, check_password, fold_email, link_table,
    },
    act::{Act, Actor, Caller, Door, World},
    audit::{Entry, SubjectKind, What},
    branding::{self, Brand},
    clock::Instant,
    ids::{AccountId, OrganizationId},
    input::Checks,
    language::Language,
    organizations::{self, ceiling},
    outbox::{self, Mail, MailKind},
    refusal::{Error, Problem, Refusal, Result},
    sessions::{self, Browser},
    vault::Secret,
};

/// Who is to be invited, as what, in which language unless they have an account with one.
#[derive(Clone, Debug)]
pub struct Invite {
    pub email: String,
    pub role: Role,
    pub language: Language,
}

/// An invitation that waits to be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub email: String,
    pub role: Role,
    pub sent_at: Instant,
    /// None while the mail with the link waits to be sent.
    pub expires_at: Option<Instant>,
}

/// Invites somebody by mail. A newer invitation voids the one before it.
///
/// Refusals: `role-above-own`, `already-member`, `invalid`; `organization-disabled` also when one above it is.
pub fn invite(act: &mut Act<'_>, organization: OrganizationId, wish: &Invite) -> Result<()> {
    act.allow(Action::MembersChange, organization)?;
    organizations::refuse_when_stopped(act, organization)?;
    let mut checks = Checks::new();
    let email = checks.email("email", &wish.email);
    if email.is_empty() {
        checks.add("email", Problem::Required);
    }
    checks.finish()?;
    ceiling(act, organization, wish.role)?;
    if store::is_member_by_email(act, organization, &email)? {
        return Err(Refusal::AlreadyMember { email }.into());
    }
    let message = post(act, organization, &email, wish)?;
    let token = outbox::link_token(act.vault(), organization, message);
    let link = Link {
        email: Some(fold_email(&email)),
        role: Some(wish.role),
        invited_by: Some(outbox::author(act.actor())),
        ..staff_link(organization)
    };
    link_table::make(act, &token, &link)?;
    let entry = Entry::new(What::MemberInvited, SubjectKind::Organization, organization, &email);
    act.record(organization, entry.note("role", wish.role.word()))
}

fn staff_link(organization: OrganizationId) -> Link {
    Link { organization: Some(organization), ..Link::bare(LinkPurpose::Staff) }
}

/// Facts: `organization`, `inviter`, `role`, `hours`.
fn post(
    act: &mut Act<'_>,
    organization: OrganizationId,
    email: &str,
    wish: &Invite,
) -> Result<crate::ids::MessageId> {
    let known = accounts::by_email(act, email)?;
    let name = organizations::get(act, organization)?.name;
    let facts = json!({
        "organization": name,
        "inviter": act.actor().name(),
        "role": wish.role.word(),
        "hours": LinkPurpose::Staff.lasts() / 3_600,
    });
    let mail = Mail {
        organization,
        kind: MailKind::StaffInvitation,
        facts,
        recipient: known.as_ref().map_or_else(|| email.to_owned(), |account| account.email.clone()),
        language: known.map_or(wish.language, |account| account.language),
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail)
}

/// The invitations to the organization that were not accepted yet, the newest first.
pub fn invitations(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Pending>> {
    let scope = act.allow(Action::MembersView, organization)?;
    let links = link_table::pending(act, scope.organization())?;
    let shown = |link: Link| {
        let expires_at = link.ends_at();
        Some(Pending { email: link.email?, role: link.role?, sent_at: link.created_at, expires_at })
    };
    Ok(links.into_iter().filter_map(shown).collect())
}

/// Takes an invitation back. Refusals: `not-found` when none waits for this address.
pub fn withdraw(act: &mut Act<'_>, organization: OrganizationId, email: &str) -> Result<()> {
    act.allow(Action::MembersChange, organization)?;
    let email = fold_email(email);
    let link = Link { email: Some(email.clone()), ..staff_link(organization) };
    if link_table::void(act, &link)? == 0 {
        return Err(Refusal::NotFound.into());
    }
    act.record(
        organization,
        Entry::new(What::InvitationWithdrawn, SubjectKind::Organization, organization, email),
    )
}

/// What an invitation's page shows before it is accepted.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub organization: OrganizationId,
    pub organization_name: String,
    pub role: Role,
    pub email: String,
    /// Whether accepting is all there is to do, or a name and a password are asked for.
    pub account: Option<AccountId>,
    /// How the person is called, as far as whoever invited them has said.
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    /// The brand of the organization, as in the mail.
    pub brand: Brand,
}

/// Reads an invitation without using it up.
///
/// Refusals: `link-expired` also when whoever invited has lost the right to; `organization-disabled` as long as the
/// organization or one above it is.
pub fn look(act: &mut Act<'_>, token: &Secret) -> Result<Invitation> {
    let link = link_table::find(act, LinkPurpose::Staff, token)?;
    read(act, &link)
}

/// Acts as whoever invited: what they may not do any more, their link does not do either.
fn read(act: &mut Act<'_>, link: &Link) -> Result<Invitation> {
    let (Some(organization), Some(role), Some(email)) = (link.organization, link.role, &link.email) else {
        return Err(Refusal::LinkExpired.into());
    };
    organizations::refuse_when_stopped(act, organization)?;
    let author = link.invited_by.as_deref().unwrap_or_default();
    let inviter = outbox::author_now(act, author)?.ok_or(Refusal::LinkExpired)?;
    let asked = act.instead_of(inviter, |act| {
        if let Some(action) = link.asks {
            act.allow(action, organization)?;
        } else {
            act.allow(Action::MembersChange, organization)?;
            ceiling(act, organization, role)?;
        }
        organizations::get(act, organization)
    });
    let found = match asked {
        Err(Error::Refused(_)) => return Err(Refusal::LinkExpired.into()),
        other => other?,
    };
    let account = accounts::by_email(act, email)?;
    if account.as_ref().is_some_and(|account| account.disabled_at.is_some()) {
        return Err(Refusal::LinkExpired.into());
    }
    Ok(Invitation {
        organization,
        brand: branding::of(act, organization)?,
        organization_name: found.name,
        role,
        email: account.as_ref().map_or_else(|| email.clone(), |account| account.email.clone()),
        name: link.name.clone().unwrap_or_default(),
        language: account
            .as_ref()
            .map_or(link.language.unwrap_or(found.language), |account| account.language),
        time_zone: found.time_zone,
        account: account.map(|account| account.id),
    })
}

/// An invitation being accepted. Name, language, time zone and password count only for a new account.
#[derive(Clone, Debug)]
pub struct Accept {
    pub token: Secret,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub password: Secret,
    pub browser: Browser,
}

/// What came of accepting.
#[derive(Clone, Debug)]
pub enum Accepted {
    /// A new account, logged in with this token.
    LoggedIn(Secret),
    /// The account there was has one membership more; its owner logs in as always.
    Joined,
}

/// Accepts an invitation: a new account and its login, or one more membership.
///
/// Refusals: `link-expired`, `organization-disabled`, `invalid`, `busy`.
pub async fn accept(world: &World, pool: &PasswordPool, wish: &Accept) -> Result<Accepted> {
    let caller = Caller { ip: wish.browser.ip.clone(), ..Caller::new(Actor::Stranger, Door::Console) };
    let token = wish.token.clone();
    let invitation = world.read(&caller, move |act| look(act, &token)).await?;
    let token = wish.token.clone();
    if let Some(account) = invitation.account {
        return world.work(&caller, move |act| join(act, &token, account)).await;
    }
    let mut checks = Checks::new();
    let typed = NewAccount {
        email: invitation.email,
        name: wish.name.clone(),
        language: wish.language,
        time_zone: wish.time_zone.clone(),
    };
    let new = typed.checked(&mut checks);
    let context = [new.email.as_str(), &new.name, &invitation.organization_name, "Seatwright"];
    check_password(&mut checks, "password", &wish.password, &context);
    checks.finish()?;
    let hash = pool.hash(&wish.password).await?;
    let browser = wish.browser.clone();
    world
        .work(&caller, move |act| {
            let link = link_table::take(act, LinkPurpose::Staff, &token)?;
            let invitation = read(act, &link)?;
            let account = accounts::insert(act, &new, Some(&hash))?;
            enter(act, &invitation, (account, &new.name))?;
            Ok(Accepted::LoggedIn(sessions::open(act, account, &browser)?))
        })
        .await
}

fn join(act: &mut Act<'_>, token: &Secret, account: AccountId) -> Result<Accepted> {
    let link = link_table::take(act, LinkPurpose::Staff, token)?;
    let invitation = read(act, &link)?;
    let Account { name, .. } = accounts::get(act, account)?;
    enter(act, &invitation, (account, &name))?;
    Ok(Accepted::Joined)
}

fn enter(act: &mut Act<'_>, invitation: &Invitation, (account, name): (AccountId, &str)) -> Result<()> {
    let (organization, role) = (invitation.organization, invitation.role);
    if !insert(act, organization, account, role)? {
        return Err(Refusal::LinkExpired.into());
    }
    let actor = Actor::Person { account, name: name.to_owned(), session: None, confirmed_at: act.now() };
    act.instead_of(actor, |act| record_added(act, organization, (account, name), role))
}
