//! The first page and the trail: what they count, what they show to whom, and where they lead.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    audit,
    products::PlanForm,
};

use crate::testing::{Client, TestApp};

struct Trade {
    app: TestApp,
    partner: domain::ids::OrganizationId,
    ann: Client,
}

/// A partner with a customer whose trial ends within the month, and two users that wait for their invitation.
fn trade() -> Trade {
    let app = TestApp::start();
    let t = &app.test;
    let partner = t.partner(t.operator(), "Nordic IT Partners", PartnerType::Msp);
    let customer = t.customer(partner, "Testiasiakas Oy");
    let plan = t.trial_plan(t.product(t.operator()).id);
    let license = t.license(customer, plan.id, 2, 0);
    t.seats(license.id, &["ann@x.example", "bob@x.example"]);
    let ann = app.person("ann", partner, Role::Admin);
    Trade { app, partner, ann }
}

/// What needs somebody is counted, named and leads to its list; NX-02: figures are of the subtree.
#[tokio::test]
async fn what_needs_somebody_is_shown_with_the_way_to_it() {
    let Trade { app, ann, .. } = trade();
    let page = ann.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    for expected in [
        "Good afternoon, ann",
        "href=\"/licenses?view=expiring\"",
        "Nearest: Testiasiakas Oy, 22 Dec 2026",
        "href=\"/customers?view=full\"",
        "href=\"/invitations?status=waiting\"",
        "Such as ann@x.example, Testiasiakas Oy",
        "2 of 2 seats in use",
        "href=\"/licenses?ends=2026-12\"",
        "Dec 2026: 1 license ends",
        "Trial: 2 of 2 seats assigned",
    ] {
        assert!(page.text.contains(expected), "{expected}\n{}", page.text);
    }
    assert!(!page.text.contains("invitations?status=bounced"), "nothing bounced");
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    let eve = app.person("eve", rival, Role::Admin);
    let page = eve.get("/").await;
    assert!(!page.text.contains("Testiasiakas") && page.text.contains("First steps"), "{}", page.text);
}

/// What waits is sent from the page itself, and a bounced address is mended there; both lead back to it.
#[tokio::test(flavor = "multi_thread")]
async fn what_needs_somebody_is_settled_in_place() {
    let Trade { app, partner, ann } = trade();
    let page = ann.get("/").await;
    assert!(
        page.text.contains("action=\"/invitations/send\"") && page.text.contains("Send 2 invitations"),
        "{}",
        page.text
    );
    let fields =
        [("from", "overview"), ("key", "k1"), ("select", "filter"), ("status", "waiting"), ("count", "2")];
    let sent = ann.post("/invitations/send", &fields).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/?settled=waiting#todo-waiting"));
    let told = ann.get("/?settled=waiting").await;
    assert!(told.text.contains("The invitations are queued"), "{}", told.text);
    assert!(!told.text.contains("action=\"/invitations/send\""), "they are not offered again");
    app.test.raw("UPDATE seats SET invitation = 'bounced' WHERE username = 'ann@x.example'");
    let page = ann.get("/").await;
    let (_, after) =
        page.text.split_once("action=\"/invitations/seat_").expect("a form for the bounced address");
    let bounced = format!("seat_{}", after.split_once('/').unwrap().0);
    let field = format!("email_{bounced}");
    assert!(
        page.text.contains(&field) && page.text.contains("New address of ann@x.example"),
        "{}",
        page.text
    );
    let path = format!("/invitations/{bounced}/address");
    let typed = [("from", "overview"), ("status", "bounced"), (field.as_str(), "anna@x.example")];
    let mended = ann.post(&path, &typed).await;
    assert_eq!((mended.status, mended.location()), (StatusCode::SEE_OTHER, "/?settled=bounced#todo-bounced"));
    let wrong = ann.post(&path, &[("from", "overview"), (field.as_str(), "nonsense")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let vic = app.person("vic", partner, Role::Viewer);
    assert!(!vic.get("/").await.text.contains("action=\"/invitations/send\""));
}

/// The same organization, two people: who may not see licenses gets none from what was kept for the other.
#[tokio::test]
async fn kept_figures_show_nobody_more_than_they_may_see() {
    let app = TestApp::start();
    let t = &app.test;
    let shop = t.partner(t.operator(), "Shop", PartnerType::Reseller);
    let customer = t.customer(shop, "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    t.license(customer, plan.id, 3, 0);
    let boss = app.person("boss", t.operator(), Role::Admin);
    boss.post("/switch", &[("organization", &shop.to_string())]).await;
    assert!(boss.get("/").await.text.contains("Yearly"));
    let rob = app.person("rob", shop, Role::Admin);
    let page = rob.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("Yearly") && !page.text.contains("/licenses"), "{}", page.text);
}

#[tokio::test]
async fn the_navigation_counts_from_the_same_numbers() {
    let Trade { app: _app, ann, .. } = trade();
    ann.get("/").await;
    let page = ann.get("/settings").await;
    assert!(page.text.contains("<span class=\"count hot\">1</span>"), "{}", page.text);
    assert!(page.text.contains("<span class=\"count\">2</span>"));
}

/// A new house says what to do first to who may do it; each step ticks itself, and the list is put away and brought back.
#[tokio::test]
async fn first_steps_tick_themselves() {
    let app = TestApp::start();
    let t = &app.test;
    let ann = app.person("ann", t.operator(), Role::Admin);
    let page = ann.get("/").await;
    assert!(page.text.contains("First steps") && page.text.contains("0 of 5 done"), "{}", page.text);
    let own = format!("href=\"/organizations/{}/branding\"", t.operator());
    assert!(page.text.contains(&own) && page.text.contains("href=\"/customers/new\""), "{}", page.text);
    t.plan(t.product(t.operator()).id, PlanForm::default());
    t.customer(t.operator(), "Asiakas Oy");
    let page = ann.get("/").await;
    assert_eq!(page.text.matches("Done:").count(), 2);
    assert!(page.text.contains("2 of 5 done"), "{}", page.text);
    let viewer = app.person("vic", t.operator(), Role::Viewer);
    assert!(!viewer.get("/").await.text.contains("First steps"), "who may not act is not asked to");

    assert!(!ann.get("/settings").await.text.contains("Show again"));
    let hidden = ann.post("/first-steps", &[("do", "hide")]).await;
    assert_eq!((hidden.status, hidden.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(!ann.get("/").await.text.contains("id=\"first-steps\""));
    assert!(ann.get("/settings").await.text.contains("Show again"));
    ann.post("/first-steps", &[("do", "show")]).await;
    assert!(ann.get("/").await.text.contains("id=\"first-steps\""));
    assert!(app.stranger().get("/").await.location().starts_with("/login"));
}

/// The trail: sentences, before and after, day by day, within reach only; a page of it leads to the next.
#[tokio::test]
async fn the_trail_is_read_in_words() {
    let Trade { app, partner, ann } = trade();
    let before = ann.get("/activity").await;
    assert!(before.text.contains("No activity yet"), "sealed events only");
    app.test.made(|act| audit::seal(act, 1000));
    let page = ann.get("/activity").await;
    assert!(page.text.contains("Today") && page.text.contains("Testiasiakas Oy"), "{}", page.text);
    let fields =
        [("name", "Ann Archer"), ("language", "en"), ("time_zone", "Europe/Helsinki"), ("version", "1")];
    ann.post("/settings", &fields).await;
    app.test.made(|act| audit::seal(act, 1000));
    let page = ann.get("/activity").await;
    assert!(
        page.text.contains("<del>ann</del>") && page.text.contains("<ins>Ann Archer</ins>"),
        "{}",
        page.text
    );
    let own = ann.get(&format!("/activity?of={partner}")).await;
    assert!(own.text.contains("Nordic IT Partners") && own.text.contains("/activity\""));
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    assert_eq!(ann.get(&format!("/activity?of={rival}")).await.status, StatusCode::NOT_FOUND);
    let eve = app.person("eve", rival, Role::Admin);
    assert!(!eve.get("/activity").await.text.contains("Testiasiakas"));
    assert!(eve.stranger().get("/activity").await.location().starts_with("/login"));
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let Trade { app, ann, .. } = trade();
    app.test.made(|act| audit::seal(act, 1000));
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann Archer"),
            ("language", language.code()),
            ("time_zone", "Europe/Helsinki"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        for path in ["/", "/activity", "/settings/password", "/settings/sessions", "/confirm", "/switch"] {
            let page = ann.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
        }
    }
}
