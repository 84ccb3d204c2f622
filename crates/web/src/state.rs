//! What every handler of the doors may use: the world, the pool that checks passwords, and the address we are
//! reached at.

use std::{sync::Arc, time::Duration};

use domain::{World, accounts::PasswordPool};

use crate::{figures::Figures, kit::Counts};

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

struct Inner {
    world: World,
    passwords: PasswordPool,
    public_url: String,
    counts: Figures<Counts>,
}

impl Web {
    /// `public_url` is the address people type, without a slash at its end: the only source of absolute links.
    pub fn new(world: World, passwords: PasswordPool, public_url: &str) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        Self(Arc::new(Inner { world, passwords, public_url, counts: Figures::new(Duration::from_secs(60)) }))
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

    pub(crate) fn counts(&self) -> &Figures<Counts> {
        &self.0.counts
    }
}
