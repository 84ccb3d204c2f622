//! `/api/v1/jobs`: how far bulk work is.

use axum::response::Response;
use domain::{
    ids::JobId,
    jobs::{self, Job},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{call::Call, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/jobs/{id}", get)
}

/// Bulk work as it stands. What failed of it, row by row, is in the list of messages with `job_id`.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobAnswer {
    id: String,
    /// `invitations`, or `bulk` for what `/api/v1/bulk` tells more of.
    kind: &'static str,
    started_by: String,
    /// The customer it is about; null: several.
    customer_id: Option<String>,
    total: i64,
    done: i64,
    failed: i64,
    /// What is still to be done.
    left: i64,
    created_at: String,
    /// Null: still running.
    finished_at: Option<String>,
}

pub(super) fn shown(job: Job) -> JobAnswer {
    JobAnswer {
        id: job.id.to_string(),
        kind: job.kind.word(),
        customer_id: job.customer.map(|customer| customer.to_string()),
        total: job.total,
        done: job.done,
        failed: job.failed,
        left: job.left(),
        created_at: job.created_at.to_string(),
        finished_at: job.finished_at.map(|at| at.to_string()),
        started_by: job.started_by,
    }
}

/// One job with its progress.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs", responses((status = 200, body = JobAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<JobId>) -> Result<Response, ApiError> {
    call.show(move |act| jobs::get(act, id).map(shown)).await
}
