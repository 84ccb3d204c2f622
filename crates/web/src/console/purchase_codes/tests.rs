//! Seed 004 through the console: code first, then customers that use it.

use axum::http::StatusCode;
use domain::{
    access::Role,
    customers,
    outbox::{MailKind, link_token},
    testing::Shop,
};
use serde_json::json;

use crate::testing::TestApp;

/// ES-03, ES-04, ES-07, ES-08, ES-09: a code is checked, added, and a customer is added from it; the numbers are right on
/// every page, what was typed is kept, and each wrong code says why.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_first_then_its_customers() {
    let shop = Shop::new();
    let acme = shop.acme;
    let code = |at: usize| shop.codes[at].1.reveal().to_lowercase().replace('-', " ");
    let (fresh, used) = (code(1), code(0));
    let app = TestApp::of(shop.t);
    let max = app.person("maxi", acme, Role::Manager);
    let page = max.post("/purchase-codes/new", &[("code", &used), ("company", "Sogyo"), ("do", "add")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    for part in ["This code was already used by Acme", "value=\"Sogyo\"", &used] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let page = max.post("/purchase-codes/new", &[("code", "12345"), ("do", "add")]).await;
    assert!(page.text.contains("Enter four groups of five letters or digits"), "{}", page.text);
    let typed =
        [("code", fresh.as_str()), ("email", "it@sogyo.example"), ("company", "Sogyo"), ("do", "check")];
    let page = max.post("/purchase-codes/new", &typed).await;
    for part in ["What this code brings", "10 workstations", "Northern Backup", "12 months"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let typed =
        [("code", fresh.as_str()), ("email", "it@sogyo.example"), ("company", "Sogyo"), ("do", "add")];
    let entry = max.post("/purchase-codes/new", &typed).await.location().to_owned();
    let stock = entry.trim_start_matches("/purchase-codes/").to_owned();
    let page = max.get(&format!("/purchase-codes/customer?stock={stock}")).await;
    for part in ["Total", "Used", "Pending", "I am an administrator and manage my own or my customers"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let new = |units: &str| {
        [
            ("name", "Sogyo SA".to_owned()),
            ("country", "ES".to_owned()),
            ("management", "partner".to_owned()),
            ("stock", stock.clone()),
            ("units", units.to_owned()),
            ("do", "add".to_owned()),
        ]
    };
    let send = |units: &str| {
        let typed = new(units);
        let max = &max;
        async move {
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            max.post("/purchase-codes/customer", &typed).await
        }
    };
    let page = send("11").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text.contains("10 are pending, 11 were asked for") && page.text.contains("Sogyo SA"));
    let done = send("4").await;
    assert_eq!(done.location(), entry, "ES-09: the name appears in the column of the entry");
    let page = max.get(&entry).await;
    for part in ["Customer name", "Sogyo SA", "4 of 10 used", "it@sogyo.example"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let list = max.get("/purchase-codes?q=sogyo").await;
    assert!(list.text.contains("Sogyo") && !list.text.contains("Asiakas"), "{}", list.text);
    let history = max.get(&format!("{entry}/history")).await;
    assert!(history.text.contains("Allotted: 4 workstations") && history.text.contains("Sogyo SA"));
}

/// Giving units, taking back what is free, updating and editing an entry; a viewer sees and is offered nothing.
#[tokio::test(flavor = "multi_thread")]
async fn units_are_given_and_taken_back() {
    let shop = Shop::new();
    let (acme, stock, customer, gamma) = (shop.acme, shop.stock, shop.empty, shop.gamma);
    let (allotment, code) = (shop.allotment, shop.codes[1].1.reveal().to_owned());
    let app = TestApp::of(shop.t);
    let (max, vera) = (app.person("maxi", acme, Role::Manager), app.person("veera", acme, Role::Viewer));
    let base = format!("/purchase-codes/{stock}");
    let give = |to: &'static str, id: String, units: &'static str| {
        let (path, max) = (format!("{base}/allot"), &max);
        async move { max.post(&path, &[("to", to), (to, &id), ("units", units)]).await }
    };
    assert_eq!(give("customer", customer.to_string(), "2").await.location(), base);
    assert_eq!(give("partner", gamma.to_string(), "1").await.location(), base);
    let page = give("customer", customer.to_string(), "9").await;
    assert!(page.status == StatusCode::CONFLICT && page.text.contains("3 are pending, 9 were asked for"));
    let page = give("customer", String::new(), "1").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = format!("{base}/allotments/{allotment}/return");
    assert!(max.get(&back).await.text.contains("value=\"5\""), "all of it is free");
    assert_eq!(max.post(&back, &[("units", "6")]).await.status, StatusCode::CONFLICT);
    assert_eq!(max.post(&back, &[("units", "5")]).await.location(), base);
    assert!(max.get(&base).await.text.contains("2 of 10 used"));
    let updated = max.post(&format!("{base}/update"), &[("code", &code), ("do", "add")]).await;
    assert_eq!(updated.location(), base);
    let shown = max.post(&format!("{base}/reveal"), &[]).await;
    assert!(shown.text.contains(&code) && shown.text.contains("2 of 20 used"));
    let version =
        shown.text.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let form = [("company", "Uusi"), ("email", "uusi@x.example"), ("version", version.unwrap_or_default())];
    assert_eq!(max.post(&base, &form).await.location(), base);
    assert_eq!(max.post(&base, &form).await.status, StatusCode::CONFLICT, "somebody was quicker");
    let page = vera.get(&base).await;
    assert!(page.text.contains("Uusi") && !page.text.contains("/allot\"") && !page.text.contains("/reveal"));
    for path in ["allot", "update"] {
        assert_eq!(vera.get(&format!("{base}/{path}")).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

/// The vendor makes a batch, sees all codes once, and cancels one.
#[tokio::test(flavor = "multi_thread")]
async fn a_batch_is_made_and_shown_once() {
    let shop = Shop::new();
    let (acme, plan) = (shop.acme, shop.plan);
    let app = TestApp::of(shop.t);
    let ann = app.person("anna", acme, Role::Admin);
    let choice = format!("{plan}/standard");
    assert!(ann.get("/purchase-codes/batches/new").await.text.contains(&choice));
    let form = [("plan_id", choice.as_str()), ("units", "5"), ("codes", "3"), ("valid_until", "yesterday")];
    let page = ann.post("/purchase-codes/batches/new", &form).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("value=\"yesterday\""));
    let form = [("plan_id", choice.as_str()), ("units", "5"), ("codes", "3"), ("valid_until", "2027-01-31")];
    let batch = ann.post("/purchase-codes/batches/new", &form).await.location().to_owned();
    let page = ann.get(&batch).await;
    assert!(page.text.contains("Not entered") && page.text.contains("Print or download"));
    let print = format!("{batch}/print");
    let file = ann.post(&print, &[("format", "csv")]).await;
    let codes: Vec<&str> = file.text.lines().collect();
    assert_eq!((codes.len(), codes[0], codes[1].len()), (4, "code", 23));
    assert_eq!(ann.post(&print, &[("format", "page")]).await.status, StatusCode::CONFLICT);
    let page = ann.get(&batch).await;
    assert!(page.text.contains("Shown to anna") && !page.text.contains(codes[1]));
    let cancel = page.text.split("href=\"").find(|rest| rest.contains("/cancel\"")).unwrap();
    let cancel = cancel.split('"').next().unwrap().to_owned();
    assert_eq!(ann.post(&cancel, &[("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ann.post(&cancel, &[("reason", "lost")]).await.location(), batch);
    assert!(ann.get(&batch).await.text.contains("Cancelled"));
    assert!(ann.get("/purchase-codes/batches").await.text.contains(&batch));
}

/// ES-11: disabling asks what becomes of free units, says how many, and enabling brings them back. ES-07: who adds users
/// is a setting, and the forms keep to it.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_disabled_with_a_choice() {
    let shop = Shop::new();
    let (acme, stock, customer) = (shop.acme, shop.stock, shop.empty);
    shop.t.made(move |act| domain::purchase_codes::allot(act, stock, customer, 5));
    let app = TestApp::of(shop.t);
    let max = app.person("maxi", acme, Role::Manager);
    let base = format!("/customers/{customer}");
    let page = max.get(&format!("{base}/disable")).await;
    assert!(page.text.contains("5 units of purchase codes have no user."), "{}", page.text);
    max.post(&format!("{base}/disable"), &[("reason", "unpaid"), ("share", "return")]).await;
    assert!(max.get(&format!("/purchase-codes/{stock}")).await.text.contains("4 of 10 used"));
    max.post(&format!("{base}/enable"), &[]).await;
    assert!(max.get(&format!("/purchase-codes/{stock}")).await.text.contains("9 of 10 used"));
    assert!(max.get(&format!("{base}/users")).await.text.contains("users#add"));
    let settings = max.post(&format!("{base}/management"), &[("management", "customer")]).await;
    assert_eq!(settings.location(), format!("{base}/settings"));
    assert!(!max.get(&format!("{base}/users")).await.text.contains("users#add"));
    let found = app.test.made(move |act| customers::get(act, customer));
    assert_eq!(found.management, customers::Management::Customer);
}

/// ES-10: entries and subscription details leave as files, with the filter in force.
#[tokio::test(flavor = "multi_thread")]
async fn codes_and_subscriptions_are_exported() {
    let shop = Shop::new();
    let (acme, stock, customer) = (shop.acme, shop.stock, shop.empty);
    let child = shop.t.made(move |act| {
        domain::purchase_codes::allot(act, stock, customer, 2)?;
        let given = domain::purchase_codes::allotments(act, stock, &domain::page::Window::first(9))?;
        Ok(given.items.iter().find_map(|allotment| allotment.given).expect("the partner has some"))
    });
    let app = TestApp::of(shop.t);
    let program = app.program(acme, Role::Viewer);
    let body = |list: &str, filter: serde_json::Value| json!({ "list": list, "filter": filter }).to_string();
    let file = program.send("POST", "/api/v1/exports", &[], Some(body("subscriptions", json!({})))).await;
    let text = &file.reply.text;
    assert!(text.contains("allotment_id") && text.contains("Tyhja Oy") && text.contains("Gamma"), "{text}");
    let rows = |text: &str| text.lines().count() - 1;
    assert_eq!(rows(text), 2, "{text}");
    assert!(text.lines().any(|line| line.contains("Tyhja Oy") && line.contains(",2,0,10,6,4,")), "{text}");
    let own = body("subscriptions", json!({ "stock_id": stock.to_string() }));
    assert_eq!(rows(&program.send("POST", "/api/v1/exports", &[], Some(own)).await.reply.text), 2);
    let below = body("subscriptions", json!({ "stock_id": child.to_string() }));
    assert_eq!(rows(&program.send("POST", "/api/v1/exports", &[], Some(below)).await.reply.text), 0);
    let book = json!({ "list": "subscriptions", "format": "xlsx" }).to_string();
    let book = program.send("POST", "/api/v1/exports", &[], Some(book)).await;
    assert!(book.reply.text.starts_with("PK"));
    let file = program
        .send("POST", "/api/v1/exports", &[], Some(body("purchase-codes", json!({ "query": "asiakas" }))))
        .await;
    assert!(
        file.reply.text.contains(",10,6,4,") && !file.reply.text.contains("Gamma"),
        "{}",
        file.reply.text
    );
}

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

/// The public page: what a code brings is seen without a login, guesses are stopped, and the code waits for the login.
#[tokio::test(flavor = "multi_thread")]
async fn strangers_see_what_a_code_brings() {
    let shop = Shop::new();
    let code = shop.codes[1].1.reveal().to_owned();
    let customer = shop.customer;
    let app = TestApp::of(shop.t);
    let nobody = app.stranger();
    assert!(nobody.get("/redeem").await.text.contains("Use a purchase code"));
    let page = nobody.post_raw("/redeem", &[("code", &code)]).await;
    assert!(page.text.contains("10 workstations") && page.text.contains("href=\"/me/code\""));
    assert!(page.text.contains("href=\"/redeem/new\""), "{}", page.text);
    assert!(page.headers.get_all("set-cookie").iter().any(|cookie| {
        cookie
            .to_str()
            .is_ok_and(|cookie| cookie.starts_with("purchase-code=") && cookie.contains("HttpOnly"))
    }));
    let bea = app.person("beata", customer, Role::Admin);
    let typed = [("code", code.as_str()), ("do", "add")];
    let entry = bea.post("/purchase-codes/new", &typed).await.location().to_owned();
    let page = bea.get(&entry).await;
    assert!(page.text.contains("10 of 10 used") && page.text.contains("Asiakas Oy"), "{}", page.text);
    let again = nobody.post_raw("/redeem", &[("code", &code)]).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text.contains("already used"));
    assert!(!again.text.contains("Asiakas Oy"), "who used it is nobody's business here");
}

/// Somebody without an account comes with a code: what was typed is kept, a mail's link and the password make account and
/// company, and the license of the code is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_gets_a_company_by_a_code() {
    let shop = Shop::new();
    let (acme, code, used) =
        (shop.acme, shop.codes[1].1.reveal().to_owned(), shop.codes[0].1.reveal().to_owned());
    let app = TestApp::of(shop.t);
    let nobody = app.stranger();
    let typed = |code: &str, email: &str| {
        [
            ("code", code.to_owned()),
            ("company", "Novaya".to_owned()),
            ("country", "RU".to_owned()),
            ("name", "Anna Petrova".to_owned()),
            ("email", email.to_owned()),
            ("password", "nine green herons wade".to_owned()),
            ("language", "en".to_owned()),
            ("time_zone", "Europe/Moscow".to_owned()),
        ]
    };
    let send = |code: &str, email: &str| {
        let (typed, nobody) = (typed(code, email), &nobody);
        async move {
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            nobody.post_raw("/redeem/new", &typed).await
        }
    };
    assert!(nobody.get("/redeem/new").await.text.contains("New account with a purchase code"));
    let page = send(&used, "anna@example.com").await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("already used"));
    let page = send(&code, "nonsense").await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("value=\"Novaya\""));
    assert_eq!(send(&code, "anna@example.com").await.location(), "/register/sent");
    let message = app.test.latest_message(acme, MailKind::Registration);
    let link = format!("/register/{}", link_token(app.test.world.vault(), acme, message).reveal());
    assert!(nobody.get(&link).await.text.contains("That also makes an account for Novaya"));
    let confirmed = nobody.post_raw(&link, &[("password", "nine green herons wade")]).await;
    assert_eq!(confirmed.location(), "/");
    let anna = nobody.logged_in_by(&confirmed);
    assert!(anna.get("/").await.text.contains("Novaya"));
    assert_eq!(app.test.number("SELECT COUNT(*) FROM code_stocks WHERE total = 10 AND used = 10"), 1);
    // Whose code was used meanwhile is told so, and has no account.
    let second = send(&used, "boris@example.com").await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
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

/// A code is entered with the customer that it is for, in one step; what is wrong with the customer stands at the fields
/// of this page, and the code stays to be entered.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_added_with_its_customer() {
    let shop = Shop::new();
    let (acme, code) = (shop.acme, shop.codes[1].1.reveal().to_owned());
    let app = TestApp::of(shop.t);
    let max = app.person("maxi", acme, Role::Manager);
    let page = max.get("/purchase-codes/new").await;
    assert!(page.text.contains("value=\"customer\"") && page.text.contains("<option value=\"FI\" selected"));
    let typed = |company: &'static str| {
        [
            ("code", code.clone()),
            ("email", "it@sogyo.example".into()),
            ("company", company.into()),
            ("country", "ES".into()),
            ("do", "customer".into()),
        ]
    };
    let send = |company: &'static str| {
        let (fields, max): (Vec<(&str, String)>, _) = (typed(company).to_vec(), &max);
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            max.post("/purchase-codes/new", &fields).await
        }
    };
    let refused = send("").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("id=\"company-error\"") && refused.text.contains(&code),
        "{}",
        refused.text
    );
    let done = send("Sogyo SA").await;
    assert!(done.location().starts_with("/customers/org_"), "{}", done.text);
    let list = max.get("/customers?q=sogyo").await;
    assert!(list.text.contains("Sogyo SA"), "{}", list.text);
    let vera = app.person("veera", acme, Role::Viewer);
    assert_eq!(vera.post("/purchase-codes/new", &[("do", "customer")]).await.status, StatusCode::FORBIDDEN);
}
