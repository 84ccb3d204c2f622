//! Who is cut off, in words: the part of a page that stands before anything is stopped, moved or closed. Shown by
//! `templates/organizations/cut_off.html` under the name `seen`.

use domain::{access::OrganizationKind, ids::OrganizationId, organizations};

use crate::{answer::PageError, languages::Locale, visit::Visit};

/// What stands at and below an organization, ready to be shown.
pub(crate) struct Seen {
    /// One sentence for each kind of thing of which there is any.
    pub lines: Vec<String>,
    /// Name and address of the first partners and customers.
    pub names: Vec<(String, String)>,
    /// How many more there are.
    pub more: i64,
}

/// Counts who is cut off; apart from the acts of pages, because it reads all of a branch.
pub(crate) async fn read(visit: &Visit, id: OrganizationId) -> Result<organizations::CutOff, PageError> {
    let world = visit.web.world();
    Ok(world.read_long(&visit.caller, move |act| organizations::cut_off(act, id)).await?)
}

impl Seen {
    /// Who no longer gets in, and what no longer works.
    pub fn stopped(found: &organizations::CutOff, l: &Locale) -> Self {
        let is_partner = found.organization.kind == OrganizationKind::Partner;
        let customers = if is_partner { found.customers } else { 0 };
        Self::of(
            found,
            [
                ("cut-off-customers", customers),
                ("cut-off-stopped", if is_partner { found.stopped } else { 0 }),
                ("cut-off-partners", found.partners),
                ("cut-off-users", found.users),
                ("cut-off-installations", found.installations),
                ("cut-off-mails", found.mails),
                ("cut-off-staff", found.staff),
                ("cut-off-tokens", number(found.credentials.tokens)),
                ("cut-off-invitations", number(found.credentials.invitations)),
            ],
            l,
        )
    }

    /// What goes along with a move, and what ends by it.
    pub fn moved(found: &organizations::CutOff, l: &Locale) -> Self {
        let is_partner = found.organization.kind == OrganizationKind::Partner;
        Self::of(
            found,
            [
                ("move-partners", found.partners),
                ("move-customers", if is_partner { found.customers + found.stopped } else { 0 }),
                ("move-logins", number(found.credentials.logins)),
                ("move-tokens", number(found.credentials.tokens)),
                ("move-invitations", number(found.credentials.invitations)),
            ],
            l,
        )
    }

    /// What ends when a partner is closed.
    pub fn closed(found: &organizations::CutOff, l: &Locale) -> Self {
        Self::of(
            found,
            [
                ("close-memberships", number(found.credentials.memberships)),
                ("move-tokens", number(found.credentials.tokens)),
                ("move-invitations", number(found.credentials.invitations)),
            ],
            l,
        )
    }

    fn of<const N: usize>(found: &organizations::CutOff, told: [(&str, i64); N], l: &Locale) -> Self {
        let lines = told.into_iter().filter(|(_, n)| *n > 0);
        let names = found.names.iter().map(|step| {
            let room = if step.kind == OrganizationKind::Customer { "customers" } else { "organizations" };
            (step.name.clone(), format!("/{room}/{}", step.id))
        });
        let is_partner = found.organization.kind == OrganizationKind::Partner;
        let all = if is_partner { found.partners + found.customers + found.stopped } else { 0 };
        let shown = i64::try_from(found.names.len()).unwrap_or(all);
        Self {
            lines: lines.map(|(key, n)| l.with(key, &[("n", n.into())])).collect(),
            names: names.collect(),
            more: (all - shown).max(0),
        }
    }
}

fn number(counted: u64) -> i64 {
    i64::try_from(counted).unwrap_or(i64::MAX)
}
