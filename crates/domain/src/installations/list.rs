//! The list of installed devices, of one customer or of all below an organization.

use std::collections::BTreeMap;

use db::{FromRow, Row, ToValue, Value, params};

use crate::{
    access::Action,
    act::Act,
    by_customer,
    clock::Instant,
    customers::like,
    ids::{DeploymentKeyId, InstallationId, LicenseId, OrganizationId, SeatId},
    page::{Cursor, Page, Total, Window},
    places,
    refusal::{Problem, Refusal, Result},
    totals,
};

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub customer: Option<OrganizationId>,
    /// Only devices that were not heard of for so many days.
    pub silent_days: Option<i64>,
    /// Only devices whose places were freed for silence and can be taken back.
    pub silenced: bool,
    /// Only devices that go on working by their license files though their places were freed.
    pub at_large: bool,
    /// Only devices that this key admitted.
    pub deployment_key: Option<DeploymentKeyId>,
    /// Only devices that work by a license file which this key signed, by the key's id; empty: all.
    pub signed_by: String,
    /// Part of the device's name or the username.
    pub query: String,
}

/// That `license_files f` is the newest of `installations i`.
pub(crate) const NEWEST_FILE: &str = "f.customer_id = i.customer_id AND f.installation_id = i.id \
    AND NOT EXISTS (SELECT 1 FROM license_files g WHERE g.customer_id = i.customer_id \
    AND g.installation_id = i.id AND g.id > f.id)";

/// One installed device.
#[derive(Clone, Debug)]
pub struct InstallationRow {
    pub id: InstallationId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub seat: SeatId,
    pub username: String,
    pub license: LicenseId,
    pub edition_code: String,
    pub edition_name: String,
    pub device_name: String,
    pub platform: String,
    pub software_version: String,
    pub storage_used_bytes: i64,
    pub last_backup_at: Option<Instant>,
    /// When a run of the program last succeeded, as far as it told.
    pub last_success_at: Option<Instant>,
    /// Runs that failed in a row since then.
    pub failed_runs: i64,
    pub activated_at: Instant,
    /// When it was last heard of, to the minute.
    pub contact_at: Instant,
    pub released_at: Option<Instant>,
    /// Until when its newest license file lets it work without any contact.
    pub offline_until: Option<Instant>,
    /// The key that admitted it, by id and name; none where a person activated it.
    pub deployment_key: Option<(DeploymentKeyId, String)>,
    /// Whether it named the id that it is told from others by.
    pub named_itself: bool,
    /// Names of the components that it is told from others by.
    pub components: Vec<String>,
    /// When it took over the place of another device of its user.
    pub moved_at: Option<Instant>,
    /// When its place was freed because nothing was heard of it.
    pub silenced_at: Option<Instant>,
    /// What its program counts, the latest that it told.
    pub counters: Vec<(String, i64)>,
}

/// Names of components, as they are kept with their hashes.
fn names(kept: &str) -> Vec<String> {
    kept.split(';').filter_map(|part| part.split_once('=')).map(|(name, _)| name.to_owned()).collect()
}

/// Counters by name; what cannot be read is none.
fn counted(kept: &str) -> Vec<(String, i64)> {
    let read: BTreeMap<String, i64> = serde_json::from_str(kept).unwrap_or_default();
    read.into_iter().collect()
}

struct Found {
    row: InstallationRow,
    name_folded: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let key: Option<DeploymentKeyId> = row.get("deployment_key_id")?;
        Ok(Self {
            row: InstallationRow {
                id: row.get("id")?,
                customer: row.get("customer_id")?,
                customer_name: row.get("customer_name")?,
                seat: row.get("seat_id")?,
                username: row.get("username")?,
                license: row.get("license_id")?,
                edition_code: row.get("edition_code")?,
                edition_name: row.get("edition_name")?,
                device_name: row.get("device_name")?,
                platform: row.get("platform")?,
                software_version: row.get("software_version")?,
                storage_used_bytes: row.get("storage_used_bytes")?,
                last_backup_at: row.get("last_backup_at")?,
                last_success_at: row.get("last_success_at")?,
                failed_runs: row.get("failed_runs")?,
                activated_at: row.get("activated_at")?,
                contact_at: row.get("contact_at")?,
                released_at: row.get("released_at")?,
                offline_until: row.get("offline_until")?,
                deployment_key: key.zip(row.get("key_name")?),
                named_itself: row.get("named_itself")?,
                components: names(&row.get::<String>("components")?),
                moved_at: row.get("moved_at")?,
                silenced_at: row.get("silenced_at")?,
                counters: counted(&row.get::<String>("counters")?),
            },
            name_folded: row.get("name_folded")?,
        })
    }
}

const ROW: &str = "SELECT i.id, i.customer_id, o.name AS customer_name, i.seat_id, s.username, i.license_id, \
    n.edition_code, n.edition_name, i.device_name, i.platform, i.software_version, i.storage_used_bytes, \
    i.last_backup_at, i.last_success_at, i.failed_runs, i.activated_at, i.contact_at, i.released_at, i.offline_until, o.name_folded, i.deployment_key_id, k.name AS key_name, \
    i.named_itself, i.components, i.moved_at, i.silenced_at, i.counters";

const BESIDE: &str = "JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
    JOIN organizations o ON o.id = i.customer_id \
    JOIN lines n ON n.customer_id = i.customer_id AND n.license_id = i.license_id AND n.edition_id = i.edition_id \
    LEFT JOIN deployment_keys k ON k.customer_id = i.customer_id AND k.id = i.deployment_key_id";

/// Customers in order, each with its devices.
const CUSTOMERS_FIRST: &str = "FROM organization_ancestors a CROSS JOIN installations i";
/// Devices, each with its customer if that is within reach.
const DEVICES_FIRST: &str = "FROM installations i CROSS JOIN organization_ancestors a";
/// Up to so many devices of the whole installation it is cheaper to start from them than from every customer.
const FEW: i64 = 200;
const WHERE: &str = "WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND i.customer_id = a.descendant_id";

struct Narrowed {
    /// Where it is cheaper to start.
    first: &'static str,
    condition: String,
    /// Whether the condition asks for the user of the seat.
    asks_seat: bool,
    parameters: Vec<Value>,
}

/// The devices of an organization and all below it, by customer, those heard of last first.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<InstallationRow>> {
    let mut scope = act.allow(Action::InstallationsView, organization)?;
    if let Some(customer) = filter.customer {
        scope = act.allow_customer(Action::InstallationsView, customer)?;
    }
    if let Some(key) = filter.deployment_key {
        let owner = places::customer_of(act, key)?;
        if filter.customer.is_some_and(|customer| customer != owner) {
            return Err(Refusal::NotFound.into());
        }
        scope = act.allow_customer(Action::InstallationsView, owner)?;
    }
    let first = if are_few(act)? { DEVICES_FIRST } else { CUSTOMERS_FIRST };
    let narrowed = narrow(filter, (scope.organization(), first), act.now());
    let total = window.total(|| count(act, scope.organization(), filter, &narrowed))?;
    let found = if window.after.is_none() {
        some(act, &narrowed, "", &[], window.reading())?
    } else {
        after(act, &narrowed, window)?
    };
    let page = window.page(found, Some(total), |found| {
        let row = &found.row;
        Cursor::new([
            found.name_folded.clone(),
            row.customer.to_string(),
            row.contact_at.micros().to_string(),
            row.id.to_string(),
        ])
    });
    Ok(page.map(|found| found.row))
}

fn are_few(act: &mut Act<'_>) -> Result<bool> {
    let sql = format!("SELECT COUNT(*) FROM (SELECT 1 FROM installations LIMIT {}) counted", FEW + 1);
    let (count,): (i64,) = act.tx().one(&sql, &[])?;
    Ok(count <= FEW)
}

fn narrow(filter: &Filter, (root, first): (OrganizationId, &'static str), now: Instant) -> Narrowed {
    let mut narrowed =
        Narrowed { first, condition: String::new(), asks_seat: false, parameters: vec![root.to_value()] };
    if filter.silenced {
        narrowed.parameters.push(now.plus_days(-super::UNDO_DAYS).to_value());
        narrowed.condition +=
            " AND i.released_at IS NOT NULL AND i.silenced_at IS NOT NULL AND i.silenced_at > $2";
    } else if filter.at_large {
        narrowed.parameters.push(now.to_value());
        narrowed.condition += " AND i.released_at IS NOT NULL AND i.offline_until > $2";
    } else {
        narrowed.condition += " AND i.released_at IS NULL";
    }
    if let Some(days) = filter.silent_days {
        narrowed.parameters.push(now.plus_days(-days.clamp(0, 3650)).to_value());
        narrowed.parameters.push(now.to_value());
        let place = narrowed.parameters.len();
        narrowed.condition += &format!(
            " AND i.contact_at < ${} AND (i.offline_until IS NULL OR i.offline_until <= ${place})",
            place - 1
        );
    }
    if let Some(key) = filter.deployment_key {
        narrowed.parameters.push(key.to_value());
        narrowed.condition += &format!(" AND i.deployment_key_id = ${}", narrowed.parameters.len());
    }
    if !filter.signed_by.is_empty() {
        narrowed.parameters.push(now.to_value());
        narrowed.parameters.push(filter.signed_by.to_value());
        let place = narrowed.parameters.len();
        narrowed.condition += &format!(
            " AND i.offline_until > ${} AND EXISTS (SELECT 1 FROM license_files f \
             WHERE {NEWEST_FILE} AND f.signed_by = ${place})",
            place - 1
        );
    }
    if !filter.query.trim().is_empty() {
        narrowed.asks_seat = true;
        narrowed.parameters.push(like(&filter.query).to_value());
        let place = narrowed.parameters.len();
        narrowed.condition += &format!(
            " AND (LOWER(i.device_name) LIKE ${place} ESCAPE '!' OR s.username_folded LIKE ${place} ESCAPE '!')"
        );
    }
    narrowed
}

const SEAT: &str = "CROSS JOIN seats s";
const SEAT_WHERE: &str = "AND s.customer_id = i.customer_id AND s.id = i.seat_id";

impl Narrowed {
    fn from(&self) -> String {
        let (seat, seat_where) = if self.asks_seat { (SEAT, SEAT_WHERE) } else { ("", "") };
        format!("{} {seat} {WHERE} {seat_where}{}", self.first, self.condition)
    }
}

fn count(act: &mut Act<'_>, root: OrganizationId, filter: &Filter, narrowed: &Narrowed) -> Result<Total> {
    let name = format!("installations {:?}", filter.silent_days);
    let is_usual = !narrowed.asks_seat
        && !filter.silenced
        && filter.deployment_key.is_none()
        && filter.signed_by.is_empty();
    let name = is_usual.then_some(name.as_str());
    totals::total(act, root, name, |act| totals::count(act, &narrowed.from(), &narrowed.parameters))
}

fn some(
    act: &mut Act<'_>,
    narrowed: &Narrowed,
    place: &str,
    further: &[Value],
    limit: i64,
) -> Result<Vec<Found>> {
    let mut parameters = narrowed.parameters.clone();
    parameters.extend_from_slice(further);
    parameters.push(limit.to_value());
    let sql = format!(
        "{ROW} FROM (SELECT i.customer_id, i.id {}{place} \
         ORDER BY a.name_folded, a.descendant_id, i.contact_at DESC, i.id DESC LIMIT ${}) t \
         JOIN installations i ON i.customer_id = t.customer_id AND i.id = t.id {BESIDE} \
         ORDER BY o.name_folded, i.customer_id, i.contact_at DESC, i.id DESC",
        narrowed.from(),
        parameters.len()
    );
    Ok(act.tx().all(&sql, &parameters)?)
}

fn after(act: &mut Act<'_>, narrowed: &Narrowed, window: &Window) -> Result<Vec<Found>> {
    let refused = || Refusal::field("cursor", Problem::NotAChoice);
    let contact: i64 = window.key(2).parse().map_err(|_| refused())?;
    let id: InstallationId = window.key(3).parse().map_err(|_| refused())?;
    let place = narrowed.parameters.len() + 1;
    let rest = format!("(i.contact_at, i.id) < (${}, ${})", place + 1, place + 2);
    by_customer::rows_after(
        window,
        place,
        (&rest, &[contact.to_value(), id.to_value()]),
        |place, further, limit| some(act, narrowed, place, further, limit),
    )
}

/// The signed word of a machine without a network that it gave its place back; `None` when it brought none.
pub fn receipt(act: &mut Act<'_>, installation: InstallationId) -> Result<Option<String>> {
    let customer = places::customer_of(act, installation)?;
    let scope = act.allow_customer(Action::InstallationsView, customer)?;
    let kept: Option<(String,)> = act.tx().optional(
        "SELECT receipt FROM license_files WHERE customer_id = $1 AND installation_id = $2 AND receipt IS NOT NULL LIMIT 1",
        params![scope.organization(), installation],
    )?;
    Ok(kept.map(|(receipt,)| receipt))
}

/// One device, released or not.
pub fn get(act: &mut Act<'_>, installation: InstallationId) -> Result<InstallationRow> {
    let customer = places::customer_of(act, installation)?;
    let scope = act.allow_customer(Action::InstallationsView, customer)?;
    let found: Option<Found> = act.tx().optional(
        &format!("{ROW} FROM installations i {BESIDE} WHERE i.customer_id = $1 AND i.id = $2"),
        params![scope.organization(), installation],
    )?;
    super::not_found(found).map(|found| found.row)
}
