//! What the pages of one plan share: where it stands, its tabs, how it stands to who looks, and differences of terms
//! as rows.

use domain::{
    Refusal,
    access::Action,
    clock::Day,
    ids::PlanId,
    products::{self, Differences, Pending, Plan},
};

use crate::{
    answer::PageError,
    kit::{Badge, Tab, Tone},
    languages::{Change, Locale},
    visit::Visit,
};

/// A plan as it was read for one of its pages.
pub(super) struct Seen {
    pub plan: Plan,
    /// Whether the person may change it: its owner decides.
    pub may_change: bool,
    /// What waits for an approval where the person stands, and whether they may give it.
    pub pending: Option<(Pending, bool)>,
    pub today: Day,
}

impl Seen {
    pub async fn read(visit: &Visit, id: &str) -> Result<Self, PageError> {
        let id: PlanId = id.parse().map_err(|_| Refusal::NotFound)?;
        let place = visit.organization;
        let zone = visit.locale.time_zone.clone();
        visit
            .read(move |act| {
                let plan = products::plan(act, place, id)?;
                let may_change = act.may(plan.owner)?.act(Action::ProductsChange);
                let pending = match products::pending(act, place, id)? {
                    Some(pending) => {
                        let may = act.may(pending.partner)?.act(Action::ProductsChange);
                        Some((pending, may))
                    }
                    None => None,
                };
                Ok(Self { plan, may_change, pending, today: act.now().day_in(&zone) })
            })
            .await
    }
}

/// The head of a plan's pages.
pub(super) struct PlanFrame {
    pub name: String,
    pub product: String,
    pub product_path: String,
    pub tabs: Vec<Tab>,
    pub badges: Vec<Badge>,
}

impl PlanFrame {
    pub fn new(seen: &Seen, path: &str, l: &Locale) -> Self {
        let plan = &seen.plan;
        let base = format!("/plans/{}", plan.id);
        let mut tabs = vec![Tab::new(l.text("products-tab-terms"), base.clone(), path)];
        if seen.may_change {
            tabs.push(Tab::new(l.text("products-tab-sellers"), format!("{base}/sellers"), path));
        }
        tabs.push(Tab::new(l.text("products-tab-revisions"), format!("{base}/revisions"), path));
        Self {
            name: plan.name.clone(),
            product: plan.product_name.clone(),
            product_path: format!("/products/{}", plan.product),
            tabs,
            badges: badges(plan, seen.today, l),
        }
    }
}

/// How a plan stands on a day: locked, or past one of its ends.
pub(super) fn badges(plan: &Plan, today: Day, l: &Locale) -> Vec<Badge> {
    let mut badges = Vec::new();
    let past = |end: Option<Day>| end.is_some_and(|end| today > end);
    if plan.locked {
        badges.push(Badge::new(Tone::Warning, "lock", l.text("products-locked")));
    }
    if past(plan.life_ends_on) {
        badges.push(Badge::new(Tone::Bad, "ban", l.text("products-life-ended")));
    } else if past(plan.sale_ends_on) {
        badges.push(Badge::new(Tone::Quiet, "package", l.text("products-sale-ended")));
    }
    badges
}

/// Differences of terms as rows of a table.
pub(crate) fn told(l: &Locale, differences: &Differences) -> Vec<Change> {
    l.differences(differences)
}
