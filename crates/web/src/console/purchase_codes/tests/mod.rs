//! Seed 004 through the console: code first, then customers that use it.

mod newcomers;
mod programs;

use axum::http::StatusCode;
use domain::{access::Role, customers, testing::Shop};
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
