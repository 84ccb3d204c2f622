//! The SQL of customers.

use db::{ToValue, Value, params};

use super::{Customer, Form, Management};
use crate::{
    access::Scope,
    act::Act,
    ids::OrganizationId,
    input::fold,
    refusal::{Refusal, Result, again_if_gone},
    stopped::stopped_above,
    vault::{Place, Secret},
};

pub(super) fn insert(act: &mut Act<'_>, id: OrganizationId, form: &Form) -> Result<()> {
    act.tx().execute(
        "INSERT INTO customers (customer_id, business_id, street_address, postal_code, postal_area, country, \
         username_prefix, emergency_email, account_name, contact_name, contact_email, keep_deleted_days, \
         search_folded, region, contact_first_name, contact_last_name) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        params![
            id,
            form.business_id,
            form.street_address,
            form.postal_code,
            form.postal_area,
            form.country,
            form.username_prefix,
            form.emergency_email,
            form.account_name,
            form.contact_name(),
            form.contact_email,
            form.keep_deleted_days,
            search_text(form),
            form.region,
            form.contact_first_name,
            form.contact_last_name
        ],
    )?;
    Ok(())
}

/// What the search field of the list looks through.
fn search_text(form: &Form) -> String {
    let plain_id: String = form.business_id.chars().filter(|character| character.is_alphanumeric()).collect();
    let parts = [
        &form.name,
        &form.business_id,
        &plain_id,
        &form.postal_area,
        &form.account_name,
        &form.contact_email,
    ];
    fold(&parts.map(String::as_str).join(" "))
}

const RECORD: &str = concat!(
    "SELECT o.id, o.parent_id, o.name, o.language, o.time_zone, o.disabled_at, o.disabled_reason, o.created_at, \
    o.version, c.business_id, c.street_address, c.postal_code, c.postal_area, c.country, c.username_prefix, \
    c.emergency_email, c.account_name, c.region, c.contact_first_name, c.contact_last_name, c.contact_email, c.keep_deleted_days, c.management, \
    c.encryption_key_sealed IS NOT NULL AS has_key, ",
    stopped_above!("c.customer_id"),
    " AS stopped_above FROM customers c JOIN organizations o ON o.id = c.customer_id"
);

pub(super) fn management(act: &mut Act<'_>, scope: &Scope) -> Result<Management> {
    let found: Option<(Management,)> = act
        .tx()
        .optional("SELECT management FROM customers WHERE customer_id = $1", params![scope.organization()])?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope) -> Result<Customer> {
    let sql = format!("{RECORD} WHERE c.customer_id = $1");
    let found: Option<Customer> = act.tx().optional(&sql, params![scope.organization()])?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// The records of several customers that a list has found within reach, in no particular order.
pub(super) fn found(act: &mut Act<'_>, customers: &[OrganizationId]) -> Result<Vec<Customer>> {
    if customers.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=customers.len()).map(|place| format!("${place}")).collect();
    let sql = format!("{RECORD} WHERE c.customer_id IN ({})", places.join(", "));
    let parameters: Vec<Value> = customers.iter().map(ToValue::to_value).collect();
    Ok(act.tx().all(&sql, &parameters)?)
}

/// Ids are in the order in which customers were made.
pub(super) fn usual_country(act: &mut Act<'_>, scope: &Scope) -> Result<Option<String>> {
    let own: Option<(String,)> = act
        .tx()
        .optional("SELECT country FROM issuers WHERE organization_id = $1", params![scope.organization()])?;
    if let Some((country,)) = own.filter(|(country,)| !country.is_empty()) {
        return Ok(Some(country));
    }
    let newest: Option<(String,)> = act.tx().optional(
        "SELECT c.country FROM organization_ancestors a CROSS JOIN customers c \
         WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND c.customer_id = a.descendant_id \
         ORDER BY a.descendant_id DESC LIMIT 1",
        params![scope.organization()],
    )?;
    Ok(newest.map(|(country,)| country))
}

pub(super) fn update(act: &mut Act<'_>, scope: &Scope, form: &Form) -> Result<()> {
    act.tx().execute(
        "UPDATE customers SET business_id = $2, street_address = $3, postal_code = $4, postal_area = $5, \
         country = $6, username_prefix = $7, emergency_email = $8, account_name = $9, contact_name = $10, \
         contact_email = $11, keep_deleted_days = $12, search_folded = $13, region = $14, \
         contact_first_name = $15, contact_last_name = $16 WHERE customer_id = $1",
        params![
            scope.organization(),
            form.business_id,
            form.street_address,
            form.postal_code,
            form.postal_area,
            form.country,
            form.username_prefix,
            form.emergency_email,
            form.account_name,
            form.contact_name(),
            form.contact_email,
            form.keep_deleted_days,
            search_text(form),
            form.region,
            form.contact_first_name,
            form.contact_last_name
        ],
    )?;
    Ok(())
}

/// Takes the lines until the act ends, so that no seat comes onto them between the question and the deletion.
pub(super) fn hold_lines(act: &mut Act<'_>, scope: &Scope) -> Result<()> {
    act.tx().execute(
        "UPDATE lines SET quantity = quantity WHERE customer_id = $1",
        params![scope.organization()],
    )?;
    Ok(())
}

/// Numbers of licenses with assigned seats or installed clients.
pub(super) fn licenses_in_use(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = act.tx().all(
        "SELECT l.number FROM licenses l WHERE l.customer_id = $1 AND EXISTS ( \
         SELECT 1 FROM lines n WHERE n.customer_id = $1 AND n.license_id = l.id AND (n.assigned > 0 OR n.installed > 0)) \
         ORDER BY l.number",
        params![scope.organization()],
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Invoices and credit notes that have a number.
pub(super) fn issued_invoices(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) AS total FROM invoices WHERE customer_id = $1 AND number IS NOT NULL",
        params![scope.organization()],
    )?;
    Ok(count)
}

/// Every tenant row of the customer, children first. Its events stay: the trail is only ever added to.
pub(super) fn delete_everything(act: &mut Act<'_>, scope: &Scope) -> Result<()> {
    let customer = scope.organization();
    leave_feeds(act, customer)?;
    for table in [
        "planned_changes",
        "alerts",
        "invoices",
        "installations",
        "requests",
        "bindings",
        "seats",
        "deployment_keys",
        "lines",
        "terms",
        "licenses",
        "customers",
    ] {
        act.tx()
            .execute(&format!("DELETE FROM {table} WHERE customer_id = $1"), params![customer])
            .map_err(again_if_gone)?;
    }
    // After the record itself: whoever was about to add something below it has ended by now.
    for index in [
        "activation_codes",
        "deployment_key_hashes",
        "record_places",
        "account_names",
        "bound_places",
        "handover_queue",
        "notice_queue",
        "expiry_queue",
        "alert_queue",
        "planned_queue",
        "mention_feed",
    ] {
        act.tx().execute(&format!("DELETE FROM {index} WHERE customer_id = $1"), params![customer])?;
    }
    for index in [
        "message_queue",
        "bulk_queue",
        "messages",
        "jobs",
        "ledger_entries",
        "ledger_accounts",
        "code_allotments",
        "code_stocks",
        "notes",
    ] {
        act.tx().execute(&format!("DELETE FROM {index} WHERE organization_id = $1"), params![customer])?;
    }
    act.tx().execute("DELETE FROM import_queue WHERE organization_id = $1", params![customer])?;
    act.tx().execute("DELETE FROM allotment_places WHERE to_id = $1", params![customer])?;
    Ok(())
}

/// Events that are not sealed yet enter the feeds of those above while the tree still says who they are; the
/// feeds forget the customer's mails.
fn leave_feeds(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    act.tx().execute(
        "INSERT INTO event_feed (ancestor_id, event_id, organization_id) \
         SELECT a.ancestor_id, u.event_id, u.organization_id FROM unsealed_events u \
         JOIN organization_ancestors a ON a.descendant_id = u.organization_id \
         WHERE u.organization_id = $1 AND a.distance > 0 \
         ON CONFLICT (ancestor_id, event_id) DO NOTHING",
        params![customer],
    )?;
    act.tx().execute(
        "DELETE FROM message_feed WHERE ancestor_id IN ( \
             SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1) \
         AND message_id IN (SELECT id FROM messages WHERE organization_id = $1)",
        params![customer],
    )?;
    for feed in ["invoice_feed", "open_invoice_feed"] {
        let sql = format!(
            "DELETE FROM {feed} WHERE ancestor_id IN ( \
                 SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1) \
             AND invoice_id IN (SELECT id FROM invoices WHERE customer_id = $1)"
        );
        act.tx().execute(&sql, params![customer])?;
    }
    Ok(())
}

fn key_place(customer: OrganizationId) -> Place {
    Place { column: "customers.encryption_key", owner: customer.uuid(), record: customer.uuid() }
}

pub(super) fn set_key(act: &mut Act<'_>, scope: &Scope, key: &Secret) -> Result<()> {
    let sealed = (!key.reveal().is_empty()).then(|| act.seal(key_place(scope.organization()), key.reveal()));
    act.tx().execute(
        "UPDATE customers SET encryption_key_sealed = $2 WHERE customer_id = $1",
        params![scope.organization(), sealed],
    )?;
    Ok(())
}

pub(super) fn key(act: &mut Act<'_>, scope: &Scope) -> Result<Option<Secret>> {
    let row: Option<(Option<Vec<u8>>,)> = act.tx().optional(
        "SELECT encryption_key_sealed FROM customers WHERE customer_id = $1",
        params![scope.organization()],
    )?;
    row.and_then(|row| row.0).map(|sealed| act.open(key_place(scope.organization()), &sealed)).transpose()
}
