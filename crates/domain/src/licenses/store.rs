//! The SQL of licenses. Every statement on tenant data names the customer first.

use db::{Value, params};

use super::{
    Change, License, Line,
    issue::{NewLicense, customer_day},
    rules::LicenseKind,
};
use crate::{
    access::Scope,
    act::Act,
    clock::Day,
    ids::{EditionId, LicenseId, TermId},
    ledger::Source,
    products::Plan,
    refusal::{Refusal, Result, again_if_gone},
    search,
    stopped::stopped,
};

/// The columns of a license, for `FROM licenses l JOIN organizations o ON o.id = l.customer_id`.
pub(super) const LICENSE: &str = concat!(
    "l.customer_id, l.id, l.number, l.plan_id, l.plan_name, l.plan_revision, l.product_name, l.kind, \
    l.extra_space_gb, l.client_limit_gb, l.comments, l.valid_from, l.valid_to, l.term_months, l.grace_days, \
    l.notice_days, l.notice_schedule, l.features, l.device_rules, l.trial_extensions_left, l.enforcement, l.drafted_at, l.payment_awaited_at, l.suspended_at, \
    l.suspended_by, l.suspended_reason, l.revoked_at, l.created_at, l.version, ",
    stopped!("l.customer_id"),
    " AS customer_disabled, CAST((SELECT COALESCE(SUM(i.storage_used_bytes), 0) FROM installations i \
    WHERE i.customer_id = l.customer_id AND i.license_id = l.id AND i.released_at IS NULL) AS BIGINT) AS storage_used_bytes"
);

pub(super) const LINE: &str = "license_id, edition_id, edition_code, edition_name, unit, nouns, storage_gb, devices_per_seat, \
    quantity, assigned, installed";

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<License> {
    let customer = scope.organization();
    let found: Option<License> = act.tx().optional(
        &format!(
            "SELECT {LICENSE} FROM licenses l JOIN organizations o ON o.id = l.customer_id \
             WHERE l.customer_id = $1 AND l.id = $2"
        ),
        params![customer, license],
    )?;
    let found = found.ok_or(Refusal::NotFound)?;
    let lines = act.tx().all(
        &format!("SELECT {LINE} FROM lines WHERE customer_id = $1 AND license_id = $2 ORDER BY position, edition_id"),
        params![customer, license],
    )?;
    Ok(found.complete(lines, customer_day(act, customer)?))
}

pub(super) fn of_customer(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<License>> {
    let customer = scope.organization();
    let licenses: Vec<License> = act.tx().all(
        &format!(
            "SELECT {LICENSE} FROM licenses l JOIN organizations o ON o.id = l.customer_id \
             WHERE l.customer_id = $1 ORDER BY l.id DESC"
        ),
        params![customer],
    )?;
    let lines: Vec<Line> = act.tx().all(
        &format!("SELECT {LINE} FROM lines WHERE customer_id = $1 ORDER BY position, edition_id"),
        params![customer],
    )?;
    let day = customer_day(act, customer)?;
    Ok(licenses
        .into_iter()
        .map(|license| {
            let own = lines.iter().filter(|line| line.license == license.id).cloned().collect();
            license.complete(own, day)
        })
        .collect())
}

/// Writes a license with its lines and its first term; gives the term.
pub(super) fn insert(act: &mut Act<'_>, scope: &Scope, new: &NewLicense<'_>) -> Result<TermId> {
    let now = act.now();
    let (customer, plan, request) = (scope.organization(), new.plan, new.request);
    act.tx().execute(
        "INSERT INTO licenses (customer_id, id, number, plan_id, plan_name, product_name, kind, extra_space_gb, \
         client_limit_gb, comments, valid_from, valid_to, term_months, grace_days, notice_days, \
         trial_extensions_left, enforcement, drafted_at, payment_awaited_at, created_at, version, plan_revision, \
         notice_schedule, features, device_rules) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1, $21, $22, $23, $24)",
        params![
            customer, new.id, new.number, plan.id, plan.name, plan.product_name, new.kind, request.extra_space_gb,
            request.client_limit_gb, new.comments, new.first, new.last, plan.term_months, plan.grace_days,
            plan.notice_days, plan.trial_extensions, plan.enforcement, new.drafted_at, new.payment_awaited_at, now,
            plan.revision, plan.notice_schedule, plan.features, plan.device_rules
        ],
    ).map_err(again_if_gone)?;
    search::follow(act, search::Kind::License, customer, &[new.id.uuid()])?;
    for (position, line) in (0i64..).zip(&new.lines) {
        act.tx().execute(
            "INSERT INTO lines (customer_id, license_id, edition_id, edition_code, edition_name, unit, storage_gb, \
             devices_per_seat, position, quantity, assigned, installed, nouns) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11)",
            params![
                customer, new.id, line.edition.id, line.edition.code, line.edition.name, line.edition.unit,
                line.edition.storage_gb, plan.devices_per_seat, position, line.quantity,
                line.edition.nouns
            ],
        )?;
    }
    add_term(act, scope, new.id, (new.first, new.last), term_source(new))
}

/// Where its first term comes from.
const fn term_source(new: &NewLicense<'_>) -> &'static str {
    match (new.source.units, new.kind) {
        (Source::PurchaseCode, _) => "purchase_code",
        (Source::Invoice, _) => "invoice",
        (_, LicenseKind::Trial) => "trial",
        _ => "manual",
    }
}

pub(super) fn add_term(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    days: (Day, Day),
    source: &str,
) -> Result<TermId> {
    let (id, now) = (TermId::from_uuid(act.fresh_id()), act.now());
    act.tx().execute(
        "INSERT INTO terms (customer_id, license_id, id, first_on, last_on, source, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![scope.organization(), license, id, days.0, days.1, source, now],
    )?;
    Ok(id)
}

/// Takes the license's row until the act ends and reads it: what is decided from it stays true.
pub(super) fn hold(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<License> {
    act.tx().execute(
        "UPDATE licenses SET version = version WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), license],
    )?;
    get(act, scope, license)
}

/// Writes the plain fields of a held license.
pub(super) fn save(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    change: &Change,
    comments: &str,
) -> Result<()> {
    act.tx().execute(
        "UPDATE licenses SET extra_space_gb = $3, client_limit_gb = $4, comments = $5 \
         WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), license, change.extra_space_gb, change.client_limit_gb, comments],
    )?;
    Ok(())
}

pub(super) fn touch(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<()> {
    act.tx().execute(
        "UPDATE licenses SET version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), license],
    )?;
    Ok(())
}

/// Ends the license on an earlier day; terms that would begin later go.
pub(super) fn cut_short(act: &mut Act<'_>, scope: &Scope, license: LicenseId, last: Day) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE licenses SET valid_to = $3, replaced_at = $4, version = version + 1 \
         WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), license, last, now],
    )?;
    act.tx().execute(
        "DELETE FROM terms WHERE customer_id = $1 AND license_id = $2 AND first_on > $3",
        params![scope.organization(), license, last],
    )?;
    act.tx().execute(
        "UPDATE terms SET last_on = $3 WHERE customer_id = $1 AND license_id = $2 AND last_on > $3",
        params![scope.organization(), license, last],
    )?;
    Ok(())
}

/// Copies the editions of a plan onto the lines of a license; those that it has no line of begin with nothing.
pub(super) fn copy_editions(act: &mut Act<'_>, scope: &Scope, license: LicenseId, plan: &Plan) -> Result<()> {
    for (position, edition) in (0i64..).zip(&plan.editions) {
        act.tx().execute(
            "INSERT INTO lines (customer_id, license_id, edition_id, edition_code, edition_name, unit, storage_gb, \
             devices_per_seat, position, quantity, assigned, installed, nouns) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, $10) \
             ON CONFLICT (customer_id, license_id, edition_id) DO UPDATE SET edition_code = excluded.edition_code, \
             edition_name = excluded.edition_name, unit = excluded.unit, storage_gb = excluded.storage_gb, \
             devices_per_seat = excluded.devices_per_seat, position = excluded.position, nouns = excluded.nouns",
            params![
                scope.organization(), license, edition.id, edition.code, edition.name, edition.unit,
                edition.storage_gb, plan.devices_per_seat, position, edition.nouns
            ],
        )?;
    }
    Ok(())
}

/// Moves the last day of the license and of its latest term.
pub(super) fn move_end(act: &mut Act<'_>, scope: &Scope, license: LicenseId, last: Day) -> Result<()> {
    act.tx().execute(
        "UPDATE licenses SET valid_to = $3 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), license, last],
    )?;
    act.tx().execute(
        "UPDATE terms SET last_on = $3 WHERE customer_id = $1 AND license_id = $2 AND first_on <= $3 AND id = ( \
         SELECT t.id FROM terms t WHERE t.customer_id = $1 AND t.license_id = $2 ORDER BY t.created_at DESC, t.last_on DESC, t.id DESC LIMIT 1)",
        params![scope.organization(), license, last],
    )?;
    Ok(())
}

/// Sets the total unless more are assigned; false then.
pub(super) fn set_quantity(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    edition: EditionId,
    quantity: i64,
) -> Result<bool> {
    let changed = act.tx().execute(
        "UPDATE lines SET quantity = $4 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 AND assigned <= $4",
        params![scope.organization(), license, edition, quantity],
    )?;
    Ok(changed == 1)
}

/// The total of an edition as it is in a held license.
pub(super) fn quantity(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    edition: EditionId,
) -> Result<i64> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT quantity FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), license, edition],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

pub(super) fn assigned(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    edition: EditionId,
) -> Result<i64> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT assigned FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![scope.organization(), license, edition],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

/// Sets facts of the license where the condition still holds; false otherwise. `set` and `condition` are our own
/// texts, with parameters from `$3` on.
pub(super) fn set_facts(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    (set, condition): (&str, &str),
    values: Vec<Value>,
) -> Result<bool> {
    let mut parameters = params![scope.organization(), license].to_vec();
    parameters.extend(values);
    let sql = format!(
        "UPDATE licenses SET {set}, version = version + 1 WHERE customer_id = $1 AND id = $2 AND {condition}"
    );
    Ok(act.tx().execute(&sql, &parameters)? == 1)
}
