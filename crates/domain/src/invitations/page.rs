//! The public page behind an invitation's link: how to install, with which name and code. Looking changes nothing
//! (SR-45); a person who says that they are there is noted.

use db::params;

use crate::{
    act::Act,
    branding::{self, Brand},
    clock::{Day, Instant},
    ids::{MessageId, OrganizationId, SeatId},
    language::Language,
    messages::{self, Sender},
    outbox::{self, MailKind},
    refusal::{Refusal, Result},
    stopped::stopped,
    vault::Secret,
};

/// For how many days a link opens its page.
pub const LINK_DAYS: i64 = 60;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct InvitationPage {
    pub language: Language,
    pub customer_name: String,
    pub sender: Sender,
    pub brand: Brand,
    pub username: String,
    pub activation_code: Secret,
    pub product: String,
    pub edition_code: String,
    pub edition: String,
    pub download_url: Option<String>,
    /// The last day of the license.
    pub valid_to: Day,
    /// Since when the software is installed.
    pub installed_at: Option<Instant>,
}

struct Opened {
    organization: OrganizationId,
    message: MessageId,
    seat: SeatId,
    language: Language,
    customer_name: String,
    installed_at: Option<Instant>,
}

/// The page of a link. Changes nothing.
///
/// Refusals: `link-expired` for a token that we did not make, after 60 days, and when the seat was removed or has
/// another holder by now;
/// `customer-disabled`.
pub fn invitation_page(act: &mut Act<'_>, token: &str) -> Result<InvitationPage> {
    let opened = open(act, token)?;
    let facts = match messages::invitation_facts(act, opened.organization, opened.seat) {
        Err(error) if error.refusal() == Some(&Refusal::SeatRemoved) => {
            return Err(Refusal::LinkExpired.into());
        }
        facts => facts?,
    };
    let brand = branding::of(act, opened.organization)?;
    Ok(InvitationPage {
        language: opened.language,
        customer_name: opened.customer_name,
        sender: messages::signed(brand.clone()),
        brand,
        username: facts.username,
        activation_code: facts.activation_code,
        product: facts.product,
        edition_code: facts.edition_code,
        edition: facts.edition,
        download_url: facts.download_url,
        valid_to: facts.valid_to,
        installed_at: opened.installed_at,
    })
}

/// Notes that the page was opened by a person. Repeating it changes nothing more.
///
/// Refusals as [`invitation_page`].
pub fn mark_opened(act: &mut Act<'_>, token: &str) -> Result<()> {
    let (opened, now) = (open(act, token)?, act.now());
    act.tx().execute(
        "UPDATE messages SET opened_at = $3 WHERE organization_id = $1 AND id = $2 AND opened_at IS NULL",
        params![opened.organization, opened.message, now],
    )?;
    act.tx().execute(
        "UPDATE seats SET invitation = 'opened' WHERE customer_id = $1 AND id = $2 AND invitation = 'sent' \
         AND removed_at IS NULL",
        params![opened.organization, opened.seat],
    )?;
    Ok(())
}

fn open(act: &mut Act<'_>, token: &str) -> Result<Opened> {
    let (organization, message) = outbox::read_link_token(act.vault(), token).ok_or(Refusal::LinkExpired)?;
    let earliest = act.now().plus_days(-LINK_DAYS);
    let found: Option<(SeatId, Language, String, bool, Option<Instant>)> = act.tx().optional(
        concat!(
            "SELECT s.id, m.language, o.name, ",
            stopped!("m.organization_id"),
            ", s.installed_at FROM messages m \
         JOIN seats s ON s.customer_id = m.organization_id AND s.id = m.seat_id \
         JOIN organizations o ON o.id = m.organization_id \
         WHERE m.organization_id = $1 AND m.id = $2 AND m.kind IN ($3, $5) AND m.created_at > $4 \
         AND s.removed_at IS NULL AND m.created_at >= s.taken_over_at"
        ),
        params![organization, message, MailKind::Invitation, earliest, MailKind::InstallReminder],
    )?;
    let (seat, language, customer_name, disabled, installed_at) = found.ok_or(Refusal::LinkExpired)?;
    if disabled {
        return Err(Refusal::CustomerDisabled.into());
    }
    Ok(Opened { organization, message, seat, language, customer_name, installed_at })
}
