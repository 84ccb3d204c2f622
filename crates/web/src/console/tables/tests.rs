//! How lists are shown, by the whole router: columns and their order, density, page size, order of rows, views, and the
//! file that has exactly what is shown.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    ids::OrganizationId,
    testing::Shop,
};
use serde_json::json;

use crate::testing::{Client, Reply, TestApp};

/// The heads of the table of a page, in their order.
fn heads(page: &str) -> Vec<String> {
    let head = page.split("<thead").nth(1).unwrap_or_default().split("</thead>").next().unwrap_or_default();
    let cells = head.split("<th role=\"columnheader\" scope=\"col\"").skip(1);
    cells.map(|cell| text(cell.split_once('>').unwrap().1.split("</th>").next().unwrap())).collect()
}

/// A piece of HTML without its marks.
fn text(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, rest)| rest) })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The names in the rows of a page, in their order.
fn names(page: &str) -> Vec<String> {
    let cells = page.split("<th role=\"rowheader\"").skip(1);
    cells
        .map(|cell| {
            text(
                cell.split("id=\"name-")
                    .nth(1)
                    .unwrap()
                    .split_once('>')
                    .unwrap()
                    .1
                    .split("</a>")
                    .next()
                    .unwrap(),
            )
        })
        .collect()
}

/// The fields that a form of the page sends, by its action.
fn fields(page: &str, action: &str) -> Vec<(String, String)> {
    let start = page.find(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no form to {action}"));
    let form = page[start..].split("</form>").next().unwrap();
    let part = |input: &str, name: &str| {
        Some(
            input
                .split_once(&format!("{name}=\""))?
                .1
                .split('"')
                .next()?
                .replace("&amp;", "&")
                .replace("&#38;", "&"),
        )
    };
    let hidden = form.split("<input type=\"hidden\"").skip(1);
    hidden.filter_map(|input| Some((part(input, "name")?, part(input, "value")?))).collect()
}

async fn sent(client: &Client, page: &str, action: &str, more: &[(&str, &str)]) -> Reply {
    let fields = fields(page, action);
    let mut form: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend(more);
    client.post_raw(action, &form).await
}

fn shop() -> (TestApp, OrganizationId, OrganizationId) {
    let shop = Shop::new();
    let (acme, zeta) = (shop.acme, shop.zeta);
    (TestApp::of(shop.t), acme, zeta)
}

/// NX-66: columns are chosen and ordered in the address, and the file has exactly these, in that order, with the same rows
/// in the same order.
#[tokio::test]
async fn the_file_has_exactly_what_is_shown() {
    let (app, acme, _) = shop();
    let mia = app.person("mia", acme, Role::Viewer);
    let usual = mia.get("/customers").await.text;
    assert_eq!(heads(&usual), ["Customer", "Plan", "Seats", "Storage", "Valid until", "Status"]);
    let page = mia.get("/customers?cols=country,vendor,seats,nonsense&sort=-name&q=oy").await.text;
    assert_eq!(heads(&page), ["Customer", "Country", "Vendor", "Seats"]);
    let shown = names(&page);
    assert_eq!(shown, ["Tyhja Oy", "Suljettu Oy", "Jalleenmyyty Oy", "Asiakas Oy"]);
    let file = sent(&mia, &page, "/exports", &[("format", "csv")]).await;
    assert_eq!(file.status, StatusCode::OK);
    let mut read = ::csv::Reader::from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = read.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        head,
        ["Name", "Business ID", "Postal area", "Country", "Vendor", "Quantity", "Assigned", "Installed"]
    );
    let rows: Vec<String> = read.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(rows, shown);
    // The usual page takes its usual columns along.
    let file = sent(&mia, &usual, "/exports", &[("format", "csv")]).await;
    let mut read = ::csv::Reader::from_reader(file.text.as_bytes());
    assert_eq!(read.headers().unwrap().len(), 3 + 1 + 3 + 1 + 1 + 1);
}

/// Columns, density and page size are remembered by person and list; the address that is gone on to says them too.
#[tokio::test]
async fn a_list_is_shown_as_it_was_last() {
    let (app, acme, _) = shop();
    let (mia, noa) = (app.person("mia", acme, Role::Viewer), app.person("noa", acme, Role::Viewer));
    let page = mia.get("/customers?q=oy").await.text;
    let order = [
        ("order", "country"),
        ("order", "plan"),
        ("order", "status"),
        ("show", "status"),
        ("show", "country"),
    ];
    let more = [&order[..], &[("rows", "dense"), ("per", "50")]].concat();
    let mut form: Vec<(String, String)> =
        fields(&page, "/views/arrange").into_iter().filter(|field| field.0 != "order").collect();
    form.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = mia.post_raw("/views/arrange", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    for part in ["/customers?", "q=oy", "cols=country%2Cstatus", "rows=dense", "per=50"] {
        assert!(answer.location().contains(part), "{}", answer.location());
    }
    let again = mia.get("/customers").await.text;
    assert_eq!(heads(&again), ["Customer", "Country", "Status"]);
    assert!(again.contains("t-dense"));
    assert!(again.contains("value=\"50\" aria-current=\"true\""));
    // The address wins over what was last, and nobody else's list changed.
    assert_eq!(heads(&mia.get("/customers?cols=plan").await.text), ["Customer", "Plan"]);
    assert_eq!(heads(&noa.get("/customers").await.text).len(), 6);
    let reset = mia.post("/views/arrange", &[("list", "customers"), ("reset", "1")]).await;
    assert_eq!(reset.location(), "/customers");
    assert_eq!(heads(&mia.get("/customers").await.text).len(), 6);
    // Only the page size, from the foot of the list.
    let sized = mia
        .post(
            "/views/arrange",
            &[("list", "customers"), ("back", "/customers?cols=plan&rows=roomy"), ("per", "100")],
        )
        .await;
    assert!(sized.location().contains("cols=plan") && sized.location().contains("per=100"));
}

/// Without script a press on an arrow is sent: the column moves, what was ticked stays, and the form stands open.
#[tokio::test]
async fn columns_move_without_script() {
    let (app, acme, _) = shop();
    let mia = app.person("mia", acme, Role::Viewer);
    let ticked = [
        ("list", "customers"),
        ("back", "/customers"),
        ("order", "plan"),
        ("order", "seats"),
        ("order", "status"),
        ("show", "plan"),
        ("show", "status"),
        ("up", "status"),
    ];
    let moved = mia.post("/views/arrange", &ticked).await;
    assert!(moved.location().contains("arrange=open"));
    let page = mia.get(moved.location()).await.text;
    assert!(page.contains("class=\"arr arr-open\""));
    assert_eq!(heads(&page), ["Customer", "Plan", "Status"]);
    let again = [
        ("list", "customers"),
        ("order", "plan"),
        ("order", "status"),
        ("show", "plan"),
        ("show", "status"),
        ("up", "status"),
    ];
    let page = mia.get(mia.post("/views/arrange", &again).await.location()).await.text;
    assert_eq!(heads(&page), ["Customer", "Status", "Plan"]);
    // Nothing but the name is a choice too, and a list that is none is not found.
    let bare = mia.post("/views/arrange", &[("list", "customers"), ("order", "plan")]).await;
    assert_eq!(heads(&mia.get(bare.location()).await.text), ["Customer"]);
    assert_eq!(mia.post("/views/arrange", &[("list", "secrets")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mia.post("/views/arrange", &[("list", "events")]).await.status, StatusCode::NOT_FOUND);
}

/// Heads that sort say so, and lead to the other direction; every order goes through its pages.
#[tokio::test]
async fn heads_sort() {
    let (app, acme, _) = shop();
    let mia = app.person("mia", acme, Role::Viewer);
    for number in 10..40 {
        app.test.customer(acme, &format!("Rivi {number}"));
    }
    let page = mia.get("/customers?cols=created_at").await.text;
    assert!(page.contains("aria-sort=\"ascending\""), "the usual order is told");
    assert!(page.contains("sort=-name") && page.contains("sort=created"));
    for sort in ["-name", "-created"] {
        let page = mia.get(&format!("/customers?sort={sort}&cols=created_at")).await.text;
        assert!(page.contains("aria-sort=\"descending\""), "{sort}");
        let next = page.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let next = mia.get(&next.replace("&amp;", "&").replace("&#38;", "&")).await.text;
        let mut all = names(&page);
        all.extend(names(&next));
        assert_eq!(all.len(), 34, "{sort}");
        let rows: Vec<&String> = all.iter().filter(|name| name.starts_with("Rivi")).collect();
        assert!(rows.is_sorted_by(|one, other| one > other), "{sort}: {rows:?}");
    }
    assert_eq!(mia.get("/customers?sort=secret").await.status, StatusCode::OK);
}

/// A view is a tab of the list; it is changed, renamed, deleted and brought back.
#[tokio::test]
async fn a_view_is_kept_opened_changed_and_brought_back() {
    let (app, acme, zeta) = shop();
    let (max, vera) =
        (app.person("maximilian", acme, Role::Manager), app.person("verena", acme, Role::Viewer));
    let eve = app.person("eve", zeta, Role::Admin);
    let page = max.get("/customers?view=trials&cols=country&sort=-name").await.text;
    let kept = sent(&max, &page, "/views", &[("name", "Trials by land"), ("shared", "on")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let opened = max.get(kept.location()).await.text;
    assert_eq!(heads(&opened), ["Customer", "Country"]);
    assert!(opened.contains("aria-current=\"page\">Trials by land"), "it is the open tab");
    assert!(!opened.contains("/content\""), "nothing to save yet");
    let elsewhere = vera.get("/customers").await.text;
    assert!(elsewhere.contains("Trials by land"), "who works from there sees it");
    assert!(!eve.get("/customers").await.text.contains("Trials by land"));
    // A viewer may keep own ones, and share nothing.
    assert!(!elsewhere.contains("name=\"shared\""));
    let refused = sent(&vera, &elsewhere, "/views", &[("name", "Ours"), ("shared", "on")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(sent(&vera, &elsewhere, "/views", &[("name", "Mine")]).await.status, StatusCode::SEE_OTHER);
    assert!(!max.get("/customers").await.text.contains(">Mine<"));
    // The same name again: told at the field, with what was typed.
    let again = sent(&max, &page, "/views", &[("name", "trials BY land"), ("shared", "on")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("value=\"trials BY land\"") && again.text.contains("id=\"name-error\""));
    // Narrowed further it differs from what was kept, and can be kept so.
    let id = kept.location().split("saved=").nth(1).unwrap().to_owned();
    let further = max.get(&format!("{}&q=oy", kept.location())).await.text;
    let content = format!("/views/{id}/content");
    let changed = sent(&max, &further, &content, &[]).await;
    assert!(changed.location().contains("q=oy"), "{}", changed.location());
    assert_eq!(sent(&max, &further, &content, &[]).await.status, StatusCode::CONFLICT, "an older page");
    let form = max.get(&format!("/views/{id}")).await.text;
    let renamed = sent(&max, &form, &format!("/views/{id}"), &[("name", "Trials")]).await;
    assert!(max.get(renamed.location()).await.text.contains("aria-current=\"page\">Trials<"));
    assert_eq!(vera.post(&format!("/views/{id}/delete"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(eve.post(&format!("/views/{id}/delete"), &[]).await.status, StatusCode::NOT_FOUND);
    let gone = max.post(&format!("/views/{id}/delete"), &[]).await;
    let told = max.get(gone.location()).await.text;
    assert!(told.contains("The view is deleted") && told.contains(&format!("/views/{id}/restore")));
    let back = max.post(&format!("/views/{id}/restore"), &[]).await;
    assert!(max.get(back.location()).await.text.contains("aria-current=\"page\">Trials<"));
}

/// What of a view is not there any more is left out and told; the page opens all the same.
#[tokio::test]
async fn what_is_no_longer_there_is_told() {
    let (app, acme, zeta) = shop();
    let program = app.program(acme, Role::Manager);
    let max = app.person("maximilian", acme, Role::Manager);
    let shared = program
        .post("/api/v1/views", json!({ "list": "customers", "name": "Odd",
            "state": { "view": "vanished", "vendor": zeta.to_string(), "country": "XX", "cols": "country,plan" } }))
        .await;
    assert_eq!(shared.status, StatusCode::CREATED, "{}", shared.json);
    let tab = max.get("/customers").await.text;
    let href = tab.split("saved=").next().unwrap().rsplit("href=\"").next().unwrap().to_owned();
    let href = format!("{href}saved={}", shared.json["id"].as_str().unwrap());
    let page = max.get(&href.replace("&amp;", "&").replace("&#38;", "&")).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["The view “Odd” names something", "the tab", "the vendor", "the country"] {
        assert!(page.text.contains(part), "{part}");
    }
    assert_eq!(names(&page.text).len(), 4, "it is shown without them");
    assert!(page.text.contains("/content\""), "and can be kept without them");
}

/// A reseller is offered nothing that tells of licenses, nor gets it by the address or a file.
#[tokio::test]
async fn hidden_columns_stay_hidden() {
    let shop = Shop::new();
    let (beta, plan, resold) = (shop.beta, shop.plan, shop.resold);
    shop.t.license(resold, plan, 5, 1);
    let app = TestApp::of(shop.t);
    let rob = app.person("roberto", beta, Role::Admin);
    let page = rob.get("/customers?cols=plan,seats,country").await.text;
    assert_eq!(heads(&page), ["Customer", "Country"]);
    assert!(!page.contains("name=\"show\" value=\"seats\""));
    assert_eq!(heads(&rob.get("/customers").await.text), ["Customer", "Vendor", "Created", "Status"]);
    let file = rob.post("/exports", &[("list", "customers"), ("cols", "plan,seats")]).await;
    let row = file.text.lines().nth(1).unwrap();
    assert!(row.ends_with(",,,,"), "{row}");
}

/// Every arranged list shows each of its columns, dense and roomy, to who may see it.
#[tokio::test]
async fn every_list_shows_every_column() {
    let shop = Shop::with_books();
    shop.t.device(shop.seats[0], "laptop");
    let (acme, customer) = (shop.acme, shop.customer);
    let app = TestApp::of(shop.t);
    let mia = app.person("mia", acme, Role::Admin);
    for (list, path) in [
        ("customers", "/customers?"),
        ("users", "/users?"),
        ("invitations", "/invitations?status=all&"),
        ("licenses", "/licenses?"),
        ("installations", "/installations?"),
        ("invoices", "/invoices?"),
        ("purchase-codes", "/purchase-codes?"),
        ("mails", "/outbox?"),
        ("customer-users", &format!("/customers/{customer}/users?")),
        ("units", &format!("/customers/{customer}/subscription?")),
        ("deployment-keys", &format!("/customers/{customer}/keys?")),
    ] {
        let all = crate::exports::choosable(list.parse().unwrap());
        let codes: Vec<&str> = all.iter().skip(1).map(|column| column.code).collect();
        let page = mia.get(&format!("{path}cols={}&rows=dense&per=100", codes.join(","))).await;
        assert_eq!(page.status, StatusCode::OK, "{list}");
        assert_eq!(heads(&page.text).len(), all.len(), "{list}: {:?}", heads(&page.text));
        let cells =
            page.text.split("<tr role=\"row\">").nth(2).unwrap_or_default().split("</tr>").next().unwrap();
        let cells = cells.matches("data-l=\"").count();
        assert_eq!(cells, codes.len(), "{list}");
        let chosen: Vec<&str> = codes.iter().rev().copied().collect();
        let page = mia.get(&format!("{path}cols={}", chosen.join(","))).await.text;
        assert!(page.contains("name=\"cols\""), "{list}");
        let file = sent(&mia, &page, "/exports", &[("format", "csv")]).await;
        assert_eq!(file.status, StatusCode::OK, "{list}");
    }
    let nobody = app.test.partner(app.test.operator(), "Elsewhere", PartnerType::Msp);
    let eve = app.person("eve", nobody, Role::Admin);
    assert_eq!(names(&eve.get("/customers?cols=vendor").await.text).len(), 0);
}

/// A list of one customer's record is arranged on that record, remembered for every customer, and keeps no views.
#[tokio::test]
async fn a_list_of_a_record_is_arranged_where_it_stands() {
    let shop = Shop::with_books();
    let (acme, customer, empty) = (shop.acme, shop.customer, shop.empty);
    let app = TestApp::of(shop.t);
    let mia = app.person("mia", acme, Role::Admin);
    let path = format!("/customers/{customer}/users");
    let page = mia.get(&format!("{path}?q=ann")).await.text;
    assert_eq!(heads(&page), ["Username", "Software type", "Activation code", "Invitation", "Device"]);
    assert!(!page.contains("popovertarget=\"views\""));
    let form: Vec<(String, String)> =
        fields(&page, "/views/arrange").into_iter().filter(|field| field.0 != "order").collect();
    let more = [("order", "device"), ("order", "language"), ("show", "language"), ("show", "device")];
    let mut form: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend(more);
    let answer = mia.post_raw("/views/arrange", &form).await;
    assert!(answer.location().starts_with(&format!("{path}?")), "{}", answer.location());
    assert!(answer.location().contains("q=ann") && !answer.location().contains("customer="));
    let after = mia.get(&path).await.text;
    assert_eq!(heads(&after), ["Username", "Device", "Language"]);
    let file = sent(&mia, &after, "/exports", &[("format", "csv")]).await;
    let mut read = ::csv::Reader::from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = read.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head, ["Username", "E-mail", "Device", "Language"]);
    assert_eq!(read.records().count(), names(&after).len(), "of this customer alone");
    // Elsewhere a form leads nowhere but to lists of its kind, and a view of it is not kept.
    let astray =
        [("list", "customer-users"), ("back", "https://x.example/customers/org_1/users"), ("per", "50")];
    assert_eq!(mia.post("/views/arrange", &astray).await.status, StatusCode::NOT_FOUND);
    let back = format!("/customers/{empty}/users");
    let kept = [("list", "customer-users"), ("back", &*back), ("name", "Mine")];
    assert_eq!(mia.post("/views", &kept).await.status, StatusCode::NOT_FOUND);
}
