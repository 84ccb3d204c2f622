//! What every handler of the doors may use: the world, the pool that checks passwords, and the address we are
//! reached at.

use std::{sync::Arc, time::Duration};

use domain::{
    World,
    access::{Action, May},
    accounts::PasswordPool,
};
use tokio::sync::watch;

use crate::{api::limits::Limits, console::overview::Front, figures::Figures};

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

struct Inner {
    world: World,
    passwords: PasswordPool,
    public_url: String,
    /// Figures of overviews: as those see them who may not see licenses, and as those who may.
    fronts: [Figures<Arc<Front>>; 2],
    limits: Limits,
    stopping: watch::Sender<bool>,
}

impl Web {
    /// `public_url` is the address people type, without a slash at its end: the only source of absolute links.
    pub fn new(world: World, passwords: PasswordPool, public_url: &str) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        let fronts = [(); 2].map(|()| Figures::new(Duration::from_mins(1)));
        let (limits, stopping) = (Limits::default(), watch::Sender::new(false));
        Self(Arc::new(Inner { world, passwords, public_url, fronts, limits, stopping }))
    }

    pub fn world(&self) -> &World {
        &self.0.world
    }

    pub fn passwords(&self) -> &PasswordPool {
        &self.0.passwords
    }

    /// An absolute address of ours.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0.public_url)
    }

    /// Whether people reach us over TLS, so that cookies may insist on it.
    pub fn is_secure(&self) -> bool {
        self.0.public_url.starts_with("https://")
    }

    /// Ends what would go on by itself, such as events that pages wait for. Done when the server stops.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Ends when the server stops.
    pub(crate) async fn stopping(&self) {
        let mut stopping = self.0.stopping.subscribe();
        // Never closed before: the sender is ours.
        drop(stopping.wait_for(|stops| *stops).await);
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The figures kept for those who may do this much.
    pub(crate) fn fronts(&self, may: &May) -> &Figures<Arc<Front>> {
        &self.0.fronts[usize::from(may.act(Action::LicensesView))]
    }
}
