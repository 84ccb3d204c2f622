//! The conditions of a list: SQL that grows with the filters in force, and its parameters beside it.

use db::{ToValue, Value};

/// A `WHERE` in the making. Texts are ours; what people typed only ever becomes a parameter.
pub(crate) struct Narrowing {
    sql: String,
    values: Vec<Value>,
}

impl Narrowing {
    /// Starts with a condition whose parameters are numbered from `$1`.
    pub fn new(condition: &str, values: &[Value]) -> Self {
        Self { sql: condition.to_owned(), values: values.to_vec() }
    }

    /// Adds a parameter and gives its place, such as `$3`.
    pub fn bind(&mut self, value: impl ToValue) -> String {
        self.values.push(value.to_value());
        format!("${}", self.values.len())
    }

    /// Adds a condition, made with places from [`Narrowing::bind`].
    pub fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub fn values(&self) -> &[Value] {
        &self.values
    }
}
