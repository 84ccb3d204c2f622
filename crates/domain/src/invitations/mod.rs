//! Invitations: who has been sent username and code, who opened the page, who installed; and sending them.
//! The letters themselves are in `messages`; a seat's own record is in `seats`.

mod again;
mod counts;
mod list;
mod page;
mod preview;
mod rules;
mod send;
mod store;
#[cfg(test)]
mod tests;

pub use again::ask_new_link;
pub use counts::{Counts, counts};
pub use list::{InvitationRow, LastMail, list};
pub use page::{InvitationPage, LINK_DAYS, invitation_page, mark_opened};
pub use preview::preview;
pub use rules::{Filter, Status};
pub use send::{How, MOST_AT_ONCE, Selection, send, send_as};
pub(crate) use send::{cannot_be_invited, send_one};
