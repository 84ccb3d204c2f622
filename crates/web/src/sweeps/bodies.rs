//! What cannot be taken, sent to every route that takes a body.

use axum::http::{Method, StatusCode};
use domain::access::Role;
use serde_json::{Value, json};

use super::{api, call, fixture, is_change, name};
use crate::{Route, api::tests::Program, testing::Reply};

/// SR-40, SR-69: on every route that takes a body, what cannot be taken is a clear refusal and writes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_cannot_be_taken_are_refused() {
    let fixture = fixture();
    let programs = fixture.programs(fixture.acme, Role::Admin).await;
    let before = fixture.app.test.dump();
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(10 * 1024 * 1024));
    let changes = api().into_iter().filter(|route| is_change(route) && route.method != Method::DELETE);
    for (place, route) in changes.enumerate() {
        let path = fixture.ids.fill(route.path);
        let program = &programs[place % programs.len()];
        for (body, status, code) in [
            ("{", StatusCode::BAD_REQUEST, "malformed-json"),
            ("{\"colour\": 1}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            ("[]", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            (large.as_str(), StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
        ] {
            let answer = program.send(route.method.as_str(), &path, &[], Some(body.to_owned())).await;
            let shown = &body[..body.len().min(20)];
            assert_eq!((answer.status, answer.code()), (status, code), "{} {shown}", name(&route));
        }
        let typed = [("content-type", "text/plain")];
        let answer = program.send(route.method.as_str(), &path, &typed, Some("{}".into())).await;
        assert_eq!(answer.code(), "not-json", "{}", name(&route));
    }
    assert!(fixture.app.test.dump() == before, "a refused body left something behind");
}

/// Bad values in good bodies: each text with NUL, bidi and 10,000 characters, each number far out, each day out of
/// the calendar. A clear refusal, never a failure, nothing written.
#[tokio::test(flavor = "multi_thread")]
async fn values_that_cannot_be_taken_are_refused() {
    let fixture = fixture();
    let programs = fixture.programs(fixture.acme, Role::Admin).await;
    let before = fixture.app.test.dump();
    let long = "x".repeat(10_000);
    let texts =
        [json!("a\u{0}b"), json!("a\u{202e}b"), json!(long), json!(7), json!(["a"]), json!({ "a": 1 })];
    let numbers =
        [json!(-1), json!(1_000_000_000_000_i64), json!(1.5), json!("5"), json!(u64::MAX), json!([5])];
    let mut calls = 0;
    let changes = api().into_iter().filter(|route| is_change(route) && route.method != Method::DELETE);
    for route in changes {
        let (path, sample) = (fixture.ids.fill(route.path), fixture.ids.body(&route));
        for (field, value) in leaves(&sample) {
            let bad = if value.is_number() { &numbers } else { &texts };
            for bad in bad {
                let mut body = sample.clone();
                *body.pointer_mut(&field).unwrap() = bad.clone();
                calls += 1;
                let program = &programs[calls % programs.len()];
                let answer = patient(program, &route, &path, &body.to_string()).await;
                let shown: String = bad.to_string().chars().take(20).collect();
                let status = answer.status.as_u16();
                assert!((400..500).contains(&status), "{} {field} {shown}: {status}", name(&route));
                assert!(!answer.text.contains("SQL"), "{}", answer.text);
            }
        }
    }
    assert!(calls > 150, "{calls} bad values");
    assert!(fixture.app.test.dump() == before, "a refused value left something behind");
}

/// Waits as told when the limit of calls is reached.
async fn patient(program: &Program, route: &Route, path: &str, body: &str) -> Reply {
    loop {
        let reply = call(program, route, path, body).await;
        if reply.status != StatusCode::TOO_MANY_REQUESTS {
            return reply;
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}

/// The places of all values that are not objects or lists themselves, as JSON pointers.
fn leaves(value: &Value) -> Vec<(String, Value)> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => return vec![(String::new(), value.clone())],
    };
    children
        .into_iter()
        .flat_map(|(name, child)| {
            leaves(child).into_iter().map(move |(path, leaf)| (format!("/{name}{path}"), leaf))
        })
        .collect()
}
