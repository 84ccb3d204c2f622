//! The rooms beside customers, licenses and seats through the API.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    products::PlanForm,
};
use serde_json::{Value, json};

use super::Program;
use crate::testing::TestApp;

fn operator() -> (TestApp, Program) {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Admin);
    (app, program)
}

/// NX-02: partners stand in a tree; they are made, listed, changed, and go when nothing stands below them.
#[tokio::test(flavor = "multi_thread")]
async fn partners_stand_in_a_tree() {
    let (app, program) = operator();
    let acme = program.post("/api/v1/organizations", json!({ "name": "Acme", "type": "msp" })).await;
    assert_eq!(acme.status, StatusCode::CREATED, "{}", acme.json);
    assert_eq!((&acme.json["kind"], &acme.json["time_zone"]), (&json!("partner"), &json!("Europe/Helsinki")));
    let below = json!({ "name": "Beta", "type": "reseller", "parent_id": acme.text("id"), "language": "es" });
    let beta = program.post("/api/v1/organizations", below).await;
    assert_eq!((&beta.json["parent_id"], &beta.json["language"]), (&acme.json["id"], &json!("es")));
    let listed = program.get("/api/v1/organizations?query=a").await;
    assert_eq!(listed.json["total"], 2, "{}", listed.json);
    let path = format!("/api/v1/organizations/{}", acme.text("id"));
    assert_eq!(program.get(&format!("{path}/children")).await.json["items"], json!([beta.json]));

    let change = Some(json!({ "name": "Acme Oy", "type": "reseller" }).to_string());
    let changed = program.send("PATCH", &path, &[("if-match", "\"1\"")], change.clone()).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.json);
    assert_eq!(changed.json["name"], "Acme Oy");
    let late = program.send("PATCH", &path, &[("if-match", "\"1\"")], change).await;
    assert_eq!((late.code(), &late.json["current"]), ("changed-meanwhile", &changed.json));
    let used = program.send("DELETE", &path, &[], None).await;
    assert_eq!((used.status, used.code()), (StatusCode::CONFLICT, "organization-in-use"));
    let below = format!("/api/v1/organizations/{}", beta.text("id"));
    assert_eq!(program.send("DELETE", &below, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.send("DELETE", &path, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.test.number("SELECT COUNT(*) FROM organizations"), 1);
}

/// Invariant 6, SR-12: where a partner stands and whether it works; what is refused has a name of its own.
#[tokio::test(flavor = "multi_thread")]
async fn partners_are_disabled_moved_and_closed() {
    let (app, program) = operator();
    let made = |name: &'static str| json!({ "name": name, "type": "msp" });
    let (acme, zeta) = (
        program.post("/api/v1/organizations", made("Acme")).await,
        program.post("/api/v1/organizations", made("Zeta")).await,
    );
    let path = |organization: &super::Answer| format!("/api/v1/organizations/{}", organization.text("id"));
    let (acme_path, zeta_path) = (path(&acme), path(&zeta));
    let customer = json!({ "name": "Testi Oy", "country": "FI", "vendor_id": acme.text("id") });
    let customer = program.post("/api/v1/customers", customer).await;
    let customer_path = format!("/api/v1/customers/{}", customer.text("id"));
    let seen = program.get(&format!("{acme_path}/cut-off")).await;
    assert_eq!((&seen.json["customers"], &seen.json["names"][0]["name"]), (&json!(1), &json!("Testi Oy")));

    let stopped = program.post(&format!("{acme_path}/disable"), json!({ "reason": "unpaid" })).await;
    assert_eq!(
        (&stopped.json["status"], &stopped.json["disabled_reason"]),
        (&json!("disabled"), &json!("unpaid"))
    );
    let below = program.get(&customer_path).await;
    assert_eq!((&below.json["status"], &below.json["disabled_above"]), (&json!("disabled"), &json!(true)));
    let again = program.post(&format!("{acme_path}/disable"), json!({ "reason": "" })).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "already-disabled"));
    let enabled = program.post(&format!("{acme_path}/enable"), json!({})).await;
    assert_eq!(enabled.json["status"], "active");
    assert_eq!(program.get(&customer_path).await.json["status"], "active");

    let into_itself = json!({ "parent_id": acme.text("id") });
    let circle = program.post(&format!("{acme_path}/move"), into_itself).await;
    assert_eq!((circle.status, circle.code()), (StatusCode::CONFLICT, "move-into-itself"));
    let nowhere = program.post(&format!("{acme_path}/move"), json!({ "parent_id": "org_x" })).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = program.post(&format!("{acme_path}/move"), json!({ "parent_id": zeta.text("id") })).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.json);
    assert_eq!(
        (&moved.json["organization"]["parent_id"], &moved.json["ended"]["tokens"]),
        (&zeta.json["id"], &json!(0))
    );

    let open = program.post(&format!("{zeta_path}/close"), json!({ "reason": "" })).await;
    assert_eq!((open.status, open.code()), (StatusCode::CONFLICT, "open-below"));
    let own = app.program(zeta.text("id").parse().unwrap(), Role::Admin);
    assert_eq!(own.post(&format!("{zeta_path}/close"), json!({ "reason": "" })).await.code(), "forbidden");
    program.post(&format!("{customer_path}/disable"), json!({ "reason": "" })).await;
    program.post(&format!("{acme_path}/close"), json!({ "reason": "" })).await;
    let closed = program.post(&format!("{zeta_path}/close"), json!({ "reason": "merged" })).await;
    assert_eq!(closed.json["organization"]["status"], "closed", "{}", closed.json);
    assert_eq!(closed.json["ended"]["tokens"], 1);
    assert_eq!(own.get("/api/v1/organizations").await.status, StatusCode::UNAUTHORIZED);
    let opened = program.post(&format!("{zeta_path}/enable"), json!({})).await;
    assert_eq!(opened.code(), "organization-closed");
}

/// Members are invited by mail, listed, given another role and taken out.
#[tokio::test(flavor = "multi_thread")]
async fn members_come_and_go() {
    let (app, program) = operator();
    let ann = app.test.person("ann", app.test.operator(), Role::Viewer).actor.account().unwrap();
    let path = format!("/api/v1/organizations/{}/members", app.test.operator());
    let listed = program.get(&path).await;
    assert_eq!(
        (&listed.json["items"][0]["email"], &listed.json["items"][0]["role"]),
        (&json!("ann@example.com"), &json!("viewer"))
    );
    let invited = program.post(&path, json!({ "email": "new@example.com", "role": "manager" })).await;
    assert_eq!(invited.status, StatusCode::ACCEPTED, "{}", invited.json);
    assert_eq!(app.test.number("SELECT COUNT(*) FROM messages WHERE kind = 'staff-invitation'"), 1);
    let again = program.post(&path, json!({ "email": "ann@example.com", "role": "viewer" })).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "already-member"));
    let member = format!("{path}/{ann}");
    let role = Some(json!({ "role": "manager" }).to_string());
    assert_eq!(program.send("PATCH", &member, &[], role).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get(&path).await.json["items"][0]["role"], "manager");
    assert_eq!(program.send("DELETE", &member, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get(&path).await.json["items"], json!([]));
}

/// NX-27, NX-41: a product with its editions and plans is made, read and changed.
#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_is_kept() {
    let (_app, program) = operator();
    let standard = json!({ "code": "standard", "name": "Standard", "unit": "workstation", "storage_gb": 10 });
    let new = json!({ "name": "Northern Backup", "editions": [standard, { "code": "x y", "name": "", "unit": "spoon" }] });
    let wrong = program.post("/api/v1/products", new).await;
    let fields: Vec<&str> =
        wrong.json["errors"].as_array().unwrap().iter().filter_map(|error| error["field"].as_str()).collect();
    assert_eq!(fields, ["editions[1].code", "editions[1].name", "editions[1].unit"]);
    let made =
        program.post("/api/v1/products", json!({ "name": "Northern Backup", "editions": [standard] })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    let path = format!("/api/v1/products/{}", made.text("id"));
    let mut editions = made.json["editions"].clone();
    editions
        .as_array_mut()
        .unwrap()
        .push(json!({ "code": "server", "name": "Server", "unit": "server", "storage_gb": null }));
    let change = Some(json!({ "editions": editions }).to_string());
    let changed = program.send("PATCH", &path, &[("if-match", "\"1\"")], change.clone()).await;
    assert_eq!(
        (changed.status, &changed.json["editions"][1]["storage_gb"]),
        (StatusCode::OK, &Value::Null),
        "{}",
        changed.json
    );
    assert_eq!(
        changed.json["editions"][0]["id"], made.json["editions"][0]["id"],
        "a kept edition stays itself"
    );
    assert_eq!(
        program.send("PATCH", &path, &[("if-match", "\"1\"")], change).await.code(),
        "changed-meanwhile"
    );
    assert_eq!(program.get("/api/v1/products").await.json["items"], json!([changed.json]));

    let plan = program.post(&format!("{path}/plans"), json!({ "name": "Yearly" })).await;
    assert_eq!(plan.status, StatusCode::CREATED, "{}", plan.json);
    let expected = json!({ "name": "Yearly", "product": "Northern Backup", "version": "full", "term_months": 12, "edited": 1 });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&plan.json[field], value, "{field}");
    }
    let path = format!("/api/v1/plans/{}", plan.text("id"));
    let change = Some(json!({ "term_months": 24 }).to_string());
    let changed = program.send("PATCH", &path, &[("if-match", "\"1\"")], change).await;
    assert_eq!((&changed.json["term_months"], changed.header("etag")), (&json!(24), "\"2\""));
    assert_eq!(program.get(&path).await.json, changed.json);
    assert_eq!(program.get("/api/v1/plans").await.json["items"], json!([changed.json]));
}

struct Sold {
    app: TestApp,
    program: Program,
    customer: String,
    license: String,
    seats: Vec<String>,
}

fn sold() -> Sold {
    let (app, program) = operator();
    let customer = app.test.customer(app.test.operator(), "Testiasiakas Oy");
    let product = app.test.product(app.test.operator()).id;
    let plan = app.test.plan(product, PlanForm::default()).id;
    let license = app.test.license(customer, plan, 5, 1).id;
    let seats = app.test.seats(license, &["ann@x.example", "bob@x.example", "nomail"]);
    Sold {
        program,
        customer: customer.to_string(),
        license: license.to_string(),
        seats: seats.iter().map(ToString::to_string).collect(),
        app,
    }
}

/// NX-60 to NX-67: invitations are queued as a job; nothing is sent yet; a mail that waits can be put off, taken
/// back and put back.
#[tokio::test(flavor = "multi_thread")]
async fn invitations_are_queued_and_counted() {
    let s = sold();
    let sent = s
        .program
        .post("/api/v1/invitations", json!({ "seat_ids": [s.seats[0]], "send_at": "2026-12-01T06:00:00Z" }))
        .await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.json);
    assert_eq!(
        (&sent.json["total"], &sent.json["done"], &sent.json["customer_id"]),
        (&json!(1), &json!(0), &json!(s.customer))
    );
    assert_eq!(s.program.get(&format!("/api/v1/jobs/{}", sent.text("id"))).await.json, sent.json);
    let rest = s
        .program
        .post("/api/v1/invitations", json!({ "license_id": s.license, "all": true, "language": "fi" }))
        .await;
    assert_eq!(rest.json["total"], 1, "who has an address and no mail on its way: {}", rest.json);

    let listed = s.program.get("/api/v1/invitations").await;
    assert_eq!((&listed.json["total"], &listed.json["items"][0]["status"]), (&json!(3), &json!("waiting")));
    assert_eq!(listed.json["items"][0]["sent_at"], Value::Null, "queued is not sent");
    assert_eq!(s.program.get("/api/v1/invitations?status=sent").await.json["total"], 0);
    assert_eq!(s.program.get("/api/v1/invitations?sent=true&installed=true").await.json["total"], 3);

    let mails = s.program.get("/api/v1/messages?state=queued&kind=invitation").await;
    let mail = mails.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|mail| mail["seat_id"] == s.seats[0].as_str())
        .unwrap();
    assert_eq!((&mail["send_at"], &mail["state"]), (&json!("2026-12-01T06:00:00Z"), &json!("queued")));
    let path = format!("/api/v1/messages/{}", mail["id"].as_str().unwrap());
    let later = Some(json!({ "send_at": "2026-12-24T06:00:00Z" }).to_string());
    let later = s.program.send("PATCH", &path, &[], later).await;
    assert_eq!(later.json["send_at"], "2026-12-24T06:00:00Z", "{}", later.json);
    assert_eq!(s.program.post(&format!("{path}/cancel"), json!({})).await.json["state"], "cancelled");
    let over = s.program.post(&format!("{path}/send-now"), json!({})).await;
    assert_eq!((over.status, over.code()), (StatusCode::CONFLICT, "message-already-sent"));
    assert_eq!(s.program.post(&format!("{path}/resend"), json!({})).await.json["state"], "queued");
    assert_eq!(
        s.program.post(&format!("{path}/send-now"), json!({})).await.json["send_at"],
        "2026-11-23T09:00:00Z"
    );
    assert_eq!(s.program.get(&path).await.json["state"], "queued");
}

/// What is asked for must be one thing.
#[tokio::test(flavor = "multi_thread")]
async fn a_selection_is_one_thing() {
    let s = sold();
    let table = [
        (json!({}), "seat_ids"),
        (json!({ "seat_ids": ["seat_x"] }), "seat_ids[0]"),
        (json!({ "license_id": s.license }), "all"),
        (json!({ "license_id": s.license, "all": true, "seat_ids": [] }), "license_id"),
        (json!({ "seat_ids": s.seats, "all": true }), "all"),
        (json!({ "seat_ids": s.seats, "send_at": "tomorrow" }), "send_at"),
        (json!({ "seat_ids": s.seats, "language": "tlh" }), "language"),
    ];
    for (body, field) in table {
        let refused = s.program.post("/api/v1/invitations", body.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused.json["errors"][0]["field"], field, "{body}");
    }
    assert_eq!(s.app.test.number("SELECT COUNT(*) FROM messages"), 0);
}

/// A device is listed with its user and taken off its seat, once.
#[tokio::test(flavor = "multi_thread")]
async fn devices_are_listed_and_released() {
    let s = sold();
    let seat: domain::ids::SeatId = s.seats[0].parse().unwrap();
    let device = s.app.test.device(seat, "PC-7");
    let listed = s.program.get(&format!("/api/v1/installations?customer_id={}&query=pc", s.customer)).await;
    assert_eq!(
        (&listed.json["total"], &listed.json["items"][0]["username"]),
        (&json!(1), &json!("ann@x.example"))
    );
    let path = format!("/api/v1/installations/{device}");
    assert_eq!(s.program.get(&path).await.json, listed.json["items"][0]);
    for _ in 0..2 {
        let released = s.program.post(&format!("{path}/release"), json!({})).await;
        assert_eq!(
            (released.status, &released.json["released_at"]),
            (StatusCode::OK, &json!("2026-11-23T09:00:00Z"))
        );
    }
    assert_eq!(s.program.get("/api/v1/installations").await.json["items"], json!([]));
    let license = s.program.get(&format!("/api/v1/licenses/{}", s.license)).await;
    assert_eq!(license.json["lines"][0]["installed"], 0);
}

/// The trail tells what was done through the API, by which token.
#[tokio::test(flavor = "multi_thread")]
async fn the_trail_names_the_token() {
    let s = sold();
    // Events of one millisecond have no order; this one is to be the newest.
    s.app.test.clock.advance_seconds(1);
    let path = format!("/api/v1/licenses/{}/suspend", s.license);
    s.program.post(&path, json!({ "reason": "unpaid" })).await;
    let events = s.program.get(&format!("/api/v1/events?organization_id={}&limit=1", s.customer)).await;
    let event = &events.json["items"][0];
    assert_eq!((&event["action"], &event["door"]), (&json!("license-suspended"), &json!("api")));
    assert_eq!((&event["actor_kind"], &event["actor_name"]), (&json!("token"), &json!("integration")));
    assert_eq!(event["details"]["reason"], "unpaid");
    s.app.test.made(|act| domain::audit::seal(act, 100));
    let feed = s.program.get("/api/v1/events?limit=200").await;
    assert!(feed.json["items"].as_array().unwrap().contains(event), "{}", feed.json);
    s.app.test.clock.advance_seconds(60);
    let path = format!("/api/v1/licenses/{}/resume", s.license);
    s.program.post(&path, json!({})).await;
    let path = format!("/api/v1/events?organization_id={}&changed_since=2026-11-23T09:00:30Z", s.customer);
    let late = s.program.get(&path).await;
    assert_eq!(late.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&late.json["items"][0]["action"], &late.json["next_cursor"]),
        (&json!("license-resumed"), &Value::Null)
    );
}

/// A statement as large as the console takes is read by the API as well, and matching it leaves nothing behind.
#[tokio::test(flavor = "multi_thread")]
async fn a_large_statement_is_matched() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Manager);
    let filling = "x".repeat(1_900);
    let row = |n: usize| format!("2026-11-23;{n}.00;{filling}\n");
    let file = format!("date;amount;message\n{}", (1..400).map(row).collect::<String>());
    let answer = program.post("/api/v1/bank-statements/match", json!({ "file": file })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.json);
    let entries = answer.json["entries"].as_array().unwrap();
    assert_eq!((entries.len(), &entries[0]["match"]), (399, &json!("none")));
    let viewer = app.program(app.test.operator(), Role::Viewer);
    let refused = viewer.post("/api/v1/bank-statements/match", json!({ "file": file })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

/// The first steps of a new partner, as far as the token may take them; those of another are not found.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_partner_has_first_steps() {
    let app = TestApp::start();
    let t = &app.test;
    let (acme, zeta) = (
        t.partner(t.operator(), "Acme", PartnerType::Msp),
        t.partner(t.operator(), "Zeta", PartnerType::Msp),
    );
    let program = app.program(acme, Role::Manager);
    let path = format!("/api/v1/organizations/{acme}/first-steps");
    let steps = |customer: bool| {
        json!({ "begins": true, "steps": [
            { "step": "units", "done": false },
            { "step": "customer", "done": customer },
            { "step": "user", "done": false },
        ] })
    };
    assert_eq!(program.get(&path).await.json, steps(false));
    let customer = t.customer(acme, "Asiakas Oy");
    assert_eq!(program.get(&path).await.json, steps(true));
    assert_eq!(app.program(zeta, Role::Admin).get(&path).await.status, StatusCode::NOT_FOUND);
    let of_customer = format!("/api/v1/organizations/{customer}/first-steps");
    assert_eq!(program.get(&of_customer).await.status, StatusCode::NOT_FOUND);
}
