//! The whole router on a world of its own, with people as clients: what they get is what a browser would.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use domain::{Caller, access::Role, ids::OrganizationId, testing::TestWorld, vault::Secret};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{Web, router};

/// A server without a socket.
pub struct TestApp {
    pub test: TestWorld,
    pub web: Web,
    router: Router,
}

impl TestApp {
    pub fn start() -> Self {
        Self::of(TestWorld::new())
    }

    /// With an empty database, as before the first run.
    pub fn unset() -> Self {
        Self::of(TestWorld::unset())
    }

    /// On a world that has been prepared.
    pub fn of(test: TestWorld) -> Self {
        let web = Web::new(test.world.clone(), test.passwords.clone(), "http://seatwright.example");
        Self { router: router(web.clone()), web, test }
    }

    /// A browser in which a person of the organization is logged in.
    pub fn person(&self, name: &str, organization: OrganizationId, role: Role) -> Client {
        let caller = self.test.person(name, organization, role);
        let token = self.test.session(&caller);
        Client {
            router: self.router.clone(),
            caller: Some(caller),
            cookie: Some(format!("session={}", token.reveal())),
        }
    }

    /// A browser in which somebody is logged in who belongs to no organization.
    pub fn person_of_nowhere(&self, name: &str) -> Client {
        let gone = self.test.customer(self.test.operator(), &format!("Of {name}"));
        let client = self.person(name, gone, Role::Viewer);
        self.test.raw(&format!(
            "DELETE FROM memberships WHERE account_id IN (SELECT id FROM accounts WHERE name = '{name}')"
        ));
        client
    }

    /// A browser in which nobody is logged in.
    pub fn stranger(&self) -> Client {
        Client { router: self.router.clone(), caller: None, cookie: None }
    }
}

/// One browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub caller: Option<Caller>,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    /// Where a redirect leads; empty when it is none.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The value of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let opening = format!("{name}=");
        set.filter_map(|cookie| cookie.strip_prefix(&opening))
            .find_map(|rest| rest.split(';').next().filter(|value| !value.is_empty()).map(str::to_owned))
    }

    /// The token that the page's forms carry.
    pub fn csrf(&self) -> String {
        let start = self.text.find("name=\"csrf\" value=\"").map(|at| at + 19);
        start.map(|at| self.text[at..].split('"').next().unwrap_or_default().to_owned()).unwrap_or_default()
    }
}

impl Client {
    /// The same browser without its login.
    #[must_use]
    pub fn stranger(&self) -> Self {
        Self { caller: None, cookie: None, ..self.clone() }
    }

    /// The same browser after it took the login that an answer opened.
    #[must_use]
    pub fn logged_in_by(&self, reply: &Reply) -> Self {
        let session = reply.cookie("session").expect("the answer opens a login");
        Self { cookie: Some(format!("session={session}")), ..self.clone() }
    }

    /// Another browser of the same person, with the login of this token.
    #[must_use]
    pub fn with_session(&self, token: &Secret) -> Self {
        Self { cookie: Some(format!("session={}", token.reveal())), ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form as a browser would, with the token taken from a page of ours.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let csrf = self.get("/settings").await.csrf();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.post_raw(path, &fields).await
    }

    /// Sends a form exactly as given, without a token.
    pub async fn post_raw(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = serde_urlencoded::to_string(fields).expect("fields are text");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Any request, with the cookies of this browser.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Reply {
        let (parts, body) = self.begin(request, body).await.into_parts();
        let events = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        // Events have no end.
        let body = if events { Body::empty() } else { body };
        let bytes = body.collect().await.expect("the body is in memory").to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// An answer that goes on.
    pub async fn open(&self, path: &str) -> Response {
        self.begin(Request::get(path), Body::empty()).await
    }

    async fn begin(&self, request: axum::http::request::Builder, body: Body) -> Response {
        let request = match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        let request = request.body(body).expect("a test sends a well-formed request");
        self.router.clone().oneshot(request).await.expect("the router always answers")
    }

    pub async fn method(&self, method: &Method, path: &str) -> Reply {
        self.send(Request::builder().method(method).uri(path), Body::empty()).await
    }
}
