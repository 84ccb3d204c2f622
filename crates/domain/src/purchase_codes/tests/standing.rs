//! Units whose term is over or whose holder has moved away, and what of them is seen by whom.

use super::*;
use crate::{
    access::PartnerType,
    products::{self, EditionForm, PlanForm, ProductForm},
};

const YEAR: i64 = 366 * 86_400;

fn disable(shop: &Shop, customer: OrganizationId) {
    shop.t.work(&shop.manager, move |act| disable_customer(act, customer, "unpaid", Share::Return)).unwrap();
}

/// Units are used up with their term: they neither come back, nor go to a license again, whatever is done.
#[test]
fn units_of_a_term_that_is_over_do_not_come_back() {
    let shop = Shop::new();
    let (t, stock, customer) = (&shop.t, shop.stock, shop.empty);
    t.made(move |act| allot(act, stock, customer, 5));
    assert_eq!((given(t, stock)[0].free, given(t, stock)[0].standing), (5, Standing::Running));
    t.clock.advance_seconds(YEAR);
    let allotment = given(t, stock)[0].clone();
    assert_eq!((allotment.free, allotment.standing), (0, Standing::Ended));
    let back = t.work(&shop.manager, move |act| take_back(act, stock, allotment.id, 1));
    assert_eq!(refusal(back), Refusal::UnitsExpired);
    disable(&shop, customer);
    assert_eq!(counts(t, stock), (10, 9, 1), "nor by way of disabling");
    t.work(&shop.manager, move |act| customers::enable(act, customer)).unwrap();
    t.made(move |act| customers::delete(act, customer));
    assert_eq!(counts(t, stock), (10, 9, 1), "nor by way of deleting");
    healthy(t);
}

/// What was parked does not go to a license whose term is over by now; it stays pending and is told as missing.
#[test]
fn parked_units_do_not_go_to_a_license_that_has_ended() {
    let shop = Shop::new();
    let (t, stock, customer) = (&shop.t, shop.stock, shop.empty);
    t.made(move |act| allot(act, stock, customer, 5));
    disable(&shop, customer);
    t.clock.advance_seconds(YEAR);
    t.work(&shop.manager, move |act| customers::enable(act, customer)).unwrap();
    assert_eq!(counts(t, stock), (10, 4, 6));
    assert_eq!(t.events(customer)[0].details["units_missing"], 5);
    healthy(t);
}

/// Two shares of one stock come back one after the other: enabling gives what there is and never fails.
#[test]
fn enabling_gives_what_is_pending_to_each_share_of_a_stock() {
    let shop = Shop::new();
    let (t, stock, customer, other) = (&shop.t, shop.stock, shop.empty, shop.customer);
    let first = t.made(move |act| allot(act, stock, customer, 3));
    t.clock.advance_seconds(YEAR);
    t.made(move |act| allot(act, stock, customer, 3));
    // The first term goes on after all, so that two licenses of the stock run side by side.
    t.made(move |act| {
        let change = licenses::Change {
            quantities: vec![],
            extra_space_gb: 0,
            client_limit_gb: 0,
            valid_to: first.valid_to.plus_days(800),
            comments: String::new(),
            version: licenses::get(act, first.id)?.version,
        };
        licenses::change(act, first.id, &change)
    });
    disable(&shop, customer);
    assert_eq!(counts(t, stock), (10, 4, 6));
    t.made(move |act| allot(act, stock, other, 2));
    t.work(&shop.manager, move |act| customers::enable(act, customer)).unwrap();
    assert_eq!(counts(t, stock), (10, 10, 0));
    assert_eq!(t.events(customer)[0].details["units_missing"], 2);
    healthy(t);
}

/// A customer that moved to another branch takes its units along: whoever gave them sees nothing of it any more, and
/// has nothing taken or brought back by what is done there.
#[test]
fn who_has_moved_away_is_not_followed() {
    let shop = Shop::new();
    let (t, stock, customer, acme, zeta) = (&shop.t, shop.stock, shop.empty, shop.acme, shop.zeta);
    let license = t.made(move |act| allot(act, stock, customer, 5)).id;
    t.seats(license, &["a@x.example"]);
    disable(&shop, customer);
    t.made(move |act| organizations::move_below(act, customer, zeta));
    t.made(move |act| customers::enable(act, customer));
    assert_eq!(counts(t, stock), (10, 5, 5), "the old partner's units stay its own");
    assert_eq!(t.events(customer)[0].details["units_missing"], 4);
    t.made(move |act| {
        let record = customers::get(act, customer)?;
        let form = customers::Form { name: "Renamed".into(), ..record.form() };
        customers::change(act, customer, &form, record.version)
    });
    let seen = given(t, stock)[0].clone();
    assert_eq!((seen.to_name.as_str(), seen.free, seen.standing), ("Tyhja Oy", 0, Standing::Elsewhere));
    assert_eq!(seen.license, None);
    let rows = t
        .read(&shop.admin, move |act| subscriptions(act, acme, Some(stock), &Window::first(10)))
        .unwrap()
        .items;
    assert_eq!((rows[0].to_name.as_str(), rows[0].units), ("Tyhja Oy", 1));
    assert_eq!((rows[0].license, rows[0].assigned, rows[0].valid_to), (None, None, None));
    assert_eq!(rows[0].license_number, None);
    let back = t.made_or_refused(move |act| take_back(act, stock, seen.id, 1));
    assert_eq!(back, Refusal::NotFound);
    t.made(move |act| disable_customer(act, customer, "unpaid", Share::Return));
    assert_eq!(counts(t, stock), (10, 5, 5));
    healthy(t);
}

/// A partner that moved away is not named after whoever gave it units before, nor can they be taken back.
#[test]
fn a_partner_that_moved_away_keeps_what_it_was_given() {
    let shop = Shop::new();
    let (t, stock, given_to, gamma, zeta) = (&shop.t, shop.stock, shop.allotment, shop.gamma, shop.zeta);
    let child = given(t, stock)[0].given.unwrap();
    assert_eq!(t.made(move |act| get(act, child)).giver_name.as_deref(), Some("Acme"));
    t.made(move |act| organizations::move_below(act, gamma, zeta));
    let seen = t.made(move |act| get(act, child));
    assert_eq!((seen.giver_name, seen.total), (None, 4));
    assert_eq!((given(t, stock)[0].given, given(t, stock)[0].free), (None, 0));
    assert_eq!(t.made_or_refused(move |act| take_back(act, stock, given_to, 1)), Refusal::NotFound);
    healthy(t);
}

/// IT-13: a reseller gives units on and takes them back, and reads nothing of the licenses that they are on.
#[test]
fn a_reseller_reads_no_licenses_by_its_codes() {
    let shop = Shop::new();
    let (t, stock, beta, resold) = (&shop.t, shop.stock, shop.beta, shop.resold);
    let own = t.made(move |act| allot_to_partner(act, stock, beta, 3)).id;
    t.work(&shop.reseller, move |act| allot(act, own, resold, 2)).unwrap();
    let look = |who: &Caller| {
        t.read(who, move |act| {
            let one = allotments(act, own, &Window::first(10))?.items.remove(0);
            assert_eq!(allotment(act, own, one.id)?.license, one.license);
            let row = subscriptions(act, beta, Some(own), &Window::first(10))?.items.remove(0);
            let days = (row.valid_from.is_some(), row.valid_to.is_some());
            Ok((
                one.license.is_some(),
                row.license.is_some(),
                row.license_number.is_some(),
                days,
                one.free,
                row.units,
            ))
        })
        .unwrap()
    };
    assert_eq!(look(&shop.reseller), (false, false, false, (false, false), 2, 2));
    assert_eq!(look(&shop.admin), (true, true, true, (true, true), 2, 2));
}

/// What a code promised is what it gives, whatever became of the plan and of the names of its editions since.
#[test]
fn a_license_lasts_as_long_as_its_code_promised() {
    let shop = Shop::new();
    let (t, stock, customer, acme, plan) = (&shop.t, shop.stock, shop.empty, shop.acme, shop.plan);
    let edit_plan = move |act: &mut Act<'_>, months: i64| {
        let found = products::plan(act, acme, plan)?;
        products::change_plan(act, plan, &PlanForm { term_months: months, ..found.form() }, found.edited)
    };
    t.made(move |act| edit_plan(act, 1));
    let code = rename_edition(&shop, "basic");
    let license = t.made(move |act| allot(act, stock, customer, 2));
    assert_eq!((license.valid_to.to_string(), license.lines[0].quantity), ("2027-11-22".into(), 2));
    assert_eq!(license.lines[0].edition_code, code);
    let gamma = shop.gamma;
    let below = t.made(move |act| allot_to_partner(act, stock, gamma, 1));
    assert_eq!(below.of.term_months, 12);
    let batch = NewBatch { edition: code, ..new_batch(plan, 1) };
    let typed = t.made(move |act| {
        let batch = make(act, acme, &batch)?;
        peek(act, batch)
    });
    let shorter = typed[0].1.clone();
    let refused = t.work(&shop.manager, move |act| {
        let found = try_code(act, acme, shorter.reveal())?;
        update(act, stock, &found.map_err(Error::from)?)
    });
    assert_eq!(refusal(refused), Refusal::PurchaseCodeOfAnotherTerm { months: 1, held: 12 });
    healthy(t);
}

fn rename_edition(shop: &Shop, code: &str) -> String {
    let (product, acme, wanted) = (shop.product, shop.acme, code.to_owned());
    shop.t.made(move |act| {
        let found = products::get(act, acme, product)?;
        let mut form = found.form();
        form.editions[0].code.clone_from(&wanted);
        products::change(act, product, &form, found.version)
    });
    code.to_owned()
}

/// An edition that a code promises stays, whether or not anybody has a license with it.
#[test]
fn an_edition_that_codes_promise_stays() {
    let shop = Shop::new();
    let (t, acme) = (&shop.t, shop.acme);
    let product = t.product(acme).id;
    let plan = t.plan(product, PlanForm::default()).id;
    let remove = || {
        t.made_or_refused(move |act| {
            let found = products::get(act, acme, product)?;
            let form = found.form();
            let editions: Vec<EditionForm> = form.editions.iter().skip(1).cloned().collect();
            products::change(act, product, &ProductForm { editions, ..form }, found.version)
        })
    };
    let (_, codes) = t.batch(acme, plan, 1);
    assert_eq!(remove(), Refusal::EditionInUse { edition: "Standard".into() });
    t.enter_code(acme, &codes[0].1);
    t.made(|act| Ok(act.tx().execute("DELETE FROM code_batches", db::params![])?));
    assert_eq!(remove(), Refusal::EditionInUse { edition: "Standard".into() });
}

/// Asked what a code would bring that it has entered itself, an organization is told so; entering goes by what was
/// found, so that the same act asked for twice is answered twice.
#[test]
fn a_code_that_was_entered_brings_nothing_any_more() {
    let shop = Shop::new();
    let (acme, code) = (shop.acme, shop.codes[0].1.clone());
    let asked = code.clone();
    let answer = shop.t.work(&shop.admin, move |act| check_code(act, Some(acme), asked.reveal())).unwrap();
    let by = Refusal::PurchaseCodeUsedBy { organization: "Acme".into(), day: "2026-11-23".into() };
    assert_eq!(answer.err(), Some(by));
    assert!(shop.t.work(&shop.admin, move |act| try_code(act, acme, code.reveal())).unwrap().is_ok());
}

/// Every share is reached, however many there are.
#[test]
fn what_was_given_is_read_page_by_page() {
    let shop = Shop::new();
    let (t, stock) = (&shop.t, shop.stock);
    for (name, units) in [("Eka", 1), ("Toka", 2)] {
        let customer = t.customer(shop.acme, name);
        t.made(move |act| allot(act, stock, customer, units));
    }
    let (mut window, mut names) = (Window::first(2), Vec::new());
    loop {
        let asked = window.clone();
        let page = t.made(move |act| allotments(act, stock, &asked));
        names.extend(page.items.into_iter().map(|one| one.to_name));
        let Some(next) = page.next else { break };
        window = Window::new(2, Some(next));
    }
    assert_eq!(names, ["Toka", "Eka", "Gamma"]);
    let (elsewhere, foreign) = (t.partner(shop.acme, "Delta", PartnerType::Msp), shop.allotment);
    let other = t.made(move |act| allot_to_partner(act, stock, elsewhere, 1)).id;
    assert_eq!(t.made_or_refused(move |act| allotment(act, other, foreign)), Refusal::NotFound);
}

/// An entry is found by who gave it, whatever is edited of it.
#[test]
fn an_edited_entry_is_still_found_by_its_giver() {
    let shop = Shop::new();
    let (t, gamma, stock) = (&shop.t, shop.gamma, shop.stock);
    let child = given(t, stock)[0].given.unwrap();
    let entry = EntryForm { email: "uusi@x.example".into(), company: "Uusi".into() };
    t.made(move |act| edit(act, child, &entry, 1));
    for query in ["acme", "uusi"] {
        let filter = Filter { view: None, query: query.into() };
        let found = t.made(move |act| list(act, gamma, &filter, &Window::first(10)));
        assert_eq!(found.items.len(), 1, "{query}");
    }
}
