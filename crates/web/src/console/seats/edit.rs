//! One user: editing, a new code, taking off the license, and every mail ever sent to them (NX-65).

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Refusal,
    access::Action,
    ids::{OrganizationId, SeatId},
    invitations::{self, Selection},
    messages::{self, MessageRow},
    notes::Subject,
    refusal::{Error, Problem},
    seats::{self, Seat, SeatForm},
};

use super::{Question, badge, customer_id, languages, page, seat_id};
use crate::{
    answer::{Answer, go, into_form},
    console::{
        customer_frame::{self, CustomerFacts, CustomerFrame, CustomerTab},
        invitations::{answer_text, note_sending},
        notes,
    },
    cookies,
    kit::{Badge, Choice, Form, Inline, InlineField, Shell, inline as inline_form},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// A mail of the user's history.
struct Sending {
    href: String,
    badge: Badge,
    recipient: String,
    language: String,
    /// When it was posted and when a server took it: for machines, and as the reader writes it.
    posted: (String, String),
    accepted: Option<(String, String)>,
    answer: String,
}

#[derive(Template)]
#[template(path = "seats/edit.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    seat: &'a Seat,
    path: String,
    badge: Badge,
    icon: &'static str,
    license: String,
    languages: Vec<Choice>,
    customer_language: String,
    /// Label, what was typed, what is saved now.
    conflict: Vec<(String, String, String)>,
    /// None: whoever looks may not check mails that were sent.
    sendings: Option<Vec<Sending>>,
    may_change: bool,
    /// The page that tells why the user's devices are let in, for who sees licenses.
    why: Option<String>,
    /// The page that makes a license file, for who may.
    file: Option<String>,
    may_invite: bool,
    may_release: bool,
    notes: Option<notes::Panel>,
}

fn form_of(seat: &Seat) -> Form {
    let form = seat.form();
    Form::new()
        .fill("username", form.username)
        .fill("email", form.email)
        .fill("language", form.language.unwrap_or_default())
        .fill("keep_deleted_days", form.keep_deleted_days.to_string())
        .fill("version", seat.version.to_string())
}

/// A seat of that customer and no other.
pub(super) fn find(
    act: &mut domain::Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
) -> domain::Result<Seat> {
    let found = seats::get(act, seat)?;
    if found.customer == customer { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

pub(super) async fn show(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Answer {
    render_page(&visit, (customer_id(&id)?, seat_id(&seat)?), None).await
}

/// What a refused form is shown again with.
struct Refused {
    form: Form,
    conflict: bool,
}

async fn render_page(
    visit: &Visit,
    (customer, id): (OrganizationId, SeatId),
    refused: Option<Refused>,
) -> Answer {
    let place = visit.organization;
    let (facts, seat, license, (sendings, remarks)) = visit
        .read(move |act| {
            let facts = CustomerFacts::read(act, place, customer)?;
            let seat = find(act, customer, id)?;
            let openings = seats::openings(act, customer)?;
            let license = openings.into_iter().find(|opening| opening.license == seat.license);
            let may = facts.may.act(Action::MailCheck);
            let sendings = if may { Some(messages::history(act, customer, id)?) } else { None };
            let remarks = notes::read(act, &facts.may, Subject::Seat(id))?;
            Ok((facts, seat, license, (sendings, remarks)))
        })
        .await?;
    let locale = &visit.locale;
    let status = match &refused {
        Some(refused) if refused.conflict => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let conflict = match &refused {
        Some(refused) if refused.conflict => differences(&refused.form, &seat, locale),
        _ => Vec::new(),
    };
    let form = match refused {
        // What is typed now is meant against what is saved now.
        Some(refused) if refused.conflict => refused.form.fill("version", seat.version.to_string()),
        Some(refused) => refused.form,
        None => form_of(&seat),
    };
    let mut shell = visit.shell(&seat.username);
    shell.tell_errors(&form);
    let view = Page {
        l: &shell.locale,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Users, locale),
        form: &form,
        path: format!("/customers/{customer}/users/{id}"),
        badge: badge(seat.invitation, seat.is_installed(), locale),
        icon: page::icon(seat.unit),
        license: license
            .map(|license| format!("{} · {}", license.plan_name, license.number))
            .unwrap_or_default(),
        languages: languages(locale),
        customer_language: locale.word("language", facts.customer.language).into_owned(),
        conflict,
        sendings: sendings.map(|mails| mails.iter().map(|mail| sending(mail, locale)).collect()),
        may_change: facts.may.act(Action::SeatsChange),
        why: facts.may.act(Action::LicensesView).then(|| format!("/customers/{customer}/users/{id}/why")),
        file: facts.may.act(Action::CodesReveal).then(|| format!("/customers/{customer}/users/{id}/file")),
        may_invite: facts.may.act(Action::InvitationsSend)
            && !seat.email.is_empty()
            && !facts.customer.is_stopped(),
        may_release: facts.may.act(Action::InstallationsView),
        notes: remarks.as_ref().map(notes::Panel::new),
        seat: &seat,
    };
    Ok(customer_frame::show(&visit.web, CustomerTab::Users, status, &view))
}

fn sending(mail: &MessageRow, locale: &Locale) -> Sending {
    let at = |instant: domain::clock::Instant| (instant.to_string(), locale.instant(instant.timestamp()));
    Sending {
        href: format!("/outbox/{}", mail.id),
        badge: Badge::mail(mail.state.word(), locale),
        recipient: mail.recipient.clone(),
        language: locale.word("language", mail.language).into_owned(),
        posted: at(mail.created_at),
        accepted: mail.accepted_at.map(at),
        answer: answer_text(mail.answer.as_deref().unwrap_or_default(), locale),
    }
}

/// The fields in which what was typed is not what is saved now.
fn differences(form: &Form, seat: &Seat, locale: &Locale) -> Vec<(String, String, String)> {
    let saved = form_of(seat);
    let fields = [
        ("username", "seats-username"),
        ("email", "seats-email"),
        ("language", "seats-language"),
        ("keep_deleted_days", "seats-keep-deleted"),
    ];
    let differing = fields.into_iter().filter(|(field, _)| form.value(field).trim() != saved.value(field));
    differing
        .map(|(field, key)| {
            let shown = |form: &Form| match (field, form.value(field)) {
                ("language", "") => locale.text("seats-language-of-customer").into_owned(),
                ("language", code) => locale.word("language", code).into_owned(),
                (_, value) => value.to_owned(),
            };
            (locale.text(key).into_owned(), shown(form), shown(&saved))
        })
        .collect()
}

pub(super) async fn save(
    Path((id, seat)): Path<(String, String)>,
    Posted { visit, mut form, .. }: Posted,
) -> Answer {
    let place = (customer_id(&id)?, seat_id(&seat)?);
    if inline_form::group(&form).is_some() {
        form = completed(&visit, place, form).await?;
    }
    let Some(days) = whole_number(form.value("keep_deleted_days")) else {
        form.problem("keep_deleted_days", &Problem::NotANumber);
        return render_page(&visit, place, Some(Refused { form, conflict: false })).await;
    };
    let typed = SeatForm {
        username: form.value("username").to_owned(),
        email: form.value("email").to_owned(),
        language: form.given("language").map(str::to_owned),
        keep_deleted_days: days,
    };
    let version = form.value("version").parse().unwrap_or(-1);
    let (customer, id) = place;
    let outcome = visit
        .work(move |act| {
            find(act, customer, id)?;
            seats::change(act, id, &typed, version)
        })
        .await;
    match outcome {
        Ok(seat) => {
            let mut response = go(&back_of(&visit, &form, (customer, id)));
            let note = visit.locale.with("seats-saved", &[("name", (&seat.username).into())]);
            cookies::set_note(&mut response, &visit.web, &note);
            Ok(response)
        }
        Err(error) => {
            let conflict = matches!(error.0, Error::Refused(Refusal::ChangedMeanwhile));
            match &error.0 {
                Error::Refused(refusal @ Refusal::UsernameTaken { .. }) => {
                    form.refuse_at("username", refusal);
                }
                _ if conflict => {}
                _ => into_form(&mut form, error)?,
            }
            if inline_form::is_alone(&form) {
                return alone(&visit, place, form, conflict).await;
            }
            render_page(&visit, place, Some(Refused { form, conflict })).await
        }
    }
}

/// A form that has some of the fields: the others are as they are saved.
async fn completed(
    visit: &Visit,
    (customer, id): (OrganizationId, SeatId),
    form: Form,
) -> Result<Form, crate::answer::PageError> {
    let saved = form_of(&name_of(visit, customer, id).await?);
    let missing: Vec<(String, String)> =
        saved.pairs().into_iter().filter(|(name, _)| form.values(name).is_empty()).collect();
    Ok(missing.into_iter().fold(form, |form, (name, value)| form.fill(&name, value)))
}

/// The fields that are edited in the list of users.
pub(super) fn inline(seat: &Seat, back: &str, l: &Locale) -> Inline {
    let field = |name: &str, key, kind| InlineField::new(name, l.text(key), kind);
    Inline {
        group: "user",
        of: seat.id.to_string(),
        verb: l.with("seats-edit-in-place", &[("name", (&seat.username).into())]),
        action: format!("/customers/{}/users/{}", seat.customer, seat.id),
        back: back.to_owned(),
        version: seat.version,
        fields: vec![field("username", "seats-username", "text"), field("email", "seats-email", "email")],
        form: form_of(seat),
        saved: Vec::new(),
    }
}

/// Back to the list when the form was in one of its rows, else to the page of the user.
fn back_of(visit: &Visit, form: &Form, (customer, id): (OrganizationId, SeatId)) -> String {
    let list = format!("/customers/{customer}/users");
    let back =
        inline_form::group(form).and_then(|_| inline_form::back(form, visit.came_from.as_deref(), &list));
    back.unwrap_or_else(|| format!("{list}/{id}"))
}

/// The refused form alone, for the script that sent it from the list.
async fn alone(
    visit: &Visit,
    (customer, id): (OrganizationId, SeatId),
    form: Form,
    conflict: bool,
) -> Answer {
    let seat = name_of(visit, customer, id).await?;
    let l = &visit.locale;
    let back = back_of(visit, &form, (customer, id));
    let saved = inline(&seat, &back, l);
    let inline = if conflict { saved.stale(form, l) } else { saved.refused(form) };
    Ok(inline_form::alone(l, &visit.shell("").csrf, StatusCode::UNPROCESSABLE_ENTITY, inline))
}

/// Sends the invitation of one user.
pub(super) async fn invite(Path((id, seat)): Path<(String, String)>, Posted { visit, .. }: Posted) -> Answer {
    let (customer, seat, place) = (customer_id(&id)?, seat_id(&seat)?, visit.organization);
    let job = visit
        .work(move |act| {
            find(act, customer, seat)?;
            invitations::send(act, place, &Selection::Seats(vec![seat]), None)
        })
        .await?;
    Ok(note_sending(&visit, customer, job))
}

async fn name_of(
    visit: &Visit,
    customer: OrganizationId,
    seat: SeatId,
) -> Result<Seat, crate::answer::PageError> {
    visit.read(move |act| find(act, customer, seat)).await
}

fn back(customer: OrganizationId) -> String {
    format!("/customers/{customer}/users")
}

pub(super) async fn ask_code(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Answer {
    let customer = customer_id(&id)?;
    let seat = name_of(&visit, customer, seat_id(&seat)?).await?;
    let question = Question {
        title: visit.locale.with("seats-new-code-title", &[("name", (&seat.username).into())]),
        lines: vec![visit.text("seats-new-code-text")],
        verb: visit.text("seats-new-code"),
        back: back(customer),
    };
    Ok(question.page(&visit))
}

pub(super) async fn renew_code(
    Path((id, seat)): Path<(String, String)>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let (customer, id) = (customer_id(&id)?, seat_id(&seat)?);
    let seat = name_of(&visit, customer, id).await?;
    visit.work(move |act| seats::renew_code(act, id)).await?;
    let mut response = go(&back(customer));
    let note = visit.locale.with("seats-new-code-made", &[("name", (&seat.username).into())]);
    cookies::set_note(&mut response, &visit.web, &note);
    Ok(response)
}

pub(super) async fn ask_remove(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Answer {
    let customer = customer_id(&id)?;
    let seat = name_of(&visit, customer, seat_id(&seat)?).await?;
    let mut lines = vec![visit.text("seats-remove-text")];
    if seat.devices > 0 {
        lines.push(visit.locale.with("seats-remove-devices", &[("n", seat.devices.into())]));
    }
    let question = Question {
        title: visit.locale.with("seats-remove-title", &[("name", (&seat.username).into())]),
        lines,
        verb: visit.text("seats-remove"),
        back: back(customer),
    };
    Ok(question.page(&visit))
}

pub(super) async fn remove(Path((id, seat)): Path<(String, String)>, Posted { visit, .. }: Posted) -> Answer {
    let (customer, id) = (customer_id(&id)?, seat_id(&seat)?);
    let seat = name_of(&visit, customer, id).await?;
    visit.work(move |act| seats::remove(act, id)).await?;
    let mut response = go(&back(customer));
    let note = visit.locale.with("seats-removed", &[("name", (&seat.username).into())]);
    cookies::set_note(&mut response, &visit.web, &note);
    Ok(response)
}
