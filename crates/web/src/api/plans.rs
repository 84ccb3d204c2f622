//! `/api/v1/plans`: under what terms a product is sold. Who may sell a plan and what became of its terms is in
//! `plan_life`.

use std::collections::BTreeMap;

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    ids::{OrganizationId, PlanId, ProductId},
    products::{self, DeviceRules, Edition, Features, Plan, PlanForm},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, or_kept, text},
    call::{Call, Sent},
    post::Posted,
    problem::ApiError,
    products::{EditionAnswer, by_place, edition},
    query::{Asked, Id, IfMatch},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .post("/api/v1/products/{id}/plans", create_plan)
        .get("/api/v1/plans", list_plans)
        .get("/api/v1/plans/{id}", get_plan)
        .on(&Method::PATCH, "/api/v1/plans/{id}", change_plan)
}

/// A service plan.
#[derive(Serialize, ToSchema)]
#[schema(as = Plan)]
pub struct PlanAnswer {
    id: String,
    name: String,
    /// The name of the product.
    product: String,
    product_id: String,
    /// `full`, `trial` or `nfr`.
    version: &'static str,
    term_months: i64,
    grace_days: i64,
    /// So many days before the end a license counts as expiring soon.
    notice_days: i64,
    /// Days before the last day on which notices go out, after it when negative.
    notice_schedule: Vec<i64>,
    /// How often a trial may be extended.
    trial_extensions: i64,
    devices_per_seat: i64,
    device_rules: DeviceRulesAnswer,
    /// What clients are told outside the term: `block`, `degrade`, `warn` or `advisory`.
    enforcement: &'static str,
    features: Vec<FeatureAnswer>,
    editions: Vec<EditionAnswer>,
    /// What a new license begins with, by the code of the edition; those left out are zero.
    default_units: BTreeMap<String, i64>,
    /// The last day on which it is sold; null: no end.
    sale_ends_on: Option<String>,
    /// The last day on which licenses of it are issued, renewed, extended or increased; null: no end.
    life_ends_on: Option<String>,
    /// Who below the owner may sell it: `everybody` or `chosen`.
    sellers: &'static str,
    /// Counts the changes of its terms; licenses keep the one they were sold under.
    revision: i64,
    /// Whether it waits for an approval of its latest terms before it is sold here.
    locked: bool,
    archived_at: Option<String>,
    /// Goes up with every change; the same as in `ETag`.
    edited: i64,
}

/// When two devices are the same one, how often a user may move to another, and when silence frees a place.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = DeviceRules)]
pub(super) struct DeviceRulesAnswer {
    /// So many components must agree for a device to be the same one; null: more than half.
    components_agree: Option<i64>,
    /// Moves to another device in a period; null: without limit.
    device_moves: Option<i64>,
    /// The period, in days.
    moves_days: i64,
    /// Days without contact after which a place is freed; null: never.
    free_after_days: Option<i64>,
}

impl From<DeviceRules> for DeviceRulesAnswer {
    fn from(rules: DeviceRules) -> Self {
        Self {
            components_agree: rules.components_agree,
            device_moves: rules.moves,
            moves_days: rules.moves_days,
            free_after_days: rules.free_after_days,
        }
    }
}

/// A flag, or a value under a name.
#[derive(Serialize, ToSchema)]
#[schema(as = Feature)]
pub(super) struct FeatureAnswer {
    #[schema(example = "retention")]
    name: String,
    /// Null: a flag.
    value: Option<String>,
}

pub(super) fn features(features: &Features) -> Vec<FeatureAnswer> {
    let shown = |feature: &products::Feature| FeatureAnswer {
        name: feature.name.clone(),
        value: feature.value.clone(),
    };
    features.list().iter().map(shown).collect()
}

pub(super) fn plan(plan: Plan) -> PlanAnswer {
    let units = |edition: &Edition| (edition.code.clone(), plan.default_units(edition.id));
    let default_units = plan.editions.iter().map(units).filter(|(_, units)| *units > 0).collect();
    PlanAnswer {
        default_units,
        notice_schedule: plan.notice_schedule.days().to_vec(),
        features: features(&plan.features),
        sale_ends_on: plan.sale_ends_on.map(|day| day.to_string()),
        life_ends_on: plan.life_ends_on.map(|day| day.to_string()),
        sellers: plan.sellers.word(),
        revision: plan.revision,
        locked: plan.locked,
        id: plan.id.to_string(),
        name: plan.name,
        product: plan.product_name,
        product_id: plan.product.to_string(),
        version: plan.version.word(),
        term_months: plan.term_months,
        grace_days: plan.grace_days,
        notice_days: plan.notice_days,
        trial_extensions: plan.trial_extensions,
        devices_per_seat: plan.devices_per_seat,
        device_rules: plan.device_rules.into(),
        enforcement: plan.enforcement.word(),
        editions: plan.editions.into_iter().map(edition).collect(),
        archived_at: plan.archived_at.map(|at| at.to_string()),
        edited: plan.edited,
    }
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PlansAsked {
    /// Who would sell or buy; the token's organization unless given.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// The plans that an organization may sell or buy, by product and name.
#[utoipa::path(get, path = "/api/v1/plans", tag = "products", params(PlansAsked),
    responses((status = 200, body = Listed<PlanAnswer>)))]
pub(super) async fn list_plans(
    call: Call,
    Asked(asked): Asked<PlansAsked>,
) -> Result<Listed<PlanAnswer>, ApiError> {
    let organization = asked.organization_id.unwrap_or(call.organization);
    let found = call.read(move |act| products::plans_offered(act, organization)).await?;
    Ok(Listed::all(found.into_iter().map(plan).collect()))
}

/// A plan to be made, or what is to become of one; what is left out of a change stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanSent {
    name: Option<String>,
    /// `full` unless given, `trial` or `nfr`.
    version: Option<String>,
    /// 12 unless given.
    term_months: Option<i64>,
    /// 14 unless given.
    grace_days: Option<i64>,
    /// 30 unless given.
    notice_days: Option<i64>,
    /// Days before the last day on which notices go out, after it when negative; 30, 7, 1, 0 and -7 unless given.
    notice_schedule: Option<Vec<i64>>,
    /// 1 unless given.
    trial_extensions: Option<i64>,
    /// 1 unless given.
    devices_per_seat: Option<i64>,
    /// All of them; what is left out is as usual.
    device_rules: Option<DeviceRulesSent>,
    /// `block` unless given, `degrade`, `warn` or `advisory`.
    enforcement: Option<String>,
    features: Option<Vec<FeatureSent>>,
    /// What a new license begins with, by the code of the edition; those left out are zero.
    default_units: Option<BTreeMap<String, i64>>,
    /// The last day on which it is sold; null: no end.
    #[serde(default, deserialize_with = "text")]
    #[schema(value_type = Option<String>, format = Date)]
    sale_ends_on: Option<String>,
    /// The last day on which licenses of it are issued, renewed, extended or increased; null: no end.
    #[serde(default, deserialize_with = "text")]
    #[schema(value_type = Option<String>, format = Date)]
    life_ends_on: Option<String>,
}

/// When two devices are the same one, how often a user may move to another, and when silence frees a place.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DeviceRulesSent {
    /// 1 to 16; null: more than half.
    components_agree: Option<i64>,
    /// 0 to 1000; null: without limit.
    device_moves: Option<i64>,
    /// 1 to 3650; 90 unless given.
    moves_days: Option<i64>,
    /// 7 to 3650; null: never.
    free_after_days: Option<i64>,
}

impl DeviceRulesSent {
    fn rules(&self) -> DeviceRules {
        DeviceRules {
            components_agree: self.components_agree,
            moves: self.device_moves,
            moves_days: self.moves_days.unwrap_or(DeviceRules::MOVES_DAYS),
            free_after_days: self.free_after_days,
        }
    }
}

/// A flag, or a value under a name.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FeatureSent {
    name: String,
    /// Null: a flag.
    value: Option<String>,
}

impl FeatureSent {
    /// A line of the form. What would break the line stays in it, to be refused there.
    fn line(&self) -> String {
        match &self.value {
            Some(value) => format!("{} = {}", self.name, value.replace('\n', "\u{7f}")),
            None => self.name.replace(['\n', '='], "\u{7f}"),
        }
    }
}

impl PlanSent {
    fn over(&self, mut form: PlanForm) -> PlanForm {
        or_kept(&mut form.name, self.name.as_ref());
        or_kept(&mut form.version, self.version.as_ref());
        or_kept(&mut form.enforcement, self.enforcement.as_ref());
        let numbers = [
            (&mut form.term_months, self.term_months),
            (&mut form.grace_days, self.grace_days),
            (&mut form.notice_days, self.notice_days),
            (&mut form.trial_extensions, self.trial_extensions),
            (&mut form.devices_per_seat, self.devices_per_seat),
        ];
        for (number, given) in numbers {
            *number = given.unwrap_or(*number);
        }
        form.device_rules = self.device_rules.as_ref().map_or(form.device_rules, DeviceRulesSent::rules);
        or_kept(&mut form.sale_ends_on, self.sale_ends_on.as_ref());
        or_kept(&mut form.life_ends_on, self.life_ends_on.as_ref());
        if let Some(days) = &self.notice_schedule {
            form.notice_schedule = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        }
        if let Some(features) = &self.features {
            form.features = features.iter().map(FeatureSent::line).collect::<Vec<_>>().join("\n");
        }
        if let Some(units) = &self.default_units {
            form.default_units = units.iter().map(|(code, units)| (code.clone(), *units)).collect();
        }
        form
    }
}

/// Adds a plan to a product.
#[utoipa::path(post, path = "/api/v1/products/{id}/plans", tag = "products", request_body = PlanSent,
    responses((status = 201, body = PlanAnswer)))]
pub(super) async fn create_plan(
    call: Call,
    Id(id): Id<ProductId>,
    posted: Posted<PlanSent>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        // Of a product out of reach nothing is told, not even that it is another's.
        products::get(act, organization, id)?;
        products::create_plan(act, id, &new.over(PlanForm::default())).map(plan).map_err(by_place)
    })
    .await
}

/// One plan.
#[utoipa::path(get, path = "/api/v1/plans/{id}", tag = "products",
    responses((status = 200, body = PlanAnswer)))]
pub(super) async fn get_plan(call: Call, Id(id): Id<PlanId>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.show(move |act| products::plan(act, organization, id).map(plan)).await
}

/// Changes a plan. Licenses already issued under it keep their terms.
#[utoipa::path(patch, path = "/api/v1/plans/{id}", tag = "products", request_body = PlanSent,
    responses((status = 200, body = PlanAnswer)))]
pub(super) async fn change_plan(
    call: Call,
    Id(id): Id<PlanId>,
    IfMatch(edited): IfMatch,
    Sent(change): Sent<PlanSent>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.edit(
        move |act| {
            let before = products::plan(act, organization, id)?;
            let form = change.over(before.form());
            products::change_plan(act, id, &form, edited.unwrap_or(before.edited)).map(plan).map_err(by_place)
        },
        move |act| products::plan(act, organization, id).map(plan),
    )
    .await
}
