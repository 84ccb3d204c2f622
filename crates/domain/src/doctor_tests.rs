//! A healthy world has no findings; each way of breaking it has its own.

use super::*;
use crate::{
    Caller, Refusal,
    outbox::{self, Mail, MailKind},
    seats,
    testing::{Shop, refusal},
};

/// A world in which everything that is checked exists: sealed and waiting events, a mail, devices, removed users.
fn healthy() -> Shop {
    let shop = Shop::new();
    let (t, customer, acme) = (&shop.t, shop.customer, shop.acme);
    while t.made(|act| audit::seal(act, 1000)) > 0 {}
    t.made(move |act| {
        let mail = |language| Mail {
            organization: customer,
            kind: MailKind::KeyRevealed,
            facts: serde_json::json!({}),
            recipient: "matti@testi.example".into(),
            language,
            seat: None,
            job: None,
            send_at: None,
        };
        outbox::post(act, mail(crate::Language::Fi)).map(drop)
    });
    let gone = t.seats(shop.license.id, &["gone@x.example"])[0];
    t.device(gone, "old laptop");
    t.made(move |act| seats::remove(act, gone));
    let named = crate::customers::Form {
        account_name: "viimeinen".into(),
        ..crate::testing::customer_form("Viimeinen Oy")
    };
    t.made(move |act| crate::customers::create(act, acme, &named));
    shop
}

fn found(shop: &Shop) -> Vec<Finding> {
    shop.t.read(&Caller::command_line(), examine).unwrap()
}

#[test]
fn a_healthy_world_has_no_findings() {
    let shop = healthy();
    assert_eq!(found(&shop), []);
    let unset = crate::testing::TestWorld::unset();
    assert_eq!(unset.read(&Caller::command_line(), examine).unwrap(), []);
}

/// SR-01: only who stands at the root and may do everything there.
#[test]
fn only_the_operators_admin_may_ask() {
    let shop = Shop::new();
    let root = shop.t.operator();
    let admin = shop.t.person("olga", root, crate::access::Role::Admin);
    let viewer = shop.t.person("otto", root, crate::access::Role::Viewer);
    assert!(shop.t.read(&admin, examine).is_ok());
    assert_eq!(refusal(shop.t.read(&viewer, examine)), Refusal::Forbidden);
    for caller in [&shop.admin, &shop.t.stranger()] {
        assert_eq!(refusal(shop.t.read(caller, examine)), Refusal::NotFound);
    }
}

/// What was found wrong, what was stored and what was expected.
type Found = (Check, i64, i64);

/// Ways to break the data past all rules, and what is found then.
#[expect(clippy::too_many_lines, reason = "one table")]
fn damages() -> Vec<(String, Vec<Found>)> {
    const LICENSE: &str = "(SELECT id FROM licenses WHERE kind = 'trial')";
    let one_seat = "(SELECT MIN(username_folded) FROM seats WHERE removed_at IS NULL)";
    vec![
        (
            "UPDATE lines SET assigned = assigned + 1 WHERE quantity = 5 AND assigned = 2".into(),
            vec![(Check::Assigned, 3, 2), (Check::Ledger, 3, 2)],
        ),
        (
            format!("UPDATE lines SET installed = 0 WHERE license_id = {LICENSE} AND quantity = 1"),
            vec![(Check::Installed, 0, 1)],
        ),
        ("UPDATE seats SET devices = 0 WHERE devices = 1".into(), vec![(Check::Devices, 0, 1)]),
        (
            "UPDATE installations SET released_at = 1 WHERE released_at IS NULL".into(),
            vec![(Check::Installed, 1, 0), (Check::Devices, 1, 0)],
        ),
        (
            "UPDATE installations SET released_at = NULL".into(),
            vec![(Check::Installed, 0, 1), (Check::Devices, 0, 1), (Check::Misplaced, 1, 0)],
        ),
        (
            format!(
                "DELETE FROM activation_codes WHERE seat_id = (SELECT id FROM seats WHERE username_folded = {one_seat})"
            ),
            vec![(Check::Codes, 0, 1)],
        ),
        (
            "UPDATE activation_codes SET seat_id = (SELECT id FROM seats WHERE removed_at IS NOT NULL) \
                  WHERE seat_id = (SELECT id FROM seats WHERE username_folded = 't2testi')"
                .into(),
            vec![(Check::Codes, 0, 1), (Check::Codes, 1, 0)],
        ),
        (
            "INSERT INTO bindings (customer_id, id, seat_id, email, email_folded, bound_at, bound_by) \
             SELECT customer_id, id, id, 'x@x.example', 'x@x.example', 1, 'x' FROM seats WHERE removed_at IS NOT NULL"
                .into(),
            vec![(Check::Bound, 1, 0)],
        ),
        (
            "INSERT INTO bound_places (email_folded, customer_id, units) \
             SELECT 'x@x.example', id, 2 FROM organizations WHERE kind = 'operator'"
                .into(),
            vec![(Check::Bound, 2, 0)],
        ),
        (
            format!("DELETE FROM record_places WHERE record_id = {LICENSE}"),
            vec![(Check::Places, 0, 1)],
        ),
        (
            "INSERT INTO record_places (record_id, customer_id) SELECT id, id FROM organizations WHERE kind = 'operator'"
                .into(),
            vec![(Check::Places, 1, 0)],
        ),
        ("DELETE FROM message_queue".into(), vec![(Check::Queue, 0, 1)]),
        ("UPDATE messages SET state = 'sent'".into(), vec![(Check::Queue, 1, 0)]),
        ("DELETE FROM messages".into(), vec![(Check::Queue, 1, 0)]),
        (
            "DELETE FROM unsealed_events WHERE event_id = (SELECT event_id FROM unsealed_events LIMIT 1)".into(),
            vec![(Check::Unsealed, 0, 1)],
        ),
        (
            "DELETE FROM events WHERE id = (SELECT event_id FROM unsealed_events LIMIT 1)".into(),
            vec![(Check::Unsealed, 1, 0)],
        ),
        (
            "UPDATE organizations SET name_folded = 'x' WHERE name = 'Zeta'".into(),
            vec![(Check::Tree, 0, 2)],
        ),
        (
            "DELETE FROM organization_ancestors WHERE distance = 1 AND name_folded = 'zeta'".into(),
            vec![(Check::Tree, 1, 2)],
        ),
        (
            "DELETE FROM customers WHERE customer_id = (SELECT id FROM organizations WHERE name = 'Tyhja Oy')"
                .into(),
            vec![(Check::Records, 0, 1), (Check::Search, 1, 0)],
        ),
        ("UPDATE search_records SET title = 'Other' WHERE kind = 'partner' AND title = 'Zeta'".into(), vec![(Check::Search, 0, 1)]),
        (
            "DELETE FROM search_words WHERE kind = 'partner' AND scope_id = (SELECT id FROM organizations WHERE name = 'Zeta')"
                .into(),
            vec![(Check::Search, 1, 2)],
        ),
        ("DELETE FROM account_names".into(), vec![(Check::AccountNames, 0, 1)]),
        (
            "UPDATE account_names SET channel_id = (SELECT id FROM organizations WHERE kind = 'operator')".into(),
            vec![(Check::AccountNames, 0, 1)],
        ),
        (
            "UPDATE lines SET quantity = quantity + 1 WHERE quantity = 5 AND assigned = 2".into(),
            vec![(Check::Ledger, 6, 5)],
        ),
        (
            "UPDATE ledger_accounts SET quantity = quantity + 1 WHERE quantity = 5 AND used = 2".into(),
            vec![(Check::Ledger, 5, 6), (Check::Entries, 6, 5)],
        ),
        (
            "UPDATE ledger_entries SET units = 4 WHERE position = 1 AND units = 5 AND used = 0 AND quantity = 5 \
             AND subject_id = (SELECT subject_id FROM ledger_accounts WHERE quantity = 5 AND used = 2)"
                .into(),
            vec![(Check::Entries, 5, 4), (Check::Entries, 5, 4)],
        ),
        ("UPDATE customers SET account_name = '' WHERE account_name <> ''".into(), vec![(Check::AccountNames, 1, 0)]),
    ]
}

/// RP-20, i1 to i8: whatever is broken past the rules is found, and nothing else is.
#[test]
fn each_damage_is_found() {
    let shop = healthy();
    for (statement, expected) in damages() {
        let broken = statement.clone();
        let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let kept = std::sync::Arc::clone(&seen);
        let undone = shop.t.work(&Caller::command_line(), move |act| {
            assert!(act.tx().execute(&broken, params![])? > 0, "{broken}");
            *kept.lock().unwrap() = examine(act)?;
            Err::<(), _>(Refusal::StorageFull.into())
        });
        assert_eq!(refusal(undone), Refusal::StorageFull, "{statement}");
        let seen: Vec<Found> =
            seen.lock().unwrap().iter().map(|found| (found.check, found.stored, found.expected)).collect();
        assert_eq!(seen, expected, "{statement}");
    }
    assert_eq!(found(&shop), []);
}

/// Invariant 10, i5: a changed, exchanged or missing event breaks the chain of its organization, and of no other.
#[test]
fn a_touched_chain_is_found() {
    let sealed = "organization_id = (SELECT id FROM organizations WHERE name = 'Asiakas Oy') AND position";
    let table = [
        (format!("UPDATE events SET actor_name = 'somebody' WHERE {sealed} = 2"), 2),
        (format!("UPDATE events SET details = '{{}}' WHERE {sealed} = 1"), 1),
        (format!("UPDATE events SET at = at + 1 WHERE {sealed} = 3"), 3),
        (format!("UPDATE events SET door = 'api' WHERE {sealed} = 3"), 3),
        (format!("UPDATE events SET subject_name = subject_name || '.' WHERE {sealed} = 4"), 4),
        (format!("UPDATE events SET position = 1000 WHERE {sealed} = 2"), 2),
    ];
    for (statement, position) in table {
        let shop = healthy();
        shop.t.raw(&statement);
        let found = found(&shop);
        let told: Vec<(Check, OrganizationId, String)> =
            found.into_iter().map(|found| (found.check, found.organization, found.record)).collect();
        assert_eq!(told, [(Check::Chain, shop.customer, position.to_string())], "{statement}");
    }
}

/// An event that is taken out is missed, even when it was the last of its chain.
#[test]
fn a_missing_event_is_found() {
    for (which, chain) in [("2", 1), ("(SELECT MAX(position) FROM events)", 0)] {
        let shop = healthy();
        shop.t.raw(&format!(
            "DELETE FROM events WHERE organization_id = (SELECT id FROM organizations WHERE name = 'Asiakas Oy') \
             AND position = {which}"
        ));
        let found = found(&shop);
        let count = |check| found.iter().filter(|found| found.check == check).count();
        assert_eq!((count(Check::Feed), count(Check::Chain), found.len()), (1, chain, 1 + chain), "{which}");
    }
}

/// A finding names the record by its key.
#[test]
fn a_finding_names_its_record() {
    let shop = healthy();
    shop.t.raw("UPDATE lines SET quantity = quantity + 1 WHERE quantity = 5 AND assigned = 2");
    let line = &shop.license.lines[0];
    let record = format!("{}/{}", line.license.uuid().simple(), line.edition.uuid().simple());
    let expected =
        Finding { check: Check::Ledger, organization: shop.customer, record, stored: 6, expected: 5 };
    assert_eq!(found(&shop), [expected]);
}
