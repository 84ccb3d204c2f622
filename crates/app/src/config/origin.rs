//! `public_url`: scheme, host and port that people type; every absolute URL is made of it (SR-54).

use std::fmt;

/// An `http` or `https` address without path: `https://licenses.example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    authority: String,
    port: u16,
}

impl Origin {
    /// Reads an address. Refuses what is not http(s), has a path, a query or a user name, and plain http to
    /// anywhere but this machine.
    pub fn parse(text: &str) -> Result<Origin, &'static str> {
        let url =
            url::Url::parse(text).map_err(|_| "must be an address such as https://licenses.example.com")?;
        let host = url.host_str().unwrap_or_default();
        match url.scheme() {
            "https" => {}
            "http" if super::build::is_loopback(host) => {}
            "http" => return Err("must be https: over http everybody on the way reads passwords and codes"),
            _ => return Err("must start with https://"),
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err("must not have a path: give only https://HOST or https://HOST:PORT");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("must not have a user name");
        }
        let port = url.port_or_known_default().ok_or("has no port")?;
        Ok(Origin { text: url.as_str().trim_end_matches('/').to_owned(), authority: host.to_owned(), port })
    }

    /// Whether a `Host` header (or the authority of an absolute request target) names this address.
    pub fn is_host(&self, header: &str) -> bool {
        let (host, port) = split_port(header);
        let port = if port.is_empty() { Some(self.default_port()) } else { port.parse().ok() };
        host.eq_ignore_ascii_case(&self.authority) && port == Some(self.port)
    }

    /// Host without port.
    pub fn host(&self) -> &str {
        &self.authority
    }

    /// Whether cookies must be `Secure`.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }

    fn default_port(&self) -> u16 {
        if self.is_https() { 443 } else { 80 }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// `host:80` → (`host`, `80`); `[::1]:80` → (`[::1]`, `80`); no port is an empty one.
pub fn split_port(authority: &str) -> (&str, &str) {
    let after_bracket = authority.rfind(']').map_or(0, |at| at + 1);
    match authority[after_bracket..].rfind(':') {
        Some(colon) => (&authority[..after_bracket + colon], &authority[after_bracket + colon + 1..]),
        None => (authority, ""),
    }
}
