//! Serving HTTP: the accept loop and what stands between a socket and the router.
//!
//! The ready-made serve loop installs no timers, so that silent clients stay for ever; this one has
//! them, counts connections, and stops gracefully (SR-66). Pages and API are the router's.

mod admission;
mod client_ip;
mod framing;
mod front;
mod host;
pub mod network;
mod redact;
mod stream;

use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

use admission::{Admission, Place, Refused};
use framing::HEAD_BYTES;
use front::Front;
use host::HostRule;
use stream::{Activity, GuardedStream};

pub use stream::Patience;

use crate::config::{Limits, Origin};
use network::Network;

/// Pending connections the system may hold for us.
const BACKLOG: i32 = 1024;
/// How long connections are still accepted after the stop: under load the queue never runs empty.
const LAST_CALL: Duration = Duration::from_millis(200);
/// How long a connection that never sent a byte may stay after the stop.
const SILENT_AT_STOP: Duration = Duration::from_millis(300);

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// The address people type; its host is the only `Host` answered to, besides loopback.
    pub public_url: Option<Origin>,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Connections and the largest body.
    pub limits: Limits,
    /// Timers.
    pub patience: Patience,
}

/// Opens the listening socket. Port 0 picks a free port: ask the listener which.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// `GET /healthz`: the process is alive.
pub fn health() -> Router {
    Router::new().route("/healthz", get(|| async { "alive\n" }))
}

/// Whether the path is one that orchestrators ask by address.
fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz")
}

/// Ends when the process is asked to: SIGTERM or SIGINT, from this call on. Inside a runtime.
pub fn stop_signal() -> impl Future<Output = ()> + Send {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut term), Ok(mut int)) = signals else {
            // Without handlers the signals end the process by themselves.
            return std::future::pending().await;
        };
        tokio::select! {
            _ = term.recv() => tracing::info!("SIGTERM, stopping"),
            _ = int.recv() => tracing::info!("SIGINT, stopping"),
        }
    }
}

/// Serves until `stop` ends, then lets open requests end within the patience's `drain` (RP-25).
pub async fn serve(listener: TcpListener, router: Router, options: Options, stop: impl Future<Output = ()>) {
    let trusted: Arc<[Network]> = options.trusted_proxies.into();
    let limits = &options.limits;
    let desk = Desk {
        admission: Admission::new(limits.connections, limits.connections_per_ip, Arc::clone(&trusted)),
        front: Arc::new(Front::new(router, HostRule::new(options.public_url), trusted, limits.body_import)),
        patience: options.patience,
        stopping: watch::channel(()).0,
    };
    let mut open = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => desk.receive(accepted, &mut open).await,
            Some(_) = open.join_next(), if !open.is_empty() => {}
        }
    }
    // Who connected before the stop is still served.
    let waiting = async {
        while let Ok(accepted) = timeout(Duration::from_millis(5), listener.accept()).await {
            desk.receive(accepted, &mut open).await;
        }
    };
    drop(timeout(LAST_CALL, waiting).await);
    drop(listener);
    desk.stopping.send_replace(());
    let drained = timeout(desk.patience.drain, async { while open.join_next().await.is_some() {} }).await;
    if drained.is_err() {
        tracing::warn!(connections = open.len(), "still open at the end of the stop, cut");
    }
}

struct Desk {
    admission: Admission,
    front: Arc<Front>,
    patience: Patience,
    stopping: watch::Sender<()>,
}

impl Desk {
    async fn receive(&self, accepted: io::Result<(TcpStream, SocketAddr)>, open: &mut JoinSet<()>) {
        match accepted {
            Ok((socket, peer)) => match self.admission.enter(peer.ip()) {
                Ok(place) => {
                    open.spawn(self.connection(socket, peer, place));
                }
                Err(refused) => turn_away(&socket, refused, peer),
            },
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                // Out of descriptors or memory: others must end first, so do not spin.
                tracing::warn!(%error, "cannot accept connections");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }

    fn connection(
        &self,
        socket: TcpStream,
        peer: SocketAddr,
        place: Place,
    ) -> impl Future<Output = ()> + Send + use<> {
        let mut patience = self.patience;
        if self.admission.is_trusted(peer.ip()) {
            patience.idle = patience.idle_proxy;
        }
        let front = Arc::clone(&self.front);
        let stopping = self.stopping.subscribe();
        async move {
            converse(socket, peer, front, patience, stopping).await;
            drop(place);
        }
    }
}

/// Speaks HTTP with one client to the end of the connection.
async fn converse(
    socket: TcpStream,
    peer: SocketAddr,
    front: Arc<Front>,
    patience: Patience,
    mut stopping: watch::Receiver<()>,
) {
    // Small answers must not wait for more to send.
    drop(socket.set_nodelay(true));
    let activity = Arc::new(Activity::default());
    let io = TokioIo::new(GuardedStream::new(socket, Arc::clone(&activity), patience));
    let service = {
        let activity = Arc::clone(&activity);
        service_fn(move |request| Arc::clone(&front).answer(request, peer, activity.answering()))
    };
    let mut builder = http1::Builder::new();
    // The stream's own timers are shorter; this one only backs them.
    builder.timer(TokioTimer::new()).header_read_timeout(patience.idle + patience.head);
    builder.max_header_size(HEAD_BYTES).keep_alive(true).half_close(false);
    let mut connection = std::pin::pin!(builder.serve_connection(io, service));

    let result = tokio::select! {
        result = connection.as_mut() => result,
        _ = stopping.changed() => {
            // The library closes at once what it has not read from yet, even with a request on its way.
            match timeout(SILENT_AT_STOP, first_word(connection.as_mut(), &activity)).await {
                Ok(Some(result)) => result,
                Ok(None) => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
                Err(_) => Ok(()),
            }
        }
    };
    if let Err(error) = result {
        tracing::debug!(%peer, %error, "connection ended early");
    }
}

/// Drives a connection until its client has sent a byte: `None`, or the result when it ended before.
async fn first_word<C: Future>(mut connection: Pin<&mut C>, activity: &Activity) -> Option<C::Output> {
    poll_fn(|context| match connection.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending if activity.has_spoken() => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    })
    .await
}

/// Says why in one breath and closes.
fn turn_away(socket: &TcpStream, refused: Refused, peer: SocketAddr) {
    let status = match refused {
        Refused::Full => "503 Service Unavailable",
        Refused::TooMany => "429 Too Many Requests",
    };
    tracing::debug!(%peer, ?refused, "connection turned away");
    let answer =
        format!("HTTP/1.1 {status}\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    drop(socket.try_write(answer.as_bytes()));
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
