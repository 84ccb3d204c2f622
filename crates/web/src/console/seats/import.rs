//! A file of users: every row is shown with what would become of it, and nothing is written before that is
//! confirmed. Between the two the file travels in the page.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Result as Done,
    ids::JobId,
    refusal::{FieldProblem, Problem},
    seats::{self, NewSeat, typed},
};

use super::{
    add::{self, Chosen, row_of},
    customer_id,
};
use crate::{
    answer::{Answer, into_form},
    console::customer_frame::CustomerFacts,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// The most rows shown one by one; those to be mended come first.
const SHOWN: usize = 200;

/// What would become of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Wrong,
    Known,
    Added,
}

struct Row {
    /// Counted as in the file, without its header.
    number: i64,
    username: String,
    email: String,
    edition: String,
    fate: Fate,
    problems: Vec<String>,
}

/// Rows sorted into those that can be added and those that cannot.
struct Checked {
    rows: Vec<NewSeat>,
    problems: Vec<FieldProblem>,
}

impl Checked {
    /// Examines the rows of a file on the customer's license. Refusals as [`typed::csv`] and [`seats::preview`].
    fn of(act: &mut Act<'_>, chosen: &Chosen, file: &[u8]) -> Done<Self> {
        let rows = typed::csv(file, &chosen.shared)?;
        let problems = seats::preview(act, chosen.license, &rows)?;
        Ok(Self { rows, problems })
    }

    fn fate(&self, at: usize) -> Fate {
        let own =
            self.problems.iter().filter(|problem| row_of(&problem.field).is_some_and(|(row, _)| row == at));
        own.map(|problem| match (&problem.problem, row_of(&problem.field)) {
            (Problem::Taken, Some((_, "username"))) => Fate::Known,
            _ => Fate::Wrong,
        })
        .min()
        .unwrap_or(Fate::Added)
    }

    /// The rows that nothing keeps from being added.
    fn good(&self) -> Vec<NewSeat> {
        let rows = self.rows.iter().enumerate().filter(|(at, _)| self.fate(*at) == Fate::Added);
        rows.map(|(_, row)| row.clone()).collect()
    }

    fn count(&self, fate: Fate) -> i64 {
        let count = (0..self.rows.len()).filter(|at| self.fate(*at) == fate).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn shown(&self, locale: &Locale) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| Row {
                number: i64::try_from(at + 1).unwrap_or(i64::MAX),
                username: row.username.clone(),
                email: if row.email == row.username { String::new() } else { row.email.clone() },
                edition: row.edition.clone(),
                fate: self.fate(at),
                problems: self.sentences(at, locale),
            })
            .collect();
        rows.sort_by_key(|row| row.fate);
        rows.truncate(SHOWN);
        rows
    }

    fn sentences(&self, at: usize, locale: &Locale) -> Vec<String> {
        let own = self.problems.iter().filter_map(|problem| {
            let (row, field) = row_of(&problem.field)?;
            (row == at).then(|| {
                let args = [
                    ("column", locale.text(column(field)).into()),
                    ("problem", locale.problem(&problem.problem).into()),
                ];
                locale.with("seats-column-wrong", &args)
            })
        });
        own.collect()
    }
}

/// The key of a column's name.
fn column(field: &str) -> &'static str {
    match field {
        "email" => "seats-email",
        "edition" => "seats-software",
        "keep_deleted_days" => "seats-keep-deleted",
        "language" => "seats-language",
        "activation_code" => "seats-code",
        _ => "seats-username",
    }
}

impl Row {
    fn is_added(&self) -> bool {
        self.fate == Fate::Added
    }

    fn is_known(&self) -> bool {
        self.fate == Fate::Known
    }
}

#[derive(Template)]
#[template(path = "seats/import.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    customer: String,
    trail: [(String, String); 2],
    file: &'a str,
    rows: Vec<Row>,
    not_shown: i64,
    all: i64,
    good: i64,
    known: i64,
    wrong: i64,
    free: i64,
    may_invite: bool,
    send: bool,
}

/// Shows what would become of a file.
pub(super) async fn check(visit: &Visit, chosen: Chosen, mut form: Form, file: &[u8]) -> Answer {
    let customer = chosen.customer;
    match page(visit, chosen, &form, file.to_vec(), StatusCode::OK).await {
        Ok(response) => Ok(response),
        Err(error) => {
            into_form(&mut form, error)?;
            add::refused(visit, customer, form, Vec::new()).await
        }
    }
}

async fn page(visit: &Visit, chosen: Chosen, form: &Form, file: Vec<u8>, status: StatusCode) -> Answer {
    let text = String::from_utf8_lossy(&file).into_owned();
    let (place, customer, license, send) = (visit.organization, chosen.customer, chosen.license, chosen.send);
    let (facts, openings, checked) = visit
        .read(move |act| {
            let facts = CustomerFacts::read(act, place, customer)?;
            let openings = seats::openings(act, customer)?;
            Ok((facts, openings, Checked::of(act, &chosen, &file)?))
        })
        .await?;
    let locale = &visit.locale;
    let mut shell = visit.shell(locale.text("seats-check"));
    shell.tell_errors(form);
    let all = i64::try_from(checked.rows.len()).unwrap_or(i64::MAX);
    let rows = checked.shown(locale);
    let view = Page {
        l: &shell.locale,
        shell: &shell,
        form,
        customer: customer.to_string(),
        trail: [
            (visit.text("nav-customers"), "/customers".to_owned()),
            (facts.customer.name.clone(), format!("/customers/{customer}/users")),
        ],
        file: &text,
        not_shown: all - i64::try_from(rows.len()).unwrap_or(0),
        rows,
        all,
        good: checked.count(Fate::Added),
        known: checked.count(Fate::Known),
        wrong: checked.count(Fate::Wrong),
        free: openings.iter().find(|opening| opening.license == license).map_or(0, seats::Opening::free),
        may_invite: facts.may.act(domain::access::Action::InvitationsSend),
        send,
    };
    Ok(render_as(status, &view))
}

/// What came of a confirmed file.
enum Outcome {
    Written(usize, Option<JobId>),
    /// Other rows can be added now than the person was shown.
    Changed,
}

/// Adds the rows that can be added, if they are as many as were shown.
pub(super) async fn confirm(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let Some(chosen) = Chosen::read(&visit, customer, &mut form) else {
        return add::refused(&visit, customer, form, Vec::new()).await;
    };
    let (file, seen) = (form.value("rows").as_bytes().to_vec(), form.value("count").parse::<usize>().ok());
    let (owned, text) = (chosen.clone(), file.clone());
    let outcome = visit
        .work(move |act| {
            let good = Checked::of(act, &owned, &text)?.good();
            if Some(good.len()) != seen || good.is_empty() {
                return Ok(Outcome::Changed);
            }
            let job = owned.write(act, &good)?;
            Ok(Outcome::Written(good.len(), job))
        })
        .await;
    match outcome {
        Ok(Outcome::Written(count, job)) => Ok(add::added(&visit, customer, count, job)),
        Ok(Outcome::Changed) => page(&visit, chosen, &form, file, StatusCode::CONFLICT).await,
        Err(error) => {
            into_form(&mut form, error)?;
            page(&visit, chosen, &form, file, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
