//! How a device gets its place: by username and activation code, by a deployment key, or by taking over the one that it
//! has.

use crate::client::{Client, token_of};
use crate::error::Error;
use crate::http::{ActivateRequest, Activated, Device, EnrollRequest, Server};
use crate::secret::Secret;
use crate::standing::Standing;
use crate::state::State;

impl Client {
    /// Takes a seat for this device with the username and the activation code of an invitation.
    ///
    /// Refuses `already-activated` while [`is_activated`](Self::is_activated), what the state file is refused with, and
    /// what the server refuses. The seat is kept before the lease is looked at: whatever comes of the lease, the seat can
    /// be given back.
    pub fn activate(&self, username: &str, code: impl Into<Secret>) -> Result<Standing, Error> {
        self.activate_as(username, &code.into(), false, None)
    }

    /// As [`activate`](Self::activate), and where all places of the person are taken this device takes that of the one
    /// heard of longest ago, which stops working. For a button that the person presses after `no-seat-free`.
    ///
    /// Refuses further `move-budget-spent` when the person moved as often as the plan lets them, and
    /// `device-moves-excluded` when it lets nobody.
    pub fn move_here(&self, username: &str, code: impl Into<Secret>) -> Result<Standing, Error> {
        self.activate_as(username, &code.into(), true, None)
    }

    /// The person takes over this device, which a deployment key let in: with their username and activation code it
    /// becomes theirs, with its history, and the user that the key made gives its unit back. Where that user is
    /// somebody's by now this device takes a place of the person's own.
    ///
    /// Refuses `not-activated`, and as [`activate`](Self::activate) does; all stays as it was then.
    pub fn claim(&self, username: &str, code: impl Into<Secret>) -> Result<Standing, Error> {
        let state = self.kept()?;
        self.activate_as(username, &code.into(), false, Some(&state))
    }

    fn activate_as(
        &self,
        username: &str,
        activation_code: &Secret,
        moves: bool,
        held: Option<&State>,
    ) -> Result<Standing, Error> {
        let sent_at = self.sent_at();
        let device_token = held.map(token_of).transpose()?;
        self.take_seat(held, |server, device| {
            server.activate(&ActivateRequest {
                username,
                activation_code,
                device,
                moves,
                device_token,
                sent_at,
            })
        })
    }

    /// Takes a seat for this device with a deployment key; its user is made on first contact. `login` is who works on
    /// this device, and may be empty. Refuses as [`activate`](Self::activate) does.
    pub fn enroll(&self, key: impl Into<Secret>, login: &str) -> Result<Standing, Error> {
        let key = key.into();
        let sent_at = self.sent_at();
        self.take_seat(None, |server, device| {
            server.enroll(&EnrollRequest { deployment_key: &key, login, device, sent_at })
        })
    }

    /// `held`: what is kept of the place that is taken over, where it is one that this device has.
    fn take_seat(
        &self,
        held: Option<&State>,
        ask: impl FnOnce(&Server, Device<'_>) -> Result<Activated, Error>,
    ) -> Result<Standing, Error> {
        let server = match held {
            Some(state) => self.server_of(state)?,
            None => self.server.clone().ok_or_else(|| Error::wrong_use("no-server", "Say which server."))?,
        };
        let _turn = self.slot.turn()?;
        if held.is_none() && !self.replaces && self.is_activated()? {
            let detail = format!("{} keeps an activation; release it first.", self.slot.path().display());
            return Err(Error::refused("already-activated", detail));
        }
        {
            let _lock = self.slot.lock()?;
            self.slot.prepare()?;
        }
        let known = self.keys.clone().or_else(|| held.map(|state| state.keys.clone()));
        let keys = known.map_or_else(|| server.keys(self.product.as_deref()), Ok)?;
        let device = Device {
            fingerprint: &self.fingerprint,
            components: &self.components,
            machine_id: self.machine_id.as_deref(),
            name: &self.name,
            platform: &self.platform,
            software_version: &self.software_version,
        };
        let answer = ask(&server, device)?;
        let mut state = State::new(server.address().to_owned(), answer.installation_id, answer.device_token);
        state.keys = keys;
        state.keys_pinned = self.keys.is_some() || held.is_some_and(|held| held.keys_pinned);
        state.last_contact_at = self.world.now();
        state.next_check_in_at = answer.next_check_in_at;
        {
            let _lock = self.slot.lock()?;
            if let Ok(Some(before)) = self.slot.read() {
                (state.offline, state.latest_seen) = (before.offline, before.latest_seen);
            }
            self.slot.write(&state)?;
        }
        state.keys = self.keys_for(&answer.lease, &state, &server)?;
        let _lock = self.slot.lock()?;
        self.accept(state, answer.lease)
    }
}
