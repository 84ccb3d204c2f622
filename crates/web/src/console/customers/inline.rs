//! The fields of a customer's record that are edited above every of its pages: the name, and whom to write to.

use axum::{http::StatusCode, response::Response};
use domain::customers::Customer;

use super::fields::{self, Field};
use crate::{
    kit::{Form, Inline, InlineField},
    languages::Locale,
};

/// A group of fields with the words of its pencil.
struct Group {
    name: &'static str,
    verb: &'static str,
    fields: &'static [Field],
}

const GROUPS: [Group; 2] = [
    Group { name: "name", verb: "customers-edit-name", fields: &[("name", "customers-name")] },
    Group {
        name: "contact",
        verb: "customers-edit-contact",
        fields: &[
            ("contact_first_name", "customers-contact-first-name"),
            ("contact_last_name", "customers-contact-last-name"),
            ("contact_email", "customers-contact-email"),
        ],
    },
];

/// The form of a group as it stands on a page of the customer; nothing for a group that there is none of.
pub(crate) fn of(customer: &Customer, group: &str, back: String, l: &Locale) -> Option<Inline> {
    let group = GROUPS.iter().find(|known| known.name == group)?;
    Some(Inline {
        group: group.name,
        of: String::new(),
        verb: l.text(group.verb).into_owned(),
        action: format!("/customers/{}/basics", customer.id),
        back,
        version: customer.version,
        fields: group.fields.iter().map(|field| input(field, l)).collect(),
        form: fields::filled(&customer.form()),
        saved: Vec::new(),
    })
}

fn input((name, label): &Field, l: &Locale) -> InlineField {
    let kind = if *name == "contact_email" { "email" } else { "text" };
    InlineField::new(*name, l.text(label), kind)
}

/// The form of a group with what was typed into it, or nothing when it is none of ours.
pub(super) fn refused(
    customer: &Customer,
    (form, is_stale): (Form, bool),
    back: String,
    l: &Locale,
) -> Option<Inline> {
    let inline = of(customer, crate::kit::inline::group(&form)?, back, l)?;
    Some(if is_stale { inline.stale(form, l) } else { inline.refused(form) })
}

/// The refused form alone, for the script that sent it.
pub(super) fn alone(inline: Inline, csrf: &str, l: &Locale) -> Response {
    crate::kit::inline::alone(l, csrf, StatusCode::UNPROCESSABLE_ENTITY, inline)
}
