//! What a change leaves behind, and what a manager may.

use super::*;

/// Runs an operation and what follows it, and undoes both, so that the next one finds the shop as it was.
fn tried<T: Send + 'static>(
    shop: &Arc<Shop>,
    caller: &Caller,
    operation: &Operation,
    look: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (run, inside) = (Arc::clone(&operation.run), Arc::clone(shop));
    let seen = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&seen);
    let undone = shop.world().work_blocking(caller, move |act| {
        run(act, &inside)?;
        *kept.lock().unwrap() = Some(look(act)?);
        Err::<(), _>(Refusal::StorageFull.into())
    });
    let seen = seen.lock().unwrap().take();
    seen.ok_or_else(|| undone.unwrap_err())
}

/// Invariant 10: every change writes exactly one event, of its own kind, by whom it was.
#[test]
fn every_change_writes_exactly_one_event() {
    let shop = Arc::new(Shop::with_books().with_people());
    let (before, dump) = (shop.t.event_count(), shop.t.dump());
    for operation in operations() {
        let Sort::Change(what) = operation.sort else { continue };
        let by_ann =
            "SELECT COUNT(*) FROM events WHERE action = $1 AND actor_name = 'ann' AND door = 'console'";
        let known: i64 = shop.t.made(move |act| {
            let (known,): (i64,) = act.tx().one(by_ann, params![what])?;
            Ok(known)
        });
        let seen = tried(&shop, &shop.admin, &operation, move |act| {
            let (events,): (i64,) = act.tx().one("SELECT COUNT(*) FROM events", params![])?;
            let (own,): (i64,) = act.tx().one(by_ann, params![what])?;
            let (unsealed,): (i64,) = act.tx().one("SELECT COUNT(*) FROM unsealed_events", params![])?;
            Ok((events, own, unsealed))
        });
        let seen = seen.unwrap_or_else(|error| panic!("{}: {error:?}", operation.name));
        assert_eq!(seen, (before + 1, known + 1, before + 1), "{}", operation.name);
    }
    assert!(shop.t.dump() == dump, "what was tried is undone");
}

/// Role cut: a manager does everything but what only an admin may.
#[test]
fn a_manager_does_the_daily_work() {
    let admin_only = [
        "billing::set_issuer",
        "billing::prices_of",
        "billing::set_prices",
        "customers::delete",
        "customers::reveal_key",
        "products::create",
        "products::change",
        "products::create_plan",
        "products::change_plan",
        "products::set_sellers",
        // Those of another are nobody else's to change.
        "notes::edit",
        "notes::remove",
        "notes::restore",
        "purchase_codes::make",
        "purchase_codes::show_once",
        "purchase_codes::cancel",
        "templates::save",
        "templates::draft",
        "templates::reset",
        "templates::send_test",
    ];
    let shop = Arc::new(Shop::with_books().with_people());
    for operation in operations().into_iter().filter(|operation| operation.hidden == Hidden::FromAll) {
        let answer = tried(&shop, &shop.manager, &operation, |_| Ok(()));
        if admin_only.contains(&operation.name) {
            assert_eq!(refusal(answer), Refusal::Forbidden, "{}", operation.name);
        } else {
            assert!(answer.is_ok(), "{}: {answer:?}", operation.name);
        }
    }
}
