//! `serve` and `migrate`.

use std::process::ExitCode;

use crate::config::{Config, Problem, Surroundings};
use crate::server::{self, Server};
use crate::{installation, serve, telemetry};

use super::{failed, misconfigured, say};

/// Serves until the process is asked to stop.
pub(super) fn serve(around: &Surroundings) -> ExitCode {
    let config = match Config::load(around).and_then(|config| config.check_for_serving().map(|()| config)) {
        Ok(config) => config,
        Err(problems) => return misconfigured(&problems),
    };
    if let Err(problem) = telemetry::start(&config.log) {
        return misconfigured(&[problem]);
    }
    match serve_with(&config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&problem),
    }
}

fn serve_with(config: &Config) -> Result<(), Problem> {
    let world = installation::open(config)?;
    server::runtime()?.block_on(async {
        let server = Server::bind(config, world)?;
        say(&format!("console: {}\n", server.url()));
        if let Some(link) = server.set_up_link().await? {
            say(&format!("set-up: {link}\nOpen this link within 30 minutes to make the first account.\n"));
        }
        let stop = serve::stop_signal();
        say("ready\n");
        tracing::info!(url = server.url(), version = env!("CARGO_PKG_VERSION"), "serving");
        server.run(stop).await;
        tracing::info!("stopped");
        Ok(())
    })
}

/// Applies what is not applied yet.
pub(super) fn migrate(around: &Surroundings) -> ExitCode {
    let config = match Config::load(around) {
        Ok(config) => config,
        Err(problems) => return misconfigured(&problems),
    };
    match installation::open_database(&config) {
        Ok((db, applied)) => {
            db.close();
            let lines: Vec<String> = applied.iter().map(|name| format!("applied {name}")).collect();
            let text = if lines.is_empty() { "nothing to apply".to_owned() } else { lines.join("\n") };
            say(&format!("{text}\n"))
        }
        Err(problem) => failed(&problem),
    }
}
