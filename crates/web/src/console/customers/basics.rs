//! The Basics tab: who the customer is, whom to write to, and its encryption key (NX-10 to NX-13).

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Refusal,
    access::Action,
    audit::{self, What},
    customers,
    ids::OrganizationId,
    page::Window,
    vault::Secret,
};

use super::{choose::customer, fields, inline};
use crate::{
    answer::{Answer, go, into_form},
    console::{
        conflict::Conflict,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
    },
    cookies,
    kit::{Choice, Form, Inline, Shell, inline as inline_form},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "customers/basics.html")]
struct Basics<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    version: i64,
    conflict: Option<Conflict>,
    countries: Vec<Choice>,
    has_key: bool,
    /// The record as text, for people who may only look.
    told: Vec<(String, String)>,
}

/// What a form brought back: what was typed, and what is in its way.
struct Back {
    form: Form,
    conflict: Option<Conflict>,
    inline: Option<Inline>,
}

impl Back {
    /// The record as it is saved, with a form above it that has something to be mended.
    fn in_place(facts: &CustomerFacts, inline: Inline) -> Self {
        Self { form: fields::filled(&facts.customer.form()), conflict: None, inline: Some(inline) }
    }
}

/// GET /customers/{id}/basics
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
    Ok(shown(&visit, &facts, None))
}

fn shown(visit: &Visit, facts: &CustomerFacts, back: Option<Back>) -> axum::response::Response {
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("customers-title-basics", &[("name", (&facts.customer.name).into())]));
    let record = facts.customer.form();
    let status = if back.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let Back { form, conflict, inline } =
        back.unwrap_or_else(|| Back { form: fields::filled(&record), conflict: None, inline: None });
    shell.tell_errors(inline.as_ref().map_or(&form, |inline| &inline.form));
    let frame = CustomerFrame::new(facts, CustomerTab::Basics, l);
    let status = if conflict.is_some() { StatusCode::CONFLICT } else { status };
    let page = Basics {
        l,
        shell: &shell,
        frame: match inline {
            Some(inline) => frame.with_refused(inline),
            None => frame,
        },
        form,
        version: facts.customer.version,
        conflict,
        countries: Choice::countries(l),
        has_key: facts.customer.has_encryption_key,
        told: fields::told(&record, fields::BASICS, l),
    };
    show(&visit.web, CustomerTab::Basics, status, &page)
}

/// POST /customers/{id}/basics
pub(super) async fn save(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let sent = form.clone();
    let own = CustomerTab::Basics.path(id);
    let back = match inline_form::group(&form) {
        Some(_) => inline_form::back(&form, visit.came_from.as_deref(), &format!("/customers/{id}/")),
        None => None,
    };
    let back = back.unwrap_or(own);
    match visit.work(move |act| write(act, id, &sent)).await {
        Ok(()) => {
            let mut answer = go(&back);
            cookies::set_note(&mut answer, &visit.web, &visit.text("customers-saved"));
            Ok(answer)
        }
        Err(error) if inline_form::group(&form).is_some() => {
            let is_stale = matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile));
            into_form(&mut form, error)?;
            let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
            refused_in_place(&visit, &facts, (form, is_stale), back)
        }
        Err(error) => {
            let is_conflict = matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile));
            if !is_conflict {
                into_form(&mut form, error)?;
            }
            let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
            let conflict =
                if is_conflict { Some(conflict(&visit, &facts, &form, fields::BASICS).await?) } else { None };
            Ok(shown(&visit, &facts, Some(Back { form, conflict, inline: None })))
        }
    }
}

/// A form that stood above a page: alone for the script that sent it, else open above the record.
fn refused_in_place(visit: &Visit, facts: &CustomerFacts, typed: (Form, bool), back: String) -> Answer {
    let l = &visit.locale;
    let alone = inline_form::is_alone(&typed.0);
    let inline = inline::refused(&facts.customer, typed, back, l).ok_or(Refusal::NotFound)?;
    if alone {
        return Ok(inline::alone(inline, &visit.shell("").csrf, l));
    }
    Ok(shown(visit, facts, Some(Back::in_place(facts, inline))))
}

fn write(act: &mut domain::Act<'_>, id: OrganizationId, form: &Form) -> domain::Result<()> {
    let saved = customers::get(act, id)?;
    let record = fields::taken(form, &saved.form(), fields::BASICS)?;
    customers::change(act, id, &record, seen(form))?;
    if form.chosen("key_remove", "on") {
        return customers::set_key(act, id, &Secret::new(String::new()));
    }
    match form.given("encryption_key") {
        Some(key) => customers::set_key(act, id, &Secret::new(key)),
        None => Ok(()),
    }
}

/// The version that the form was made from.
pub(in crate::console) fn seen(form: &Form) -> i64 {
    whole_number(form.value("version")).unwrap_or_default()
}

/// Both versions of the fields of a tab.
pub(super) async fn conflict(
    visit: &Visit,
    facts: &CustomerFacts,
    form: &Form,
    tab: &[fields::Field],
) -> Result<Conflict, crate::answer::PageError> {
    let (id, l) = (facts.customer.id, &visit.locale);
    let events = if facts.may.act(Action::EventsView) {
        visit.read(move |act| audit::list(act, id, &Window::first(10))).await?.items
    } else {
        Vec::new()
    };
    let clashes = fields::clashes(form, &facts.customer.form(), tab, l);
    let now = visit.web.world().now().timestamp();
    Ok(Conflict::new(clashes, &events, What::CustomerChanged, l, now))
}
