//! Keys of vendors: whose products they sign, overlap, who may make them, what is published.

use seal::{KeyId, Lease};

use super::*;
use crate::{
    Caller, Door,
    access::{PartnerType, Role},
    activation::{self, Activation, Device, FileFor, FileWish, Report},
    audit::What,
    ids::SeatId,
    products::PlanForm,
    refusal::Problem,
    scene::{Scene, refusal},
    seats,
    testing::TestWorld,
    vault::Secret,
};

const DAY: i64 = 86_400;

/// A vendor with a product of its own, a customer below it, and a user.
struct Shop {
    t: TestWorld,
    vendor: OrganizationId,
    customer: OrganizationId,
    seat: SeatId,
    /// Admin of the vendor, with a password just confirmed.
    vera: Caller,
}

impl Shop {
    fn new() -> Self {
        let t = TestWorld::new();
        let vendor = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let customer = t.customer(vendor, "Testiasiakas Oy");
        let plan = t.plan(t.product(vendor).id, PlanForm { devices_per_seat: 9, ..PlanForm::default() });
        let license = t.license(customer, plan.id, 1, 0);
        let seat = t.seats(license.id, &["ann@example.com"])[0];
        let vera = t.person("vera", vendor, Role::Admin);
        Self { t, vendor, customer, seat, vera }
    }

    fn activate(&self, fingerprint: &str) -> (Secret, String) {
        let (customer, seat) = (self.customer, self.seat);
        let code = self.t.made(move |act| seats::reveal_codes(act, customer, &[seat])).remove(0).1;
        let device = Device { fingerprint: fingerprint.into(), ..Device::default() };
        let request = Activation {
            username: "ann@example.com".into(),
            activation_code: code,
            device,
            moves: false,
            held: None,
        };
        let caller = Caller::new(Actor::Stranger, Door::Activation);
        self.t
            .work(&caller, move |act| activation::activate(act, &request))
            .and_then(activation::settled)
            .map(|made| (made.device_token, made.lease.sign()))
            .unwrap()
    }

    fn check_in(&self, token: &Secret) -> String {
        let report = Report::of(1, "1");
        let caller = Caller::new(Actor::Stranger, Door::Activation);
        activation::check_in_blocking(&self.t.world, &caller, token, &report).unwrap().lease.unwrap()
    }

    fn create(&self, days: i64) -> KeyId {
        let vendor = self.vendor;
        self.t.work(&self.fresh(), move |act| create(act, vendor, days)).unwrap()
    }

    /// Vera, who has just confirmed her password.
    fn fresh(&self) -> Caller {
        let now = self.t.world.now();
        let Actor::Person { account, name, session, .. } = self.vera.actor.clone() else {
            panic!("a person")
        };
        Caller { actor: Actor::Person { account, name, session, confirmed_at: now }, ..self.vera.clone() }
    }

    fn published(&self, whose: Whose) -> Vec<String> {
        let all = self.t.read(&self.t.stranger(), move |act| published(act, &whose)).unwrap();
        all.iter().map(|one| one.key.key_id().to_string()).collect()
    }

    fn ring(&self) -> KeyRing {
        self.t.read(&self.t.stranger(), ring).unwrap()
    }
}

fn signer(ring: &KeyRing, lease: &str) -> String {
    let with = |id: &KeyId| {
        let mut one = KeyRing::new();
        one.add(ring.get(id).unwrap().clone()).unwrap();
        seal::open(lease, &one).is_ok()
    };
    ring.iter().map(|(id, _)| id).find(|id| with(id)).unwrap().to_string()
}

/// The vendor's key is known before it signs; leases, files and check-ins of its product bear it from its day on, those
/// of other products the operator's; what the operator's key signed before still verifies.
#[test]
fn a_vendor_signs_its_products_with_a_key_of_its_own() {
    let shop = Shop::new();
    let first = shop.activate("f1");
    let installed_with: KeyRing = shop.ring();
    let operators = signer(&installed_with, &first.1);
    let own = shop.create(30).to_string();
    assert_ne!(own, operators);
    shop.t.clock.advance_seconds(10 * DAY);
    let lease = shop.check_in(&first.0);
    assert_eq!(signer(&shop.ring(), &lease), operators, "an installed program goes on with the ring it has");
    seal::open(&lease, &installed_with).unwrap();
    assert!(shop.published(Whose::Everybody).contains(&own), "published before it signs");
    shop.t.clock.advance_seconds(21 * DAY);
    let lease = shop.check_in(&first.0);
    assert_eq!(signer(&shop.ring(), &lease), own);
    assert_eq!(signer(&shop.ring(), &shop.activate("f2").1), own);
    let _: Lease = seal::open(&first.1, &shop.ring()).unwrap();
    let (seat, wish) = (shop.seat, FileWish { device: FileFor::Anybody, device_name: "Lab".into(), days: 9 });
    let file = shop.t.made(move |act| activation::issue_file(act, seat, &wish));
    assert_eq!(signer_of_file(&shop.ring(), &file.text), own);

    let scene = Scene::new();
    assert!(scene.t.read(&scene.t.stranger(), |act| published(act, &Whose::Everybody)).unwrap().is_empty());
}

fn signer_of_file(ring: &KeyRing, text: &str) -> String {
    let with = |id: &KeyId| {
        let mut one = KeyRing::new();
        one.add(ring.get(id).unwrap().clone()).unwrap();
        seal::open_document::<seal::LicenseFile>(text, &one).is_ok()
    };
    ring.iter().map(|(id, _)| id).find(|id| with(id)).unwrap().to_string()
}

/// Rotation with overlap, giving a coming key up, and back to the operator's key when the last is retired.
#[test]
fn keys_of_a_vendor_rotate_and_retire() {
    let shop = Shop::new();
    let (vendor, device) = (shop.vendor, shop.activate("f1"));
    let operators = signer(&shop.ring(), &device.1);
    let first = shop.create(0).to_string();
    shop.t.clock.advance_seconds(1);
    let now = |shop: &Shop| signer(&shop.ring(), &shop.check_in(&device.0));
    assert_eq!(now(&shop), first);
    let second = shop.create(7).to_string();
    let again = shop.t.work(&shop.fresh(), move |act| create(act, vendor, 7));
    assert_eq!(refusal(again), Refusal::SigningKeyComing);
    let uses = |shop: &Shop| -> Vec<KeyUse> {
        let known = shop.t.read(&shop.vera, move |act| keys(act, vendor)).unwrap();
        known.iter().map(|key| key.used).collect()
    };
    assert_eq!(uses(&shop), [KeyUse::Coming, KeyUse::Signs]);
    let given_up = second.clone();
    shop.t.work(&shop.fresh(), move |act| retire(act, vendor, &given_up)).unwrap();
    shop.t.clock.advance_seconds(8 * DAY);
    assert_eq!(now(&shop), first, "the one before goes on");
    let third = shop.create(7).to_string();
    shop.t.clock.advance_seconds(7 * DAY + 1);
    assert_eq!((now(&shop), uses(&shop)[0]), (third.clone(), KeyUse::Signs));
    for _ in 0..2 {
        let last = third.clone();
        shop.t.work(&shop.fresh(), move |act| retire(act, vendor, &last)).unwrap();
    }
    assert_eq!(now(&shop), operators, "without a key of its own");
    let published = shop.published(Whose::Everybody);
    assert!([&operators, &first, &second, &third].into_iter().all(|id| published.contains(id)));
    let events = shop.t.events(vendor);
    let count = |what| events.iter().filter(|event| event.what == what).count();
    assert_eq!((count(What::SigningKeyMade), count(What::SigningKeyRetired)), (3, 2));
}

/// Only admins of the vendor or above, with a password just confirmed; the operator keeps a key.
#[test]
fn whose_keys_they_are() {
    let shop = Shop::new();
    shop.activate("f1");
    let (vendor, operator) = (shop.vendor, shop.t.operator());
    let rival = shop.t.partner(operator, "Rival", PartnerType::Msp);
    let eve = shop.t.person("eve", rival, Role::Admin);
    let manager = shop.t.person("max", vendor, Role::Manager);
    assert_eq!(refusal(shop.t.work(&eve, move |act| create(act, vendor, 0))), Refusal::NotFound);
    assert_eq!(refusal(shop.t.work(&manager, move |act| create(act, vendor, 0))), Refusal::Forbidden);
    assert_eq!(refusal(shop.t.read(&eve, move |act| keys(act, vendor))), Refusal::NotFound);
    shop.t.clock.advance_seconds(3600);
    assert_eq!(
        refusal(shop.t.work(&shop.vera, move |act| create(act, vendor, 0))),
        Refusal::PasswordNeededAgain
    );
    for days in [-1, MOST_OVERLAP_DAYS + 1] {
        let out_of_range = Problem::OutOfRange { min: 0, max: MOST_OVERLAP_DAYS };
        assert_eq!(
            refusal(shop.t.work(&shop.fresh(), move |act| create(act, vendor, days))),
            Refusal::field("overlap_days", out_of_range)
        );
    }
    let key = shop.t.made(move |act| keys(act, operator)).remove(0).id;
    let theirs = key.clone();
    assert_eq!(
        refusal(shop.t.work(&shop.fresh(), move |act| retire(act, vendor, &theirs))),
        Refusal::NotFound
    );
    assert_eq!(shop.t.made_or_refused(move |act| retire(act, operator, &key)), Refusal::LastSigningKey);
}

/// Asked by vendor or product, others' keys are left out and the operator's stay.
#[test]
fn keys_are_published_by_vendor_and_product() {
    let shop = Shop::new();
    let operators = signer(&shop.ring_after_activation(), &shop.activate("f1").1);
    let own = shop.create(0).to_string();
    let rival = shop.t.partner(shop.t.operator(), "Rival", PartnerType::Msp);
    let theirs = shop.t.made(move |act| create(act, rival, 0)).to_string();
    let mut of_vendor = shop.published(Whose::Vendor(shop.vendor));
    of_vendor.sort();
    let mut expected = vec![operators.clone(), own.clone()];
    expected.sort();
    assert_eq!(of_vendor, expected);
    let name = shop.t.made(move |act| {
        let (name,): (String,) = act.tx().one("SELECT name FROM products LIMIT 1", params![])?;
        Ok(name)
    });
    let mut of_product = shop.published(Whose::Product(name));
    of_product.sort();
    assert_eq!(of_product, expected);
    assert_eq!(shop.published(Whose::Product("nothing".into())), [operators]);
    assert!(shop.published(Whose::Everybody).contains(&theirs));
}

impl Shop {
    fn ring_after_activation(&self) -> KeyRing {
        self.activate("f0");
        self.ring()
    }
}

impl Shop {
    fn withdraw(&self, key: &str) {
        let (vendor, key) = (self.vendor, key.to_owned());
        self.t.work(&self.fresh(), move |act| withdraw(act, vendor, &key)).unwrap();
    }

    fn own(&self) -> Vec<Key> {
        let vendor = self.vendor;
        self.t.read(&self.vera, move |act| keys(act, vendor)).unwrap()
    }

    fn file(&self, fingerprint: &str) -> activation::IssuedFile {
        let device = FileFor::Device { fingerprint: fingerprint.into() };
        let (seat, wish) = (self.seat, FileWish { device, device_name: "Lab".into(), days: 90 });
        self.t.made(move |act| activation::issue_file(act, seat, &wish))
    }

    fn listed_by(&self, key: &str) -> Vec<crate::ids::InstallationId> {
        let (vendor, filter) =
            (self.vendor, crate::installations::Filter { signed_by: key.into(), ..Default::default() });
        let window = crate::page::Window::first(50);
        let page =
            self.t.read(&self.vera, move |act| crate::installations::list(act, vendor, &filter, &window));
        page.unwrap().items.into_iter().map(|row| row.id).collect()
    }
}

/// What a stolen key signed is believed by nobody who asks for the keys again, and every program has to ask: the next
/// lease bears a key that it does not know. License files to be made anew are counted and listed until they are.
#[test]
fn a_stolen_key_is_withdrawn() {
    let shop = Shop::new();
    let stolen = shop.create(0).to_string();
    shop.t.clock.advance_seconds(1);
    let (token, lease) = shop.activate("f1");
    let file = shop.file("lab");
    let installed_with = shop.ring();
    assert_eq!(signer(&installed_with, &lease), stolen);
    let before = shop.own();
    assert_eq!((before[0].id.as_str(), before[0].files), (stolen.as_str(), 1));
    for _ in 0..2 {
        shop.withdraw(&stolen);
    }
    let after = shop.own();
    let uses: Vec<KeyUse> = after.iter().map(|key| key.used).collect();
    assert_eq!((uses, after[1].id.as_str()), (vec![KeyUse::Signs, KeyUse::Withdrawn], stolen.as_str()));
    assert_eq!(after[1].withdrawn_at, Some(shop.t.world.now()));
    for whose in [Whose::Everybody, Whose::Vendor(shop.vendor)] {
        assert!(!shop.published(whose).contains(&stolen));
    }
    let next = shop.check_in(&token);
    assert_eq!(signer(&shop.ring(), &next), after[0].id);
    assert!(matches!(seal::open(&next, &installed_with), Err(seal::Invalid::UnknownKey)), "so it asks");
    assert!(seal::open(&lease, &shop.ring()).is_err());
    assert_eq!(shop.listed_by(&stolen), [file.installation]);
    shop.file("lab");
    assert_eq!((shop.own()[1].files, shop.listed_by(&stolen)), (0, vec![]));
    let events = shop.t.events(shop.vendor);
    let told: Vec<_> = events.iter().filter(|event| event.what == What::SigningKeyWithdrawn).collect();
    assert_eq!((told.len(), &told[0].details["files"]), (1, &serde_json::json!(1)));
    assert_eq!(told[0].details["new_key_id"], serde_json::json!(after[0].id));
}

/// One that was retired long ago, and one that waits for its day, are withdrawn as well; another that waits still takes
/// over on its day. The operator's only key is replaced, not missed.
#[test]
fn whatever_a_withdrawn_key_did_a_fresh_one_signs() {
    let shop = Shop::new();
    let (token, _) = shop.activate("f1");
    let signs = |shop: &Shop| signer(&shop.ring(), &shop.check_in(&token));
    let operators = signs(&shop);
    let retired = shop.create(0).to_string();
    shop.t.clock.advance_seconds(1);
    let second = shop.create(0).to_string();
    shop.t.clock.advance_seconds(1);
    let coming = shop.create(7).to_string();
    shop.withdraw(&retired);
    shop.t.clock.advance_seconds(1);
    let fresh = signs(&shop);
    assert!(![&operators, &retired, &second, &coming].contains(&&fresh));
    shop.t.clock.advance_seconds(7 * DAY);
    assert_eq!(signs(&shop), coming, "on its day");
    let third = shop.create(7).to_string();
    shop.withdraw(&third);
    shop.t.clock.advance_seconds(8 * DAY);
    let last = signs(&shop);
    assert!(last != third && last != coming && !shop.published(Whose::Everybody).contains(&third));

    let operator = shop.t.operator();
    shop.t.made(move |act| withdraw(act, operator, &operators));
    let left = shop.t.made(move |act| keys(act, operator));
    assert_eq!(left.iter().map(|key| key.used).collect::<Vec<_>>(), [KeyUse::Signs, KeyUse::Withdrawn]);
}

/// Neither a stranger nor a manager withdraws a key, nor an admin who did not just confirm the password.
#[test]
fn who_withdraws_a_key() {
    let shop = Shop::new();
    let (vendor, key) = (shop.vendor, shop.create(0).to_string());
    let rival = shop.t.partner(shop.t.operator(), "Rival", PartnerType::Msp);
    let eve = shop.t.person("eve", rival, Role::Admin);
    let manager = shop.t.person("max", vendor, Role::Manager);
    let tried = |who: &Caller, id: &str| {
        let id = id.to_owned();
        refusal(shop.t.work(who, move |act| withdraw(act, vendor, &id)))
    };
    assert_eq!(tried(&eve, &key), Refusal::NotFound);
    assert_eq!(tried(&manager, &key), Refusal::Forbidden);
    assert_eq!(tried(&shop.fresh(), "nothing"), Refusal::NotFound);
    shop.t.clock.advance_seconds(3600);
    assert_eq!(tried(&shop.vera, &key), Refusal::PasswordNeededAgain);
    assert_eq!(shop.own()[0].used, KeyUse::Signs);
}
