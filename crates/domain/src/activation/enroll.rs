//! Taking a seat with a deployment key: the user is made on first contact (NX-68).

use db::params;

use super::{
    Answer,
    activate::{Activated, Device, settle_in, wrong},
    contract::Contract,
    identity::{self, Identity},
    placing::{Arrival, Way, placed},
    seat::{SEAT, Seat},
};
use crate::{
    act::Act,
    deployment_keys::{self, Admission},
    ids::SeatId,
    input::Checks,
    refusal::{Refusal, Result},
    throttles::{self, Key},
    vault::Secret,
};

/// What an installer asks with when no user was defined before.
#[derive(Clone, Debug)]
pub struct Enrollment {
    pub deployment_key: Secret,
    /// Who is logged in on the device; may be empty.
    pub login: String,
    pub device: Device,
}

/// Takes a unit for a device that comes with a deployment key, makes its user under a name by the key's pattern, and
/// signs its first lease. The same device again gets its own user and seat with a new token and takes no further
/// unit, as long as the key admits it.
///
/// Refusals: `wrong-deployment-key`, which is counted and so comes as the answer of an act that commits;
/// `deployment-key-revoked`, `deployment-key-replaced`, `deployment-key-expired`, `deployment-key-elsewhere`,
/// `deployment-key-used-up`; `no-seat-free`; `holder-not-registered`; the one that names the license's status; `too-many-attempts`; the
/// problems of the fields. All but the last but one are definitive.
pub fn enroll(act: &mut Act<'_>, request: &Enrollment) -> Result<Answer<Activated>> {
    act.tx().may_run_again();
    let (device, login) = check(request)?;
    let from = Key::wrong_code_from(&act.caller().ip);
    throttles::check(act, &from)?;
    let Some(admission) = deployment_keys::presented(act, &request.deployment_key)? else {
        return wrong(act, &from, Refusal::WrongDeploymentKey);
    };
    let ip = act.caller().ip.clone();
    if let Some(refusal) = admission.refusal(act.now(), &ip) {
        return Err(refusal.into());
    }
    let contract = Contract::read(act, admission.customer, admission.license, admission.edition, None)?;
    if let Some(refusal) = contract.refusal() {
        return Err(refusal.into());
    }
    let identity = Identity::of(&device, act.vault(), admission.customer);
    let seat = match known_seat(act, &admission, &contract, &identity)? {
        Some(known) => known,
        None => new_seat(act, &admission, (&device, &login), &identity.hash)?,
    };
    seat.refuse_waiting()?;
    let way = Way::Key(admission.key, admission.name.as_str());
    let arrival =
        Arrival { device: &device, identity: &identity, contract: &contract, way, moves: false, held: None };
    let taken = placed(act, &seat, &arrival)?;
    identity::keep_findable(act, admission.customer, taken.installation, &identity.components)?;
    settle_in(act, seat, taken, &arrival).map(Ok)
}

fn check(request: &Enrollment) -> Result<(Device, String)> {
    let mut checks = Checks::new();
    checks.required("deployment_key", request.deployment_key.reveal(), 200);
    let login = checks.line("login", &request.login, 200);
    let device = request.device.check(&mut checks);
    checks.finish()?;
    Ok((device, login))
}

/// The seat that a key gave this device before, also where some of its components were changed since.
fn known_seat(
    act: &mut Act<'_>,
    admission: &Admission,
    contract: &Contract,
    identity: &Identity,
) -> Result<Option<Seat>> {
    if let Some(own) = own_seat(act, admission, &identity.hash)? {
        return Ok(Some(own));
    }
    for installation in identity::alike(act, admission.customer, identity)? {
        if identity::is_same(act, contract, installation, identity)?
            && let Some(seat) = seat_of(act, admission, "i.id = $2", &installation)?
        {
            return Ok(Some(seat));
        }
    }
    Ok(None)
}

fn own_seat(act: &mut Act<'_>, admission: &Admission, device_hash: &str) -> Result<Option<Seat>> {
    seat_of(act, admission, "i.device_hash = $2", device_hash)
}

/// The seat that a key gave the device of which `that` says which it is, unless another device has taken its place
/// there, or another person the seat.
fn seat_of(
    act: &mut Act<'_>,
    admission: &Admission,
    that: &str,
    device: &(impl db::ToValue + ?Sized),
) -> Result<Option<Seat>> {
    Ok(act.tx().optional(
        &format!(
            "SELECT {SEAT} FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
             WHERE i.customer_id = $1 AND {that} AND i.deployment_key_id IS NOT NULL \
             AND s.license_id = $3 AND s.edition_id = $4 AND s.removed_at IS NULL \
             AND i.activated_at >= s.taken_over_at \
             AND (i.released_at IS NULL OR s.devices < s.devices_per_seat) ORDER BY i.id DESC LIMIT 1"
        ),
        params![admission.customer, device, admission.license, admission.edition],
    )?)
}

fn new_seat(
    act: &mut Act<'_>,
    admission: &Admission,
    (device, login): (&Device, &str),
    device_hash: &str,
) -> Result<Seat> {
    let twice = |act: &mut Act<'_>| own_seat(act, admission, device_hash);
    let seat: SeatId = deployment_keys::seat_for(act, admission, (&device.name, login), twice)?;
    Ok(act.tx().one(
        &format!("SELECT {SEAT} FROM seats s WHERE s.customer_id = $1 AND s.id = $2"),
        params![admission.customer, seat],
    )?)
}
