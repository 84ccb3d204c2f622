//! Statements as banks send them, matched and recorded; the same one again changes nothing.

use super::*;
use crate::{
    access::PartnerType,
    billing::{Invoice, State, record_payment},
    products::PlanForm,
    testing::{TestWorld, refusal},
};

fn statement(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
         <BkToCstmrStmt><Stmt><Id>1</Id><Bal><Amt Ccy=\"EUR\">9.00</Amt></Bal>{entries}</Stmt></BkToCstmrStmt></Document>"
    )
}

fn credit(amount: &str, reference: &str, message: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2026-11-23</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls>\
         <Chrgs><Amt Ccy=\"EUR\">1.00</Amt></Chrgs>\
         <RltdPties><Dbtr><Pty><Nm>Asiakas &amp; Pojat</Nm></Pty></Dbtr></RltdPties>\
         <RmtInf><Ustrd>{message}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )
}

/// Booked credits are read with payer and message; debits, reversals, charges and what is pending are not.
#[test]
fn a_statement_of_the_bank_is_read() {
    let debit = credit("5.00", "D1", "x").replace("CRDT", "DBIT");
    let reversal = credit("6.00", "R1", "x").replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
    let pending = credit("7.00", "P1", "x").replace("BOOK", "PDNG");
    let text = statement(&[credit("62.62", "A1", "INV-0001"), debit, reversal, pending].concat());
    let read = read_statement(text.as_bytes()).unwrap();
    let expected = Entry {
        amount_minor: 6262,
        currency: "EUR".into(),
        booked_on: "2026-11-23".parse().unwrap(),
        reference: "A1".into(),
        payer: "Asiakas & Pojat".into(),
        message: "INV-0001".into(),
    };
    assert_eq!(read, [expected]);
}

/// Several transactions in one entry are several payments, each under its own reference.
#[test]
fn a_batch_is_taken_apart() {
    let transaction = |amount: &str, id: &str| {
        format!(
            "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>{id}</TxId></Refs><Amt Ccy=\"EUR\">{amount}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
        )
    };
    let text = statement(&format!(
        "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-23T10:00:00</DtTm></BookgDt>\
         <AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>{}{}</NtryDtls></Ntry>",
        transaction("10.00", "T1"),
        transaction("20.00", "T2")
    ));
    let read = read_statement(text.as_bytes()).unwrap();
    let told: Vec<(i64, &str, &str)> = read
        .iter()
        .map(|entry| (entry.amount_minor, entry.reference.as_str(), entry.message.as_str()))
        .collect();
    assert_eq!(told, [(1000, "T1", "RF18539007547034"), (2000, "T2", "RF18539007547034")]);
}

/// What the payer calls a payment may stand on every payment alike: it is read as a message, and the entry is known by
/// what the bank calls it, or by its name between banks.
#[test]
fn an_entry_is_known_by_what_the_bank_calls_it() {
    let with = |refs: &str| {
        credit("10.00", "A1", "hello").replace("<TxDtls>", &format!("<TxDtls><Refs>{refs}</Refs>"))
    };
    let known = |entries: &str| {
        let read = read_statement(statement(entries).as_bytes()).unwrap();
        let told: Vec<_> = read.into_iter().map(|entry| (entry.reference, entry.message)).collect();
        told
    };
    let one = |refs: &str| known(&with(refs)).remove(0);
    let pair = |reference: &str, message: &str| (reference.to_owned(), message.to_owned());
    assert_eq!(one("<EndToEndId>INV-0001</EndToEndId>"), pair("A1", "INV-0001 hello"));
    assert_eq!(one("<TxId>T1</TxId>"), pair("A1", "hello"));
    assert_eq!(one("<TxId>T1</TxId><AcctSvcrRef>B1</AcctSvcrRef>"), pair("B1", "hello"));
    assert_eq!(one("<AcctSvcrRef>B1</AcctSvcrRef><TxId>T1</TxId>"), pair("B1", "hello"));
    // The same order of the payer every month is another payment every month.
    let nameless = with("<EndToEndId>RENT</EndToEndId>").replace("<AcctSvcrRef>A1</AcctSvcrRef>", "");
    let told = known(&[nameless.clone(), nameless].concat());
    assert!(told[0].0.starts_with("stmt-") && told[1].0.starts_with("stmt-"), "{told:?}");
    assert_ne!(told[0].0, told[1].0);
    assert_eq!(told[0].1, "RENT hello");
}

/// What a bank calls the whole batch names none of its transactions.
#[test]
fn a_name_of_the_batch_is_nobodys_own() {
    let transaction = |id: &str| {
        format!(
            "<TxDtls><Refs><AcctSvcrRef>B1</AcctSvcrRef><TxId>{id}</TxId></Refs><Amt Ccy=\"EUR\">1.00</Amt></TxDtls>"
        )
    };
    let batch = credit("2.00", "B0", "x");
    let (head, _) = batch.split_once("<TxDtls>").unwrap();
    let text = format!("{head}{}{}</NtryDtls></Ntry>", transaction("T1"), transaction("T2"));
    let read = read_statement(statement(&text).as_bytes()).unwrap();
    assert_eq!(read.iter().map(|entry| entry.reference.as_str()).collect::<Vec<_>>(), ["T1", "T2"]);
}

/// What is in no known currency is refused with its row, so that nothing behind it is lost.
#[test]
fn unknown_currencies_are_refused_by_row() {
    let problem = |text: &str| match refusal(read_statement(text.as_bytes())) {
        Refusal::Invalid(problems) => problems[0].problem.clone(),
        other => panic!("{other:?}"),
    };
    let unknown = |row, currency: &str| Problem::CurrencyUnknown { row, currency: currency.into() };
    let csv = "date,amount,currency\n2026-11-23,1.00,EUR\n2026-11-23,1.00,EURO\n2026-11-23,2.00,EUR\n";
    assert_eq!(problem(csv), unknown(3, "EURO"));
    let second = credit("1.00", "B", "x").replacen("EUR", "XXX", 1);
    assert_eq!(problem(&statement(&[credit("1.00", "A", "x"), second].concat())), unknown(2, "XXX"));
    let small = read_statement(csv.replace("EURO", "eur").as_bytes()).unwrap();
    assert!(small.iter().all(|entry| entry.currency == "EUR"));
}

/// The number that a payer gives to its order comes again with every payer: it names no entry.
#[test]
fn numbers_of_payers_name_no_entry() {
    let text = "дата;сумма;номер;назначение\n23.11.2026;10,00;17;INV-0001\n23.11.2026;20,00;17;INV-0002\n";
    let read = read_statement(text.as_bytes()).unwrap();
    assert!(read.iter().all(|entry| entry.reference.starts_with("stmt-")), "{read:?}");
}

/// What is no statement, is too deep, or declares entities is refused at the file, and nothing is expanded.
#[test]
fn hostile_files_are_refused() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Document>&b;</Document>";
    let unknown = statement(&credit("1.00", "A", "&boom;"));
    let deep = format!("{}{}", "<a>".repeat(60), "</a>".repeat(60));
    let torn = statement(&credit("1.00", "A", "x"))[..300].to_owned();
    let wrong = statement(&credit("much", "A", "x"));
    for text in [
        bomb,
        &unknown,
        &deep,
        &torn,
        &wrong,
        "<html></html>",
        "",
        "no,head\n1,2",
        "date;amount\n2026-11-23;much",
    ] {
        let Refusal::Invalid(problems) = refusal(read_statement(text.as_bytes())) else { panic!("{text}") };
        assert_eq!(problems[0].field, "file", "{text}");
    }
    assert!(read_statement(&vec![b'a'; MOST_BYTES + 1]).is_err());
    assert!(read_statement(&[0xff, 0xfe]).is_err());
}

/// CSV with the columns in any order, quotes, semicolons, local days and amounts; two alike are told apart.
#[test]
fn a_csv_is_read() {
    let text = "Amount;Date;Payer;Message\n\"1 234,50\";23.11.2026;\"Oy \"\"A\"\"; B\";INV-0001\n-5,00;2026-11-24;x;y\n\
                10,00;24/11/2026;x;y\n10,00;24/11/2026;x;y\n";
    let read = read_statement(text.as_bytes()).unwrap();
    assert_eq!(read.len(), 3);
    assert_eq!((read[0].amount_minor, read[0].payer.as_str()), (123_450, "Oy \"A\"; B"));
    assert_eq!(read[0].booked_on.to_string(), "2026-11-23");
    assert_ne!(read[1].reference, read[2].reference);
    assert_eq!(read_statement(text.as_bytes()).unwrap(), read);
}

fn record(t: &TestWorld, matched: &Matched) -> Invoice {
    let new = matched.entry.payment();
    let invoice = matched.candidates[0].id;
    t.made(move |act| record_payment(act, invoice, &new))
}

/// By number, by reference in groups, by another amount, by amount alone, by none; recorded once, then known.
#[test]
fn entries_find_their_invoices() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let (one, two) = (t.customer(acme, "One Oy"), t.customer(acme, "Two Oy"));
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let first = t.invoice(one, plan, 1);
    let second = t.invoice(two, plan, 2);
    t.invoice(one, plan, 3);
    t.invoice(two, plan, 3);
    let spaced = {
        let reference = second.head.payment_reference.clone().unwrap();
        format!("{} {}", &reference[..4], &reference[4..])
    };
    let text = statement(
        &[
            credit("62.62", "A1", "thanks for INV-0001."),
            credit("100.00", "A2", &spaced),
            credit("187.87", "A3", "no idea"),
            credit("125.25", "A4", "no idea"),
            credit("9.99", "A5", "no idea"),
        ]
        .concat(),
    );
    let look = || {
        let entries = read_statement(text.as_bytes()).unwrap();
        t.made(move |act| match_statement(act, acme, &entries))
    };
    let found: Vec<Match> = look().iter().map(|matched| matched.found).collect();
    assert_eq!(found, [Match::Exact, Match::OtherAmount, Match::Ambiguous, Match::ByAmount, Match::None]);
    let matched = look();
    assert_eq!(matched[2].candidates.len(), 2);
    assert_eq!(record(&t, &matched[0]).head.state, State::Paid);
    assert_eq!(matched[0].candidates[0].id, first.head.id);
    let events = t.event_count();
    assert_eq!(look()[0].found, Match::Recorded);
    assert_eq!(record(&t, &matched[0]).head.paid_minor, 6262);
    assert_eq!(t.event_count(), events);
}

/// An invoice of a customer that stands below another partner now is not found by the one that issued it.
#[test]
fn a_statement_is_matched_within_reach() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let other = t.partner(t.operator(), "Other", PartnerType::Msp);
    let customer = t.customer(acme, "One Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let paid = t.invoice(customer, plan, 1);
    t.pay(paid.head.id, "A0", paid.head.total_minor);
    let entries = read_statement(statement(&credit("62.62", "A1", "INV-0001")).as_bytes()).unwrap();
    let found = {
        let entries = entries.clone();
        t.made(move |act| match_statement(act, acme, &entries)).remove(0)
    };
    assert_eq!((found.found, found.candidates.len()), (Match::OtherAmount, 1));
    t.made(move |act| crate::organizations::move_below(act, customer, other));
    let found = t.made(move |act| match_statement(act, acme, &entries)).remove(0);
    assert_eq!((found.found, found.candidates.len()), (Match::None, 0));
}
