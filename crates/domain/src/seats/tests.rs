//! Seats on the real database.

use crate::{Caller, access::PartnerType, products::PlanForm, testing::TestWorld};

/// NX-27: five Standard and one Server give 75 GB.
#[test]
fn the_builders_make_what_the_seed_shows() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakasyritys Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let license = t.license(customer, plan.id, 5, 1);
    assert_eq!(license.total_space_gb(), Some(75));
    let seats = t.seats(license.id, &["ann@x.example", "t2testi"]);
    t.device(seats[0], "laptop");
    let id = license.id;
    let license = t.read(&Caller::command_line(), move |act| crate::licenses::get(act, id)).unwrap();
    assert_eq!((license.lines[0].assigned, license.lines[0].installed), (2, 1));
}
