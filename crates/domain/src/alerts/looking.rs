//! The worker's part: every customer is looked at in its morning. What begins to hold becomes an open alert and is
//! told once, what holds no more is over and could be told again. What is decided is decided from the records as they
//! are in that very act.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{
    AlertKind, Own, Setting, rules,
    store::{self, Customer, Found},
};
use crate::{
    act::Act,
    clock::Day,
    ids::{InstallationId, OrganizationId, SeatId},
    installations::silence,
    language::Language,
    licenses::rules::{Allowance, total_space},
    messages::only_the_worker,
    notices::{Audience, recipients},
    outbox::{self, Mail, MailKind},
    refusal::Result,
};

const GB: i64 = 1_000_000_000;
/// How many names one letter lists.
const NAMED: usize = 10;

/// Gives up to `most` customers their places in the queue: new ones, and those of another time zone now. Returns how
/// many; fewer than `most` means that all are in. Refused with `forbidden` unless a job of ours asks.
pub fn arm(act: &mut Act<'_>, most: i64) -> Result<usize> {
    only_the_worker(act)?;
    let unarmed = store::unarmed(act, most)?;
    for (customer, zone) in &unarmed {
        let next = rules::next_look(act.now(), &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
        store::arm(act, *customer, zone, next)?;
    }
    Ok(unarmed.len())
}

/// Looks at up to `most` customers whose time has come, and tells what is new. Returns how many were looked at.
/// Refused with `forbidden` unless a job of ours asks.
pub fn look_at_due(act: &mut Act<'_>, most: i64) -> Result<usize> {
    only_the_worker(act)?;
    let due = store::due(act, most)?;
    for customer in &due {
        match store::customer(act, *customer)? {
            Some(found) => look_at(act, *customer, &found)?,
            None => store::disarm(act, *customer)?,
        }
    }
    Ok(due.len())
}

/// A stopped customer keeps what was open: nobody could do anything about it.
fn look_at(act: &mut Act<'_>, id: OrganizationId, customer: &Customer) -> Result<()> {
    let zone = TimeZone::get(&customer.time_zone).unwrap_or(TimeZone::UTC);
    store::arm(act, id, &customer.time_zone, rules::next_look(act.now(), &zone))?;
    if customer.stopped {
        return Ok(());
    }
    let chain: Vec<Own> = store::chain(act, id)?;
    let today = act.now().day_in(&zone);
    for kind in AlertKind::ALL.iter().copied() {
        let setting = rules::effective(&chain, kind);
        let new = turn(act, id, (kind, &setting), today)?;
        tell(act, (id, customer), (kind, &setting), &new)?;
    }
    silence::free_due(act, id, &rules::effective(&chain, AlertKind::FreedSoon))
}

/// Opens what has begun and ends what is over; gives what is new.
fn turn(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (kind, setting): (AlertKind, &Setting),
    today: Day,
) -> Result<Vec<Found>> {
    let mut holding =
        if setting.enabled { holding(act, customer, (kind, setting), today)? } else { Vec::new() };
    holding.retain(|found| setting.is_for(&found.edition));
    let open: HashSet<Uuid> = store::open(act, customer, kind)?.into_iter().collect();
    let still: HashSet<Uuid> = holding.iter().map(|found| found.subject).collect();
    for over in open.difference(&still) {
        store::clear(act, customer, kind, *over)?;
    }
    let mut new = Vec::new();
    for found in holding.into_iter().filter(|found| !open.contains(&found.subject)) {
        if store::raise(act, customer, kind, &found)? {
            new.push(found);
        }
    }
    Ok(new)
}

fn holding(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (kind, setting): (AlertKind, &Setting),
    today: Day,
) -> Result<Vec<Found>> {
    let before = act.now().plus_days(-setting.threshold);
    match kind {
        AlertKind::NotInstalled => store::not_installed(act, customer, before, today),
        AlertKind::Silent => store::silent(act, customer, before, today),
        AlertKind::Failing => store::failing(act, customer, setting.threshold, today),
        AlertKind::SpaceLow => {
            let mut found = licenses_full(act, customer, setting, today)?;
            found.extend(store::devices_full(act, customer, setting.threshold, today)?);
            Ok(found)
        }
        AlertKind::FreedSoon => store::freed_soon(act, customer, setting.threshold, today),
    }
}

/// Licenses of whose space little is left.
fn licenses_full(
    act: &mut Act<'_>,
    customer: OrganizationId,
    setting: &Setting,
    today: Day,
) -> Result<Vec<Found>> {
    let mut full = Vec::new();
    for space in store::space(act, customer, today)? {
        let lines: Vec<Allowance> = space
            .lines
            .iter()
            .map(|(_, quantity, storage_gb)| Allowance { quantity: *quantity, storage_gb: *storage_gb })
            .collect();
        let Some(total_gb) = total_space(&lines, space.extra_space_gb) else { continue };
        let total = total_gb.saturating_mul(GB);
        let for_one = space.lines.iter().find(|(code, quantity, _)| *quantity > 0 && setting.is_for(code));
        let Some((edition, ..)) = for_one.filter(|_| total > 0) else { continue };
        if space.used_bytes > rules::used_above(total, setting.threshold) {
            full.push(Found {
                subject: space.license.uuid(),
                license: space.license,
                seat: None,
                name: space.plan_name,
                email: String::new(),
                language: None,
                edition: edition.clone(),
            });
        }
    }
    Ok(full)
}

/// One letter with all of them to each of the staff, one of their own to each user, as the settings say.
fn tell(
    act: &mut Act<'_>,
    (id, customer): (OrganizationId, &Customer),
    (kind, setting): (AlertKind, &Setting),
    new: &[Found],
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let mut mails = staff(act, (id, customer), (kind, setting), new)?;
    if setting.to_user {
        let users = new.iter().filter(|found| found.seat.is_some() && !found.email.is_empty());
        mails.extend(users.map(|found| to_user(id, customer, (kind, setting), found)));
    }
    outbox::post_all(act, mails)
}

fn staff(
    act: &mut Act<'_>,
    (id, customer): (OrganizationId, &Customer),
    (kind, setting): (AlertKind, &Setting),
    new: &[Found],
) -> Result<Vec<Mail>> {
    let names: Vec<&str> = new.iter().take(NAMED).map(|found| found.name.as_str()).collect();
    let facts = json!({
        "customer_id": id, "customer": customer.name, "alert": kind.word(), "count": new.len(),
        "threshold": setting.threshold, "names": names,
    });
    let mail = |(organization, email, language): (OrganizationId, String, Language)| Mail {
        organization,
        kind: MailKind::CustomerAlerts,
        facts: facts.clone(),
        recipient: email,
        language,
        seat: None,
        job: None,
        send_at: None,
    };
    Ok(addresses(act, (id, customer), setting)?.into_iter().map(mail).collect())
}

type Address = (OrganizationId, String, Language);

/// Whom the settings name, or else the usual ones; each address once.
fn addresses(
    act: &mut Act<'_>,
    (id, customer): (OrganizationId, &Customer),
    setting: &Setting,
) -> Result<Vec<Address>> {
    let mut found: Vec<Address> = Vec::new();
    let usual = recipients::of(act, id)?;
    let seller = recipients::seller(act, id)?;
    let sides = [
        (setting.to_customer, Audience::Customer, &setting.customer_emails, Some((id, customer.language))),
        (setting.to_partner, Audience::Partner, &setting.partner_emails, seller),
    ];
    for (told, audience, emails, named_by) in sides {
        if !told {
            continue;
        }
        if let Some((organization, language)) = named_by.filter(|_| !emails.is_empty()) {
            for email in emails {
                let own = store::language_of(act, email)?;
                found.push((organization, email.clone(), own.unwrap_or(language)));
            }
            continue;
        }
        let of_audience = usual.iter().filter(|recipient| recipient.audience == audience);
        found.extend(of_audience.map(|one| (one.organization, one.email.clone(), one.language)));
    }
    let mut seen = HashSet::new();
    found.retain(|(_, email, _)| seen.insert(crate::input::fold_email(email)));
    Ok(found)
}

fn to_user(
    id: OrganizationId,
    customer: &Customer,
    (kind, setting): (AlertKind, &Setting),
    found: &Found,
) -> Mail {
    let is_reminder = kind == AlertKind::NotInstalled;
    Mail {
        organization: id,
        kind: if is_reminder { MailKind::InstallReminder } else { MailKind::UserAlert },
        facts: json!({
            "customer_id": id, "customer": customer.name, "alert": kind.word(), "subject": found.subject.to_string(),
            "device": found.name, "threshold": setting.threshold,
        }),
        recipient: found.email.clone(),
        language: found.language.unwrap_or(customer.language),
        seat: found.seat,
        job: None,
        send_at: None,
    }
}

/// Ends at once the open alerts of a kind at a customer that hold no more, for what was done about them. What begins to
/// hold waits for the morning.
pub(crate) fn end_over(act: &mut Act<'_>, customer: OrganizationId, kind: AlertKind) -> Result<()> {
    if !store::is_open(act, customer, kind, None)? {
        return Ok(());
    }
    let Some(found) = store::customer(act, customer)?.filter(|found| !found.stopped) else { return Ok(()) };
    let setting = rules::effective(&store::chain(act, customer)?, kind);
    let zone = TimeZone::get(&found.time_zone).unwrap_or(TimeZone::UTC);
    let holding = holding(act, customer, (kind, &setting), act.now().day_in(&zone))?;
    let still: HashSet<Uuid> = holding.iter().map(|found| found.subject).collect();
    for over in store::open(act, customer, kind)?.into_iter().filter(|open| !still.contains(open)) {
        store::clear(act, customer, kind, over)?;
    }
    Ok(())
}

/// Whether what a mail in the outbox tells still holds.
pub(crate) fn stands(act: &mut Act<'_>, facts: &str) -> Result<bool> {
    let told: Json = serde_json::from_str(facts)?;
    let text = |name: &str| told.get(name).and_then(Json::as_str).unwrap_or_default();
    let (Ok(customer), Ok(kind)) = (text("customer_id").parse(), text("alert").parse::<AlertKind>()) else {
        return Ok(false);
    };
    store::is_open(act, customer, kind, text("subject").parse().ok())
}

/// A device is heard again, or works again: its alert is over at once.
pub(crate) fn heard_again(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
    kind: AlertKind,
) -> Result<()> {
    store::clear(act, customer, kind, installation.uuid())
}

/// A device has its place no more: nothing of it is to be told.
pub(crate) fn left(act: &mut Act<'_>, customer: OrganizationId, installation: InstallationId) -> Result<()> {
    let of_devices = AlertKind::ALL.iter().filter(|kind| **kind != AlertKind::NotInstalled);
    for kind in of_devices {
        store::clear(act, customer, *kind, installation.uuid())?;
    }
    Ok(())
}

/// Users are invited anew: that they have not installed is to be told again only after the time that the settings say.
pub(crate) fn invited_anew(act: &mut Act<'_>, customer: OrganizationId, seats: &[SeatId]) -> Result<()> {
    if !store::is_open(act, customer, AlertKind::NotInstalled, None)? {
        return Ok(());
    }
    for seat in seats {
        store::clear(act, customer, AlertKind::NotInstalled, seat.uuid())?;
    }
    Ok(())
}
