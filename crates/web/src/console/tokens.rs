//! Tokens of the API: made, shown once, listed, revoked.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Problem, Refusal,
    access::Role,
    clock::Instant,
    exports::List as ListName,
    ids::TokenId,
    sessions,
    tokens::{self, NewToken, Token},
    vault::Secret,
};

use super::{
    exports,
    listing::{Address, Walk},
};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Badge, Choice, Form, Pager, Shell, Tone, render, render_as},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::{Posted, query, whole_number},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/tokens", list)
        .get("/tokens/new", new)
        .post("/tokens/new", create)
        .get("/tokens/{id}/revoke", ask)
        .post("/tokens/{id}/revoke", revoke)
}

#[derive(Template)]
#[template(path = "tokens/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    ending: String,
    role: String,
    badge: Badge,
    expires: jiff::Timestamp,
    used: Option<jiff::Timestamp>,
    live: bool,
}

async fn list(visit: Visit, parts: Parts) -> Answer {
    let walk = Walk::of(&query(&parts));
    let (place, window) = (visit.organization, walk.window());
    let page = visit.read(move |act| tokens::list(act, place, &window)).await?;
    let shell = visit.shell(visit.text("nav-tokens"));
    let rows: Vec<Row> = page.items.into_iter().map(|token| row(&shell, token)).collect();
    let pager = walk
        .pager(&Address::new("/tokens"), rows.len(), page.next.as_ref(), page.total)
        .offer(exports::file(ListName::Tokens, &[], &shell));
    Ok(render(&List { l: &shell.locale, shell: &shell, rows, pager }))
}

fn row(shell: &Shell, token: Token) -> Row {
    let l = &shell.locale;
    let expires = token.expires_at.timestamp();
    let (tone, icon, key) = match token.revoked_at {
        Some(_) => (Tone::Quiet, "ban", "tokens-revoked"),
        None if expires <= shell.now => (Tone::Quiet, "clock", "tokens-expired"),
        None => (Tone::Good, "circle-check", "tokens-live"),
    };
    Row {
        id: token.id.to_string(),
        name: token.name,
        ending: token.ending,
        role: l.word("role", token.role).into_owned(),
        badge: Badge::new(tone, icon, l.text(key)),
        used: token.used_at.map(Instant::timestamp),
        live: tone == Tone::Good,
        expires,
    }
}

#[derive(Template)]
#[template(path = "tokens/new.html")]
struct New<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    roles: Vec<Choice>,
}

/// The password is asked for before anything is typed, not after.
async fn new(visit: Visit) -> Answer {
    visit.read(|act| sessions::require_recent_password(act)).await?;
    let form = Form::new().fill("role", Role::Viewer.word()).fill("days", "90");
    Ok(page(&visit, StatusCode::OK, &form))
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("tokens-new"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let roles = Role::ALL
        .iter()
        .map(|role| Choice::new(role.word(), l.word("role", role)).hint(l.hint("role", role)));
    render_as(status, &New { l, shell: &shell, form, roles: roles.collect() })
}

#[derive(Template)]
#[template(path = "tokens/made.html")]
struct Made<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    secret: &'a str,
    token: &'a Token,
    role: String,
    expires: jiff::Timestamp,
    command: String,
}

async fn create(Posted { visit, mut form, .. }: Posted) -> Answer {
    match made(&visit, &form).await {
        Ok((secret, token)) => {
            let shell = visit.shell(visit.text("tokens-made"));
            let l = &shell.locale;
            let command = format!(
                "curl -H 'Authorization: Bearer {}' {}",
                secret.reveal(),
                visit.web.url("/api/v1/customers")
            );
            let made = Made {
                l,
                shell: &shell,
                secret: secret.reveal(),
                token: &token,
                role: l.word("role", token.role).into_owned(),
                expires: token.expires_at.timestamp(),
                command,
            };
            Ok(render(&made))
        }
        Err(error) if matches!(error.0.refusal(), Some(Refusal::PasswordNeededAgain)) => {
            Ok(go(&onward::with_next("/confirm", "/tokens/new")))
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            Ok(page(&visit, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}

async fn made(visit: &Visit, form: &Form) -> Result<(Secret, Token), crate::answer::PageError> {
    let role = form.value("role").parse().map_err(|_| Refusal::field("role", Problem::NotAChoice))?;
    let days = whole_number(form.value("days")).ok_or_else(|| Refusal::field("days", Problem::NotANumber))?;
    let new = NewToken { name: form.value("name").to_owned(), role, days };
    let place = visit.organization;
    visit.work(move |act| tokens::create(act, place, &new)).await
}

#[derive(Template)]
#[template(path = "tokens/revoke.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    action: String,
}

async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    let id: TokenId = id.parse().map_err(|_| Refusal::NotFound)?;
    let shell = visit.shell(visit.text("tokens-revoke"));
    let action = format!("/tokens/{id}/revoke");
    Ok(render(&Ask { l: &shell.locale, shell: &shell, form: Form::new(), action }))
}

async fn revoke(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id: TokenId = id.parse().map_err(|_| Refusal::NotFound)?;
    let place = visit.organization;
    visit.work(move |act| tokens::revoke(act, place, id)).await?;
    let mut response = go("/tokens");
    cookies::set_note(&mut response, &visit.web, &visit.text("tokens-revoke-done"));
    Ok(response)
}
