//! Invoices of the story: two price lists, and an order or invoice in every state there is.

use domain::billing::{
    self, IncomingPayment, Invoice, IssuerForm, NewPayment, Order, OrderLine, PaymentSource, Purpose,
};
use domain::customers::{self, Filter};
use domain::ids::{InvoiceId, OrganizationId, PlanId};
use domain::page::Window;

use super::people;
use super::story::{Catalogue, Sellers, Telling};
use crate::config::Problem;

/// Days before today on which the late ones were issued.
const LONG_AGO: i64 = -40;

fn issuer(name: &str, (street, code, area, country): (&str, &str, &str, &str)) -> IssuerForm {
    IssuerForm {
        name: name.into(),
        street_address: street.into(),
        postal_code: code.into(),
        postal_area: area.into(),
        country: country.into(),
        ..IssuerForm::default()
    }
}

fn payment(reference: &str, amount_minor: i64) -> NewPayment {
    NewPayment {
        amount_minor,
        currency: String::new(),
        paid_on: None,
        reference: reference.into(),
        source: PaymentSource::Bank,
    }
}

impl Telling {
    /// Details and prices of the operator and one partner, then what its customers ordered and paid.
    pub(super) fn bill(&self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        self.price(sellers, catalogue)?;
        let buyers = self.buyers(sellers.nordic)?;
        let [late, partly, paid, double, credited, open, ordered, dropped] = buyers.as_slice() else {
            return Ok(());
        };
        let plan = catalogue.full;
        self.back(LONG_AGO);
        self.invoice(*late, (plan, 12))?;
        let part = self.invoice(*partly, (plan, 30))?;
        self.back(-12);
        let whole = self.invoice(*paid, (plan, 8))?;
        self.pay(&part, "2026112000431", 60_000)?;
        self.back(-5);
        self.pay(&whole, "2026112500118", whole.head.total_minor)?;
        let twice = self.invoice(*double, (plan, 4))?;
        self.pay(&twice, "2026112700002", twice.head.total_minor)?;
        self.pay(&twice, "2026112700019", twice.head.total_minor)?;
        let returned = self.invoice(*credited, (plan, 5))?;
        self.back(0);
        let id = returned.head.id;
        self.act(&self.by(&people::NINA), move |act| {
            billing::credit(act, id, None, "Tilattu kahdesti").map(drop)
        })?;
        self.invoice(*open, (plan, 20))?;
        self.order(*ordered, (catalogue.guard, 25))?;
        let id = self.order(*dropped, (plan, 3))?;
        self.act(&self.by(&people::NINA), move |act| billing::cancel(act, id).map(drop))
    }

    fn price(&self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        let (operator, nordic) = (sellers.operator, sellers.nordic);
        let vendor = IssuerForm {
            vat_id: "FI20774740".into(),
            bank_account: "FI21 1234 5600 0007 85".into(),
            bic: "NDEAFIHH".into(),
            vat_rates: "25.5 14 0".into(),
            ..issuer("Nordic Software Oy", ("Merikatu 8", "00140", "Helsinki", "FI"))
        };
        let partner = IssuerForm {
            vat_id: "FI26540417".into(),
            bank_account: "FI42 5000 1510 0000 23".into(),
            bic: "OKOYFIHH".into(),
            invoice_series: "NIT-".into(),
            credit_series: "NIT-H".into(),
            vat_rates: "25.5".into(),
            ..issuer("Nordic IT Partners Oy", ("Tehtaankatu 21", "00150", "Helsinki", "FI"))
        };
        let (full, guard) = (catalogue.full, catalogue.guard);
        let price = |edition: &str, amount| (edition.to_owned(), "EUR".to_owned(), amount);
        let listed = [price("standard", 4990), price("server", 19_900)];
        let own = [price("standard", 5490), price("server", 21_900)];
        let endpoint = [price("endpoint", 2990)];
        self.act(&self.by(&people::OLIVIA), move |act| {
            billing::set_issuer(act, operator, &vendor, 0)?;
            billing::set_prices(act, operator, full, &listed)?;
            billing::set_prices(act, operator, guard, &endpoint).map(drop)
        })?;
        self.act(&self.by(&people::NINA), move |act| {
            billing::set_issuer(act, nordic, &partner, 0)?;
            billing::set_prices(act, nordic, full, &own).map(drop)
        })
    }

    /// Eight customers of the partner that are open, by name; the one of the seed documents is left as it is.
    fn buyers(&self, seller: OrganizationId) -> Result<Vec<OrganizationId>, Problem> {
        self.act(&self.by(&people::NINA), move |act| {
            let filter = Filter { vendor: Some(seller), ..Filter::default() };
            let rows = customers::list(act, seller, &filter, &Window::first(100))?.items;
            let open = rows.into_iter().filter(|row| !row.disabled && row.name != "Testiasiakas Oy");
            Ok(open.map(|row| row.id).take(8).collect())
        })
    }

    fn order(&self, customer: OrganizationId, (plan, quantity): (PlanId, i64)) -> Result<InvoiceId, Problem> {
        let line = |edition: &str, quantity| OrderLine {
            plan,
            edition: edition.into(),
            quantity,
            purpose: Purpose::New,
            license: None,
            vat_rate: None,
        };
        let edition = if quantity == 25 { "endpoint" } else { "standard" };
        let order = Order { lines: vec![line(edition, quantity)], ..Order::default() };
        self.act(&self.by(&people::NINA), move |act| {
            let record = customers::get(act, customer)?;
            let order = Order { ordered_by: record.contact_email, ..order.clone() };
            Ok(billing::place(act, customer, &order)?.head.id)
        })
    }

    fn invoice(&self, customer: OrganizationId, what: (PlanId, i64)) -> Result<Invoice, Problem> {
        let id = self.order(customer, what)?;
        self.act(&self.by(&people::NINA), move |act| billing::issue(act, id))
    }

    fn pay(&self, invoice: &Invoice, reference: &str, amount: i64) -> Result<(), Problem> {
        let number = invoice.head.number.clone().unwrap_or_default();
        let (issuer, payment) = (invoice.head.issuer, payment(reference, amount));
        self.act(&self.by(&people::NINA), move |act| {
            let incoming = IncomingPayment { invoice: number.clone(), payment: payment.clone() };
            billing::record_incoming(act, issuer, &incoming).map(drop)
        })
    }
}
