//! Values to and from the server's types: by the type the server says the parameter or column has.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use crate::{DbError, Value, ValueRef};

type Fallible<T> = Result<T, Box<dyn Error + Sync + Send>>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Fallible<IsNull> {
        match (self, ty.clone()) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), ty) => int(*number, &ty, out),
            (Self::Bool(truth), Type::BOOL) => truth.to_sql(ty, out),
            (Self::Text(text), Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN) => {
                text.to_sql(&Type::TEXT, out)
            }
            (Self::Bytes(bytes), Type::BYTEA) => bytes.to_sql(ty, out),
            (Self::Bytes(bytes), Type::UUID) => Uuid::from_slice(bytes)?.to_sql(ty, out),
            (Self::Id(id), Type::UUID) => id.to_sql(ty, out),
            (Self::Id(id), Type::BYTEA) => id.as_bytes().as_slice().to_sql(ty, out),
            (other, ty) => Err(format!("the server expects {ty}, the parameter is {}", other.kind()).into()),
        }
    }

    // Decided by value in `to_sql`, where the refusal can say what was given.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int(number: i64, ty: &Type, out: &mut BytesMut) -> Fallible<IsNull> {
    match *ty {
        Type::INT8 => number.to_sql(ty, out),
        Type::INT4 => i32::try_from(number)?.to_sql(ty, out),
        Type::INT2 => i16::try_from(number)?.to_sql(ty, out),
        Type::BOOL if number == 0 || number == 1 => (number == 1).to_sql(ty, out),
        _ => Err(format!("the server expects {ty}, the parameter is a whole number").into()),
    }
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Int(_) => "a whole number",
            Self::Bool(_) => "a truth value",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "bytes",
            Self::Id(_) => "an id",
        }
    }
}

/// Reads a column of a row.
pub(crate) fn value(row: &tokio_postgres::Row, index: usize) -> Result<ValueRef<'_>, DbError> {
    row.try_get::<_, Option<Raw<'_>>>(index)
        .map(|raw| raw.map_or(ValueRef::Null, |Raw(value)| value))
        .map_err(|error| {
            let cause = error.source().map(ToString::to_string);
            DbError::column(cause.unwrap_or_else(|| error.to_string()))
        })
}

struct Raw<'a>(ValueRef<'a>);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Fallible<Self> {
        let value = match *ty {
            Type::INT8 => ValueRef::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => ValueRef::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::INT2 => ValueRef::Int(i64::from(i16::from_sql(ty, raw)?)),
            Type::BOOL => ValueRef::Bool(bool::from_sql(ty, raw)?),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                ValueRef::Text(<&str>::from_sql(ty, raw)?)
            }
            Type::BYTEA => ValueRef::Bytes(raw),
            Type::UUID => ValueRef::Id(Uuid::from_sql(ty, raw)?),
            _ => return Err(format!("of the type {ty}, which the dialect does not have; cast it").into()),
        };
        Ok(Self(value))
    }

    // Decided in `from_sql`, where the refusal can say what to do.
    fn accepts(_: &Type) -> bool {
        true
    }
}
