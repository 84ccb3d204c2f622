//! Which events can be taken back, and how. Whether it still fits the state is asked when it is done.

use serde_json::Value as Json;

use crate::{
    access::Action,
    audit::{Event, SubjectKind, What},
    clock::Instant,
    words,
};

/// For so many days.
pub const DAYS: i64 = 30;

words! {
    /// How an event is taken back.
    Way {
        /// Each field that it changed becomes what it was, if nobody changed it since.
        SetBack => "set-back",
        Enable => "enable",
        Resume => "resume",
        /// The units go back to whom they were taken from, within a quarter of an hour.
        BindAgain => "bind-again",
        PlanAgain => "plan-again",
        /// A device gets back the place that was freed for its silence.
        TakeBack => "take-back",
    }
}

/// Fields of a customer's record that are set back.
pub(super) const OF_CUSTOMER: &[&str] = &[
    "name",
    "business_id",
    "street_address",
    "postal_code",
    "postal_area",
    "country",
    "language",
    "time_zone",
    "username_prefix",
    "emergency_email",
    "account_name",
    "region",
    "contact_first_name",
    "contact_last_name",
    "contact_email",
    "keep_deleted_days",
];
const OF_LICENSE: &[&str] = &["extra_space_gb", "client_limit_gb", "valid_to", "comments"];
const OF_SEAT: &[&str] = &["username", "email", "language", "keep_deleted_days"];

/// How the event can be taken back as far as itself and the time say; `None` when it cannot.
pub fn way(event: &Event, now: Instant) -> Option<Way> {
    if now.seconds_since(event.at) > DAYS * 86_400 {
        return None;
    }
    match event.what {
        What::CustomerChanged => all_of(event, |field| OF_CUSTOMER.contains(&field)),
        What::LicenseChanged => {
            all_of(event, |field| OF_LICENSE.contains(&field) || field.starts_with("quantity "))
        }
        What::SeatChanged => all_of(event, |field| OF_SEAT.contains(&field)),
        What::CustomerDisabled | What::OrganizationDisabled => Some(Way::Enable),
        What::LicenseSuspended => Some(Way::Resume),
        What::SeatsUnbound => {
            let soon = now.seconds_since(event.at) <= crate::bindings::UNDO_SECONDS;
            (soon && event.details.contains_key("unbind_id")).then_some(Way::BindAgain)
        }
        What::PlannedChangeCancelled => event.details.contains_key("planned_id").then_some(Way::PlanAgain),
        What::InstallationSilenced => Some(Way::TakeBack),
        _ => None,
    }
}

/// Every field that it changed is one that can be set back, and it says what was before.
fn all_of(event: &Event, known: impl Fn(&str) -> bool) -> Option<Way> {
    let is_pair = |value: &Json| value.as_array().is_some_and(|pair| pair.len() == 2);
    let fits = !event.details.is_empty()
        && event.details.iter().all(|(field, value)| known(field) && is_pair(value));
    fits.then_some(Way::SetBack)
}

impl Way {
    /// The right that taking back needs at the organization of the event, to show only what is possible.
    pub const fn action(self, kind: SubjectKind) -> Action {
        match (self, kind) {
            (Self::SetBack, SubjectKind::License) | (Self::Resume | Self::PlanAgain, _) => {
                Action::LicensesChange
            }
            (Self::SetBack, SubjectKind::Seat) | (Self::BindAgain, _) => Action::SeatsChange,
            (Self::SetBack, _) => Action::CustomersChange,
            (Self::Enable, _) => Action::CustomersDisable,
            (Self::TakeBack, _) => Action::InstallationsRelease,
        }
    }
}
