//! Where users of a customer can be put: its licenses with what is free on each. Terms, storage and prices are not
//! here; they are asked for with the right to see licenses.

use crate::{
    access::Action,
    act::Act,
    ids::{LicenseId, OrganizationId},
    licenses,
    products::Unit,
    refusal::Result,
};

/// A license that users can be put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub license: LicenseId,
    /// A UUID, shown to people and written on papers.
    pub number: String,
    pub product_name: String,
    pub plan_name: String,
    pub rooms: Vec<Room>,
}

/// An edition of a license.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Unit,
    pub quantity: i64,
    /// Units that nobody sits on.
    pub free: i64,
}

impl Opening {
    /// Units of all editions that nobody sits on.
    pub fn free(&self) -> i64 {
        self.rooms.iter().map(|room| room.free).sum()
    }
}

/// The licenses of a customer that users can be put on, those with free units first, then the newest first.
pub fn openings(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<Opening>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let held = licenses::held(act, &scope)?;
    let mut openings: Vec<Opening> =
        held.into_iter().filter(|license| license.revoked_at.is_none()).map(opening).collect();
    openings.sort_by_key(|opening| opening.free() <= 0);
    Ok(openings)
}

fn opening(license: licenses::License) -> Opening {
    let rooms = license.lines.iter().map(|line| Room {
        edition_code: line.edition_code.clone(),
        edition_name: line.edition_name.clone(),
        unit: line.unit,
        quantity: line.quantity,
        free: line.free(),
    });
    Opening {
        rooms: rooms.collect(),
        license: license.id,
        number: license.number,
        product_name: license.product_name,
        plan_name: license.plan_name,
    }
}
