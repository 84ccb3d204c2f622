//! The whole matrix as a committed text file, so that a change of rights is seen in review (SR-01).

use super::*;
use crate::{Caller, testing::TestWorld};

/// NX-02, IT-13: regenerate with `UPDATE_MATRIX=1` after a decision to change rights, and read the difference.
#[test]
fn the_matrix_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix.txt");
    let matrix = draw();
    if std::env::var_os("UPDATE_MATRIX").is_some() {
        std::fs::write(path, &matrix).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), matrix);
}

fn draw() -> String {
    let standings = [
        ("operator", OrganizationKind::Operator, None, 0),
        ("msp above", OrganizationKind::Partner, Some(PartnerType::Msp), 1),
        ("msp itself", OrganizationKind::Partner, Some(PartnerType::Msp), 0),
        ("reseller above", OrganizationKind::Partner, Some(PartnerType::Reseller), 1),
        ("reseller itself", OrganizationKind::Partner, Some(PartnerType::Reseller), 0),
        ("customer", OrganizationKind::Customer, None, 0),
    ];
    let mut text = format!("{:<24}", "action");
    for (name, ..) in standings {
        text += &format!("{name:<17}");
    }
    text = format!("{}\n", text.trim_end());
    for action in Action::ALL {
        let mut line = format!("{:<24}", action.word());
        for (_, kind, partner_type, distance) in standings {
            let roles: Vec<&str> = Role::ALL
                .iter()
                .filter(|role| {
                    Grant { role: **role, kind, partner_type, distance }.allows(*action, &Presets::default())
                })
                .map(|role| &role.word()[..1])
                .collect();
            line += &format!("{:<17}", if roles.is_empty() { "-".into() } else { roles.concat() });
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

#[test]
fn a_stronger_role_may_all_that_a_weaker_one_may() {
    let presets = Presets::default();
    for action in Action::ALL {
        for (weak, strong) in [(Role::Viewer, Role::Manager), (Role::Manager, Role::Admin)] {
            let grant =
                |role| Grant { role, kind: OrganizationKind::Operator, partner_type: None, distance: 0 };
            assert!(
                !grant(weak).allows(*action, &presets) || grant(strong).allows(*action, &presets),
                "{action}"
            );
        }
    }
}

/// How many statements it takes to ask for a right.
fn statements_to_allow(t: &TestWorld, who: &Caller, organization: OrganizationId) -> u64 {
    t.read(who, move |act| {
        let before = act.tx().statements();
        act.allow(Action::CustomersView, organization)?;
        Ok(act.tx().statements() - before)
    })
    .unwrap()
}

/// Asking for a right costs the same at the top of the tree, six tiers below it, and among many branches.
#[test]
fn a_right_is_asked_in_as_many_statements_however_deep_and_wide_the_tree() {
    let t = TestWorld::new();
    let top = t.partner(t.operator(), "Tier 1", PartnerType::Msp);
    let near = t.customer_node(top, "Near");
    let ann = t.person("ann", top, Role::Admin);
    let cost = statements_to_allow(&t, &ann, near);
    let mut above = top;
    for tier in 2..=6 {
        for branch in 0..8 {
            t.partner(above, &format!("Tier {tier}, branch {branch}"), PartnerType::Reseller);
        }
        above = t.partner(above, &format!("Tier {tier}"), PartnerType::Msp);
    }
    let far = t.customer_node(above, "Far");
    assert_eq!(statements_to_allow(&t, &ann, far), cost);
    assert_eq!(statements_to_allow(&t, &ann, near), cost);
    assert!((1..=4).contains(&cost), "{cost}");
}
