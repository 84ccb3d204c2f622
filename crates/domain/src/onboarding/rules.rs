//! Which steps whom are told, and for how long. No SQL.

use super::Step;
use crate::access::{Action, May};

/// An organization is young for so many days.
pub const YOUNG_DAYS: i64 = 60;

/// Whether somebody with these rights can take the step. Units are the step of those who make no plans of their own.
pub fn is_offered(step: Step, may: &May) -> bool {
    match step {
        Step::Details => may.act(Action::BrandingChange),
        Step::Plan => may.act(Action::ProductsChange),
        Step::Units => may.act(Action::PurchaseCodesChange) && !may.act(Action::ProductsChange),
        Step::Customer => may.act(Action::CustomersCreate),
        Step::User => may.act(Action::SeatsChange) && may.act(Action::InvitationsSend),
        Step::Colleague => may.act(Action::MembersChange),
    }
}

/// Whether an organization of that age is at its beginning.
pub const fn begins(age_in_days: i64, has_customers: bool) -> bool {
    age_in_days <= YOUNG_DAYS || !has_customers
}

/// Whether the list is on the first page: there is something left of it, and nobody put it away.
pub const fn is_due(begins: bool, hidden: bool, left: usize) -> bool {
    begins && !hidden && left > 0
}
