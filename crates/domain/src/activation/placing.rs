//! A device takes its place on a seat, or is found to have one. Limits are conditional updates: of many at once exactly
//! as many succeed as there are places.

use db::{DbError, params};

use super::{
    activate::Device,
    claim,
    contract::Contract,
    identity::{self, Identity},
    late,
    seat::Seat,
    token::{self, Shown},
};
use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{DeploymentKeyId, EditionId, InstallationId, LicenseId},
    installations::moves::{self, Succession},
    places,
    refusal::{Failure, Refusal, Result},
    vault::Secret,
};

/// By what a device is let in.
pub(super) enum Way<'a> {
    /// Username and code.
    Code,
    /// A deployment key, with its name.
    Key(DeploymentKeyId, &'a str),
    /// A license file, whose making is what the trail tells; with the digest of the request that it answers.
    File(Option<&'a [u8]>),
}

/// A device on its way to its seat.
pub(super) struct Arrival<'a> {
    pub device: &'a Device,
    pub identity: &'a Identity,
    pub contract: &'a Contract,
    pub way: Way<'a>,
    /// Whether another device makes room for it.
    pub moves: bool,
    /// The token of a place that it has already, which the person may take over.
    pub held: Option<Shown>,
}

/// A device's place on its seat.
pub(super) struct Taken {
    pub installation: InstallationId,
    /// The token of a place that was taken now; who had it before is given a new one.
    pub token: Option<Secret>,
}

impl Taken {
    /// The place of a device that was let in before.
    pub(super) const fn before(installation: InstallationId) -> Self {
        Self { installation, token: None }
    }
}

/// The place of a device on its seat: the one that it has, also after some of its components were changed, or one that
/// it takes now.
pub(super) fn placed(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Taken> {
    if seat.devices > 0
        && let Some(known) = known_there(act, seat, arrival)?
    {
        return Ok(Taken::before(known));
    }
    if late::lost_its_place_since(act, seat, arrival)? || late::was_answered(act, seat, arrival)? {
        return Err(Refusal::InstallationReleased.into());
    }
    if arrival.moves {
        moves::make_room(act, seat.customer, seat.id)?;
    }
    take(act, seat, arrival)
}

/// The installation that a device has on the seat, also after some of its components were changed.
fn known_there(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Option<InstallationId>> {
    match installed(act, seat, &arrival.identity.hash)? {
        Some(known) => Ok(Some(known)),
        None => identity::recognized(act, seat, arrival),
    }
}

fn installed(act: &mut Act<'_>, seat: &Seat, device_hash: &str) -> Result<Option<InstallationId>> {
    let row: Option<(InstallationId,)> = act.tx().optional(
        "SELECT id FROM installations WHERE customer_id = $1 AND seat_id = $2 AND device_hash = $3 \
         AND released_at IS NULL",
        params![seat.customer, seat.id, device_hash],
    )?;
    Ok(row.map(|row| row.0))
}

/// Takes one device's place on the seat, by conditional updates only: of many at once exactly as many succeed as
/// there are places (SR-61).
fn take(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Taken> {
    let now = act.now();
    let taken = act.tx().execute(
        "UPDATE seats SET devices = devices + 1, installed_at = COALESCE(installed_at, $3) \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL AND devices < devices_per_seat \
         AND license_id = $4 AND edition_id = $5",
        params![seat.customer, seat.id, now, seat.license, seat.edition],
    )?;
    if taken == 0 {
        return not_taken(act, seat, arrival);
    }
    let place = (seat.customer, seat.id);
    let succession = moves::succeed(act, place, &arrival.identity.hash, &arrival.contract.device_rules)?;
    let taken = match claim::taken_over(act, seat, arrival, &succession)? {
        Some(claimed) => Taken::before(claimed),
        None => insert(act, seat, arrival, &succession)?,
    };
    // At the end: every device of the license writes to this row, and on a server the next one waits for the commit.
    let counted = act.tx().execute(
        "UPDATE lines SET installed = installed + 1 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND installed < assigned * devices_per_seat",
        params![seat.customer, seat.license, seat.edition],
    )?;
    if counted == 0 { Err(Refusal::NoSeatFree.into()) } else { Ok(taken) }
}

/// A seat without a place, when another request changed it after we had looked: the same device may have been let in,
/// or the seat moved to another license, by which it is to be judged from the beginning.
fn not_taken(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Taken> {
    if let Some(known) = installed(act, seat, &arrival.identity.hash)? {
        return Ok(Taken::before(known));
    }
    let line: Option<(LicenseId, EditionId)> = act.tx().optional(
        "SELECT license_id, edition_id FROM seats WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
        params![seat.customer, seat.id],
    )?;
    match line {
        Some(line) if line != (seat.license, seat.edition) => {
            Err(Failure::Database(DbError::Retry("the seat was moved meanwhile".to_owned())).into())
        }
        _ => Err(Refusal::NoSeatFree.into()),
    }
}

fn insert(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>, succession: &Succession) -> Result<Taken> {
    let (id, now, device) = (InstallationId::from_uuid(act.fresh_id()), act.now(), arrival.device);
    let token = match arrival.way {
        // It never shows one: what it may do is written in its file.
        Way::File(_) => None,
        Way::Code | Way::Key(..) => Some(token::fresh(act, seat.customer, id)),
    };
    let hash = token.as_ref().map(|token| token.hash.to_vec()).unwrap_or_default();
    let sealed = token.as_ref().map(|token| token.sealed.clone());
    let identity = arrival.identity;
    let inserted = act.tx().execute(
        "INSERT INTO installations (customer_id, id, seat_id, license_id, edition_id, token_hash, device_hash, \
         device_name, platform, software_version, storage_used_bytes, activated_at, contact_at, deployment_key_id, \
         replaces_id, moved_at, components, named_itself, token_sealed, sent_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, $12, $13, $14, $15, $16, $17, $18) \
         ON CONFLICT (customer_id, seat_id, device_hash) WHERE released_at IS NULL DO NOTHING",
        params![
            seat.customer, id, seat.id, seat.license, seat.edition, hash,
            identity.hash, device.name, device.platform, device.software_version, now,
            arrival.way.key(), succession.replaces, succession.moved_at,
            identity.components.text(), identity.named, sealed, device.sent_at
        ],
    )?;
    if inserted == 0 {
        // Another request of the same device won after we had looked: begin again and find it.
        return Err(Failure::Database(DbError::Retry("the device was installed meanwhile".to_owned())).into());
    }
    places::note(act, id, seat.customer)?;
    told(act, (seat, id), arrival, succession)?;
    Ok(Taken { installation: id, token: token.map(|token| token.shown) })
}

fn told(
    act: &mut Act<'_>,
    (seat, id): (&Seat, InstallationId),
    arrival: &Arrival<'_>,
    succession: &Succession,
) -> Result<()> {
    let what = match arrival.way {
        Way::File(_) => return Ok(()),
        Way::Code => What::Activated,
        Way::Key(..) => What::Enrolled,
    };
    let device = arrival.device;
    let mut entry = Entry::new(what, SubjectKind::Installation, id, &device.name)
        .note("username", seat.username.as_str())
        .note("edition", arrival.contract.edition_code.as_str())
        .note("platform", device.platform.as_str());
    if let Way::Key(_, name) = arrival.way {
        entry = entry.note("deployment_key", name);
    }
    if let Some(before) = succession.replaces.filter(|_| succession.moved_at.is_some()) {
        let named: (String,) = act.tx().one(
            "SELECT device_name FROM installations WHERE customer_id = $1 AND id = $2",
            params![seat.customer, before],
        )?;
        entry = entry.note("moved_from", named.0);
    }
    act.instead_of(Actor::Device(id), |act| act.record(seat.customer, entry.clone()))
}

impl Way<'_> {
    const fn key(&self) -> Option<DeploymentKeyId> {
        match self {
            Self::Key(key, _) => Some(*key),
            Self::Code | Self::File(_) => None,
        }
    }
}
