//! The OpenAPI document, made from the code of the handlers, and what all of them have in common.

use std::sync::OnceLock;

use axum::Json;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::{
    alerts, allotments, bindings, branding, bulk, code_batches, customers, deployment_keys, events, explain,
    exports, first_steps, following, imports, installations, invitations, invoices, issuing, jobs, ledger,
    license_files, license_terms, licenses, messages, notes, notices, opening, orders, organizations,
    partner_types, payments, plan_life, planned_changes, plans, problem, products, program_messages,
    purchase_codes, reports, requests, search, seats, signing_keys, standing, statements, templates, trials,
    views,
};
use crate::{
    activation::{offline, v1 as activation},
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/api/v1/openapi.json", show)
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Seatwright",
        description = "Customers, licenses, users, invitations and installations, for the programs of vendors and \
                       partners; and the service that installed clients activate by.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(problem::Problem)),
    paths(
        organizations::list,
        organizations::create,
        organizations::get,
        organizations::change,
        organizations::delete,
        organizations::children,
        first_steps::get,
        standing::cut_off,
        standing::disable,
        standing::enable,
        standing::close,
        standing::move_below,
        partner_types::list,
        partner_types::get,
        partner_types::change,
        partner_types::reset,
        organizations::list_members,
        organizations::invite,
        organizations::change_member,
        organizations::remove_member,
        branding::get,
        branding::put,
        branding::put_logo,
        branding::delete_logo,
        customers::list,
        opening::create,
        opening::account_mail,
        customers::get,
        customers::change,
        customers::delete,
        customers::disable,
        customers::enable,
        customers::set_key,
        customers::set_management,
        products::list,
        products::create,
        products::get,
        products::change,
        plans::create_plan,
        plans::list_plans,
        plans::get_plan,
        plans::change_plan,
        plan_life::sellers,
        plan_life::set_sellers,
        plan_life::revisions,
        plan_life::pending,
        plan_life::approve,
        plan_life::adopt,
        ledger::of_license,
        purchase_codes::list,
        purchase_codes::enter,
        purchase_codes::check,
        purchase_codes::get,
        purchase_codes::allotments,
        purchase_codes::change,
        purchase_codes::update,
        purchase_codes::reveal,
        allotments::allot,
        allotments::add_customer,
        allotments::take_back,
        allotments::history,
        code_batches::list,
        code_batches::make,
        code_batches::get,
        code_batches::codes,
        code_batches::show,
        code_batches::cancel,
        license_terms::adoption,
        license_terms::adopt_plan,
        license_terms::overlaps,
        licenses::list,
        licenses::issue,
        licenses::get,
        licenses::change,
        licenses::set_quantity,
        licenses::suspend,
        licenses::resume,
        licenses::revoke,
        trials::extend_trial,
        trials::convert,
        licenses::put_in_force,
        explain::explain,
        explain::explain_seat,
        explain::explain_installation,
        notices::get,
        notices::put,
        trials::trial_clients,
        trials::connect_trial_client,
        seats::list,
        seats::list_on,
        seats::add,
        seats::add_many,
        seats::get,
        seats::change,
        seats::remove,
        seats::renew_code,
        seats::reveal_code,
        program_messages::list,
        program_messages::write,
        program_messages::get,
        program_messages::withdraw,
        signing_keys::list,
        signing_keys::create,
        signing_keys::retire,
        signing_keys::withdraw,
        installations::take_back,
        installations::free,
        installations::moves,
        installations::forgive,
        license_files::issue,
        bindings::list,
        bindings::bind,
        bindings::bind_many,
        bindings::unbind,
        bindings::unbind_many,
        bindings::undo,
        bindings::ask,
        bindings::holders,
        following::renewable,
        following::left_behind,
        following::bring_along,
        notes::list,
        notes::write,
        notes::get,
        notes::edit,
        notes::remove,
        notes::restore,
        planned_changes::list,
        planned_changes::plan,
        planned_changes::get,
        planned_changes::change,
        planned_changes::cancel,
        planned_changes::restore,
        planned_changes::try_again,
        requests::wanted,
        requests::list,
        requests::grant,
        requests::decline,
        invitations::list,
        invitations::send,
        messages::list,
        messages::get,
        messages::reschedule,
        messages::send_now,
        messages::cancel,
        messages::resend,
        messages::preview,
        templates::list,
        templates::get,
        templates::save,
        templates::reset,
        templates::preview,
        installations::list,
        installations::get,
        installations::receipt,
        installations::release,
        alerts::list,
        alerts::settings,
        alerts::set,
        deployment_keys::list,
        deployment_keys::create,
        deployment_keys::get,
        deployment_keys::change,
        deployment_keys::rotate,
        deployment_keys::revoke,
        invoices::list,
        orders::place,
        orders::quote,
        invoices::get,
        invoices::pdf,
        invoices::issue,
        invoices::cancel,
        invoices::send,
        invoices::credit,
        payments::record,
        payments::reverse,
        payments::incoming,
        issuing::get,
        issuing::put,
        issuing::prices,
        issuing::put_prices,
        statements::match_statement,
        bulk::list,
        bulk::start,
        bulk::get,
        bulk::items,
        bulk::stop,
        bulk::resume,
        bulk::retry,
        bulk::undo,
        imports::list,
        imports::upload,
        imports::get,
        imports::rows,
        imports::run,
        imports::undo,
        imports::discard,
        jobs::get,
        events::list,
        events::undo,
        search::find,
        reports::get,
        exports::export,
        views::list,
        views::save,
        views::get,
        views::change,
        views::delete,
        views::restore,
        show,
        activation::activate,
        activation::enroll,
        activation::check_in,
        activation::release,
        activation::keys,
        offline::answer,
        offline::give_back,
    )
)]
struct Generated;

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "document", responses((status = 200, body = Object)))]
pub(super) async fn show() -> Json<&'static Value> {
    Json(document())
}

/// The whole document.
pub(super) fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| complete(serde_json::to_value(Generated::openapi()).unwrap_or_default()))
}

fn complete(mut document: Value) -> Value {
    document["servers"] = json!([{ "url": "/" }]);
    document["components"]["securitySchemes"] = json!({
        "token": { "type": "http", "scheme": "bearer", "description": "An API token, `swt_…`." },
        "device": { "type": "http", "scheme": "bearer", "description": "The token that activation answers with." },
    });
    let Some(paths) = document["paths"].as_object_mut() else { return document };
    for (path, operations) in paths {
        let Some(operations) = operations.as_object_mut() else { continue };
        for (method, operation) in operations {
            if let Some(operation) = operation.as_object_mut() {
                complete_operation(method, path, operation);
            }
        }
    }
    document
}

fn complete_operation(method: &str, path: &str, operation: &mut Map<String, Value>) {
    let words = path.split(['/', '-', '.']).filter(|word| !matches!(*word, "" | "api" | "v1"));
    let words: Vec<&str> = words.map(|word| word.trim_matches(['{', '}'])).collect();
    operation.insert("operationId".into(), json!(format!("{method}_{}", words.join("_"))));
    let is_api = path.starts_with("/api/") && !path.ends_with("openapi.json");
    if is_api {
        operation.insert("security".into(), json!([{ "token": [] }]));
    }
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.splice(0..0, path_parameters(path));
        if is_api && method == "post" {
            parameters.push(header(
                "Idempotency-Key",
                "The same key and body again gets the same answer, for a day.",
            ));
        }
        let edits = method == "patch" && !path.contains("/members/") && !path.contains("/messages/");
        let whole =
            path.contains("/partner-types/") || path.ends_with("/branding") || path.ends_with("/issuer");
        let texts = method != "get" && path.ends_with("/mail-templates/{kind}/{language}");
        if edits || texts || (method == "put" && whole) {
            parameters.push(header("If-Match", "The `ETag` that the change was made from."));
        }
    }
    let refusal = json!({
        "description": "A refusal; the codes are explained under `type`.",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    responses.remove("4XX");
    for (status, response) in responses.iter_mut() {
        let done = if status == "202" { "Taken; a job does it." } else { "Done." };
        response["description"] = json!(done);
    }
    responses.insert("default".into(), refusal);
}

fn path_parameters(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect()
}

fn header(name: &str, description: &str) -> Value {
    json!({ "name": name, "in": "header", "description": description, "schema": { "type": "string" } })
}
