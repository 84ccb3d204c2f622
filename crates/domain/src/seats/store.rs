//! The SQL of seats. Units are taken and given back by conditional updates, never by counting first.

use db::{FromRow, Row, params};

use super::{NewSeat, Seat, SeatForm, codes};
use crate::{
    access::Scope,
    act::Act,
    ids::{EditionId, LicenseId, SeatId},
    input::{fold, fold_email},
    licenses::Line,
    places,
    refusal::{Error, Failure, Refusal, Result},
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
    /// Whether what was typed names this edition: its code or its name.
    pub fn matches(&self, typed: &str) -> bool {
        self.code.eq_ignore_ascii_case(typed.trim()) || fold(&self.name) == fold(typed.trim())
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
    Ok(act.tx().one(
        "SELECT username_prefix, keep_deleted_days FROM customers WHERE customer_id = $1",
        params![scope.organization()],
    )?)
}

pub(super) fn username_taken(act: &mut Act<'_>, scope: &Scope, folded: &str) -> Result<bool> {
    let row: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM seats WHERE customer_id = $1 AND username_folded = $2 AND removed_at IS NULL",
        params![scope.organization(), folded],
    )?;
    Ok(row.is_some())
}

pub(super) fn code_taken(act: &mut Act<'_>, code: &str) -> Result<bool> {
    let hash = codes::index(act.vault(), code);
    let row: Option<(i64,)> =
        act.tx().optional("SELECT 1 FROM activation_codes WHERE code_hash = $1", params![hash.as_slice()])?;
    Ok(row.is_some())
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
    let (free,): (i64,) = act.tx().one(
        "SELECT quantity - assigned FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), line.license, line.edition],
    )?;
    Err(Refusal::SeatsExhausted { edition: line.name.clone(), wanted: units, free, missing: units - free }
        .into())
}

pub(super) fn insert(act: &mut Act<'_>, scope: &Scope, line: &SeatLine, row: &NewSeat) -> Result<SeatId> {
    let (seat, now) = (SeatId::from_uuid(act.fresh_id()), act.now());
    let customer = scope.organization();
    let code =
        row.code.as_ref().map_or_else(|| codes::generate(act.random()), |code| Secret::new(code.trim()));
    let sealed = act.seal(codes::place(customer, seat), code.reveal());
    let username = row.username.trim();
    act.tx()
        .execute(
            "INSERT INTO seats (customer_id, id, license_id, edition_id, username, username_folded, email, email_folded, \
             language, keep_deleted_days, code_sealed, devices, devices_per_seat, invitation, created_at, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 'none', $13, 1)",
            params![
                customer, seat, line.license, line.edition, username, fold(username), row.email.trim(),
                fold_email(&row.email), row.language, row.keep_deleted_days, sealed, line.devices_per_seat, now
            ],
        )
        .map_err(|error| taken(error, username))?;
    note_code(act, scope, seat, &code)?;
    places::note(act, seat, customer)?;
    Ok(seat)
}

/// A name that somebody else took between the check and the write.
fn taken(error: db::DbError, username: &str) -> Error {
    match error {
        db::DbError::Unique { .. } => Refusal::UsernameTaken { username: username.to_owned() }.into(),
        other => other.into(),
    }
}

fn note_code(act: &mut Act<'_>, scope: &Scope, seat: SeatId, code: &Secret) -> Result<()> {
    let hash = codes::index(act.vault(), code.reveal());
    act.tx().execute(
        "INSERT INTO activation_codes (code_hash, customer_id, seat_id) VALUES ($1, $2, $3)",
        params![hash.as_slice(), scope.organization(), seat],
    )?;
    Ok(())
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
    Ok(changed == 1)
}

pub(super) fn remove(act: &mut Act<'_>, scope: &Scope, seat: &Seat) -> Result<()> {
    let (customer, now, by) = (scope.organization(), act.now(), act.actor().name().to_owned());
    let removed = act.tx().execute(
        "UPDATE seats SET removed_at = $3, devices = 0, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
        params![customer, seat.id, now],
    )?;
    if removed == 0 {
        return Err(Refusal::NotFound.into());
    }
    let released = act.tx().execute(
        "UPDATE installations SET released_at = $3, released_by = $4 \
         WHERE customer_id = $1 AND seat_id = $2 AND released_at IS NULL",
        params![customer, seat.id, now, by],
    )?;
    give_back(act, scope, seat, i64::try_from(released).unwrap_or(0))?;
    act.tx().execute(
        "DELETE FROM activation_codes WHERE customer_id = $1 AND seat_id = $2",
        params![customer, seat.id],
    )?;
    Ok(())
}

/// One unit and the installed devices leave the seat's line.
fn give_back(act: &mut Act<'_>, scope: &Scope, seat: &Seat, devices: i64) -> Result<()> {
    act.tx().execute(
        "UPDATE lines SET assigned = assigned - 1, installed = installed - $4 \
         WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), seat.license, seat.edition, devices],
    )?;
    Ok(())
}

pub(super) fn replace_code(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<()> {
    let customer = scope.organization();
    act.tx().execute(
        "DELETE FROM activation_codes WHERE customer_id = $1 AND seat_id = $2",
        params![customer, seat],
    )?;
    let code = codes::generate(act.random());
    let sealed = act.seal(codes::place(customer, seat), code.reveal());
    act.tx().execute(
        "UPDATE seats SET code_sealed = $3, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![customer, seat, sealed],
    )?;
    note_code(act, scope, seat, &code)
}

pub(super) fn code(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<(String, Secret)> {
    let row: Option<(String, Vec<u8>)> = act.tx().optional(
        "SELECT username, code_sealed FROM seats WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
        params![scope.organization(), seat],
    )?;
    let (username, sealed) = row.ok_or(Refusal::NotFound)?;
    Ok((username, codes::open(act, scope.organization(), seat, &sealed)?))
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
    let target = SeatLine {
        license,
        edition: line.edition,
        code: line.edition_code.clone(),
        name: line.edition_name.clone(),
        devices_per_seat: line.devices_per_seat,
    };
    if seat.devices > line.devices_per_seat {
        return Err(Refusal::NoSeatFree.into());
    }
    assign(act, scope, &target, 1)?;
    let moved = act.tx().execute(
        "UPDATE lines SET installed = installed + $4 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![customer, license, line.edition, seat.devices],
    )?;
    if moved != 1 {
        return Err(Failure::Stored("the line of a license vanished".into()).into());
    }
    act.tx().execute(
        "UPDATE seats SET license_id = $3, edition_id = $4, devices_per_seat = $5, version = version + 1 \
         WHERE customer_id = $1 AND id = $2",
        params![customer, seat.id, license, line.edition, line.devices_per_seat],
    )?;
    act.tx().execute(
        "UPDATE installations SET license_id = $3, edition_id = $4 WHERE customer_id = $1 AND seat_id = $2",
        params![customer, seat.id, license, line.edition],
    )?;
    give_back(act, scope, seat, seat.devices)
}
