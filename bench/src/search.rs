//! Time of an answer while somebody types, at two sizes of what there is to be found: it must not grow with it.

use std::{path::Path, time::Duration};

use crate::{
    Outcome,
    lists::Visitor,
    seed,
    server::{Place, Server},
};

/// Users of each customer; with the customer itself and its license, twelve records.
const USERS: usize = 10;
const RECORDS: usize = USERS + 2;

/// What is typed, and what for.
const ASKED: [(&str, &str); 6] = [
    ("beginning", "/search?q=cu"),
    ("customer", "/search?q=customer+000777"),
    ("user", "/search?q=user3%40customer777.example.com"),
    ("two_words", "/search?q=user3+customer"),
    ("slip", "/search?q=cusotmre"),
    ("nothing", "/search?q=xyzzyx"),
];

pub async fn run(place: &Place, (small, large): (usize, usize)) -> Outcome {
    let few = measure(place, small).await?;
    let many = measure(place, large).await?;
    for ((name, _), (few, many)) in ASKED.iter().zip(few.iter().zip(&many)) {
        println!(
            "{name:<12} {:>8.2} ms at {small} records   {:>8.2} ms at {large} records",
            few.as_secs_f64() * 1e3,
            many.as_secs_f64() * 1e3
        );
        println!("search_{name}_growth={:.2}", many.as_secs_f64() / few.as_secs_f64());
    }
    Ok(())
}

/// The median time of each question, as the palette asks it.
async fn measure(place: &Place, records: usize) -> Outcome<Vec<Duration>> {
    let data = tempfile::tempdir()?;
    fill(place, data.path(), records)?;
    let server = Server::start(place, data.path()).await?;
    let mut visitor = Visitor::log_in(&server, seed::EMAIL).await?;
    let mut medians = Vec::new();
    for (_, path) in ASKED {
        medians.push(visitor.median_of(path, "HX-Request: true\r\n").await?);
    }
    server.stop().await?;
    Ok(medians)
}

fn fill(place: &Place, data: &Path, records: usize) -> Outcome {
    let size = seed::Size { customers: records.div_ceil(RECORDS), seats: USERS };
    seed::fill(place, data, &size).map(drop)
}
