//! Statements as banks send them, matched and recorded; the same one again changes nothing.

use super::*;
use crate::{
    access::PartnerType,
    billing::{Invoice, NewPayment, PaymentSource, State, record_payment},
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
    let new = NewPayment {
        amount_minor: matched.entry.amount_minor,
        currency: matched.entry.currency.clone(),
        paid_on: Some(matched.entry.booked_on),
        reference: matched.entry.reference.clone(),
        source: PaymentSource::Bank,
    };
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
