//! The filters in force as people read them: what each is called, and what it is set to.

use domain::{
    Act, Refusal, deployment_keys,
    ids::{DeploymentKeyId, OrganizationId},
    organizations,
};
use jiff::civil::Date;

use crate::{kit::Form, languages::Locale};

/// Names of the records that filters name by their ids, by filter. What is out of reach has none.
pub(super) fn names(act: &mut Act<'_>, asked: &Form) -> domain::Result<Vec<(&'static str, String)>> {
    let mut names = Vec::new();
    for filter in ["vendor", "customer", "organization", "of"] {
        if let Ok(id) = asked.value(filter).parse::<OrganizationId>() {
            names.extend(reached(organizations::get(act, id))?.map(|found| (filter, found.name)));
        }
    }
    if let Ok(id) = asked.value("key").parse::<DeploymentKeyId>() {
        names.extend(reached(deployment_keys::get(act, id))?.map(|found| ("key", found.name)));
    }
    Ok(names)
}

fn reached<T>(answer: domain::Result<T>) -> domain::Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.refusal(), Some(Refusal::NotFound | Refusal::Forbidden)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Filters that a list shows as its tabs or segments, and parts of an address that narrow nothing.
pub(super) const NO_CHIPS: &[&str] =
    &["view", "state", "silent", "freed", "sent", "installed", "q", "sort", "cols", "rows", "per", "saved"];

/// What a filter is called.
pub(super) fn label(filter: &str, l: &Locale) -> String {
    let key = match filter {
        "vendor" => "customers-vendor",
        "customer" => "seats-customer",
        "country" => "customers-country",
        "ends" => "licenses-ends-in",
        "organization" | "of" => "outbox-organization",
        "kind" => "outbox-kind",
        "from" => "outbox-from",
        "to" => "outbox-to",
        "status" => "seats-invitation",
        "key" => return l.column("deployment_key"),
        "signing" => "installations-file-signed",
        other => return other.to_owned(),
    };
    l.text(key).into_owned()
}

/// What it is set to, where it is no name of a record.
pub(super) fn value(filter: &str, value: &str, l: &Locale) -> String {
    let day = |text: &str| text.parse::<Date>().ok();
    match filter {
        "country" => l.country(value).into_owned(),
        "ends" => day(&format!("{value}-01"))
            .map_or_else(|| value.to_owned(), |month| format!("{} {}", l.month(month), month.year())),
        "from" | "to" => day(value).map_or_else(|| value.to_owned(), |day| l.date(day)),
        "kind" => named(&format!("mail-kind-{value}"), value, l),
        "status" => named(&format!("invitations-tab-{value}"), value, l),
        _ => value.to_owned(),
    }
}

/// The text under a key; what is none of its words stays as it is.
fn named(key: &str, value: &str, l: &Locale) -> String {
    if l.has(key) { l.text(key).into_owned() } else { value.to_owned() }
}
