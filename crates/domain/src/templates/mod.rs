//! Texts of letters that an operator or partner has edited, for itself and all below it: reading, saving, resetting,
//! sending to oneself. Which placeholders a kind has and what a text may say is in `rules`, how one is filled in
//! `text`, what its marks mean in `marks`. The built-in texts and the form of a letter belong to the doors.

mod marks;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod text;

use serde::{Deserialize, Serialize};

use crate::{
    access::{Action, OrganizationKind, Scope},
    accounts,
    act::{Act, Actor},
    audit::{self, Entry, Event, SubjectKind, What},
    clock::Instant,
    ids::{MessageId, OrganizationId},
    language::Language,
    messages::{self, Sender},
    outbox::{self, Mail, MailKind},
    page::Window,
    refusal::{Refusal, Result},
    throttles::{self, Key},
    words,
};

pub use marks::{Block, Line, Span, blocks, protect};
pub use rules::{Placeholder, check, needed, placeholders};
pub(crate) use store::in_force;
pub use text::{Unfillable, fill};

words! {
    /// The parts of a letter that can be edited.
    Part {
        Subject => "subject",
        /// What inboxes show beside the subject.
        Preheader => "preheader",
        Greeting => "greeting",
        Body => "body",
        /// What stands on the button.
        Button => "button",
        /// Why the person got the letter, and what to do if that is wrong.
        Why => "why",
    }
}

/// The texts of one kind of letter in one language, with placeholders such as `{{ product }}`. Paragraphs of the body
/// are parted by an empty line; it may hold `**bold**`, lines that begin with `- `, and `[words](https://…)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parts {
    pub subject: String,
    pub preheader: String,
    pub greeting: String,
    pub body: String,
    pub button: String,
    pub why: String,
}

impl Parts {
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Subject => &self.subject,
            Part::Preheader => &self.preheader,
            Part::Greeting => &self.greeting,
            Part::Body => &self.body,
            Part::Button => &self.button,
            Part::Why => &self.why,
        }
    }

    pub const fn part_mut(&mut self, part: Part) -> &mut String {
        match part {
            Part::Subject => &mut self.subject,
            Part::Preheader => &mut self.preheader,
            Part::Greeting => &mut self.greeting,
            Part::Body => &mut self.body,
            Part::Button => &mut self.button,
            Part::Why => &mut self.why,
        }
    }
}

/// The texts of a kind in a language, as an organization has them.
#[derive(Clone, Debug)]
pub struct Template {
    pub organization: OrganizationId,
    pub kind: MailKind,
    pub language: Language,
    /// The organization's own texts; `None`: it uses those from above, or the built-in ones.
    pub own: Option<Parts>,
    /// The nearest texts above, in force where there are no own ones; `None`: the built-in texts.
    pub above: Option<Above>,
    /// Goes up with every change; 0 when nothing was ever saved here.
    pub version: i64,
    pub changed: Option<(Instant, String)>,
    /// In whose name letters of the organization go out, for previews.
    pub sender: Sender,
}

impl Template {
    /// The edited texts in force; `None`: the built-in ones.
    pub fn in_force(&self) -> Option<&Parts> {
        self.own.as_ref().or(self.above.as_ref().map(|above| &above.parts))
    }
}

/// Texts inherited from an organization above.
#[derive(Clone, Debug)]
pub struct Above {
    /// Whose they are, when the actor's reach has it.
    pub name: Option<String>,
    pub parts: Parts,
}

/// One edited text in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    pub kind: MailKind,
    pub language: Language,
    /// Of the organization itself; false: of one above it.
    pub own: bool,
    pub changed_at: Instant,
}

/// Everything edited that is in force for an organization; what is not listed has the built-in text.
/// Refused with `not-found` for a customer, which has no letters of its own.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Edited>> {
    let scope = writer(act, Action::MailView, organization)?;
    store::list(act, &scope)
}

/// The texts of one kind in one language.
pub fn get(
    act: &mut Act<'_>,
    organization: OrganizationId,
    kind: MailKind,
    language: Language,
) -> Result<Template> {
    let scope = writer(act, Action::MailView, organization)?;
    read(act, &scope, kind, language)
}

fn writer(act: &mut Act<'_>, action: Action, organization: OrganizationId) -> Result<Scope> {
    let scope = act.allow(action, organization)?;
    if scope.kind() == OrganizationKind::Customer { Err(Refusal::NotFound.into()) } else { Ok(scope) }
}

fn read(act: &mut Act<'_>, scope: &Scope, kind: MailKind, language: Language) -> Result<Template> {
    let own = store::own(act, scope, kind, language)?;
    let above = match store::above(act, scope, kind, language)? {
        Some((organization, name, parts)) => {
            let is_in_reach = act.strongest_role(organization)?.is_some();
            Some(Above { name: is_in_reach.then_some(name), parts })
        }
        None => None,
    };
    let version = own.as_ref().map_or(0, |own| own.version);
    let changed = own.as_ref().map(|own| (own.changed_at, own.changed_by.clone()));
    Ok(Template {
        organization: scope.organization(),
        kind,
        language,
        own: own.and_then(|own| own.parts),
        above,
        version,
        changed,
        sender: messages::sender_with_logo(act, scope.organization())?,
    })
}

/// Saves the texts of one kind in one language, for the organization and all below it that have none of their own.
/// They are in force from the next letter on.
///
/// Refusals: `invalid` with what is wrong at each part; `changed-meanwhile` when `version` is not the stored one.
pub fn save(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    version: i64,
    parts: &Parts,
) -> Result<Template> {
    let scope = writer(act, Action::BrandingChange, organization)?;
    let parts = check(kind, parts)?;
    let before = read(act, &scope, kind, language)?;
    if before.version != version || !store::put(act, &scope, (kind, language), version, Some(&parts))? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let was = before.own.unwrap_or_default();
    let entry = changed(entry(What::TemplateChanged, kind, language), &was, &parts);
    act.record(organization, entry)?;
    read(act, &scope, kind, language)
}

/// The texts as they would be if these were saved, or as they are when none are given. Saves nothing; for those who
/// may.
///
/// Refusals: those of [`save`] about the parts.
pub fn draft(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    parts: Option<&Parts>,
) -> Result<Template> {
    let scope = writer(act, Action::BrandingChange, organization)?;
    let own = parts.map(|parts| check(kind, parts)).transpose()?;
    let template = read(act, &scope, kind, language)?;
    Ok(Template { own: own.or(template.own), ..template })
}

/// Takes the organization's own texts away: those from above, or the built-in ones, are in force again. Nothing
/// happens when there are none.
///
/// Refusals: `changed-meanwhile` when `version` is not the stored one.
pub fn reset(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    version: i64,
) -> Result<()> {
    let scope = writer(act, Action::BrandingChange, organization)?;
    let before = read(act, &scope, kind, language)?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let Some(was) = before.own else { return Ok(()) };
    if !store::put(act, &scope, (kind, language), version, None)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = changed(entry(What::TemplateReset, kind, language), &was, &Parts::default());
    act.record(organization, entry)
}

fn subject_id(kind: MailKind, language: Language) -> String {
    format!("{kind}/{language}")
}

fn entry(what: What, kind: MailKind, language: Language) -> Entry {
    let name = format!("{kind} ({language})");
    Entry::new(what, SubjectKind::Template, subject_id(kind, language), name)
}

/// Before and after of each part that differs.
fn changed(entry: Entry, before: &Parts, after: &Parts) -> Entry {
    entry
        .change("subject", &before.subject, &after.subject)
        .change("preheader", &before.preheader, &after.preheader)
        .change("greeting", &before.greeting, &after.greeting)
        .change("body", &before.body, &after.body)
        .change("button", &before.button, &after.button)
        .change("why", &before.why, &after.why)
}

/// What was done to the texts, newest first; at most 50.
pub fn history(
    act: &mut Act<'_>,
    organization: OrganizationId,
    kind: MailKind,
    language: Language,
) -> Result<Vec<Event>> {
    let scope = writer(act, Action::EventsView, organization)?;
    Ok(audit::about(act, &scope, &subject_id(kind, language), &Window::first(50))?.items)
}

/// Sends the texts, saved or not, as a letter with sample data to the person who acts and to nobody else; the machine
/// itself names the address of an account. It is marked as a test, and its link leads nowhere.
///
/// Refusals: those of [`save`] about the parts; `forbidden` to whoever is not a person with an address, and to people who
/// name an address; `not-found` for an address without an account; `too-many-attempts` past ten an hour.
pub fn send_test(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    parts: &Parts,
    to: Option<&str>,
) -> Result<MessageId> {
    writer(act, Action::BrandingChange, organization)?;
    let account = match (act.actor().clone(), to) {
        (Actor::Person { account, .. }, None) => account,
        (Actor::CommandLine, Some(email)) => accounts::by_email(act, email)?.ok_or(Refusal::NotFound)?.id,
        _ => return Err(Refusal::Forbidden.into()),
    };
    let parts = check(kind, parts)?;
    throttles::attempt(act, &Key::template_test(account))?;
    let recipient = store::address(act, account)?;
    let mail = Mail {
        organization,
        kind,
        facts: serde_json::to_value(&parts)?,
        recipient: recipient.clone(),
        language,
        seat: None,
        job: None,
        send_at: None,
    };
    let message = outbox::post_test(act, mail)?;
    act.record(organization, entry(What::TemplateTested, kind, language).note("email", recipient))?;
    Ok(message)
}
