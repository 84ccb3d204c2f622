//! What installed programs show to people: the messages of this place, writing one, withdrawing one.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Language, Refusal,
    access::Action,
    customers,
    exports::List as ListName,
    ids::ProgramMessageId,
    products,
    program_messages::{self, Message, MessageForm, Shown, Texts},
    refusal::Problem,
};

use super::OFFERED;
use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::exports,
    cookies,
    kit::{Badge, Choice, Form, Offer, Shell, Tone, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

const PATH: &str = "/program-messages";

struct Row {
    id: String,
    text: String,
    whom: Vec<String>,
    badge: Badge,
    from: String,
    until: String,
    may_withdraw: bool,
}

#[derive(Template)]
#[template(path = "installations/programs.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    rows: Vec<Row>,
    /// Field and name of each language.
    languages: Vec<(String, &'static str)>,
    products: Vec<Choice>,
    plans: Vec<Choice>,
    customers: Vec<Choice>,
    may_write: bool,
    file: Offer,
}

/// GET /program-messages
pub(super) async fn page(visit: Visit) -> Answer {
    let today = visit.locale.day_of(visit.web.world().now().timestamp());
    let form = Form::new().fill("from_on", today.to_string());
    shown(&visit, StatusCode::OK, form).await
}

async fn shown(visit: &Visit, status: StatusCode, form: Form) -> Answer {
    let place = visit.organization;
    let may_write = visit.may.act(Action::MailChange);
    let (messages, products, plans, customers) = visit
        .read(move |act| {
            let messages = program_messages::list(act, place)?;
            let may = act.may(place)?;
            let sold = may_write && may.act(Action::ProductsView);
            Ok((
                messages,
                if sold { products::list(act, place)? } else { Vec::new() },
                if sold { products::plans(act, place)? } else { Vec::new() },
                if may_write { customers::names(act, place, OFFERED)? } else { Vec::new() },
            ))
        })
        .await?;
    let mut shell = visit.shell(visit.text("programs-title"));
    shell.tell_errors(&form);
    let (l, now) = (&shell.locale, visit.web.world().now());
    let any = |key: &str| Choice::new("", l.text(key));
    let page = Page {
        rows: messages.iter().map(|message| row(message, now, l)).collect(),
        languages: Language::ALL.map(|one| (format!("text_{one}"), one.own_name())).into(),
        products: std::iter::once(any("programs-any-product"))
            .chain(products.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)))
            .collect(),
        plans: std::iter::once(any("programs-any-plan"))
            .chain(plans.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)))
            .collect(),
        customers: std::iter::once(any("programs-any-customer"))
            .chain(customers.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)))
            .collect(),
        may_write,
        file: exports::file(ListName::ProgramMessages, &[], &shell),
        form: &form,
        l,
        shell: &shell,
    };
    Ok(render_as(status, &page))
}

fn row(message: &Message, now: domain::clock::Instant, l: &Locale) -> Row {
    let state = message.shown(now);
    let (tone, icon, word) = match state {
        Shown::Coming => (Tone::Accent, "clock", "programs-coming"),
        Shown::Now => (Tone::Good, "circle-check", "programs-now"),
        Shown::Over => (Tone::Quiet, "clock", "programs-over"),
        Shown::Withdrawn => (Tone::Quiet, "ban", "programs-withdrawn"),
    };
    let day = |at: domain::clock::Instant| l.date(l.day_of(at.timestamp()));
    Row {
        id: message.id.to_string(),
        text: message.texts.best(l.language).to_owned(),
        whom: whom(message, l),
        badge: Badge::new(tone, icon, l.text(word)),
        from: day(message.shown_from),
        until: day(message.shown_until.plus_seconds(-1)),
        may_withdraw: matches!(state, Shown::Coming | Shown::Now),
    }
}

/// What it is narrowed to.
fn whom(message: &Message, l: &Locale) -> Vec<String> {
    let named = [&message.product_name, &message.plan_name, &message.customer_name];
    let mut told: Vec<String> = named.into_iter().flatten().cloned().collect();
    if !message.version_from.is_empty() || !message.version_to.is_empty() {
        let ends = [("from", (&message.version_from).into()), ("to", (&message.version_to).into())];
        told.push(l.with("programs-versions", &ends));
    }
    if told.is_empty() {
        told.push(l.text("programs-everybody").into_owned());
    }
    told
}

/// An id of a choice; nothing chosen is none.
fn chosen<T: std::str::FromStr>(form: &Form, field: &str) -> Result<Option<T>, Refusal> {
    let Some(typed) = form.given(field) else { return Ok(None) };
    typed.parse().map(Some).map_err(|_| Refusal::field(field, Problem::NotAChoice))
}

fn typed(form: &Form) -> Result<MessageForm, Refusal> {
    let text = |language: Language| (language, form.value(&format!("text_{language}")).to_owned());
    Ok(MessageForm {
        product: chosen(form, "product")?,
        plan: chosen(form, "plan")?,
        customer: chosen(form, "customer")?,
        version_from: form.value("version_from").to_owned(),
        version_to: form.value("version_to").to_owned(),
        texts: Texts::of(Language::ALL.map(text)),
        from_on: form.value("from_on").to_owned(),
        until_on: form.value("until_on").to_owned(),
    })
}

/// POST /program-messages
pub(super) async fn write(Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let written = match typed(&form) {
        Ok(typed) => visit.work(move |act| program_messages::write(act, place, &typed)).await,
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = written else { return Ok(noted(&visit, "programs-written")) };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    shown(&visit, status, form).await
}

/// POST /program-messages/{message}/withdraw
pub(super) async fn withdraw(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id: ProgramMessageId = id.parse().map_err(|_| Refusal::NotFound)?;
    visit.work(move |act| program_messages::withdraw(act, id)).await?;
    Ok(noted(&visit, "programs-withdrawn-note"))
}

fn noted(visit: &Visit, note: &str) -> axum::response::Response {
    let mut response = go(PATH);
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    response
}
