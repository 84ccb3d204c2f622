//! Purchase codes of the sample: a batch in all its states, entries of two partners, and who has what of them.

use domain::clock::Day;
use domain::ids::{BatchId, OrganizationId, StockId};
use domain::purchase_codes::{self, EntryForm, NewBatch};
use domain::vault::Secret;
use domain::{Error, customers};

use super::people::{self, Staff};
use super::story::{Catalogue, Sellers, Telling};
use crate::config::Problem;

/// Units of each code.
const UNITS: i64 = 25;

impl Telling {
    /// The operator makes codes; Nordic and Lombardia enter some, and give units to customers and on to a reseller.
    pub(super) fn codes(&self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        let (batch, codes) = self.batch(sellers.operator, catalogue)?;
        let nordic = self.enter(&people::NINA, sellers.nordic, &codes[0], "Pohjola")?;
        self.give(&people::NINA, (sellers.nordic, nordic), &[8, 5])?;
        let (timon, last) = (sellers.timon, codes.len() - 1);
        self.act(&self.by(&people::NINA), move |act| {
            purchase_codes::allot_to_partner(act, nordic, timon, 6).map(drop)
        })?;
        let lombardia = self.enter(&people::PAOLO, sellers.lombardia, &codes[1], "Lombardia")?;
        self.give(&people::PAOLO, (sellers.lombardia, lombardia), &[10])?;
        self.enter(&people::PAOLO, sellers.lombardia, &codes[2], "Brescia")?;
        self.act(&self.by(&people::OLIVIA), move |act| {
            let window = domain::page::Window::first(50);
            let codes = purchase_codes::codes(act, batch, &window)?.items;
            purchase_codes::cancel(act, (batch, codes[last].0.id), "Letter lost in the post").map(drop)
        })
    }

    fn batch(
        &self,
        operator: OrganizationId,
        catalogue: Catalogue,
    ) -> Result<(BatchId, Vec<Secret>), Problem> {
        let until = self.now.plus_days(300).day_in(&jiff::tz::TimeZone::UTC);
        let plan = catalogue.full;
        let new = move |name: &str, codes, valid_until: Option<Day>| NewBatch {
            name: name.into(),
            plan,
            edition: "standard".into(),
            units: UNITS,
            codes,
            valid_until,
        };
        self.act(&self.by(&people::OLIVIA), move |act| {
            let batch = purchase_codes::make(act, operator, &new("Autumn campaign", 8, Some(until)))?;
            let codes = purchase_codes::show_once(act, batch)?;
            purchase_codes::make(act, operator, &new("Trade fair", 20, None))?;
            Ok((batch, codes))
        })
    }

    fn enter(
        &self,
        staff: &Staff,
        partner: OrganizationId,
        code: &Secret,
        company: &'static str,
    ) -> Result<StockId, Problem> {
        let code = code.clone();
        self.act(&self.by(staff), move |act| {
            let found = purchase_codes::try_code(act, partner, code.reveal())?.map_err(Error::from)?;
            let email = format!("it@{}.example", company.to_lowercase());
            let form = EntryForm { email, company: company.into() };
            Ok(purchase_codes::enter(act, partner, &found, &form)?.id)
        })
    }

    /// Gives units to the first customers of a partner that work.
    fn give(
        &self,
        staff: &Staff,
        (partner, stock): (OrganizationId, StockId),
        units: &'static [i64],
    ) -> Result<(), Problem> {
        self.act(&self.by(staff), move |act| {
            let window = domain::page::Window::first(50);
            let rows = customers::list(act, partner, &customers::Filter::default(), &window)?.items;
            let working = rows.iter().filter(|row| !row.disabled).map(|row| row.id);
            for (customer, units) in working.zip(units) {
                purchase_codes::allot(act, stock, customer, *units)?;
            }
            Ok(())
        })
    }
}
