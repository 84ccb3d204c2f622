//! From start to ready, and memory at rest, with ten thousand users in the database.

use std::time::Duration;

use crate::{
    Outcome, seed,
    server::{Place, Server},
};

pub async fn run(place: &Place, rounds: usize) -> Outcome {
    let data = tempfile::tempdir()?;
    seed::fill(place, data.path(), &seed::Size { customers: 1_000, seats: 10 })?;
    let (mut times, mut memory) = (Vec::new(), 0);
    for _ in 0..rounds.max(1) {
        let server = Server::start(place, data.path()).await?;
        times.push(server.took);
        tokio::time::sleep(Duration::from_millis(500)).await;
        memory = memory.max(server.memory()?);
        server.stop().await?;
    }
    times.sort_unstable();
    println!("ready_ms={}", times[times.len() / 2].as_millis());
    println!("memory_at_rest_mib={memory}");
    Ok(())
}
