//! What is inherited from whom, and what may be set. No SQL.

use super::{Brand, Change, Color, Field, Logo, Own, Theme};
use crate::{
    audit::Entry,
    ids::OrganizationId,
    input::Checks,
    organizations::NAME_LENGTH,
    refusal::{Problem, Refusal, Result},
};

/// One organization of the way upward, the nearest first; customers are not among them.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub organization: OrganizationId,
    pub organization_name: String,
    pub own: Own,
}

/// Who may write from which domain.
pub(super) type Grants = [(OrganizationId, String)];

fn nearest<T: Clone>(levels: &[Level], field: impl Fn(&Own) -> Option<&T>) -> Option<T> {
    levels.iter().find_map(|level| field(&level.own).cloned())
}

/// What people see at the lowest of the levels.
pub(super) fn brand(levels: &[Level], grants: &Grants) -> Brand {
    let own_name = levels.first().map(|level| level.organization_name.clone()).unwrap_or_default();
    let named = nearest(levels, |own| own.name.as_ref());
    let accent = nearest(levels, |own| own.accent.as_ref());
    let with_logo = levels.iter().find(|level| level.own.logo.is_some());
    let is_set = named.is_some() || accent.is_some() || with_logo.is_some();
    let name = named.unwrap_or(own_name);
    Brand {
        sender_name: nearest(levels, |own| own.sender_name.as_ref()).unwrap_or_else(|| name.clone()),
        name,
        is_set,
        accent,
        logo: with_logo.and_then(|level| level.own.logo.clone()),
        dark_logo: with_logo.and_then(|level| level.own.dark_logo.clone()),
        sender_email: sender(levels, grants).and_then(std::result::Result::ok),
        support_email: nearest(levels, |own| own.support_email.as_ref()),
        support_phone: nearest(levels, |own| own.support_phone.as_ref()),
    }
}

/// The address nearest to the lowest level: `Err` when its domain is granted neither to who set it nor to anybody
/// above them.
fn sender(levels: &[Level], grants: &Grants) -> Option<std::result::Result<String, String>> {
    let at = levels.iter().position(|level| level.own.sender_email.is_some())?;
    let email = levels[at].own.sender_email.clone()?;
    let holders = levels[at..].iter().map(|level| level.organization);
    Some(if is_granted(&email, holders, grants) { Ok(email) } else { Err(email) })
}

pub(super) fn refused_sender(levels: &[Level], grants: &Grants) -> Option<String> {
    sender(levels, grants).and_then(std::result::Result::err)
}

fn is_granted(email: &str, mut holders: impl Iterator<Item = OrganizationId>, grants: &Grants) -> bool {
    let domain = email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default();
    holders.any(|holder| grants.iter().any(|(granted, name)| *granted == holder && *name == domain))
}

/// For each field what comes from above, and from whom. For the organization of the first level itself, or for a
/// customer below it, who gets that one's too. The name that nobody set is the organization's own.
pub(super) fn inherited(levels: &[Level], below: bool) -> Vec<(Field, String, (OrganizationId, String))> {
    let above = if below { levels } else { levels.get(1..).unwrap_or_default() };
    let mut found = Vec::new();
    for field in Field::ALL {
        let source = above.iter().find_map(|level| Some((value(&level.own, *field)?, level)));
        let named_after = levels.first().filter(|_| *field == Field::Name);
        let source = source.or_else(|| named_after.map(|level| (level.organization_name.clone(), level)));
        if let Some((value, level)) = source {
            found.push((*field, value, (level.organization, level.organization_name.clone())));
        }
    }
    found
}

fn value(own: &Own, field: Field) -> Option<String> {
    match field {
        Field::Name => own.name.clone(),
        Field::Logo => own.logo.as_ref().map(|logo| logo.digest.clone()),
        Field::Accent => own.accent.map(|accent| accent.to_string()),
        Field::SenderName => own.sender_name.clone(),
        Field::SenderEmail => own.sender_email.clone(),
        Field::SupportEmail => own.support_email.clone(),
        Field::SupportPhone => own.support_phone.clone(),
    }
}

/// The brand with the change applied and checked; `grants` are those of the organization and of all above it.
pub(super) fn changed(before: &Own, change: &Change, grants: &Grants) -> Result<Own> {
    let mut checks = Checks::new();
    let mut after = before.clone();
    if let Some(name) = &change.name {
        after.name = some(checks.line("name", name, NAME_LENGTH));
    }
    if let Some(accent) = &change.accent {
        after.accent = color(&mut checks, accent);
    }
    if let Some(name) = &change.sender_name {
        after.sender_name = some(checks.line("sender_name", name, NAME_LENGTH));
    }
    if let Some(email) = &change.sender_email {
        after.sender_email = some(checks.email("sender_email", email));
    }
    if let Some(email) = &change.support_email {
        after.support_email = some(checks.email("support_email", email));
    }
    if let Some(phone) = &change.support_phone {
        after.support_phone = some(checks.line("support_phone", phone, 50));
    }
    sender_fits(&mut checks, before, &after, grants);
    checks.finish()?;
    Ok(after)
}

/// An address that was taken before its domain was taken back may stay: it is not used, and the page says so.
fn sender_fits(checks: &mut Checks, before: &Own, after: &Own, grants: &Grants) {
    let Some(email) = after.sender_email.as_ref().filter(|email| crate::input::is_email(email)) else {
        return;
    };
    let unchanged = after.sender_email == before.sender_email;
    if !unchanged && !is_granted(email, grants.iter().map(|(holder, _)| *holder), grants) {
        let domain = email.rsplit_once('@').map(|(_, domain)| domain.to_owned()).unwrap_or_default();
        checks.add("sender_email", Problem::DomainNotGranted { domain });
    }
}

fn color(checks: &mut Checks, text: &str) -> Option<Color> {
    if text.trim().is_empty() {
        return None;
    }
    let color = text.parse().ok();
    if color.is_none() {
        checks.add("accent", Problem::NotAColor);
    }
    color
}

/// The domains after the change, in order, each once.
pub(super) fn domains(before: &[String], change: &Change) -> Result<Vec<String>> {
    let Some(typed) = &change.sender_domains else { return Ok(before.to_vec()) };
    let mut checks = Checks::new();
    let mut domains: Vec<String> = Vec::new();
    for domain in typed.iter().map(|domain| domain.trim().to_lowercase()).filter(|domain| !domain.is_empty())
    {
        if !crate::input::is_email(&format!("x@{domain}")) {
            checks.add("sender_domains", Problem::NotADomain { domain: domain.chars().take(100).collect() });
        }
        domains.push(domain);
    }
    if domains.len() > MOST_DOMAINS {
        checks.add("sender_domains", Problem::TooManyRows { max: MOST_DOMAINS as i64 });
    }
    checks.finish()?;
    domains.sort();
    domains.dedup();
    Ok(domains)
}

const MOST_DOMAINS: usize = 50;

pub(super) fn own_logo(own: &Own, theme: Theme) -> Option<&Logo> {
    match theme {
        Theme::Light => own.logo.as_ref(),
        Theme::Dark => own.dark_logo.as_ref(),
    }
}

/// A logo for dark ground goes with one's own usual logo, never with that of somebody above.
pub(super) fn logo_fits(own: &Own, theme: Theme) -> Result<()> {
    if theme == Theme::Dark && own.logo.is_none() {
        return Err(Refusal::field("file", Problem::LightLogoFirst).into());
    }
    Ok(())
}

/// The event of a change, field by field.
pub(super) fn told(before: &Own, after: &Own, entry: Entry) -> Entry {
    entry
        .change("name", &before.name, &after.name)
        .change("accent", &before.accent, &after.accent)
        .change("sender_name", &before.sender_name, &after.sender_name)
        .change("sender_email", &before.sender_email, &after.sender_email)
        .change("support_email", &before.support_email, &after.support_email)
        .change("support_phone", &before.support_phone, &after.support_phone)
}

fn some(text: String) -> Option<String> {
    if text.is_empty() { None } else { Some(text) }
}
