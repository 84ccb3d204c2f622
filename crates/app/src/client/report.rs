//! What the client prints: a few lines for people, one JSON object for scripts, failures on standard error.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::mem;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::client::{Error, Invalid, Kind, Lease, LicenseFile, Message, Standing, Timestamp};
use serde::Serialize;

/// What a command did. Instants in it are Unix seconds where the lease has them, RFC 3339 where the server says so.
#[derive(Serialize)]
#[serde(tag = "did", rename_all = "kebab-case")]
pub(super) enum Report {
    Activated(Holding),
    CheckedIn {
        status: String,
        reasons: Vec<String>,
        #[serde(flatten)]
        holding: Holding,
    },
    Released {
        installation_id: String,
    },
    Fingerprinted {
        fingerprint: String,
    },
    Status {
        holds: bool,
        code: Option<&'static str>,
        refused_since: Option<i64>,
        refusal: Option<String>,
        #[serde(flatten)]
        holding: Holding,
    },
    OfflineRequested {
        request: String,
        /// What opens the server's page with the request filled in.
        address: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        qr: Option<String>,
        /// Where it was written, if not to standard output.
        file: Option<PathBuf>,
    },
    OfflineAccepted(Holding),
    OfflineReturned {
        receipt: String,
        /// As in a request.
        file: Option<PathBuf>,
    },
}

#[derive(Serialize)]
pub(super) struct Holding {
    server: String,
    installation_id: String,
    lease: Option<Lease>,
    license_file: Option<LicenseFile>,
    /// What is to be shown to people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    messages: Vec<Message>,
    refresh_due: bool,
    next_check_in_at: Option<Timestamp>,
    #[serde(skip)]
    now: i64,
}

impl Holding {
    fn of(standing: Standing, now: i64) -> Self {
        Self {
            server: standing.server,
            installation_id: standing.installation_id,
            lease: standing.lease,
            license_file: standing.license_file,
            messages: standing.messages,
            refresh_due: standing.refresh_due,
            next_check_in_at: standing.next_check_in_at,
            now,
        }
    }
}

impl Report {
    pub(super) fn activated(standing: Standing, now: i64) -> Self {
        Self::Activated(Holding::of(standing, now))
    }

    pub(super) fn checked_in(mut standing: Standing, now: i64) -> Self {
        let (status, reasons) = (mem::take(&mut standing.status), mem::take(&mut standing.reasons));
        Self::CheckedIn { status, reasons, holding: Holding::of(standing, now) }
    }

    pub(super) fn accepted(standing: Standing, now: i64) -> Self {
        Self::OfflineAccepted(Holding::of(standing, now))
    }

    pub(super) fn status(standing: Standing, now: i64) -> Self {
        let refusal = standing.refusal.as_ref();
        Self::Status {
            holds: standing.lapse.is_none() && refusal.is_none(),
            code: standing.lapse.map(Invalid::code),
            refused_since: refusal.map(|refusal| refusal.at),
            refusal: refusal.map(|refusal| format!("{}: {}", refusal.code, refusal.detail)),
            holding: Holding::of(standing, now),
        }
    }

    pub(super) fn exit_code(&self) -> u8 {
        u8::from(matches!(self, Self::Status { holds: false, .. }))
    }

    /// Why the lease does not hold, for standard error; empty if it does.
    fn objection(&self) -> String {
        match self {
            Self::Status { code: Some(code), .. } => format!("{code}\n"),
            Self::Status { refusal: Some(refusal), .. } => printable(refusal) + "\n",
            _ => String::new(),
        }
    }

    pub(super) fn text(&self) -> String {
        let mut lines = Lines(String::new());
        match self {
            Self::Activated(holding) => {
                lines.put("Activated", &holding.installation_id);
                lines.holding(holding);
            }
            Self::CheckedIn { status, reasons, holding } => {
                lines.put("Checked in", &with_reasons(status, reasons));
                lines.holding(holding);
            }
            Self::Released { installation_id } => lines.put("Released", installation_id),
            Self::Fingerprinted { fingerprint } => lines.put("Fingerprint", fingerprint),
            Self::Status { holds, code, refusal, holding, .. } => {
                let verdict = if *holds { "yes" } else { "no" };
                lines.put(
                    if holding.license_file.is_some() { "File holds" } else { "Lease holds" },
                    &code.map_or_else(|| verdict.to_owned(), |code| format!("{verdict}, {code}")),
                );
                if let Some(refusal) = refusal {
                    lines.put("Refused", refusal);
                }
                lines.holding(holding);
            }
            Self::OfflineRequested { request, qr, file, .. } => {
                lines.carried(request, file.as_deref());
                lines.drawn(qr.as_deref());
            }
            Self::OfflineReturned { receipt, file } => lines.carried(receipt, file.as_deref()),
            Self::OfflineAccepted(holding) => {
                lines.put("Accepted", &holding.installation_id);
                lines.holding(holding);
            }
        }
        lines.0
    }
}

struct Lines(String);

impl Lines {
    fn put(&mut self, name: &str, value: &str) {
        writeln!(self.0, "{name:<14}{}", printable(value)).expect("writing to memory does not fail");
    }

    /// The line itself, to be carried or piped on, or where it stands.
    fn carried(&mut self, line: &str, file: Option<&Path>) {
        match file {
            Some(file) => self.put("Written", &file.display().to_string()),
            None => self.0 = format!("{line}\n"),
        }
    }

    /// A QR code below it.
    fn drawn(&mut self, qr: Option<&str>) {
        if let Some(qr) = qr {
            self.0 += qr;
            self.0.push('\n');
        }
    }

    fn holding(&mut self, holding: &Holding) {
        if let Some(file) = &holding.license_file {
            return self.license_file(file, holding.now);
        }
        for message in &holding.messages {
            self.put("Message", &message.text);
        }
        self.put("Server", &holding.server);
        if let Some(lease) = &holding.lease {
            self.lease(lease, holding.now);
        } else {
            self.put("Lease", "none");
        }
        let due = holding.next_check_in_at.map_or_else(
            || holding.lease.as_ref().map_or_else(|| "now".to_owned(), |lease| instant(lease.refresh_after)),
            |at| instant(at.as_second()),
        );
        self.put("Next check-in", &due);
    }

    fn lease(&mut self, lease: &Lease, now: i64) {
        self.put("License", &format!("{}, {}, {}", lease.license_number, lease.product, lease.edition));
        self.put("User", &lease.username);
        self.put("Status", &with_reasons(&lease.status, &lease.reasons));
        self.grant(lease.storage_limit_bytes, &lease.features);
        self.end(lease.expires_at, now);
    }

    fn license_file(&mut self, file: &LicenseFile, now: i64) {
        self.put("License", &format!("{}, {}, {}", file.license_number, file.product, file.edition));
        self.put("Customer", &file.customer_name);
        self.put("User", &file.username);
        self.grant(file.storage_limit_bytes, &file.features);
        self.end(file.expires_at, now);
    }

    fn grant(&mut self, most_bytes: Option<u64>, features: &[String]) {
        let limit =
            most_bytes.map_or_else(|| "unlimited".to_owned(), |bytes| format!("at most {bytes} bytes"));
        self.put("Storage", &limit);
        if !features.is_empty() {
            self.put("Features", &features.join(", "));
        }
    }

    fn end(&mut self, at: i64, now: i64) {
        self.put("Holds until", &format!("{}, {}", instant(at), left(at.saturating_sub(now))));
    }
}

fn with_reasons(status: &str, reasons: &[String]) -> String {
    let further: Vec<&str> = reasons.iter().map(String::as_str).filter(|reason| *reason != status).collect();
    if further.is_empty() { status.to_owned() } else { format!("{status} ({})", further.join(", ")) }
}

fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .map_or_else(|_| seconds.to_string(), |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn left(seconds: i64) -> String {
    const UNITS: [(i64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    if seconds <= 0 {
        return "over".to_owned();
    }
    let (length, unit) = UNITS.into_iter().find(|(length, _)| seconds >= *length).unwrap_or((1, "second"));
    let count = seconds / length;
    format!("{count} {unit}{} left", if count == 1 { "" } else { "s" })
}

/// What came from a server must not steer the terminal.
pub(super) fn printable(text: &str) -> String {
    let harmless = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if harmless(c) { c } else { ' ' }).collect()
}

/// What goes to standard output (first) and to standard error (second).
pub(super) fn render(answer: &Result<Report, Error>, json: bool) -> (String, String) {
    match answer {
        Ok(report) if json => (one_line(report), report.objection()),
        Ok(report) => (report.text(), report.objection()),
        Err(error) if json => (String::new(), one_line(error)),
        Err(error) => {
            let again = match (error.retryable(), error.retry_after_seconds()) {
                (false, _) => String::new(),
                (true, None) => " Try again later.".to_owned(),
                (true, Some(seconds)) => format!(" Try again in {seconds} seconds."),
            };
            (String::new(), format!("{}: {}{again}\n", printable(error.code()), printable(error.detail())))
        }
    }
}

fn one_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("names, numbers and texts always have a JSON form") + "\n"
}

/// The exit code of what was not done.
pub(super) fn failed(error: &Error) -> u8 {
    match error.kind() {
        Kind::WrongUse => 2,
        Kind::Retryable => 3,
        _ => 1,
    }
}

/// Prints and gives the exit code. A closed pipe changes nothing of what was done.
pub(super) fn print(answer: &Result<Report, Error>, json: bool) -> ExitCode {
    let (out, err) = render(answer, json);
    drop(io::stdout().write_all(out.as_bytes()));
    drop(io::stderr().write_all(err.as_bytes()));
    ExitCode::from(answer.as_ref().map_or_else(failed, Report::exit_code))
}
