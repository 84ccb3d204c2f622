//! The encryption key of a customer.

use super::*;

/// NX-11: the key is sealed where it lies; nothing in the database says it.
#[test]
fn the_key_is_sealed_at_rest() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let (sealed,): (Vec<u8>,) = t.made(move |act| {
        let sql = "SELECT encryption_key_sealed FROM customers WHERE customer_id = $1";
        Ok(act.tx().one(sql, params![customer])?)
    });
    assert!(sealed.len() >= KEY.len() + 16);
    assert!(!sealed.windows(5).any(|window| KEY.as_bytes().windows(5).any(|part| part == window)));
    assert_eq!(t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap().reveal(), KEY);
    let hex = data_encoding::HEXLOWER.encode(KEY.as_bytes());
    for (table, rows) in t.dump() {
        let told = rows.iter().any(|row| row.contains(KEY) || row.to_lowercase().contains(&hex));
        assert!(!told, "{table}");
    }
    let moved = t.made(move |act| {
        let sql = "SELECT encryption_key_sealed FROM customers WHERE customer_id = $1";
        let (sealed,): (Vec<u8>,) = act.tx().one(sql, params![customer])?;
        Ok(sealed)
    });
    // Copied to another customer it does not open.
    let empty = shop.empty;
    t.made(move |act| {
        let sql = "UPDATE customers SET encryption_key_sealed = $2 WHERE customer_id = $1";
        Ok(act.tx().execute(sql, params![empty, moved.clone()])?)
    });
    assert!(t.work(&shop.admin, move |act| reveal_key(act, empty)).unwrap_err().refusal().is_none());
}

/// NX-11, SR-26, SR-57: seeing the key asks for the password of the last five minutes, writes an event and tells
/// the contact by a mail that does not say the key.
#[test]
fn revealing_the_key_is_asked_for_written_and_told() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    t.clock.advance_seconds(300);
    t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap();
    let (kind, recipient, language, facts): (String, String, String, String) =
        t.made(|act| Ok(act.tx().one("SELECT kind, recipient, language, facts FROM messages", params![])?));
    assert_eq!((kind.as_str(), recipient.as_str()), ("key-revealed", "matti.salo@testi.example"));
    assert_eq!((language.as_str(), facts.contains(KEY), facts.contains("ann")), ("fi", false, true));
    let events = t.events(customer);
    let event = events.iter().find(|event| event.what == What::KeyRevealed).unwrap();
    assert!(event.details.is_empty() && event.actor_name == "ann");
    t.clock.advance_seconds(1);
    let before = t.dump();
    let late = refusal(t.work(&shop.admin, move |act| reveal_key(act, customer)));
    assert_eq!(late, Refusal::PasswordNeededAgain);
    assert!(t.dump() == before);
    let actor = Actor::Token {
        token: TokenId::from_uuid(uuid::Uuid::now_v7()),
        name: "backup".into(),
        organization: shop.acme,
        role: Role::Admin,
    };
    let token = Caller::new(actor, Door::Api);
    assert_eq!(t.work(&token, move |act| reveal_key(act, customer)).unwrap().reveal(), KEY);
}

#[test]
fn a_key_is_replaced_and_taken_away() {
    let shop = Shop::new();
    let (t, customer, empty) = (&shop.t, shop.customer, shop.empty);
    let set = |id, key: &'static str| t.work(&shop.manager, move |act| set_key(act, id, &Secret::new(key)));
    set(customer, "another").unwrap();
    assert_eq!(t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap().reveal(), "another");
    set(customer, "").unwrap();
    assert!(!t.made(move |act| get(act, customer)).has_encryption_key);
    assert_eq!(refusal(t.work(&shop.admin, move |act| reveal_key(act, customer))), Refusal::NotFound);
    let before = t.dump();
    set(empty, "  ").unwrap();
    assert!(t.dump() == before, "there was none to take away");
    let too_long: &'static str = Box::leak("k".repeat(501).into_boxed_str());
    assert_eq!(problems(refusal(set(customer, too_long))), [("encryption_key".to_owned(), "too-long")]);
    assert_eq!(Problem::TooLong { max: 500 }.code(), "too-long");
}

/// A person without a contact address at the customer: nobody to tell, the event stands alone.
#[test]
fn without_a_contact_no_mail_is_posted() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let form = Form { contact_email: String::new(), ..customer_form("Asiakas Oy") };
    t.work(&shop.admin, move |act| change(act, customer, &form, 1)).unwrap();
    t.work(&shop.admin, move |act| reveal_key(act, customer)).unwrap();
    assert_eq!(t.number("SELECT COUNT(*) FROM messages"), 0);
}
