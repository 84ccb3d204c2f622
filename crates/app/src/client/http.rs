//! The activation service as this client sees it: five requests, their answers, and refusals sorted into definitive
//! and retryable. Anything that does not look like an answer of a license server is retryable: an outage, a captive
//! page or a proxy must never stop an installed program for good.

use std::path::Path;
use std::time::Duration;

use seal::KeyRing;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ureq::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use ureq::http::{Request, Response, Uri};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

use super::failure::Failure;
use super::secret::Secret;

const PATIENCE: Duration = Duration::from_secs(30);
const LARGEST_ANSWER: u64 = 256 * 1024;

#[derive(Serialize)]
pub(super) struct Device<'a> {
    pub(super) fingerprint: &'a str,
    pub(super) name: &'a str,
    pub(super) platform: &'a str,
    pub(super) software_version: &'a str,
}

#[derive(Serialize)]
pub(super) struct ActivateRequest<'a> {
    pub(super) username: &'a str,
    pub(super) activation_code: &'a Secret,
    pub(super) device: Device<'a>,
}

#[derive(Serialize)]
pub(super) struct EnrollRequest<'a> {
    pub(super) deployment_key: &'a Secret,
    pub(super) login: &'a str,
    pub(super) device: Device<'a>,
}

#[derive(Deserialize)]
pub(super) struct Activated {
    pub(super) installation_id: String,
    pub(super) device_token: Secret,
    pub(super) lease: String,
}

#[derive(Serialize)]
pub(super) struct CheckInRequest<'a> {
    pub(super) storage_used_bytes: u64,
    pub(super) software_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_backup_at: Option<jiff::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_success_at: Option<jiff::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failed_runs: Option<u32>,
}

#[derive(Deserialize)]
pub(super) struct CheckedIn {
    pub(super) status: String,
    pub(super) reasons: Vec<String>,
    pub(super) lease: Option<String>,
    pub(super) next_check_in_at: Option<jiff::Timestamp>,
}

/// How to reach a server, beside its address.
pub(super) struct Terms<'a> {
    pub(super) language: &'a str,
    pub(super) ca: Option<&'a Path>,
    pub(super) allow_plain_http: bool,
}

pub(super) struct Server {
    agent: Agent,
    address: String,
    language: String,
}

impl Server {
    /// A server by its address. Nothing is sent yet.
    pub(super) fn at(address: &str, terms: &Terms<'_>) -> Result<Self, Failure> {
        let address = address.trim_end_matches('/').to_owned();
        check_address(&address, terms)?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .user_agent(concat!("seatwright-client/", env!("CARGO_PKG_VERSION")))
            .tls_config(TlsConfig::builder().root_certs(roots(terms.ca)?).build());
        Ok(Self { agent: config.build().new_agent(), address, language: terms.language.to_owned() })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The public keys that verify this server's leases.
    pub(super) fn keys(&self) -> Result<KeyRing, Failure> {
        self.ask(self.request("GET", "keys"), Vec::new())
    }

    pub(super) fn activate(&self, request: &ActivateRequest<'_>) -> Result<Activated, Failure> {
        self.ask(self.request("POST", "activate"), json(request))
    }

    pub(super) fn enroll(&self, request: &EnrollRequest<'_>) -> Result<Activated, Failure> {
        self.ask(self.request("POST", "enroll"), json(request))
    }

    pub(super) fn check_in(
        &self,
        token: &Secret,
        request: &CheckInRequest<'_>,
    ) -> Result<CheckedIn, Failure> {
        self.ask(self.request("POST", "check-in").header(AUTHORIZATION, bearer(token)), json(request))
    }

    pub(super) fn release(&self, token: &Secret) -> Result<(), Failure> {
        let request = self.request("POST", "release").header(AUTHORIZATION, bearer(token));
        self.send(request, b"{}".to_vec()).map(drop)
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
    ) -> Result<T, Failure> {
        let answer = self.send(request, body)?;
        serde_json::from_slice(&answer).map_err(|error| {
            Failure::retryable(
                "answer-not-understood",
                format!("{} answered in an unknown form: {error}.", self.address),
            )
        })
    }

    /// The body of a successful answer.
    fn send(&self, request: ureq::http::request::Builder, body: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let unreachable = |error: ureq::Error| {
            Failure::retryable("server-unreachable", format!("{} cannot be reached: {error}.", self.address))
        };
        let written = |error: ureq::http::Error| {
            Failure::usage("bad-request", format!("This cannot be sent: {error}."))
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

    fn refusal(&self, answer: &Response<Body>, bytes: &[u8]) -> Failure {
        let status = answer.status().as_u16();
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let kind = header(CONTENT_TYPE).unwrap_or_default();
        let problem = kind
            .starts_with("application/problem+json")
            .then(|| serde_json::from_slice::<Problem>(bytes).ok());
        let Some(problem) = problem.flatten() else {
            let detail = format!("{} answered {status}, not as a license server does.", self.address);
            return Failure::retryable("answer-not-understood", detail);
        };
        let retryable = problem.retryable.unwrap_or(matches!(status, 408 | 425 | 429 | 500..));
        let make = if retryable { Failure::retryable } else { Failure::definitive };
        let mut failure = make(&problem.code, problem.told());
        failure.judged = !retryable && !matches!(status, 400 | 405 | 406 | 411 | 413 | 415 | 422 | 431);
        failure.retry_after_seconds = header(RETRY_AFTER).and_then(|seconds| seconds.parse().ok());
        failure
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

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("names, numbers and texts always have a JSON form")
}

fn bearer(token: &Secret) -> String {
    format!("Bearer {}", token.reveal())
}

fn check_address(address: &str, terms: &Terms<'_>) -> Result<(), Failure> {
    let wrong = |why: &str| Err(Failure::usage("bad-server-address", format!("--server {address}: {why}.")));
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
            wrong("codes would travel unencrypted; use https, or --allow-plain-http if you mean it")
        }
        _ => wrong("write it as https://licenses.example.com"),
    }
}

fn roots(ca: Option<&Path>) -> Result<RootCerts, Failure> {
    let Some(path) = ca else { return Ok(RootCerts::WebPki) };
    let wrong = |why: String| Failure::usage("bad-certificates", format!("--ca {}: {why}.", path.display()));
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
