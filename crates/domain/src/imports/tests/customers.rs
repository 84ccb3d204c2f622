//! Customers from one file, with the licenses they begin with.

use super::*;
use crate::{customers, ids::OrganizationId, licenses};

const FILE: &str = "Nome;Partita IVA;Paese;Città;Piano;Unità;Inizio\n\
    Rossi S.r.l.;IT123;IT;Roma;Standard;12;2026-12-01\n\
    Verdi S.p.A.;IT124;it;Milano;;;\n\
    Asiakas Oy;1650321-2;FI;Helsinki;;;\n";

fn plan_named(desk: &Desk) -> String {
    let plan = desk.plan;
    let acme = desk.acme;
    let plans = desk.t.made(move |act| crate::products::plans_offered(act, acme));
    plans.into_iter().find(|found| found.id == plan).unwrap().name
}

/// IT-02: with plan, units and first day where they are named; who is there stays as they are; the same file adds nothing.
#[test]
fn customers_are_added_with_their_licenses() {
    let desk = Desk::new();
    let file = FILE.replace(";Standard;", &format!(";{};", plan_named(&desk)));
    let id = desk.uploaded(Kind::Customers, &file);
    assert_eq!(
        desk.got(id).fields,
        ["name", "business_id", "country", "postal_area", "plan", "units", "starts_on"]
    );
    assert_eq!(desk.counts(id), (0, 2, 1, 0), "{:?}", desk.rows(id));
    desk.runs(id);
    desk.driven(id);
    assert_eq!(desk.counts(id), (0, 0, 1, 2));
    let rossi = OrganizationId::from_uuid(desk.rows(id)[0].record.unwrap());
    let (record, held) =
        desk.t.made(move |act| Ok((customers::get(act, rossi)?, licenses::list(act, rossi)?)));
    assert_eq!(
        (record.name.as_str(), record.country.as_str(), record.vendor),
        ("Rossi S.r.l.", "IT", desk.acme)
    );
    assert_eq!((held[0].lines[0].quantity, held[0].valid_from.to_string().as_str()), (12, "2026-12-01"));
    assert_eq!(desk.uploaded(Kind::Customers, &file), id);
    let again = desk.begun(new_import(Kind::Customers, &file, Repeat::Anew));
    desk.driven(again);
    assert_eq!(desk.counts(again), (0, 0, 3, 0));
}

#[test]
fn mistakes_in_customers_are_told() {
    let desk = Desk::new();
    let id = desk.uploaded(
        Kind::Customers,
        "name,business id,country,plan,units,start date,contact email\n\
         ,X1,FI,,,,\n\
         A Oy,X2,Suomi,,,,\n\
         B Oy,X3,FI,Nonsense,5,,\n\
         C Oy,X4,FI,,5,,\n\
         D Oy,X5,FI,,,,nobody\n\
         E Oy,X6,FI,,,,\n\
         F Oy,x6,FI,,,,\n",
    );
    let told = |number| desk.problems(id, number).join(", ");
    assert_eq!(told(2), "name required");
    assert_eq!(told(3), "country not-a-choice");
    assert_eq!(told(4), "plan not-among");
    assert_eq!(told(5), "plan required");
    assert_eq!(told(6), "contact_email not-an-email");
    assert_eq!((told(7), told(8)), (String::new(), "business_id twice".to_owned()));
}

/// Customers that nothing has happened to go again, with the licenses they began with.
#[test]
fn customers_can_be_taken_back() {
    let desk = Desk::new();
    let id = desk.uploaded(Kind::Customers, "name,country\nUusi Oy,FI\nVanha Oy,FI\n");
    desk.runs(id);
    desk.driven(id);
    let used = OrganizationId::from_uuid(desk.rows(id)[1].record.unwrap());
    desk.t.person("bea", used, Role::Admin);
    desk.t.work(&desk.max, move |act| undo(act, id)).unwrap();
    desk.driven(id);
    let counts = desk.got(id).counts;
    assert_eq!((counts.removed, counts.kept), (1, 1));
    assert!(desk.t.made(move |act| customers::get(act, used)).name.starts_with("Vanha"));
}

/// A refusal that comes only when the account is opened is told at its row; the others are added all the same.
#[test]
fn what_is_refused_late_holds_nobody_up() {
    let desk = Desk::new();
    let id = desk.uploaded(
        Kind::Customers,
        "name,country,account name\nYksi Oy,FI,sama\nKaksi Oy,FI,sama\nKolme Oy,FI,\n",
    );
    assert_eq!(desk.counts(id), (0, 3, 0, 0));
    desk.runs(id);
    desk.driven(id);
    assert_eq!(desk.counts(id), (1, 0, 0, 2));
    assert_eq!(desk.problems(id, 3), ["account_name taken"]);
}
