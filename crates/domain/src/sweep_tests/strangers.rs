//! Who may not see a record, or not change it.

use super::*;

fn token(organization: OrganizationId) -> Caller {
    let actor = Actor::Token {
        token: TokenId::from_uuid(uuid::Uuid::now_v7()),
        name: "integration".into(),
        organization,
        role: Role::Admin,
    };
    Caller::new(actor, Door::Api)
}

/// SR-01, SR-04, SR-05, T1, T2: who stands beside, or below the record, and nobody, find nothing and change nothing.
#[test]
fn strangers_siblings_and_children_find_nothing_and_change_nothing() {
    let shop = Arc::new(Shop::with_books().with_people());
    let strangers = [
        ("sibling", shop.sibling.clone(), true),
        ("sibling's token", token(shop.zeta), true),
        ("child", shop.child.clone(), false),
        ("child's token", token(shop.gamma), false),
        ("nobody", shop.t.stranger(), true),
        (
            "a member of nothing",
            shop.t.caller(crate::ids::AccountId::from_uuid(uuid::Uuid::now_v7()), "x"),
            true,
        ),
    ];
    let before = shop.t.dump();
    for operation in operations() {
        for (who, caller, rival) in &strangers {
            if operation.hidden == Hidden::FromRival && !rival {
                continue;
            }
            let answer = run(&shop, caller, &operation);
            assert_eq!(refusal(answer), Refusal::NotFound, "{} by {who}", operation.name);
        }
        assert!(shop.t.dump() == before, "{} left something behind", operation.name);
    }
}

/// SR-13: an id that names nothing answers as one out of reach does, even to the operator.
#[test]
fn what_does_not_exist_answers_the_same() {
    let shop = Arc::new(Shop::with_books().with_people());
    let gone = uuid::Uuid::now_v7();
    let (license, seat) = (crate::ids::LicenseId::from_uuid(gone), crate::ids::SeatId::from_uuid(gone));
    let customer = OrganizationId::from_uuid(gone);
    let asked = Caller::command_line();
    let t = &shop.t;
    assert_eq!(refusal(t.work(&asked, move |act| licenses::get(act, license))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| seats::remove(act, seat))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| customers::delete(act, customer))), Refusal::NotFound);
    // A partner is no customer, whatever may be done to it.
    let acme = shop.acme;
    assert_eq!(refusal(t.work(&asked, move |act| customers::delete(act, acme))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| licenses::list(act, acme))), Refusal::NotFound);
}

/// A viewer sees everything and changes nothing.
#[test]
fn a_viewer_sees_and_is_forbidden_to_change() {
    let shop = Arc::new(Shop::with_books().with_people());
    let before = shop.t.dump();
    for operation in operations().iter().filter(|operation| operation.hidden == Hidden::FromAll) {
        let answer = run(&shop, &shop.viewer, operation);
        match operation.sort {
            Sort::View => assert!(answer.is_ok(), "{}: {answer:?}", operation.name),
            Sort::Change(_) => assert_eq!(refusal(answer), Refusal::Forbidden, "{}", operation.name),
        }
        assert!(shop.t.dump() == before, "{}", operation.name);
    }
}

/// IT-13: a reseller neither sees nor changes licenses and the catalogue, and does not modify customers; what it
/// may not do to its own customers is forbidden, not hidden.
#[test]
fn a_reseller_cannot_see_licenses() {
    let shop = Arc::new(Shop::with_books().with_people());
    let license = shop.t.license(shop.resold, shop.plan, 5, 1).id;
    let (resold, beta, plan) = (shop.resold, shop.beta, shop.plan);
    let by =
        |run: fn(&mut Act<'_>, (OrganizationId, OrganizationId, crate::ids::LicenseId)) -> Result<()>| {
            refusal(shop.t.work(&shop.reseller, move |act| run(act, (resold, beta, license))))
        };
    let forbidden = [
        by(|act, (_, _, license)| none(licenses::get(act, license))),
        by(|act, (customer, ..)| none(licenses::list(act, customer))),
        by(|act, (_, beta, _)| none(licenses::list_all(act, beta, &LicenseFilter::default(), &window()))),
        by(|act, (_, _, license)| none(licenses::suspend(act, license, "x"))),
        by(|act, (_, _, license)| none(licenses::set_quantity(act, license, "standard", 9))),
        by(|act, (customer, ..)| customers::disable(act, customer, "x")),
        by(|act, (customer, ..)| none(customers::change(act, customer, &customer_form("X"), 1))),
        by(|act, (customer, ..)| customers::delete(act, customer)),
        by(|act, (customer, ..)| none(customers::reveal_key(act, customer))),
        by(|act, (_, beta, _)| none(products::list(act, beta))),
        refusal(
            shop.t
                .work(&shop.reseller, move |act| licenses::issue(act, resold, &license_request(plan, 1, 0))),
        ),
    ];
    assert!(forbidden.iter().all(|answer| *answer == Refusal::Forbidden), "{forbidden:?}");
    let listed =
        shop.t.read(&shop.reseller, move |act| customers::list(act, beta, &Filter::default(), &window()));
    let listed = listed.unwrap().items;
    assert_eq!((listed.len(), listed[0].licenses.len()), (1, 0));
    let listed =
        shop.t.read(&shop.manager, move |act| customers::list(act, beta, &Filter::default(), &window()));
    assert_eq!(listed.unwrap().items[0].licenses.len(), 1);
    // It may add users, and create customers.
    shop.t.work(&shop.reseller, move |act| seats::add(act, license, &[new_seat("a@x.example")])).unwrap();
    shop.t.work(&shop.reseller, move |act| customers::create(act, beta, &customer_form("Uusi"))).unwrap();
}

/// T10: a reseller learns nothing about licenses by what a list finds.
#[test]
fn views_of_licenses_are_no_oracle() {
    let shop = Arc::new(Shop::with_books().with_people());
    let beta = shop.beta;
    for view in [customers::View::Trials, customers::View::Expiring, customers::View::Full] {
        let filter = Filter { view: Some(view), ..Filter::default() };
        let asked = filter.clone();
        let answer = shop.t.read(&shop.reseller, move |act| customers::list(act, beta, &asked, &window()));
        assert_eq!(refusal(answer), Refusal::Forbidden, "{view}");
        assert!(
            shop.t.read(&shop.manager, move |act| customers::list(act, beta, &filter, &window())).is_ok()
        );
    }
}

/// SR-11: with its organization closed, a membership or token reaches nothing any more.
#[test]
fn a_closed_organization_reaches_nothing() {
    let shop = Arc::new(Shop::with_books().with_people());
    let customer = shop.customer;
    let tokens = token(customer);
    assert!(shop.t.read(&shop.buyer, move |act| licenses::list(act, customer)).is_ok());
    assert!(shop.t.read(&tokens, move |act| licenses::list(act, customer)).is_ok());
    shop.t.work(&shop.admin, move |act| customers::disable(act, customer, "unpaid")).unwrap();
    for caller in [&shop.buyer, &tokens] {
        let answer = shop.t.read(caller, move |act| licenses::list(act, customer));
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
    shop.t.work(&shop.admin, move |act| customers::enable(act, customer)).unwrap();
    assert!(shop.t.read(&shop.buyer, move |act| licenses::list(act, customer)).is_ok());
}

/// SR-07, T8: what Acme's people get from every list is the same to the byte after Zeta gained 37 customers with
/// licenses and users.
#[test]
fn nothing_of_a_sibling_shows_in_any_answer() {
    let shop = Arc::new(Shop::with_books().with_people());
    let looks = |shop: &Arc<Shop>| {
        let inside = Arc::clone(shop);
        let seen = shop.t.read(&shop.manager, move |act| {
            let s = &inside;
            let mut seen = Vec::new();
            for query in ["", "oy", "1650321"] {
                let filter = Filter { query: query.into(), ..Filter::default() };
                seen.push(format!("{:?}", customers::list(act, s.acme, &filter, &Window::first(3))?));
                let filter = LicenseFilter { query: query.into(), ..LicenseFilter::default() };
                seen.push(format!("{:?}", licenses::list_all(act, s.acme, &filter, &Window::first(3))?));
                let filter = SeatFilter { query: query.into(), license: None };
                seen.push(format!("{:?}", seats::list(act, s.customer, &filter, &window())?));
            }
            seen.push(format!("{:?}", customers::look_alikes(act, s.acme, "1650321-2")?));
            seen.push(format!("{:?}", customers::names(act, s.acme, 200)?));
            seen.push(format!("{:?}", customers::views(act, s.acme, &Filter::default())?));
            seen.push(format!("{:?}", seats::tally(act, s.customer)?));
            seen.push(format!("{:?}", seats::openings(act, s.customer)?));
            seen.push(format!("{:?}", products::list(act, s.acme)?));
            seen.push(format!("{:?}", products::plans_offered(act, s.acme)?));
            seen.push(format!("{:?}", licenses::trial_clients(act, s.license.id)?));
            Ok(seen)
        });
        seen.unwrap()
    };
    let before = looks(&shop);
    let plan = shop.rival_license.plan;
    for number in 0..37 {
        let customer = shop.t.customer(shop.zeta, &format!("Asiakas {number} Oy"));
        let license = shop.t.license(customer, plan, 3, 0);
        shop.t.seats(license.id, &["ann@x.example"]);
    }
    shop.t.product(shop.zeta);
    assert_eq!(looks(&shop), before);
}
