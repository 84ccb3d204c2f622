//! The columns of each list, and how a row fills them. Filters are read as the list's page reads them.

use domain::{
    Act,
    alerts::{self, Alert},
    audit::{self, Event},
    billing,
    clock::{Day, Instant},
    customers::{self, CustomerRow},
    deployment_keys::{self, DeploymentKey},
    exports::List,
    ids::OrganizationId,
    installations::{self, InstallationRow},
    invitations::{self, InvitationRow},
    licenses::{self, LicenseRow, Summary},
    messages::{self, MessageRow},
    organizations::{self, Organization},
    page::{Page, Window},
    purchase_codes,
    seats::InvitationState,
};

use jiff::tz::TimeZone;

use super::{Cell, Head, Read, Reader, Rows, Sort, books, codes};
use crate::{
    console::{
        alerts as alert_pages, customers as customer_pages, deployment_keys as key_pages,
        installations as installation_pages, invitations as invitation_pages, invoices as invoice_pages,
        licenses as license_pages, outbox as outbox_pages, purchase_codes as code_pages,
    },
    kit::Form,
};

pub(super) const fn text(code: &'static str) -> Head {
    Head { code, sort: Sort::Text }
}

pub(super) const fn number(code: &'static str) -> Head {
    Head { code, sort: Sort::Number }
}

pub(super) const fn day(code: &'static str) -> Head {
    Head { code, sort: Sort::Day }
}

pub(super) const fn at(code: &'static str) -> Head {
    Head { code, sort: Sort::At }
}

const CUSTOMERS: &[Head] = &[
    text("customer_id"),
    text("name"),
    text("business_id"),
    text("postal_area"),
    text("country"),
    text("vendor"),
    text("status"),
    text("plan"),
    number("quantity"),
    number("assigned"),
    number("installed"),
    number("storage_used_bytes"),
    day("valid_to"),
    at("created_at"),
];

const USERS: &[Head] = &[
    text("seat_id"),
    text("customer"),
    text("username"),
    text("email"),
    text("edition"),
    text("invitation"),
    at("sent_at"),
    at("installed_at"),
];

const LICENSES: &[Head] = &[
    text("license_id"),
    text("customer"),
    text("number"),
    text("product"),
    text("plan"),
    text("license_type"),
    text("status"),
    number("quantity"),
    number("assigned"),
    number("installed"),
    number("total_space_gb"),
    number("storage_used_bytes"),
    day("valid_from"),
    day("valid_to"),
];

const INSTALLATIONS: &[Head] = &[
    text("installation_id"),
    text("customer"),
    text("device"),
    text("username"),
    text("edition"),
    text("platform"),
    text("software_version"),
    number("storage_used_bytes"),
    at("activated_at"),
    at("contact_at"),
    at("last_backup_at"),
    text("deployment_key"),
    text("counters"),
];

const DEPLOYMENT_KEYS: &[Head] = &[
    text("deployment_key_id"),
    text("customer"),
    text("name"),
    text("edition"),
    text("name_pattern"),
    number("most_devices"),
    number("enrolled"),
    day("last_on"),
    text("networks"),
    text("status"),
    at("created_at"),
    at("enrolled_at"),
];

const ALERTS: &[Head] = &[text("alert"), text("customer"), text("subject"), at("raised_at")];

const MAILS: &[Head] = &[
    text("message_id"),
    text("organization"),
    text("mail_kind"),
    text("recipient"),
    text("language"),
    text("state"),
    number("attempts"),
    text("answer"),
    at("send_at"),
    at("accepted_at"),
    at("created_at"),
];

const EVENTS: &[Head] = &[
    at("at"),
    text("organization"),
    text("actor"),
    text("action"),
    text("subject"),
    text("details"),
    text("door"),
];

const PARTNERS: &[Head] = &[
    text("organization_id"),
    text("name"),
    text("type"),
    text("status"),
    text("language"),
    text("time_zone"),
    text("support_email"),
    text("support_phone"),
    at("created_at"),
];

/// What narrows each list, by the names in its address.
pub(super) const fn filters(list: List) -> &'static [&'static str] {
    match list {
        List::Customers => &["view", "q", "vendor", "country"],
        List::Users => &["customer", "status", "sent", "installed", "q"],
        List::Licenses => &["view", "q", "vendor", "ends"],
        List::Installations => &["customer", "silent", "key", "q"],
        List::DeploymentKeys => &["customer"],
        List::Alerts => &["customer", "kind"],
        List::Mails => &["state", "kind", "organization", "from", "to", "q"],
        List::Events => &["of"],
        List::Partners => &["q"],
        List::Invoices => &["view", "q", "customer"],
        List::PurchaseCodes => &["view", "q"],
        List::Subscriptions => &["stock"],
    }
}

pub(super) fn of(
    list: List,
    organization: OrganizationId,
    query: &Form,
    reader: &Reader,
) -> (&'static [Head], Read) {
    let reader = reader.clone();
    match list {
        List::Customers => {
            let filter = customer_pages::filter(query);
            let list =
                move |act: &mut Act<'_>, window: &Window| customers::list(act, organization, &filter, window);
            (CUSTOMERS, rows(list, move |row| customer(&reader, row)))
        }
        List::Users => {
            let filter = invitation_pages::filter_of(query);
            let list = move |act: &mut Act<'_>, window: &Window| {
                invitations::list(act, organization, &filter, window)
            };
            (USERS, rows(list, move |row| user(&reader, row)))
        }
        List::Licenses => {
            let filter = license_pages::filter(query);
            let list = move |act: &mut Act<'_>, window: &Window| {
                licenses::list_all(act, organization, &filter, window)
            };
            (LICENSES, rows(list, move |row| license(&reader, row)))
        }
        List::Installations => {
            let filter = installation_pages::filter_of(query);
            let list = move |act: &mut Act<'_>, window: &Window| {
                installations::list(act, organization, &filter, window)
            };
            (INSTALLATIONS, rows(list, installation))
        }
        List::DeploymentKeys => {
            let filter = key_pages::filter_of(query);
            let list = move |act: &mut Act<'_>, window: &Window| {
                deployment_keys::list(act, organization, &filter, window)
            };
            (DEPLOYMENT_KEYS, rows(list, move |row| deployment_key(&reader, row)))
        }
        List::Alerts => {
            let filter = alert_pages::filter_of(query);
            let list =
                move |act: &mut Act<'_>, window: &Window| alerts::list(act, organization, &filter, window);
            (ALERTS, rows(list, move |row| alert(&reader, row)))
        }
        List::Mails => {
            let zone = match &reader {
                Reader::Person(l) => l.time_zone.clone(),
                Reader::Program => TimeZone::UTC,
            };
            let filter = outbox_pages::filter_of(&mut query.clone(), &zone);
            let list =
                move |act: &mut Act<'_>, window: &Window| messages::list(act, organization, &filter, window);
            (MAILS, rows(list, move |row| mail(&reader, row)))
        }
        List::Events => {
            let of: Option<OrganizationId> = query.value("of").parse().ok();
            let list = move |act: &mut Act<'_>, window: &Window| match of {
                Some(one) => audit::list(act, one, window),
                None => audit::feed(act, organization, window),
            };
            (EVENTS, rows(list, move |row| event(&reader, row)))
        }
        List::Partners => {
            let words = query.value("q").trim().to_owned();
            let list = move |act: &mut Act<'_>, window: &Window| {
                organizations::list(act, organization, &words, window)
            };
            (PARTNERS, rows(list, move |row| partner(&reader, row)))
        }
        List::Invoices => {
            let filter = invoice_pages::filter(query);
            let list =
                move |act: &mut Act<'_>, window: &Window| billing::list(act, organization, &filter, window);
            (books::INVOICES, rows(list, move |row| books::invoice(&reader, row)))
        }
        List::PurchaseCodes => {
            let filter = code_pages::filter(query);
            let list = move |act: &mut Act<'_>, window: &Window| {
                purchase_codes::list(act, organization, &filter, window)
            };
            (codes::ENTRIES, rows(list, codes::entry))
        }
        List::Subscriptions => {
            let of = query.value("stock").parse().ok();
            let list = move |act: &mut Act<'_>, window: &Window| {
                purchase_codes::subscriptions(act, organization, of, window)
            };
            (codes::SUBSCRIPTIONS, rows(list, codes::subscription))
        }
    }
}

/// A list of records as a list of cells.
fn rows<T: 'static>(
    list: impl Fn(&mut Act<'_>, &Window) -> domain::Result<Page<T>> + Send + Sync + 'static,
    cells: impl Fn(&T) -> Vec<Cell> + Send + Sync + 'static,
) -> Read {
    Box::new(move |act, window| -> domain::Result<Rows> { Ok(list(act, window)?.map(|row| cells(&row))) })
}

pub(super) fn said(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

pub(super) fn id(id: impl ToString) -> Cell {
    Cell::Text(id.to_string())
}

pub(super) fn moment(instant: Instant) -> Cell {
    Cell::At(instant.timestamp())
}

fn when(instant: Option<Instant>) -> Cell {
    instant.map_or(Cell::Empty, moment)
}

pub(super) fn on(day: Day) -> Cell {
    Cell::Day(day.date())
}

fn customer(reader: &Reader, row: &CustomerRow) -> Vec<Cell> {
    let in_force: Vec<&Summary> =
        row.licenses.iter().filter(|license| license.standing.status.is_in_force()).collect();
    // As on the page: without a license in force the first one tells how things are.
    let counted = if in_force.is_empty() { row.licenses.iter().take(1).collect() } else { in_force };
    let sum = |part: fn(&Summary) -> i64| match counted.as_slice() {
        [] => Cell::Empty,
        some => Cell::Number(some.iter().map(|license| part(license)).sum()),
    };
    let plans: Vec<&str> = counted.iter().map(|license| license.plan_name.as_str()).collect();
    vec![
        id(row.id),
        said(&row.name),
        said(&row.business_id),
        said(&row.postal_area),
        said(&row.country),
        said(&row.vendor_name),
        reader.word("status-customer", if row.disabled { "disabled" } else { "active" }),
        said(plans.join(", ")),
        sum(|license| license.quantity),
        sum(|license| license.assigned),
        sum(|license| license.installed),
        sum(|license| license.storage_used_bytes),
        counted.first().map_or(Cell::Empty, |license| on(license.valid_to)),
        moment(row.created_at),
    ]
}

fn user(reader: &Reader, row: &InvitationRow) -> Vec<Cell> {
    let state = match row.invitation {
        _ if row.installed_at.is_some() => "installed",
        InvitationState::None => "not-sent",
        other => other.word(),
    };
    vec![
        id(row.seat),
        said(&row.customer_name),
        said(&row.username),
        said(&row.email),
        said(&row.edition_name),
        reader.word("status-invitation", state),
        when(row.sent_at),
        when(row.installed_at),
    ]
}

fn license(reader: &Reader, row: &LicenseRow) -> Vec<Cell> {
    let license = &row.summary;
    vec![
        id(license.id),
        said(&row.customer_name),
        said(&license.number),
        said(&license.product_name),
        said(&license.plan_name),
        reader.word("license-kind", license.kind.word()),
        reader.word("status-license", license.standing.status.word()),
        Cell::Number(license.quantity),
        Cell::Number(license.assigned),
        Cell::Number(license.installed),
        license.total_space_gb.map_or(Cell::Empty, Cell::Number),
        Cell::Number(license.storage_used_bytes),
        on(license.valid_from),
        on(license.valid_to),
    ]
}

fn installation(row: &InstallationRow) -> Vec<Cell> {
    let counters: Vec<String> = row.counters.iter().map(|(name, count)| format!("{name}={count}")).collect();
    vec![
        id(row.id),
        said(&row.customer_name),
        said(&row.device_name),
        said(&row.username),
        said(&row.edition_name),
        said(&row.platform),
        said(&row.software_version),
        Cell::Number(row.storage_used_bytes),
        moment(row.activated_at),
        moment(row.contact_at),
        when(row.last_backup_at),
        row.deployment_key.as_ref().map_or(Cell::Empty, |(_, name)| said(name)),
        said(counters.join("; ")),
    ]
}

fn deployment_key(reader: &Reader, row: &DeploymentKey) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.customer_name),
        said(&row.name),
        said(&row.edition_name),
        said(&row.name_pattern),
        row.most_devices.map_or(Cell::Empty, Cell::Number),
        Cell::Number(row.enrolled),
        row.last_on.map_or(Cell::Empty, on),
        said(row.networks.join(", ")),
        reader.word("status-deployment-key", row.state.word()),
        moment(row.created_at),
        when(row.enrolled_at),
    ]
}

fn alert(reader: &Reader, row: &Alert) -> Vec<Cell> {
    vec![
        reader.word("alert-kind", row.kind.word()),
        said(&row.customer_name),
        said(&row.name),
        moment(row.raised_at),
    ]
}

fn mail(reader: &Reader, row: &MessageRow) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.organization_name),
        reader.word("mail-kind", row.kind.word()),
        said(&row.recipient),
        reader.word("language", row.language.code()),
        reader.word("status-mail", row.state.word()),
        Cell::Number(row.attempts),
        said(row.answer.clone().unwrap_or_default()),
        moment(row.send_at),
        when(row.accepted_at),
        moment(row.created_at),
    ]
}

fn event(reader: &Reader, row: &Event) -> Vec<Cell> {
    let (actor, action, subject, details) = match reader {
        Reader::Program => (
            row.actor_name.clone(),
            row.what.word().to_owned(),
            row.subject_name.clone(),
            serde_json::Value::Object(row.details.clone()).to_string(),
        ),
        Reader::Person(l) => (
            l.actor(&row.actor_kind, &row.actor_name),
            l.event(row),
            row.subject_name.clone(),
            l.changes(row).iter().map(change).collect::<Vec<_>>().join("; "),
        ),
    };
    vec![
        moment(row.at),
        said(&row.organization_name),
        said(actor),
        said(action),
        said(subject),
        said(details),
        reader.word("door", row.door.word()),
    ]
}

fn change(change: &crate::languages::Change) -> String {
    match &change.before {
        Some(before) => format!("{}: {before} → {}", change.label, change.after),
        None => format!("{}: {}", change.label, change.after),
    }
}

fn partner(reader: &Reader, row: &Organization) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.name),
        row.partner_type.map_or(Cell::Empty, |kind| reader.word("partner-type", kind.word())),
        reader.word("status-customer", if row.disabled.is_some() { "disabled" } else { "active" }),
        reader.word("language", row.language.code()),
        said(&row.time_zone),
        said(row.support_email.clone().unwrap_or_default()),
        said(row.support_phone.clone().unwrap_or_default()),
        moment(row.created_at),
    ]
}
