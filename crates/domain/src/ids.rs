//! Ids of records: UUIDs of version 7 made by the application, shown with a prefix that says what they name.

use std::{fmt, str::FromStr};

use data_encoding::{BASE32_NOPAD, Encoding};
use db::{Column, DbError, ToValue, Value, ValueRef};
use uuid::Uuid;

use crate::clock::Instant;

/// The text is not an id of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct NotAnId;

const ALPHABET: Encoding = BASE32_NOPAD;

fn write_id(f: &mut fmt::Formatter<'_>, prefix: &str, id: Uuid) -> fmt::Result {
    write!(f, "{prefix}_{}", ALPHABET.encode(id.as_bytes()).to_ascii_lowercase())
}

fn read_id(text: &str, prefix: &str) -> Result<Uuid, NotAnId> {
    let body = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(NotAnId)?;
    if body.len() != 26 || body.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(NotAnId);
    }
    let bytes = ALPHABET.decode(body.to_ascii_uppercase().as_bytes()).map_err(|_| NotAnId)?;
    Uuid::from_slice(&bytes).map_err(|_| NotAnId)
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            pub const PREFIX: &str = $prefix;

            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(f, $prefix, self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read_id(text, $prefix).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl ToValue for $name {
            fn to_value(&self) -> Value {
                Value::Id(self.0)
            }
        }

        impl Column for $name {
            fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
                Uuid::from_value(value).map(Self)
            }
        }
    )*};
}

id! {
    /// A node of the tree: operator, partner or customer.
    OrganizationId "org";
    /// A person who can log in.
    AccountId "acc";
    /// An account's role on an organization.
    MembershipId "mem";
    /// One login of an account in one browser.
    SessionId "ses";
    /// A token of the API.
    TokenId "tok";
    ProductId "prd";
    EditionId "edi";
    PlanId "pln";
    LicenseId "lic";
    TermId "trm";
    SeatId "seat";
    /// A unit bound to a person, from then until it is unbound.
    BindingId "bnd";
    /// Something that was asked for.
    RequestId "req";
    /// Units that were unbound together.
    UnbindId "unb";
    /// Purchase codes that were made at once.
    BatchId "bat";
    /// One purchase code of a batch.
    CodeId "pco";
    /// Units that purchase codes brought, to be given on.
    StockId "stk";
    /// What of a stock somebody was given.
    AllotmentId "alt";
    InstallationId "inst";
    LicenseFileId "lfile";
    /// A credential by which many devices enroll.
    DeploymentKeyId "key";
    /// One e-mail in the outbox.
    MessageId "msg";
    /// What installed programs show to people.
    ProgramMessageId "pmsg";
    /// A bulk run with progress.
    JobId "job";
    /// A list of records that was uploaded.
    ImportId "imp";
    /// What somebody has begun to fill in about a new customer.
    DraftId "drf";
    /// What somebody noted beside a record.
    NoteId "note";
    /// What is to be done on a day to come.
    PlannedChangeId "plc";
    /// An order, invoice or credit note.
    InvoiceId "inv";
    /// Money that came in for an invoice.
    PaymentId "pay";
    /// A list as somebody wants to see it again.
    ViewId "view";
    /// One line of the audit trail.
    EventId "evt";
}

/// An id that no event written before the instant's millisecond has reached, and none since then is below.
pub(crate) fn earliest_at(instant: Instant) -> EventId {
    let millis = u128::try_from(instant.micros() / 1000).unwrap_or(0);
    EventId(Uuid::from_u128(millis << 80))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_no_other_kind_or_spelling_is_taken() {
        let id = OrganizationId::from_uuid(Uuid::from_u128(0x0192_f3c4_0000_7000_8000_0000_0000_0001));
        let text = id.to_string();
        assert_eq!(text.parse::<OrganizationId>(), Ok(id));
        assert_eq!(text.replace("org_", "lic_").parse::<OrganizationId>(), Err(NotAnId));
        assert_eq!(text.to_uppercase().parse::<OrganizationId>(), Err(NotAnId));
        for bad in ["", "org_", "org_é", "org_aaaaaaaaaaaaaaaaaaaaaaaaa1"] {
            assert_eq!(bad.parse::<OrganizationId>(), Err(NotAnId), "{bad}");
        }
    }
}
