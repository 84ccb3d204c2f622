//! The SQL of the overview: sums over the subtree, each one walk along an index.

use db::{FromRow, Row, params};
use jiff::tz::TimeZone;

use super::{
    Customers, EXPIRING_DAYS, Expiring, INVITATION_DAYS, Installations, Invited, Month, PlanSeats,
    SILENT_DAYS, zone_named,
};
use crate::{
    access::Scope, act::Act, clock::Day, invitations::Status, page::Total, refusal::Result,
    seats::InvitationState, stopped::all_stopped,
};

pub(super) fn zone(act: &mut Act<'_>, scope: &Scope) -> Result<TimeZone> {
    let (name,): (String,) =
        act.tx().one("SELECT time_zone FROM organizations WHERE id = $1", params![scope.organization()])?;
    Ok(zone_named(&name))
}

pub(super) fn customers(act: &mut Act<'_>, scope: &Scope) -> Result<Customers> {
    let (all,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer'",
        params![scope.organization()],
    )?;
    let (disabled,): (i64,) = act.tx().one(
        concat!(
            "SELECT COUNT(*) FROM organization_ancestors a WHERE a.ancestor_id = $1 AND a.kind = 'customer' \
             AND a.descendant_id IN ",
            all_stopped!()
        ),
        params![scope.organization()],
    )?;
    Ok(Customers { active: all - disabled, disabled })
}

/// Licenses of the subtree, neither drafts nor revoked. In the order of the customers' ids, which is that of the
/// tables: a sum over a hundred thousand customers reads each page once.
const LICENSES: &str = "FROM organization_ancestors a CROSS JOIN licenses l \
    WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id \
    AND l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_to >= $2";

/// What licenses add up to that end in the same month.
pub(super) struct Ending {
    /// `YYYY-MM`.
    month: String,
    licenses: i64,
    in_force: i64,
    extra_gb: i64,
    expiring: i64,
}

impl FromRow for Ending {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            month: row.get("month")?,
            licenses: row.get("licenses")?,
            in_force: row.get("in_force")?,
            extra_gb: row.get("extra_gb")?,
            expiring: row.get("expiring")?,
        })
    }
}

pub(super) struct Contracts {
    pub in_force: i64,
    pub extra_gb: i64,
    pub expiring: i64,
    pub ending: Vec<Month>,
}

const MONTHS: i64 = 12;

/// All that is asked of licenses alone, in one walk.
pub(super) fn contracts(act: &mut Act<'_>, scope: &Scope, today: Day) -> Result<Contracts> {
    let in_force = "l.valid_from <= $3 AND l.valid_to >= $3";
    let sum = |what: &str| format!("CAST(SUM(CASE WHEN {in_force} THEN {what} ELSE 0 END) AS BIGINT)");
    let sql = format!(
        "SELECT SUBSTR(l.valid_to, 1, 7) AS month, COUNT(*) AS licenses, {} AS in_force, {} AS extra_gb, \
         {} AS expiring {LICENSES} GROUP BY SUBSTR(l.valid_to, 1, 7)",
        sum("1"),
        sum("l.extra_space_gb"),
        sum("CASE WHEN l.valid_to <= $4 THEN 1 ELSE 0 END"),
    );
    let first = Day::from_date(today.date().first_of_month());
    let soon = today.plus_days(EXPIRING_DAYS);
    let rows: Vec<Ending> = act.tx().all(&sql, params![scope.organization(), first, today, soon])?;
    let month = |ahead| {
        let first = first.plus_months(ahead);
        let name = first.to_string();
        let licenses = rows.iter().find(|row| name.starts_with(&row.month)).map_or(0, |row| row.licenses);
        Month { first, licenses }
    };
    Ok(Contracts {
        in_force: rows.iter().map(|row| row.in_force).sum(),
        extra_gb: rows.iter().map(|row| row.extra_gb).sum(),
        expiring: rows.iter().map(|row| row.expiring).sum(),
        ending: (0..MONTHS).map(month).collect(),
    })
}

pub(super) struct Lines {
    pub bought: i64,
    pub assigned: i64,
    pub installed: i64,
    pub space_gb: i64,
    /// Lines without a limit of space.
    pub unlimited: i64,
}

pub(super) fn lines(act: &mut Act<'_>, scope: &Scope, today: Day) -> Result<Lines> {
    let sum = |what: &str| format!("CAST(COALESCE(SUM({what}), 0) AS BIGINT)");
    let sql = format!(
        "SELECT {}, {}, {}, {}, {} FROM organization_ancestors a CROSS JOIN licenses l CROSS JOIN lines n \
         WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id \
         AND l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_from <= $2 AND l.valid_to >= $2 \
         AND n.customer_id = l.customer_id AND n.license_id = l.id",
        sum("n.quantity"),
        sum("n.assigned"),
        sum("n.installed"),
        sum("n.quantity * COALESCE(n.storage_gb, 0)"),
        sum("CASE WHEN n.storage_gb IS NULL AND n.quantity > 0 THEN 1 ELSE 0 END"),
    );
    let (bought, assigned, installed, space_gb, unlimited) =
        act.tx().one(&sql, params![scope.organization(), today])?;
    Ok(Lines { bought, assigned, installed, space_gb, unlimited })
}

const MOST_PLANS: i64 = 6;

pub(super) fn by_plan(act: &mut Act<'_>, scope: &Scope, today: Day) -> Result<Vec<PlanSeats>> {
    let rows: Vec<(String, i64, i64)> = act.tx().all(
        "SELECT l.plan_name, CAST(SUM(n.quantity) AS BIGINT) AS bought, CAST(SUM(n.assigned) AS BIGINT) AS assigned \
         FROM organization_ancestors a CROSS JOIN licenses l CROSS JOIN lines n \
         WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND l.customer_id = a.descendant_id \
         AND l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_from <= $2 AND l.valid_to >= $2 \
         AND n.customer_id = l.customer_id AND n.license_id = l.id \
         GROUP BY l.plan_name ORDER BY 2 DESC, l.plan_name LIMIT $3",
        params![scope.organization(), today, MOST_PLANS],
    )?;
    Ok(rows.into_iter().map(|(name, bought, assigned)| PlanSeats { name, bought, assigned }).collect())
}

impl FromRow for Expiring {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            license: row.get("id")?,
            number: row.get("number")?,
            plan_name: row.get("plan_name")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            valid_to: row.get("valid_to")?,
            kind: row.get("kind")?,
            term_months: row.get("term_months")?,
            trial_extensions_left: row.get("trial_extensions_left")?,
        })
    }
}

pub(super) fn expiring_first(act: &mut Act<'_>, scope: &Scope, today: Day) -> Result<Vec<Expiring>> {
    let sql = format!(
        "SELECT t.id, t.number, t.plan_name, t.customer_id, o.name AS customer_name, t.valid_to, t.kind, t.term_months, \
         t.trial_extensions_left FROM (SELECT l.id, l.number, l.plan_name, l.customer_id, l.valid_to, l.kind, \
         l.term_months, l.trial_extensions_left {LICENSES} AND l.valid_from <= $2 AND l.valid_to <= $3 \
         ORDER BY l.valid_to, l.id LIMIT 5) t JOIN organizations o ON o.id = t.customer_id ORDER BY t.valid_to, t.id"
    );
    let soon = today.plus_days(EXPIRING_DAYS);
    Ok(act.tx().all(&sql, params![scope.organization(), today, soon])?)
}

/// The invited of the last days: ids of mails begin with their time, so the feed is read from there on, up to the cap.
pub(super) fn invited(act: &mut Act<'_>, scope: &Scope) -> Result<Invited> {
    let since = act.now().plus_days(-INVITATION_DAYS).micros() / 1000;
    let from =
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(since).unwrap_or(0), &[0; 10]).into_uuid();
    let sql = format!(
        "SELECT s.invitation, s.installed_at IS NOT NULL AS installed, COUNT(*) AS users FROM ( \
         SELECT DISTINCT t.organization_id, m.seat_id FROM ( \
         SELECT f.organization_id, f.message_id FROM message_feed f CROSS JOIN organization_ancestors a \
         WHERE f.ancestor_id = $1 AND f.message_id >= $2 AND a.ancestor_id = $1 AND a.descendant_id = f.organization_id \
         ORDER BY f.message_id DESC LIMIT {}) t \
         JOIN messages m ON m.organization_id = t.organization_id AND m.id = t.message_id \
         WHERE m.kind = 'invitation') u \
         JOIN seats s ON s.customer_id = u.organization_id AND s.id = u.seat_id \
         WHERE s.removed_at IS NULL GROUP BY s.invitation, s.installed_at IS NOT NULL",
        Total::CAP + 1
    );
    let rows: Vec<(InvitationState, bool, i64)> = act.tx().all(&sql, params![scope.organization(), from])?;
    let of = |status: Status| {
        let tab =
            rows.iter().filter(|(invitation, installed, _)| Status::of(*invitation, *installed) == status);
        tab.map(|(.., users)| users).sum::<i64>()
    };
    Ok(Invited {
        users: Total::capped(rows.iter().map(|(.., users)| users).sum()),
        waiting: of(Status::Waiting),
        sent: of(Status::Sent),
        opened: of(Status::Opened),
        installed: of(Status::Installed),
        bounced: of(Status::Bounced),
    })
}

const DEVICES: &str = "FROM organization_ancestors a CROSS JOIN installations i \
    WHERE a.ancestor_id = $1 AND i.customer_id = a.descendant_id AND i.released_at IS NULL";

pub(super) fn installations(act: &mut Act<'_>, scope: &Scope) -> Result<Installations> {
    let (devices, storage_used_bytes): (i64, i64) = act.tx().one(
        &format!("SELECT COUNT(*), CAST(COALESCE(SUM(i.storage_used_bytes), 0) AS BIGINT) {DEVICES}"),
        params![scope.organization()],
    )?;
    let now = act.now();
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 {DEVICES} AND i.contact_at < $2 \
         AND (i.offline_until IS NULL OR i.offline_until <= $3) LIMIT {}) counted",
        Total::CAP + 1
    );
    let (silent,): (i64,) =
        act.tx().one(&sql, params![scope.organization(), now.plus_days(-SILENT_DAYS), now])?;
    Ok(Installations { devices, storage_used_bytes, silent: Total::capped(silent) })
}
