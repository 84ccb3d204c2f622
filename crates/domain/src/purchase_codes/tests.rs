//! Seed 004 as operations: codes made, entered, given on, taken back and cancelled; every counter right at every step.

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
    testing::{Shop, TestWorld, customer_form, new_batch, new_seat, refusal},
};

const SOLD: &str = "2026-12-31";

fn counts(t: &TestWorld, stock: StockId) -> (i64, i64, i64) {
    let (stock, _) = t.made(move |act| get(act, stock));
    assert_eq!(stock.total, stock.used + stock.pending());
    (stock.total, stock.used, stock.pending())
}

fn last_group(code: &str) -> &str {
    code.rsplit('-').next().unwrap_or_default()
}

fn healthy(t: &TestWorld) {
    assert_eq!(t.made(doctor::examine), []);
}

fn tried(shop: &Shop, who: &Caller, into: Option<OrganizationId>, typed: &str) -> Result<Tried> {
    let typed = typed.to_owned();
    shop.t.work(who, move |act| try_code(act, into, &typed))
}

/// ES-05: unknown, used, expired and cancelled each have their own answer; who used it is told to those who see them.
#[test]
fn each_code_that_cannot_be_entered_says_why() {
    let shop = Shop::new();
    let (acme, gamma, zeta) = (shop.acme, shop.gamma, shop.zeta);
    let code = |at: usize| shop.codes[at].1.reveal().to_owned();
    let answer = |who: &Caller, into, typed: &str| tried(&shop, who, into, typed).unwrap().map(|_| ());
    let other = code::tests_only::another(&code(1));
    assert_eq!(answer(&shop.admin, Some(acme), &other), Err(Refusal::PurchaseCodeUnknown));
    // A rival is told no more than of a code that nobody made (invariant 9).
    assert_eq!(answer(&shop.sibling, Some(zeta), &code(1)), Err(Refusal::PurchaseCodeUnknown));
    let by = Refusal::PurchaseCodeUsedBy { organization: "Acme".into(), day: "2026-11-23".into() };
    assert_eq!(answer(&shop.admin, Some(gamma), &code(0)), Err(by));
    assert_eq!(answer(&shop.child, Some(gamma), &code(0)), Err(Refusal::PurchaseCodeUsed));
    assert_eq!(answer(&shop.t.stranger(), None, &code(0)), Err(Refusal::PurchaseCodeUsed));
    let (batch, cancelled) = (shop.batch, shop.codes[2].0);
    shop.t.made(move |act| cancel(act, (batch, cancelled), "lost"));
    assert_eq!(answer(&shop.admin, Some(acme), &code(2)), Err(Refusal::PurchaseCodeCancelled));
    let plan = shop.plan;
    let ending = shop.t.made(move |act| {
        let new = NewBatch { valid_until: SOLD.parse().ok(), ..new_batch(plan, 1) };
        let batch = make(act, acme, &new)?;
        peek(act, batch)
    });
    let typed = ending[0].1.reveal();
    assert_eq!(answer(&shop.admin, Some(acme), typed), Ok(()));
    // The last day counts whole where the maker is: 22:00 of UTC is midnight in Helsinki.
    shop.t.clock.set("2026-12-31T21:59:59Z".parse::<jiff::Timestamp>().unwrap().into());
    assert_eq!(answer(&shop.admin, Some(acme), typed), Ok(()));
    shop.t.clock.set("2026-12-31T22:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
    assert_eq!(
        answer(&shop.admin, Some(acme), typed),
        Err(Refusal::PurchaseCodeExpired { day: SOLD.into() })
    );
    let bad = tried(&shop, &shop.admin, Some(acme), "12345");
    assert_eq!(refusal(bad), Refusal::field("code", Problem::NotACode));
}

/// ES-05: guesses are counted by address and stopped; what was mistyped is found without asking and not counted.
#[test]
fn guesses_are_stopped() {
    let shop = Shop::new();
    let acme = shop.acme;
    let code = shop.codes[1].1.reveal().to_owned();
    let other = code::tests_only::another(&code);
    let mistyped = format!("{}{}", &code[..22], if code.ends_with('0') { '1' } else { '0' });
    for _ in 0..60 {
        let refused = refusal(tried(&shop, &shop.admin, Some(acme), &mistyped));
        assert_eq!(refused, Refusal::field("code", Problem::MistypedCode));
    }
    for _ in 0..20 {
        assert!(tried(&shop, &shop.admin, Some(acme), &other).unwrap().is_err());
    }
    for typed in [&other, &code] {
        let blocked = refusal(tried(&shop, &shop.admin, Some(acme), typed));
        assert!(matches!(blocked, Refusal::TooManyAttempts { .. }), "{blocked:?}");
    }
    let elsewhere = Caller { ip: "203.0.113.7".into(), ..shop.admin.clone() };
    assert!(tried(&shop, &elsewhere, Some(acme), &code).unwrap().is_ok());
    shop.t.clock.advance_seconds(60);
    assert!(tried(&shop, &shop.admin, Some(acme), &code).unwrap().is_ok());
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
    let given = t.made(move |act| get(act, stock)).1[0].clone();
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
    let given = shop.allotment;
    let child = t.made(move |act| get(act, stock)).1[0].given.unwrap();
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

/// ES-06: another code of the same plan extends the entry and takes the place of its code; one of another plan is not.
#[test]
fn an_entry_is_updated_by_another_code() {
    let shop = Shop::new();
    let (t, stock, acme) = (&shop.t, shop.stock, shop.acme);
    let update_by = |code: &Secret| {
        let code = code.clone();
        t.work(&shop.manager, move |act| {
            let found = try_code(act, Some(acme), code.reveal())?;
            update(act, stock, &found.map_err(Error::from)?)
        })
    };
    let before = t.made(move |act| get(act, stock)).0;
    let after = update_by(&shop.codes[1].1).unwrap();
    assert_eq!((after.total, after.used), (20, 4));
    assert!(after.masked != before.masked && shop.codes[1].1.reveal().ends_with(last_group(&after.masked)));
    let by = Refusal::PurchaseCodeUsedBy { organization: "Acme".into(), day: "2026-11-23".into() };
    assert_eq!(refusal(update_by(&shop.codes[1].1)), by);
    let shown = t.work(&shop.manager, move |act| reveal(act, stock)).unwrap().unwrap();
    assert_eq!(shown.reveal(), shop.codes[1].1.reveal());
    let form = crate::products::PlanForm { name: "Other".into(), ..Default::default() };
    let other = t.plan(shop.product, form).id;
    let (_, codes) = t.batch(acme, other, 1);
    let refused = refusal(update_by(&codes[0].1));
    let expected = Refusal::PurchaseCodeOfAnotherPlan { plan: "Other".into(), edition: "Standard".into() };
    assert_eq!(refused, expected);
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

/// A customer's own people enter a code: all of it is their license at once.
#[test]
fn a_customer_enters_its_own_code() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let code = shop.codes[1].1.clone();
    let stock = t
        .work(&shop.buyer, move |act| {
            let found = try_code(act, Some(customer), code.reveal())?;
            enter(act, customer, &found.map_err(Error::from)?, &EntryForm::default())
        })
        .unwrap();
    assert_eq!((stock.total, stock.used), (10, 10));
    let issued = t.made(move |act| licenses::list(act, customer)).remove(0);
    assert_eq!((issued.lines[0].quantity, issued.plan), (10, shop.plan));
    let (found, _) = t.made(move |act| batch_and_codes(act, shop.batch));
    assert_eq!((found.redeemed, found.codes), (2, 3));
    let viewer = t.person("vik", customer, Role::Viewer);
    let typed = shop.codes[2].1.clone();
    let refused = t.work(&viewer, move |act| try_code(act, Some(customer), typed.reveal()));
    assert_eq!(refusal(refused), Refusal::Forbidden);
    healthy(t);
}

fn batch_and_codes(act: &mut Act<'_>, id: BatchId) -> Result<(Batch, Vec<(Code, CodeState)>)> {
    Ok((batch(act, id)?, codes(act, id, &Window::first(50))?.items))
}

/// The vendor sees who redeemed what; codes are shown in full once; only who owns the product makes any.
#[test]
fn codes_are_shown_once_and_looked_after() {
    let shop = Shop::new();
    let (t, batch) = (&shop.t, shop.batch);
    let shown = t.work(&shop.admin, move |act| show_once(act, batch)).unwrap();
    let expected: Vec<&str> = shop.codes.iter().map(|(_, code)| code.reveal()).collect();
    assert_eq!(shown.iter().map(Secret::reveal).collect::<Vec<_>>(), expected);
    assert_eq!(refusal(t.work(&shop.admin, move |act| show_once(act, batch))), Refusal::CodesShown);
    assert_eq!(t.made(move |act| peek(act, batch)).len(), 0, "nothing of them is kept");
    let (found, codes) = t.made(move |act| batch_and_codes(act, batch));
    assert!(found.shown_at.is_some());
    let states: Vec<CodeState> = codes.iter().map(|(_, state)| *state).collect();
    assert_eq!(states, [CodeState::Redeemed, CodeState::Ready, CodeState::Ready]);
    assert_eq!(codes[0].0.redeemer_name.as_deref(), Some("Acme"));
    assert!(
        codes.iter().zip(&expected).all(|((code, _), full)| last_group(&code.masked) == last_group(full))
    );
    let (gamma, plan) = (shop.gamma, shop.plan);
    let foreign = t.work(&shop.child, move |act| make(act, gamma, &new_batch(plan, 1)));
    assert_eq!(refusal(foreign), Refusal::field("plan_id", Problem::NotAChoice));
    let (acme, gone) = (shop.acme, "2026-11-22".parse().ok());
    let bad = NewBatch { codes: 0, units: 0, edition: "x".into(), valid_until: gone, ..new_batch(plan, 1) };
    let Refusal::Invalid(problems) = refusal(t.work(&shop.admin, move |act| make(act, acme, &bad))) else {
        panic!("fields are refused")
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["units", "codes", "edition", "valid_until"]);
}

/// A redeemed code that is cancelled loses what is pending; what was given stays with whom it was given to.
#[test]
fn a_cancelled_code_takes_back_what_is_pending() {
    let shop = Shop::new();
    let (t, batch, stock) = (&shop.t, shop.batch, shop.stock);
    let code = shop.codes[0].0;
    let done = t.work(&shop.admin, move |act| cancel(act, (batch, code), "refunded")).unwrap();
    assert_eq!(done, Cancelled { withdrawn: 6, kept: 4 });
    assert_eq!(counts(t, stock), (4, 4, 0));
    let again = t.work(&shop.admin, move |act| cancel(act, (batch, code), "refunded"));
    assert_eq!(refusal(again), Refusal::PurchaseCodeCancelled);
    let history = t.made(move |act| history(act, stock, None, &Window::first(10)));
    let told: Vec<_> =
        history.entries.items.iter().map(|entry| (entry.what.word(), entry.units, entry.quantity)).collect();
    assert_eq!(told, [("cancelled", -6, 4), ("allotted", 4, 10), ("bought", 10, 10)]);
    healthy(t);
}

/// ES-07: a customer is added from a code in one act: its record, who adds its users, its units. Or nothing of it.
#[test]
fn a_customer_is_added_from_a_code() {
    let shop = Shop::new();
    let (t, stock) = (&shop.t, shop.stock);
    let add = AddCustomer { form: customer_form("Sogyo"), management: Management::Partner, units: 4 };
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
    let hands: Vec<_> = (0..hands)
        .map(|_| {
            let (world, run) = (t.world.clone(), run.clone());
            std::thread::spawn(move || match world.work_blocking(&Caller::command_line(), run) {
                Ok(()) => true,
                Err(Error::Refused(_)) => false,
                Err(Error::Failed(failure)) => panic!("{failure:?}"),
            })
        })
        .collect();
    hands.into_iter().map(|hand| hand.join().expect("no failure")).filter(|won| *won).count()
}

/// ES-05, SR-61: of many who enter the same code at a time one wins; of many who want the last units exactly as many
/// get one as there are.
#[test]
fn many_hands_redeem_once_and_never_oversell() {
    let shop = Shop::new();
    let (t, acme, code) = (&shop.t, shop.acme, shop.codes[1].1.clone());
    let won = at_once(t, 16, move |act| {
        let found = try_code(act, Some(acme), code.reveal())?.map_err(Error::from)?;
        enter(act, acme, &found, &EntryForm::default()).map(drop)
    });
    assert_eq!((won, t.number("SELECT COUNT(*) FROM code_stocks WHERE total = 10")), (1, 2));
    let (stock, one, gamma) = (shop.stock, shop.empty, shop.gamma);
    let to_customer = at_once(t, 8, move |act| allot(act, stock, one, 1).map(drop));
    assert_eq!((to_customer, counts(t, stock)), (6, (10, 10, 0)));
    let given =
        t.made(move |act| get(act, stock)).1.into_iter().find(|allotment| allotment.to == one).unwrap();
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

/// What the model knows of one customer of one stock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Has {
    units: i64,
    users: Vec<SeatId>,
    parked: i64,
    license: Option<LicenseId>,
}

/// A stock, its codes and its customers, as plain numbers.
#[derive(Clone, Debug, Default)]
struct Model {
    total: i64,
    partner: i64,
    customers: [Has; 2],
    disabled: [bool; 2],
    pending_codes: Vec<(CodeId, Secret)>,
    entered: Vec<CodeId>,
}

impl Model {
    fn used(&self) -> i64 {
        self.partner + self.customers.iter().map(|has| has.units).sum::<i64>()
    }

    fn pending(&self) -> i64 {
        self.total - self.used()
    }
}

struct Play {
    shop: Shop,
    customers: [OrganizationId; 2],
    model: Model,
}

impl Play {
    fn new() -> Self {
        let shop = Shop::new();
        let customers = [shop.t.customer(shop.acme, "Eka"), shop.t.customer(shop.acme, "Toka")];
        let (_, more) = shop.t.batch(shop.acme, shop.plan, 4);
        let model = Model {
            total: 10,
            partner: 4,
            pending_codes: more,
            entered: vec![shop.codes[0].0],
            ..Model::default()
        };
        Self { shop, customers, model }
    }

    /// Whether the act came through.
    fn run(&self, operation: impl Fn(&mut Act<'_>) -> Result<()> + Send + 'static) -> bool {
        match self.shop.t.work(&self.shop.admin, operation) {
            Ok(()) => true,
            Err(Error::Refused(_)) => false,
            Err(Error::Failed(failure)) => panic!("{failure:?}"),
        }
    }

    fn allotment(&self, to: OrganizationId) -> Option<AllotmentId> {
        let stock = self.shop.stock;
        let found = self.shop.t.made(move |act| get(act, stock)).1;
        found.into_iter().find(|allotment| allotment.to == to).map(|allotment| allotment.id)
    }

    fn step(&mut self, (kind, at, n): (u8, usize, i64)) {
        let (stock, customer) = (self.shop.stock, self.customers[at]);
        match kind {
            0 | 1 => self.add_units(at, n),
            2 => self.take_units(at, n),
            3 => self.add_user(at),
            4 => self.drop_user(at),
            5 => self.disable(at, n),
            6 => {
                let done = self.run(move |act| customers::enable(act, customer));
                assert_eq!(done, self.model.disabled[at]);
                if done {
                    self.model.disabled[at] = false;
                    let units = self.model.customers[at].parked.min(self.model.pending());
                    let has = &mut self.model.customers[at];
                    (has.units, has.parked) = (has.units + units, 0);
                }
            }
            7 => {
                let gamma = self.shop.gamma;
                let done = self.run(move |act| allot_to_partner(act, stock, gamma, n).map(drop));
                assert_eq!(done, n <= self.model.pending());
                self.model.partner += if done { n } else { 0 };
            }
            8 => {
                let allotment = self.shop.allotment;
                let done = self.run(move |act| take_back(act, stock, allotment, n).map(drop));
                assert_eq!(done, n <= self.model.partner);
                self.model.partner -= if done { n } else { 0 };
            }
            9 => self.redeem(),
            _ => self.cancel(),
        }
    }

    fn add_units(&mut self, at: usize, n: i64) {
        let (stock, customer) = (self.shop.stock, self.customers[at]);
        let done = self.run(move |act| allot(act, stock, customer, n).map(drop));
        assert_eq!(done, n <= self.model.pending() && !self.model.disabled[at]);
        if done {
            let license = self.shop.t.made(move |act| licenses::list(act, customer))[0].id;
            let has = &mut self.model.customers[at];
            (has.units, has.license) = (has.units + n, Some(license));
        }
    }

    fn take_units(&mut self, at: usize, n: i64) {
        let Some(allotment) = self.allotment(self.customers[at]) else { return };
        let stock = self.shop.stock;
        let done = self.run(move |act| take_back(act, stock, allotment, n).map(drop));
        let has = &mut self.model.customers[at];
        assert_eq!(done, n <= has.units - has.users.len() as i64 && !self.model.disabled[at]);
        has.units -= if done { n } else { 0 };
    }

    fn add_user(&mut self, at: usize) {
        let Some(license) = self.model.customers[at].license else { return };
        let row = new_seat(&format!("u{}@x.example", uuid::Uuid::now_v7().simple()));
        let added = self
            .shop
            .t
            .work(&self.shop.admin, move |act| seats::add(act, license, std::slice::from_ref(&row)));
        let has = &mut self.model.customers[at];
        assert_eq!(added.is_ok(), has.units > has.users.len() as i64);
        has.users.extend(added.into_iter().flatten());
    }

    fn drop_user(&mut self, at: usize) {
        let Some(seat) = self.model.customers[at].users.pop() else { return };
        assert!(self.run(move |act| seats::remove(act, seat)));
    }

    fn disable(&mut self, at: usize, n: i64) {
        let customer = self.customers[at];
        let share = if n % 2 == 0 { Share::Keep } else { Share::Return };
        let done = self.run(move |act| disable_customer(act, customer, "x", share));
        assert_eq!(done, !self.model.disabled[at]);
        if done {
            self.model.disabled[at] = true;
            let has = &mut self.model.customers[at];
            if share == Share::Return {
                let free = has.units - has.users.len() as i64;
                (has.units, has.parked) = (has.units - free, free);
            }
        }
    }

    fn redeem(&mut self) {
        let Some((id, code)) = self.model.pending_codes.pop() else { return };
        let (stock, acme) = (self.shop.stock, self.shop.acme);
        let done = self.run(move |act| {
            let found = try_code(act, Some(acme), code.reveal())?.map_err(Error::from)?;
            update(act, stock, &found).map(drop)
        });
        assert!(done);
        self.model.total += 10;
        self.model.entered.push(id);
    }

    fn cancel(&mut self) {
        let Some(code) = self.model.entered.pop() else { return };
        let (batch,): (BatchId,) = self.shop.t.made(move |act| {
            Ok(act.tx().one("SELECT batch_id FROM purchase_codes WHERE id = $1", db::params![code])?)
        });
        assert!(self.run(move |act| cancel(act, (batch, code), "x").map(drop)));
        self.model.total -= self.model.pending().min(10);
    }

    fn compare(&self) {
        let stock = self.shop.stock;
        let (found, given) = self.shop.t.made(move |act| get(act, stock));
        assert_eq!((found.total, found.used), (self.model.total, self.model.used()));
        let units: BTreeMap<OrganizationId, (i64, i64)> =
            given.iter().map(|one| (one.to, (one.units, one.parked))).collect();
        for (customer, has) in self.customers.iter().zip(&self.model.customers) {
            assert_eq!(units.get(customer).copied().unwrap_or_default(), (has.units, has.parked));
            if let Some(license) = has.license {
                let line = self.shop.t.made(move |act| licenses::get(act, license)).lines[0].clone();
                assert_eq!((line.quantity, line.assigned), (has.units, has.users.len() as i64));
            }
        }
        healthy(&self.shop.t);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// ES-08, invariant 2: whatever is added, given, taken back, cancelled, disabled, enabled and redeemed in whatever
    /// order, every counter is that of a simple model after every step.
    #[test]
    fn counters_are_those_of_a_simple_model(
        steps in proptest::collection::vec((0u8..11, 0usize..2, 1i64..6), 1..24)
    ) {
        let mut play = Play::new();
        for step in steps {
            play.step(step);
            play.compare();
        }
    }
}
