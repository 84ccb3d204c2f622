//! The list of licenses.

use super::*;

/// Keyset pages across customers give every license once, whatever the size of the page and the names.
#[test]
fn pages_walk_every_license_once() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    let mut made = Vec::new();
    for number in 0..9 {
        let customer = t.customer(acme, ["Sama Oy", "sáma oy", "Zeta"][number % 3]);
        made.extend((0..number % 4).map(|_| t.license(customer, plan, 1, 0).id));
    }
    made.sort();
    for size in [1, 2, 3, 5, 13, 14, 15, 200] {
        let (mut walked, mut after) = (Vec::new(), None);
        loop {
            let page = all(&t, acme, LicenseFilter::default(), Window::new(size, after.take()));
            assert_eq!(page.total, Some(Total::Exactly(made.len() as i64)));
            walked.extend(page.items.iter().map(|row| row.summary.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        walked.sort();
        assert_eq!(walked, made, "size {size}");
    }
}

/// The views of the list, its search and its vendor filter (NX-02), each with its count.
#[test]
fn the_list_is_narrowed() {
    let shop = Shop::new();
    let t = &shop.t;
    let old = Issue { starts_on: Some(day("2020-01-01")), ..license_request(shop.plan, 1, 0) };
    let old = issued(t, shop.resold, old).unwrap();
    let found = |filter: LicenseFilter| {
        let page = all(t, shop.acme, filter, Window::first(50));
        assert_eq!(page.total.map(Total::number), Some(page.items.len() as i64));
        let mut ids: Vec<LicenseId> = page.items.into_iter().map(|row| row.summary.id).collect();
        ids.sort();
        ids
    };
    let view = |view| LicenseFilter { view: Some(view), ..LicenseFilter::default() };
    let query = |query: &str| LicenseFilter { query: query.into(), ..LicenseFilter::default() };
    let table = [
        (view(LicenseView::All), 5),
        (view(LicenseView::Expiring), 1),
        (view(LicenseView::Full), 1),
        (view(LicenseView::Trials), 1),
        (view(LicenseView::Suspended), 1),
        (view(LicenseView::Expired), 1),
        (query("asiakas"), 4),
        (query("ASIAKAS"), 4),
        (query(&old.number[..8]), 1),
        (query(&old.number.to_uppercase()), 1),
        (query(&old.number[1..9]), 0),
        (query("%"), 0),
        (query("_"), 0),
        (LicenseFilter { vendor: Some(shop.beta), ..LicenseFilter::default() }, 1),
    ];
    for (filter, count) in table {
        assert_eq!(found(filter.clone()).len(), count, "{filter:?}");
    }
    assert_eq!(found(view(LicenseView::Trials)), [shop.trial.id]);
    assert_eq!(found(view(LicenseView::Suspended)), [shop.suspended.id]);
    assert_eq!(found(view(LicenseView::Expired)), [old.id]);
}

/// Either order is walked page by page, is the mirror of the other, and is read from an index.
#[test]
fn every_order_is_paged_by_its_keys() {
    let shop = Shop::new();
    let (t, acme) = (&shop.t, shop.acme);
    t.license(shop.empty, shop.plan, 1, 0);
    let walked = |sort: LicenseSort| {
        let (mut walked, mut after) = (Vec::new(), None);
        loop {
            let filter = LicenseFilter { sort, ..LicenseFilter::default() };
            let page = all(t, acme, filter, Window::new(2, after.take()));
            walked.extend(page.items.iter().map(|row| row.summary.id));
            after = page.next;
            if after.is_none() {
                return walked;
            }
        }
    };
    let mut mirrored = walked(LicenseSort::CustomerDown);
    assert!(mirrored.len() > 4);
    mirrored.reverse();
    assert_eq!(walked(LicenseSort::Customer), mirrored);
    if t.world.db().engine() == db::EngineKind::Sqlite {
        for sort in LicenseSort::ALL.iter().copied() {
            let steps = t.made(move |act| list::plan(act, acme, sort));
            assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{sort}: {steps:?}");
        }
    }
}
