//! What an activated device asks later, with its token: how its license stands, and to give its seat back.

use db::{DbError, FromRow, Row, params};

use super::{
    contract::Contract,
    lease::{self, Bearer, next_check_in_seconds},
    token,
};
use crate::{
    act::{Act, Actor},
    alerts::{self, AlertKind},
    clock::Instant,
    ids::{EditionId, InstallationId, LicenseId, OrganizationId},
    input::Checks,
    installations,
    licenses::rules::{Enforcement, Reason, Status},
    refusal::{Problem, Refusal, Result},
    signing,
    vault::{self, Secret},
};

/// What a client tells when it checks in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub storage_used_bytes: i64,
    pub software_version: String,
    pub last_backup_at: Option<Instant>,
    /// When a run of the program last succeeded; `None`: the client does not say.
    pub last_success_at: Option<Instant>,
    /// Runs that failed in a row since then; `None`: the client does not say.
    pub failed_runs: Option<i64>,
}

/// The most runs that are counted.
pub const MOST_RUNS: i64 = 1_000_000;

/// What a client is told when it checks in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedIn {
    pub installation: InstallationId,
    pub status: Status,
    pub reasons: Vec<Reason>,
    /// What the client is to do outside `active` and `grace`.
    pub enforcement: Enforcement,
    /// A fresh lease; none while the license is not in force.
    pub lease: Option<String>,
    pub next_check_in_seconds: i64,
    pub next_check_in_at: Instant,
}

/// The most that one device can say it stores, in bytes.
pub const MOST_BYTES: i64 = 1 << 53;

struct Installation {
    customer: OrganizationId,
    id: InstallationId,
    license: LicenseId,
    edition: EditionId,
    username: String,
    token_hash: Vec<u8>,
    device_hash: String,
    software_version: String,
    storage_used_bytes: i64,
    last_backup_at: Option<Instant>,
    last_success_at: Option<Instant>,
    failed_runs: i64,
    contact_at: Instant,
    released: bool,
    unbound: bool,
}

impl FromRow for Installation {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            customer: row.get("customer_id")?,
            id: row.get("id")?,
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            username: row.get("username")?,
            token_hash: row.get("token_hash")?,
            device_hash: row.get("device_hash")?,
            software_version: row.get("software_version")?,
            storage_used_bytes: row.get("storage_used_bytes")?,
            last_backup_at: row.get("last_backup_at")?,
            last_success_at: row.get("last_success_at")?,
            failed_runs: row.get("failed_runs")?,
            contact_at: row.get("contact_at")?,
            released: row.get("released")?,
            unbound: row.get("unbound")?,
        })
    }
}

/// The installation of a token; the customer is inside the token, so that no index is asked.
fn bearer(act: &mut Act<'_>, token: &Secret) -> Result<Installation> {
    let shown = token::read(act.vault(), token).ok_or(Refusal::DeviceTokenRefused)?;
    let found: Option<Installation> = act.tx().optional(
        "SELECT i.customer_id, i.id, i.license_id, i.edition_id, s.username, i.token_hash, i.device_hash, \
         i.software_version, i.storage_used_bytes, i.last_backup_at, i.last_success_at, i.failed_runs, i.contact_at, \
         i.released_at IS NOT NULL AS released, i.unbound \
         FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.id = $2",
        params![shown.customer, shown.installation],
    )?;
    let found = found.filter(|found| vault::same(&found.token_hash, &shown.hash));
    found.ok_or_else(|| Refusal::DeviceTokenRefused.into())
}

/// The least time between two contacts that are written down, when nothing else has changed.
const CONTACT_SECONDS: i64 = 60;

/// Tells a client how its license stands, with a fresh lease while it is in force, and notes the contact: when
/// something changed, or a minute after the last. A suspended, expired or disabled license is an answer, not a refusal.
///
/// Refusals: `device-token-refused`; `seat-unbound` when the user was unbound, from that instant on;
/// `installation-released`; the problems of the fields.
pub fn check_in(act: &mut Act<'_>, token: &Secret, report: &Report) -> Result<CheckedIn> {
    let report = check_report(report, act.now())?;
    let held = held(act, token)?;
    if must_note(act, &held, &report) {
        note(act, &held, &report)?;
    }
    let key = signing::current(act)?;
    tell(act, &held, &report, &key)
}

/// As [`check_in`] when nothing needs to be written; for an act that only reads. `None`: ask [`check_in`].
pub fn glance(act: &mut Act<'_>, token: &Secret, report: &Report) -> Result<Option<CheckedIn>> {
    let report = check_report(report, act.now())?;
    let held = held(act, token)?;
    if must_note(act, &held, &report) {
        return Ok(None);
    }
    let Some(key) = signing::existing(act)? else { return Ok(None) };
    tell(act, &held, &report, &key).map(Some)
}

fn check_report(report: &Report, now: Instant) -> Result<Report> {
    let mut checks = Checks::new();
    if !(0..=MOST_BYTES).contains(&report.storage_used_bytes) {
        checks.add("storage_used_bytes", Problem::OutOfRange { min: 0, max: MOST_BYTES });
    }
    let failed_runs = report.failed_runs.map(|runs| checks.number("failed_runs", runs, 0, MOST_RUNS));
    let software_version = checks.line("software_version", &report.software_version, 100);
    checks.finish()?;
    // A device's clock may run ahead; a backup of tomorrow is one of now.
    let at_most_now = |at: Option<Instant>| at.map(|at| at.min(now));
    Ok(Report {
        storage_used_bytes: report.storage_used_bytes,
        software_version,
        last_backup_at: at_most_now(report.last_backup_at),
        last_success_at: at_most_now(report.last_success_at),
        failed_runs,
    })
}

fn held(act: &mut Act<'_>, token: &Secret) -> Result<Installation> {
    let held = bearer(act, token)?;
    no_longer_on_its_seat(held.unbound, held.released).map_or(Ok(held), |refusal| Err(refusal.into()))
}

/// Why a device that was let in once is no longer.
pub(super) fn no_longer_on_its_seat(unbound: bool, released: bool) -> Option<Refusal> {
    match (unbound, released) {
        (true, _) => Some(Refusal::SeatUnbound),
        (false, true) => Some(Refusal::InstallationReleased),
        (false, false) => None,
    }
}

fn must_note(act: &Act<'_>, held: &Installation, report: &Report) -> bool {
    held.storage_used_bytes != report.storage_used_bytes
        || held.software_version != report.software_version
        || (report.last_backup_at.is_some() && held.last_backup_at != report.last_backup_at)
        || (report.last_success_at.is_some() && held.last_success_at != report.last_success_at)
        || report.failed_runs.is_some_and(|runs| runs != held.failed_runs)
        || act.now().seconds_since(held.contact_at) >= CONTACT_SECONDS
}

fn note(act: &mut Act<'_>, held: &Installation, report: &Report) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE installations SET contact_at = $3, storage_used_bytes = $4, software_version = $5, \
         last_backup_at = COALESCE($6, last_backup_at), last_success_at = COALESCE($7, last_success_at), \
         failed_runs = COALESCE($8, failed_runs) WHERE customer_id = $1 AND id = $2 AND released_at IS NULL",
        params![
            held.customer,
            held.id,
            now,
            report.storage_used_bytes,
            report.software_version,
            report.last_backup_at,
            report.last_success_at,
            report.failed_runs
        ],
    )?;
    end_alerts(act, held, report)
}

/// No alert is raised sooner than after a day of silence: who comes oftener has none to end.
fn end_alerts(act: &mut Act<'_>, held: &Installation, report: &Report) -> Result<()> {
    if act.now().seconds_since(held.contact_at) >= 86_400 {
        alerts::heard_again(act, held.customer, held.id, AlertKind::Silent)?;
    }
    if held.failed_runs > 0 && report.failed_runs == Some(0) {
        alerts::heard_again(act, held.customer, held.id, AlertKind::Failing)?;
    }
    Ok(())
}

fn tell(
    act: &mut Act<'_>,
    held: &Installation,
    report: &Report,
    key: &seal::SigningKey,
) -> Result<CheckedIn> {
    let used = Some(report.storage_used_bytes);
    let contract = Contract::read(act, held.customer, held.license, held.edition, used)?;
    let wait = next_check_in_seconds(act.random());
    let bearer = Bearer {
        installation: held.id,
        device_hash: held.device_hash.clone(),
        username: held.username.clone(),
    };
    let in_force = contract.standing.status.is_in_force();
    Ok(CheckedIn {
        installation: held.id,
        lease: in_force.then(|| lease::sign(act, key, &contract, &bearer, wait)),
        status: contract.standing.status,
        reasons: contract.standing.reasons,
        enforcement: contract.enforcement,
        next_check_in_seconds: wait,
        next_check_in_at: act.now().plus_seconds(wait),
    })
}

/// Gives the seat back. Releasing twice changes nothing more.
///
/// Refusals: `device-token-refused`.
pub fn release(act: &mut Act<'_>, token: &Secret) -> Result<()> {
    let held = bearer(act, token)?;
    if held.released {
        return Ok(());
    }
    act.instead_of(Actor::Device(held.id), |act| installations::free(act, held.customer, held.id)).map(|_| ())
}
