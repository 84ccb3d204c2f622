//! Rows of the queue of notices and of those that went. Asks for no right: operations and the worker do that first.

use db::{DbError, FromRow, Row, params};
use jiff::tz::TimeZone;

use super::{Planned, Posted, Recipient, Switch, rules::Plan};
use crate::{
    act::Act,
    clock::{Day, Instant},
    ids::{LicenseId, MessageId, OrganizationId},
    products::NoticeSchedule,
    refusal::{Refusal, Result},
    stopped::stopped,
};

/// Of a license, what its notices follow from.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub number: String,
    pub plan_name: String,
    pub product_name: String,
    pub customer_name: String,
    pub valid_to: Day,
    pub schedule: NoticeSchedule,
    pub time_zone: String,
    pub since: Instant,
    pub off: bool,
    /// Revoked, or given up for another license.
    pub over: bool,
    /// A draft, unpaid, suspended, or of a customer that is stopped.
    pub resting: bool,
}

impl FromRow for Facts {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            number: row.get("number")?,
            plan_name: row.get("plan_name")?,
            product_name: row.get("product_name")?,
            customer_name: row.get("customer_name")?,
            valid_to: row.get("valid_to")?,
            schedule: row.get("notice_schedule")?,
            time_zone: row.get("time_zone")?,
            since: row.get("since")?,
            off: row.get("off")?,
            over: row.get("over")?,
            resting: row.get("resting")?,
        })
    }
}

impl Facts {
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    pub fn plan(&self) -> Plan {
        Plan {
            days: self.schedule.days().to_vec(),
            valid_to: self.valid_to,
            zone: self.zone(),
            since: self.since,
        }
    }

    /// Whether it can get a notice at all, now or once it is in force.
    pub const fn ever(&self) -> bool {
        !self.over
    }

    /// Whether a notice may go out now.
    pub const fn now(&self) -> bool {
        !self.over && !self.resting && !self.off
    }
}

const FACTS: &str = concat!(
    "SELECT l.number, l.plan_name, l.product_name, o.name AS customer_name, l.valid_to, l.notice_schedule, \
     o.time_zone, l.notices_off_at IS NOT NULL AS off, \
     COALESCE((SELECT MAX(t.created_at) FROM terms t WHERE t.customer_id = l.customer_id AND t.license_id = l.id), \
         l.created_at) AS since, \
     (l.revoked_at IS NOT NULL OR l.replaced_at IS NOT NULL) AS over, \
     (l.drafted_at IS NOT NULL OR l.payment_awaited_at IS NOT NULL OR l.suspended_at IS NOT NULL OR ",
    stopped!("l.customer_id"),
    ") AS resting FROM licenses l JOIN organizations o ON o.id = l.customer_id \
     WHERE l.customer_id = $1 AND l.id = $2"
);

pub(super) fn facts(act: &mut Act<'_>, customer: OrganizationId, license: LicenseId) -> Result<Facts> {
    known(act, customer, license)?.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn known(
    act: &mut Act<'_>,
    customer: OrganizationId,
    license: LicenseId,
) -> Result<Option<Facts>> {
    Ok(act.tx().optional(FACTS, params![customer, license])?)
}

pub(super) fn set_switch(
    act: &mut Act<'_>,
    customer: OrganizationId,
    license: LicenseId,
    wish: Switch,
) -> Result<()> {
    let off = (wish == Switch::Off).then_some(act.now());
    act.tx().execute(
        "UPDATE licenses SET notices_off_at = $3, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![customer, license, off],
    )?;
    Ok(())
}

impl FromRow for Posted {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            valid_to: row.get("valid_to")?,
            days_before: row.get("days_before")?,
            audience: row.get("audience")?,
            recipient: row.get("recipient")?,
            organization: row.get("organization_id")?,
            message: row.get("message_id")?,
            posted_at: row.get("posted_at")?,
            state: row.get("state")?,
        })
    }
}

pub(super) fn posted(act: &mut Act<'_>, customer: OrganizationId, license: LicenseId) -> Result<Vec<Posted>> {
    Ok(act.tx().all(
        "SELECT n.valid_to, n.days_before, n.audience, n.recipient, n.organization_id, n.message_id, n.posted_at, \
         m.state FROM notices n \
         LEFT JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id \
         WHERE n.customer_id = $1 AND n.license_id = $2 ORDER BY n.posted_at DESC, n.recipient LIMIT 100",
        params![customer, license],
    )?)
}

/// Writes a notice down; false when it went to this address before. The key decides, on any number of machines.
pub(super) fn note(
    act: &mut Act<'_>,
    (customer, license): (OrganizationId, LicenseId),
    (valid_to, due): (Day, &Planned),
    recipient: &Recipient,
    message: MessageId,
) -> Result<bool> {
    let now = act.now();
    let written = act.tx().execute(
        "INSERT INTO notices (customer_id, license_id, valid_to, days_before, recipient, audience, organization_id, \
         message_id, posted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (customer_id, license_id, valid_to, days_before, recipient) DO NOTHING",
        params![
            customer,
            license,
            valid_to,
            due.days_before,
            crate::input::fold_email(&recipient.email),
            recipient.audience,
            recipient.organization,
            message,
            now
        ],
    )?;
    Ok(written == 1)
}

/// Whether a notice of this day, or of a later one, has gone already for this end.
pub(super) fn has_gone(
    act: &mut Act<'_>,
    (customer, license): (OrganizationId, LicenseId),
    valid_to: Day,
    days_before: i64,
) -> Result<bool> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM notices WHERE customer_id = $1 AND license_id = $2 AND valid_to = $3 \
         AND days_before <= $4 LIMIT 1",
        params![customer, license, valid_to, days_before],
    )?;
    Ok(found.is_some())
}

/// Where a license is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub customer: OrganizationId,
    pub license: LicenseId,
}

impl FromRow for Place {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self { customer: row.get("customer_id")?, license: row.get("license_id")? })
    }
}

/// Licenses whose place in the queue is missing or tells of another end, schedule or zone.
pub(super) fn unarmed(act: &mut Act<'_>, from: Day, most: i64) -> Result<Vec<Place>> {
    Ok(act.tx().all(
        "SELECT l.customer_id, l.id AS license_id FROM licenses l JOIN organizations o ON o.id = l.customer_id \
         LEFT JOIN notice_queue q ON q.license_id = l.id \
         WHERE l.valid_to >= $1 AND (q.license_id IS NULL OR q.valid_to <> l.valid_to \
         OR q.schedule <> l.notice_schedule OR q.time_zone <> o.time_zone) LIMIT $2",
        params![from, most],
    )?)
}

/// Licenses that are to be looked at, the longest due first.
pub(super) fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<Place>> {
    let now = act.now();
    Ok(act.tx().all(
        "SELECT customer_id, license_id FROM notice_queue WHERE due_at <= $1 \
         ORDER BY due_at, license_id LIMIT $2",
        params![now, most],
    )?)
}

/// Puts the license into its place in the queue.
pub(super) fn arm(
    act: &mut Act<'_>,
    (customer, license): (OrganizationId, LicenseId),
    facts: &Facts,
    due_at: Instant,
) -> Result<()> {
    act.tx().execute(
        "INSERT INTO notice_queue (license_id, customer_id, valid_to, schedule, time_zone, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (license_id) DO UPDATE SET customer_id = excluded.customer_id, \
         valid_to = excluded.valid_to, schedule = excluded.schedule, time_zone = excluded.time_zone, \
         due_at = excluded.due_at",
        params![license, customer, facts.valid_to, &facts.schedule, &facts.time_zone, due_at],
    )?;
    Ok(())
}

pub(super) fn disarm(act: &mut Act<'_>, license: LicenseId) -> Result<()> {
    act.tx().execute("DELETE FROM notice_queue WHERE license_id = $1", params![license])?;
    Ok(())
}
