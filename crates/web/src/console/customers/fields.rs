//! The fields of a customer's record on its forms: to the form and back, and as people read them.

use domain::{
    Language, customers,
    refusal::{Problem, Refusal},
};

use crate::{
    console::conflict::{Clash, takes_theirs},
    kit::{Choice, Form},
    languages::Locale,
    typed::whole_number,
};

/// A field: its name, and the key of its label.
pub(super) type Field = (&'static str, &'static str);

/// What the Basics tab edits (NX-10).
pub(super) const BASICS: &[Field] = &[
    ("name", "customers-name"),
    ("business_id", "customers-business-id"),
    ("street_address", "customers-street"),
    ("postal_code", "customers-postal-code"),
    ("postal_area", "customers-postal-area"),
    ("region", "customers-region"),
    ("country", "customers-country"),
    ("account_name", "customers-account-name"),
    ("contact_first_name", "customers-contact-first-name"),
    ("contact_last_name", "customers-contact-last-name"),
    ("contact_email", "customers-contact-email"),
    ("username_prefix", "customers-prefix"),
];

/// What the Settings tab edits.
pub(super) const SETTINGS: &[Field] = &[
    ("keep_deleted_days", "customers-keep-deleted"),
    ("language", "customers-language"),
    ("time_zone", "customers-time-zone"),
    ("emergency_email", "customers-emergency-email"),
];

/// The record as a form to fill in.
pub(super) fn filled(record: &customers::Form) -> Form {
    let fields = BASICS.iter().chain(SETTINGS);
    fields.fold(Form::new(), |form, (name, _)| form.fill(name, value(record, name)))
}

fn value(record: &customers::Form, field: &str) -> String {
    match field {
        "name" => record.name.clone(),
        "business_id" => record.business_id.clone(),
        "street_address" => record.street_address.clone(),
        "postal_code" => record.postal_code.clone(),
        "postal_area" => record.postal_area.clone(),
        "country" => record.country.clone(),
        "region" => record.region.clone(),
        "account_name" => record.account_name.clone(),
        "contact_first_name" => record.contact_first_name.clone(),
        "contact_last_name" => record.contact_last_name.clone(),
        "contact_email" => record.contact_email.clone(),
        "username_prefix" => record.username_prefix.clone(),
        "keep_deleted_days" => record.keep_deleted_days.to_string(),
        "language" => record.language.clone(),
        "time_zone" => record.time_zone.clone(),
        "emergency_email" => record.emergency_email.clone(),
        _ => String::new(),
    }
}

/// The record with the fields as typed; a field that the form does not have, or whose saved version was chosen, stays
/// as saved.
///
/// Refused when a number is none.
pub(super) fn taken(
    form: &Form,
    saved: &customers::Form,
    fields: &[Field],
) -> Result<customers::Form, Refusal> {
    let mut record = saved.clone();
    let typed = |name: &str| !form.values(name).is_empty() && !takes_theirs(form, name);
    for (name, _) in fields.iter().filter(|(name, _)| typed(name)) {
        set(&mut record, name, form.value(name))?;
    }
    Ok(record)
}

fn set(record: &mut customers::Form, field: &str, typed: &str) -> Result<(), Refusal> {
    let place = match field {
        "name" => &mut record.name,
        "business_id" => &mut record.business_id,
        "street_address" => &mut record.street_address,
        "postal_code" => &mut record.postal_code,
        "postal_area" => &mut record.postal_area,
        "country" => &mut record.country,
        "region" => &mut record.region,
        "account_name" => &mut record.account_name,
        "contact_first_name" => &mut record.contact_first_name,
        "contact_last_name" => &mut record.contact_last_name,
        "contact_email" => &mut record.contact_email,
        "username_prefix" => &mut record.username_prefix,
        "language" => &mut record.language,
        "time_zone" => &mut record.time_zone,
        "emergency_email" => &mut record.emergency_email,
        other => {
            let not_a_number = || Refusal::field(other, Problem::NotANumber);
            record.keep_deleted_days = whole_number(typed).ok_or_else(not_a_number)?;
            return Ok(());
        }
    };
    typed.clone_into(place);
    Ok(())
}

/// The fields in which what was typed differs from what is saved now.
pub(super) fn clashes(form: &Form, saved: &customers::Form, fields: &[Field], l: &Locale) -> Vec<Clash> {
    let sent = fields.iter().filter(|(name, _)| !form.values(name).is_empty());
    let differing = sent.filter(|(name, _)| form.value(name).trim() != value(saved, name));
    differing
        .map(|(name, label)| Clash {
            field: (*name).to_owned(),
            label: l.text(label).into_owned(),
            yours: read(name, form.value(name).trim(), l),
            theirs: read(name, &value(saved, name), l),
        })
        .collect()
}

/// A value as people read it.
pub(super) fn read(field: &str, value: &str, l: &Locale) -> String {
    match field {
        "country" => l.country(value).into_owned(),
        "language" => value.parse().map_or_else(
            |_| value.to_owned(),
            |language: Language| l.word("language", language).into_owned(),
        ),
        _ => value.to_owned(),
    }
}

/// Label and value of each field, for people who may only look.
pub(super) fn told(record: &customers::Form, fields: &[Field], l: &Locale) -> Vec<(String, String)> {
    fields
        .iter()
        .map(|(name, label)| (l.text(label).into_owned(), read(name, &value(record, name), l)))
        .collect()
}

pub(super) fn languages() -> Vec<Choice> {
    Language::ALL.iter().map(|language| Choice::new(language.code(), language.own_name())).collect()
}

/// The time zones that places on maps have; the one in use among them whatever it is.
pub(super) fn time_zones(used: &str) -> Vec<Choice> {
    let database = jiff::tz::db();
    let mut names: Vec<String> = database
        .available()
        .map(|name| name.to_string())
        .filter(|name| {
            name == "UTC"
                || (name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("SystemV/"))
        })
        .collect();
    if !used.is_empty() && !names.iter().any(|name| name == used) {
        names.push(used.to_owned());
    }
    names.sort();
    names.into_iter().map(|name| Choice::new(name.clone(), name.replace('_', " "))).collect()
}
