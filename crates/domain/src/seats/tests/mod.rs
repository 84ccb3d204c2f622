//! Seats on the real database: adding one and many, codes, removal, the list.

mod lists;
mod secrets;

use db::params;

use super::*;
use crate::{
    Act, Caller,
    access::Role,
    audit::What,
    customers,
    page::{Page, Total, Window},
    products::PlanForm,
    testing::{Shop, TestWorld, customer_form, new_seat, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

fn added(t: &TestWorld, license: LicenseId, rows: Vec<NewSeat>) -> Result<Vec<SeatId>> {
    t.work(&operator(), move |act| add(act, license, &rows))
}

fn read(t: &TestWorld, seat: SeatId) -> Seat {
    t.made(move |act| get(act, seat))
}

/// Quantity, assigned and installed of the Standard and the Server line.
fn counters(t: &TestWorld, license: LicenseId) -> Vec<(i64, i64, i64)> {
    let license = t.made(move |act| crate::licenses::get(act, license));
    license.lines.iter().map(|line| (line.quantity, line.assigned, line.installed)).collect()
}

fn code_of(t: &TestWorld, seat: SeatId) -> String {
    let customer = read(t, seat).customer;
    t.made(move |act| reveal_codes(act, customer, &[seat]))[0].1.reveal().to_owned()
}

/// The seat that a typed code leads to, as activation looks it up.
fn seat_behind(t: &TestWorld, typed: &str) -> Option<SeatId> {
    let hash = codes::index(t.world.vault(), typed);
    t.made(move |act| {
        let sql = "SELECT seat_id FROM activation_codes WHERE code_hash = $1";
        Ok(act.tx().optional::<(SeatId,)>(sql, params![hash.as_slice()])?)
    })
    .map(|row| row.0)
}

/// A license of five Standard and one Server.
fn bare() -> (TestWorld, OrganizationId, LicenseId) {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let license = t.license(customer, plan.id, 5, 1).id;
    (t, customer, license)
}

fn server(username: &str) -> NewSeat {
    NewSeat { edition: "server".into(), ..new_seat(username) }
}

/// NX-40 to NX-46: a user is added with a code at once and without any mail; username and address are apart.
#[test]
fn a_user_gets_a_code_and_no_mail() {
    let (t, customer, license) = bare();
    let row = NewSeat {
        username: " t2testi ".into(),
        email: " matti@testi.example".into(),
        edition: " Server ".into(),
        keep_deleted_days: 0,
        language: Some(" IT ".into()),
        code: Some("  ".into()),
    };
    let ids = added(&t, license, vec![row, new_seat("uusikutsu1")]).unwrap();
    let seat = read(&t, ids[0]);
    assert_eq!((seat.username.as_str(), seat.email.as_str()), ("t2testi", "matti@testi.example"));
    assert_eq!((seat.edition_code.as_str(), seat.unit, seat.keep_deleted_days), ("server", Unit::Server, 0));
    assert_eq!((seat.language, seat.invitation), (Some(Language::It), InvitationState::None));
    assert_eq!((seat.sent_at, seat.installed_at, seat.devices, seat.version), (None, None, 0, 1));
    assert_eq!(read(&t, ids[1]).email, "");
    let code = code_of(&t, ids[0]);
    assert_eq!((code.len(), code.as_bytes()[5]), (11, b'-'));
    assert_ne!(code, code_of(&t, ids[1]));
    assert_eq!(seat_behind(&t, &code.to_lowercase().replace('-', " ")), Some(ids[0]));
    assert_eq!(t.number("SELECT COUNT(*) FROM messages"), 0);
    assert_eq!(counters(&t, license), [(5, 1, 0), (1, 1, 0)]);
    let page = t.made(move |act| list(act, customer, &SeatFilter::default(), &Window::first(10)));
    assert_eq!((page.total, page.items.len()), (Some(Total::Exactly(2)), 2));
}

/// NX-49: many at once come back in the order of the rows, whatever their editions.
#[test]
fn many_come_back_in_the_order_of_their_rows() {
    let (t, customer, license) = bare();
    let rows = vec![new_seat("a"), server("b"), new_seat("c"), new_seat("d")];
    let ids = added(&t, license, rows).unwrap();
    let names: Vec<String> = ids.iter().map(|seat| read(&t, *seat).username).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
    assert_eq!(counters(&t, license), [(5, 3, 0), (1, 1, 0)]);
    let event = t.events(customer).into_iter().find(|event| event.what == What::SeatsAdded).unwrap();
    assert_eq!((event.subject_name.as_str(), event.details["count"].as_i64()), ("a, b, c, d", Some(4)));
    assert_eq!(event.subject_id, ids[0].to_string());
}

/// NX-23, NX-48: on request the units that are missing are added, each of its edition, in the same act; none where enough
/// are free. Who may add users but no units adds none, and a stranger finds nothing.
#[test]
fn missing_units_are_added_when_that_is_asked_for() {
    let (t, customer, license) = bare();
    let rows = vec![new_seat("a"), new_seat("b"), server("s1"), server("s2")];
    let raising = move |act: &mut Act<'_>| add_with_units(act, license, &rows.clone());
    let stranger = t.stranger();
    assert_eq!(refusal(t.work(&stranger, raising.clone())), Refusal::NotFound);
    let own = t.person("carla", customer, Role::Admin);
    let before = t.dump();
    assert_eq!(refusal(t.work(&own, raising.clone())), Refusal::Forbidden);
    assert_eq!(t.dump(), before, "nothing is half-done");
    t.made(raising);
    assert_eq!(counters(&t, license), [(5, 2, 0), (2, 2, 0)], "of the servers one was missing");
    t.made(move |act| add_with_units(act, license, &["c", "d", "e", "f"].map(new_seat)));
    assert_eq!(counters(&t, license), [(6, 6, 0), (2, 2, 0)]);
    assert_eq!(t.made(crate::doctor::examine), []);
}

/// NX-48: beyond what is free is refused with the counts, of whichever edition, and nothing is added.
#[test]
fn beyond_what_is_free_is_refused_with_the_counts() {
    let (t, _, license) = bare();
    t.seats(license, &["a", "b", "c"]);
    let before = t.dump();
    let exhausted = |edition: &str, wanted, free, missing| Refusal::SeatsExhausted {
        edition: edition.into(),
        wanted,
        free,
        missing,
    };
    let three = vec![new_seat("d"), new_seat("e"), new_seat("f")];
    assert_eq!(refusal(added(&t, license, three)), exhausted("Standard", 3, 2, 1));
    let two_servers = vec![new_seat("d"), server("s1"), server("s2")];
    assert_eq!(refusal(added(&t, license, two_servers)), exhausted("Server", 2, 1, 1));
    assert!(t.dump() == before, "all or nothing");
    added(&t, license, vec![new_seat("d"), server("s"), new_seat("e")]).unwrap();
    assert_eq!(refusal(added(&t, license, vec![new_seat("f")])), exhausted("Standard", 1, 0, 1));
    assert_eq!(refusal(added(&t, license, vec![server("f")])), exhausted("Server", 1, 0, 1));
}

/// NX-49: every wrong row is named with what is wrong, and none of the right ones is added.
#[test]
fn wrong_rows_are_named_and_none_is_added() {
    let (t, customer, license) = bare();
    t.seats(license, &["Ann@x.example"]);
    let other = t.customer(t.operator(), "Muu Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let elsewhere = t.license(other, plan.id, 3, 0).id;
    let brought = NewSeat { code: Some(",V73QIBzDf".into()), ..new_seat("imported") };
    added(&t, elsewhere, vec![brought.clone()]).unwrap();
    let before = t.dump();
    let rows = vec![
        new_seat("good@x.example"),
        new_seat("ann@X.EXAMPLE"),
        NewSeat { email: "no".into(), ..new_seat("c") },
        NewSeat { edition: "tablet".into(), ..new_seat("d") },
        NewSeat { keep_deleted_days: -1, ..new_seat("e") },
        NewSeat { language: Some("sv".into()), ..new_seat("f") },
        new_seat(" "),
        new_seat(" "),
        NewSeat { username: "n".repeat(201), ..new_seat("g") },
        NewSeat { username: "a\u{202E}b".into(), ..new_seat("h") },
        brought,
        NewSeat { code: Some("A7KQ0-22MX1".into()), ..new_seat("j") },
        NewSeat { code: Some("a7kqO 22mxl".into()), ..new_seat("k") },
        NewSeat { keep_deleted_days: 1_000_000_000_000, ..new_seat("GOOD@x.example") },
    ];
    let asked = rows.clone();
    let previewed = t.made(move |act| preview(act, license, &asked));
    let refused = problems(refusal(added(&t, license, rows)));
    let previewed: Vec<_> = previewed.into_iter().map(|found| (found.field, found.problem.code())).collect();
    assert_eq!(previewed, refused, "SR-10: the preview says what the addition would");
    let mut named: Vec<(&str, &str)> = refused.iter().map(|(field, code)| (field.as_str(), *code)).collect();
    named.sort_unstable();
    let mut expected = [
        ("row_2_username", "taken"),
        ("row_3_email", "not-an-email"),
        ("row_4_edition", "not-a-choice"),
        ("row_5_keep_deleted_days", "out-of-range"),
        ("row_6_language", "not-a-choice"),
        ("row_7_username", "required"),
        ("row_8_username", "required"),
        ("row_9_username", "too-long"),
        ("row_10_username", "forbidden-characters"),
        ("row_11_activation_code", "taken"),
        ("row_13_activation_code", "twice"),
        ("row_14_keep_deleted_days", "out-of-range"),
        ("row_14_username", "twice"),
    ];
    expected.sort_unstable();
    assert_eq!(named, expected);
    assert!(t.dump() == before);
    // The name that is taken at one customer is free at another.
    assert_eq!(t.seats(elsewhere, &["ann@x.example"]).len(), 1);
    assert_eq!(
        t.made(move |act| list(act, customer, &SeatFilter::default(), &Window::first(9))).items.len(),
        1
    );
}

/// The number of rows is bounded at both ends, for the preview as well.
#[test]
fn no_rows_and_too_many_are_refused() {
    let (t, _, license) = bare();
    assert_eq!(problems(refusal(added(&t, license, vec![]))), [("addresses".to_owned(), "required")]);
    let many: Vec<NewSeat> = (0..=typed::MOST_ROWS).map(|number| new_seat(&format!("u{number}"))).collect();
    let too_many = [("addresses".to_owned(), "too-many-rows")];
    assert_eq!(problems(refusal(added(&t, license, many.clone()))), too_many);
    assert_eq!(problems(refusal(t.work(&operator(), move |act| preview(act, license, &many)))), too_many);
    for count in [0, typed::MOST_ROWS + 1, usize::MAX] {
        let answer = refusal(t.work(&operator(), move |act| add_unnamed(act, license, "standard", count)));
        assert_eq!(problems(answer), [("count".to_owned(), "out-of-range")]);
    }
}

/// Ten thousand users in one act: each with its own code, all findable.
#[test]
fn ten_thousand_users_in_one_act() {
    let (t, customer, license) = bare();
    t.made(move |act| crate::licenses::set_quantity(act, license, "standard", 20_000));
    let rows: Vec<NewSeat> =
        (0..typed::MOST_ROWS).map(|number| new_seat(&format!("user{number}@x.example"))).collect();
    let ids = added(&t, license, rows).unwrap();
    assert_eq!(ids.len(), typed::MOST_ROWS);
    assert_eq!(read(&t, ids[9_876]).username, "user9876@x.example");
    assert_eq!(t.number("SELECT COUNT(*) FROM activation_codes"), 10_000);
    assert_eq!(counters(&t, license)[0], (20_000, 10_000, 0));
    let unnamed = t.made(move |act| add_unnamed(act, license, "standard", typed::MOST_ROWS));
    assert_eq!(unnamed.len(), typed::MOST_ROWS);
    let page = t.made(move |act| list(act, customer, &SeatFilter::default(), &Window::first(1)));
    assert_eq!(page.total, Some(Total::MoreThan(10_000)));
}

/// NX-12: names that the system makes begin with the customer's prefix and keep its days for deleted data.
#[test]
fn names_of_the_system_have_the_prefix() {
    let (t, customer, license) = bare();
    let form = customers::Form {
        username_prefix: "Mökki-".into(),
        keep_deleted_days: 7,
        ..customer_form("Asiakas Oy")
    };
    t.made(move |act| customers::change(act, customer, &form, 1));
    let ids = t.made(move |act| add_unnamed(act, license, "Standard", 5));
    for seat in ids.iter().map(|seat| read(&t, *seat)) {
        assert!(
            seat.username.starts_with("Mökki-") && seat.username.chars().count() == 12,
            "{}",
            seat.username
        );
        assert_eq!((seat.keep_deleted_days, seat.email.as_str()), (7, ""));
    }
    let answer = refusal(t.work(&operator(), move |act| add_unnamed(act, license, "standard", 1)));
    assert_eq!(answer.code(), "seats-exhausted");
}

/// An edition is named by its code or its name; when a code of one is the name of another, the code counts, and
/// the user gets one seat, not two.
#[test]
fn an_edition_is_named_by_code_or_name() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let product = t.product(t.operator());
    let mut form = product.form();
    form.editions[0].name = "Server".into();
    form.editions[1].name = "Standard".into();
    let id = product.id;
    t.made(move |act| crate::products::change(act, id, &form, 1));
    let plan = t.plan(id, PlanForm::default());
    let license = t.license(customer, plan.id, 5, 5).id;
    let seat = t.seats(license, &["a"])[0];
    assert_eq!(read(&t, seat).edition_code, "standard");
    assert_eq!(counters(&t, license), [(5, 1, 0), (5, 0, 0)]);
}

/// A user taken off: the unit is free, the devices are released, the code is dead, the name may be used again, and
/// the seat answers as one that never was.
#[test]
fn removal_frees_the_seat() {
    let (t, customer, license) = bare();
    let seat = t.seats(license, &["a", "b", "c", "d", "e"])[0];
    let code = code_of(&t, seat);
    let installation = t.device(seat, "laptop");
    assert_eq!(counters(&t, license)[0], (5, 5, 1));
    t.made(move |act| remove(act, seat));
    assert_eq!(counters(&t, license)[0], (5, 4, 0));
    assert_eq!(seat_behind(&t, &code), None);
    let (released_by,): (String,) = t.made(move |act| {
        let sql = "SELECT released_by FROM installations WHERE id = $1 AND released_at IS NOT NULL";
        Ok(act.tx().one(sql, params![installation])?)
    });
    assert_eq!(released_by, "command line");
    let event = t.events(customer).into_iter().find(|event| event.what == What::SeatRemoved).unwrap();
    assert_eq!((event.subject_name.as_str(), event.details["devices"].as_i64()), ("a", Some(1)));
    let before = t.dump();
    let form = read(
        &t,
        t.made(move |act| list(act, customer, &SeatFilter::default(), &Window::first(1))).items[0].id,
    )
    .form();
    let answers = [
        refusal(t.work(&operator(), move |act| get(act, seat))),
        refusal(t.work(&operator(), move |act| remove(act, seat))),
        refusal(t.work(&operator(), move |act| renew_code(act, seat))),
        refusal(t.work(&operator(), move |act| change(act, seat, &form, 1))),
        refusal(t.work(&operator(), move |act| reveal_codes(act, customer, &[seat]))),
    ];
    assert!(answers.iter().all(|answer| *answer == Refusal::NotFound), "{answers:?}");
    assert!(t.dump() == before);
    let again = t.seats(license, &["a"])[0];
    assert_ne!(again, seat);
    assert_eq!(counters(&t, license)[0], (5, 5, 0));
}

/// Two people edit one user; a name in use is refused; saving what is there changes nothing.
#[test]
fn a_seat_is_edited_side_by_side() {
    let (t, customer, license) = bare();
    let seats = t.seats(license, &["ann@x.example", "bob@x.example"]);
    let ann = seats[0];
    let form = SeatForm { language: Some(" fi ".into()), keep_deleted_days: 3650, ..read(&t, ann).form() };
    let save = |form: SeatForm, version| t.work(&operator(), move |act| change(act, ann, &form, version));
    let saved = save(form.clone(), 1).unwrap();
    assert_eq!((saved.language, saved.version), (Some(Language::Fi), 2));
    let dump = t.dump();
    assert_eq!(save(form.clone(), 2).unwrap().version, 2);
    assert_eq!(refusal(save(form.clone(), 1)), Refusal::ChangedMeanwhile);
    let taken = SeatForm { username: "BOB@x.example".into(), ..form.clone() };
    assert_eq!(refusal(save(taken, 2)), Refusal::UsernameTaken { username: "BOB@x.example".into() });
    let wrong = SeatForm {
        username: " ".into(),
        email: "x".into(),
        language: Some("sv".into()),
        keep_deleted_days: 3651,
    };
    let fields: Vec<String> = problems(refusal(save(wrong, 2))).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["language", "username", "email", "keep_deleted_days"]);
    assert!(t.dump() == dump);
    let shouted = SeatForm { username: "ANN@x.example".into(), ..form };
    assert_eq!(save(shouted, 2).unwrap().username, "ANN@x.example", "one's own name in other letters");
    let event = t.events(customer).into_iter().filter(|event| event.what == What::SeatChanged).count();
    assert_eq!(event, 2);
}
