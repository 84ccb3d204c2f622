//! Server time of two pages at two sizes of the database: what a person waits for must not grow with it.

use std::time::{Duration, Instant};

use crate::{
    Outcome,
    http::{Connection, get, post},
    seed,
    server::{Place, Server},
};

const PAGES: [(&str, &str); 2] = [("customers", "/customers"), ("invitations", "/invitations")];
const ROUNDS: usize = 200;

pub async fn run(place: &Place, (small, large): (usize, usize), seats: usize) -> Outcome {
    let few = measure(place, &seed::Size { customers: small, seats }).await?;
    let many = measure(place, &seed::Size { customers: large, seats }).await?;
    for ((name, _), (few, many)) in PAGES.iter().zip(few.iter().zip(&many)) {
        println!(
            "{name:<12} {:>8.2} ms at {small} customers   {:>8.2} ms at {large} customers",
            few.as_secs_f64() * 1e3,
            many.as_secs_f64() * 1e3
        );
        println!("{name}_growth={:.2}", many.as_secs_f64() / few.as_secs_f64());
    }
    Ok(())
}

/// The median time of each page, the first look left out: counts are kept for a minute then.
async fn measure(place: &Place, size: &seed::Size) -> Outcome<Vec<Duration>> {
    let data = tempfile::tempdir()?;
    seed::fill(place, data.path(), size)?;
    let server = Server::start(place, data.path()).await?;
    let mut visitor = Visitor::log_in(&server, seed::EMAIL).await?;
    let mut medians = Vec::new();
    for (_, path) in PAGES {
        medians.push(visitor.median(path).await?);
    }
    server.stop().await?;
    Ok(medians)
}

/// A person in the console.
pub struct Visitor {
    connection: Connection,
    cookie: String,
}

impl Visitor {
    pub async fn log_in(server: &Server, email: &str) -> Outcome<Self> {
        let mut connection = Connection::open(server.address()).await?;
        let cookie = log_in(&mut connection, email).await?;
        Ok(Self { connection, cookie })
    }

    /// The median time of a page.
    pub async fn median(&mut self, path: &str) -> Outcome<Duration> {
        self.median_of(path, "").await
    }

    /// The median time of what is asked for with further headers.
    pub async fn median_of(&mut self, path: &str, headers: &str) -> Outcome<Duration> {
        let request = get(path, &format!("Cookie: {}\r\n{headers}", self.cookie));
        let mut times = Vec::new();
        for round in 0..=ROUNDS {
            let sent = Instant::now();
            let reply = self.connection.send(&request).await?;
            if reply.status != 200 {
                return Err(format!("{path} answered {}", reply.status).into());
            }
            if round > 0 {
                times.push(sent.elapsed());
            }
        }
        times.sort_unstable();
        Ok(times[times.len() / 2])
    }
}

async fn log_in(connection: &mut Connection, email: &str) -> Outcome<String> {
    let body = format!("email={}&password={}", email.replace('@', "%40"), seed::PASSWORD);
    let reply = connection.send(&post("/login", "application/x-www-form-urlencoded", "", &body)).await?;
    reply.cookie.ok_or_else(|| format!("the login answered {}", reply.status).into())
}
