//! One act: a closure that may run several times, its result, and the way back to who asked.
//! When it runs and when it is answered is decided by the engines.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::{DbError, Tx};

/// The error type of an act. The seam makes one from its own failures and looks inside to see a retryable one.
pub trait Fault: From<DbError> + Send + 'static {
    /// The failure of the database inside this error, if that is what it is.
    fn db_error(&self) -> Option<&DbError>;
}

impl Fault for DbError {
    fn db_error(&self) -> Option<&DbError> {
        Some(self)
    }
}

/// What an act may do, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Read,
    ReadLong,
}

pub(crate) type Answer<T, E> = oneshot::Receiver<Result<T, E>>;

/// Waits for the answer. A dropped sender means that the engine's thread is gone.
pub(crate) async fn answered<T, E: Fault>(answer: Answer<T, E>) -> Result<T, E> {
    answer.await.map_err(|_| DbError::closed())?
}

/// An act as the SQLite writer sees it: run now, answered after the commit.
pub(crate) trait Pending: Send {
    /// True when nobody waits for the answer any more: an act that has not begun need not begin.
    fn is_abandoned(&self) -> bool;
    /// Runs the act and keeps its result. True when its changes shall stay.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers with the kept result, or with what happened to the commit.
    fn answer(self: Box<Self>, commit: Result<(), DbError>);
}

struct Waiting<F, T, E> {
    act: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

/// Makes an act that can wait in a queue, and the receiver of its answer.
pub(crate) fn pending<F, T, E>(act: F) -> (Box<dyn Pending>, Answer<T, E>)
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: Fault,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Waiting { act, result: None, answer }), receiver)
}

impl<F, T, E> Pending for Waiting<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: Fault,
{
    fn is_abandoned(&self) -> bool {
        self.answer.is_closed()
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = attempt(&self.act, tx);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, commit: Result<(), DbError>) {
        let result = match (commit, self.result) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(DbError::Other("the act never ran".into()).into()),
        };
        // Nobody listening is fine: the act is done all the same.
        drop(self.answer.send(result));
    }
}

/// Runs the closure once. A panic becomes an error of this act alone; `Ok` after a failed statement becomes an
/// error too, because PostgreSQL has then undone the whole act whatever the closure thinks.
pub(crate) fn attempt<T, E: Fault>(
    act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>,
    tx: &mut Tx<'_>,
) -> Result<T, E> {
    let before = INSIDE.replace(true);
    let result = catch_unwind(AssertUnwindSafe(|| act(tx)));
    INSIDE.set(before);
    match (result, tx.failure()) {
        (Ok(Ok(_)), Some(error)) => {
            Err(DbError::Other(format!("the act went on after a failed statement: {error}")).into())
        }
        (Ok(result), _) => result,
        (Err(panic), _) => Err(DbError::Other(format!("the act panicked: {}", panic_text(&*panic))).into()),
    }
}

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Refuses an act opened inside an act: it would wait for itself.
pub(crate) fn outside() -> Result<(), DbError> {
    if INSIDE.get() {
        return Err(DbError::Other("an act opened another act; hand the transaction on instead".into()));
    }
    Ok(())
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
}
