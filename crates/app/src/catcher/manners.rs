//! How the catcher treats senders: well, unless a test asks for the things real mail servers do.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the catcher does with everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// Takes mail.
    #[default]
    Kind,
    /// Accepts the connection and never says a word.
    Silent,
    /// Greets with 554 and hangs up.
    Turning,
    /// Answers `MAIL` with 421.
    Closing,
    /// Stops answering in the middle of the dialog.
    Stalling,
    /// Waits before every reply.
    Slow(Duration),
    /// Waits before every byte of a reply.
    Trickling(Duration),
    /// Answers the content with this code.
    Refusing(u16),
    /// Takes the content, then cuts the connection without a reply.
    Cutting,
}

/// Mood, refused recipients and the login asked for; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Manners(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    mood: Mood,
    refused: Vec<(String, u16)>,
    login: Option<(String, String)>,
    hang_ups: u64,
}

impl Manners {
    /// Changes the mood, also for dialogs under way.
    pub fn set_mood(&self, mood: Mood) {
        self.state().mood = mood;
    }

    /// Refuses recipients that contain the text with this code, 4xx or 5xx.
    pub fn refuse(&self, text: &str, code: u16) {
        self.state().refused.push((text.to_lowercase(), code));
    }

    /// Takes everybody's mail again.
    pub fn forgive(&self) {
        let mut state = self.state();
        state.refused.clear();
        state.mood = Mood::Kind;
    }

    /// Asks for this name and password before mail is taken.
    pub fn require_login(&self, user: &str, password: &str) {
        self.state().login = Some((user.to_owned(), password.to_owned()));
    }

    /// Closes every dialog that is waiting for its next command.
    pub fn hang_up(&self) {
        self.state().hang_ups += 1;
    }

    /// Ends when `hang_up` is called after this was.
    pub(super) async fn hung_up(&self) {
        let before = self.state().hang_ups;
        while self.state().hang_ups == before {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(super) fn mood(&self) -> Mood {
        self.state().mood
    }

    pub(super) fn login(&self) -> Option<(String, String)> {
        self.state().login.clone()
    }

    /// The code this recipient is refused with. `ann+550@…` and `ann+451@…` always are, so that bounces
    /// can be tried out by hand.
    pub(super) fn refusal(&self, recipient: &str) -> Option<u16> {
        let recipient = recipient.to_lowercase();
        let listed =
            self.state().refused.iter().find(|(text, _)| recipient.contains(text)).map(|(_, code)| *code);
        let tagged = recipient.split_once('@')?.0.rsplit_once('+').and_then(|(_, tag)| tag.parse().ok());
        listed.or(tagged.filter(|code| (400..600).contains(code)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
