//! The OpenAPI document against the routes and the names that stay.

use axum::http::StatusCode;
use domain::Refusal;
use serde_json::{Value, json};

use crate::{Admits, routes, testing::TestApp};

async fn document() -> Value {
    let reply = TestApp::start().stranger().get("/api/v1/openapi.json").await;
    assert_eq!(reply.status, StatusCode::OK);
    serde_json::from_str(&reply.text).unwrap()
}

/// Every route of the API and of the activation service is described, with who may come in, and nothing else is.
#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_described() {
    let document = document().await;
    assert_eq!(document["openapi"].as_str().unwrap().get(..3), Some("3.1"));
    let mut described = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            described += 1;
            let known = routes()
                .iter()
                .any(|route| route.path == path && route.method.as_str().eq_ignore_ascii_case(method));
            assert!(known, "{method} {path} is described and not there");
        }
    }
    let served = routes()
        .into_iter()
        .filter(|route| route.path.starts_with("/api/v1") || route.path.starts_with("/activation/"));
    let mut count = 0;
    for route in served {
        count += 1;
        let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
        assert!(operation.is_object(), "{} {} is not described", route.method, route.path);
        let security = match route.admits {
            Admits::Token => json!([{ "token": [] }]),
            Admits::Device => json!([{ "device": [] }]),
            _ => Value::Null,
        };
        assert_eq!(operation["security"], security, "{} {}", route.method, route.path);
        assert!(operation["summary"].is_string(), "{} {} says nothing", route.method, route.path);
    }
    assert_eq!(count, described);
}

/// The field names that stay.
#[tokio::test(flavor = "multi_thread")]
async fn field_names_stay() {
    let document = document().await;
    let table = [
        (
            "Customer",
            "id name business_id street_address postal_code postal_area country language time_zone \
          username_prefix emergency_email account_name status created_at",
        ),
        ("Plan", "id name product version term_months editions"),
        ("Edition", "code name unit storage_gb"),
        (
            "License",
            "id number plan_id type status reasons lines extra_space_gb total_space_gb client_limit_gb \
          valid_from valid_to comments",
        ),
        ("Line", "edition quantity assigned installed"),
        ("NewLicense", "plan_id lines starts_on extra_space_gb client_limit_gb comments"),
        (
            "Seat",
            "id license_id username email edition keep_deleted_days activation_code sent_at installed status",
        ),
        ("Problem", "type title status detail code request_id errors"),
    ];
    for (schema, names) in table {
        let properties = &document["components"]["schemas"][schema]["properties"];
        for name in names.split_whitespace() {
            assert!(properties[name].is_object(), "{schema}.{name}");
        }
    }
}

/// Every refusal has its place on the page that problem documents point to; the page loads nothing from elsewhere.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_explains_every_code() {
    let page = TestApp::start().stranger().get("/api/docs").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for refusal in Refusal::samples() {
        assert!(page.text.contains(&format!("id=\"{}\"", refusal.code())), "{}", refusal.code());
    }
    assert!(page.text.contains("/api/v1/licenses/{id}/lines/{edition}"));
    assert!(!page.text.contains("src=\"http") && !page.text.contains("href=\"http"));
}
