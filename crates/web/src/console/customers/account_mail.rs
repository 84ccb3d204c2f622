//! The account creation mail of a customer that exists: for who was opened without one, or whose administrator
//! changed (IT-06).

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::Action,
    customers::{self, Administrator, Customer},
};

use super::{choose::customer, wizard};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "customers/account_mail.html")]
struct AccountMailPage<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: &'a str,
    base: String,
    times: Vec<Choice>,
}

/// GET /customers/{id}/account-mail: to the contact on record unless another is typed.
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let record = writable(&visit, &id).await?;
    let form = Form::new()
        .fill("administrator.first_name", record.contact_first_name.clone())
        .fill("administrator.last_name", record.contact_last_name.clone())
        .fill("administrator.email", record.contact_email.clone())
        .fill("account_mail", "now");
    Ok(shown(&visit, &record, (StatusCode::OK, form)))
}

async fn writable(visit: &Visit, id: &str) -> Result<Customer, crate::answer::PageError> {
    let id = customer(id)?;
    visit
        .read(move |act| {
            let record = customers::get(act, id)?;
            if !act.may(id)?.act(Action::CustomersCreate) {
                return Err(Refusal::Forbidden.into());
            }
            Ok(record)
        })
        .await
}

fn shown(visit: &Visit, record: &Customer, (status, form): (StatusCode, Form)) -> Response {
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("customers-account-mail"));
    shell.tell_errors(&form);
    let page = AccountMailPage {
        l,
        shell: &shell,
        name: &record.name,
        base: format!("/customers/{}", record.id),
        times: vec![
            Choice::new("now", l.text("customers-account-mail-now")),
            Choice::new("on", l.text("wizard-mail-on")),
        ],
        form,
    };
    render_as(status, &page)
}

/// POST /customers/{id}/account-mail: leads to the letter.
pub(super) async fn send(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let record = writable(&visit, &id).await?;
    let (id, sent) = (record.id, form.clone());
    let posted = visit.work(move |act| {
        customers::send_account_mail(act, id, &administrator(&sent), wizard::account_mail(&sent)?)
    });
    match posted.await {
        Ok(message) => {
            let mut answer = go(&format!("/outbox/{message}"));
            cookies::set_note(&mut answer, &visit.web, &visit.text("customers-account-mail-posted"));
            Ok(answer)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            Ok(shown(&visit, &record, (status, form)))
        }
    }
}

fn administrator(form: &Form) -> Administrator {
    Administrator {
        first_name: form.value("administrator.first_name").to_owned(),
        last_name: form.value("administrator.last_name").to_owned(),
        email: form.value("administrator.email").to_owned(),
        language: None,
    }
}
