//! How an organization looks to those below it: name, logo, accent color, who writes its mails, whom to ask for help.
//! What an organization leaves empty comes from the nearest one above that set it; customers set nothing.
//! Here: reading and changing a brand. What strangers see of it is in `public`, its colors in `colors`, its
//! pictures in `pictures`.

pub mod colors;
pub mod pictures;
mod public;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use colors::{Color, Palette, Theme};
pub use pictures::Picture;
pub use public::{by_link, link, logo_file};
pub(crate) use public::{logo_content, of};

use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::OrganizationId,
    organizations::{self, touch_version},
    refusal::{Refusal, Result},
    words,
};

words! {
    /// What a brand is made of, each inherited by itself. Both logos are one: nobody wears two brands at a time.
    Field {
        Name => "name",
        Logo => "logo",
        Accent => "accent",
        SenderName => "sender_name",
        SenderEmail => "sender_email",
        SupportEmail => "support_email",
        SupportPhone => "support_phone",
    }
}

/// A picture that is kept. Its digest names the file for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub organization: OrganizationId,
    pub theme: Theme,
    pub digest: String,
    /// In points.
    pub width: i64,
    pub height: i64,
}

/// What one organization has set; `None` inherits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub name: Option<String>,
    pub accent: Option<Color>,
    pub sender_name: Option<String>,
    pub sender_email: Option<String>,
    pub support_email: Option<String>,
    pub support_phone: Option<String>,
    pub logo: Option<Logo>,
    /// For dark ground; never without the other.
    pub dark_logo: Option<Logo>,
}

/// What people see: everything resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    pub name: String,
    /// Whether anybody set a name, a logo or a color: otherwise pages look as the product does.
    pub is_set: bool,
    pub accent: Option<Color>,
    pub logo: Option<Logo>,
    pub dark_logo: Option<Logo>,
    /// Whose name stands in front of the address of a mail.
    pub sender_name: String,
    /// The address that mails come from, when its domain is granted; the installation's otherwise.
    pub sender_email: Option<String>,
    pub support_email: Option<String>,
    pub support_phone: Option<String>,
}

/// Where a value that is not an organization's own comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherited {
    pub field: Field,
    /// A color is written `#rrggbb`, a logo by its digest.
    pub value: String,
    /// `None` where the reach of who asks has ended.
    pub from: Option<(OrganizationId, String)>,
}

/// The brand of an organization as those see it who may change it or look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branding {
    pub organization: OrganizationId,
    pub organization_name: String,
    pub kind: OrganizationKind,
    pub own: Own,
    /// What it would get for each field from above, whether it has set that field or not.
    pub inherited: Vec<Inherited>,
    pub brand: Brand,
    /// The address set here or above whose domain is not granted, so that mails come from the installation's.
    pub sender_refused: Option<String>,
    /// Domains that the operator granted to this organization.
    pub sender_domains: Vec<String>,
    /// The organization's version: it moves on with every change of its record or brand.
    pub version: i64,
}

impl Branding {
    /// What stands in a field that is left empty.
    pub fn inherits(&self, field: Field) -> Option<&Inherited> {
        self.inherited.iter().find(|inherited| inherited.field == field)
    }
}

/// What is to become of a brand; `None` leaves a field as it is, an empty text inherits.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub name: Option<String>,
    /// `#rrggbb`.
    pub accent: Option<String>,
    pub sender_name: Option<String>,
    pub sender_email: Option<String>,
    pub support_email: Option<String>,
    pub support_phone: Option<String>,
    /// Only the operator grants domains.
    pub sender_domains: Option<Vec<String>>,
}

/// What people who stand at the organization see.
pub fn shown(act: &mut Act<'_>, organization: OrganizationId) -> Result<Brand> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    of(act, scope.organization())
}

/// The brand with what is set here, what comes from above and from whom.
pub fn get(act: &mut Act<'_>, organization: OrganizationId) -> Result<Branding> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    read(act, &scope)
}

fn read(act: &mut Act<'_>, scope: &Scope) -> Result<Branding> {
    let record = organizations::get(act, scope.organization())?;
    let levels = store::levels(act, record.id)?;
    let grants = store::grants(act, record.id)?;
    let (mut inherited, is_customer) = (Vec::new(), scope.kind() == OrganizationKind::Customer);
    for (field, value, source) in rules::inherited(&levels, is_customer) {
        let seen = act.strongest_role(source.0)?.is_some();
        inherited.push(Inherited { field, value, from: Some(source).filter(|_| seen) });
    }
    let own = levels.iter().find(|level| level.organization == record.id).map(|level| level.own.clone());
    let granted = grants.iter().filter(|(holder, _)| *holder == record.id).map(|(_, domain)| domain.clone());
    Ok(Branding {
        organization: record.id,
        organization_name: record.name,
        kind: record.kind,
        own: own.unwrap_or_default(),
        inherited,
        brand: rules::brand(&levels, &grants),
        sender_refused: rules::refused_sender(&levels, &grants),
        sender_domains: granted.collect(),
        version: record.version,
    })
}

fn allow_change(act: &mut Act<'_>, organization: OrganizationId) -> Result<Scope> {
    let scope = act.allow(Action::BrandingChange, organization)?;
    if scope.kind() == OrganizationKind::Customer { Err(Refusal::NotFound.into()) } else { Ok(scope) }
}

/// Changes a brand. Mails that wait take the new one.
///
/// Refusals: `changed-meanwhile` when `version` is not the organization's; `forbidden` when domains are granted by
/// anybody but the operator; `invalid` with `not-a-color`, `not-a-domain`, or `domain-not-granted` for an address
/// that the operator does not let this organization write from.
pub fn change(
    act: &mut Act<'_>,
    organization: OrganizationId,
    version: i64,
    change: &Change,
) -> Result<Branding> {
    let scope = allow_change(act, organization)?;
    let before = read(act, &scope)?;
    let domains = rules::domains(&before.sender_domains, change)?;
    let grants_change = domains != before.sender_domains;
    if grants_change {
        allow_grants(act)?;
    }
    let mut grants = store::grants(act, organization)?;
    grants.retain(|(holder, _)| *holder != organization);
    grants.extend(domains.iter().map(|domain| (organization, domain.clone())));
    let after = rules::changed(&before.own, change, &grants)?;
    touch_version(act, organization, version)?;
    store::save(act, organization, &after)?;
    if grants_change {
        store::save_grants(act, organization, &domains)?;
    }
    let entry = rules::told(&before.own, &after, entry(&before)).change(
        "sender_domains",
        &before.sender_domains.join(", "),
        &domains.join(", "),
    );
    if entry.has_details() {
        act.record(organization, entry)?;
    }
    read(act, &scope)
}

/// From which domains an organization may write is for the operator to say: it answers for the mail server.
fn allow_grants(act: &mut Act<'_>) -> Result<()> {
    let root = organizations::root(act)?.ok_or(Refusal::NotFound)?;
    act.allow(Action::BrandingChange, root).map(drop).map_err(|_| Refusal::Forbidden.into())
}

/// Whether the actor may grant domains.
pub fn may_grant(act: &mut Act<'_>) -> Result<bool> {
    match allow_grants(act) {
        Ok(()) => Ok(true),
        Err(error) if error.refusal().is_some() => Ok(false),
        Err(error) => Err(error),
    }
}

fn entry(before: &Branding) -> Entry {
    Entry::new(
        What::BrandingChanged,
        SubjectKind::Organization,
        before.organization,
        &before.organization_name,
    )
}

/// Whether a logo may be put there: to be asked before its file is read, which takes time.
pub fn may_change(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    allow_change(act, organization).map(drop)
}

/// Puts a logo in the place of the one before.
///
/// Refusals: `invalid` with `light-logo-first` for one for dark ground alone.
pub fn set_logo(
    act: &mut Act<'_>,
    organization: OrganizationId,
    theme: Theme,
    picture: &Picture,
) -> Result<Branding> {
    let scope = allow_change(act, organization)?;
    let before = read(act, &scope)?;
    rules::logo_fits(&before.own, theme)?;
    let replaced = rules::own_logo(&before.own, theme).is_some();
    store::save_logo(act, organization, theme, picture)?;
    let told = if replaced { "replaced" } else { "added" };
    act.record(organization, entry(&before).note("logo", told).note("theme", theme.word()))?;
    read(act, &scope)
}

/// Takes a logo away, so that the one from above shows again; with the usual one goes the one for dark ground.
/// Nothing happens when there is none.
pub fn remove_logo(act: &mut Act<'_>, organization: OrganizationId, theme: Theme) -> Result<Branding> {
    let scope = allow_change(act, organization)?;
    let before = read(act, &scope)?;
    if rules::own_logo(&before.own, theme).is_none() {
        return Ok(before);
    }
    store::remove_logo(act, organization, theme)?;
    act.record(organization, entry(&before).note("logo", "removed").note("theme", theme.word()))?;
    read(act, &scope)
}
