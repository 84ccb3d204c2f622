//! `/api/v1/organizations/{id}/branding`: how an organization looks to those below it.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use data_encoding::BASE64;
use domain::{
    Problem, Refusal,
    branding::{self, Branding, Change, Inherited, Logo},
    ids::OrganizationId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::{Call, Sent},
    post,
    problem::ApiError,
    query::{Id, IfMatch, Theme},
};
use crate::{
    Web, brand,
    routes::{Admits, Routes},
    visit,
};

/// A logo of the largest size as Base64, and what stands around it.
const MOST_SENT: usize = 1_600_000;

pub(super) fn routes() -> Routes {
    let fields = Routes::admitting(Admits::Token).get("/api/v1/organizations/{id}/branding", get).on(
        &Method::PUT,
        "/api/v1/organizations/{id}/branding",
        put,
    );
    let logos = Routes::admitting(Admits::Token)
        .on(&Method::PUT, "/api/v1/organizations/{id}/branding/logos/{theme}", put_logo)
        .on(&Method::DELETE, "/api/v1/organizations/{id}/branding/logos/{theme}", delete_logo)
        .wrapped(|router| router.layer(axum::extract::DefaultBodyLimit::max(MOST_SENT)));
    fields.and(logos)
}

/// What an organization has set itself and what its people, customers and users see.
#[derive(Serialize, ToSchema)]
#[schema(as = Branding)]
pub struct BrandingAnswer {
    organization_id: String,
    /// Null where it inherits.
    own: BrandingFields,
    /// With everything that is inherited.
    effective: BrandingFields,
    /// What it would get from above, field by field.
    inherited: Vec<InheritedField>,
    /// Domains that the operator lets it, and those below it, send mail from.
    sender_domains: Vec<String>,
    /// An address that is set and not used, because its domain is not among those allowed.
    sender_refused: Option<String>,
    /// The login page in this brand; null where nothing is set.
    login_url: Option<String>,
    /// That of the organization; the same as in `ETag`.
    version: i64,
}

#[derive(Serialize, ToSchema)]
pub struct BrandingFields {
    name: Option<String>,
    /// `#rrggbb`, as chosen. Pages and mails get shades of it that can be read.
    accent: Option<String>,
    sender_name: Option<String>,
    sender_email: Option<String>,
    support_email: Option<String>,
    support_phone: Option<String>,
    /// Address of the picture, PNG.
    logo_url: Option<String>,
    dark_logo_url: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct InheritedField {
    field: &'static str,
    value: String,
    /// Null where the token's reach ends.
    from_organization_id: Option<String>,
}

fn shown(web: &Web, branding: Branding) -> BrandingAnswer {
    let picture = |logo: &Option<Logo>| logo.as_ref().map(|logo| web.url(&brand::image(logo).url));
    let own = &branding.own;
    let seen = &branding.brand;
    let link = branding::link(web.world().vault(), branding.organization);
    BrandingAnswer {
        organization_id: branding.organization.to_string(),
        own: BrandingFields {
            name: own.name.clone(),
            accent: own.accent.map(|accent| accent.to_string()),
            sender_name: own.sender_name.clone(),
            sender_email: own.sender_email.clone(),
            support_email: own.support_email.clone(),
            support_phone: own.support_phone.clone(),
            logo_url: picture(&own.logo),
            dark_logo_url: picture(&own.dark_logo),
        },
        effective: BrandingFields {
            name: Some(seen.name.clone()),
            accent: seen.accent.map(|accent| accent.to_string()),
            sender_name: Some(seen.sender_name.clone()),
            sender_email: seen.sender_email.clone(),
            support_email: seen.support_email.clone(),
            support_phone: seen.support_phone.clone(),
            logo_url: picture(&seen.logo),
            dark_logo_url: picture(&seen.dark_logo),
        },
        login_url: seen.is_set.then(|| web.url(&visit::login_page(&link))),
        inherited: branding.inherited.into_iter().map(inherited).collect(),
        sender_domains: branding.sender_domains,
        sender_refused: branding.sender_refused,
        version: branding.version,
    }
}

fn inherited(found: Inherited) -> InheritedField {
    InheritedField {
        field: found.field.word(),
        value: found.value,
        from_organization_id: found.from.map(|(id, _)| id.to_string()),
    }
}

/// The brand of an organization; of a customer, that of its seller.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/branding", tag = "organizations",
    responses((status = 200, body = BrandingAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    let web = call.web.clone();
    call.show(move |act| branding::get(act, id).map(|found| shown(&web, found))).await
}

/// The whole of what an organization sets; what is null or left out is inherited. Logos are put by themselves.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewBranding {
    name: Option<String>,
    /// `#rrggbb`.
    accent: Option<String>,
    sender_name: Option<String>,
    /// Its domain must be allowed.
    sender_email: Option<String>,
    support_email: Option<String>,
    support_phone: Option<String>,
    /// Only for the operator's tokens; left out, they stay as they are.
    sender_domains: Option<Vec<String>>,
}

/// Sets the brand. With `If-Match` only if it is still the version that was read.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/branding", tag = "organizations",
    request_body = NewBranding, responses((status = 200, body = BrandingAnswer)))]
pub(super) async fn put(
    call: Call,
    Id(id): Id<OrganizationId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<NewBranding>,
) -> Result<Response, ApiError> {
    let whole = |text: Option<String>| Some(text.unwrap_or_default());
    let wish = Change {
        name: whole(sent.name),
        accent: whole(sent.accent),
        sender_name: whole(sent.sender_name),
        sender_email: whole(sent.sender_email),
        support_email: whole(sent.support_email),
        support_phone: whole(sent.support_phone),
        sender_domains: sent.sender_domains,
    };
    let web = call.web.clone();
    let same = web.clone();
    call.edit(
        move |act| {
            let before = branding::get(act, id)?.version;
            let changed = branding::change(act, id, version.unwrap_or(before), &wish)?;
            Ok(shown(&web, changed))
        },
        move |act| branding::get(act, id).map(|found| shown(&same, found)),
    )
    .await
}

/// A picture.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewLogo {
    /// PNG or JPEG as Base64: at most 1 MB and 2,000 points on a side.
    content: String,
}

/// Puts a logo, `light` or `dark` by the ground it stands on, in the place of the one before.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/branding/logos/{theme}", tag = "organizations",
    request_body = NewLogo, responses((status = 200, body = BrandingAnswer)))]
pub(super) async fn put_logo(
    call: Call,
    Id(id): Id<OrganizationId>,
    Theme(theme): Theme,
    Sent(sent): Sent<NewLogo>,
) -> Result<Response, ApiError> {
    call.read(move |act| branding::may_change(act, id)).await?;
    let file = BASE64.decode(sent.content.trim().as_bytes());
    let file = file.map_err(|_| Refusal::field("content", Problem::NotAPicture))?;
    let picture = brand::read_picture(file).await.map_err(in_content)?;
    let web = call.web.clone();
    let put = move |act: &mut domain::Act<'_>| {
        branding::set_logo(act, id, theme, &picture).map(|found| shown(&web, found))
    };
    let answer = call.work(put).await?;
    post::record(StatusCode::OK, &answer)
}

/// The file is the field `content` here.
fn in_content(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid(mut problems) => {
            for problem in &mut problems {
                "content".clone_into(&mut problem.field);
            }
            Refusal::Invalid(problems)
        }
        other => other,
    }
}

/// Takes a logo away, so that the one from above shows again; with the light one goes the dark one.
#[utoipa::path(delete, path = "/api/v1/organizations/{id}/branding/logos/{theme}", tag = "organizations",
    responses((status = 200, body = BrandingAnswer)))]
pub(super) async fn delete_logo(
    call: Call,
    Id(id): Id<OrganizationId>,
    Theme(theme): Theme,
) -> Result<Response, ApiError> {
    let web = call.web.clone();
    let answer =
        call.work(move |act| branding::remove_logo(act, id, theme).map(|found| shown(&web, found))).await?;
    post::record(StatusCode::OK, &answer)
}
