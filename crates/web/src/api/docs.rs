//! `/api/docs`: the OpenAPI document and every refusal as a page for people. Everything it needs is served by us.

use askama::Template;
use axum::response::Response;
use domain::{Refusal, refusal::Problem};
use serde_json::Value;

use super::{openapi, problem};
use crate::{
    kit::{PublicShell, render},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/api/docs", show)
}

#[derive(Template)]
#[template(path = "api/docs.html")]
struct DocsPage<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    rooms: Vec<Room>,
    refusals: Vec<Explained>,
    problems: Vec<Explained>,
}

/// Operations on one kind of record.
struct Room {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    anchor: String,
    method: String,
    path: String,
    about: String,
    parameters: Vec<Field>,
    sent: Vec<Field>,
    answered: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    required: bool,
    about: String,
}

/// A code with what it says, under which status, and whether trying again may help.
struct Explained {
    code: &'static str,
    status: String,
    retryable: bool,
    text: String,
}

async fn show(guest: Guest) -> Response {
    let shell = guest.shell(guest.text("api-title"));
    let l = &shell.locale;
    let refusal = |refusal: Refusal| Explained {
        code: refusal.code(),
        status: problem::status(&refusal).as_u16().to_string(),
        retryable: refusal.is_retryable(),
        text: l.refusal(&refusal),
    };
    let field = |problem: Problem| Explained {
        code: problem.code(),
        status: String::new(),
        retryable: false,
        text: l.problem(&problem),
    };
    render(&DocsPage {
        l,
        shell: &shell,
        rooms: rooms(openapi::document()),
        refusals: Refusal::samples().into_iter().map(refusal).collect(),
        problems: Problem::samples().into_iter().map(field).collect(),
    })
}

fn rooms(document: &Value) -> Vec<Room> {
    let mut rooms: Vec<Room> = Vec::new();
    for (path, operations) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            let name = operation["tags"][0].as_str().unwrap_or_default();
            let shown = shown(document, method, path, operation);
            match rooms.iter_mut().find(|room| room.name == name) {
                Some(room) => room.operations.push(shown),
                None => rooms.push(Room { name: name.to_owned(), operations: vec![shown] }),
            }
        }
    }
    rooms
}

fn shown(document: &Value, method: &str, path: &str, operation: &Value) -> Operation {
    let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
    let responses = operation["responses"].as_object().into_iter().flatten();
    let answer = responses.map(|(_, response)| &response["content"]["application/json"]["schema"]);
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| Field {
        name: parameter["name"].as_str().unwrap_or_default().to_owned(),
        kind: parameter["in"].as_str().unwrap_or_default().to_owned(),
        required: parameter["required"] == true,
        about: parameter["description"].as_str().unwrap_or_default().to_owned(),
    });
    Operation {
        anchor: text("operationId"),
        method: method.to_uppercase(),
        path: path.to_owned(),
        about: [text("summary"), text("description")].join(" ").trim().to_owned(),
        parameters: parameters.collect(),
        sent: fields(document, &operation["requestBody"]["content"]["application/json"]["schema"]),
        answered: answer
            .map(|schema| fields(document, schema))
            .find(|fields| !fields.is_empty())
            .unwrap_or_default(),
    }
}

/// The schema that a reference leads to, or the schema itself.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let Some(reference) = schema["$ref"].as_str() else { return schema };
    reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer)).unwrap_or(&Value::Null)
}

fn fields(document: &Value, schema: &Value) -> Vec<Field> {
    let schema = resolved(document, schema);
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(name, property)| Field {
            name: name.clone(),
            kind: kind(property),
            required: required.contains(&name.as_str()),
            about: property["description"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

/// The type in a word or two: `string`, `integer or null`, `list of Line`.
fn kind(property: &Value) -> String {
    if let Some(reference) = property["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if property["items"].is_object() {
        return format!("list of {}", kind(&property["items"]));
    }
    let options = property["oneOf"].as_array().or_else(|| property["type"].as_array());
    match options {
        Some(options) => {
            let names: Vec<String> = options
                .iter()
                .map(|option| option.as_str().map_or_else(|| kind(option), str::to_owned))
                .collect();
            names.join(" or ")
        }
        None => property["type"].as_str().unwrap_or("any").to_owned(),
    }
}
