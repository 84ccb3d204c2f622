//! The users of one customer, by username.

use db::params;

use super::{Seat, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    customers::like,
    ids::{LicenseId, OrganizationId},
    licenses,
    narrowing::Narrowing,
    page::{Cursor, Page, Total, Window},
    refusal::Result,
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatFilter {
    pub license: Option<LicenseId>,
    /// Part of the username or address.
    pub query: String,
}

/// The users of a customer with their count (NX-46).
pub fn list(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &SeatFilter,
    window: &Window,
) -> Result<Page<Seat>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    search(act, &scope, filter, window)
}

/// The users on one license, for who knows the license only. The filter's own license counts for nothing.
pub fn list_on(
    act: &mut Act<'_>,
    license: LicenseId,
    filter: &SeatFilter,
    window: &Window,
) -> Result<Page<Seat>> {
    let scope = licenses::locate(act, Action::SeatsView, license)?;
    search(act, &scope, &SeatFilter { license: Some(license), ..filter.clone() }, window)
}

fn search(act: &mut Act<'_>, scope: &Scope, filter: &SeatFilter, window: &Window) -> Result<Page<Seat>> {
    let mut narrowing =
        Narrowing::new("s.customer_id = $1 AND s.removed_at IS NULL", params![scope.organization()]);
    if let Some(license) = filter.license {
        let license = narrowing.bind(license);
        narrowing.and(&format!("s.license_id = {license}"));
    }
    if !filter.query.trim().is_empty() {
        let part = narrowing.bind(like(&filter.query));
        narrowing.and(&format!(
            "(s.username_folded LIKE {part} ESCAPE '!' OR s.email_folded LIKE {part} ESCAPE '!')"
        ));
    }
    let (count,): (i64,) = act.tx().one(
        &format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM seats s WHERE {} LIMIT {}) counted",
            narrowing.sql(),
            Total::CAP + 1
        ),
        narrowing.values(),
    )?;
    if window.after.is_some() {
        let after = narrowing.bind(window.key(0));
        narrowing.and(&format!("s.username_folded > {after}"));
    }
    let limit = narrowing.bind(window.reading());
    let sql = format!(
        "SELECT {}, s.username_folded {} WHERE {} ORDER BY s.username_folded LIMIT {limit}",
        store::SEAT,
        store::FROM,
        narrowing.sql()
    );
    let rows: Vec<Keyed> = act.tx().all(&sql, narrowing.values())?;
    let page = window.page(rows, Some(Total::capped(count)), |row| Cursor::new([row.key.clone()]));
    Ok(page.map(|row| row.seat))
}

struct Keyed {
    seat: Seat,
    key: String,
}

impl db::FromRow for Keyed {
    fn from_row(row: &db::Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self { seat: Seat::from_row(row)?, key: row.get("username_folded")? })
    }
}

/// How many users a customer has, and how many of them were never sent an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub users: i64,
    /// With an address, not installed, not invited yet.
    pub uninvited: i64,
}

/// Counts the users of a customer, up to [`Total::CAP`].
pub fn tally(act: &mut Act<'_>, customer: OrganizationId) -> Result<Tally> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let (users, uninvited): (i64, i64) = act.tx().one(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM seats WHERE customer_id = $1 AND removed_at IS NULL \
         LIMIT $2) held), (SELECT COUNT(*) FROM (SELECT 1 FROM seats WHERE customer_id = $1 \
         AND removed_at IS NULL AND installed_at IS NULL AND invitation = 'none' AND email <> '' LIMIT $2) waiting)",
        params![scope.organization(), Total::CAP],
    )?;
    Ok(Tally { users, uninvited })
}
