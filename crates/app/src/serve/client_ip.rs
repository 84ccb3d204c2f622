//! Whose request it is, when proxies stand between (SR-22).
//!
//! The peer itself, unless it is a trusted proxy; then the rightmost address in `X-Forwarded-For` that is
//! not trusted. No other header is looked at: a proxy that manages one lets the others through as sent.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

use super::network::Network;

/// The client's address. What cannot be read ends the walk: the hop that reported it is the answer.
pub fn client_ip(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.contains(ip));
    let mut client = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for");
    let lines: Vec<&str> = lines.iter().map(|line| line.to_str().unwrap_or("?")).collect();
    let hops = lines.iter().flat_map(|line| line.split(',')).map(str::trim).rev();
    for hop in hops {
        if !is_trusted(client) {
            return client;
        }
        match address(hop) {
            Some(ip) => client = ip.to_canonical(),
            None => return client,
        }
    }
    client
}

/// An address, with or without port, IPv6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const NONE: &[&str] = &[];
    const LOCAL: &[&str] = &["127.0.0.1", "::1"];
    const NETS: &[&str] = &["10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.7"];
    const ALL: &[&str] = &["0.0.0.0/0", "::/0"];

    type Row = (&'static str, &'static [&'static str], &'static [&'static str], &'static str);

    /// SR-22: peer, trusted networks, `X-Forwarded-For` lines, the client.
    const TABLE: &[Row] = &[
        ("203.0.113.9", NONE, &[], "203.0.113.9"),
        ("203.0.113.9", NONE, &["198.51.100.1"], "203.0.113.9"),
        ("203.0.113.9", NONE, &["127.0.0.1"], "203.0.113.9"),
        ("127.0.0.1", NONE, &["198.51.100.1"], "127.0.0.1"),
        ("203.0.113.9", LOCAL, &["198.51.100.1"], "203.0.113.9"),
        ("203.0.113.9", NETS, &["10.0.0.1"], "203.0.113.9"),
        ("127.0.0.1", LOCAL, &[], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1"], "198.51.100.1"),
        ("::1", LOCAL, &["198.51.100.1"], "198.51.100.1"),
        ("::ffff:127.0.0.1", LOCAL, &["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1, 127.0.0.1"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1", "127.0.0.1"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["127.0.0.1", "198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", NETS, &["198.51.100.1, 10.9.9.9, 192.0.2.7"], "198.51.100.1"),
        ("10.0.0.1", NETS, &["10.2.2.2, 198.51.100.1, 10.9.9.9"], "198.51.100.1"),
        ("10.0.0.1", NETS, &["198.51.100.1, 192.0.2.8"], "192.0.2.8"),
        ("10.0.0.1", NETS, &["10.2.2.2, 10.3.3.3"], "10.2.2.2"),
        ("11.0.0.1", NETS, &["198.51.100.1"], "11.0.0.1"),
        ("2001:db8:ffff::1", NETS, &["2001:db8::5"], "2001:db8::5"),
        ("2001:db8:fffe::1", NETS, &["2001:db8::5"], "2001:db8:fffe::1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1:4711"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["[2001:db8::5]:4711"], "2001:db8::5"),
        ("127.0.0.1", LOCAL, &["[2001:db8::5]"], "2001:db8::5"),
        ("127.0.0.1", LOCAL, &["::ffff:198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &["  198.51.100.1  "], "198.51.100.1"),
        ("127.0.0.1", LOCAL, &[""], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["unknown"], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1, unknown"], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1, , 127.0.0.1"], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["198.51.100.1, 127.0.0.1.evil.example"], "127.0.0.1"),
        ("127.0.0.1", LOCAL, &["\u{fc}"], "127.0.0.1"),
        ("203.0.113.9", ALL, &["198.51.100.1, 198.51.100.2"], "198.51.100.1"),
    ];

    #[test]
    fn the_rightmost_untrusted_hop_is_the_client() {
        for (peer, trusted, lines, client) in TABLE {
            let trusted: Vec<Network> = trusted.iter().map(|net| net.parse().expect(net)).collect();
            let mut headers = HeaderMap::new();
            // Headers that must never count.
            for name in ["forwarded", "x-real-ip", "client-ip", "cf-connecting-ip", "x-client-ip"] {
                headers.insert(name, HeaderValue::from_static("for=6.6.6.6"));
            }
            for line in *lines {
                headers.append("x-forwarded-for", HeaderValue::from_bytes(line.as_bytes()).expect(line));
            }
            let found = client_ip(peer.parse().expect(peer), &headers, &trusted);
            assert_eq!(found.to_string(), *client, "peer {peer}, {lines:?}");
        }
    }
}
