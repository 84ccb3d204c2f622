//! Runs over many records.

use super::{Operation, Shop, Sort::Change, Sort::View, What, none, operation, window};
use crate::bulk::{self, BulkAction, Chosen, How, Order};

fn order(shop: &Shop) -> Order {
    Order {
        action: BulkAction::DisableCustomers,
        chosen: Chosen::These(vec![shop.customer.to_string()]),
        how: How::default(),
        applies: None,
    }
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation("bulk::preview", Change(What::BulkStarted), |act, s| {
            // Refused like `start`, and writes nothing: the event below is that of the beginning.
            bulk::preview(act, s.acme, &order(s))?;
            none(bulk::start(act, s.acme, &order(s)))
        }),
        operation("bulk::start", Change(What::BulkStarted), |act, s| {
            none(bulk::start(act, s.acme, &order(s)))
        }),
        operation("bulk::hold", Change(What::BulkStopped), |act, s| {
            // Taken to be worked off, which tells nothing until something is done.
            bulk::hold(act, s.runs().running)?;
            none(bulk::stop(act, s.runs().running))
        }),
        operation("bulk::stop", Change(What::BulkStopped), |act, s| none(bulk::stop(act, s.runs().running))),
        operation("bulk::resume", Change(What::BulkResumed), |act, s| {
            none(bulk::resume(act, s.runs().stopped))
        }),
        operation("bulk::retry", Change(What::BulkRetried), |act, s| {
            none(bulk::retry(act, s.runs().finished))
        }),
        operation("bulk::undo", Change(What::BulkStarted), |act, s| none(bulk::undo(act, s.runs().finished))),
        operation("bulk::get", View, |act, s| none(bulk::get(act, s.runs().finished))),
        operation("bulk::may_change", View, |act, s| {
            let run = bulk::get(act, s.runs().finished)?;
            none(bulk::may_change(act, &run))
        }),
        operation("bulk::items", View, |act, s| none(bulk::items(act, s.runs().finished, None, &window()))),
        operation("bulk::list", View, |act, s| none(bulk::list(act, s.acme, &window()))),
        operation("bulk::running", View, |act, s| none(bulk::running(act, s.acme))),
    ]
}
