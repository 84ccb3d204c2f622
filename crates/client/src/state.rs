//! What must survive between runs, and the seal that shows whether somebody edited it.
//!
//! The fingerprint is not in it: copied to another machine, the file is worth nothing there. The seal is a keyed hash
//! under a key made of the fingerprint and a constant of this library: evidence against whoever edits the file, not
//! against whoever reads this and computes it anew.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use seal::{KeyRing, device_hash};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::secret::Secret;

const FORMAT: u32 = 3;
/// A file without what machines without a network keep; all else is as in the present format.
const ONLINE_FORMAT: u32 = 2;
const UNSEALED_FORMAT: u32 = 1;
const KEY_LABEL: &[u8] = b"seatwright-client state key 1";

/// The server's last word, when it was a refusal for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// The stable name of the refusal.
    pub code: String,
    /// A sentence for people, in the language that the program asked for.
    pub detail: String,
    /// When it came, Unix seconds of this machine's clock.
    pub at: i64,
}

/// How the license stood at the last check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    pub(crate) status: String,
    pub(crate) reasons: Vec<String>,
    pub(crate) enforcement: Option<String>,
    /// Left out while there is none, so that what earlier seals are over reads the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) messages: Vec<Message>,
}

/// What the vendor or seller wants the program to show to people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The same at every check-in, to show it once or to let people put it away.
    pub id: String,
    /// A short text in the language that the program asked for.
    pub text: String,
    /// When it is to be shown no more.
    pub until: Timestamp,
}

/// What a machine without a network keeps, and must not forget when an activation comes or goes.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offline {
    /// The secret half of the machine's own key, base64url; made with the first request.
    pub(crate) device_key: Option<Secret>,
    /// The license file as it was carried here.
    pub(crate) license_file: Option<String>,
    /// The keys that it was verified with.
    pub(crate) keys: KeyRing,
    /// What was given back and is never accepted again.
    pub(crate) returned: Vec<Returned>,
    /// The last receipt.
    pub(crate) receipt: Option<String>,
}

/// One place that was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Returned {
    pub(crate) installation_id: String,
    pub(crate) serial: String,
}

impl Offline {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The activation, as it is kept, and what a machine without a network has.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    format: u32,
    /// [`device_hash`] of the fingerprint under which it is sealed.
    device: String,
    pub(crate) server: String,
    pub(crate) installation_id: String,
    /// `None`: there is no activation, only what is offline.
    pub(crate) device_token: Option<Secret>,
    pub(crate) lease: Option<String>,
    pub(crate) keys: KeyRing,
    /// The keys were given by the vendor: the server cannot name others.
    pub(crate) keys_pinned: bool,
    /// The latest time that the clock or a lease has shown, Unix seconds.
    pub(crate) latest_seen: i64,
    pub(crate) last_contact_at: i64,
    pub(crate) next_check_in_at: Option<Timestamp>,
    pub(crate) said: Option<Said>,
    pub(crate) refusal: Option<Refusal>,
    /// Left out while it is empty, so that what the seal of format 2 is over reads the same.
    #[serde(default, skip_serializing_if = "Offline::is_empty")]
    pub(crate) offline: Offline,
    /// Keyed hash over all of the above, in lower-case hexadecimal.
    seal: String,
}

/// What was written before states were sealed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unsealed {
    #[serde(rename = "format")]
    _format: u32,
    server: String,
    installation_id: String,
    device_token: Secret,
    lease: Option<String>,
    keys: KeyRing,
    keys_pinned: bool,
    latest_seen: i64,
    last_contact_at: i64,
    next_check_in_at: Option<Timestamp>,
    refusal: Option<Refusal>,
}

/// Why a text is not taken for a state.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// Not in the form of a state.
    Damaged(String),
    /// In the form of one, but not what this library wrote.
    Tampered(&'static str),
    /// Sealed on another machine.
    OtherDevice,
}

impl State {
    /// A fresh activation: no lease yet.
    pub(crate) fn new(server: String, installation_id: String, device_token: Secret) -> Self {
        Self {
            format: FORMAT,
            device: String::new(),
            server,
            installation_id,
            device_token: Some(device_token),
            lease: None,
            keys: KeyRing::new(),
            keys_pinned: false,
            latest_seen: 0,
            last_contact_at: 0,
            next_check_in_at: None,
            said: None,
            refusal: None,
            offline: Offline::default(),
            seal: String::new(),
        }
    }

    /// No activation, only what a machine without a network keeps, and the latest time seen.
    pub(crate) fn without_activation(offline: Offline, latest_seen: i64) -> Self {
        let none = Self::new(String::new(), String::new(), Secret::from(""));
        Self { device_token: None, latest_seen, offline, ..none }
    }

    /// Whether it was read from a file of an earlier format.
    pub(crate) fn is_outdated(&self) -> bool {
        self.seal.is_empty() || self.format != FORMAT
    }

    pub(crate) fn is_activated(&self) -> bool {
        self.device_token.is_some()
    }

    /// Whether nothing is lost if the file is.
    pub(crate) fn is_empty(&self) -> bool {
        !self.is_activated() && self.offline.is_empty()
    }

    /// What the seal is over: the state without its seal in the one form that JSON without white space has for it.
    fn sealed_bytes(&self) -> Vec<u8> {
        json(&Self { seal: String::new(), ..self.clone() })
    }
}

impl From<Unsealed> for State {
    fn from(old: Unsealed) -> Self {
        Self {
            lease: old.lease,
            keys: old.keys,
            keys_pinned: old.keys_pinned,
            latest_seen: old.latest_seen,
            last_contact_at: old.last_contact_at,
            next_check_in_at: old.next_check_in_at,
            refusal: old.refusal,
            ..Self::new(old.server, old.installation_id, old.device_token)
        }
    }
}

/// Seals states for one machine and opens them there.
pub(crate) struct Sealer {
    key: [u8; 32],
    device: String,
    /// Take a state that was written before there were seals.
    pub(crate) accepts_unsealed: bool,
}

impl Sealer {
    pub(crate) fn of(fingerprint: &str) -> Self {
        let key = keyed(KEY_LABEL, fingerprint.as_bytes()).finalize().into_bytes().into();
        Self { key, device: device_hash(fingerprint), accepts_unsealed: false }
    }

    /// The text of a state file.
    pub(crate) fn close(&self, state: &State) -> Vec<u8> {
        let mut state = State { format: FORMAT, device: self.device.clone(), ..state.clone() };
        state.seal = HEXLOWER.encode(&keyed(&self.key, &state.sealed_bytes()).finalize().into_bytes());
        serde_json::to_vec_pretty(&state).expect(ALWAYS)
    }

    pub(crate) fn open(&self, text: &[u8]) -> Result<State, Unfit> {
        #[derive(Deserialize)]
        struct Any {
            format: u32,
        }
        let any: Any = read(text)?;
        match any.format {
            FORMAT | ONLINE_FORMAT => self.open_sealed(read(text)?),
            UNSEALED_FORMAT => {
                let old: Unsealed = read(text)?;
                if self.accepts_unsealed { Ok(old.into()) } else { Err(Unfit::Tampered("it has no seal")) }
            }
            other => Err(Unfit::Damaged(format!("its format is {other}, not {FORMAT}"))),
        }
    }

    fn open_sealed(&self, state: State) -> Result<State, Unfit> {
        if state.device != self.device {
            return Err(Unfit::OtherDevice);
        }
        let seal = HEXLOWER.decode(state.seal.as_bytes()).unwrap_or_default();
        let fits = keyed(&self.key, &state.sealed_bytes()).verify_slice(&seal);
        fits.map(|()| state).map_err(|_| Unfit::Tampered("its seal does not fit"))
    }
}

const ALWAYS: &str = "names, numbers and texts always have a JSON form";

fn read<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, Unfit> {
    serde_json::from_slice(text).map_err(|error| Unfit::Damaged(error.to_string()))
}

pub(crate) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect(ALWAYS)
}

fn keyed(key: &[u8], message: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key length is accepted");
    mac.update(message);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEVICE: &str = "device-1";

    fn offline() -> Offline {
        let mut keys = KeyRing::new();
        keys.add(seal::SigningKey::from_secret([2; 32]).public()).expect("a key");
        Offline {
            device_key: Some("a2V5".into()),
            license_file: Some("dddd.eeee.ffff".to_owned()),
            keys,
            returned: vec![Returned { installation_id: "ins_0".to_owned(), serial: "lcf_0".to_owned() }],
            receipt: Some("gggg.hhhh.iiii".to_owned()),
        }
    }

    fn state() -> State {
        let mut keys = KeyRing::new();
        keys.add(seal::SigningKey::from_secret([1; 32]).public()).expect("a key");
        let said = Said {
            status: "active".to_owned(),
            reasons: vec!["expiring_soon".to_owned()],
            enforcement: Some("block".to_owned()),
            messages: Vec::new(),
        };
        let refusal = Refusal {
            code: "license-revoked".to_owned(),
            detail: "Se peruttiin \u{e4}.".to_owned(),
            at: 1_798_848_000,
        };
        State {
            lease: Some("aaaa.bbbb.cccc".to_owned()),
            keys,
            latest_seen: 1_798_848_000,
            last_contact_at: 1_798_847_000,
            next_check_in_at: Some("2027-01-03T00:00:00Z".parse().expect("an instant")),
            said: Some(said),
            refusal: Some(refusal),
            offline: offline(),
            ..State::new("https://licenses.example.com".to_owned(), "ins_1".to_owned(), "swd_secret".into())
        }
    }

    #[test]
    fn what_is_sealed_here_opens_here_only() {
        let text = Sealer::of(DEVICE).close(&state());
        let opened = Sealer::of(DEVICE).open(&text).expect("our own");
        assert_eq!(Sealer::of(DEVICE).close(&opened), text);
        assert_eq!(Sealer::of("device-2").open(&text).err(), Some(Unfit::OtherDevice));
    }

    /// Every bit of every byte: refused, or the very same state in another way of writing it.
    #[test]
    fn no_flipped_bit_makes_another_state() {
        let mut sealer = Sealer::of(DEVICE);
        let text = sealer.close(&state());
        for accepts_unsealed in [false, true] {
            sealer.accepts_unsealed = accepts_unsealed;
            let mut refused = 0;
            for (place, bit) in (0..text.len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
                let mut flipped = text.clone();
                flipped[place] ^= 1 << bit;
                match sealer.open(&flipped) {
                    Ok(state) => assert_eq!(sealer.close(&state), text, "byte {place}, bit {bit}"),
                    Err(_) => refused += 1,
                }
            }
            assert!(refused * 10 > text.len() * 8 * 9, "{refused} of {}", text.len() * 8);
        }
    }

    /// The device named in the file belongs to the seal: it cannot be rewritten to that of the thief.
    #[test]
    fn a_file_with_the_device_exchanged_is_tampered_with() {
        let text = String::from_utf8(Sealer::of(DEVICE).close(&state())).expect("UTF-8");
        let exchanged = text.replace(&device_hash(DEVICE), &device_hash("device-2"));
        let refused = Sealer::of("device-2").open(exchanged.as_bytes()).err();
        assert_eq!(refused, Some(Unfit::Tampered("its seal does not fit")));
    }

    #[test]
    fn a_cut_or_emptied_seal_does_not_fit() {
        let sealer = Sealer::of(DEVICE);
        let text = String::from_utf8(sealer.close(&state())).expect("UTF-8");
        let seal = sealer.open(text.as_bytes()).expect("our own").seal;
        for wrong in ["", "00", &seal[..62], &seal.to_uppercase()] {
            let refused = sealer.open(text.replace(&seal, wrong).as_bytes()).err();
            assert_eq!(refused, Some(Unfit::Tampered("its seal does not fit")), "{wrong}");
        }
    }
}
