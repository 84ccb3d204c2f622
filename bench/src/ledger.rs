//! The pages of a license whose ledger is long against one whose ledger is short: how much happened must not cost whoever
//! looks at it.

use std::{path::Path, time::Duration};

use domain::{
    Caller,
    clock::Instant,
    customers,
    ids::{EditionId, LicenseId, OrganizationId},
    licenses, organizations,
    page::Window,
};

use crate::{
    Outcome,
    lists::Visitor,
    seed,
    server::{Place, Server},
};

/// Entries written in one act.
const BATCH: i64 = 200_000;

/// What the pages of a license cost.
struct Seen {
    license: Duration,
    history: Duration,
    /// As of a day in the middle.
    past: Duration,
}

pub async fn run(place: &Place, (small, large): (i64, i64)) -> Outcome {
    let few = measure(place, small).await?;
    let many = measure(place, large).await?;
    for (name, few, many) in [
        ("license", few.license, many.license),
        ("history", few.history, many.history),
        ("past", few.past, many.past),
    ] {
        println!(
            "{name:<10} {:>8.2} ms with {small} entries   {:>8.2} ms with {large} entries",
            few.as_secs_f64() * 1e3,
            many.as_secs_f64() * 1e3
        );
        println!("ledger_{name}_growth={:.2}", many.as_secs_f64() / few.as_secs_f64());
    }
    Ok(())
}

async fn measure(place: &Place, entries: i64) -> Outcome<Seen> {
    let data = tempfile::tempdir()?;
    let (license, middle) = fill(place, data.path(), entries)?;
    let server = Server::start(place, data.path()).await?;
    let mut staff = Visitor::log_in(&server, seed::EMAIL).await?;
    let seen = Seen {
        license: staff.median(&license).await?,
        history: staff.median(&format!("{license}/history")).await?,
        past: staff.median(&format!("{license}/history?as_of={middle}")).await?,
    };
    server.stop().await?;
    Ok(seen)
}

/// The address of a license with so many entries, and a day in the middle of them.
fn fill(place: &Place, data: &Path, entries: i64) -> Outcome<(String, String)> {
    let world = seed::open(place, data)?;
    let (operator, plan) = seed::found(&world)?;
    seed::customers_below(&world, &[operator], plan, &seed::Size { customers: 1, seats: 0 })?;
    let (customer, license, edition) = world.read_blocking(&Caller::command_line(), move |act| {
        let root = organizations::tops(act)?[0];
        let customer =
            customers::list(act, root, &customers::Filter::default(), &Window::first(1))?.items[0].id;
        let license = licenses::list(act, customer)?.remove(0);
        Ok((customer, license.id, license.lines[0].edition))
    })?;
    // A year of somebody who comes and goes.
    let (now, step) = (world.now(), 365 * 86_400 * 1_000_000 / entries.max(1));
    let begun = Instant::from_micros(now.micros() - step * entries);
    for first in (2..entries + 2).step_by(usize::try_from(BATCH)?) {
        let last = (first + BATCH).min(entries + 2) - 1;
        write(world.db(), (customer, license, edition), (first, last), (begun, step))?;
    }
    let middle = Instant::from_micros(begun.micros() + step * entries / 2).to_string();
    world.db().clone().close();
    Ok((format!("/customers/{customer}/license/{license}"), middle[..10].to_owned()))
}

/// Entries between two positions: a unit is bound, then released.
fn write(
    db: &db::Db,
    (customer, license, edition): (OrganizationId, LicenseId, EditionId),
    (first, last): (i64, i64),
    (begun, step): (Instant, i64),
) -> Outcome {
    db.write_blocking(move |tx| {
        tx.execute(
            "INSERT INTO ledger_entries (organization_id, subject_id, edition_id, position, at, what, units, counter, \
             quantity, used, source, reference, party, actor_kind, actor_name) \
             WITH RECURSIVE n (i) AS (SELECT CAST($4 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $5) \
             SELECT $1, $2, $3, i, $6 + i * $7, CASE WHEN i % 2 = 0 THEN 'bound' ELSE 'released' END, \
             CASE WHEN i % 2 = 0 THEN 1 ELSE -1 END, 'used', 1, CASE WHEN i % 2 = 0 THEN 1 ELSE 0 END, 'manual', '', \
             'ann@example.com', 'person', 'Ann' FROM n",
            db::params![customer, license, edition, first, last, begun, step],
        )
    })?;
    Ok(())
}
