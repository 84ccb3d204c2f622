//! The editor of letters' texts through its pages.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    ids::OrganizationId,
    outbox::MailKind,
};

use crate::testing::{Client, Reply, TestApp};

const PATH: &str = "/templates/invitation/it";

struct House {
    app: TestApp,
    nordic: OrganizationId,
    ann: Client,
}

fn house() -> House {
    let app = TestApp::start();
    let nordic = app.test.partner(app.test.operator(), "Nordic IT Partners", PartnerType::Msp);
    let ann = app.person("ann", nordic, Role::Admin);
    House { app, nordic, ann }
}

const FIELDS: [(&str, &str); 7] = [
    ("version", "0"),
    ("subject", "Installa {{ product }}"),
    ("preheader", "In tre minuti"),
    ("greeting", "Ciao,"),
    ("body", "**{{ customer }}** ti invita.\r\n\r\n- {{ program }}"),
    ("button", "Installa"),
    ("why", "Perché {{ customer }} ti ha aggiunto."),
];

fn with(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    FIELDS.into_iter().map(|(name, kept)| (name, if name == field { value } else { kept })).collect()
}

fn errors(reply: &Reply) -> Vec<&str> {
    reply.text.split("<p class=\"err\" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// A text is edited, in force, seen in the list, changed by two people, and reset; nothing typed is lost.
#[tokio::test]
async fn a_text_is_edited_and_reset() {
    let House { app, nordic, ann } = house();
    let list = ann.get("/templates").await.text;
    assert!(list.contains(PATH) && list.contains("Built-in") && !list.contains("Own text"));
    let editor = ann.get(PATH).await.text;
    assert!(editor.contains("Installa {{ product }}") || editor.contains("{{ product }}"), "{editor}");
    assert!(editor.contains("A7KQZ-22MXB"), "each placeholder with an example");
    assert_eq!(ann.post(PATH, &FIELDS).await.location(), PATH);
    assert!(ann.get("/templates").await.text.contains("Own text"));
    let letter = ann.get(&format!("{PATH}/letter")).await;
    assert!(letter.text.contains("<b class=\"tx\" style=\"color:#1b252c\">Testiasiakas Oy</b> ti invita."));
    assert!(letter.headers["content-security-policy"].to_str().unwrap().starts_with("sandbox;"));

    let bea = app.person("bea", nordic, Role::Admin);
    let late = bea.post(PATH, &with("subject", "Prova {{ product }}")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Prova {{ product }}") && late.text.contains("Installa {{ product }}"));
    let mut second = with("subject", "Prova {{ product }}");
    second[0] = ("version", "1");
    assert_eq!(bea.post(PATH, &second).await.location(), PATH);
    let page = ann.get(PATH).await.text;
    assert!(
        page.contains("changed the mail text") && page.contains("<del>Installa {{ product }}</del>"),
        "{page}"
    );

    let ask = ann.get(&format!("{PATH}/reset")).await.text;
    assert!(ask.contains("<del>Prova {{ product }}</del>"), "{ask}");
    let stale = ann.post(&format!("{PATH}/reset"), &[("version", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(ann.post(&format!("{PATH}/reset"), &[("version", "2")]).await.location(), PATH);
    assert!(!ann.get("/templates").await.text.contains("Own text"));
    assert_eq!(ann.get(&format!("{PATH}/reset")).await.status, StatusCode::NOT_FOUND);
}

/// Each thing that is wrong is told at its field, and what was typed stays.
#[tokio::test]
async fn what_is_wrong_is_told_at_its_field() {
    let House { app: _app, ann, .. } = house();
    for (field, value, told) in [
        ("body", "{{ program }} {{ costumer }}", "Did you mean “customer”?"),
        ("body", "{{ program }} {{ xyzzy }}", "You can use: customer, product"),
        ("body", "{{ program | upper }}", "Line 1 cannot be read"),
        ("subject", "{{ code }}", "must not stand in the subject"),
        ("subject", "Install\r\nBcc: eve@example.org", "characters"),
        ("button", "", "button-error"),
        ("body", "{{ program }} [x](http://x.example)", "https:// or mailto:"),
    ] {
        let reply = ann.post(PATH, &with(field, value)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert_eq!(errors(&reply), [format!("{field}-error")], "{value}");
        assert!(reply.text.contains(told), "{value}: {}", reply.text);
        assert!(reply.text.contains("ti ha aggiunto"), "what was typed stays");
    }
    let missing = ann.post(PATH, &with("subject", "Installa")).await;
    assert_eq!(missing.location(), PATH, "the body still names the program");
}

/// The preview shows what is typed without saving it: sample or a real mail, HTML or plain text; a text that cannot
/// be taken says why.
#[tokio::test]
async fn what_is_typed_is_previewed_unsaved() {
    let House { app, ann, .. } = house();
    let before = app.test.dump();
    let path = format!("{PATH}/letter");
    let html = ann.post(&path, &with("greeting", "Salve <b>{{ customer }}</b>")).await;
    assert!(html.text.contains("Salve &#60;b&#62;Testiasiakas Oy&#60;/b&#62;"), "{}", html.text);
    let mut text = with("greeting", "Salve");
    text.push(("as", "text"));
    let text = ann.post(&path, &text).await;
    assert!(text.text.contains("- Backup Standard") && text.text.contains("<pre"), "{}", text.text);
    let refused = ann.post(&path, &with("body", "{{ costumer }}")).await;
    assert!(refused.text.contains("costumer") && refused.headers["x-frame-options"] == "SAMEORIGIN");
    assert!(
        app.test
            .dump()
            .iter()
            .filter(|(table, _)| *table != "login_sessions")
            .eq(before.iter().filter(|(table, _)| *table != "login_sessions"))
    );
}

/// A test goes to oneself; who may only look has no form, and no way past the page either.
#[tokio::test]
async fn a_test_goes_to_who_asks_and_viewers_only_look() {
    let House { app, nordic, ann } = house();
    let sent = ann.post(&format!("{PATH}/test"), &with("greeting", "Salve")).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    assert!(sent.text.contains("ann@example.com") && sent.text.contains("value=\"Salve\""));
    assert_eq!(app.test.mails(MailKind::Invitation).len(), 1);
    assert_eq!(app.test.mails(MailKind::Invitation)[0].0, "ann@example.com");
    assert!(ann.get("/outbox").await.text.contains("Test: Invitation"));

    let vic = app.person("vic", nordic, Role::Manager);
    let page = vic.get(PATH).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("name=\"subject\""));
    for path in [PATH.to_owned(), format!("{PATH}/test"), format!("{PATH}/reset"), format!("{PATH}/letter")] {
        assert_eq!(vic.post(&path, &FIELDS).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for nonsense in ["/templates/nothing/it", "/templates/invitation/xx"] {
        assert_eq!(ann.get(nonsense).await.status, StatusCode::NOT_FOUND);
    }
}

/// What stands above shows where it is in force, without its owner's name for who does not reach that far.
#[tokio::test]
async fn an_inherited_text_says_so() {
    let House { app, ann, .. } = house();
    let olga = app.person("olga", app.test.operator(), Role::Admin);
    olga.post(PATH, &FIELDS).await;
    let page = ann.get(PATH).await.text;
    assert!(page.contains("comes from your upstream") && page.contains("Installa {{ product }}"), "{page}");
    assert!(!page.contains("Northern Software"));
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let House { app: _app, ann, .. } = house();
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        let mut paths = vec!["/templates".to_owned()];
        paths.extend(MailKind::ALL.iter().map(|kind| format!("/templates/{kind}/{language}")));
        for path in paths {
            let page = ann.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
        }
    }
}
