//! The tables of views and habits. Whoever has no account finds shared views only.

use db::{FromRow, Row, params};

use super::{Habit, State, UNDO_DAYS, View};
use crate::{
    access::Scope,
    act::Act,
    exports::List,
    ids::{AccountId, ViewId},
    input::fold,
    refusal::Result,
};

const VIEW: &str = "id, list, name, state, account_id, made_by, created_at, version";
/// Own ones first, then the shared ones.
const ORDER: &str = "CASE WHEN account_id IS NULL THEN 1 ELSE 0 END, name_folded, id";
const SEEN: &str = "organization_id = $1 AND (account_id IS NULL OR account_id = $2)";

fn json(state: &State) -> Result<String> {
    Ok(serde_json::to_string(state)?)
}

pub(super) fn of_list(
    act: &mut Act<'_>,
    scope: &Scope,
    account: Option<AccountId>,
    list: List,
) -> Result<Vec<View>> {
    let sql = format!(
        "SELECT {VIEW} FROM saved_views WHERE {SEEN} AND list = $3 AND deleted_at IS NULL ORDER BY {ORDER}"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), account, list])?)
}

pub(super) fn all(act: &mut Act<'_>, scope: &Scope, account: Option<AccountId>) -> Result<Vec<View>> {
    let sql =
        format!("SELECT {VIEW} FROM saved_views WHERE {SEEN} AND deleted_at IS NULL ORDER BY list, {ORDER}");
    Ok(act.tx().all(&sql, params![scope.organization(), account])?)
}

pub(super) fn get(
    act: &mut Act<'_>,
    scope: &Scope,
    account: Option<AccountId>,
    id: ViewId,
) -> Result<Option<View>> {
    let sql = format!("SELECT {VIEW} FROM saved_views WHERE {SEEN} AND id = $3 AND deleted_at IS NULL");
    Ok(act.tx().optional(&sql, params![scope.organization(), account, id])?)
}

/// A view that was deleted not too long ago.
pub(super) fn deleted(
    act: &mut Act<'_>,
    scope: &Scope,
    account: Option<AccountId>,
    id: ViewId,
) -> Result<Option<View>> {
    let since = act.now().plus_days(-UNDO_DAYS);
    let sql = format!("SELECT {VIEW} FROM saved_views WHERE {SEEN} AND id = $3 AND deleted_at > $4");
    Ok(act.tx().optional(&sql, params![scope.organization(), account, id, since])?)
}

/// Keeps a new view; false when the name is taken.
pub(super) fn insert(act: &mut Act<'_>, scope: &Scope, view: &View) -> Result<bool> {
    let (folded, state) = (fold(&view.name), json(&view.state)?);
    let made = act.tx().execute(
        "INSERT INTO saved_views (organization_id, id, list, account_id, name, name_folded, state, made_by, \
         created_at, deleted_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, 1) ON CONFLICT DO NOTHING",
        params![
            scope.organization(),
            view.id,
            view.list,
            view.owner,
            &view.name,
            folded,
            state,
            &view.made_by,
            view.created_at
        ],
    )?;
    Ok(made == 1)
}

pub(super) fn update(act: &mut Act<'_>, scope: &Scope, view: &View) -> Result<()> {
    let (folded, state) = (fold(&view.name), json(&view.state)?);
    act.tx().execute(
        "UPDATE saved_views SET name = $3, name_folded = $4, state = $5, version = $6 \
         WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), view.id, &view.name, folded, state, view.version],
    )?;
    Ok(())
}

pub(super) fn set_deleted(act: &mut Act<'_>, scope: &Scope, id: ViewId, deleted: bool) -> Result<()> {
    let at = deleted.then(|| act.now());
    act.tx().execute(
        "UPDATE saved_views SET deleted_at = $3 WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), id, at],
    )?;
    Ok(())
}

/// What cannot come back any more is not kept.
pub(super) fn forget_old(act: &mut Act<'_>, scope: &Scope) -> Result<()> {
    let since = act.now().plus_days(-UNDO_DAYS);
    act.tx().execute(
        "DELETE FROM saved_views WHERE organization_id = $1 AND deleted_at <= $2",
        params![scope.organization(), since],
    )?;
    Ok(())
}

impl FromRow for Habit {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let columns: String = row.get("columns")?;
        Ok(Self {
            columns: columns.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
            density: row.get("density")?,
            page_size: row.get("page_size")?,
        })
    }
}

pub(super) fn habit(act: &mut Act<'_>, account: AccountId, list: List) -> Result<Option<Habit>> {
    Ok(act.tx().optional(
        "SELECT columns, density, page_size FROM list_habits WHERE account_id = $1 AND list = $2",
        params![account, list],
    )?)
}

pub(super) fn keep_habit(act: &mut Act<'_>, account: AccountId, list: List, habit: &Habit) -> Result<()> {
    act.tx().execute(
        "INSERT INTO list_habits (account_id, list, columns, density, page_size) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account_id, list) DO UPDATE SET columns = excluded.columns, density = excluded.density, \
         page_size = excluded.page_size",
        params![account, list, habit.columns.join(","), habit.density, habit.page_size],
    )?;
    Ok(())
}

pub(super) fn forget_habit(act: &mut Act<'_>, account: AccountId, list: List) -> Result<()> {
    act.tx()
        .execute("DELETE FROM list_habits WHERE account_id = $1 AND list = $2", params![account, list])?;
    Ok(())
}
