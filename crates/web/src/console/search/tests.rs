//! The search page and the palette: what is shown of what was found, to whom, and in which languages.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::access::{PartnerType, Role};

use crate::testing::{Client, TestApp};

async fn palette(client: &Client, query: &str) -> String {
    let request = Request::builder().uri(format!("/search?q={query}")).header("HX-Request", "true");
    let reply = client.send(request, Body::empty()).await;
    assert_eq!(reply.status, StatusCode::OK, "{query}");
    assert!(!reply.text.contains("<html"), "a part, not a page");
    reply.text
}

/// What is out of reach is not found by searching either (SR-07); both scripts and slips lead there.
#[tokio::test(flavor = "multi_thread")]
async fn the_search_finds_what_is_in_reach_only() {
    let app = TestApp::start();
    let test = &app.test;
    let mine = test.partner(test.operator(), "Mine", PartnerType::Msp);
    let other = test.partner(test.operator(), "Other", PartnerType::Msp);
    test.customer(mine, "Testiasiakas Oy");
    test.customer(other, "Testiasiakas Kilpailija Oy");
    let ann = app.person("ann", mine, Role::Viewer);
    for query in ["testiASIAKAS", "testiaskas", "%D1%82%D0%B5%D1%81%D1%82%D0%B8"] {
        let page = ann.get(&format!("/search?q={query}")).await;
        assert!(
            page.text.contains("Testiasiakas Oy") && !page.text.contains("Kilpailija"),
            "{query}: {}",
            page.text
        );
        let part = palette(&ann, query).await;
        assert!(part.contains("Testiasiakas Oy") && !part.contains("Kilpailija"), "{query}: {part}");
    }
    assert!(ann.get("/search?q=%25_nothing").await.text.contains("/search"));
    assert_eq!(app.stranger().get("/search?q=testi").await.status, 303);
}

/// Pages and actions are found by their names in all five languages, and only those that the person may take.
#[tokio::test(flavor = "multi_thread")]
async fn pages_and_actions_are_found_in_every_language() {
    let app = TestApp::start();
    let mine = app.test.partner(app.test.operator(), "Mine", PartnerType::Msp);
    let ann = app.person("ann", mine, Role::Admin);
    for query in [
        "new+cust",
        "uusi+asiakas",
        "crea+clie",
        "cliente+nuevo",
        "%D0%BD%D0%BE%D0%B2%D1%8B%D0%B9+%D0%BA%D0%BB%D0%B8",
    ] {
        let part = palette(&ann, query).await;
        assert!(part.contains("href=\"/customers/new\"") && part.contains("New customer"), "{query}: {part}");
    }
    let part = palette(&ann, "lisenssit").await;
    assert!(part.contains("href=\"/licenses\""), "{part}");
    let before = palette(&ann, "").await;
    assert!(before.contains("href=\"/customers\"") && before.contains("role=\"option\""), "{before}");
    let vic = app.person("vic", mine, Role::Viewer);
    assert!(!palette(&vic, "new+customer").await.contains("/customers/new"));
}

/// Every kind of record leads to its own page, and a customer to what is done most for one.
#[tokio::test(flavor = "multi_thread")]
async fn each_hit_leads_to_its_page() {
    let app = TestApp::start();
    let test = &app.test;
    let mine = test.partner(test.operator(), "Mine", PartnerType::Msp);
    let customer = test.customer(mine, "Kauppahuone Oy");
    let plan = test.plan(test.product(test.operator()).id, domain::products::PlanForm::default());
    let license = test.license(customer, plan.id, 5, 0);
    let seat = test.seats(license.id, &["ville@kauppahuone.example"])[0];
    test.device(seat, "LAPTOP-77");
    let ann = app.person("ann", mine, Role::Admin);
    let boss = app.person("boss", test.operator(), Role::Admin);
    for (client, query, href) in [
        (&ann, "kauppahu".to_owned(), format!("/customers/{customer}\"")),
        (&ann, "kauppahu".to_owned(), format!("/customers/{customer}/license/new\"")),
        (&ann, license.number.clone(), format!("/customers/{customer}/license/{}", license.id)),
        (&ann, "ville".to_owned(), format!("/customers/{customer}/users?q=ville")),
        (&ann, "laptop-7".to_owned(), format!("/installations?customer={customer}&amp;q=LAPTOP-77")),
        (&ann, "laptop-7".to_owned(), format!("/installations?customer={customer}&#38;q=LAPTOP-77")),
        (&boss, "mine".to_owned(), format!("/organizations/{mine}\"")),
    ] {
        let part = palette(client, &query).await;
        let escaped = part.contains(&href) || (href.contains('&') && part.contains("q=LAPTOP-77"));
        assert!(escaped, "{query}: {href}: {part}");
    }
    let page = ann.get("/search?q=kauppahu").await;
    assert!(page.text.contains("Do this for Kauppahuone Oy"), "{}", page.text);
    for path in [
        format!("/customers/{customer}/license/{}", license.id),
        format!("/installations?customer={customer}&q=LAPTOP-77"),
    ] {
        assert_eq!(ann.get(&path).await.status, StatusCode::OK, "{path}");
    }
}

/// The API answers the same, and refuses what it does not know.
#[tokio::test(flavor = "multi_thread")]
async fn programs_search_too() {
    let app = TestApp::start();
    let mine = app.test.partner(app.test.operator(), "Mine", PartnerType::Msp);
    let customer = app.test.customer(mine, "Kauppahuone Oy");
    let program = app.program(mine, Role::Viewer);
    let found = program.get("/api/v1/search?q=kaupahuone").await.json;
    assert_eq!(found["items"][0]["id"], customer.to_string());
    assert_eq!((&found["items"][0]["kind"], &found["total"]), (&"customer".into(), &1.into()));
    assert_eq!(program.get("/api/v1/search").await.json["items"], serde_json::json!([]));
    assert_eq!(program.get("/api/v1/search?q=kaupahuone&kind=user").await.json["total"], 0);
    assert_eq!(program.get("/api/v1/search?q=x&kind=nothing").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
