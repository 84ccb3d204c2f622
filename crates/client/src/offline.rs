//! Machines without a network: what goes back and forth on foot is written, signed and verified here. The forms of
//! request, license file and receipt are those of the crate `seal`.

use data_encoding::BASE64URL_NOPAD;
use seal::{Invalid, KeyRing, LicenseFile, MAX_TOKEN_BYTES, OfflineRequest, ReleaseReceipt, SigningKey};
use zeroize::{Zeroize as _, Zeroizing};

use crate::client::Client;
use crate::error::Error;
use crate::secret::Secret;
use crate::standing::Standing;
use crate::state::{Offline, Returned, State};

impl Client {
    /// Writes the request that is carried to the server in place of an activation: one line, signed with a key of this
    /// machine that is made once and kept in the state file. Nothing is sent.
    ///
    /// The line has the activation code in it: it is for the server only. Refuses what the state file is refused with,
    /// and `bad-request` when the texts are too long for any server.
    pub fn offline_request(&self, username: &str, code: impl Into<Secret>) -> Result<String, Error> {
        let code = code.into();
        let device_key = self.device_key()?;
        let mut request = OfflineRequest {
            activation_code: code.reveal().to_owned(),
            device: self.device.clone(),
            device_key: device_key.public().to_base64url(),
            device_name: self.name.clone(),
            platform: self.platform.clone(),
            requested_at: self.request_time()?,
            software_version: self.software_version.clone(),
            username: username.to_owned(),
        };
        let line = request.sign(&device_key);
        request.activation_code.zeroize();
        if line.len() > MAX_TOKEN_BYTES {
            return Err(Error::wrong_use("bad-request", "Username, code or names are too long."));
        }
        Ok(line)
    }

    /// The time of a request: after a return it is another one than before, whatever the clock shows, because a request
    /// that was answered is not answered again once its place was given back.
    fn request_time(&self) -> Result<i64, Error> {
        let now = self.world.now();
        let Some(state) = self.slot.read()? else { return Ok(now) };
        let returns = i64::try_from(state.offline.returned.len()).unwrap_or(i64::MAX);
        Ok(now.max(state.latest_seen).saturating_add(returns))
    }

    /// The address that opens the server's page for machines without a network with a request or receipt filled in, such
    /// as for a QR code that a telephone scans. The line stands after `#`, which browsers send nowhere. `None` where no
    /// server is known.
    pub fn offline_address(&self, line: &str) -> Option<String> {
        let remembered = || Some(self.slot.read().ok()??.server).filter(|server| !server.is_empty());
        let server = self.server.as_ref().map(|server| server.address().to_owned()).or_else(remembered)?;
        Some(format!("{server}/offline#{line}"))
    }

    /// Takes in the license file that was carried here, and keeps it: it licenses the program where no lease does.
    ///
    /// It is verified with the keys of [`Builder::keys`](crate::Builder::keys); without them with those that an
    /// activation or an earlier file has left, else refused with `no-keys`. Refuses with the codes of a lease what is
    /// not authentic, for another product or device, or does not hold by this clock; `license-file-returned` what was
    /// given back, and every other file for the same installation; `license-file-older` what was made before the one
    /// that is kept. What is refused changes nothing.
    pub fn accept_license_file(&self, text: &str) -> Result<Standing, Error> {
        let token = text.trim();
        let _turn = self.slot.turn()?;
        let _lock = self.slot.lock()?;
        let mut state = self.state()?;
        let keys = self.keys_for_file(&state)?.clone();
        let file: LicenseFile = seal::open_document(token, &keys).map_err(refused)?;
        let now = self.world.now();
        self.check_file(&file, &state, now).map_err(refused)?;
        check_succession(&file, &state.offline)?;
        state.latest_seen = state.latest_seen.max(now).max(file.issued_at);
        (state.offline.license_file, state.offline.keys) = (Some(token.to_owned()), keys);
        self.slot.write(&state)?;
        Ok(Standing::of_file(file, None))
    }

    /// Gives the place of the license file back: forgets the file for ever and writes the receipt that is carried to
    /// the server, one line, signed with this machine's key. While no other file is accepted, calling it again gives
    /// the same receipt, so that a lost one can be carried again.
    ///
    /// Refuses `no-license-file` when none was ever kept, and `no-device-key` when this machine has asked for none: then
    /// no server would take its word, and the file stays.
    pub fn offline_return(&self) -> Result<String, Error> {
        let _turn = self.slot.turn()?;
        let _lock = self.slot.lock()?;
        let mut state = self.state()?;
        // The keys of its own day: a program that was rebuilt with others can still give it back.
        let Some(file) = kept_file(&state.offline, &state.offline.keys).transpose()? else {
            let none = || Error::refused("no-license-file", "There is no license file to give back.");
            return state.offline.receipt.ok_or_else(none);
        };
        let device_key = kept_key(&state.offline)?.ok_or_else(|| {
            let detail = "This machine has not asked for its license file; who made it releases it.";
            Error::refused("no-device-key", detail)
        })?;
        let LicenseFile { installation_id, serial, .. } = file;
        let returned = Returned { installation_id: installation_id.clone(), serial: serial.clone() };
        let receipt =
            ReleaseReceipt { installation_id, released_at: self.world.now(), serial }.sign(&device_key);
        state.offline.returned.push(returned);
        state.offline.license_file = None;
        state.offline.receipt = Some(receipt.clone());
        self.slot.write(&state)?;
        Ok(receipt)
    }

    /// What the kept license file says of this time; `None` if there is none.
    pub(crate) fn by_file(&self, state: &State, now: i64) -> Option<Result<Standing, Error>> {
        let file = kept_file(&state.offline, self.keys.as_ref().unwrap_or(&state.offline.keys))?;
        Some(file.map(|file| {
            let lapse = self.check_file(&file, state, now).err();
            Standing::of_file(file, lapse)
        }))
    }

    fn keys_for_file<'a>(&'a self, state: &'a State) -> Result<&'a KeyRing, Error> {
        let kept = [&state.offline.keys, &state.keys].into_iter().find(|keys| !keys.is_empty());
        self.keys.as_ref().or(kept).ok_or_else(|| {
            let detail = "Say which keys to trust: without a network they cannot be fetched.";
            Error::wrong_use("no-keys", detail)
        })
    }

    fn check_file(&self, file: &LicenseFile, state: &State, now: i64) -> Result<(), Invalid> {
        file.check(&self.expect(state, now))?;
        self.product.as_deref().map_or(Ok(()), |product| file.check_product(product))
    }

    /// The machine's own key, made and kept if there is none.
    fn device_key(&self) -> Result<SigningKey, Error> {
        let _turn = self.slot.turn()?;
        let _lock = self.slot.lock()?;
        let mut state = self.state()?;
        if let Some(kept) = kept_key(&state.offline)? {
            return Ok(kept);
        }
        let mut secret = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *secret).map_err(|error| {
            Error::may_do_later("no-randomness", format!("The system gave no random bytes: {error}."))
        })?;
        state.offline.device_key = Some(Secret::from(BASE64URL_NOPAD.encode(&*secret)));
        self.slot.write(&state)?;
        Ok(SigningKey::from_secret(*secret))
    }

    /// What is kept, or that nothing is. Callers hold the turn beside the lock, because taking a seat writes what it
    /// read before it spoke to the server.
    fn state(&self) -> Result<State, Error> {
        Ok(self.slot.read()?.unwrap_or_else(|| State::without_activation(Offline::default(), 0)))
    }
}

fn kept_file(offline: &Offline, keys: &KeyRing) -> Option<Result<LicenseFile, Error>> {
    let token = offline.license_file.as_deref()?;
    Some(seal::open_document(token, keys).map_err(refused))
}

/// A receipt frees the whole installation, so no other file for it may come after: neither one that was replaced nor one
/// that was put aside.
fn check_succession(file: &LicenseFile, offline: &Offline) -> Result<(), Error> {
    let gone = |returned: &Returned| {
        returned.serial == file.serial || returned.installation_id == file.installation_id
    };
    if offline.returned.iter().any(gone) {
        let detail = "The place of this license file was given back; carry the receipt, then ask anew.";
        return Err(Error::refused("license-file-returned", detail));
    }
    let kept = kept_file(offline, &offline.keys).transpose()?;
    if kept.is_some_and(|kept| kept.issued_at > file.issued_at) {
        let detail = "The license file that is kept was made later than this one.";
        return Err(Error::refused("license-file-older", detail));
    }
    Ok(())
}

fn kept_key(offline: &Offline) -> Result<Option<SigningKey>, Error> {
    let Some(kept) = &offline.device_key else { return Ok(None) };
    let bytes = BASE64URL_NOPAD.decode(kept.reveal().as_bytes()).ok().map(Zeroizing::new);
    let secret = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
    let damaged = || Error::refused("state-damaged", "The key of this machine is not in the form of one.");
    secret.map(SigningKey::from_secret).map(Some).ok_or_else(damaged)
}

fn refused(invalid: Invalid) -> Error {
    Error::refused(invalid.code(), format!("The license file is refused: {invalid}."))
}
