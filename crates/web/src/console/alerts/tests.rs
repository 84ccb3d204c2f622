//! The pages of alerts through the whole router: settings of a partner and a customer, and what is open.

use axum::http::StatusCode;
use domain::{
    Caller,
    access::Role,
    alerts::{arm, look_at_due},
    testing::Shop,
};
use serde_json::json;

use crate::testing::TestApp;

/// A month and more in which nothing was heard of the devices.
fn silence(shop: &Shop) {
    shop.t.device(shop.seats[0], "LAPTOP-7");
    let worker = Caller::worker("alerts");
    shop.t.work(&worker, |act| arm(act, 100)).unwrap();
    shop.t.clock.advance_seconds(31 * 86_400);
    shop.t.work(&worker, |act| look_at_due(act, 100)).unwrap();
}

/// NX-71: what is open is listed, counted on the overview, and taken along as a file; a rival finds nothing of it.
#[tokio::test(flavor = "multi_thread")]
async fn open_alerts_are_seen() {
    let shop = Shop::new();
    silence(&shop);
    let (acme, zeta, customer) = (shop.acme, shop.zeta, shop.customer);
    let app = TestApp::of(shop.t);
    let ann = app.person("anna", acme, Role::Viewer);
    let page = ann.get("/alerts").await;
    assert!(page.text.contains("LAPTOP-7") && page.text.contains("Asiakas Oy"), "{}", page.text);
    assert!(!ann.get("/alerts?kind=failing").await.text.contains("LAPTOP-7"));
    assert!(ann.get("/").await.text.contains("href=\"/alerts\""));
    let taken = ann.post("/exports", &[("list", "alerts"), ("format", "csv"), ("kind", "silent")]).await;
    assert!(taken.text.contains("LAPTOP-7"));
    let zoe = app.person("zoey", zeta, Role::Admin);
    assert!(!zoe.get("/alerts").await.text.contains("LAPTOP-7"));
    assert_eq!(zoe.get(&format!("/alerts?customer={customer}")).await.status, StatusCode::NOT_FOUND);
    let program = app.program(acme, Role::Viewer);
    let listed = program.get(&format!("/api/v1/alerts?customer_id={customer}&kind=silent")).await;
    assert!(listed.json["items"].as_array().unwrap().iter().any(|alert| alert["name"] == "LAPTOP-7"));
}

/// NX-71: on, off, days, addresses by commas and software types, per customer or inherited from the partner; what was
/// typed stays when it is refused, and the second of two sees both versions.
#[tokio::test(flavor = "multi_thread")]
async fn settings_are_made_and_inherited() {
    let shop = Shop::new();
    let (acme, customer) = (shop.acme, shop.customer);
    let app = TestApp::of(shop.t);
    let mia = app.person("miah", acme, Role::Manager);
    let (partner, own) = (format!("/organizations/{acme}/alerts"), format!("/customers/{customer}/alerts"));
    assert!(mia.get(&format!("/customers/{customer}/settings")).await.text.contains(&own));
    let page = mia.get(&partner).await;
    for shown in ["name=\"silent.threshold\" type=\"text\" value=\"30\"", "value=\"14\"", "Server"] {
        assert!(page.text.contains(shown), "{shown} in {}", page.text);
    }
    let mut fields = vec![
        ("version", "0"),
        ("not-installed.mode", "inherit"),
        ("failing.mode", "inherit"),
        ("space-low.mode", "off"),
        ("space-low.threshold", "5"),
        ("silent.mode", "on"),
        ("silent.threshold", "soon"),
        ("silent.to", "partner"),
        ("silent.to", "user"),
        ("silent.partner_emails", "one@acme.example, two@acme.example"),
        ("silent.editions", "server"),
        ("freed-soon.mode", "inherit"),
    ];
    let refused = mia.post(&partner, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"soon\"") && refused.text.contains("one@acme.example, two"));
    fields[6].1 = "10";
    assert_eq!(mia.post(&partner, &fields).await.location(), partner);
    let program = app.program(acme, Role::Manager);
    let path = format!("/api/v1/organizations/{customer}/alerts");
    let inherited = program.get(&path).await;
    assert_eq!(
        inherited.json["silent"],
        json!({
            "own": false, "enabled": true, "threshold": 10, "to": ["partner", "user"],
            "partner_emails": ["one@acme.example", "two@acme.example"], "customer_emails": [],
            "editions_off": ["standard"],
        })
    );
    assert_eq!(inherited.json["space_low"]["enabled"], false);
    let late = mia.post(&partner, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "somebody saved since the page was read");
    let sent = json!({ "silent": { "enabled": false, "threshold": 10 } }).to_string();
    let changed = program.send("PUT", &path, &[("if-match", "\"0\"")], Some(sent)).await;
    assert_eq!((&changed.json["silent"]["own"], &changed.json["version"]), (&json!(true), &json!(1)));
    assert!(mia.get(&own).await.text.contains("<option value=\"off\" selected"));
    let back = program.send("PUT", &path, &[], Some(json!({ "silent": null }).to_string())).await;
    assert_eq!((&back.json["silent"]["own"], &back.json["silent"]["threshold"]), (&json!(false), &json!(10)));
    let odd = json!({ "silent": { "enabled": true, "threshold": 10, "to": ["everybody"] } }).to_string();
    let odd = program.send("PUT", &path, &[], Some(odd)).await;
    assert_eq!(odd.json["errors"][0]["field"], "silent.to");
    let vera = app.person("verena", acme, Role::Viewer);
    let page = vera.get(&own).await;
    assert!(page.text.contains("10, told to: Seller, User") && !page.text.contains("silent.mode"));
}
