//! Fields become what they were before an event, all of them or none: each must still be as the event left it.

use serde_json::Value as Json;

use super::subject;
use crate::{
    act::Act,
    audit::{Event, What},
    clock::Day,
    customers::{self, Form},
    ids::{LicenseId, SeatId},
    licenses::{self, Change, License},
    refusal::{Refusal, Result},
    seats,
};

/// Field, before, after.
type Pair<'e> = (&'e str, &'e Json, &'e Json);

fn pairs(event: &Event) -> Vec<Pair<'_>> {
    event
        .details
        .iter()
        .filter_map(|(field, value)| {
            let pair = value.as_array().filter(|pair| pair.len() == 2)?;
            Some((field.as_str(), &pair[0], &pair[1]))
        })
        .collect()
}

pub(super) fn set_back(act: &mut Act<'_>, event: &Event) -> Result<()> {
    match event.what {
        What::CustomerChanged => customer(act, event),
        What::LicenseChanged => license(act, event),
        What::SeatChanged => seat(act, event),
        _ => Err(Refusal::NotUndoable.into()),
    }
}

/// A text that is as the event left it becomes what it was.
fn text(now: &mut String, (_, before, after): Pair<'_>) -> Result<()> {
    if now.as_str() != after.as_str().unwrap_or_default() {
        return Err(Refusal::UndoMovedOn.into());
    }
    before.as_str().unwrap_or_default().clone_into(now);
    Ok(())
}

fn number(now: &mut i64, (_, before, after): Pair<'_>) -> Result<()> {
    match (before.as_i64(), after.as_i64()) {
        (Some(before), Some(after)) if *now == after => {
            *now = before;
            Ok(())
        }
        _ => Err(Refusal::UndoMovedOn.into()),
    }
}

fn customer(act: &mut Act<'_>, event: &Event) -> Result<()> {
    let record = customers::get(act, event.organization)?;
    let mut form = record.form();
    for pair in pairs(event) {
        if pair.0 == "keep_deleted_days" {
            number(&mut form.keep_deleted_days, pair)?;
        } else {
            text(of_customer(&mut form, pair.0).ok_or(Refusal::NotUndoable)?, pair)?;
        }
    }
    customers::change(act, event.organization, &form, record.version).map(drop)
}

fn of_customer<'f>(form: &'f mut Form, field: &str) -> Option<&'f mut String> {
    Some(match field {
        "name" => &mut form.name,
        "business_id" => &mut form.business_id,
        "street_address" => &mut form.street_address,
        "postal_code" => &mut form.postal_code,
        "postal_area" => &mut form.postal_area,
        "country" => &mut form.country,
        "language" => &mut form.language,
        "time_zone" => &mut form.time_zone,
        "username_prefix" => &mut form.username_prefix,
        "emergency_email" => &mut form.emergency_email,
        "account_name" => &mut form.account_name,
        "region" => &mut form.region,
        "contact_first_name" => &mut form.contact_first_name,
        "contact_last_name" => &mut form.contact_last_name,
        "contact_email" => &mut form.contact_email,
        _ => return None,
    })
}

fn license(act: &mut Act<'_>, event: &Event) -> Result<()> {
    let id: LicenseId = subject(event)?;
    let saved = licenses::get(act, id)?;
    let mut change = Change::none(&saved);
    for pair in pairs(event) {
        match pair.0.strip_prefix("quantity ") {
            Some(edition) => units(&mut change, &saved, (edition, pair))?,
            None => field(&mut change, pair)?,
        }
    }
    licenses::change(act, id, &change).map(drop)
}

fn units(change: &mut Change, saved: &License, (edition, pair): (&str, Pair<'_>)) -> Result<()> {
    let line = saved.lines.iter().find(|line| line.edition_name == edition).ok_or(Refusal::UndoMovedOn)?;
    let known = change.quantities.iter_mut().find(|(known, _)| *known == line.edition);
    number(&mut known.ok_or(Refusal::UndoMovedOn)?.1, pair)
}

fn field(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    match pair.0 {
        "extra_space_gb" => number(&mut change.extra_space_gb, pair),
        "client_limit_gb" => number(&mut change.client_limit_gb, pair),
        "comments" => text(&mut change.comments, pair),
        "valid_to" => {
            let mut day = change.valid_to.to_string();
            text(&mut day, pair)?;
            change.valid_to = day.parse::<Day>().map_err(|_| Refusal::NotUndoable)?;
            Ok(())
        }
        _ => Err(Refusal::NotUndoable.into()),
    }
}

fn seat(act: &mut Act<'_>, event: &Event) -> Result<()> {
    let id: SeatId = subject(event)?;
    let saved = seats::get(act, id)?;
    let mut form = saved.form();
    for pair in pairs(event) {
        match pair.0 {
            "username" => text(&mut form.username, pair)?,
            "email" => text(&mut form.email, pair)?,
            "keep_deleted_days" => number(&mut form.keep_deleted_days, pair)?,
            "language" => {
                let mut language = form.language.clone().unwrap_or_default();
                text(&mut language, pair)?;
                form.language = Some(language).filter(|language| !language.is_empty());
            }
            _ => return Err(Refusal::NotUndoable.into()),
        }
    }
    seats::change(act, id, &form, saved.version).map(drop)
}
