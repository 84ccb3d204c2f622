//! Who of a customer and its seller adds users: both, the seller alone, or the customer itself (ES-07).

use db::params;

use super::{Customer, store};
use crate::{
    access::{Action, Grant, OrganizationKind, Scope},
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::OrganizationId,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// Who adds users.
    Management {
        Shared => "shared",
        /// The partner's people; those of the customer look on.
        Partner => "partner",
        /// The customer's own people.
        Customer => "customer",
    }
}

/// Why somebody who stands there adds no users; `None` when they do.
fn closed_to(management: Management, grants: &[Grant]) -> Option<Refusal> {
    let own = |grant: &Grant| grant.kind == OrganizationKind::Customer;
    match management {
        Management::Shared => None,
        Management::Partner => (!grants.iter().any(|grant| !own(grant))).then_some(Refusal::ManagedByPartner),
        Management::Customer => (!grants.iter().any(own)).then_some(Refusal::ManagedByCustomer),
    }
}

/// Refuses with `managed-by-partner` or `managed-by-customer` when the other side adds the users of the customer. The
/// machine itself and jobs of ours always may.
pub(crate) fn require_adding(act: &mut Act<'_>, scope: &Scope) -> Result<()> {
    let management = store::management(act, scope)?;
    match refusal(act, scope.organization(), management)? {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

fn refusal(act: &mut Act<'_>, customer: OrganizationId, management: Management) -> Result<Option<Refusal>> {
    if matches!(act.actor(), Actor::CommandLine | Actor::System(_)) {
        return Ok(None);
    }
    let grants = act.grants(customer)?;
    Ok(closed_to(management, &grants))
}

impl Customer {
    /// Whether whoever asks is on the side that adds users.
    pub fn adds_users(&self, act: &mut Act<'_>) -> Result<bool> {
        Ok(refusal(act, self.id, self.management)?.is_none())
    }
}

/// Chooses who adds users. What is so already writes no event.
pub fn set_management(
    act: &mut Act<'_>,
    customer: OrganizationId,
    management: Management,
) -> Result<Customer> {
    let scope = act.allow_customer(Action::CustomersChange, customer)?;
    begin_management(act, customer, management)?;
    store::get(act, &scope)
}

/// As [`set_management`], for operations that asked for another right.
pub(crate) fn begin_management(
    act: &mut Act<'_>,
    customer: OrganizationId,
    management: Management,
) -> Result<()> {
    let scope = act.allow_customer(Action::CustomersView, customer)?;
    let before = store::get(act, &scope)?;
    if before.management == management {
        return Ok(());
    }
    act.tx().execute(
        "UPDATE customers SET management = $2 WHERE customer_id = $1",
        params![customer, management],
    )?;
    let entry = Entry::new(What::CustomerChanged, SubjectKind::Organization, customer, &before.name).change(
        "management",
        &before.management,
        &management,
    );
    act.record(customer, entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bindings, customers, deployment_keys,
        ids::{DeploymentKeyId, LicenseId, SeatId, UnbindId},
        licenses, seats,
        testing::{Shop, new_seat, refusal},
    };

    type On = (LicenseId, DeploymentKeyId, OrganizationId, UnbindId, SeatId);
    type Way = fn(&mut Act<'_>, &On) -> Result<()>;

    /// ES-07: managed by the partner, only its people add users; managed by the customer itself, only the customer's;
    /// both unless one was chosen. The forms ask the same rule.
    #[test]
    fn who_adds_users_is_a_choice() {
        let shop = Shop::new();
        let (customer, license) = (shop.customer, shop.license.id);
        for (management, partner, own) in [
            (Management::Shared, None, None),
            (Management::Partner, None, Some(Refusal::ManagedByPartner)),
            (Management::Customer, Some(Refusal::ManagedByCustomer), None),
        ] {
            shop.t
                .work(&shop.manager, move |act| set_management(act, customer, management).map(drop))
                .unwrap();
            for (who, expected) in [(&shop.manager, partner), (&shop.buyer, own)] {
                let name = format!("{management}-{}@x.example", who.actor.name());
                let added = shop.t.work(who, move |act| {
                    seats::preview(act, license, &[new_seat(&name)])?;
                    let added = seats::add(act, license, &[new_seat(&name)])?;
                    seats::remove(act, added[0])
                });
                assert_eq!(added.as_ref().err().and_then(crate::Error::refusal), expected.as_ref());
                let asked = shop.t.read(who, move |act| customers::get(act, customer)?.adds_users(act));
                assert_eq!(asked.unwrap(), expected.is_none());
            }
        }
        shop.t.seats(license, &["machine@x.example"]);
        let by_buyer =
            shop.t.work(&shop.buyer, move |act| set_management(act, customer, Management::Shared).map(drop));
        assert_eq!(refusal(by_buyer), Refusal::Forbidden);
        let last = shop.t.events(customer).into_iter().find(|event| event.what == What::CustomerChanged);
        assert_eq!(last.unwrap().details["management"], serde_json::json!(["partner", "customer"]));
    }

    /// The choice holds whichever way users come: by a deployment key, by taking an unbinding back, by a trial client.
    #[test]
    fn no_other_way_leads_around_the_choice() {
        let shop = Shop::new().with_people();
        let (customer, license, key) = (shop.customer, shop.license.id, shop.deployment_key);
        let (unbound, trial_seat) = (shop.people().unbound, shop.trial_seat);
        let ways: [(&str, Way); 5] = [
            ("create", |act, on| {
                let form = deployment_keys::KeyForm { name: "Other".into(), ..Default::default() };
                deployment_keys::create(act, on.0, "standard", &form).map(drop)
            }),
            ("change", |act, on| {
                let form = deployment_keys::get(act, on.1)?.form();
                let form = deployment_keys::KeyForm { name: "Renamed".into(), ..form };
                deployment_keys::change(act, on.1, &form, 1).map(drop)
            }),
            ("rotate", |act, on| deployment_keys::rotate(act, on.1, 0).map(drop)),
            ("undo", |act, on| bindings::undo(act, on.2, on.3).map(drop)),
            ("connect", |act, on| licenses::connect_trial_client(act, on.0, on.4).map(drop)),
        ];
        for (management, who, expected) in [
            (Management::Partner, &shop.buyer, Refusal::ManagedByPartner),
            (Management::Customer, &shop.admin, Refusal::ManagedByCustomer),
        ] {
            shop.t.made(move |act| set_management(act, customer, management));
            for (name, way) in ways {
                let on = (license, key, customer, unbound, trial_seat);
                let answer = refusal(shop.t.work(who, move |act| way(act, &on)));
                // What the customer's people may not do at all stays so.
                assert!(
                    answer == expected || name == "connect" && answer == Refusal::Forbidden,
                    "{name}: {answer:?}"
                );
            }
        }
        assert!(
            shop.t.work(&shop.admin, move |act| deployment_keys::revoke(act, key)).is_ok(),
            "ending is free"
        );
    }
}
