//! Activation codes: kept sealed, shown on demand, made anew.

use super::*;

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
