//! The commands, in the order that a vendor's program would follow them.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use seal::{Expect, Invalid, KeyRing, Lease, device_hash};

use super::failure::Failure;
use super::http::{
    ActivateRequest, Activated, CheckInRequest, CheckedIn, Device, EnrollRequest, Server, Terms,
};
use super::machine::Machine;
use super::report::Report;
use super::secret::Secret;
use super::state::{Refusal, Slot, State};
use super::{Activate, CheckIn, ClientArgs, Common, Enroll, Onto, Verb};

pub(super) fn act(args: &ClientArgs, machine: &Machine) -> Result<Report, Failure> {
    let work = Work { common: &args.common, machine, slot: slot(&args.common, machine)? };
    match &args.verb {
        Verb::Activate(wanted) => work.activate(wanted),
        Verb::Enroll(wanted) => work.enroll(wanted),
        Verb::CheckIn(news) => work.check_in(news),
        Verb::Release => work.release(),
        Verb::Status => work.status(),
    }
}

struct Work<'a> {
    common: &'a Common,
    machine: &'a Machine,
    slot: Slot,
}

impl Work<'_> {
    fn activate(&self, wanted: &Activate) -> Result<Report, Failure> {
        self.take_seat(&wanted.onto, |server, device| {
            let code = wanted.activation_code.clone().map_or_else(|| typed(&ACTIVATION_CODE), Ok)?;
            let request = ActivateRequest { username: &wanted.username, activation_code: &code, device };
            server.activate(&request)
        })
    }

    fn enroll(&self, wanted: &Enroll) -> Result<Report, Failure> {
        self.take_seat(&wanted.onto, |server, device| {
            let key = wanted.deployment_key.clone().map_or_else(|| typed(&DEPLOYMENT_KEY), Ok)?;
            let login = wanted.login.as_deref().unwrap_or(&self.machine.login);
            server.enroll(&EnrollRequest { deployment_key: &key, login, device })
        })
    }

    /// The state is kept before the lease is looked at: whatever comes of the lease, the seat can be given back.
    fn take_seat(
        &self,
        onto: &Onto,
        ask: impl FnOnce(&Server, Device<'_>) -> Result<Activated, Failure>,
    ) -> Result<Report, Failure> {
        let address = self.common.server.as_deref();
        let address =
            address.ok_or_else(|| Failure::usage("no-server", "Say which server: --server URL."))?;
        let fingerprint = self.fingerprint()?;
        if !onto.replace && self.slot.read()?.is_some() {
            let detail = format!(
                "{} keeps an activation; release it first, or say --replace.",
                self.slot.path().display()
            );
            return Err(Failure::definitive("already-activated", detail));
        }
        self.slot.prepare()?;
        let server = self.server(address)?;
        let keys = match &onto.keys {
            Some(file) => pinned(file)?,
            None => server.keys()?,
        };
        let device = Device {
            fingerprint: &fingerprint,
            name: onto.name.as_deref().unwrap_or(&self.machine.name),
            platform: onto.platform.as_deref().unwrap_or(&self.machine.platform),
            software_version: &self.common.software_version,
        };
        let answer = ask(&server, device)?;
        let mut state = State::new(server.address().to_owned(), answer.installation_id, answer.device_token);
        (state.keys, state.keys_pinned) = (keys, onto.keys.is_some());
        state.last_contact_at = self.machine.now;
        self.slot.write(&state)?;
        let lease = self.accept(&mut state, answer.lease, &server)?;
        Ok(Report::activated(&state, lease, self.machine.now))
    }

    fn check_in(&self, news: &CheckIn) -> Result<Report, Failure> {
        let mut state = self.kept()?;
        let server = self.server(self.common.server.as_deref().unwrap_or(&state.server))?;
        let request = CheckInRequest {
            storage_used_bytes: news.storage_used_bytes,
            software_version: &self.common.software_version,
            last_backup_at: news.last_backup_at,
            last_success_at: news.last_success_at,
            failed_runs: news.failed_runs,
        };
        let answer = match server.check_in(&state.device_token, &request) {
            Ok(answer) => answer,
            Err(refused) => return Err(self.refused(state, refused)?),
        };
        server.address().clone_into(&mut state.server);
        state.last_contact_at = self.machine.now;
        state.next_check_in_at = answer.next_check_in_at;
        state.refusal = None;
        let CheckedIn { status, reasons, lease, .. } = answer;
        let lease = if let Some(token) = lease {
            Some(self.accept(&mut state, token, &server)?)
        } else {
            state.lease = None;
            self.slot.write(&state)?;
            None
        };
        Ok(Report::checked_in(&state, (status, reasons), lease, self.machine.now))
    }

    fn release(&self) -> Result<Report, Failure> {
        let state = self.kept()?;
        let server = self.server(self.common.server.as_deref().unwrap_or(&state.server))?;
        server.release(&state.device_token)?;
        self.slot.remove()?;
        Ok(Report::Released { installation_id: state.installation_id })
    }

    /// Moves the latest time seen forward, so that a clock turned back later is noticed.
    fn status(&self) -> Result<Report, Failure> {
        let mut state = self.kept()?;
        let device = device_hash(&self.fingerprint()?);
        let token = state.lease.as_deref().ok_or_else(no_lease)?;
        let lease = seal::open(token, &state.keys)?;
        let held = lease.check(&self.expect(&device, state.latest_seen));
        if self.machine.now > state.latest_seen {
            state.latest_seen = self.machine.now;
            self.slot.write(&state)?;
        }
        Ok(Report::status(&state, lease, held, self.machine.now))
    }

    /// Takes in a lease that came from the server. It is kept once it is known to be authentic and for this device;
    /// that it does not hold by this clock is told, but a clock can be set right.
    fn accept(&self, state: &mut State, token: String, server: &Server) -> Result<Lease, Failure> {
        let device = device_hash(&self.fingerprint()?);
        let lease = match seal::open(&token, &state.keys) {
            Err(Invalid::UnknownKey) if !state.keys_pinned => {
                state.keys = server.keys()?;
                seal::open(&token, &state.keys)?
            }
            opened => opened?,
        };
        if lease.installation_id != state.installation_id {
            return Err(Failure::definitive(
                "lease-wrong-installation",
                "The lease is for another installation.",
            ));
        }
        if lease.device != device {
            return Err(Invalid::WrongDevice.into());
        }
        // Only a lease younger than the one that is kept shows the true time; an old one may be a recording.
        let kept = state.lease.as_deref().and_then(|kept| seal::open(kept, &state.keys).ok());
        if kept.is_none_or(|kept| kept.issued_at < lease.issued_at) {
            state.latest_seen = lease.issued_at;
            state.lease = Some(token);
        }
        self.slot.write(state)?;
        lease.check(&self.expect(&device, state.latest_seen))?;
        Ok(lease)
    }

    /// Keeps the server's judgement, so that `status` knows of it.
    fn refused(&self, mut state: State, failure: Failure) -> Result<Failure, Failure> {
        if failure.judged {
            let (code, detail) = (failure.code.clone(), failure.detail.clone());
            state.refusal = Some(Refusal { code, detail, at: self.machine.now });
            self.slot.write(&state)?;
        }
        Ok(failure)
    }

    fn kept(&self) -> Result<State, Failure> {
        let missing = || {
            let detail = format!("{} keeps no activation.", self.slot.path().display());
            Failure::definitive("not-activated", detail)
        };
        self.slot.read()?.ok_or_else(missing)
    }

    fn server(&self, address: &str) -> Result<Server, Failure> {
        let Common { ca, allow_plain_http, .. } = self.common;
        let terms = Terms {
            language: &self.machine.language,
            ca: ca.as_deref(),
            allow_plain_http: *allow_plain_http,
        };
        Server::at(address, &terms)
    }

    fn fingerprint(&self) -> Result<String, Failure> {
        let given = self.common.fingerprint.clone().filter(|text| !text.is_empty());
        given.or_else(|| self.machine.fingerprint()).ok_or_else(|| {
            Failure::usage(
                "no-fingerprint",
                "This machine has no machine id; say what tells it apart: --fingerprint TEXT.",
            )
        })
    }

    fn expect<'a>(&self, device: &'a str, latest_seen: i64) -> Expect<'a> {
        Expect { device, now: self.machine.now, latest_seen }
    }
}

fn slot(common: &Common, machine: &Machine) -> Result<Slot, Failure> {
    let default =
        || machine.data_directory.as_ref().map(|directory| directory.join("seatwright").join("client.json"));
    let path = common.state.clone().or_else(default);
    path.map(Slot::at)
        .ok_or_else(|| Failure::usage("no-state-file", "Say where to keep the activation: --state FILE."))
}

fn no_lease() -> Failure {
    Failure::definitive("no-lease", "The server gave no lease; check in to ask again.")
}

fn pinned(file: &Path) -> Result<KeyRing, Failure> {
    let wrong = |why: String| Failure::usage("bad-keys", format!("--keys {}: {why}.", file.display()));
    let text = std::fs::read(file).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| wrong(error.to_string()))
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

fn typed(wanted: &Wanted) -> Result<Secret, Failure> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        // A closed standard error must not stop the reading.
        drop(write!(io::stderr(), "{}: ", wanted.prompt));
    }
    let mut line = String::new();
    input.read_line(&mut line).map_err(|error| Failure::usage(wanted.failure, error.to_string()))?;
    match line.trim().parse() {
        Ok(_) if line.trim().is_empty() => {
            let detail =
                format!("Give the {}: {}, or on standard input.", wanted.prompt.to_lowercase(), wanted.flag);
            Err(Failure::usage(wanted.failure, detail))
        }
        Ok(secret) => Ok(secret),
        Err(never) => match never {},
    }
}
