//! The mail catcher: a small SMTP receiver that keeps mail instead of delivering it, and a page to read it.
//!
//! `demo` runs one on loopback so that no mail leaves the machine; tests use it as the other side of
//! `smtp`. It is no mail server: nothing is stored on disk or sent on.

mod manners;
mod page;
mod session;
mod store;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use domain::clock::Clock;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use manners::{Manners, Mood};
pub use store::{Envelope, Letter, Store, Summary};

/// A running receiver; dropping it stops it.
#[derive(Debug)]
pub struct Catcher {
    address: SocketAddr,
    store: Store,
    manners: Manners,
    accepting: JoinHandle<()>,
}

impl Catcher {
    /// Starts receiving on loopback; port 0 picks a free one.
    pub async fn start(port: u16, clock: Arc<dyn Clock>) -> io::Result<Catcher> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let (store, manners) = (Store::new(clock), Manners::default());
        let accepting = tokio::spawn(accept(listener, store.clone(), manners.clone()));
        Ok(Catcher { address, store, manners, accepting })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The caught mail.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// How it treats senders.
    pub fn manners(&self) -> &Manners {
        &self.manners
    }

    /// The inbox page and its JSON, to be served on a port of its own.
    pub fn page(&self) -> Router {
        page::router(self.store.clone())
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, store: Store, manners: Manners) {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => {
                let (store, manners) = (store.clone(), manners.clone());
                tokio::spawn(async move {
                    if let Err(error) = session::talk(socket, store, manners).await {
                        tracing::debug!(%error, "mail catcher: dialog ended early");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "mail catcher: cannot accept");
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        }
    }
}
