//! What a note is about: a record that is found by its own id, and asked for by its own right.

use std::{fmt, str::FromStr};

use crate::{
    access::Action,
    act::Act,
    audit::SubjectKind,
    billing, customers,
    ids::{InvoiceId, LicenseId, NotAnId, OrganizationId, SeatId, StockId},
    licenses, purchase_codes,
    refusal::Result,
    seats,
};

/// A record that can have notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Customer(OrganizationId),
    License(LicenseId),
    Seat(SeatId),
    /// Units that a purchase code brought.
    Stock(StockId),
    Invoice(InvoiceId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Customer(id) => id.fmt(f),
            Self::License(id) => id.fmt(f),
            Self::Seat(id) => id.fmt(f),
            Self::Stock(id) => id.fmt(f),
            Self::Invoice(id) => id.fmt(f),
        }
    }
}

impl FromStr for Subject {
    type Err = NotAnId;

    fn from_str(text: &str) -> std::result::Result<Self, NotAnId> {
        match text.split_once('_').map(|(prefix, _)| prefix) {
            Some(OrganizationId::PREFIX) => text.parse().map(Self::Customer),
            Some(LicenseId::PREFIX) => text.parse().map(Self::License),
            Some(SeatId::PREFIX) => text.parse().map(Self::Seat),
            Some(StockId::PREFIX) => text.parse().map(Self::Stock),
            Some(InvoiceId::PREFIX) => text.parse().map(Self::Invoice),
            _ => Err(NotAnId),
        }
    }
}

impl serde::Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Subject {
    /// The right to see the record.
    pub(super) const fn action(self) -> Action {
        match self {
            Self::Customer(_) => Action::CustomersView,
            Self::License(_) => Action::LicensesView,
            Self::Seat(_) => Action::SeatsView,
            Self::Stock(_) => Action::PurchaseCodesView,
            Self::Invoice(_) => Action::InvoicesView,
        }
    }
}

/// The record as a note speaks of it.
pub(super) struct About {
    pub organization: OrganizationId,
    pub title: String,
    pub kind: SubjectKind,
    pub id: String,
    pub action: Action,
}

/// Finds the record, with the right to see it.
pub(super) fn look(act: &mut Act<'_>, subject: Subject) -> Result<About> {
    let (organization, title, kind) = match subject {
        Subject::Customer(id) => (id, customers::get(act, id)?.name, SubjectKind::Organization),
        Subject::License(id) => {
            let license = licenses::get(act, id)?;
            (license.customer, license.plan_name, SubjectKind::License)
        }
        Subject::Seat(id) => {
            let seat = seats::get(act, id)?;
            (seat.customer, seat.username, SubjectKind::Seat)
        }
        Subject::Stock(id) => {
            let stock = purchase_codes::get(act, id)?;
            (stock.holder, stock.company.clone(), SubjectKind::PurchaseCode)
        }
        Subject::Invoice(id) => {
            let invoice = billing::get(act, id)?;
            let head = invoice.head;
            (head.customer, head.number.unwrap_or(head.customer_name), SubjectKind::Invoice)
        }
    };
    Ok(About { organization, title, kind, id: subject.to_string(), action: subject.action() })
}
