//! Which list is which table; the tables stand with their likes.

use domain::exports::List;

use super::{
    books, catalogue, codes, history, people, planned, reconciling, table::Table, trail, tree, units,
};

pub(super) const fn of(list: List) -> Table {
    match list {
        List::Customers => tree::CUSTOMERS,
        List::Partners => tree::PARTNERS,
        List::Users => units::USERS,
        List::Licenses => units::LICENSES,
        List::Installations => units::INSTALLATIONS,
        List::Invitations => units::INVITATIONS,
        List::CustomerUsers => units::CUSTOMER_USERS,
        List::DeploymentKeys => units::DEPLOYMENT_KEYS,
        List::Alerts => units::ALERTS,
        List::Mails => trail::MAILS,
        List::Events => trail::EVENTS,
        List::Invoices => books::INVOICES,
        List::PurchaseCodes => codes::ENTRIES,
        List::Subscriptions => codes::SUBSCRIPTIONS,
        List::CodeBatches => codes::BATCHES,
        List::BatchCodes => codes::BATCH_CODES,
        List::CodeHistory => history::OF_CODE,
        List::LicenseHistory => history::OF_LICENSE,
        List::Units => people::UNITS,
        List::Holders => people::HOLDERS,
        List::Requests => people::REQUESTS,
        List::Members => people::MEMBERS,
        List::StaffInvitations => people::STAFF_INVITATIONS,
        List::Tokens => people::TOKENS,
        List::Payments => books::PAYMENTS,
        List::Prices => catalogue::PRICES,
        List::Plans => catalogue::PLANS,
        List::MailTexts => catalogue::MAIL_TEXTS,
        List::ProgramMessages => catalogue::PROGRAM_MESSAGES,
        List::PlannedChanges => planned::CHANGES,
        List::Reconciliation => reconciling::CUSTOMERS,
    }
}
