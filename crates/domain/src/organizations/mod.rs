//! The tree: the operator at the root, partners at any depth, customers as leaves.
//! Here: reading the tree, and everything about partners. What else a customer is, is in `customers`.

mod cut_off;
mod ending;
mod moving;
mod rules;
mod stop;
mod store;
mod tree;

#[cfg(test)]
mod moving_tests;
#[cfg(test)]
mod stop_tests;
#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row};

use crate::{
    access::{Action, OrganizationKind, PartnerType},
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::OrganizationId,
    input::{self, Checks},
    language::Language,
    page::{Cursor, Page, Window},
    purchase_codes,
    refusal::{Refusal, Result},
};

pub use cut_off::{CutOff, cut_off};
pub use ending::Ended;
pub use moving::{move_below, moving};
pub use rules::ceiling;
pub(crate) use stop::refuse_when_stopped;
pub use stop::{close, disable, enable, nowhere, stopped_by};
pub(crate) use store::{is_stopped, memberships_of as tops_of, name, root};
pub(crate) use tree::{
    NewNode, delete_node, insert_node, itself_and_above, rename_node, set_locale, steps_down, touch_version,
};

/// A node of the tree, as those see it who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    pub id: OrganizationId,
    /// The one above; `None` at the root and where the actor's reach ends.
    pub parent: Option<OrganizationId>,
    pub kind: OrganizationKind,
    /// Set on partners only.
    pub partner_type: Option<PartnerType>,
    pub name: String,
    pub language: Language,
    /// An IANA name, such as `Europe/Helsinki`.
    pub time_zone: String,
    /// Of its own; what is inherited, and changing it, is in `branding`.
    pub support_email: Option<String>,
    pub support_phone: Option<String>,
    pub disabled: Option<Disabled>,
    /// Closed for good; then it is disabled as well.
    pub closed: Option<Disabled>,
    /// One above it is disabled.
    pub stopped_above: bool,
    pub created_at: Instant,
    /// Goes up with every change; shown back by whoever changes the record.
    pub version: i64,
}

/// That an organization is disabled or closed, since when, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disabled {
    pub at: Instant,
    pub by: String,
    pub reason: String,
}

impl FromRow for Organization {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            parent: row.get("parent_id")?,
            kind: row.get("kind")?,
            partner_type: row.get("partner_type")?,
            name: row.get("name")?,
            language: row.get("language")?,
            time_zone: row.get("time_zone")?,
            support_email: row.get("support_email")?,
            support_phone: row.get("support_phone")?,
            disabled: disabled(row, ["disabled_at", "disabled_by", "disabled_reason"])?,
            closed: disabled(row, ["closed_at", "closed_by", "closed_reason"])?,
            stopped_above: row.get("stopped_above")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

fn disabled(row: &Row<'_>, [at, by, reason]: [&str; 3]) -> std::result::Result<Option<Disabled>, DbError> {
    let at: Option<Instant> = row.get(at)?;
    let (by, reason): (Option<String>, Option<String>) = (row.get(by)?, row.get(reason)?);
    Ok(at.map(|at| Disabled { at, by: by.unwrap_or_default(), reason: reason.unwrap_or_default() }))
}

impl Organization {
    /// Whether nothing of it works now: it or one above it is disabled.
    pub const fn is_stopped(&self) -> bool {
        self.disabled.is_some() || self.stopped_above
    }

    fn cursor(&self) -> Cursor {
        Cursor::new([input::fold(&self.name), self.id.to_string()])
    }
}

/// One organization of the path from the top of the actor's reach, or of the switcher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: OrganizationId,
    pub name: String,
    pub kind: OrganizationKind,
    pub partner_type: Option<PartnerType>,
    /// Steps below the operator.
    pub depth: i64,
}

impl FromRow for Step {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            partner_type: row.get("partner_type")?,
            depth: row.get("depth")?,
        })
    }
}

/// A partner to be created.
#[derive(Clone, Debug)]
pub struct NewPartner {
    pub name: String,
    pub partner_type: PartnerType,
    pub language: Language,
    pub time_zone: String,
}

/// What is to become of an operator's or partner's record; `None` leaves a field as it is, an empty text
/// clears it.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub name: Option<String>,
    pub partner_type: Option<PartnerType>,
    pub language: Option<Language>,
    pub time_zone: Option<String>,
}

/// The organization. Its parent is named only when it is within the actor's reach as well.
pub fn get(act: &mut Act<'_>, id: OrganizationId) -> Result<Organization> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let mut organization = store::get(act, &scope)?;
    if let Some(parent) = organization.parent
        && act.strongest_role(parent)?.is_none()
    {
        organization.parent = None;
    }
    Ok(organization)
}

/// What stands directly below, by name.
pub fn children(act: &mut Act<'_>, id: OrganizationId, window: &Window) -> Result<Page<Organization>> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let rows = store::children(act, &scope, window)?;
    Ok(window.page(rows, None, Organization::cursor))
}

/// The partners at and below an organization whose names contain the words of the query, by name.
pub fn list(
    act: &mut Act<'_>,
    top: OrganizationId,
    query: &str,
    window: &Window,
) -> Result<Page<Organization>> {
    let scope = act.allow(Action::OrganizationsView, top)?;
    let total = window.total(|| store::count_partners(act, &scope, query))?;
    let mut rows = store::partners(act, &scope, query, window)?;
    for organization in rows.iter_mut().filter(|organization| organization.id == top) {
        organization.parent = None;
    }
    Ok(window.page(rows, Some(total), Organization::cursor))
}

/// The organizations from the top of the actor's reach down to this one. Nothing above the reach shows.
pub fn path_to(act: &mut Act<'_>, id: OrganizationId) -> Result<Vec<Step>> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let mut path = Vec::new();
    for step in store::ancestors(act, &scope)? {
        if act.strongest_role(step.id)?.is_some() {
            path.push(step);
        }
    }
    Ok(path)
}

/// Where the actor can go: the organizations of its memberships and the partners below them, those nearest to
/// the root first, at most `limit`, whose names contain the words of the query.
pub fn reachable(act: &mut Act<'_>, query: &str, limit: i64) -> Result<Vec<Step>> {
    let limit = limit.clamp(1, Window::MOST);
    let mut steps: Vec<Step> = Vec::new();
    for top in tops(act)? {
        for step in store::at_and_below(act, top, query, limit)? {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    steps.sort_by_cached_key(|step| (step.depth, input::fold(&step.name), step.id));
    steps.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(steps)
}

/// The organizations that the actor holds a role on and that are open, those nearest to the root first.
pub fn tops(act: &mut Act<'_>) -> Result<Vec<OrganizationId>> {
    match act.actor().clone() {
        Actor::Person { account, .. } => store::memberships_of(act, account),
        Actor::Token { organization, .. } => {
            Ok(if act.strongest_role(organization)?.is_some() { vec![organization] } else { Vec::new() })
        }
        Actor::CommandLine | Actor::System(_) => Ok(root(act)?.into_iter().collect()),
        Actor::Device(_) | Actor::Stranger => Ok(Vec::new()),
    }
}

/// Creates a partner below an operator or partner.
///
/// Refusals: `customers-have-nothing-below`; `organization-closed`; `role-above-own` when the type would allow more than the actor may.
pub fn create_partner(act: &mut Act<'_>, parent: OrganizationId, new: &NewPartner) -> Result<OrganizationId> {
    act.allow(Action::PartnersCreate, parent)?;
    let mut checks = Checks::new();
    let name = checks.required("name", &new.name, NAME_LENGTH);
    let time_zone = checks.time_zone("time_zone", &new.time_zone);
    checks.finish()?;
    rules::within_own_rights(act, parent, crate::access::Role::Admin, Some(new.partner_type))?;
    let node = NewNode {
        parent: Some(parent),
        kind: OrganizationKind::Partner,
        partner_type: Some(new.partner_type),
        name: &name,
        language: new.language,
        time_zone: &time_zone,
    };
    let id = insert_node(act, &node)?;
    let entry = Entry::new(What::OrganizationCreated, SubjectKind::Organization, id, &name)
        .note("type", new.partner_type.word());
    act.record(id, entry)?;
    Ok(id)
}

/// Longest name of an organization, in characters.
pub const NAME_LENGTH: usize = 200;

/// Changes an operator's or partner's record.
///
/// The name, language and time zone ask for the right to brand or to contract, the type for the contract. Refusals: `changed-meanwhile` when `version` is not the stored one.
pub fn change(act: &mut Act<'_>, id: OrganizationId, version: i64, change: &Change) -> Result<Organization> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    if scope.kind() == OrganizationKind::Customer {
        return Err(Refusal::NotFound.into());
    }
    let before = store::get(act, &scope)?;
    let after = rules::changed(&before, change)?;
    rules::may_change(act, &before, &after)?;
    touch_version(act, id, version)?;
    if before.name != after.name {
        rename_node(act, id, &after.name)?;
    }
    store::update(act, &after)?;
    record_change(act, &before, &after)?;
    get(act, id)
}

fn record_change(act: &mut Act<'_>, before: &Organization, after: &Organization) -> Result<()> {
    let entry = Entry::new(What::OrganizationChanged, SubjectKind::Organization, after.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("type", &before.partner_type, &after.partner_type)
        .change("language", &before.language, &after.language)
        .change("time_zone", &before.time_zone, &after.time_zone);
    if entry.has_details() { act.record(after.id, entry) } else { Ok(()) }
}

/// Deletes a partner that has nothing below it. Its members lose their reach, its tokens end.
///
/// Refusals: `organization-in-use` with the number of organizations and products that stand below.
pub fn delete_partner(act: &mut Act<'_>, id: OrganizationId) -> Result<()> {
    let scope = act.allow(Action::PartnersChange, id)?;
    if scope.kind() != OrganizationKind::Partner {
        return Err(Refusal::NotFound.into());
    }
    let organization = store::get(act, &scope)?;
    let below = store::count_below(act, &scope)?;
    if below > 0 {
        return Err(Refusal::OrganizationInUse { below }.into());
    }
    purchase_codes::refuse_when_held(act, id)?;
    delete_node(act, id)?;
    let heir = organization.parent.unwrap_or(id);
    act.record(heir, Entry::new(What::OrganizationDeleted, SubjectKind::Organization, id, organization.name))
}
