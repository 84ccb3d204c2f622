//! `seatwright demo`: the whole product with sample data, on this machine only, its mail caught.
//!
//! The data is made once, by the product's own operations on a clock that is moved through two years; the server
//! then runs on the machine's clock. What is made is in `story.rs`; what is printed is kept in `facts.rs`.

mod bills;
mod bound;
mod catalogue;
mod codes;
mod facts;
mod imported;
mod looks;
mod people;
mod plan;
mod planned;
mod sample;
mod story;
#[cfg(test)]
mod tests;
mod told;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use domain::World;
use domain::clock::SystemClock;

use crate::catcher::Catcher;
use crate::cli::{failed, misconfigured, say};
use crate::config::{Config, Problem, Smtp, SmtpTls, Surroundings};
use crate::server::{self, Server};
use crate::{installation, serve, telemetry};
use facts::Facts;

/// Makes the sample data if there is none, then serves until the process is asked to stop.
pub(crate) fn run(around: Surroundings) -> ExitCode {
    let loaded = Config::load(&around.for_samples());
    let config = match loaded.and_then(|config| config.check_for_serving().map(|()| config)) {
        Ok(config) => config,
        Err(problems) => return misconfigured(&problems),
    };
    if let Err(problem) = telemetry::start(&config.log) {
        return misconfigured(&[problem]);
    }
    match prepared(&config).and_then(|facts| show(config, &facts)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&problem),
    }
}

/// The facts of sample data that is there, made now if need be.
fn prepared(config: &Config) -> Result<Facts, Problem> {
    let file = sqlite_file(config);
    // Facts without their database are of one that was taken away.
    let is_there = file.as_ref().is_none_or(|file| file.exists());
    if let Some(facts) = facts::read(&config.data_dir)?.filter(|_| is_there) {
        return Ok(facts);
    }
    tracing::info!("making sample data, once");
    let facts = match file {
        Some(file) => make_file(config, &file)?,
        None => make(config)?,
    };
    facts::keep(&config.data_dir, &facts)?;
    Ok(facts)
}

fn sqlite_file(config: &Config) -> Option<PathBuf> {
    let path = config.database.strip_prefix("sqlite:")?;
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// Makes the data in a file of another name, without waiting for the disk, and then puts it in its place: there is
/// either all of it or none.
fn make_file(config: &Config, file: &Path) -> Result<Facts, Problem> {
    if file.exists() {
        return Err(taken(&file.display()));
    }
    let draft = file.with_extension("making");
    let problem = |error: std::io::Error| Problem::new(format!("{}: {error}", draft.display()));
    sweep(file).map_err(problem)?;
    let made = Config { database: format!("sqlite:{}?allow_unsafe=1", draft.display()), ..config.clone() };
    let facts = make(&made)?;
    std::fs::rename(&draft, file).and_then(|()| sweep(file)).map_err(problem)?;
    Ok(facts)
}

/// Takes away what making the data left, now or when it was cut short.
fn sweep(file: &Path) -> std::io::Result<()> {
    let leftovers = ["making", "making-wal", "making-shm", "making.lock"];
    let there = leftovers.iter().map(|ending| file.with_extension(ending)).filter(|path| path.exists());
    there.into_iter().try_for_each(std::fs::remove_file)
}

fn make(config: &Config) -> Result<Facts, Problem> {
    let mut telling = story::Telling::begin(config)?;
    let told = telling.tell();
    telling.end();
    told
}

fn taken(what: &dyn std::fmt::Display) -> Problem {
    Problem::new(format!("{what} is there already and is no sample data; name another directory with --data"))
}

fn show(mut config: Config, facts: &Facts) -> Result<(), Problem> {
    let runtime = server::runtime()?;
    let world: World = runtime
        .block_on(async {
            let catcher = Catcher::start(0, Arc::new(SystemClock)).await;
            catcher.map_err(|error| Problem::new(format!("mail catcher: {error}")))
        })
        .and_then(|catcher| {
            config.smtp = Some(smtp(catcher.address().port()));
            installation::open(&config).map(|world| (catcher, world))
        })
        .and_then(|(catcher, world)| {
            runtime.block_on(serve_both(&config, &catcher, world.clone(), facts)).map(|()| world)
        })?;
    drop(world);
    Ok(())
}

async fn serve_both(config: &Config, catcher: &Catcher, world: World, facts: &Facts) -> Result<(), Problem> {
    let server = Server::bind(config, world)?;
    let inbox = inbox_socket(config)?;
    let mail = format!("http://{}", server::address(&inbox)?);
    let reading = server::run_beside(inbox, catcher.page(), config, std::future::pending());
    let stop = serve::stop_signal();
    say(&facts.lines(server.url(), &mail));
    tokio::select! {
        () = server.run(stop) => {}
        () = reading => {}
    }
    Ok(())
}

/// The port after the console's, or any when that is taken.
fn inbox_socket(config: &Config) -> Result<tokio::net::TcpListener, Problem> {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    match config.listen.port() {
        0 | u16::MAX => server::bind(any),
        port => server::bind(SocketAddr::from(([127, 0, 0, 1], port + 1))).or_else(|_| server::bind(any)),
    }
}

/// No mail of a demonstration leaves the machine, whatever is configured.
fn smtp(port: u16) -> Smtp {
    Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        user: None,
        password: None,
        tls: SmtpTls::None,
        ca_file: None,
        from: "Nordic Software <licenses@nordicsoftware.example>".parse().expect("an address"),
        reply_to: None,
    }
}
