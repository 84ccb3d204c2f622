//! `template`: the texts of letters, as an organization has them.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::messages::LetterFacts;
use domain::outbox::MailKind;
use domain::templates::{self, Part, Parts, Template};
use domain::{Act, Language, Refusal};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum TemplateVerb {
    /// Edited texts in force; what is not listed has the built-in text
    List {
        /// Id or name of the operator or a partner; default: the operator
        organization: Option<String>,
    },
    /// The text in force of a kind in a language
    Show(Which),
    /// Change parts of a text; the others stay as they are
    Set(Box<Set>),
    /// Go back to the text from above or the built-in one
    Reset(Which),
    /// Write a letter with sample data
    Preview {
        #[command(flatten)]
        which: Which,
        /// Print the HTML instead of the plain text
        #[arg(long)]
        html: bool,
    },
    /// Send the text in force with sample data as a letter, marked as a test
    Test {
        #[command(flatten)]
        which: Which,
        /// To whom: the address of an account
        #[arg(long, value_name = "EMAIL")]
        to: String,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Which {
    /// invitation, password-reset and so on
    kind: String,
    /// en, fi, it, es or ru
    language: String,
    /// Id or name of the operator or a partner; default: the operator
    #[arg(long = "of", value_name = "ORGANIZATION")]
    organization: Option<String>,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Set {
    #[command(flatten)]
    which: Which,
    #[arg(long)]
    subject: Option<String>,
    /// What inboxes show beside the subject
    #[arg(long)]
    preheader: Option<String>,
    #[arg(long)]
    greeting: Option<String>,
    #[arg(long, conflicts_with = "body_file")]
    body: Option<String>,
    /// File with the body
    #[arg(long, value_name = "FILE")]
    body_file: Option<PathBuf>,
    #[arg(long)]
    button: Option<String>,
    /// Why they got the letter, and what to do if that is wrong
    #[arg(long)]
    why: Option<String>,
}

impl Set {
    pub(super) fn read_file(&mut self) -> std::io::Result<()> {
        if let Some(path) = self.body_file.take() {
            self.body = Some(std::fs::read_to_string(path)?);
        }
        Ok(())
    }

    fn onto(&self, mut parts: Parts) -> Parts {
        for part in Part::ALL {
            let given = match part {
                Part::Subject => &self.subject,
                Part::Preheader => &self.preheader,
                Part::Greeting => &self.greeting,
                Part::Body => &self.body,
                Part::Button => &self.button,
                Part::Why => &self.why,
            };
            if let Some(given) = given {
                given.clone_into(parts.part_mut(*part));
            }
        }
        parts
    }
}

pub(super) fn run(verb: &TemplateVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        TemplateVerb::List { organization } => list(organization.as_deref(), place),
        TemplateVerb::Show(which) => Ok(shown(&place.read(found(which)?)?)),
        TemplateVerb::Set(set) => {
            let (find, set) = (found(&set.which)?, set.clone());
            let saved = place.work(move |act| {
                let template = find(act)?;
                let parts = set.onto(text(&template));
                let key = (template.kind, template.language);
                templates::save(act, template.organization, key, template.version, &parts)
            })?;
            Ok(shown(&saved))
        }
        TemplateVerb::Reset(which) => {
            let find = found(which)?;
            let now = place.work(move |act| {
                let template = find(act)?;
                let key = (template.kind, template.language);
                templates::reset(act, template.organization, key, template.version)?;
                find(act)
            })?;
            Ok(shown(&now))
        }
        TemplateVerb::Preview { which, html } => {
            let template = place.read(found(which)?)?;
            let now = place.world.now();
            let sample = web::mail::sample(template.kind, template.language, template.sender.clone(), now);
            letter(&LetterFacts { template: template.in_force().cloned(), ..sample }, *html, place)
        }
        TemplateVerb::Test { which, to } => {
            let (find, email) = (found(which)?, to.clone());
            let message = place.work(move |act| {
                let template = find(act)?;
                let key = (template.kind, template.language);
                templates::send_test(act, template.organization, key, &text(&template), Some(&email))
            })?;
            Ok(Shown::one(&Record::new().with("message_id", message).with("to", to)))
        }
    }
}

fn list(organization: Option<&str>, place: &Place<'_>) -> domain::Result<Shown> {
    let typed = organization.map(str::to_owned);
    let edited = place.read(move |act| {
        let at = named(act, typed.as_deref())?;
        templates::list(act, at)
    })?;
    let record = |each: &templates::Edited| {
        Record::new()
            .with("kind", each.kind)
            .with("language", each.language.code())
            .with("source", if each.own { "own" } else { "inherited" })
            .with("changed_at", each.changed_at)
    };
    Ok(Shown::list(Records { records: edited.iter().map(record).collect(), next: None }))
}

/// Looks the text up.
fn found(
    which: &Which,
) -> domain::Result<impl Fn(&mut Act<'_>) -> domain::Result<Template> + Send + Clone + 'static + use<>> {
    let kind: MailKind = word("kind", &which.kind)?;
    let language: Language = word("language", &which.language)?;
    let typed = which.organization.clone();
    Ok(move |act: &mut Act<'_>| {
        let at = named(act, typed.as_deref())?;
        templates::get(act, at, kind, language)
    })
}

/// The text in force.
fn text(template: &Template) -> Parts {
    let edited = template.in_force().cloned();
    edited.unwrap_or_else(|| web::mail::built_in(template.kind, template.language))
}

fn shown(template: &Template) -> Shown {
    let source = match (&template.own, &template.above) {
        (Some(_), _) => "own",
        (None, Some(_)) => "inherited",
        (None, None) => "built-in",
    };
    let record = Record::new()
        .with("kind", template.kind)
        .with("language", template.language.code())
        .with("source", source)
        .with("version", template.version);
    let parts = text(template);
    let record = Part::ALL.iter().fold(record, |record, part| record.with(part.word(), parts.part(*part)));
    let names = templates::placeholders(template.kind).into_iter().map(|each| each.name);
    Shown::one(&record.with("placeholders", names.collect::<Vec<_>>()))
}

/// A letter in words: its subject, and its text or HTML as it is.
pub(super) fn letter(facts: &LetterFacts, html: bool, place: &Place<'_>) -> domain::Result<Shown> {
    let letter = web::mail::render(facts, place.base_url).map_err(|_| Refusal::NotFound)?;
    let body = if html { &letter.html } else { &letter.text };
    let record = Record::new()
        .with("from", &letter.from_name)
        .with("subject", &letter.subject)
        .with("language", letter.language)
        .with("wording", letter.wording);
    Ok(Shown::one(&record.clone().with("body", body)).followed_by(&Shown::one(&record), body))
}
