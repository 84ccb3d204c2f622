//! The pages of deployment keys, walked by people of a partner, a reseller and a rival.

use axum::http::StatusCode;
use domain::{access::Role, testing::Shop};
use serde_json::json;

use crate::testing::TestApp;

struct Case {
    app: TestApp,
    shop: Places,
}

/// What is left of the shop when its world is in the app.
struct Places {
    acme: domain::ids::OrganizationId,
    beta: domain::ids::OrganizationId,
    customer: domain::ids::OrganizationId,
    resold: domain::ids::OrganizationId,
    rival: domain::ids::LicenseId,
    license: domain::ids::LicenseId,
    plan: domain::ids::PlanId,
}

fn case() -> Case {
    let shop = Shop::new();
    let kept = Places {
        acme: shop.acme,
        beta: shop.beta,
        customer: shop.customer,
        resold: shop.resold,
        rival: shop.rival_license.id,
        license: shop.license.id,
        plan: shop.plan,
    };
    Case { app: TestApp::of(shop.t), shop: kept }
}

/// NX-68: made with limits, shown once with the line that installs silently, then known by its ending only; edited,
/// replaced, revoked, each from its page and without script.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_lives_on_its_pages() {
    let Case { app, shop } = case();
    let ann = app.person("anna", shop.acme, Role::Manager);
    let tab = format!("/customers/{}/keys", shop.customer);
    assert!(ann.get(&tab).await.text.contains("Rollout"));
    let new = format!("{tab}/new");
    assert!(ann.get(&new).await.text.contains("{prefix}{device}"));
    let line = format!("{}/standard", shop.license);
    let typed = [
        ("name", "Kiosks"),
        ("line", line.as_str()),
        ("name_pattern", "{prefix}{host}"),
        ("most_devices", "many"),
        ("last_on", "2026-12-24"),
        ("networks", "192.0.2.0/24, 2001:db8::/32"),
    ];
    let refused = ann.post(&new, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in
        ["value=\"Kiosks\"", "value=\"many\"", "id=\"most_devices-error\"", "192.0.2.0/24, 2001:db8::/32"]
    {
        assert!(refused.text.contains(kept), "{kept} in {}", refused.text);
    }
    let mut typed = typed;
    typed[3].1 = "25";
    let refused = ann.post(&new, &typed).await;
    assert!(refused.text.contains("id=\"name_pattern-error\""), "{}", refused.text);
    typed[2].1 = "{prefix}{login}";
    let made = ann.post(&new, &typed).await;
    assert_eq!(made.status, StatusCode::OK);
    let secret = made.text.split("swk_").nth(1).unwrap().split(['<', '"', '&']).next().unwrap();
    let command = format!("DEPLOYMENT_KEY=&#34;swk_{secret}&#34;");
    assert!(made.text.contains("msiexec /i") && made.text.contains(&command), "{}", made.text);
    let list = ann.get(&tab).await;
    assert!(list.text.contains("Kiosks") && !list.text.contains(secret));

    let program = app.program(shop.acme, Role::Viewer);
    let keys = program.get(&format!("/api/v1/deployment-keys?customer_id={}", shop.customer)).await;
    let key = keys.json["items"][0].clone();
    assert_eq!((&key["name"], &key["most_devices"]), (&json!("Kiosks"), &json!(25)));
    assert_eq!(key["networks"], json!(["192.0.2.0/24", "2001:db8::/32"]));
    let page = format!("{tab}/{}", key["id"].as_str().unwrap());
    assert!(ann.get(&page).await.text.contains("YOUR-KEY"));
    let edit = [("name", "Kiosks 2"), ("name_pattern", "{prefix}{device}"), ("version", "1")];
    assert_eq!(ann.post(&page, &edit).await.location(), page);
    let late = ann.post(&page, &[("name", "Mine"), ("name_pattern", "{device}"), ("version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Mine") && late.text.contains("Kiosks 2"), "both versions are seen");
    let turned = ann.post(&format!("{page}/rotate"), &[("overlap_hours", "24")]).await;
    assert!(turned.text.contains("swk_") && !turned.text.contains(secret));
    let odd = ann.post(&format!("{page}/rotate"), &[("overlap_hours", "9999")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ann.get(&format!("{page}/revoke")).await.text.contains("This cannot be undone"));
    assert_eq!(ann.post(&format!("{page}/revoke"), &[]).await.location(), tab);
    assert!(ann.get(&page).await.text.contains("Revoked"));
    assert_eq!(ann.post(&format!("{page}/revoke"), &[]).await.status, StatusCode::CONFLICT);
}

/// IT-13: a reseller, who sees no licenses, makes keys for its customers; nobody makes one of another's license.
#[tokio::test(flavor = "multi_thread")]
async fn a_reseller_makes_keys() {
    let Case { app, shop } = case();
    let license = app.test.license(shop.resold, shop.plan, 3, 0).id;
    let rob = app.person("robert", shop.beta, Role::Manager);
    let tab = format!("/customers/{}/keys", shop.resold);
    let page = rob.get(&tab).await;
    assert!(page.text.contains(&format!("href=\"{tab}/new\"")), "{}", page.text);
    assert!(!page.text.contains(&format!("/customers/{}/license\"", shop.resold)));
    let made = |line: String| {
        let fields =
            [("name", "Rollout".to_owned()), ("line", line), ("name_pattern", "{device}".to_owned())];
        let (rob, tab) = (&rob, &tab);
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            rob.post(&format!("{tab}/new"), &fields).await
        }
    };
    assert!(made(format!("{license}/standard")).await.text.contains("swk_"));
    assert_eq!(made(format!("{}/standard", shop.rival)).await.status, StatusCode::NOT_FOUND);
    let before = app.test.number("SELECT COUNT(*) FROM deployment_keys");
    // One that it may see, but of another customer than the page is about.
    let ann = app.person("anna", shop.acme, Role::Manager);
    let line = format!("{license}/standard");
    let fields = [("name", "x"), ("line", line.as_str()), ("name_pattern", "{device}")];
    let foreign = ann.post(&format!("/customers/{}/keys/new", shop.customer), &fields).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(app.test.number("SELECT COUNT(*) FROM deployment_keys"), before);
    let vera = app.person("verena", shop.beta, Role::Viewer);
    assert!(!vera.get(&tab).await.text.contains("/keys/new"));
    assert_eq!(vera.get(&format!("{tab}/new")).await.status, StatusCode::FORBIDDEN);
}

/// The installation shows which key admitted it, in console and API, and leads to it.
#[tokio::test(flavor = "multi_thread")]
async fn an_installation_shows_its_key() {
    let Case { app, shop } = case();
    let ann = app.person("anna", shop.acme, Role::Manager);
    let program = app.program(shop.acme, Role::Manager);
    let new = json!({ "license_id": shop.license.to_string(), "edition": "standard", "name": "Kiosks" });
    let made = program.send("POST", "/api/v1/deployment-keys", &[], Some(new.to_string())).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    let (line, secret) = (&made.json["silent_install"], &made.json["deployment_key"]);
    assert!(line.as_str().unwrap().contains(secret.as_str().unwrap()), "{line}");
    let asked = json!({
        "deployment_key": made.json["deployment_key"],
        "device": { "fingerprint": "f", "name": "KIOSK-1", "platform": "Windows 11", "software_version": "1" },
    });
    let request =
        axum::http::Request::post("/activation/v1/enroll").header("content-type", "application/json");
    let reply = app.stranger().send(request, axum::body::Body::from(asked.to_string())).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let id = made.json["id"].as_str().unwrap();
    let listed = program.get(&format!("/api/v1/installations?deployment_key_id={id}")).await;
    assert_eq!(listed.json["items"][0]["deployment_key_name"], "Kiosks");
    let page = ann.get(&format!("/installations?key={id}")).await;
    assert!(
        page.text.contains("KIOSK-1")
            && page.text.contains(&format!("/customers/{}/keys/{id}", shop.customer))
    );
    let changed = program
        .send(
            "PATCH",
            &format!("/api/v1/deployment-keys/{id}"),
            &[("if-match", "\"1\"")],
            Some(json!({ "most_devices": 1 }).to_string()),
        )
        .await;
    assert_eq!((&changed.json["status"], &changed.json["enrolled"]), (&json!("used-up"), &json!(1)));
    let cleared = json!({ "most_devices": null }).to_string();
    let path = format!("/api/v1/deployment-keys/{id}");
    assert_eq!(program.send("PATCH", &path, &[], Some(cleared)).await.json["status"], "live");
}

/// A key is renamed in the list; its limits stay, and who is late sees both names.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_renamed_in_the_list() {
    let Case { app, shop } = case();
    let ann = app.person("anna", shop.acme, Role::Manager);
    let list = format!("/customers/{}/keys", shop.customer);
    let page = ann.get(&list).await.text;
    let key = page.split("id=\"name-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("{list}/{key}");
    let sent =
        |name: &'static str| [("inline", "key"), ("version", "1"), ("name", name), ("back", list.as_str())];
    let saved = ann.post(&path, &sent("Kiosks")).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, list.as_str()), "{}", saved.text);
    let page = ann.get(&list).await.text;
    assert!(page.contains("Kiosks") && !page.contains("Rollout"));
    let late = [&sent("Tills")[..], &[("alone", "on")]].concat();
    let late = ann.post(&path, &late).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["value=\"Tills\"", "Saved now", ">Kiosks<"] {
        assert!(late.text.contains(part), "{part}: {}", late.text);
    }
    let empty = [("inline", "key"), ("version", "2"), ("name", ""), ("alone", "on")];
    assert!(ann.post(&path, &empty).await.text.contains(&format!("id=\"inline-{key}-name-error\"")));
    let vera = app.person("verena", shop.acme, Role::Viewer);
    assert!(!vera.get(&list).await.text.contains(&format!("inline-{key}")));
}
