//! The SQL of requests.

use db::params;

use super::{Answer, Request, RequestKind, Wish};
use crate::{
    access::Scope,
    accounts::Account,
    act::Act,
    bindings::{folded, places_of},
    ids::{AccountId, OrganizationId, RequestId},
    page::{Cursor, Page, Window},
    refusal::{Refusal, Result},
    totals,
};

const REQUEST: &str = "SELECT r.id, r.customer_id, o.name AS customer_name, r.kind, r.email, r.name, r.wish, r.units, r.note, \
    r.created_at, r.answer, r.answered_at, r.answered_by, r.reason FROM requests r \
    JOIN organizations o ON o.id = r.customer_id";

/// The most requests that are shown of one person at a customer.
const MOST_OWN: i64 = 5;

/// Where somebody has or had a unit, and where they are a member, customers only.
pub(super) fn companies(act: &mut Act<'_>, account: &Account) -> Result<Vec<(OrganizationId, String)>> {
    let mut found: Vec<(OrganizationId, String)> = act.tx().all(
        "SELECT o.id, o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id \
         WHERE m.account_id = $1 AND o.kind = 'customer' ORDER BY o.name_folded, o.id",
        params![account.id],
    )?;
    for customer in places_of(act, &folded(&account.email))? {
        if found.iter().all(|(known, _)| *known != customer) {
            found.push((customer, name_of(act, customer)?));
        }
    }
    Ok(found)
}

pub(super) fn name_of(act: &mut Act<'_>, customer: OrganizationId) -> Result<String> {
    let found: Option<(String,)> =
        act.tx().optional("SELECT name FROM organizations WHERE id = $1", params![customer])?;
    found.map(|(name,)| name).ok_or_else(|| Refusal::NotFound.into())
}

/// Writes a request down; false when the person has an open one of this kind.
pub(super) fn insert(
    act: &mut Act<'_>,
    (customer, id): (OrganizationId, RequestId),
    (kind, account): (RequestKind, &Account),
    wish: &Wish,
) -> Result<bool> {
    let now = act.now();
    let made = act.tx().execute(
        "INSERT INTO requests (customer_id, id, kind, account_id, email, name, wish, units, note, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (customer_id, kind, account_id) WHERE answer IS NULL DO NOTHING",
        params![
            customer,
            id,
            kind,
            account.id,
            &account.email,
            &account.name,
            &wish.wish,
            wish.units,
            &wish.note,
            now
        ],
    )?;
    Ok(made == 1)
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, id: RequestId) -> Result<Request> {
    let sql = format!("{REQUEST} WHERE r.customer_id = $1 AND r.id = $2");
    act.tx().optional(&sql, params![scope.organization(), id])?.ok_or_else(|| Refusal::NotFound.into())
}

/// A request that this person made. Refusals: `not-found`.
pub(super) fn asked_by(
    act: &mut Act<'_>,
    customer: OrganizationId,
    account: AccountId,
    id: RequestId,
) -> Result<Request> {
    let sql = format!("{REQUEST} WHERE r.customer_id = $1 AND r.id = $2 AND r.account_id = $3");
    act.tx().optional(&sql, params![customer, id, account])?.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn of_customer(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Page<Request>> {
    const OPEN: &str = "CASE WHEN r.answer IS NULL THEN 1 ELSE 0 END";
    let open: i64 = window.key(0).parse().unwrap_or(2);
    let before = window.key(1).parse::<RequestId>().map_or(uuid::Uuid::max(), RequestId::uuid);
    let sql = format!(
        "{REQUEST} WHERE r.customer_id = $1 AND ({OPEN} < CAST($2 AS BIGINT) \
         OR ({OPEN} = CAST($2 AS BIGINT) AND r.id < $3)) ORDER BY {OPEN} DESC, r.id DESC LIMIT $4"
    );
    let rows = act.tx().all(&sql, params![scope.organization(), open, before, window.reading()])?;
    let total = window.total(|| {
        totals::count(act, "FROM requests r WHERE r.customer_id = $1", params![scope.organization()])
    })?;
    Ok(window.page(rows, Some(total), |request: &Request| {
        Cursor::new([i64::from(request.answer.is_none()).to_string(), request.id.to_string()])
    }))
}

pub(super) fn of_account(
    act: &mut Act<'_>,
    customer: OrganizationId,
    account: AccountId,
) -> Result<Vec<Request>> {
    let sql = format!(
        "{REQUEST} WHERE r.customer_id = $1 AND r.account_id = $2 \
         ORDER BY r.answer IS NOT NULL, r.id DESC LIMIT {MOST_OWN}"
    );
    Ok(act.tx().all(&sql, params![customer, account])?)
}

/// Few are open at a time in the whole installation: each is looked at whether it stands below.
const WANTED: &str = "r.answer IS NULL AND r.kind = 'more' AND EXISTS ( \
    SELECT 1 FROM organization_ancestors a WHERE a.ancestor_id = $1 AND a.descendant_id = r.customer_id)";

pub(super) fn wanted_below(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Page<Request>> {
    let after = window.key(0).parse::<RequestId>().map_or(uuid::Uuid::nil(), RequestId::uuid);
    let sql = format!("{REQUEST} WHERE {WANTED} AND r.id > $2 ORDER BY r.id LIMIT $3");
    let rows = act.tx().all(&sql, params![scope.organization(), after, window.reading()])?;
    let total = window.total(|| {
        totals::count(act, &format!("FROM requests r WHERE {WANTED}"), params![scope.organization()])
    })?;
    Ok(window.page(rows, Some(total), |request: &Request| Cursor::new([request.id.to_string()])))
}

/// Answers a request that is open; false when another was quicker.
pub(super) fn answer(act: &mut Act<'_>, request: &Request, answer: Answer, reason: &str) -> Result<bool> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    let changed = act.tx().execute(
        "UPDATE requests SET answer = $3, answered_at = $4, answered_by = $5, reason = $6 \
         WHERE customer_id = $1 AND id = $2 AND answer IS NULL",
        params![request.customer, request.id, answer, now, by, reason],
    )?;
    Ok(changed == 1)
}
