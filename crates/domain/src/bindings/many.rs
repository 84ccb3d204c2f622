//! Many people bound at once: pasted addresses or a file, each row examined before anything is written, then all of
//! them are bound or none.

use std::collections::HashMap;

use super::{Bound, bind_on, checked, open_for_binding, record_bound, store};
use crate::{
    access::Action,
    accounts,
    act::Act,
    ids::LicenseId,
    licenses,
    refusal::{Error, FieldProblem, Problem, Refusal, Result},
    seats::{typed, units},
};

/// The most people bound at once.
pub const MOST_BOUND: usize = 1_000;

/// One row of a list as it would be bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    pub email: String,
    /// Somebody is registered with this address, so that access begins at once.
    pub registered: bool,
    pub problem: Option<Problem>,
}

/// The addresses of a file: its column `email`, as files of users have it. Refusals as there.
pub fn csv(bytes: &[u8]) -> Result<Vec<String>> {
    let shared = typed::Shared { edition: String::new(), keep_deleted_days: 0, language: None };
    let rows = typed::csv(bytes, &shared)?;
    Ok(rows.into_iter().map(|row| if row.email.is_empty() { row.username } else { row.email }).collect())
}

/// What would come of each row, and how many units are free; nothing is written.
///
/// Refusals: no rows, or too many.
pub fn match_many(
    act: &mut Act<'_>,
    license: LicenseId,
    edition: &str,
    addresses: &[String],
) -> Result<(Vec<Matched>, i64)> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let edition = units::edition_of(act, &scope, license, edition)?;
    open_for_binding(act, &scope, license)?;
    within(addresses)?;
    let mut first_at = HashMap::new();
    let mut rows = Vec::with_capacity(addresses.len());
    for (at, typed) in addresses.iter().enumerate() {
        let (email, mut problem) = match checked(typed) {
            Ok(email) => (email, None),
            Err(error) => (typed.trim().to_owned(), Some(problem_of(error)?)),
        };
        let registered = problem.is_none() && accounts::by_email(act, &email)?.is_some();
        if problem.is_none() {
            problem = match first_at.insert(store::folded(&email), at) {
                Some(first) => Some(Problem::Twice { line: first as i64 + 1 }),
                None => already(store::refuse_twice(act, &scope, (license, edition), &email))?,
            };
        }
        rows.push(Matched { email, registered, problem });
    }
    let held = licenses::held_one(act, &scope, license)?;
    let free = held.lines.iter().find(|line| line.edition == edition).map_or(0, licenses::Line::free);
    Ok((rows, free))
}

fn within(addresses: &[String]) -> Result<()> {
    if addresses.is_empty() {
        return Err(Refusal::field("addresses", Problem::Required).into());
    }
    if addresses.len() > MOST_BOUND {
        return Err(Refusal::field("addresses", Problem::TooManyRows { max: MOST_BOUND as i64 }).into());
    }
    Ok(())
}

fn problem_of(error: Error) -> Result<Problem> {
    match error {
        Error::Refused(Refusal::Invalid(problems)) => {
            Ok(problems.into_iter().next().map_or(Problem::NotAnEmail, |found| found.problem))
        }
        other => Err(other),
    }
}

fn already(answer: Result<()>) -> Result<Option<Problem>> {
    match answer {
        Ok(()) => Ok(None),
        Err(Error::Refused(Refusal::AlreadyBound { .. })) => Ok(Some(Problem::Taken)),
        Err(other) => Err(other),
    }
}

/// Binds free units of a license to all these people or to none.
///
/// Refusals: the problems of the rows, as `row_N_email`; otherwise those of [`super::bind`].
pub fn bind_many(
    act: &mut Act<'_>,
    license: LicenseId,
    edition: &str,
    addresses: &[String],
) -> Result<Vec<Bound>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let (rows, free) = match_many(act, license, edition, addresses)?;
    let problems: Vec<FieldProblem> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let problem = row.problem.clone()?;
            Some(FieldProblem::new(typed::row_field(at, "email"), problem))
        })
        .collect();
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems).into());
    }
    let edition_id = units::edition_of(act, &scope, license, edition)?;
    let wanted = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if wanted > free {
        let edition = edition.to_owned();
        return Err(Refusal::SeatsExhausted { edition, wanted, free, missing: wanted - free }.into());
    }
    // Addresses in one order: two lists with the same people never wait for each other in a circle.
    let mut emails: Vec<String> = rows.into_iter().map(|row| row.email).collect();
    emails.sort_by_key(|email| store::folded(email));
    let mut bound = Vec::with_capacity(emails.len());
    for email in &emails {
        bound.push(bind_on(act, &scope, (license, edition_id), email)?);
    }
    record_bound(act, &scope, &bound)?;
    Ok(bound)
}
