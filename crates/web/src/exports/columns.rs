//! The columns of a list: those that its page draws in a way of its own, and beside them every column that its file has.
//! What is shown and what leaves as a file is chosen by the same codes.

use domain::exports::List;

use super::{Cell, Head, Sort, lists};
use crate::{kit::Form, languages::Locale};

/// A column that a page draws in a way of its own, and what stands for it in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn {
    pub code: &'static str,
    /// The key of its head.
    label: &'static str,
    heads: &'static [&'static str],
    numeric: bool,
}

const fn drawn(code: &'static str, label: &'static str, heads: &'static [&'static str]) -> Drawn {
    Drawn { code, label, heads, numeric: false }
}

const fn counted(code: &'static str, label: &'static str, heads: &'static [&'static str]) -> Drawn {
    Drawn { code, label, heads, numeric: true }
}

const CUSTOMERS: &[Drawn] = &[
    drawn("name", "customers-customer", &["name", "business_id", "postal_area"]),
    drawn("plan", "customers-plan", &["plan"]),
    drawn("seats", "customers-seats", &["quantity", "assigned", "installed"]),
    drawn("storage", "customers-storage", &["storage_used_bytes"]),
    drawn("valid_to", "customers-until", &["valid_to"]),
    drawn("status", "customers-status", &["status"]),
];

const USERS: &[Drawn] = &[
    drawn("username", "seats-username", &["username", "email"]),
    drawn("customer", "seats-customer", &["customer"]),
    drawn("invitation", "seats-invitation", &["invitation", "sent_at"]),
];

/// A code is shown to who asks for it; it never leaves in a file of many.
const CODE: Drawn = drawn("code", "seats-code", &[]);

const INVITATIONS: &[Drawn] = &[
    drawn("username", "seats-username", &["username", "customer"]),
    CODE,
    drawn("email", "seats-email", &["email"]),
    drawn("sent_at", "seats-sent", &["invitation", "sent_at"]),
    drawn("installed_at", "seats-installed", &["installed_at"]),
];

const CUSTOMER_USERS: &[Drawn] = &[
    drawn("username", "seats-username", &["username", "email"]),
    drawn("edition", "seats-software", &["edition"]),
    CODE,
    drawn("invitation", "seats-invitation", &["invitation", "sent_at"]),
    drawn("device", "seats-device", &["device"]),
];

const UNITS: &[Drawn] = &[
    drawn("license", "subscription-license", &["product", "edition", "license_number"]),
    drawn("holder", "subscription-holder", &["email", "name", "username"]),
    drawn("holding", "subscription-state", &["holding", "status", "bound_at", "asked_at"]),
    drawn("valid_to", "subscription-until", &["valid_to"]),
];

const DEPLOYMENT_KEYS: &[Drawn] = &[
    drawn("name", "keys-name", &["name"]),
    drawn("edition", "keys-edition", &["edition"]),
    drawn("devices", "keys-devices", &["enrolled", "most_devices"]),
    drawn("limits", "keys-limits", &["last_on", "networks"]),
    drawn("status", "keys-state", &["status"]),
];

const ALERTS: &[Drawn] = &[
    drawn("alert", "alerts-what", &["alert"]),
    drawn("subject", "alerts-about", &["subject"]),
    drawn("customer", "seats-customer", &["customer"]),
    drawn("raised_at", "alerts-since", &["raised_at"]),
];

const LICENSES: &[Drawn] = &[
    drawn("customer", "customers-customer", &["customer"]),
    drawn("plan", "customers-plan", &["plan", "number"]),
    drawn("seats", "customers-seats", &["quantity", "assigned", "installed"]),
    drawn("storage", "customers-storage", &["total_space_gb", "storage_used_bytes"]),
    drawn("valid_to", "customers-until", &["valid_to"]),
    drawn("status", "customers-status", &["status"]),
];

const INSTALLATIONS: &[Drawn] = &[
    drawn("device", "installations-device", &["device", "platform"]),
    drawn("username", "installations-user", &["username", "deployment_key"]),
    drawn("customer", "seats-customer", &["customer"]),
    drawn("contact_at", "installations-contact", &["contact_at"]),
];

const INVOICES: &[Drawn] = &[
    drawn("number", "invoices-number", &["number", "invoice_kind"]),
    drawn("customer", "customers-customer", &["customer"]),
    drawn("issued_on", "invoices-issued", &["issued_on"]),
    drawn("due_on", "invoices-due", &["due_on"]),
    counted("total", "invoices-total", &["total", "currency"]),
    counted("open", "invoices-open", &["open"]),
    drawn("status", "customers-status", &["invoice_state"]),
];

const PURCHASE_CODES: &[Drawn] = &[
    drawn("company", "codes-entry", &["company", "email"]),
    drawn("purchase_code", "codes-code", &["purchase_code"]),
    drawn("plan", "codes-plan", &["plan", "edition", "holder"]),
    counted("total", "codes-total", &["total"]),
    counted("used", "codes-used", &["used"]),
    counted("pending", "codes-pending", &["pending"]),
    drawn("created_at", "codes-entered", &["created_at"]),
];

const MAILS: &[Drawn] = &[
    drawn("recipient", "outbox-recipient", &["recipient", "mail_kind"]),
    drawn("organization", "outbox-organization", &["organization"]),
    drawn("state", "outbox-state", &["state", "attempts"]),
    drawn("when", "outbox-when", &["send_at", "accepted_at"]),
    drawn("answer", "outbox-answer", &["answer"]),
];

/// The columns that pages draw themselves. The first names the record and is always there.
pub(crate) const fn drawn_of(list: List) -> &'static [Drawn] {
    match list {
        List::Customers => CUSTOMERS,
        List::Users => USERS,
        List::Invitations => INVITATIONS,
        List::CustomerUsers => CUSTOMER_USERS,
        List::Units => UNITS,
        List::DeploymentKeys => DEPLOYMENT_KEYS,
        List::Alerts => ALERTS,
        List::Licenses => LICENSES,
        List::Installations => INSTALLATIONS,
        List::Invoices => INVOICES,
        List::PurchaseCodes => PURCHASE_CODES,
        List::Mails => MAILS,
        _ => &[],
    }
}

/// A column that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choosable {
    pub code: &'static str,
    /// Numbers stand on the right.
    pub numeric: bool,
    /// The key of its head, where the page draws it; else the file's head is shown.
    label: Option<&'static str>,
    /// The places of what it has in a row of the file.
    places: Vec<usize>,
}

impl Choosable {
    pub fn label(&self, l: &Locale) -> String {
        self.label.map_or_else(|| l.column(self.code), |key| l.text(key).into_owned())
    }

    /// Whether its page draws it in a way of its own.
    pub const fn is_drawn(&self) -> bool {
        self.label.is_some()
    }

    /// The value of a column that no page draws in a way of its own, as people read it; empty when there is none.
    pub fn plain(&self, row: &[Cell], l: &Locale) -> Option<String> {
        if self.label.is_some() {
            return None;
        }
        Some(self.places.first().and_then(|place| row.get(*place)).map_or_else(String::new, |cell| {
            if self.code.ends_with("_bytes")
                && let Cell::Number(bytes) = cell
            {
                return l.bytes(*bytes);
            }
            shown(cell, l)
        }))
    }
}

fn shown(cell: &Cell, l: &Locale) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => l.number(*number),
        Cell::Money(minor, digits) => {
            let point = if l.language == domain::Language::En { '.' } else { ',' };
            domain::billing::money::decimal(*minor, *digits, point)
        }
        // A day is not broken in two where columns are narrow.
        Cell::Day(day) => l.date(*day).replace(' ', "\u{a0}"),
        Cell::At(at) => l.instant(*at).replace(' ', "\u{a0}"),
    }
}

/// All columns that a list can show: those that its page draws, in their usual order, then the others of its file.
pub(crate) fn choosable(list: List) -> Vec<Choosable> {
    let heads = lists::of(list).heads;
    let drawn = drawn_of(list);
    let place = |code: &str| heads.iter().position(|head| head.code == code);
    let own = drawn.iter().map(|column| Choosable {
        code: column.code,
        numeric: column.numeric,
        label: Some(column.label),
        places: column.heads.iter().filter_map(|code| place(code)).collect(),
    });
    let is_drawn = |head: &Head| drawn.iter().any(|column| column.heads.contains(&head.code));
    let others = heads.iter().enumerate().filter(|(_, head)| !is_drawn(head)).map(|(place, head)| {
        Choosable { code: head.code, numeric: head.sort == Sort::Number, label: None, places: vec![place] }
    });
    own.chain(others).collect()
}

/// The places in a row of the file that are asked for: by the codes of columns (`cols`), of which the list's first one is
/// always there, or by the names of the file (`only`). What the list has not is passed over; nothing asked for is
/// everything.
pub(super) fn places(list: List, query: &Form) -> Option<Vec<usize>> {
    let codes =
        |name| -> Vec<&str> { query.value(name).split(',').filter(|code| !code.is_empty()).collect() };
    let (chosen, named) = (codes("cols"), codes("only"));
    if !named.is_empty() {
        let heads = lists::of(list).heads;
        return Some(
            named.iter().filter_map(|code| heads.iter().position(|head| head.code == *code)).collect(),
        );
    }
    if chosen.is_empty() {
        return None;
    }
    let all = choosable(list);
    let first = all.first().filter(|_| !drawn_of(list).is_empty());
    let named = chosen.iter().filter_map(|code| all.iter().find(|column| column.code == *code));
    let columns = first.into_iter().chain(named.filter(|column| first.is_none_or(|first| *column != first)));
    Some(columns.flat_map(|column| column.places.clone()).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every column can be asked for by a code of its own, and stands for something in the file.
    #[test]
    fn columns_are_told_apart_and_are_in_the_file() {
        for list in List::ALL {
            let all = choosable(*list);
            let codes: BTreeSet<&str> = all.iter().map(|column| column.code).collect();
            assert_eq!(codes.len(), all.len(), "{list}: {codes:?}");
            for column in drawn_of(*list) {
                let places = &all.iter().find(|all| all.code == column.code).unwrap().places;
                assert_eq!(places.len(), column.heads.len(), "{list}: {}", column.code);
            }
            let places: BTreeSet<usize> = all.iter().flat_map(|column| column.places.clone()).collect();
            assert_eq!(places.len(), lists::of(*list).heads.len(), "{list}");
        }
    }

    #[test]
    fn a_file_has_what_is_shown_in_its_order() {
        let heads = lists::of(List::Customers).heads;
        let named = |columns: &str| -> Option<Vec<&str>> {
            let asked = Form::new().fill("cols", columns);
            Some(places(List::Customers, &asked)?.into_iter().map(|place| heads[place].code).collect())
        };
        assert_eq!(named(""), None);
        assert_eq!(
            named("country,seats,nonsense"),
            Some(vec!["name", "business_id", "postal_area", "country", "quantity", "assigned", "installed"])
        );
        assert_eq!(named("name"), Some(vec!["name", "business_id", "postal_area"]));
    }
}
