//! The inbox page over caught mail: what mail contains stays harmless.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use domain::clock::{Instant, SetClock};
use tower::ServiceExt;

use super::page::router;
use super::{Envelope, Store};

const EVIL: &str = "From: a@example.com\r\nSubject: <script>alert(1)</script>\r\nX-Evil: <img src=x>\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
    <script>alert(2)</script> https://sw.example/a/x\"onclick=1\r\n--b\r\nContent-Type: text/html\r\n\r\n\
    <script>alert(3)</script><p>Hello</p>\r\n--b--\r\n";

fn empty() -> Store {
    Store::new(Arc::new(SetClock::at(Instant::from_micros(0))))
}

fn store() -> Store {
    let store = empty();
    let envelope = Envelope { from: "a@example.com".into(), to: vec!["<b>@example.com".into()] };
    store.keep(envelope, EVIL.into());
    store
}

async fn get(store: &Store, path: &str) -> Response {
    let request = Request::get(path).body(axum::body::Body::empty()).expect("a request");
    router(store.clone()).oneshot(request).await.expect("infallible")
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn policy(response: &Response) -> String {
    response.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("ASCII").to_owned()
}

/// SR-42, SR-43: nothing of a mail is markup on the page.
#[tokio::test]
async fn pages_escape_what_mail_says() {
    let store = store();
    for path in ["/", "/?q=%3Cscript%3E", "/messages/1"] {
        let response = get(&store, path).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(policy(&response).starts_with("default-src 'none'"));
        let page = text(response).await;
        for evil in ["<script", "<img src=x", "<b>@", "\"onclick"] {
            assert!(!page.contains(evil), "{evil} in {path}: {page}");
        }
    }
    let page = text(get(&store, "/messages/1").await).await;
    assert!(page.contains("<a href=\"https://sw.example/a/x\" rel=\"noreferrer\">"), "{page}");
    assert!(page.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""));
}

#[tokio::test]
async fn html_is_served_in_a_sandbox() {
    let response = get(&store(), "/messages/1/html").await;
    let policy = policy(&response);
    assert!(policy.contains("sandbox allow-popups") && !policy.contains("allow-scripts"), "{policy}");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(text(response).await.starts_with("<base target=\"_blank\">"));
}

#[tokio::test]
async fn programs_read_json() {
    let store = store();
    let list: serde_json::Value =
        serde_json::from_str(&text(get(&store, "/messages.json").await).await).expect("JSON");
    assert_eq!(list[0]["to"][0], "<b>@example.com");
    let one = text(get(&store, "/messages/1.json").await).await;
    let one: serde_json::Value = serde_json::from_str(&one).expect("JSON");
    assert_eq!(one["id"], 1);
    assert!(one["html"].as_str().expect("HTML").contains("Hello"));
    assert_eq!(one["links"][0], "https://sw.example/a/x");
    assert_eq!(text(get(&store, "/messages.json?q=nobody").await).await, "[]");
    for path in ["/messages/2", "/messages/2.json", "/messages/x", "/messages/2/html"] {
        let status = get(&store, path).await.status();
        assert!(status.is_client_error(), "{path} {status}");
    }
    assert!(text(get(&store, "/messages/1/raw").await).await.starts_with("From: a@example.com"));
    assert!(text(get(&empty(), "/").await).await.contains("No mail yet"));
}
