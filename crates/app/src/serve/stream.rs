//! A socket that closes itself when the other side dawdles or sends doubtful framing.
//!
//! Timers run only while somebody waits for the client: the first byte, the rest of a head, the next
//! request on a kept connection, the body, and room for the answer. A slow handler never trips them.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

use super::framing::{Framing, Part};

/// How long the server waits for a client.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the connection to its first byte.
    pub first_byte: Duration,
    /// From the first byte of a head to its end.
    pub head: Duration,
    /// Between two requests of one connection.
    pub idle: Duration,
    /// The same when the peer is a trusted proxy, which keeps connections open on purpose.
    pub idle_proxy: Duration,
    /// Waiting for a body in all, before its bytes earn more.
    pub body: Duration,
    /// Bytes of a body that earn one second more.
    pub body_rate: u32,
    /// Without the client taking any byte of the answer.
    pub write: Duration,
    /// For open requests to end when the server stops.
    pub drain: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            first_byte: Duration::from_secs(10),
            head: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            idle_proxy: Duration::from_secs(75),
            body: Duration::from_secs(10),
            body_rate: 1024,
            write: Duration::from_secs(12),
            drain: Duration::from_secs(10),
        }
    }
}

/// What the stream, the request handler and the connection's task know of each other.
#[derive(Debug, Default)]
pub struct Activity {
    busy: AtomicBool,
    received: AtomicU64,
}

impl Activity {
    /// Marks that a request is being answered, until the guard is dropped.
    pub fn answering(self: &Arc<Self>) -> Answering {
        self.busy.store(true, Ordering::Release);
        Answering(Arc::clone(self))
    }

    /// Whether the client has ever sent a byte.
    pub fn has_spoken(&self) -> bool {
        self.received.load(Ordering::Acquire) > 0
    }

    fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Acquire)
    }
}

/// A request is being answered while this lives.
#[derive(Debug)]
pub struct Answering(Arc<Activity>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.busy.store(false, Ordering::Release);
    }
}

/// What the running read timer waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    First,
    Head,
    Next,
    Body,
}

/// The watched socket.
#[derive(Debug)]
pub struct GuardedStream {
    socket: TcpStream,
    activity: Arc<Activity>,
    patience: Patience,
    framing: Framing,
    poison: Poison,
    reading: Option<(Wait, Instant, Pin<Box<Sleep>>)>,
    writing: Option<Pin<Box<Sleep>>>,
    body_received: u64,
    body_waited: Duration,
    opened: Instant,
}

/// After a violation the HTTP library gets one byte it must refuse, so that it answers 400, then the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Poison {
    None,
    Due,
    Given,
}

impl GuardedStream {
    /// Watches a freshly accepted socket.
    pub fn new(socket: TcpStream, activity: Arc<Activity>, patience: Patience) -> Self {
        GuardedStream {
            socket,
            activity,
            patience,
            framing: Framing::default(),
            poison: Poison::None,
            reading: None,
            writing: None,
            body_received: 0,
            body_waited: Duration::ZERO,
            opened: Instant::now(),
        }
    }

    fn received(&mut self, buf: &mut ReadBuf<'_>, before: usize) -> io::Result<()> {
        let count = buf.filled().len() - before;
        self.activity.received.fetch_add(count as u64, Ordering::AcqRel);
        let was = self.framing.part();
        if let Some((Wait::Body, since, _)) = &self.reading {
            self.body_waited += since.elapsed();
            self.reading = None;
        }
        if was == Part::Body {
            self.body_received += count as u64;
        } else {
            (self.body_received, self.body_waited) = (0, Duration::ZERO);
        }
        let Err(violation) = self.framing.feed(&buf.filled()[before..]) else {
            if self.framing.part() != Part::Head {
                self.reading = None;
            }
            return Ok(());
        };
        tracing::debug!(part = ?violation.part, "request framing refused");
        if violation.part == Part::Body {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "doubtful request framing"));
        }
        buf.set_filled(before + violation.at);
        self.poison = Poison::Due;
        self.give_poison(buf);
        Ok(())
    }

    fn give_poison(&mut self, buf: &mut ReadBuf<'_>) {
        if self.poison == Poison::Due && buf.remaining() > 0 {
            buf.put_slice(&[0]);
            self.poison = Poison::Given;
        }
    }

    /// Nothing to read: is somebody waiting for the client, and for how much longer?
    fn wait_for_client(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let wait = match self.framing.part() {
            Part::Body => Wait::Body,
            _ if self.activity.is_busy() => {
                self.reading = None;
                return Poll::Pending;
            }
            Part::Head => Wait::Head,
            Part::Between if self.activity.has_spoken() => Wait::Next,
            Part::Between => Wait::First,
        };
        if self.reading.as_ref().is_none_or(|(running, _, _)| *running != wait) {
            let now = Instant::now();
            let until = match wait {
                Wait::First => self.opened + self.patience.first_byte,
                Wait::Head => now + self.patience.head,
                Wait::Next => now + self.patience.idle,
                Wait::Body => now + self.body_allowance(),
            };
            self.reading = Some((wait, now, Box::pin(sleep_until(until))));
        }
        let Some((_, _, timer)) = self.reading.as_mut() else { return Poll::Pending };
        ready!(timer.as_mut().poll(cx));
        tracing::debug!(?wait, "client too slow, closing");
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn body_allowance(&self) -> Duration {
        let earned = Duration::from_millis(
            self.body_received.saturating_mul(1000) / u64::from(self.patience.body_rate),
        );
        (self.patience.body + earned).saturating_sub(self.body_waited)
    }

    fn wait_for_room(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let until = Instant::now() + self.patience.write;
        let timer = self.writing.get_or_insert_with(|| Box::pin(sleep_until(until)));
        ready!(timer.as_mut().poll(cx));
        tracing::debug!("client takes no answer, closing");
        Poll::Ready(io::ErrorKind::TimedOut.into())
    }

    fn written(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if result.is_pending() {
            return self.wait_for_room(cx).map(Err);
        }
        self.writing = None;
        result
    }
}

impl AsyncRead for GuardedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.poison != Poison::None {
            this.give_poison(buf);
            return Poll::Ready(Ok(()));
        }
        let before = buf.filled().len();
        match Pin::new(&mut this.socket).poll_read(cx, buf) {
            Poll::Ready(Ok(())) => Poll::Ready(this.received(buf, before)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => this.wait_for_client(cx),
        }
    }
}

impl AsyncWrite for GuardedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.socket).poll_write(cx, bytes);
        self.written(cx, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.socket).poll_write_vectored(cx, slices);
        self.written(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}
