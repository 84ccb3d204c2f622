//! Views of lists: what somebody narrowed, sorted and arranged a list to, kept under a name to be opened again. A view is
//! its maker's alone, or shared by an organization with all who look from it; it is not seen from above or below. Beside
//! them stands how each person looked at a list last. What the parts of a view mean is the lists' own business.

mod rules;
mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    exports::List,
    ids::{AccountId, OrganizationId, ViewId},
    input::fold,
    refusal::{FieldProblem, Problem, Refusal, Result},
    words,
};

words! {
    /// How close the rows of a list stand.
    Density { Roomy => "roomy", Dense => "dense" }
}

/// How many rows a page of a list may have.
pub const PAGE_SIZES: [i64; 3] = [25, 50, 100];
/// How many own views a person may have of one list, and how many an organization may share of it.
pub const MOST: i64 = 30;
/// How long a deleted view can come back, in days.
pub const UNDO_DAYS: i64 = 30;

/// What stands in the address of a list, by name, in its order.
pub type State = Vec<(String, String)>;

/// A view that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub id: ViewId,
    pub list: List,
    pub name: String,
    pub state: State,
    /// Whose it is; `None`: the organization shares it.
    pub owner: Option<AccountId>,
    /// Who made it, by name.
    pub made_by: String,
    pub created_at: Instant,
    pub version: i64,
}

impl View {
    pub const fn is_shared(&self) -> bool {
        self.owner.is_none()
    }
}

impl FromRow for View {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let state: String = row.get("state")?;
        Ok(Self {
            id: row.get("id")?,
            list: row.get("list")?,
            name: row.get("name")?,
            state: serde_json::from_str(&state).unwrap_or_default(),
            owner: row.get("account_id")?,
            made_by: row.get("made_by")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

/// A view to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewForm {
    pub list: List,
    pub name: String,
    pub state: State,
    pub shared: bool,
}

/// What of a view is to be another; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewChange {
    pub name: Option<String>,
    pub state: Option<State>,
}

/// How a person looked at a list last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    /// Codes of columns; empty: those that the list shows by itself.
    pub columns: Vec<String>,
    pub density: Density,
    pub page_size: i64,
}

impl Default for Habit {
    fn default() -> Self {
        Self { columns: Vec::new(), density: Density::Roomy, page_size: PAGE_SIZES[0] }
    }
}

/// What a person finds at a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtList {
    /// Own views first, then the shared ones, each by name.
    pub views: Vec<View>,
    pub habit: Habit,
    /// Whether the actor may share views, and change and delete shared ones.
    pub may_share: bool,
}

/// The views that the actor sees of a list, and how they looked at it last. Tokens and the command line have no views of
/// their own.
///
/// Refusals: those of seeing the list.
pub fn at_list(act: &mut Act<'_>, organization: OrganizationId, list: List) -> Result<AtList> {
    let scope = act.allow(list.action(), organization)?;
    let account = act.actor().account();
    let views = store::of_list(act, &scope, account, list)?;
    let habit = match account {
        Some(account) => store::habit(act, account, list)?.unwrap_or_default(),
        None => Habit::default(),
    };
    let may_share = act.may(organization)?.act(Action::ViewsShare);
    Ok(AtList { views, habit, may_share })
}

/// The views that the actor sees in an organization, of all lists that they may see, by list and name.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<View>> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    let account = act.actor().account();
    let may = act.may(organization)?;
    let mut views = store::all(act, &scope, account)?;
    views.retain(|view| may.act(view.list.action()));
    Ok(views)
}

/// One view. Refusals: `not-found`, also for somebody else's own.
pub fn get(act: &mut Act<'_>, organization: OrganizationId, id: ViewId) -> Result<View> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    let account = act.actor().account();
    let view = store::get(act, &scope, account, id)?.ok_or(Refusal::NotFound)?;
    act.allow(view.list.action(), organization)?;
    Ok(view)
}

/// Keeps a view. Own ones are nobody else's business; of a shared one an event is written.
///
/// Refusals: those of seeing the list; `forbidden` to share without the right, or without being a person; `invalid` with
/// `taken` when the name is; `too-many-views`.
pub fn save(act: &mut Act<'_>, organization: OrganizationId, form: &ViewForm) -> Result<View> {
    let scope = act.allow(form.list.action(), organization)?;
    let owner = if form.shared {
        act.allow(Action::ViewsShare, organization)?;
        None
    } else {
        Some(act.actor().account().ok_or(Refusal::Forbidden)?)
    };
    rules::require_kept(form.list)?;
    let (name, state) = rules::checked(&form.name, &form.state)?;
    let view = View {
        id: ViewId::from_uuid(act.fresh_id()),
        list: form.list,
        name,
        state,
        owner,
        made_by: act.actor().name().to_owned(),
        created_at: act.now(),
        version: 1,
    };
    require_room(act, &scope, &view)?;
    // Somebody else may have been quicker.
    if !store::insert(act, &scope, &view)? {
        return Err(taken());
    }
    record(act, organization, What::ViewSaved, &view, |entry| entry)?;
    Ok(view)
}

/// Gives a view another name or another content.
///
/// Refusals: `not-found`; `forbidden` to change a shared one without the right to share; as of [`save`];
/// `changed-meanwhile` unless `version` is the one it has.
pub fn change(
    act: &mut Act<'_>,
    (organization, id): (OrganizationId, ViewId),
    change: &ViewChange,
    version: i64,
) -> Result<View> {
    let before = held(act, organization, id)?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let (name, state) = (change.name.as_ref(), change.state.as_ref());
    let (name, state) = rules::checked(name.unwrap_or(&before.name), state.unwrap_or(&before.state))?;
    if name == before.name && state == before.state {
        return Ok(before);
    }
    let after = View { name, state, version: version + 1, ..before.clone() };
    let scope = act.allow(before.list.action(), organization)?;
    require_free_name(act, &scope, &after)?;
    store::update(act, &scope, &after)?;
    record(act, organization, What::ViewChanged, &after, |entry| {
        entry.change("name", &before.name, &after.name).change(
            "filter",
            &rules::written(&before.state),
            &rules::written(&after.state),
        )
    })?;
    Ok(after)
}

/// Takes a view away; [`restore`] brings it back for [`UNDO_DAYS`].
///
/// Refusals: `not-found`; `forbidden` for a shared one without the right to share.
pub fn delete(act: &mut Act<'_>, organization: OrganizationId, id: ViewId) -> Result<View> {
    let view = held(act, organization, id)?;
    let scope = act.allow(view.list.action(), organization)?;
    store::forget_old(act, &scope)?;
    store::set_deleted(act, &scope, id, true)?;
    record(act, organization, What::ViewDeleted, &view, |entry| entry)?;
    Ok(view)
}

/// Brings a deleted view back; one that is there stays. Refusals: `not-found` when it is gone; `forbidden` as of [`delete`];
/// `invalid` with `taken` when its name is by now; `too-many-views`.
pub fn restore(act: &mut Act<'_>, organization: OrganizationId, id: ViewId) -> Result<View> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    let account = act.actor().account();
    if let Some(view) = store::get(act, &scope, account, id)? {
        require_own(act, organization, &view)?;
        return Ok(view);
    }
    let view = store::deleted(act, &scope, account, id)?.ok_or(Refusal::NotFound)?;
    require_own(act, organization, &view)?;
    require_room(act, &scope, &view)?;
    store::set_deleted(act, &scope, id, false)?;
    record(act, organization, What::ViewRestored, &view, |entry| entry)?;
    Ok(view)
}

/// Remembers how the actor looks at a list; the next time it is shown so by itself. `None` forgets it. Of no consequence
/// to anybody else, so nothing is written into the trail.
///
/// Refusals: `forbidden` to who is no person; those of seeing the list; `invalid`.
pub fn remember(
    act: &mut Act<'_>,
    organization: OrganizationId,
    list: List,
    habit: Option<&Habit>,
) -> Result<()> {
    act.allow(list.action(), organization)?;
    let account = act.actor().account().ok_or(Refusal::Forbidden)?;
    match habit {
        None => store::forget_habit(act, account, list),
        Some(habit) => {
            rules::check_habit(habit)?;
            store::keep_habit(act, account, list, habit)
        }
    }
}

/// The view, for who may change it.
fn held(act: &mut Act<'_>, organization: OrganizationId, id: ViewId) -> Result<View> {
    let view = get(act, organization, id)?;
    require_own(act, organization, &view)?;
    Ok(view)
}

/// Own views are found by their owners only; shared ones are changed by who may share.
fn require_own(act: &mut Act<'_>, organization: OrganizationId, view: &View) -> Result<()> {
    act.allow(view.list.action(), organization)?;
    if view.is_shared() {
        act.allow(Action::ViewsShare, organization)?;
    }
    Ok(())
}

/// The other views of the same list and owner.
fn beside(act: &mut Act<'_>, scope: &Scope, view: &View) -> Result<Vec<View>> {
    let mut views = store::of_list(act, scope, view.owner, view.list)?;
    views.retain(|other| other.owner == view.owner && other.id != view.id);
    Ok(views)
}

fn require_free_name(act: &mut Act<'_>, scope: &Scope, view: &View) -> Result<()> {
    let others = beside(act, scope, view)?;
    if others.iter().any(|other| fold(&other.name) == fold(&view.name)) { Err(taken()) } else { Ok(()) }
}

fn require_room(act: &mut Act<'_>, scope: &Scope, view: &View) -> Result<()> {
    if i64::try_from(beside(act, scope, view)?.len()).is_ok_and(|others| others >= MOST) {
        return Err(Refusal::TooManyViews { most: MOST }.into());
    }
    require_free_name(act, scope, view)
}

fn taken() -> crate::Error {
    Refusal::Invalid(vec![FieldProblem::new("name", Problem::Taken)]).into()
}

fn record(
    act: &mut Act<'_>,
    organization: OrganizationId,
    what: What,
    view: &View,
    more: impl FnOnce(Entry) -> Entry,
) -> Result<()> {
    if !view.is_shared() {
        return Ok(());
    }
    let entry = Entry::new(what, SubjectKind::View, view.id, &view.name).note("list", view.list.word());
    act.record(organization, more(entry))
}
