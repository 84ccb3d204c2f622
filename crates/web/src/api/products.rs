//! `/api/v1/products`: what is sold, in which editions.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Refusal,
    ids::{EditionId, OrganizationId, ProductId},
    products::{self, Edition, EditionForm, Nouns, Product, ProductForm, units_field},
    refusal::FieldProblem,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::{Listed, or_kept, text},
    call::{Call, Sent},
    post::Posted,
    problem::ApiError,
    query::{Id, IfMatch},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/products", list)
        .post("/api/v1/products", create)
        .get("/api/v1/products/{id}", get)
        .on(&Method::PATCH, "/api/v1/products/{id}", change)
}

/// A software type of a product.
#[derive(Serialize, ToSchema)]
#[schema(as = Edition)]
pub(super) struct EditionAnswer {
    id: String,
    /// The stable short name that lines and seats use.
    #[schema(example = "standard")]
    code: String,
    name: String,
    /// `workstation`, `server`, `user`, `endpoint`, `gigabyte` or `key`.
    unit: &'static str,
    /// What its units are called instead, by language and plural (`one` and `other`, in Russian `one`, `few` and
    /// `many`); null: the unit's own word. A language left out falls back to English.
    #[schema(value_type = Option<Object>)]
    nouns: Option<Nouns>,
    /// Of one unit; null: unlimited.
    storage_gb: Option<i64>,
}

pub(super) fn edition(edition: Edition) -> EditionAnswer {
    EditionAnswer {
        id: edition.id.to_string(),
        code: edition.code,
        name: edition.name,
        unit: edition.unit.word(),
        nouns: nouns(edition.nouns),
        storage_gb: edition.storage_gb,
    }
}

/// Own nouns, if there are any.
pub(super) fn nouns(nouns: Nouns) -> Option<Nouns> {
    (!nouns.is_empty()).then_some(nouns)
}

/// Something that is sold.
#[derive(Serialize, ToSchema)]
#[schema(as = Product)]
pub struct ProductAnswer {
    id: String,
    /// Who sells it, to everybody below them.
    organization_id: String,
    organization_name: String,
    name: String,
    /// Where the client program is downloaded; null: not known.
    download_url: Option<String>,
    editions: Vec<EditionAnswer>,
    archived_at: Option<String>,
    /// Goes up with every change; the same as in `ETag`.
    version: i64,
}

fn shown(product: Product) -> ProductAnswer {
    ProductAnswer {
        id: product.id.to_string(),
        organization_id: product.owner.to_string(),
        organization_name: product.owner_name,
        name: product.name,
        download_url: product.download_url,
        editions: product.editions.into_iter().map(edition).collect(),
        archived_at: product.archived_at.map(|at| at.to_string()),
        version: product.version,
    }
}

/// The products around the token's organization: its own, of those above it and of those below it.
#[utoipa::path(get, path = "/api/v1/products", tag = "products",
    responses((status = 200, body = Listed<ProductAnswer>)))]
pub(super) async fn list(call: Call) -> Result<Listed<ProductAnswer>, ApiError> {
    let organization = call.organization;
    let found = call.read(move |act| products::list(act, organization)).await?;
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// An edition as it is to be. One with an id is kept, one without is new, one left out is taken away.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EditionSent {
    #[schema(value_type = Option<String>)]
    id: Option<EditionId>,
    code: String,
    name: String,
    unit: String,
    /// What its units are called instead, by language and plural; null: the unit's own word.
    #[schema(value_type = Option<Object>)]
    nouns: Option<Nouns>,
    /// Null: unlimited.
    storage_gb: Option<i64>,
}

fn edition_form(sent: &EditionSent) -> EditionForm {
    EditionForm {
        id: sent.id,
        code: sent.code.clone(),
        name: sent.name.clone(),
        unit: sent.unit.clone(),
        nouns: sent.nouns.clone().unwrap_or_default(),
        storage_gb: sent.storage_gb,
    }
}

/// A product to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewProduct {
    /// The token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
    name: String,
    download_url: Option<String>,
    editions: Vec<EditionSent>,
}

/// Problems of editions, told by their place in the body: `edition_0_code` is `editions[0].code`, and `units_server` is
/// `default_units.server`.
pub(super) fn by_place(error: domain::Error) -> domain::Error {
    let domain::Error::Refused(Refusal::Invalid(problems)) = error else { return error };
    let renamed = |problem: FieldProblem| match problem
        .field
        .strip_prefix("edition_")
        .and_then(|rest| rest.split_once('_'))
    {
        Some((place, field)) => FieldProblem::new(format!("editions[{place}].{field}"), problem.problem),
        None => match problem.field.strip_prefix(units_field("").as_str()) {
            Some(code) => FieldProblem::new(format!("default_units.{code}"), problem.problem),
            None => problem,
        },
    };
    Refusal::Invalid(problems.into_iter().map(renamed).collect()).into()
}

/// Creates a product with its editions.
#[utoipa::path(post, path = "/api/v1/products", tag = "products", request_body = NewProduct,
    responses((status = 201, body = ProductAnswer)))]
pub(super) async fn create(call: Call, posted: Posted<NewProduct>) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let form = ProductForm {
            name: new.name.clone(),
            download_url: new.download_url.clone().unwrap_or_default(),
            editions: new.editions.iter().map(edition_form).collect(),
        };
        let owner = new.organization_id.unwrap_or(own);
        products::create(act, owner, &form).map(shown).map_err(by_place)
    })
    .await
}

/// One product.
#[utoipa::path(get, path = "/api/v1/products/{id}", tag = "products",
    responses((status = 200, body = ProductAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<ProductId>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.show(move |act| products::get(act, organization, id).map(shown)).await
}

/// What is to become of a product; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductChange {
    name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    download_url: Option<String>,
    /// All that are to be there from now on.
    editions: Option<Vec<EditionSent>>,
}

/// Changes a product. Licenses already issued keep what they were sold under.
#[utoipa::path(patch, path = "/api/v1/products/{id}", tag = "products", request_body = ProductChange,
    responses((status = 200, body = ProductAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<ProductId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<ProductChange>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.edit(
        move |act| {
            let before = products::get(act, organization, id)?;
            let mut form = before.form();
            or_kept(&mut form.name, change.name.as_ref());
            or_kept(&mut form.download_url, change.download_url.as_ref());
            if let Some(editions) = &change.editions {
                form.editions = editions.iter().map(edition_form).collect();
            }
            products::change(act, id, &form, version.unwrap_or(before.version)).map(shown).map_err(by_place)
        },
        move |act| products::get(act, organization, id).map(shown),
    )
    .await
}
