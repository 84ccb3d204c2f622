//! Many partners in many tiers against the same customers below one partner: how deep the tree is must not cost a
//! person who works in it.

use std::{path::Path, time::Duration};

use domain::{
    Caller, Language, World,
    access::{PartnerType, Role},
    accounts::{NewAccount, PasswordPool},
    ids::OrganizationId,
    members,
    organizations::{self, NewPartner},
    page::Window,
    vault::Secret,
};

use crate::{
    Outcome,
    lists::Visitor,
    seed,
    server::{Place, Server},
};

/// The person who administers the partner directly below the operator.
const STAFF: &str = "tier1@example.com";
/// Partners made in one act.
const BATCH: usize = 100;

pub struct Shape {
    pub customers: usize,
    /// All partners, the one at the top among them.
    pub partners: usize,
    /// Partners below each other on the longest way.
    pub tiers: usize,
}

/// What a page of the tier-1 partner costs.
struct Seen {
    customers: Duration,
    /// The record of a customer at the very bottom: one question for the right, through all tiers.
    record: Duration,
}

pub async fn run(place: &Place, shape: &Shape) -> Outcome {
    let flat = Shape { customers: shape.customers, partners: 1, tiers: 1 };
    let flat = measure(place, &flat).await?;
    let tree = measure(place, shape).await?;
    for (name, flat, tree) in
        [("customers", flat.customers, tree.customers), ("record", flat.record, tree.record)]
    {
        println!(
            "{name:<10} {:>8.2} ms below one partner   {:>8.2} ms below {} partners in {} tiers",
            flat.as_secs_f64() * 1e3,
            tree.as_secs_f64() * 1e3,
            shape.partners,
            shape.tiers
        );
        println!("tree_{name}_growth={:.2}", tree.as_secs_f64() / flat.as_secs_f64());
    }
    Ok(())
}

async fn measure(place: &Place, shape: &Shape) -> Outcome<Seen> {
    let data = tempfile::tempdir()?;
    let deepest = fill(place, data.path(), shape)?;
    let server = Server::start(place, data.path()).await?;
    let mut staff = Visitor::log_in(&server, STAFF).await?;
    let seen = Seen {
        customers: staff.median("/customers").await?,
        record: staff.median(&format!("/customers/{deepest}/basics")).await?,
    };
    server.stop().await?;
    Ok(seen)
}

/// Fills an empty database; gives a customer of the lowest tier.
fn fill(place: &Place, data: &Path, shape: &Shape) -> Outcome<OrganizationId> {
    let world = seed::open(place, data)?;
    let (operator, plan) = seed::found(&world)?;
    let partners = grow(&world, operator, shape)?;
    staff(&world, partners[0])?;
    let size = seed::Size { customers: shape.customers, seats: 0 };
    seed::customers_below(&world, &partners, plan, &size)?;
    let last = *partners.last().ok_or("no partner")?;
    let below = world.read_blocking(&Caller::command_line(), move |act| {
        organizations::children(act, last, &Window::first(1))
    })?;
    seed::close(world);
    Ok(below.items.first().ok_or("no customer at the bottom")?.id)
}

/// The partners, tier by tier; each tier is as many times wider than the one above as the numbers ask for.
fn grow(world: &World, operator: OrganizationId, shape: &Shape) -> Outcome<Vec<OrganizationId>> {
    let width = widths(shape);
    let mut partners = tier(world, &[operator], 1)?;
    let mut above = partners.clone();
    for count in width.into_iter().skip(1) {
        above = tier(world, &above, count)?;
        partners.extend(&above);
    }
    Ok(partners)
}

/// How many partners stand on each tier: one at the top, the others spread so that each tier is wider than the last.
fn widths(shape: &Shape) -> Vec<usize> {
    let below = shape.partners - 1;
    let parts: usize = (1..shape.tiers).map(|tier| 1 << tier).sum();
    let mut widths: Vec<usize> =
        std::iter::once(1).chain((1..shape.tiers).map(|tier| below * (1 << tier) / parts)).collect();
    let missing = shape.partners - widths.iter().sum::<usize>();
    if let Some(last) = widths.last_mut() {
        *last += missing;
    }
    widths
}

fn tier(world: &World, above: &[OrganizationId], count: usize) -> Outcome<Vec<OrganizationId>> {
    let mut made = Vec::new();
    for first in (0..count).step_by(BATCH) {
        let parents: Vec<OrganizationId> =
            (first..(first + BATCH).min(count)).map(|number| above[number % above.len()]).collect();
        made.extend(world.work_blocking(&Caller::command_line(), move |act| {
            let partner = |number: usize| NewPartner {
                name: format!("Partner {number:05}"),
                partner_type: PartnerType::Msp,
                language: Language::En,
                time_zone: "UTC".into(),
            };
            let mut made = Vec::new();
            for (at, parent) in parents.iter().enumerate() {
                made.push(organizations::create_partner(act, *parent, &partner(first + at))?);
            }
            Ok(made)
        })?);
    }
    Ok(made)
}

fn staff(world: &World, partner: OrganizationId) -> Outcome {
    let hash = PasswordPool::default().hash_here(&Secret::new(seed::PASSWORD))?;
    let account = NewAccount {
        email: STAFF.into(),
        name: "Tier one".into(),
        language: Language::En,
        time_zone: "UTC".into(),
    };
    world.work_blocking(&Caller::command_line(), move |act| {
        members::add(act, (partner, Role::Admin), &account, Some(&hash)).map(drop)
    })?;
    Ok(())
}
