//! What tests invoice: an issuer with prices, orders, and payments of them.

use super::TestWorld;
use crate::{
    Act,
    billing::{self, Invoice, IssuerForm, NewPayment, Order, OrderLine, PaymentSource, Purpose},
    ids::{InvoiceId, OrganizationId, PlanId},
};

/// Details that are taken as they are: a Finnish company with two rates of tax.
pub fn issuer_form(name: &str) -> IssuerForm {
    IssuerForm {
        name: name.into(),
        street_address: "Mannerheimintie 1".into(),
        postal_code: "00100".into(),
        postal_area: "Helsinki".into(),
        country: "FI".into(),
        vat_id: "FI16503212".into(),
        bank_account: "FI21 1234 5600 0007 85".into(),
        bic: "NDEAFIHH".into(),
        vat_rates: "25.5 14 0".into(),
        ..IssuerForm::default()
    }
}

/// New units of the Standard edition.
pub fn order_line(plan: PlanId, quantity: i64) -> OrderLine {
    OrderLine {
        plan,
        edition: "standard".into(),
        quantity,
        purpose: Purpose::New,
        license: None,
        vat_rate: None,
    }
}

/// So many units of the Standard edition, ordered by the customer's contact.
pub fn order(plan: PlanId, quantity: i64) -> Order {
    Order {
        lines: vec![order_line(plan, quantity)],
        ordered_by: "matti.salo@testi.example".into(),
        ..Order::default()
    }
}

/// Money of today.
pub fn payment(reference: &str, amount_minor: i64) -> NewPayment {
    NewPayment {
        amount_minor,
        currency: String::new(),
        paid_on: None,
        reference: reference.into(),
        source: PaymentSource::Manual,
    }
}

impl TestWorld {
    /// Fills in the details of an issuer, and prices of 49.90 and 99.00 euros for a plan.
    pub fn issuer(&self, organization: OrganizationId, plan: PlanId) {
        self.made(move |act| {
            billing::set_issuer(act, organization, &issuer_form("Acme Oy"), 0)?;
            prices(act, organization, plan)
        });
    }

    /// Places an order and issues it.
    pub fn invoice(&self, customer: OrganizationId, plan: PlanId, quantity: i64) -> Invoice {
        let order = order(plan, quantity);
        self.made(move |act| {
            let placed = billing::place(act, customer, &order)?;
            billing::issue(act, placed.head.id)
        })
    }

    /// Records a payment of an invoice.
    pub fn pay(&self, invoice: InvoiceId, reference: &str, amount_minor: i64) -> Invoice {
        let payment = payment(reference, amount_minor);
        self.made(move |act| billing::record_payment(act, invoice, &payment))
    }
}

fn prices(act: &mut Act<'_>, organization: OrganizationId, plan: PlanId) -> crate::Result<()> {
    let price = |edition: &str, amount| (edition.to_owned(), "EUR".to_owned(), amount);
    let list = [price("standard", 4990), price("server", 9900)];
    billing::set_prices(act, organization, plan, &list).map(drop)
}
