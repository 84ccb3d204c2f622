//! The trail in words: who did what to which record, and what it was before and after. Which events there are, and
//! who may read them, is the domain's.

use std::borrow::Cow;

use domain::{
    audit::{Event, SubjectKind, What},
    bulk::BulkAction,
    products::Differences,
    refusal::Argument,
};
use jiff::{Timestamp, civil::Date};
use serde_json::Value as Json;

use super::Locale;

/// One field of an event. Without `before` it is a fact that goes with the event, not a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub label: String,
    pub before: Option<String>,
    pub after: String,
}

impl Locale {
    /// What happened in one sentence, such as `Ann Smith suspended the license Backup Plus`.
    pub fn event(&self, event: &Event) -> String {
        let key = format!("event-{}", event.what);
        let to_self = format!("{key}-self");
        let key = if is_to_oneself(event) && self.has(&to_self) { to_self } else { key };
        let count = event.details.get("count").and_then(Json::as_i64).unwrap_or(1);
        let actor = self.actor(&event.actor_kind, &event.actor_name);
        let subject = self.subject(event);
        self.with(&key, &[("actor", actor.into()), ("subject", subject.into()), ("count", count.into())])
    }

    /// What the event is about: records by name, words of a closed set as the reader knows them.
    fn subject<'a>(&self, event: &'a Event) -> Cow<'a, str> {
        if let Some(action) = bulk_subject(event) {
            return action.told(self);
        }
        let key = format!("partner-type-{}", event.subject_name);
        if event.subject_kind == SubjectKind::PartnerType && self.has(&key) {
            self.text(&key)
        } else {
            Cow::Borrowed(&event.subject_name)
        }
    }

    /// Who acted: people by name, the others by what they are.
    pub fn actor(&self, kind: &str, name: &str) -> String {
        self.with(&format!("actor-{kind}"), &[("name", name.into())])
    }

    /// What the event changed, field by field, then what else it notes.
    pub fn changes(&self, event: &Event) -> Vec<Change> {
        let told = told_in_the_sentence(event.what);
        // Ids that an event keeps for taking it back say nothing to a reader.
        let is_told = |name: &str| Some(name) == told || matches!(name, "unbind_id" | "planned_id");
        let fields = event.details.iter().filter(|(name, _)| !is_told(name));
        let mut changes: Vec<Change> = fields.map(|(name, value)| self.change(name, value)).collect();
        changes.sort_by_key(|change| change.before.is_none());
        changes
    }

    /// What differs between two sets of terms, field by field.
    pub fn differences(&self, differences: &Differences) -> Vec<Change> {
        let mut changes: Vec<Change> =
            differences.iter().map(|(name, value)| self.change(name, value)).collect();
        changes.sort_by_key(|change| change.before.is_none());
        changes
    }

    fn change(&self, name: &str, value: &Json) -> Change {
        let (field, edition) = name.split_once(' ').map_or((name, None), |(field, of)| (field, Some(of)));
        let label = self.field(field);
        let label = match edition {
            Some(edition) => {
                self.with("field-name-of", &[("field", label.into()), ("edition", edition.into())])
            }
            None => label.into_owned(),
        };
        match value {
            Json::Array(pair) if pair.len() == 2 => {
                let before = Some(self.value(field, &pair[0]));
                Change { label, before, after: self.value(field, &pair[1]) }
            }
            fact => Change { label, before: None, after: self.value(field, fact) },
        }
    }

    fn field<'a>(&self, name: &'a str) -> Cow<'a, str> {
        self.field_name(name).unwrap_or(Cow::Borrowed(name))
    }

    /// What a field is called, when there is a word for it; of numbered fields such as `edition_0_code` the last part,
    /// of the boxes of a partner type such as `msp.licenses.view` the action.
    pub fn field_name(&self, name: &str) -> Option<Cow<'static, str>> {
        if let Some((_, action)) = name.split_once('.') {
            let key = format!("action-{}", action.replace('.', "-"));
            return self.has(&key).then(|| self.text(&key));
        }
        let part = name.rsplit_once(|c: char| c.is_ascii_digit()).map_or(name, |(_, part)| part);
        let key = format!("field-name-{}", part.trim_start_matches('_').replace('_', "-"));
        self.has(&key).then(|| self.text(&key))
    }

    /// The head of a column of a list: a word of its own, or that of the field it holds.
    pub fn column(&self, name: &str) -> String {
        let key = format!("column-{}", name.replace('_', "-"));
        if self.has(&key) { self.text(&key).into_owned() } else { self.field(name).into_owned() }
    }

    /// A column of lists that are imported; what has no name of its own is called as it is.
    pub fn import_field(&self, code: &str) -> String {
        let key = format!("imports-field-{}", code.replace('_', "-"));
        if self.has(&key) { self.text(&key).into_owned() } else { code.to_owned() }
    }

    fn value(&self, field: &str, value: &Json) -> String {
        match value {
            Json::Null => self.text("value-empty").into_owned(),
            Json::Bool(true) => self.text("word-yes").into_owned(),
            Json::Bool(false) => self.text("word-no").into_owned(),
            Json::Number(number) => number.as_i64().map_or_else(
                || number.to_string(),
                |whole| if field.ends_with("_gb") { self.gigabytes(whole) } else { self.number(whole) },
            ),
            Json::String(text) if text.is_empty() => self.text("value-empty").into_owned(),
            Json::String(text) => self.written(field, text),
            Json::Array(parts) => {
                parts.iter().map(|part| self.value(field, part)).collect::<Vec<_>>().join(", ")
            }
            Json::Object(kept) => match kept.get("code").and_then(Json::as_str) {
                Some(code) => self.kept_refusal(code, &facts(kept.get("facts"))),
                None => value.to_string(),
            },
        }
    }

    /// A text as its reader writes it: a day, an instant, a country, a word of a closed set, or as it stands.
    fn written(&self, field: &str, text: &str) -> String {
        let family = match field {
            "valid_from" | "valid_to" | "sale_ends_on" | "life_ends_on" | "users_move_on" | "planned_for"
            | "day" => {
                return text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| self.date(day));
            }
            "expires_at" | "send_at" => {
                return text.parse::<Timestamp>().map_or_else(|_| text.to_owned(), |at| self.instant(at));
            }
            "country" => return self.country(text).into_owned(),
            "language" | "role" | "unit" | "enforcement" | "theme" | "management" => field,
            "list" => "export-list",
            "deed" => "planned-what",
            "type" => "partner-type",
            "granted" | "taken" => return self.word("action", text).into_owned(),
            "version" => "plan-version",
            "sellers" => "seller-rule",
            "state" => "status-mail",
            "answer" | "asked" | "encryption_key" | "logo" | "notices" | "refusal" => "value",
            _ => return text.to_owned(),
        };
        let key = format!("{family}-{text}");
        if self.has(&key) { self.text(&key).into_owned() } else { text.to_owned() }
    }
}

/// What the text of a refusal names, as an event keeps it.
pub(crate) fn facts(kept: Option<&Json>) -> Vec<(String, Argument)> {
    let argument = |value: &Json| match value.as_i64() {
        Some(number) => Argument::Number(number),
        None => Argument::Text(value.as_str().unwrap_or_default().to_owned()),
    };
    let kept = kept.and_then(Json::as_object).into_iter().flatten();
    kept.map(|(name, value)| (name.clone(), argument(value))).collect()
}

/// What a bulk run does, or takes back.
struct BulkSubject<'e> {
    action: &'e str,
    undoes: bool,
}

impl BulkSubject<'_> {
    fn told(&self, l: &Locale) -> Cow<'static, str> {
        let action = l.word("bulk-action", self.action);
        if self.undoes { l.with("bulk-undo-of", &[("title", action.into())]).into() } else { action }
    }
}

/// The subject of an event about a bulk run.
fn bulk_subject(event: &Event) -> Option<BulkSubject<'_>> {
    let name = event.subject_name.as_str();
    let (action, undoes) = name.strip_prefix("undo ").map_or((name, false), |action| (action, true));
    let is_known = action.parse::<BulkAction>().is_ok();
    (event.subject_kind == SubjectKind::Job && is_known).then_some(BulkSubject { action, undoes })
}

/// People change their own accounts and ask for their own invitations, and the sentence says so.
fn is_to_oneself(event: &Event) -> bool {
    match event.subject_kind {
        SubjectKind::Account => event.actor_kind == "person" && event.actor_name == event.subject_name,
        SubjectKind::Seat => event.what == What::InvitationsQueued,
        _ => false,
    }
}

/// The field that the sentence itself has told.
fn told_in_the_sentence(what: What) -> Option<&'static str> {
    matches!(
        what,
        What::SessionsEnded
            | What::SeatsAdded
            | What::SeatsBound
            | What::SeatsUnbound
            | What::UnbindingUndone
            | What::BindingCompleted
            | What::RequestMade
            | What::CodeRevealed
            | What::InvitationsQueued
            | What::BulkStarted
            | What::BulkFinished
            | What::BulkStopped
            | What::BulkResumed
            | What::BulkRetried
    )
    .then_some("count")
}
