//! A letter to look at: its HTML as a document of its own for a frame, with a policy that lets it load and run
//! nothing, beside the facts and the plain text of it for the page around.

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};

use crate::{
    kit::Form,
    languages::Locale,
    mail::{self, Letter, Lint},
};

/// No script, nothing from anywhere, no cookies to be had: also where a browser ignores the frame's own sandbox.
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; \
    base-uri 'none'; frame-ancestors 'self'";

/// The letter's HTML with its logo in it, to be shown in a frame of ours and nowhere else.
pub(super) fn framed(letter: Letter) -> Response {
    let Some(logo) = letter.logo else { return document(letter.html) };
    let inside = format!("data:image/png;base64,{}", data_encoding::BASE64.encode(&logo));
    document(letter.html.replace(&format!("cid:{}", mail::LOGO), &inside))
}

/// A document for a frame of ours.
pub(super) fn document(html: String) -> Response {
    let mut response = Html(html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// What the page around the frame tells.
pub(super) struct Preview {
    pub subject: String,
    pub from: String,
    pub reply_to: Option<String>,
    pub text: String,
    /// BCP 47.
    pub language: &'static str,
    pub lints: Vec<String>,
}

impl Preview {
    pub(super) fn new(letter: Letter, l: &Locale) -> Self {
        Self {
            subject: letter.subject,
            from: letter.from_name,
            reply_to: letter.reply_to,
            text: letter.text,
            language: letter.language,
            lints: letter.lints.iter().map(|lint| told(*lint, l)).collect(),
        }
    }
}

/// What could be better, in the reader's language.
pub(super) fn told(lint: Lint, l: &Locale) -> String {
    match lint {
        Lint::LongSubject(n) => l.with("templates-lint-subject", &[("n", n.into())]),
        Lint::Large(bytes) => l.with("templates-lint-large", &[("size", l.bytes(bytes).into())]),
        Lint::NoPreheader => l.text("templates-lint-preheader").into_owned(),
    }
}

/// The errors of a form as a small document for the frame.
pub(super) fn refused(form: &Form, l: &Locale) -> Response {
    let said = form.errors().iter().map(|error| {
        let Ok(text) = askama::filters::escape(error.message(l), askama::filters::Html);
        format!("<li>{text}</li>")
    });
    document(format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>\
         <body style=\"font:16px/24px system-ui,sans-serif;padding:16px;color:#1b252c;background:#fff\"><ul>{}</ul>",
        l.code(),
        l.text("templates-preview"),
        said.collect::<String>()
    ))
}
