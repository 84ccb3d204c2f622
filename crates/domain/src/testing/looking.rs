//! How tests look at what an operation left: the whole database as text, the events, a refusal taken out.

use std::collections::BTreeMap;

use db::{EngineKind, params};

use super::TestWorld;
use crate::{
    Refusal, Result,
    audit::{self, Event},
    ids::{MessageId, OrganizationId},
    outbox::MailKind,
    page::Window,
};

/// The refusal of an operation that must be refused.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.expect_err("a refusal").refusal().expect("a refusal, not a failure").clone()
}

impl TestWorld {
    /// The refusal of an act of the operator at the machine.
    pub fn made_or_refused<T: std::fmt::Debug + Send + 'static>(
        &self,
        operation: impl Fn(&mut crate::Act<'_>) -> Result<T> + Send + 'static,
    ) -> Refusal {
        refusal(self.work(&crate::Caller::command_line(), operation))
    }

    /// Every row of every table as text, to compare before and after.
    pub fn dump(&self) -> BTreeMap<String, Vec<String>> {
        let db = self.world.db();
        let schema = db.schema().expect("the catalogue can be read");
        let statements: Vec<(String, String)> = schema
            .tables
            .into_iter()
            .map(|(name, table)| {
                let row = match db.engine() {
                    EngineKind::Sqlite => {
                        let columns: Vec<String> =
                            table.columns.iter().map(|column| format!("quote({})", column.name)).collect();
                        columns.join(" || ',' || ")
                    }
                    EngineKind::Postgres => format!("{name}::text"),
                };
                let sql = format!("SELECT {row} FROM {name} ORDER BY 1");
                (name, sql)
            })
            .collect();
        db.read_blocking(move |tx| {
            let mut dump = BTreeMap::new();
            for (name, sql) in &statements {
                let rows: Vec<(String,)> = tx.all(sql, params![])?;
                dump.insert(name.clone(), rows.into_iter().map(|row| row.0).collect());
            }
            Ok::<_, db::DbError>(dump)
        })
        .expect("every table can be read")
    }

    /// The events of an organization itself, newest first; at most 200.
    pub fn events(&self, organization: OrganizationId) -> Vec<Event> {
        self.made(move |act| audit::list(act, organization, &Window::first(200))).items
    }

    /// The latest letter of a kind in an organization's outbox.
    pub fn latest_message(&self, organization: OrganizationId, kind: MailKind) -> MessageId {
        let (message,): (MessageId,) = self.made(move |act| {
            Ok(act.tx().one(
                "SELECT id FROM messages WHERE organization_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1",
                params![organization, kind],
            )?)
        });
        message
    }

    /// How many events there are in all.
    pub fn event_count(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM events")
    }

    /// The one number that a statement gives.
    pub fn number(&self, sql: &str) -> i64 {
        let sql = sql.to_owned();
        let (number,): (i64,) = self.made(move |act| Ok(act.tx().one(&sql, params![])?));
        number
    }

    /// Runs statements past all rules, to break what a test wants broken.
    pub fn raw(&self, sql: &str) {
        let sql = sql.to_owned();
        self.made(move |act| Ok(act.tx().execute(&sql, params![])?));
    }
}
