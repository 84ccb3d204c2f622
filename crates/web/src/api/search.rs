//! `/api/v1/search`: records by what people type of their names.

use domain::search::{self, Hit, Kind, Question};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::Call,
    problem::ApiError,
    query::Asked,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/search", find)
}

/// A record that was found.
#[derive(Serialize, ToSchema)]
#[schema(as = Found)]
pub struct FoundAnswer {
    /// `customer`, `partner`, `user`, `license`, `code`, `invoice` or `installation`.
    kind: &'static str,
    /// The id under which the record itself is got.
    id: String,
    /// What it is called; null for an order, which has no number yet.
    title: Option<String>,
    /// What tells it from others of the same name: a business id, a license number, an address.
    detail: Option<String>,
    /// Whose it is; of a customer or partner, its own id.
    organization_id: String,
    organization_name: String,
}

fn shown(hit: Hit) -> FoundAnswer {
    FoundAnswer {
        kind: hit.kind.word(),
        id: hit.id,
        title: known(hit.title),
        detail: known(hit.detail),
        organization_id: hit.organization.to_string(),
        organization_name: hit.organization_name,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SearchAsked {
    /// Words, or beginnings of them, in Latin or Cyrillic letters; a number; an address; an id.
    q: Option<String>,
    /// Only records of this kind.
    #[param(value_type = Option<String>)]
    kind: Option<Kind>,
    /// The most of each kind, 1 to 50; 10 unless given.
    limit: Option<i64>,
}

/// Unless somebody says how many.
const USUAL: i64 = 10;

/// Records of the token's organization and all below it that have all the words, kind by kind, the likeliest first of
/// each. Kinds that the token may not see stay out. There are no further pages: ask more closely.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(SearchAsked),
    responses((status = 200, body = Listed<FoundAnswer>)))]
pub(super) async fn find(
    call: Call,
    Asked(asked): Asked<SearchAsked>,
) -> Result<Listed<FoundAnswer>, ApiError> {
    let question = Question {
        query: asked.q.unwrap_or_default(),
        kinds: asked.kind.into_iter().collect(),
        limit: asked.limit.unwrap_or(USUAL),
    };
    let organization = call.organization;
    let hits = call.read(move |act| search::find(act, organization, &question)).await?;
    Ok(Listed::all(hits.into_iter().map(shown).collect()))
}
