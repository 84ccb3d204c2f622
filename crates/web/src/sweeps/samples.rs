//! What the sweeps fill paths and bodies with: one id of each kind that Acme has, and bodies that are taken as they are.

use std::collections::BTreeMap;

use axum::http::Method;
use data_encoding::BASE64;
use domain::branding::pictures::plain_png;
use serde_json::{Value, json};

use crate::Route;

/// One id of each kind that Acme has, and one of the same kind that nobody has.
pub(super) struct Ids(pub BTreeMap<&'static str, (String, String)>);

macro_rules! ids {
    ($($name:literal: $kind:ident = $id:expr),+ $(,)?) => {
        Ids(BTreeMap::from([$(($name, {
            let known: $kind = $id;
            (known.to_string(), $kind::from_uuid(Uuid::now_v7()).to_string())
        })),+]))
    };
}

impl Ids {
    pub fn known(&self, name: &str) -> &str {
        &self.0[name].0
    }

    /// The text with every known id replaced by one that nobody has.
    pub fn unknown(&self, text: &str) -> String {
        self.0.values().fold(text.to_owned(), |text, (known, unknown)| text.replace(known, unknown))
    }

    /// The text without the ids that were asked for, so that two answers can be compared.
    pub fn blanked(&self, text: &str) -> String {
        self.0
            .values()
            .fold(text.to_owned(), |text, (known, unknown)| text.replace(known, "ID").replace(unknown, "ID"))
    }

    /// The path with its parameters filled by their names; `{id}` is what the part before it names.
    pub fn fill(&self, path: &str) -> String {
        let mut filled: Vec<String> = Vec::new();
        for part in path.split('/') {
            let before = filled.last().cloned().unwrap_or_default();
            filled.push(match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(name) => self.parameter(name, &before),
                None => part.to_owned(),
            });
        }
        let filled = filled.join("/");
        // Notes are always those of one record.
        if path == "/api/v1/notes" { format!("{filled}?about={}", self.known("license")) } else { filled }
    }

    fn parameter(&self, name: &str, before: &str) -> String {
        let kind = match (name, before) {
            ("id", "organizations" | "switch") => "organization",
            ("id", "customers") => "customer",
            ("id" | "license", "licenses" | "license") | ("record", _) => "license",
            ("id" | "seat" | "user", "seats" | "users" | "invitations" | "seat" | "units") => "seat",
            ("id" | "product", "products") => "product",
            ("id" | "plan", "plans" | "prices") => "plan",
            ("id", "invoices") => "invoice",
            ("payment", _) => "payment",
            ("id", "installations") | ("installation", _) => "installation",
            ("key", "signing-keys") => return "0123456789abcdef".into(),
            ("id" | "key", "deployment-keys" | "keys") => "key",
            ("id" | "message", "program-messages") => "program message",
            ("id" | "message", "messages" | "outbox") => "message",
            ("id", "jobs" | "bulk") => "run",
            ("id" | "planned", "planned-changes" | "planned") => "planned change",
            ("id" | "note", "notes") => "note",
            ("event", _) => "event",
            ("id", "imports") => "import",
            ("row", _) => return "3".into(),
            ("id", "tokens") => "token",
            ("binding", "units") => "binding",
            ("request" | "id", "requests") => "request",
            ("id" | "stock", "purchase-codes") => "stock",
            ("id" | "batch", "purchase-code-batches" | "batches") => "batch",
            ("allotment", _) => "allotment",
            ("code", _) => "code",
            ("draft", _) => "draft",
            ("view", _) | ("id", "views") => "view",
            ("account", _) => "account",
            ("kind", "templates" | "mail-templates") => return "password-changed".into(),
            ("language", "password-changed") => return "en".into(),
            ("edition", _) => return "standard".into(),
            ("type", "partner-types" | "types") => return "msp".into(),
            ("revision", _) => return "1".into(),
            ("theme", _) => return "light".into(),
            ("token" | "file", _) => return "nonsense".into(),
            _ => panic!("teach the sweeps what {{{name}}} after {before} is"),
        };
        self.known(kind).to_owned()
    }

    /// A body that is taken as it is; the empty one where nothing is asked for.
    pub fn body(&self, route: &Route) -> Value {
        self.trade_body(route).or_else(|| self.users_body(route)).unwrap_or_else(|| self.other_body(route))
    }

    fn other_body(&self, route: &Route) -> Value {
        let is = |ending: &str| route.path.ends_with(ending);
        let made = route.method == Method::POST;
        match route.path.strip_prefix("/api/v1") {
            Some("/customers") => {
                json!({
                    "name": "Uusi Oy", "country": "FI", "vendor_id": self.known("organization"),
                    "region": "Uusimaa", "account_name": "uusi", "account_mail": { "on": "2026-12-01" },
                    "administrator": { "first_name": "Timo", "last_name": "Salo", "email": "t@x.example" },
                    "licenses": [{
                        "plan_id": self.known("plan"), "starts_on": "2026-12-01",
                        "lines": [{ "edition": "standard", "quantity": 5 }],
                    }],
                })
            }
            Some("/organizations") => {
                json!({ "name": "Uusi", "type": "reseller", "parent_id": self.known("organization") })
            }
            Some(_) if is("/program-messages") => json!({
                "texts": { "en": "Update soon" }, "from_on": "2026-12-01", "until_on": "2026-12-24",
            }),
            Some("/products") => json!({
                "name": "New", "organization_id": self.known("organization"),
                "editions": [{ "code": "x", "name": "X", "unit": "user" }],
            }),
            Some("/deployment-keys") => json!({
                "license_id": self.known("license"), "edition": "standard", "name": "Kiosks",
                "name_pattern": "{prefix}{login}", "most_devices": 5, "last_on": "2026-12-01",
                "networks": ["192.0.2.0/24"],
            }),
            Some(_) if is("/rotate") => json!({ "overlap_hours": 24 }),
            Some("/exports") => json!({ "list": "events" }),
            Some("/imports") => json!({
                "kind": "users", "text": "customer,email,edition\nAsiakas Oy,imported@x.example,standard\n",
                "name": "users.csv", "organization_id": self.known("organization"),
                "customer_id": self.known("customer"), "edition": "standard",
            }),
            Some("/views") => json!({ "list": "customers", "name": "New", "state": { "view": "trials" } }),
            Some("/views/{id}") if !made => json!({ "name": "Renamed", "state": { "view": "trials" } }),
            Some("/bulk") => json!({
                "action": "disable-customers", "ids": [self.known("customer")], "reason": "unpaid",
            }),
            Some("/invitations") => json!({ "seat_ids": [self.known("seat")] }),
            Some(_) if is("/disable") || is("/suspend") || is("/close") => json!({ "reason": "unpaid" }),
            Some(_) if is("/alerts") => json!({
                "silent": { "enabled": true, "threshold": 20, "to": ["partner"], "partner_emails": ["it@x.example"] },
            }),
            Some(_) if is("/move") => json!({ "parent_id": self.known("organization") }),
            Some(_) if route.path.contains("/partner-types/") && !made => {
                json!({ "actions": { "products.view": true } })
            }
            Some(_) if is("/account-mail") => json!({
                "administrator": { "first_name": "Timo", "last_name": "Salo", "email": "t@x.example" },
                "account_mail": { "on": "2026-12-01" },
            }),
            Some(_) if is("/encryption-key") => json!({ "encryption_key": "secret" }),
            Some(_) if is("/licenses") && made => json!({
                "plan_id": self.known("plan"), "lines": [{ "edition": "standard", "quantity": 1 }],
            }),
            Some("/notes") => json!({ "about": self.known("license"), "text": "calls on Mondays" }),
            Some(_) if !made && route.path.contains("/notes/") => json!({ "text": "calls on Fridays" }),
            Some(_) if is("/planned-changes") => json!({
                "deed": "units", "license_id": self.known("license"), "edition": "standard", "quantity": 9,
                "day": "2027-01-01", "reason": "grows",
            }),
            Some(_) if !made && route.path.contains("/planned-changes/") => json!({ "day": "2027-02-01" }),
            Some(_) if is("/notices") => json!({ "enabled": false }),
            Some(_) if is("/logos/{theme}") => json!({ "content": BASE64.encode(&plain_png(9, 9)) }),
            Some(_) if is("/lines/{edition}") => json!({ "quantity": 6 }),
            Some(_) if is("/mail-templates/{kind}/{language}") && route.method == Method::PUT => json!({
                "subject": "Changed", "preheader": "x", "greeting": "Hello {{ name }}", "body": "Changed", "why": "x",
            }),
            Some(_) if is("/members") => json!({ "email": "new@x.example", "role": "viewer" }),
            Some(_) if is("/{account}") => json!({ "role": "viewer" }),
            Some(_) if is("/plans") => json!({ "name": "New" }),
            Some(_) if is("/sellers") => {
                json!({ "sellers": "chosen", "organization_ids": [self.known("organization")] })
            }
            Some(_) if is("/approve") => json!({ "revision": 1 }),
            Some(_) if is("/adopt") => json!({ "revision": 1, "count": 3 }),
            Some(_) if route.method == Method::PATCH && route.path.contains("/messages/") => {
                json!({ "send_at": "2026-12-24T06:00:00Z" })
            }
            Some(_) if route.method == Method::PATCH && route.path.contains("/licenses/") => {
                json!({ "comments": "x" })
            }
            Some(_) if route.method == Method::PATCH && route.path.contains("/seats/") => {
                json!({ "username": "x" })
            }
            Some(_) if route.method == Method::PATCH => json!({ "name": "New" }),
            _ => json!({}),
        }
    }

    /// Of invoices, payments and purchase codes.
    fn trade_body(&self, route: &Route) -> Option<Value> {
        let is = |ending: &str| route.path.ends_with(ending);
        let made = route.method == Method::POST;
        Some(match route.path.strip_prefix("/api/v1") {
            Some("/invoices" | "/invoices/quote") => json!({
                "customer_id": self.known("customer"), "currency": "EUR", "vat_id": "FI16503212",
                "reference": "PO 1", "ordered_by": "timo@x.example", "comments": "x", "issue": false,
                "lines": [{ "plan_id": self.known("plan"), "edition": "standard", "quantity": 1 }],
            }),
            Some("/bank-statements/match") => json!({
                "file": "date;amount\n2026-11-23;10,00", "issuer_id": self.known("organization"),
            }),
            Some("/payments") => json!({
                "invoice": "INV-0001", "issuer_id": self.known("organization"), "reference": "x1",
                "paid_on": "2026-11-23", "amount": { "amount_minor": 100, "currency": "EUR" },
            }),
            Some(_) if is("/payments") => json!({
                "reference": "x1", "paid_on": "2026-11-23", "amount": { "amount_minor": 100, "currency": "EUR" },
            }),
            Some(path) if path.starts_with("/invoices/") && is("/send") => {
                json!({ "email": "timo@x.example" })
            }
            Some(_) if is("/credit") => json!({ "amount_minor": 100, "reason": "returned" }),
            Some(_) if is("/reverse") => json!({ "reason": "bounced" }),
            Some(_) if is("/issuer") && !made => json!({
                "name": "Acme Oy", "street_address": "Katu 1", "postal_code": "00100", "postal_area": "Helsinki",
                "country": "FI", "vat_id": "FI16503212", "bank_account": "FI2112345600000785", "bic": "NDEAFIHH",
                "currency": "EUR", "invoice_series": "INV-", "credit_series": "CN-", "payment_days": 14,
                "vat_rates": [2550, 1400], "portal_orders": "review",
            }),
            Some(_) if is("/prices/{plan}") => {
                json!({ "prices": [{ "edition": "standard", "currency": "EUR", "amount_minor": 4990 }] })
            }
            Some("/purchase-codes" | "/purchase-codes/check" | "/purchase-codes/{id}/update") => {
                json!({ "code": self.known("purchase code") })
            }
            Some("/purchase-codes/{id}/allot") => {
                json!({ "units": 1, "customer_id": self.known("customer") })
            }
            Some("/purchase-codes/{id}/customers") => {
                json!({ "name": "Uusi", "country": "FI", "units": 1, "management": "partner" })
            }
            Some("/purchase-code-batches") => json!({
                "plan_id": self.known("plan"), "edition": "standard", "units": 5, "codes": 2,
                "organization_id": self.known("organization"),
            }),
            Some(_) if is("/management") => json!({ "management": "partner" }),
            Some(_) if is("/return") => json!({ "units": 1 }),
            Some(_) if is("/cancel") && route.path.contains("/codes/") => json!({ "reason": "lost" }),
            Some(_) if route.method == Method::PATCH && route.path.contains("/purchase-codes/") => {
                json!({ "company": "Uusi" })
            }
            _ => return None,
        })
    }

    /// Of users and whom units are bound to.
    fn users_body(&self, route: &Route) -> Option<Value> {
        let is = |ending: &str| route.path.ends_with(ending);

        Some(match route.path.strip_prefix("/api/v1") {
            Some(_) if is("/license-file") => json!({ "device_name": "Lab", "days": 30 }),
            Some(_) if is("/connect-trial-client") => json!({ "seat_id": self.known("trial seat") }),
            Some(_) if is("/grant") => {
                json!({ "license_id": self.known("license"), "edition": "standard" })
            }
            Some(_) if is("/decline") => json!({ "reason": "unpaid" }),
            Some(_) if is("/bind") => json!({ "email": "new@x.example" }),
            Some(_) if is("/bindings") => {
                json!({ "edition": "standard", "emails": ["new@x.example"], "ask": true })
            }
            Some(_) if is("/bring-along") => json!({
                "from_license_id": self.known("license"), "to_license_id": self.known("license"),
            }),
            Some(_) if is("/customers/{id}/unbind") => json!({ "seat_ids": [self.known("bound seat")] }),
            Some(_) if is("/undo-unbind") => json!({ "unbind_id": self.known("unbinding") }),
            Some(_) if is("/seats") => json!({ "email": "new@x.example", "edition": "standard" }),
            Some(_) if is("/many") => {
                json!({ "seats": [{ "email": "new@x.example", "edition": "standard" }] })
            }
            _ => return None,
        })
    }
}

pub(super) use ids;
