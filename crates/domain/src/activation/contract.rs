//! What a customer's license says about one device today: standing, space and the words of its lease.

use db::{FromRow, Row, params};
use jiff::tz::TimeZone;

use crate::{
    act::Act,
    clock::Instant,
    ids::{EditionId, LicenseId, OrganizationId},
    licenses::rules::{self, Allowance, Enforcement, Facts, Quota, Standing, Status},
    products::Features,
    refusal::{Refusal, Result},
    stopped::stopped,
};

const GB: i64 = 1_000_000_000;

/// A license as one device meets it.
pub(super) struct Contract {
    pub customer: OrganizationId,
    pub number: String,
    pub product: String,
    pub edition_code: String,
    pub enforcement: Enforcement,
    pub features: Features,
    pub standing: Standing,
    /// Ceiling for this client, in bytes; `None` is unlimited.
    pub storage_limit_bytes: Option<i64>,
    /// When the last day of the license and its grace have ended where the customer is.
    pub ends_at: Instant,
    facts: Facts,
}

struct Stored {
    number: String,
    product: String,
    edition_code: String,
    enforcement: Enforcement,
    features: Features,
    client_limit_gb: i64,
    extra_space_gb: i64,
    time_zone: String,
    used_bytes: i64,
    facts: Facts,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            number: row.get("number")?,
            product: row.get("product_name")?,
            edition_code: row.get("edition_code")?,
            enforcement: row.get("enforcement")?,
            features: row.get("features")?,
            client_limit_gb: row.get("client_limit_gb")?,
            extra_space_gb: row.get("extra_space_gb")?,
            time_zone: row.get("time_zone")?,
            used_bytes: row.get("used_bytes")?,
            facts: Facts {
                drafted: row.get("drafted")?,
                revoked: row.get("revoked")?,
                customer_disabled: row.get("customer_disabled")?,
                suspended: row.get("suspended")?,
                payment_awaited: row.get("payment_awaited")?,
                valid_from: row.get("valid_from")?,
                valid_to: row.get("valid_to")?,
                grace_days: row.get("grace_days")?,
                notice_days: row.get("notice_days")?,
                over_quota: false,
            },
        })
    }
}

const CONTRACT: &str = concat!(
    "SELECT l.number, l.product_name, n.edition_code, l.enforcement, l.features, l.client_limit_gb, \
    l.extra_space_gb, o.time_zone, CAST((SELECT COALESCE(SUM(i.storage_used_bytes), 0) FROM installations i \
    WHERE i.customer_id = l.customer_id AND i.license_id = l.id AND i.released_at IS NULL) AS BIGINT) AS used_bytes, \
    l.drafted_at IS NOT NULL AS drafted, l.revoked_at IS NOT NULL AS revoked, \
    l.suspended_at IS NOT NULL AS suspended, \
    l.payment_awaited_at IS NOT NULL AS payment_awaited, l.valid_from, l.valid_to, l.grace_days, l.notice_days, ",
    stopped!("l.customer_id"),
    " AS customer_disabled FROM licenses l JOIN organizations o ON o.id = l.customer_id \
    JOIN lines n ON n.customer_id = l.customer_id AND n.license_id = l.id AND n.edition_id = $3 \
    WHERE l.customer_id = $1 AND l.id = $2"
);

impl Contract {
    /// Reads the contract and computes today's standing. `own_bytes` is what this client stores, for its ceiling.
    pub(super) fn read(
        act: &mut Act<'_>,
        customer: OrganizationId,
        license: LicenseId,
        edition: EditionId,
        own_bytes: Option<i64>,
    ) -> Result<Self> {
        let stored: Stored = act.tx().one(CONTRACT, params![customer, license, edition])?;
        let lines: Vec<(i64, Option<i64>)> = act.tx().all(
            "SELECT quantity, storage_gb FROM lines WHERE customer_id = $1 AND license_id = $2",
            params![customer, license],
        )?;
        let lines: Vec<Allowance> =
            lines.into_iter().map(|(quantity, storage_gb)| Allowance { quantity, storage_gb }).collect();
        let total_gb = rules::total_space(&lines, stored.extra_space_gb);
        // 0 = not in use: the client may then pass its average as long as the customer's total holds (NX-28).
        let limit_gb = if stored.client_limit_gb > 0 { Some(stored.client_limit_gb) } else { total_gb };
        let over_own = stored.client_limit_gb > 0 && own_bytes.unwrap_or(0) > stored.client_limit_gb * GB;
        let over_quota = over_own || rules::quota(stored.used_bytes, total_gb) == Quota::Hard;
        let zone = TimeZone::get(&stored.time_zone).unwrap_or(TimeZone::UTC);
        let facts = Facts { over_quota, ..stored.facts };
        Ok(Self {
            customer,
            number: stored.number,
            product: stored.product,
            edition_code: stored.edition_code,
            enforcement: stored.enforcement,
            features: stored.features,
            standing: rules::standing(&facts, act.now().day_in(&zone)),
            storage_limit_bytes: limit_gb.map(|gb| gb.saturating_mul(GB)),
            ends_at: rules::end_of_day(facts.valid_to.plus_days(facts.grace_days), &zone),
            facts,
        })
    }

    /// Why no device may be activated now; `None` when one may.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        match self.standing.status {
            Status::Active | Status::Grace => None,
            Status::Draft => Some(Refusal::LicenseDraft),
            Status::Revoked => Some(Refusal::LicenseRevoked),
            Status::CustomerDisabled => Some(Refusal::CustomerDisabled),
            Status::Suspended => Some(Refusal::LicenseSuspended),
            Status::AwaitingPayment => Some(Refusal::PaymentAwaited),
            Status::NotYetValid => {
                Some(Refusal::LicenseNotYetValid { day: self.facts.valid_from.to_string() })
            }
            Status::Expired => Some(Refusal::LicenseExpired { day: self.facts.valid_to.to_string() }),
        }
    }
}
