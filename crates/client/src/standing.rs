//! What the program may do now, and why.

use jiff::Timestamp;
use seal::{Invalid, Lease, LicenseFile};
use serde::Serialize;

use crate::state::{Message, Refusal, State};

/// How things stand with the license, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Phase {
    /// In force.
    Active,
    /// Its last day is over, its grace is not: in force, time to say so.
    Grace,
    /// Not in force at this time: suspended, unpaid, not yet begun, the customer disabled.
    Suspended,
    /// Over: the license, or the kept lease because the server was not reached in time.
    Expired,
    /// The server refused for good at the last check-in: revoked, released, unbound, unknown.
    Refused,
    /// The kept lease or license file does not fit this device, product or clock.
    Invalid,
}

/// What the program may do now, and why. Instants are Unix seconds, but for `next_check_in_at`, which is as the server
/// says it (RFC 3339 in JSON).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// Whether the license is in force for this device, now: `phase` is active or grace.
    pub licensed: bool,
    /// How things stand, in one word.
    pub phase: Phase,
    /// Status of the license by the server's code, such as `active`; empty while nothing was ever heard.
    pub status: String,
    /// Why it is not licensed, by a stable code; `None` if it is.
    pub code: Option<String>,
    /// Every reason that the server gives for the status, by code; some, such as `expiring_soon`, hold while it is
    /// licensed.
    pub reasons: Vec<String>,
    /// What the plan turns on: `name` or `name=value`. Ask [`has_feature`](Self::has_feature) and
    /// [`feature_value`](Self::feature_value) rather than this.
    pub features: Vec<String>,
    /// What the vendor or seller wants the program to show to people now, as the last check-in told it.
    pub messages: Vec<Message>,
    /// What the vendor wants of a program that is not licensed, by code: `block`, `degrade`, `warn`, `advisory`;
    /// `None` while the server has not said.
    pub enforcement: Option<String>,
    /// Until when it stays licensed without a connection; `None` if it is not licensed.
    pub offline_until: Option<i64>,
    /// The user of the seat; `None` without lease and license file.
    pub username: Option<String>,
    /// Whether it is time to check in; never by a license file.
    pub refresh_due: bool,
    /// When the server wants to hear from the program next.
    pub next_check_in_at: Option<Timestamp>,
    /// Address of the server; empty without an activation.
    pub server: String,
    /// The installation on the server.
    pub installation_id: String,
    /// All that the kept lease says, whether it holds or not.
    pub lease: Option<Lease>,
    /// All that the license file says, where that answers and no lease does.
    pub license_file: Option<LicenseFile>,
    /// The server's refusal for good, if that was its last word.
    pub refusal: Option<Refusal>,
    /// Why the kept lease or license file does not hold by itself; `None` if it does or there is none.
    #[serde(skip)]
    pub lapse: Option<Invalid>,
}

fn value_of<'a>(on: &'a str, feature: &str) -> Option<&'a str> {
    on.strip_prefix(feature)?.strip_prefix('=')
}

/// Those that are still to be shown.
fn messages(state: &State, now: i64) -> Vec<Message> {
    let said = state.said.iter().flat_map(|said| &said.messages);
    said.filter(|message| now < message.until.as_second()).cloned().collect()
}

impl Standing {
    /// Whether the program is licensed now and its plan turns the feature on, with a value or without.
    pub fn has_feature(&self, feature: &str) -> bool {
        self.licensed && self.features.iter().any(|on| on == feature || value_of(on, feature).is_some())
    }

    /// The value that the plan gives a feature, such as `10` where it says `projects=10`, while the program is licensed.
    pub fn feature_value(&self, feature: &str) -> Option<&str> {
        self.features.iter().filter(|_| self.licensed).find_map(|on| value_of(on, feature))
    }

    pub(crate) fn of(state: &State, lease: Option<Lease>, lapse: Option<Invalid>, now: i64) -> Self {
        let code = objection(state, lease.as_ref(), lapse);
        let licensed = code.is_none();
        let (status, reasons) = words(state, lease.as_ref());
        Self {
            licensed,
            phase: phase(state, lapse, code.as_deref().unwrap_or(&status)),
            status,
            code,
            reasons,
            features: lease.as_ref().map(|lease| lease.features.clone()).unwrap_or_default(),
            messages: messages(state, now),
            enforcement: state.said.as_ref().and_then(|said| said.enforcement.clone()),
            offline_until: lease.as_ref().filter(|_| licensed).map(|lease| lease.expires_at),
            username: lease.as_ref().map(|lease| lease.username.clone()),
            refresh_due: lease.as_ref().is_none_or(|lease| lease.refresh_due(now)),
            next_check_in_at: state.next_check_in_at,
            server: state.server.clone(),
            installation_id: state.installation_id.clone(),
            lease,
            license_file: None,
            refusal: state.refusal.clone(),
            lapse,
        }
    }

    /// What a license file licenses, whatever became of an activation.
    pub(crate) fn of_file(file: LicenseFile, lapse: Option<Invalid>) -> Self {
        let licensed = lapse.is_none();
        Self {
            licensed,
            phase: match lapse {
                None => Phase::Active,
                Some(Invalid::Expired) => Phase::Expired,
                Some(_) => Phase::Invalid,
            },
            status: "active".to_owned(),
            code: lapse.map(|lapse| lapse.code().to_owned()),
            reasons: Vec::new(),
            features: file.features.clone(),
            messages: Vec::new(),
            enforcement: None,
            offline_until: licensed.then_some(file.expires_at),
            username: Some(file.username.clone()),
            refresh_due: false,
            next_check_in_at: None,
            server: String::new(),
            installation_id: file.installation_id.clone(),
            lease: None,
            license_file: Some(file),
            refusal: None,
            lapse,
        }
    }
}

/// Status and reasons as the server said them last: at a check-in, before the first one in the lease.
fn words(state: &State, lease: Option<&Lease>) -> (String, Vec<String>) {
    match (&state.said, lease) {
        (Some(said), _) => (said.status.clone(), said.reasons.clone()),
        (None, Some(lease)) => (lease.status.clone(), lease.reasons.clone()),
        (None, None) => Default::default(),
    }
}

/// Why it is not licensed. The server's refusal goes before the lease, what is wrong with the lease before what it says;
/// and it takes both the lease and the last check-in to be in force.
fn objection(state: &State, lease: Option<&Lease>, lapse: Option<Invalid>) -> Option<String> {
    if let Some(refusal) = &state.refusal {
        return Some(refusal.code.clone());
    }
    if let Some(lapse) = lapse {
        return Some(lapse.code().to_owned());
    }
    let said = state.said.as_ref().map(|said| said.status.as_str());
    let told = said.into_iter().chain(lease.map(|lease| lease.status.as_str()));
    let not_in_force = told.filter(|status| !matches!(*status, "active" | "grace")).map(str::to_owned).next();
    not_in_force.or_else(|| lease.is_none().then(|| "no-lease".to_owned()))
}

fn phase(state: &State, lapse: Option<Invalid>, word: &str) -> Phase {
    match (&state.refusal, lapse, word) {
        (Some(_), _, _) => Phase::Refused,
        (None, Some(Invalid::Expired), _) | (None, None, "expired") => Phase::Expired,
        (None, Some(_), _) => Phase::Invalid,
        (None, None, "active") => Phase::Active,
        (None, None, "grace") => Phase::Grace,
        (None, None, _) => Phase::Suspended,
    }
}
