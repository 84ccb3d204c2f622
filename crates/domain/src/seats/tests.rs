//! Seats on the real database: adding one and many, codes, removal, the list.

use db::params;

use super::*;
use crate::{
    Caller,
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

/// NX-46, NX-11: the code is sealed where it lies and only its keyed hash finds it; no row of any table says it.
#[test]
fn codes_are_sealed_at_rest() {
    let (t, _, license) = bare();
    let seat = t.seats(license, &["ann@x.example"])[0];
    let code = code_of(&t, seat);
    let plain = codes::normalize(&code).unwrap();
    let hex = |text: &str| data_encoding::HEXLOWER.encode(text.as_bytes());
    for (table, rows) in t.dump() {
        for row in rows.iter().map(|row| row.to_lowercase()) {
            for told in [code.to_lowercase(), plain.to_lowercase(), hex(&code), hex(&plain)] {
                assert!(!row.contains(&told), "{table}");
            }
        }
    }
    let (sealed,): (Vec<u8>,) = t.made(|act| Ok(act.tx().one("SELECT code_sealed FROM seats", params![])?));
    assert!(sealed.len() >= code.len() + 16);
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

/// NX-45: a code that is brought along is kept to the letter and leads to its seat alone.
#[test]
fn a_code_brought_along_is_kept() {
    let (t, _, license) = bare();
    let row = NewSeat { code: Some(" ,V73QIBzDf ".into()), ..new_seat("imported") };
    let seat = added(&t, license, vec![row]).unwrap()[0];
    assert_eq!(code_of(&t, seat), ",V73QIBzDf");
    assert_eq!(seat_behind(&t, ",V73QIBzDf"), Some(seat));
    assert_eq!(seat_behind(&t, ",v73qibzdf"), None);
}

/// NX-46: reading codes out writes one event that names whose they were, never a code.
#[test]
fn showing_codes_is_written_down() {
    let shop = Shop::new();
    let (t, customer, seats) = (&shop.t, shop.customer, shop.seats.clone());
    let before = t.event_count();
    let shown = t.work(&shop.manager, move |act| reveal_codes(act, customer, &seats)).unwrap();
    assert_eq!(shown.len(), 2);
    assert_eq!(t.event_count(), before + 1);
    let event = t.events(customer).into_iter().find(|event| event.what == What::CodeRevealed).unwrap();
    assert_eq!((event.subject_name.as_str(), event.actor_name.as_str()), ("ann@x.example, t2testi", "max"));
    let told = format!("{event:?}");
    assert!(shown.iter().all(|(_, code)| !told.contains(code.reveal())));
    assert!(t.work(&shop.manager, move |act| reveal_codes(act, customer, &[])).unwrap().is_empty());
    assert_eq!(t.event_count(), before + 1, "nothing shown, nothing to write");
    let many = vec![shop.seats[0]; MOST_CODES + 1];
    let answer = refusal(t.work(&shop.manager, move |act| reveal_codes(act, customer, &many)));
    assert_eq!(problems(answer), [("seats".to_owned(), "too-many-rows")]);
    let foreign = vec![shop.seats[0], shop.trial_seat];
    let empty = shop.empty;
    let answer = refusal(t.work(&shop.manager, move |act| reveal_codes(act, empty, &foreign)));
    assert_eq!(answer, Refusal::NotFound);
}

/// A renewed code kills the old one at once.
#[test]
fn a_renewed_code_kills_the_old_one() {
    let (t, customer, license) = bare();
    let seat = t.seats(license, &["ann@x.example"])[0];
    let old = code_of(&t, seat);
    t.made(move |act| renew_code(act, seat));
    let new = code_of(&t, seat);
    assert_ne!(new, old);
    assert_eq!((seat_behind(&t, &old), seat_behind(&t, &new)), (None, Some(seat)));
    assert_eq!(t.number("SELECT COUNT(*) FROM activation_codes"), 1);
    assert!(t.events(customer).iter().any(|event| event.what == What::CodeRenewed));
}

/// Renewal and removal work, and leave no dead code behind, when the old code cannot be opened any more.
#[test]
fn a_damaged_code_can_be_replaced() {
    let (t, _, license) = bare();
    let seats = t.seats(license, &["ann@x.example", "bob@x.example"]);
    let (ann, bob) = (seats[0], seats[1]);
    let old = code_of(&t, ann);
    let customer = read(&t, ann).customer;
    t.made(move |act| {
        let sql = "UPDATE seats SET code_sealed = $2 WHERE customer_id = $1";
        Ok(act.tx().execute(sql, params![customer, [1_u8; 60].as_slice()])?)
    });
    let shown = t.work(&operator(), move |act| reveal_codes(act, customer, &[ann]));
    assert!(shown.unwrap_err().refusal().is_none(), "damage is our fault, not an answer");
    t.made(move |act| renew_code(act, ann));
    t.made(move |act| remove(act, bob));
    assert_eq!(seat_behind(&t, &old), None);
    assert_eq!(seat_behind(&t, &code_of(&t, ann)), Some(ann));
    assert_eq!(t.number("SELECT COUNT(*) FROM activation_codes"), 1);
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
