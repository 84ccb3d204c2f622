//! Data to measure on, made by the product's own operations before the server starts.

use std::{fs, ops::Range, os::unix::fs::OpenOptionsExt, path::Path, sync::Arc};

use data_encoding::BASE64;
use domain::{
    Act, Caller, Language, World,
    accounts::{self, Founding, NewAccount, PasswordPool},
    clock::SystemClock,
    customers,
    ids::{OrganizationId, PlanId},
    licenses::{self, Issue, License, LineRequest, Stage},
    products::{self, EditionForm, PlanForm, ProductForm},
    random::SystemRandom,
    schema::MIGRATIONS,
    seats::{self, NewSeat},
    vault::{Secret, Vault},
};

use crate::{Outcome, server::Place};

pub const EMAIL: &str = "bench@example.com";
pub const PASSWORD: &str = "a-long-enough-bench-phrase-7314";
const MASTER_KEY: [u8; 32] = [7; 32];
/// Customers made in one act.
const BATCH: usize = 500;

/// How much there is.
pub struct Size {
    pub customers: usize,
    /// Users of each customer.
    pub seats: usize,
}

/// A user that can be activated.
pub struct Seat {
    pub username: String,
    pub code: String,
}

pub struct Seeded {
    pub seats: Vec<Seat>,
}

/// Fills an empty database with customers of the operator and closes it again.
pub fn fill(place: &Place, data: &Path, size: &Size) -> Outcome<Seeded> {
    let world = open(place, data)?;
    let (operator, plan) = found(&world)?;
    let seeded = customers_below(&world, &[operator], plan, size)?;
    close(world);
    Ok(seeded)
}

/// Makes customers with a license each, dealt to the vendors in turn, and seals what they wrote into the trail.
pub fn customers_below(
    world: &World,
    vendors: &[OrganizationId],
    plan: PlanId,
    size: &Size,
) -> Outcome<Seeded> {
    let mut seeded = Seeded { seats: Vec::new() };
    for first in (0..size.customers).step_by(BATCH) {
        let batch: Vec<(usize, OrganizationId)> = (first..(first + BATCH).min(size.customers))
            .map(|number| (number, vendors[number % vendors.len()]))
            .collect();
        let seats = size.seats;
        let made = world.work_blocking(&Caller::command_line(), move |act| {
            let mut made = Vec::new();
            for (number, vendor) in &batch {
                made.extend(customer(act, (*vendor, plan), *number, seats)?);
            }
            Ok(made)
        })?;
        seeded.seats.extend(made);
    }
    while world.work_blocking(&Caller::worker("seal"), |act| domain::audit::seal(act, 10_000))? > 0 {}
    Ok(seeded)
}

/// Lets go of the database, so that the server finds it free.
pub fn close(world: World) {
    world.db().clone().close();
}

/// A database to be filled.
pub fn open(place: &Place, data: &Path) -> Outcome<World> {
    let key = data.join("master.key");
    let mut options = fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(key)?;
    std::io::Write::write_all(&mut file, BASE64.encode(&MASTER_KEY).as_bytes())?;
    let db = db::Db::open(&db::Settings::new(place.database(data)))?;
    if place.is_to_be_emptied() {
        db.write_blocking(|tx| {
            tx.execute("DROP SCHEMA public CASCADE", &[])?;
            tx.execute("CREATE SCHEMA public", &[])
        })?;
    }
    db.migrate(MIGRATIONS)?;
    Ok(world_of(db))
}

/// One that was filled before.
pub fn reopen(place: &Place, data: &Path) -> Outcome<World> {
    Ok(world_of(db::Db::open(&db::Settings::new(place.database(data)))?))
}

fn world_of(db: db::Db) -> World {
    World::new(db, Arc::new(SystemClock), Arc::new(SystemRandom), Vault::new(&MASTER_KEY))
}

/// The operator with the person of [`EMAIL`], and a plan.
pub fn found(world: &World) -> Outcome<(OrganizationId, PlanId)> {
    let hash = PasswordPool::default().hash_here(&Secret::new(PASSWORD))?;
    let founding = Founding {
        organization: "Bench".into(),
        account: NewAccount {
            email: EMAIL.into(),
            name: "Bench".into(),
            language: Language::En,
            time_zone: "UTC".into(),
        },
        hash: Some(hash),
    };
    Ok(world.work_blocking(&Caller::command_line(), move |act| {
        let (operator, _) = accounts::found(act, &founding)?;
        let edition = |code: &str, unit: &str, gb| EditionForm {
            id: None,
            code: code.into(),
            name: code.into(),
            unit: unit.into(),
            storage_gb: Some(gb),
            ..EditionForm::default()
        };
        let form = ProductForm {
            name: "Backup".into(),
            download_url: String::new(),
            editions: vec![edition("standard", "workstation", 10), edition("server", "server", 25)],
        };
        let product = products::create(act, operator, &form)?;
        let plan = products::create_plan(
            act,
            product.id,
            &PlanForm { name: "Backup".into(), ..PlanForm::default() },
        )?;
        Ok((operator, plan.id))
    })?)
}

fn customer(
    act: &mut Act<'_>,
    (vendor, plan): (OrganizationId, PlanId),
    number: usize,
    seats: usize,
) -> domain::Result<Vec<Seat>> {
    let license = licensed(act, (vendor, plan), number, seats)?;
    let rows: Vec<NewSeat> = (0..seats).map(|seat| row(number, seat)).collect();
    if !rows.is_empty() {
        seats::add(act, license.id, &rows)?;
    }
    Ok(rows
        .into_iter()
        .map(|row| Seat { username: row.username, code: row.code.unwrap_or_default() })
        .collect())
}

fn licensed(
    act: &mut Act<'_>,
    (vendor, plan): (OrganizationId, PlanId),
    number: usize,
    units: usize,
) -> domain::Result<License> {
    let form = customers::Form {
        name: format!("Customer {number:06}"),
        business_id: format!("{number:07}-1"),
        country: "FI".into(),
        language: "en".into(),
        time_zone: "UTC".into(),
        keep_deleted_days: 30,
        ..customers::Form::default()
    };
    let customer = customers::create(act, vendor, &form)?;
    let issue = Issue {
        plan,
        lines: vec![LineRequest { edition: "standard".into(), quantity: units.max(1) as i64 }],
        starts_on: None,
        extra_space_gb: 0,
        client_limit_gb: 0,
        comments: String::new(),
        stage: Stage::InForce,
        overlap: Vec::new(),
    };
    licenses::issue(act, customer, &issue)
}

/// Customers of a vendor with a license for so many users, of whom there are none yet.
pub fn without_users(
    world: &World,
    (vendor, plan): (OrganizationId, PlanId),
    numbers: Range<usize>,
    units: usize,
) -> Outcome<Vec<License>> {
    let mut made = Vec::new();
    for first in numbers.clone().step_by(BATCH) {
        let batch = first..(first + BATCH).min(numbers.end);
        made.extend(world.work_blocking(&Caller::command_line(), move |act| {
            batch
                .clone()
                .map(|number| licensed(act, (vendor, plan), number, units))
                .collect::<domain::Result<Vec<_>>>()
        })?);
    }
    while world.work_blocking(&Caller::worker("seal"), |act| domain::audit::seal(act, 10_000))? > 0 {}
    Ok(made)
}

/// Codes are given, so that they are known here without being revealed.
fn row(customer: usize, seat: usize) -> NewSeat {
    let email = format!("user{seat}@customer{customer}.example.com");
    NewSeat {
        username: email.clone(),
        email,
        edition: "standard".into(),
        keep_deleted_days: 30,
        language: None,
        code: Some(format!("bench code {customer} {seat}")),
    }
}
