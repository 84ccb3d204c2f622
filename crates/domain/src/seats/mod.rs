//! Seats: units of a license given to users, with the code their client program activates by.

pub mod codes;
mod list;
mod store;
#[cfg(test)]
mod tests;
pub mod typed;

use db::{FromRow, Row};

pub use list::{SeatFilter, list};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{EditionId, LicenseId, OrganizationId, SeatId},
    input::{Checks, fold},
    language::Language,
    licenses::{self, License},
    places,
    products::Unit,
    refusal::{FieldProblem, Problem, Refusal, Result},
    vault::Secret,
    words,
};

words! {
    /// How far the invitation of a seat has come; installed is told by its devices.
    InvitationState { None => "none", Queued => "queued", Sent => "sent", Opened => "opened", Bounced => "bounced" }
}

/// A user to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeat {
    /// Free text; usually the user's address (NX-42).
    pub username: String,
    /// Where the mail goes; may be empty, then nobody can be invited (NX-43).
    pub email: String,
    /// Code of the edition.
    pub edition: String,
    pub keep_deleted_days: i64,
    /// The customer's language when empty.
    pub language: Option<String>,
    /// A code brought along from elsewhere; made here otherwise.
    pub code: Option<String>,
}

/// A user with what they sit on. Without the activation code: that is shown by [`reveal_codes`].
#[derive(Clone, Debug)]
pub struct Seat {
    pub id: SeatId,
    pub customer: OrganizationId,
    pub license: LicenseId,
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    pub username: String,
    pub email: String,
    pub language: Option<Language>,
    pub keep_deleted_days: i64,
    pub devices: i64,
    pub invitation: InvitationState,
    pub sent_at: Option<Instant>,
    pub installed_at: Option<Instant>,
    /// The name of the latest device.
    pub device_name: Option<String>,
    pub created_at: Instant,
    pub version: i64,
}

impl Seat {
    pub const fn is_installed(&self) -> bool {
        self.devices > 0
    }
}

impl FromRow for Seat {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            edition_code: row.get("edition_code")?,
            edition_name: row.get("edition_name")?,
            unit: row.get("unit")?,
            username: row.get("username")?,
            email: row.get("email")?,
            language: row.get("language")?,
            keep_deleted_days: row.get("keep_deleted_days")?,
            devices: row.get("devices")?,
            invitation: row.get("invitation")?,
            sent_at: row.get("sent_at")?,
            installed_at: row.get("installed_at")?,
            device_name: row.get("device_name")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

fn locate(act: &mut Act<'_>, action: Action, seat: SeatId) -> Result<Scope> {
    let customer = places::customer_of(act, seat)?;
    act.allow_customer(action, customer)
}

/// Every problem of the rows before anything is written: their own, names already in use, codes already in use.
pub fn preview(act: &mut Act<'_>, license: LicenseId, rows: &[NewSeat]) -> Result<Vec<FieldProblem>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let mut problems = typed::check(rows);
    let lines = store::lines(act, &scope, license)?;
    for (at, row) in rows.iter().enumerate() {
        if !lines.iter().any(|line| line.matches(&row.edition)) {
            problems.push(FieldProblem::new(typed::row_field(at, "edition"), Problem::NotAChoice));
        }
        if store::username_taken(act, &scope, &fold(row.username.trim()))? {
            problems.push(FieldProblem::new(typed::row_field(at, "username"), Problem::Taken));
        }
        if let Some(code) = &row.code
            && store::code_taken(act, code)?
        {
            problems.push(FieldProblem::new(typed::row_field(at, "activation_code"), Problem::Taken));
        }
    }
    Ok(problems)
}

/// Adds users to a license: all of them or none. Each gets an activation code at once; no mail goes out (NX-44).
///
/// Refusals: the problems of the rows, `seats-exhausted` with how many are missing.
pub fn add(act: &mut Act<'_>, license: LicenseId, rows: &[NewSeat]) -> Result<Vec<SeatId>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    if rows.is_empty() {
        return Err(Refusal::field("addresses", Problem::Required).into());
    }
    if rows.len() > typed::MOST_ROWS {
        return Err(Refusal::field("addresses", Problem::TooManyRows { max: typed::MOST_ROWS as i64 }).into());
    }
    let problems = preview(act, license, rows)?;
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems).into());
    }
    let mut added = Vec::with_capacity(rows.len());
    for line in store::lines(act, &scope, license)? {
        let of_line: Vec<&NewSeat> = rows.iter().filter(|row| line.matches(&row.edition)).collect();
        if of_line.is_empty() {
            continue;
        }
        store::assign(act, &scope, &line, of_line.len() as i64)?;
        for row in of_line {
            added.push(store::insert(act, &scope, &line, row)?);
        }
    }
    let names: Vec<&str> = rows.iter().take(10).map(|row| row.username.trim()).collect();
    let first = added.first().map(ToString::to_string).unwrap_or_default();
    act.record(
        scope.organization(),
        Entry::new(What::SeatsAdded, SubjectKind::Seat, first, names.join(", ")).note("count", rows.len()),
    )?;
    Ok(added)
}

/// Adds seats under names that the system makes: the customer's prefix and six symbols (NX-12).
pub fn add_unnamed(
    act: &mut Act<'_>,
    license: LicenseId,
    edition: &str,
    count: usize,
) -> Result<Vec<SeatId>> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let mut checks = Checks::new();
    checks.number("count", count as i64, 1, typed::MOST_ROWS as i64);
    checks.finish()?;
    let (prefix, keep_deleted_days) = store::defaults(act, &scope)?;
    let rows: Vec<NewSeat> = (0..count)
        .map(|_| NewSeat {
            username: format!("{prefix}{}", crate::random::crockford(act.random(), 6).to_lowercase()),
            email: String::new(),
            edition: edition.to_owned(),
            keep_deleted_days,
            language: None,
            code: None,
        })
        .collect();
    add(act, license, &rows)
}

pub fn get(act: &mut Act<'_>, seat: SeatId) -> Result<Seat> {
    let scope = locate(act, Action::SeatsView, seat)?;
    store::get(act, &scope, seat)
}

/// What can be edited of a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatForm {
    pub username: String,
    pub email: String,
    pub language: Option<String>,
    pub keep_deleted_days: i64,
}

/// Saves a seat if nobody saved meanwhile.
pub fn change(act: &mut Act<'_>, seat: SeatId, form: &SeatForm, version: i64) -> Result<Seat> {
    let scope = locate(act, Action::SeatsChange, seat)?;
    let mut checks = Checks::new();
    let language: Option<Language> =
        form.language.as_deref().and_then(|language| checks.choice("language", language));
    let form = SeatForm {
        username: checks.required("username", &form.username, 200),
        email: checks.email("email", &form.email),
        language: language.map(|language| language.code().to_owned()),
        keep_deleted_days: checks.number("keep_deleted_days", form.keep_deleted_days, 0, 3650),
    };
    checks.finish()?;
    let before = store::get(act, &scope, seat)?;
    if !store::update(act, &scope, seat, &form, version)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let after = store::get(act, &scope, seat)?;
    let entry = Entry::new(What::SeatChanged, SubjectKind::Seat, seat, &after.username)
        .change("username", &before.username, &after.username)
        .change("email", &before.email, &after.email)
        .change("language", &before.language, &after.language)
        .change("keep_deleted_days", &before.keep_deleted_days, &after.keep_deleted_days);
    if entry.has_details() {
        act.record(scope.organization(), entry)?;
    }
    Ok(after)
}

/// Takes a user off: the seat is free for another, its devices are released, its code works no more.
pub fn remove(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let scope = locate(act, Action::SeatsChange, seat)?;
    let before = store::get(act, &scope, seat)?;
    store::remove(act, &scope, &before)?;
    act.record(
        scope.organization(),
        Entry::new(What::SeatRemoved, SubjectKind::Seat, seat, before.username)
            .note("devices", before.devices),
    )
}

/// Replaces the activation code; the old one works no more.
pub fn renew_code(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let scope = locate(act, Action::SeatsChange, seat)?;
    let found = store::get(act, &scope, seat)?;
    store::replace_code(act, &scope, seat)?;
    act.record(scope.organization(), Entry::new(What::CodeRenewed, SubjectKind::Seat, seat, found.username))
}

/// Shows activation codes of a customer's seats, for an installer who reads them out (NX-46). Writes one event.
pub fn reveal_codes(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seats: &[SeatId],
) -> Result<Vec<(SeatId, Secret)>> {
    let scope = act.allow_customer(Action::CodesReveal, customer)?;
    let mut codes = Vec::with_capacity(seats.len());
    let mut names = Vec::new();
    for seat in seats.iter().take(200) {
        let (username, code) = store::code(act, &scope, *seat)?;
        names.push(username);
        codes.push((*seat, code));
    }
    if let Some((first, _)) = codes.first() {
        let entry = Entry::new(What::CodeRevealed, SubjectKind::Seat, first, names.join(", "))
            .note("count", codes.len());
        act.record(customer, entry)?;
    }
    Ok(codes)
}

/// Moves a seat with its devices to another license of the same customer; returns the username.
pub(crate) fn move_to_license(
    act: &mut Act<'_>,
    scope: &Scope,
    seat: SeatId,
    target: &License,
) -> Result<String> {
    let found = store::get(act, scope, seat)?;
    if !store::is_on_trial(act, scope, found.license)? || found.devices == 0 {
        return Err(Refusal::NotATrialClient.into());
    }
    let line = target.lines.iter().find(|line| line.edition_code == found.edition_code);
    let line = line.ok_or_else(|| Refusal::EditionNotOnLicense { edition: found.edition_name.clone() })?;
    store::move_seat(act, scope, &found, target.id, line)?;
    Ok(found.username)
}
