//! What a customer's license says about one device today: standing, space and the words of its lease.

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use db::{FromRow, Row, params};
use jiff::tz::TimeZone;

use crate::{
    act::Act,
    clock::Instant,
    ids::{EditionId, LicenseId, OrganizationId},
    licenses::rules::{self, Allowance, Enforcement, Facts, Quota, Standing, Status},
    products::{DeviceRules, Features},
    program_messages,
    refusal::{Refusal, Result},
    stopped::stopped,
};

pub(super) const GB: i64 = 1_000_000_000;

/// How long a sum of what the devices of a license store is good for, in microseconds.
const USED_MICROS: i64 = 5_000_000;

/// What all devices of a license store, in bytes: summed now and then, and moved by those who check in meanwhile.
pub(super) struct Used {
    bytes: AtomicI64,
    /// When it was summed, in microseconds.
    at: AtomicI64,
}

impl Used {
    /// Not summed yet.
    pub(super) const fn unknown() -> Self {
        Self { bytes: AtomicI64::new(0), at: AtomicI64::new(i64::MIN) }
    }

    /// Whether it is to be summed before anything is decided by it.
    pub(super) fn is_old(&self, now: Instant) -> bool {
        let age = now.micros().checked_sub(self.at.load(Ordering::Acquire));
        age.is_none_or(|age| !(0..USED_MICROS).contains(&age))
    }

    /// Sums what the devices of the license told.
    pub(super) fn sum(&self, act: &mut Act<'_>, customer: OrganizationId, license: LicenseId) -> Result<()> {
        let (bytes,): (i64,) = act.tx().one(
            "SELECT CAST(COALESCE(SUM(storage_used_bytes), 0) AS BIGINT) FROM installations \
             WHERE customer_id = $1 AND license_id = $2 AND released_at IS NULL",
            params![customer, license],
        )?;
        self.bytes.store(bytes, Ordering::Relaxed);
        self.at.store(act.now().micros(), Ordering::Release);
        Ok(())
    }

    /// One of the devices stores so much more, or less when it is negative.
    pub(super) fn add(&self, bytes: i64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// What a license says of every device of one of its lines, as it was read.
pub(super) struct Terms {
    pub customer: OrganizationId,
    /// Whose product it is: by its key leases are signed.
    pub vendor: Option<OrganizationId>,
    pub number: String,
    pub product: String,
    pub edition_code: String,
    pub enforcement: Enforcement,
    pub features: Features,
    /// What its programs show now or later.
    pub messages: Vec<program_messages::Told>,
    pub device_rules: DeviceRules,
    pub client_limit_gb: i64,
    /// What all its devices may store together; `None` is unlimited.
    total_gb: Option<i64>,
    pub used: Arc<Used>,
    zone: TimeZone,
    facts: Facts,
}

/// The terms as one device meets them today.
pub(super) struct Contract {
    terms: Arc<Terms>,
    pub standing: Standing,
    /// Ceiling for this client, in bytes; `None` is unlimited.
    pub storage_limit_bytes: Option<i64>,
    /// When the last day of the license and its grace have ended where the customer is.
    pub ends_at: Instant,
}

impl Deref for Contract {
    type Target = Terms;

    fn deref(&self) -> &Terms {
        &self.terms
    }
}

/// A row of [`CONTRACT`].
struct Stored {
    vendor: Option<OrganizationId>,
    number: String,
    product: String,
    edition_code: String,
    enforcement: Enforcement,
    features: Features,
    device_rules: DeviceRules,
    client_limit_gb: i64,
    extra_space_gb: i64,
    time_zone: String,
    facts: Facts,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            vendor: row.get("vendor")?,
            number: row.get("number")?,
            product: row.get("product_name")?,
            edition_code: row.get("edition_code")?,
            enforcement: row.get("enforcement")?,
            features: row.get("features")?,
            device_rules: row.get("device_rules")?,
            client_limit_gb: row.get("client_limit_gb")?,
            extra_space_gb: row.get("extra_space_gb")?,
            time_zone: row.get("time_zone")?,
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
    "SELECT l.number, l.product_name, n.edition_code, l.enforcement, l.features, l.device_rules, l.client_limit_gb, \
    l.extra_space_gb, o.time_zone, (SELECT p.organization_id FROM plans q JOIN products p ON p.id = q.product_id \
    WHERE q.id = l.plan_id) AS vendor, l.drafted_at IS NOT NULL AS drafted, l.revoked_at IS NOT NULL AS revoked, \
    l.suspended_at IS NOT NULL AS suspended, \
    l.payment_awaited_at IS NOT NULL AS payment_awaited, l.valid_from, l.valid_to, l.grace_days, l.notice_days, ",
    stopped!("l.customer_id"),
    " AS customer_disabled FROM licenses l JOIN organizations o ON o.id = l.customer_id \
    JOIN lines n ON n.customer_id = l.customer_id AND n.license_id = l.id AND n.edition_id = $3 \
    WHERE l.customer_id = $1 AND l.id = $2"
);

impl Terms {
    pub(super) fn read(
        act: &mut Act<'_>,
        customer: OrganizationId,
        (license, edition): (LicenseId, EditionId),
        used: Arc<Used>,
    ) -> Result<Self> {
        let stored: Stored = act.tx().one(CONTRACT, params![customer, license, edition])?;
        let lines: Vec<(i64, Option<i64>)> = act.tx().all(
            "SELECT quantity, storage_gb FROM lines WHERE customer_id = $1 AND license_id = $2",
            params![customer, license],
        )?;
        let lines: Vec<Allowance> =
            lines.into_iter().map(|(quantity, storage_gb)| Allowance { quantity, storage_gb }).collect();
        Ok(Self {
            customer,
            vendor: stored.vendor,
            number: stored.number,
            product: stored.product,
            edition_code: stored.edition_code,
            enforcement: stored.enforcement,
            features: stored.features,
            messages: program_messages::ahead(act, customer, license)?,
            device_rules: stored.device_rules,
            client_limit_gb: stored.client_limit_gb,
            total_gb: rules::total_space(&lines, stored.extra_space_gb),
            used,
            zone: TimeZone::get(&stored.time_zone).unwrap_or(TimeZone::UTC),
            facts: stored.facts,
        })
    }

    /// Whether a device that stores so much passes what each may store.
    pub(super) const fn is_past_client_limit(&self, own_bytes: i64) -> bool {
        self.client_limit_gb > 0 && own_bytes > self.client_limit_gb.saturating_mul(GB)
    }

    /// Whether all devices together store more than there is.
    pub(super) fn is_full(&self) -> bool {
        rules::quota(self.used.bytes.load(Ordering::Relaxed), self.total_gb) == Quota::Hard
    }

    /// So many bytes all devices together store beyond what there is.
    pub(super) fn lacking_bytes(&self) -> i64 {
        let total = self.total_gb.map_or(i64::MAX, |gb| gb.saturating_mul(GB));
        self.used.bytes.load(Ordering::Relaxed).saturating_sub(total).max(0)
    }

    /// The end of the day that it is where the customer is: until then no status changes by itself.
    pub(super) fn end_of_day(&self, now: Instant) -> Instant {
        rules::end_of_day(now.day_in(&self.zone), &self.zone)
    }
}

impl Contract {
    /// Today's standing by the terms in force. `own_bytes` is what this client stores, for its ceiling.
    pub(super) fn read(
        act: &mut Act<'_>,
        customer: OrganizationId,
        license: LicenseId,
        edition: EditionId,
        own_bytes: Option<i64>,
    ) -> Result<Self> {
        let terms = act.terms(customer, (license, edition))?;
        Ok(Self::at(act.now(), terms, own_bytes))
    }

    /// What the terms come to at an instant.
    pub(super) fn at(now: Instant, terms: Arc<Terms>, own_bytes: Option<i64>) -> Self {
        // 0 = not in use: the client may then pass its average as long as the customer's total holds (NX-28).
        let limit_gb = if terms.client_limit_gb > 0 { Some(terms.client_limit_gb) } else { terms.total_gb };
        let over_quota = terms.is_past_client_limit(own_bytes.unwrap_or(0)) || terms.is_full();
        let facts = Facts { over_quota, ..terms.facts };
        Self {
            standing: rules::standing(&facts, now.day_in(&terms.zone)),
            storage_limit_bytes: limit_gb.map(|gb| gb.saturating_mul(GB)),
            ends_at: rules::end_of_day(facts.valid_to.plus_days(facts.grace_days), &terms.zone),
            terms,
        }
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
