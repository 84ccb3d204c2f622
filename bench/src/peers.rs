//! Seatwright beside two other license servers, each with 10,000 licenses: activations, validations, memory, start, and
//! what happens when 64 devices want the last place at once.
//!
//! They are installed from the registry by `cargo install`. One of them listens on every address, so everything is run
//! in a network namespace that has nothing but a loopback.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::process::Command;

use crate::{
    Outcome, activation,
    http::post,
    load::{self, Figures, Load, Order},
    seed,
    server::{Place, Server, free_address},
};

pub struct Race {
    pub seconds: u64,
    pub rounds: usize,
    pub root: PathBuf,
}

const LICENSES: usize = 10_000;
const CONNECTIONS: usize = 32;
/// Devices that want the last place at once.
const RIVALS: usize = 64;
/// Name in the registry, version, program.
const OTHERS: [(&str, &str, &str); 2] = [
    ("archergate-license-server", "0.1.2", "archergate-license-server"),
    ("netviper-talos", "0.2.4", "talos_server"),
];

pub async fn run(place: &Place, race: &Race, alone: bool) -> Outcome {
    if !alone {
        for (package, version, program) in OTHERS {
            install(&race.root, package, version, program).await?;
        }
        return again_alone().await;
    }
    let folder = tempfile::tempdir()?;
    let mut contestants =
        vec![ours(place, folder.path())?, archergate(race, folder.path())?, talos(race, folder.path())?];
    for contestant in &mut contestants {
        contestant.server = Some(contestant.start().await?);
    }
    let mut rates: Vec<Rates> = contestants.iter().map(|_| Rates::default()).collect();
    for round in 0..race.rounds {
        for (at, contestant) in contestants.iter_mut().enumerate() {
            let figures = contestant.activates(race, round).await?;
            figures.print(&format!("{} +", contestant.name));
            rates[at].activate.push(figures);
        }
    }
    for _ in 0..race.rounds {
        for (at, contestant) in contestants.iter().enumerate() {
            let figures = contestant.validates(race).await?;
            figures.print(&format!("{} ?", contestant.name));
            rates[at].checkin.push(figures);
        }
    }
    for contestant in &mut contestants {
        contestant.tells_the_rest().await?;
    }
    tell_ratios(&contestants, &rates);
    Ok(())
}

/// Installs a program unless it is there.
async fn install(root: &Path, package: &str, version: &str, program: &str) -> Outcome {
    if root.join("bin").join(program).exists() {
        return Ok(());
    }
    let exact = format!("={version}");
    let mut command = Command::new("cargo");
    command.args(["install", "--quiet", package, "--version", &exact, "--bin", program, "--root"]).arg(root);
    if command.status().await?.success() {
        Ok(())
    } else {
        Err(format!("{package} was not installed").into())
    }
}

/// The same run in a network namespace of its own.
async fn again_alone() -> Outcome {
    let own = std::env::current_exe()?;
    let status = Command::new("unshare")
        .args(["--net", "--map-root-user", "sh", "-c", "ip link set lo up && exec \"$0\" \"$@\" --alone"])
        .arg(own)
        .args(std::env::args_os().skip(1))
        .status()
        .await?;
    if status.success() { Ok(()) } else { Err("the run in a network of its own failed".into()) }
}

/// A server in the race.
struct Contestant {
    name: &'static str,
    make: Box<dyn Fn(&str) -> Command + Send + Sync>,
    probe: &'static str,
    address: String,
    server: Option<Server>,
    /// Requests that activate, one for each license.
    activations: Vec<Vec<u8>>,
    /// Requests that validate what was activated; ours are made of the tokens that were given.
    validations: Arc<Mutex<Vec<Vec<u8>>>>,
    gives_tokens: bool,
    /// Activations of many devices for one place.
    rivals: Vec<Vec<u8>>,
}

impl Contestant {
    async fn start(&self) -> Outcome<Server> {
        Server::run((self.make)(&self.address), &self.address, self.probe).await
    }

    fn running(&self) -> Outcome<&Server> {
        self.server.as_ref().ok_or_else(|| "not started".into())
    }

    /// A part of the licenses in each round.
    async fn activates(&mut self, race: &Race, round: usize) -> Outcome<Figures> {
        let part = LICENSES / race.rounds;
        let requests = self.activations[round * part..(round + 1) * part].to_vec();
        let (validations, gives_tokens) = (Arc::clone(&self.validations), self.gives_tokens);
        let load = Load { requests: Arc::new(requests), ..load_of(race, Order::Once) };
        load::run(self.running()?, &load, move |_, reply| {
            if gives_tokens && let Some(token) = activation::device_token(&reply.body) {
                let request = activation::check_in(&token, 1);
                validations.lock().expect("no panic while held").push(request);
            }
        })
        .await
    }

    async fn validates(&self, race: &Race) -> Outcome<Figures> {
        let requests = self.validations.lock().expect("no panic while held").clone();
        let load = Load { requests: Arc::new(requests), ..load_of(race, Order::Again) };
        load::run(self.running()?, &load, |_, _| {}).await
    }

    /// Memory, who got the last place, and how long a start takes.
    async fn tells_the_rest(&mut self) -> Outcome {
        let memory = self.running()?.memory()?;
        let load = Load {
            connections: RIVALS,
            length: Duration::from_secs(30),
            requests: Arc::new(self.rivals.clone()),
            order: Order::Once,
            pace: None,
        };
        let rivals = load::run(self.running()?, &load, |_, _| {}).await?;
        if let Some(server) = self.server.take() {
            server.stop().await?;
        }
        let server = self.start().await?;
        println!(
            "{}: memory_mib={memory} got_the_last_place={} start_ms={}",
            self.name,
            rivals.requests - rivals.refused,
            server.took.as_millis()
        );
        server.stop().await
    }
}

fn load_of(race: &Race, order: Order) -> Load {
    Load {
        connections: CONNECTIONS,
        length: Duration::from_secs(race.seconds),
        requests: Arc::default(),
        order,
        pace: None,
    }
}

/// What the rounds of one contestant showed.
#[derive(Default)]
struct Rates {
    activate: Vec<Figures>,
    checkin: Vec<Figures>,
}

/// Medians over the rounds of ours over each other's.
fn tell_ratios(contestants: &[Contestant], rates: &[Rates]) {
    let (own, others) = (&rates[0], rates.iter().zip(contestants).skip(1));
    for (other, contestant) in others {
        tell_ratio("activate", contestant.name, (&own.activate, &other.activate));
        tell_ratio("checkin", contestant.name, (&own.checkin, &other.checkin));
    }
}

fn tell_ratio(what: &str, name: &str, (own, other): (&[Figures], &[Figures])) {
    let ratio = |figure: fn(&Figures) -> f64| {
        median(own.iter().zip(other).map(|(a, b)| figure(a) / figure(b)).collect())
    };
    let faster = ratio(|figures| figures.granted_per_second);
    let p99 = ratio(|figures| figures.p99.as_secs_f64());
    println!("{what}_over_{name}={faster:.2} {what}_p99_over_{name}={p99:.3}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn ours(place: &Place, folder: &Path) -> Outcome<Contestant> {
    let data = folder.join("seatwright");
    std::fs::create_dir(&data)?;
    let per_customer = 1_000;
    // One more customer, whose first user is the last place.
    let size = seed::Size { customers: LICENSES / per_customer + 1, seats: per_customer };
    let seeded = seed::fill(place, &data, &size)?;
    let all = seeded.seats.iter().enumerate().map(|(at, seat)| activation::activation(at, seat));
    let (database, binary) = (place.database(&data), place.binary().to_owned());
    Ok(Contestant {
        name: "seatwright",
        make: Box::new(move |address| {
            let mut command = Command::new(&binary);
            command.args(["serve", "--listen", address, "--database", &database, "--data"]).arg(&data);
            command.args(["--set", &format!("public_url=http://{address}"), "--set", "log.level=warn"]);
            command.args(["--set", "limits.connections_per_ip=1000"]);
            command
        }),
        probe: "/readyz",
        address: free_address()?,
        server: None,
        activations: all.take(LICENSES).collect(),
        validations: Arc::default(),
        gives_tokens: true,
        rivals: (0..RIVALS).map(|at| activation::activation(at, &seeded.seats[LICENSES])).collect(),
    })
}

fn json(path: &str, body: &serde_json::Value) -> Vec<u8> {
    post(path, "application/json", "", &body.to_string())
}

fn archergate(race: &Race, folder: &Path) -> Outcome<Contestant> {
    let (database, program) = (folder.join("archergate.db"), race.root.join("bin").join(OTHERS[0].2));
    let told = std::process::Command::new(&program)
        .args(["create-key", "--email", "bench@example.com", "--db"])
        .arg(&database)
        .output()?;
    let told = String::from_utf8(told.stdout)?;
    let key = told.lines().find_map(|line| line.trim().strip_prefix("ID:")).ok_or("no id of a key")?.trim();
    let mut db = rusqlite::Connection::open(&database)?;
    let filling = db.transaction()?;
    for at in 0..=LICENSES {
        filling.execute(
            "INSERT INTO licenses (id, license_key, plugin_id, max_machines, created_at, api_key_id) \
             VALUES (?1, ?2, 'bench', 1, '2026-01-01T00:00:00Z', ?3)",
            rusqlite::params![format!("id{at}"), format!("KEY-{at}"), key],
        )?;
    }
    filling.commit()?;
    let body = |license: usize, machine: usize| {
        serde_json::json!({ "license_key": format!("KEY-{license}"), "machine_fingerprint": format!("m{machine}"),
            "plugin_id": "bench", "email": "bench@example.com" })
    };
    Ok(Contestant {
        name: "archergate",
        make: Box::new(move |address| {
            let port = address.rsplit(':').next().unwrap_or_default();
            let mut command = Command::new(&program);
            command.args(["serve", "--port", port, "--db"]).arg(&database).env("RUST_LOG", "warn");
            command
        }),
        probe: "/health",
        address: free_address()?,
        server: None,
        activations: (0..LICENSES).map(|at| json("/activate", &body(at, at))).collect(),
        validations: Arc::new(Mutex::new((0..LICENSES).map(|at| json("/validate", &body(at, at))).collect())),
        gives_tokens: false,
        rivals: (0..RIVALS).map(|machine| json("/activate", &body(LICENSES, machine))).collect(),
    })
}

fn talos(race: &Race, folder: &Path) -> Outcome<Contestant> {
    let (database, program) =
        (folder.join("talos.db"), std::path::absolute(&race.root)?.join("bin").join(OTHERS[1].2));
    let mut db = rusqlite::Connection::open(&database)?;
    // Its server makes no tables; its package says how.
    db.execute_batch(&std::fs::read_to_string(packaged(OTHERS[1], "scripts/sql/init_sqlite.sql")?)?)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    let filling = db.transaction()?;
    for at in 0..=LICENSES {
        filling.execute(
            "INSERT INTO licenses (license_id, license_key, status) VALUES (?1, ?2, 'active')",
            [format!("id{at}"), format!("KEY-{at}")],
        )?;
    }
    filling.commit()?;
    let body = |license: usize, machine: usize| serde_json::json!({ "license_key": format!("KEY-{license}"), "hardware_id": format!("m{machine}") });
    let home = folder.to_owned();
    let (bind, validate) = ("/api/v1/client/bind", "/api/v1/client/validate");
    Ok(Contestant {
        name: "talos",
        make: Box::new(move |address| {
            let (host, port) = address.rsplit_once(':').unwrap_or((address, ""));
            let mut command = Command::new(&program);
            command.current_dir(&home).env("TALOS_SERVER_HOST", host).env("TALOS_SERVER_PORT", port);
            command.env("TALOS_DATABASE_URL", format!("sqlite://{}", database.display()));
            command.env("TALOS_LOGGING_ENABLED", "false");
            command
        }),
        probe: "/health",
        address: free_address()?,
        server: None,
        activations: (0..LICENSES).map(|at| json(bind, &body(at, at))).collect(),
        validations: Arc::new(Mutex::new((0..LICENSES).map(|at| json(validate, &body(at, at))).collect())),
        gives_tokens: false,
        rivals: (0..RIVALS).map(|machine| json(bind, &body(LICENSES, machine))).collect(),
    })
}

/// A file of an installed package's source.
fn packaged((package, version, _): (&str, &str, &str), file: &str) -> Outcome<PathBuf> {
    let home = std::env::var("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|_| std::env::var("HOME").map(|home| Path::new(&home).join(".cargo")))?;
    for registry in std::fs::read_dir(home.join("registry/src"))? {
        let path = registry?.path().join(format!("{package}-{version}")).join(file);
        if path.exists() {
            return Ok(path);
        }
    }
    Err(format!("the source of {package} is not there").into())
}
