//! What comes late: a request that was sent twice or went a slow way, and arrives after others that its device sent
//! later. Told by the device's own clock, which is only ever compared with itself.

use db::params;

use super::{
    placing::{Arrival, Way},
    seat::Seat,
};
use crate::{act::Act, clock::Instant, refusal::Result};

/// So much earlier a request was sent on a slow way at most, in seconds; by more, the clock was set back.
const SLOW_SECONDS: i64 = 300;

/// Whether what was sent at an instant comes after something that was sent later.
pub(super) fn is_late(sent_at: Option<Instant>, heard: Option<Instant>) -> bool {
    let (Some(sent_at), Some(heard)) = (sent_at, heard) else { return false };
    sent_at < heard && heard <= sent_at.plus_seconds(SLOW_SECONDS)
}

/// Whether the device has lost a place on the seat of which it was heard after it had sent this: nobody waits for the
/// answer any more.
pub(super) fn lost_its_place_since(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<bool> {
    let Some(sent_at) = arrival.device.sent_at else { return Ok(false) };
    let later: Option<(i64,)> = act.tx().optional(
        "SELECT sent_at FROM installations WHERE customer_id = $1 AND seat_id = $2 AND device_hash = $3 \
         AND released_at IS NOT NULL AND sent_at IS NOT NULL AND sent_at > $4 AND sent_at <= $5 LIMIT 1",
        params![seat.customer, seat.id, arrival.identity.hash, sent_at, sent_at.plus_seconds(SLOW_SECONDS)],
    )?;
    Ok(later.is_some())
}

/// Whether this very request was carried here before, for a place that the device has no longer: its program knows that
/// and asks anew.
pub(super) fn was_answered(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>) -> Result<bool> {
    let Way::File(Some(request)) = arrival.way else { return Ok(false) };
    let before: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM installations i JOIN license_files f ON f.customer_id = i.customer_id \
         AND f.installation_id = i.id WHERE i.customer_id = $1 AND i.seat_id = $2 AND i.device_hash = $3 \
         AND i.released_at IS NOT NULL AND f.request_digest = $4 LIMIT 1",
        params![seat.customer, seat.id, arrival.identity.hash, request],
    )?;
    Ok(before.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_is_not_late() {
        let at = |seconds: i64| Some(Instant::from_micros(1_000_000_000_000_000).plus_seconds(seconds));
        let table = [
            (at(10), at(10), false),
            (at(11), at(10), false),
            (at(10), at(11), true),
            (at(10), at(310), true),
            (at(10), at(311), false),
            (at(0), at(86_400 * 365 * 4), false),
            (None, at(10), false),
            (at(10), None, false),
        ];
        for (sent_at, heard, late) in table {
            assert_eq!(is_late(sent_at, heard), late, "{sent_at:?} {heard:?}");
        }
    }
}
