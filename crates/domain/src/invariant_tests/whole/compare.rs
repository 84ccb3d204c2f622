//! Every counter, day and sum against the model, and every past day.

use super::*;
use crate::ledger;

impl Whole {
    pub(super) fn compare(&self) -> Checked {
        for held in &self.held {
            self.compare_license(held)?;
        }
        for bill in &self.bills {
            let id = bill.id;
            let invoice = self.shop.t.made(move |act| billing::get(act, id));
            let (head, open) = (&invoice.head, (bill.total - bill.paid()).max(0));
            prop_assert_eq!(
                (head.state, head.paid_minor, head.open_minor(), head.overpaid_minor()),
                (bill.state(), bill.paid(), open, (bill.paid() - bill.total).max(0))
            );
            prop_assert_eq!(invoice.licenses[0].days_used, bill.used);
        }
        self.compare_code()?;
        prop_assert_eq!(self.shop.t.made(doctor::examine), Vec::new());
        Ok(())
    }

    fn compare_license(&self, held: &Held) -> Checked {
        let (id, customer) = (held.id, self.customers[held.at]);
        let filter = bindings::Filter { license: Some(id), ..bindings::Filter::default() };
        let (license, counts, history) = self.shop.t.made(move |act| {
            let counts = bindings::counts(act, customer, &filter)?;
            Ok((licenses::get(act, id)?, counts, ledger::of_license(act, id, None, &Window::first(1))?))
        });
        let line = &license.lines[0];
        prop_assert_eq!((line.quantity, line.assigned), (held.units, held.used()));
        prop_assert_eq!(
            (counts.all, counts.free, counts.pending),
            (held.units, held.units - held.used(), held.used())
        );
        let balance = &history.balances[0];
        prop_assert_eq!((balance.quantity, balance.used), (held.units, held.used()), "the ledger");
        prop_assert_eq!(license.standing.status, held.status(self.day));
        if !held.awaits_payment {
            prop_assert_eq!((license.valid_from, license.valid_to), (held.first, held.last));
        }
        Ok(())
    }

    fn compare_code(&self) -> Checked {
        let stock = self.shop.stock;
        let (found, history) = self.shop.t.made(move |act| {
            let history = purchase_codes::history(act, stock, None, &Window::first(1))?;
            Ok((purchase_codes::get(act, stock)?, history))
        });
        let expected = (self.total, self.code_used());
        prop_assert_eq!((found.total, found.used, found.pending()), (expected.0, expected.1, self.pending()));
        prop_assert_eq!((history.total, history.used), expected, "the ledger");
        prop_assert_eq!(self.allotment(self.shop.gamma).units, self.below);
        for (at, customer) in self.customers.into_iter().enumerate() {
            let Some(known) = self.running(at) else { continue };
            let held = &self.held[known];
            let allotment = self.allotment(customer);
            prop_assert_eq!((allotment.units, allotment.free), (held.units, held.units - held.used()));
        }
        Ok(())
    }

    /// Every past day still says what it said then.
    pub(super) fn look_back(&self) -> Checked {
        for (day, lines, code) in self.past.clone() {
            let stock = self.shop.stock;
            let history = self
                .shop
                .t
                .made(move |act| purchase_codes::history(act, stock, Some(day), &Window::first(1)));
            prop_assert_eq!((history.total, history.used), code, "the code on {}", day);
            for (id, units, used) in lines {
                let history =
                    self.shop.t.made(move |act| ledger::of_license(act, id, Some(day), &Window::first(1)));
                let balance = &history.balances[0];
                prop_assert_eq!((balance.quantity, balance.used), (units, used), "{} on {}", id, day);
            }
        }
        Ok(())
    }
}
