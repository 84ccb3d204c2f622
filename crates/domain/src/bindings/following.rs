//! People who were left on a license whose term is over, although the customer has another one with room: bought anew
//! without a renewal, or with the move given up. They are brought to it together, with devices, codes and history. Who
//! was chosen not to move when the new term was ordered stays.

use db::params;

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{LicenseId, OrganizationId, PlanId, ProductId},
    licenses::{self, License},
    organizations,
    refusal::{Problem, Refusal, Result},
    seats,
};

/// People on a license that is over, and where they can go on.
#[derive(Clone, Debug)]
pub struct LeftBehind {
    pub from: License,
    pub to: License,
    /// How many people would move.
    pub people: i64,
    /// How many of them there is room for.
    pub room: i64,
}

/// Who of a customer was left on licenses that are over, and to which license of the same product each group can be
/// brought: the one in force that ends last.
pub fn left_behind(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<LeftBehind>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    let today = licenses::customer_day(act, customer)?;
    let moving: Vec<(LicenseId,)> = act
        .tx()
        .all("SELECT from_license_id FROM handover_queue WHERE customer_id = $1", params![customer])?;
    let (mut over, mut running) = (Vec::new(), Vec::new());
    for license in licenses::held(act, &scope)?.into_iter().filter(|license| license.revoked_at.is_none()) {
        let used: i64 = license.lines.iter().map(|line| line.assigned).sum();
        if license.valid_to < today && used > 0 && !moving.contains(&(license.id,)) {
            over.push(license);
        } else if license.valid_to >= today && license.standing.status.is_in_force() {
            running.push(license);
        }
    }
    running.sort_by_key(|license| std::cmp::Reverse((license.valid_to, license.id)));
    let mut found = Vec::new();
    for from in over {
        found.extend(place_for(act, &scope, &from, &running)?);
    }
    Ok(found)
}

fn place_for(
    act: &mut Act<'_>,
    scope: &Scope,
    from: &License,
    running: &[License],
) -> Result<Option<LeftBehind>> {
    for to in running {
        let (people, room) = (seats::who_stay(act, scope, from.id, to.id)?, room(from, to));
        if people > 0 && room > 0 && are_of_one_product(act, from.plan, to.plan)? {
            let (from, to) = (from.clone(), to.clone());
            return Ok(Some(LeftBehind { from, to, people, room: room.min(people) }));
        }
    }
    Ok(None)
}

/// For how many users of one license the other has units, edition by edition.
fn room(from: &License, to: &License) -> i64 {
    let fits = |line: &licenses::Line| {
        let there = to.lines.iter().find(|other| other.edition == line.edition);
        there.map_or(0, |there| (there.quantity - there.assigned).clamp(0, line.assigned))
    };
    from.lines.iter().map(fits).sum()
}

fn are_of_one_product(act: &mut Act<'_>, one: PlanId, other: PlanId) -> Result<bool> {
    let found: Vec<(ProductId,)> = act
        .tx()
        .all("SELECT DISTINCT product_id FROM plans WHERE id = $1 OR id = $2", params![one, other])?;
    Ok(found.len() == 1)
}

/// Brings the people of one license of a customer to another one of the same product, with devices and codes, as many as
/// there is room for, who was bound first before others. Gives how many moved and how many stay for want of a unit.
///
/// Refusals: `not-found`; `organization-disabled`; `replacement-not-in-force`; a problem of `to` when it is of another
/// product; `seats-exceed-replacement` or `devices-exceed-plan` when nobody fits.
pub fn bring_along(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (from, to): (LicenseId, LicenseId),
) -> Result<(i64, i64)> {
    let scope = act.allow_customer(Action::SeatsChange, customer)?;
    if from == to {
        return Err(Refusal::NotFound.into());
    }
    organizations::refuse_when_stopped(act, customer)?;
    let (old, new) = (licenses::held_one(act, &scope, from)?, licenses::held_one(act, &scope, to)?);
    if !are_of_one_product(act, old.plan, new.plan)? {
        return Err(Refusal::field("to", Problem::NotAChoice).into());
    }
    if new.revoked_at.is_some() || !new.standing.status.is_in_force() {
        return Err(Refusal::ReplacementNotInForce.into());
    }
    let (moved, stay) = seats::move_who_fit(act, &scope, from, to)?;
    if moved == 0 {
        seats::would_move(act, &scope, from, to)?;
        return Ok((0, 0));
    }
    let what = if stay == 0 { What::UsersHandedOver } else { What::UsersPartlyHandedOver };
    let entry = Entry::new(what, SubjectKind::License, old.id, &old.plan_name)
        .note("replaced_by", new.number.as_str())
        .note("count", moved);
    act.record(customer, if stay > 0 { entry.note("waiting", stay) } else { entry })?;
    Ok((moved, stay))
}
