//! RP-15: whatever is wrong between the client and the server is retryable and changes nothing of what is kept.

use std::net::TcpListener;

use serde_json::json;

use super::{Answer, Scene, ok, problem};

fn answer(status: u16, headers: &str, body: impl Into<Vec<u8>>) -> Answer {
    Answer { status, headers: headers.to_owned(), body: body.into() }
}

#[test]
fn what_no_license_server_says_is_retryable() {
    let strange = [
        answer(404, "Content-Type: text/html\r\n", "<h1>Not here</h1>"),
        answer(403, "Content-Type: application/json\r\n", r#"{"code":"x","retryable":false}"#),
        answer(403, "Content-Type: application/problem+json\r\n", "not JSON"),
        answer(302, "Location: /elsewhere\r\n", ""),
        answer(200, "Content-Type: text/html\r\n", "<h1>Welcome to the hotel</h1>"),
        answer(200, "Content-Type: application/json\r\n", "{}"),
        answer(200, "Content-Type: application/json\r\n", ""),
        answer(200, "Content-Type: application/json\r\n", vec![b' '; 300_000]),
        answer(503, "", ""),
    ];
    for strange in strange {
        let scene = Scene::activated();
        let before = scene.state();
        let told = (
            strange.status,
            String::from_utf8_lossy(&strange.body[..strange.body.len().min(30)]).into_owned(),
        );
        scene.will([strange]);
        let outcome = scene.run(&["check-in"]);
        assert_eq!(outcome.exit, 3, "{told:?} {outcome:?}");
        assert!(outcome.err.ends_with("Try again later.\n"), "{told:?} {outcome:?}");
        assert_eq!(scene.state(), before);
        assert_eq!(scene.seen().len(), 1, "no redirect is followed");
        assert_eq!(scene.run(&["status"]).exit, 0);
    }
}

#[test]
fn a_busy_server_says_when_to_come_back() {
    let scene = Scene::activated();
    let mut busy =
        problem(429, &json!({"code": "too-many-attempts", "detail": "Wait a little.", "retryable": true}));
    busy.headers.push_str("Retry-After: 17\r\n");
    scene.will([busy.clone(), busy]);
    let outcome = scene.run(&["check-in"]);
    assert_eq!(
        (outcome.exit, outcome.err.as_str()),
        (3, "too-many-attempts: Wait a little. Try again in 17 seconds.\n")
    );
    let outcome = scene.run(&["check-in", "--json"]);
    let expected = json!({
        "code": "too-many-attempts", "detail": "Wait a little.", "retryable": true, "retry_after_seconds": 17,
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&outcome.err).expect("JSON"), expected);
}

#[test]
fn the_server_says_what_is_retryable_whatever_the_status() {
    for (status, retryable, exit) in
        [(503, Some(false), 1), (404, Some(true), 3), (503, None, 3), (404, None, 1)]
    {
        let scene = Scene::activated();
        let mut body = json!({"code": "c", "detail": "d"});
        if let Some(retryable) = retryable {
            body["retryable"] = retryable.into();
        }
        scene.will([problem(status, &body)]);
        assert_eq!(scene.run(&["check-in"]).exit, exit, "{status} {retryable:?}");
    }
}

#[test]
fn a_server_that_is_away_is_retryable() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let scene = Scene::activated();
    let outcome = scene.run(&["check-in", "--server", &address]);
    assert_eq!(outcome.exit, 3);
    assert!(outcome.err.starts_with("server-unreachable: "), "{}", outcome.err);
    assert_eq!(scene.run(&["status"]).exit, 0);
}

/// SR-39: nothing secret leaves this machine unencrypted unless that was asked for.
#[test]
fn plain_http_is_for_this_machine_only() {
    for address in ["http://licenses.example.com", "http://10.1.2.3:8080", "http://127.0.0.1.example.com"] {
        let scene = Scene::new();
        let outcome =
            scene.run(&["activate", "--server", address, "--username", "u", "--activation-code", "c"]);
        assert_eq!(outcome.exit, 2, "{outcome:?}");
        assert!(outcome.err.contains("unencrypted"), "{}", outcome.err);
    }
}

#[test]
fn what_is_no_address_is_wrong_usage() {
    for address in
        ["", "licenses", "ftp://x.example", "https://", "https://u:p@x.example", "https://x.example?q=1"]
    {
        let scene = Scene::new();
        let outcome =
            scene.run(&["activate", "--server", address, "--username", "u", "--activation-code", "c"]);
        assert_eq!(outcome.exit, 2, "{address} {outcome:?}");
        assert!(outcome.err.starts_with("bad-server-address: "), "{}", outcome.err);
    }
    let outcome = Scene::new().run(&["activate", "--username", "u", "--activation-code", "c"]);
    assert!(outcome.exit == 2 && outcome.err.starts_with("no-server: "), "{outcome:?}");
}

#[test]
fn a_path_in_front_of_the_service_is_kept() {
    let scene = Scene::activated();
    scene.will([ok(&json!({}))]);
    assert_eq!(scene.run(&["release", "--server", &format!("{}/licenses/", scene.address)]).exit, 0);
    assert_eq!(scene.seen()[0].line, "POST /licenses/activation/v1/release HTTP/1.1");
}

#[test]
fn certificates_of_ones_own_must_be_there() {
    let scene = Scene::activated();
    let empty = scene.file("empty.pem", "");
    let missing = empty.with_extension("missing");
    for file in [empty, missing] {
        let outcome = scene.run(&["release", "--ca", file.to_str().expect("UTF-8")]);
        assert_eq!(outcome.exit, 2);
        assert!(outcome.err.starts_with("bad-certificates: "), "{}", outcome.err);
    }
}

#[test]
fn what_a_server_says_does_not_steer_the_terminal() {
    let scene = Scene::activated();
    scene.will([problem(
        403,
        &json!({"code": "c", "detail": "\u{1b}[2Jgone\u{202e}txt", "retryable": false}),
    )]);
    assert_eq!(scene.run(&["check-in"]).err, "c:  [2Jgone txt\n");
}
