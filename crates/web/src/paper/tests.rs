//! Invoices on paper: everything stands there in the customer's language, inside the margins, over as many pages as it
//! takes.

use domain::{
    Language,
    billing::{self, Invoice, Order},
    products::PlanForm,
    testing::{TestWorld, order_line},
};

use super::*;
use layout::Mark;

fn sample(language: Language) -> Invoice {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", domain::access::PartnerType::Msp);
    let form = domain::customers::Form {
        language: language.code().into(),
        ..domain::testing::customer_form("Ромашка и Ёлка Öy")
    };
    let customer = t.made(move |act| domain::customers::create(act, acme, &form));
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let order = Order {
        lines: vec![order_line(plan, 3)],
        comments: "x".repeat(300),
        reference: "PO 77".into(),
        ..Order::default()
    };
    t.made(move |act| {
        let placed = billing::place(act, customer, &order)?;
        billing::issue(act, placed.head.id)
    })
}

fn texts(pages: &[layout::Page]) -> Vec<String> {
    let text = |mark: &Mark| match mark {
        Mark::Text { text, .. } => Some(text.clone()),
        Mark::Rule { .. } => None,
    };
    pages.iter().flatten().filter_map(text).collect()
}

/// Five languages, Cyrillic among them: numbers, names and sums stand there, written with letters that the font has.
#[test]
fn an_invoice_is_written_in_the_language_of_its_customer() {
    let table = [
        (Language::En, "Invoice INV-0001", "€187.87"),
        (Language::Fi, "Lasku INV-0001", "187,87\u{a0}€"),
        (Language::It, "Fattura INV-0001", "187,87\u{a0}€"),
        (Language::Es, "Factura INV-0001", "187,87\u{a0}€"),
        (Language::Ru, "Счёт INV-0001", "187,87\u{a0}€"),
    ];
    for (language, title, total) in table {
        let found = sample(language);
        let l = Locale::new(language, jiff::tz::TimeZone::UTC);
        let pages = layout::pages(&invoices::paper(&found, &l), &l).unwrap();
        let texts = texts(&pages);
        for part in [title, total, "Ромашка и Ёлка Öy", "PO 77"] {
            assert!(texts.iter().any(|text| text.contains(part)), "{language}: {part} in {texts:?}");
        }
        assert!(!texts.iter().any(|text| text.contains('?')), "{language}: {texts:?}");
        let file = invoice(&found).unwrap();
        assert!(file.starts_with(b"%PDF-"), "{language}");
        assert!((5_000..200_000).contains(&file.len()), "{language}: {} bytes", file.len());
    }
}

/// A long invoice goes on over pages with the head of the table repeated; nothing is lost or beyond the margins.
#[test]
fn a_long_invoice_goes_on_over_pages() {
    let found = sample(Language::En);
    let l = Locale::default();
    let mut paper = invoices::paper(&found, &l);
    paper.lines = (0..90)
        .map(|n| Priced {
            name: format!("Line {n} of a product with a rather long name that has to be wrapped"),
            detail: "Yearly · 12 months".into(),
            quantity: "1".into(),
            price: "€1.00".into(),
            rate: "0%".into(),
            net: "€1.00".into(),
        })
        .collect();
    let pages = layout::pages(&paper, &l).unwrap();
    assert!(pages.len() > 3, "{}", pages.len());
    let all = texts(&pages);
    for n in 0..90 {
        assert!(all.iter().any(|text| text.starts_with(&format!("Line {n} "))), "line {n}");
    }
    let heads = all.iter().filter(|text| **text == paper.labels.columns[0]).count();
    assert!(heads >= pages.len() - 1, "{heads} heads on {} pages", pages.len());
    assert!(all.iter().any(|text| text.ends_with(&format!("{0} / {0}", pages.len()))), "{all:?}");
    for mark in pages.iter().flatten() {
        let (x, y) = match mark {
            Mark::Text { x, y, .. } => (*x, *y),
            Mark::Rule { from, y, .. } => (*from, *y),
        };
        assert!(x >= 40.0 && y > 0.0 && y < 842.0, "{mark:?}");
    }
    assert!(write::document(&paper, &pages).unwrap().starts_with(b"%PDF-"));
}
