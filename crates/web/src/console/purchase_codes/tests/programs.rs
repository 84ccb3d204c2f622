//! The same by programs, each as far as it may see.

use super::*;

/// The API: a code is checked and entered once for its key, units are given and come back, the vendor's side.
#[tokio::test(flavor = "multi_thread")]
async fn programs_do_the_same() {
    let shop = Shop::new();
    let (acme, customer, plan) = (shop.acme, shop.empty, shop.plan);
    let (code, used) = (shop.codes[1].1.reveal().to_owned(), shop.codes[0].1.reveal().to_owned());
    let app = TestApp::of(shop.t);
    let program = app.program(acme, Role::Admin);
    let post = |path: String, key: &'static str, body: serde_json::Value| {
        let program = &program;
        async move { program.send("POST", &path, &[("idempotency-key", key)], Some(body.to_string())).await }
    };
    let base = "/api/v1/purchase-codes".to_owned();
    let asked = post(format!("{base}/check"), "a", json!({ "code": code })).await;
    assert_eq!((&asked.json["units"], &asked.json["made_by"]), (&json!(10), &json!("Acme")));
    let wrong = post(base.clone(), "b", json!({ "code": "ABCDE" })).await;
    assert_eq!(wrong.json["errors"][0]["code"], "not-a-code");
    let made = post(base.clone(), "c", json!({ "code": code, "company": "Sogyo" })).await;
    assert_eq!((made.status, &made.json["pending"]), (StatusCode::CREATED, &json!(10)), "{}", made.json);
    let again = post(base.clone(), "c", json!({ "code": code, "company": "Sogyo" })).await;
    assert_eq!(again.json["id"], made.json["id"], "the same key, the same answer");
    let twice = post(base.clone(), "d", json!({ "code": code })).await;
    assert_eq!((twice.status, &twice.json["code"]), (StatusCode::CONFLICT, &json!("purchase-code-used-by")));
    let entry = format!("{base}/{}", made.json["id"].as_str().unwrap());
    let of_another = post(format!("{entry}/update"), "e", json!({ "code": used })).await;
    assert_eq!(of_another.status, StatusCode::CONFLICT, "{}", of_another.json);
    let given = post(format!("{entry}/allot"), "f", json!({ "units": 3, "customer_id": customer })).await;
    assert_eq!(given.json["license"]["lines"][0]["quantity"], 3, "{}", given.json);
    let seen = program.get(&entry).await;
    let share = seen.json["allotments"][0]["id"].as_str().unwrap().to_owned();
    let back = post(format!("{entry}/allotments/{share}/return"), "g", json!({ "units": 1 })).await;
    assert_eq!((&back.json["used"], &back.json["pending"]), (&json!(2), &json!(8)));
    let ledger = program.get(&format!("{entry}/ledger")).await;
    let what: Vec<_> =
        ledger.json["items"].as_array().unwrap().iter().map(|one| one["what"].clone()).collect();
    assert!(what.contains(&json!("returned")) && what.contains(&json!("bought")), "{what:?}");
    let batch = json!({ "plan_id": plan, "edition": "standard", "units": 1, "codes": 2 });
    let batch = post("/api/v1/purchase-code-batches".into(), "h", batch).await;
    let path = format!("/api/v1/purchase-code-batches/{}", batch.json["id"].as_str().unwrap());
    let shown = post(format!("{path}/show"), "i", json!({})).await;
    assert_eq!(shown.json["codes"].as_array().map(Vec::len), Some(2), "{}", shown.json);
    assert_eq!(post(format!("{path}/show"), "j", json!({})).await.json["code"], "codes-shown");
    assert_eq!(program.get(&format!("{path}/codes")).await.json["items"][0]["state"], "ready");
}

/// IT-13: a reseller finds no license by its codes, neither in the details of an entry nor in the export; a program pages
/// through what was given, and asked about a code that was entered already it is told so.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_is_shown_as_far_as_it_may_be_seen() {
    let shop = Shop::new();
    let (acme, beta, stock, resold) = (shop.acme, shop.beta, shop.stock, shop.resold);
    let used = shop.codes[0].1.reveal().to_owned();
    let own = shop.t.made(move |act| domain::purchase_codes::allot_to_partner(act, stock, beta, 3)).id;
    let issued = shop.t.made(move |act| domain::purchase_codes::allot(act, own, resold, 2));
    let app = TestApp::of(shop.t);
    let (reseller, vendor) = (app.program(beta, Role::Admin), app.program(acme, Role::Admin));
    let path = format!("/api/v1/purchase-codes/{own}");
    let seen = reseller.get(&path).await.json;
    assert!(seen["allotments"][0]["license_id"].is_null() && seen["allotments"][0]["units"] == 2, "{seen}");
    let seen = vendor.get(&path).await.json;
    assert_eq!(seen["allotments"][0]["license_id"], issued.id.to_string());
    assert_eq!((&seen["term_months"], &seen["allotments"][0]["standing"]), (&json!(12), &json!("running")));
    let file = reseller
        .send("POST", "/api/v1/exports", &[], Some(json!({ "list": "subscriptions" }).to_string()))
        .await;
    assert!(!file.reply.text.contains(&issued.number), "{}", file.reply.text);
    let paged = vendor.get(&format!("/api/v1/purchase-codes/{stock}/allotments?limit=1")).await.json;
    assert!(
        paged["items"].as_array().map(Vec::len) == Some(1) && paged["next_cursor"].is_string(),
        "{paged}"
    );
    let body = json!({ "code": used }).to_string();
    let asked =
        vendor.send("POST", "/api/v1/purchase-codes/check", &[("idempotency-key", "k")], Some(body)).await;
    assert_eq!(asked.json["code"], "purchase-code-used-by", "{}", asked.json);
}
