//! The buttons of a run: stop, go on, try the failures again, take it back.

use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    bulk::{self, Run},
    ids::JobId,
};

use super::{at_once, show};
use crate::{
    answer::{Answer, go, into_form},
    kit::Form,
    typed::Posted,
    visit::Visit,
};

async fn done(
    (id, posted): (String, Posted),
    deed: impl Fn(&mut Act<'_>, JobId) -> domain::Result<Run> + Send + 'static,
) -> Answer {
    let Posted { visit, form, .. } = posted;
    let job: JobId = id.parse().map_err(|_| Refusal::NotFound)?;
    match visit.work(move |act| deed(act, job)).await {
        Ok(run) => {
            at_once(&visit, run.job.id, run.job.left()).await;
            Ok(go(&format!("/jobs/{}", run.job.id)))
        }
        Err(error) => refused(&visit, job, form, error).await,
    }
}

/// The page as the run stands now, with why nothing was done.
async fn refused(visit: &Visit, job: JobId, mut form: Form, error: crate::answer::PageError) -> Answer {
    into_form(&mut form, error)?;
    show::shown(visit, job, (&form, StatusCode::CONFLICT)).await
}

/// POST /jobs/{id}/stop
pub(super) async fn stop(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { visit, form, .. } = posted;
    let job: JobId = id.parse().map_err(|_| Refusal::NotFound)?;
    match visit.work(move |act| bulk::stop(act, job)).await {
        Ok(_) => Ok(go(&format!("/jobs/{job}"))),
        Err(error) => refused(&visit, job, form, error).await,
    }
}

/// POST /jobs/{id}/resume
pub(super) async fn resume(Path(id): Path<String>, posted: Posted) -> Answer {
    done((id, posted), bulk::resume).await
}

/// POST /jobs/{id}/retry
pub(super) async fn retry(Path(id): Path<String>, posted: Posted) -> Answer {
    done((id, posted), bulk::retry).await
}

/// POST /jobs/{id}/undo
pub(super) async fn undo(Path(id): Path<String>, posted: Posted) -> Answer {
    done((id, posted), |act, job| {
        let by = bulk::undo(act, job)?;
        bulk::get(act, by)
    })
    .await
}
