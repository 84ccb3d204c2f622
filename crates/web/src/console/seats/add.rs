//! Adding users to a customer: pasted addresses, one user with a name of its own, users without addresses. No mail
//! goes out unless it is asked for (NX-44).

use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Result as Done,
    access::Action,
    idempotency::{self, Begun},
    ids::{JobId, LicenseId, OrganizationId},
    invitations::{self, Selection},
    products::Unit,
    refusal::{Error, FieldProblem, Problem, Refusal},
    seats::{self, NewSeat, Opening, typed},
};

use super::{customer_id, languages, page};
use crate::{
    answer::{Answer, PageError, go, into_form},
    console::{customer_frame::CustomerFacts, invitations::note_sending},
    cookies,
    kit::{Choice, Form},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// What the add form offers.
pub(super) struct Adding {
    /// Licenses to choose from when there are several.
    pub licenses: Vec<Choice>,
    /// The only license otherwise: its plan and its number.
    pub only: Option<(String, String)>,
    pub editions: Vec<Choice>,
    pub languages: Vec<Choice>,
    /// What a user without a language of their own is written to in.
    pub customer_language: String,
    /// What is free, a sentence for each edition of the only license.
    pub free: Vec<String>,
    pub prefix: String,
    pub may_invite: bool,
    pub may_add_units: bool,
    /// Keeps a form that is sent twice from adding twice.
    pub key: String,
    license: String,
    keep_deleted_days: i64,
}

impl Adding {
    pub fn new(facts: &CustomerFacts, openings: &[Opening], locale: &Locale) -> Self {
        let only = match openings {
            [only] => Some((only.plan_name.clone(), only.number.clone())),
            _ => None,
        };
        Self {
            licenses: openings.iter().map(|opening| license_choice(opening, locale)).collect(),
            free: if only.is_some() {
                openings.iter().flat_map(|opening| free(opening, locale)).collect()
            } else {
                Vec::new()
            },
            only,
            editions: editions(openings, locale),
            languages: languages(locale),
            customer_language: locale.word("language", facts.customer.language).into_owned(),
            prefix: facts.customer.username_prefix.clone(),
            may_invite: facts.may.act(Action::InvitationsSend),
            may_add_units: facts.may.act(Action::LicensesChange),
            key: fresh_key(),
            license: openings.first().map(|opening| opening.license.to_string()).unwrap_or_default(),
            keep_deleted_days: facts.customer.keep_deleted_days,
        }
    }

    /// The form with what nobody typed filled in as usual.
    pub fn complete(&self, form: Form) -> Form {
        let fresh = form.values("keep_deleted_days").is_empty();
        let form = if fresh { form.fill("add_units", "on") } else { form };
        let edition = self.editions.first().map_or("", |edition| edition.value.as_str());
        let usual = [
            ("license", self.license.clone()),
            ("edition", edition.to_owned()),
            ("keep_deleted_days", self.keep_deleted_days.to_string()),
            ("unnamed_license", self.license.clone()),
            ("unnamed_edition", edition.to_owned()),
            ("count", "1".to_owned()),
        ];
        usual.into_iter().fold(
            form,
            |form, (name, value)| {
                if form.values(name).is_empty() { form.fill(name, value) } else { form }
            },
        )
    }
}

/// A name that no other form has.
pub(crate) fn fresh_key() -> String {
    domain::random::crockford(&domain::random::SystemRandom, 16)
}

fn free(opening: &Opening, locale: &Locale) -> Vec<String> {
    opening
        .rooms
        .iter()
        .map(|room| {
            let args = [
                ("edition", (&room.edition_name).into()),
                ("free", room.free.into()),
                ("total", room.quantity.into()),
            ];
            locale.with("seats-free", &args)
        })
        .collect()
}

pub(crate) fn license_choice(opening: &Opening, locale: &Locale) -> Choice {
    let label = format!("{} · {}", opening.plan_name, opening.number);
    Choice::new(opening.license.to_string(), format!("{label} · {}", free(opening, locale).join(", ")))
}

/// The editions of all licenses, each once, with who the username usually is (NX-41, NX-42).
pub(crate) fn editions(openings: &[Opening], locale: &Locale) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for room in openings.iter().flat_map(|opening| &opening.rooms) {
        if choices.iter().any(|choice| choice.value == room.edition_code) {
            continue;
        }
        let hint = match room.unit {
            Unit::Workstation => locale.text("seats-hint-workstation"),
            Unit::Server => locale.text("seats-hint-server"),
            _ => locale.text("seats-hint-other"),
        };
        choices.push(Choice::new(&room.edition_code, &room.edition_name).hint(hint));
    }
    choices
}

/// What was chosen for all rows of a form.
#[derive(Clone)]
struct Chosen {
    /// The organization that the person works from, which sendings are counted for.
    pub place: OrganizationId,
    pub customer: OrganizationId,
    pub license: LicenseId,
    pub shared: typed::Shared,
    pub send: bool,
    /// Whether units that are missing are added to the license.
    pub add_units: bool,
}

impl Chosen {
    /// Reads the choices; what cannot be read is noted in the form.
    pub fn read(visit: &Visit, customer: OrganizationId, form: &mut Form) -> Option<Self> {
        let license = license(form, "license");
        let days = whole_number(form.value("keep_deleted_days"));
        if days.is_none() {
            form.problem("keep_deleted_days", &Problem::NotANumber);
        }
        Some(Self {
            place: visit.organization,
            customer,
            license: license?,
            shared: typed::Shared {
                edition: form.value("edition").to_owned(),
                keep_deleted_days: days?,
                language: form.given("language").map(str::to_owned),
            },
            send: form.chosen("send", "on"),
            add_units: form.chosen("add_units", "on"),
        })
    }

    /// Adds the rows and, if that was chosen, queues an invitation for each that has an address.
    pub fn write(&self, act: &mut Act<'_>, rows: &[NewSeat]) -> Done<Option<JobId>> {
        check_license(act, self.customer, self.license)?;
        let add = if self.add_units { seats::add_with_units } else { seats::add };
        let added = add(act, self.license, rows)?;
        if !self.send || rows.iter().all(|row| row.email.trim().is_empty()) {
            return Ok(None);
        }
        invitations::send(act, self.place, &Selection::Seats(added), None).map(Some)
    }
}

/// The license chosen in a field; one that cannot be read is noted there.
fn license(form: &mut Form, field: &str) -> Option<LicenseId> {
    let license = form.value(field).parse().ok();
    if license.is_none() {
        form.problem(field, &Problem::NotAChoice);
    }
    license
}

/// Refuses a license that is not one of this customer's.
fn check_license(act: &mut Act<'_>, customer: OrganizationId, license: LicenseId) -> Done<()> {
    let openings = seats::openings(act, customer)?;
    if openings.iter().any(|opening| opening.license == license) {
        return Ok(());
    }
    Err(Refusal::field("license", Problem::NotAChoice).into())
}

pub(super) async fn add(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let Some(chosen) = Chosen::read(&visit, customer, &mut form) else {
        return refused(&visit, customer, form, Vec::new()).await;
    };
    let rows = rows(&form, &chosen.shared);
    let (owned, count) = (rows.clone(), rows.len());
    match visit.work(move |act| chosen.write(act, &owned)).await {
        Ok(job) => Ok(added(&visit, customer, count, job)),
        Err(error) => {
            let wrong = row_problems(&mut form, error, &rows, &visit.locale)?;
            refused(&visit, customer, form, wrong).await
        }
    }
}

/// Pasted addresses, and the user whose name is not the address.
fn rows(form: &Form, shared: &typed::Shared) -> Vec<NewSeat> {
    let mut rows = typed::addresses(form.value("addresses"), shared);
    if form.given("username").is_some() || form.given("email").is_some() {
        let email = form.value("email").trim();
        rows.push(NewSeat {
            username: form.given("username").unwrap_or(email).to_owned(),
            email: email.to_owned(),
            edition: shared.edition.clone(),
            keep_deleted_days: shared.keep_deleted_days,
            language: shared.language.clone(),
            code: None,
        });
    }
    rows
}

/// Puts a refusal into the form: what all rows share at its own field, the rest as a sentence for each row.
fn row_problems(
    form: &mut Form,
    error: PageError,
    rows: &[NewSeat],
    locale: &Locale,
) -> Result<Vec<String>, PageError> {
    let Error::Refused(Refusal::Invalid(problems)) = &error.0 else {
        into_form(form, error)?;
        return Ok(Vec::new());
    };
    let mut wrong = Vec::new();
    for problem in problems {
        match row_of(&problem.field) {
            Some((at, "username" | "email" | "activation_code")) => {
                let name = rows.get(at).map(|row| row.username.as_str()).unwrap_or_default();
                wrong.push(row_sentence(at, name, problem, locale));
            }
            Some((_, shared)) if form.error(shared).is_none() => form.problem(shared, &problem.problem),
            Some(_) => {}
            None => form.problem(&problem.field, &problem.problem),
        }
    }
    let first = problems.iter().find(|problem| row_of(&problem.field).is_some());
    if let Some(first) = first.filter(|_| !wrong.is_empty()) {
        form.problem("addresses", &first.problem);
    }
    Ok(wrong)
}

/// `row_3_username` is the username of the row at 2.
fn row_of(field: &str) -> Option<(usize, &str)> {
    let (number, field) = field.strip_prefix("row_")?.split_once('_')?;
    Some((number.parse::<usize>().ok()?.checked_sub(1)?, field))
}

fn row_sentence(at: usize, name: &str, problem: &FieldProblem, locale: &Locale) -> String {
    let row = i64::try_from(at + 1).unwrap_or(i64::MAX);
    let args =
        [("row", row.into()), ("name", name.into()), ("problem", locale.problem(&problem.problem).into())];
    locale.with("seats-row-wrong", &args)
}

async fn refused(visit: &Visit, customer: OrganizationId, form: Form, wrong: Vec<String>) -> Answer {
    let shown = page::Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        form: Some(form),
        wrong,
        ..page::Shown::default()
    };
    page::show(visit, customer, shown).await
}

/// On to the list, or to the sending that was started with it.
fn added(
    visit: &Visit,
    customer: OrganizationId,
    count: usize,
    job: Option<JobId>,
) -> axum::response::Response {
    let n = i64::try_from(count).unwrap_or(i64::MAX);
    let Some(job) = job else {
        let mut response = go(&format!("/customers/{customer}/users"));
        cookies::set_note(&mut response, &visit.web, &visit.locale.with("seats-added", &[("n", n.into())]));
        return response;
    };
    note_sending(visit, customer, job)
}

/// Users without addresses get names that the system makes (NX-12).
pub(super) async fn unnamed(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let count = whole_number(form.value("count"));
    if count.is_none() {
        form.problem("count", &Problem::NotANumber);
    }
    let (Some(license), Some(count)) = (license(&mut form, "unnamed_license"), count) else {
        return refused(&visit, customer, form, Vec::new()).await;
    };
    let key = idempotency::Key {
        route: "POST /customers/{id}/users/unnamed".into(),
        key: form.value("key").into(),
    };
    let (edition, count) = (form.value("unnamed_edition").to_owned(), usize::try_from(count).unwrap_or(0));
    let body = format!("{customer}/{license}/{edition}/{count}");
    let outcome = visit
        .work(move |act| {
            check_license(act, customer, license)?;
            if let Begun::Replay { .. } = idempotency::begin(act, &key, body.as_bytes())? {
                return Ok(());
            }
            seats::add_unnamed(act, license, &edition, count)?;
            idempotency::finish(act, &key, 303, "")
        })
        .await;
    let Err(error) = outcome else { return Ok(added(&visit, customer, count, None)) };
    match &error.0 {
        Error::Refused(Refusal::Invalid(problems))
            if problems.iter().any(|each| row_of(&each.field).is_some()) =>
        {
            form.problem("unnamed_edition", &Problem::NotAChoice);
        }
        _ => into_form(&mut form, error)?,
    }
    refused(&visit, customer, form, Vec::new()).await
}
