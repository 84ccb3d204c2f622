//! Drafts on the real database: kept as typed, their maker's alone, opened once (IT-14).

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    refusal::Refusal,
    testing::{TestWorld, customer_form, refusal},
};

struct Desk {
    t: TestWorld,
    acme: OrganizationId,
    max: Caller,
}

impl Desk {
    fn new() -> Self {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let max = t.person("max", acme, Role::Manager);
        Self { t, acme, max }
    }

    fn begun(&self, name: &'static str) -> DraftId {
        let acme = self.acme;
        let typed = typed(&[("name", name)]);
        self.t
            .work(&self.max, move |act| {
                let id = fresh_id(act, acme)?;
                begin(act, acme, id, (name, &typed)).map(|()| id)
            })
            .unwrap()
    }

    fn got(&self, id: DraftId) -> Result<Draft> {
        let acme = self.acme;
        self.t.read(&self.max, move |act| get(act, acme, id))
    }

    fn opened(&self, id: DraftId, account_name: &str) -> Result<Outcome> {
        let form = customers::Form { account_name: account_name.into(), ..customer_form("Rossi S.r.l.") };
        let (acme, opening) = (self.acme, Opening { form, ..Opening::default() });
        self.t.work(&self.max, move |act| open(act, (acme, id), acme, &opening))
    }
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

/// What was typed comes back as it was, wrong or not; each step is saved for itself.
#[test]
fn a_draft_keeps_what_was_typed() {
    let desk = Desk::new();
    let id = desk.begun("  Rossi ");
    let plans = typed(&[("plan", "a"), ("plan", "b"), ("units_a_standard", "five"), ("starts_on_a", "")]);
    let (acme, kept) = (desk.acme, plans.clone());
    desk.t.work(&desk.max, move |act| save(act, acme, id, (Step::Plans, "", &plans))).unwrap();
    let draft = desk.got(id).unwrap();
    assert_eq!(draft.name, "  Rossi ");
    assert_eq!(draft.steps, Steps { account: typed(&[("name", "  Rossi ")]), plans: kept });
    assert_eq!(draft.saved_at(), desk.t.world.now());
}

/// Beginning twice under one id, as a form sent twice does, makes one draft.
#[test]
fn a_draft_begins_once() {
    let desk = Desk::new();
    let id = desk.begun("Rossi");
    let acme = desk.acme;
    let again = typed(&[("name", "Rossi S.r.l.")]);
    desk.t.work(&desk.max, move |act| begin(act, acme, id, ("Rossi S.r.l.", &again))).unwrap();
    let listed = desk.t.read(&desk.max, move |act| list(act, acme)).unwrap();
    assert_eq!(listed.iter().map(|draft| draft.name.as_str()).collect::<Vec<_>>(), ["Rossi S.r.l."]);
}

/// SR-04: nobody else's, in no other organization, and nothing to who may create no customers.
#[test]
fn a_draft_is_its_makers_alone() {
    let desk = Desk::new();
    let id = desk.begun("Rossi");
    let (acme, root) = (desk.acme, desk.t.operator());
    let ann = desk.t.person("ann", acme, Role::Admin);
    let olga = desk.t.person("olga", root, Role::Admin);
    for (who, place) in [(&ann, acme), (&olga, acme), (&olga, root)] {
        let nothing = typed(&[]);
        assert_eq!(refusal(desk.t.read(who, move |act| get(act, place, id))), Refusal::NotFound);
        assert!(desk.t.read(who, move |act| list(act, place)).unwrap().is_empty());
        let saved = desk.t.work(who, move |act| save(act, place, id, (Step::Plans, "", &nothing)));
        assert_eq!(refusal(saved), Refusal::NotFound);
        assert_eq!(refusal(desk.t.work(who, move |act| discard(act, place, id))), Refusal::NotFound);
    }
    let begun = typed(&[("name", "Mine")]);
    let taken = desk.t.work(&ann, move |act| begin(act, acme, id, ("Mine", &begun)));
    assert_eq!(refusal(taken), Refusal::NotFound);
    assert_eq!(desk.got(id).unwrap().name, "Rossi");
    let vera = desk.t.person("vera", acme, Role::Viewer);
    let zoe = desk.t.person("zoe", desk.t.partner(root, "Zeta", PartnerType::Msp), Role::Admin);
    assert_eq!(refusal(desk.t.read(&vera, move |act| list(act, acme))), Refusal::Forbidden);
    assert_eq!(refusal(desk.t.read(&zoe, move |act| list(act, acme))), Refusal::NotFound);
    assert_eq!(refusal(desk.t.read(&Caller::command_line(), move |act| list(act, acme))), Refusal::Forbidden);
}

/// IT-14: sent twice, also at a time, a draft opens one account; a refused one stays and can be sent again.
#[test]
fn a_draft_opens_one_account() {
    let desk = Desk::new();
    let id = desk.begun("Rossi");
    desk.opened(desk.begun("Verdi"), "verdi").unwrap();
    assert!(desk.opened(id, "verdi").is_err());
    assert_eq!(desk.got(id).unwrap().steps.account, typed(&[("name", "Rossi")]));
    let answers: Vec<Outcome> = std::thread::scope(|threads| {
        let running: Vec<_> = (0..6).map(|_| threads.spawn(|| desk.opened(id, "rossi").unwrap())).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let opened = answers.iter().filter(|answer| matches!(answer, Outcome::Opened(_))).count();
    assert_eq!((opened, desk.t.number("SELECT COUNT(*) FROM customers")), (1, 2));
    let draft = desk.got(id).unwrap();
    assert!(draft.opened.is_some());
    assert_eq!(draft.steps, Steps::default(), "what was typed is in the records now");
    let acme = desk.acme;
    assert!(desk.t.read(&desk.max, move |act| list(act, acme)).unwrap().is_empty());
    assert_eq!(refusal(desk.t.work(&desk.max, move |act| discard(act, acme, id))), Refusal::NotFound);
}

/// Two weeks after it was last saved a draft is gone, whether it was purged yet or not.
#[test]
fn a_draft_lasts_two_weeks() {
    let desk = Desk::new();
    let id = desk.begun("Rossi");
    desk.t.clock.advance_seconds(13 * 86_400);
    let (acme, more) = (desk.acme, typed(&[("plan", "a")]));
    desk.t.work(&desk.max, move |act| save(act, acme, id, (Step::Plans, "", &more))).unwrap();
    desk.t.clock.advance_seconds(14 * 86_400 - 1);
    assert!(desk.got(id).is_ok());
    assert_eq!(desk.t.made(|act| purge(act, 10)), 0);
    desk.t.clock.advance_seconds(1);
    assert_eq!(refusal(desk.got(id)), Refusal::NotFound);
    assert_eq!(refusal(desk.opened(id, "rossi")), Refusal::NotFound);
    assert_eq!(desk.t.made(|act| purge(act, 10)), 1);
}

#[test]
fn what_is_too_much_is_refused() {
    let desk = Desk::new();
    let id = desk.begun("Rossi");
    let (acme, long) = (desk.acme, "x".repeat(LARGEST));
    let huge = typed(&[("name", &long)]);
    let answer = desk.t.work(&desk.max, move |act| save(act, acme, id, (Step::Account, "x", &huge)));
    assert_eq!(refusal(answer), Refusal::TooLarge);
}
