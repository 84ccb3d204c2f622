//! Who issues under which series, what becomes of invoices when a customer moves, and how they go by mail.

use super::*;

fn saved(s: &Scene, organization: OrganizationId, form: IssuerForm, version: i64) -> Result<Issuer> {
    s.t.work(&Caller::command_line(), move |act| set_issuer(act, organization, &form, version))
}

fn alike(series: &str) -> Problem {
    Problem::SeriesAlike { series: series.into() }
}

/// Numbers of one series are never those of another one of the issuer, nor of whoever is paid to the same account.
#[test]
fn series_that_could_be_confused_are_refused() {
    let s = scene();
    s.t.invoice(s.customer, s.plan, 1);
    let form = |series: &str, credit: &str| IssuerForm {
        invoice_series: series.into(),
        credit_series: credit.into(),
        ..issuer_form("Acme Oy")
    };
    let field = |name: &str, series: &str| Refusal::field(name, alike(series));
    assert_eq!(refusal(saved(&s, s.acme, form("A", "A1"), 1)), field("credit_series", "A"));
    assert_eq!(refusal(saved(&s, s.acme, form("INV/", "CN-"), 1)), field("invoice_series", "INV-"));
    assert_eq!(refusal(saved(&s, s.acme, form("INV-1", "CN-"), 1)), field("invoice_series", "INV-"));
    assert!(saved(&s, s.acme, form("B-", "CN-"), 1).is_ok());
    assert_eq!(saved(&s, s.acme, form("inv-", "CN-"), 2).unwrap().invoice_series, "INV-");
    let operator = s.t.operator();
    assert_eq!(refusal(saved(&s, operator, form("INV-1", "X-"), 0)), field("invoice_series", "INV-"));
    let elsewhere = IssuerForm { bank_account: "12-34".into(), ..form("INV-1", "X-") };
    assert!(saved(&s, operator, elsewhere, 0).is_ok());
}

/// A customer does not leave an issuer that has an order or an open invoice of it; paid, it goes and its history with it.
#[test]
fn open_invoices_keep_a_customer_below_its_issuer() {
    let s = scene();
    let (operator, acme, customer, plan) = (s.t.operator(), s.acme, s.customer, s.plan);
    let branch = s.t.partner(acme, "Branch", PartnerType::Msp);
    let issued = s.t.invoice(customer, plan, 1);
    let ordered = s.t.made(move |act| place(act, customer, &order(plan, 1))).head.id;
    let go = |to| {
        s.t.work(&Caller::command_line(), move |act| crate::organizations::move_below(act, customer, to))
    };
    let invoices = "INV-0001, Asiakas Oy".to_owned();
    assert_eq!(refusal(go(operator)), Refusal::InvoicesOpen { invoices, count: 2 });
    // Below the issuer it may go anywhere.
    assert!(go(branch).is_ok());
    s.t.made(move |act| cancel(act, ordered));
    s.t.pay(issued.head.id, "a", 6262);
    assert!(go(operator).is_ok());
    let listed =
        |at| s.t.made(move |act| list(act, at, &InvoiceFilter::default(), &Window::first(10))).items.len();
    assert_eq!((listed(operator), listed(acme), listed(branch), listed(customer)), (2, 0, 0, 2));
}

/// A whole branch with an issuer of its own takes its open invoices along.
#[test]
fn a_branch_takes_its_issuer_along() {
    let s = scene();
    let (operator, acme) = (s.t.operator(), s.acme);
    let above = s.t.partner(operator, "Above", PartnerType::Msp);
    s.t.invoice(s.customer, s.plan, 1);
    s.t.made(move |act| crate::organizations::move_below(act, acme, above));
    let waiting = |at| s.t.made(move |act| tally(act, at)).open_count;
    assert_eq!((waiting(above), waiting(acme), waiting(operator)), (1, 1, 1));
}

/// What is placed is what was shown: another sum or currency is refused with the sum as it is now.
#[test]
fn an_order_costs_what_was_shown() {
    let s = scene();
    let customer = s.customer;
    let expecting = |minor, currency: &str| {
        let expected = Some(Expected { minor, currency: currency.into() });
        let order = Order { expected, ..order(s.plan, 1) };
        s.t.work(&s.bea, move |act| place(act, customer, &order))
    };
    let changed = Refusal::PriceChanged { now: "62.62 EUR".into() };
    assert_eq!(refusal(expecting(6261, "EUR")), changed);
    assert_eq!(refusal(expecting(6262, "USD")), changed);
    assert_eq!(s.t.number("SELECT COUNT(*) FROM invoices"), 0);
    assert_eq!(expecting(6262, "EUR").unwrap().head.total_minor, 6262);
}

/// Issued, it goes by mail to who ordered, or where the issuer's people say; one event and one letter each time.
#[test]
fn an_invoice_goes_by_mail() {
    let s = scene();
    let (customer, plan) = (s.customer, s.plan);
    let ordered = s.t.made(move |act| place(act, customer, &order(plan, 1))).head.id;
    let mailed = |who: &Caller, id, email: &str| {
        let email = email.to_owned();
        s.t.work(who, move |act| send(act, id, &email))
    };
    assert_eq!(refusal(mailed(&s.max, ordered, "")), Refusal::InvoiceNotIssued);
    s.t.made(move |act| issue(act, ordered));
    assert_eq!(refusal(mailed(&s.bea, ordered, "")), Refusal::Forbidden);
    assert_eq!(refusal(mailed(&s.eve, ordered, "")), Refusal::NotFound);
    assert_eq!(refusal(mailed(&s.max, ordered, "x")), Refusal::field("email", Problem::NotAnEmail));
    let events = s.t.event_count();
    assert!(mailed(&s.max, ordered, "").is_ok() && mailed(&s.max, ordered, "books@x.example").is_ok());
    assert_eq!(s.t.event_count(), events + 2);
    let mails = s.t.mails(MailKind::InvoiceSent);
    let to: Vec<&str> = mails.iter().map(|mail| mail.0.as_str()).collect();
    assert_eq!(to, ["matti.salo@testi.example", "books@x.example"]);
    let told = &mails[0].1;
    assert_eq!((&told["number"], &told["document"]), (&"INV-0001".into(), &"invoice".into()));
    let note = s.credit(ordered, None).head.id;
    assert!(mailed(&s.max, note, "").is_ok());
    let told = &s.t.mails(MailKind::InvoiceSent)[2].1;
    assert_eq!((&told["document"], &told["due_on"]), (&"credit_note".into(), &serde_json::Value::Null));
}

/// The letter that is about to be sent brings the invoice along; whoever only looks at it does without.
#[test]
fn the_letter_brings_the_invoice() {
    let s = scene();
    let id = s.t.invoice(s.customer, s.plan, 1).head.id;
    s.t.made(move |act| send(act, id, ""));
    let worker = Caller::worker("mail");
    let claimed = s.t.work(&worker, |act| crate::messages::claim(act, 1, 60)).unwrap().remove(0);
    let letter = s.t.read(&worker, move |act| crate::messages::letter(act, &claimed)).unwrap();
    assert_eq!(letter.invoice.unwrap().head.id, id);
}
