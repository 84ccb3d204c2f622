//! A body whose pieces come from elsewhere while it is sent. Who stops reading closes the channel.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use tokio::sync::mpsc;

/// A piece; an error breaks the answer off, so that half of it does not look like a whole one.
pub(crate) type Chunk = Result<Bytes, io::Error>;

/// The body of what comes through a channel, until it is closed.
pub(crate) fn body(chunks: mpsc::Receiver<Chunk>) -> Body {
    Body::new(Chunks(chunks))
}

struct Chunks(mpsc::Receiver<Chunk>);

impl HttpBody for Chunks {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.0.poll_recv(context).map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }
}
