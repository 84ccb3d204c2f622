//! Step 3: all of it before anything happens, each part with the way to change it; then one act (IT-14).

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Language,
    customers::{AccountMail, Opened},
    drafts::{self, Draft},
    ids::DraftId,
};

use super::{
    Step, account, draft_id, is_about_plans, path, plans, rehearsed, sells, steps, told,
    typed::{self, Wish, form_of},
};
use crate::{
    answer::{Answer, PageError, go},
    kit::{Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "wizard/review.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    steps: Vec<Step>,
    account: Vec<(String, String)>,
    plans: Vec<(String, String)>,
    next: Vec<(String, String)>,
    account_path: String,
    plans_path: Option<String>,
    action: String,
    button: String,
    back: String,
}

/// GET /customers/new/{draft}/review
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = draft_id(&id)?;
    let (draft, offered) = plans::read_offered(&visit, id).await?;
    if draft.opened.is_some() {
        return Ok(go(&path(id, "/done")));
    }
    let wish = match typed::wish(visit.organization, &draft.steps, &offered) {
        Ok(wish) => wish,
        Err(refusal) => return refused(&visit, &draft, refusal.into()).await,
    };
    match rehearsed(&visit, &wish).await {
        Ok(opened) => Ok(shown(&visit, id, &wish, &opened)),
        Err(error) => refused(&visit, &draft, error).await,
    }
}

/// The step that the refusal belongs to, with everything that was typed.
async fn refused(visit: &Visit, draft: &Draft, error: PageError) -> Answer {
    if is_about_plans(&error.0) && sells(visit) {
        return plans::refused(visit, draft.id, error).await;
    }
    account::refused(visit, draft.id, form_of(&draft.steps.account), error).await
}

fn shown(visit: &Visit, id: DraftId, wish: &Wish, opened: &Opened) -> axum::response::Response {
    let l = &visit.locale;
    let shell = visit.shell(l.text("customers-new-title"));
    let sends = wish.opening.mail != AccountMail::Never;
    let page = Page {
        l,
        shell: &shell,
        steps: steps(visit, id, "review"),
        account: account_facts(wish, l),
        plans: opened.licenses.iter().map(|license| (license.plan_name.clone(), told(license, l))).collect(),
        next: next_facts(wish, opened, l),
        account_path: path(id, ""),
        plans_path: sells(visit).then(|| path(id, "/plans")),
        action: path(id, "/review"),
        button: l.text(if sends { "wizard-create-and-send" } else { "customers-create" }).into_owned(),
        back: path(id, if sells(visit) { "/plans" } else { "" }),
    };
    render_as(StatusCode::OK, &page)
}

fn joined(parts: &[&str]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn account_facts(wish: &Wish, l: &Locale) -> Vec<(String, String)> {
    let form = &wish.opening.form;
    let country = l.country(&form.country.to_uppercase()).into_owned();
    let person = wish.opening.administrator.clone().unwrap_or_default();
    let name = domain::customers::full_name(&person.first_name, &person.last_name);
    let facts = [
        ("customers-name", joined(&[&form.name, &form.business_id])),
        (
            "wizard-place",
            joined(&[&form.street_address, &form.postal_code, &form.postal_area, &form.region, &country]),
        ),
        ("customers-account-name", form.account_name.clone()),
        ("wizard-administrator", joined(&[&name, &person.email])),
        ("wizard-role", l.text("role-admin").into_owned()),
        ("customers-emergency-email", form.emergency_email.clone()),
    ];
    let told = facts.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(key, value)| (l.text(key).into_owned(), value)).collect()
}

fn next_facts(wish: &Wish, opened: &Opened, l: &Locale) -> Vec<(String, String)> {
    let email = wish.opening.administrator.as_ref().map(|person| person.email.trim()).unwrap_or_default();
    let language: Language = wish.opening.form.language.parse().unwrap_or_default();
    let language = l.word("language", language).into_owned();
    let mail = match wish.opening.mail {
        AccountMail::Now => {
            l.with("wizard-next-mail-now", &[("email", email.into()), ("language", language.into())])
        }
        AccountMail::On(day) => {
            let day = l.date(day.date());
            l.with(
                "wizard-next-mail-on",
                &[("email", email.into()), ("language", language.into()), ("day", day.into())],
            )
        }
        AccountMail::Never => l.text("wizard-next-mail-never").into_owned(),
    };
    let made = match opened.licenses.len() {
        0 => l.text("wizard-next-made-alone").into_owned(),
        n => l.with("wizard-next-made", &[("n", n.into())]),
    };
    vec![(l.text("wizard-at-once").into_owned(), made), (l.text("wizard-mail").into_owned(), mail)]
}

/// POST /customers/new/{draft}/review: opens the account, once.
pub(super) async fn open(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, draft_id(&id)?);
    let (draft, offered) = plans::read_offered(&visit, id).await?;
    if draft.opened.is_some() {
        return Ok(go(&path(id, "/done")));
    }
    let wish = match typed::wish(place, &draft.steps, &offered) {
        Ok(wish) => wish,
        Err(refusal) => return refused(&visit, &draft, refusal.into()).await,
    };
    let Wish { vendor, opening } = wish;
    match visit.work(move |act| drafts::open(act, (place, id), vendor, &opening)).await {
        Ok(_) => Ok(go(&path(id, "/done"))),
        Err(error) => refused(&visit, &draft, error).await,
    }
}
