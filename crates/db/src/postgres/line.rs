//! One connection, driven by the thread that owns it. The server answers in the order in which it was asked: what is
//! sent ahead goes out together with what is waited for next, and its answer comes with that one's.

use std::future::{Future, poll_fn, ready};
use std::ops::ControlFlow;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use futures_util::{StreamExt, TryStreamExt};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, Error, NoTls, Row, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{DbError, Value};

use super::errors::refused;

/// Statements on their way at once; before more are sent the answers to these are waited for.
const AHEAD: usize = 256;

type Ahead = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

pub(crate) struct Line {
    runtime: Runtime,
    client: Arc<Client>,
    ahead: Vec<Ahead>,
}

impl Line {
    pub(crate) fn open(config: &Config, tls: Option<&MakeRustlsConnect>) -> Result<Self, DbError> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime =
            runtime.map_err(|error| DbError::Unavailable(format!("no runtime for a connection: {error}")))?;
        let connected = runtime.block_on(async {
            match tls {
                Some(tls) => config.connect(tls.clone()).await.map(|(client, connection)| {
                    tokio::spawn(driven(connection));
                    client
                }),
                None => config.connect(NoTls).await.map(|(client, connection)| {
                    tokio::spawn(driven(connection));
                    client
                }),
            }
        });
        let client = connected.map_err(|error| refused(&error))?;
        Ok(Self { runtime, client: Arc::new(client), ahead: Vec::new() })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Several statements without parameters.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.runtime.block_on(in_turn(&mut self.ahead, self.client.batch_execute(sql)))
    }

    pub(super) fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        self.runtime.block_on(in_turn(&mut self.ahead, self.client.prepare(sql)))
    }

    /// All rows of a statement without parameters.
    pub(crate) fn query(&mut self, sql: &str) -> Result<Vec<Row>, Error> {
        self.runtime.block_on(in_turn(&mut self.ahead, self.client.query(sql, &[])))
    }

    /// Hands the rows over one by one, until the end or `Break`; answers how many rows were written.
    pub(super) fn rows(
        &mut self,
        statement: &Statement,
        params: &[Value],
        each: &mut dyn FnMut(&Row) -> ControlFlow<()>,
    ) -> Result<u64, Error> {
        let asked = in_turn(&mut self.ahead, self.client.query_raw(statement, params));
        let mut rows = pin!(self.runtime.block_on(asked)?);
        // Handed over outside of the runtime: whoever takes a row may wait for something of its own.
        let mut wants_more = true;
        // To the end also where nobody wants the rest: a failure may come after it.
        while let Some(row) = self.runtime.block_on(rows.next()) {
            let row = row?;
            wants_more = wants_more && each(&row) == ControlFlow::Continue(());
        }
        Ok(rows.rows_affected().unwrap_or(0))
    }

    /// Sends statements without parameters ahead.
    pub(super) fn send_batch(&mut self, sql: &'static str) -> Result<(), Error> {
        let client = Arc::clone(&self.client);
        self.send(Box::pin(async move { client.batch_execute(sql).await }))
    }

    /// Sends a statement ahead; whatever rows it has nobody looks at.
    pub(super) fn send_statement(&mut self, statement: Statement, params: Vec<Value>) -> Result<(), Error> {
        let client = Arc::clone(&self.client);
        self.send(Box::pin(async move {
            let rows = client.query_raw(&statement, params).await?;
            rows.try_for_each(|_| ready(Ok(()))).await
        }))
    }

    /// What could not even be sent fails here, and an earlier one when these were too many to go on; the failure of the
    /// others comes with what is waited for.
    fn send(&mut self, mut work: Ahead) -> Result<(), Error> {
        match self.runtime.block_on(begun(work.as_mut())) {
            Poll::Pending => self.ahead.push(work),
            Poll::Ready(done) => return done,
        }
        if self.ahead.len() < AHEAD {
            return Ok(());
        }
        self.runtime.block_on(in_turn(&mut self.ahead, ready(Ok(()))))
    }
}

/// Sends this one too, takes in the answers to those before it, and then its own. Where one of those before failed, that
/// is why this one fails.
async fn in_turn<T>(
    ahead: &mut Vec<Ahead>,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let mut work = pin!(work);
    let sent = begun(work.as_mut()).await;
    let mut failed = None;
    for earlier in ahead.drain(..) {
        if let Err(error) = earlier.await {
            failed.get_or_insert(error);
        }
    }
    let answered = match sent {
        Poll::Ready(answered) => answered,
        Poll::Pending => work.await,
    };
    failed.map_or(answered, Err)
}

/// Whether it is done already; by then what it sends is sent.
async fn begun<F: Future + ?Sized>(mut work: Pin<&mut F>) -> Poll<F::Output> {
    poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await
}

async fn driven(connection: impl Future<Output = Result<(), Error>>) {
    if let Err(error) = connection.await {
        tracing::debug!(%error, "a connection to PostgreSQL ended");
    }
}
