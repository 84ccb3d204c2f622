//! Who may import, and by whose right rows are added.

use super::*;
use crate::{customers, customers::Management, testing::Shop};

type Operation = fn(&mut Act<'_>, OrganizationId, ImportId) -> Result<()>;

const OPERATIONS: [(&str, Operation); 14] = [
    ("begin", |act, place, _| {
        let sheet = reading::read(b"customer,email\nAsiakas Oy,a@x.example\n", None)?;
        let new = NewImport {
            kind: Kind::Users,
            name: String::new(),
            sheet,
            settings: Settings::default(),
            repeat: Repeat::Anew,
        };
        begin(act, place, &new).map(drop)
    }),
    ("require", |act, place, _| require(act, place, Kind::Users)),
    ("get", |act, _, id| get(act, id).map(drop)),
    ("list", |act, place, _| list(act, place).map(drop)),
    ("rows", |act, _, id| rows(act, id, None, &Window::first(5)).map(drop)),
    ("lines_after", |act, _, id| lines_after(act, id).map(drop)),
    ("mistakes", |act, _, id| mistakes(act, id).map(drop)),
    ("match_columns", |act, _, id| match_columns(act, id, &[], &Settings::default())),
    ("fix_row", |act, _, id| fix_row(act, id, 2, &[("email".into(), "b@x.example".into())])),
    ("replace", |act, _, id| replace(act, id, "edition", ("x", "y")).map(drop)),
    ("run", |act, _, id| run(act, id, 1, Invite::AsSaid)),
    ("undo", |act, _, id| undo(act, id)),
    ("advance", |act, place, id| advance(act, place, id).map(drop)),
    ("discard", |act, _, id| discard(act, id)),
];

/// SR-01, SR-04: beside, below and outside there is no such import; whoever only looks may not touch it; nothing changes.
#[test]
fn nobody_else_finds_an_import() {
    let shop = Shop::new();
    let acme = shop.acme;
    let sheet = reading::read(b"customer,email,edition\nAsiakas Oy,a@x.example,standard\n", None).unwrap();
    let new = NewImport {
        kind: Kind::Users,
        name: String::new(),
        sheet,
        settings: Settings::default(),
        repeat: Repeat::Same,
    };
    let id = shop.t.work(&shop.manager, move |act| begin(act, acme, &new)).unwrap().id;
    let stranger = shop.t.stranger();
    let before = shop.t.dump();
    for (name, operation) in OPERATIONS {
        for who in [&shop.sibling, &shop.child, &shop.buyer, &shop.reseller, &stranger] {
            let answer = shop.t.work(who, move |act| operation(act, acme, id));
            assert_eq!(refusal(answer), Refusal::NotFound, "{name} by {}", who.actor.name());
        }
        let answer = shop.t.work(&shop.viewer, move |act| operation(act, acme, id));
        assert_eq!(refusal(answer), Refusal::Forbidden, "{name}");
        assert!(shop.t.dump() == before, "{name} left something behind");
    }
    let due = shop.t.work(&shop.manager, |act| due(act, 1));
    assert_eq!(refusal(due), Refusal::Forbidden);
}

/// SR-05: a file names customers of somebody else in vain, by name, number or id.
#[test]
fn customers_of_others_are_not_found() {
    let shop = Shop::new();
    let (acme, rival) = (shop.acme, shop.rival);
    let text =
        format!("customer,email,edition\nKilpailija Oy,a@x.example,standard\n{rival},b@x.example,standard\n");
    let sheet = reading::read(text.as_bytes(), None).unwrap();
    let new = NewImport {
        kind: Kind::Users,
        name: String::new(),
        sheet,
        settings: Settings::default(),
        repeat: Repeat::Same,
    };
    let fixed =
        NewImport { settings: Settings { customer: Some(rival), ..Settings::default() }, ..new.clone() };
    assert_eq!(refusal(shop.t.work(&shop.manager, move |act| begin(act, acme, &fixed))), Refusal::NotFound);
    let id = shop.t.work(&shop.manager, move |act| begin(act, acme, &new)).unwrap().id;
    shop.t.wait(drive(&shop.t.world, &shop.manager, (acme, id), 9)).unwrap();
    let rows = shop.t.read(&shop.manager, move |act| rows(act, id, None, &Window::first(9))).unwrap().items;
    let codes: Vec<&str> = rows.iter().map(|row| row.problems[0].problem.code()).collect();
    assert_eq!(codes, ["customer-unknown", "customer-unknown"]);
}

/// The people of a customer import for their own company and for no other.
#[test]
fn a_customer_imports_its_own_users() {
    let shop = Shop::new();
    let customer = shop.customer;
    let sheet = reading::read(
        b"customer,email,edition\n,a@x.example,standard\nTyhja Oy,b@x.example,standard\n",
        None,
    )
    .unwrap();
    let new = NewImport {
        kind: Kind::Users,
        name: String::new(),
        sheet,
        settings: Settings::default(),
        repeat: Repeat::Same,
    };
    let id = shop.t.work(&shop.buyer, move |act| begin(act, customer, &new)).unwrap().id;
    shop.t.wait(drive(&shop.t.world, &shop.buyer, (customer, id), 9)).unwrap();
    let counts = shop.t.read(&shop.buyer, move |act| get(act, id)).unwrap().counts;
    assert_eq!((counts.add, counts.wrong), (1, 1));
    // Customers are nothing that a customer imports.
    let asked = shop.t.read(&shop.buyer, move |act| require(act, customer, Kind::Customers));
    assert_eq!(refusal(asked), Refusal::Forbidden);
}

/// Where the other side adds users, or nothing works, no import leads around it (ES-07).
#[test]
fn the_choice_of_who_adds_users_holds() {
    let desk = Desk::new();
    let (asiakas, toinen) = (desk.asiakas.customer, desk.toinen.customer);
    desk.t.made(move |act| customers::set_management(act, asiakas, Management::Customer));
    desk.t.made(move |act| customers::disable(act, toinen, "unpaid"));
    let id = desk.uploaded(
        Kind::Users,
        "customer,email,edition\nAsiakas Oy,a@x.example,standard\nToinen Oy,b@x.example,standard\n",
    );
    assert_eq!(
        (desk.problems(id, 2), desk.problems(id, 3)),
        (vec!["customer users-added-elsewhere".to_owned()], vec!["customer customer-stopped".to_owned()],)
    );
}

/// SR-15: whoever lost the right between yes and the work of the worker adds nothing.
#[test]
fn a_right_that_was_lost_adds_nothing() {
    let desk = Desk::new();
    let id = desk.uploaded(Kind::Users, "customer,email,edition\nAsiakas Oy,a@x.example,standard\n");
    desk.runs(id);
    let account = desk.max.actor.account().unwrap();
    desk.t.made(move |act| {
        act.tx().execute("DELETE FROM memberships WHERE account_id = $1", params![account])?;
        Ok(())
    });
    let (acme, worker) = (desk.acme, Caller::worker("imports"));
    desk.t.wait(drive(&desk.t.world, &worker, (acme, id), 9)).unwrap();
    let import = desk.t.made(move |act| get(act, id));
    assert_eq!((import.state, import.counts.wrong, import.counts.added), (State::Done, 1, 0));
    assert_eq!(desk.assigned(&desk.asiakas), 0);
}
