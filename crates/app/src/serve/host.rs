//! Which `Host` a request may name (SR-54): the public address, or loopback when asked from this machine.

use std::net::SocketAddr;

use axum::http::header;
use axum::http::request::Parts;

use crate::config::{Origin, is_loopback, split_port};

/// The names this server answers to.
#[derive(Debug, Clone)]
pub struct HostRule {
    public: Option<Origin>,
}

/// What came out of looking at the names in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All names are ours.
    Fine,
    /// No name, or several.
    Missing,
    /// A name of somebody else.
    Other,
}

impl HostRule {
    /// Answers to the public address and, from this machine, to loopback names; without a public address
    /// to the latter only.
    pub fn new(public: Option<Origin>) -> Self {
        HostRule { public }
    }

    /// Looks at `Host` and at the authority of an absolute request target. Probes are asked by address,
    /// make no links, and are let through.
    pub fn judge(&self, parts: &Parts, peer: SocketAddr) -> Verdict {
        if super::is_probe(parts.uri.path()) {
            return Verdict::Fine;
        }
        let mut hosts = parts.headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Verdict::Missing };
        let Ok(host) = host.to_str() else { return Verdict::Other };
        let target = parts.uri.authority().map_or(host, |authority| authority.as_str());
        if host.is_empty() {
            Verdict::Missing
        } else if self.is_ours(host, peer) && self.is_ours(target, peer) {
            Verdict::Fine
        } else {
            Verdict::Other
        }
    }

    fn is_ours(&self, name: &str, peer: SocketAddr) -> bool {
        let local = peer.ip().to_canonical().is_loopback() && is_loopback(split_port(name).0);
        local || self.public.as_ref().is_some_and(|public| public.is_host(name))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    /// SR-54: public address, peer, request target, `Host`.
    #[test]
    fn only_our_names_are_answered() {
        const PUBLIC: &str = "https://licenses.example.com";
        const ODD: &str = "https://licenses.example.com:8443";
        let table = [
            (PUBLIC, "192.0.2.1:5", "/", Some("licenses.example.com"), Verdict::Fine),
            (PUBLIC, "192.0.2.1:5", "/", Some("LICENSES.example.com:443"), Verdict::Fine),
            (PUBLIC, "192.0.2.1:5", "/", Some("licenses.example.com:80"), Verdict::Other),
            (PUBLIC, "192.0.2.1:5", "/", Some("licenses.example.com.evil.example"), Verdict::Other),
            (PUBLIC, "192.0.2.1:5", "/", Some("licenses.example.com@evil.example"), Verdict::Other),
            (PUBLIC, "192.0.2.1:5", "/", Some("evil.example"), Verdict::Other),
            (PUBLIC, "192.0.2.1:5", "/", Some(""), Verdict::Missing),
            (PUBLIC, "192.0.2.1:5", "/", None, Verdict::Missing),
            (PUBLIC, "192.0.2.1:5", "/healthz", Some("10.0.0.3:8080"), Verdict::Fine),
            (PUBLIC, "192.0.2.1:5", "/healthz", None, Verdict::Fine),
            (PUBLIC, "192.0.2.1:5", "http://evil.example/", Some("licenses.example.com"), Verdict::Other),
            (
                PUBLIC,
                "192.0.2.1:5",
                "https://licenses.example.com/",
                Some("licenses.example.com"),
                Verdict::Fine,
            ),
            (PUBLIC, "192.0.2.1:5", "/", Some("localhost"), Verdict::Other),
            (PUBLIC, "127.0.0.1:5", "/", Some("localhost:8080"), Verdict::Fine),
            (PUBLIC, "[::ffff:127.0.0.1]:5", "/", Some("127.0.0.1:8080"), Verdict::Fine),
            (PUBLIC, "[::1]:5", "/", Some("[::1]:8080"), Verdict::Fine),
            (PUBLIC, "127.0.0.1:5", "/", Some("evil.example"), Verdict::Other),
            (ODD, "192.0.2.1:5", "/", Some("licenses.example.com:8443"), Verdict::Fine),
            (ODD, "192.0.2.1:5", "/", Some("licenses.example.com"), Verdict::Other),
            ("", "127.0.0.1:5", "/", Some("127.0.0.1:8080"), Verdict::Fine),
            ("", "127.0.0.1:5", "/", Some("licenses.example.com"), Verdict::Other),
        ];
        for (public, peer, target, host, verdict) in table {
            let rule = HostRule::new(Origin::parse(public).ok());
            let mut request = Request::get(target);
            if let Some(host) = host {
                request = request.header(header::HOST, host);
            }
            let (parts, ()) = request.body(()).expect("a request").into_parts();
            let peer = peer.parse().expect(peer);
            assert_eq!(rule.judge(&parts, peer), verdict, "{public} {peer} {target} {host:?}");
        }
        let request =
            Request::get("/").header(header::HOST, "localhost").header(header::HOST, "evil.example");
        let (parts, ()) = request.body(()).expect("a request").into_parts();
        let peer = "127.0.0.1:5".parse().expect("an address");
        assert_eq!(HostRule::new(None).judge(&parts, peer), Verdict::Missing);
    }
}
