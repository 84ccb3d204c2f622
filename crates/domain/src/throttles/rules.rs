//! The limits of section 5 of the security requirements, and when they block. No SQL.

use std::net::{IpAddr, Ipv6Addr};

use crate::{clock::Instant, words};

words! {
    /// What is limited; the word keeps the counts of one limit apart from those of another.
    Limit {
        LoginAccount => "login-account",
        LoginNetwork => "login-network",
        ResetAccount => "reset-account",
        ResetNetwork => "reset-network",
        RegisterAddress => "register-address",
        RegisterNetwork => "register-network",
        LinkSeat => "link-seat",
        LinkNetwork => "link-network",
        MailRecipient => "mail-recipient",
        TemplateTest => "template-test",
        Request => "request",
        WrongCodeNetwork => "wrong-code-network",
        WrongCodeAnywhere => "wrong-code-anywhere",
    }
}

/// How a limit counts. All times in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// From the `free`-th failure on each one blocks for twice as long as the last, `first` to `most`;
    /// forgotten `forget` after the last failure.
    Growing { free: i64, first: i64, most: i64, forget: i64 },
    /// At most `most` within `seconds`, then blocked until they are over.
    Window { most: i64, seconds: i64 },
    /// `burst` at once, then one more `every` so many seconds.
    Trickle { every: i64, burst: i64 },
}

impl Limit {
    /// Wrong codes a minute at which the alarm sounds.
    pub(super) const ALARM: i64 = 1_000;
    /// No limit looks further back than this, in seconds.
    pub(super) const LONGEST: i64 = 3_600;

    pub(super) const fn manner(self) -> Manner {
        match self {
            Self::LoginAccount => Manner::Growing { free: 5, first: 15, most: 900, forget: Self::LONGEST },
            Self::LoginNetwork => Manner::Window { most: 30, seconds: 300 },
            Self::ResetAccount | Self::LinkSeat | Self::RegisterAddress => {
                Manner::Window { most: 3, seconds: 3_600 }
            }
            Self::ResetNetwork | Self::LinkNetwork | Self::TemplateTest | Self::Request => {
                Manner::Window { most: 10, seconds: 3_600 }
            }
            // A company of many registers from one network.
            Self::RegisterNetwork => Manner::Window { most: 30, seconds: 3_600 },
            Self::MailRecipient => Manner::Window { most: 5, seconds: 3_600 },
            Self::WrongCodeNetwork => Manner::Trickle { every: 6, burst: 20 },
            Self::WrongCodeAnywhere => Manner::Window { most: i64::MAX, seconds: 60 },
        }
    }
}

/// Until when the next attempt is refused, after this many were counted.
pub(super) fn next_block(manner: Manner, failures: i64, started: Instant, now: Instant) -> Option<Instant> {
    match manner {
        Manner::Growing { free, first, most, .. } if failures >= free => {
            let doublings = u32::try_from(failures - free).unwrap_or(u32::MAX).min(20);
            Some(now.plus_seconds((first << doublings).min(most)))
        }
        Manner::Window { most, seconds } if failures >= most => Some(started.plus_seconds(seconds)),
        _ => None,
    }
}

/// Whom an address is counted with: itself for IPv4, its /64 for IPv6, one key for all that is no address.
pub fn network(ip: &str) -> String {
    match ip.trim().parse::<IpAddr>() {
        Ok(IpAddr::V4(v4)) => v4.to_string(),
        Ok(IpAddr::V6(v6)) => v6.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = v6.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            },
            |v4| v4.to_string(),
        ),
        Err(_) => "unknown".to_owned(),
    }
}
