//! Parameters going in and column values coming out, in the six kinds that both engines share.
//! No floats, no times, no JSON: those are numbers and texts (docs/DIALECT.md).

use uuid::Uuid;

use crate::DbError;

/// A parameter of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// NULL of any type.
    Null,
    /// A whole number.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A text without NUL characters.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An id.
    Id(Uuid),
}

/// A column's value, borrowed from the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueRef<'a> {
    /// NULL.
    Null,
    /// A whole number; a truth value on SQLite is 0 or 1.
    Int(i64),
    /// A truth value (PostgreSQL only).
    Bool(bool),
    /// A text.
    Text(&'a str),
    /// Bytes; an id on SQLite is 16 of them.
    Bytes(&'a [u8]),
    /// An id (PostgreSQL only).
    Id(Uuid),
}

impl<'a> ValueRef<'a> {
    /// The whole number.
    pub fn int(self) -> Result<i64, DbError> {
        match self {
            Self::Int(number) => Ok(number),
            other => Err(other.unlike("a whole number")),
        }
    }

    /// The text.
    pub fn text(self) -> Result<&'a str, DbError> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.unlike("a text")),
        }
    }

    /// The bytes.
    pub fn bytes(self) -> Result<&'a [u8], DbError> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            other => Err(other.unlike("bytes")),
        }
    }

    /// The truth value.
    pub fn bool(self) -> Result<bool, DbError> {
        match self {
            Self::Bool(truth) => Ok(truth),
            Self::Int(0) => Ok(false),
            Self::Int(1) => Ok(true),
            other => Err(other.unlike("a truth value")),
        }
    }

    /// The id.
    pub fn id(self) -> Result<Uuid, DbError> {
        match self {
            Self::Id(id) => Ok(id),
            Self::Bytes(bytes) => Uuid::from_slice(bytes).map_err(|_| self.unlike("an id")),
            other => Err(other.unlike("an id")),
        }
    }

    fn unlike(self, expected: &str) -> DbError {
        let found = match self {
            Self::Null => "NULL".to_owned(),
            Self::Int(_) => "a whole number".to_owned(),
            Self::Bool(_) => "a truth value".to_owned(),
            Self::Text(_) => "a text".to_owned(),
            Self::Bytes(bytes) => format!("{} bytes", bytes.len()),
            Self::Id(_) => "an id".to_owned(),
        };
        DbError::column(format!("expected {expected}, found {found}"))
    }
}

/// What can be a parameter. Open for newtypes of other crates.
pub trait ToValue {
    /// The parameter.
    fn to_value(&self) -> Value;
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
}

impl ToValue for i32 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl ToValue for u32 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl ToValue for u16 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl ToValue for u8 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.clone())
    }
}

impl ToValue for Uuid {
    fn to_value(&self) -> Value {
        Value::Id(*self)
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

/// The parameters of a statement: `tx.execute(SQL, params![id, name])`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::ToValue::to_value(&$value)),*] as &[$crate::Value]
    };
}

/// Texts with NUL characters are refused on both engines, because PostgreSQL cannot keep them.
pub(crate) fn check(params: &[Value]) -> Result<(), DbError> {
    for (index, value) in params.iter().enumerate() {
        if let Value::Text(text) = value
            && text.as_bytes().contains(&0)
        {
            return Err(DbError::Other(format!("parameter ${} is a text with a NUL character", index + 1)));
        }
    }
    Ok(())
}
