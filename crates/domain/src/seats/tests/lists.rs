//! The list of users and the figures beside it.

use super::*;

/// NX-46, NX-66: pages give every user once in order; filters and counts agree.
#[test]
fn pages_walk_every_user_once() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let (first, second) = (t.license(customer, plan.id, 50, 0).id, t.license(customer, plan.id, 50, 0).id);
    let names: Vec<String> =
        (0..17).map(|number| format!("{}{number}@x.example", ["Ä", "b", "Z"][number % 3])).collect();
    let rows: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut made = t.seats(first, &rows);
    let gone = t.seats(first, &["gone@x.example"])[0];
    t.made(move |act| remove(act, gone));
    let others = t.seats(second, &["100%@x.example", "other_one"]);
    let walk = |filter: SeatFilter, size: i64| {
        let (mut walked, mut after, mut total) = (Vec::new(), None, None);
        loop {
            let (window, filter) = (Window::new(size, after.take()), filter.clone());
            let page: Page<Seat> = t.made(move |act| list(act, customer, &filter, &window));
            walked.extend(page.items.iter().map(|seat| seat.id));
            total = total.or(page.total);
            assert_eq!(page.total, total);
            after = page.next;
            if after.is_none() {
                assert_eq!(total, Some(Total::Exactly(walked.len() as i64)));
                walked.sort();
                return walked;
            }
        }
    };
    made.sort();
    for size in [1, 2, 5, 16, 17, 18, 200] {
        assert_eq!(
            walk(SeatFilter { license: Some(first), ..SeatFilter::default() }, size),
            made,
            "size {size}"
        );
    }
    assert_eq!(walk(SeatFilter::default(), 4).len(), 19);
    let found = |query: &str| walk(SeatFilter { query: query.into(), license: None }, 3);
    assert_eq!((found("%"), found("_"), found("OTHER").len()), (vec![others[0]], vec![others[1]], 1));
    assert_eq!((found("a0@").len(), found("gone").len(), found("x.example").len()), (1, 0, 18));
}

/// NX-40: the licenses that users can be put on, those with room first, revoked ones not; and how many wait for an
/// invitation.
#[test]
fn openings_and_the_tally() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let revoked = t.license(customer, shop.plan, 9, 9).id;
    t.made(move |act| crate::licenses::revoke(act, revoked));
    let open = t.read(&shop.buyer, move |act| openings(act, customer)).unwrap();
    let found: Vec<(LicenseId, i64)> = open.iter().map(|opening| (opening.license, opening.free())).collect();
    let mut expected = [(shop.license.id, 4), (shop.suspended.id, 1), (shop.draft.id, 1), (shop.trial.id, 0)];
    assert_eq!(found.last(), Some(&expected[3]), "full ones last");
    let mut sorted = found.clone();
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    let seen = t.made(move |act| tally(act, customer));
    // Ann waits; t2testi has no address, and the trial's user is installed.
    assert_eq!(seen, Tally { users: 3, uninvited: 1 });
}

/// NX-27: five Standard and one Server give 75 GB, and the devices of a user are counted beside the units.
#[test]
fn devices_are_counted_beside_the_units() {
    let (t, _, license) = bare();
    let seats = t.seats(license, &["ann@x.example", "t2testi"]);
    t.device(seats[0], "laptop");
    assert_eq!(counters(&t, license), [(5, 2, 1), (1, 0, 0)]);
    let seat = read(&t, seats[0]);
    assert_eq!((seat.is_installed(), seat.device_name.as_deref()), (true, Some("laptop")));
}
