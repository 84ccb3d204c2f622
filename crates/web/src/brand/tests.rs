//! Brands through the router: pages of a branch wear its brand and no other, files are safe and need no cookie.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    Caller,
    access::{PartnerType, Role},
    branding::{self, Change, Color, Palette, Picture, Theme, pictures::plain_png},
    ids::OrganizationId,
    invitations::{self, Selection},
    outbox::{self, MailKind},
    testing::Shop,
};
use serde_json::json;

use super::style;
use crate::testing::{Client, Reply, TestApp};

fn wear(app: &TestApp, organization: OrganizationId, name: &str, accent: &str) {
    let change = Change { name: Some(name.into()), accent: Some(accent.into()), ..Change::default() };
    app.test.made(move |act| {
        let version = branding::get(act, organization)?.version;
        branding::change(act, organization, version, &change)
    });
}

fn put_logo(app: &TestApp, organization: OrganizationId, width: u32) -> String {
    let picture = Picture::read(&plain_png(width, 20)).unwrap();
    let seen = app.test.made(move |act| branding::set_logo(act, organization, Theme::Light, &picture));
    format!("/brand/{}", seen.own.logo.unwrap().file())
}

fn sheet_of(accent: &str) -> String {
    style::url(accent.parse().unwrap())
}

/// Every pair of tokens that the style sheet sets is the one whose contrast is measured, and the grounds that it is
/// measured on are those of `cc.css`.
#[test]
fn the_sheet_sets_what_is_measured() {
    let accent: Color = "#c2185b".parse().unwrap();
    let palette = Palette::of(accent);
    let sheet = style::sheet(accent);
    for (token, light, dark) in [
        ("--acc", palette.light.solid, palette.dark.solid),
        ("--acc-h", palette.light.hover, palette.dark.hover),
        ("--acc-ink", palette.light.ink, palette.dark.ink),
        ("--acc-soft", palette.light.soft, palette.dark.soft),
    ] {
        assert!(sheet.contains(&format!("{token}:light-dark({light},{dark});")), "{token} in {sheet}");
    }
    assert!(!sheet.contains("--ok") && !sheet.contains("--bad") && !sheet.contains("--warn"), "status stays");
    let cc = std::fs::read_to_string(format!("{}/static/cc.css", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for ground in [
        "--canvas:   light-dark(oklch(97.6% .004 240), oklch(17.2% .012 250))",
        "--surface:  light-dark(#fff,                  oklch(20.8% .014 250))",
        "--sunken:   light-dark(oklch(96.2% .005 240), oklch(24.2% .016 250))",
        "--raised:   light-dark(#fff,                  oklch(24.6% .016 250))",
    ] {
        assert!(cc.contains(ground), "measured grounds differ from the style: {ground}");
    }
}

/// SR-50: logos and sheets are kept for ever, need no cookie and set none, and a logo can do nothing.
#[tokio::test(flavor = "multi_thread")]
async fn files_are_safe_and_need_no_cookie() {
    let shop = Shop::new();
    let acme = shop.acme;
    let app = TestApp::of(shop.t);
    let file = put_logo(&app, acme, 30);
    let stranger = app.stranger();
    let note = Request::get(&file).header(header::COOKIE, "flash=eA; session=x");
    let logo = stranger.send(note, Body::empty()).await;
    assert_eq!((logo.status, &logo.headers["content-type"]), (StatusCode::OK, &"image/png".parse().unwrap()));
    assert_eq!(logo.headers["content-security-policy"], "default-src 'none'; sandbox");
    assert_eq!(logo.headers["x-content-type-options"], "nosniff");
    let sheet = stranger.get(&sheet_of("#c2185b")).await;
    assert!(sheet.text.starts_with("@layer tokens"));
    for reply in [&logo, &sheet] {
        assert_eq!(reply.headers["cache-control"], "public, max-age=31536000, immutable");
        assert!(!reply.headers.contains_key(header::SET_COOKIE));
    }
    let wrong_hash = sheet_of("#c2185b").replace("c2185b", "c2185c");
    for bad in
        [wrong_hash.as_str(), "/brand/x", "/brand/accent-red-1.css", "/brand/%2e%2e%2fcc.css", "/brand/a.png"]
    {
        assert_eq!(stranger.get(bad).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
}

struct Marks {
    name: &'static str,
    sheet: String,
    logo: String,
}

impl Marks {
    fn in_page(&self, reply: &Reply) -> [bool; 3] {
        [self.name, &self.sheet, &self.logo].map(|mark| reply.text.contains(mark))
    }
}

/// IT-13, T12: console, invitation, join and reset page and the login page wear the brand of their branch, and
/// nothing of the one beside it.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_wears_the_brand_of_its_branch_and_no_other() {
    let shop = Shop::new();
    let (acme, zeta, customer, rival) = (shop.acme, shop.zeta, shop.customer, shop.rival);
    let (rival_license, seats) = (shop.rival_license.id, shop.seats.clone());
    let (rob, beta) = (shop.reseller.clone(), shop.beta);
    let app = TestApp::of(shop.t);
    for (organization, name, accent) in [(acme, "Azure Cloud", "#c2185b"), (zeta, "Zebra Works", "#2e7d32")] {
        wear(&app, organization, name, accent);
    }
    let mine = Marks { name: "Azure Cloud", sheet: sheet_of("#c2185b"), logo: put_logo(&app, acme, 31) };
    let theirs = Marks { name: "Zebra Works", sheet: sheet_of("#2e7d32"), logo: put_logo(&app, zeta, 32) };
    let rival_seat = app.test.seats(rival_license, &["rita@rival.example"])[0];
    let _ = (rob, beta);
    let branches = [(&mine, &theirs, acme, customer, seats[0]), (&theirs, &mine, zeta, rival, rival_seat)];
    for (own, other, partner, customer, seat) in branches {
        let link = branding::link(app.test.world.vault(), partner);
        let pages = pages_of(&app, partner, customer, seat).await;
        for (place, reply) in pages {
            assert_eq!(reply.status, StatusCode::OK, "{place}");
            assert_eq!(own.in_page(&reply), [true; 3], "{place} of {}: {}", own.name, reply.text);
            assert_eq!(other.in_page(&reply), [false; 3], "{place} of {}", own.name);
        }
        let stranger = app.stranger();
        for path in ["/login", "/forgot", "/forgot/sent"] {
            let reply = stranger.get(&format!("{path}?brand={link}")).await;
            assert_eq!((own.in_page(&reply), other.in_page(&reply)), ([true; 3], [false; 3]), "{path}");
            let plain = stranger.get(path).await;
            assert_eq!((own.in_page(&plain), other.in_page(&plain)), ([false; 3], [false; 3]), "{path}");
        }
        let wrong = [("email", "x@x.example"), ("password", "wrong"), ("brand", &link)];
        let refused = stranger.post_raw("/login", &wrong).await;
        assert_eq!((refused.status, own.in_page(&refused)), (StatusCode::UNPROCESSABLE_ENTITY, [true; 3]));
    }
}

async fn pages_of(
    app: &TestApp,
    partner: OrganizationId,
    customer: OrganizationId,
    seat: domain::ids::SeatId,
) -> Vec<(&'static str, Reply)> {
    let name = format!("p{}", &partner.to_string()[20..]);
    let staff = app.person(&name, partner, Role::Admin);
    let buyer = app.person(&format!("c{name}"), customer, Role::Admin);
    let stranger = app.stranger();
    let invited = format!("new-{name}@x.example");
    staff
        .post(
            &format!("/organizations/{partner}/members"),
            &[("email", &invited), ("role", "viewer"), ("language", "en")],
        )
        .await;
    stranger.post_raw("/forgot", &[("email", &format!("{name}@example.com"))]).await;
    let selection = Selection::Seats(vec![seat]);
    app.test.made(move |act| invitations::send(act, partner, &selection, None));
    let link = |organization, kind| {
        let message = app.test.latest_message(organization, kind);
        outbox::link_token(app.test.world.vault(), organization, message).reveal().to_owned()
    };
    vec![
        ("console of the partner", staff.get("/customers").await),
        ("a fault in the console", by_status(staff.get("/customers/x").await)),
        ("console of the customer", buyer.get("/").await),
        ("join", stranger.get(&format!("/join/{}", link(partner, MailKind::StaffInvitation))).await),
        ("reset", stranger.get(&format!("/reset/{}", link(partner, MailKind::PasswordReset))).await),
        ("invitation", stranger.get(&format!("/a/{}", link(customer, MailKind::Invitation))).await),
    ]
}

/// A page that says no is a page all the same.
fn by_status(reply: Reply) -> Reply {
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    Reply { status: StatusCode::OK, ..reply }
}

async fn upload(client: &Client, path: &str, theme: &str, file: &[u8]) -> Reply {
    let csrf = client.get("/settings").await.csrf();
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf.as_str()), ("theme", theme)] {
        let part = format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    body.extend_from_slice(
        b"--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"logo.svg\"\r\n\r\n",
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--part--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
        .header("sec-fetch-site", "same-origin");
    client.send(request, Body::from(body)).await
}

/// IT-13: the page of a brand: what is typed is kept when refused, the color is shown before it is saved, logos are
/// put and taken away.
#[tokio::test(flavor = "multi_thread")]
async fn a_partner_makes_its_brand_on_its_page() {
    let app = TestApp::start();
    let operator = app.test.operator();
    wear(&app, operator, "Northern Cloud", "#336699");
    let acme = app.test.partner(operator, "Acme", PartnerType::Msp);
    let ann = app.person("ann", acme, Role::Admin);
    let path = format!("/organizations/{acme}/branding");
    let page = ann.get(&path).await;
    assert!(page.text.contains("Empty: Northern Cloud, from above."), "{}", page.text);
    let version = "1";
    let bad = [("name", "Acme Cloud"), ("accent", "petrol"), ("support_email", "no"), ("version", version)];
    let refused = ann.post(&path, &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "value=\"Acme Cloud\"",
        "value=\"petrol\"",
        "value=\"no\"",
        "href=\"#accent\"",
        "href=\"#support_email\"",
    ] {
        assert!(refused.text.contains(kept), "{kept}");
    }
    let looked = [("name", "Acme Cloud"), ("accent", "#ffd400"), ("sample", "yes"), ("version", version)];
    let sample = ann.post(&path, &looked).await;
    let solid = Palette::of("#ffd400".parse().unwrap()).light.solid.to_string();
    assert!(sample.text.contains(&format!("of #ffd400 the buttons get {solid}")), "{}", sample.text);
    assert!(sample.text.contains(&format!("fill=\"{solid}\"")) && sample.text.contains("4.5 : 1"));
    let live = Request::get(format!("{path}/sample?accent=%23ffd400")).header("hx-request", "true");
    let part = ann.send(live, Body::empty()).await;
    assert!(part.text.starts_with("<div class=\"c6\" id=\"brand-sample\"") && part.text.contains(&solid));
    let saved = ann.post(&path, &looked[..2].iter().chain(&looked[3..]).copied().collect::<Vec<_>>()).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, path.as_str()));
    assert!(ann.get("/customers").await.text.contains(&sheet_of("#ffd400")));
    let late = ann.post(&path, &[("name", "Late"), ("version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("value=\"Late\"") && late.text.contains("Acme Cloud"));

    let logo = format!("{path}/logo");
    let refused = upload(&ann, &logo, "light", b"<svg><script>alert(1)</script></svg>").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("not a PNG or JPEG picture"), "{}", refused.text);
    let first = upload(&ann, &logo, "dark", &plain_png(20, 20)).await;
    assert!(first.text.contains("logo for light ground first"), "{}", first.text);
    assert_eq!(upload(&ann, &logo, "light", &plain_png(44, 20)).await.location(), path);
    assert!(ann.get(&path).await.text.contains("width=\"44\""));
    let large = upload(&ann, &logo, "light", &vec![0; 1_100_000]).await;
    assert!(large.text.contains("at most 1 MB"), "{}", large.text);
    assert_eq!(ann.post(&format!("{logo}/remove"), &[("theme", "light")]).await.location(), path);
    assert!(!ann.get(&path).await.text.contains("width=\"44\""));
    assert!(ann.get(&path).await.text.contains("/login?brand="));
}

/// The same through the API; only the operator's token allows domains.
#[tokio::test(flavor = "multi_thread")]
async fn programs_set_brands_and_logos() {
    let shop = Shop::new();
    let (acme, operator) = (shop.acme, shop.t.operator());
    let app = TestApp::of(shop.t);
    let (ours, root) = (app.program(acme, Role::Admin), app.program(operator, Role::Admin));
    let path = format!("/api/v1/organizations/{acme}/branding");
    let first = ours.get(&path).await;
    assert_eq!(
        (&first.json["own"]["name"], &first.json["effective"]["name"]),
        (&json!(null), &json!("Acme"))
    );
    let put = |body: serde_json::Value| Some(body.to_string());
    let wish = json!({ "name": "Acme Cloud", "accent": "#0a0", "sender_email": "x@acme.example" });
    let refused = ours.send("PUT", &path, &[], put(wish.clone())).await;
    assert_eq!(refused.json["errors"][0]["code"], "domain-not-granted", "{}", refused.json);
    let grant = json!({ "sender_domains": ["acme.example"] });
    assert_eq!(ours.send("PUT", &path, &[], put(grant.clone())).await.status, StatusCode::FORBIDDEN);
    assert_eq!(root.send("PUT", &path, &[], put(grant)).await.status, StatusCode::OK);
    let set = ours.send("PUT", &path, &[], put(wish)).await;
    assert_eq!((set.status, &set.json["own"]["accent"]), (StatusCode::OK, &json!("#00aa00")), "{}", set.json);
    assert_eq!(set.json["effective"]["sender_email"], "x@acme.example");
    let late = ours.send("PUT", &path, &[("if-match", "\"1\"")], put(json!({}))).await;
    assert_eq!((late.code(), &late.json["current"]), ("changed-meanwhile", &set.json));
    let logo = format!("{path}/logos/light");
    let content = data_encoding::BASE64.encode(&plain_png(25, 10));
    let placed = ours.send("PUT", &logo, &[], put(json!({ "content": content }))).await;
    let url = placed.json["own"]["logo_url"].as_str().expect("an address").to_owned();
    assert_eq!(
        app.stranger().get(url.trim_start_matches("http://seatwright.example")).await.status,
        StatusCode::OK
    );
    let bad = ours.send("PUT", &logo, &[], put(json!({ "content": "PHN2Zz4=" }))).await;
    assert_eq!(bad.json["errors"][0]["code"], "not-a-picture", "{}", bad.json);
    let gone = ours.send("DELETE", &logo, &[], None).await;
    assert_eq!(gone.json["own"]["logo_url"], json!(null));
    let _ = Caller::command_line();
}
