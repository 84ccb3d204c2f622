//! A license file for a user whose machine never reaches us.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    access::Action,
    activation::{self, FileFor, FileWish},
    refusal::Problem,
    seats::Seat,
};

use super::{customer_id, edit::find, seat_id};
use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    console::customer_frame::{self, CustomerFacts, CustomerFrame, CustomerTab},
    kit::{Choice, Form, Shell},
    languages::Locale,
    public::ShownFile,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// Days that the form begins with.
const USUAL_DAYS: i64 = 90;

#[derive(Template)]
#[template(path = "seats/file.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    username: &'a str,
    path: String,
    devices: Vec<Choice>,
    file: Option<ShownFile>,
}

pub(super) async fn ask(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Answer {
    let form = Form::new().fill("device", "any").fill("days", USUAL_DAYS.to_string());
    show(&visit, (&id, &seat), (StatusCode::OK, &form), None).await
}

async fn show(
    visit: &Visit,
    (id, seat): (&str, &str),
    (status, form): (StatusCode, &Form),
    file: Option<ShownFile>,
) -> Result<Response, PageError> {
    let (customer, id, place) = (customer_id(id)?, seat_id(seat)?, visit.organization);
    let (facts, seat): (CustomerFacts, Seat) = visit
        .read(move |act| {
            act.allow_customer(Action::CodesReveal, customer)?;
            Ok((CustomerFacts::read(act, place, customer)?, find(act, customer, id)?))
        })
        .await?;
    let mut shell =
        visit.shell(visit.locale.with("license-file-title", &[("name", (&seat.username).into())]));
    shell.tell_errors(form);
    let l = &shell.locale;
    let devices = [
        ("any", "license-file-any", "license-file-any-hint"),
        ("one", "license-file-one", "license-file-one-hint"),
    ];
    let devices = devices.map(|(value, label, hint)| Choice::new(value, l.text(label)).hint(l.text(hint)));
    let view = Page {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Users, &visit.locale),
        form,
        username: &seat.username,
        path: format!("/customers/{customer}/users/{id}"),
        devices: devices.into(),
        file,
    };
    Ok(customer_frame::show(&visit.web, CustomerTab::Users, status, &view))
}

pub(super) async fn make(
    Path((id, seat)): Path<(String, String)>,
    Posted { visit, mut form, .. }: Posted,
) -> Answer {
    let place = (id.as_str(), seat.as_str());
    let (customer, user) = (customer_id(&id)?, seat_id(&seat)?);
    let Some(days) = whole_number(form.value("days")) else {
        form.problem("days", &Problem::NotANumber);
        return show(&visit, place, (StatusCode::UNPROCESSABLE_ENTITY, &form), None).await;
    };
    let wish = FileWish { device: device_of(&form), device_name: form.value("device_name").to_owned(), days };
    let made = visit
        .work(move |act| {
            find(act, customer, user)?;
            activation::issue_file(act, user, &wish)
        })
        .await;
    match made {
        Ok(file) => {
            let file = ShownFile::new(file, &visit.locale);
            show(&visit, place, (StatusCode::CREATED, &form), Some(file)).await
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            show(&visit, place, (status, &form), None).await
        }
    }
}

fn device_of(form: &Form) -> FileFor {
    match form.value("device") {
        "one" => FileFor::Device { fingerprint: form.value("fingerprint").to_owned() },
        _ => FileFor::Anybody,
    }
}
