//! Looking at rows before anything is added: what each would come to, and what keeps it from being added.

use super::{Import, ImportRow, Kind, RowState, State, store, users};
use crate::{
    act::Act,
    ids::{LicenseId, OrganizationId},
    refusal::{FieldProblem, Problem, Result},
};

/// How many rows one act looks at.
const ROWS_AT_ONCE: i64 = 500;

/// What a row would come to.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub number: i64,
    pub state: RowState,
    pub key: Option<String>,
    pub customer: Option<OrganizationId>,
    pub license: Option<LicenseId>,
    pub edition: Option<String>,
    pub problems: Vec<FieldProblem>,
    /// What stands in the field of the first problem.
    pub value: String,
}

impl Verdict {
    pub fn of(row: &ImportRow) -> Self {
        Self {
            number: row.number,
            state: RowState::Add,
            key: None,
            customer: None,
            license: None,
            edition: None,
            problems: Vec::new(),
            value: String::new(),
        }
    }

    pub fn problem(&mut self, field: &str, problem: Problem) {
        self.problems.push(FieldProblem::new(field, problem));
        self.state = RowState::Wrong;
    }

    /// Whether nothing is known yet that keeps the row from being added.
    pub fn is_open(&self) -> bool {
        self.state == RowState::Add
    }

    /// Notes what stands in the field of the first problem, by which the same mistakes are told together.
    pub fn noting(mut self, import: &Import, row: &ImportRow) -> Self {
        if let Some(first) = self.problems.first() {
            row.value(import, &first.field).clone_into(&mut self.value);
        }
        self
    }
}

/// Looks at the next rows. Returns whether there are more.
pub(super) fn step(act: &mut Act<'_>, import: &Import) -> Result<bool> {
    let rows = store::next_rows(act, import, RowState::Unchecked, ROWS_AT_ONCE)?;
    if !rows.is_empty() {
        let verdicts = match import.kind {
            Kind::Users => users::judge(act, import, &rows)?,
            Kind::Customers => super::customers::judge(act, import, &rows)?,
        };
        for (verdict, row) in verdicts.into_iter().zip(&rows) {
            store::judge(act, import, &verdict.noting(import, row))?;
        }
    }
    if (rows.len() as i64) < ROWS_AT_ONCE {
        store::rest(act, import, State::Checked)?;
        return Ok(false);
    }
    Ok(true)
}
