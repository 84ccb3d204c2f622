//! Letters for the editor's frame: by the texts in force, or by what stands in the form, with sample data or those of
//! a mail in reach.

use axum::{
    extract::{Path, RawPathParams},
    response::Response,
};
use domain::{
    Refusal,
    ids::MessageId,
    messages::{self, LetterFacts},
    templates::{self, Template},
};

use super::{named, parts};
use crate::{
    answer::{Answer, into_form},
    console::letter,
    kit::Form,
    mail::{self, Letter},
    typed::Posted,
    visit::Visit,
};

/// A letter of the template's kind and language with sample data.
pub(super) fn sampled(visit: &Visit, template: &Template) -> LetterFacts {
    let now = visit.web.world().now();
    let sample = mail::sample(template.kind, template.language, template.sender.clone(), now);
    LetterFacts { template: template.in_force().cloned(), ..sample }
}

pub(super) async fn in_force(visit: Visit, path: Path<(String, String)>) -> Answer {
    let ((kind, language), place) = (named(path)?, visit.organization);
    let template = visit.read(move |act| templates::get(act, place, kind, language)).await?;
    shown(&visit, &sampled(&visit, &template), &Form::new())
}

/// What is typed, without saving it.
pub(super) async fn typed(params: RawPathParams, Posted { visit, mut form, .. }: Posted) -> Answer {
    let part = |name: &str| {
        params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let ((kind, language), place) = (named(Path((part("kind"), part("language"))))?, visit.organization);
    let (typed, message) = (parts(&form), form.value("mail").parse::<MessageId>().ok());
    let looked_up = visit
        .read(move |act| {
            let template = templates::draft(act, place, (kind, language), Some(&typed))?;
            let real = message.map(|message| messages::preview(act, place, message)).transpose()?;
            Ok((template, real))
        })
        .await;
    let (template, real) = match looked_up {
        Ok(found) => found,
        Err(refused) => {
            into_form(&mut form, refused)?;
            return Ok(letter::refused(&form, &visit.locale));
        }
    };
    let facts = real.filter(|facts| facts.kind == kind).unwrap_or_else(|| sampled(&visit, &template));
    let template = template.in_force().cloned();
    shown(&visit, &LetterFacts { language, template, ..facts }, &form)
}

fn shown(visit: &Visit, facts: &LetterFacts, form: &Form) -> Answer {
    let letter = mail::render(facts, &visit.web.url("")).map_err(|_| Refusal::NotFound)?;
    Ok(if form.chosen("as", "text") { plain(&letter) } else { letter::framed(letter) })
}

/// The plain text of the letter as a document.
fn plain(letter: &Letter) -> Response {
    let escaped = |text: &str| {
        let Ok(text) = askama::filters::escape(text, askama::filters::Html);
        text.to_string()
    };
    letter::document(format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light\">\
         <title>{}</title><body style=\"margin:0;background:#fff;color:#1b252c\">\
         <pre style=\"margin:0;padding:16px;font:14px/21px Consolas,Menlo,monospace;white-space:pre-wrap\">{}</pre>",
        letter.language,
        escaped(&letter.subject),
        escaped(&letter.text)
    ))
}
