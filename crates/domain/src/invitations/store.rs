//! The SQL of the invitations page. Customers lead, each by its own index entry, so that a page costs what it shows;
//! where only a few seats of all match, these lead instead.

use db::{FromRow, Row, ToValue, Value, params};

use super::{Filter, InvitationRow, LastMail, Status};
use crate::{
    access::{Action, Scope},
    act::Act,
    alerts, by_customer,
    clock::Instant,
    customers::like,
    ids::{OrganizationId, SeatId},
    language::Language,
    page::{Total, Window},
    refusal::{Problem, Refusal, Result},
    seats::InvitationState,
    stopped::stopped,
    totals,
};

/// Up to so many matching seats of all customers it is cheaper to start from them.
const FEW: i64 = 2_000;

/// A filter as SQL, with its parameters: `$1` is the organization whose subtree is looked at.
pub(super) struct Narrowed {
    pub condition: String,
    pub parameters: Vec<Value>,
    rare: Option<&'static str>,
}

impl Narrowed {
    /// Among many the next page is soonest found from the customers, and nobody needs to look whether they are few.
    pub fn expect(&mut self, total: Total) {
        if total.number() > FEW {
            self.rare = None;
        }
    }

    /// The same, never started from the seats; for the test that compares the two ways.
    #[cfg(test)]
    pub fn customers_first(&self) -> Self {
        Self { condition: self.condition.clone(), parameters: self.parameters.clone(), rare: None }
    }
}

/// Asks for the right and turns the filter into SQL.
pub(super) fn narrow(
    act: &mut Act<'_>,
    action: Action,
    organization: OrganizationId,
    filter: &Filter,
) -> Result<(Scope, Narrowed)> {
    let mut scope = act.allow(action, organization)?;
    if let Some(customer) = filter.customer {
        scope = act.allow_customer(action, customer)?;
    }
    let mut narrowed = Narrowed {
        condition: filter.condition().to_owned(),
        parameters: vec![scope.organization().to_value()],
        rare: filter.may_be_rare().then_some(filter.condition()),
    };
    if !filter.query.trim().is_empty() {
        narrowed.parameters.push(like(&filter.query).to_value());
        narrowed.condition +=
            " AND (s.username_folded LIKE $2 ESCAPE '!' OR s.email_folded LIKE $2 ESCAPE '!')";
    }
    Ok((scope, narrowed))
}

/// Customers in the order of the list, each with its seats.
const CUSTOMERS_FIRST: &str = "FROM organization_ancestors a CROSS JOIN seats s \
    WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND s.customer_id = a.descendant_id";

/// Seats of a small index, each with its customer if that is within reach.
const SEATS_FIRST: &str = "FROM seats s CROSS JOIN organization_ancestors a \
    WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND a.descendant_id = s.customer_id";

/// Whether so few seats of the whole installation match that it pays to start from them.
fn seats_first(act: &mut Act<'_>, narrowed: &Narrowed, few: i64) -> Result<bool> {
    let Some(condition) = narrowed.rare else { return Ok(false) };
    let (count,): (i64,) = act.tx().one(&counting(condition, few), &[])?;
    Ok(count <= few)
}

/// Counts the seats of the whole installation, and no further than it takes to know that they are not few.
pub(super) fn counting(condition: &str, few: i64) -> String {
    format!("SELECT COUNT(*) FROM (SELECT 1 FROM seats s WHERE {condition} LIMIT {}) counted", few + 1)
}

/// How many seats match, up to the cap.
pub(super) fn count(act: &mut Act<'_>, scope: &Scope, narrowed: &Narrowed) -> Result<Total> {
    let searched = narrowed.parameters.len() > 1;
    let name = (!searched).then_some(narrowed.condition.as_str());
    totals::total(act, scope.organization(), name, |act| {
        let from = if seats_first(act, narrowed, Total::CAP)? { SEATS_FIRST } else { CUSTOMERS_FIRST };
        totals::count(act, &format!("{from} AND {}", narrowed.condition), &narrowed.parameters)
    })
}

/// How many seats the organization has on each tab, in one walk over all of them.
pub(super) fn count_all(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<(Status, i64)>> {
    let sql = format!(
        "SELECT s.invitation, s.installed_at IS NOT NULL AS installed, COUNT(*) AS seats {CUSTOMERS_FIRST} \
         AND s.removed_at IS NULL GROUP BY s.invitation, s.installed_at IS NOT NULL"
    );
    let rows: Vec<(InvitationState, bool, i64)> = act.tx().all(&sql, params![scope.organization()])?;
    Ok(rows
        .into_iter()
        .map(|(invitation, installed, seats)| (Status::of(invitation, installed), seats))
        .collect())
}

struct Found {
    row: InvitationRow,
    name_folded: String,
    username_folded: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let invitation: InvitationState = row.get("invitation")?;
        let installed_at: Option<Instant> = row.get("installed_at")?;
        Ok(Self {
            row: InvitationRow {
                customer: row.get("customer_id")?,
                customer_name: row.get("customer_name")?,
                customer_disabled: row.get("customer_disabled")?,
                seat: row.get("seat_id")?,
                license: row.get("license_id")?,
                edition_code: row.get("edition_code")?,
                edition_name: row.get("edition_name")?,
                username: row.get("username")?,
                email: row.get("email")?,
                invitation,
                status: Status::of(invitation, installed_at.is_some()),
                sent_at: row.get("sent_at")?,
                installed_at,
                last_mail: None,
            },
            name_folded: row.get("name_folded")?,
            username_folded: row.get("username_folded")?,
        })
    }
}

const ROW: &str = concat!(
    "SELECT t.name_folded, t.username_folded, s.customer_id, o.name AS customer_name, s.id AS seat_id, s.license_id, \
     n.edition_code, n.edition_name, s.username, s.email, s.invitation, s.sent_at, s.installed_at, ",
    stopped!("s.customer_id"),
    " AS customer_disabled"
);

const ROW_FROM: &str = "JOIN seats s ON s.customer_id = t.customer_id AND s.id = t.id \
    JOIN organizations o ON o.id = t.customer_id \
    JOIN lines n ON n.customer_id = t.customer_id AND n.license_id = s.license_id AND n.edition_id = s.edition_id \
    ORDER BY t.name_folded, t.customer_id, t.username_folded";

const KEYS: &str = "SELECT a.name_folded, s.customer_id, s.username_folded, s.id";
const ORDER: &str = "ORDER BY a.name_folded, a.descendant_id, s.username_folded";

/// The rows of a window, by customer and username, with the key of each.
pub(super) fn rows(
    act: &mut Act<'_>,
    narrowed: &Narrowed,
    window: &Window,
) -> Result<Vec<(InvitationRow, [String; 3])>> {
    let found = if window.after.is_none() {
        let from = if seats_first(act, narrowed, FEW)? { SEATS_FIRST } else { CUSTOMERS_FIRST };
        some(act, narrowed, &format!("{from} AND {}", narrowed.condition), &[], window.reading())?
    } else {
        rows_after(act, narrowed, window)?
    };
    Ok(found
        .into_iter()
        .map(|found| {
            let key = [found.name_folded, found.row.customer.to_string(), found.username_folded];
            (found.row, key)
        })
        .collect())
}

fn rows_after(act: &mut Act<'_>, narrowed: &Narrowed, window: &Window) -> Result<Vec<Found>> {
    let (condition, place) = (&narrowed.condition, narrowed.parameters.len() + 1);
    let username = window.key(2).to_value();
    if seats_first(act, narrowed, FEW)? {
        let customer: OrganizationId =
            window.key(1).parse().map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?;
        let from = format!(
            "{SEATS_FIRST} AND {condition} AND (a.name_folded, a.descendant_id, s.username_folded) > (${}, ${}, ${})",
            place,
            place + 1,
            place + 2
        );
        let further = [window.key(0).to_value(), customer.to_value(), username];
        return some(act, narrowed, &from, &further, window.reading());
    }
    let rest = format!("s.username_folded > ${}", place + 1);
    by_customer::rows_after(window, place, (&rest, &[username]), |place, further, limit| {
        some(act, narrowed, &format!("{CUSTOMERS_FIRST} AND {condition}{place}"), further, limit)
    })
}

fn some(
    act: &mut Act<'_>,
    narrowed: &Narrowed,
    from: &str,
    further: &[Value],
    limit: i64,
) -> Result<Vec<Found>> {
    let mut parameters = narrowed.parameters.clone();
    parameters.extend_from_slice(further);
    parameters.push(limit.to_value());
    let sql = format!("{ROW} FROM ({KEYS} {from} {ORDER} LIMIT ${}) t {ROW_FROM}", parameters.len());
    Ok(act.tx().all(&sql, &parameters)?)
}

/// The newest mail of a seat.
pub(super) fn last_mail(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
) -> Result<Option<LastMail>> {
    Ok(act.tx().optional(
        "SELECT m.id, m.state, m.attempts, m.answer, q.due_at FROM messages m \
         LEFT JOIN message_queue q ON q.message_id = m.id \
         WHERE m.organization_id = $1 AND m.seat_id = $2 ORDER BY m.id DESC LIMIT 1",
        params![customer, seat],
    )?)
}

/// A seat that was selected for sending.
pub(super) struct Target {
    pub customer: OrganizationId,
    pub customer_name: String,
    pub customer_disabled: bool,
    pub customer_language: Language,
    pub seat: SeatId,
    pub email: String,
    pub language: Option<Language>,
    pub invitation: InvitationState,
}

impl FromRow for Target {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            customer_disabled: row.get("customer_disabled")?,
            customer_language: row.get("customer_language")?,
            seat: row.get("id")?,
            email: row.get("email")?,
            language: row.get("language")?,
            invitation: row.get("invitation")?,
        })
    }
}

const TARGET: &str = concat!(
    "SELECT s.customer_id, o.name AS customer_name, o.language AS customer_language, s.id, s.email, s.language, \
     s.invitation, ",
    stopped!("s.customer_id"),
    " AS customer_disabled"
);

/// All seats that match, at most `most`.
pub(super) fn matching(act: &mut Act<'_>, narrowed: &Narrowed, most: i64) -> Result<Vec<Target>> {
    let from = if seats_first(act, narrowed, Total::CAP)? { SEATS_FIRST } else { CUSTOMERS_FIRST };
    let sql = format!(
        "{TARGET} FROM (SELECT s.customer_id, s.id {from} AND {} LIMIT {most}) t \
         JOIN seats s ON s.customer_id = t.customer_id AND s.id = t.id JOIN organizations o ON o.id = t.customer_id",
        narrowed.condition
    );
    Ok(act.tx().all(&sql, &narrowed.parameters)?)
}

/// One seat by its id, if it is within reach and not removed.
pub(super) fn target(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Option<Target>> {
    let sql = format!(
        "{TARGET} FROM record_places p \
         JOIN organization_ancestors a ON a.ancestor_id = $1 AND a.descendant_id = p.customer_id \
         JOIN seats s ON s.customer_id = p.customer_id AND s.id = p.record_id \
         JOIN organizations o ON o.id = p.customer_id WHERE p.record_id = $2 AND s.removed_at IS NULL"
    );
    Ok(act.tx().optional(&sql, params![scope.organization(), seat])?)
}

const CHUNK: usize = 50;

/// Marks the seats of one customer as queued.
pub(super) fn mark_queued(act: &mut Act<'_>, customer: OrganizationId, seats: &[SeatId]) -> Result<()> {
    let places: Vec<String> = (2..=CHUNK + 1).map(|place| format!("${place}")).collect();
    let sql = format!(
        "UPDATE seats SET invitation = 'queued' WHERE customer_id = $1 AND removed_at IS NULL AND id IN ({})",
        places.join(", ")
    );
    for chunk in seats.chunks(CHUNK) {
        let mut parameters = vec![customer.to_value()];
        // Always the same width, so that it is one statement: what is short is filled up with its first.
        parameters
            .extend(chunk.iter().chain(std::iter::repeat(&chunk[0])).take(CHUNK).map(ToValue::to_value));
        act.tx().execute(&sql, &parameters)?;
    }
    alerts::invited_anew(act, customer, seats)
}
