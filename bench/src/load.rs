//! A closed loop of connections for a while, and what it showed.

use std::{
    sync::{Arc, atomic::AtomicUsize, atomic::Ordering},
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    http::{Connection, Reply},
    server::Server,
};

/// The figures of one load.
pub struct Figures {
    pub requests: usize,
    pub refused: usize,
    pub per_second: f64,
    /// Those of them that were not refused.
    pub granted_per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
    /// Processor time of the server for one request.
    pub cpu: Duration,
}

impl Figures {
    /// How much longer the slowest of a hundred take than the half.
    pub fn tail(&self) -> f64 {
        self.p99.as_secs_f64() / self.p50.as_secs_f64()
    }

    pub fn print(&self, name: &str) {
        println!(
            "{name:<10} {:>9.0} requests/s   p50 {:>8.2} ms   p99 {:>8.2} ms   {:>6.0} us CPU each   {} sent, {} refused",
            self.per_second,
            self.p50.as_secs_f64() * 1e3,
            self.p99.as_secs_f64() * 1e3,
            self.cpu.as_secs_f64() * 1e6,
            self.requests,
            self.refused
        );
    }
}

/// Which requests a load is made of.
#[derive(Clone)]
pub struct Load {
    pub connections: usize,
    pub length: Duration,
    /// Requests in turn; each is sent once unless `again` says otherwise.
    pub requests: Arc<Vec<Vec<u8>>>,
    pub order: Order,
    /// Requests per second in all; `None`: each connection asks as soon as it was answered.
    pub pace: Option<f64>,
}

/// What happens when every request was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Once,
    Again,
}

/// Sends the requests over the connections until the time or the requests are over. Every answer is handed on.
pub async fn run(
    server: &Server,
    load: &Load,
    seen: impl Fn(usize, &Reply) + Send + Sync + 'static,
) -> Outcome<Figures> {
    let (next, seen) = (Arc::new(AtomicUsize::new(0)), Arc::new(seen));
    let (cpu_before, started) = (server.cpu()?, Instant::now());
    let workers: Vec<_> = (0..load.connections)
        .map(|own| {
            let (address, load) = (server.address().to_owned(), load.clone());
            let (next, seen) = (Arc::clone(&next), Arc::clone(&seen));
            tokio::spawn(async move {
                let due = Due { own, started };
                one(&address, &load, &due, &next, seen.as_ref()).await
            })
        })
        .collect();
    let (mut times, mut refused) = (Vec::new(), 0);
    for worker in workers {
        let (own, no) = worker.await??;
        times.extend(own);
        refused += no;
    }
    let elapsed = started.elapsed().as_secs_f64();
    if times.is_empty() {
        return Err("nothing was sent".into());
    }
    times.sort_unstable();
    let count = u32::try_from(times.len())?;
    Ok(Figures {
        requests: times.len(),
        refused,
        per_second: f64::from(count) / elapsed,
        granted_per_second: f64::from(count - u32::try_from(refused)?) / elapsed,
        p50: times[times.len() / 2],
        p99: times[times.len() * 99 / 100],
        cpu: server.cpu()?.saturating_sub(cpu_before) / count,
    })
}

/// When a connection's requests are due.
struct Due {
    own: usize,
    started: Instant,
}

impl Due {
    /// Waits until it is time for the connection's request of this number, and tells from when it is to be timed: who
    /// was kept by the answer before has been waiting since it was due.
    async fn wait(&self, load: &Load, number: usize) -> Instant {
        let Some(pace) = load.pace else { return Instant::now() };
        let before = u32::try_from(number * load.connections + self.own).unwrap_or(u32::MAX);
        let due = self.started + Duration::from_secs_f64(f64::from(before) / pace);
        if due <= Instant::now() {
            return due;
        }
        tokio::time::sleep_until(due.into()).await;
        Instant::now()
    }
}

async fn one(
    address: &str,
    load: &Load,
    due: &Due,
    next: &AtomicUsize,
    seen: &(impl Fn(usize, &Reply) + Sync),
) -> Outcome<(Vec<Duration>, usize)> {
    let mut connection = Connection::open(address).await?;
    let (mut times, mut refused) = (Vec::new(), 0);
    while due.started.elapsed() < load.length {
        let sent = due.wait(load, times.len()).await;
        let turn = next.fetch_add(1, Ordering::Relaxed);
        if turn >= load.requests.len() && load.order == Order::Once {
            break;
        }
        let at = turn % load.requests.len();
        let reply = connection.send(&load.requests[at]).await?;
        times.push(sent.elapsed());
        refused += usize::from(reply.status != 200);
        seen(at, &reply);
    }
    Ok((times, refused))
}
