//! The history of a license: every entry of its ledger, and what it held at the end of any day.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Problem,
    clock::Day,
    exports::List,
    ledger::{self, Balance, History},
    licenses,
};

use super::tab::{license, of_customer};
use crate::{
    answer::{Answer, into_form},
    console::{
        customers::customer,
        exports,
        ledger::{self as shown, Named},
        listing::{Address, Walk},
    },
    kit::{Form, Meter, Offer, Shell, render_as},
    languages::Locale,
    typed,
    visit::Visit,
};

/// What one edition held.
struct Held {
    name: String,
    told: String,
    meter: Meter,
}

#[derive(Template)]
#[template(path = "licenses/history.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    plan: String,
    base: String,
    as_of: jiff::civil::Date,
    held: Vec<Held>,
    days: Vec<shown::Day>,
    newer: Option<String>,
    older: Option<String>,
    file: Offer,
}

/// GET /customers/{id}/license/{license}/history
pub(super) async fn page(visit: Visit, Path(path): Path<(String, String)>, parts: Parts) -> Answer {
    let (id, license) = (customer(&path.0)?, license(&path.1)?);
    let form = typed::query(&parts);
    let walk = Walk::of(&form);
    let asked = form.value("as_of").trim().to_owned();
    let as_of: Option<Day> = asked.parse().ok();
    let mistyped = !asked.is_empty() && as_of.is_none();
    let window = walk.window();
    let read = |as_of: Option<Day>| {
        let window = window.clone();
        visit.read(move |act| {
            of_customer(act, id, license)?;
            ledger::of_license(act, license, as_of, &window)
        })
    };
    let mut form = Form::new().fill("as_of", asked);
    let history = match read(as_of).await {
        Ok(history) => history,
        Err(error) => {
            into_form(&mut form, error)?;
            read(None).await?
        }
    };
    if mistyped {
        form.refuse(&domain::Refusal::field("as_of", Problem::NotADay));
    }
    Ok(view(&visit, form, &history, &walk))
}

fn view(visit: &Visit, form: Form, history: &History, walk: &Walk) -> axum::response::Response {
    let (l, license) = (&visit.locale, &history.license);
    let base = format!("/customers/{}/license/{}", license.customer, license.id);
    let mut shell = visit.shell(l.with("ledger-title", &[("plan", (&license.plan_name).into())]));
    shell.tell_errors(&form);
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let address = Address::new(format!("{base}/history")).with("as_of", form.value("as_of"));
    let pager = walk.pager(&address, history.entries.items.len(), history.entries.next.as_ref(), None);
    let page = Page {
        l,
        as_of: history.as_of.date(),
        held: history.balances.iter().map(|balance| held(balance, l)).collect(),
        days: shown::days(l, &history.entries.items, &names(&license.lines), shell.now),
        file: exports::file(
            List::LicenseHistory,
            &[("license", license.id.to_string()), ("as_of", history.as_of.to_string())],
            &shell,
        ),
        newer: pager.previous,
        older: pager.next,
        plan: license.plan_name.clone(),
        shell: &shell,
        form,
        base,
    };
    render_as(status, &page)
}

fn names(lines: &[licenses::Line]) -> Vec<Named<'_>> {
    lines
        .iter()
        .map(|line| Named {
            edition: line.edition,
            name: &line.edition_name,
            unit: line.unit,
            nouns: &line.nouns,
        })
        .collect()
}

fn held(balance: &Balance, l: &Locale) -> Held {
    let told = l.with("ledger-left", &[("used", balance.used.into()), ("total", balance.quantity.into())]);
    Held {
        name: balance.edition_name.clone(),
        meter: Meter::usage(told.clone(), balance.used, Some(balance.quantity)),
        told,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::{access::Role, licenses, testing::Shop};
    use serde_json::json;

    use crate::testing::TestApp;

    /// The history tells what became of units, and what a past day was like; so does the API.
    #[tokio::test(flavor = "multi_thread")]
    async fn the_history_of_a_license_is_seen_as_of_a_day() {
        let shop = Shop::new();
        let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
        shop.t.clock.advance_seconds(86_400);
        shop.t.made(move |act| licenses::set_quantity(act, license, "standard", 9));
        let app = TestApp::of(shop.t);
        let ann = app.person("anna", acme, Role::Viewer);
        let card = format!("/customers/{customer}/license/{license}");
        assert!(ann.get(&card).await.text.contains(&format!("{card}/history")));
        let page = ann.get(&format!("{card}/history")).await;
        for part in ["Bought: 4 workstations", "Bought: 5 workstations", "Given to users: 2", "2 of 9 in use"]
        {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
        let before = ann.get(&format!("{card}/history?as_of=2026-11-23")).await;
        assert!(before.text.contains("2 of 5 in use") && !before.text.contains("Bought: 4 workstations"));
        for bad in ["2027-01-01", "yesterday"] {
            let page = ann.get(&format!("{card}/history?as_of={bad}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
            assert!(page.text.contains(&format!("value=\"{bad}\"")), "what was typed is kept");
        }
        let program = app.program(acme, Role::Viewer);
        let path = format!("/api/v1/licenses/{license}/ledger?as_of=2026-11-23&limit=2");
        let answer = program.get(&path).await.json;
        let line = json!({ "edition": "standard", "name": "Standard", "quantity": 5, "assigned": 2 });
        assert_eq!((&answer["lines"][0], &answer["as_of"]), (&line, &json!("2026-11-23")));
        assert_eq!(answer["items"].as_array().map(Vec::len), Some(2), "{answer}");
        assert!(answer["next_cursor"].is_string());
    }
}
