//! Marks on records: status badges, bars of use, and the note that tells what was done.

use crate::languages::Locale;

/// What a mark means to its reader. Never the only sign of it: a word and a shape stand beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warning,
    Bad,
    Accent,
    Quiet,
}

impl Tone {
    /// The class of a badge.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Good => "b-ok",
            Self::Warning => "b-warn",
            Self::Bad => "b-bad",
            Self::Accent => "b-acc",
            Self::Quiet => "b-mute",
        }
    }

    /// The class of an alert.
    pub fn alert(self) -> &'static str {
        match self {
            Self::Good => "a-ok",
            Self::Warning => "a-warn",
            Self::Bad => "a-bad",
            Self::Accent | Self::Quiet => "a-acc",
        }
    }

    /// The class of a timeline mark or of a number on the overview.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Warning => "warn",
            Self::Bad => "bad",
            Self::Accent => "acc",
            Self::Quiet => "",
        }
    }

    /// The class of the filled part of a bar.
    pub fn fill(self) -> &'static str {
        match self {
            Self::Good => "f-ok",
            Self::Warning => "f-warn",
            Self::Bad => "f-bad",
            Self::Accent => "f",
            Self::Quiet => "f-soft",
        }
    }

    /// The icon of an alert.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Good => "circle-check",
            Self::Warning => "circle-alert",
            Self::Bad => "triangle-alert",
            Self::Accent | Self::Quiet => "info",
        }
    }
}

/// A status: colour, shape and word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub tone: Tone,
    pub icon: &'static str,
    pub label: String,
}

/// Noun and state with the looks of the badge. The word is under `status-NOUN-STATE`.
const STATES: [(&str, &str, Tone, &str); 51] = [
    ("license", "draft", Tone::Quiet, "pencil"),
    ("license", "revoked", Tone::Bad, "ban"),
    ("license", "customer-disabled", Tone::Quiet, "ban"),
    ("license", "suspended", Tone::Warning, "pause"),
    ("license", "awaiting-payment", Tone::Accent, "hourglass"),
    ("license", "not-yet-valid", Tone::Accent, "clock"),
    ("license", "active", Tone::Good, "circle-check"),
    ("license", "trial", Tone::Accent, "hourglass"),
    ("license", "expiring-soon", Tone::Warning, "clock"),
    ("license", "over-quota", Tone::Bad, "triangle-alert"),
    ("license", "grace", Tone::Warning, "hourglass"),
    ("license", "expired", Tone::Bad, "circle-x"),
    ("customer", "active", Tone::Good, "circle-check"),
    ("customer", "disabled", Tone::Quiet, "ban"),
    ("invitation", "not-sent", Tone::Quiet, "circle-dashed"),
    ("invitation", "queued", Tone::Accent, "clock"),
    ("invitation", "sending", Tone::Accent, "send"),
    ("invitation", "sent", Tone::Accent, "send"),
    ("invitation", "opened", Tone::Accent, "mail-check"),
    ("invitation", "installed", Tone::Good, "circle-check"),
    ("invitation", "bounced", Tone::Bad, "mail-x"),
    ("invitation", "expired", Tone::Quiet, "circle-x"),
    ("invitation", "cancelled", Tone::Quiet, "ban"),
    ("mail", "queued", Tone::Accent, "clock"),
    ("mail", "sending", Tone::Accent, "send"),
    ("mail", "sent", Tone::Good, "mail-check"),
    ("mail", "failed", Tone::Bad, "triangle-alert"),
    ("mail", "bounced", Tone::Bad, "mail-x"),
    ("mail", "cancelled", Tone::Quiet, "ban"),
    ("invoice", "draft", Tone::Quiet, "pencil"),
    ("invoice", "issued", Tone::Accent, "hourglass"),
    ("invoice", "partly-paid", Tone::Warning, "hourglass"),
    ("invoice", "paid", Tone::Good, "circle-check"),
    ("invoice", "credited", Tone::Quiet, "undo-2"),
    ("invoice", "cancelled", Tone::Quiet, "ban"),
    ("invoice", "overdue", Tone::Bad, "triangle-alert"),
    ("invoice", "overpaid", Tone::Warning, "circle-alert"),
    ("invoice", "credit-note", Tone::Quiet, "undo-2"),
    ("installation", "active", Tone::Good, "circle-check"),
    ("installation", "silent", Tone::Warning, "clock"),
    ("installation", "offline", Tone::Quiet, "key-round"),
    ("installation", "outdated", Tone::Warning, "refresh-cw"),
    ("installation", "released", Tone::Quiet, "unlink-2"),
    ("installation", "freed", Tone::Quiet, "clock"),
    ("deployment-key", "live", Tone::Good, "circle-check"),
    ("deployment-key", "used-up", Tone::Warning, "circle-alert"),
    ("deployment-key", "expired", Tone::Quiet, "clock"),
    ("deployment-key", "revoked", Tone::Quiet, "ban"),
    ("account", "active", Tone::Good, "circle-check"),
    ("account", "invited", Tone::Accent, "mail"),
    ("account", "disabled", Tone::Quiet, "ban"),
];

impl Badge {
    pub fn new(tone: Tone, icon: &'static str, label: impl Into<String>) -> Self {
        Self { tone, icon, label: label.into() }
    }

    /// The badge of a license, by the stable code of its status (`awaiting_payment` and `awaiting-payment` alike).
    pub fn license(status: &str, locale: &Locale) -> Self {
        Self::of("license", status, locale)
    }

    /// The badge of a customer: `active`, `disabled`.
    pub fn customer(status: &str, locale: &Locale) -> Self {
        Self::of("customer", status, locale)
    }

    /// The badge of an invitation, from `not-sent` to `installed`.
    pub fn invitation(status: &str, locale: &Locale) -> Self {
        Self::of("invitation", status, locale)
    }

    /// The badge of an invoice, by its state; `overdue`, `overpaid` and `credit-note` beside those.
    pub fn invoice(status: &str, locale: &Locale) -> Self {
        Self::of("invoice", status, locale)
    }

    /// The badge of a message in the outbox.
    pub fn mail(status: &str, locale: &Locale) -> Self {
        Self::of("mail", status, locale)
    }

    /// The badge of an installation: `active`, `silent`, `offline`, `outdated`, `released`.
    pub fn installation(status: &str, locale: &Locale) -> Self {
        Self::of("installation", status, locale)
    }

    /// The badge of a deployment key: `live`, `used-up`, `expired`, `revoked`.
    pub fn deployment_key(status: &str, locale: &Locale) -> Self {
        Self::of("deployment-key", status, locale)
    }

    /// The badge of an account: `active`, `invited`, `disabled`.
    pub fn account(status: &str, locale: &Locale) -> Self {
        Self::of("account", status, locale)
    }

    /// A state that is not in the table is a fault of ours: quiet looks, and the text says so (see [`Locale::text`]).
    pub(super) fn of(noun: &str, state: &str, locale: &Locale) -> Self {
        let state = state.replace('_', "-");
        let looks = STATES.iter().find(|known| known.0 == noun && known.1 == state);
        let (tone, icon) = looks.map_or((Tone::Quiet, "circle-dashed"), |known| (known.2, known.3));
        Self::new(tone, icon, locale.text(&format!("status-{noun}-{state}")))
    }

    /// Every noun and state that has a badge.
    #[cfg(test)]
    pub(super) fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
        STATES.iter().map(|state| (state.0, state.1))
    }
}

/// A bar that shows how much of something is used; drawn as SVG, because the page may have no inline style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    /// The whole truth as a sentence, for people who do not see the bar.
    pub label: String,
    pub parts: Vec<Part>,
}

/// A filled piece of a bar; start and width in percent with two decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub tone: Tone,
    pub start: String,
    pub width: String,
}

impl Meter {
    /// Use of a limit: accent, a warning from 95 %, bad above the limit. No limit (`None`) leaves the bar empty.
    pub fn usage(label: impl Into<String>, used: i64, limit: Option<i64>) -> Self {
        let Some(limit) = limit else { return Self { label: label.into(), parts: Vec::new() } };
        let tone = match (used, limit) {
            (used, limit) if used > limit => Tone::Bad,
            (used, limit) if used > 0 && i128::from(used) * 100 >= i128::from(limit) * 95 => Tone::Warning,
            _ => Tone::Accent,
        };
        Self::stacked(label, limit, &[(tone, used)])
    }

    /// Seats in use, with the sentence in the reader's language.
    pub fn seats(used: i64, total: i64, locale: &Locale) -> Self {
        let label = locale.with("seats-in-use", &[("used", used.into()), ("total", total.into())]);
        Self::usage(label, used, Some(total))
    }

    /// Several amounts beside each other out of `whole`; what does not fit is cut off.
    pub fn stacked(label: impl Into<String>, whole: i64, amounts: &[(Tone, i64)]) -> Self {
        let whole = i128::from(whole.max(0));
        let mut filled: i128 = 0;
        let parts = amounts.iter().filter(|amount| amount.1 > 0).filter_map(|(tone, amount)| {
            // Hundredths of a percent, so that bars need no floating point.
            let amount = i128::from(*amount) * 10_000;
            let share = if whole == 0 { 10_000 } else { amount / whole };
            let width = share.min(10_000 - filled);
            let part = Part { tone: *tone, start: hundredths(filled), width: hundredths(width) };
            filled += width;
            (width > 0).then_some(part)
        });
        Self { label: label.into(), parts: parts.collect() }
    }
}

fn hundredths(value: i128) -> String {
    format!("{}.{:02}%", value / 100, value % 100)
}

/// The note at the foot of the page that tells what was done, with a way back where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub tone: Tone,
    pub text: String,
    pub undo: Option<Undo>,
}

/// A form of one button that takes back what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Toast {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into(), undo: None }
    }

    /// Something was not done, or only in part.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into(), undo: None }
    }

    #[must_use]
    pub fn undo(mut self, action: impl Into<String>, fields: Vec<(String, String)>) -> Self {
        self.undo = Some(Undo { action: action.into(), fields });
        self
    }

    pub fn icon(&self) -> &'static str {
        if self.tone == Tone::Good { "circle-check" } else { self.tone.icon() }
    }
}
