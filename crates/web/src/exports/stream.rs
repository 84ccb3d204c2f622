//! From the snapshot to the socket: one thread reads pages and writes them, a short queue of chunks stands between
//! it and the client. Who stops reading stops the reading. Without a client the same is written to a file at once.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Body;
use domain::{Act, Caller, Error, World, exports::Format, page::Window, refusal::Failure};
use tokio::sync::{mpsc, oneshot};

use super::{Export, csv, xlsx::Book};
use crate::chunks::{self, Chunk};

/// Chunks between the reading and the socket.
const QUEUE: usize = 4;

type Start = Mutex<Option<oneshot::Sender<Result<(), Error>>>>;

/// Begins to read; gives the body once the first rows are there, or what speaks against it.
pub(super) async fn begin(world: &World, caller: &Caller, export: Export) -> Result<Body, Error> {
    let (chunks, body) = mpsc::channel(QUEUE);
    let (start, started) = oneshot::channel();
    let start: Arc<Start> = Arc::new(Mutex::new(Some(start)));
    let (world, caller) = (world.clone(), caller.clone());
    tokio::spawn(async move {
        let (told, out) = (Arc::clone(&start), chunks.clone());
        let done = world
            .read_long(&caller, move |act| write(act, &export, &mut Connection(out.clone()), &told))
            .await;
        let Err(error) = done else { return };
        match take(&start) {
            Some(start) => drop(start.send(Err(error))),
            // Half a list must not look like a whole one.
            None => drop(chunks.send(Err(io::Error::other("the export broke off"))).await),
        }
    });
    let gone = || Error::Failed(Failure::Other("the export ended before it began".into()));
    started.await.map_err(|_| gone())??;
    Ok(chunks::body(body))
}

/// As [`begin`], into a file. Blocks until all of it is written.
pub(super) fn write_blocking(
    world: &World,
    caller: &Caller,
    export: Export,
    out: Box<dyn Write + Send>,
) -> Result<(), Error> {
    let (start, _nobody_waits) = oneshot::channel();
    let start: Start = Mutex::new(Some(start));
    let file = Mutex::new(Whole { out, failed: None });
    world.read_blocking(caller, move |act| {
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        write(act, &export, &mut *file, &start)?;
        match file.failed.take() {
            Some(failed) => Err(broken(failed)),
            None => file.out.flush().map_err(broken),
        }
    })
}

/// Where the chunks of a file go.
trait Sink {
    /// Hands a chunk on; refused when nothing more can be taken.
    fn send(&mut self, chunk: Vec<u8>) -> Result<(), ()>;

    /// Whether nobody waits for it any more.
    fn is_gone(&self) -> bool;
}

struct Connection(mpsc::Sender<Chunk>);

impl Sink for Connection {
    fn send(&mut self, chunk: Vec<u8>) -> Result<(), ()> {
        self.0.blocking_send(Ok(chunk.into())).map_err(drop)
    }

    fn is_gone(&self) -> bool {
        self.0.is_closed()
    }
}

/// A file, and why no more of it could be written.
struct Whole {
    out: Box<dyn Write + Send>,
    failed: Option<io::Error>,
}

impl Sink for Whole {
    fn send(&mut self, chunk: Vec<u8>) -> Result<(), ()> {
        self.out.write_all(&chunk).map_err(|error| self.failed = Some(error))
    }

    fn is_gone(&self) -> bool {
        self.failed.is_some()
    }
}

fn take(start: &Start) -> Option<oneshot::Sender<Result<(), Error>>> {
    start.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Reads every page and writes it. A reading that the database begins again after rows have left is given up.
fn write(act: &mut Act<'_>, export: &Export, sink: &mut dyn Sink, start: &Start) -> domain::Result<()> {
    let heads: Vec<String> = export.heads.iter().map(|head| export.reader.head(head)).collect();
    let mut window = Window::first(Window::MOST).uncounted();
    let mut page = (export.read)(act, &window)?;
    let Some(start) = take(start) else {
        return Err(Failure::Other("the export was begun again".into()).into());
    };
    drop(start.send(Ok(())));
    let mut book = match export.format {
        Format::Xlsx => Some(Book::new(&export.heads, &heads).map_err(broken)?),
        Format::Csv => None,
    };
    if book.is_none() && sink.send(csv::head(&export.reader, &heads).map_err(broken)?).is_err() {
        return Ok(());
    }
    loop {
        if let Some(book) = &mut book {
            book.rows(&page.items, &export.reader).map_err(broken)?;
        } else if sink.send(csv::rows(&export.reader, &page.items).map_err(broken)?).is_err() {
            return Ok(());
        }
        let Some(next) = page.next else { break };
        // A book leaves at the end only: who has gone meanwhile is not waited for.
        if sink.is_gone() {
            return Ok(());
        }
        window = Window::new(Window::MOST, Some(next)).uncounted();
        page = (export.read)(act, &window)?;
    }
    match book {
        Some(book) => book.send(|chunk| sink.send(chunk)).map_err(broken),
        None => Ok(()),
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Failed(Failure::Other(format!("an export cannot be written: {error}")))
}
