//! Taking a seat with username and activation code.

use std::collections::BTreeMap;

use db::{DbError, FromRow, Row, params};

use super::{
    Answer,
    contract::Contract,
    identity::{self, Identity},
    lease::{self, Bearer, Making, Unsigned},
    token,
};
use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{DeploymentKeyId, EditionId, InstallationId, LicenseId, OrganizationId, SeatId},
    input::{Checks, fold},
    installations::moves::{self, Succession},
    licenses::rules::{Reason, Status},
    places,
    refusal::{Failure, Refusal, Result},
    search,
    seats::codes,
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

/// The seat that a device asks for.
pub(super) struct Seat {
    customer: OrganizationId,
    pub id: SeatId,
    pub license: LicenseId,
    pub edition: EditionId,
    pub username: String,
    username_folded: String,
    /// Installed on it.
    pub devices: i64,
    /// For a person who has not registered yet.
    waits: bool,
}

impl Seat {
    /// Why nobody is let in on it, whatever its license says: `holder-not-registered` when it waits for a person.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.waits.then_some(Refusal::HolderNotRegistered)
    }

    /// Refuses with [`Seat::refusal`].
    pub(super) fn refuse_waiting(&self) -> Result<()> {
        self.refusal().map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// What its license says of it. Refuses with what names the license's status when no device may be let in now.
    pub(super) fn contract(&self, act: &mut Act<'_>) -> Result<Contract> {
        let contract = Contract::read(act, self.customer, self.license, self.edition, None)?;
        contract.refusal().map_or(Ok(contract), |refusal| Err(refusal.into()))
    }
}

/// By what a device is let in.
pub(super) enum Way<'a> {
    /// Username and code.
    Code,
    /// A deployment key, with its name.
    Key(DeploymentKeyId, &'a str),
    /// A license file, whose making is what the trail tells.
    File,
}

/// A device on its way to its seat.
pub(super) struct Arrival<'a> {
    pub device: &'a Device,
    pub identity: &'a Identity,
    pub contract: &'a Contract,
    pub way: Way<'a>,
    /// Whether another device makes room for it.
    pub moves: bool,
}

/// The columns of a [`Seat`], from `seats s`.
pub(super) const SEAT: &str = "s.customer_id, s.id, s.license_id, s.edition_id, s.username, s.username_folded, s.devices, \
    EXISTS (SELECT 1 FROM bindings b WHERE b.customer_id = s.customer_id AND b.seat_id = s.id \
    AND b.ended_at IS NULL AND b.account_id IS NULL) AS waits";

impl FromRow for Seat {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            customer: row.get("customer_id")?,
            id: row.get("id")?,
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            username: row.get("username")?,
            username_folded: row.get("username_folded")?,
            devices: row.get("devices")?,
            waits: row.get("waits")?,
        })
    }
}

/// Takes a seat for a device and writes its first lease. The same device again gets the same installation with a new
/// token and takes no further seat, so that a lost answer can be asked for again (SR-38).
///
/// Refusals: `holder-not-registered` when the unit waits for a person; `wrong-activation-code` and `wrong-username`,
/// which are counted and so come as the answer of an act that commits; `no-seat-free`; `move-budget-spent` and `device-moves-excluded`
/// for a device that takes the place of one given up; the one that names the license's status; `too-many-attempts`
/// after wrong ones from the same address; the problems of the fields.
pub fn activate(act: &mut Act<'_>, request: &Activation) -> Result<Answer<Activated>> {
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
    };
    let taken = placed(act, &seat, &arrival)?;
    settle_in(act, seat, taken, &arrival).map(Ok)
}

/// The place of a device on its seat: the one that it has, also after some of its components were changed, or one that
/// it takes now.
pub(super) fn placed(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Taken> {
    if seat.devices > 0
        && let Some(known) = known_there(act, seat, arrival)?
    {
        return Ok(Taken::before(known));
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

/// The seat of a code and its user's name; what is wrong otherwise, which is to be counted.
pub(super) fn by_code(act: &mut Act<'_>, username: &str, code: &Secret) -> Result<Answer<Seat>> {
    let Some(seat) = find(act, code)? else { return Ok(Err(Refusal::WrongActivationCode)) };
    let named = seat.username_folded == fold(username.trim());
    Ok(if named { Ok(seat) } else { Err(Refusal::WrongUsername) })
}

/// A device's place on its seat.
pub(super) struct Taken {
    pub installation: InstallationId,
    /// The token of a place that was taken now; who had it before is given a new one.
    token: Option<Secret>,
}

impl Taken {
    /// The place of a device that was let in before.
    pub(super) const fn before(installation: InstallationId) -> Self {
        Self { installation, token: None }
    }
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
        let renewed = refresh(act, &seat, installation, arrival)?;
        search::follow(act, search::Kind::Installation, seat.customer, &[installation.uuid()])?;
        renewed
    };
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

/// The seat of a code, found by keyed hash only (SR-30).
fn find(act: &mut Act<'_>, code: &Secret) -> Result<Option<Seat>> {
    let hash = codes::index(act.vault(), code.reveal());
    Ok(act.tx().optional(
        &format!(
            "SELECT {SEAT} FROM activation_codes c JOIN seats s ON s.customer_id = c.customer_id AND s.id = c.seat_id \
             WHERE c.code_hash = $1 AND s.removed_at IS NULL"
        ),
        params![hash.as_slice()],
    )?)
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
    let counted = act.tx().execute(
        "UPDATE lines SET installed = installed + 1 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND installed < assigned * devices_per_seat",
        params![seat.customer, seat.license, seat.edition],
    )?;
    if counted == 0 {
        return Err(Refusal::NoSeatFree.into());
    }
    insert(act, seat, arrival)
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

fn insert(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<Taken> {
    let (id, now, device) = (InstallationId::from_uuid(act.fresh_id()), act.now(), arrival.device);
    let (token, hash) = match arrival.way {
        // It never shows one: what it may do is written in its file.
        Way::File => (None, Vec::new()),
        Way::Code | Way::Key(..) => {
            let (token, hash) = token::fresh(act, seat.customer, id);
            (Some(token), hash.to_vec())
        }
    };
    let identity = arrival.identity;
    let place = (seat.customer, seat.id);
    let succession = moves::succeed(act, place, &identity.hash, &arrival.contract.device_rules)?;
    let inserted = act.tx().execute(
        "INSERT INTO installations (customer_id, id, seat_id, license_id, edition_id, token_hash, device_hash, \
         device_name, platform, software_version, storage_used_bytes, activated_at, contact_at, deployment_key_id, \
         replaces_id, moved_at, components, named_itself) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (customer_id, seat_id, device_hash) WHERE released_at IS NULL DO NOTHING",
        params![
            seat.customer, id, seat.id, seat.license, seat.edition, hash,
            identity.hash, device.name, device.platform, device.software_version, now,
            arrival.way.key(), succession.replaces, succession.moved_at,
            identity.components.text(), identity.named
        ],
    )?;
    if inserted == 0 {
        // Another request of the same device won after we had looked: begin again and find it.
        return Err(Failure::Database(DbError::Retry("the device was installed meanwhile".to_owned())).into());
    }
    places::note(act, id, seat.customer)?;
    told(act, (seat, id), arrival, &succession)?;
    Ok(Taken { installation: id, token })
}

fn told(
    act: &mut Act<'_>,
    (seat, id): (&Seat, InstallationId),
    arrival: &Arrival<'_>,
    succession: &Succession,
) -> Result<()> {
    let what = match arrival.way {
        Way::File => return Ok(()),
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
            Self::Code | Self::File => None,
        }
    }
}

/// Gives the installation a new token and what the device says of itself now.
fn refresh(act: &mut Act<'_>, seat: &Seat, id: InstallationId, arrival: &Arrival<'_>) -> Result<Secret> {
    let (device, identity) = (arrival.device, arrival.identity);
    let (token, hash) = token::fresh(act, seat.customer, id);
    let now = act.now();
    act.tx().execute(
        "UPDATE installations SET token_hash = $3, device_name = $4, platform = $5, software_version = $6, \
         contact_at = $7, components = CASE WHEN CAST($8 AS TEXT) = '' THEN components ELSE $8 END, named_itself = $9 \
         WHERE customer_id = $1 AND id = $2",
        params![
            seat.customer, id, hash.as_slice(), device.name, device.platform, device.software_version, now,
            identity.components.text(), identity.named
        ],
    )?;
    Ok(token)
}
