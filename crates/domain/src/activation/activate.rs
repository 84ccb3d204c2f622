//! Taking a seat with username and activation code.

use std::collections::BTreeMap;

use db::{DbError, params};

use super::{
    Answer,
    identity::Identity,
    late,
    lease::{self, Bearer, Making, Unsigned},
    placing::{Arrival, Taken, Way, placed},
    seat::{Seat, by_code},
    token,
};
use crate::{
    act::Act,
    clock::Instant,
    ids::InstallationId,
    input::Checks,
    licenses::rules::{Reason, Status},
    refusal::{Failure, Refusal, Result},
    search,
    throttles::{self, Key},
    vault::Secret,
};

/// What a client asks with, NX-69: username and activation code are all that a person types.
#[derive(Clone, Debug)]
pub struct Activation {
    pub username: String,
    pub activation_code: Secret,
    pub device: Device,
    /// Whether the user moves here from the device heard of longest ago, when all places are taken.
    pub moves: bool,
    /// The token of the place that a deployment key gave this device: the user takes that over.
    pub held: Option<Secret>,
}

/// The machine that asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Tells this machine from others; only its hash is kept. May be empty where there is a machine id.
    pub fingerprint: String,
    /// Name to value, such as of board, disk and network card; only keyed hashes are kept.
    pub components: BTreeMap<String, String>,
    /// What a container or virtual machine is told from others by, and nothing else then; empty: nothing.
    pub machine_id: String,
    pub name: String,
    pub platform: String,
    pub software_version: String,
    /// When it sent this, by its own clock; `None`: it does not say.
    pub sent_at: Option<Instant>,
}

/// A seat taken, or taken again by the same device.
#[derive(Clone, Debug)]
pub struct Activated {
    pub installation: InstallationId,
    /// Shown once; only its hash is kept.
    pub device_token: Secret,
    pub lease: Unsigned,
    pub status: Status,
    pub reasons: Vec<Reason>,
    pub next_check_in_at: Instant,
}

/// Takes a seat for a device and writes its first lease. The same device again gets the same installation and takes no
/// further seat, so that a lost answer can be asked for again (SR-38): with the same token as long as it was not used,
/// and with a new one afterwards, beside which the one before is good until the new one is used. What comes late, after
/// the device was heard of later and lost its place, takes no place: `installation-released`. A device that a deployment
/// key let in becomes the person's with its history, where its user was nobody's; that user's unit is free again.
///
/// Refusals: `holder-not-registered` when the unit waits for a person; `wrong-activation-code` and `wrong-username`,
/// which are counted and so come as the answer of an act that commits; `no-seat-free`; `move-budget-spent` and `device-moves-excluded`
/// for a device that takes the place of one given up; the one that names the license's status; `too-many-attempts`
/// after wrong ones from the same address; the problems of the fields.
pub fn activate(act: &mut Act<'_>, request: &Activation) -> Result<Answer<Activated>> {
    // The same device again finds the place that it took.
    act.tx().may_run_again();
    let device = check(request)?;
    let from = Key::wrong_code_from(&act.caller().ip);
    throttles::check(act, &from)?;
    let seat = match by_code(act, &request.username, &request.activation_code)? {
        Ok(seat) => seat,
        Err(refusal) => return wrong(act, &from, refusal),
    };
    seat.refuse_waiting()?;
    let contract = seat.contract(act)?;
    let identity = Identity::of(&device, act.vault(), contract.customer);
    let arrival = Arrival {
        device: &device,
        identity: &identity,
        contract: &contract,
        way: Way::Code,
        moves: request.moves,
        held: request.held.as_ref().and_then(|held| token::read(act.vault(), held)),
    };
    let taken = placed(act, &seat, &arrival)?;
    settle_in(act, seat, taken, &arrival).map(Ok)
}

/// The token and the first lease of a device that has its seat.
pub(super) fn settle_in(
    act: &mut Act<'_>,
    seat: Seat,
    taken: Taken,
    arrival: &Arrival<'_>,
) -> Result<Activated> {
    let installation = taken.installation;
    let device_token = if let Some(fresh) = taken.token {
        fresh
    } else {
        let shown = refresh(act, &seat, installation, arrival)?;
        search::follow(act, search::Kind::Installation, seat.customer, &[installation.uuid()])?;
        shown
    };
    seat.refuse_after_waiting(act)?;
    let making = Making::of(act);
    let device_hash = arrival.identity.hash.clone();
    let bearer = Bearer { installation, device_hash, username: seat.username };
    let key = act.signing_key(arrival.contract.vendor)?;
    let standing = &arrival.contract.standing;
    Ok(Activated {
        installation,
        device_token,
        lease: lease::write(key, arrival.contract, &bearer, &making),
        status: standing.status,
        reasons: standing.reasons.clone(),
        next_check_in_at: making.now.plus_seconds(making.wait),
    })
}

fn check(request: &Activation) -> Result<Device> {
    let mut checks = Checks::new();
    checks.required("username", &request.username, 200);
    checks.required("activation_code", request.activation_code.reveal(), 200);
    let device = request.device.check(&mut checks);
    checks.finish()?;
    Ok(device)
}

/// Counts the wrong guess and answers it; the act commits (SR-21).
pub(super) fn wrong<T>(act: &mut Act<'_>, from: &Key, refusal: Refusal) -> Result<Answer<T>> {
    throttles::failed(act, from)?;
    throttles::failed(act, &Key::wrong_code())?;
    Ok(Err(refusal))
}

/// Notes what the device says of itself now, and gives it a token: whichever of the answers to the same request
/// arrives, what it holds is good.
fn refresh(act: &mut Act<'_>, seat: &Seat, id: InstallationId, arrival: &Arrival<'_>) -> Result<Secret> {
    let (device, identity, customer) = (arrival.device, arrival.identity, seat.customer);
    let (held, unused, heard): (Vec<u8>, Option<Vec<u8>>, Option<Instant>) = act.tx().one(
        "SELECT token_hash, token_sealed, sent_at FROM installations WHERE customer_id = $1 AND id = $2",
        params![customer, id],
    )?;
    let token = match unused {
        Some(sealed) => token::again(act.vault(), (customer, id), sealed)?,
        None => token::fresh(act, customer, id),
    };
    let sent_at = if late::is_late(device.sent_at, heard) { heard } else { device.sent_at.or(heard) };
    let now = act.now();
    let noted = act.tx().execute(
        "UPDATE installations SET token_hash = $3, device_name = $4, platform = $5, software_version = $6, \
         contact_at = $7, components = CASE WHEN CAST($8 AS TEXT) = '' THEN components ELSE $8 END, named_itself = $9, \
         former_hash = CASE WHEN token_hash = $3 THEN former_hash ELSE token_hash END, token_sealed = $10, \
         sent_at = $11 WHERE customer_id = $1 AND id = $2 AND token_hash = $12",
        params![
            customer, id, token.hash.as_slice(), device.name, device.platform, device.software_version, now,
            identity.components.text(), identity.named, token.sealed, sent_at, held
        ],
    )?;
    if noted == 0 {
        return Err(
            Failure::Database(DbError::Retry("the device was given a token meanwhile".to_owned())).into()
        );
    }
    Ok(token.shown)
}
