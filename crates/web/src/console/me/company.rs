//! A purchase code used by somebody who is logged in: those who belong to an organization enter it there, those who do not
//! found a company with it, first shown what the code brings.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    access::Action,
    ids::OrganizationId,
    purchase_codes::{self, NewCompany},
};

use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::{countries, purchase_codes::grant::Grant},
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/me/code", way).get("/me/company", page).post("/me/company", found)
}

/// GET /me/code: to where this person uses a code.
async fn way(visit: Visit) -> Answer {
    let enters = visit.may.act(Action::PurchaseCodesChange);
    Ok(go(if enters { "/purchase-codes/new" } else { "/me/company" }))
}

#[derive(Template)]
#[template(path = "me/company.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    grant: Option<Grant>,
    countries: Vec<Choice>,
}

fn shown(visit: &Visit, status: StatusCode, form: &Form, grant: Option<Grant>) -> Response {
    let mut shell = visit.shell(visit.text("me-found-title"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let countries = Choice::countries(l);
    render_as(status, &Page { l, shell: &shell, form, grant, countries })
}

/// GET /me/company
async fn page(visit: Visit, parts: Parts) -> Answer {
    let country = countries::likely(visit.locale.language);
    let form = Form::new().fill("code", cookies::code(&parts.headers)).fill("country", country);
    Ok(shown(&visit, StatusCode::OK, &form, None))
}

/// POST /me/company: shows what the code brings, or makes the company.
async fn found(Posted { visit, mut form, .. }: Posted) -> Answer {
    let typed = form.value("code").to_owned();
    let tried = visit.work(move |act| purchase_codes::check_code(act, None, &typed)).await;
    let code = match tried {
        Ok(Ok(code)) => code,
        Ok(Err(refusal)) => {
            form.refuse_at("code", &refusal);
            return Ok(shown(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form, None));
        }
        Err(error) => return again(&visit, form, error),
    };
    if form.value("do") == "check" {
        let grant = Grant::new(&code, &visit.locale);
        return Ok(shown(&visit, StatusCode::OK, &form, Some(grant)));
    }
    let company = NewCompany {
        name: form.value("company").to_owned(),
        country: form.value("country").to_owned(),
        code,
    };
    match visit.work(move |act| company.found(act)).await {
        Ok(company) => Ok(done(&visit, company)),
        Err(error) => again(&visit, form, error),
    }
}

fn again(visit: &Visit, mut form: Form, error: PageError) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    Ok(shown(visit, refused_as(&form, refusal.as_ref()), &form, None))
}

fn done(visit: &Visit, company: OrganizationId) -> Response {
    let mut answer = go(&format!("/customers/{company}/license"));
    cookies::set_code(&mut answer, &visit.web, "");
    cookies::set_note(&mut answer, &visit.web, &visit.text("me-found-done"));
    answer
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::{access::Role, testing::Shop};

    use crate::testing::TestApp;

    /// Who is logged in and belongs nowhere finds the way from a code to a company of their own; who belongs somewhere
    /// enters it there. A code that was used says so, and what was typed is kept.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_person_without_a_place_founds_a_company() {
        let shop = Shop::new();
        let (acme, code) = (shop.acme, shop.codes[1].1.reveal().to_owned());
        let app = TestApp::of(shop.t);
        let ann = app.person("anna", acme, Role::Admin);
        assert_eq!(ann.get("/me/code").await.location(), "/purchase-codes/new");
        assert!(!ann.get("/me").await.text.contains("/me/company"));
        let olga = app.person_of_nowhere("olga");
        assert_eq!(olga.get("/me/code").await.location(), "/me/company");
        assert!(olga.get("/me").await.text.contains("/me/company"));
        let typed = |company: &'static str, what: &'static str| {
            [("code", code.as_str()), ("company", company), ("country", "RU"), ("do", what)]
        };
        let look = olga.post("/me/company", &typed("Novaya", "check")).await;
        assert!(
            look.text.contains("10 workstations") && look.text.contains("value=\"Novaya\""),
            "{}",
            look.text
        );
        let empty = olga.post("/me/company", &typed(" ", "found")).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.test.number("SELECT COUNT(*) FROM organizations WHERE name = 'Novaya'"), 0);
        let made = olga.post("/me/company", &typed("Novaya", "found")).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let license = olga.get(made.location()).await;
        assert!(license.text.contains("Novaya") && license.text.contains("10"), "{}", license.text);
        let again = olga.post("/me/company", &typed("Vtoraya", "found")).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("value=\"Vtoraya\""), "{}", again.text);
    }
}
