//! `/api/v1/reports`: what was sold, given on, bound, installed and heard of.

use axum::response::Response;
use domain::{
    Refusal,
    ids::OrganizationId,
    reports::{self, Named, Report},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{call::Call, problem::ApiError, query::Asked};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/reports", get)
}

/// A report: now where there are few customers, else as it was counted last, at most a day ago.
#[derive(Serialize, ToSchema)]
#[schema(as = Report)]
pub struct ReportAnswer {
    organization_id: String,
    counted_at: String,
    customers: i64,
    /// On licenses in force.
    bought: i64,
    /// Units of purchase codes that nobody was given yet.
    in_stock: i64,
    assigned: i64,
    installed: i64,
    /// Users of whom a device was heard within 30 days.
    seen: i64,
    devices: i64,
    storage_used_bytes: i64,
    /// Null: a part of it is without a limit.
    total_space_gb: Option<i64>,
    /// The last day of each of twelve months, and today.
    months: Vec<MonthAnswer>,
    versions: Vec<VersionAnswer>,
    /// Devices not heard of for more than 7, 30 and 90 days, each counted once.
    silent: [i64; 3],
    /// The customers with the most units that nobody uses.
    idle: Vec<IdleAnswer>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ReportMonth)]
struct MonthAnswer {
    day: String,
    bought: i64,
    assigned: i64,
    installed: i64,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ReportVersion)]
struct VersionAnswer {
    /// Null: all others.
    software_version: Option<String>,
    devices: i64,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ReportIdle)]
struct IdleAnswer {
    customer_id: String,
    name: String,
    assigned: i64,
    seen: i64,
    idle: i64,
}

fn shown(report: Report) -> ReportAnswer {
    let (units, storage, silent) = (report.totals, report.storage, report.silent);
    let month = |month: &reports::Month| MonthAnswer {
        day: month.day.to_string(),
        bought: month.bought,
        assigned: month.assigned,
        installed: month.installed,
    };
    let version = |version: &reports::Version| VersionAnswer {
        software_version: super::answers::known(version.version.clone()),
        devices: version.devices,
    };
    ReportAnswer {
        organization_id: report.organization.to_string(),
        counted_at: report.made_at.to_string(),
        customers: report.customers,
        bought: units.bought,
        in_stock: report.in_stock,
        assigned: units.assigned,
        installed: units.installed,
        seen: units.seen,
        devices: storage.devices,
        storage_used_bytes: storage.used_bytes,
        total_space_gb: storage.space_gb,
        months: report.months.iter().map(month).collect(),
        versions: report.versions.iter().map(version).collect(),
        silent: [silent.over_7, silent.over_30, silent.over_90],
        idle: report.idle.iter().map(idle).collect(),
    }
}

fn idle(named: &Named) -> IdleAnswer {
    let units = named.units;
    IdleAnswer {
        customer_id: named.customer.to_string(),
        name: named.name.clone(),
        assigned: units.assigned,
        seen: units.seen,
        idle: units.idle(),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReportAsked {
    /// Whose; that of the token unless given.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// The report of an organization and all below it. 404 also while one of many customers was not counted yet.
#[utoipa::path(get, path = "/api/v1/reports", tag = "reports", params(ReportAsked),
    responses((status = 200, body = ReportAnswer)))]
pub(super) async fn get(call: Call, Asked(asked): Asked<ReportAsked>) -> Result<Response, ApiError> {
    let id = asked.organization_id.unwrap_or(call.organization);
    call.show(move |act| {
        if reports::is_quick(act, id)? {
            return reports::report(act, id, &[]).map(shown);
        }
        Ok(shown(reports::latest(act, id)?.ok_or(Refusal::NotFound)?))
    })
    .await
}
