//! Adding users: every row is examined before anything is written, then all of them are written or none.

use std::collections::{BTreeSet, HashSet};

use super::{
    NewSeat, code_index, codes,
    store::{self, SeatLine},
    typed,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{self, SubjectKind, What},
    customers,
    ids::{LicenseId, SeatId},
    input::{Checks, fold},
    ledger::{self, Account, Entry},
    licenses,
    refusal::{FieldProblem, Problem, Refusal, Result},
};

/// Rows as they would be written, each with the place of its line, and what keeps them from it.
struct Examined {
    rows: Vec<(NewSeat, usize)>,
    lines: Vec<SeatLine>,
    problems: Vec<FieldProblem>,
}

fn examine(act: &mut Act<'_>, scope: &Scope, license: LicenseId, rows: &[NewSeat]) -> Result<Examined> {
    if rows.is_empty() {
        return Err(Refusal::field("addresses", Problem::Required).into());
    }
    if rows.len() > typed::MOST_ROWS {
        return Err(Refusal::field("addresses", Problem::TooManyRows { max: typed::MOST_ROWS as i64 }).into());
    }
    let (cleaned, mut problems) = typed::check(rows);
    let lines = store::lines(act, scope, license)?;
    // A name with NUL is refused already, and not every engine can be asked for it.
    let names: Vec<String> = cleaned.iter().map(|row| fold(&row.username).replace('\0', "")).collect();
    let names_taken = store::usernames_taken(act, scope, &names)?;
    let hashes: Vec<Option<[u8; 32]>> =
        cleaned.iter().map(|row| row.code.as_ref().map(|code| codes::index(act.vault(), code))).collect();
    let codes_taken = code_index::taken(act, hashes.iter().flatten())?;
    let mut placed = Vec::with_capacity(cleaned.len());
    for (at, row) in cleaned.into_iter().enumerate() {
        let mut problem = |field: &str, problem| {
            problems.push(FieldProblem::new(typed::row_field(at, field), problem));
        };
        let line = SeatLine::named(&lines, &row.edition);
        if line.is_none() {
            problem("edition", Problem::NotAChoice);
        }
        if names_taken.contains(&names[at]) {
            problem("username", Problem::Taken);
        }
        if hashes[at].is_some_and(|hash| codes_taken.contains(hash.as_slice())) {
            problem("activation_code", Problem::Taken);
        }
        placed.push((row, line.unwrap_or_default()));
    }
    Ok(Examined { rows: placed, lines, problems })
}

/// Every problem of the rows before anything is written: their own, names already in use, codes already in use.
///
/// Refusals: no rows, or too many.
pub fn preview(act: &mut Act<'_>, license: LicenseId, rows: &[NewSeat]) -> Result<Vec<FieldProblem>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    customers::require_adding(act, &scope)?;
    Ok(examine(act, &scope, license, rows)?.problems)
}

/// Adds users to a license: all of them or none. Each gets an activation code at once; no mail goes out (NX-44).
/// The seats come back in the order of the rows.
///
/// Refusals: `managed-by-partner` or `managed-by-customer` when the other side adds users; the problems of the rows,
/// `seats-exhausted` with how many are missing.
pub fn add(act: &mut Act<'_>, license: LicenseId, rows: &[NewSeat]) -> Result<Vec<SeatId>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    customers::require_adding(act, &scope)?;
    let Examined { rows, lines, problems } = examine(act, &scope, license, rows)?;
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems).into());
    }
    for (place, line) in lines.iter().enumerate() {
        let units = rows.iter().filter(|(_, of)| *of == place).count();
        if units > 0 {
            store::assign(act, &scope, line, units as i64)?;
        }
    }
    let placed: Vec<(&NewSeat, &SeatLine)> = rows.iter().map(|(row, place)| (row, &lines[*place])).collect();
    let added = store::insert_all(act, &scope, &placed)?;
    for (place, line) in lines.iter().enumerate() {
        let mut of_line = rows.iter().zip(&added).filter(|((_, of), _)| *of == place);
        let Some(((first, _), seat)) = of_line.next() else { continue };
        let units = of_line.count() as i64 + 1;
        let entry = Entry::used(units);
        let entry = if units == 1 { entry.seat(*seat, &first.username) } else { entry };
        ledger::enter(act, Account::line(&scope, line.license, line.edition), entry)?;
    }
    let names: Vec<&str> = rows.iter().take(10).map(|(row, _)| row.username.as_str()).collect();
    let first = added.first().map(ToString::to_string).unwrap_or_default();
    act.record(
        scope.organization(),
        audit::Entry::new(What::SeatsAdded, SubjectKind::Seat, first, names.join(", "))
            .note("count", rows.len()),
    )?;
    Ok(added)
}

/// As [`add`], after the units that are missing for it were added to the license, in the same act.
///
/// Refusals: those of [`add`] but `seats-exhausted`, and those of [`licenses::set_quantity`].
pub fn add_with_units(act: &mut Act<'_>, license: LicenseId, rows: &[NewSeat]) -> Result<Vec<SeatId>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let examined = examine(act, &scope, license, rows)?;
    if examined.problems.is_empty() {
        let known = licenses::get(act, license)?;
        for (place, line) in examined.lines.iter().enumerate() {
            let wanted = examined.rows.iter().filter(|(_, of)| *of == place).count() as i64;
            let Some(has) = known.lines.iter().find(|has| has.edition == line.edition) else { continue };
            if wanted > has.quantity - has.assigned {
                licenses::set_quantity(act, license, &line.code, has.assigned + wanted)?;
            }
        }
    }
    add(act, license, rows)
}

/// The days that deleted data of a new user is kept unless said otherwise: the customer's.
pub fn usual_days(act: &mut Act<'_>, license: LicenseId) -> Result<i64> {
    let scope = licenses::locate(act, Action::SeatsView, license)?;
    store::defaults(act, &scope).map(|(_, days)| days)
}

/// Adds seats under names that the system makes: the customer's prefix and six symbols (NX-12).
pub fn add_unnamed(
    act: &mut Act<'_>,
    license: LicenseId,
    edition: &str,
    count: usize,
) -> Result<Vec<SeatId>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    customers::require_adding(act, &scope)?;
    let mut checks = Checks::new();
    checks.number(
        "count",
        i64::try_from(count).unwrap_or(i64::MAX),
        1,
        i64::try_from(typed::MOST_ROWS).unwrap_or(i64::MAX),
    );
    checks.finish()?;
    let (prefix, keep_deleted_days) = store::defaults(act, &scope)?;
    let rows: Vec<NewSeat> = free_names(act, &scope, &prefix, count)?
        .into_iter()
        .map(|username| NewSeat {
            username,
            email: String::new(),
            edition: edition.to_owned(),
            keep_deleted_days,
            language: None,
            code: None,
        })
        .collect();
    add(act, license, &rows)
}

/// Names that nobody has, drawn until there are enough: among ten thousand of six symbols two are often alike.
fn free_names(act: &mut Act<'_>, scope: &Scope, prefix: &str, count: usize) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    while names.len() < count {
        let drawn: Vec<String> = (names.len()..count)
            .map(|_| format!("{prefix}{}", crate::random::crockford(act.random(), 6).to_lowercase()))
            .collect();
        let folded: Vec<String> = drawn.iter().map(|name| fold(name)).collect();
        let taken: HashSet<String> = store::usernames_taken(act, scope, &folded)?;
        names.extend(
            drawn.into_iter().zip(folded).filter(|(_, key)| !taken.contains(key)).map(|(name, _)| name),
        );
    }
    Ok(names)
}
