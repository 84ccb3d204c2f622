//! The alerts that are open, of one customer or of all below an organization.

use db::{FromRow, Row, ToValue, Value};

use super::AlertKind;
use crate::{
    access::Action,
    act::Act,
    by_customer,
    clock::Instant,
    ids::{InstallationId, LicenseId, OrganizationId, SeatId},
    page::{Cursor, Page, Window},
    refusal::{Problem, Refusal, Result},
    totals,
};

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub customer: Option<OrganizationId>,
    pub kind: Option<AlertKind>,
}

/// One open alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub kind: AlertKind,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub license: LicenseId,
    /// None for a license as a whole.
    pub seat: Option<SeatId>,
    /// Username, device or plan.
    pub name: String,
    pub raised_at: Instant,
    subject: uuid::Uuid,
    name_folded: String,
}

impl Alert {
    /// The device that it is about, where it is about one.
    pub fn installation(&self) -> Option<InstallationId> {
        let of_device = self.kind != AlertKind::NotInstalled && self.seat.is_some();
        of_device.then(|| InstallationId::from_uuid(self.subject))
    }
}

impl FromRow for Alert {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            kind: row.get("kind")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            license: row.get("license_id")?,
            seat: row.get("seat_id")?,
            name: row.get("name")?,
            raised_at: row.get("raised_at")?,
            subject: row.get("subject_id")?,
            name_folded: row.get("name_folded")?,
        })
    }
}

const FROM: &str = "FROM organization_ancestors a CROSS JOIN alerts r";
const WHERE: &str = "WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND r.customer_id = a.descendant_id";

/// The open alerts of an organization and all below it, by customer, the newest first.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<Alert>> {
    let mut scope = act.allow(Action::InstallationsView, organization)?;
    if let Some(customer) = filter.customer {
        scope = act.allow_customer(Action::InstallationsView, customer)?;
    }
    let root = scope.organization();
    let narrowed = filter.kind.map_or(String::new(), |kind| format!(" AND r.kind = '{kind}'"));
    let total = window.total(|| {
        totals::total(act, root, Some(&format!("alerts{narrowed}")), |act| {
            totals::count(act, &format!("{FROM} {WHERE}{narrowed}"), &[root.to_value()])
        })
    })?;
    let found = if window.after.is_none() {
        some(act, root, &narrowed, &[], window.reading())?
    } else {
        after(act, root, &narrowed, window)?
    };
    Ok(window.page(found, Some(total), |alert| {
        Cursor::new([
            alert.name_folded.clone(),
            alert.customer.to_string(),
            alert.raised_at.micros().to_string(),
            alert.subject.to_string(),
            alert.kind.word().to_owned(),
        ])
    }))
}

fn some(
    act: &mut Act<'_>,
    root: OrganizationId,
    place: &str,
    further: &[Value],
    limit: i64,
) -> Result<Vec<Alert>> {
    let mut parameters = vec![root.to_value()];
    parameters.extend_from_slice(further);
    parameters.push(limit.to_value());
    let sql = format!(
        "SELECT t.kind, t.customer_id, o.name AS customer_name, o.name_folded, t.license_id, t.seat_id, t.name, \
         t.raised_at, t.subject_id FROM (SELECT r.kind, r.customer_id, r.license_id, r.seat_id, r.name, r.raised_at, \
         r.subject_id {FROM} {WHERE}{place} \
         ORDER BY a.name_folded, a.descendant_id, r.raised_at DESC, r.subject_id DESC, r.kind DESC LIMIT ${}) t \
         JOIN organizations o ON o.id = t.customer_id \
         ORDER BY o.name_folded, t.customer_id, t.raised_at DESC, t.subject_id DESC, t.kind DESC",
        parameters.len()
    );
    Ok(act.tx().all(&sql, &parameters)?)
}

fn after(act: &mut Act<'_>, root: OrganizationId, narrowed: &str, window: &Window) -> Result<Vec<Alert>> {
    let refused = || Refusal::field("cursor", Problem::NotAChoice);
    let raised: i64 = window.key(2).parse().map_err(|_| refused())?;
    let subject: uuid::Uuid = window.key(3).parse().map_err(|_| refused())?;
    let kind: AlertKind = window.key(4).parse().map_err(|_| refused())?;
    let rest = "(r.raised_at, r.subject_id, r.kind) < ($3, $4, $5)";
    let further = [raised.to_value(), subject.to_value(), kind.to_value()];
    by_customer::rows_after(window, 2, (rest, &further), |place, further, limit| {
        some(act, root, &format!("{narrowed}{place}"), further, limit)
    })
}
