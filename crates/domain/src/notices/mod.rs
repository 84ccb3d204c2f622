//! Notices that a license ends: by the schedule that its plan gave it, to the customer and to its seller, once each.
//! Here: what is shown before and after, and switching them off for a license. Posting them is in `posting`, for
//! the worker; when each is due is in `rules`.

mod posting;
pub(crate) mod recipients;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use posting::{Truth, truth};
pub use posting::{arm, post_due};
pub(crate) use recipients::{seller, told};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{LicenseId, MessageId, OrganizationId},
    language::Language,
    licenses,
    messages::MessageState,
    refusal::Result,
    words,
};

words! {
    /// For whom a notice is written.
    Audience { Customer => "customer", Partner => "partner" }
}

words! {
    /// Whether notices of a license go out.
    Switch { On => "on", Off => "off" }
}

/// Somebody who gets a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub audience: Audience,
    pub email: String,
    pub language: Language,
    /// In whose outbox the mail lies.
    pub organization: OrganizationId,
}

/// A notice to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Before the last day; after it when negative.
    pub days_before: i64,
    /// The day in the customer's calendar.
    pub on: Day,
    pub at: Instant,
}

/// A notice that went to somebody.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The end that it told of.
    pub valid_to: Day,
    pub days_before: i64,
    pub audience: Audience,
    pub recipient: String,
    /// In whose outbox the mail lies.
    pub organization: OrganizationId,
    pub message: MessageId,
    pub posted_at: Instant,
    /// `None` when the mail is out of the outbox by now.
    pub state: Option<MessageState>,
}

/// The notices of a license.
#[derive(Clone, Debug)]
pub struct Notices {
    pub license: LicenseId,
    pub customer: OrganizationId,
    pub switch: Switch,
    /// The next ones in order; none when they are off, or the license will not get any as it stands.
    pub planned: Vec<Planned>,
    /// To whom the next ones will go, as things stand. Those of the seller are told to its own people only.
    pub recipients: Vec<Recipient>,
    /// The newest first; as far as the actor may see the mails.
    pub posted: Vec<Posted>,
}

/// The notices of a license that will go, to whom, and those that went.
pub fn get(act: &mut Act<'_>, license: LicenseId) -> Result<Notices> {
    let scope = licenses::locate(act, Action::LicensesView, license)?;
    read(act, &scope, license)
}

fn read(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<Notices> {
    let facts = store::facts(act, scope.organization(), license)?;
    let switch = if facts.off { Switch::Off } else { Switch::On };
    let will = switch == Switch::On && facts.ever();
    let planned = if will { rules::planned(&facts.plan(), act.now()) } else { Vec::new() };
    let mut recipients = recipients::of(act, scope.organization())?;
    let mut posted = store::posted(act, scope.organization(), license)?;
    // What the seller does with its mail is not for the customer's people.
    let sees_seller = sees_seller(act, scope.organization())?;
    if !sees_seller {
        recipients.retain(|recipient| recipient.audience == Audience::Customer);
        posted.retain(|notice| notice.audience == Audience::Customer);
    }
    Ok(Notices { license, customer: scope.organization(), switch, planned, recipients, posted })
}

fn sees_seller(act: &mut Act<'_>, customer: OrganizationId) -> Result<bool> {
    match seller(act, customer)? {
        Some((seller, _)) => Ok(act.may(seller)?.act(Action::MailView)),
        None => Ok(false),
    }
}

/// Switches the notices of a license off, or on again. Nothing happens when they are that way already.
pub fn switch(act: &mut Act<'_>, license: LicenseId, wish: Switch) -> Result<Notices> {
    let scope = licenses::locate(act, Action::LicensesChange, license)?;
    let before = store::facts(act, scope.organization(), license)?;
    let was = if before.off { Switch::Off } else { Switch::On };
    if was != wish {
        store::set_switch(act, scope.organization(), license, wish)?;
        let entry = Entry::new(What::LicenseChanged, SubjectKind::License, license, &before.plan_name);
        act.record(scope.organization(), entry.change("notices", &was, &wish))?;
    }
    read(act, &scope, license)
}
