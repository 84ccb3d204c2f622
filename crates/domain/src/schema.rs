//! The migrations, and which kind each table is: what scale.md calls the rules of growth is checked on them.

use db::Migration;

/// All migrations, in order. Forward only: one that was released is never changed.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_start", sql: include_str!("../migrations/0001_start.sql") },
    Migration { name: "0002_partners", sql: include_str!("../migrations/0002_partners.sql") },
    Migration { name: "0003_branding", sql: include_str!("../migrations/0003_branding.sql") },
    Migration { name: "0004_catalogue", sql: include_str!("../migrations/0004_catalogue.sql") },
    Migration { name: "0005_accounts", sql: include_str!("../migrations/0005_accounts.sql") },
    Migration { name: "0006_mail_desk", sql: include_str!("../migrations/0006_mail_desk.sql") },
    Migration { name: "0007_notices", sql: include_str!("../migrations/0007_notices.sql") },
    Migration { name: "0008_ledger", sql: include_str!("../migrations/0008_ledger.sql") },
    Migration {
        name: "0009_deployment_keys_and_alerts",
        sql: include_str!("../migrations/0009_deployment_keys_and_alerts.sql"),
    },
    Migration { name: "0010_billing", sql: include_str!("../migrations/0010_billing.sql") },
    Migration { name: "0011_bindings", sql: include_str!("../migrations/0011_bindings.sql") },
    Migration { name: "0012_purchase_codes", sql: include_str!("../migrations/0012_purchase_codes.sql") },
    Migration { name: "0013_switcher", sql: include_str!("../migrations/0013_switcher.sql") },
    Migration { name: "0014_license_files", sql: include_str!("../migrations/0014_license_files.sql") },
    Migration { name: "0016_devices", sql: include_str!("../migrations/0016_devices.sql") },
    Migration { name: "0017_search", sql: include_str!("../migrations/0017_search.sql") },
    Migration { name: "0018_reports", sql: include_str!("../migrations/0018_reports.sql") },
    Migration { name: "0019_bulk", sql: include_str!("../migrations/0019_bulk.sql") },
    Migration { name: "0020_imports", sql: include_str!("../migrations/0020_imports.sql") },
    Migration { name: "0021_views", sql: include_str!("../migrations/0021_views.sql") },
    Migration { name: "0022_records", sql: include_str!("../migrations/0022_records.sql") },
    Migration {
        name: "0023_enrolled_components",
        sql: include_str!("../migrations/0023_enrolled_components.sql"),
    },
    Migration { name: "0024_notes", sql: include_str!("../migrations/0024_notes.sql") },
    Migration { name: "0026_first_steps", sql: include_str!("../migrations/0026_first_steps.sql") },
    Migration { name: "0027_narrow_tables", sql: include_str!("../migrations/0027_narrow_tables.sql") },
    Migration {
        name: "0028_repeated_and_late",
        sql: include_str!("../migrations/0028_repeated_and_late.sql"),
    },
    Migration { name: "0029_withdrawn_keys", sql: include_str!("../migrations/0029_withdrawn_keys.sql") },
    Migration { name: "0030_files_at_large", sql: include_str!("../migrations/0030_files_at_large.sql") },
    Migration { name: "0031_product_names", sql: include_str!("../migrations/0031_product_names.sql") },
];

/// Small tables that every node may hold in full.
pub const REFERENCE: &[&str] = &[
    "organizations",
    "organization_ancestors",
    "accounts",
    "memberships",
    "partner_types",
    "partner_type_changes",
    "products",
    "editions",
    "plans",
    "plan_units",
    "plan_revisions",
    "plan_sellers",
    "product_names",
    "plan_approvals",
    "brands",
    "sender_domains",
    "mail_templates",
    "alert_settings",
    "issuers",
    "number_series",
    "prices",
    "leases",
    "signing_keys",
    "program_messages",
    "search_progress",
    "list_habits",
    "hidden_first_steps",
];

/// Small tables that find the organization of what arrives without one.
pub const INDEX: &[&str] = &[
    "login_sessions",
    "api_tokens",
    "account_links",
    "throttles",
    "idempotency_keys",
    "activation_codes",
    "purchase_code_index",
    "allotment_places",
    "record_places",
    "message_queue",
    "notice_queue",
    "handover_queue",
    "expiry_queue",
    "message_feed",
    "invoice_feed",
    "open_invoice_feed",
    "unsealed_events",
    "event_feed",
    "account_names",
    "deployment_key_hashes",
    "alert_queue",
    "invoice_numbers",
    "payment_references",
    "registrations",
    "bound_addresses",
    "bound_places",
    "search_words",
    "search_spellings",
    "planned_queue",
    "mention_feed",
    "bulk_queue",
    "import_queue",
];

/// Tables with `organization_id` or `customer_id` first in every key and index.
pub const TENANT: &[&str] = &[
    "brand_logos",
    "events",
    "messages",
    "message_attempts",
    "jobs",
    "customers",
    "licenses",
    "terms",
    "notices",
    "lines",
    "seats",
    "bindings",
    "requests",
    "installations",
    "enrolled_components",
    "license_files",
    "account_drafts",
    "ledger_accounts",
    "ledger_entries",
    "deployment_keys",
    "alerts",
    "invoices",
    "invoice_lines",
    "invoice_licenses",
    "invoice_stays",
    "payments",
    "code_batches",
    "purchase_codes",
    "code_stocks",
    "code_allotments",
    "search_records",
    "usage_reports",
    "saved_views",
    "planned_changes",
    "notes",
    "bulk_runs",
    "bulk_items",
    "imports",
    "import_rows",
];

/// Of whom something is forgotten when rows of a table were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Of nobody: installed clients are told nothing of it.
    Nobody,
    /// Of the customer whose id is the first parameter.
    Owner,
    /// Of all.
    Everybody,
}

/// Reference tables that are written all day and that nothing an installed client is told comes from.
const OF_NO_CLIENT: &[&str] = &["leases", "accounts", "memberships", "number_series", "list_habits"];

/// Of whom something is forgotten when rows of this table were written: of all when the table is not known.
pub fn reach(table: &str) -> Reach {
    if TENANT.contains(&table) {
        Reach::Owner
    } else if INDEX.contains(&table) || OF_NO_CLIENT.contains(&table) {
        Reach::Nobody
    } else {
        Reach::Everybody
    }
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
