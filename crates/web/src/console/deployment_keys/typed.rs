//! Name, pattern and limits of a key as a form: filled from a key, read with every problem at its field.

use domain::{
    Problem, Refusal,
    deployment_keys::{DeploymentKey, KeyForm},
    refusal::FieldProblem,
};

use crate::{kit::Form, typed::whole_number};

/// The fields with the keys of their labels.
pub(super) const FIELDS: [(&str, &str); 5] = [
    ("name", "keys-name"),
    ("name_pattern", "keys-pattern"),
    ("most_devices", "keys-most"),
    ("last_on", "keys-last"),
    ("networks", "keys-networks"),
];

pub(super) fn filled(form: &KeyForm) -> Form {
    Form::new()
        .fill("name", form.name.clone())
        .fill("name_pattern", form.name_pattern.clone())
        .fill("most_devices", form.most_devices.map(|most| most.to_string()).unwrap_or_default())
        .fill("last_on", form.last_on.map(|day| day.to_string()).unwrap_or_default())
        .fill("networks", form.networks.join("\n"))
}

pub(super) fn of_key(key: &DeploymentKey) -> Form {
    filled(&key.form()).fill("version", key.version.to_string())
}

/// What was typed; an empty limit is none.
pub(super) fn read(form: &Form) -> Result<KeyForm, Refusal> {
    let mut problems = Vec::new();
    let most_devices = form.given("most_devices").and_then(|text| {
        let number = whole_number(text);
        if number.is_none() {
            problems.push(FieldProblem::new("most_devices", Problem::NotANumber));
        }
        number
    });
    let last_on = form.given("last_on").and_then(|text| {
        let day = text.parse().ok();
        if day.is_none() {
            problems.push(FieldProblem::new("last_on", Problem::NotADay));
        }
        day
    });
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let networks = form.value("networks").split([',', ';', '\n', ' ']).map(str::trim);
    Ok(KeyForm {
        name: form.value("name").to_owned(),
        name_pattern: form.value("name_pattern").to_owned(),
        most_devices,
        last_on,
        networks: networks.filter(|text| !text.is_empty()).map(str::to_owned).collect(),
    })
}
