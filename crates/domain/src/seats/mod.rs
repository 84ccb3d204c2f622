//! Seats: units of a license given to users, with the code their client program activates by.

mod add;
mod code_index;
pub mod codes;
mod enrolled;
mod found;
mod list;
mod moving;
mod openings;
mod store;
#[cfg(test)]
mod tests;
pub mod typed;
pub(crate) mod units;

use db::{FromRow, Row};

pub use add::{add, add_unnamed, add_with_units, preview, usual_days};
pub(crate) use enrolled::{add_enrolled, take_unit};
pub use list::{SeatFilter, Tally, list, list_on, tally};
pub(crate) use moving::{allow_devices, move_all, move_who_fit, who_stay, with_more_devices, would_move};
pub use openings::{Opening, Room, openings};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    bindings,
    clock::Instant,
    ids::{EditionId, LicenseId, OrganizationId, SeatId},
    input::{Checks, fold_email},
    language::Language,
    licenses::License,
    places,
    products::Unit,
    refusal::{Problem, Refusal, Result},
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

    /// What can be edited, as it stands.
    pub fn form(&self) -> SeatForm {
        SeatForm {
            username: self.username.clone(),
            email: self.email.clone(),
            language: self.language.map(|language| language.code().to_owned()),
            keep_deleted_days: self.keep_deleted_days,
        }
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

/// One user with what they sit on.
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

/// Saves a seat if nobody saved meanwhile. A form that changes nothing leaves the version as it is and writes no
/// event.
///
/// Refusals: `changed-meanwhile`, `username-taken`, `seat-bound` for another address of a unit that is bound to one, the
/// problems of the fields.
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
    if before.version == version && before.form() == form {
        return Ok(before);
    }
    if fold_email(&before.email) != fold_email(&form.email) {
        bindings::refuse_when_bound(act, &scope, seat)?;
    }
    if !store::update(act, &scope, seat, &form, version)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let after = store::get(act, &scope, seat)?;
    let entry = Entry::new(What::SeatChanged, SubjectKind::Seat, seat, &after.username)
        .change("username", &before.username, &after.username)
        .change("email", &before.email, &after.email)
        .change("language", &before.language, &after.language)
        .change("keep_deleted_days", &before.keep_deleted_days, &after.keep_deleted_days);
    act.record(scope.organization(), entry)?;
    Ok(after)
}

/// Takes a user off: the seat is free for another, its devices are released, its code works no more.
///
/// Refusals: `works-offline` when one of the devices works by a license file and the actor may not change the license.
pub fn remove(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let scope = locate(act, Action::SeatsChange, seat)?;
    let before = store::get(act, &scope, seat)?;
    let released = store::remove(act, &scope, seat)?;
    bindings::ended(act, &scope, seat, None)?;
    act.record(
        scope.organization(),
        Entry::new(What::SeatRemoved, SubjectKind::Seat, seat, before.username).note("devices", released),
    )
}

/// Replaces the activation code; the old one works no more.
pub fn renew_code(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let scope = locate(act, Action::SeatsChange, seat)?;
    let found = store::get(act, &scope, seat)?;
    code_index::replace(act, &scope, seat)?;
    act.record(scope.organization(), Entry::new(What::CodeRenewed, SubjectKind::Seat, seat, found.username))
}

/// The most codes shown at once.
pub const MOST_CODES: usize = 200;

/// Shows activation codes of a customer's seats, for an installer who reads them out (NX-46). Writes one event.
///
/// Refusals: too many at once; `not-found` when one of them is not a seat of this customer.
pub fn reveal_codes(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seats: &[SeatId],
) -> Result<Vec<(SeatId, Secret)>> {
    let scope = act.allow_customer(Action::CodesReveal, customer)?;
    if seats.len() > MOST_CODES {
        return Err(Refusal::field("seats", Problem::TooManyRows { max: MOST_CODES as i64 }).into());
    }
    let mut codes = Vec::with_capacity(seats.len());
    let mut names = Vec::new();
    for seat in seats {
        let (username, code) = code_index::open(act, &scope, *seat)?;
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
