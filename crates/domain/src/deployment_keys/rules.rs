//! How users get their names from a pattern, which networks a key may be used from, and how a key stands. No SQL.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use crate::{refusal::Problem, words};

words! {
    /// How a key stands today.
    KeyState { Live => "live", UsedUp => "used-up", Expired => "expired", Revoked => "revoked" }
}

pub(super) const fn state(revoked: bool, over: bool, used_up: bool) -> KeyState {
    if revoked {
        KeyState::Revoked
    } else if over {
        KeyState::Expired
    } else if used_up {
        KeyState::UsedUp
    } else {
        KeyState::Live
    }
}

/// The most networks that one key can be limited to.
pub const MOST_NETWORKS: usize = 50;

/// What a pattern may hold: the customer's prefix, the device's name, who is logged in there, six symbols by chance.
pub const PLACEHOLDERS: [&str; 4] = ["prefix", "device", "login", "random"];

/// The longest name that a pattern makes, in characters; what comes after it to tell names apart is not counted.
const LONGEST_NAME: usize = 180;

/// The names in braces, in their order; `None` when a brace stands alone.
fn placeholders(pattern: &str) -> Option<Vec<&str>> {
    let mut rest = pattern;
    let mut found = Vec::new();
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{')?;
        let (name, after) = inside.split_once('}')?;
        if name.contains('{') {
            return None;
        }
        found.push(name);
        rest = after;
    }
    Some(found)
}

/// What is wrong with a pattern of names.
pub(super) fn pattern_problem(pattern: &str) -> Option<Problem> {
    let Some(found) = placeholders(pattern) else { return Some(Problem::PatternBroken) };
    let allowed = || PLACEHOLDERS.join(", ");
    if let Some(name) = found.iter().find(|name| !PLACEHOLDERS.contains(name)) {
        let name: String = name.chars().take(40).collect();
        return Some(Problem::PatternUnknown { name, allowed: allowed() });
    }
    let tells_apart = found.iter().any(|name| *name != "prefix");
    (!pattern.is_empty() && !tells_apart).then_some(Problem::PatternAlike)
}

/// What a name is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'p> {
    pub prefix: &'p str,
    pub device: &'p str,
    pub login: &'p str,
    /// Six symbols by chance; also in place of a device without a name.
    pub random: &'p str,
}

/// The name that a pattern makes. Who is logged in is unknown on some devices: then the device's name does.
pub(super) fn name(pattern: &str, parts: Parts<'_>) -> String {
    let device = if parts.device.is_empty() { parts.random } else { parts.device };
    let login = if parts.login.is_empty() { device } else { parts.login };
    let filled = pattern
        .split_inclusive('}')
        .map(|piece| {
            let Some((before, name)) = piece.strip_suffix('}').and_then(|piece| piece.split_once('{')) else {
                return piece.to_owned();
            };
            let value = match name {
                "prefix" => parts.prefix,
                "device" => device,
                "login" => login,
                _ => parts.random,
            };
            [before, value].concat()
        })
        .collect::<String>();
    filled.trim().chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}

/// A network or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    address: IpAddr,
    bits: u8,
}

/// The text is neither an address nor a network such as `192.0.2.0/24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotANetwork;

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| NotANetwork)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            None => most,
            Some(bits) if bits.bytes().all(|digit| digit.is_ascii_digit()) => {
                bits.parse().ok().filter(|bits| *bits <= most).ok_or(NotANetwork)?
            }
            Some(_) => return Err(NotANetwork),
        };
        Ok(Self { address: masked(address, bits), bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

/// The address with everything behind its first bits taken off.
fn masked(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            Ipv4Addr::from_bits(v4.to_bits() & mask).into()
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        self.address.is_ipv4() == address.is_ipv4() && masked(address, self.bits) == self.address
    }
}

/// Whether an address lies in one of the networks; without networks every address does. What is no address lies in
/// none.
pub(super) fn within(networks: &[String], ip: &str) -> bool {
    if networks.is_empty() {
        return true;
    }
    let Ok(address) = ip.trim().parse::<IpAddr>() else { return false };
    let address = address.to_canonical();
    networks.iter().filter_map(|text| text.parse::<Network>().ok()).any(|network| network.holds(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Parts<'_> = Parts { prefix: "acme-", device: "PC-7", login: "ann", random: "k3x9qa" };

    /// NX-12, NX-68: the customer's prefix with the device's or the login's name.
    #[test]
    fn names_follow_the_pattern() {
        let table = [
            ("{prefix}{device}", "acme-PC-7"),
            ("{prefix}{login}", "acme-ann"),
            ("{login} on {device}", "ann on PC-7"),
            ("kiosk-{random}", "kiosk-k3x9qa"),
            ("{device}", "PC-7"),
        ];
        for (pattern, expected) in table {
            assert_eq!(pattern_problem(pattern), None, "{pattern}");
            assert_eq!(name(pattern, PARTS), expected);
        }
        let nobody = Parts { login: "", ..PARTS };
        assert_eq!(name("{prefix}{login}", nobody), "acme-PC-7", "who is logged in may be unknown");
        let bare = Parts { login: "", device: "", ..PARTS };
        assert_eq!(name("{prefix}{login}", bare), "acme-k3x9qa");
        assert_eq!(name("{device}", Parts { device: "{login}", ..PARTS }), "{login}", "filled in once only");
        assert_eq!(name("{device}", Parts { device: &"ä".repeat(500), ..PARTS }).chars().count(), 180);
    }

    #[test]
    fn patterns_that_make_no_names_are_refused() {
        for broken in ["{device", "device}", "{{device}}", "a}b{device}"] {
            assert_eq!(pattern_problem(broken), Some(Problem::PatternBroken), "{broken}");
        }
        for alike in ["{prefix}", "kiosk"] {
            assert_eq!(pattern_problem(alike), Some(Problem::PatternAlike), "{alike}");
        }
        let unknown = pattern_problem("{prefix}{host}");
        assert!(matches!(unknown, Some(Problem::PatternUnknown { name, .. }) if name == "host"));
    }

    /// NX-68: limited by network, in both kinds of addresses.
    #[test]
    fn networks_hold_their_addresses() {
        let networks = |texts: &[&str]| -> Vec<String> {
            texts.iter().map(|text| text.parse::<Network>().unwrap().to_string()).collect()
        };
        let office = networks(&["192.0.2.77/24", "2001:db8::/32", "198.51.100.9"]);
        assert_eq!(office, ["192.0.2.0/24", "2001:db8::/32", "198.51.100.9/32"]);
        for inside in ["192.0.2.1", "::ffff:192.0.2.255", "2001:db8:1::5", "198.51.100.9"] {
            assert!(within(&office, inside), "{inside}");
        }
        for outside in ["192.0.3.1", "198.51.100.10", "2001:db9::1", "::1", "", "unknown"] {
            assert!(!within(&office, outside), "{outside}");
        }
        assert!(within(&[], ""), "without networks from everywhere");
        assert!(within(&networks(&["0.0.0.0/0"]), "203.0.113.7"));
        assert!(!within(&networks(&["0.0.0.0/0"]), "2001:db8::1"));
        assert!(within(&networks(&["::/0"]), "2001:db8::1"));
        for bad in
            ["192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2/24", "office", "", "::/129", "1.2.3.4/"]
        {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_worst_of_a_key_is_told() {
        assert_eq!(state(false, false, false), KeyState::Live);
        assert_eq!(state(false, false, true), KeyState::UsedUp);
        assert_eq!(state(false, true, true), KeyState::Expired);
        assert_eq!(state(true, true, true), KeyState::Revoked);
    }
}
