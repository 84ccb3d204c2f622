//! The figures on the tabs of the invitations page.

use super::{Filter, Status, store};
use crate::{access::Action, act::Act, ids::OrganizationId, page::Total, refusal::Result};

/// How many seats each tab has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts(Vec<(Status, Total)>);

impl Counts {
    /// The figure of one tab.
    pub fn of(&self, status: Status) -> Total {
        self.0.iter().find(|(tab, _)| *tab == status).map_or(Total::Exactly(0), |(_, total)| *total)
    }
}

/// The figures of all tabs, for the organization and all below it or for one customer; exact up to the cap of totals.
pub fn counts(
    act: &mut Act<'_>,
    organization: OrganizationId,
    customer: Option<OrganizationId>,
) -> Result<Counts> {
    let all = Filter { customer, status: Some(Status::All), ..Filter::default() };
    let (scope, narrowed) = store::narrow(act, Action::SeatsView, organization, &all)?;
    let total = store::count(act, &scope, &narrowed)?;
    if let Total::Exactly(_) = total {
        let found = store::count_all(act, &scope)?;
        let of = |status: Status| {
            let seats = found.iter().filter(|(tab, _)| status == Status::All || *tab == status);
            (status, Total::capped(seats.map(|(_, seats)| seats).sum()))
        };
        return Ok(Counts(Status::ALL.iter().copied().map(of).collect()));
    }
    let mut counts = vec![(Status::All, total)];
    for status in Status::ALL.iter().copied().filter(|status| *status != Status::All) {
        let filter = Filter { status: Some(status), ..all.clone() };
        let (scope, narrowed) = store::narrow(act, Action::SeatsView, organization, &filter)?;
        counts.push((status, store::count(act, &scope, &narrowed)?));
    }
    Ok(Counts(counts))
}
