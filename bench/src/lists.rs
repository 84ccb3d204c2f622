//! Pages of fifty rows at two sizes of the database: what a person waits for, and what of the processor the server spends
//! on it, must not grow with it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use db::ToValue;

use crate::{
    Outcome,
    http::{Connection, get, post},
    seed,
    server::{Place, Server},
};

const PAGES: [(&str, &str); 5] = [
    ("customers", "/customers?per=50"),
    ("users", "/users?per=50"),
    ("licenses", "/licenses?per=50"),
    ("devices", "/installations?per=50"),
    ("invitations", "/invitations?per=50"),
];
const ROUNDS: usize = 200;

/// What one look at a page takes.
struct Look {
    /// The median of what a person waits for.
    time: Duration,
    /// The mean of the server's own processor time.
    cpu: Duration,
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

pub async fn run(place: &Place, (small, large): (usize, usize), seats: usize) -> Outcome {
    let few = measure(place, &seed::Size { customers: small, seats }).await?;
    let many = measure(place, &seed::Size { customers: large, seats }).await?;
    for ((name, _), (few, many)) in PAGES.iter().zip(few.iter().zip(&many)) {
        for (seats, look) in [(small * seats, few), (large * seats, many)] {
            let (time, cpu) = (ms(look.time), ms(look.cpu));
            println!("{name:<12} {seats:>9} users {time:>8.2} ms {cpu:>8.2} ms of the processor");
        }
        println!("{name}_growth={:.2}", ms(many.time) / ms(few.time));
        println!("{name}_cpu_growth={:.2}", ms(many.cpu) / ms(few.cpu));
    }
    Ok(())
}

/// What each page takes, the first look left out: counts are kept for a minute then.
async fn measure(place: &Place, size: &seed::Size) -> Outcome<Vec<Look>> {
    let data = tempfile::tempdir()?;
    seed::fill(place, data.path(), size)?;
    install_everybody(place, data.path())?;
    // The worker's rounds are not what a page costs.
    let alone = [("SEATWRIGHT_WORKER", "off".to_owned())];
    let server = Server::start_with(place, data.path(), &alone).await?;
    let mut visitor = Visitor::log_in(&server, seed::EMAIL).await?;
    // The first look has everything counted that pages show beside the list, which is then kept for a minute.
    for (_, path) in PAGES {
        visitor.median(path).await?;
    }
    server.rests().await?;
    let mut looks = Vec::new();
    for (_, path) in PAGES {
        let before = server.cpu()?;
        let time = visitor.median(path).await?;
        let rounds = u32::try_from(ROUNDS + 1)?;
        looks.push(Look { time, cpu: server.cpu()?.saturating_sub(before) / rounds });
    }
    server.stop().await?;
    Ok(looks)
}

/// A device for each user, by plain rows.
fn install_everybody(place: &Place, data: &Path) -> Outcome {
    let world = seed::reopen(place, data)?;
    let now = world.now();
    world.db().write_blocking(move |tx| {
        let token_hash = [0_u8; 32];
        tx.execute(
            "INSERT INTO installations (customer_id, id, seat_id, license_id, edition_id, token_hash, device_hash, \
             device_name, platform, software_version, storage_used_bytes, activated_at, contact_at) \
             SELECT customer_id, id, id, license_id, edition_id, $1, username, username, 'linux', '1.0.0', 1000000, $2, $2 \
             FROM seats",
            &[token_hash.as_slice().to_value(), now.to_value()],
        )?;
        tx.execute("UPDATE seats SET devices = 1, installed_at = $1", &[now.to_value()])?;
        tx.execute("UPDATE lines SET installed = assigned", &[])
    })?;
    seed::close(world);
    Ok(())
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
