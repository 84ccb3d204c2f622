//! The client: what an installed program does with a license server once it has its place. How it gets one is in
//! `placing`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use seal::{Expect, Invalid, KeyRing, Lease};
use serde::Deserialize;

use crate::builder::Builder;
use crate::error::Error;
use crate::http::{CheckInRequest, CheckedIn, ReleaseRequest, Server, Terms};
use crate::secret::Secret;
use crate::slot::Slot;
use crate::standing::Standing;
use crate::state::{Refusal, Said, State};
use crate::world::World;

/// What a program tells at a check-in. As JSON all members may be left out; instants are RFC 3339.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Usage {
    /// Bytes that this device keeps in storage.
    pub storage_used_bytes: u64,
    /// When the last backup was made.
    pub last_backup_at: Option<Timestamp>,
    /// When a run last succeeded.
    pub last_success_at: Option<Timestamp>,
    /// Runs that failed in a row since then.
    pub failed_runs: Option<u32>,
    /// What the program counts, by a name of `a` to `z`, digits, `_`, `.` and `-`; 20 at most.
    pub counters: BTreeMap<String, i64>,
}

/// An installed program on its device. May be shared between threads; several processes may use one state file.
///
/// Calls that speak to the server block until it has answered, 30 seconds at most for one request; only one of all
/// processes speaks at a time. [`status`](Self::status) never waits for the network.
pub struct Client {
    pub(crate) server: Option<Server>,
    pub(crate) terms: Terms,
    pub(crate) product: Option<String>,
    pub(crate) slot: Slot,
    pub(crate) keys: Option<KeyRing>,
    pub(crate) device: String,
    pub(crate) fingerprint: String,
    pub(crate) components: BTreeMap<String, String>,
    pub(crate) machine_id: Option<String>,
    pub(crate) name: String,
    pub(crate) platform: String,
    pub(crate) software_version: String,
    pub(crate) replaces: bool,
    pub(crate) world: Arc<dyn World>,
}

impl Client {
    /// A client of this server, for this product by its code. Leases for other products are refused.
    pub fn builder(server: impl Into<String>, product: impl Into<String>) -> Builder {
        Builder::new(Some(server.into()), Some(product.into()))
    }

    /// For tools that look at licenses of any product: leases for all of them are taken, and without `server` the one
    /// that was remembered at activation is spoken to. A vendor's program uses [`builder`](Self::builder).
    pub fn builder_for_any_product(server: Option<String>) -> Builder {
        Builder::new(server, None)
    }

    /// Tells the server how this device is, and takes in the fresh lease.
    ///
    /// That the license is not in force is an answer, not an error. A refusal for good is kept and goes before the
    /// lease from then on; an error that is retryable leaves all as it was.
    pub fn check_in(&self, usage: &Usage) -> Result<Standing, Error> {
        self.kept()?;
        let _turn = self.slot.turn()?;
        let state = self.kept()?;
        let server = self.server_of(&state)?;
        let request = CheckInRequest {
            storage_used_bytes: usage.storage_used_bytes,
            software_version: &self.software_version,
            last_backup_at: usage.last_backup_at,
            last_success_at: usage.last_success_at,
            failed_runs: usage.failed_runs,
            counters: &usage.counters,
            sent_at: self.sent_at(),
        };
        let answer = match server.check_in(token_of(&state)?, &request) {
            Ok(answer) => answer,
            Err(refused) => return Err(self.refused(refused)?),
        };
        let keys = match &answer.lease {
            Some(token) => self.keys_for(token, &state, &server)?,
            None => state.keys.clone(),
        };
        let _lock = self.slot.lock()?;
        let mut state = self.kept()?;
        state.keys = keys;
        server.address().clone_into(&mut state.server);
        self.take_in(state, answer)
    }

    /// Gives the seat back and forgets the activation; answers with the id of the installation that it was. What is not
    /// given back is not forgotten.
    pub fn release(&self) -> Result<String, Error> {
        self.kept()?;
        let _turn = self.slot.turn()?;
        let state = self.kept()?;
        let request = ReleaseRequest { sent_at: self.sent_at() };
        self.server_of(&state)?.release(token_of(&state)?, &request)?;
        let _lock = self.slot.lock()?;
        let State { installation_id, offline, latest_seen, .. } = self.kept()?;
        let rest = State::without_activation(offline, latest_seen);
        if rest.is_empty() {
            self.slot.remove()?;
        } else {
            self.slot.write(&rest)?;
        }
        Ok(installation_id)
    }

    /// Now by this machine's clock, however wrong it is: the server compares it only with what it said before.
    pub(crate) fn sent_at(&self) -> Timestamp {
        Timestamp::from_second(self.world.now()).unwrap_or_default()
    }

    /// What this device is told from others by: what whoever makes a license file for this device alone is to type.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The file that keeps the activation.
    pub fn state_file(&self) -> &Path {
        self.slot.path()
    }

    /// Whether the state file keeps an activation that the server has not refused for good, as it does once staff took
    /// the device off. Otherwise it is time to ask for username and activation code. Refuses a file that is damaged,
    /// tampered with or of another device.
    pub fn is_activated(&self) -> Result<bool, Error> {
        Ok(self.slot.read()?.is_some_and(|state| state.is_activated() && state.refusal.is_none()))
    }

    /// Verifies the kept lease without a connection and tells what the program may do now. Where no lease licenses
    /// the program, a license file that does answers in its place.
    ///
    /// Keeps the latest time seen, so that a clock turned back later is noticed. Refuses `not-activated`, what the
    /// state file is refused with, and a lease or file that is not authentic; that the license is not in force is an
    /// answer.
    pub fn status(&self) -> Result<Standing, Error> {
        self.with_license()?;
        let _lock = self.slot.lock()?;
        let mut state = self.with_license()?;
        let now = self.world.now();
        let standing = self.standing(&state, now)?;
        let is_ours = !matches!(standing.lapse, Some(Invalid::WrongDevice));
        if is_ours && (now > state.latest_seen || state.is_outdated()) {
            state.latest_seen = state.latest_seen.max(now);
            self.slot.write(&state)?;
        }
        Ok(standing)
    }

    fn standing(&self, state: &State, now: i64) -> Result<Standing, Error> {
        let by_file = self.by_file(state, now);
        if !state.is_activated() {
            return by_file.unwrap_or_else(|| Err(self.not_activated()));
        }
        let by_lease = self.by_lease(state, now);
        let licenses = |standing: &Result<Standing, Error>| standing.as_ref().is_ok_and(|it| it.licensed);
        match by_file {
            Some(by_file) if licenses(&by_file) && !licenses(&by_lease) => by_file,
            _ => by_lease,
        }
    }

    fn by_lease(&self, state: &State, now: i64) -> Result<Standing, Error> {
        let lease = match &state.lease {
            Some(token) => Some(seal::open(token, self.keys_of(state))?),
            None => None,
        };
        let lapse = lease.as_ref().and_then(|lease| self.lapse(lease, state, now));
        Ok(Standing::of(state, lease, lapse, now))
    }

    /// When the kept state says to check in next, Unix seconds; `None` if it says nothing.
    pub(crate) fn due_at(&self) -> Option<i64> {
        let state = self.slot.read().ok()??;
        let refresh = || Some(seal::open(state.lease.as_deref()?, self.keys_of(&state)).ok()?.refresh_after);
        state.next_check_in_at.map(Timestamp::as_second).or_else(refresh)
    }

    /// The caller holds the lock.
    fn take_in(&self, mut state: State, answer: CheckedIn) -> Result<Standing, Error> {
        let CheckedIn { status, reasons, enforcement, lease, next_check_in_at, messages } = answer;
        state.last_contact_at = self.world.now();
        state.next_check_in_at = next_check_in_at;
        state.said = Some(Said { status, reasons, enforcement, messages });
        state.refusal = None;
        if let Some(token) = lease {
            return self.accept(state, token);
        }
        state.lease = None;
        self.slot.write(&state)?;
        Ok(Standing::of(&state, None, None, self.world.now()))
    }

    /// Takes in a lease that came from the server. It is kept once it is known to be authentic and for this device;
    /// that it does not hold by this clock is told, but a clock can be set right. The caller holds the lock.
    pub(crate) fn accept(&self, mut state: State, token: String) -> Result<Standing, Error> {
        let lease = seal::open(&token, self.keys_of(&state))?;
        if lease.installation_id != state.installation_id {
            let detail = "The lease is for another installation.";
            return Err(Error::refused("lease-wrong-installation", detail));
        }
        if lease.device != self.device {
            return Err(Invalid::WrongDevice.into());
        }
        self.check_product(&lease)?;
        // Only a lease younger than the one that is kept shows the true time; an old one may be a recording.
        let kept = state.lease.as_deref().and_then(|kept| seal::open(kept, self.keys_of(&state)).ok());
        if kept.is_none_or(|kept| kept.issued_at < lease.issued_at) {
            state.latest_seen = lease.issued_at;
            state.lease = Some(token);
        }
        self.slot.write(&state)?;
        let now = self.world.now();
        lease.check(&self.expect(&state, now))?;
        Ok(Standing::of(&state, Some(lease), None, now))
    }

    /// Keeps the server's judgement, so that `status` knows of it.
    fn refused(&self, error: Error) -> Result<Error, Error> {
        if error.is_judgement() {
            let _lock = self.slot.lock()?;
            let mut state = self.kept()?;
            let (code, detail) = (error.code().to_owned(), error.detail().to_owned());
            state.refusal = Some(Refusal { code, detail, at: self.world.now() });
            self.slot.write(&state)?;
        }
        Ok(error)
    }

    /// What is kept of an activation.
    pub(crate) fn kept(&self) -> Result<State, Error> {
        self.slot.read()?.filter(State::is_activated).ok_or_else(|| self.not_activated())
    }

    /// What is kept of an activation or of a license file.
    fn with_license(&self) -> Result<State, Error> {
        let licensed = |state: &State| state.is_activated() || state.offline.license_file.is_some();
        self.slot.read()?.filter(licensed).ok_or_else(|| self.not_activated())
    }

    fn not_activated(&self) -> Error {
        Error::refused("not-activated", format!("{} keeps no activation.", self.slot.path().display()))
    }

    pub(crate) fn server_of(&self, state: &State) -> Result<Server, Error> {
        self.server.clone().map_or_else(|| Server::at(&state.server, &self.terms), Ok)
    }

    /// The keys that this program trusts: those it was built with before those of the state.
    fn keys_of<'a>(&'a self, state: &'a State) -> &'a KeyRing {
        self.keys.as_ref().unwrap_or(&state.keys)
    }

    /// The keys to keep: asked for once more if the lease is signed with one that is not known.
    pub(crate) fn keys_for(&self, token: &str, state: &State, server: &Server) -> Result<KeyRing, Error> {
        let pinned = self.keys.is_some() || state.keys_pinned;
        match seal::open(token, self.keys_of(state)) {
            Err(Invalid::UnknownKey) if !pinned => server.keys(self.product.as_deref()),
            _ => Ok(self.keys_of(state).clone()),
        }
    }

    fn check_product(&self, lease: &Lease) -> Result<(), Invalid> {
        self.product.as_deref().map_or(Ok(()), |product| lease.check_product(product))
    }

    fn lapse(&self, lease: &Lease, state: &State, now: i64) -> Option<Invalid> {
        lease.check(&self.expect(state, now)).and_then(|()| self.check_product(lease)).err()
    }

    pub(crate) fn expect(&self, state: &State, now: i64) -> Expect<'_> {
        Expect { device: &self.device, now, latest_seen: state.latest_seen }
    }
}

pub(crate) fn token_of(state: &State) -> Result<&Secret, Error> {
    let none = || Error::refused("not-activated", "There is no activation.");
    state.device_token.as_ref().ok_or_else(none)
}
