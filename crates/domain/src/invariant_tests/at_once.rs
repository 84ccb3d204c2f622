//! Many hands at the same moment.

use super::*;

const THREADS: u64 = 8;

fn steps(engine: EngineKind) -> usize {
    match engine {
        EngineKind::Sqlite => 120,
        EngineKind::Postgres => 40,
    }
}

/// Invariant 1, scale 10, SR-61: eight at once add, remove, change totals, activate, release, move and renew;
/// a ninth looks on. No failure, no counter out of step at any instant, and the trail verifies afterwards.
#[test]
fn counters_equal_rows_whatever_many_hands_do() {
    for (seed, devices_per_seat) in [(1, 1), (2, 3)] {
        let (t, field) = field(devices_per_seat);
        let steps = steps(t.world.db().engine());
        let watcher = {
            let field = Arc::clone(&field);
            thread::spawn(move || field.watch())
        };
        let hands: Vec<_> = (0..THREADS)
            .map(|hand| {
                let field = Arc::clone(&field);
                thread::spawn(move || {
                    let stream = SeededRandom::new(seed * 1000 + hand);
                    for step in 0..steps {
                        field.step(&stream, format!("user-{hand}-{step}"));
                    }
                })
            })
            .collect();
        let broken: Vec<_> = hands.into_iter().filter_map(|hand| hand.join().err()).collect();
        field.done.store(true, Ordering::SeqCst);
        let looks = watcher.join();
        assert!(broken.is_empty() && looks.is_ok_and(|looks| looks > 0), "seed {seed}");
        assert_eq!(field.findings(), [], "seed {seed}");
        let added = t.number("SELECT COUNT(*) FROM seats");
        let removed = t.number("SELECT COUNT(*) FROM seats WHERE removed_at IS NOT NULL");
        let installed = t.number("SELECT COUNT(*) FROM installations");
        assert!(
            added > 10 && removed > 0 && installed > 0,
            "{added} added, {removed} removed, {installed} installed"
        );
        while t.made(|act| crate::audit::seal(act, 1000)) > 0 {}
        assert_eq!(field.findings(), [], "seed {seed}, sealed");
        // Each change that came through wrote one event; those of added users are told apart by their action.
        let events = t.number("SELECT COUNT(*) FROM events WHERE action = 'seats-added'");
        assert_eq!(events, added);
        assert_eq!(t.number("SELECT COUNT(*) FROM events WHERE action = 'seat-removed'"), removed);
    }
}

/// SR-61: of many who want the last units at once exactly as many get one as there are.
#[test]
fn the_last_units_go_to_exactly_as_many() {
    let (t, field) = field(1);
    let won: usize = thread::scope(|scope| {
        let hands: Vec<_> = (0..16)
            .map(|hand| {
                let field = &field;
                scope.spawn(move || {
                    let (license, row) = (field.purchased, new_seat(&format!("user-{hand}")));
                    field.work(move |act| seats::add(act, license, std::slice::from_ref(&row))).is_some()
                })
            })
            .collect();
        hands.into_iter().filter_map(|hand| hand.join().ok()).filter(|won| *won).count()
    });
    assert_eq!((won, t.number("SELECT COUNT(*) FROM seats")), (4, 4));
    assert_eq!(field.findings(), []);
}

/// Of many who add the same name, or the same code, at once one wins and the others are told which it is.
#[test]
fn one_name_and_one_code_have_one_winner() {
    let (t, field) = field(1);
    let purchased = field.purchased;
    t.made(move |act| licenses::set_quantity(act, purchased, "standard", 100));
    for by_code in [false, true] {
        let answers: Vec<Result<Vec<SeatId>>> = thread::scope(|scope| {
            let hands: Vec<_> = (0..8)
                .map(|hand| {
                    let world = &field.world;
                    scope.spawn(move || {
                        let mut row = new_seat(if by_code { "" } else { "same" });
                        if by_code {
                            row.username = format!("user-{hand}");
                            row.code = Some(",V73QIBzDf".into());
                        }
                        world.work_blocking(&Caller::command_line(), move |act| {
                            seats::add(act, purchased, std::slice::from_ref(&row))
                        })
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 7));
        let field = if by_code { "row_1_activation_code" } else { "row_1_username" };
        for answer in lost {
            let Err(Error::Refused(Refusal::Invalid(problems))) = answer else { panic!("{answer:?}") };
            assert_eq!((problems[0].field.as_str(), problems[0].problem.code()), (field, "taken"));
        }
    }
    assert_eq!(field.findings(), []);
}

/// Runs both at the same moment.
fn at_once(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for hand in [Box::new(one) as Box<dyn FnOnce() + Send>, Box::new(other)] {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                hand();
            });
        }
    });
}

/// NX-31, invariant 1: a client that is connected to another license while it is removed, released, renewed or
/// installed on a second device is counted where it ends up, and nowhere else.
#[test]
fn a_client_moved_while_something_else_happens_is_counted_once() {
    let (t, field) = field(2);
    let (purchased, trial) = (field.purchased, field.trial);
    // Past the rules: a trial's units are those it began with.
    t.raw("UPDATE lines SET quantity = 100 WHERE quantity > 0");
    t.raw("UPDATE ledger_accounts SET quantity = 100");
    t.raw("UPDATE ledger_entries SET units = 100, quantity = 100 WHERE counter = 'quantity'");
    for round in 0..40 {
        let name = format!("user-{round}");
        field.add(trial, name.clone());
        let user = field.users.lock().unwrap().pop().unwrap();
        let seat = user.seat;
        let device = t.device(seat, "laptop");
        let stream = SeededRandom::new(round);
        at_once(
            || drop(field.work(move |act| licenses::connect_trial_client(act, purchased, seat))),
            || match round % 4 {
                0 => drop(field.work(move |act| seats::remove(act, seat))),
                1 => drop(field.work(move |act| installations::release(act, device))),
                _ => {
                    field.users.lock().unwrap().push(user);
                    field.activate(&stream, name);
                    field.users.lock().unwrap().clear();
                }
            },
        );
        assert_eq!(field.findings(), [], "round {round}");
    }
}

type Operation = Box<dyn Fn(&mut Act<'_>) -> Result<()> + Send>;

/// NX-13: a customer that is deleted while a user is added, a license issued or its record saved: one of the two
/// comes first, and the other is told; nothing is left half there.
#[test]
fn a_customer_deleted_while_something_else_happens() {
    let t = TestWorld::new();
    let root = t.operator();
    let plan = t.plan(t.product(root).id, PlanForm::default()).id;
    for round in 0..24 {
        let customer = t.customer(root, &format!("Asiakas {round} Oy"));
        let license = t.license(customer, plan, 4, 0).id;
        let work = |operation: Operation| {
            expect_no_failure(t.world.work_blocking(&Caller::command_line(), operation));
        };
        at_once(
            || work(Box::new(move |act| customers::delete(act, customer))),
            || match round % 3 {
                0 => work(Box::new(move |act| seats::add(act, license, &[new_seat("ann")]).map(drop))),
                1 => work(Box::new(move |act| {
                    licenses::issue(act, customer, &license_request(plan, 1, 0)).map(drop)
                })),
                _ => work(Box::new(move |act| {
                    customers::change(act, customer, &customer_form("Uusi Oy"), 1).map(drop)
                })),
            },
        );
        assert_eq!(t.made(doctor::examine), [], "round {round}");
    }
}

/// NX-32: those who extend a trial at once get a month for each extension, or are refused.
#[test]
fn extensions_at_once_add_up() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let form = PlanForm {
        name: "Trial".into(),
        version: "trial".into(),
        term_months: 1,
        trial_extensions: 3,
        ..PlanForm::default()
    };
    let plan = t.plan(t.product(t.operator()).id, form).id;
    for round in 1..=8 {
        let license = t.license(customer, plan, 1, 0).id;
        let won: usize = thread::scope(|scope| {
            let hands: Vec<_> = (0..8)
                .map(|_| {
                    let world = &t.world;
                    scope.spawn(move || {
                        let extend = move |act: &mut Act<'_>| licenses::extend_trial(act, license);
                        expect_no_failure(world.work_blocking(&Caller::command_line(), extend)).is_some()
                    })
                })
                .collect();
            hands.into_iter().filter_map(|hand| hand.join().ok()).filter(|won| *won).count()
        });
        let after = t.made(move |act| licenses::get(act, license));
        let seen = (won, after.trial_extensions_left, after.valid_to.to_string());
        assert_eq!(seen, (3, 0, "2027-03-22".into()), "round {round}");
        assert_eq!(t.number("SELECT COUNT(*) FROM terms"), 4 * round);
    }
}
