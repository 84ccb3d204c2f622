//! Who may do what, where. The only place that makes a [`Scope`], without which no tenant data is queried.

use std::sync::Arc;

use db::{FromRow, Row, params};

use crate::{
    act::{Act, Actor},
    ids::{AccountId, OrganizationId},
    partner_types::Presets,
    refusal::{Refusal, Result},
    stopped::stopped,
    words,
};

words! {
    /// What a membership or token may do on its organization and all below it.
    Role { Viewer => "viewer", Manager => "manager", Admin => "admin" }
}

words! {
    /// Kinds of node in the tree.
    OrganizationKind { Operator => "operator", Partner => "partner", Customer => "customer" }
}

words! {
    /// Preset of what a partner's people may do.
    PartnerType { Msp => "msp", Reseller => "reseller" }
}

words! {
    /// Everything that is asked of the matrix.
    Action {
        OrganizationsView => "organizations.view",
        PartnersCreate => "partners.create",
        PartnersChange => "partners.change",
        BrandingChange => "branding.change",
        MembersView => "members.view",
        MembersChange => "members.change",
        TokensChange => "tokens.change",
        CustomersView => "customers.view",
        CustomersCreate => "customers.create",
        CustomersChange => "customers.change",
        CustomersDisable => "customers.disable",
        CustomersDelete => "customers.delete",
        KeysReveal => "keys.reveal",
        ProductsView => "products.view",
        ProductsChange => "products.change",
        LicensesView => "licenses.view",
        LicensesChange => "licenses.change",
        PurchaseCodesView => "purchase-codes.view",
        /// Enter codes, give their units on and take them back.
        PurchaseCodesChange => "purchase-codes.change",
        PurchaseCodesMake => "purchase-codes.make",
        SeatsView => "seats.view",
        SeatsChange => "seats.change",
        CodesReveal => "codes.reveal",
        DeploymentKeysView => "deployment-keys.view",
        DeploymentKeysChange => "deployment-keys.change",
        InvitationsSend => "invitations.send",
        MailView => "mail.view",
        MailChange => "mail.change",
        /// Mails that have left or ended: what became of them.
        MailCheck => "mail.check",
        MailResend => "mail.resend",
        /// What people of the same organization noted.
        NotesView => "notes.view",
        NotesWrite => "notes.write",
        /// What is planned for a day to come; not for the customer's own people.
        PlannedChangesView => "planned-changes.view",
        AlertsView => "alerts.view",
        AlertsChange => "alerts.change",
        InstallationsView => "installations.view",
        InstallationsRelease => "installations.release",
        EventsView => "events.view",
        InvoicesView => "invoices.view",
        /// To issue them, and to record, take back and credit money.
        InvoicesChange => "invoices.change",
        OrdersPlace => "orders.place",
        /// Price lists, and the details under which invoices are issued.
        PricesChange => "prices.change",
        /// Share views of lists in an organization, and change and delete those that are shared.
        ViewsShare => "views.share",
    }
}

/// Where a right comes from: a role on an organization at or above the one asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub kind: OrganizationKind,
    pub partner_type: Option<PartnerType>,
    /// Steps from the organization of the grant down to the one asked about.
    pub distance: i64,
}

impl FromRow for Grant {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            role: row.get("role")?,
            kind: row.get("kind")?,
            partner_type: row.get("partner_type")?,
            distance: row.get("distance")?,
        })
    }
}

impl Grant {
    const OPERATOR: Self =
        Self { role: Role::Admin, kind: OrganizationKind::Operator, partner_type: None, distance: 1 };

    /// The matrix of domain.md: the role, cut by what kind of organization it is held on, partners by the preset of
    /// their type.
    pub fn allows(&self, action: Action, presets: &Presets) -> bool {
        self.role >= least_role(action) && self.standing_allows(action, presets)
    }

    fn standing_allows(&self, action: Action, presets: &Presets) -> bool {
        match self.kind {
            OrganizationKind::Operator => true,
            OrganizationKind::Customer => customer_allows(action),
            OrganizationKind::Partner => {
                let preset = self.partner_type.is_none_or(|held| presets.allows(held, action));
                preset && self.contract_allows(action)
            }
        }
    }

    /// Nobody touches the contract of the partner they belong to, whatever its preset says.
    fn contract_allows(&self, action: Action) -> bool {
        action != Action::PartnersChange || self.distance > 0
    }
}

/// The presets as they come: an msp may all that a partner can, a reseller what the seed documents leave to it.
pub const fn built_in(partner_type: PartnerType, action: Action) -> bool {
    match partner_type {
        PartnerType::Msp => true,
        PartnerType::Reseller => reseller_allows(action),
    }
}

const fn least_role(action: Action) -> Role {
    use Action as A;
    match action {
        A::OrganizationsView
        | A::MembersView
        | A::CustomersView
        | A::ProductsView
        | A::LicensesView
        | A::PurchaseCodesView
        | A::SeatsView
        | A::DeploymentKeysView
        | A::MailView
        | A::MailCheck
        | A::NotesView
        | A::PlannedChangesView
        | A::AlertsView
        | A::InstallationsView
        | A::EventsView
        | A::InvoicesView => Role::Viewer,
        A::CustomersCreate
        | A::CustomersChange
        | A::CustomersDisable
        | A::LicensesChange
        | A::PurchaseCodesChange
        | A::SeatsChange
        | A::CodesReveal
        | A::DeploymentKeysChange
        | A::AlertsChange
        | A::NotesWrite
        | A::InvitationsSend
        | A::MailChange
        | A::MailResend
        | A::InstallationsRelease
        | A::InvoicesChange
        | A::OrdersPlace
        | A::ViewsShare => Role::Manager,
        A::PartnersCreate
        | A::PartnersChange
        | A::BrandingChange
        | A::MembersChange
        | A::TokensChange
        | A::CustomersDelete
        | A::KeysReveal
        | A::PurchaseCodesMake
        | A::ProductsChange
        | A::PricesChange => Role::Admin,
    }
}

const fn reseller_allows(action: Action) -> bool {
    use Action as A;
    !matches!(
        action,
        A::CustomersChange
            | A::CustomersDisable
            | A::CustomersDelete
            | A::KeysReveal
            | A::LicensesView
            | A::LicensesChange
            | A::PurchaseCodesMake
            | A::ProductsView
            | A::ProductsChange
            | A::BrandingChange
            | A::AlertsChange
            | A::MailCheck
            | A::MailResend
            | A::InvoicesChange
            | A::PricesChange
    )
}

const fn customer_allows(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::OrganizationsView
            | A::MembersView
            | A::MembersChange
            | A::CustomersView
            | A::LicensesView
            | A::PurchaseCodesView
            | A::PurchaseCodesChange
            | A::SeatsView
            | A::SeatsChange
            | A::CodesReveal
            | A::DeploymentKeysView
            | A::DeploymentKeysChange
            | A::InvitationsSend
            | A::MailView
            | A::MailCheck
            | A::InstallationsView
            | A::InstallationsRelease
            | A::EventsView
            | A::NotesView
            | A::NotesWrite
            | A::InvoicesView
            | A::OrdersPlace
            | A::ViewsShare
    )
}

/// Proof that the actor may do something on an organization and all below it.
/// Tenant data is queried only with one; only [`Act::allow`] makes it.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    organization: OrganizationId,
    kind: OrganizationKind,
}

impl Scope {
    /// The organization the permission was asked for.
    pub const fn organization(&self) -> OrganizationId {
        self.organization
    }

    pub const fn kind(&self) -> OrganizationKind {
        self.kind
    }
}

const GRANTS: &str = concat!(
    "SELECT m.role, o.kind, o.partner_type, a.distance \
    FROM memberships m \
    JOIN organization_ancestors a ON a.ancestor_id = m.organization_id \
    JOIN organizations o ON o.id = m.organization_id \
    WHERE m.account_id = $1 AND a.descendant_id = $2 AND NOT ",
    stopped!("m.organization_id")
);

const TOKEN_GRANT: &str = concat!(
    "SELECT $3 AS role, o.kind, o.partner_type, a.distance \
    FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
    WHERE a.ancestor_id = $1 AND a.descendant_id = $2 AND NOT ",
    stopped!("a.ancestor_id")
);

impl Act<'_> {
    /// Asks whether the actor may do this on the organization.
    ///
    /// Refusals: `not-found` when the organization is out of reach or does not exist; `forbidden` when it is
    /// within reach and the role does not suffice.
    pub fn allow(&mut self, action: Action, organization: OrganizationId) -> Result<Scope> {
        let grants = self.grants(organization)?;
        if grants.is_empty() {
            return Err(Refusal::NotFound.into());
        }
        let kind: Option<(OrganizationKind,)> =
            self.tx().optional("SELECT kind FROM organizations WHERE id = $1", params![organization])?;
        let Some((kind,)) = kind else { return Err(Refusal::NotFound.into()) };
        let presets = self.presets(&grants)?;
        if grants.iter().any(|grant| grant.allows(action, &presets)) {
            return Ok(Scope { organization, kind });
        }
        Err(if grants.iter().any(|grant| grant.allows(Action::OrganizationsView, &presets)) {
            Refusal::Forbidden
        } else {
            Refusal::NotFound
        }
        .into())
    }

    /// As [`Act::allow`], for an organization that must be a customer.
    pub fn allow_customer(&mut self, action: Action, customer: OrganizationId) -> Result<Scope> {
        let scope = self.allow(action, customer)?;
        if scope.kind == OrganizationKind::Customer { Ok(scope) } else { Err(Refusal::NotFound.into()) }
    }

    /// What the actor may do on the organization, for pages that show only what is possible.
    pub fn may(&mut self, organization: OrganizationId) -> Result<May> {
        let grants = self.grants(organization)?;
        let presets = self.presets(&grants)?;
        Ok(May(Action::ALL
            .iter()
            .copied()
            .filter(|action| grants.iter().any(|grant| grant.allows(*action, &presets)))
            .collect()))
    }

    /// The presets in force, read once in an act and only where a grant of a partner asks for them.
    fn presets(&mut self, grants: &[Grant]) -> Result<Arc<Presets>> {
        if grants.iter().all(|grant| grant.kind != OrganizationKind::Partner) {
            return Ok(Arc::default());
        }
        self.presets_in_force()
    }

    /// The strongest role the actor holds there; nobody gives away more than that.
    pub fn strongest_role(&mut self, organization: OrganizationId) -> Result<Option<Role>> {
        Ok(self.grants(organization)?.into_iter().map(|grant| grant.role).max())
    }

    /// What an account holds there, whoever acts: for rules about people other than the actor.
    pub(crate) fn grants_of(
        &mut self,
        account: AccountId,
        organization: OrganizationId,
    ) -> Result<Vec<Grant>> {
        Ok(self.tx().all(GRANTS, params![account, organization])?)
    }

    pub(crate) fn grants(&mut self, organization: OrganizationId) -> Result<Vec<Grant>> {
        Ok(match self.actor().clone() {
            Actor::Person { account, .. } => self.grants_of(account, organization)?,
            Actor::Token { organization: held, role, .. } => {
                self.tx().all(TOKEN_GRANT, params![held, organization, role])?
            }
            Actor::CommandLine | Actor::System(_) => vec![Grant::OPERATOR],
            Actor::Device(_) | Actor::Stranger => Vec::new(),
        })
    }
}

/// The actions that are possible on one organization.
#[derive(Clone, Debug, Default)]
pub struct May(Vec<Action>);

impl May {
    pub fn act(&self, action: Action) -> bool {
        self.0.contains(&action)
    }
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
