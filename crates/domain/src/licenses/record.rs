//! A license as it is read: its facts, its lines, and what follows from them today.

use db::{FromRow, Row};

use super::rules::{self, Allowance, Enforcement, Facts, LicenseKind, Quota, Standing};
use crate::{
    clock::{Day, Instant},
    ids::{EditionId, LicenseId, OrganizationId, PlanId},
    products::{DeviceRules, Features, NoticeSchedule, Nouns, Unit},
};

/// Edition × quantity of a license, with what is in use of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub license: LicenseId,
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    /// What its units are called instead of the unit's own word.
    pub nouns: Nouns,
    /// GB per unit; `None` is unlimited.
    pub storage_gb: Option<i64>,
    pub devices_per_seat: i64,
    pub quantity: i64,
    pub assigned: i64,
    pub installed: i64,
}

impl Line {
    pub const fn free(&self) -> i64 {
        self.quantity - self.assigned
    }
}

impl FromRow for Line {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            edition_code: row.get("edition_code")?,
            edition_name: row.get("edition_name")?,
            unit: row.get("unit")?,
            nouns: row.get("nouns")?,
            storage_gb: row.get("storage_gb")?,
            devices_per_seat: row.get("devices_per_seat")?,
            quantity: row.get("quantity")?,
            assigned: row.get("assigned")?,
            installed: row.get("installed")?,
        })
    }
}

/// A license with its lines and the standing of the day it was read.
#[derive(Clone, Debug)]
pub struct License {
    pub id: LicenseId,
    pub customer: OrganizationId,
    /// A UUID, shown to people and written on papers.
    pub number: String,
    pub plan: PlanId,
    pub plan_name: String,
    /// The revision of the plan that its terms are those of.
    pub plan_revision: i64,
    pub product_name: String,
    pub kind: LicenseKind,
    pub extra_space_gb: i64,
    /// 0 = not in use.
    pub client_limit_gb: i64,
    pub comments: String,
    pub valid_from: Day,
    pub valid_to: Day,
    pub term_months: i64,
    pub grace_days: i64,
    /// So many days before the end it counts as expiring soon.
    pub notice_days: i64,
    /// The days on which notices of its end go out.
    pub notice_schedule: NoticeSchedule,
    pub features: Features,
    /// What its plan said of devices when it was sold.
    pub device_rules: DeviceRules,
    pub trial_extensions_left: i64,
    pub enforcement: Enforcement,
    pub drafted_at: Option<Instant>,
    pub payment_awaited_at: Option<Instant>,
    pub suspended_at: Option<Instant>,
    pub suspended_by: Option<String>,
    pub suspended_reason: Option<String>,
    pub revoked_at: Option<Instant>,
    pub customer_disabled: bool,
    pub created_at: Instant,
    pub version: i64,
    pub storage_used_bytes: i64,
    pub lines: Vec<Line>,
    pub standing: Standing,
}

impl License {
    /// Total space in GB; `None` is unlimited.
    pub fn total_space_gb(&self) -> Option<i64> {
        total_space(&self.lines, self.extra_space_gb)
    }

    pub fn quota(&self) -> Quota {
        rules::quota(self.storage_used_bytes, self.total_space_gb())
    }

    fn facts(&self) -> Facts {
        Facts {
            drafted: self.drafted_at.is_some(),
            revoked: self.revoked_at.is_some(),
            customer_disabled: self.customer_disabled,
            suspended: self.suspended_at.is_some(),
            payment_awaited: self.payment_awaited_at.is_some(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            grace_days: self.grace_days,
            notice_days: self.notice_days,
            over_quota: self.quota() == Quota::Hard,
        }
    }

    /// Puts the lines in and computes the standing of the day.
    pub(super) fn complete(mut self, lines: Vec<Line>, today: Day) -> Self {
        self.lines = lines;
        self.standing = rules::standing(&self.facts(), today);
        self
    }

    pub fn summary(&self) -> Summary {
        Summary {
            id: self.id,
            number: self.number.clone(),
            plan_name: self.plan_name.clone(),
            product_name: self.product_name.clone(),
            kind: self.kind,
            standing: self.standing.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            quantity: self.lines.iter().map(|line| line.quantity).sum(),
            assigned: self.lines.iter().map(|line| line.assigned).sum(),
            installed: self.lines.iter().map(|line| line.installed).sum(),
            total_space_gb: self.total_space_gb(),
            storage_used_bytes: self.storage_used_bytes,
        }
    }
}

pub(super) fn total_space(lines: &[Line], extra_gb: i64) -> Option<i64> {
    let allowances: Vec<Allowance> =
        lines.iter().map(|line| Allowance { quantity: line.quantity, storage_gb: line.storage_gb }).collect();
    rules::total_space(&allowances, extra_gb)
}

impl FromRow for License {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            number: row.get("number")?,
            plan: row.get("plan_id")?,
            plan_name: row.get("plan_name")?,
            plan_revision: row.get("plan_revision")?,
            product_name: row.get("product_name")?,
            kind: row.get("kind")?,
            extra_space_gb: row.get("extra_space_gb")?,
            client_limit_gb: row.get("client_limit_gb")?,
            comments: row.get("comments")?,
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
            term_months: row.get("term_months")?,
            grace_days: row.get("grace_days")?,
            notice_days: row.get("notice_days")?,
            notice_schedule: row.get("notice_schedule")?,
            features: row.get("features")?,
            device_rules: row.get("device_rules")?,
            trial_extensions_left: row.get("trial_extensions_left")?,
            enforcement: row.get("enforcement")?,
            drafted_at: row.get("drafted_at")?,
            payment_awaited_at: row.get("payment_awaited_at")?,
            suspended_at: row.get("suspended_at")?,
            suspended_by: row.get("suspended_by")?,
            suspended_reason: row.get("suspended_reason")?,
            revoked_at: row.get("revoked_at")?,
            customer_disabled: row.get("customer_disabled")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
            storage_used_bytes: row.get("storage_used_bytes")?,
            lines: Vec::new(),
            standing: Standing { status: rules::Status::Draft, reasons: Vec::new() },
        })
    }
}

/// What lists show of a license.
#[derive(Clone, Debug)]
pub struct Summary {
    pub id: LicenseId,
    pub number: String,
    pub plan_name: String,
    pub product_name: String,
    pub kind: LicenseKind,
    pub standing: Standing,
    pub valid_from: Day,
    pub valid_to: Day,
    pub quantity: i64,
    pub assigned: i64,
    pub installed: i64,
    /// `None` is unlimited.
    pub total_space_gb: Option<i64>,
    pub storage_used_bytes: i64,
}
