//! Disabling, moving and closing branches, and what partners of a type may do.

use super::*;

/// Invariant 6: the page first says who is cut off; then all below stops at once, and enabling brings it back. Staff in
/// the middle of something is told, and nothing of it is done.
#[tokio::test]
async fn a_partner_is_disabled_after_its_page_said_who_is_cut_off() {
    let House { app, nordic, ann, rival } = house();
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    let customer = app.test.customer(nordic, "Testiasiakas Oy");
    let path = format!("/organizations/{nordic}");
    let page = boss.get(&format!("{path}/disable")).await;
    for told in ["1 customer", "1 member of staff", "Testiasiakas Oy", "Disable Nordic IT Partners?"] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    let form = ann.get("/customers/new").await;
    assert_eq!(form.status, StatusCode::OK);
    let done = boss.post(&format!("{path}/disable"), &[("reason", "unpaid since May")]).await;
    assert_eq!(done.location(), path);
    let own = boss.get(&path).await;
    assert!(own.text.contains("unpaid since May") && own.text.contains(&format!("{path}/enable")));

    let before = app.test.dump();
    let csrf = form.csrf();
    let fields = [("csrf", csrf.as_str()), ("name", "New Oy"), ("country", "FI")];
    let told = ann.post_raw("/customers/new", &fields).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(told.text.contains("Nordic IT Partners is disabled for now"), "{}", told.text);
    assert!(app.test.dump() == before, "nothing is half done");
    assert_eq!(ann.get("/").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ann.get("/login").await.status, StatusCode::OK, "another account can log in");

    let shown = boss.get(&format!("/customers/{customer}/settings")).await;
    assert!(shown.text.contains("Nordic IT Partners is disabled, and so is everything below it"));
    assert!(boss.get("/organizations").await.text.contains("Disabled"));
    assert!(boss.get("/customers?view=disabled").await.text.contains("Testiasiakas Oy"));
    let again = boss.post(&format!("{path}/disable"), &[("reason", "typed again")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("value=\"typed again\""));
    assert!(boss.get(&format!("{path}/enable")).await.text.contains("unpaid since May"));
    assert_eq!(boss.post(&format!("{path}/enable"), &[]).await.location(), path);
    assert_eq!(ann.get("/").await.status, StatusCode::OK);
    let own = ann.post(&format!("{path}/disable"), &[]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody disables themselves");
    let eve = app.person("eve", rival, Role::Admin);
    assert_eq!(eve.get(&format!("{path}/disable")).await.status, StatusCode::NOT_FOUND);
}

/// SR-12: moving shows what goes along and ends, offers the places within reach, and refuses a circle at the field.
#[tokio::test]
async fn a_partner_is_moved_after_its_page_said_what_ends() {
    let House { app, nordic, ann, rival } = house();
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    let below = app.test.partner(nordic, "Turku Office", PartnerType::Msp);
    let customer = app.test.customer(below, "Testiasiakas Oy");
    let path = format!("/organizations/{nordic}/move");
    let page = boss.get(&path).await;
    for told in ["1 partner goes along", "1 customer goes along", "1 login session", "Rival Resale"] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    assert!(boss.get(&format!("{path}?q=zzz")).await.text.contains("no other place"));
    let circle = boss.post(&path, &[("parent", &below.to_string())]).await;
    assert_eq!(circle.status, StatusCode::CONFLICT);
    assert!(circle.text.contains("cannot stand below itself") && circle.text.contains("selected"));
    assert_eq!(boss.post(&path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let target = rival.to_string();
    let moved = boss.post(&path, &[("parent", &target)]).await;
    assert_eq!(moved.location(), format!("/organizations/{nordic}"));
    assert!(ann.get("/").await.location().starts_with("/login"), "logins of the branch ended");
    let eve = app.person("eve", rival, Role::Admin);
    assert!(eve.get("/organizations").await.text.contains("Turku Office"));
    let home = format!("/organizations/{customer}/move");
    assert!(eve.get(&home).await.text.contains("Move Testiasiakas Oy"));
    assert_eq!(eve.post(&home, &[("parent", &target)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(eve.get(&format!("/customers/{customer}/basics")).await.status, StatusCode::OK);
}

/// Closing asks for the name, is refused while something is open below, and keeps the record listed as closed.
#[tokio::test]
async fn a_partner_is_closed_for_good() {
    let House { app, nordic, ann, .. } = house();
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    let below = app.test.partner(nordic, "Turku Office", PartnerType::Msp);
    let path = format!("/organizations/{nordic}/close");
    let typed = [("confirm", "Nordic IT Partners"), ("reason", "bankrupt")];
    let open = boss.post(&path, &typed).await;
    assert_eq!(open.status, StatusCode::CONFLICT);
    assert!(open.text.contains("1 partners, 0 customers") && open.text.contains("value=\"bankrupt\""));
    let unsaid = boss.post(&path, &[("confirm", "wrong")]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let empty = boss.post(&format!("/organizations/{below}/close"), &[("confirm", "Turku Office")]).await;
    assert_eq!(empty.status, StatusCode::SEE_OTHER);
    assert!(boss.get(&path).await.text.contains("1 membership"));
    assert_eq!(boss.post(&path, &typed).await.status, StatusCode::SEE_OTHER);
    assert!(boss.get("/organizations").await.text.contains("Closed"));
    assert!(boss.get(&format!("/organizations/{nordic}")).await.text.contains("Closed for good since"));
    let told = ann.get("/customers").await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(told.text.contains("You belong to no organization here any more"));
}

/// The pages before moving, disabling, enabling and closing in every language.
#[tokio::test]
async fn the_pages_of_standing_speak_every_language() {
    let House { app, nordic, .. } = house();
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    app.test.customer(nordic, "Testiasiakas Oy");
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Boss"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        boss.post("/settings", &fields).await;
        let pages =
            ["move", "disable", "enable", "close"].map(|page| format!("/organizations/{nordic}/{page}"));
        for page in pages.into_iter().chain(["/organizations/types".to_owned()]) {
            let reply = boss.get(&page).await;
            assert_eq!(reply.status, StatusCode::OK, "{page} in {language}");
            assert_eq!(reply.text.matches("<h1").count(), 1, "{page} in {language}");
        }
    }
}

/// IT-13: the operator edits what a type may do; a reseller's next request in console and API is cut by it; what
/// differs is marked, and the default comes back. Partners see the matrix and do not change it.
#[tokio::test(flavor = "multi_thread")]
async fn an_edited_preset_counts_for_the_next_request() {
    let House { app, nordic, .. } = house();
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    let resale = app.test.partner(nordic, "Resale", PartnerType::Reseller);
    let customer = app.test.customer(resale, "Testiasiakas Oy");
    let rob = app.person("rob", resale, Role::Admin);
    let program = app.program(resale, Role::Admin);
    let licenses = format!("/api/v1/customers/{customer}/licenses");
    let tab = format!("/customers/{customer}/license");
    assert_eq!(rob.get(&tab).await.status, StatusCode::FORBIDDEN);
    assert_eq!(program.get(&licenses).await.status, StatusCode::FORBIDDEN);

    let page = boss.get("/organizations/types").await;
    assert!(!page.text.contains("Differs from the default"), "{}", page.text);
    let ticked: Vec<(String, String)> = page
        .text
        .split("<input class=\"ck\" ")
        .skip(1)
        .filter(|cell| cell.split('>').next().unwrap().contains(" checked"))
        .map(|cell| {
            let part =
                |name: &str| cell.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
            (part(" name").to_owned(), part(" value").to_owned())
        })
        .collect();
    assert!(ticked.len() > 30, "{ticked:?}");
    let mut fields: Vec<(&str, &str)> =
        ticked.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("version-msp", "1"), ("version-reseller", "1"), ("reseller", "licenses.change")]);
    let refused = boss.post("/organizations/types", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"reseller.licenses.change-error\""), "{}", refused.text);
    fields.push(("reseller", "licenses.view"));
    assert_eq!(boss.post("/organizations/types", &fields).await.location(), "/organizations/types");
    let late = boss.post("/organizations/types", &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(boss.get("/organizations/types").await.text.contains("Changed; normally not allowed"));
    assert_eq!(rob.get(&tab).await.status, StatusCode::OK);
    assert_eq!(program.get(&licenses).await.status, StatusCode::OK);

    let seen = rob.get("/organizations/types").await;
    assert!(
        seen.text.contains("Only administrators of the operator") && !seen.text.contains("type=\"checkbox\"")
    );
    assert_eq!(rob.post("/organizations/types/reseller/reset", &[]).await.status, StatusCode::FORBIDDEN);
    let own = program.get("/api/v1/partner-types/reseller").await;
    assert_eq!((&own.json["version"], own.header("etag")), (&2.into(), "\"2\""));
    let operator = app.program(app.test.operator(), Role::Admin);
    let change = Some("{\"actions\": {\"licenses.view\": false, \"licenses.change\": false}}".to_owned());
    let path = "/api/v1/partner-types/reseller";
    let stale = operator.send("PUT", path, &[("if-match", "\"1\"")], change.clone()).await;
    assert_eq!(stale.code(), "changed-meanwhile");
    assert_eq!(operator.send("PUT", path, &[], change).await.status, StatusCode::OK);
    assert_eq!(program.get(&licenses).await.status, StatusCode::FORBIDDEN);
    let fixed = Some("{\"actions\": {\"customers.view\": false}}".to_owned());
    let fixed = operator.send("PUT", path, &[], fixed).await;
    assert_eq!(fixed.json["errors"][0]["field"], "actions.customers.view", "{}", fixed.json);
    let back = operator.post("/api/v1/partner-types/reseller/reset", serde_json::json!({})).await;
    assert_eq!(back.status, StatusCode::OK);
    assert_eq!(
        boss.post("/organizations/types/reseller/reset", &[]).await.location(),
        "/organizations/types"
    );
}
