//! Account names on the real database: unique within a tier-1 channel, whoever asks at a time (IT-03).

use super::{account_names::rechannel, *};
use crate::{
    Caller,
    access::{PartnerType, Role},
    refusal::Problem,
    testing::{TestWorld, customer_form, refusal},
};

fn named(name: &str, account_name: &str) -> Form {
    Form { account_name: account_name.into(), ..customer_form(name) }
}

fn created(t: &TestWorld, vendor: OrganizationId, account_name: &str) -> Result<OrganizationId> {
    let form = named("Rossi S.r.l.", account_name);
    t.work(&Caller::command_line(), move |act| create(act, vendor, &form))
}

fn taken() -> Refusal {
    Refusal::field("account_name", Problem::Taken)
}

struct Tiers {
    t: TestWorld,
    /// Two tier-1 partners, and two tier-2 partners of the first.
    north: OrganizationId,
    south: OrganizationId,
    north_west: OrganizationId,
    north_east: OrganizationId,
}

impl Tiers {
    fn new() -> Self {
        let t = TestWorld::new();
        let north = t.partner(t.operator(), "North", PartnerType::Msp);
        let south = t.partner(t.operator(), "South", PartnerType::Msp);
        let north_west = t.partner(north, "North west", PartnerType::Reseller);
        let north_east = t.partner(north, "North east", PartnerType::Msp);
        Self { t, north, south, north_west, north_east }
    }
}

/// IT-03: the same name passes under another tier-1 partner and fails under another tier-2 partner of the same
/// tier-1; case and accents make no other name; customers of the operator itself are a channel of their own.
#[test]
fn a_name_is_unique_within_its_tier_one_channel() {
    let tiers = Tiers::new();
    let t = &tiers.t;
    created(t, tiers.north_west, "rossi").unwrap();
    for vendor in [tiers.north_west, tiers.north_east, tiers.north] {
        for name in ["rossi", "ROSSI", "Róssi", " rossi "] {
            assert_eq!(refusal(created(t, vendor, name)), taken(), "{name}");
        }
    }
    created(t, tiers.south, "rossi").unwrap();
    created(t, t.operator(), "rossi").unwrap();
    assert_eq!(refusal(created(t, t.operator(), "rossi")), taken());
    assert_eq!(t.number("SELECT COUNT(*) FROM customers"), 3);
    created(t, tiers.north_east, "").unwrap();
    created(t, tiers.north_east, "").unwrap();
}

/// IT-03, invariant 9: the answer is the same whether the holder is within reach or not, and names nobody.
#[test]
fn the_answer_tells_nothing_of_the_holder() {
    let tiers = Tiers::new();
    let t = &tiers.t;
    let rob = t.person("rob", tiers.north_west, Role::Admin);
    created(t, tiers.north_east, "verdi").unwrap();
    created(t, tiers.north_west, "rossi").unwrap();
    let west = tiers.north_west;
    for name in ["verdi", "rossi"] {
        let form = named("Nuovo", name);
        assert_eq!(refusal(t.work(&rob, move |act| create(act, west, &form))), taken());
        assert!(!t.read(&rob, move |act| account_name_free(act, west, name)).unwrap());
    }
    assert!(t.read(&rob, move |act| account_name_free(act, west, "bianchi")).unwrap());
    let stranger = t.person("zoe", tiers.south, Role::Admin);
    let asked = t.read(&stranger, move |act| account_name_free(act, west, "rossi"));
    assert_eq!(refusal(asked), Refusal::NotFound);
}

/// IT-03: of many that want one name at a time exactly one gets it, and the others leave nothing behind.
#[test]
fn of_racing_names_exactly_one_wins() {
    let tiers = Tiers::new();
    let t = &tiers.t;
    let vendors = [tiers.north, tiers.north_west, tiers.north_east];
    let answers: Vec<Result<OrganizationId>> = std::thread::scope(|threads| {
        let running: Vec<_> =
            (0..12).map(|at| threads.spawn(move || created(t, vendors[at % 3], "rossi"))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for answer in lost {
        assert_eq!(refusal(answer), taken());
    }
    assert_eq!(t.number("SELECT COUNT(*) FROM customers"), 1);
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations WHERE kind = 'customer'"), 1);
}

/// A changed name frees the old one, a deleted customer its own; saving the same name again is no clash.
#[test]
fn a_name_that_is_given_up_is_free() {
    let tiers = Tiers::new();
    let (t, north) = (&tiers.t, tiers.north);
    let rossi = created(t, north, "rossi").unwrap();
    let verdi = created(t, north, "verdi").unwrap();
    let changed = |customer, name: &str, version| {
        let form = named("Rossi S.r.l.", name);
        t.work(&Caller::command_line(), move |act| change(act, customer, &form, version))
    };
    assert_eq!(refusal(changed(verdi, "Rossi", 1)), taken());
    assert_eq!(changed(rossi, "ROSSI", 1).unwrap().account_name, "ROSSI");
    assert_eq!(refusal(changed(verdi, "rossi", 1)), taken());
    changed(rossi, "bianchi", 2).unwrap();
    changed(verdi, "rossi", 1).unwrap();
    t.made(move |act| delete(act, rossi));
    created(t, north, "bianchi").unwrap();
    changed(verdi, "", 2).unwrap();
    created(t, north, "rossi").unwrap();
    assert_eq!(t.made(crate::doctor::examine), []);
}

/// What moves to another channel takes its names along, or is told which of them are taken there.
#[test]
fn names_move_with_their_subtree() {
    let tiers = Tiers::new();
    let (t, south, west) = (&tiers.t, tiers.south, tiers.north_west);
    created(t, west, "Rossi").unwrap();
    created(t, west, "Verdi").unwrap();
    let rival = created(t, south, "rossi").unwrap();
    let moved = |parent| t.work(&Caller::command_line(), move |act| rechannel(act, west, parent));
    let clash = Refusal::AccountNamesClash { names: "Rossi".into(), count: 1 };
    assert_eq!(refusal(moved(south)), clash);
    t.made(move |act| delete(act, rival));
    moved(south).unwrap();
    let held = |channel: OrganizationId| {
        t.made(move |act| {
            let sql = "SELECT COUNT(*) FROM account_names WHERE channel_id = $1";
            Ok(act.tx().one::<(i64,)>(sql, db::params![channel])?.0)
        })
    };
    assert_eq!((held(south), held(tiers.north)), (2, 0));
    moved(t.operator()).unwrap();
    assert_eq!((held(west), held(south)), (2, 0), "directly below the operator it is a channel of its own");
}

/// A name to begin with is made from the company's, and is free.
#[test]
fn a_free_name_is_suggested() {
    let tiers = Tiers::new();
    let (t, north) = (&tiers.t, tiers.north);
    let suggested = |company: &'static str| {
        t.read(&Caller::command_line(), move |act| suggest_account_name(act, north, company)).unwrap()
    };
    let table = [
        ("Rossi S.r.l.", "rossi"),
        ("Kauppahuone Sinervä Oy", "kauppahuone-sinerva"),
        ("Harbour & Finch Ltd", "harbour-finch"),
        ("ООО «Ромашка»", "ромашка"),
        ("Oy Ab", "oy-ab"),
        ("  ", ""),
        ("!!!", ""),
    ];
    for (company, name) in table {
        assert_eq!(suggested(company), name);
    }
    created(t, tiers.north_east, "rossi").unwrap();
    assert_eq!(suggested("Rossi S.r.l."), "rossi-2");
}
