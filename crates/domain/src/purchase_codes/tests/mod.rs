//! Seed 004 as operations: codes made, entered, given on, taken back and cancelled; every counter right at every step.

mod entering;
mod history;
mod newcomer;
mod standing;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    Caller, Error, Refusal,
    access::Role,
    customers::{self, Management},
    doctor,
    ids::{AllotmentId, BatchId, CodeId, LicenseId, SeatId},
    refusal::Problem,
    seats,
    testing::{Shop, TestWorld, new_batch, new_seat, race, refusal},
};

const SOLD: &str = "2026-12-31";

fn counts(t: &TestWorld, stock: StockId) -> (i64, i64, i64) {
    let stock = t.made(move |act| get(act, stock));
    assert_eq!(stock.total, stock.used + stock.pending());
    (stock.total, stock.used, stock.pending())
}

/// Who has what of a stock, the latest first.
fn given(t: &TestWorld, stock: StockId) -> Vec<Allotment> {
    t.made(move |act| allotments(act, stock, &Window::first(100))).items
}

fn last_group(code: &str) -> &str {
    code.rsplit('-').next().unwrap_or_default()
}

fn healthy(t: &TestWorld) {
    assert_eq!(t.made(doctor::examine), []);
}

/// ES-03, ES-07, ES-08: a code first, then customers that share it; pending is what is left, and never more is given.
#[test]
fn customers_share_a_code_and_never_get_more_than_is_pending() {
    let shop = Shop::new();
    let (t, stock, one, two) = (&shop.t, shop.stock, shop.customer, shop.empty);
    assert_eq!(counts(t, stock), (10, 4, 6));
    let first = t.work(&shop.manager, move |act| allot(act, stock, one, 3)).unwrap();
    assert_eq!((first.lines[0].quantity, first.valid_to.to_string()), (3, "2027-11-22".into()));
    t.work(&shop.manager, move |act| allot(act, stock, two, 1)).unwrap();
    assert_eq!(counts(t, stock), (10, 8, 2));
    let refused = t.work(&shop.manager, move |act| allot(act, stock, two, 3));
    assert_eq!(refusal(refused), Refusal::PendingExceeded { wanted: 3, pending: 2, missing: 1 });
    let again = t.work(&shop.manager, move |act| allot(act, stock, one, 2)).unwrap();
    assert_eq!((again.id, again.lines[0].quantity), (first.id, 5), "the same license grows");
    assert_eq!(counts(t, stock), (10, 10, 0));
    for units in [0, -1, 1_000_000] {
        let refused = t.work(&shop.manager, move |act| allot(act, stock, one, units));
        let range = Problem::OutOfRange { min: 1, max: 999_999 };
        assert_eq!(refusal(refused), Refusal::field("units", range));
    }
    let (source,): (String,) = t.made(move |act| {
        Ok(act.tx().one(
            "SELECT source FROM terms WHERE customer_id = $1 AND license_id = $2",
            db::params![one, first.id],
        )?)
    });
    assert_eq!(source, "purchase_code");
    healthy(t);
}

/// A license that has ended does not grow: a new one is issued from today on.
#[test]
fn an_ended_license_is_not_grown() {
    let shop = Shop::new();
    let (stock, customer) = (shop.stock, shop.empty);
    let first = shop.t.made(move |act| allot(act, stock, customer, 1));
    shop.t.clock.advance_seconds(366 * 86_400);
    let second = shop.t.made(move |act| allot(act, stock, customer, 1));
    assert!(second.id != first.id && second.valid_from > first.valid_to);
    healthy(&shop.t);
}

/// What is free comes back; what users have does not, and a total does not go below what came of codes.
#[test]
fn only_free_units_come_back() {
    let shop = Shop::new();
    let (t, stock, customer) = (&shop.t, shop.stock, shop.empty);
    let license = t.made(move |act| allot(act, stock, customer, 5)).id;
    t.seats(license, &["a@x.example", "b@x.example"]);
    let given = given(t, stock)[0].clone();
    assert_eq!((given.units, given.free), (5, 3));
    let back = |units| t.work(&shop.manager, move |act| take_back(act, stock, given.id, units));
    assert_eq!(refusal(back(4)), Refusal::UnitsInUse { wanted: 4, free: 3, missing: 1 });
    assert_eq!(counts(t, stock), (10, 9, 1), "a refusal moves nothing");
    back(3).unwrap();
    assert_eq!(counts(t, stock), (10, 6, 4));
    let lowered = t.work(&shop.manager, move |act| licenses::set_quantity(act, license, "standard", 1));
    let from_codes = Refusal::UnitsFromCodes { edition: "Standard".into(), units: 2, quantity: 1 };
    assert_eq!(refusal(lowered), from_codes);
    t.made(move |act| licenses::set_quantity(act, license, "standard", 6));
    t.made(move |act| licenses::set_quantity(act, license, "standard", 2));
    healthy(t);
}

/// No descendant is given more than its parent holds; units come back up the tree only as far as they are free.
#[test]
fn units_go_down_the_tree_and_come_back() {
    let shop = Shop::new();
    let (t, stock, gamma) = (&shop.t, shop.stock, shop.gamma);
    let child = given(t, stock)[0].given.unwrap();
    let given = shop.allotment;
    let customer = t.customer(gamma, "Gamman asiakas");
    assert_eq!(counts(t, child), (4, 0, 4));
    t.work(&shop.child, move |act| allot(act, child, customer, 3)).unwrap();
    let refused = t.work(&shop.child, move |act| allot(act, child, customer, 2));
    assert_eq!(refusal(refused), Refusal::PendingExceeded { wanted: 2, pending: 1, missing: 1 });
    let back = t.work(&shop.manager, move |act| take_back(act, stock, given, 2));
    assert_eq!(refusal(back), Refusal::UnitsInUse { wanted: 2, free: 1, missing: 1 });
    t.work(&shop.manager, move |act| take_back(act, stock, given, 1)).unwrap();
    assert_eq!((counts(t, child), counts(t, stock)), ((3, 3, 0), (10, 3, 7)));
    t.work(&shop.manager, move |act| allot_to_partner(act, stock, gamma, 2)).unwrap();
    assert_eq!(counts(t, child), (5, 3, 2), "the same stock grows");
    // Neither beside nor above, nor to oneself.
    let (zeta, acme, beta) = (shop.zeta, shop.acme, shop.beta);
    for to in [zeta, acme, shop.customer] {
        let refused = t.made_or_refused(move |act| allot_to_partner(act, stock, to, 1));
        assert_eq!(refused, Refusal::NotFound);
    }
    let refused = t.made_or_refused(move |act| allot_to_partner(act, child, beta, 1));
    assert_eq!(refused, Refusal::NotFound);
    healthy(t);
}

/// ES-11: a customer that is disabled keeps its free units or gives them back, by choice; enabled, it has them again.
#[test]
fn what_becomes_of_the_share_is_chosen_and_undone() {
    let shop = Shop::new();
    let (t, stock, customer, other) = (&shop.t, shop.stock, shop.empty, shop.customer);
    let license = t.made(move |act| allot(act, stock, customer, 5)).id;
    t.seats(license, &["a@x.example"]);
    let disable = |share| {
        t.work(&shop.manager, move |act| disable_customer(act, customer, "unpaid", share)).unwrap();
    };
    let enable = || t.work(&shop.manager, move |act| customers::enable(act, customer)).unwrap();
    let quantity = || t.made(move |act| licenses::get(act, license)).lines[0].quantity;
    let seen = t.made(move |act| shares(act, customer));
    assert_eq!((seen.len(), seen[0].1.units, seen[0].1.free), (1, 5, 4));
    disable(Share::Keep);
    assert_eq!((counts(t, stock), quantity()), ((10, 9, 1), 5));
    enable();
    disable(Share::Return);
    assert_eq!((counts(t, stock), quantity()), ((10, 5, 5), 1));
    healthy(t);
    enable();
    assert_eq!((counts(t, stock), quantity()), ((10, 9, 1), 5));
    healthy(t);
    // Given to another meanwhile, they are not there to come back, and the trail says so.
    disable(Share::Return);
    t.made(move |act| allot(act, stock, other, 3));
    let allotted = t.work(&shop.manager, move |act| allot(act, stock, customer, 1));
    assert_eq!(refusal(allotted), Refusal::OrganizationDisabled);
    enable();
    assert_eq!((counts(t, stock), quantity()), ((10, 10, 0), 3));
    assert_eq!(t.events(customer)[0].details["units_missing"], 2);
    enable_again_changes_nothing(t, &shop, customer);
    healthy(t);
}

fn enable_again_changes_nothing(t: &TestWorld, shop: &Shop, customer: OrganizationId) {
    let before = t.dump();
    assert_eq!(
        refusal(t.work(&shop.manager, move |act| customers::enable(act, customer))),
        Refusal::NotDisabled
    );
    assert!(t.dump() == before);
}

/// ES-07: a customer is added from a code in one act: its record, who adds its users, its units. Or nothing of it.
#[test]
fn a_customer_is_added_from_a_code() {
    let shop = Shop::new();
    let (t, stock) = (&shop.t, shop.stock);
    let add = AddCustomer {
        name: "Sogyo".into(),
        country: "NL".into(),
        email: String::new(),
        management: Management::Partner,
        units: 4,
    };
    let before = t.dump();
    for (who, expected) in [(&shop.viewer, Refusal::Forbidden), (&shop.sibling, Refusal::NotFound)] {
        let add = add.clone();
        assert_eq!(refusal(t.work(who, move |act| add.from(act, stock))), expected);
    }
    let too_many = AddCustomer { units: 7, ..add.clone() };
    let refused = t.work(&shop.manager, move |act| too_many.from(act, stock));
    assert_eq!(refusal(refused), Refusal::PendingExceeded { wanted: 7, pending: 6, missing: 1 });
    assert!(t.dump() == before, "nothing is half there");
    let (customer, after) = t.work(&shop.manager, move |act| add.from(act, stock)).unwrap();
    assert_eq!((after.total, after.used), (10, 8));
    let record = t.made(move |act| customers::get(act, customer));
    assert_eq!(
        (record.name.as_str(), record.management, record.vendor),
        ("Sogyo", Management::Partner, shop.acme)
    );
    healthy(t);
}

/// Units of a customer that is deleted come back; a partner that holds codes is not deleted.
#[test]
fn deleting_loses_no_units() {
    let shop = Shop::new();
    let (t, stock, customer, gamma) = (&shop.t, shop.stock, shop.empty, shop.gamma);
    t.made(move |act| allot(act, stock, customer, 5));
    t.made(move |act| customers::delete(act, customer));
    assert_eq!(counts(t, stock), (10, 4, 6));
    let refused = t.made_or_refused(move |act| organizations::delete_partner(act, gamma));
    assert_eq!(refused, Refusal::HoldsPurchaseCodes { count: 1 });
    healthy(t);
}

/// ES-10: the details of every subscription, with the filter in force.
#[test]
fn subscriptions_are_listed() {
    let shop = Shop::new();
    let (t, stock, customer, acme) = (&shop.t, shop.stock, shop.empty, shop.acme);
    let license = t.made(move |act| allot(act, stock, customer, 2));
    t.seats(license.id, &["a@x.example"]);
    let rows =
        t.read(&shop.viewer, move |act| subscriptions(act, acme, None, &Window::first(10))).unwrap().items;
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].to_name.as_str(), rows[0].units, rows[0].assigned), ("Tyhja Oy", 2, Some(1)));
    assert_eq!(rows[0].license_number.as_ref(), Some(&license.number));
    assert_eq!((rows[1].to_name.as_str(), rows[1].units, rows[1].license), ("Gamma", 4, None));
    // Who is called otherwise by now is shown under the new name, on the entry as in the file.
    t.raw("UPDATE organizations SET name = 'Uusi Oy' WHERE name = 'Tyhja Oy'");
    assert_eq!(given(t, stock)[0].to_name, "Uusi Oy");
    let rows = t.made(move |act| subscriptions(act, acme, None, &Window::first(1))).items;
    assert_eq!(rows[0].to_name, "Uusi Oy");
    let listed = |view, query: &str| {
        let filter = Filter { view, query: query.into() };
        t.read(&shop.viewer, move |act| list(act, acme, &filter, &Window::first(10))).unwrap().items.len()
    };
    assert_eq!((listed(None, ""), listed(Some(View::Pending), ""), listed(Some(View::Used), "")), (2, 2, 0));
    assert_eq!((listed(None, "ostot@"), listed(None, "gamma"), listed(None, "nobody")), (1, 1, 0));
}

/// Runs the same act by so many at once; how many came through.
fn at_once(
    t: &TestWorld,
    hands: usize,
    run: impl Fn(&mut Act<'_>) -> Result<()> + Clone + Send + Sync + 'static,
) -> usize {
    let won = race(hands, |_| match t.world.work_blocking(&Caller::command_line(), run.clone()) {
        Ok(()) => true,
        Err(Error::Refused(_)) => false,
        Err(Error::Failed(failure)) => panic!("{failure:?}"),
    });
    won.into_iter().filter(|won| *won).count()
}

/// ES-05, SR-61: of many who enter the same code at a time one wins; of many who want the last units exactly as many
/// get one as there are.
#[test]
fn many_hands_redeem_once_and_never_oversell() {
    let shop = Shop::new();
    let (t, acme, code) = (&shop.t, shop.acme, shop.codes[1].1.clone());
    let won = at_once(t, 16, move |act| {
        let found = try_code(act, acme, code.reveal())?.map_err(Error::from)?;
        enter(act, acme, &found, &EntryForm::default()).map(drop)
    });
    assert_eq!((won, t.number("SELECT COUNT(*) FROM code_stocks WHERE total = 10")), (1, 2));
    let (stock, one, gamma) = (shop.stock, shop.empty, shop.gamma);
    let to_customer = at_once(t, 8, move |act| allot(act, stock, one, 1).map(drop));
    assert_eq!((to_customer, counts(t, stock)), (6, (10, 10, 0)));
    let given = given(t, stock).into_iter().find(|allotment| allotment.to == one).unwrap();
    let back = at_once(t, 9, move |act| take_back(act, stock, given.id, 1).map(drop));
    assert_eq!((back, counts(t, stock)), (6, (10, 4, 6)));
    let to_partner = at_once(t, 8, move |act| allot_to_partner(act, stock, gamma, 1).map(drop));
    assert_eq!((to_partner, counts(t, stock)), (6, (10, 10, 0)));
    healthy(t);
}

/// As of a past day: what a stock held then.
#[test]
fn a_stock_is_seen_as_of_a_day() {
    let shop = Shop::new();
    let (t, stock, customer) = (&shop.t, shop.stock, shop.empty);
    t.clock.advance_seconds(86_400);
    t.made(move |act| allot(act, stock, customer, 2));
    let seen = |day: &str| {
        let day = day.parse().ok();
        let found = t.made(move |act| history(act, stock, day, &Window::first(10)));
        (found.total, found.used, found.entries.items.len())
    };
    assert_eq!(
        (seen("2026-11-22"), seen("2026-11-23"), seen("2026-11-24")),
        ((0, 0, 0), (10, 4, 2), (10, 6, 3))
    );
}
