//! A question before something that cannot be taken back.

use askama::Template;
use axum::response::Response;

use crate::{
    kit::{Form, Shell, render},
    languages::Locale,
    visit::Visit,
};

/// What is asked: the page's title, what will happen in whole sentences, the button, and the way back.
pub(crate) struct Question {
    pub title: String,
    pub lines: Vec<String>,
    pub verb: String,
    pub back: String,
}

#[derive(Template)]
#[template(path = "seats/confirm.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    question: &'a Question,
}

impl Question {
    /// The page; its form is sent to the page's own address.
    pub fn page(&self, visit: &Visit) -> Response {
        let shell = visit.shell(&self.title);
        render(&Page { l: &shell.locale, shell: &shell, form: Form::new(), question: self })
    }
}
