//! The API as programs use it: through the whole router, with a token.

mod bindings;
mod catalogue;
mod customers;
mod document;
mod licenses;
mod opening;
mod rooms;
mod seats;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::{
    access::Role,
    ids::OrganizationId,
    tokens::{self, NewToken},
};
use serde_json::{Value, json};

use crate::testing::{Client, Reply, TestApp};

/// A program with a token of an organization.
#[derive(Clone)]
pub(crate) struct Program {
    client: Client,
    token: String,
}

impl TestApp {
    /// A program that holds a token of this role.
    pub(crate) fn program(&self, organization: OrganizationId, role: Role) -> Program {
        let new = NewToken { name: "integration".into(), role, days: 30 };
        let (secret, _) = self.test.made(move |act| tokens::create(act, organization, &new));
        Program { client: self.stranger(), token: secret.reveal().to_owned() }
    }
}

/// What came back, read.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub reply: Reply,
    pub json: Value,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn text(&self, field: &str) -> String {
        self.json[field].as_str().unwrap_or_else(|| panic!("{field} in {}", self.json)).to_owned()
    }
}

impl Program {
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, &[], Some(body.to_string())).await
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("authorization", format!("Bearer {}", self.token));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/json");
        }
        let reply = self.client.send(request, Body::from(body.unwrap_or_default())).await;
        let json = serde_json::from_str(&reply.text).unwrap_or(Value::Null);
        Answer { status: reply.status, json, reply }
    }
}

fn new_customer(name: &str) -> Value {
    json!({
        "name": name,
        "business_id": "1650321-2",
        "street_address": "Mannerheimintie 1",
        "postal_code": "00100",
        "postal_area": "Helsinki",
        "country": "FI",
        "language": "fi",
        "time_zone": "Europe/Helsinki",
        "username_prefix": "asiakas-",
    })
}
