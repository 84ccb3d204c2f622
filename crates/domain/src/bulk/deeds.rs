//! What an action does to one record, by the operation of the record's own room, and how that is taken back. What was
//! before and after is kept, so that nothing is taken back that somebody has changed since.

use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{BulkAction, How};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    customers,
    ids::{InstallationId, LicenseId, OrganizationId, SeatId},
    installations, invitations,
    licenses::{self, Change, License, Until},
    messages,
    purchase_codes::{self, Share},
    refusal::{Failure, Refusal, Result},
    seats,
};

/// Does it to one record; gives what taking it back needs to know.
///
/// Refusals: those of the operation.
pub(super) fn perform(act: &mut Act<'_>, action: BulkAction, how: &How, record: Uuid) -> Result<Json> {
    match action {
        BulkAction::DisableCustomers => disable(act, OrganizationId::from_uuid(record), &how.reason),
        BulkAction::EnableCustomers => enable(act, OrganizationId::from_uuid(record)),
        BulkAction::ExtendCustomers | BulkAction::ExtendLicenses => {
            extend(act, LicenseId::from_uuid(record), how)
        }
        BulkAction::SuspendLicenses => suspend(act, LicenseId::from_uuid(record), &how.reason),
        BulkAction::ResumeLicenses => {
            let license = LicenseId::from_uuid(record);
            let before = licenses::get(act, license)?.suspended_reason;
            licenses::resume(act, license)?;
            Ok(json!({ "reason": before.unwrap_or_default() }))
        }
        BulkAction::AddUnits => add_units(act, LicenseId::from_uuid(record), how),
        BulkAction::SendInvitations => {
            let mail = invitations::send_one(act, SeatId::from_uuid(record))?;
            Ok(json!({ "mail": mail }))
        }
        BulkAction::RemoveUsers => seats::remove(act, SeatId::from_uuid(record)).map(|()| Json::Null),
        BulkAction::ReleaseDevices => release(act, InstallationId::from_uuid(record)).map(|()| Json::Null),
    }
}

/// Takes it back from one record.
///
/// Refusals: `changed-meanwhile` when it is no longer as the run left it; those of the opposite operation.
pub(super) fn take_back(act: &mut Act<'_>, action: BulkAction, facts: &Json, record: Uuid) -> Result<()> {
    match action {
        BulkAction::DisableCustomers => {
            let customer = OrganizationId::from_uuid(record);
            let found = customers::get(act, customer)?;
            require_same(
                &json!(found.disabled_at.map(crate::clock::Instant::micros)),
                &facts["disabled_at"],
            )?;
            customers::enable(act, customer)
        }
        BulkAction::EnableCustomers => {
            disable(act, OrganizationId::from_uuid(record), text(facts, "reason")?).map(drop)
        }
        BulkAction::ExtendCustomers | BulkAction::ExtendLicenses => {
            shorten(act, LicenseId::from_uuid(record), facts)
        }
        BulkAction::SuspendLicenses => {
            let license = LicenseId::from_uuid(record);
            let found = licenses::get(act, license)?;
            let since = found.suspended_at.map(crate::clock::Instant::micros);
            require_same(&json!(since), &facts["suspended_at"])?;
            licenses::resume(act, license).map(drop)
        }
        BulkAction::ResumeLicenses => {
            suspend(act, LicenseId::from_uuid(record), text(facts, "reason")?).map(drop)
        }
        BulkAction::AddUnits => take_units(act, LicenseId::from_uuid(record), facts),
        BulkAction::SendInvitations => {
            let customer = seats::get(act, SeatId::from_uuid(record))?.customer;
            let mail = text(facts, "mail")?.parse().map_err(|_| unreadable())?;
            messages::cancel(act, customer, mail).map(drop)
        }
        BulkAction::RemoveUsers | BulkAction::ReleaseDevices => Err(Refusal::BulkNotUndoable.into()),
    }
}

fn require_same(now: &Json, left: &Json) -> Result<()> {
    if now == left { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

fn unreadable() -> Failure {
    Failure::Stored("what a bulk run kept of a record cannot be read".to_owned())
}

fn text<'f>(facts: &'f Json, name: &str) -> Result<&'f str> {
    Ok(facts[name].as_str().ok_or_else(unreadable)?)
}

fn number(facts: &Json, name: &str) -> Result<i64> {
    Ok(facts[name].as_i64().ok_or_else(unreadable)?)
}

fn day(facts: &Json, name: &str) -> Result<Day> {
    Ok(text(facts, name)?.parse().map_err(|_| unreadable())?)
}

fn disable(act: &mut Act<'_>, customer: OrganizationId, reason: &str) -> Result<Json> {
    purchase_codes::disable_customer(act, customer, reason, Share::Keep)?;
    let since = customers::get(act, customer)?.disabled_at;
    Ok(json!({ "disabled_at": since.map(crate::clock::Instant::micros) }))
}

fn enable(act: &mut Act<'_>, customer: OrganizationId) -> Result<Json> {
    let before = customers::get(act, customer)?;
    customers::enable(act, customer)?;
    Ok(json!({ "reason": before.disabled_reason.unwrap_or_default() }))
}

fn suspend(act: &mut Act<'_>, license: LicenseId, reason: &str) -> Result<Json> {
    let after = licenses::suspend(act, license, reason)?;
    Ok(json!({ "suspended_at": after.suspended_at.map(crate::clock::Instant::micros) }))
}

/// The license with its row taken until the act ends, so that what is read of it stays true.
fn held(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = licenses::locate(act, Action::LicensesChange, license)?;
    licenses::hold(act, &scope, license)
}

fn extend(act: &mut Act<'_>, license: LicenseId, how: &How) -> Result<Json> {
    let before = held(act, license)?.valid_to;
    let until = how.until.map_or_else(|| Until::Months(how.months.unwrap_or(0)), Until::Day);
    let after = licenses::extend(act, license, until)?.valid_to;
    Ok(json!({ "before": before, "after": after }))
}

fn shorten(act: &mut Act<'_>, license: LicenseId, facts: &Json) -> Result<()> {
    let found = held(act, license)?;
    if found.valid_to != day(facts, "after")? || found.revoked_at.is_some() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let change = Change { valid_to: day(facts, "before")?, ..Change::none(&found) };
    licenses::change(act, license, &change).map(drop)
}

/// How many units of an edition a license has.
fn units_of(license: &License, edition: &str) -> Result<i64> {
    let line = license.lines.iter().find(|line| line.edition_code == edition);
    let missing = || Refusal::EditionNotOnLicense { edition: edition.to_owned() };
    Ok(line.ok_or_else(missing)?.quantity)
}

fn add_units(act: &mut Act<'_>, license: LicenseId, how: &How) -> Result<Json> {
    let before = units_of(&held(act, license)?, &how.edition)?;
    let after = before + how.units.unwrap_or(0);
    licenses::set_quantity(act, license, &how.edition, after)?;
    Ok(json!({ "edition": how.edition, "before": before, "after": after }))
}

fn take_units(act: &mut Act<'_>, license: LicenseId, facts: &Json) -> Result<()> {
    let edition = text(facts, "edition")?;
    if units_of(&held(act, license)?, edition)? != number(facts, "after")? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    licenses::set_quantity(act, license, edition, number(facts, "before")?).map(drop)
}

fn release(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    if installations::get(act, installation)?.released_at.is_some() {
        return Err(Refusal::InstallationReleased.into());
    }
    installations::release(act, installation)
}
