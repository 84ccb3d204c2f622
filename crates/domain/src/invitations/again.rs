//! A new link for a user whose old one leads nowhere any more. It goes to the address on record and nowhere else.

use db::params;

use super::store;
use crate::{
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::SeatId,
    language::Language,
    outbox::{self, Mail, MailKind},
    refusal::{Refusal, Result},
    stopped::stopped,
    throttles::{self, Key},
};

/// Posts a fresh invitation to the user whom the link was made for. Says nothing about them: a user who is gone,
/// has no address or whose mail is on its way already gets none, and whoever asks cannot tell.
///
/// Refusals: `link-expired` for a token that we did not make; `too-many-attempts` after three an hour for one user
/// or ten from one network.
pub fn ask_new_link(act: &mut Act<'_>, token: &str) -> Result<()> {
    let (customer, message) = outbox::read_link_token(act.vault(), token).ok_or(Refusal::LinkExpired)?;
    let network = Key::link_from(&act.caller().ip);
    throttles::attempt(act, &network)?;
    let found: Option<(SeatId, String, String, Option<Language>, Language)> = act.tx().optional(
        concat!(
            "SELECT s.id, s.username, s.email, s.language, m.language FROM messages m \
             JOIN seats s ON s.customer_id = m.organization_id AND s.id = m.seat_id \
             WHERE m.organization_id = $1 AND m.id = $2 AND m.kind = $3 AND s.removed_at IS NULL AND s.email <> '' \
             AND s.invitation <> 'queued' AND NOT ",
            stopped!("m.organization_id")
        ),
        params![customer, message, MailKind::Invitation],
    )?;
    let Some((seat, username, recipient, own, before)) = found else { return Ok(()) };
    throttles::attempt(act, &Key::link(seat))?;
    outbox::post(
        act,
        Mail {
            organization: customer,
            kind: MailKind::Invitation,
            facts: serde_json::json!({}),
            recipient,
            language: own.unwrap_or(before),
            seat: Some(seat),
            job: None,
            send_at: None,
        },
    )?;
    store::mark_queued(act, customer, &[seat])?;
    act.record(
        customer,
        Entry::new(What::InvitationsQueued, SubjectKind::Seat, seat, username).note("asked", "user"),
    )
}
