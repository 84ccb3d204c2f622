//! Prices, rates and what may be ordered at them.

use super::*;

/// An amount above what is left is refused at its field.
#[test]
fn amounts_are_checked() {
    let s = scene();
    let id = s.t.invoice(s.customer, s.plan, 1).head.id;
    let above = refusal(s.t.work(&s.max, move |act| credit(act, id, Some(6263), "x")));
    let most = "62.62 EUR".to_owned();
    assert_eq!(above, Refusal::field("amount", Problem::AmountAbove { most }));
    for (new, field) in [
        (payment("a", 0), "amount"),
        (payment("", 100), "reference"),
        (NewPayment { currency: "USD".into(), ..payment("a", 100) }, "currency"),
        (NewPayment { paid_on: Some(day("2026-11-26")), ..payment("a", 100) }, "paid_on"),
    ] {
        let Refusal::Invalid(problems) = refusal(s.t.work(&s.max, move |act| record_payment(act, id, &new)))
        else {
            panic!("a problem of {field}")
        };
        assert_eq!(problems[0].field, field);
    }
}

/// What is sold without a price cannot be ordered; without an issuer nothing can. A partner's own list goes first.
#[test]
fn prices_come_from_the_nearest_list() {
    let s = scene();
    let (operator, acme, customer, plan) = (s.t.operator(), s.acme, s.customer, s.plan);
    let other =
        s.t.plan(
            s.t.made(move |act| crate::products::list(act, operator))[0].id,
            PlanForm { name: "Other".into(), ..PlanForm::default() },
        )
        .id;
    let wanted = order(other, 1);
    let refused = refusal(s.t.work(&s.bea, move |act| place(act, customer, &wanted)));
    assert!(matches!(refused, Refusal::PriceMissing { .. }), "{refused:?}");
    let price = |amount| ("standard".to_owned(), "EUR".to_owned(), amount);
    s.t.made(move |act| set_prices(act, operator, plan, &[price(1000)]));
    s.t.made(move |act| set_prices(act, operator, other, &[price(2000)]));
    let ask = |plan| {
        let wanted = order(plan, 1);
        s.t.read(&s.bea, move |act| quote(act, customer, &wanted)).unwrap().totals.net
    };
    assert_eq!((ask(plan), ask(other)), (4990, 2000));
    s.t.made(move |act| set_prices(act, acme, plan, &[]));
    assert_eq!(ask(plan), 1000);
    let offered = s.t.read(&s.bea, move |act| offers(act, customer)).unwrap().1;
    assert_eq!(offered.len(), 2);
    let alone = s.t.customer(operator, "Alone Oy");
    let wanted = order(plan, 1);
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, alone, &wanted)));
    assert_eq!(refused, Refusal::NoIssuer);
}

/// Tax is the buyer's across a border when both have a VAT id, and the invoice says so.
#[test]
fn reverse_charge_across_borders() {
    let s = scene();
    let form =
        crate::customers::Form { country: "IT".into(), ..crate::testing::customer_form("Cliente Srl") };
    let acme = s.acme;
    let abroad = s.t.made(move |act| crate::customers::create(act, acme, &form));
    let place_with = |vat_id: &str| {
        let wanted = Order { vat_id: vat_id.into(), ..order(s.plan, 1) };
        s.t.made(move |act| place(act, abroad, &wanted)).head
    };
    let with = place_with("IT12345678901");
    assert_eq!((with.reverse_charge, with.vat_minor, with.total_minor), (true, 0, 4990));
    let without = place_with("");
    assert_eq!((without.reverse_charge, without.vat_minor), (false, 1272));
}

/// Only the issuer's people choose another rate of tax.
#[test]
fn rates_are_chosen_by_the_issuer() {
    let s = scene();
    let customer = s.customer;
    let with = |rate| Order {
        lines: vec![OrderLine { vat_rate: Some(rate), ..order_line(s.plan, 1) }],
        ..Order::default()
    };
    let (low, unknown) = (with(1400), with(1300));
    let asked = low.clone();
    assert_eq!(refusal(s.t.work(&s.bea, move |act| place(act, customer, &asked))), Refusal::Forbidden);
    assert_eq!(s.t.work(&s.max, move |act| place(act, customer, &low)).unwrap().head.vat_minor, 699);
    assert!(matches!(
        refusal(s.t.work(&s.max, move |act| place(act, customer, &unknown))),
        Refusal::Invalid(_)
    ));
}
