//! The running server: pages and probes on one socket, background work beside them, one stop for all.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use db::EngineKind;
use domain::accounts::{self, PasswordPool};
use domain::{Caller, Refusal, World, bulk, messages, signing};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use web::Web;

use crate::config::{Config, Problem, Switch};
use crate::control::{self, Ear};
use crate::installation;
use crate::probes::{self, Health};
use crate::serve::{self, Options, Patience};
use crate::worker::{Mailing, Worker};

/// The runtime of a server.
pub fn runtime() -> Result<Runtime, Problem> {
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    built.map_err(|error| Problem::new(format!("cannot start: {error}")))
}

/// How long contacts of devices wait to be written together.
const HEARTBEATS: Duration = Duration::from_secs(1);

/// A socket that is open, and what serves on it.
pub struct Server {
    listener: TcpListener,
    base_url: String,
    options: Options,
    world: World,
    worker: Switch,
    mailing: Option<Mailing>,
    ear: Option<Ear>,
}

/// The address of the console when no server tells it: as configured.
pub fn base_url_of(config: &Config) -> String {
    config.public_url.as_ref().map_or_else(|| format!("http://{}", config.listen), ToString::to_string)
}

impl Server {
    /// Opens the socket; what connects from now on waits for [`Server::run`]. Inside a runtime.
    pub fn bind(config: &Config, world: World) -> Result<Server, Problem> {
        let listener = bind(config.listen)?;
        let base_url = match &config.public_url {
            Some(url) => url.to_string(),
            None => format!("http://{}", address(&listener)?),
        };
        let ear = control::listen(config, &world, &base_url);
        let mailing = config.smtp.as_ref().map(|smtp| Mailing::new(smtp, &base_url)).transpose()?;
        Ok(Server {
            listener,
            base_url,
            options: options(config),
            world,
            worker: config.worker,
            mailing,
            ear,
        })
    }

    /// The address of the console as people type it.
    pub fn url(&self) -> &str {
        &self.base_url
    }

    /// On a first run the one-time link that makes the operator (SR-27), shown on this terminal and nowhere else.
    pub async fn set_up_link(&self) -> Result<Option<String>, Problem> {
        let made = self.world.work(&Caller::command_line(), accounts::bootstrap_link).await;
        match made {
            Ok(token) => Ok(Some(format!("{}/setup/{}", self.base_url, token.reveal()))),
            Err(error) if error.refusal() == Some(&Refusal::AlreadySetUp) => Ok(None),
            Err(error) => Err(Problem::new(installation::chain(&error))),
        }
    }

    /// Serves until `stop` ends, then lets requests and tasks finish (RP-25).
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Server { listener, base_url, options, world, worker, mailing, ear } = self;
        if mailing.is_none() {
            tracing::warn!("no mail server is configured (smtp.url): mails wait in the outbox");
        }
        take_up_what_was_held(&world).await;
        prepare_key(&world).await;
        world.hold_heartbeats(HEARTBEATS);
        let worker = (worker == Switch::On).then(|| Worker::start(&world, mailing));
        let health = Health { world: world.clone(), worker: worker.as_ref().map(Worker::pulse) };
        let web = Web::new(world.clone(), PasswordPool::default(), &base_url);
        let router = web::router(web.clone()).merge(probes::router(health));
        let stop = async {
            stop.await;
            web.stop();
        };
        serve::serve(listener, router, options, stop).await;
        drop(ear);
        if let Some(worker) = worker {
            worker.stop().await;
        }
        write_heartbeats(&world).await;
        close(world).await;
    }
}

/// Serves a router of its own on a loopback socket until `stop` ends.
pub async fn run_beside(
    listener: TcpListener,
    router: Router,
    config: &Config,
    stop: impl Future<Output = ()>,
) {
    let options = Options { public_url: None, trusted_proxies: Vec::new(), ..options(config) };
    serve::serve(listener, router, options, stop).await;
}

/// Opens a listening socket or says which address could not be had.
pub fn bind(listen: SocketAddr) -> Result<TcpListener, Problem> {
    serve::bind(listen).map_err(|error| Problem::new(format!("cannot listen on {listen}: {error}")))
}

/// Where a socket listens, the port that was picked included.
pub fn address(listener: &TcpListener) -> Result<SocketAddr, Problem> {
    listener.local_addr().map_err(|error| Problem::new(format!("cannot listen: {error}")))
}

fn options(config: &Config) -> Options {
    Options {
        public_url: config.public_url.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
        limits: config.limits.clone(),
        patience: Patience::default(),
    }
}

/// Programs are given the keys to verify with before the first of them is activated.
async fn prepare_key(world: &World) {
    if let Err(error) = world.work(&Caller::command_line(), signing::prepare).await {
        tracing::error!(error = installation::chain(&error), "the first signing key could not be made");
    }
}

/// The embedded database is ours alone: leases on mails that are there are of a process that died.
async fn take_up_what_was_held(world: &World) {
    if world.db().engine() != EngineKind::Sqlite {
        return;
    }
    match world.work(&Caller::worker("mail"), messages::release_held).await {
        Ok(0) => {}
        Ok(mails) => tracing::warn!(mails, "sending was cut short; these mails are tried again"),
        Err(error) => tracing::error!(error = installation::chain(&error), "held mails wait for their lease"),
    }
    match world.work(&Caller::worker("bulk"), bulk::release_held).await {
        Ok(0) => {}
        Ok(runs) => tracing::warn!(runs, "bulk runs were cut short; they go on"),
        Err(error) => tracing::error!(error = installation::chain(&error), "bulk runs wait for their lease"),
    }
}

async fn write_heartbeats(world: &World) {
    if let Err(error) = world.write_heartbeats().await {
        tracing::warn!(error = installation::chain(&error), "the last contacts of devices were not written");
    }
}

/// Folds the log into the file; on a thread of its own, because it waits for the disk.
async fn close(world: World) {
    let db = Arc::new(world.db().clone());
    let closed = tokio::task::spawn_blocking(move || Arc::unwrap_or_clone(db).close()).await;
    if let Err(error) = closed {
        tracing::error!(%error, "the database did not close");
    }
}
