//! One license as its card shows it: numbers, bars and words, made from the record and from what was typed.

use domain::{
    clock::Day,
    licenses::{License, Line, quantity_field, rules::LicenseKind},
    products::Unit,
};

use super::marks::{self, Usage};
use crate::{
    kit::{Badge, Form, Meter},
    languages::Locale,
};

/// A license, ready to be shown.
pub(super) struct Card {
    /// Where its pages are.
    pub id: String,
    pub base: String,
    pub plan: String,
    pub product: String,
    pub number: String,
    pub kind: String,
    pub badges: Vec<Badge>,
    /// Why it stands as it does, in sentences; the reason given for a suspension among them.
    pub reasons: Vec<String>,
    pub lines: Vec<Row>,
    pub storage: Usage,
    /// How the total comes about: what the units bring and what was added.
    pub space: String,
    pub term: Term,
    pub created: jiff::Timestamp,
    pub client_limit_gb: i64,
    pub comments: String,
    /// `name` or `name = value`.
    pub features: Vec<String>,
    /// Under which revision of the plan it was sold.
    pub revision: String,
    pub version: i64,
    pub can: Can,
}

/// What can be done to the license in its present state.
#[expect(clippy::struct_excessive_bools, reason = "each stands for one button of its own")]
pub(super) struct Can {
    pub resume: bool,
    pub suspend: bool,
    pub put_in_force: bool,
    pub extend: bool,
    pub convert: bool,
    pub connect: bool,
    pub revoke: bool,
}

/// One edition of the license.
pub(super) struct Row {
    pub field: String,
    pub icon: &'static str,
    pub name: String,
    pub used: String,
    pub rest: String,
    pub over: bool,
    pub meter: Meter,
    /// Free units and installed devices.
    pub note: String,
    /// The total as saved, when something else was typed.
    pub saved: Option<String>,
    pub typed: String,
}

/// The term, from its first day to the last.
pub(super) struct Term {
    pub first: jiff::civil::Date,
    pub last: jiff::civil::Date,
    pub passed: String,
    pub left: String,
    pub ink: &'static str,
    pub zone: String,
    pub meter: Meter,
}

impl Card {
    pub fn new(license: &License, form: &Form, (zone, today): (&str, Day), l: &Locale) -> Self {
        Self {
            id: license.id.to_string(),
            base: format!("/customers/{}/license/{}", license.customer, license.id),
            plan: license.plan_name.clone(),
            product: license.product_name.clone(),
            number: license.number.clone(),
            kind: l.word("license-kind", license.kind).into_owned(),
            badges: marks::badges(&license.standing, l),
            reasons: reasons(license, l),
            lines: license.lines.iter().map(|line| row(line, form, l)).collect(),
            storage: marks::storage(license.storage_used_bytes, license.total_space_gb(), l),
            space: space(license, l),
            term: term(license, zone, today, l),
            created: license.created_at.timestamp(),
            client_limit_gb: license.client_limit_gb,
            comments: license.comments.clone(),
            features: license.features.told(),
            revision: l.with("licenses-revision", &[("revision", license.plan_revision.into())]),
            version: license.version,
            can: can(license),
        }
    }
}

fn can(license: &License) -> Can {
    let revoked = license.revoked_at.is_some();
    let trial = license.kind == LicenseKind::Trial;
    Can {
        resume: !revoked && license.suspended_at.is_some(),
        suspend: !revoked && license.suspended_at.is_none(),
        put_in_force: !revoked && (license.drafted_at.is_some() || license.payment_awaited_at.is_some()),
        extend: !revoked && trial && license.trial_extensions_left > 0,
        convert: !revoked && trial,
        connect: !revoked && !trial,
        revoke: !revoked,
    }
}

fn reasons(license: &License, l: &Locale) -> Vec<String> {
    let known = license.standing.reasons.iter().map(|reason| l.word("reason", reason).into_owned());
    let suspended =
        license.suspended_reason.as_ref().filter(|_| license.suspended_at.is_some()).map(|reason| {
            let by = license.suspended_by.clone().unwrap_or_default();
            l.with("licenses-suspended-by", &[("name", by.into()), ("reason", reason.into())])
        });
    known.chain(suspended).collect()
}

fn row(line: &Line, form: &Form, l: &Locale) -> Row {
    let field = quantity_field(line.edition);
    let typed = form.value(&field).to_owned();
    let total = line.quantity;
    let sentence =
        [("edition", (&line.edition_name).into()), ("used", line.assigned.into()), ("total", total.into())];
    let label = l.with("licenses-line-in-use", &sentence);
    Row {
        icon: icon(line.unit),
        name: line.edition_name.clone(),
        used: l.number(line.assigned),
        rest: l.with("licenses-of-in-use", &[("total", total.into())]),
        over: line.assigned > total,
        meter: Meter::usage(label, line.assigned, Some(total)),
        note: l.with(
            "licenses-free-installed",
            &[
                ("units", l.counted(line.unit, &line.nouns, total).into()),
                ("free", line.free().into()),
                ("installed", line.installed.into()),
            ],
        ),
        saved: (typed != total.to_string()).then(|| l.number(total)),
        typed,
        field,
    }
}

pub(super) const fn icon(unit: Unit) -> &'static str {
    match unit {
        Unit::Workstation => "laptop",
        Unit::Server => "server",
        Unit::User => "users",
        Unit::Endpoint => "monitor-smartphone",
        Unit::Gigabyte => "hard-drive",
        Unit::Key => "key-round",
    }
}

fn space(license: &License, l: &Locale) -> String {
    match license.total_space_gb() {
        Some(total) => l.with(
            "licenses-space",
            &[
                ("total", l.gigabytes(total).into()),
                ("units", l.gigabytes(total - license.extra_space_gb).into()),
                ("extra", l.gigabytes(license.extra_space_gb).into()),
            ],
        ),
        None => l.text("licenses-space-unlimited").into_owned(),
    }
}

fn term(license: &License, zone: &str, today: Day, l: &Locale) -> Term {
    let whole = license.valid_to.days_since(license.valid_from) + 1;
    let passed = (today.days_since(license.valid_from)).clamp(0, whole);
    let left = license.valid_to.days_since(today);
    let told = match left {
        ..0 => l.with("licenses-days-over", &[("n", (-left).into())]),
        _ => l.with("licenses-days-left", &[("n", left.into())]),
    };
    let used = l.with("licenses-days-passed", &[("passed", passed.into()), ("n", whole.into())]);
    Term {
        first: license.valid_from.date(),
        last: license.valid_to.date(),
        ink: marks::until(license.valid_to, license.notice_days, today.date(), l).ink,
        zone: zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
        meter: marks::term_meter(used.clone(), whole, passed),
        passed: used,
        left: told,
    }
}

/// The card's fields as saved.
pub(super) fn filled(license: &License) -> Form {
    let form = Form::new()
        .fill("extra_space_gb", license.extra_space_gb.to_string())
        .fill("client_limit_gb", license.client_limit_gb.to_string())
        .fill("valid_to", license.valid_to.to_string())
        .fill("comments", license.comments.clone());
    license
        .lines
        .iter()
        .fold(form, |form, line| form.fill(&quantity_field(line.edition), line.quantity.to_string()))
}
