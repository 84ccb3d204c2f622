//! Server-sent events: that something was changed which a page shows, so that it looks again. What a page shows now is
//! the page's own business; here only topics are told.

use std::{collections::BTreeSet, time::Duration};

use axum::{
    body::Bytes,
    http::{HeaderName, HeaderValue, header, request::Parts},
    response::IntoResponse,
};
use domain::{
    changes::{Looking, Topic},
    clock::Instant,
};
use tokio::{
    sync::mpsc,
    time::{sleep_until, timeout},
};

use crate::{
    answer::Answer,
    chunks,
    routes::{Admits, Routes},
    state::Web,
    typed,
    visit::Visit,
};

/// Browsers come back by themselves, and are asked then whether they are still logged in.
const LONGEST: Duration = Duration::from_mins(5);
/// So that whoever stands between does not take the silence for the end.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);
/// After how long a browser comes back, in milliseconds.
const COME_BACK_MILLIS: u32 = 1_000;

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/live", live)
}

/// GET /live: `since` is when the page was made, in microseconds.
async fn live(visit: Visit, parts: Parts) -> Answer {
    let since = typed::query(&parts).value("since").parse().unwrap_or(0);
    let looking =
        Looking::from(visit.web.world(), &visit.caller, visit.organization, Instant::from_micros(since));
    let (out, body) = mpsc::channel(1);
    tokio::spawn(tell(visit.web, looking, out));
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        // Proxies that gather answers are told not to.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((head, chunks::body(body)).into_response())
}

async fn tell(web: Web, mut looking: Looking, out: mpsc::Sender<chunks::Chunk>) {
    let end = tokio::time::Instant::now() + LONGEST;
    let mut next = format!("retry: {COME_BACK_MILLIS}\n\n");
    loop {
        if out.send(Ok(Bytes::from(next))).await.is_err() {
            return;
        }
        next = tokio::select! {
            changed = timeout(SIGN_OF_LIFE, looking.next()) => match changed {
                Ok(topics) => event(&topics),
                Err(_) => ":\n\n".to_owned(),
            },
            () = sleep_until(end) => return,
            () = web.stopping() => return,
            () = out.closed() => return,
        };
    }
}

fn event(topics: &BTreeSet<Topic>) -> String {
    let words: Vec<&str> = topics.iter().map(|topic| topic.word()).collect();
    format!("event: changed\ndata: {}\n\n", words.join(" "))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::access::Role;
    use http_body_util::BodyExt;

    use super::*;
    use crate::testing::TestApp;

    /// A person is told what kind of thing was changed and nothing else; nobody is told who is not logged in; a stop of
    /// the server ends it at once.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_page_is_told_to_look_again() {
        let app = TestApp::start();
        let operator = app.test.operator();
        assert_ne!(app.stranger().get("/live").await.status, StatusCode::OK);
        let olive = app.person("olive", operator, Role::Admin);
        let mut stream = olive.open("/live?since=0").await;
        assert_eq!(stream.headers()[header::CONTENT_TYPE], "text/event-stream");
        let mut said = String::new();
        for _ in 0..2 {
            let frame = stream.body_mut().frame().await.unwrap().unwrap();
            said += std::str::from_utf8(frame.data_ref().unwrap()).unwrap();
        }
        assert!(said.starts_with("retry: 1000\n\nevent: changed\ndata: "), "{said}");
        assert!(said.contains("mail"), "all topics where it is not known which: {said}");
        app.web.stop();
        assert!(stream.body_mut().frame().await.is_none());
    }
}
