//! The SQL of seats. Units are taken and given back by conditional updates, never by counting first.

use std::collections::HashSet;

use db::{FromRow, Row, ToValue, params};

use super::{NewSeat, Seat, SeatForm, code_index, codes, found};
use crate::{
    access::Scope,
    act::Act,
    ids::{EditionId, LicenseId, SeatId},
    input::{fold, fold_email},
    installations::at_large,
    ledger::{self, Account, Entry, Source},
    licenses::Line,
    many::tuples,
    refusal::{Error, Refusal, Result},
    vault::Secret,
};

/// A line of a license that seats are put on.
#[derive(Debug)]
pub(super) struct SeatLine {
    pub license: LicenseId,
    pub edition: EditionId,
    pub code: String,
    pub name: String,
    pub devices_per_seat: i64,
}

impl SeatLine {
    /// The place of the line that was named by the code of its edition or else by its name.
    pub fn named(lines: &[Self], typed: &str) -> Option<usize> {
        let by_name = || lines.iter().position(|line| fold(&line.name) == fold(typed));
        lines.iter().position(|line| line.code.eq_ignore_ascii_case(typed)).or_else(by_name)
    }
}

impl FromRow for SeatLine {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            code: row.get("edition_code")?,
            name: row.get("edition_name")?,
            devices_per_seat: row.get("devices_per_seat")?,
        })
    }
}

pub(super) const SEAT: &str = "s.id, s.customer_id, s.license_id, s.edition_id, n.edition_code, n.edition_name, n.unit, \
    s.username, s.email, s.language, s.keep_deleted_days, s.devices, s.invitation, s.sent_at, s.installed_at, \
    s.created_at, s.version, (SELECT i.device_name FROM installations i WHERE i.customer_id = s.customer_id \
    AND i.seat_id = s.id AND i.released_at IS NULL ORDER BY i.id DESC LIMIT 1) AS device_name";

pub(super) const FROM: &str = "FROM seats s JOIN lines n ON n.customer_id = s.customer_id \
    AND n.license_id = s.license_id AND n.edition_id = s.edition_id";

pub(super) fn lines(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<Vec<SeatLine>> {
    Ok(act.tx().all(
        "SELECT license_id, edition_id, edition_code, edition_name, devices_per_seat FROM lines \
         WHERE customer_id = $1 AND license_id = $2 ORDER BY position, edition_id",
        params![scope.organization(), license],
    )?)
}

pub(super) fn defaults(act: &mut Act<'_>, scope: &Scope) -> Result<(String, i64)> {
    let found = act.tx().optional(
        "SELECT username_prefix, keep_deleted_days FROM customers WHERE customer_id = $1",
        params![scope.organization()],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// How many values one question about taken names or codes holds; shorter lists repeat their last value, so that
/// the statement is always the same.
pub(super) const ASKED_AT_ONCE: usize = 100;

pub(super) fn filled_up<T: Clone>(chunk: &[T]) -> impl Iterator<Item = T> + '_ {
    let last = chunk.last().cloned();
    chunk.iter().cloned().chain(std::iter::repeat_with(move || last.clone()).flatten()).take(ASKED_AT_ONCE)
}

pub(super) fn places_from(first: usize) -> String {
    let places: Vec<String> = (first..first + ASKED_AT_ONCE).map(|place| format!("${place}")).collect();
    places.join(", ")
}

/// Which of the folded names are in use.
pub(super) fn usernames_taken(
    act: &mut Act<'_>,
    scope: &Scope,
    folded: &[String],
) -> Result<HashSet<String>> {
    let sql = format!(
        "SELECT username_folded FROM seats WHERE customer_id = $1 AND removed_at IS NULL AND username_folded IN ({})",
        places_from(2)
    );
    let mut taken = HashSet::new();
    for chunk in folded.chunks(ASKED_AT_ONCE) {
        let mut parameters = params![scope.organization()].to_vec();
        parameters.extend(filled_up(chunk).map(|name| name.to_value()));
        let rows: Vec<(String,)> = act.tx().all(&sql, &parameters)?;
        taken.extend(rows.into_iter().map(|row| row.0));
    }
    Ok(taken)
}

/// Takes units of a line, if that many are free.
pub(super) fn assign(act: &mut Act<'_>, scope: &Scope, line: &SeatLine, units: i64) -> Result<()> {
    let taken = act.tx().execute(
        "UPDATE lines SET assigned = assigned + $4 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND assigned + $4 <= quantity",
        params![scope.organization(), line.license, line.edition, units],
    )?;
    if taken == 1 {
        return Ok(());
    }
    let free: Option<(i64,)> = act.tx().optional(
        "SELECT quantity - assigned FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), line.license, line.edition],
    )?;
    // Units may have been freed since the statement above; then one was missing at that instant.
    let free = free.ok_or(Refusal::NotFound)?.0.min(units - 1);
    Err(Refusal::SeatsExhausted { edition: line.name.clone(), wanted: units, free, missing: units - free }
        .into())
}

/// Writes checked rows whose units are taken; the seats come back in the same order.
pub(super) fn insert_all(
    act: &mut Act<'_>,
    scope: &Scope,
    rows: &[(&NewSeat, &SeatLine)],
) -> Result<Vec<SeatId>> {
    let mut added = Vec::with_capacity(rows.len());
    let mut chunks = rows.chunks_exact(WRITTEN_AT_ONCE);
    for chunk in &mut chunks {
        insert(act, scope, chunk, &mut added)?;
    }
    for row in chunks.remainder() {
        insert(act, scope, std::slice::from_ref(row), &mut added)?;
    }
    found::follow(act, scope, &added)?;
    Ok(added)
}

/// Few statements, always of the same two widths.
const WRITTEN_AT_ONCE: usize = 50;

fn insert(
    act: &mut Act<'_>,
    scope: &Scope,
    rows: &[(&NewSeat, &SeatLine)],
    added: &mut Vec<SeatId>,
) -> Result<()> {
    let (customer, now) = (scope.organization(), act.now());
    let (mut seats, mut hashes, mut records) = (Vec::new(), Vec::new(), Vec::new());
    for (row, line) in rows {
        let seat = SeatId::from_uuid(act.fresh_id());
        let code = row.code.as_ref().map_or_else(|| codes::generate(act.random()), Secret::new);
        let sealed = act.seal(codes::place(customer, seat), code.reveal());
        seats.extend_from_slice(params![
            customer,
            seat,
            line.license,
            line.edition,
            row.username,
            fold(&row.username),
            row.email,
            fold_email(&row.email),
            row.language,
            row.keep_deleted_days,
            sealed,
            line.devices_per_seat,
            now
        ]);
        let hash = codes::index(act.vault(), code.reveal());
        hashes.extend_from_slice(params![hash.as_slice(), customer, seat]);
        records.extend_from_slice(params![seat, customer]);
        added.push(seat);
    }
    let sql = format!(
        "INSERT INTO seats (devices, invitation, version, customer_id, id, license_id, edition_id, username, \
         username_folded, email, email_folded, language, keep_deleted_days, code_sealed, devices_per_seat, \
         created_at) VALUES {}",
        tuples("0, 'none', 1, ", rows.len(), 13)
    );
    act.tx().execute(&sql, &seats).map_err(taken_meanwhile)?;
    let sql = format!(
        "INSERT INTO activation_codes (code_hash, customer_id, seat_id) VALUES {}",
        tuples("", rows.len(), 3)
    );
    act.tx().execute(&sql, &hashes).map_err(taken_meanwhile)?;
    let sql =
        format!("INSERT INTO record_places (record_id, customer_id) VALUES {}", tuples("", rows.len(), 2));
    act.tx().execute(&sql, &records)?;
    Ok(())
}

/// A name or code that somebody else took between the check and the write: begun again, the check says which.
pub(super) fn taken_meanwhile(error: db::DbError) -> db::DbError {
    match error {
        db::DbError::Unique { constraint } => db::DbError::Retry(constraint),
        other => other,
    }
}

/// A name that is in use.
fn taken(error: db::DbError, username: &str) -> Error {
    match error {
        db::DbError::Unique { .. } => Refusal::UsernameTaken { username: username.to_owned() }.into(),
        other => other.into(),
    }
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Seat> {
    let found = act.tx().optional(
        &format!("SELECT {SEAT} {FROM} WHERE s.customer_id = $1 AND s.id = $2 AND s.removed_at IS NULL"),
        params![scope.organization(), seat],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn update(
    act: &mut Act<'_>,
    scope: &Scope,
    seat: SeatId,
    form: &SeatForm,
    version: i64,
) -> Result<bool> {
    let changed = act
        .tx()
        .execute(
            "UPDATE seats SET username = $4, username_folded = $5, email = $6, email_folded = $7, language = $8, \
             keep_deleted_days = $9, version = version + 1 \
             WHERE customer_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL",
            params![
                scope.organization(), seat, version, form.username, fold(&form.username), form.email,
                fold_email(&form.email), form.language, form.keep_deleted_days
            ],
        )
        .map_err(|error| taken(error, &form.username))?;
    found::follow(act, scope, &[seat])?;
    Ok(changed == 1)
}

/// Frees the seat and gives the number of devices released. The line is the one that the seat is on at that
/// instant, which may not be the one it was read with.
pub(super) fn remove(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<i64> {
    let (customer, now, by) = (scope.organization(), act.now(), act.actor().name().to_owned());
    at_large::keep_of_seat(act, customer, seat)?;
    let removed: Option<(LicenseId, EditionId, Vec<u8>, String)> = act.tx().optional(
        "UPDATE seats SET removed_at = $3, devices = 0, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL RETURNING license_id, edition_id, code_sealed, username",
        params![customer, seat, now],
    )?;
    let (license, edition, sealed, username) = removed.ok_or(Refusal::NotFound)?;
    let devices = found::devices(act, scope, seat)?;
    let released = act.tx().execute(
        "UPDATE installations SET released_at = $3, released_by = $4 \
         WHERE customer_id = $1 AND seat_id = $2 AND released_at IS NULL",
        params![customer, seat, now, by],
    )?;
    let released = i64::try_from(released).unwrap_or(0);
    found::follow(act, scope, &[seat])?;
    found::follow_devices(act, scope, &devices)?;
    give_back(act, scope, (license, edition), released)?;
    let entry = Entry::used(-1).seat(seat, username);
    ledger::enter(act, Account::line(scope, license, edition), entry)?;
    code_index::forget(act, scope, seat, &sealed)?;
    Ok(released)
}

/// One unit and the installed devices leave a line.
fn give_back(
    act: &mut Act<'_>,
    scope: &Scope,
    (license, edition): (LicenseId, EditionId),
    devices: i64,
) -> Result<()> {
    act.tx().execute(
        "UPDATE lines SET assigned = assigned - 1, installed = installed - $4 \
         WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), license, edition, devices],
    )?;
    Ok(())
}

pub(super) fn is_on_trial(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<bool> {
    let row: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM licenses WHERE customer_id = $1 AND id = $2 AND kind = 'trial'",
        params![scope.organization(), license],
    )?;
    Ok(row.is_some())
}

/// Moves a seat with its devices from its line to another's, whose devices per seat it takes on.
pub(super) fn move_seat(
    act: &mut Act<'_>,
    scope: &Scope,
    seat: &Seat,
    license: LicenseId,
    line: &Line,
) -> Result<()> {
    let customer = scope.organization();
    if seat.devices > line.devices_per_seat {
        return Err(Refusal::NoSeatFree.into());
    }
    // The seat first: how many devices go along is what it has at this instant.
    let moved: Option<(i64,)> = act.tx().optional(
        "UPDATE seats SET license_id = $4, edition_id = $5, devices_per_seat = $6, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND license_id = $3 AND removed_at IS NULL AND devices BETWEEN 1 AND $6 \
         RETURNING devices",
        params![customer, seat.id, seat.license, license, line.edition, line.devices_per_seat],
    )?;
    let (devices,) = moved.ok_or(Refusal::NotATrialClient)?;
    let target = SeatLine {
        license,
        edition: line.edition,
        code: line.edition_code.clone(),
        name: line.edition_name.clone(),
        devices_per_seat: line.devices_per_seat,
    };
    assign(act, scope, &target, 1)?;
    act.tx().execute(
        "UPDATE lines SET installed = installed + $4 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![customer, license, line.edition, devices],
    )?;
    act.tx().execute(
        "UPDATE installations SET license_id = $3, edition_id = $4 WHERE customer_id = $1 AND seat_id = $2",
        params![customer, seat.id, license, line.edition],
    )?;
    give_back(act, scope, (seat.license, seat.edition), devices)?;
    let entry = |units| Entry::used(units).by(Source::Handover).seat(seat.id, &seat.username);
    ledger::enter(act, Account::line(scope, seat.license, seat.edition), entry(-1))?;
    ledger::enter(act, Account::line(scope, license, line.edition), entry(1))
}
