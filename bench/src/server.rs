//! The binary under measurement: where its data is, started, watched, stopped.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use tokio::process::{Child, Command};

use crate::{Outcome, http};

/// What is measured, and on which database.
pub struct Place {
    binary: PathBuf,
    database: Option<String>,
    /// Whether this run has filled that database before.
    filled: AtomicBool,
}

impl Place {
    pub fn new(binary: &Path, database: Option<&str>) -> Self {
        let database = database.map(str::to_owned);
        Self { binary: binary.to_owned(), database, filled: AtomicBool::new(false) }
    }

    pub fn binary(&self) -> &Path {
        &self.binary
    }

    /// The address of the database for data in this directory.
    pub fn database(&self, data: &Path) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", data.join("seatwright.db").display()))
    }

    /// Whether the database is the embedded one, of the server's own process.
    pub const fn is_embedded(&self) -> bool {
        self.database.is_none()
    }

    /// Whether the database holds what this run has filled in before, so that it is to be emptied first. One that was
    /// there before the run is never emptied.
    pub fn is_to_be_emptied(&self) -> bool {
        self.database.is_some() && self.filled.swap(true, Ordering::Relaxed)
    }
}

/// An address of this machine where nobody listens.
pub fn free_address() -> Outcome<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// What a process or thread has used of the processor, from its line in `/proc`, which counts in hundredths of a second.
pub fn processor_time(stat: &str) -> Outcome<Duration> {
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
    Ok(Duration::from_millis(ticks * 10))
}

/// A running server; ended when dropped.
pub struct Server {
    child: Child,
    address: String,
    /// From start to ready.
    pub took: Duration,
}

impl Server {
    /// Starts the server on data that was prepared and waits until it is ready.
    pub async fn start(place: &Place, data: &Path) -> Outcome<Self> {
        Self::start_with(place, data, &[]).await
    }

    /// As [`Server::start`], with variables of the environment.
    pub async fn start_with(
        place: &Place,
        data: &Path,
        environment: &[(&'static str, String)],
    ) -> Outcome<Self> {
        let address = free_address()?;
        let mut command = Command::new(&place.binary);
        command
            .arg("serve")
            .args(["--listen", &address, "--database", &place.database(data)])
            .arg("--data")
            .arg(data)
            .args(["--set", &format!("public_url=http://{address}"), "--set", "log.level=warn"])
            .args(["--set", "limits.connections_per_ip=1000"])
            .envs(environment.iter().cloned());
        Self::run(command, &address, "/readyz").await
    }

    /// Starts any server and waits until it answers at a path.
    pub async fn run(mut command: Command, address: &str, probe: &str) -> Outcome<Self> {
        let started = Instant::now();
        let child = command.kill_on_drop(true).stdout(std::process::Stdio::null()).spawn()?;
        let mut server = Self { child, address: address.to_owned(), took: Duration::ZERO };
        server.wait_until_ready(started, probe).await?;
        server.took = started.elapsed();
        Ok(server)
    }

    async fn wait_until_ready(&mut self, started: Instant, probe: &str) -> Outcome {
        while started.elapsed() < Duration::from_mins(1) {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server ended: {status}").into());
            }
            if let Ok(mut connection) = http::Connection::open(&self.address).await
                && connection.send(&http::get(probe, "")).await.is_ok_and(|reply| reply.status == 200)
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the server was not ready within a minute".into())
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    fn pid(&self) -> Outcome<u32> {
        self.child.id().ok_or_else(|| "the server has ended".into())
    }

    /// Processor time that the server has used so far.
    pub fn cpu(&self) -> Outcome<Duration> {
        processor_time(&fs::read_to_string(format!("/proc/{}/stat", self.pid()?))?)
    }

    /// Waits until the server does nothing for a while.
    pub async fn rests(&self) -> Outcome {
        for _ in 0..60 {
            let before = self.cpu()?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            if self.cpu()? <= before + Duration::from_millis(10) {
                return Ok(());
            }
        }
        Err("the server does not come to rest".into())
    }

    /// Resident memory, in MiB.
    pub fn memory(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()?))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).ok_or("no figure")?.parse::<u64>()? / 1024)
    }

    /// Bytes that the server has handed to the disk so far.
    pub fn written(&self) -> Outcome<u64> {
        let told = fs::read_to_string(format!("/proc/{}/io", self.pid()?))?;
        let line =
            told.lines().find_map(|line| line.strip_prefix("write_bytes: ")).ok_or("no write_bytes")?;
        Ok(line.trim().parse()?)
    }

    /// Asks the server to stop and waits for it.
    pub async fn stop(mut self) -> Outcome {
        let pid = self.pid()?.to_string();
        Command::new("kill").args(["-TERM", &pid]).status().await?;
        self.child.wait().await?;
        Ok(())
    }
}
