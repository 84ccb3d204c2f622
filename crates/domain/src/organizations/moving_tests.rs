//! Moving branches on the real database: no circles, rights at both ends, histories that go along, what ends, and
//! the table of ancestors against a model over random histories (SR-12, T4, T5).

use std::collections::{BTreeMap, BTreeSet};

use db::params;
use proptest::prelude::*;

use super::*;
use crate::{
    Caller,
    access::Role,
    audit, customers,
    members::{self, Invite},
    messages,
    outbox::MailKind,
    sessions,
    testing::{TestWorld, refusal},
    tokens::{self, NewToken},
};

/// North > Acme > Beta > customer, and South beside North.
struct Tree {
    t: TestWorld,
    north: OrganizationId,
    south: OrganizationId,
    acme: OrganizationId,
    beta: OrganizationId,
    customer: OrganizationId,
}

fn tree() -> Tree {
    let t = TestWorld::new();
    let north = t.partner(t.operator(), "North", PartnerType::Msp);
    let south = t.partner(t.operator(), "South", PartnerType::Msp);
    let acme = t.partner(north, "Acme", PartnerType::Msp);
    let beta = t.partner(acme, "Beta", PartnerType::Reseller);
    let customer = t.customer(beta, "Testiasiakas Oy");
    Tree { t, north, south, acme, beta, customer }
}

fn seal(t: &TestWorld) {
    t.work(&Caller::worker("seal"), |act| audit::seal(act, 1000)).unwrap();
}

/// SR-12, T4: rights follow the new place at once; logins, tokens and invitations of the branch end, the mover's not.
#[test]
fn what_was_handed_out_under_the_old_branch_ends() {
    let Tree { t, north, south, acme, beta, customer } = tree();
    let north_admin = t.person("nora", north, Role::Admin);
    let south_admin = t.person("sam", south, Role::Admin);
    let staff = t.person("bob", beta, Role::Admin);
    let olga = t.person("olga", t.operator(), Role::Admin);
    t.person("olga", beta, Role::Viewer);
    let sessions = [&north_admin, &staff, &olga].map(|caller| t.session(caller));
    let mover = t.wait(sessions::enter(&t.world, &sessions[2])).unwrap().actor;
    let mover = Caller { actor: mover, ..olga };
    let new = || NewToken { name: "ci".into(), role: Role::Viewer, days: 30 };
    let (inside, outside) = (new(), new());
    let (inside, _) = t.made(move |act| tokens::create(act, beta, &inside));
    let (outside, _) = t.made(move |act| tokens::create(act, north, &outside));
    let wish = Invite { email: "new@example.com".into(), role: Role::Viewer, language: Language::En };
    t.work(&staff, move |act| members::invite(act, beta, &wish)).unwrap();
    let link = t.mails(MailKind::StaffInvitation).pop().unwrap().2;

    let seen = t.work(&mover, move |act| cut_off(act, acme)).unwrap().credentials;
    let ended = t.work(&mover, move |act| move_below(act, acme, south)).unwrap();
    assert_eq!(ended, Ended { logins: 1, tokens: 1, invitations: 1, memberships: 0 });
    assert_eq!(seen, ended, "the page beforehand says the same");
    let enters = |at: usize| t.wait(sessions::enter(&t.world, &sessions[at])).is_ok();
    assert_eq!([enters(0), enters(1), enters(2)], [true, false, true]);
    assert_eq!(refusal(t.wait(tokens::enter(&t.world, &inside))), Refusal::TokenRefused);
    assert!(t.wait(tokens::enter(&t.world, &outside)).is_ok());
    let looked = t.read(&t.stranger(), move |act| members::look(act, &link));
    assert_eq!(refusal(looked), Refusal::LinkExpired);
    for id in [acme, beta, customer] {
        assert_eq!(refusal(t.read(&north_admin, move |act| get(act, id))), Refusal::NotFound);
        assert!(t.read(&south_admin, move |act| get(act, id)).is_ok());
    }
    assert!(t.read(&staff, move |act| get(act, beta)).is_ok(), "members stay members");
    assert_eq!(t.made(crate::doctor::examine), Vec::new());
}

/// The new branch sees what happened before, the old one does not any more; each is told of the move what it may know.
#[test]
fn histories_go_along() {
    let Tree { t, north, south, acme, customer, .. } = tree();
    let gone = t.customer(acme, "Gone Oy");
    let wish = Invite { email: "new@example.com".into(), role: Role::Viewer, language: Language::En };
    t.made(move |act| members::invite(act, acme, &wish));
    seal(&t);
    t.made(move |act| customers::delete(act, gone));
    seal(&t);
    t.made(move |act| move_below(act, acme, south));
    seal(&t);
    let subjects = |top: OrganizationId| -> BTreeSet<String> {
        let feed = t.made(move |act| audit::feed(act, top, &Window::first(100)));
        feed.items.into_iter().map(|event| format!("{} {}", event.what, event.subject_name)).collect()
    };
    let (old, new) = (subjects(north), subjects(south));
    assert_eq!(
        old,
        ["organization-created North", "organization-left Acme"].map(String::from).into(),
        "the old branch keeps its own"
    );
    for seen in [
        "organization-created Acme",
        "customer-created Testiasiakas Oy",
        "customer-created Gone Oy",
        "customer-deleted Gone Oy",
        "organization-moved Acme",
        "organization-arrived Acme",
    ] {
        assert!(new.contains(seen), "{seen}: {new:?}");
    }
    let told = format!("{:?}", t.events(acme)[0]);
    assert!(!told.contains("North") && !told.contains("South"), "T2: {told}");
    let mails = |top: OrganizationId| {
        t.made(move |act| messages::list(act, top, &messages::Filter::default(), &Window::first(10)))
            .items
            .len()
    };
    assert_eq!((mails(north), mails(south)), (0, 1));
    assert_eq!(t.made(move |act| path_to(act, customer)).len(), 5);
}

/// T5, SR-08: no circle, nothing below a customer, no wider preset than the actor holds there, no place out of reach.
#[test]
fn a_branch_goes_only_where_it_may() {
    let Tree { t, north, south, acme, beta, customer } = tree();
    let machine = Caller::command_line();
    let moved = |by: &Caller, id: OrganizationId, parent: OrganizationId| {
        refusal(t.work(by, move |act| move_below(act, id, parent)))
    };
    assert_eq!(moved(&machine, acme, acme), Refusal::MoveIntoItself);
    assert_eq!(moved(&machine, acme, beta), Refusal::MoveIntoItself);
    assert_eq!(moved(&machine, north, beta), Refusal::MoveIntoItself);
    assert_eq!(moved(&machine, acme, north), Refusal::AlreadyThere);
    assert_eq!(moved(&machine, acme, customer), Refusal::CustomersHaveNothingBelow);
    assert_eq!(moved(&machine, t.operator(), north), Refusal::NotFound);
    let nora = t.person("nora", north, Role::Admin);
    assert_eq!(moved(&nora, acme, south), Refusal::NotFound);
    assert_eq!(moved(&nora, north, south), Refusal::Forbidden);
    assert_eq!(moved(&t.person("sam", south, Role::Admin), acme, south), Refusal::NotFound);
    assert_eq!(moved(&t.person("max", north, Role::Manager), acme, north), Refusal::Forbidden);
    assert_eq!(moved(&t.person("bob", beta, Role::Admin), customer, beta), Refusal::Forbidden);
    let narrow = t.partner(t.operator(), "Narrow", PartnerType::Reseller);
    let wide = t.partner(narrow, "Wide", PartnerType::Reseller);
    let msp = t.partner(narrow, "Msp", PartnerType::Msp);
    let nick = t.person("nick", narrow, Role::Admin);
    assert_eq!(moved(&nick, msp, wide), Refusal::RoleAboveOwn);
    t.made(move |act| close(act, south, ""));
    assert_eq!(moved(&machine, acme, south), Refusal::OrganizationClosed);
    t.work(&nora, move |act| move_below(act, customer, acme)).unwrap();
    assert_eq!(t.made(move |act| get(act, customer)).parent, Some(acme));
}

/// IT-03: names of accounts go along into the other channel, or the move is refused with those that are taken there.
#[test]
fn account_names_go_along_or_are_named() {
    let Tree { t, south, acme, beta, .. } = tree();
    let named = |vendor: OrganizationId, name: &'static str| {
        let form = customers::Form { account_name: "rossi".into(), ..crate::testing::customer_form(name) };
        t.made(move |act| customers::create(act, vendor, &form))
    };
    named(beta, "Rossi Nord");
    let rival = named(south, "Rossi Sud");
    let before = t.dump();
    let moved = t.work(&Caller::command_line(), move |act| move_below(act, acme, south));
    assert_eq!(refusal(moved), Refusal::AccountNamesClash { names: "rossi".into(), count: 1 });
    assert!(t.dump() == before, "nothing is half moved");
    t.made(move |act| customers::delete(act, rival));
    t.made(move |act| move_below(act, acme, south));
    assert_eq!(t.made(crate::doctor::examine), Vec::new());
}

/// Moves that would make a circle together, at a time: one is refused, and the tree holds.
#[test]
fn moves_at_a_time_make_no_circle() {
    let t = TestWorld::new();
    let ids: Vec<OrganizationId> =
        (0..4).map(|n| t.partner(t.operator(), &format!("P{n}"), PartnerType::Msp)).collect();
    std::thread::scope(|scope| {
        for (at, id) in ids.iter().copied().enumerate() {
            let (t, below) = (&t, ids[(at + 1) % ids.len()]);
            scope.spawn(move || {
                let _ = t.work(&Caller::command_line(), move |act| move_below(act, id, below));
                t.partner(id, "Child", PartnerType::Msp);
            });
        }
    });
    assert_eq!(t.made(crate::doctor::examine), Vec::new());
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations WHERE parent_id IS NULL"), 1);
}

/// What a random history does, with places in the list of all that were made.
#[derive(Clone, Debug)]
enum Edit {
    Partner(usize),
    Customer(usize),
    Move(usize, usize),
    Delete(usize),
}

fn a_step() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => any::<usize>().prop_map(Edit::Partner),
        2 => any::<usize>().prop_map(Edit::Customer),
        4 => (any::<usize>(), any::<usize>()).prop_map(|(node, parent)| Edit::Move(node, parent)),
        1 => any::<usize>().prop_map(Edit::Delete),
    ]
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Node {
    parent: Option<OrganizationId>,
    customer: bool,
}

/// The tree as a map from each node to its parent, and nothing else.
struct Model {
    t: TestWorld,
    nodes: BTreeMap<OrganizationId, Node>,
}

impl Model {
    fn new() -> Self {
        let t = TestWorld::new();
        let root = Node { parent: None, customer: false };
        Self { nodes: BTreeMap::from([(t.operator(), root)]), t }
    }

    fn pick(&self, place: usize) -> OrganizationId {
        *self.nodes.keys().nth(place % self.nodes.len()).unwrap()
    }

    fn above(&self, id: OrganizationId) -> Vec<OrganizationId> {
        std::iter::successors(Some(id), |id| self.nodes[id].parent).collect()
    }

    fn take(&mut self, step: &Edit) {
        match *step {
            Edit::Partner(parent) => self.make(self.pick(parent), false),
            Edit::Customer(parent) => self.make(self.pick(parent), true),
            Edit::Move(node, parent) => self.hang(self.pick(node), self.pick(parent)),
            Edit::Delete(node) => self.delete(self.pick(node)),
        }
    }

    fn make(&mut self, parent: OrganizationId, customer: bool) {
        let kind = if customer { OrganizationKind::Customer } else { OrganizationKind::Partner };
        let made = self.t.work(&Caller::command_line(), move |act| {
            let node = NewNode {
                parent: Some(parent),
                kind,
                partner_type: (!customer).then_some(PartnerType::Msp),
                name: "N",
                language: Language::En,
                time_zone: "UTC",
            };
            insert_node(act, &node)
        });
        assert_eq!(made.is_ok(), !self.nodes[&parent].customer);
        if let Ok(id) = made {
            self.nodes.insert(id, Node { parent: Some(parent), customer });
        }
    }

    fn hang(&mut self, node: OrganizationId, parent: OrganizationId) {
        let moved = self.t.work(&Caller::command_line(), move |act| move_below(act, node, parent));
        let before = self.nodes[&node].parent;
        let possible = before.is_some()
            && before != Some(parent)
            && !self.nodes[&parent].customer
            && !self.above(parent).contains(&node);
        assert_eq!(moved.is_ok(), possible, "{moved:?}");
        if possible {
            self.nodes.get_mut(&node).unwrap().parent = Some(parent);
        }
    }

    fn delete(&mut self, node: OrganizationId) {
        let deleted = self.t.work(&Caller::command_line(), move |act| delete_partner(act, node));
        let kept = self.nodes[&node];
        let possible = kept.parent.is_some()
            && !kept.customer
            && self.nodes.values().all(|other| other.parent != Some(node));
        assert_eq!(deleted.is_ok(), possible, "{deleted:?}");
        if possible {
            self.nodes.remove(&node);
        }
    }

    fn compare(&self) {
        let rows: Vec<(OrganizationId, OrganizationId, i64)> = self.t.made(|act| {
            Ok(act
                .tx()
                .all("SELECT ancestor_id, descendant_id, distance FROM organization_ancestors", params![])?)
        });
        let found: BTreeSet<_> = rows.into_iter().collect();
        let expected: BTreeSet<_> = self
            .nodes
            .keys()
            .flat_map(|id| (0i64..).zip(self.above(*id)).map(|(distance, up)| (up, *id, distance)))
            .collect();
        assert_eq!(found, expected);
        let depths: Vec<(OrganizationId, Option<OrganizationId>, i64)> = self
            .t
            .made(|act| Ok(act.tx().all("SELECT id, parent_id, depth FROM organizations", params![])?));
        for (id, parent, depth) in depths {
            assert_eq!((parent, depth), (self.nodes[&id].parent, self.above(id).len() as i64 - 1));
        }
    }
}

fn config() -> ProptestConfig {
    let on_server = std::env::var_os("SEATWRIGHT_TEST_POSTGRES").is_some();
    ProptestConfig {
        cases: if on_server { 4 } else { 24 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    /// SR-12: after every step of a random history the table of ancestors, parents and depths are those of a model
    /// that knows each node's parent and nothing else.
    #[test]
    fn random_trees_follow_the_model(steps in proptest::collection::vec(a_step(), 1..60)) {
        let mut model = Model::new();
        for step in &steps {
            model.take(step);
            model.compare();
        }
    }
}
