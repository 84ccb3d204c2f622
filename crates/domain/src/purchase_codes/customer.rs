//! A customer that is added from a stock: its record, who adds its users, and its first units, in one act (ES-07).

use super::{Stock, allot, locate, store};
use crate::{
    access::Action,
    act::Act,
    customers::{self, Form, Management, Opening},
    ids::{OrganizationId, StockId},
    input::Checks,
    licenses::MOST_UNITS,
    refusal::Result,
};

/// A customer to be added.
#[derive(Clone, Debug)]
pub struct AddCustomer {
    pub form: Form,
    pub management: Management,
    pub units: i64,
}

impl AddCustomer {
    /// Creates the customer below the holder of the stock and gives it units. All of it or nothing.
    ///
    /// Refusals: those of creating a customer and of giving units.
    pub fn from(&self, act: &mut Act<'_>, stock: StockId) -> Result<(OrganizationId, Stock)> {
        let scope = locate(act, Action::PurchaseCodesChange, stock)?;
        let mut checks = Checks::new();
        checks.number("units", self.units, 1, MOST_UNITS);
        checks.finish()?;
        let opening = Opening { form: self.form.clone(), ..Opening::default() };
        let customer = customers::open_account(act, scope.organization(), &opening)?.customer;
        customers::begin_management(act, customer, self.management)?;
        allot(act, stock, customer, self.units)?;
        Ok((customer, store::stock(act, &scope, stock)?))
    }
}
