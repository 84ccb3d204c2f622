//! `/api/v1/alerts`: what of customers needs somebody, and how alerts of an organization and all below it go.

use axum::{http::Method, response::Response};
use domain::{
    Problem, Refusal,
    alerts::{self, Alert, AlertKind, Filter, KindSetting, Setting, Settings, Wishes},
    ids::OrganizationId,
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::{Call, Sent},
    problem::ApiError,
    query::{Asked, Id, IfMatch, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/alerts", list)
        .get("/api/v1/organizations/{id}/alerts", settings)
        .on(&Method::PUT, "/api/v1/organizations/{id}/alerts", set)
}

/// One open alert.
#[derive(Serialize, ToSchema)]
#[schema(as = Alert)]
pub struct AlertAnswer {
    /// `not-installed`, `silent`, `failing`, `space-low` or `freed-soon`.
    kind: &'static str,
    customer_id: String,
    customer_name: String,
    license_id: String,
    /// Null: the license as a whole.
    seat_id: Option<String>,
    /// Username, device or plan.
    name: String,
    raised_at: String,
}

fn shown(alert: Alert) -> AlertAnswer {
    AlertAnswer {
        kind: alert.kind.word(),
        customer_id: alert.customer.to_string(),
        customer_name: alert.customer_name,
        license_id: alert.license.to_string(),
        seat_id: alert.seat.map(|seat| seat.to_string()),
        name: alert.name,
        raised_at: alert.raised_at.to_string(),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AlertsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// `not-installed`, `silent`, `failing`, `space-low` or `freed-soon`.
    #[param(value_type = Option<String>)]
    kind: Option<AlertKind>,
}

/// The open alerts of the token's organization and all below it, by customer, the newest first.
#[utoipa::path(get, path = "/api/v1/alerts", tag = "alerts", params(AlertsAsked),
    responses((status = 200, body = Listed<AlertAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<AlertsAsked>,
) -> Result<Listed<AlertAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let (organization, filter) =
        (call.organization, Filter { customer: asked.customer_id, kind: asked.kind });
    let page = call.read(move |act| alerts::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// How one kind of alert goes.
#[derive(Serialize, ToSchema)]
#[schema(as = AlertSetting)]
pub(super) struct SettingAnswer {
    /// Set here; otherwise it is that of the nearest one above who set it, or the built-in one.
    own: bool,
    enabled: bool,
    /// Days, days, failed runs in a row, percent of space left, or days before the place is freed.
    threshold: i64,
    /// Some of `partner`, `customer`, `user`.
    to: Vec<&'static str>,
    /// In place of the seller's usual addresses.
    partner_emails: Vec<String>,
    /// In place of the customer's usual addresses.
    customer_emails: Vec<String>,
    /// Codes of editions that it is off for.
    editions_off: Vec<String>,
}

/// How alerts of an organization and all below it go.
#[derive(Serialize, ToSchema)]
#[schema(as = AlertSettings)]
pub(super) struct SettingsAnswer {
    organization_id: String,
    not_installed: SettingAnswer,
    silent: SettingAnswer,
    failing: SettingAnswer,
    space_low: SettingAnswer,
    freed_soon: SettingAnswer,
    version: i64,
}

const AUDIENCES: [&str; 3] = ["partner", "customer", "user"];

fn kind_shown(settings: &Settings, kind: AlertKind) -> SettingAnswer {
    let setting = settings.of(kind).clone();
    let told = [setting.to_partner, setting.to_customer, setting.to_user];
    SettingAnswer {
        own: settings.kinds.iter().any(|known: &KindSetting| known.kind == kind && known.own),
        enabled: setting.enabled,
        threshold: setting.threshold,
        to: AUDIENCES.into_iter().zip(told).filter(|(_, told)| *told).map(|(who, _)| who).collect(),
        partner_emails: setting.partner_emails,
        customer_emails: setting.customer_emails,
        editions_off: setting.editions_off,
    }
}

fn all_shown(settings: &Settings) -> SettingsAnswer {
    SettingsAnswer {
        organization_id: settings.organization.to_string(),
        not_installed: kind_shown(settings, AlertKind::NotInstalled),
        silent: kind_shown(settings, AlertKind::Silent),
        failing: kind_shown(settings, AlertKind::Failing),
        space_low: kind_shown(settings, AlertKind::SpaceLow),
        freed_soon: kind_shown(settings, AlertKind::FreedSoon),
        version: settings.version,
    }
}

/// How alerts of an operator, partner or customer go.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/alerts", tag = "alerts",
    responses((status = 200, body = SettingsAnswer)))]
pub(super) async fn settings(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    call.show(move |act| alerts::settings(act, id).map(|found| all_shown(&found))).await
}

/// How one kind of alert is to go.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingSent {
    enabled: bool,
    threshold: i64,
    /// Some of `partner`, `customer`, `user`; nobody unless given.
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    partner_emails: Vec<String>,
    #[serde(default)]
    customer_emails: Vec<String>,
    #[serde(default)]
    editions_off: Vec<String>,
}

/// Kinds to be set; null is inherited again, what is left out stays.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::option_option, reason = "null takes away, what is left out stays")]
pub(super) struct SettingsSent {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<SettingSent>)]
    not_installed: Option<Option<SettingSent>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<SettingSent>)]
    silent: Option<Option<SettingSent>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<SettingSent>)]
    failing: Option<Option<SettingSent>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<SettingSent>)]
    space_low: Option<Option<SettingSent>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<SettingSent>)]
    freed_soon: Option<Option<SettingSent>>,
}

/// What is given, null included, told apart from what is left out.
#[expect(clippy::option_option, reason = "null takes away, what is left out stays")]
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<SettingSent>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl SettingSent {
    fn read(&self, kind: AlertKind) -> Result<Setting, Refusal> {
        if self.to.iter().any(|who| !AUDIENCES.contains(&who.as_str())) {
            return Err(Refusal::field(format!("{kind}.to"), Problem::NotAChoice));
        }
        let to = |who: &str| self.to.iter().any(|given| given == who);
        Ok(Setting {
            enabled: self.enabled,
            threshold: self.threshold,
            to_partner: to("partner"),
            to_customer: to("customer"),
            to_user: to("user"),
            partner_emails: self.partner_emails.clone(),
            customer_emails: self.customer_emails.clone(),
            editions_off: self.editions_off.clone(),
        })
    }
}

impl SettingsSent {
    fn wishes(&self) -> Result<Wishes, Refusal> {
        let sent = [
            (AlertKind::NotInstalled, &self.not_installed),
            (AlertKind::Silent, &self.silent),
            (AlertKind::Failing, &self.failing),
            (AlertKind::SpaceLow, &self.space_low),
            (AlertKind::FreedSoon, &self.freed_soon),
        ];
        let mut wishes = Wishes::new();
        for (kind, wish) in sent {
            if let Some(wish) = wish {
                wishes.insert(kind, wish.as_ref().map(|sent| sent.read(kind)).transpose()?);
            }
        }
        Ok(wishes)
    }
}

/// Sets how alerts go. With `If-Match` only if it is still the version that was read.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/alerts", tag = "alerts", request_body = SettingsSent,
    responses((status = 200, body = SettingsAnswer)))]
pub(super) async fn set(
    call: Call,
    Id(id): Id<OrganizationId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<SettingsSent>,
) -> Result<Response, ApiError> {
    let change = move |act: &mut domain::Act<'_>| {
        let standing = alerts::settings(act, id)?.version;
        alerts::set(act, id, &sent.wishes()?, version.unwrap_or(standing)).map(|after| all_shown(&after))
    };
    call.edit(change, move |act| alerts::settings(act, id).map(|found| all_shown(&found))).await
}
