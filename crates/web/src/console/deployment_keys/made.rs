//! The page that shows a key, once: itself, and the line that installs with it and asks nobody anything.

use askama::Template;
use axum::response::Response;
use domain::{deployment_keys::DeploymentKey, vault::Secret};

use crate::{
    kit::{Shell, render},
    languages::Locale,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "deployment_keys/made.html")]
struct Made<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    title: String,
    key: &'a DeploymentKey,
    secret: &'a str,
    command: String,
    base: String,
}

pub(super) fn page(visit: &Visit, secret: &Secret, key: &DeploymentKey, title: &str) -> Response {
    let title = visit.text(title);
    let shell = visit.shell(title.clone());
    let made = Made {
        l: &shell.locale,
        shell: &shell,
        title,
        key,
        secret: secret.reveal(),
        command: key.silent_install(&visit.web.url(""), secret.reveal()),
        base: format!("/customers/{}/keys", key.customer),
    };
    render(&made)
}
