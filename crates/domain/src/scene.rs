//! What the tests of invitations, mails and activation start from: a partner with a customer, a license and users.

use crate::{
    Caller,
    access::{PartnerType, Role},
    ids::{JobId, OrganizationId, SeatId},
    invitations::{self, Selection},
    licenses::License,
    messages::{self, Claimed, Outcome},
    products::PlanForm,
    refusal::{Refusal, Result},
    seats,
    testing::TestWorld,
    vault::Secret,
};

pub struct Scene {
    pub t: TestWorld,
    pub partner: OrganizationId,
    pub customer: OrganizationId,
    pub license: License,
    /// `ann@example.com` and `bob@example.com`.
    pub seats: Vec<SeatId>,
    /// Manager of the partner.
    pub mia: Caller,
    /// Admin of a competing partner.
    pub eve: Caller,
    pub worker: Caller,
}

impl Scene {
    pub fn new() -> Self {
        Self::with(PlanForm::default(), 10)
    }

    /// With a plan of one's own and so many units of the Standard edition.
    pub fn with(plan: PlanForm, quantity: i64) -> Self {
        let t = TestWorld::new();
        let partner = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let rival = t.partner(t.operator(), "Rival", PartnerType::Msp);
        let customer = t.customer(partner, "Testiasiakas Oy");
        let plan = t.plan(t.product(t.operator()).id, plan);
        let license = t.license(customer, plan.id, quantity, 1);
        let seats = t.seats(license.id, &["ann@example.com", "bob@example.com"]);
        let mia = t.person("mia", partner, Role::Manager);
        let eve = t.person("eve", rival, Role::Admin);
        Self { t, partner, customer, license, seats, mia, eve, worker: Caller::worker("mail") }
    }

    pub fn send(&self, seats: &[SeatId]) -> Result<JobId> {
        let (partner, selection) = (self.partner, Selection::Seats(seats.to_vec()));
        self.t.work(&self.mia, move |act| invitations::send(act, partner, &selection, None))
    }

    pub fn claim(&self) -> Vec<Claimed> {
        self.t.work(&self.worker, |act| messages::claim(act, 100, 60)).unwrap()
    }

    pub fn settle(&self, claimed: &Claimed, outcome: Outcome) -> messages::Settled {
        let (claimed, attempt) = (claimed.clone(), outcome.into());
        self.t.work(&self.worker, move |act| messages::settle(act, &claimed, &attempt)).unwrap()
    }

    /// Sends what is due and lets a mail server accept it.
    pub fn deliver(&self) {
        self.claim_and_deliver();
    }

    /// As [`Scene::deliver`]; tells how many mails there were.
    pub fn claim_and_deliver(&self) -> usize {
        let claimed = self.claim();
        for claimed in &claimed {
            self.settle(claimed, Outcome::Accepted { answer: "250 ok".into() });
        }
        claimed.len()
    }

    pub fn seat(&self, at: usize) -> seats::Seat {
        let seat = self.seats[at];
        self.t.read(&self.mia, move |act| seats::get(act, seat)).unwrap()
    }

    pub fn code(&self, seat: SeatId) -> Secret {
        let customer = self.customer;
        self.t.made(move |act| seats::reveal_codes(act, customer, &[seat])).remove(0).1
    }
}

/// The refusal of something that must be refused.
pub fn refusal<T>(result: Result<T>) -> Refusal {
    match result {
        Err(crate::Error::Refused(refusal)) => refusal,
        Err(failed) => panic!("failed: {failed:?}"),
        Ok(_) => panic!("was not refused"),
    }
}
