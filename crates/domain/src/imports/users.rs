//! Rows that are users: whose they are, which line they would sit on, and whether they are there already. Whether one
//! can be added is asked of the operation that adds users.

use std::collections::HashMap;

use db::ToValue;

use super::{
    Import, ImportRow, RowState,
    check::Verdict,
    companies::{Companies, Company},
    fields::nearest,
    tallies,
};
use crate::{
    act::Act,
    ids::{LicenseId, OrganizationId},
    input::{fold, fold_email},
    language::Language,
    licenses::{License, Line, rules::LicenseKind},
    refusal::{Problem, Refusal, Result},
    seats::{self, NewSeat},
};

/// Looks at rows: every one gets a verdict, in their order.
pub(super) fn judge(act: &mut Act<'_>, import: &Import, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let mut companies = Companies::default();
    let mut verdicts: Vec<Verdict> = rows.iter().map(Verdict::of).collect();
    for (row, verdict) in rows.iter().zip(&mut verdicts) {
        belongs_to(act, import, row, verdict, &mut companies)?;
    }
    skip_known(act, import, rows, &mut verdicts)?;
    refuse_twice(act, import, rows, &mut verdicts)?;
    let planned = tallies::planned(act, import)?;
    loop {
        seat_all(act, (import, rows), &mut verdicts, &mut companies, planned.clone())?;
        examine(act, import, rows, &mut verdicts, &mut companies)?;
        if !give_back(&mut verdicts) {
            return Ok(verdicts);
        }
    }
}

/// Chooses lines for the rows that have none yet; those that have one keep it.
fn seat_all(
    act: &mut Act<'_>,
    (import, rows): (&Import, &[ImportRow]),
    verdicts: &mut [Verdict],
    companies: &mut Companies,
    mut planned: HashMap<(LicenseId, String), i64>,
) -> Result<()> {
    for verdict in verdicts.iter().filter(|verdict| verdict.is_open()) {
        if let (Some(license), Some(edition)) = (verdict.license, verdict.edition.clone()) {
            *planned.entry((license, edition)).or_insert(0) += 1;
        }
    }
    let without = |verdict: &Verdict| verdict.is_open() && verdict.license.is_none();
    for (row, verdict) in rows.iter().zip(verdicts).filter(|(_, verdict)| without(verdict)) {
        let Some(customer) = verdict.customer else { continue };
        if let Ok(company) = companies.get(act, customer)? {
            seat_on(import, row, company, &mut planned, verdict);
        }
    }
    Ok(())
}

/// Rows that turned out to be wrong need no units: those that lacked one are asked again. False when there are none.
fn give_back(verdicts: &mut [Verdict]) -> bool {
    let mut freed = false;
    for verdict in verdicts.iter_mut().filter(|verdict| !verdict.is_open()) {
        freed |= verdict.license.take().is_some();
    }
    let lacks = |verdict: &Verdict| matches!(verdict.problems.as_slice(), [only] if matches!(only.problem, Problem::NoUnitFree { .. }));
    let mut asked_again = false;
    for verdict in verdicts.iter_mut().filter(|verdict| freed && lacks(verdict)) {
        *verdict = Verdict { problems: Vec::new(), state: RowState::Add, edition: None, ..verdict.clone() };
        asked_again = true;
    }
    asked_again
}

fn belongs_to(
    act: &mut Act<'_>,
    import: &Import,
    row: &ImportRow,
    verdict: &mut Verdict,
    companies: &mut Companies,
) -> Result<()> {
    let typed = row.value(import, "customer");
    let id = match import.settings.customer {
        Some(fixed) if typed.is_empty() => Ok(fixed),
        _ => companies.id(act, import.organization, typed)?,
    };
    // Whoever imports for one customer imports for no other.
    let id = id.and_then(|id| match import.settings.customer {
        Some(fixed) if fixed != id => Err(Problem::CustomerUnknown),
        _ => Ok(id),
    });
    match id {
        Err(problem) => verdict.problem("customer", problem),
        Ok(id) => {
            verdict.customer = Some(id);
            if let Err(problem) = companies.get(act, id)? {
                let problem = problem.clone();
                verdict.problem("customer", problem);
            }
        }
    }
    verdict.key = verdict.customer.and_then(|customer| key(customer, import, row));
    Ok(())
}

/// Who a row is about: the address, or the name of who has none.
fn subject(import: &Import, row: &ImportRow) -> Option<String> {
    let email = fold_email(row.value(import, "email"));
    let subject = if email.is_empty() { fold(row.value(import, "username").trim()) } else { email };
    (!subject.is_empty()).then_some(subject)
}

fn key(customer: OrganizationId, import: &Import, row: &ImportRow) -> Option<String> {
    subject(import, row).map(|subject| format!("{customer} {subject}"))
}

/// How many are asked for in one statement.
const ASKED_AT_ONCE: usize = 50;

/// Rows about users that a customer has are passed over.
fn skip_known(
    act: &mut Act<'_>,
    import: &Import,
    rows: &[ImportRow],
    verdicts: &mut [Verdict],
) -> Result<()> {
    let mut by_customer: HashMap<OrganizationId, Vec<usize>> = HashMap::new();
    for (at, verdict) in verdicts.iter().enumerate().filter(|(_, verdict)| verdict.is_open()) {
        if let Some(customer) = verdict.customer.filter(|_| verdict.key.is_some()) {
            by_customer.entry(customer).or_default().push(at);
        }
    }
    for (customer, places) in by_customer {
        for chunk in places.chunks(ASKED_AT_ONCE) {
            let of = |at: &usize| (*at, subject(import, &rows[*at]).unwrap_or_default());
            let asked: Vec<(usize, String)> = chunk.iter().map(of).collect();
            let known = known(act, customer, &asked.iter().map(|asked| asked.1.clone()).collect::<Vec<_>>())?;
            for (at, subject) in asked {
                let by_email = !row_is_named(import, &rows[at]);
                if known.contains(&(by_email, subject)) {
                    verdicts[at].state = RowState::There;
                }
            }
        }
    }
    Ok(())
}

/// Whether a row has no address and so is about a name.
fn row_is_named(import: &Import, row: &ImportRow) -> bool {
    row.value(import, "email").trim().is_empty()
}

/// Which of the texts are addresses (true) or names (false) of the customer's users.
fn known(act: &mut Act<'_>, customer: OrganizationId, subjects: &[String]) -> Result<Vec<(bool, String)>> {
    let places: Vec<String> = (2..2 + ASKED_AT_ONCE).map(|place| format!("${place}")).collect();
    let mut found = Vec::new();
    for (by_email, column, condition) in
        [(true, "email_folded", "AND email_folded <> ''"), (false, "username_folded", "")]
    {
        let sql = format!(
            "SELECT {column} FROM seats WHERE customer_id = $1 AND removed_at IS NULL {condition} AND {column} IN ({})",
            places.join(", ")
        );
        let mut values = vec![customer.to_value()];
        let last = subjects.last().cloned().unwrap_or_default();
        // A name with NUL is refused already, and not every engine can be asked for it.
        let asked = subjects.iter().cloned().chain(std::iter::repeat(last)).take(ASKED_AT_ONCE);
        values.extend(asked.map(|subject| subject.replace('\0', "").to_value()));
        let rows: Vec<(String,)> = act.tx().all(&sql, &values)?;
        found.extend(rows.into_iter().map(|row| (by_email, row.0)));
    }
    Ok(found)
}

/// Of two rows about the same user the first is taken.
fn refuse_twice(
    act: &mut Act<'_>,
    import: &Import,
    rows: &[ImportRow],
    verdicts: &mut [Verdict],
) -> Result<()> {
    let keys: Vec<String> = verdicts
        .iter()
        .filter(|verdict| verdict.is_open())
        .filter_map(|verdict| verdict.key.clone())
        .collect();
    let mut seen = tallies::subjects(act, import, &keys)?;
    for (row, verdict) in rows.iter().zip(verdicts.iter_mut()).filter(|(_, verdict)| verdict.is_open()) {
        let Some(key) = verdict.key.clone() else { continue };
        let first = *seen.entry(key).or_insert(verdict.number);
        if first != verdict.number {
            let field = if row_is_named(import, row) { "username" } else { "email" };
            verdict.problem(field, Problem::Twice { line: first });
        }
    }
    Ok(())
}

/// Chooses the line that the user would sit on: of the edition that is named, on a license with a unit free.
fn seat_on(
    import: &Import,
    row: &ImportRow,
    company: &Company,
    planned: &mut HashMap<(LicenseId, String), i64>,
    verdict: &mut Verdict,
) {
    let typed = Some(row.value(import, "license").trim()).filter(|typed| !typed.is_empty());
    let wanted = typed.unwrap_or_else(|| import.settings.license.trim());
    let licenses: Vec<&License> =
        company.licenses.iter().filter(|license| is_called(license, wanted)).collect();
    if licenses.is_empty() {
        let field = if wanted.is_empty() { "customer" } else { "license" };
        return verdict
            .problem(field, if wanted.is_empty() { Problem::NoLicense } else { Problem::NotAChoice });
    }
    let typed = Some(row.value(import, "edition").trim()).filter(|typed| !typed.is_empty());
    let typed = typed.unwrap_or_else(|| import.settings.edition.trim());
    let lines = || licenses.iter().flat_map(|license| license.lines.iter().map(move |line| (*license, line)));
    let named: Vec<(&License, &Line)> = if typed.is_empty() {
        let mut sold: Vec<(&License, &Line)> = lines().filter(|(_, line)| line.quantity > 0).collect();
        let only = sold.first().map(|(_, line)| line.edition_code.clone());
        if sold.iter().any(|(_, line)| Some(&line.edition_code) != only.as_ref()) {
            sold.clear();
        }
        sold
    } else {
        lines().filter(|(_, line)| is_edition(line, typed)).collect()
    };
    if named.is_empty() {
        return verdict
            .problem("edition", not_among(typed, lines().map(|(_, line)| line.edition_name.as_str())));
    }
    let room = |license: &License, line: &Line| {
        line.free() - planned.get(&(license.id, line.edition_code.clone())).copied().unwrap_or(0)
    };
    let grows = import.settings.add_units && company.may_add_units;
    let with_room = named.iter().find(|(license, line)| room(license, line) > 0);
    let to_grow = || named.iter().find(|(license, _)| grows && license.kind == LicenseKind::Purchased);
    let Some((license, line)) = with_room.or_else(to_grow) else {
        return verdict.problem("edition", Problem::NoUnitFree { edition: named[0].1.edition_name.clone() });
    };
    verdict.license = Some(license.id);
    verdict.edition = Some(line.edition_code.clone());
    *planned.entry((license.id, line.edition_code.clone())).or_insert(0) += 1;
}

fn is_called(license: &License, typed: &str) -> bool {
    typed.is_empty() || license.number.eq_ignore_ascii_case(typed) || license.id.to_string() == typed
}

fn is_edition(line: &Line, typed: &str) -> bool {
    line.edition_code.eq_ignore_ascii_case(typed) || fold(&line.edition_name) == fold(typed)
}

/// What may stand there, and what was nearly meant.
pub(super) fn not_among<'c>(typed: &str, names: impl Iterator<Item = &'c str>) -> Problem {
    let mut choices: Vec<&str> = Vec::new();
    for name in names {
        if !choices.contains(&name) && choices.len() < 12 {
            choices.push(name);
        }
    }
    let listed = choices.join(", ");
    match nearest(typed, choices.into_iter()) {
        Some(nearest) => Problem::NotAmongNear { nearest: nearest.to_owned(), choices: listed },
        None => Problem::NotAmong { choices: listed },
    }
}

/// Asks the operation that adds users what it would say to the rows that are left, license by license.
fn examine(
    act: &mut Act<'_>,
    import: &Import,
    rows: &[ImportRow],
    verdicts: &mut [Verdict],
    companies: &mut Companies,
) -> Result<()> {
    let mut by_license: HashMap<LicenseId, Vec<usize>> = HashMap::new();
    for (at, verdict) in verdicts.iter_mut().enumerate() {
        if let Some(problem) = not_yes_or_no(import, &rows[at]).filter(|_| verdict.is_open()) {
            verdict.problem("invite", problem);
        }
        if let Some(license) = verdict.license.filter(|_| verdict.is_open()) {
            by_license.entry(license).or_default().push(at);
        }
    }
    for (license, places) in by_license {
        let mut asked = Vec::with_capacity(places.len());
        for at in &places {
            let customer = verdicts[*at].customer.ok_or(Refusal::NotFound)?;
            if let Ok(company) = companies.get(act, customer)? {
                let edition = verdicts[*at].edition.clone().unwrap_or_default();
                asked.push(new_seat(import, &rows[*at], company.keep_deleted_days, &edition));
            }
        }
        for found in seats::preview(act, license, &asked)? {
            let Some((row, field)) = seats::typed::row_of(&found.field) else { continue };
            if let Some(at) = places.get(row) {
                // Rows of one question are numbered by it; those of the file have numbers of their own.
                let problem = match found.problem {
                    Problem::Twice { line } => Problem::Twice { line: number_of(rows, &places, line) },
                    problem => problem,
                };
                verdicts[*at].problem(field, problem);
            }
        }
    }
    Ok(())
}

fn number_of(rows: &[ImportRow], places: &[usize], line: i64) -> i64 {
    let place = usize::try_from(line - 1).ok().and_then(|place| places.get(place));
    place.map_or(line, |at| rows[*at].number)
}

/// The row as a user to be added.
pub(super) fn new_seat(import: &Import, row: &ImportRow, keep_deleted_days: i64, edition: &str) -> NewSeat {
    let value = |field: &str| row.value(import, field).trim().to_owned();
    let (email, username) = (value("email"), value("username"));
    let given = |text: String| (!text.is_empty()).then_some(text);
    let language = given(value("language")).map(|typed| language(&typed));
    NewSeat {
        username: if username.is_empty() { email.clone() } else { username },
        email,
        edition: edition.to_owned(),
        // What is no number becomes one that no range allows, so that the row is refused and not guessed at.
        keep_deleted_days: given(value("keep_deleted_days"))
            .map_or(keep_deleted_days, |days| days.parse().unwrap_or(-1)),
        language: language.or_else(|| given(import.settings.language.clone())),
        code: given(value("activation_code")),
    }
}

/// The code of a language that was named by it or by its own name; what was typed otherwise.
pub(super) fn language(typed: &str) -> String {
    let folded = fold(typed);
    let known = Language::ALL.into_iter().find(|language| {
        folded == language.code()
            || folded == fold(language.own_name())
            || folded.starts_with(&format!("{}-", language.code()))
    });
    known.map_or_else(|| typed.to_owned(), |language| language.code().to_owned())
}

const YES: [&str; 9] = ["yes", "y", "true", "1", "x", "kylla", "si", "да", "k"];
const NO: [&str; 8] = ["no", "n", "false", "0", "ei", "нет", "-", ""];

/// Whether the user of a row is invited when they are added.
pub(super) fn is_invited(import: &Import, row: &ImportRow) -> bool {
    match import.column("invite").and_then(|column| row.cells.get(column)).map(|cell| fold(cell.trim())) {
        Some(cell) if !cell.is_empty() => YES.contains(&cell.as_str()),
        _ => import.settings.invite,
    }
}

fn not_yes_or_no(import: &Import, row: &ImportRow) -> Option<Problem> {
    let cell = fold(row.value(import, "invite").trim());
    (!YES.contains(&cell.as_str()) && !NO.contains(&cell.as_str())).then_some(Problem::NotYesOrNo)
}
