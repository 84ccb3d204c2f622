//! Who may do what, where. The only place that makes a [`Scope`], without which no tenant data is queried.

use db::{FromRow, Row, params};

use crate::{
    act::{Act, Actor},
    ids::{AccountId, OrganizationId},
    refusal::{Refusal, Result},
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
        SeatsView => "seats.view",
        SeatsChange => "seats.change",
        CodesReveal => "codes.reveal",
        InvitationsSend => "invitations.send",
        MailView => "mail.view",
        MailChange => "mail.change",
        InstallationsView => "installations.view",
        InstallationsRelease => "installations.release",
        EventsView => "events.view",
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

    /// The matrix of domain.md: the role, cut by what kind of organization it is held on.
    pub fn allows(&self, action: Action) -> bool {
        self.role >= least_role(action) && self.standing_allows(action)
    }

    fn standing_allows(&self, action: Action) -> bool {
        match (self.kind, self.partner_type) {
            (OrganizationKind::Operator, _) => true,
            (OrganizationKind::Customer, _) => customer_allows(action),
            (OrganizationKind::Partner, Some(PartnerType::Reseller)) => {
                reseller_allows(action) && self.contract_allows(action)
            }
            (OrganizationKind::Partner, _) => self.contract_allows(action),
        }
    }

    /// Nobody touches the contract of the partner they belong to.
    fn contract_allows(&self, action: Action) -> bool {
        action != Action::PartnersChange || self.distance > 0
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
        | A::SeatsView
        | A::MailView
        | A::InstallationsView
        | A::EventsView => Role::Viewer,
        A::CustomersCreate
        | A::CustomersChange
        | A::CustomersDisable
        | A::LicensesChange
        | A::SeatsChange
        | A::CodesReveal
        | A::InvitationsSend
        | A::MailChange
        | A::InstallationsRelease => Role::Manager,
        A::PartnersCreate
        | A::PartnersChange
        | A::BrandingChange
        | A::MembersChange
        | A::TokensChange
        | A::CustomersDelete
        | A::KeysReveal
        | A::ProductsChange => Role::Admin,
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
            | A::ProductsView
            | A::ProductsChange
            | A::BrandingChange
    )
}

const fn customer_allows(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::OrganizationsView
            | A::MembersView
            | A::CustomersView
            | A::LicensesView
            | A::SeatsView
            | A::SeatsChange
            | A::CodesReveal
            | A::InvitationsSend
            | A::MailView
            | A::InstallationsView
            | A::InstallationsRelease
            | A::EventsView
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

const GRANTS: &str = "\
    SELECT m.role, o.kind, o.partner_type, a.distance \
    FROM memberships m \
    JOIN organization_ancestors a ON a.ancestor_id = m.organization_id \
    JOIN organizations o ON o.id = m.organization_id \
    WHERE m.account_id = $1 AND a.descendant_id = $2 AND NOT EXISTS ( \
        SELECT 1 FROM organization_ancestors up JOIN organizations closed ON closed.id = up.ancestor_id \
        WHERE up.descendant_id = m.organization_id AND closed.disabled_at IS NOT NULL)";

const TOKEN_GRANT: &str = "\
    SELECT $3 AS role, o.kind, o.partner_type, a.distance \
    FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
    WHERE a.ancestor_id = $1 AND a.descendant_id = $2 AND NOT EXISTS ( \
        SELECT 1 FROM organization_ancestors up JOIN organizations closed ON closed.id = up.ancestor_id \
        WHERE up.descendant_id = a.ancestor_id AND closed.disabled_at IS NOT NULL)";

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
        if grants.iter().any(|grant| grant.allows(action)) {
            return Ok(Scope { organization, kind });
        }
        Err(if grants.iter().any(|grant| grant.allows(Action::OrganizationsView)) {
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
        Ok(May(Action::ALL
            .iter()
            .copied()
            .filter(|action| grants.iter().any(|grant| grant.allows(*action)))
            .collect()))
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

    fn grants(&mut self, organization: OrganizationId) -> Result<Vec<Grant>> {
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
