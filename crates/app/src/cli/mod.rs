//! The command line: which commands and flags there are. Doors only: each command calls what does the work.
//!
//! Exit codes: 0 done, 1 refused or failed (the reason on stderr), 2 wrong usage or configuration.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

mod running;

use crate::client::{self, ClientArgs};
use crate::config::{self, Problem, Surroundings};
use crate::demo;

/// Licenses, seats and activations for software vendors and their partners.
#[derive(Debug, Parser)]
#[command(name = "seatwright", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

/// Flags that every server command takes; all of them are settings of the configuration file, too.
#[derive(Debug, Args)]
struct Settings {
    /// Configuration file; default: config.toml in ~/.config/seatwright, then in /etc/seatwright
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address and port to listen on; port 0 picks a free one
    #[arg(long, global = true, value_name = "ADDR:PORT")]
    listen: Option<String>,
    /// Directory of the database, the master key and backups
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<String>,
    /// sqlite:PATH or postgres://…
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Run background jobs in this process
    #[arg(long, global = true, value_name = "on|off")]
    worker: Option<String>,
    /// Any other setting, by the name it has in the file; may be repeated
    #[arg(long = "set", global = true, value_name = "KEY=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the console, the API and activations, and do background work
    Serve,
    /// Try it out: the same with sample data on this machine only; all mail is caught and can be read
    Demo,
    /// Bring the database to this program's schema; `serve` does the same when it starts
    Migrate,
    /// Look at the configuration
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    Client(Box<ClientArgs>),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Show every setting, its value and who said it; secrets stay hidden
    Print,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("must be KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

impl Settings {
    fn surroundings(self) -> Surroundings {
        let named = [
            ("listen", self.listen),
            ("data_dir", self.data),
            ("database", self.database),
            ("worker", self.worker),
        ];
        let named = named.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Surroundings::of_process(self.config, self.set.into_iter().chain(named).collect())
    }
}

/// Runs the command line of this process to its end.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return said(&error),
    };
    let around = cli.settings.surroundings();
    match cli.command {
        Command::Serve => running::serve(&around),
        Command::Demo => demo::run(around),
        Command::Migrate => running::migrate(&around),
        Command::Config { command: ConfigCommand::Print } => match config::print(&around) {
            Ok(text) => say(&text),
            Err(problems) => misconfigured(&problems),
        },
        Command::Client(args) => client::run(&args),
    }
}

/// `--help` and `--version` are answers, anything else is wrong usage.
fn said(error: &clap::Error) -> ExitCode {
    let fine = !error.use_stderr();
    // A closed pipe is no reason to fail.
    drop(error.print());
    if fine { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

pub(crate) fn say(text: &str) -> ExitCode {
    use std::io::Write;
    drop(std::io::stdout().write_all(text.as_bytes()));
    ExitCode::SUCCESS
}

pub(crate) fn misconfigured(problems: &[Problem]) -> ExitCode {
    for problem in problems {
        eprintln!("seatwright: {problem}");
    }
    ExitCode::from(2)
}

/// What was asked for could not be done.
pub(crate) fn failed(problem: &Problem) -> ExitCode {
    eprintln!("seatwright: {problem}");
    ExitCode::FAILURE
}
