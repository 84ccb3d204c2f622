//! What orchestrators ask: is the process alive, can it serve.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use domain::{Caller, World, accounts};

use crate::worker::Pulse;

/// What readiness depends on.
#[derive(Clone, Debug)]
pub struct Health {
    /// The database, already migrated.
    pub world: World,
    /// The worker of this process, if it runs one.
    pub worker: Option<Pulse>,
}

/// `GET /healthz`: the process is alive. `GET /readyz`: the database answers and takes writes, the worker works.
pub fn router(health: Health) -> Router {
    Router::new().route("/readyz", get(ready)).with_state(health).merge(crate::serve::health())
}

async fn ready(State(health): State<Health>) -> (StatusCode, &'static str) {
    match health.trouble().await {
        None => (StatusCode::OK, "ready\n"),
        Some(trouble) => (StatusCode::SERVICE_UNAVAILABLE, trouble),
    }
}

impl Health {
    async fn trouble(&self) -> Option<&'static str> {
        if let Some(why) = self.world.db().poisoned() {
            tracing::error!(%why, "the database takes no more writes");
            return Some("database: takes no writes until it is started again\n");
        }
        let caller = Caller::worker("readiness");
        let asked = self.world.read(&caller, accounts::needs_set_up);
        match tokio::time::timeout(std::time::Duration::from_secs(2), asked).await {
            Ok(Ok(_)) => {}
            Ok(Err(_)) | Err(_) => return Some("database: does not answer\n"),
        }
        let still = self.worker.as_ref().and_then(Pulse::standing_still);
        still.map(|task| {
            tracing::error!(task, "the worker stands still");
            "worker: stands still\n"
        })
    }
}
