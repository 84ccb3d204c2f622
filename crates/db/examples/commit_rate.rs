//! What group commit gains: acts per second of many writers at once against one writer waiting for each commit,
//! in one run on one disk, with the settings of production. Compare the ratio, never the rates of two machines.
//!
//! `cargo run --release -p seatwright-db --example commit_rate [FOLDER] [WRITERS]`

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use db::{Counts, Db, DbError, Migration, Settings, params};
use seatwright_db as db;

const SCHEMA: Migration = Migration {
    name: "0001_acts",
    sql: "CREATE TABLE acts (writer {int} NOT NULL, act {int} NOT NULL, body {text} NOT NULL, PRIMARY KEY (writer, act)) {strict}",
};
const ROUND: Duration = Duration::from_secs(2);
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let writers: i64 = arguments.next().map_or(Ok(64), |number| number.parse())?;
    let place = tempfile::tempdir_in(folder)?;
    let db = Db::open(&Settings::new(format!("sqlite:{}", place.path().join("rate.db").display())))?;
    db.migrate(&[SCHEMA])?;
    let mut ratios = Vec::new();
    for round in 0..ROUNDS {
        let base = i64::try_from(round)? * 10_000;
        let alone = rate(&db, base..base + 1)?;
        let together = rate(&db, base + 1..base + 1 + writers)?;
        let ratio = together.acts_per_second / alone.acts_per_second;
        println!(
            "round {}: 1 writer {:.0} acts/s, {:.2} acts per commit; {writers} writers {:.0} acts/s, {:.1} acts per commit; ratio {ratio:.1}",
            round + 1,
            alone.acts_per_second,
            alone.acts_per_commit,
            together.acts_per_second,
            together.acts_per_commit,
        );
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    println!("group commit gains a factor of {:.1} (median of {ROUNDS})", ratios[ROUNDS / 2]);
    db.close();
    Ok(())
}

struct Rate {
    acts_per_second: f64,
    acts_per_commit: f64,
}

/// Every writer hands in its next act when the one before is on disk.
fn rate(db: &Db, writers: std::ops::Range<i64>) -> Result<Rate, Box<dyn Error>> {
    let before = db.counts();
    let begun = Instant::now();
    let threads: Vec<_> = writers
        .map(|writer| {
            let db = db.clone();
            std::thread::spawn(move || write(&db, writer))
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| "a writer panicked")??;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let Counts { writes, commits, .. } = db.counts();
    let acts = f64::from(u32::try_from(writes - before.writes)?);
    let commits = f64::from(u32::try_from(commits - before.commits)?);
    Ok(Rate { acts_per_second: acts / seconds, acts_per_commit: acts / commits })
}

fn write(db: &Db, writer: i64) -> Result<(), DbError> {
    let begun = Instant::now();
    let mut act = 0_i64;
    while begun.elapsed() < ROUND {
        act += 1;
        db.write_blocking(move |tx| {
            tx.execute(
                "INSERT INTO acts (writer, act, body) VALUES ($1, $2, $3)",
                params![writer, act, "a seat"],
            )
        })?;
    }
    Ok(())
}
