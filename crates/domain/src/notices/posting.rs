//! The worker's part: licenses take their places in the queue, and what is due is posted. What is decided is decided
//! from the license as it is in that very act; the queue only says when to look.

use serde_json::{Value as Json, json};

use super::{
    Audience, Planned, Recipient, recipients, rules,
    store::{self, Facts},
};
use crate::{
    act::Act,
    clock::{Day, Instant},
    ids::{LicenseId, MessageId, OrganizationId},
    messages::only_the_worker,
    outbox::{self, Mail, MailKind},
    refusal::Result,
};

/// A license that rests is looked at again after so long: what was held goes when it is in force again.
const HOLD_SECONDS: i64 = 3600;
/// Licenses that ended longer ago than any notice reaches are not looked at.
const FURTHEST_BACK: i64 = -400;
/// Where a license waits that has nothing to come.
const NEVER: Instant = Instant::from_micros(253_370_764_800_000_000);

/// Gives up to `most` licenses their places in the queue: new ones, and those whose end, schedule or time zone is
/// another one now, whatever changed it. Returns how many; fewer than `most` means that all are in.
/// Refused with `forbidden` unless a job of ours asks.
pub fn arm(act: &mut Act<'_>, most: i64) -> Result<usize> {
    only_the_worker(act)?;
    let from = act.now().day_in(&jiff::tz::TimeZone::UTC).plus_days(FURTHEST_BACK);
    let unarmed = store::unarmed(act, from, most)?;
    for found in &unarmed {
        if let Some(facts) = store::known(act, found.customer, found.license)? {
            let place = (found.customer, found.license);
            let at =
                if rules::due(&facts.plan(), act.now()).is_some() { act.now() } else { later(act, &facts) };
            store::arm(act, place, &facts, at)?;
        }
    }
    Ok(unarmed.len())
}

fn later(act: &Act<'_>, facts: &Facts) -> Instant {
    rules::next(&facts.plan(), act.now()).unwrap_or(NEVER)
}

/// Posts what is due of up to `most` licenses, and moves each on to its next notice. Returns how many were looked at.
/// Each notice goes once to each address, however many machines do this. Refused with `forbidden` unless a job of
/// ours asks.
pub fn post_due(act: &mut Act<'_>, most: i64) -> Result<usize> {
    only_the_worker(act)?;
    let due = store::due(act, most)?;
    for found in &due {
        let place = (found.customer, found.license);
        match store::known(act, found.customer, found.license)? {
            Some(facts) => look_at(act, place, &facts)?,
            None => store::disarm(act, found.license)?,
        }
    }
    Ok(due.len())
}

fn look_at(act: &mut Act<'_>, place: (OrganizationId, LicenseId), facts: &Facts) -> Result<()> {
    let due = rules::due(&facts.plan(), act.now());
    let next = match due {
        // A resting license keeps what is due: it goes when the license is in force again, unless it is too late then.
        Some(_) if facts.resting && !facts.over => act.now().plus_seconds(HOLD_SECONDS),
        _ => later(act, facts),
    };
    store::arm(act, place, facts, next)?;
    let Some(due) = due.filter(|_| facts.now()) else { return Ok(()) };
    if store::has_gone(act, place, facts.valid_to, due.days_before - 1)? {
        return Ok(());
    }
    for recipient in recipients::of(act, place.0)? {
        post_one(act, place, (facts, &due), &recipient)?;
    }
    Ok(())
}

fn post_one(
    act: &mut Act<'_>,
    place: (OrganizationId, LicenseId),
    (facts, due): (&Facts, &Planned),
    recipient: &Recipient,
) -> Result<()> {
    let message = MessageId::from_uuid(act.fresh_id());
    if !store::note(act, place, (facts.valid_to, due), recipient, message)? {
        return Ok(());
    }
    let kind = kind(recipient.audience, facts, act.now());
    let mail = Mail {
        organization: recipient.organization,
        kind,
        facts: told(place, facts),
        recipient: recipient.email.clone(),
        language: recipient.language,
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post_as(act, message, mail)
}

/// Which letter it is, as of the day on which it goes: a late one does not speak of an end to come that is past.
fn kind(audience: Audience, facts: &Facts, now: Instant) -> MailKind {
    let today = now.day_in(&facts.zone());
    match (audience, facts.valid_to < today) {
        (Audience::Customer, false) => MailKind::LicenseEnding,
        (Audience::Customer, true) => MailKind::LicenseEnded,
        (Audience::Partner, false) => MailKind::CustomerLicenseEnding,
        (Audience::Partner, true) => MailKind::CustomerLicenseEnded,
    }
}

fn told((customer, license): (OrganizationId, LicenseId), facts: &Facts) -> Json {
    json!({
        "customer_id": customer, "license_id": license, "customer": facts.customer_name,
        "product": facts.product_name, "plan": facts.plan_name, "number": facts.number,
        "valid_to": facts.valid_to,
    })
}

/// Whether what a notice in the outbox tells is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    Holds,
    /// The license is out of force for a while; the notice waits.
    Rests,
    /// The license runs to another day now, or gets no notices any more.
    Over,
}

/// Asks the license as it is now.
pub(crate) fn truth(act: &mut Act<'_>, facts: &str) -> Result<Truth> {
    let told: Json = serde_json::from_str(facts)?;
    let text = |name: &str| told.get(name).and_then(Json::as_str).unwrap_or_default();
    let (Ok(customer), Ok(license)) = (text("customer_id").parse(), text("license_id").parse()) else {
        return Ok(Truth::Over);
    };
    let told_of: Option<Day> = text("valid_to").parse().ok();
    Ok(match store::known(act, customer, license)? {
        Some(facts) if facts.over || facts.off || Some(facts.valid_to) != told_of => Truth::Over,
        Some(facts) if facts.resting => Truth::Rests,
        Some(_) => Truth::Holds,
        None => Truth::Over,
    })
}
