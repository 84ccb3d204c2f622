//! What a person sees of what is bound to them: their right is the binding itself. Codes are shown while the license
//! is in force; a device that was lost is freed by its owner.

use db::{DbError, FromRow, Row, params};
use jiff::tz::TimeZone;

use crate::{
    accounts,
    act::Act,
    audit::{Entry, SubjectKind, What},
    bindings::{folded, places_of},
    clock::{Day, Instant},
    ids::{AccountId, BindingId, InstallationId, OrganizationId, SeatId},
    installations::{self, Budget, FreedBy},
    licenses::rules::{self, Facts, Standing},
    products::Unit as Noun,
    refusal::{Refusal, Result},
    seats::codes,
    stopped::stopped,
    vault::Secret,
};

/// A device on which the person installed.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: InstallationId,
    pub name: String,
    pub platform: String,
    pub contact_at: Instant,
}

/// One unit that is bound to the person.
#[derive(Clone, Debug)]
pub struct Unit {
    pub binding: BindingId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub product_name: String,
    pub edition_name: String,
    pub unit: Noun,
    /// What is typed into the program beside the code.
    pub username: String,
    pub valid_to: Day,
    pub standing: Standing,
    pub download_url: Option<String>,
    pub since: Instant,
    pub devices_per_seat: i64,
    pub devices: Vec<Device>,
    /// How often they may move to another device; `None`: without limit.
    pub moves: Option<Budget>,
    seat: SeatId,
}

impl Unit {
    /// Whether the activation code may be shown: while the license is in force.
    pub const fn may_see_code(&self) -> bool {
        self.standing.status.is_in_force()
    }
}

struct Stored {
    unit: Unit,
    facts: Facts,
    time_zone: String,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let valid_to = row.get("valid_to")?;
        let facts = Facts {
            drafted: row.get("drafted")?,
            revoked: row.get("revoked")?,
            customer_disabled: row.get("customer_disabled")?,
            suspended: row.get("suspended")?,
            payment_awaited: row.get("payment_awaited")?,
            valid_from: row.get("valid_from")?,
            valid_to,
            grace_days: row.get("grace_days")?,
            notice_days: row.get("notice_days")?,
            over_quota: false,
        };
        let unit = Unit {
            binding: row.get("id")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("name")?,
            product_name: row.get("product_name")?,
            edition_name: row.get("edition_name")?,
            unit: row.get("unit")?,
            username: row.get("username")?,
            valid_to,
            standing: Standing { status: rules::Status::Draft, reasons: Vec::new() },
            download_url: row.get("download_url")?,
            since: row.get("held_at")?,
            devices_per_seat: row.get("devices_per_seat")?,
            devices: Vec::new(),
            moves: None,
            seat: row.get("seat_id")?,
        };
        Ok(Self { unit, facts, time_zone: row.get("time_zone")? })
    }
}

impl Stored {
    fn standing_at(mut self, now: Instant) -> Unit {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        self.unit.standing = rules::standing(&self.facts, now.day_in(&zone));
        self.unit
    }
}

const OWN: &str = concat!(
    "SELECT b.id, b.customer_id, b.seat_id, b.held_at, o.name, o.time_zone, l.product_name, \
    n.edition_name, n.unit, s.username, s.devices_per_seat, l.valid_from, l.valid_to, l.grace_days, l.notice_days, \
    l.drafted_at IS NOT NULL AS drafted, l.revoked_at IS NOT NULL AS revoked, \
    l.suspended_at IS NOT NULL AS suspended, l.payment_awaited_at IS NOT NULL AS payment_awaited, p.download_url, ",
    stopped!("b.customer_id"),
    " AS customer_disabled FROM bindings b \
    JOIN seats s ON s.customer_id = b.customer_id AND s.id = b.seat_id \
    JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
    JOIN lines n ON n.customer_id = s.customer_id AND n.license_id = s.license_id AND n.edition_id = s.edition_id \
    JOIN organizations o ON o.id = b.customer_id \
    LEFT JOIN plans q ON q.id = l.plan_id LEFT JOIN products p ON p.id = q.product_id \
    WHERE b.customer_id = $1 AND b.email_folded = $2 AND b.ended_at IS NULL AND b.account_id = $3"
);

/// The most units of one customer that a person is shown.
const MOST: usize = 200;

/// Everything that is bound to the actor, by customer and product. Refusals: `not-logged-in` for anybody but a person.
pub fn list(act: &mut Act<'_>) -> Result<Vec<Unit>> {
    let account = accounts::own(act)?;
    let address = folded(&account.email);
    let mut found = Vec::new();
    for customer in places_of(act, &address)? {
        found.extend(at(act, customer, (account.id, &address))?);
    }
    found.sort_by(|one, other| {
        (&one.customer_name, &one.product_name, one.valid_to).cmp(&(
            &other.customer_name,
            &other.product_name,
            other.valid_to,
        ))
    });
    Ok(found)
}

fn at(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (account, address): (AccountId, &str),
) -> Result<Vec<Unit>> {
    let now = act.now();
    let sql = format!("{OWN} ORDER BY b.id LIMIT {MOST}");
    let stored: Vec<Stored> = act.tx().all(&sql, params![customer, address, account])?;
    let mut units: Vec<Unit> = stored.into_iter().map(|stored| stored.standing_at(now)).collect();
    for unit in &mut units {
        unit.devices = devices(act, customer, unit.seat)?;
        unit.moves = installations::budget_of(act, customer, unit.seat)?;
    }
    Ok(units)
}

impl FromRow for Device {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("device_name")?,
            platform: row.get("platform")?,
            contact_at: row.get("contact_at")?,
        })
    }
}

fn devices(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<Vec<Device>> {
    Ok(act.tx().all(
        "SELECT id, device_name, platform, contact_at FROM installations WHERE customer_id = $1 AND seat_id = $2 \
         AND released_at IS NULL ORDER BY id",
        params![customer, seat],
    )?)
}

fn one(act: &mut Act<'_>, binding: BindingId) -> Result<Unit> {
    let found = list(act)?.into_iter().find(|unit| unit.binding == binding);
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// Shows the actor the activation code of a unit of theirs. Writes an event.
///
/// Refusals: `not-found` when it is not theirs; `forbidden` while the license is not in force.
pub fn code(act: &mut Act<'_>, binding: BindingId) -> Result<(Unit, Secret)> {
    let unit = one(act, binding)?;
    if !unit.may_see_code() {
        return Err(Refusal::Forbidden.into());
    }
    let (sealed,): (Vec<u8>,) = act.tx().one(
        "SELECT code_sealed FROM seats WHERE customer_id = $1 AND id = $2",
        params![unit.customer, unit.seat],
    )?;
    let code = codes::open(act, unit.customer, unit.seat, &sealed)?;
    let entry = Entry::new(What::CodeRevealed, SubjectKind::Seat, unit.seat, &unit.username);
    act.record(unit.customer, entry.note("count", 1))?;
    Ok((unit, code))
}

/// Frees a device of the actor's, such as one that was lost: its place is free for another at once.
///
/// Refusals: `not-found` when it is none of theirs; `works-offline` when it works by a license file.
pub fn release(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    let units = list(act)?;
    let owner = units.iter().find(|unit| unit.devices.iter().any(|device| device.id == installation));
    let customer = owner.ok_or(Refusal::NotFound)?.customer;
    installations::free(act, customer, installation, FreedBy::Holder).map(|_| ())
}
