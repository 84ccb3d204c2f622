//! The lists that are arranged this way: where each is, what it shows at first, and by what it can be sorted. Only what
//! an index holds in order sorts.

use domain::{
    Refusal,
    access::{Action, May},
    exports::List,
    ids::OrganizationId,
};

use crate::console::customer_frame::CustomerTab;

/// A way to sort: the column, and the words for upward and downward.
pub(super) type Sorting = (&'static str, &'static str, &'static str);

/// Where a list is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// A page of its own.
    At(&'static str),
    /// A part of each customer's record.
    OfCustomer(CustomerTab),
}

impl Place {
    /// The customer that an address of such a list names; `None` for lists of their own.
    ///
    /// Refusals: `not-found` where it names none.
    pub fn customer(self, address: &str) -> Result<Option<OrganizationId>, Refusal> {
        let Self::OfCustomer(_) = self else { return Ok(None) };
        let id = address.strip_prefix("/customers/").and_then(|rest| rest.split(['/', '?']).next());
        id.and_then(|id| id.parse().ok()).map(Some).ok_or(Refusal::NotFound)
    }

    /// The path of the list. Refusals: those of [`Place::customer`].
    pub fn path(self, address: &str) -> Result<String, Refusal> {
        Ok(match (self, self.customer(address)?) {
            (Self::OfCustomer(tab), Some(customer)) => tab.path(customer),
            (Self::At(path), _) => path.to_owned(),
            (Self::OfCustomer(_), None) => return Err(Refusal::NotFound),
        })
    }
}

/// What there is to say of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub list: List,
    pub place: Place,
    /// Columns that are shown beside the first unless others were chosen.
    pub at_first: &'static [&'static str],
    /// Columns that whoever looks may not see.
    pub hidden: &'static [&'static str],
    pub sorts: &'static [Sorting],
    /// The word of the order that the list has by itself.
    pub usual: &'static str,
}

const fn listed(list: List, path: &'static str, at_first: &'static [&'static str]) -> Listed {
    Listed { list, place: Place::At(path), at_first, hidden: &[], sorts: &[], usual: "" }
}

const fn of_customer(list: List, tab: CustomerTab, at_first: &'static [&'static str]) -> Listed {
    Listed { place: Place::OfCustomer(tab), ..listed(list, "", at_first) }
}

/// Of customers, what tells of their licenses.
const OF_LICENSES: &[&str] = &["plan", "seats", "storage", "valid_to"];

/// The list for who may do this.
pub(super) fn of(list: List, may: &May) -> Option<Listed> {
    Some(match list {
        List::Customers => {
            let with_licenses = may.act(Action::LicensesView);
            let first: &[&str] = if with_licenses {
                &["plan", "seats", "storage", "valid_to", "status"]
            } else {
                &["vendor", "created_at", "status"]
            };
            Listed {
                hidden: if with_licenses { &[] } else { OF_LICENSES },
                sorts: &[("name", "name", "-name"), ("created_at", "created", "-created")],
                usual: "name",
                ..listed(list, "/customers", first)
            }
        }
        List::Users => listed(list, "/users", &["customer", "edition", "invitation", "installed_at"]),
        List::Invitations => listed(list, "/invitations", &["code", "email", "sent_at", "installed_at"]),
        List::Alerts => listed(list, "/alerts", &["subject", "customer", "raised_at"]),
        List::CustomerUsers => {
            of_customer(list, CustomerTab::Users, &["edition", "code", "invitation", "device"])
        }
        List::Units => of_customer(list, CustomerTab::Subscription, &["holder", "holding", "valid_to"]),
        List::DeploymentKeys => {
            of_customer(list, CustomerTab::Keys, &["edition", "devices", "limits", "status"])
        }
        List::Licenses => Listed {
            sorts: &[("customer", "customer", "-customer")],
            usual: "customer",
            ..listed(list, "/licenses", &["plan", "seats", "storage", "valid_to", "status"])
        },
        List::Installations => listed(
            list,
            "/installations",
            &["username", "customer", "software_version", "storage_used_bytes", "contact_at"],
        ),
        List::Invoices => Listed {
            sorts: &[("ordered_at", "ordered", "-ordered")],
            usual: "-ordered",
            ..listed(list, "/invoices", &["customer", "issued_on", "due_on", "total", "open", "status"])
        },
        List::PurchaseCodes => listed(
            list,
            "/purchase-codes",
            &["purchase_code", "plan", "total", "used", "pending", "created_at"],
        ),
        List::Mails => listed(list, "/outbox", &["organization", "state", "when", "answer"]),
        _ => return None,
    })
}
