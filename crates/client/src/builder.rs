//! What a client is made of: where the server is, what is trusted, where the state is kept, which device this is.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use seal::{KeyRing, device_hash};

use crate::client::Client;
use crate::error::Error;
use crate::http::{Server, Terms};
use crate::machine::Machine;
use crate::slot::Slot;
use crate::state::Sealer;
use crate::world::{ThisWorld, World};

/// Makes a [`Client`]. Only the state file must be named; where the machine has no id, the fingerprint too.
#[must_use = "nothing is made before `build`"]
pub struct Builder {
    server: Option<String>,
    product: Option<String>,
    state_file: Option<PathBuf>,
    keys: Option<KeyRing>,
    fingerprint: Option<String>,
    machine_id: Option<String>,
    device_name: Option<String>,
    platform: Option<String>,
    software_version: String,
    terms: Terms,
    replaces: bool,
    accepts_unsealed: bool,
    machine: Machine,
    world: Arc<dyn World>,
}

impl Builder {
    pub(crate) fn new(server: Option<String>, product: Option<String>) -> Self {
        let machine = Machine::here();
        Self {
            server,
            product,
            state_file: None,
            keys: None,
            fingerprint: None,
            machine_id: None,
            device_name: None,
            platform: None,
            software_version: "unknown".to_owned(),
            terms: Terms { language: machine.language.clone(), ..Terms::default() },
            replaces: false,
            accepts_unsealed: false,
            machine,
            world: Arc::new(ThisWorld),
        }
    }

    /// The file that keeps the activation. Its directory is made if it is missing; two lock files stand beside it.
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.state_file = Some(path.into());
        self
    }

    /// The public keys that leases are verified with, built into the program; no others are trusted. Without this the
    /// server is asked for them at activation, and whoever answers at its address is trusted.
    pub fn keys(mut self, keys: KeyRing) -> Self {
        self.keys = Some(keys);
        self
    }

    /// What tells this device from others and stays the same on it: another one is another device, whatever machine it
    /// is on. Default: made of the machine id, where the system has one (Linux, macOS, Windows), and beside it the parts
    /// of the machine.
    pub fn fingerprint(mut self, text: impl Into<String>) -> Self {
        self.fingerprint = Some(text.into());
        self
    }

    /// What this container or virtual machine is told from others by, and nothing else then: clones with one id are one
    /// installation. Default: the environment variable `SEATWRIGHT_MACHINE_ID`, where it is set. Goes before
    /// [`fingerprint`](Self::fingerprint).
    pub fn machine_id(mut self, text: impl Into<String>) -> Self {
        self.machine_id = Some(text.into());
        self
    }

    /// Name of this device in the console. Default: its host name.
    pub fn device_name(mut self, name: impl Into<String>) -> Self {
        self.device_name = Some(name.into());
        self
    }

    /// Operating system, as the console shows it. Default: as the system calls itself.
    pub fn platform(mut self, platform: impl Into<String>) -> Self {
        self.platform = Some(platform.into());
        self
    }

    /// Version of the program, as the console shows it.
    pub fn software_version(mut self, version: impl Into<String>) -> Self {
        self.software_version = version.into();
        self
    }

    /// Language of what the server says for people, as `fi` or `fi-FI`. Default: that of the person's locale.
    pub fn language(mut self, tag: impl Into<String>) -> Self {
        self.terms.language = tag.into();
        self
    }

    /// Trust the certificate authorities in this PEM file and no others.
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.terms.ca = Some(path.into());
        self
    }

    /// Send codes and tokens unencrypted to a server that is not on this machine. For tests in a closed network.
    pub fn allow_plain_http(mut self, allowed: bool) -> Self {
        self.terms.allow_plain_http = allowed;
        self
    }

    /// Activating forgets an activation that is kept already, instead of refusing with `already-activated`.
    pub fn replace_activation(mut self, replaces: bool) -> Self {
        self.replaces = replaces;
        self
    }

    /// Take a state file that was written by `seatwright client` before there were seals, and seal it at the next
    /// write. Whoever can write the file can then write one without a seal: only for programs that had such files.
    pub fn accept_unsealed_state(mut self, accepted: bool) -> Self {
        self.accepts_unsealed = accepted;
        self
    }

    /// What the machine says of itself, for programs that know it better.
    pub fn machine(mut self, machine: Machine) -> Self {
        self.terms.language.clone_from(&machine.language);
        self.machine = machine;
        self
    }

    /// Time, chance and waiting from elsewhere than this machine, for tests.
    pub fn world(mut self, world: Arc<dyn World>) -> Self {
        self.world = world;
        self
    }

    /// The client. Nothing is read or sent yet.
    ///
    /// Refuses wrong use: `no-state-file`, `no-fingerprint`, `bad-server-address`, `bad-certificates`.
    pub fn build(self) -> Result<Client, Error> {
        let path = self
            .state_file
            .ok_or_else(|| Error::wrong_use("no-state-file", "Say where to keep the activation."))?;
        let named = [self.machine_id, self.machine.explicit_id.clone()];
        let named = named.into_iter().flatten().find(|id| !id.trim().is_empty());
        let named = named.map(|id| device_hash(&format!("seatwright-machine-id:{}", id.trim())));
        let said = named.clone().or(self.fingerprint).filter(|text| !text.is_empty());
        // Who says what tells the device apart has decided; the parts of the machine are not asked then.
        let components = if said.is_some() { BTreeMap::new() } else { self.machine.components() };
        let fingerprint = said.or_else(|| self.machine.fingerprint()).ok_or_else(|| {
            Error::wrong_use(
                "no-fingerprint",
                "This machine has no machine id; say what tells it apart, such as by SEATWRIGHT_MACHINE_ID.",
            )
        })?;
        let server = self.server.map(|address| Server::at(&address, &self.terms)).transpose()?;
        let mut sealer = Sealer::of(&fingerprint);
        sealer.accepts_unsealed = self.accepts_unsealed;
        Ok(Client {
            server,
            terms: self.terms,
            product: self.product,
            slot: Slot::at(path, sealer),
            keys: self.keys,
            device: device_hash(&fingerprint),
            fingerprint,
            components,
            machine_id: named,
            name: self.device_name.unwrap_or(self.machine.name),
            platform: self.platform.unwrap_or(self.machine.platform),
            software_version: self.software_version,
            replaces: self.replaces,
            world: self.world,
        })
    }
}

/// Reads a JWK set, as `GET /activation/v1/keys` answers it, for [`Builder::keys`]. Refuses `bad-keys`.
pub fn trusted_keys(jwk_set: &str) -> Result<KeyRing, Error> {
    serde_json::from_str(jwk_set)
        .map_err(|error| Error::wrong_use("bad-keys", format!("The keys are not a JWK set: {error}.")))
}
