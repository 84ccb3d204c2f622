//! Many who bind at the same moment.

use super::*;

/// RU-06: however many hands bind at once, exactly as many succeed as units were paid for.
#[test]
fn parallel_binds_never_exceed_what_was_paid() {
    let s = scene();
    let bound = std::thread::scope(|scope| {
        let s = &s;
        let threads: Vec<_> =
            (0..12).map(|number| scope.spawn(move || binds(s, &format!("p{number}@example.com")))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let succeeded = bound.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(succeeded, 5);
    for answer in bound.into_iter().filter(Result::is_err) {
        assert!(matches!(refusal(answer), Refusal::SeatsExhausted { missing: 1, .. }));
    }
    assert_eq!(counted(&s), Counts { all: 6, free: 1, bound: 0, pending: 5, named: 0 });
    assert_eq!(s.t.made(doctor::examine), []);
}

/// Invariant 3: of many hands on one unit one gets it, and of one person's on one line too.
#[test]
fn parallel_binds_of_one_unit_or_one_person_give_one() {
    let s = scene();
    let seat = binds(&s, "first@example.com").unwrap().seat;
    unbinds(&s, &[seat]).unwrap();
    let one_of = |run: &(dyn Fn(usize) -> bool + Sync)| {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || run(number))).collect();
            threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
        })
    };
    let s = &s;
    assert_eq!(one_of(&|number| binds_seat(s, seat, &format!("p{number}@example.com")).is_ok()), 1);
    assert_eq!(one_of(&|_| binds(s, "olga@example.com").is_ok()), 1);
    let undone = unbinds(s, &[seat]).unwrap();
    assert_eq!(one_of(&|_| undoes(s, undone.id).is_ok()), 1);
}

/// RU-07: whoever registers while somebody binds to their address ends up bound, whichever came first.
#[test]
fn registering_and_binding_at_once_leave_nobody_waiting() {
    let s = scene();
    for number in 0..5 {
        let email = format!("p{number}@example.com");
        std::thread::scope(|scope| {
            let bind = scope.spawn(|| binds(&s, &email).unwrap());
            let register = scope.spawn(|| registered(&s.t, &email));
            bind.join().unwrap();
            register.join().unwrap();
        });
    }
    assert_eq!(counted(&s), Counts { all: 6, free: 1, bound: 5, pending: 0, named: 0 });
}
