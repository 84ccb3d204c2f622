//! Figures that are costly to count over a large subtree, kept for a while. Never used to decide anything.

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use domain::ids::OrganizationId;

/// Past this many organizations the oldest is forgotten.
const MOST: usize = 1000;

/// The latest figures of each organization that somebody looked at. Keyed by organization: what they count is
/// the same for everybody who may see it.
#[derive(Debug)]
pub(crate) struct Figures<T> {
    lifetime: Duration,
    kept: Mutex<HashMap<OrganizationId, (Instant, T)>>,
}

impl<T: Clone> Figures<T> {
    pub fn new(lifetime: Duration) -> Self {
        Self { lifetime, kept: Mutex::new(HashMap::new()) }
    }

    /// The figures, unless they are older than their lifetime.
    pub fn get(&self, organization: OrganizationId) -> Option<T> {
        let kept = self.kept.lock().ok()?;
        let (at, figures) = kept.get(&organization)?;
        (at.elapsed() < self.lifetime).then(|| figures.clone())
    }

    pub fn keep(&self, organization: OrganizationId, figures: T) {
        let Ok(mut kept) = self.kept.lock() else { return };
        if kept.len() >= MOST
            && let Some(oldest) = kept.iter().min_by_key(|(_, (at, _))| *at).map(|(id, _)| *id)
        {
            kept.remove(&oldest);
        }
        kept.insert(organization, (Instant::now(), figures));
    }
}
