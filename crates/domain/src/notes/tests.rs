//! Notes on the real database: who sees them, who is told, what can be taken back.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    audit,
    mentions::{mark_seen, mentioned, unseen},
    outbox::MailKind,
    page::Window,
    scene::{Scene, refusal},
};

impl Scene {
    fn write_by(&self, who: &Caller, subject: Subject, text: &'static str) -> Result<Note> {
        self.t.work(who, move |act| write(act, subject, text))
    }

    fn texts(&self, who: &Caller, subject: Subject) -> Vec<String> {
        let found = self.t.read(who, move |act| about(act, subject)).unwrap();
        found.notes.into_iter().map(|note| note.text).collect()
    }
}

fn of_customer(s: &Scene) -> Subject {
    Subject::Customer(s.customer)
}

/// The seller's notes are not for the customer's administrators, the customer's are for the seller; nobody beside sees any.
#[test]
fn notes_are_seen_at_home_and_above() {
    let s = Scene::new();
    let boss = s.t.person("boss", s.customer, Role::Admin);
    let subject = of_customer(&s);
    let sold = s.write_by(&s.mia, subject, "Pays late, call Matti first").unwrap();
    let bought = s.write_by(&boss, subject, "Our own").unwrap();
    assert_eq!((sold.home, bought.home), (s.partner, s.customer));
    assert_eq!(s.texts(&boss, subject), ["Our own"]);
    assert_eq!(s.texts(&s.mia, subject), ["Our own", "Pays late, call Matti first"]);
    let top = s.t.person("top", s.t.operator(), Role::Viewer);
    assert_eq!(s.texts(&top, subject).len(), 2);
    assert_eq!(refusal(s.t.read(&s.eve, move |act| about(act, subject))), Refusal::NotFound);
    let id = sold.id;
    assert_eq!(
        refusal(s.t.read(&boss, move |act| get(act, id))),
        Refusal::NotFound,
        "as if it were not there"
    );
    assert_eq!(refusal(s.t.work(&boss, move |act| remove(act, id))), Refusal::NotFound);
    // Neither does the trail of the customer tell of it.
    let customer = s.customer;
    let events = s.t.read(&boss, move |act| audit::list(act, customer, &Window::first(200))).unwrap().items;
    assert_eq!(events.iter().filter(|event| event.what == What::NoteWritten).count(), 1);
    assert!(events.iter().all(|event| event.organization == s.customer));
    // Gone to another seller, the notes stay with who wrote them.
    let rival = s.t.partner(s.t.operator(), "New seller", PartnerType::Msp);
    s.t.made(move |act| organizations::move_below(act, customer, rival).map(drop));
    let new = s.t.person("new", rival, Role::Admin);
    assert_eq!(s.texts(&new, subject), ["Our own"]);
}

/// A mention is told in the console and by mail in the language of who is mentioned, once.
#[test]
fn who_is_mentioned_is_told() {
    let s = Scene::new();
    let nina = s.t.person("nina", s.partner, Role::Viewer);
    s.t.made(|act| {
        act.tx().execute(
            "UPDATE accounts SET language = 'fi' WHERE email_folded = 'nina@example.com'",
            db::params![],
        )?;
        Ok(())
    });
    let subject = Subject::License(s.license.id);
    let note = s.write_by(&s.mia, subject, "@nina please renew, @mia watches").unwrap();
    assert_eq!(s.t.read(&nina, unseen).unwrap(), 1);
    assert_eq!(s.t.read(&s.mia, unseen).unwrap(), 0, "nobody is told of their own");
    let mails = s.t.mails(MailKind::NoteMention);
    assert_eq!(
        (mails.len(), mails[0].0.as_str(), mails[0].1["by"].as_str()),
        (1, "nina@example.com", Some("mia"))
    );
    let found = s.t.read(&nina, mentioned).unwrap();
    assert_eq!((found.len(), found[0].note.id, found[0].seen_at), (1, note.id, None));
    let id = note.id;
    s.t.work(&s.mia, move |act| edit(act, id, "@nina@example.com please renew soon", 1)).unwrap();
    assert_eq!(s.t.mails(MailKind::NoteMention).len(), 1, "told once");
    s.t.work(&nina, mark_seen).unwrap();
    assert_eq!(s.t.read(&nina, unseen).unwrap(), 0);
    // Who left sees nothing of it any more.
    s.t.made(|act| {
        act.tx().execute(
            "DELETE FROM memberships WHERE account_id IN (SELECT id FROM accounts WHERE name = 'nina')",
            db::params![],
        )?;
        Ok(())
    });
    assert!(s.t.read(&nina, mentioned).unwrap().is_empty());
}

/// Nobody is mentioned who would not see the note: not the customer's people in the seller's, not a rival, not those above
/// whom the writer does not see.
#[test]
fn only_who_will_see_it_can_be_mentioned() {
    let s = Scene::new();
    s.t.person("boss", s.customer, Role::Admin);
    s.t.person("top", s.t.operator(), Role::Admin);
    let subject = of_customer(&s);
    for text in ["@boss look", "@eve look", "@top look", "@boss@example.com look"] {
        match refusal(s.write_by(&s.mia, subject, text)) {
            Refusal::Invalid(problems) => assert_eq!(problems[0].field, "text", "{text}"),
            other => panic!("{other:?}"),
        }
    }
    let names = s.t.read(&s.mia, move |act| mentionable(act, subject, "m")).unwrap();
    assert_eq!(names.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["mia"]);
    assert!(s.t.mails(MailKind::NoteMention).is_empty());
    // A reseller sees no licenses: mentioned there they would learn of one.
    let beta = s.t.partner(s.partner, "Beta", PartnerType::Reseller);
    let resold = s.t.customer(beta, "Resold Oy");
    let plan = s.license.plan;
    let license = Subject::License(s.t.license(resold, plan, 1, 0).id);
    s.t.person("rob", beta, Role::Admin);
    assert!(s.write_by(&s.mia, license, "@rob look").is_err());
}

/// One's own notes are edited, removed and taken back for a while; another's are not.
#[test]
fn own_notes_are_changed_and_taken_back() {
    let s = Scene::new();
    let ada = s.t.person("ada", s.partner, Role::Admin);
    let subject = Subject::Seat(s.seats[0]);
    let id = s.write_by(&s.mia, subject, "first").unwrap().id;
    assert_eq!(refusal(s.t.work(&ada, move |act| edit(act, id, "mine", 1))), Refusal::Forbidden);
    assert_eq!(refusal(s.t.work(&ada, move |act| remove(act, id))), Refusal::Forbidden);
    let after = s.t.work(&s.mia, move |act| edit(act, id, "second", 1)).unwrap();
    assert_eq!((after.version, after.changed_at.is_some()), (2, true));
    assert_eq!(refusal(s.t.work(&s.mia, move |act| edit(act, id, "third", 1))), Refusal::ChangedMeanwhile);
    s.t.work(&s.mia, move |act| remove(act, id)).unwrap();
    assert!(s.texts(&s.mia, subject).is_empty());
    assert_eq!(refusal(s.t.work(&s.mia, move |act| remove(act, id))), Refusal::NotFound);
    s.t.clock.advance_seconds(UNDO_SECONDS);
    s.t.work(&s.mia, move |act| restore(act, id)).unwrap();
    assert_eq!(s.texts(&s.mia, subject), ["second"]);
    s.t.work(&s.mia, move |act| remove(act, id)).unwrap();
    s.t.clock.advance_seconds(UNDO_SECONDS + 1);
    assert_eq!(refusal(s.t.work(&s.mia, move |act| restore(act, id))), Refusal::UndoTooLate);
    for bad in ["", "  \n ", "a\0b"] {
        assert!(s.write_by(&s.mia, subject, bad).is_err(), "{bad:?}");
    }
}
