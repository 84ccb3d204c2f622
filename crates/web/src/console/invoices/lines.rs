//! Lines and sums of orders and invoices in words: the same on the order, on the invoice's page and on paper.

use domain::billing::{self, InvoiceLine, Purpose};

use crate::languages::Locale;

/// A line with what it costs, in words.
pub(crate) struct Priced {
    pub name: String,
    pub detail: String,
    pub quantity: String,
    pub price: String,
    pub rate: String,
    pub net: String,
}

/// The sums of an order or invoice.
pub(super) struct Sums {
    pub net: String,
    /// Rate, and the tax at it.
    pub rates: Vec<(String, String)>,
    pub total: String,
    pub reverse_charge: bool,
}

pub(super) fn sums(
    totals: &billing::rules::Totals,
    currency: &str,
    reverse_charge: bool,
    l: &Locale,
) -> Sums {
    let rate = |sum: &billing::rules::RateSum| {
        let named = l.with(
            "invoices-vat-at",
            &[("rate", l.rate(sum.rate).into()), ("net", l.money(sum.net, currency).into())],
        );
        (named, l.money(sum.vat, currency))
    };
    Sums {
        net: l.money(totals.net, currency),
        rates: totals.rates.iter().map(rate).collect(),
        total: l.money(totals.total(), currency),
        reverse_charge,
    }
}

/// A line with its arithmetic: units × price, and for a part of a term its days.
pub(super) fn priced(line: &InvoiceLine, currency: &str, l: &Locale) -> Priced {
    let price = l.money(line.unit_price_minor, currency);
    let term = l.with("licenses-months", &[("n", line.term_months.into())]);
    let detail = match (line.purpose, line.part, line.last_on) {
        (Purpose::Credit, ..) => String::new(),
        (_, Some(part), Some(last)) => l.with(
            "invoices-part-of-term",
            &[
                ("plan", (&line.plan_name).into()),
                ("days", part.days.into()),
                ("of", part.term_days.into()),
                ("day", l.date(last.date()).into()),
            ],
        ),
        (Purpose::Renewal, ..) => {
            l.with("invoices-line-renewal", &[("plan", (&line.plan_name).into()), ("term", term.into())])
        }
        _ => format!("{} · {term}", line.plan_name),
    };
    let name = if line.purpose == Purpose::Credit {
        line.edition_name.clone()
    } else {
        format!("{} {}", line.product_name, line.edition_name)
    };
    let is_credit = line.purpose == Purpose::Credit;
    Priced {
        name,
        detail,
        quantity: if is_credit { String::new() } else { l.number(line.quantity) },
        price: if is_credit { String::new() } else { price },
        rate: l.rate(line.vat_rate),
        net: l.money(line.net_minor, currency),
    }
}
