//! Places that the rule of a license frees after days of silence: announced before, one event each, and undone for two
//! weeks by staff or by the device itself, while its user has a place for it.

use db::params;

use super::FreedBy;
use crate::{
    access::Action,
    act::{Act, Actor},
    alerts::{AlertKind, Setting},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{EditionId, InstallationId, LicenseId, OrganizationId, SeatId},
    overview::SILENT_DAYS,
    places,
    products::DeviceRules,
    refusal::{Failure, Refusal, Result},
};

/// For so many days a place that was freed for silence can be taken back.
pub const UNDO_DAYS: i64 = 14;
/// How many places of one license are freed in one act; the others follow on the next day.
const MOST: i64 = 500;

/// The licenses of a customer that free places for silence, each with its days.
pub(crate) fn rules_of(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<(LicenseId, i64)>> {
    let rows: Vec<(LicenseId, DeviceRules)> = act.tx().all(
        "SELECT id, device_rules FROM licenses WHERE customer_id = $1 AND device_rules <> '' AND revoked_at IS NULL \
         ORDER BY id",
        params![customer],
    )?;
    Ok(rows.into_iter().filter_map(|(id, rules)| Some((id, rules.free_after_days?))).collect())
}

/// Frees the places of a customer's devices that were silent for as long as their licenses say. Where the customer is
/// told of it, only those that were announced for as long as the setting says.
pub(crate) fn free_due(act: &mut Act<'_>, customer: OrganizationId, announcing: &Setting) -> Result<()> {
    for (license, days) in rules_of(act, customer)? {
        for (installation, edition, announced_at) in silent(act, customer, license, days)? {
            if announcing.tells(&edition) && !long_enough(act.now(), announced_at, announcing.threshold) {
                continue;
            }
            act.instead_of(Actor::System("silence"), |act| {
                super::free(act, customer, installation, FreedBy::Silence(days))
            })?;
        }
    }
    Ok(())
}

/// Customers are looked at once in a morning, not at the same second.
fn long_enough(now: Instant, announced_at: Option<Instant>, days: i64) -> bool {
    const HOUR: i64 = 3_600;
    announced_at.is_some_and(|at| at.plus_days(days) <= now.plus_seconds(HOUR))
}

type Silent = (InstallationId, String, Option<Instant>);

fn silent(act: &mut Act<'_>, customer: OrganizationId, license: LicenseId, days: i64) -> Result<Vec<Silent>> {
    let now = act.now();
    Ok(act.tx().all(
        "SELECT i.id, n.edition_code, a.raised_at FROM installations i \
         JOIN lines n ON n.customer_id = i.customer_id AND n.license_id = i.license_id AND n.edition_id = i.edition_id \
         LEFT JOIN alerts a ON a.customer_id = i.customer_id AND a.kind = $5 AND a.subject_id = i.id \
         WHERE i.customer_id = $1 AND i.license_id = $2 AND i.released_at IS NULL AND i.contact_at <= $3 \
         AND (i.revived_at IS NULL OR i.revived_at <= $3) AND (i.offline_until IS NULL OR i.offline_until <= $4) \
         ORDER BY i.contact_at, i.id LIMIT $6",
        params![customer, license, now.plus_days(-days), now, AlertKind::FreedSoon, MOST],
    )?)
}

/// Frees the place of a silent device by hand. As with the rule of a license it is taken back for two weeks, by staff or by
/// the device itself.
///
/// Refusals: `not-silent` when it was heard of within [`SILENT_DAYS`] or works by a license file.
pub fn free_silent(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    let customer = places::customer_of(act, installation)?;
    act.allow_customer(Action::InstallationsRelease, customer)?;
    let found = super::get(act, installation)?;
    if found.released_at.is_some() {
        return Err(Refusal::InstallationReleased.into());
    }
    let now = act.now();
    let days = now.seconds_since(found.contact_at) / 86_400;
    let works_by_file = found.offline_until.is_some_and(|until| until > now);
    if days < SILENT_DAYS || works_by_file {
        return Err(Refusal::NotSilent.into());
    }
    super::free(act, customer, installation, FreedBy::Silence(days)).map(drop)
}

/// Gives a device back the place that was freed for silence. Refusals: `not-silenced` when it was not, or is back, or
/// that is over two weeks ago; `no-seat-free` when another device has the place.
pub fn take_back(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    let customer = places::customer_of(act, installation)?;
    let scope = act.allow_customer(Action::InstallationsRelease, customer)?;
    revive(act, scope.organization(), installation)
}

/// As [`take_back`], for the device itself, which is told when its place went. Refusals: `installation-silenced`.
pub(crate) fn heard_again(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
) -> Result<()> {
    let revived = revive(act, customer, installation);
    let refused = revived.as_ref().err().and_then(|error| error.refusal().cloned());
    if !matches!(refused, Some(Refusal::NotSilenced | Refusal::NoSeatFree)) {
        return revived;
    }
    Err(gone(act, customer, installation)?.into())
}

/// Why a device whose place was freed for silence is not given it back when it asks; `None` where it is.
pub(crate) fn in_the_way(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
) -> Result<Option<Refusal>> {
    let Some(freed) = freed(act, customer, installation)? else {
        return gone(act, customer, installation).map(Some);
    };
    let room: Option<(LicenseId, EditionId)> = act.tx().optional(
        &format!("SELECT license_id, edition_id FROM seats WHERE {ROOM}"),
        params![customer, freed.seat, freed.activated_at],
    )?;
    let Some((license, edition)) = room else { return gone(act, customer, installation).map(Some) };
    let counts: Option<(i64,)> = act.tx().optional(
        &format!("SELECT 1 AS found FROM lines WHERE {COUNTS}"),
        params![customer, license, edition],
    )?;
    if counts.is_none() || activated_anew(act, customer, &freed)? {
        return gone(act, customer, installation).map(Some);
    }
    Ok(None)
}

fn gone(act: &mut Act<'_>, customer: OrganizationId, installation: InstallationId) -> Result<Refusal> {
    let (at, zone): (Instant, String) = act.tx().one(
        "SELECT i.silenced_at, o.time_zone FROM installations i JOIN organizations o ON o.id = i.customer_id \
         WHERE i.customer_id = $1 AND i.id = $2",
        params![customer, installation],
    )?;
    let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    Ok(Refusal::InstallationSilenced { day: at.day_in(&zone).to_string() })
}

struct Freed {
    seat: SeatId,
    device_hash: String,
    device_name: String,
    activated_at: Instant,
}

fn freed(act: &mut Act<'_>, customer: OrganizationId, id: InstallationId) -> Result<Option<Freed>> {
    let since = act.now().plus_days(-UNDO_DAYS);
    let row: Option<(SeatId, String, String, Instant)> = act.tx().optional(
        "SELECT seat_id, device_hash, device_name, activated_at FROM installations WHERE customer_id = $1 AND id = $2 \
         AND released_at IS NOT NULL AND silenced_at > $3 AND NOT unbound",
        params![customer, id, since],
    )?;
    Ok(row.map(|(seat, device_hash, device_name, activated_at)| Freed {
        seat,
        device_hash,
        device_name,
        activated_at,
    }))
}

fn revive(act: &mut Act<'_>, customer: OrganizationId, id: InstallationId) -> Result<()> {
    let freed = freed(act, customer, id)?.ok_or(Refusal::NotSilenced)?;
    let (license, edition) = place(act, customer, &freed)?;
    let now = act.now();
    let back = act.tx().execute(
        "UPDATE installations SET released_at = NULL, released_by = NULL, silenced_at = NULL, revived_at = $3, \
         license_id = $4, edition_id = $5 WHERE customer_id = $1 AND id = $2 AND released_at IS NOT NULL \
         AND silenced_at IS NOT NULL",
        params![customer, id, now, license, edition],
    )?;
    if back == 0 {
        let told = "the installation was taken back meanwhile".to_owned();
        return Err(Failure::Database(db::DbError::Retry(told)).into());
    }
    act.record(
        customer,
        Entry::new(What::InstallationRevived, SubjectKind::Installation, id, freed.device_name),
    )
}

/// A seat with a place for the device that had one since `$3`.
const ROOM: &str = "customer_id = $1 AND id = $2 AND removed_at IS NULL AND devices < devices_per_seat AND taken_over_at <= $3";
/// A line whose units have a place for one device more.
const COUNTS: &str =
    "customer_id = $1 AND license_id = $2 AND edition_id = $3 AND installed < assigned * devices_per_seat";

/// Takes a place of the user for the device again, by conditional updates as at its activation.
fn place(act: &mut Act<'_>, customer: OrganizationId, freed: &Freed) -> Result<(LicenseId, EditionId)> {
    let now = act.now();
    let taken: Option<(LicenseId, EditionId)> = act.tx().optional(
        &format!(
            "UPDATE seats SET devices = devices + 1, installed_at = COALESCE(installed_at, $4) WHERE {ROOM} \
             RETURNING license_id, edition_id"
        ),
        params![customer, freed.seat, freed.activated_at, now],
    )?;
    let (license, edition) = taken.ok_or(Refusal::NoSeatFree)?;
    let counted = act.tx().execute(
        &format!("UPDATE lines SET installed = installed + 1 WHERE {COUNTS}"),
        params![customer, license, edition],
    )?;
    if counted == 0 || activated_anew(act, customer, freed)? {
        return Err(Refusal::NoSeatFree.into());
    }
    Ok((license, edition))
}

/// Whether the device was activated anew since, beside another one.
fn activated_anew(act: &mut Act<'_>, customer: OrganizationId, freed: &Freed) -> Result<bool> {
    let here: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM installations WHERE customer_id = $1 AND seat_id = $2 AND device_hash = $3 \
         AND released_at IS NULL",
        params![customer, freed.seat, freed.device_hash],
    )?;
    Ok(here.is_some())
}
