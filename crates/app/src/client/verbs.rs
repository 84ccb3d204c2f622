//! The commands, handed to the client library. What is wrong with a flag is told here, by the name of the flag.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use ::client::{Builder, Client, Error, KeyRing, Machine, Usage, World, trusted_keys};

use super::report::Report;
use super::{Activate, CheckIn, Claim, ClientArgs, Common, Enroll, Named, Onto, Secret, Verb};

/// Where a command runs: this machine and its clock.
pub(super) struct Here {
    pub(super) machine: Machine,
    pub(super) world: Arc<dyn World>,
}

pub(super) fn act(args: &ClientArgs, here: &Here) -> Result<Report, Error> {
    let work = Work { common: &args.common, here };
    match &args.verb {
        Verb::Activate(wanted) => work.activate(wanted),
        Verb::Enroll(wanted) => work.enroll(wanted),
        Verb::Claim(wanted) => work.claim(wanted),
        Verb::CheckIn(news) => work.check_in(news),
        Verb::Release => Ok(Report::Released { installation_id: work.speaker()?.release()? }),
        Verb::Status => work.status(),
        Verb::Fingerprint => {
            let client = work.builder(work.common.server.clone())?.build()?;
            Ok(Report::Fingerprinted { fingerprint: client.fingerprint().to_owned() })
        }
        Verb::OfflineRequest(wanted) => work.offline_request(wanted),
        Verb::OfflineAccept(offered) => work.offline_accept(offered),
        Verb::OfflineReturn(wanted) => work.offline_return(wanted),
    }
}

pub(super) struct Work<'a> {
    common: &'a Common,
    here: &'a Here,
}

impl Work<'_> {
    fn activate(&self, wanted: &Activate) -> Result<Report, Error> {
        let client = self.taker(&wanted.onto)?;
        let code = activation_code(wanted.activation_code.as_ref())?;
        let standing = if wanted.moves {
            client.move_here(&wanted.username, code)
        } else {
            client.activate(&wanted.username, code)
        };
        Ok(Report::activated(standing?, self.now()))
    }

    fn enroll(&self, wanted: &Enroll) -> Result<Report, Error> {
        let client = self.taker(&wanted.onto)?;
        let key = wanted.deployment_key.clone().map_or_else(|| typed(&DEPLOYMENT_KEY), Ok)?;
        let login = wanted.login.as_deref().unwrap_or(&self.here.machine.login);
        Ok(Report::activated(client.enroll(key, login)?, self.now()))
    }

    fn claim(&self, wanted: &Claim) -> Result<Report, Error> {
        let client = self.speaker()?;
        // Before a secret is asked for.
        if !client.is_activated()? {
            let detail = format!("{} keeps no activation.", client.state_file().display());
            return Err(Error::refused("not-activated", detail));
        }
        let code = activation_code(wanted.activation_code.as_ref())?;
        Ok(Report::activated(client.claim(&wanted.username, code)?, self.now()))
    }

    fn check_in(&self, news: &CheckIn) -> Result<Report, Error> {
        let usage = Usage {
            storage_used_bytes: news.storage_used_bytes,
            last_backup_at: news.last_backup_at,
            last_success_at: news.last_success_at,
            failed_runs: news.failed_runs,
            counters: news.counters.iter().cloned().collect(),
        };
        Ok(Report::checked_in(self.speaker()?.check_in(&usage)?, self.now()))
    }

    /// Needs no server, so what is said of one is not looked at.
    fn status(&self) -> Result<Report, Error> {
        let standing = self.builder(None)?.build()?.status()?;
        let no_lease = || Error::refused("no-lease", "The server gave no lease; check in to ask again.");
        if standing.lease.is_none() && standing.license_file.is_none() {
            Err(no_lease())
        } else {
            Ok(Report::status(standing, self.now()))
        }
    }

    /// A client that takes a seat. Refuses where there is one, before a secret is asked for.
    fn taker(&self, onto: &Onto) -> Result<Client, Error> {
        if self.common.server.is_none() {
            return Err(Error::wrong_use("no-server", "Say which server: --server URL."));
        }
        let mut builder = named(self.connected()?.replace_activation(onto.replace), &onto.named);
        if let Some(file) = &onto.keys {
            builder = builder.keys(pinned(file)?);
        }
        let client = builder.build()?;
        if !onto.replace && client.is_activated()? {
            let file = client.state_file().display();
            let detail = format!("{file} keeps an activation; release it first, or say --replace.");
            return Err(Error::refused("already-activated", detail));
        }
        Ok(client)
    }

    /// A client that speaks to the server that was named, or to the one that is remembered.
    fn speaker(&self) -> Result<Client, Error> {
        self.connected()?.build()
    }

    pub(super) fn connected(&self) -> Result<Builder, Error> {
        let builder = self.builder(self.common.server.clone())?;
        let builder = builder.allow_plain_http(self.common.allow_plain_http);
        Ok(match &self.common.ca {
            Some(file) => builder.ca_file(file),
            None => builder,
        })
    }

    /// Of any product, and heir to the state files of earlier versions.
    pub(super) fn builder(&self, server: Option<String>) -> Result<Builder, Error> {
        let Here { machine, world } = self.here;
        let default = || Some(machine.data_directory.as_ref()?.join("seatwright").join("client.json"));
        let state = self.common.state.clone().or_else(default).ok_or_else(|| {
            Error::wrong_use("no-state-file", "Say where to keep the activation: --state FILE.")
        })?;
        let given = self.common.fingerprint.clone().filter(|text| !text.is_empty());
        let named = self.common.machine_id.clone().filter(|text| !text.trim().is_empty());
        if given.is_none() && named.is_none() && machine.fingerprint().is_none() {
            let detail = "This machine has no machine id; say what tells it apart: --machine-id TEXT.";
            return Err(Error::wrong_use("no-fingerprint", detail));
        }
        let builder = Client::builder_for_any_product(server)
            .machine(machine.clone())
            .world(Arc::clone(world))
            .state_file(state)
            .fingerprint(given.unwrap_or_default())
            .software_version(&self.common.software_version)
            .accept_unsealed_state(true);
        Ok(match named {
            Some(id) => builder.machine_id(id),
            None => builder,
        })
    }

    pub(super) const fn wants_json(&self) -> bool {
        self.common.json
    }

    pub(super) fn now(&self) -> i64 {
        self.here.world.now()
    }
}

pub(super) fn named(mut builder: Builder, named: &Named) -> Builder {
    if let Some(name) = &named.name {
        builder = builder.device_name(name);
    }
    if let Some(platform) = &named.platform {
        builder = builder.platform(platform);
    }
    builder
}

pub(super) fn pinned(file: &Path) -> Result<KeyRing, Error> {
    let wrong = |why: &str| Error::wrong_use("bad-keys", format!("--keys {}: {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| wrong(&format!("{error}.")))?;
    trusted_keys(&text).map_err(|error| wrong(error.detail()))
}

/// A secret that is asked for when no flag gives it: the prompt, the flag, and the code of the failure.
struct Wanted {
    prompt: &'static str,
    flag: &'static str,
    failure: &'static str,
}

const ACTIVATION_CODE: Wanted =
    Wanted { prompt: "Activation code", flag: "--activation-code CODE", failure: "no-activation-code" };
const DEPLOYMENT_KEY: Wanted =
    Wanted { prompt: "Deployment key", flag: "--deployment-key KEY", failure: "no-deployment-key" };

/// The code as the flag has it, else as it is typed.
pub(super) fn activation_code(given: Option<&Secret>) -> Result<Secret, Error> {
    given.cloned().map_or_else(|| typed(&ACTIVATION_CODE), Ok)
}

fn typed(wanted: &Wanted) -> Result<Secret, Error> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        // A closed standard error must not stop the reading.
        drop(write!(io::stderr(), "{}: ", wanted.prompt));
    }
    let mut line = String::new();
    input.read_line(&mut line).map_err(|error| Error::wrong_use(wanted.failure, error.to_string()))?;
    match line.trim().parse() {
        Ok(_) if line.trim().is_empty() => {
            let detail =
                format!("Give the {}: {}, or on standard input.", wanted.prompt.to_lowercase(), wanted.flag);
            Err(Error::wrong_use(wanted.failure, detail))
        }
        Ok(secret) => Ok(secret),
        Err(never) => match never {},
    }
}
