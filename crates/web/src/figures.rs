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
    kept: Mutex<HashMap<OrganizationId, Kept<T>>>,
}

#[derive(Debug)]
struct Kept<T> {
    /// When they were counted, or when somebody last began to.
    at: Instant,
    figures: Option<T>,
}

impl<T: Clone> Figures<T> {
    pub fn new(lifetime: Duration) -> Self {
        Self { lifetime, kept: Mutex::new(HashMap::new()) }
    }

    /// The figures, unless they are older than their lifetime.
    pub fn get(&self, organization: OrganizationId) -> Option<T> {
        let kept = self.kept.lock().ok()?;
        let found = kept.get(&organization)?;
        found.figures.clone().filter(|_| found.at.elapsed() < self.lifetime)
    }

    /// The figures however old they are.
    pub fn latest(&self, organization: OrganizationId) -> Option<T> {
        self.kept.lock().ok()?.get(&organization)?.figures.clone()
    }

    /// Whether the figures are to be counted anew, by whoever asks: the others are told no for a lifetime.
    pub fn claim(&self, organization: OrganizationId) -> bool {
        let Ok(mut kept) = self.kept.lock() else { return false };
        let now = Instant::now();
        match kept.get_mut(&organization) {
            Some(found) if found.at.elapsed() < self.lifetime => false,
            Some(found) => {
                found.at = now;
                true
            }
            None => {
                kept.insert(organization, Kept { at: now, figures: None });
                true
            }
        }
    }

    /// The figures are no longer so; until they are counted anew nobody gets them.
    pub fn forget(&self, organization: OrganizationId) {
        if let Ok(mut kept) = self.kept.lock() {
            kept.remove(&organization);
        }
    }

    pub fn keep(&self, organization: OrganizationId, figures: T) {
        let Ok(mut kept) = self.kept.lock() else { return };
        if kept.len() >= MOST
            && let Some(oldest) = kept.iter().min_by_key(|(_, kept)| kept.at).map(|(id, _)| *id)
        {
            kept.remove(&oldest);
        }
        kept.insert(organization, Kept { at: Instant::now(), figures: Some(figures) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organization(number: u128) -> OrganizationId {
        OrganizationId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn figures_are_kept_for_their_lifetime_and_counted_by_one() {
        let figures = Figures::new(Duration::from_mins(1));
        assert!(figures.claim(organization(1)) && !figures.claim(organization(1)));
        assert_eq!((figures.get(organization(1)), figures.latest(organization(1))), (None, None));
        figures.keep(organization(1), 7);
        assert_eq!((figures.get(organization(1)), figures.claim(organization(1))), (Some(7), false));
        assert_eq!(figures.get(organization(2)), None);
        figures.forget(organization(1));
        assert_eq!((figures.get(organization(1)), figures.latest(organization(1))), (None, None));
        let short = Figures::new(Duration::ZERO);
        short.keep(organization(1), 7);
        assert_eq!((short.get(organization(1)), short.latest(organization(1))), (None, Some(7)));
        assert!(short.claim(organization(1)));
    }

    #[test]
    fn no_more_than_so_many_organizations_are_kept() {
        let figures = Figures::new(Duration::from_mins(1));
        for number in 0..=MOST as u128 {
            figures.keep(organization(number), number);
        }
        assert_eq!(figures.kept.lock().unwrap().len(), MOST);
        assert_eq!(figures.get(organization(0)), None);
    }
}
