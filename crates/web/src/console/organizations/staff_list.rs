//! The staff of an organization, who was invited and has not come yet, and the form to invite.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    access::{Action, May, OrganizationKind, Role},
    clock::Instant,
    exports::List,
    members::{self, Member, Pending},
    organizations::Organization,
    page::Page as Found,
};

use super::{read, tabs};
use crate::{
    answer::{Answer, PageError},
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Badge, Choice, Form, Offer, Pager, PlaceKind, Shell, Tab, render_as},
    languages::Locale,
    typed::query,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/staff.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    organization: &'a Organization,
    kind: PlaceKind,
    tabs: Vec<Tab>,
    base: String,
    /// Up to the person's own role: nobody gives more than that.
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    rows: Vec<Row>,
    pending: Vec<Pending>,
    pager: Pager,
    invited: Offer,
    may_change: bool,
}

struct Row {
    id: String,
    name: String,
    email: String,
    role: &'static str,
    role_name: String,
    badge: Badge,
    seen: Option<jiff::Timestamp>,
    /// Whether the person may give them another role or take them out.
    may_change: bool,
    oneself: bool,
}

/// What the page shows; read anew for every answer.
pub(super) struct Staff {
    organization: Organization,
    may: May,
    own: Option<Role>,
    members: Found<Member>,
    pending: Vec<Pending>,
    walk: Walk,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let staff = staff(&visit, &id, Walk::of(&query(&parts))).await?;
    let form =
        Form::new().fill("role", Role::Viewer.word()).fill("language", staff.organization.language.code());
    Ok(page(&visit, staff, StatusCode::OK, &form))
}

pub(super) async fn staff(visit: &Visit, id: &str, walk: Walk) -> Result<Staff, PageError> {
    let (organization, may) = read(visit, id).await?;
    let (id, window) = (organization.id, walk.window());
    let (own, members, pending) = visit
        .read(move |act| {
            let members = members::list(act, id, &window)?;
            Ok((act.strongest_role(id)?, members, members::invitations(act, id)?))
        })
        .await?;
    Ok(Staff { organization, may, own, members, pending, walk })
}

pub(super) fn page(visit: &Visit, staff: Staff, status: StatusCode, form: &Form) -> Response {
    let organization = &staff.organization;
    let mut shell = visit.shell(&organization.name);
    shell.tell_errors(form);
    let l = &shell.locale;
    let may_change = staff.may.act(Action::MembersChange);
    let base = format!("/organizations/{}", organization.id);
    let address = Address::new(format!("{base}/members"));
    let pager = staff.walk.pager(
        &address,
        staff.members.items.len(),
        staff.members.next.as_ref(),
        staff.members.total,
    );
    let of = [("of", organization.id.to_string())];
    let pager = pager.offer(exports::file(List::Members, &of, &shell));
    let within = |role: Role| staff.own.is_some_and(|own| role <= own);
    let role = |role: &Role| Choice::new(role.word(), l.word("role", role)).hint(l.hint("role", role));
    let own_account = visit.caller.actor.account();
    let row = |member: Member| Row {
        oneself: own_account == Some(member.account),
        may_change: may_change && own_account != Some(member.account) && within(member.role),
        id: member.account.to_string(),
        name: member.name,
        email: member.email,
        role: member.role.word(),
        role_name: l.word("role", member.role).into_owned(),
        badge: Badge::account(if member.disabled_at.is_some() { "disabled" } else { "active" }, l),
        seen: member.seen_at.map(Instant::timestamp),
    };
    let page = Page {
        l,
        shell: &shell,
        form,
        organization,
        kind: match organization.kind {
            OrganizationKind::Operator => PlaceKind::Operator,
            OrganizationKind::Partner => PlaceKind::Partner,
            OrganizationKind::Customer => PlaceKind::Customer,
        },
        tabs: tabs(visit, organization, &staff.may),
        base,
        roles: Role::ALL.iter().filter(|role| within(**role)).map(role).collect(),
        languages: Choice::languages(),
        rows: staff.members.items.into_iter().map(row).collect(),
        pending: staff.pending,
        invited: exports::file(List::StaffInvitations, &of, &shell),
        pager,
        may_change,
    };
    render_as(status, &page)
}
