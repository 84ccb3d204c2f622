//! Moves of a user to another device: a device that takes the place which another one's user gave up. A plan may limit
//! how many there are in a period; what staff who may change the license free does not count.

use db::params;
use jiff::tz::TimeZone;

use crate::{
    access::Action,
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{InstallationId, OrganizationId, SeatId},
    places,
    products::DeviceRules,
    refusal::{Error, Refusal, Result},
};

/// How often a user may move to another device, and how often they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    pub moves: i64,
    /// The period, in days.
    pub days: i64,
    /// Moves within it.
    pub made: i64,
    /// When the oldest of them no longer counts; none while none was made.
    pub back_at: Option<Instant>,
    /// When the next move is possible, while none is left; none also where there is never one.
    pub next_at: Option<Instant>,
}

impl Budget {
    pub fn left(&self) -> i64 {
        (self.moves - self.made).max(0)
    }
}

/// Of a user's moves what is left; none where the license does not limit them. Refusals: `not-found`.
pub fn budget(act: &mut Act<'_>, seat: SeatId) -> Result<Option<Budget>> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::InstallationsView, customer)?;
    budget_of(act, scope.organization(), seat)
}

/// As [`budget`], for whoever has the seat by another right.
pub(crate) fn budget_of(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<Option<Budget>> {
    let rules: Option<(DeviceRules,)> = act.tx().optional(
        "SELECT l.device_rules FROM seats s JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
         WHERE s.customer_id = $1 AND s.id = $2",
        params![customer, seat],
    )?;
    let Some((rules,)) = rules else { return Ok(None) };
    spent(act, customer, seat, &rules)
}

fn spent(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
    rules: &DeviceRules,
) -> Result<Option<Budget>> {
    let Some(moves) = rules.moves else { return Ok(None) };
    let since = act.now().plus_days(-rules.moves_days);
    let made: Vec<(Instant,)> = act.tx().all(
        "SELECT i.moved_at FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.seat_id = $2 AND i.moved_at IS NOT NULL AND i.moved_at > $3 \
         AND i.moved_at >= s.moves_since AND i.moved_at >= s.taken_over_at ORDER BY i.moved_at",
        params![customer, seat, since],
    )?;
    let days = rules.moves_days;
    let ends = |at: usize| made.get(at).map(|(at,)| at.plus_days(days));
    let count = i64::try_from(made.len()).unwrap_or(i64::MAX);
    let next_at = if moves > 0 && count >= moves {
        ends(made.len() - usize::try_from(moves).unwrap_or(usize::MAX))
    } else {
        None
    };
    Ok(Some(Budget { moves, days, made: count, back_at: ends(0), next_at }))
}

/// What a new device on a seat is to the one that was given up there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Succession {
    /// Whose place it is.
    pub replaces: Option<InstallationId>,
    /// Since when it counts as a move.
    pub moved_at: Option<Instant>,
}

/// Whose place a new device takes over, and whether that is a move.
///
/// Refusals: `move-budget-spent`, `device-moves-excluded`.
pub(crate) fn succeed(
    act: &mut Act<'_>,
    (customer, seat): (OrganizationId, SeatId),
    device_hash: &str,
    rules: &DeviceRules,
) -> Result<Succession> {
    let left: Vec<(InstallationId, String, Instant)> = act.tx().all(
        "SELECT i.id, i.device_hash, i.left_at FROM installations i \
         JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.seat_id = $2 AND i.left_at IS NOT NULL AND i.released_at IS NOT NULL \
         AND i.left_at >= s.taken_over_at AND NOT EXISTS (SELECT 1 FROM installations r \
         WHERE r.customer_id = i.customer_id AND r.seat_id = i.seat_id AND r.replaces_id = i.id)",
        params![customer, seat],
    )?;
    // Nearly always there is none, and it costs an engine more to be ready to sort than to look.
    let last = left.into_iter().max_by_key(|(id, _, left_at)| (*left_at, *id));
    let Some((replaces, hash, _)) = last else { return Ok(Succession::default()) };
    if hash == device_hash {
        return Ok(Succession { replaces: Some(replaces), moved_at: None });
    }
    within_budget(act, (customer, seat), rules)?;
    Ok(Succession { replaces: Some(replaces), moved_at: Some(act.now()) })
}

/// Why a device that was never on this seat would not be let in there, as [`succeed`] refuses it; `None` where it would.
/// Where every place is `taken`, once another device gave its own up.
pub(crate) fn in_the_way(
    act: &mut Act<'_>,
    (customer, seat): (OrganizationId, SeatId),
    rules: &DeviceRules,
    taken: bool,
) -> Result<Option<Refusal>> {
    const NEVER_HERE: &str = "";
    let asked = if taken {
        within_budget(act, (customer, seat), rules)
    } else {
        succeed(act, (customer, seat), NEVER_HERE, rules).map(drop)
    };
    match asked {
        Ok(()) => Ok(None),
        Err(Error::Refused(refusal)) => Ok(Some(refusal)),
        Err(failed) => Err(failed),
    }
}

fn within_budget(
    act: &mut Act<'_>,
    (customer, seat): (OrganizationId, SeatId),
    rules: &DeviceRules,
) -> Result<()> {
    match spent(act, customer, seat, rules)?.filter(|budget| budget.left() == 0) {
        Some(budget) => Err(none_left(act, customer, &budget)?.into()),
        None => Ok(()),
    }
}

fn none_left(act: &mut Act<'_>, customer: OrganizationId, budget: &Budget) -> Result<Refusal> {
    let Some(next) = budget.next_at else { return Ok(Refusal::DeviceMovesExcluded) };
    let (zone,): (String,) =
        act.tx().one("SELECT time_zone FROM organizations WHERE id = $1", params![customer])?;
    let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    Ok(Refusal::MoveBudgetSpent { day: next.day_in(&zone).to_string() })
}

/// Frees the place of the device of a seat that was heard of longest ago, for the one that its user moves to. A device
/// that works by a license file is not taken off: it would go on working. False when every place is free or kept so.
pub(crate) fn make_room(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<bool> {
    let now = act.now();
    let oldest: Option<(InstallationId,)> = act.tx().optional(
        "SELECT i.id FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.customer_id = $1 AND i.seat_id = $2 AND i.released_at IS NULL AND s.devices >= s.devices_per_seat \
         AND (i.offline_until IS NULL OR i.offline_until <= $3) ORDER BY i.contact_at, i.id LIMIT 1",
        params![customer, seat, now],
    )?;
    let Some((oldest,)) = oldest else { return Ok(false) };
    act.instead_of(Actor::Device(oldest), |act| super::free(act, customer, oldest, super::FreedBy::Holder))
}

/// Whether what this actor frees counts as given up by its user: yes, unless they may change the license.
pub(super) fn freed_by(act: &mut Act<'_>, customer: OrganizationId) -> Result<super::FreedBy> {
    match act.allow_customer(Action::LicensesChange, customer) {
        Ok(_) => Ok(super::FreedBy::Staff),
        Err(Error::Refused(_)) => Ok(super::FreedBy::Holder),
        Err(failed) => Err(failed),
    }
}

/// Gives a user all moves back: those made so far no longer count. With none made it changes nothing.
///
/// Refusals: `forbidden` for those who may not change the license.
pub fn forgive(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::LicensesChange, customer)?;
    let (customer, now) = (scope.organization(), act.now());
    let made = budget_of(act, customer, seat)?.map_or(0, |budget| budget.made);
    if made == 0 {
        return Ok(());
    }
    let forgiven: Option<(String,)> = act.tx().optional(
        "UPDATE seats SET moves_since = $3 WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL \
         RETURNING username",
        params![customer, seat, now.plus_seconds(1)],
    )?;
    let (username,) = forgiven.ok_or(Refusal::SeatRemoved)?;
    let entry = Entry::new(What::DeviceMovesForgiven, SubjectKind::Seat, seat, username);
    act.record(customer, entry.note("moves", made))
}
