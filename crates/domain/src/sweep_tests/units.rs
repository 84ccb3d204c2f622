//! Operations on users, purchase codes and invoices.

use super::*;

pub(super) fn seats_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let form = || SeatForm {
        username: "ann.other@x.example".into(),
        email: "ann@x.example".into(),
        language: None,
        keep_deleted_days: 30,
    };
    vec![
        operation("seats::list", View, |act, s| {
            none(seats::list(act, s.customer, &SeatFilter::default(), &window()))
        }),
        operation("seats::tally", View, |act, s| none(seats::tally(act, s.customer))),
        operation("seats::openings", View, |act, s| none(seats::openings(act, s.customer))),
        operation("seats::list_on", View, |act, s| {
            none(seats::list_on(act, s.license.id, &SeatFilter::default(), &window()))
        }),
        operation("seats::usual_days", View, |act, s| none(seats::usual_days(act, s.license.id))),
        operation("seats::get", View, |act, s| none(seats::get(act, s.seats[0]))),
        operation("seats::preview", Change(What::SeatsAdded), |act, s| {
            // Refused like `add`, and writes nothing: the event below is that of the addition.
            seats::preview(act, s.license.id, &[new_seat("carl@x.example")])?;
            none(seats::add(act, s.license.id, &[new_seat("carl@x.example")]))
        }),
        operation("seats::add", Change(What::SeatsAdded), |act, s| {
            none(seats::add(act, s.license.id, &[new_seat("carl@x.example"), new_seat("dora@x.example")]))
        }),
        operation("seats::add_with_units", Change(What::SeatsAdded), |act, s| {
            none(seats::add_with_units(
                act,
                s.license.id,
                &[new_seat("carl@x.example"), new_seat("dora@x.example")],
            ))
        }),
        operation("seats::add_unnamed", Change(What::SeatsAdded), |act, s| {
            none(seats::add_unnamed(act, s.license.id, "standard", 2))
        }),
        operation("seats::change", Change(What::SeatChanged), move |act, s| {
            none(seats::change(act, s.seats[0], &form(), 1))
        }),
        operation("seats::remove", Change(What::SeatRemoved), |act, s| seats::remove(act, s.seats[0])),
        operation("seats::renew_code", Change(What::CodeRenewed), |act, s| {
            seats::renew_code(act, s.seats[0])
        }),
        operation("seats::reveal_codes", Change(What::CodeRevealed), |act, s| {
            none(seats::reveal_codes(act, s.customer, &s.seats))
        }),
        operation("seats::reveal_codes", View, |act, s| none(seats::reveal_codes(act, s.rival, &s.seats)))
            .hidden(Hidden::FromRival),
    ]
}

pub(super) fn purchase_codes_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    use purchase_codes as codes;
    let found = |act: &mut Act<'_>, s: &Shop| {
        codes::try_code(act, s.acme, s.codes[1].1.reveal())?.map_err(crate::Error::from)
    };
    let entry = || codes::EntryForm { email: "uusi@x.example".into(), company: "Uusi".into() };
    vec![
        operation("purchase_codes::make", Change(What::PurchaseCodesMade), |act, s| {
            none(codes::make(act, s.acme, &new_batch(s.plan, 2)))
        }),
        operation("purchase_codes::batches", View, |act, s| none(codes::batches(act, s.acme, &window()))),
        operation("purchase_codes::batch", View, |act, s| none(codes::batch(act, s.batch))),
        operation("purchase_codes::codes", View, |act, s| none(codes::codes(act, s.batch, &window()))),
        operation("purchase_codes::show_once", Change(What::PurchaseCodesShown), |act, s| {
            none(codes::show_once(act, s.batch))
        }),
        operation("purchase_codes::cancel", Change(What::PurchaseCodeCancelled), |act, s| {
            none(codes::cancel(act, (s.batch, s.codes[2].0), "lost"))
        }),
        operation("purchase_codes::try_code", Change(What::PurchaseCodeEntered), move |act, s| {
            let found = found(act, s)?;
            none(codes::enter(act, s.acme, &found, &entry()))
        }),
        operation("purchase_codes::check_code", Change(What::PurchaseCodeEntered), move |act, s| {
            // Asks for the right to enter, and writes nothing: the event below is that of the entry.
            codes::check_code(act, Some(s.acme), s.codes[1].1.reveal())?.map_err(crate::Error::from)?;
            let found = found(act, s)?;
            none(codes::enter(act, s.acme, &found, &entry()))
        }),
        operation("purchase_codes::enter", Change(What::PurchaseCodeEntered), move |act, s| {
            let found = found(act, s)?;
            none(codes::enter(act, s.acme, &found, &entry()))
        }),
        operation("purchase_codes::update", Change(What::PurchaseCodeUpdated), move |act, s| {
            let found = found(act, s)?;
            none(codes::update(act, s.stock, &found))
        }),
        operation("purchase_codes::edit", Change(What::PurchaseCodeChanged), move |act, s| {
            none(codes::edit(act, s.stock, &entry(), 1))
        }),
        operation("purchase_codes::get", View, |act, s| none(codes::get(act, s.stock))),
        operation("purchase_codes::allotments", View, |act, s| {
            none(codes::allotments(act, s.stock, &window()))
        }),
        operation("purchase_codes::allotment", View, |act, s| {
            none(codes::allotment(act, s.stock, s.allotment))
        }),
        operation("purchase_codes::reveal", Change(What::PurchaseCodesShown), |act, s| {
            none(codes::reveal(act, s.stock))
        }),
        operation("purchase_codes::history", View, |act, s| {
            none(codes::history(act, s.stock, None, &window()))
        }),
        operation("purchase_codes::list", View, |act, s| {
            none(codes::list(act, s.acme, &codes::Filter::default(), &window()))
        }),
        operation("purchase_codes::views", View, |act, s| {
            none(codes::views(act, s.acme, &codes::Filter::default()))
        }),
        operation("purchase_codes::subscriptions", View, |act, s| {
            none(codes::subscriptions(act, s.acme, Some(s.stock), &window()))
        }),
        operation("purchase_codes::allot", Change(What::LicenseIssued), |act, s| {
            none(codes::allot(act, s.stock, s.customer, 2))
        }),
        operation("purchase_codes::allot_to_partner", Change(What::UnitsAllotted), |act, s| {
            none(codes::allot_to_partner(act, s.stock, s.beta, 2))
        }),
        operation("purchase_codes::take_back", Change(What::UnitsReturned), |act, s| {
            none(codes::take_back(act, s.stock, s.allotment, 1))
        }),
        operation("purchase_codes::shares", View, |act, s| none(codes::shares(act, s.customer))),
        operation("purchase_codes::disable_customer", Change(What::CustomerDisabled), |act, s| {
            codes::disable_customer(act, s.customer, "unpaid", codes::Share::Return)
        }),
    ]
}

pub(super) fn billing_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let filter = |customer| InvoiceFilter { customer: Some(customer), ..InvoiceFilter::default() };
    vec![
        operation("billing::issuer", View, |act, s| none(billing::issuer(act, s.acme))),
        operation("billing::set_issuer", Change(What::IssuerChanged), |act, s| {
            none(billing::set_issuer(act, s.acme, &issuer_form("Renamed"), 1))
        }),
        operation("billing::price_list", View, |act, s| none(billing::price_list(act, s.acme))),
        operation("billing::prices_of", Change(What::PricesChanged), |act, s| {
            // Asks for the right to change them, and writes nothing: the event below is that of the change.
            let priced = billing::prices_of(act, s.acme, s.plan)?;
            let price = ("standard".to_owned(), "EUR".to_owned(), 5000);
            none(billing::set_prices(act, s.acme, priced.plan.id, &[price]))
        }),
        operation("billing::set_prices", Change(What::PricesChanged), |act, s| {
            let price = ("standard".to_owned(), "EUR".to_owned(), 5000);
            none(billing::set_prices(act, s.acme, s.plan, &[price]))
        }),
        operation("billing::offers", Change(What::OrderPlaced), |act, s| {
            // Asks for the right to order, and writes nothing: the event below is that of the order.
            billing::offers(act, s.books().customer)?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::usual", Change(What::OrderPlaced), |act, s| {
            billing::usual(act, s.books().customer)?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::quote", Change(What::OrderPlaced), |act, s| {
            billing::quote(act, s.books().customer, &order(s.plan, 1))?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::place", Change(What::OrderPlaced), |act, s| {
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::cancel", Change(What::OrderCancelled), |act, s| {
            none(billing::cancel(act, s.books().order))
        }),
        operation("billing::issue", Change(What::InvoiceIssued), |act, s| {
            none(billing::issue(act, s.books().order))
        }),
        operation("billing::get", View, |act, s| none(billing::get(act, s.books().paid))),
        operation("billing::list", View, |act, s| {
            none(billing::list(act, s.acme, &InvoiceFilter::default(), &window()))
        }),
        operation("billing::list", View, move |act, s| {
            none(billing::list(act, s.zeta, &filter(s.books().customer), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("billing::payments", View, |act, s| none(billing::payments(act, s.acme, None, &window()))),
        operation("billing::payments", View, |act, s| {
            none(billing::payments(act, s.zeta, Some(s.books().paid), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("billing::renewable", View, |act, s| none(billing::renewable(act, s.books().customer))),
        operation("billing::tally", View, |act, s| none(billing::tally(act, s.acme))),
        operation("billing::record_payment", Change(What::PaymentRecorded), |act, s| {
            none(billing::record_payment(act, s.books().invoice.head.id, &payment("x1", 6262)))
        }),
        operation("billing::numbered", Change(What::PaymentRecorded), |act, s| {
            // Asks for the right to record, and writes nothing: the event below is that of the payment.
            let number = s.books().invoice.head.number.clone().unwrap();
            let invoice = billing::numbered(act, s.acme, &number)?;
            none(billing::record_payment(act, invoice, &payment("x4", 100)))
        }),
        operation("billing::record_incoming", Change(What::PaymentRecorded), |act, s| {
            let invoice = s.books().invoice.head.number.clone().unwrap();
            let incoming = billing::IncomingPayment { invoice, payment: payment("x2", 100) };
            none(billing::record_incoming(act, s.acme, &incoming))
        }),
        operation("billing::reverse_payment", Change(What::PaymentReversed), |act, s| {
            none(billing::reverse_payment(act, s.books().paid, s.books().payment, "bounced"))
        }),
        operation("billing::match_statement", Change(What::PaymentRecorded), |act, s| {
            // Asks for the right to record, and writes nothing: the event below is that of the payment.
            billing::match_statement(act, s.acme, &[])?;
            none(billing::record_payment(act, s.books().invoice.head.id, &payment("x3", 100)))
        }),
        operation("billing::send", Change(What::InvoiceSent), |act, s| {
            none(billing::send(act, s.books().invoice.head.id, ""))
        }),
        operation("billing::credit", Change(What::InvoiceCredited), |act, s| {
            none(billing::credit(act, s.books().paid, None, "returned"))
        }),
    ]
}
