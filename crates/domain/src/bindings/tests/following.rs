//! People who were left on a license that is over (RU-12): offered to be brought to the new one, never by itself.

use super::*;
use crate::{ids::LicenseId, licenses, testing::license_request};

/// The scene after its license ended, with two people still on it.
fn over() -> (Scene, Vec<SeatId>) {
    let s = scene();
    registered(&s.t, "olga@example.com");
    let seats = ["olga@example.com", "pavel@example.com"].map(|email| binds(&s, email).unwrap().seat);
    s.t.device(seats[0], "laptop");
    s.t.clock.advance_seconds(400 * 86_400);
    (s, seats.into())
}

fn issued(s: &Scene, quantity: i64) -> LicenseId {
    let (customer, request) = (s.customer, license_request(s.license.plan, quantity, 0));
    s.t.made(move |act| licenses::issue(act, customer, &request)).id
}

fn offered(s: &Scene) -> Vec<(LicenseId, i64, i64)> {
    let customer = s.customer;
    let found = s.t.read(&s.mia, move |act| left_behind(act, customer)).unwrap();
    found.into_iter().map(|left| (left.to.id, left.people, left.room)).collect()
}

/// Nothing happens by itself; offered is the license with room that ends last; one act brings people and devices, and
/// codes and history stay what they are.
#[test]
fn the_same_people_are_brought_along_in_one_act() {
    let (s, seats) = over();
    assert_eq!(offered(&s), []);
    let (customer, old, new) = (s.customer, s.license.id, issued(&s, 5));
    assert_eq!(offered(&s), [(new, 2, 2)]);
    let codes = || {
        let (customer, seats) = (s.customer, seats.clone());
        let shown = s.t.made(move |act| seats::reveal_codes(act, customer, &seats));
        shown.into_iter().map(|(_, code)| code.reveal().to_owned()).collect::<Vec<_>>()
    };
    let before = codes();
    assert_eq!(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, new))).unwrap(), (2, 0));
    assert_eq!(codes(), before);
    let license = s.t.made(move |act| licenses::get(act, new));
    assert_eq!((license.lines[0].assigned, license.lines[0].installed), (2, 1));
    let past =
        s.t.read(&s.mia, {
            let seat = seats[0];
            move |act| history(act, seat)
        })
        .unwrap();
    assert_eq!((past.len(), past[0].email.as_str(), past[0].ended_at), (1, "olga@example.com", None));
    assert_eq!(offered(&s), []);
    assert_eq!(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, new))).unwrap(), (0, 0));
    assert_eq!(s.t.read(&Caller::command_line(), doctor::examine).unwrap(), []);
}

/// Who was bound first moves first; who finds no unit stays and is offered again; when nobody fits it is refused.
#[test]
fn as_many_move_as_there_is_room_for() {
    let (s, seats) = over();
    let (customer, old, new) = (s.customer, s.license.id, issued(&s, 1));
    assert_eq!(offered(&s), [(new, 2, 1)]);
    assert_eq!(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, new))).unwrap(), (1, 1));
    let first = seats[0];
    assert_eq!(s.t.made(move |act| seats::get(act, first)).license, new);
    let refused = refusal(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, new))));
    assert!(
        matches!(refused, Refusal::SeatsExceedReplacement { assigned: 1, quantity: 0, .. }),
        "{refused:?}"
    );
    assert_eq!(offered(&s), [], "there is no room");
    let more = issued(&s, 3);
    assert_eq!(offered(&s), [(more, 1, 1)]);
}

/// Only to a license of this customer and product that is in force.
#[test]
fn people_are_brought_to_what_is_theirs_and_in_force() {
    let (s, _) = over();
    let (customer, old, new) = (s.customer, s.license.id, issued(&s, 5));
    assert_eq!(
        refusal(s.t.work(&s.eve, move |act| bring_along(act, customer, (old, new)))),
        Refusal::NotFound
    );
    s.t.made(move |act| licenses::suspend(act, new, "unpaid"));
    assert_eq!(
        refusal(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, new)))),
        Refusal::ReplacementNotInForce
    );
    assert_eq!(offered(&s), []);
    let (other, partner) = (s.t.customer(s.partner, "Other Oy"), s.partner);
    let theirs = s.t.license(other, s.license.plan, 5, 0).id;
    assert_eq!(
        refusal(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, theirs)))),
        Refusal::NotFound
    );
    let product = s.t.product(partner).id;
    let plan = s.t.plan(product, PlanForm::default()).id;
    let strange = s.t.license(s.customer, plan, 5, 0).id;
    let refused = refusal(s.t.work(&s.mia, move |act| bring_along(act, customer, (old, strange))));
    assert_eq!(refused, Refusal::field("to", Problem::NotAChoice));
}
