//! The account creation mail: when it goes, to whom, and what its link is worth.

use super::*;

/// IT-06, invariant 5: now, on a day at nine where the customer is, or not at all.
#[test]
fn the_mail_goes_out_when_it_was_chosen() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    assert_eq!(office.deliver(), 1);
    let named = |account: &str, mail| {
        let form = Form { account_name: account.into(), ..rossi().form };
        Opening { form, mail, ..rossi() }
    };
    let later = office.open(&named("later", AccountMail::On(day("2026-12-24")))).unwrap();
    assert_eq!(office.deliver(), 0);
    let (acme, id) = (office.acme, later.message.unwrap());
    let row = office.t.read(&office.max, move |act| messages::get(act, acme, id)).unwrap();
    assert_eq!((row.state, row.send_at.to_string().as_str()), (MessageState::Queued, "2026-12-24T08:00:00Z"));
    let never = office.open(&named("never", AccountMail::Never)).unwrap();
    assert!(never.message.is_none());
    assert_eq!(office.t.number("SELECT COUNT(*) FROM messages"), 2);
    for (wrong, code) in [("2026-11-22", "not-before"), ("2027-11-25", "not-after")] {
        let answer = refusal(office.open(&named("wrong", AccountMail::On(day(wrong)))));
        assert_eq!(problems(answer), [("account_mail.on".to_owned(), code)]);
    }
    office.open(&named("today", AccountMail::On(day("2026-11-23")))).unwrap();
    assert_eq!(office.deliver(), 1, "nine o'clock in Rome is over: it goes out at once");
}

/// IT-07: the pending mail is listed, can be given another day, sent now or taken back; its link works all the same.
#[test]
fn a_pending_mail_is_in_the_outbox() {
    let office = Office::new();
    let planned = Opening { mail: AccountMail::On(day("2026-12-01")), ..rossi() };
    let message = office.open(&planned).unwrap().message.unwrap();
    let acme = office.acme;
    let filter = messages::Filter { state: Some(MessageState::Queued), ..messages::Filter::default() };
    let listed = office
        .t
        .read(&office.max, move |act| messages::list(act, acme, &filter, &Window::first(10)))
        .unwrap()
        .items;
    assert_eq!((listed.len(), listed[0].kind), (1, MailKind::AccountCreated));
    let far = day("2027-06-01").at_hour(9, &jiff::tz::TimeZone::UTC);
    office.t.work(&office.max, move |act| messages::reschedule(act, acme, message, far)).unwrap();
    office.t.clock.set(far);
    assert_eq!(office.deliver(), 1);
    office.t.clock.advance_seconds(6 * 86_400);
    office.accept(&office.mail().2).unwrap();
}

/// IT-07, invariant 6: disabling the customer holds the mail, enabling lets it go; a withdrawn invitation's mail is
/// cancelled.
#[test]
fn a_disabled_customer_gets_no_mail() {
    let office = Office::new();
    let customer = office.open(&rossi()).unwrap().customer;
    office.t.work(&office.max, move |act| disable(act, customer, "unpaid")).unwrap();
    assert_eq!(office.deliver(), 0);
    office.t.work(&office.max, move |act| enable(act, customer)).unwrap();
    assert_eq!(office.deliver(), 1);
    let planned = Opening {
        form: Form { account_name: "altro".into(), ..rossi().form },
        mail: AccountMail::On(day("2026-12-01")),
        ..rossi()
    };
    let opened = office.open(&planned).unwrap();
    office.t.made(move |act| members::withdraw(act, opened.customer, "maria.rossi@rossi.example"));
    office.t.clock.advance_seconds(30 * 86_400);
    assert_eq!(office.deliver(), 0);
    assert_eq!(office.t.number("SELECT COUNT(*) FROM messages WHERE state = 'cancelled'"), 1);
}

/// IT-04: who follows the mail's link is the customer's administrator and nothing else; the link works once, for a
/// week from when the mail was sent.
#[test]
fn the_administrator_comes_by_the_mail() {
    let office = Office::new();
    let customer = office.open(&rossi()).unwrap().customer;
    let (recipient, facts, link) = office.mail();
    assert_eq!(
        (recipient.as_str(), facts["name"].as_str()),
        ("maria.rossi@rossi.example", Some("Maria Rossi"))
    );
    let shown = link.clone();
    let looked = office.t.read(&office.t.stranger(), move |act| members::look(act, &shown)).unwrap();
    assert_eq!(
        (looked.name.as_str(), looked.language, looked.role),
        ("Maria Rossi", Language::It, Role::Admin)
    );
    office.t.clock.advance_seconds(3 * 86_400);
    assert_eq!(office.deliver(), 1);
    office.t.clock.advance_seconds(7 * 86_400 - 1);
    assert!(matches!(office.accept(&link), Ok(Accepted::LoggedIn(_))));
    assert_eq!(refusal(office.accept(&link)), Refusal::LinkExpired);
    let members = office.t.made(move |act| members::list(act, customer, &Window::first(10))).items;
    assert_eq!((members.len(), members[0].role), (1, Role::Admin));
}

#[test]
fn the_link_ends_a_week_after_its_mail() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    office.deliver();
    office.t.clock.advance_seconds(7 * 86_400);
    assert_eq!(refusal(office.accept(&office.mail().2)), Refusal::LinkExpired);
}

/// SR-56: a link of somebody who may create customers no more leads nowhere, and a mail of theirs is not sent.
#[test]
fn the_right_is_asked_again() {
    let office = Office::new();
    office.open(&rossi()).unwrap();
    let (acme, max) = (office.acme, office.max.actor.account().unwrap());
    office.t.made(move |act| members::change_role(act, acme, max, Role::Viewer));
    assert_eq!(refusal(office.accept(&office.mail().2)), Refusal::LinkExpired);
    assert_eq!(office.deliver(), 0);
}

/// Another account mail ends the link of the one before; a member is not invited again.
#[test]
fn a_mail_can_be_sent_again() {
    let office = Office::new();
    let customer = office.open(&Opening { mail: AccountMail::Never, ..rossi() }).unwrap().customer;
    let send = || {
        let person = maria();
        office.t.work(&office.max, move |act| send_account_mail(act, customer, &person, AccountMail::Now))
    };
    send().unwrap();
    let first = office.mail().2;
    office.t.clock.advance_seconds(60);
    send().unwrap();
    assert_eq!(refusal(office.accept(&first)), Refusal::LinkExpired);
    office.accept(&office.mail().2).unwrap();
    let again = Refusal::AlreadyMember { email: "maria.rossi@rossi.example".into() };
    assert_eq!(refusal(send()), again);
}
