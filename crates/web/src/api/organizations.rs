//! `/api/v1/organizations`: the tree, its partners and their members. What else a customer is, is in `customers`.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Language,
    access::{PartnerType, Role},
    ids::OrganizationId,
    members::{self, Invite, Member},
    organizations::{self, Change, NewPartner, Organization},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, language},
    call::{Call, Sent},
    post::Posted,
    problem::ApiError,
    query::{Account, Asked, Id, IfMatch, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/organizations", list)
        .post("/api/v1/organizations", create)
        .get("/api/v1/organizations/{id}", get)
        .on(&Method::PATCH, "/api/v1/organizations/{id}", change)
        .on(&Method::DELETE, "/api/v1/organizations/{id}", delete)
        .get("/api/v1/organizations/{id}/children", children)
        .get("/api/v1/organizations/{id}/members", list_members)
        .post("/api/v1/organizations/{id}/members", invite)
        .on(&Method::PATCH, "/api/v1/organizations/{id}/members/{account}", change_member)
        .on(&Method::DELETE, "/api/v1/organizations/{id}/members/{account}", remove_member)
}

/// A node of the tree.
#[derive(Serialize, ToSchema)]
#[schema(as = Organization)]
pub struct OrganizationAnswer {
    id: String,
    /// Null at the root and where the token's reach ends.
    parent_id: Option<String>,
    /// `operator`, `partner` or `customer`.
    kind: &'static str,
    /// `msp` or `reseller`; null on all but partners.
    r#type: Option<&'static str>,
    name: String,
    language: String,
    time_zone: String,
    /// Its own; what is inherited is in `/branding`, where it is changed.
    support_email: Option<String>,
    support_phone: Option<String>,
    /// `active`, `disabled` (itself, or one above it is) or `closed`.
    status: &'static str,
    disabled_reason: Option<String>,
    closed_reason: Option<String>,
    /// Whether one above it is disabled: enabling it alone does not make it work.
    disabled_above: bool,
    created_at: String,
    /// Goes up with every change; the same as in `ETag`.
    version: i64,
}

pub(super) fn shown(organization: Organization) -> OrganizationAnswer {
    let status = match (organization.closed.is_some(), organization.is_stopped()) {
        (true, _) => "closed",
        (false, true) => "disabled",
        (false, false) => "active",
    };
    OrganizationAnswer {
        id: organization.id.to_string(),
        parent_id: organization.parent.map(|parent| parent.to_string()),
        kind: organization.kind.word(),
        r#type: organization.partner_type.map(PartnerType::word),
        name: organization.name,
        language: organization.language.code().to_owned(),
        time_zone: organization.time_zone,
        support_email: organization.support_email,
        support_phone: organization.support_phone,
        status,
        disabled_reason: organization.disabled.map(|disabled| disabled.reason),
        closed_reason: organization.closed.map(|closed| closed.reason),
        disabled_above: organization.stopped_above,
        created_at: organization.created_at.to_string(),
        version: organization.version,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OrganizationsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the name.
    query: Option<String>,
}

/// The partners at and below the token's organization, by name.
#[utoipa::path(get, path = "/api/v1/organizations", tag = "organizations", params(OrganizationsAsked),
    responses((status = 200, body = Listed<OrganizationAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<OrganizationsAsked>,
) -> Result<Listed<OrganizationAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let (top, query) = (call.organization, asked.query.unwrap_or_default());
    let page = call.read(move |act| organizations::list(act, top, &query, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// A partner to be made. Language and time zone are those of the parent unless given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOrganization {
    /// The token's organization unless given.
    #[schema(value_type = Option<String>)]
    parent_id: Option<OrganizationId>,
    name: String,
    /// `msp` or `reseller`.
    #[schema(value_type = String)]
    r#type: PartnerType,
    #[serde(default, deserialize_with = "language")]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    time_zone: Option<String>,
}

/// Creates a partner.
#[utoipa::path(post, path = "/api/v1/organizations", tag = "organizations", request_body = NewOrganization,
    responses((status = 201, body = OrganizationAnswer)))]
pub(super) async fn create(call: Call, posted: Posted<NewOrganization>) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let parent = organizations::get(act, new.parent_id.unwrap_or(own))?;
        let partner = NewPartner {
            name: new.name.clone(),
            partner_type: new.r#type,
            language: new.language.unwrap_or(parent.language),
            time_zone: new.time_zone.clone().unwrap_or(parent.time_zone),
        };
        let id = organizations::create_partner(act, parent.id, &partner)?;
        organizations::get(act, id).map(shown)
    })
    .await
}

/// One organization.
#[utoipa::path(get, path = "/api/v1/organizations/{id}", tag = "organizations",
    responses((status = 200, body = OrganizationAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    call.show(move |act| organizations::get(act, id).map(shown)).await
}

/// What is to become of an operator's or partner's record; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganizationChange {
    name: Option<String>,
    #[schema(value_type = Option<String>)]
    r#type: Option<PartnerType>,
    #[serde(default, deserialize_with = "language")]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    time_zone: Option<String>,
}

/// Changes an operator's or partner's record. With `If-Match` only if it is still the version that was read.
#[utoipa::path(patch, path = "/api/v1/organizations/{id}", tag = "organizations",
    request_body = OrganizationChange, responses((status = 200, body = OrganizationAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<OrganizationId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<OrganizationChange>,
) -> Result<Response, ApiError> {
    let change = Change {
        name: sent.name,
        partner_type: sent.r#type,
        language: sent.language,
        time_zone: sent.time_zone,
    };
    call.edit(
        move |act| {
            let before = organizations::get(act, id)?.version;
            organizations::change(act, id, version.unwrap_or(before), &change).map(shown)
        },
        move |act| organizations::get(act, id).map(shown),
    )
    .await
}

/// Deletes a partner. Refused with `organization-in-use` while anything stands below it.
#[utoipa::path(delete, path = "/api/v1/organizations/{id}", tag = "organizations", responses((status = 204)))]
pub(super) async fn delete(call: Call, Id(id): Id<OrganizationId>) -> Result<StatusCode, ApiError> {
    call.work(move |act| organizations::delete_partner(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// What stands directly below, by name.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/children", tag = "organizations", params(PageAsked),
    responses((status = 200, body = Listed<OrganizationAnswer>)))]
pub(super) async fn children(
    call: Call,
    Id(id): Id<OrganizationId>,
    Asked(asked): Asked<PageAsked>,
) -> Result<Listed<OrganizationAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let page = call.read(move |act| organizations::children(act, id, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// A person as member of one organization.
#[derive(Serialize, ToSchema)]
#[schema(as = Member)]
pub struct MemberAnswer {
    account_id: String,
    email: String,
    name: String,
    /// `viewer`, `manager` or `admin`.
    role: &'static str,
    since: String,
    /// `active` or `disabled`.
    status: &'static str,
    /// When a login of theirs was last used; null: not known.
    seen_at: Option<String>,
}

fn member(member: Member) -> MemberAnswer {
    MemberAnswer {
        account_id: member.account.to_string(),
        email: member.email,
        name: member.name,
        role: member.role.word(),
        since: member.since.to_string(),
        status: if member.disabled_at.is_some() { "disabled" } else { "active" },
        seen_at: member.seen_at.map(|at| at.to_string()),
    }
}

/// The members of the organization itself, by address.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/members", tag = "organizations", params(PageAsked),
    responses((status = 200, body = Listed<MemberAnswer>)))]
pub(super) async fn list_members(
    call: Call,
    Id(id): Id<OrganizationId>,
    Asked(asked): Asked<PageAsked>,
) -> Result<Listed<MemberAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let page = call.read(move |act| members::list(act, id, &window)).await?;
    Ok(Listed::of(page, member))
}

/// Who is to be invited as a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewMember {
    email: String,
    /// `viewer`, `manager` or `admin`.
    #[schema(value_type = String)]
    role: Role,
    /// Of the mail; the organization's unless given.
    #[serde(default, deserialize_with = "language")]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
}

/// That a mail is on its way to somebody who may become a member by its link.
#[derive(Serialize, ToSchema)]
pub(super) struct Invited {
    email: String,
    role: &'static str,
}

/// Invites somebody by mail; a newer invitation voids the one before it.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/members", tag = "organizations",
    request_body = NewMember, responses((status = 202, body = Invited)))]
pub(super) async fn invite(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<NewMember>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::ACCEPTED, move |act, new| {
        let own = organizations::get(act, id)?.language;
        let wish = Invite { email: new.email.clone(), role: new.role, language: new.language.unwrap_or(own) };
        members::invite(act, id, &wish)?;
        Ok(Invited { email: new.email.clone(), role: new.role.word() })
    })
    .await
}

/// The new role of a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleChange {
    #[schema(value_type = String)]
    role: Role,
}

/// Gives a member another role.
#[utoipa::path(patch, path = "/api/v1/organizations/{id}/members/{account}", tag = "organizations",
    request_body = RoleChange, responses((status = 204)))]
pub(super) async fn change_member(
    call: Call,
    Id(id): Id<OrganizationId>,
    Account(account): Account,
    Sent(sent): Sent<RoleChange>,
) -> Result<StatusCode, ApiError> {
    call.work(move |act| members::change_role(act, id, account, sent.role)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a member out of the organization; their rights there end at once.
#[utoipa::path(delete, path = "/api/v1/organizations/{id}/members/{account}", tag = "organizations",
    responses((status = 204)))]
pub(super) async fn remove_member(
    call: Call,
    Id(id): Id<OrganizationId>,
    Account(account): Account,
) -> Result<StatusCode, ApiError> {
    call.work(move |act| members::remove(act, id, account)).await?;
    Ok(StatusCode::NO_CONTENT)
}
