//! A customer that is added from a stock: its record, who adds its users, and its first units, in one act (ES-07).

use super::{EntryForm, Found, Stock, allot, enter, locate, store};
use crate::{
    access::Action,
    act::Act,
    customers::{self, Form, Management, Opening},
    ids::{OrganizationId, StockId},
    input::Checks,
    licenses::MOST_UNITS,
    organizations,
    refusal::Result,
};

/// A customer to be added; the rest of its record can follow.
#[derive(Clone, Debug)]
pub struct AddCustomer {
    pub name: String,
    pub country: String,
    /// Of its contact; may be empty.
    pub email: String,
    pub management: Management,
    pub units: i64,
}

impl AddCustomer {
    /// Creates the customer below the holder of the stock, whose language and time zone become its own, and gives it
    /// units. All of it or nothing.
    ///
    /// Refusals: those of creating a customer and of giving units.
    pub fn from(&self, act: &mut Act<'_>, stock: StockId) -> Result<(OrganizationId, Stock)> {
        let scope = locate(act, Action::PurchaseCodesChange, stock)?;
        let mut checks = Checks::new();
        checks.number("units", self.units, 1, MOST_UNITS);
        checks.finish()?;
        let opening = Opening { form: self.form(act, scope.organization())?, ..Opening::default() };
        let customer = customers::open_account(act, scope.organization(), &opening)?.customer;
        customers::begin_management(act, customer, self.management)?;
        allot(act, stock, customer, self.units)?;
        Ok((customer, store::stock(act, &scope, stock)?))
    }

    /// Enters a code for a customer that is added with it, named as the company of the entry: all units of the code
    /// become the customer's license, and the partner adds its users. All of it or nothing.
    ///
    /// Refusals: those of entering a code, and of [`AddCustomer::from`].
    pub fn with_code(
        act: &mut Act<'_>,
        organization: OrganizationId,
        found: &Found,
        (entry, country): (&EntryForm, &str),
    ) -> Result<(OrganizationId, Stock)> {
        let stock = enter(act, organization, found, entry)?;
        let add = Self {
            name: entry.company.clone(),
            country: country.to_owned(),
            email: entry.email.clone(),
            management: Management::Partner,
            units: found.units,
        };
        add.from(act, stock.id)
    }

    fn form(&self, act: &mut Act<'_>, holder: OrganizationId) -> Result<Form> {
        let holder = organizations::get(act, holder)?;
        Ok(Form {
            name: self.name.clone(),
            country: self.country.clone(),
            contact_email: self.email.clone(),
            language: holder.language.code().to_owned(),
            time_zone: holder.time_zone,
            keep_deleted_days: customers::KEEP_DELETED_DAYS,
            ..Form::default()
        })
    }
}
