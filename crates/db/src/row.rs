//! Rows by column name, and how types come out of them.
//! How an engine steps through a result is in its own folder.

use std::cell::Cell;
use std::sync::Arc;

use uuid::Uuid;

use crate::{DbError, ValueRef};

/// The column names of a statement, kept with the prepared statement.
pub(crate) type Names = Arc<[Box<str>]>;

/// One row of a result, valid while the result is at it.
pub struct Row<'a> {
    source: Source<'a>,
    names: &'a [Box<str>],
    // Rows are read in the order of their columns nearly always: looking there first makes `get` O(1).
    next: Cell<usize>,
}

pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    pub(crate) fn new(source: Source<'a>, names: &'a [Box<str>]) -> Self {
        Self { source, names, next: Cell::new(0) }
    }

    /// The column of that name. Fails when there is none or its value is of another type.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, DbError> {
        let index = self.position(name)?;
        self.next.set(index + 1);
        T::from_value(self.value(index)?).map_err(|error| error.named(name))
    }

    /// The column at that place, counted from 0.
    pub fn at<T: Column>(&self, index: usize) -> Result<T, DbError> {
        T::from_value(self.value(index)?).map_err(|error| error.named(self.name(index)))
    }

    fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("?", |name| name)
    }

    fn position(&self, name: &str) -> Result<usize, DbError> {
        let next = self.next.get();
        if self.names.get(next).is_some_and(|there| **there == *name) {
            return Ok(next);
        }
        self.names
            .iter()
            .position(|there| **there == *name)
            .ok_or_else(|| DbError::column("the statement has no such column").named(name))
    }

    fn value(&self, index: usize) -> Result<ValueRef<'_>, DbError> {
        if index >= self.names.len() {
            return Err(DbError::column("the statement has no such column").named(&index.to_string()));
        }
        match self.source {
            Source::Sqlite(row) => crate::sqlite::value(row, index),
            Source::Postgres(row) => crate::postgres::value(row, index),
        }
        .map_err(|error| error.named(self.name(index)))
    }
}

/// What a row becomes.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, DbError>;
}

/// What a column becomes. Open for newtypes of other crates.
pub trait Column: Sized {
    /// Reads the value; `DbError::column("expected …")` when it cannot be that type.
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError>;
}

impl Column for i64 {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        value.int()
    }
}

macro_rules! narrow {
    ($($kind:ty),*) => {$(
        impl Column for $kind {
            fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
                let number = value.int()?;
                Self::try_from(number)
                    .map_err(|_| DbError::column(concat!("the number does not fit ", stringify!($kind))))
            }
        }
    )*};
}

narrow!(i32, u32, u16, u8);

impl Column for bool {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        value.bool()
    }
}

impl Column for String {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        value.text().map(str::to_owned)
    }
}

impl Column for Vec<u8> {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        value.bytes().map(<[u8]>::to_vec)
    }
}

impl<const N: usize> Column for [u8; N] {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        let bytes = value.bytes()?;
        bytes.try_into().map_err(|_| DbError::column(format!("expected {N} bytes, found {}", bytes.len())))
    }
}

impl Column for Uuid {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        value.id()
    }
}

impl<T: Column> Column for Option<T> {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        match value {
            ValueRef::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

macro_rules! tuple {
    ($($kind:ident $index:tt),*) => {
        impl<$($kind: Column),*> FromRow for ($($kind,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
                Ok(($(row.at::<$kind>($index)?,)*))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
