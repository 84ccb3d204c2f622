//! The rows of the invitations page.

use db::{FromRow, Row};

use super::{Filter, Status, store};
use crate::{
    access::Action,
    act::Act,
    clock::Instant,
    ids::{LicenseId, MessageId, OrganizationId, SeatId},
    messages::MessageState,
    page::{Cursor, Page, Window},
    refusal::Result,
    seats::InvitationState,
};

/// One seat on the invitations page. The activation code is shown by `seats::reveal_codes` only.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    pub customer: OrganizationId,
    pub customer_name: String,
    pub customer_disabled: bool,
    pub seat: SeatId,
    pub license: LicenseId,
    pub edition_code: String,
    pub edition_name: String,
    pub username: String,
    /// Where the mail goes; empty: nobody can be invited.
    pub email: String,
    pub invitation: InvitationState,
    pub status: Status,
    /// When a mail server accepted the latest mail; `None` is "not sent yet" (NX-63, NX-64).
    pub sent_at: Option<Instant>,
    pub installed_at: Option<Instant>,
    /// The newest mail, for rows that are on their way or bounced.
    pub last_mail: Option<LastMail>,
}

/// How the newest mail of a seat stands.
#[derive(Clone, Debug)]
pub struct LastMail {
    pub message: MessageId,
    pub state: MessageState,
    pub attempts: i64,
    /// What the mail server said.
    pub answer: Option<String>,
    pub next_attempt_at: Option<Instant>,
}

impl FromRow for LastMail {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            message: row.get("id")?,
            state: row.get("state")?,
            attempts: row.get("attempts")?,
            answer: row.get("answer")?,
            next_attempt_at: row.get("due_at")?,
        })
    }
}

/// The seats of an organization and all below it that the filter shows, by customer and username, with the total
/// (exact up to its cap).
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<InvitationRow>> {
    let (scope, mut narrowed) = store::narrow(act, Action::SeatsView, organization, filter)?;
    let total = window.total(|| store::count(act, &scope, &narrowed))?;
    narrowed.expect(total);
    let rows = store::rows(act, &narrowed, window)?;
    let mut page = window.page(rows, Some(total), |(_, key)| Cursor::new(key.clone())).map(|(row, _)| row);
    for row in &mut page.items {
        if matches!(row.invitation, InvitationState::Queued | InvitationState::Bounced) {
            row.last_mail = store::last_mail(act, row.customer, row.seat)?;
        }
    }
    Ok(page)
}
