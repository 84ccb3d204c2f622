//! The customers that rows name, each found once, with what their users can be put on.

use std::collections::{HashMap, hash_map::Entry};

use db::params;

use super::fields::nearest;
use crate::{
    access::Action,
    act::Act,
    customers,
    ids::OrganizationId,
    input::fold,
    licenses::{self, License, rules::Status},
    organizations,
    refusal::{Error, Problem, Refusal, Result},
};

/// A customer as its users are imported.
pub(super) struct Company {
    pub licenses: Vec<License>,
    pub keep_deleted_days: i64,
    /// Whether whoever imports may add units to its licenses.
    pub may_add_units: bool,
}

/// Customers by what they are called in the file.
#[derive(Default)]
pub(super) struct Companies {
    by_name: HashMap<String, std::result::Result<OrganizationId, Problem>>,
    known: HashMap<OrganizationId, std::result::Result<Company, Problem>>,
}

impl Companies {
    pub fn id(
        &mut self,
        act: &mut Act<'_>,
        place: OrganizationId,
        typed: &str,
    ) -> Result<std::result::Result<OrganizationId, Problem>> {
        if let Some(found) = self.by_name.get(typed) {
            return Ok(found.clone());
        }
        let found = named(act, place, typed)?;
        self.by_name.insert(typed.to_owned(), found.clone());
        Ok(found)
    }

    pub fn get(
        &mut self,
        act: &mut Act<'_>,
        id: OrganizationId,
    ) -> Result<&std::result::Result<Company, Problem>> {
        Ok(match self.known.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(company(act, id)?),
        })
    }
}

/// The customer below an organization that has this id, name, account name or business id.
pub(super) fn named(
    act: &mut Act<'_>,
    place: OrganizationId,
    typed: &str,
) -> Result<std::result::Result<OrganizationId, Problem>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Err(Problem::Required));
    }
    if let Ok(id) = typed.parse::<OrganizationId>() {
        let below: Option<(OrganizationId,)> = act.tx().optional(
            "SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1 AND descendant_id = $2 \
             AND kind = 'customer'",
            params![place, id],
        )?;
        return Ok(below.map(|found| found.0).ok_or(Problem::CustomerUnknown));
    }
    let typed = &typed.replace('\0', "");
    for (column, called) in [
        ("a.name_folded", fold(typed)),
        ("lower(c.account_name)", typed.to_lowercase()),
        ("c.business_id", typed.clone()),
    ] {
        let sql = format!(
            "SELECT a.descendant_id FROM organization_ancestors a JOIN customers c ON c.customer_id = a.descendant_id \
             WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND {column} = $2 ORDER BY a.descendant_id LIMIT 3"
        );
        let found: Vec<(OrganizationId,)> = act.tx().all(&sql, params![place, called])?;
        match found.as_slice() {
            [] => {}
            [only] => return Ok(Ok(only.0)),
            several => return Ok(Err(Problem::CustomerAmbiguous { count: several.len() as i64 })),
        }
    }
    Ok(Err(nearly(act, place, typed)?
        .map_or(Problem::CustomerUnknown, |nearest| Problem::CustomerUnknownNear { nearest })))
}

/// A customer whose name begins alike and differs little.
fn nearly(act: &mut Act<'_>, place: OrganizationId, typed: &str) -> Result<Option<String>> {
    let begin: String = fold(typed).chars().take(2).collect();
    let names: Vec<(String,)> = act.tx().all(
        "SELECT o.name FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
         WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND a.name_folded >= $2 ORDER BY a.name_folded LIMIT 300",
        params![place, begin],
    )?;
    Ok(nearest(typed, names.iter().map(|name| name.0.as_str())).map(str::to_owned))
}

/// What users of a customer can be put on; why none can be added otherwise.
fn company(act: &mut Act<'_>, id: OrganizationId) -> Result<std::result::Result<Company, Problem>> {
    let scope = match act.allow_customer(Action::SeatsChange, id) {
        Ok(scope) => scope,
        Err(Error::Refused(refusal)) => return Ok(Err(because(&refusal))),
        Err(failed) => return Err(failed),
    };
    if organizations::is_stopped(act, id)? {
        return Ok(Err(Problem::CustomerStopped));
    }
    match customers::require_adding(act, &scope) {
        Ok(()) => {}
        Err(Error::Refused(refusal)) => return Ok(Err(because(&refusal))),
        Err(failed) => return Err(failed),
    }
    let held = licenses::held(act, &scope)?;
    let can_be_used =
        |license: &License| !matches!(license.standing.status, Status::Revoked | Status::Expired);
    let keep: Option<(i64,)> =
        act.tx().optional("SELECT keep_deleted_days FROM customers WHERE customer_id = $1", params![id])?;
    let mut licenses: Vec<License> = held.into_iter().filter(can_be_used).collect();
    licenses.sort_by_key(|license| !license.standing.status.is_in_force());
    let may_add_units = act.may(id)?.act(Action::LicensesChange);
    Ok(Ok(Company { licenses, keep_deleted_days: keep.map_or(0, |keep| keep.0), may_add_units }))
}

/// A refusal of the customer as a whole, told at its rows.
pub(super) fn because(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::ManagedByPartner | Refusal::ManagedByCustomer => Problem::UsersAddedElsewhere,
        Refusal::CustomerDisabled => Problem::CustomerStopped,
        _ => Problem::NotAllowed,
    }
}
