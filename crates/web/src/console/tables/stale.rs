//! What of a kept view is not there any more: filters that the list no longer has, values that are none, records that are
//! gone or out of reach. It is left out and told, so that a view never breaks the page that it opens.

use domain::{
    Act, Refusal, billing, customers, deployment_keys,
    exports::List,
    ids::{DeploymentKeyId, OrganizationId},
    invitations, licenses, messages, organizations,
    outbox::MailKind,
    purchase_codes,
    views::View,
};

use super::catalogue::Listed;
use crate::{
    exports::{choosable, filters},
    kit::Form,
    languages::Locale,
};

/// The names of parts of a view that have to be left out of the address that opened it.
pub(super) fn parts(
    act: &mut Act<'_>,
    listed: &Listed,
    view: &View,
    asked: &Form,
) -> domain::Result<Vec<String>> {
    let mut gone = Vec::new();
    for (name, value) in &view.state {
        if asked.value(name) == value && !is_there(act, listed, name, value)? {
            gone.push(name.clone());
        }
    }
    Ok(gone)
}

fn is_there(act: &mut Act<'_>, listed: &Listed, name: &str, value: &str) -> domain::Result<bool> {
    Ok(match name {
        "rows" | "per" => true,
        "cols" => {
            let all = choosable(listed.list);
            value.split(',').all(|code| all.iter().any(|column| column.code == code))
        }
        "sort" => listed.sorts.iter().any(|(_, up, down)| [*up, *down].contains(&value)),
        _ if !filters(listed.list).contains(&name) => false,
        "vendor" | "customer" | "organization" | "of" => match value.parse::<OrganizationId>() {
            Ok(id) => found(organizations::get(act, id))?,
            Err(_) => false,
        },
        "key" => match value.parse::<DeploymentKeyId>() {
            Ok(id) => found(deployment_keys::get(act, id))?,
            Err(_) => false,
        },
        _ => is_word(listed.list, name, value),
    })
}

fn found<T>(answer: domain::Result<T>) -> domain::Result<bool> {
    match answer {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.refusal(), Some(Refusal::NotFound | Refusal::Forbidden)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a value is one of those that the filter of the list knows.
fn is_word(list: List, name: &str, value: &str) -> bool {
    match (list, name) {
        (List::Customers, "view") => value.parse::<customers::View>().is_ok(),
        (List::Customers, "country") => value.parse::<domain::countries::Country>().is_ok(),
        (List::Licenses, "view") => value.parse::<licenses::LicenseView>().is_ok(),
        (List::Licenses, "ends") => format!("{value}-01").parse::<domain::clock::Day>().is_ok(),
        (List::Invoices, "view") => value.parse::<billing::InvoiceView>().is_ok(),
        (List::PurchaseCodes, "view") => value.parse::<purchase_codes::View>().is_ok(),
        (List::Users | List::Invitations, "status") => value.parse::<invitations::Status>().is_ok(),
        (List::Alerts, "kind") => value.parse::<domain::alerts::AlertKind>().is_ok(),
        (List::Installations, "silent") => ["7", "30", "90"].contains(&value),
        (List::Mails, "state") => value.parse::<messages::MessageState>().is_ok(),
        (List::Mails, "kind") => value.parse::<MailKind>().is_ok(),
        _ => true,
    }
}

/// What people call a part of a view.
pub(super) fn name(part: &str, l: &Locale) -> String {
    let key = format!("views-part-{part}");
    if l.has(&key) { l.text(&key).into_owned() } else { part.to_owned() }
}
