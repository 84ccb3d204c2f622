//! Lists that leave as files: which there are, who may take them, and that it is known who did. Reading the rows is
//! the lists' own business; what the files look like is the doors'.

use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::OrganizationId,
    refusal::Result,
    words,
};

words! {
    /// The lists that can be exported.
    List {
        Customers => "customers",
        Users => "users",
        /// Users as the page that sends to them shows them.
        Invitations => "invitations",
        /// Users of one customer.
        CustomerUsers => "customer-users",
        Licenses => "licenses",
        Installations => "installations",
        DeploymentKeys => "deployment-keys",
        Alerts => "alerts",
        Mails => "mails",
        Events => "events",
        Partners => "partners",
        Invoices => "invoices",
        PurchaseCodes => "purchase-codes",
        Subscriptions => "subscriptions",
        /// Of a customer: free, bound, pending and used without a person.
        Units => "units",
        /// Who had one unit.
        Holders => "unit-holders",
        LicenseHistory => "license-history",
        CodeHistory => "code-history",
        CodeBatches => "code-batches",
        /// Of one batch, with who entered which; never the codes in full.
        BatchCodes => "batch-codes",
        Requests => "requests",
        Payments => "payments",
        Prices => "prices",
        Plans => "plans",
        MailTexts => "mail-texts",
        ProgramMessages => "program-messages",
        Members => "members",
        StaffInvitations => "staff-invitations",
        Tokens => "tokens",
        Reconciliation => "reconciliation",
        PlannedChanges => "planned-changes",
    }
}

impl List {
    /// Whether it is a part of one customer's record, with nothing to be found again under a name.
    pub const fn is_of_one_customer(self) -> bool {
        matches!(self, Self::CustomerUsers | Self::Units | Self::DeploymentKeys)
    }

    /// The right to see the list is the right to take it along.
    pub const fn action(self) -> Action {
        match self {
            Self::Customers => Action::CustomersView,
            Self::Users
            | Self::Invitations
            | Self::CustomerUsers
            | Self::Units
            | Self::Holders
            | Self::Requests => Action::SeatsView,
            Self::Licenses | Self::LicenseHistory | Self::Reconciliation => Action::LicensesView,
            Self::Installations | Self::Alerts => Action::InstallationsView,
            Self::DeploymentKeys => Action::DeploymentKeysView,
            Self::Mails | Self::MailTexts | Self::ProgramMessages => Action::MailView,
            Self::Events => Action::EventsView,
            Self::Partners => Action::OrganizationsView,
            Self::Invoices | Self::Payments | Self::Prices => Action::InvoicesView,
            Self::PurchaseCodes
            | Self::Subscriptions
            | Self::CodeHistory
            | Self::CodeBatches
            | Self::BatchCodes => Action::PurchaseCodesView,
            Self::Plans => Action::ProductsView,
            Self::Members | Self::StaffInvitations => Action::MembersView,
            Self::PlannedChanges => Action::PlannedChangesView,
            Self::Tokens => Action::TokensChange,
        }
    }
}

words! {
    /// Kinds of file.
    Format { Csv => "csv", Xlsx => "xlsx" }
}

/// Writes into the trail that a list is taken along, before its first row leaves. `narrowed` is the filter as it
/// stands in the address; empty for the whole list.
pub fn record(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (list, format): (List, Format),
    narrowed: &str,
) -> Result<()> {
    act.allow(list.action(), organization)?;
    let name = crate::organizations::get(act, organization)?.name;
    let mut entry = Entry::new(What::ListExported, SubjectKind::Organization, organization, name)
        .note("list", list.word())
        .note("format", format.word());
    if !narrowed.is_empty() {
        entry = entry.note("filter", narrowed.chars().take(500).collect::<String>());
    }
    act.record(organization, entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{PartnerType, Role},
        testing::{TestWorld, refusal},
    };

    /// Invariants 9 and 10: who may see a list may take it, which is written down; a stranger gets nothing.
    #[test]
    fn who_takes_a_list_along_is_known() {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Reseller);
        let rival = t.partner(t.operator(), "Rival", PartnerType::Msp);
        let (ann, eve) = (t.person("ann", acme, Role::Viewer), t.person("eve", rival, Role::Admin));
        let take = |who, list| t.work(who, move |act| record(act, acme, (list, Format::Csv), "q=oy"));
        let written = || t.number("SELECT COUNT(*) FROM events WHERE action = 'list-exported'");
        for list in List::ALL {
            assert_eq!(refusal(take(&eve, *list)), crate::Refusal::NotFound);
        }
        assert_eq!(written(), 0);
        take(&ann, List::Customers).unwrap();
        assert_eq!(written(), 1);
        assert_eq!(refusal(take(&ann, List::Licenses)), crate::Refusal::Forbidden);
        assert_eq!(written(), 1);
    }
}
