//! The letter that a user would get now, for looking at. It has neither the code nor a link that leads anywhere.

use db::params;

use crate::{
    access::Action,
    act::Act,
    ids::{MessageId, SeatId},
    language::Language,
    messages::{self, LetterFacts},
    outbox::MailKind,
    places,
    refusal::{Refusal, Result},
    templates,
    vault::Secret,
};

const MASK: &str = "•••••-•••••";

/// What the invitation of a user would say, in the language given, else in theirs, else in the customer's. Code and
/// link are masked.
pub fn preview(act: &mut Act<'_>, seat: SeatId, language: Option<Language>) -> Result<LetterFacts> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let invitation = messages::invitation_facts(act, customer, seat)?;
    let found: Option<(String, Option<Language>, String, Language)> = act.tx().optional(
        "SELECT s.email, s.language, o.name, o.language AS customer_language FROM seats s \
         JOIN organizations o ON o.id = s.customer_id \
         WHERE s.customer_id = $1 AND s.id = $2 AND s.removed_at IS NULL",
        params![scope.organization(), seat],
    )?;
    let (recipient, own, organization_name, usual) = found.ok_or(Refusal::NotFound)?;
    let language = language.or(own).unwrap_or(usual);
    Ok(LetterFacts {
        message: MessageId::from_uuid(uuid::Uuid::nil()),
        organization: customer,
        organization_name,
        kind: MailKind::Invitation,
        language,
        recipient,
        facts: serde_json::json!({}),
        created_at: act.now(),
        sender: messages::sender(act, customer)?,
        link_token: Some(Secret::new(MASK)),
        invitation: Some(messages::InvitationFacts { activation_code: Secret::new(MASK), ..invitation }),
        invoice: None,
        template: templates::in_force(act, customer, MailKind::Invitation, language)?,
        is_test: false,
    })
}
