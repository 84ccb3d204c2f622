//! The catalogue in words that are the same on both engines, for tests and the doctor.
//! Judging a schema by the rules of growth is not here.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use std::collections::BTreeMap;

/// All tables by name, without those the seam keeps for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// Tables by name.
    pub tables: BTreeMap<String, Table>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In the order of the definition.
    pub columns: Vec<SchemaColumn>,
    /// Columns of the primary key, in its order.
    pub primary_key: Vec<String>,
    /// Columns of every other unique key, each in its order, sorted. Keys over expressions are left out.
    pub unique: Vec<Vec<String>>,
    /// Indexes that were made as such, by name. Those behind keys are left out.
    pub indexes: Vec<Index>,
    /// Foreign keys, sorted by their columns.
    pub foreign_keys: Vec<ForeignKey>,
    /// Names of triggers.
    pub triggers: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaColumn {
    /// Its name.
    pub name: String,
    /// The type as the engine calls it, in lower case; differs between engines.
    pub kind: String,
    /// Whether NULL is refused.
    pub not_null: bool,
}

/// One index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its columns in order; an expression is an empty text.
    pub columns: Vec<String>,
    /// Whether it is unique.
    pub unique: bool,
    /// Whether it has a WHERE.
    pub partial: bool,
}

/// One foreign key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The name given to it; `None` where none was given (PostgreSQL then makes one up).
    pub name: Option<String>,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// The table it refers to.
    pub target: String,
    /// The columns it refers to, in order.
    pub target_columns: Vec<String>,
    /// `CASCADE`, `RESTRICT`, `NO ACTION`, `SET NULL` or `SET DEFAULT`.
    pub on_delete: String,
}

impl Schema {
    fn table(&mut self, name: &str) -> &mut Table {
        self.tables.entry(name.to_owned()).or_default()
    }

    fn sorted(mut self) -> Self {
        self.tables.retain(|name, _| !crate::migrate::OWN_TABLES.contains(&name.as_str()));
        for table in self.tables.values_mut() {
            table.unique.sort();
            table.indexes.sort_by(|a, b| a.name.cmp(&b.name));
            table
                .foreign_keys
                .sort_by(|a, b| a.columns.cmp(&b.columns).then_with(|| a.target.cmp(&b.target)));
            table.triggers.sort();
        }
        self
    }
}
