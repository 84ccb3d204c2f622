//! Lists as files through the whole router, and what they are made of.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    exports::List,
    testing::Shop,
};
use jiff::tz::TimeZone;
use serde_json::json;

use super::{Cell, Head, Reader, Sort, csv, lists, xlsx::Book};
use crate::{api::tests::Program, languages::Locale, testing::TestApp};

fn person(language: Language) -> Reader {
    Reader::Person(Locale::new(language, TimeZone::get("Europe/Helsinki").unwrap()))
}

/// Invariant 7: a file has the rows that the list counts, past the pages that it is read by, and its filter holds.
#[tokio::test]
async fn a_file_has_the_rows_that_the_list_counts() {
    let app = TestApp::start();
    let acme = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    for number in 0..430 {
        app.test.customer(acme, &format!("Asiakas {number:03}"));
    }
    app.test.customer(rival, "Asiakas elsewhere");
    let mia = app.person("mia", acme, Role::Viewer);
    let shown = mia.get("/customers").await;
    assert!(shown.text.contains("of 430") && shown.text.contains("action=\"/exports\""));
    let whole = mia.post("/exports", &[("list", "customers"), ("format", "csv")]).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.text.lines().count(), 431);
    assert!(!whole.text.contains("elsewhere"));
    assert_eq!(whole.headers["content-type"], "text/csv; charset=utf-8");
    assert!(whole.headers["content-disposition"].to_str().unwrap().ends_with(".csv\""));
    let some = mia.post("/exports", &[("list", "customers"), ("format", "csv"), ("q", "asiakas 42")]).await;
    assert_eq!(some.text.lines().count(), 11);
    let none = mia.post("/exports", &[("list", "customers"), ("format", "csv"), ("q", "nobody")]).await;
    assert_eq!(none.text.lines().count(), 1, "the heads stand alone");
    let trail = mia.get("/activity").await;
    assert_eq!(trail.status, StatusCode::OK);
    assert_eq!(app.test.number("SELECT COUNT(*) FROM events WHERE action = 'list-exported'"), 3);
}

/// Every list there is can be taken along by who sees it, in both formats, and by nobody else.
#[tokio::test]
async fn every_list_leaves_for_who_sees_it_only() {
    let shop = Shop::new();
    let (acme, zeta) = (shop.acme, shop.zeta);
    shop.t.device(shop.seats[0], "laptop");
    let (shop_customer, seat) = (shop.customer.to_string(), shop.seats[0].to_string());
    let (license, stock, batch) =
        (shop.license.id.to_string(), shop.stock.to_string(), shop.batch.to_string());
    let app = TestApp::of(shop.t);
    let mia = app.person("mia", acme, Role::Admin);
    let eve = app.person("eve", zeta, Role::Admin);
    let reseller = app.test.partner(app.test.operator(), "Reseller", PartnerType::Reseller);
    let rob = app.person("rob", reseller, Role::Admin);
    let subjects = [
        ("customer", shop_customer),
        ("seat", seat),
        ("license", license),
        ("stock", stock),
        ("batch", batch),
    ];
    for list in List::ALL {
        let asked = |format: &'static str| {
            let mut asked = vec![("list", list.word()), ("format", format)];
            if *list == List::Users {
                asked.push(("status", "all"));
            }
            let wanted = lists::of(*list).filters;
            asked.extend(
                subjects
                    .iter()
                    .filter(|(name, _)| wanted.contains(name))
                    .map(|(name, id)| (*name, id.as_str())),
            );
            asked
        };
        let taken = mia.post("/exports", &asked("csv")).await;
        assert_eq!(taken.status, StatusCode::OK, "{list}");
        let book = mia.post("/exports", &asked("xlsx")).await;
        assert!(book.text.starts_with("PK"), "{list}");
        let theirs = eve.post("/exports", &asked("csv")).await;
        assert!(!theirs.text.contains("Testiasiakas") && !theirs.text.contains("laptop"), "{list}");
        assert!(app.stranger().post("/exports", &asked("csv")).await.location().starts_with("/login"));
    }
    assert_eq!(rob.post("/exports", &[("list", "licenses")]).await.status, StatusCode::FORBIDDEN);
    let unknown = mia.post("/exports", &[("list", "secrets")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let foreign = format!("{acme}");
    let asked = eve.post("/exports", &[("list", "events"), ("of", &foreign)]).await;
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
}

/// For programs: the names of the API, and a filter that does not belong to the list is refused by its name.
#[tokio::test]
async fn programs_ask_by_the_names_of_the_api() {
    let app = TestApp::start();
    let acme = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    app.test.customer(acme, "Yksi Oy");
    app.test.customer(acme, "=Kaksi Oy");
    let program: Program = app.program(acme, Role::Viewer);
    let taken = program.post("/api/v1/exports", json!({ "list": "customers" })).await;
    assert_eq!(taken.status, StatusCode::OK);
    let lines: Vec<&str> = taken.reply.text.lines().collect();
    assert!(lines[0].starts_with("customer_id,name,business_id,"), "{}", lines[0]);
    assert!(lines[1].contains(",'=Kaksi Oy,"), "{}", lines[1]);
    assert_eq!(lines.len(), 3);
    let narrowed = json!({ "list": "customers", "filter": { "query": "yksi" } });
    assert_eq!(program.post("/api/v1/exports", narrowed).await.reply.text.lines().count(), 2);
    for wrong in [json!({ "q": "x" }), json!({ "silent_days": "7" }), json!({ "per": "100" })] {
        let refused =
            program.post("/api/v1/exports", json!({ "list": "customers", "filter": wrong.clone() })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.reply.text.contains("unknown-field"), "{}", refused.reply.text);
    }
}

/// SR-46: what a spreadsheet would run is a text; commas, quotes and line ends stay inside their field.
#[test]
fn no_cell_is_a_formula() {
    let table = [
        ("=1+1", "'=1+1"),
        ("+358 40", "'+358 40"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("a=b", "a=b"),
        ("", ""),
    ];
    for (text, guarded) in table {
        assert_eq!(csv::guarded(text), guarded);
    }
    let row = vec![Cell::Text("a,\"b\"\nc".into()), Cell::Number(-5), Cell::Empty];
    let written = String::from_utf8(csv::rows(&Reader::Program, &[row]).unwrap()).unwrap();
    assert_eq!(written, "\"a,\"\"b\"\"\nc\",-5,\r\n");
}

/// Days and times are ISO everywhere; people get their own zone and separator, programs UTC and the comma.
#[test]
fn days_and_times_are_written_for_their_reader() {
    let row = || {
        vec![vec![
            Cell::Day("2027-02-15".parse().unwrap()),
            Cell::At("2026-11-28T15:14:03Z".parse().unwrap()),
        ]]
    };
    let table = [
        (person(Language::En), "2027-02-15,2026-11-28 17:14:03\r\n"),
        (person(Language::Fi), "2027-02-15;2026-11-28 17:14:03\r\n"),
        (Reader::Program, "2027-02-15,2026-11-28T15:14:03Z\r\n"),
    ];
    for (reader, expected) in table {
        assert_eq!(String::from_utf8(csv::rows(&reader, &row()).unwrap()).unwrap(), expected);
    }
    let head = Head { code: "sent_at", sort: Sort::At };
    assert_eq!(person(Language::En).head(&head), "Sent (Europe/Helsinki)");
}

/// Every column has a head in every language, and heads are told apart.
#[test]
fn every_column_has_a_head_in_every_language() {
    for list in List::ALL {
        for language in Language::ALL {
            let reader = person(language);
            let heads = lists::of(*list).heads;
            let names: std::collections::BTreeSet<String> =
                heads.iter().map(|head| reader.head(head)).collect();
            assert_eq!(names.len(), heads.len(), "{list} in {language}: {names:?}");
            for head in heads {
                assert!(!reader.head(head).contains(head.code), "{} in {language}", head.code);
            }
        }
    }
}

/// A book keeps the kinds of its cells: texts are texts whatever they begin with, numbers and days are numbers.
#[test]
fn a_book_keeps_the_kinds_of_its_cells() {
    let heads = [Head { code: "name", sort: Sort::Text }, Head { code: "quantity", sort: Sort::Number }];
    let mut book = Book::new(&heads, &["Name".to_owned(), "Quantity".to_owned()]).unwrap();
    let rows: Vec<Vec<Cell>> =
        (0..300).map(|number| vec![Cell::Text("=1+1".into()), Cell::Number(number)]).collect();
    book.rows(&rows, &Reader::Program).unwrap();
    let mut bytes = Vec::new();
    book.send(|chunk| {
        bytes.extend(chunk);
        Ok(())
    })
    .unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet)
        .unwrap();
    assert_eq!(sheet.matches("<row ").count(), 301);
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(sheet.contains("<v>299</v>"));
}
