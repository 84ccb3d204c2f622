//! Plans in full, their sellers, revisions and approvals, and overlapping licenses through the API.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    products::PlanForm,
};
use serde_json::json;

use crate::testing::TestApp;

/// Every field of a plan is set and read back; what is wrong is told at its place in the body.
#[tokio::test(flavor = "multi_thread")]
async fn plans_in_full() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Admin);
    let nouns = json!({ "en": { "one": "mailbox", "other": "mailboxes" },
        "ru": { "one": "ящик", "few": "ящика", "many": "ящиков" } });
    let product = json!({ "name": "Mail", "editions": [
        { "code": "standard", "name": "Standard", "unit": "user", "storage_gb": 5, "nouns": nouns }] });
    let made = program.post("/api/v1/products", product).await;
    assert_eq!((made.status, &made.json["editions"][0]["nouns"]), (StatusCode::CREATED, &nouns));
    let half = json!({ "name": "Mail", "editions": [
        { "code": "s", "name": "S", "unit": "user", "nouns": { "ru": { "one": "ящик" } } }] });
    let refused = program.post("/api/v1/products", half).await;
    assert_eq!(refused.json["errors"][0]["field"], "editions[0].noun_en_one", "{}", refused.json);
    let path = format!("/api/v1/products/{}/plans", made.text("id"));
    let full = json!({ "name": "Yearly", "notice_schedule": [-7, 30, 0], "default_units": { "standard": 5 },
        "features": [{ "name": "archive" }, { "name": "retention", "value": "90 days" }],
        "sale_ends_on": "2027-12-31", "life_ends_on": "2028-12-31" });
    let plan = program.post(&path, full.clone()).await;
    assert_eq!(plan.status, StatusCode::CREATED, "{}", plan.json);
    assert_eq!(plan.json["notice_schedule"], json!([30, 0, -7]));
    assert_eq!(plan.json["features"][1], json!({ "name": "retention", "value": "90 days" }));
    assert_eq!(
        (&plan.json["default_units"], &plan.json["sale_ends_on"], &plan.json["revision"]),
        (&json!({ "standard": 5 }), &json!("2027-12-31"), &json!(1))
    );
    for (field, value, at) in [
        ("default_units", json!({ "standard": 1_000_000 }), "default_units.standard"),
        ("default_units", json!({ "phone": 1 }), "default_units.phone"),
        ("features", json!([{ "name": "a=b" }]), "features"),
        ("features", json!([{ "name": "a", "value": "x\ny" }]), "features"),
        ("notice_schedule", json!([400]), "notice_schedule"),
        ("life_ends_on", json!("2027-01-01"), "life_ends_on"),
    ] {
        let mut body = full.clone();
        body[field] = value;
        let refused = program.post(&path, body).await;
        assert_eq!(
            (refused.status, &refused.json["errors"][0]["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(at))
        );
    }
    let path = format!("/api/v1/plans/{}", plan.text("id"));
    let change = Some(json!({ "sale_ends_on": null, "features": [], "grace_days": 3 }).to_string());
    let changed = program.send("PATCH", &path, &[], change).await;
    assert_eq!((&changed.json["sale_ends_on"], &changed.json["revision"]), (&json!(null), &json!(2)));
    let revisions = program.get(&format!("{path}/revisions")).await;
    let told = json!({ "grace_days": [14, 3], "features": ["archive\nretention=90 days", ""] });
    assert_eq!(revisions.json["items"][0]["changes"], told);
}

/// IT-12: locked until approved, and who may sell.
#[tokio::test(flavor = "multi_thread")]
async fn approvals_and_sellers() {
    let app = TestApp::start();
    let root = app.test.operator();
    let acme = app.test.partner(root, "Acme", PartnerType::Msp);
    let beta = app.test.partner(root, "Beta", PartnerType::Msp);
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let customer = app.test.customer(acme, "Asiakas Oy");
    let (owner, partner, other) =
        (app.program(root, Role::Admin), app.program(acme, Role::Admin), app.program(beta, Role::Admin));
    let path = format!("/api/v1/plans/{plan}");
    assert_eq!(partner.get(&format!("{path}/pending")).await.json["locked"], false);
    owner.send("PATCH", &path, &[], Some(json!({ "grace_days": 3 }).to_string())).await;
    let pending = partner.get(&format!("{path}/pending")).await.json.clone();
    assert_eq!(
        (&pending["locked"], &pending["revision"], &pending["changes"]),
        (&json!(true), &json!(2), &json!({ "grace_days": [14, 3] }))
    );
    assert_eq!(partner.get("/api/v1/plans").await.json["items"], json!([]));
    let licenses = format!("/api/v1/customers/{customer}/licenses");
    let body = json!({ "plan_id": plan.to_string(), "lines": [{ "edition": "standard", "quantity": 1 }] });
    assert_eq!(partner.post(&licenses, body.clone()).await.code(), "plan-locked");
    let stale = partner.post(&format!("{path}/approve"), json!({ "revision": 1 })).await;
    assert_eq!(stale.code(), "changed-meanwhile");
    let approved = partner.post(&format!("{path}/approve"), json!({ "revision": 2 })).await;
    assert_eq!((approved.status, &approved.json["locked"]), (StatusCode::OK, &json!(false)));
    assert_eq!(partner.post(&licenses, body).await.status, StatusCode::CREATED);
    let sellers = owner.get(&format!("{path}/sellers")).await;
    assert_eq!(sellers.json["items"][0]["approved_revision"], 2);
    assert_eq!(sellers.json["items"][1]["locked"], true);
    let only = json!({ "sellers": "chosen", "organization_ids": [acme.to_string()] }).to_string();
    let chosen = owner.send("PUT", &format!("{path}/sellers"), &[], Some(only.clone())).await;
    assert_eq!((chosen.status, &chosen.json["sellers"]), (StatusCode::OK, &json!("chosen")));
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    let forbidden = partner.send("PUT", &format!("{path}/sellers"), &[], Some(only)).await;
    assert!(
        matches!(forbidden.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
        "{}",
        forbidden.status
    );
}

/// No script overlaps by accident: the refusal has a stable code and names the licenses; each choice is taken.
#[tokio::test(flavor = "multi_thread")]
async fn overlaps_take_a_choice() {
    let app = TestApp::start();
    let root = app.test.operator();
    let program = app.program(root, Role::Admin);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let old = app.test.license(customer, plan, 5, 0);
    let path = format!("/api/v1/customers/{customer}/licenses");
    let body = |overlap: serde_json::Value| {
        json!({ "plan_id": plan.to_string(), "starts_on": "2027-08-23",
            "lines": [{ "edition": "standard", "quantity": 8 }], "overlap": overlap })
    };
    let refused = program.post(&path, body(json!([]))).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::CONFLICT, "licenses-overlap"));
    assert!(refused.json["detail"].as_str().unwrap().contains(&old.number));
    let shown = program
        .get(&format!("/api/v1/customers/{customer}/plans/{plan}/overlaps?starts_on=2027-08-23"))
        .await;
    assert_eq!(
        (&shown.json["items"][0]["license"]["id"], &shown.json["items"][0]["days_left"]),
        (&json!(old.id.to_string()), &json!(92))
    );
    let bad =
        program.post(&path, body(json!([{ "license_id": old.id.to_string(), "choice": "merge" }]))).await;
    assert_eq!(bad.json["errors"][0]["field"], "overlap[0].choice");
    let extend = json!([{ "license_id": old.id.to_string(), "choice": "extend" }]);
    let issued = program.post(&path, body(extend)).await;
    assert_eq!((issued.status, &issued.json["valid_to"]), (StatusCode::CREATED, &json!("2028-10-18")));
    let beside = program.post(&path, body(json!([{ "license_id": null, "choice": "side_by_side" }]))).await;
    assert_eq!(beside.status, StatusCode::CREATED, "{}", beside.json);
}

/// Licenses are moved to present terms one by one and together.
#[tokio::test(flavor = "multi_thread")]
async fn licenses_adopt_present_terms() {
    let app = TestApp::start();
    let root = app.test.operator();
    let program = app.program(root, Role::Admin);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let ids = [(); 3].map(|()| app.test.license(customer, plan, 1, 0).id);
    let path = format!("/api/v1/plans/{plan}");
    program.send("PATCH", &path, &[], Some(json!({ "grace_days": 3 }).to_string())).await;
    let one = format!("/api/v1/licenses/{}/adopt-plan", ids[0]);
    let preview = program.get(&one).await.json.clone();
    assert_eq!(
        (&preview["present_revision"], &preview["changes"]),
        (&json!(2), &json!({ "grace_days": [14, 3] }))
    );
    assert_eq!(program.post(&one, json!({})).await.json["plan_revision"], 2);
    let late = program.post(&format!("{path}/adopt"), json!({ "revision": 1, "count": 3 })).await;
    assert_eq!(late.code(), "selection-changed");
    let all = program.post(&format!("{path}/adopt"), json!({ "revision": 1, "count": 2 })).await;
    assert_eq!(all.json, json!({ "moved": 2, "stayed": [], "left": 0 }));
}

/// What a plan says of devices: set, shown on plan and license, refused at its field.
#[tokio::test(flavor = "multi_thread")]
async fn a_plan_says_what_counts_as_a_device() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Admin);
    let product = app.test.product(app.test.operator()).id;
    let rules = json!({ "components_agree": 3, "device_moves": 3, "moves_days": 90, "free_after_days": 60 });
    let sent = json!({ "name": "Yearly", "device_rules": rules });
    let plan = program.post(&format!("/api/v1/products/{product}/plans"), sent).await;
    assert_eq!((plan.status, &plan.json["device_rules"]), (StatusCode::CREATED, &rules), "{}", plan.json);
    let path = format!("/api/v1/plans/{}", plan.text("id"));
    let renamed = program.send("PATCH", &path, &[], Some(json!({ "name": "Other" }).to_string())).await;
    assert_eq!(renamed.json["device_rules"], rules, "what is left out stays");
    let bad = json!({ "device_rules": { "free_after_days": 1 } }).to_string();
    let refused = program.send("PATCH", &path, &[], Some(bad)).await;
    assert_eq!(refused.json["errors"][0]["field"], "free_after_days", "{}", refused.json);
    let usual = program.send("PATCH", &path, &[], Some(json!({ "device_rules": {} }).to_string())).await;
    assert_eq!(usual.json["device_rules"]["device_moves"], json!(null));
}

/// SR-34: keys are made, retired and withdrawn by programs; twice is once, and what a withdrawn one signed is listed.
#[tokio::test(flavor = "multi_thread")]
async fn signing_keys_in_full() {
    let app = TestApp::start();
    let vendor = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let program = app.program(vendor, Role::Admin);
    let path = format!("/api/v1/organizations/{vendor}/signing-keys");
    let out_of_range = program.post(&path, json!({ "overlap_days": 400 })).await;
    assert_eq!(out_of_range.json["errors"][0]["field"], "overlap_days");
    let made = program.post(&path, json!({ "overlap_days": 0 })).await;
    assert_eq!((made.status, &made.json["use"]), (StatusCode::CREATED, &json!("signs")), "{}", made.json);
    app.test.clock.advance_seconds(1);
    let coming = program.post(&path, json!({ "overlap_days": 9 })).await;
    assert_eq!(coming.json["use"], "coming");
    for _ in 0..2 {
        let retired = program.post(&format!("{path}/{}/retire", coming.text("id")), json!({})).await;
        assert_eq!((retired.status, &retired.json["use"]), (StatusCode::OK, &json!("retired")));
    }
    for _ in 0..2 {
        let withdrawn = program.post(&format!("{path}/{}/withdraw", made.text("id")), json!({})).await;
        assert_eq!((withdrawn.status, &withdrawn.json["use"]), (StatusCode::OK, &json!("withdrawn")));
        assert_eq!(withdrawn.json["license_files"], 0);
        assert!(withdrawn.json["withdrawn_at"].is_string());
    }
    let listed = program.get(&path).await;
    let uses: Vec<&str> =
        listed.json["items"].as_array().unwrap().iter().filter_map(|key| key["use"].as_str()).collect();
    assert_eq!(uses.iter().filter(|used| **used == "signs").count(), 1, "{}", listed.json);
    assert_eq!(uses.len(), 3);
    let none = program.get(&format!("/api/v1/installations?signing_key={}", made.text("id"))).await;
    assert_eq!((none.status, none.json["items"].as_array().unwrap().len()), (StatusCode::OK, 0));
    let viewer = app.program(vendor, Role::Viewer);
    let refused = viewer.post(&format!("{path}/{}/withdraw", made.text("id")), json!({})).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
