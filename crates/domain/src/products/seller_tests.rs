//! Who sees and sells a plan, and the lock of a partner's branch until it approves new terms (IT-12).

use super::*;
use crate::{
    Caller, Problem,
    access::{PartnerType, Role},
    ids::PlanId,
    licenses, partner_types,
    testing::{TestWorld, license_request, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

/// The operator owns a plan; Acme (msp) and Beta (msp) stand below it, Gamma below Acme, each with a customer.
struct Trade {
    t: TestWorld,
    product: ProductId,
    plan: PlanId,
    acme: OrganizationId,
    beta: OrganizationId,
    gamma: OrganizationId,
    of_operator: OrganizationId,
    of_acme: OrganizationId,
    of_beta: OrganizationId,
    of_gamma: OrganizationId,
}

fn trade() -> Trade {
    let t = TestWorld::new();
    let root = t.operator();
    let acme = t.partner(root, "Acme", PartnerType::Msp);
    let beta = t.partner(root, "Beta", PartnerType::Msp);
    let gamma = t.partner(acme, "Gamma", PartnerType::Msp);
    let product = t.product(root).id;
    Trade {
        plan: t.plan(product, PlanForm::default()).id,
        of_operator: t.customer(root, "Oma Oy"),
        of_acme: t.customer(acme, "Acmen Oy"),
        of_beta: t.customer(beta, "Betan Oy"),
        of_gamma: t.customer(gamma, "Gamman Oy"),
        product,
        acme,
        beta,
        gamma,
        t,
    }
}

impl Trade {
    fn sell(&self, customer: OrganizationId) -> Result<licenses::License> {
        let request = license_request(self.plan, 1, 0);
        self.t.work(&operator(), move |act| licenses::issue(act, customer, &request))
    }

    fn sold_at(&self, organization: OrganizationId) -> bool {
        let plan = self.plan;
        self.t.made(move |act| plans_offered(act, organization)).iter().any(|found| found.id == plan)
    }

    fn seen_at(&self, organization: OrganizationId) -> bool {
        let (id, product) = (self.plan, self.product);
        let seen = self.t.work(&operator(), move |act| plan(act, organization, id)).is_ok();
        let got = self.t.work(&operator(), move |act| get(act, organization, product)).is_ok();
        let listed = self.t.made(move |act| list(act, organization)).iter().any(|found| found.id == product);
        assert_eq!((seen, seen), (got, listed), "plan and product are seen alike");
        seen
    }

    fn choose(&self, sellers: Sellers) -> Result<Plan> {
        let (id, owner) = (self.plan, self.t.operator());
        let edited = self.t.made(move |act| plan(act, owner, id)).edited;
        self.t.work(&operator(), move |act| set_sellers(act, id, &sellers, edited))
    }

    fn revise(&self, grace_days: i64) -> Plan {
        let (id, owner) = (self.plan, self.t.operator());
        let before = self.t.made(move |act| plan(act, owner, id));
        let form = PlanForm { grace_days, ..before.form() };
        self.t.made(move |act| change_plan(act, id, &form, before.edited))
    }
}

/// Chosen partners sell a plan with all below them; the others neither sell nor see it. The owner's own customers can
/// always be sold it.
#[test]
fn chosen_partners_sell_with_their_branch() {
    let s = trade();
    for customer in [s.of_operator, s.of_acme, s.of_beta, s.of_gamma] {
        assert!(s.sell(customer).is_ok());
    }
    let kept = s.sell(s.of_beta).unwrap();
    let chosen = s.choose(Sellers::Chosen(vec![s.acme])).unwrap();
    assert_eq!((chosen.sellers, chosen.revision), (SellerRule::Chosen, 1));
    for (place, sells) in [(s.acme, true), (s.gamma, true), (s.beta, false)] {
        assert_eq!((s.sold_at(place), s.seen_at(place)), (sells, sells));
    }
    assert!(s.sell(s.of_operator).is_ok() && s.sell(s.of_acme).is_ok() && s.sell(s.of_gamma).is_ok());
    assert_eq!(refusal(s.sell(s.of_beta)), Refusal::NotFound);
    // What was sold stays and is worked with.
    let (id, owner) = (kept.id, s.t.operator());
    assert!(s.t.work(&operator(), move |act| licenses::set_quantity(act, id, "standard", 2)).is_ok());
    // Only a partner further down.
    s.choose(Sellers::Chosen(vec![s.gamma])).unwrap();
    assert_eq!((s.sold_at(s.acme), s.seen_at(s.acme), s.sold_at(s.gamma)), (false, false, true));
    assert_eq!(refusal(s.sell(s.of_acme)), Refusal::NotFound);
    assert!(s.seen_at(owner), "its owner sees it");
    let plan_id = s.plan;
    let sellers = s.t.made(move |act| plan_sellers(act, plan_id));
    let told: Vec<_> =
        sellers.iter().map(|one| (one.name.as_str(), one.distance, one.chosen, one.sells)).collect();
    assert_eq!(told, [("Acme", 1, false, true), ("Beta", 1, false, false), ("Gamma", 2, true, true)]);
    s.choose(Sellers::Everybody).unwrap();
    assert!(s.sold_at(s.beta) && s.sell(s.of_beta).is_ok());
    let events = s.t.events(owner);
    let events: Vec<_> = events.iter().filter(|event| event.what == What::PlanSellersChanged).collect();
    assert_eq!(events.len(), 3);
    let expected = serde_json::json!({ "sellers": ["everybody", "chosen"], "chosen": ["", "Acme"] });
    assert_eq!(serde_json::json!(events[2].details), expected);
}

#[test]
fn only_partners_below_are_chosen() {
    let s = trade();
    let before = s.t.dump();
    for stranger in [s.t.operator(), s.of_acme, OrganizationId::from_uuid(uuid::Uuid::now_v7())] {
        let Refusal::Invalid(problems) = refusal(s.choose(Sellers::Chosen(vec![s.acme, stranger]))) else {
            panic!("{stranger} was taken")
        };
        assert_eq!((problems.len(), &problems[0].problem), (1, &Problem::NotAChoice));
    }
    assert!(s.t.dump() == before);
    let plan = s.plan;
    let stale = s.t.work(&operator(), move |act| set_sellers(act, plan, &Sellers::Chosen(vec![]), 7));
    assert_eq!(refusal(stale), Refusal::ChangedMeanwhile);
    assert_eq!(s.choose(Sellers::Everybody).unwrap().edited, 1, "nothing to save");
    assert!(s.t.dump() == before);
}

/// IT-12: new terms lock the plan in the branch of every partner directly below its owner, until an administrator there
/// approves them; with what changed, by whom it was approved, and for nobody else.
#[test]
fn new_terms_lock_a_branch_until_approved() {
    let s = trade();
    let (id, acme, gamma) = (s.plan, s.acme, s.gamma);
    let kept = s.sell(s.of_gamma).unwrap().id;
    assert!(s.t.made(move |act| pending(act, gamma, id)).is_none());
    s.revise(3);
    assert!(s.sell(s.of_operator).is_ok(), "the owner's own customers are not locked");
    let before = s.t.dump();
    for customer in [s.of_acme, s.of_gamma, s.of_beta] {
        assert_eq!(refusal(s.sell(customer)), Refusal::PlanLocked);
    }
    assert!(!s.sold_at(gamma) && s.seen_at(gamma));
    let set =
        |quantity| s.t.work(&operator(), move |act| licenses::set_quantity(act, kept, "standard", quantity));
    assert_eq!(refusal(set(9)), Refusal::PlanLocked);
    assert_eq!(refusal(set(0)), Refusal::PlanLocked);
    assert_eq!(
        refusal(s.t.work(&operator(), move |act| licenses::adopt_plan(act, kept))),
        Refusal::PlanLocked
    );
    assert!(s.t.dump() == before);

    let waiting = s.t.made(move |act| pending(act, gamma, id)).unwrap();
    assert_eq!(
        (waiting.partner, waiting.partner_name.as_str(), waiting.approved_revision),
        (acme, "Acme", 1)
    );
    assert_eq!(waiting.owner_name, "Northern Software");
    let expected = serde_json::json!({ "grace_days": [14, 3] });
    assert_eq!(serde_json::Value::Object(waiting.differences), expected);

    // Who may not: a manager of Acme, an administrator of Gamma below it, one of Beta beside it.
    let approve = |caller: &Caller, place, revision| {
        s.t.work(caller, move |act| approve_plan(act, place, id, revision))
    };
    let manager = s.t.person("max", acme, Role::Manager);
    assert_eq!(refusal(approve(&manager, acme, 2)), Refusal::Forbidden);
    let below = s.t.person("gil", gamma, Role::Admin);
    assert_eq!(refusal(approve(&below, gamma, 2)), Refusal::NotFound);
    let beside = s.t.person("bea", s.beta, Role::Admin);
    assert_eq!(refusal(approve(&beside, acme, 2)), Refusal::NotFound);
    let ann = s.t.person("ann", acme, Role::Admin);
    assert_eq!(refusal(approve(&ann, acme, 1)), Refusal::ChangedMeanwhile);
    assert!(!approve(&ann, acme, 2).unwrap().locked);
    assert!(approve(&ann, acme, 2).is_ok(), "approved already");
    let approvals = s.t.events(acme).into_iter().filter(|event| event.what == What::PlanApproved);
    assert_eq!(approvals.map(|event| event.actor_name).collect::<Vec<_>>(), ["ann"]);
    assert!(s.sell(s.of_acme).is_ok() && s.sell(s.of_gamma).is_ok() && set(9).is_ok());
    assert_eq!(refusal(s.sell(s.of_beta)), Refusal::PlanLocked, "Beta has not");
    let sellers = s.t.made(move |act| plan_sellers(act, id));
    let told: Vec<_> = sellers
        .iter()
        .map(|one| (one.name.as_str(), one.locked, one.approved.as_ref().and_then(|told| told.by.as_deref())))
        .collect();
    assert_eq!(told, [("Acme", false, Some("ann")), ("Beta", true, None)]);
    // Suspending is not held up by a lock, and the next terms lock again.
    s.revise(4);
    assert_eq!(refusal(s.sell(s.of_acme)), Refusal::PlanLocked);
    s.t.made(move |act| licenses::suspend(act, kept, "unpaid"));
}

/// Who is asked follows what the types of partners may do: the right to change products is what approves.
#[test]
fn who_may_not_change_products_is_not_asked() {
    let s = trade();
    s.revise(3);
    assert_eq!(refusal(s.sell(s.of_acme)), Refusal::PlanLocked);
    let allow = |held: PartnerType, allowed: bool| {
        s.t.made(move |act| {
            let version = partner_types::get(act, held)?.version;
            partner_types::set(act, held, version, &[(Action::ProductsChange, allowed)])
        });
    };
    allow(PartnerType::Msp, false);
    assert!(s.sell(s.of_acme).is_ok());
    let id = s.plan;
    assert!(s.t.made(move |act| plan_sellers(act, id)).iter().all(|seller| !seller.locked));
    allow(PartnerType::Msp, true);
    assert_eq!(refusal(s.sell(s.of_acme)), Refusal::PlanLocked);
}

/// Who comes later meets the terms as they are: a partner made after the change, one that is chosen after it. A
/// reseller decides nothing about plans and locks nothing.
#[test]
fn newcomers_approve_nothing() {
    let s = trade();
    let root = s.t.operator();
    s.choose(Sellers::Chosen(vec![s.acme])).unwrap();
    let reseller = s.t.partner(root, "Reseller", PartnerType::Reseller);
    let resold = s.t.customer(reseller, "Jälleen Oy");
    s.revise(3);
    s.t.clock.set(s.t.world.now().plus_seconds(60));
    let late = s.t.partner(root, "Late", PartnerType::Msp);
    let of_late = s.t.customer(late, "Myöhä Oy");
    s.choose(Sellers::Chosen(vec![s.acme, s.beta, late, reseller])).unwrap();
    assert!(s.sell(s.of_beta).is_ok(), "the plan came to Beta with these terms");
    assert!(s.sell(of_late).is_ok() && s.sell(resold).is_ok());
    assert_eq!(refusal(s.sell(s.of_acme)), Refusal::PlanLocked, "Acme sold the terms before");
    // From now on each is asked.
    s.t.clock.set(s.t.world.now().plus_seconds(60));
    s.revise(4);
    assert_eq!(refusal(s.sell(s.of_beta)), Refusal::PlanLocked);
    assert_eq!(refusal(s.sell(of_late)), Refusal::PlanLocked);
    assert!(s.sell(resold).is_ok());
    let (id, beta) = (s.plan, s.beta);
    let waiting = s.t.made(move |act| pending(act, late, id)).unwrap();
    assert_eq!(waiting.approved_revision, 2);
    assert_eq!(serde_json::json!(waiting.differences), serde_json::json!({ "grace_days": [3, 4] }));
    let waiting = s.t.made(move |act| pending(act, beta, id)).unwrap();
    assert_eq!(waiting.approved_revision, 2);
}
