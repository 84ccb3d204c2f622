//! Operations without the type of their answer: whatever is asked, the same code begins, retries and commits it, and is
//! compiled once instead of once for each of a thousand operations.

use std::sync::{Arc, Mutex, PoisonError};

use super::Act;
use crate::refusal::{Failure, Result};

/// An operation that leaves its answer where [`Answer::take`] finds it.
pub(super) type Operation = Box<dyn Fn(&mut Act<'_>) -> Result<()> + Send>;

/// The answer of an operation; of several runs, that of the last.
pub(super) struct Answer<T>(Arc<Mutex<Option<T>>>);

pub(super) fn erased<T: Send + 'static>(
    operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
) -> (Operation, Answer<T>) {
    let answer = Answer(Arc::new(Mutex::new(None)));
    let left = Answer(Arc::clone(&answer.0));
    let operation = move |act: &mut Act<'_>| {
        let told = operation(act)?;
        left.leave(told);
        Ok(())
    };
    (Box::new(operation), answer)
}

impl<T> Answer<T> {
    fn leave(&self, told: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
    }

    /// What the operation answered, once it ended well.
    pub(super) fn take(self, ended: Result<()>) -> Result<T> {
        ended?;
        self.left().ok_or_else(|| Failure::Other("the operation left no answer".into()).into())
    }

    /// What the operation answered, however it ended.
    pub(super) fn left(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
