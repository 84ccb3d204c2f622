//! Operations on bindings, deployment keys and alerts.

use super::*;

pub(super) fn deployment_keys_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let of_customer = |s: &Shop| deployment_keys::Filter { customer: Some(s.customer) };
    let named = || KeyForm { name: "Kiosks".into(), ..KeyForm::default() };
    vec![
        operation("deployment_keys::create", Change(What::DeploymentKeyMade), move |act, s| {
            none(deployment_keys::create(act, s.license.id, "standard", &named()))
        }),
        operation("deployment_keys::get", View, |act, s| none(deployment_keys::get(act, s.deployment_key))),
        operation("deployment_keys::change", Change(What::DeploymentKeyChanged), move |act, s| {
            none(deployment_keys::change(act, s.deployment_key, &named(), 1))
        }),
        operation("deployment_keys::rotate", Change(What::DeploymentKeyRotated), |act, s| {
            none(deployment_keys::rotate(act, s.deployment_key, 24))
        }),
        operation("deployment_keys::revoke", Change(What::DeploymentKeyRevoked), |act, s| {
            none(deployment_keys::revoke(act, s.deployment_key))
        }),
        operation("deployment_keys::list", View, |act, s| {
            none(deployment_keys::list(act, s.acme, &deployment_keys::Filter::default(), &window()))
        }),
        operation("deployment_keys::list", View, move |act, s| {
            none(deployment_keys::list(act, s.zeta, &of_customer(s), &window()))
        })
        .hidden(Hidden::FromRival),
    ]
}

pub(super) fn alerts_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let of_customer = |s: &Shop| alerts::Filter { customer: Some(s.customer), kind: None };
    let wishes = || {
        let setting =
            alerts::Setting { enabled: true, threshold: 20, to_partner: true, ..Default::default() };
        alerts::Wishes::from([(alerts::AlertKind::Silent, Some(setting))])
    };
    vec![
        operation("alerts::settings", View, |act, s| none(alerts::settings(act, s.customer))),
        operation("alerts::set", Change(What::AlertsChanged), move |act, s| {
            none(alerts::set(act, s.customer, &wishes(), 0))
        }),
        operation("alerts::list", View, |act, s| {
            none(alerts::list(act, s.acme, &alerts::Filter::default(), &window()))
        }),
        operation("alerts::list", View, move |act, s| {
            none(alerts::list(act, s.zeta, &of_customer(s), &window()))
        })
        .hidden(Hidden::FromRival),
    ]
}

pub(super) fn bindings_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let everybody = bindings::Filter::default;
    vec![
        operation("bindings::bind", Change(What::SeatsBound), |act, s| {
            none(bindings::bind(act, s.license.id, "standard", "new@x.example"))
        }),
        operation("bindings::bind_seat", Change(What::SeatsBound), |act, s| {
            none(bindings::bind_seat(act, s.seats[0], "new@x.example"))
        }),
        operation("bindings::bind_many", Change(What::SeatsBound), |act, s| {
            none(bindings::bind_many(act, s.license.id, "standard", &["new@x.example".into()]))
        }),
        operation("bindings::match_many", Change(What::SeatsBound), |act, s| {
            // Refused like `bind_many`, and writes nothing: the event below is that of the binding.
            bindings::match_many(act, s.license.id, "standard", &["new@x.example".into()])?;
            none(bindings::bind(act, s.license.id, "standard", "new@x.example"))
        }),
        operation("bindings::unbind", Change(What::SeatsUnbound), |act, s| {
            none(bindings::unbind(act, &[s.people().waiting.seat]))
        }),
        operation("bindings::unbind_of", Change(What::SeatsUnbound), |act, s| {
            none(bindings::unbind_of(act, s.customer, &[s.people().waiting.seat]))
        }),
        operation("bindings::unbind_matching", Change(What::SeatsUnbound), |act, s| {
            let waiting =
                bindings::Filter { holding: Some(bindings::Holding::Pending), ..Default::default() };
            none(bindings::unbind_matching(act, s.customer, &waiting, 1))
        }),
        operation("bindings::undo", Change(What::UnbindingUndone), |act, s| {
            none(bindings::undo(act, s.customer, s.people().unbound))
        }),
        operation("bindings::freed", View, |act, s| {
            none(bindings::freed(act, s.customer, s.people().unbound))
        }),
        operation("bindings::ask_to_register", Change(What::RegistrationAsked), |act, s| {
            bindings::ask_to_register(act, s.people().waiting.seat)
        }),
        operation("bindings::ask_all_to_register", Change(What::RegistrationAsked), |act, s| {
            none(bindings::ask_all_to_register(act, std::slice::from_ref(&s.people().waiting)))
        }),
        operation("bindings::left_behind", View, |act, s| none(bindings::left_behind(act, s.customer))),
        operation("bindings::bring_along", Change(What::UsersHandedOver), |act, s| {
            none(bindings::bring_along(act, s.customer, (s.trial.id, s.license.id)))
        }),
        operation("bindings::list", View, move |act, s| {
            none(bindings::list(act, s.customer, &everybody(), &window()))
        }),
        operation("bindings::counts", View, move |act, s| {
            none(bindings::counts(act, s.customer, &everybody()))
        }),
        operation("bindings::history", View, |act, s| none(bindings::history(act, s.people().waiting.seat))),
    ]
}
