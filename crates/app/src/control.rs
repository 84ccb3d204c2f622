//! The server's ear for the operator's own commands: a socket in the data directory, for the server's user only.
//!
//! The embedded database belongs to one process. While a server runs, commands given at the machine are handed to it
//! here and done there, by the same code and under the same name.

use std::fs::Permissions;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream as BlockingStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::World;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;

use crate::cli::{Order, Outcome};
use crate::config::{Config, Problem};

/// Largest order, a file of users included.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How long one order may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("control.sock")
}

fn is_embedded(config: &Config) -> bool {
    config.database.starts_with("sqlite:")
}

/// The open ear; dropping it closes and removes it.
pub(crate) struct Ear {
    path: PathBuf,
    listening: JoinHandle<()>,
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.listening.abort();
        drop(std::fs::remove_file(&self.path));
    }
}

/// Begins to listen. A server without the embedded database needs no ear: commands open the database themselves.
pub(crate) fn listen(config: &Config, world: &World, base_url: &str) -> Option<Ear> {
    if !is_embedded(config) {
        return None;
    }
    let path = path(&config.data_dir);
    match open(&path) {
        Ok(listener) => {
            let listening = tokio::spawn(serve(listener, world.clone(), Arc::from(base_url)));
            Some(Ear { path, listening })
        }
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), "admin commands cannot reach this server");
            None
        }
    }
}

/// The lock on the database is ours, so a socket that is there was left by a server that died.
fn open(path: &Path) -> io::Result<UnixListener> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, Permissions::from_mode(0o600))?;
    Ok(listener)
}

async fn serve(listener: UnixListener, world: World, base_url: Arc<str>) {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => {
                let (world, base_url) = (world.clone(), Arc::clone(&base_url));
                tokio::spawn(async move {
                    if let Err(error) = answer(socket, world, base_url).await {
                        tracing::debug!(%error, "an admin command ended early");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept admin commands");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn answer(socket: UnixStream, world: World, base_url: Arc<str>) -> io::Result<()> {
    let (reading, mut writing) = socket.into_split();
    let mut line = Vec::new();
    let mut reading = tokio::io::BufReader::new(reading.take(MOST_BYTES));
    tokio::time::timeout(PATIENCE, reading.read_until(b'\n', &mut line)).await??;
    let order: Order = serde_json::from_slice(&line)?;
    let done = tokio::task::spawn_blocking(move || order.fill(&world, &base_url)).await;
    let outcome =
        done.unwrap_or_else(|_| Outcome::Failed("the server could not do it; see its log".to_owned()));
    let mut text = serde_json::to_vec(&outcome)?;
    text.push(b'\n');
    writing.write_all(&text).await?;
    writing.shutdown().await
}

/// Hands an order to the server that runs here; `None` when there is none.
pub(crate) fn ask(config: &Config, order: &Order) -> Result<Option<Outcome>, Problem> {
    let path = path(&config.data_dir);
    if !is_embedded(config) || !path.exists() {
        return Ok(None);
    }
    // A server that died leaves its socket behind, which then refuses.
    let Ok(socket) = BlockingStream::connect(&path) else { return Ok(None) };
    let problem = |error: io::Error| Problem::new(format!("the running server: {error}"));
    converse(socket, order).map(Some).map_err(problem)
}

fn converse(mut socket: BlockingStream, order: &Order) -> io::Result<Outcome> {
    let mut text = serde_json::to_vec(order)?;
    text.push(b'\n');
    socket.write_all(&text)?;
    let mut answer = String::new();
    BufReader::new(socket.take(MOST_BYTES)).read_line(&mut answer)?;
    Ok(serde_json::from_str(&answer)?)
}
