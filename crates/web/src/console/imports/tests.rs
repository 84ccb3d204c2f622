//! An import through the pages, without script: uploaded, matched, checked, mended, added, taken back.

use axum::{body::Body, http::Request};
use domain::{
    Language,
    access::Role,
    ids::OrganizationId,
    imports::{Kind, reading},
    testing::Shop,
};

use super::template;
use crate::{
    languages::Locale,
    testing::{Client, Reply, TestApp},
};

struct Desk {
    app: TestApp,
    max: Client,
    customer: OrganizationId,
}

fn desk() -> Desk {
    let shop = Shop::new();
    let (acme, customer) = (shop.acme, shop.customer);
    let app = TestApp::of(shop.t);
    let max = app.person("maximilian", acme, Role::Manager);
    Desk { app, max, customer }
}

async fn upload(client: &Client, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Reply {
    let csrf = client.get("/settings").await.csrf();
    let mut body = Vec::new();
    let mut part = |head: String, content: &[u8]| {
        body.extend(format!("--part\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend(content);
        body.extend(b"\r\n");
    };
    part("name=\"csrf\"".into(), csrf.as_bytes());
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    if let Some((name, content)) = file {
        part(format!("name=\"file\"; filename=\"{name}\""), content);
    }
    body.extend(b"--part--\r\n");
    let request = Request::builder()
        .method("POST")
        .uri("/imports/new")
        .header("content-type", "multipart/form-data; boundary=part");
    client.send(request, Body::from(body)).await
}

const FILE: &[u8] = b"Asiakas;S\xe4hk\xf6posti;Ohjelman tyyppi\r\n\
    Asiakas Oy;uusi@x.example;Standard\r\n\
    Asiakas Oy;harri.niemi@testi;Standard\r\n\
    Asiakas Oy;ann@x.example;Standard\r\n";

/// Windows-1252 from Finland: the columns are known, one row is mended in its place, two are added, one was there.
#[tokio::test(flavor = "multi_thread")]
async fn users_are_imported_step_by_step() {
    let desk = desk();
    let reply = upload(&desk.max, &[("kind", "users")], Some(("users-nov.csv", FILE))).await;
    let page = reply.location().to_owned();
    assert!(page.starts_with("/imports/imp_"), "{} {}", reply.status, reply.text);
    let check = desk.max.get(&page).await;
    assert!(
        check.text.contains("users-nov.csv, 3 rows, separated by semicolons, Windows-1252"),
        "{}",
        check.text
    );
    assert!(check.text.contains("Import 1, skip 2"), "{}", check.text);
    assert!(check.text.contains("Row 3"));
    let mended =
        desk.max.post(&format!("{page}/rows/3"), &[("value_email", "harri.niemi@testi.example")]).await;
    assert_eq!(mended.location(), page);
    let fixed = desk.max.get(&page).await;
    assert!(fixed.text.contains("Import 2, skip 1"), "{}", fixed.text);
    // Somebody who was shown another number is asked again.
    let other = desk.max.post(&format!("{page}/run"), &[("count", "5")]).await;
    assert_eq!(other.status.as_u16(), 422, "{}", other.text);
    let run = desk
        .max
        .post(&format!("{page}/run"), &[("count", "2"), ("invite_choice", "asked"), ("invite", "on")])
        .await;
    assert_eq!(run.location(), page);
    let done = desk.max.get(&page).await;
    assert!(
        done.text.contains("Added 2. Already there 1. 0 rows need fixing and were not added."),
        "{}",
        done.text
    );
    let users = desk.max.get(&format!("/customers/{}/users", desk.customer)).await;
    assert!(users.text.contains("harri.niemi@testi.example"));
    // The same file again is the same import.
    let again = upload(&desk.max, &[("kind", "users")], Some(("copy.csv", FILE))).await;
    assert_eq!(again.location(), page);
    let undone = desk.max.post(&format!("{page}/undo"), &[]).await;
    assert_eq!(undone.location(), page);
    assert!(desk.max.get(&page).await.text.contains("Taken back 2. 0 stayed,"));
    assert!(desk.max.get("/imports").await.text.contains("users-nov.csv"));
}

/// NX-49: from the page of a customer the file names no customer; what holds for all rows is said with it, the units that are
/// missing among it.
#[tokio::test(flavor = "multi_thread")]
async fn users_of_one_customer_come_from_its_page() {
    let desk = desk();
    let customer = desk.customer.to_string();
    let start = format!("/imports/new?kind=users&amp;customer={customer}");
    let users = desk.max.get(&format!("/customers/{customer}/users")).await;
    assert!(
        users.text.contains(&start) || users.text.contains(&start.replace("&amp;", "&#38;")),
        "{}",
        users.text
    );
    assert!(!users.text.contains("type=\"file\""), "there is one import");
    let page = desk.max.get(&format!("/imports/new?kind=users&customer={customer}")).await;
    for part in ["name=\"license\"", "name=\"edition\"", "name=\"add_units\""] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let file = ["u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"].map(|name| format!("{name}@x.example"));
    let file = file.join("\n");
    let said = |units: &'static str| {
        [("kind", "users"), ("customer", customer.as_str()), ("edition", "standard"), ("add_units", units)]
    };
    let plain = upload(&desk.max, &said(""), Some(("users.csv", file.as_bytes()))).await;
    let short = desk.max.get(plain.location()).await;
    assert!(short.text.contains("no-unit") || short.text.contains("unit"), "{}", short.text);
    let grown = upload(&desk.max, &said("on"), Some(("users.csv", file.as_bytes()))).await;
    assert_ne!(grown.location(), plain.location(), "said otherwise it is another import");
    let check = desk.max.get(grown.location()).await;
    assert!(check.text.contains("of them added"), "{}", check.text);
    let run = desk.max.post(&format!("{}/run", grown.location()), &[("count", "9")]).await;
    assert_eq!(run.status.as_u16(), 303, "{}", run.text);
    assert!(desk.max.get(grown.location()).await.text.contains("Added 9."));
}

/// What was pasted without heads asks what its columns hold, and whose users they are.
#[tokio::test(flavor = "multi_thread")]
async fn pasted_lists_are_matched() {
    let desk = desk();
    let pasted = [("kind", "users"), ("pasted", "a@x.example\nb@x.example")];
    let page = upload(&desk.max, &pasted, None).await.location().to_owned();
    let columns = desk.max.get(&page).await.location().to_owned();
    assert_eq!(columns, format!("{page}/columns"));
    let shown = desk.max.get(&columns).await;
    assert!(shown.text.contains("a@x.example, b@x.example"), "{}", shown.text);
    let customer = desk.customer.to_string();
    let refused = desk.max.post(&columns, &[("column_0", "email"), ("customer", "")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text);
    let fields = [("column_0", "email"), ("customer", customer.as_str()), ("edition", "Standrad")];
    assert_eq!(desk.max.post(&columns, &fields).await.location(), page);
    let wrong = desk.max.get(&page).await;
    assert!(wrong.text.contains("Did you mean Standard?"), "{}", wrong.text);
    let fields = [("column_0", "email"), ("customer", customer.as_str()), ("edition", "Standard")];
    desk.max.post(&columns, &fields).await;
    assert!(desk.max.get(&page).await.text.contains("Import 2, skip 0"));
    let discarded = desk.max.post(&format!("{page}/discard"), &[]).await;
    assert_eq!(discarded.location(), "/imports");
    assert_eq!(desk.max.get(&page).await.status.as_u16(), 404);
}

/// SR-46: the rows to fix come back with their columns and the reason, safe to open in a spreadsheet, and are taken
/// again as they are.
#[tokio::test(flavor = "multi_thread")]
async fn rows_to_fix_are_a_file() {
    let desk = desk();
    let file = b"customer,email,username,note\nNobody,a@x.example,=1+1,@x\n";
    let page = upload(&desk.max, &[("kind", "users")], Some(("u.csv", file))).await.location().to_owned();
    let reply = desk.max.get(&format!("{page}/rows-to-fix")).await;
    assert!(reply.text.contains("customer,email,username,note,Reason"), "{}", reply.text);
    assert!(reply.text.contains("Nobody,a@x.example,'=1+1,'@x,\"Customer: No customer"), "{}", reply.text);
    let again = reading::read(reply.text.as_bytes(), None).unwrap();
    assert_eq!(again.rows[1].cells[..4], ["Nobody", "a@x.example", "=1+1", "@x"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_keeps_the_form() {
    let desk = desk();
    for (bytes, told) in [
        (b"PK\x03\x04nonsense".as_slice(), "neither CSV nor an XLSX workbook"),
        (b"\xd0\xcf\x11\xe0", "old kind"),
        (b"customer,email\n", "no rows in it"),
    ] {
        let reply = upload(&desk.max, &[("kind", "users"), ("pasted", "")], Some(("x.xlsx", bytes))).await;
        assert_eq!(reply.status.as_u16(), 422);
        assert!(reply.text.contains(told), "{told}: {}", reply.text);
    }
    assert_eq!(upload(&desk.max, &[("kind", "users")], None).await.status.as_u16(), 422);
}

/// People of a customer import users of their own and nothing else; who only looks imports nothing.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_import_what() {
    let desk = desk();
    let bea = desk.app.person("beatrix", desk.customer, Role::Admin);
    let page = bea.get("/imports/new?kind=customers").await;
    assert!(page.text.contains("name=\"kind\" value=\"users\""), "{}", page.text);
    assert_eq!(
        upload(&bea, &[("kind", "customers"), ("pasted", "name,country\nX,FI")], None).await.status.as_u16(),
        403
    );
    assert_eq!(bea.get("/imports/template?kind=customers").await.status.as_u16(), 403);
    let vera = desk.app.person("verena", desk.customer, Role::Viewer);
    assert_eq!(vera.get("/imports/new").await.status.as_u16(), 403);
    assert_eq!(vera.get("/imports").await.status.as_u16(), 403);
}

/// Names of countries in any language become codes, where a column is known to hold countries.
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_imported_with_countries_by_name() {
    let desk = desk();
    let ann = desk.max;
    let pasted = "Nome;Paese\nRossi S.r.l.;Italia\nMäki Oy;suomi\n";
    let page = upload(&ann, &[("kind", "customers"), ("pasted", pasted)], None).await.location().to_owned();
    let check = ann.get(&page).await;
    assert!(check.text.contains("Import 2, skip 0"), "{}", check.text);
    ann.post(&format!("{page}/run"), &[("count", "2")]).await;
    assert!(ann.get("/customers?q=rossi").await.text.contains("Rossi S.r.l."));
}

/// Each language's template is known by its own names, each column as the field it is the template of.
#[test]
fn templates_are_understood_in_every_language() {
    for language in Language::ALL {
        let locale = Locale { language, ..Locale::default() };
        for kind in Kind::ALL {
            for (head, field) in template::heads(*kind, &locale).iter().zip(kind.fields()) {
                assert_eq!(kind.recognize(head), Some(field.code), "{language:?} {head}");
            }
        }
    }
}
