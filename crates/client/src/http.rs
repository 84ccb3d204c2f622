//! The activation service as this client sees it: five requests, their answers, and refusals sorted into definitive
//! and retryable. Anything that does not look like an answer of a license server is retryable: an outage, a captive
//! page or a proxy must never stop an installed program for good.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use seal::KeyRing;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ureq::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use ureq::http::{Request, Response, Uri};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

use crate::error::Error;
use crate::secret::Secret;
use crate::state::Message;

const PATIENCE: Duration = Duration::from_secs(30);
const LARGEST_ANSWER: u64 = 256 * 1024;

#[derive(Serialize)]
pub(crate) struct Device<'a> {
    pub(crate) fingerprint: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) components: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) machine_id: Option<&'a str>,
    pub(crate) name: &'a str,
    pub(crate) platform: &'a str,
    pub(crate) software_version: &'a str,
}

#[derive(Serialize)]
pub(crate) struct ActivateRequest<'a> {
    pub(crate) username: &'a str,
    pub(crate) activation_code: &'a Secret,
    pub(crate) device: Device<'a>,
    #[serde(rename = "move", skip_serializing_if = "std::ops::Not::not")]
    pub(crate) moves: bool,
    /// Of the place that this device has already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_token: Option<&'a Secret>,
    pub(crate) sent_at: Timestamp,
}

#[derive(Serialize)]
pub(crate) struct EnrollRequest<'a> {
    pub(crate) deployment_key: &'a Secret,
    pub(crate) login: &'a str,
    pub(crate) device: Device<'a>,
    pub(crate) sent_at: Timestamp,
}

#[derive(Deserialize)]
pub(crate) struct Activated {
    pub(crate) installation_id: String,
    pub(crate) device_token: Secret,
    pub(crate) lease: String,
    #[serde(default)]
    pub(crate) next_check_in_at: Option<Timestamp>,
}

#[derive(Serialize)]
pub(crate) struct CheckInRequest<'a> {
    pub(crate) storage_used_bytes: u64,
    pub(crate) software_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_backup_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_success_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failed_runs: Option<u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) counters: &'a BTreeMap<String, i64>,
    pub(crate) sent_at: Timestamp,
}

#[derive(Serialize)]
pub(crate) struct ReleaseRequest {
    pub(crate) sent_at: Timestamp,
}

#[derive(Deserialize)]
pub(crate) struct CheckedIn {
    pub(crate) status: String,
    pub(crate) reasons: Vec<String>,
    #[serde(default)]
    pub(crate) enforcement: Option<String>,
    pub(crate) lease: Option<String>,
    pub(crate) next_check_in_at: Option<Timestamp>,
    #[serde(default)]
    pub(crate) messages: Vec<Message>,
}

/// How to reach a server, beside its address.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    pub(crate) language: String,
    pub(crate) ca: Option<PathBuf>,
    pub(crate) allow_plain_http: bool,
}

#[derive(Clone)]
pub(crate) struct Server {
    agent: Agent,
    address: String,
    language: String,
}

impl Server {
    /// A server by its address. Nothing is sent yet.
    pub(crate) fn at(address: &str, terms: &Terms) -> Result<Self, Error> {
        let address = address.trim_end_matches('/').to_owned();
        check_address(&address, terms)?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .user_agent(concat!("seatwright-client/", env!("CARGO_PKG_VERSION")))
            .tls_config(TlsConfig::builder().root_certs(roots(terms.ca.as_deref())?).build());
        Ok(Self { agent: config.build().new_agent(), address, language: terms.language.clone() })
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The public keys that verify this server's leases, for one product those of its vendor and the operator.
    pub(crate) fn keys(&self, product: Option<&str>) -> Result<KeyRing, Error> {
        let asked =
            product.map_or_else(|| "keys".to_owned(), |name| format!("keys?product={}", escaped(name)));
        self.ask(self.request("GET", &asked), Vec::new())
    }

    pub(crate) fn activate(&self, request: &ActivateRequest<'_>) -> Result<Activated, Error> {
        self.ask(self.request("POST", "activate"), json(request))
    }

    pub(crate) fn enroll(&self, request: &EnrollRequest<'_>) -> Result<Activated, Error> {
        self.ask(self.request("POST", "enroll"), json(request))
    }

    pub(crate) fn check_in(&self, token: &Secret, request: &CheckInRequest<'_>) -> Result<CheckedIn, Error> {
        self.ask(self.request("POST", "check-in").header(AUTHORIZATION, bearer(token)), json(request))
    }

    pub(crate) fn release(&self, token: &Secret, said: &ReleaseRequest) -> Result<(), Error> {
        let request = self.request("POST", "release").header(AUTHORIZATION, bearer(token));
        self.send(request, json(said)).map(drop)
    }

    fn request(&self, method: &str, verb: &str) -> ureq::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("{}/activation/v1/{verb}", self.address))
            .header(ACCEPT_LANGUAGE, &self.language)
    }

    fn ask<T: DeserializeOwned>(
        &self,
        request: ureq::http::request::Builder,
        body: Vec<u8>,
    ) -> Result<T, Error> {
        let answer = self.send(request, body)?;
        serde_json::from_slice(&answer).map_err(|error| {
            Error::may_do_later(
                "answer-not-understood",
                format!("{} answered in an unknown form: {error}.", self.address),
            )
        })
    }

    /// The body of a successful answer.
    fn send(&self, request: ureq::http::request::Builder, body: Vec<u8>) -> Result<Vec<u8>, Error> {
        let unreachable = |error: ureq::Error| {
            Error::may_do_later("server-unreachable", format!("{} cannot be reached: {error}.", self.address))
        };
        let written = |error: ureq::http::Error| {
            Error::wrong_use("bad-request", format!("This cannot be sent: {error}."))
        };
        let answer = if body.is_empty() {
            self.agent.run(request.body(()).map_err(written)?)
        } else {
            self.agent.run(request.header(CONTENT_TYPE, "application/json").body(body).map_err(written)?)
        };
        let mut answer = answer.map_err(unreachable)?;
        let bytes =
            answer.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec().map_err(unreachable)?;
        if answer.status().is_success() { Ok(bytes) } else { Err(self.refusal(&answer, &bytes)) }
    }

    fn refusal(&self, answer: &Response<Body>, bytes: &[u8]) -> Error {
        let status = answer.status().as_u16();
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let kind = header(CONTENT_TYPE).unwrap_or_default();
        let problem = kind
            .starts_with("application/problem+json")
            .then(|| serde_json::from_slice::<Problem>(bytes).ok());
        let Some(problem) = problem.flatten() else {
            let detail = format!("{} answered {status}, not as a license server does.", self.address);
            return Error::may_do_later("answer-not-understood", detail);
        };
        let retryable = problem.retryable.unwrap_or(matches!(status, 408 | 425 | 429 | 500..));
        let make = if retryable { Error::may_do_later } else { Error::refused };
        let of_the_request = matches!(status, 400 | 405 | 406 | 411 | 413 | 415 | 422 | 431);
        let seconds = header(RETRY_AFTER).and_then(|seconds| seconds.parse().ok());
        make(&problem.code, problem.told()).judging(!retryable && !of_the_request).after(seconds)
    }
}

/// RFC 9457, with the members that this server adds.
#[derive(Deserialize)]
struct Problem {
    code: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    detail: String,
    retryable: Option<bool>,
    #[serde(default)]
    errors: Vec<BadField>,
}

#[derive(Deserialize)]
struct BadField {
    field: String,
    #[serde(default)]
    detail: String,
}

impl Problem {
    fn told(&self) -> String {
        let first = if self.detail.is_empty() { &self.title } else { &self.detail };
        let fields = self.errors.iter().map(|bad| format!("{}: {}", bad.field, bad.detail));
        std::iter::once(first.clone()).chain(fields).collect::<Vec<_>>().join(" ")
    }
}

/// As the value of a query, RFC 3986.
fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("names, numbers and texts always have a JSON form")
}

fn bearer(token: &Secret) -> String {
    format!("Bearer {}", token.reveal())
}

fn check_address(address: &str, terms: &Terms) -> Result<(), Error> {
    let wrong =
        |why: &str| Err(Error::wrong_use("bad-server-address", format!("Server {address:?}: {why}.")));
    let Ok(uri) = address.parse::<Uri>() else { return wrong("this is not an address") };
    let Some(host) = uri.host() else { return wrong("write it as https://licenses.example.com") };
    let here = matches!(host, "localhost" | "[::1]")
        || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    match uri.scheme_str() {
        _ if uri.query().is_some() || uri.authority().is_some_and(|a| a.as_str().contains('@')) => {
            wrong("give scheme, host, port and path only")
        }
        Some("https") => Ok(()),
        Some("http") if here || terms.allow_plain_http => Ok(()),
        Some("http") => {
            wrong("codes would travel unencrypted; use https, or allow plain HTTP if you mean it")
        }
        _ => wrong("write it as https://licenses.example.com"),
    }
}

fn roots(ca: Option<&Path>) -> Result<RootCerts, Error> {
    let Some(path) = ca else { return Ok(RootCerts::WebPki) };
    let wrong = |why: String| {
        Error::wrong_use("bad-certificates", format!("Certificates {}: {why}.", path.display()))
    };
    let pem = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let items: Vec<_> =
        parse_pem(&pem).collect::<Result<_, _>>().map_err(|error| wrong(error.to_string()))?;
    let certificates =
        items.into_iter().filter_map(|item| if let PemItem::Certificate(c) = item { Some(c) } else { None });
    let certificates: Vec<_> = certificates.collect();
    if certificates.is_empty() {
        Err(wrong("there is no certificate in it".to_owned()))
    } else {
        Ok(certificates.into())
    }
}
