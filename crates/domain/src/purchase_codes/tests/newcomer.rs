//! Somebody without an account comes with a code: their company is made once their mailbox is theirs, or nothing is.

use super::*;
use crate::{
    Language,
    accounts::{self, Confirm, NewAccount, Registration},
    audit::What,
    outbox::MailKind,
    sessions::{self, Browser},
};

const PASSWORD: &str = "kettle brass unwind";

fn registers(shop: &Shop, email: &str, (company, country): (&str, &str), code: &Secret) -> Result<()> {
    let typed = code.clone();
    let found = shop.t.work(&shop.t.stranger(), move |act| check_code(act, None, typed.reveal())).unwrap()?;
    let wish = Registration {
        account: NewAccount {
            email: email.into(),
            name: "Anna Petrova".into(),
            language: Language::Ru,
            time_zone: "Europe/Moscow".into(),
        },
        password: Secret::new(PASSWORD),
        company: Some(NewCompany { name: company.into(), country: country.into(), code: found }),
        onward: "/".into(),
        ip: "198.51.100.9".into(),
    };
    shop.t.wait(accounts::register(&shop.t.world, &shop.t.passwords, &wish))
}

fn confirms(shop: &Shop, token: &Secret) -> Result<Secret> {
    let browser = Browser { ip: "198.51.100.9".into(), user_agent: "Firefox".into() };
    let wish = Confirm { token: token.clone(), password: Secret::new(PASSWORD), browser };
    shop.t.wait(accounts::confirm_registration(&shop.t.world, &shop.t.passwords, &wish))
}

fn link(shop: &Shop) -> Secret {
    shop.t.mails(MailKind::Registration).pop().expect("a mail").2
}

/// The code is the right: after the mail there is a customer of whoever made it, with the code's units as its license
/// and the person as its administrator. Before it there is nothing, and the code is anybody's.
#[test]
fn who_comes_with_a_code_gets_a_company() {
    let shop = Shop::new();
    let (t, acme, code) = (&shop.t, shop.acme, shop.codes[1].1.clone());
    let before = t.number("SELECT COUNT(*) FROM organizations");
    registers(&shop, "anna@example.com", ("Novaya", "RU"), &code).unwrap();
    let (to, facts, token) = t.mails(MailKind::Registration).remove(0);
    assert_eq!((to.as_str(), t.number("SELECT COUNT(*) FROM organizations")), ("anna@example.com", before));
    assert!(
        !facts.to_string().contains("Novaya"),
        "a mail to a stranger's mailbox says nothing that was typed"
    );
    let looked = token.clone();
    let seen = t.read(&t.stranger(), move |act| accounts::check_registration(act, &looked)).unwrap();
    assert_eq!((seen.company.as_deref(), seen.onward.as_str()), (Some("Novaya"), "/"));
    let session = confirms(&shop, &token).unwrap();
    let (resumed, logged_in) =
        (t.wait(sessions::enter(&t.world, &session)).unwrap(), t.log_in("anna", PASSWORD));
    let customer = resumed.organization.expect("a company of their own");
    let record = t.made(move |act| customers::get(act, customer));
    assert_eq!((record.vendor, record.name.as_str(), record.country.as_str()), (acme, "Novaya", "RU"));
    assert_eq!((record.contact_email.as_str(), record.language), ("anna@example.com", Language::Ru));
    let (anna, _) = logged_in.unwrap();
    let license = t.read(&anna, move |act| licenses::list(act, customer)).unwrap().remove(0);
    assert_eq!((license.plan, license.lines[0].quantity), (shop.plan, 10));
    assert!(t.read(&anna, move |act| act.allow(Action::MembersChange, customer).map(drop)).is_ok());
    assert_eq!(
        refusal(t.read(&anna, move |act| {
            customers::list(act, acme, &customers::Filter::default(), &Window::first(1)).map(drop)
        })),
        Refusal::NotFound
    );
    let events: Vec<(What, String)> =
        t.events(customer).into_iter().map(|event| (event.what, event.actor_name)).collect();
    for what in
        [What::CustomerCreated, What::PurchaseCodeEntered, What::LicenseIssued, What::AccountRegistered]
    {
        assert!(events.contains(&(what, "Anna Petrova".into())), "{what} in {events:?}");
    }
    assert_eq!(refusal(confirms(&shop, &token)), Refusal::LinkExpired);
    let answer = t.work(&t.stranger(), move |act| check_code(act, None, code.reveal())).unwrap();
    assert_eq!(answer.err(), Some(Refusal::PurchaseCodeUsed));
    assert_eq!(t.number("SELECT COUNT(*) FROM registrations WHERE code_sealed IS NOT NULL"), 0, "forgotten");
    healthy(t);
}

/// Of several who wait with the same code the first that confirms has it; the others get neither company nor account.
#[test]
fn a_code_that_was_used_meanwhile_makes_nothing() {
    let shop = Shop::new();
    let (t, code) = (&shop.t, shop.codes[1].1.clone());
    registers(&shop, "anna@example.com", ("Novaya", "RU"), &code).unwrap();
    let first = link(&shop);
    t.clock.advance_seconds(1);
    registers(&shop, "boris@example.com", ("Staraya", "RU"), &code).unwrap();
    let second = link(&shop);
    confirms(&shop, &first).unwrap();
    let before = (t.number("SELECT COUNT(*) FROM organizations"), t.number("SELECT COUNT(*) FROM accounts"));
    assert_eq!(refusal(confirms(&shop, &second)), Refusal::PurchaseCodeUsed);
    let after = (t.number("SELECT COUNT(*) FROM organizations"), t.number("SELECT COUNT(*) FROM accounts"));
    assert_eq!(before, after);
    let acme = shop.acme;
    let third = shop.codes[2].1.clone();
    registers(&shop, "boris@example.com", ("Staraya", "RU"), &third).unwrap();
    t.made(move |act| organizations::disable(act, acme, "unpaid"));
    assert_eq!(refusal(confirms(&shop, &link(&shop))), Refusal::OrganizationDisabled);
    healthy(t);
}

/// Somebody who has an account but belongs nowhere founds a company with a code, at once; programs cannot, a code does it
/// once, and what is typed wrong makes nothing.
#[test]
fn who_has_an_account_founds_a_company() {
    let shop = Shop::new();
    let (t, acme, code) = (&shop.t, shop.acme, shop.codes[1].1.clone());
    let new = NewAccount {
        email: "olga@example.com".into(),
        name: "Olga Petrova".into(),
        language: Language::Ru,
        time_zone: "Europe/Moscow".into(),
    };
    let account = t.made(move |act| accounts::insert(act, &new, None));
    let olga = t.caller(account, "Olga Petrova");
    let founds = |who: &Caller, company: &str, country: &str| {
        let (code, company, country) = (code.clone(), company.to_owned(), country.to_owned());
        t.work(who, move |act| {
            let found = check_code(act, None, code.reveal())??;
            NewCompany { name: company.clone(), country: country.clone(), code: found }.found(act)
        })
    };
    let before = t.number("SELECT COUNT(*) FROM organizations");
    assert_eq!(refusal(founds(&Caller::command_line(), "Novaya", "RU")), Refusal::NotLoggedIn);
    assert!(matches!(refusal(founds(&olga, " ", "RU")), Refusal::Invalid(_)));
    t.made(move |act| organizations::disable(act, acme, "unpaid"));
    assert_eq!(refusal(founds(&olga, "Novaya", "RU")), Refusal::OrganizationDisabled);
    t.made(move |act| organizations::enable(act, acme));
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations"), before);
    let customer = founds(&olga, "Novaya", "RU").unwrap();
    let record = t.read(&olga, move |act| customers::get(act, customer)).unwrap();
    assert_eq!((record.vendor, record.name.as_str(), record.language), (acme, "Novaya", Language::Ru));
    let license = t.read(&olga, move |act| licenses::list(act, customer)).unwrap().remove(0);
    assert_eq!((license.plan, license.lines[0].quantity), (shop.plan, 10));
    assert!(t.read(&olga, move |act| act.allow(Action::MembersChange, customer).map(drop)).is_ok());
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations"), before + 1);
    assert!(founds(&olga, "Vtoraya", "RU").is_err(), "a code is entered once");
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations"), before + 1);
    healthy(t);
}

/// SR-20: whose address has an account is told so by mail, and no company waits; bad fields are refused before any mail.
#[test]
fn a_known_address_gets_no_company() {
    let shop = Shop::new();
    let (t, code) = (&shop.t, shop.codes[1].1.clone());
    registers(&shop, "bea@example.com", ("Novaya", "RU"), &code).unwrap();
    assert_eq!((t.mails(MailKind::Registration).len(), t.mails(MailKind::AccountKnown).len()), (0, 1));
    let Refusal::Invalid(problems) = refusal(registers(&shop, "anna@example.com", (" ", "Narnia"), &code))
    else {
        panic!("fields are refused")
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["country", "company"]);
    assert_eq!(t.number("SELECT COUNT(*) FROM registrations"), 0);
}
