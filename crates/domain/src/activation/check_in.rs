//! What an activated device asks later, with its token: how its license stands, and to give its seat back.

use std::sync::Arc;

use db::{DbError, FromRow, Row, params};

use super::{
    contract::{Contract, Terms},
    heartbeats::Heartbeat,
    late::is_late,
    lease::{self, Bearer, Making},
    memory::{Known, NOBODY, Told},
    report::{self, Report},
    token::{self, Shown},
};
use crate::{
    act::{Act, Actor, Caller, World},
    clock::Instant,
    ids::{EditionId, InstallationId, LicenseId, OrganizationId},
    installations::{self, FreedBy, silence},
    licenses::rules::{Enforcement, Reason, Status},
    program_messages,
    refusal::{Refusal, Result},
    signing,
    vault::{Secret, Vault},
};

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
    /// What the license is good for beside its units: `name` or `name=value`.
    pub features: Vec<String>,
    /// What the program is to show to people.
    pub messages: Vec<program_messages::Told>,
    pub next_check_in_seconds: i64,
    pub next_check_in_at: Instant,
}

/// An installation as a check-in finds it.
#[derive(Clone)]
pub(super) struct Installation {
    pub customer: OrganizationId,
    pub id: InstallationId,
    license: LicenseId,
    edition: EditionId,
    username: String,
    tokens: token::Kept,
    device_hash: String,
    software_version: String,
    storage_used_bytes: i64,
    last_backup_at: Option<Instant>,
    last_success_at: Option<Instant>,
    pub failed_runs: i64,
    /// As they are kept.
    counters: String,
    pub contact_at: Instant,
    sent_at: Option<Instant>,
    released: bool,
    /// Whether its place was freed for silence.
    silenced: bool,
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
            tokens: token::Kept::from_row(row)?,
            device_hash: row.get("device_hash")?,
            software_version: row.get("software_version")?,
            storage_used_bytes: row.get("storage_used_bytes")?,
            last_backup_at: row.get("last_backup_at")?,
            last_success_at: row.get("last_success_at")?,
            failed_runs: row.get("failed_runs")?,
            counters: row.get("counters")?,
            contact_at: row.get("contact_at")?,
            sent_at: row.get("sent_at")?,
            released: row.get("released")?,
            silenced: row.get("silenced")?,
            unbound: row.get("unbound")?,
        })
    }
}

/// The installation of a token; the customer is inside the token, so that no index is asked.
fn bearer(act: &mut Act<'_>, shown: &Shown) -> Result<Installation> {
    let found: Option<Installation> = act.tx().optional(
        "SELECT i.customer_id, i.id, i.license_id, i.edition_id, s.username, i.token_hash, i.former_hash, \
         i.token_sealed IS NOT NULL AS unused, i.sent_at, i.device_hash, i.software_version, i.storage_used_bytes, i.last_backup_at, i.last_success_at, i.failed_runs, i.counters, i.contact_at, \
         i.released_at IS NOT NULL AS released, i.silenced_at IS NOT NULL AS silenced, i.unbound \
         FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.id = $2",
        params![shown.customer, shown.installation],
    )?;
    let found = found.filter(|found| found.tokens.admits(shown));
    found.ok_or_else(|| Refusal::DeviceTokenRefused.into())
}

fn shown(vault: &Vault, token: &Secret) -> Result<Shown> {
    token::read(vault, token).ok_or_else(|| Refusal::DeviceTokenRefused.into())
}

/// The least time between two contacts that are written down, when nothing else has changed; for as long, who asks
/// again is told the same again.
const CONTACT_SECONDS: i64 = 60;

/// Tells a client how its license stands, with a fresh lease while it is in force, and notes the contact: when
/// something changed, or a minute after the last. A suspended, expired or disabled license is an answer, not a refusal.
///
/// What was read for an earlier contact is used again until a commit changes it, see [`super::memory`]; the contact is
/// noted together with others where the world holds them ([`World::hold_heartbeats`]).
///
/// Refusals: `device-token-refused`; `seat-unbound` when the user was unbound, from that instant on;
/// `installation-released`; `installation-silenced` when its place was freed for silence and another has it now; the
/// problems of the fields.
pub async fn check_in(
    world: &World,
    caller: &Caller,
    token: &Secret,
    report: &Report,
) -> Result<Arc<CheckedIn>> {
    let now = world.now();
    let report = report::checked(report, now)?;
    let shown = shown(world.vault(), token)?;
    let known = known(world, caller, shown, now).await?;
    let held = &known.installation;
    let report = if is_late(report.sent_at, held.sent_at) { held.last_report() } else { report };
    known.heard(report.sent_at);
    let begun = held.tokens.begin_with(&shown);
    let changed = begun || must_note(held, &report, now);
    if let Some(told) = known.told.as_ref().filter(|told| !changed && now < told.until) {
        return Ok(Arc::clone(&told.answer));
    }
    if known.terms.used.is_old(now) {
        let (terms, customer, license) = (Arc::clone(&known.terms), held.customer, held.license);
        world.read(caller, move |act| terms.used.sum(act, customer, license)).await?;
    }
    if changed {
        let begun = begun.then_some(shown.hash);
        world.note_heartbeat(Heartbeat::of(held, &report, now, begun)).await?;
        known.terms.used.add(report.storage_used_bytes - held.storage_used_bytes);
    }
    let key = key(world, caller, (known.terms.vendor, now)).await?;
    // Where others were waited for the license may stand otherwise by now.
    let known = if world.memory().is_current(&known, world.now()) {
        known
    } else {
        self::known(world, caller, shown, world.now()).await?
    };
    let making = Making::at(world, now);
    let held = known.installation.told(&report, (now, begun));
    let answer = Arc::new(tell(&held, Arc::clone(&known.terms), &report, &key, &making));
    let until = now.plus_seconds(CONTACT_SECONDS).min(known.terms.end_of_day(now));
    let told = Told { answer: Arc::clone(&answer), until };
    world.memory().remember(Arc::new(known.after(held, told)));
    Ok(answer)
}

/// The installation of a token and its terms: from memory, or read together.
async fn known(world: &World, caller: &Caller, shown: Shown, now: Instant) -> Result<Arc<Known>> {
    let (customer, id) = (shown.customer, shown.installation);
    let remembered = world.memory().installation(customer, id, now);
    if let Some(known) = remembered.filter(|known| known.installation.tokens.admits(&shown)) {
        return Ok(known);
    }
    let mark = world.memory().mark(customer, now);
    let read = world.read(caller, move |act| {
        let found = bearer(act, &shown)?;
        if found.is_silenced() {
            return Ok(None);
        }
        on_its_seat(act, found).map(Some)
    });
    let (held, terms) = match read.await? {
        Some(found) => found,
        None => world.work(caller, move |act| heard_again(act, &shown)).await?,
    };
    Ok(Arc::new(Known::new(held, terms, mark)))
}

/// An installation that has its place, with its terms.
fn on_its_seat(act: &mut Act<'_>, held: Installation) -> Result<(Installation, Arc<Terms>)> {
    if let Some(refusal) = no_longer_on_its_seat(held.unbound, held.released) {
        return Err(refusal.into());
    }
    let terms = act.terms(held.customer, (held.license, held.edition))?;
    Ok((held, terms))
}

/// Gives an installation back the place that was freed for silence, while it is free.
fn heard_again(act: &mut Act<'_>, shown: &Shown) -> Result<(Installation, Arc<Terms>)> {
    let held = bearer(act, shown)?;
    if held.is_silenced() {
        let (customer, id) = (held.customer, held.id);
        act.instead_of(Actor::Device(id), |act| silence::heard_again(act, customer, id))?;
    }
    let held = bearer(act, shown)?;
    on_its_seat(act, held)
}

/// The key that signs: from memory, or read, or made when there is none yet.
async fn key(
    world: &World,
    caller: &Caller,
    (vendor, now): (Option<OrganizationId>, Instant),
) -> Result<seal::SigningKey> {
    if let Some(key) = world.memory().key(vendor, now) {
        return Ok(key);
    }
    let mark = world.memory().mark(NOBODY, now);
    let key = match world.read(caller, move |act| signing::existing(act, vendor)).await? {
        Some(key) => key,
        None => world.work(caller, move |act| signing::current(act, vendor)).await?,
    };
    world.memory().remember_key(vendor, &key, mark);
    Ok(key)
}

/// As [`check_in`], outside an asynchronous runtime.
pub fn check_in_blocking(
    world: &World,
    caller: &Caller,
    token: &Secret,
    report: &Report,
) -> Result<CheckedIn> {
    db::block_on(check_in(world, caller, token, report)).map(|answer| CheckedIn::clone(&answer))
}

impl Installation {
    /// What it told last.
    fn last_report(&self) -> Report {
        Report::of(self.storage_used_bytes, self.software_version.as_str())
    }

    /// Whether it may have back the place that was freed for silence.
    const fn is_silenced(&self) -> bool {
        self.released && self.silenced && !self.unbound
    }
}

/// Why a device that was let in once is no longer.
pub(super) fn no_longer_on_its_seat(unbound: bool, released: bool) -> Option<Refusal> {
    match (unbound, released) {
        (true, _) => Some(Refusal::SeatUnbound),
        (false, true) => Some(Refusal::InstallationReleased),
        (false, false) => None,
    }
}

fn must_note(held: &Installation, report: &Report, now: Instant) -> bool {
    held.storage_used_bytes != report.storage_used_bytes
        || held.software_version != report.software_version
        || (report.last_backup_at.is_some() && held.last_backup_at != report.last_backup_at)
        || (report.last_success_at.is_some() && held.last_success_at != report.last_success_at)
        || report.failed_runs.is_some_and(|runs| runs != held.failed_runs)
        || report.counted().is_some_and(|counters| counters != held.counters)
        || now.seconds_since(held.contact_at) >= CONTACT_SECONDS
}

impl Installation {
    /// As it stands after this report, when the report was to be noted, with a token that was used for the first time.
    fn told(&self, report: &Report, (now, begun): (Instant, bool)) -> Self {
        if !begun && !must_note(self, report, now) {
            return self.clone();
        }
        Self {
            tokens: if begun { self.tokens.begun() } else { self.tokens.clone() },
            sent_at: report.sent_at.or(self.sent_at),
            storage_used_bytes: report.storage_used_bytes,
            software_version: report.software_version.clone(),
            last_backup_at: report.last_backup_at.or(self.last_backup_at),
            last_success_at: report.last_success_at.or(self.last_success_at),
            failed_runs: report.failed_runs.unwrap_or(self.failed_runs),
            counters: report.counted().unwrap_or_else(|| self.counters.clone()),
            contact_at: now,
            ..self.clone()
        }
    }
}

fn tell(
    held: &Installation,
    terms: Arc<Terms>,
    report: &Report,
    key: &seal::SigningKey,
    making: &Making,
) -> CheckedIn {
    let contract = Contract::at(making.now, terms, Some(report.storage_used_bytes));
    let bearer = Bearer {
        installation: held.id,
        device_hash: held.device_hash.clone(),
        username: held.username.clone(),
    };
    let in_force = contract.standing.status.is_in_force();
    CheckedIn {
        installation: held.id,
        lease: in_force.then(|| lease::write(key.clone(), &contract, &bearer, making).sign()),
        status: contract.standing.status,
        reasons: contract.standing.reasons.clone(),
        enforcement: contract.enforcement,
        features: contract.features.told(),
        messages: program_messages::told(&contract.messages, making.now, &report.software_version),
        next_check_in_seconds: making.wait,
        next_check_in_at: making.now.plus_seconds(making.wait),
    }
}

/// Gives the seat back. `sent_at`: when the client sent this, by its own clock, if it says. Releasing twice changes
/// nothing more, and neither does what comes late, after the device was heard of later.
///
/// Refusals: `device-token-refused`; `works-offline` while the device has a license file, which it gives back by a
/// receipt.
pub fn release(act: &mut Act<'_>, token: &Secret, sent_at: Option<Instant>) -> Result<()> {
    let held = bearer(act, &shown(act.vault(), token)?)?;
    if held.released || is_late(sent_at, heard(act, &held)) {
        return Ok(());
    }
    act.tx().may_run_again();
    act.tx().execute(
        "UPDATE installations SET sent_at = COALESCE($3, sent_at) WHERE customer_id = $1 AND id = $2",
        params![held.customer, held.id, sent_at],
    )?;
    act.instead_of(Actor::Device(held.id), |act| {
        installations::free(act, held.customer, held.id, FreedBy::Holder)
    })
    .map(|_| ())
}

/// When the device sent the latest that was heard of it; a contact may wait to be written.
fn heard(act: &Act<'_>, held: &Installation) -> Option<Instant> {
    let remembered = act.memory().installation(held.customer, held.id, act.now());
    let latest = remembered.map(|known| known.installation.sent_at.max(known.sent_at()));
    held.sent_at.max(latest.flatten())
}
