//! Drafts of new customers: what somebody has typed in the account wizard so far, kept as typed until the account is
//! opened, the draft is discarded, or two weeks have passed. A draft is its maker's alone, within one organization.

mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};
use serde::{Deserialize, Serialize};

use crate::{
    access::Action,
    act::Act,
    clock::Instant,
    customers::{self, Opened, Opening},
    ids::{AccountId, DraftId, OrganizationId},
    refusal::{Refusal, Result},
    words,
};

words! {
    /// The steps that are filled in.
    Step { Account => "account", Plans => "plans" }
}

/// Fields with what was typed into them, in their order; a field may come several times.
pub type Typed = Vec<(String, String)>;

/// How long a draft is kept after it was last saved, in days.
pub const DAYS: i64 = 14;
/// The most that may be typed into one step, in bytes.
const LARGEST: usize = 64 * 1024;

/// What was typed, by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    #[serde(default)]
    pub account: Typed,
    #[serde(default)]
    pub plans: Typed,
}

/// A draft as it is kept.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: DraftId,
    /// The customer's name as typed; may be empty.
    pub name: String,
    pub steps: Steps,
    /// The account that came of it.
    pub opened: Option<OrganizationId>,
    pub created_at: Instant,
    pub expires_at: Instant,
}

impl FromRow for Draft {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let typed: String = row.get("typed")?;
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            steps: serde_json::from_str(&typed).unwrap_or_default(),
            opened: row.get("opened_id")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
        })
    }
}

impl Draft {
    /// When it was last saved.
    pub const fn saved_at(&self) -> Instant {
        self.expires_at.plus_days(-DAYS)
    }
}

/// Where a draft lies: whose it is, in which organization.
#[derive(Clone, Copy, Debug)]
struct Place {
    organization: OrganizationId,
    account: AccountId,
}

/// Refuses to who may create no customers there, and to all that are not people.
fn place(act: &mut Act<'_>, organization: OrganizationId) -> Result<Place> {
    act.allow(Action::CustomersCreate, organization)?;
    let account = act.actor().account().ok_or(Refusal::Forbidden)?;
    Ok(Place { organization, account })
}

/// An id for a draft that is about to be begun; nothing is kept yet.
pub fn fresh_id(act: &mut Act<'_>, organization: OrganizationId) -> Result<DraftId> {
    place(act, organization)?;
    Ok(DraftId::from_uuid(act.fresh_id()))
}

/// Begins a draft with what was typed into the first step. Beginning one again saves it.
///
/// Refusals: `too-large`; `not-found` when the id is somebody else's.
pub fn begin(
    act: &mut Act<'_>,
    organization: OrganizationId,
    id: DraftId,
    (name, typed): (&str, &Typed),
) -> Result<()> {
    let place = place(act, organization)?;
    let steps = Steps { account: within_size(typed)?, ..Steps::default() };
    if !store::insert(act, place, id, (name, &steps))? {
        save(act, organization, id, (Step::Account, name, typed))?;
    }
    Ok(())
}

/// Saves what was typed into one step; the other step stays. Two more weeks begin.
///
/// Refusals: `too-large`; `not-found` when there is no such draft of the actor's, or its account is open.
pub fn save(
    act: &mut Act<'_>,
    organization: OrganizationId,
    id: DraftId,
    (step, name, typed): (Step, &str, &Typed),
) -> Result<()> {
    let place = place(act, organization)?;
    let mut draft = store::hold(act, place, id)?.ok_or(Refusal::NotFound)?;
    let typed = within_size(typed)?;
    match step {
        Step::Account => {
            name.clone_into(&mut draft.name);
            draft.steps.account = typed;
        }
        Step::Plans => draft.steps.plans = typed,
    }
    store::save(act, place, &draft)
}

fn within_size(typed: &Typed) -> Result<Typed> {
    let size: usize = typed.iter().map(|(field, value)| field.len() + value.len()).sum();
    if size > LARGEST || typed.iter().any(|(field, value)| field.contains('\0') || value.contains('\0')) {
        return Err(Refusal::TooLarge.into());
    }
    Ok(typed.clone())
}

/// One draft of the actor's, also after its account was opened. Refusals: `not-found`.
pub fn get(act: &mut Act<'_>, organization: OrganizationId, id: DraftId) -> Result<Draft> {
    let place = place(act, organization)?;
    store::get(act, place, id)?.ok_or_else(|| Refusal::NotFound.into())
}

/// The actor's drafts in an organization that were not opened, the newest first; at most ten.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Draft>> {
    let place = place(act, organization)?;
    store::list(act, place)
}

/// Throws a draft away. Refusals: `not-found`, also once its account is open.
pub fn discard(act: &mut Act<'_>, organization: OrganizationId, id: DraftId) -> Result<()> {
    let place = place(act, organization)?;
    if store::delete(act, place, id)? { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// What came of opening a draft's account.
#[derive(Clone, Debug)]
pub enum Outcome {
    Opened(Opened),
    /// It was open already: asking again does not open another.
    AlreadyOpen(OrganizationId),
}

/// Opens the account that the draft describes, once, however often it is asked for. The draft is kept for its
/// confirmation, and nothing is typed into it any more.
///
/// Refusals as of [`customers::open_account`]; `not-found`.
pub fn open(
    act: &mut Act<'_>,
    (organization, id): (OrganizationId, DraftId),
    vendor: OrganizationId,
    opening: &Opening,
) -> Result<Outcome> {
    let place = place(act, organization)?;
    if store::hold(act, place, id)?.is_none() {
        let draft = store::get(act, place, id)?.ok_or(Refusal::NotFound)?;
        return draft.opened.map(Outcome::AlreadyOpen).ok_or_else(|| Refusal::NotFound.into());
    }
    let opened = customers::open_account(act, vendor, opening)?;
    store::mark_opened(act, place, id, opened.customer)?;
    Ok(Outcome::Opened(opened))
}

/// Forgets up to `most` drafts whose time is over. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    store::purge(act, most)
}
