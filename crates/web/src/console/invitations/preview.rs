//! The mail as the first user of the list would get it, in a language to choose. Code and link are left out: looking
//! at a preview shows no secret.

use domain::{
    Act, Language, Result as Done,
    invitations::{self, InvitationRow},
    messages::LetterFacts,
    refusal::Error,
};

use crate::{kit::Choice, languages::Locale, mail, state::Web};

/// What the panel is made of.
pub(super) struct Read {
    facts: LetterFacts,
}

/// The panel.
pub(super) struct Preview {
    pub recipient: String,
    pub from: String,
    pub subject: String,
    /// The text part of the mail, by paragraphs.
    pub text: String,
    /// BCP 47.
    pub language: &'static str,
    pub languages: Vec<Choice>,
}

/// A user whose license is gone meanwhile has no preview.
pub(super) fn read(act: &mut Act<'_>, row: &InvitationRow, language: Option<Language>) -> Done<Option<Read>> {
    match invitations::preview(act, row.seat, language) {
        Ok(facts) => Ok(Some(Read { facts })),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn show(read: Option<Read>, web: &Web, locale: &Locale) -> Option<Preview> {
    let Read { facts } = read?;
    let letter = mail::render(&facts, &web.url("")).ok()?;
    Some(Preview {
        recipient: facts.recipient,
        from: letter.from_name,
        subject: letter.subject,
        text: letter.text,
        language: letter.language,
        languages: Language::ALL
            .iter()
            .map(|language| Choice::new(language.code(), locale.word("language", language)))
            .collect(),
    })
}
