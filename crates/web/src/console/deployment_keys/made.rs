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
        command: command(key, &visit.web.url(""), secret.reveal()),
        base: format!("/customers/{}/keys", key.customer),
    };
    render(&made)
}

/// The line that installs silently from an MSI package. Its properties are in docs/API.md.
pub(super) fn command(key: &DeploymentKey, server: &str, secret: &str) -> String {
    format!("msiexec /i \"{}\" /qn LICENSE_SERVER=\"{server}\" DEPLOYMENT_KEY=\"{secret}\"", package(key))
}

/// The name of the package: that of the download if it is one, else the product's.
fn package(key: &DeploymentKey) -> String {
    let of_download = key.download_url.as_deref().and_then(|url| url.rsplit('/').next());
    let plain = |name: &&str| {
        name.to_lowercase().ends_with(".msi")
            && name.chars().all(|sign| sign.is_alphanumeric() || "-_.".contains(sign))
    };
    if let Some(name) = of_download.filter(plain) {
        return name.to_owned();
    }
    let words = key.product_name.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!("{}.msi", words.join("-"))
}
