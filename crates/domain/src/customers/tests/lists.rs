//! The list of customers: filters, views, search and pages.

use super::*;

fn names(page: &Page<CustomerRow>) -> Vec<&str> {
    page.items.iter().map(|row| row.name.as_str()).collect()
}

fn listed(t: &TestWorld, top: OrganizationId, filter: &Filter) -> Page<CustomerRow> {
    let filter = filter.clone();
    t.read(&Caller::command_line(), move |act| list(act, top, &filter, &Window::first(100))).unwrap()
}

fn found(t: &TestWorld, top: OrganizationId, query: &str) -> Vec<String> {
    let filter = Filter { query: query.into(), ..Filter::default() };
    listed(t, top, &filter).items.into_iter().map(|row| row.name).collect()
}

/// A new name is found and sorted by at once, the old one no more.
#[test]
fn a_rename_reaches_the_list() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let form = customer_form("Öljy Oy");
    t.work(&shop.admin, move |act| change(act, customer, &form, 1)).unwrap();
    assert_eq!(found(t, shop.acme, "oljy"), ["Öljy Oy"]);
    assert!(found(t, shop.acme, "asiakas").is_empty());
    let page = listed(t, shop.acme, &Filter::default());
    assert_eq!(names(&page), ["Jalleenmyyty Oy", "Öljy Oy", "Suljettu Oy", "Tyhja Oy"]);
}

/// NX-02: the list is that of one vendor and those below it.
#[test]
fn the_list_is_filtered_by_vendor() {
    let shop = Shop::new();
    let t = &shop.t;
    t.customer(shop.gamma, "Gamman Oy");
    let all = listed(t, shop.acme, &Filter::default());
    assert_eq!(names(&all), ["Asiakas Oy", "Gamman Oy", "Jalleenmyyty Oy", "Suljettu Oy", "Tyhja Oy"]);
    assert_eq!(all.total, Some(Total::Exactly(5)));
    assert_eq!(all.items[2].vendor_name, "Beta");
    for (vendor, expected) in [(shop.beta, "Jalleenmyyty Oy"), (shop.gamma, "Gamman Oy")] {
        let page = listed(t, shop.acme, &Filter { vendor: Some(vendor), ..Filter::default() });
        assert_eq!((names(&page), page.total), (vec![expected], Some(Total::Exactly(1))));
    }
    let everything = listed(t, t.operator(), &Filter::default());
    assert_eq!(everything.total, Some(Total::Exactly(6)));
}

/// NX-03, NX-04: found by business id with or without its hyphen, by name without accents, by place; signs of
/// LIKE mean themselves.
#[test]
fn the_search_finds_by_business_id_name_and_place() {
    let t = TestWorld::new();
    let operator = t.operator();
    let made = |name: &str, business_id: &str, area: &str| {
        let form = Form { business_id: business_id.into(), postal_area: area.into(), ..customer_form(name) };
        t.made(move |act| create(act, operator, &form))
    };
    made("Asiakasyritys Oy", "1650321-2", "Äänekoski");
    made("Ditta S.r.l.", "1231231231123123", "Milano");
    made("100 % Oy", "ABC_1", "Turku");
    let table: [(&str, &[&str]); 12] = [
        ("1650321-2", &["Asiakasyritys Oy"]),
        ("16503212", &["Asiakasyritys Oy"]),
        ("1231231231123123", &["Ditta S.r.l."]),
        ("123123", &["Ditta S.r.l."]),
        ("ASIAKASYRITYS", &["Asiakasyritys Oy"]),
        ("aanekoski", &["Asiakasyritys Oy"]),
        ("s.r.l", &["Ditta S.r.l."]),
        ("100 %", &["100 % Oy"]),
        ("_", &["100 % Oy"]),
        ("!", &[]),
        ("%%", &[]),
        (" ' OR 1=1 -- ", &[]),
    ];
    for (query, expected) in table {
        assert_eq!(found(&t, operator, query), expected, "{query}");
    }
    let twins = t.made(move |act| look_alikes(act, operator, " 1650321-2 "));
    assert_eq!(twins.len(), 1);
    assert!(t.made(move |act| look_alikes(act, operator, "1650321")).is_empty());
}

/// The views of the list and the country, each with its count.
#[test]
fn the_views_narrow_the_list() {
    let shop = Shop::new();
    let t = &shop.t;
    let italian = Form { country: "IT".into(), ..customer_form("Ditta") };
    let acme = shop.acme;
    t.made(move |act| create(act, acme, &italian));
    let full = t.customer(acme, "Taysi Oy");
    let license = t.license(full, shop.plan, 1, 0);
    t.seats(license.id, &["a@x.example"]);
    let view = |view| Filter { view: Some(view), ..Filter::default() };
    let table = [
        (view(View::Disabled), vec!["Suljettu Oy"]),
        (view(View::Trials), vec!["Asiakas Oy"]),
        // The trial of a month ends within thirty days, and its one seat is taken.
        (view(View::Expiring), vec!["Asiakas Oy"]),
        (view(View::Full), vec!["Asiakas Oy", "Taysi Oy"]),
        (Filter { country: Some("IT".into()), ..Filter::default() }, vec!["Ditta"]),
        (Filter { country: Some("it'".into()), ..Filter::default() }, vec![]),
    ];
    for (filter, expected) in table {
        let page = listed(t, acme, &filter);
        assert_eq!(names(&page), expected, "{filter:?}");
        assert_eq!(page.total.map(Total::number), Some(expected.len() as i64), "{filter:?}");
    }
    // The counts beside the views are those of the lists behind them, whatever else the list is narrowed to.
    for query in ["", "asiakas", "nobody"] {
        let filter = Filter { query: query.into(), view: Some(View::Full), ..Filter::default() };
        let asked = filter.clone();
        for (view, total) in t.made(move |act| views(act, acme, &asked)) {
            let page = listed(t, acme, &Filter { view: Some(view), ..filter.clone() });
            assert_eq!(page.total, total, "{view} {query}");
        }
    }
}

/// What changed since an instant: created, or anything about it written to the trail.
#[test]
fn changed_since_is_by_the_trail() {
    let shop = Shop::new();
    let t = &shop.t;
    let since = |at: Instant| {
        let page = listed(t, shop.acme, &Filter { changed_since: Some(at), ..Filter::default() });
        page.items.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(since(START).len(), 4);
    t.clock.advance_seconds(60);
    let later = t.world.now();
    assert!(since(later).is_empty());
    t.seats(shop.license.id, &["new@x.example"]);
    assert_eq!(since(later), ["Asiakas Oy"]);
    assert!(since(later.plus_seconds(1)).is_empty());
}

/// Keyset pages give every customer exactly once, in order, whatever the size of the page and however alike the
/// names.
#[test]
fn pages_walk_every_customer_once() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let mut made: Vec<OrganizationId> =
        (0..23).map(|number| t.customer(acme, ["Sama Oy", "sáma oy", "Ääni", "Zeta"][number % 4])).collect();
    made.sort();
    for size in [1, 2, 3, 7, 22, 23, 24, 200] {
        let (mut walked, mut keys, mut after) = (Vec::new(), Vec::new(), None);
        loop {
            let window = Window::new(size, after.take());
            let page = t.made(move |act| {
                list(act, acme, &Filter { query: "a".into(), ..Filter::default() }, &window)
            });
            assert_eq!(page.total, Some(Total::Exactly(23)));
            assert!(page.items.len() as i64 <= size);
            walked.extend(page.items.iter().map(|row| row.id));
            keys.extend(page.items.iter().map(|row| (crate::input::fold(&row.name), row.id)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert!(keys.is_sorted(), "size {size}");
        walked.sort();
        assert_eq!(walked, made, "size {size}");
    }
}

/// The figures on a row are those of the customer's licenses, the one in force that ends first at the front.
#[test]
fn rows_show_what_licenses_stand_at() {
    let shop = Shop::new();
    let t = &shop.t;
    let other =
        t.plan(shop.product, PlanForm { name: "Long".into(), term_months: 36, ..PlanForm::default() });
    t.license(shop.empty, other.id, 3, 0);
    t.license(shop.empty, shop.plan, 2, 1);
    let page = listed(t, shop.acme, &Filter { query: "tyhja".into(), ..Filter::default() });
    let licenses: Vec<(&str, i64, Option<i64>)> = page.items[0]
        .licenses
        .iter()
        .map(|license| (license.plan_name.as_str(), license.quantity, license.total_space_gb))
        .collect();
    assert_eq!(licenses, [("Yearly", 3, Some(45)), ("Long", 3, Some(30))]);
    let page = listed(t, shop.acme, &Filter { query: "asiakas".into(), ..Filter::default() });
    let seats: Vec<(i64, i64)> =
        page.items[0].licenses.iter().map(|license| (license.assigned, license.installed)).collect();
    assert!(seats.contains(&(2, 0)) && seats.contains(&(1, 1)), "{seats:?}");
}

/// Every order is walked page by page without losing or repeating a row, and its way back is its mirror.
#[test]
fn every_order_is_paged_by_its_keys() {
    let shop = Shop::new();
    let (t, acme) = (&shop.t, shop.acme);
    for number in [3, 1, 2, 2] {
        t.customer(acme, &format!("Rivi {number}"));
    }
    let walked = |sort: Sort| {
        let mut ids = Vec::new();
        let mut window = Window::first(2);
        loop {
            let (filter, asked) = (Filter { sort, ..Filter::default() }, window.clone());
            let page = t.read(&Caller::command_line(), move |act| list(act, acme, &filter, &asked)).unwrap();
            ids.extend(page.items.iter().map(|row| (row.name.clone(), row.id)));
            let Some(next) = page.next else { return ids };
            window = Window::new(2, Some(next));
        }
    };
    let by_name = walked(Sort::Name);
    let mut by_age = by_name.clone();
    by_age.sort_by_key(|row| row.1);
    assert_eq!(by_name.len(), 8);
    assert_eq!(walked(Sort::Created), by_age);
    for (up, down) in [(Sort::Name, Sort::NameDown), (Sort::Created, Sort::CreatedDown)] {
        let mut mirrored = walked(down);
        mirrored.reverse();
        assert_eq!(walked(up), mirrored);
    }
}

/// No order is offered that would sort all there is: each is read from an index.
#[test]
fn every_order_is_read_from_an_index() {
    let shop = Shop::new();
    if shop.t.world.db().engine() != db::EngineKind::Sqlite {
        return;
    }
    let root = shop.acme;
    for sort in Sort::ALL.iter().copied() {
        let steps = shop.t.made(move |act| list::plan(act, root, sort));
        assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{sort}: {steps:?}");
    }
}

/// The last contact of a customer's devices stands beside it, for who may see installations.
#[test]
fn a_row_tells_when_a_device_was_heard_of() {
    let shop = Shop::new();
    let rows = listed(&shop.t, shop.acme, &Filter::default()).items;
    let seen = |id: OrganizationId| rows.iter().find(|row| row.id == id).unwrap().last_seen_at;
    assert_eq!(seen(shop.customer), Some(shop.t.world.now()));
    assert_eq!(seen(shop.empty), None);
}

/// Where a new customer most likely lives: where the vendor itself does, else where the last one was added.
#[test]
fn the_usual_country_is_the_own_one_or_that_of_the_newest_customer() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let manager = t.person("mia", acme, Role::Manager);
    let usual = || t.read(&manager, move |act| usual_country(act, acme)).unwrap();
    assert_eq!(usual(), None);
    for country in ["FI", "IT"] {
        let form = Form { country: country.into(), ..customer_form(country) };
        t.made(move |act| create(act, acme, &form));
        assert_eq!(usual().as_deref(), Some(country));
    }
    let own = crate::billing::IssuerForm { country: "ES".into(), ..crate::testing::issuer_form("Acme") };
    t.made(move |act| crate::billing::set_issuer(act, acme, &own, 0));
    assert_eq!(usual().as_deref(), Some("ES"));
    let refused = t.read(&t.stranger(), move |act| usual_country(act, acme));
    assert_eq!(refusal(refused), Refusal::NotFound);
}
