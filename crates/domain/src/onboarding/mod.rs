//! The first steps of a partner or vendor: what is set up before the daily work begins. Nothing is ticked by hand; each
//! step is done when what it leads to is there. Only steps that the reader may take are told, and who has seen enough
//! of them puts the list away, for themselves.

pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{AccountId, OrganizationId},
    organizations,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// In the order in which they are taken.
    Step {
        /// Under which name and address the organization writes, and where its customers find help.
        Details => "details",
        /// A plan to sell.
        Plan => "plan",
        /// Units to give on, from a purchase code or from above.
        Units => "units",
        Customer => "customer",
        /// A user of a customer, with the invitation sent.
        User => "user",
        /// Somebody else who works here, or is invited to.
        Colleague => "colleague",
    }
}

/// The steps that the reader may take, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSteps {
    pub steps: Vec<(Step, bool)>,
    /// Put away by the reader.
    pub hidden: bool,
    /// Whether the organization is still at its beginning: young, or without any customer.
    pub begins: bool,
}

impl FirstSteps {
    pub fn left(&self) -> usize {
        self.steps.iter().filter(|(_, done)| !done).count()
    }

    /// Whether the list belongs on the first page.
    pub fn is_due(&self) -> bool {
        rules::is_due(self.begins, self.hidden, self.left())
    }
}

/// Where the organization stands at its beginning, as far as the reader may act there.
///
/// Refusals: `not-found`, also for a customer, which sets up nothing.
pub fn first_steps(act: &mut Act<'_>, organization: OrganizationId) -> Result<FirstSteps> {
    let scope = reach(act, organization)?;
    let may = act.may(organization)?;
    let mut steps = Vec::new();
    for step in Step::ALL.iter().copied().filter(|step| rules::is_offered(*step, &may)) {
        steps.push((step, store::is_done(act, &scope, step)?));
    }
    let hidden = match act.actor().account() {
        Some(account) => store::is_hidden(act, &scope, account)?,
        None => false,
    };
    let age = store::age_in_days(act, &scope)?;
    let begins = rules::begins(age, store::is_done(act, &scope, Step::Customer)?);
    Ok(FirstSteps { steps, hidden, begins })
}

/// As [`first_steps`], when the list belongs on the first page; what is costly is asked only then.
pub fn due(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<FirstSteps>> {
    let scope = reach(act, organization)?;
    let age = store::age_in_days(act, &scope)?;
    if !rules::begins(age, store::is_done(act, &scope, Step::Customer)?) {
        return Ok(None);
    }
    Ok(Some(first_steps(act, organization)?).filter(FirstSteps::is_due))
}

/// Whether the reader has put the list away.
pub fn is_hidden(act: &mut Act<'_>, organization: OrganizationId) -> Result<bool> {
    let scope = reach(act, organization)?;
    match act.actor().account() {
        Some(account) => store::is_hidden(act, &scope, account),
        None => Ok(false),
    }
}

/// Puts the list away for the actor. Doing it again changes nothing and writes no event.
///
/// Refusals: `not-found`; `forbidden` to what is no person.
pub fn hide(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    let (scope, account) = person(act, organization)?;
    if store::hide(act, &scope, account)? {
        record(act, organization, What::FirstStepsHidden)
    } else {
        Ok(())
    }
}

/// Brings the list back for the actor. Refusals: as of [`hide`].
pub fn show(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    let (scope, account) = person(act, organization)?;
    if store::show(act, &scope, account)? { record(act, organization, What::FirstStepsShown) } else { Ok(()) }
}

fn reach(act: &mut Act<'_>, organization: OrganizationId) -> Result<Scope> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    if scope.kind() == OrganizationKind::Customer { Err(Refusal::NotFound.into()) } else { Ok(scope) }
}

fn person(act: &mut Act<'_>, organization: OrganizationId) -> Result<(Scope, AccountId)> {
    let scope = reach(act, organization)?;
    let account = act.actor().account().ok_or(Refusal::Forbidden)?;
    Ok((scope, account))
}

fn record(act: &mut Act<'_>, organization: OrganizationId, what: What) -> Result<()> {
    let name = organizations::name(act, organization)?;
    act.record(organization, Entry::new(what, SubjectKind::Organization, organization, name))
}
