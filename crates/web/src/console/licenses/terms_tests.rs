//! Overlapping licenses and the move to present terms through their pages.

use axum::http::StatusCode;
use domain::{
    access::Role,
    licenses::{Issue, OverlapChoice, Resolution, overlap_field},
    products::{self, PlanForm},
    testing::license_request,
};

use crate::testing::TestApp;

/// IT-12, ES-12: what overlaps is shown with its choices before anything is issued; without one nothing is; the
/// arithmetic stands there, follows what is typed, and is what happens.
#[tokio::test]
async fn overlaps_are_resolved_by_choice() {
    let app = TestApp::start();
    let root = app.test.operator();
    let ann = app.person("ann", root, Role::Admin);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let old = app.test.license(customer, plan, 5, 1);
    app.test.seats(old.id, &["ann@x.example"]);
    let path = format!("/customers/{customer}/license/new");
    let page = ann.get(&format!("{path}?plan={plan}")).await;
    assert!(page.text.contains("It overlaps with licenses that the customer has"));
    assert!(page.text.contains("5 workstations, 1 server"), "{}", page.text);
    let (field, plan_id) = (overlap_field(old.id), plan.to_string());
    let mut typed = vec![
        ("plan", plan_id.as_str()),
        ("quantity_standard", "8"),
        ("quantity_server", "0"),
        ("extra_space_gb", "0"),
        ("client_limit_gb", "0"),
        ("stage", "in_force"),
        ("starts_on", "2027-08-23"),
    ];
    let refused = ann.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#overlap\"") && refused.text.contains("value=\"8\""));
    let arithmetic = "5 × 92 days ÷ 8 = 57 days more";
    assert!(refused.text.contains(arithmetic), "{}", refused.text);
    typed[1].1 = "10";
    typed.push(("do", "look"));
    let looked = ann.post(&path, &typed).await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(looked.text.contains("5 × 92 days ÷ 10 = 46 days more"));
    typed.pop();
    typed[1].1 = "8";
    typed.push((field.as_str(), "extend"));
    let issued = ann.post(&path, &typed).await;
    assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.text);
    let card = ann.get(issued.location()).await;
    assert!(card.text.contains("value=\"2028-10-18\""), "57 days past 22 August 2028");
    assert_eq!(app.test.number("SELECT COUNT(*) FROM handover_queue"), 1, "the users move on that day");
    let old = ann.get(&format!("/customers/{customer}/license/{}", old.id)).await;
    assert!(old.text.contains("value=\"2027-08-22\""));
    assert!(old.text.contains("Its users move to another license on"));
}

/// A license is moved to the present terms only after its page said what changes.
#[tokio::test]
async fn a_license_is_moved_to_present_terms() {
    let app = TestApp::start();
    let root = app.test.operator();
    let ann = app.person("ann", root, Role::Admin);
    let vic = app.person("vic", root, Role::Viewer);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, 5, 1);
    let path = format!("/customers/{customer}/license/{}", license.id);
    assert!(ann.get(&path).await.text.contains("Sold under revision 1"));
    assert!(ann.get(&format!("{path}/adopt")).await.text.contains("It has the present terms already."));
    let form = PlanForm { grace_days: 3, features: "archive".into(), ..plan.form() };
    let id = plan.id;
    app.test.made(move |act| products::change_plan(act, id, &form, 1));
    let asked = ann.get(&format!("{path}/adopt")).await;
    for shown in ["under revision 1", "Grace period in days", "<del>14</del>", "<ins>archive</ins>"] {
        assert!(asked.text.contains(shown), "{shown}");
    }
    assert_eq!(vic.get(&format!("{path}/adopt")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ann.post(&format!("{path}/adopt"), &[]).await.location(), path);
    let card = ann.get(&path).await;
    assert!(card.text.contains("Sold under revision 2") && card.text.contains("archive"));
}

/// A choice that cannot be comes back with its reason, and what was typed is kept.
#[tokio::test]
async fn a_choice_that_cannot_be_is_told() {
    let app = TestApp::start();
    let root = app.test.operator();
    let ann = app.person("ann", root, Role::Admin);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let old = app.test.license(customer, plan, 5, 0);
    app.test.seats(old.id, &["a@x.example", "b@x.example", "c@x.example"]);
    let side = vec![Resolution { license: None, choice: OverlapChoice::SideBySide }];
    let request = Issue { overlap: side, ..license_request(plan, 1, 0) };
    app.test.made(move |act| domain::licenses::issue(act, customer, &request));
    let (field, plan) = (overlap_field(old.id), plan.to_string());
    let typed = [
        ("plan", plan.as_str()),
        ("quantity_standard", "2"),
        ("stage", "in_force"),
        ("starts_on", "2027-03-01"),
        (field.as_str(), "replace"),
    ];
    let path = format!("/customers/{customer}/license/new");
    let refused = ann.post(&path, &typed).await;
    assert!(refused.text.contains("Choose what becomes of each"), "the other one has no choice yet");
    assert!(refused.text.contains("value=\"replace\" checked"));
}
