//! Which seats belong to which tab and tick-box, said once: as a decision on plain values, and as the SQL condition
//! that an index of the schema is made for. A test compares the two.

use crate::{clock::Instant, ids::OrganizationId, seats::InvitationState, words};

words! {
    /// How far a seat has come, as the tabs show it. Each seat is in exactly one beside `all`.
    Status {
        All => "all",
        /// Not sent, or on its way to a mail server.
        Waiting => "waiting",
        Sent => "sent",
        Opened => "opened",
        Installed => "installed",
        Bounced => "bounced",
    }
}

impl Status {
    /// The tab of a seat.
    pub fn of(invitation: InvitationState, installed: bool) -> Self {
        match invitation {
            _ if installed => Self::Installed,
            InvitationState::None | InvitationState::Queued => Self::Waiting,
            InvitationState::Sent => Self::Sent,
            InvitationState::Opened => Self::Opened,
            InvitationState::Bounced => Self::Bounced,
        }
    }
}

/// What the invitations page is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub customer: Option<OrganizationId>,
    /// Show those already sent too (NX-60). Counts only without a status.
    pub sent: bool,
    /// Show those installed too (NX-60). Counts only without a status.
    pub installed: bool,
    /// A tab; without one the two tick-boxes decide.
    pub status: Option<Status>,
    /// Part of the username or the address.
    pub query: String,
}

impl Filter {
    /// Whether a seat is shown. Both tick-boxes off: only what is neither sent nor installed; each adds its own.
    pub fn shows(&self, invitation: InvitationState, sent_at: Option<Instant>, installed: bool) -> bool {
        match self.status {
            Some(Status::All) => true,
            Some(status) => Status::of(invitation, installed) == status,
            None => {
                let untouched = sent_at.is_none() && !installed;
                untouched || (self.sent && sent_at.is_some()) || (self.installed && installed)
            }
        }
    }

    /// The same as SQL on `seats s`, in the words of the partial indexes.
    pub(super) const fn condition(&self) -> &'static str {
        match (self.status, self.sent, self.installed) {
            (Some(Status::All), ..) | (None, true, true) => "s.removed_at IS NULL",
            (Some(status), ..) => of_status(status),
            (None, false, false) => "s.removed_at IS NULL AND s.installed_at IS NULL AND s.sent_at IS NULL",
            (None, true, false) => {
                "s.removed_at IS NULL AND (s.installed_at IS NULL OR s.sent_at IS NOT NULL)"
            }
            (None, false, true) => {
                "s.removed_at IS NULL AND (s.sent_at IS NULL OR s.installed_at IS NOT NULL)"
            }
        }
    }

    /// Whether the condition may hold for so few seats that they are found soonest from their own index.
    pub(super) const fn may_be_rare(&self) -> bool {
        match (self.status, self.sent, self.installed) {
            (Some(Status::All), ..) => false,
            (Some(_), ..) | (None, false, false) => true,
            (None, ..) => false,
        }
    }
}

pub(super) const fn of_status(status: Status) -> &'static str {
    match status {
        Status::All => "s.removed_at IS NULL",
        Status::Waiting => {
            "s.removed_at IS NULL AND s.installed_at IS NULL AND s.invitation IN ('none', 'queued')"
        }
        Status::Sent => "s.removed_at IS NULL AND s.installed_at IS NULL AND s.invitation = 'sent'",
        Status::Opened => "s.removed_at IS NULL AND s.installed_at IS NULL AND s.invitation = 'opened'",
        Status::Bounced => "s.removed_at IS NULL AND s.installed_at IS NULL AND s.invitation = 'bounced'",
        Status::Installed => "s.removed_at IS NULL AND s.installed_at IS NOT NULL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Option<Instant> = Some(Instant::from_micros(1));

    /// NX-60: both off shows only what is neither sent nor installed; each tick adds rows and takes none away.
    #[test]
    fn tick_boxes_add_rows() {
        let rows = [
            (InvitationState::None, None, false),
            (InvitationState::Sent, NOW, false),
            (InvitationState::Sent, NOW, true),
            (InvitationState::None, None, true),
        ];
        let shown = |sent, installed| {
            let filter = Filter { sent, installed, ..Filter::default() };
            rows.map(|(invitation, at, installed)| filter.shows(invitation, at, installed))
        };
        assert_eq!(shown(false, false), [true, false, false, false]);
        assert_eq!(shown(true, false), [true, true, true, false]);
        assert_eq!(shown(false, true), [true, false, true, true]);
        assert_eq!(shown(true, true), [true; 4]);
    }

    #[test]
    fn every_seat_is_on_exactly_one_tab() {
        for invitation in InvitationState::ALL {
            for installed in [false, true] {
                let tabs = Status::ALL.iter().filter(|status| {
                    let filter = Filter { status: Some(**status), ..Filter::default() };
                    **status != Status::All && filter.shows(*invitation, None, installed)
                });
                assert_eq!(tabs.count(), 1, "{invitation} {installed}");
            }
        }
    }
}
