//! Units and last day of a license, edited in the list of a customer's licenses. What is sent goes to the door of the whole
//! form; what is not in it stays as it is saved.

use domain::licenses::{License, quantity_field, rules::LicenseKind};

use super::card;
use crate::{
    kit::{Form, Inline, InlineField},
    languages::Locale,
};

/// The form of a license as it stands in the list; nothing for what is not changed by hand.
pub(super) fn of(license: &License, back: String, l: &Locale) -> Option<Inline> {
    let is_changed = license.kind == LicenseKind::Purchased && license.revoked_at.is_none();
    let units = license
        .lines
        .iter()
        .map(|line| InlineField::new(quantity_field(line.edition), line.edition_name.as_str(), "text"));
    let last = InlineField::new("valid_to", l.text("licenses-valid-to"), "date");
    is_changed.then(|| Inline {
        group: "license",
        of: license.id.to_string(),
        verb: l.with("licenses-edit-in-place", &[("name", (&license.plan_name).into())]),
        action: format!("/customers/{}/license/{}", license.customer, license.id),
        back,
        version: license.version,
        fields: units.chain([last]).collect(),
        form: card::filled(license),
        saved: Vec::new(),
    })
}

/// A form that has some of the fields: the others are as they are saved.
pub(super) fn completed(form: Form, saved: &License) -> Form {
    let missing: Vec<(String, String)> =
        card::filled(saved).pairs().into_iter().filter(|(name, _)| form.values(name).is_empty()).collect();
    missing.into_iter().fold(form, |form, (name, value)| form.fill(&name, value))
}
