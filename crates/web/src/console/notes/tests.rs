//! The pages of notes, through the whole router.

use axum::http::StatusCode;
use domain::{access::Role, testing::Shop};
use serde_json::json;

use crate::testing::TestApp;

/// A note is written on the license, mentions a colleague, who is told by the bell; its own author edits and removes it.
#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_written_seen_and_removed() {
    let shop = Shop::new();
    let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
    let app = TestApp::of(shop.t);
    let anna = app.person("anna", acme, Role::Manager);
    let nora = app.person("nora", acme, Role::Viewer);
    let card = format!("/customers/{customer}/license/{license}");
    let about = license.to_string();
    let text = "@nora see https://x.example/?a=1&b=2 <script>alert(1)</script>";
    let made = anna.post("/notes", &[("about", &about), ("text", text)]).await;
    assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, card.as_str()), "{}", made.text);
    let page = anna.get(&card).await.text;
    assert!(
        page.contains("href=\"https://x.example/?a=1&#38;b=2\"") || page.contains("a=1&amp;b=2\""),
        "{page}"
    );
    assert!(!page.contains("<script>alert"), "text stays text");
    let mentions = nora.get("/mentions").await.text;
    assert!(mentions.contains("see ") && mentions.contains("action=\"/mentions\""), "{mentions}");
    assert!(nora.get("/customers").await.text.contains("href=\"/mentions\""));
    assert_eq!(nora.post("/mentions", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!nora.get("/mentions").await.text.contains("action=\"/mentions\""));
    // A name that nobody has is told at the field, with what was typed.
    let bad = anna.post("/notes", &[("about", &about), ("text", "ask @nobodyhere")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("ask @nobodyhere") && bad.text.contains("id=\"text-error\""));
    let note = page.split("/notes/note_").nth(1).and_then(|rest| rest.split(['"', '/']).next()).unwrap();
    let note = format!("/notes/note_{note}");
    let saved = anna.post(&note, &[("text", "second"), ("version", "1")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let late = anna.post(&note, &[("text", "third"), ("version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("second") && late.text.contains("third"));
    // Where it stands: back to its page, or both versions in its place.
    let here = [("inline", "note"), ("back", card.as_str()), ("text", "fourth"), ("version", "2")];
    assert_eq!(anna.post(&note, &here).await.location(), card);
    let late = [("inline", "note"), ("text", "fifth"), ("version", "2"), ("alone", "on")];
    let late = anna.post(&note, &late).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["<textarea", "fifth</textarea>", "Saved now", ">fourth<", "name=\"version\" value=\"3\""] {
        assert!(late.text.contains(part), "{part}: {}", late.text);
    }
    let elsewhere = [("inline", "note"), ("back", "//evil.example"), ("text", "second"), ("version", "3")];
    assert!(anna.post(&note, &elsewhere).await.location().starts_with("/notes?about="));
    let mine = [("text", "mine"), ("version", "4"), ("inline", "note"), ("alone", "on")];
    assert_eq!(nora.post(&note, &mine).await.status, StatusCode::FORBIDDEN);
    assert_eq!(nora.post(&note, &[("text", "mine"), ("version", "4")]).await.status, StatusCode::FORBIDDEN);
    let removed = anna.post(&format!("{note}/remove"), &[]).await;
    let after = anna.get(removed.location()).await.text;
    assert!(after.contains(&format!("action=\"{note}/restore\"")), "an undo is offered: {after}");
    assert_eq!(anna.post(&format!("{note}/restore"), &[]).await.status, StatusCode::SEE_OTHER);
    // The customer's administrator sees nothing of it.
    let boss = app.person("boss", customer, Role::Admin);
    assert!(!boss.get(&card).await.text.contains("second"));
    assert_eq!(boss.get(&note).await.status, StatusCode::NOT_FOUND);
}

/// By the API: written, listed, edited with its version, removed and taken back; a rival finds nothing.
#[tokio::test(flavor = "multi_thread")]
async fn programs_write_notes() {
    let shop = Shop::new();
    let (acme, zeta, seat) = (shop.acme, shop.zeta, shop.seats[0]);
    let app = TestApp::of(shop.t);
    let program = app.program(acme, Role::Manager);
    let made =
        program.post("/api/v1/notes", json!({ "about": seat.to_string(), "text": "calls on Mondays" })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    let path = format!("/api/v1/notes/{}", made.text("id"));
    let listed = program.get(&format!("/api/v1/notes?about={seat}")).await.json;
    assert_eq!(listed["items"][0]["text"], "calls on Mondays");
    let removed = program.post(&format!("{path}/remove"), json!({})).await;
    assert_eq!(removed.status, StatusCode::OK, "{}", removed.json);
    assert_eq!(program.post(&format!("{path}/restore"), json!({})).await.status, StatusCode::OK);
    let eve = app.program(zeta, Role::Admin);
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eve.get(&format!("/api/v1/notes?about={seat}")).await.status, StatusCode::NOT_FOUND);
}
