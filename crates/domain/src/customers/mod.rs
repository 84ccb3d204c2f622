//! Customers: the organizations that buy. Their record, the list of those within reach, and their whole life.
//! Licenses and seats have rooms of their own.

mod account_mail;
pub(crate) mod account_names;
#[cfg(test)]
mod account_names_tests;
mod form;
mod list;
mod management;
mod opening;
#[cfg(test)]
mod opening_tests;
mod order;
mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};

pub use account_mail::{AccountMail, Administrator, send_account_mail};
pub use account_names::{ACCOUNT_NAME_LENGTH, account_name_free, suggest_account_name};
pub(crate) use form::NAME_LENGTH;
pub use form::{Form, KEEP_DELETED_DAYS, full_name, split_name};
pub(crate) use list::like;
pub use list::{CustomerRow, Filter, Named, View, list, look_alikes, names, records, usual_country, views};
pub use management::{Management, set_management};
pub(crate) use management::{begin_management, require_adding};
pub use opening::{EARLIEST_START_DAYS, NewLicense, Opened, Opening, open_account};
pub(crate) use opening::{begin_record, would_open};
pub use order::Sort;

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::OrganizationId,
    input::Checks,
    language::Language,
    organizations,
    outbox::{self, Mail, MailKind},
    planned_changes, purchase_codes,
    refusal::{Refusal, Result},
    search,
    vault::Secret,
};

/// A customer's record.
#[derive(Clone, Debug)]
pub struct Customer {
    pub id: OrganizationId,
    pub vendor: OrganizationId,
    pub name: String,
    pub business_id: String,
    pub street_address: String,
    pub postal_code: String,
    pub postal_area: String,
    pub country: String,
    pub language: Language,
    pub time_zone: String,
    pub username_prefix: String,
    pub emergency_email: String,
    pub account_name: String,
    pub region: String,
    pub contact_first_name: String,
    pub contact_last_name: String,
    pub contact_email: String,
    pub keep_deleted_days: i64,
    pub management: Management,
    /// Whether an encryption key is kept; itself it is shown only by [`reveal_key`].
    pub has_encryption_key: bool,
    pub disabled_at: Option<Instant>,
    pub disabled_reason: Option<String>,
    /// One above it is disabled.
    pub stopped_above: bool,
    pub created_at: Instant,
    pub version: i64,
}

impl FromRow for Customer {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            vendor: row.get("parent_id")?,
            name: row.get("name")?,
            business_id: row.get("business_id")?,
            street_address: row.get("street_address")?,
            postal_code: row.get("postal_code")?,
            postal_area: row.get("postal_area")?,
            country: row.get("country")?,
            language: row.get("language")?,
            time_zone: row.get("time_zone")?,
            username_prefix: row.get("username_prefix")?,
            emergency_email: row.get("emergency_email")?,
            account_name: row.get("account_name")?,
            region: row.get("region")?,
            contact_first_name: row.get("contact_first_name")?,
            contact_last_name: row.get("contact_last_name")?,
            contact_email: row.get("contact_email")?,
            keep_deleted_days: row.get("keep_deleted_days")?,
            management: row.get("management")?,
            has_encryption_key: row.get("has_key")?,
            disabled_at: row.get("disabled_at")?,
            disabled_reason: row.get("disabled_reason")?,
            stopped_above: row.get("stopped_above")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

impl Customer {
    /// Whether nothing of it works now: it or one above it is disabled.
    pub const fn is_stopped(&self) -> bool {
        self.disabled_at.is_some() || self.stopped_above
    }

    /// The zone that the customer's days belong to.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// First and last name of the contact, as far as they are known.
    pub fn contact_name(&self) -> String {
        full_name(&self.contact_first_name, &self.contact_last_name)
    }

    /// The record as a form to edit.
    pub fn form(&self) -> Form {
        Form {
            name: self.name.clone(),
            business_id: self.business_id.clone(),
            street_address: self.street_address.clone(),
            postal_code: self.postal_code.clone(),
            postal_area: self.postal_area.clone(),
            country: self.country.clone(),
            language: self.language.code().to_owned(),
            time_zone: self.time_zone.clone(),
            username_prefix: self.username_prefix.clone(),
            emergency_email: self.emergency_email.clone(),
            account_name: self.account_name.clone(),
            region: self.region.clone(),
            contact_first_name: self.contact_first_name.clone(),
            contact_last_name: self.contact_last_name.clone(),
            contact_email: self.contact_email.clone(),
            keep_deleted_days: self.keep_deleted_days,
        }
    }
}

/// Creates a customer below a partner or the operator. No mail is sent.
///
/// Refusals: `taken` at `account_name` when another customer of the same tier-1 channel has it; the problems of the
/// fields.
pub fn create(act: &mut Act<'_>, vendor: OrganizationId, form: &Form) -> Result<OrganizationId> {
    let opening = Opening { form: form.clone(), ..Opening::default() };
    open_account(act, vendor, &opening).map(|opened| opened.customer)
}

/// The customer's record.
pub fn get(act: &mut Act<'_>, customer: OrganizationId) -> Result<Customer> {
    let scope = act.allow_customer(Action::CustomersView, customer)?;
    store::get(act, &scope)
}

/// Saves the form if nobody saved meanwhile (`version` is the one the form was made from). A form that changes
/// nothing leaves the version as it is and writes no event.
///
/// Refusals: `changed-meanwhile`, `taken` at `account_name`, and the problems of the fields.
pub fn change(act: &mut Act<'_>, customer: OrganizationId, form: &Form, version: i64) -> Result<Customer> {
    let scope = act.allow_customer(Action::CustomersChange, customer)?;
    let details = form.check()?;
    let before = store::get(act, &scope)?;
    if before.version == version && before.form() == details.form {
        return Ok(before);
    }
    organizations::touch_version(act, customer, version)?;
    organizations::set_locale(act, customer, details.language, &details.form.time_zone)?;
    if before.time_zone != details.form.time_zone {
        planned_changes::follow_zone(act, customer)?;
    }
    account_names::exchange(
        act,
        (before.vendor, customer),
        (&before.account_name, &details.form.account_name),
    )?;
    store::update(act, &scope, &details.form)?;
    if before.name != details.form.name {
        organizations::rename_node(act, customer, &details.form.name)?;
    }
    search::follow(act, search::Kind::Customer, customer, &[customer.uuid()])?;
    let after = store::get(act, &scope)?;
    act.record(customer, changes(&before, &after))?;
    Ok(after)
}

fn changes(before: &Customer, after: &Customer) -> Entry {
    Entry::new(What::CustomerChanged, SubjectKind::Organization, after.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("business_id", &before.business_id, &after.business_id)
        .change("street_address", &before.street_address, &after.street_address)
        .change("postal_code", &before.postal_code, &after.postal_code)
        .change("postal_area", &before.postal_area, &after.postal_area)
        .change("country", &before.country, &after.country)
        .change("language", &before.language, &after.language)
        .change("time_zone", &before.time_zone, &after.time_zone)
        .change("username_prefix", &before.username_prefix, &after.username_prefix)
        .change("emergency_email", &before.emergency_email, &after.emergency_email)
        .change("account_name", &before.account_name, &after.account_name)
        .change("region", &before.region, &after.region)
        .change("contact_first_name", &before.contact_first_name, &after.contact_first_name)
        .change("contact_last_name", &before.contact_last_name, &after.contact_last_name)
        .change("contact_email", &before.contact_email, &after.contact_email)
        .change("keep_deleted_days", &before.keep_deleted_days, &after.keep_deleted_days)
}

/// Deletes a customer that no license is in use for (NX-13). The event stays with the vendor.
///
/// Refusals: `licenses-in-use` with their numbers; `invoices-kept` when any was issued.
pub fn delete(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    let scope = act.allow_customer(Action::CustomersDelete, customer)?;
    let record = store::get(act, &scope)?;
    store::hold_lines(act, &scope)?;
    let in_use = store::licenses_in_use(act, &scope)?;
    if !in_use.is_empty() {
        let count = i64::try_from(in_use.len()).unwrap_or(i64::MAX);
        return Err(Refusal::LicensesInUse { numbers: in_use.join(", "), count }.into());
    }
    match store::issued_invoices(act, &scope)? {
        0 => {}
        count => return Err(Refusal::InvoicesKept { count }.into()),
    }
    purchase_codes::return_all(act, &scope)?;
    store::delete_everything(act, &scope)?;
    organizations::delete_node(act, customer)?;
    act.record(
        record.vendor,
        Entry::new(What::CustomerDeleted, SubjectKind::Organization, customer, &record.name)
            .note("business_id", record.business_id),
    )
}

/// Stops activation, check-in answers, access and pending mail of the customer, at once (invariant 6).
pub fn disable(act: &mut Act<'_>, customer: OrganizationId, reason: &str) -> Result<()> {
    act.allow_customer(Action::CustomersDisable, customer)?;
    organizations::disable(act, customer, reason).map(drop)
}

/// Restores exactly what was before the customer was disabled.
pub fn enable(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    act.allow_customer(Action::CustomersDisable, customer)?;
    organizations::enable(act, customer).map(drop)
}

/// Keeps an encryption key for the customer, sealed; an empty one takes it away (NX-11).
pub fn set_key(act: &mut Act<'_>, customer: OrganizationId, key: &Secret) -> Result<()> {
    let scope = act.allow_customer(Action::CustomersChange, customer)?;
    let mut checks = Checks::new();
    let key = Secret::new(checks.line("encryption_key", key.reveal(), 500));
    checks.finish()?;
    let before = store::get(act, &scope)?;
    if key.reveal().is_empty() && !before.has_encryption_key {
        return Ok(());
    }
    store::set_key(act, &scope, &key)?;
    act.record(
        customer,
        Entry::new(What::CustomerChanged, SubjectKind::Organization, customer, before.name)
            .note("encryption_key", if key.reveal().is_empty() { "removed" } else { "replaced" }),
    )
}

/// Shows the encryption key. Needs a password confirmed within five minutes, writes an event, and tells the
/// customer's contact by mail (SR-26, SR-57).
pub fn reveal_key(act: &mut Act<'_>, customer: OrganizationId) -> Result<Secret> {
    let scope = act.allow_customer(Action::KeysReveal, customer)?;
    act.require_recent_password()?;
    let record = store::get(act, &scope)?;
    let key = store::key(act, &scope)?.ok_or(Refusal::NotFound)?;
    act.record(customer, Entry::new(What::KeyRevealed, SubjectKind::Organization, customer, &record.name))?;
    tell_contact(act, &scope, &record)?;
    Ok(key)
}

fn tell_contact(act: &mut Act<'_>, scope: &Scope, record: &Customer) -> Result<()> {
    if record.contact_email.is_empty() {
        return Ok(());
    }
    let by = act.actor().name().to_owned();
    outbox::post(
        act,
        Mail {
            organization: scope.organization(),
            kind: MailKind::KeyRevealed,
            facts: serde_json::json!({ "customer": record.name, "by": by }),
            recipient: record.contact_email.clone(),
            language: record.language,
            seat: None,
            job: None,
            send_at: None,
        },
    )?;
    Ok(())
}
