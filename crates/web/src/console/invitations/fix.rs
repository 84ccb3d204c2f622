//! A bounced address, mended in its row: saved and sent again in one step, or neither.

use axum::extract::Path;
use domain::{
    ids::SeatId,
    invitations::{self, Selection},
    refusal::{Error, Problem, Refusal},
    seats,
};

use super::send::{refused, sending};
use crate::{
    answer::{Answer, PageError},
    console::seats::seat_id,
    typed::Posted,
};

/// The name of the field that a row's address is typed into.
pub(super) fn field(seat: SeatId) -> String {
    format!("email_{seat}")
}

pub(super) async fn fix(Path(seat): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let seat = seat_id(&seat)?;
    let (name, place) = (field(seat), visit.organization);
    let email = form.value(&name).trim().to_owned();
    if email.is_empty() {
        form.problem(&name, &Problem::Required);
        return refused(&visit, form, Refusal::Invalid(Vec::new()).into()).await;
    }
    let outcome = visit
        .work(move |act| {
            let found = seats::get(act, seat)?;
            let typed = seats::SeatForm { email: email.clone(), ..found.form() };
            seats::change(act, seat, &typed, found.version)?;
            invitations::send(act, place, &Selection::Seats(vec![seat]), None)
        })
        .await;
    match outcome {
        Ok(job) => Ok(sending(&visit, &form, &job.to_string())),
        Err(error) => refused(&visit, form, at_row(error, &name)).await,
    }
}

/// What is wrong with the address belongs to the field of the row.
fn at_row(error: PageError, name: &str) -> PageError {
    match error.0 {
        Error::Refused(Refusal::Invalid(mut problems)) => {
            for problem in problems.iter_mut().filter(|problem| problem.field == "email") {
                name.clone_into(&mut problem.field);
            }
            Refusal::Invalid(problems).into()
        }
        other => PageError(other),
    }
}
