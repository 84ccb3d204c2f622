//! What a request costs when there are many installations, against few: the same devices ask, while the tables around
//! them grow.

use std::path::Path;

use db::{ToValue, Value};
use domain::{
    Caller, World, customers,
    ids::OrganizationId,
    licenses::{self, License},
    organizations,
    page::Window,
};

use crate::{
    Outcome,
    activation::{self, Drive, check_in},
    load::{self, Order},
    seed,
    server::{Place, Server},
};

/// Users of each customer.
const OF_CUSTOMER: u64 = 1_000;
/// Customers that are measured: each of their users checks in.
const MEASURED: usize = 10;
/// Copies made in one act.
const TOGETHER: usize = 20;

/// Prints processor time per request and memory at 10^4, 10^6 and so on up to the most; returns the last over the first.
pub async fn run(place: &Place, drive: &Drive) -> Outcome<f64> {
    let data = tempfile::tempdir()?;
    let size = seed::Size { customers: MEASURED, seats: usize::try_from(OF_CUSTOMER)? };
    let seeded = seed::fill(place, data.path(), &size)?;
    let server = Server::start(place, data.path()).await?;
    let drive = Drive { seconds: 600, ..*drive };
    let (_, tokens) = activation::activate_all(&server, &drive, &seeded.seats).await?;
    server.stop().await?;

    let mut costs = Vec::new();
    for installations in [10_000, 1_000_000, drive.most] {
        fill_up(place, data.path(), installations)?;
        costs.push(measure(place, data.path(), &drive, (&tokens, installations)).await?);
    }
    Ok(costs[costs.len() - 1] / costs[0])
}

/// Twice, and the second time counts: the first reads what filling up has pushed out of the system's memory.
async fn measure(
    place: &Place,
    data: &Path,
    drive: &Drive,
    (tokens, installations): (&[String], u64),
) -> Outcome<f64> {
    let mut cost = 0.0;
    for round in 0..2 {
        // From a server that remembers nothing, with something new to tell, so that each is read, written and signed for.
        let server = Server::start(place, data).await?;
        let requests = tokens.iter().map(|token| check_in(token, installations + round)).collect();
        let figures = load::run(&server, &drive.load(requests, Order::Once), |_, _| {}).await?;
        figures.print(&format!("{installations:.0e}"));
        println!("memory_mib_at_{installations}={}", server.memory()?);
        server.stop().await?;
        cost = figures.cpu.as_secs_f64();
    }
    Ok(cost)
}

/// Adds customers whose users and installations are copies of a measured customer's.
fn fill_up(place: &Place, data: &Path, installations: u64) -> Outcome {
    let world = seed::reopen(place, data)?;
    let (operator, template) = measured_customer(&world)?;
    let there = usize::try_from(counted(&world)? / OF_CUSTOMER)?;
    let wanted = usize::try_from(installations / OF_CUSTOMER)?;
    let units = usize::try_from(OF_CUSTOMER)?;
    let copies = seed::without_users(&world, (operator, template.plan), there..wanted.max(there), units)?;
    for some in copies.chunks(TOGETHER) {
        copy_into(&world, template.customer, some.to_vec())?;
    }
    if let Some(first) = copies.first().map(|copy| copy.customer) {
        world.db().write_blocking(move |tx| tx.execute(CODES, &[first.to_value()]))?;
    }
    seed::close(world);
    Ok(())
}

fn counted(world: &World) -> Outcome<u64> {
    let (count,): (i64,) =
        world.db().read_blocking(|tx| tx.one("SELECT COUNT(*) FROM installations", &[]))?;
    Ok(u64::try_from(count)?)
}

fn measured_customer(world: &World) -> Outcome<(OrganizationId, License)> {
    Ok(world.read_blocking(&Caller::command_line(), |act| {
        let root = organizations::tops(act)?[0];
        let page = customers::list(act, root, &customers::Filter::default(), &Window::first(1))?;
        Ok((root, licenses::list(act, page.items[0].id)?.remove(0)))
    })?)
}

fn copy_into(world: &World, template: OrganizationId, copies: Vec<License>) -> Outcome {
    let columns = |table: &str| -> Outcome<Vec<String>> {
        let sql = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        let names: Vec<(String,)> = world.db().read_blocking(move |tx| tx.all(&sql, &[]))?;
        Ok(names.into_iter().map(|(name,)| name).collect())
    };
    let statements =
        [copying("seats", &columns("seats")?), copying("installations", &columns("installations")?)];
    Ok(world.db().write_blocking(move |tx| {
        for copy in &copies {
            let (customer, edition) = (copy.customer, copy.lines[0].edition);
            let parameters: [Value; 4] =
                [customer.to_value(), template.to_value(), copy.id.to_value(), edition.to_value()];
            for statement in &statements {
                tx.execute(statement, &parameters)?;
            }
            tx.execute(PLACES, &parameters[..1])?;
        }
        Ok::<_, db::DbError>(())
    })?)
}

/// Keys of their own for what is found without its customer, in the order of time, as ids are.
const PLACES: &str = "INSERT INTO record_places (record_id, customer_id) \
    SELECT CAST(substr(customer_id, 1, 10) || substr(id, 11) AS BLOB), customer_id FROM installations \
    WHERE customer_id = $1";
/// Random ones, as codes have, for all customers from one on: entered in their order, each page is written once.
const CODES: &str = "INSERT INTO activation_codes (code_hash, customer_id, seat_id) \
    SELECT randomblob(32), customer_id, id FROM seats WHERE customer_id >= $1 ORDER BY 1";

/// All rows of a customer again, as another's.
fn copying(table: &str, columns: &[String]) -> String {
    let values: Vec<&str> = columns
        .iter()
        .map(|column| match column.as_str() {
            "customer_id" => "$1",
            "license_id" => "$3",
            "edition_id" => "$4",
            own => own,
        })
        .collect();
    format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE customer_id = $2",
        columns.join(", "),
        values.join(", ")
    )
}
