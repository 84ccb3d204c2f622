//! The pages of reports: every chart with its table and file, what may be seen of whom, and the paper.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    ids::OrganizationId,
    products::PlanForm,
};

use crate::testing::{Client, TestApp};

struct Trade {
    app: TestApp,
    partner: OrganizationId,
    customer: OrganizationId,
    ann: Client,
}

fn trade() -> Trade {
    let app = TestApp::start();
    let t = &app.test;
    let partner = t.partner(t.operator(), "Nordic IT Partners", PartnerType::Msp);
    let customer = t.customer(partner, "Testiasiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let license = t.license(customer, plan.id, 10, 1);
    let seats = t.seats(license.id, &["ann@x.example", "bob@x.example"]);
    t.device(seats[0], "laptop");
    let ann = app.person("ann", partner, Role::Admin);
    Trade { app, partner, customer, ann }
}

const CHARTS: [&str; 8] = ["way", "seats", "idle", "storage", "versions", "silent", "ending", "funnel"];

/// Every chart has a heading, figures as a table, and those as a file, in every language.
#[tokio::test(flavor = "multi_thread")]
async fn every_chart_has_its_table_and_file() {
    let trade = trade();
    let Trade { ann, .. } = &trade;
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann"),
            ("language", language.code()),
            ("time_zone", "Europe/Helsinki"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        let page = ann.get("/reports").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.text.matches("<h1").count(), 1);
        for chart in CHARTS {
            assert!(page.text.contains(&format!("id=\"{chart}-h\"")), "{chart} in {language}: {}", page.text);
            let file = ann.get(&format!("/reports/file?of=&chart={chart}")).await;
            assert_eq!(file.status, StatusCode::OK, "{chart}");
            assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"), "{chart}");
        }
        assert!(page.text.contains("<details") && !page.text.contains("style="), "{}", page.text);
    }
    let file = ann.get("/reports/file?of=&chart=way").await.text;
    assert!(file.contains(";11\r\n") && file.contains(";2\r\n") && file.contains(";1\r\n"), "{file}");
    assert_eq!(ann.get("/reports/file?of=&chart=nothing").await.status, StatusCode::NOT_FOUND);
}

/// A customer's and a partner's report, on a page and on paper; a stranger's are not there, a reseller sees none.
#[tokio::test(flavor = "multi_thread")]
async fn records_have_reports_of_their_own() {
    let Trade { app, partner, customer, ann } = trade();
    let page = ann.get(&format!("/customers/{customer}/report")).await;
    assert!(
        page.text.contains("Report: Testiasiakas Oy") && page.text.contains("1 of 2 unused"),
        "{}",
        page.text
    );
    let page = ann.get(&format!("/organizations/{partner}/report")).await;
    assert!(page.text.contains("Report: Nordic IT Partners"), "{}", page.text);
    for path in [format!("/customers/{customer}/report/pdf"), format!("/organizations/{partner}/report/pdf")]
    {
        let paper = ann.get(&path).await;
        assert_eq!(
            (paper.status, paper.headers["content-type"].to_str().unwrap()),
            (StatusCode::OK, "application/pdf"),
            "{path}"
        );
    }
    assert_eq!(ann.get(&format!("/customers/{partner}/report")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ann.get(&format!("/organizations/{customer}/report")).await.status, StatusCode::NOT_FOUND);
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Reseller);
    let eve = app.person("eve", rival, Role::Admin);
    for path in [
        format!("/customers/{customer}/report"),
        format!("/organizations/{partner}/report/pdf"),
        format!("/reports/file?of={customer}&chart=way"),
    ] {
        assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(eve.get("/reports").await.status, StatusCode::FORBIDDEN);
    assert!(!eve.get("/").await.text.contains("href=\"/reports\""));
}

/// Customer by customer, and as a file with all of them.
#[tokio::test(flavor = "multi_thread")]
async fn the_reconciliation_is_a_list() {
    let trade = trade();
    let Trade { ann, customer, .. } = &trade;
    let page = ann.get("/reports/reconciliation").await;
    assert!(page.text.contains(&format!("/customers/{customer}/report")), "{}", page.text);
    assert!(
        page.text.contains("1 of 2 unused") && page.text.contains("value=\"reconciliation\""),
        "{}",
        page.text
    );
    let file = ann.post("/exports", &[("list", "reconciliation"), ("format", "csv")]).await;
    assert!(file.text.contains("Testiasiakas Oy,11,2,1,1,1"), "{}", file.text);
}
