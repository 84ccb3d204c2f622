//! Licenses as rows, and what of their units is used where: users, installations, keys that enroll, alerts.

use domain::{
    alerts::{self, Alert},
    deployment_keys::{self, DeploymentKey},
    ids::OrganizationId,
    installations::{self, InstallationRow},
    invitations::{self, InvitationRow},
    licenses::{self, LicenseRow},
    refusal::Refusal,
    seats::{self, InvitationState, Seat, SeatFilter},
};

use super::{
    Cell, Reader,
    table::{Table, at, day, id, meant, moment, narrowed_to, number, on, rows, said, text, until, when},
};
use crate::console::{
    alerts as alert_pages, deployment_keys as key_pages, installations as installation_pages,
    invitations as invitation_pages, licenses as license_pages,
};

pub(super) const USERS: Table = Table {
    filters: &["customer", "status", "sent", "installed", "q"],
    heads: &[
        text("seat_id"),
        text("customer"),
        text("username"),
        text("email"),
        text("edition"),
        text("invitation"),
        at("sent_at"),
        at("installed_at"),
    ],
    open: |organization, query, reader| {
        let (filter, reader) = (invitation_pages::filter_of(query), reader.clone());
        rows(
            move |act, window| invitations::list(act, organization, &filter, window),
            move |row| user(&reader, row),
        )
    },
};

pub(super) const INVITATIONS: Table = USERS;

pub(super) const CUSTOMER_USERS: Table = Table {
    filters: &["customer", "q"],
    heads: &[
        text("seat_id"),
        text("username"),
        text("email"),
        text("edition"),
        text("invitation"),
        at("sent_at"),
        text("device"),
        at("installed_at"),
        text("language"),
        number("keep_deleted_days"),
        at("created_at"),
    ],
    open: |organization, query, reader| {
        let customer: Result<Option<OrganizationId>, Refusal> = narrowed_to(query, "customer");
        let filter = SeatFilter { license: None, query: query.value("q").trim().to_owned() };
        let reader = reader.clone();
        rows(
            move |act, window| {
                let customer = meant(act, organization, customer.clone()?)?;
                seats::list(act, customer, &filter, window)
            },
            move |row| customer_user(&reader, row),
        )
    },
};

pub(super) const LICENSES: Table = Table {
    filters: &["view", "q", "vendor", "ends", "sort"],
    heads: &[
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
    ],
    open: |organization, query, reader| {
        let (filter, reader) = (license_pages::filter(query), reader.clone());
        rows(
            move |act, window| licenses::list_all(act, organization, &filter, window),
            move |row| license(&reader, row),
        )
    },
};

pub(super) const INSTALLATIONS: Table = Table {
    filters: &["customer", "silent", "freed", "key", "signing", "q"],
    heads: &[
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
        at("last_success_at"),
        number("failed_runs"),
        text("deployment_key"),
        text("counters"),
    ],
    open: |organization, query, _| {
        let filter = installation_pages::filter_of(query);
        rows(move |act, window| installations::list(act, organization, &filter, window), installation)
    },
};

pub(super) const DEPLOYMENT_KEYS: Table = Table {
    filters: &["customer"],
    heads: &[
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
    ],
    open: |organization, query, reader| {
        let (filter, reader) = (key_pages::filter_of(query), reader.clone());
        rows(
            move |act, window| deployment_keys::list(act, organization, &filter, window),
            move |row| deployment_key(&reader, row),
        )
    },
};

pub(super) const ALERTS: Table = Table {
    filters: &["customer", "kind"],
    heads: &[text("alert"), text("customer"), text("subject"), at("raised_at")],
    open: |organization, query, reader| {
        let (filter, reader) = (alert_pages::filter_of(query), reader.clone());
        rows(
            move |act, window| alerts::list(act, organization, &filter, window),
            move |row| alert(&reader, row),
        )
    },
};

fn invited(reader: &Reader, invitation: InvitationState, is_installed: bool) -> Cell {
    let state = match invitation {
        _ if is_installed => "installed",
        InvitationState::None => "not-sent",
        other => other.word(),
    };
    reader.word("status-invitation", state)
}

pub(crate) fn customer_user(reader: &Reader, row: &Seat) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.username),
        said(&row.email),
        said(&row.edition_name),
        invited(reader, row.invitation, row.is_installed()),
        when(row.sent_at),
        said(row.device_name.as_deref().unwrap_or_default()),
        when(row.installed_at),
        row.language.map_or(Cell::Empty, |language| reader.word("language", language.code())),
        Cell::Number(row.keep_deleted_days),
        moment(row.created_at),
    ]
}

pub(crate) fn user(reader: &Reader, row: &InvitationRow) -> Vec<Cell> {
    vec![
        id(row.seat),
        said(&row.customer_name),
        said(&row.username),
        said(&row.email),
        said(&row.edition_name),
        invited(reader, row.invitation, row.installed_at.is_some()),
        when(row.sent_at),
        when(row.installed_at),
    ]
}

pub(crate) fn license(reader: &Reader, row: &LicenseRow) -> Vec<Cell> {
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

pub(crate) fn installation(row: &InstallationRow) -> Vec<Cell> {
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
        when(row.last_success_at),
        Cell::Number(row.failed_runs),
        row.deployment_key.as_ref().map_or(Cell::Empty, |(_, name)| said(name)),
        said(counters.join("; ")),
    ]
}

pub(crate) fn deployment_key(reader: &Reader, row: &DeploymentKey) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.customer_name),
        said(&row.name),
        said(&row.edition_name),
        said(&row.name_pattern),
        row.most_devices.map_or(Cell::Empty, Cell::Number),
        Cell::Number(row.enrolled),
        until(row.last_on),
        said(row.networks.join(", ")),
        reader.word("status-deployment-key", row.state.word()),
        moment(row.created_at),
        when(row.enrolled_at),
    ]
}

pub(crate) fn alert(reader: &Reader, row: &Alert) -> Vec<Cell> {
    vec![
        reader.word("alert-kind", row.kind.word()),
        said(&row.customer_name),
        said(&row.name),
        moment(row.raised_at),
    ]
}
