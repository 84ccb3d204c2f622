//! Alerts: users who were invited and have not installed, devices that are silent or fail, space that runs out
//! (NX-71). Here: how they go, inherited downward, and those that are open. Finding and telling them is in `looking`,
//! for the worker; what settings say is in `rules`.

mod list;
mod looking;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use list::{Alert, Filter, list};
pub use looking::{arm, look_at_due};
pub(crate) use looking::{end_over, heard_again, invited_anew, left, stands};
pub use rules::{AlertKind, Own, Setting, split_emails};

use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::OrganizationId,
    input::Checks,
    organizations,
    refusal::{Refusal, Result},
};

/// How alerts of an organization and all below it go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub organization: OrganizationId,
    pub organization_name: String,
    /// In the order of the kinds.
    pub kinds: Vec<KindSetting>,
    /// Editions that can be switched off, by code and name.
    pub editions: Vec<(String, String)>,
    /// Counts the changes; 0 when nothing was ever set here.
    pub version: i64,
}

/// One kind with what is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindSetting {
    pub kind: AlertKind,
    pub setting: Setting,
    /// Set here; otherwise inherited.
    pub own: bool,
}

impl Settings {
    pub fn of(&self, kind: AlertKind) -> &Setting {
        let found = self.kinds.iter().find(|known| known.kind == kind);
        &found.expect("settings have every kind").setting
    }
}

/// The settings of an operator, partner or customer.
pub fn settings(act: &mut Act<'_>, organization: OrganizationId) -> Result<Settings> {
    let scope = act.allow(Action::AlertsView, organization)?;
    let name = organizations::get(act, organization)?.name;
    let chain = store::chain(act, organization)?;
    let (own, version) = store::own(act, organization)?;
    let kind = |kind: &AlertKind| KindSetting {
        kind: *kind,
        setting: rules::effective(&chain, *kind),
        own: own.contains_key(kind.word()),
    };
    Ok(Settings {
        organization,
        organization_name: name,
        kinds: AlertKind::ALL.iter().map(kind).collect(),
        editions: store::editions(act, &scope)?,
        version,
    })
}

/// What is to become of the settings of some kinds: of one's own, or inherited again when `None`.
pub type Wishes = BTreeMap<AlertKind, Option<Setting>>;

/// Saves settings if nobody saved meanwhile; kinds that are not among the wishes stay. What changes nothing writes no
/// event.
///
/// Refusals: `changed-meanwhile`; the problems of the fields, at `KIND.FIELD`.
pub fn set(
    act: &mut Act<'_>,
    organization: OrganizationId,
    wishes: &Wishes,
    version: i64,
) -> Result<Settings> {
    act.allow(Action::AlertsChange, organization)?;
    let mut checks = Checks::new();
    let clean: Wishes = wishes
        .iter()
        .map(|(kind, wish)| (*kind, wish.as_ref().map(|wish| wish.check(*kind, &mut checks))))
        .collect();
    checks.finish()?;
    let (before, standing) = store::own(act, organization)?;
    let mut after = before.clone();
    for (kind, wish) in clean {
        match wish {
            Some(setting) => after.insert(kind.word().to_owned(), setting),
            None => after.remove(kind.word()),
        };
    }
    if standing == version && after == before {
        return settings(act, organization);
    }
    if !store::save(act, organization, &after, version)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let name = organizations::get(act, organization)?.name;
    let entry = Entry::new(What::AlertsChanged, SubjectKind::Organization, organization, name);
    act.record(organization, noted(entry, &before, &after))?;
    settings(act, organization)
}

/// Each kind that differs, as a line of words.
fn noted(entry: Entry, before: &Own, after: &Own) -> Entry {
    let told = |own: &Own, kind: AlertKind| own.get(kind.word()).map(line);
    entry
        .change(
            "not_installed",
            &told(before, AlertKind::NotInstalled),
            &told(after, AlertKind::NotInstalled),
        )
        .change("silent", &told(before, AlertKind::Silent), &told(after, AlertKind::Silent))
        .change("failing", &told(before, AlertKind::Failing), &told(after, AlertKind::Failing))
        .change("space_low", &told(before, AlertKind::SpaceLow), &told(after, AlertKind::SpaceLow))
        .change("freed_soon", &told(before, AlertKind::FreedSoon), &told(after, AlertKind::FreedSoon))
}

fn line(setting: &Setting) -> String {
    let mut parts =
        vec![if setting.enabled { "on" } else { "off" }.to_owned(), setting.threshold.to_string()];
    let to = [(setting.to_partner, "partner"), (setting.to_customer, "customer"), (setting.to_user, "user")];
    parts.extend(to.into_iter().filter(|(told, _)| *told).map(|(_, who)| who.to_owned()));
    parts.extend(setting.partner_emails.iter().chain(&setting.customer_emails).cloned());
    parts.extend(setting.editions_off.iter().map(|code| format!("-{code}")));
    parts.join(" ")
}
