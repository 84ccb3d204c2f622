//! The command line: which commands and flags there are. Doors only: each command calls what does the work.
//!
//! Exit codes: 0 done, 1 refused or failed (the reason on stderr), 2 wrong usage or configuration.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

mod admin;
mod running;
mod verbs;

use crate::client::{self, ClientArgs};
use crate::config::{self, Problem, Surroundings};
use crate::demo;
pub(crate) use admin::{Order, Outcome};
use verbs::Verb;

const AFTER_HELP: &str = "\
Try it out:          seatwright demo
Serve:               seatwright --data /var/lib/seatwright serve
The first account:   open the link that the first start prints, or
                     seatwright account create ann@example.com --name Ann --found \"Example Software\"
A customer:          seatwright customer create \"Testi Oy\" --country FI --language fi
Its license:         seatwright license issue \"Testi Oy\" --plan \"Backup, yearly\" --line standard=5
Its users:           seatwright seat add LICENSE ann@testi.example bob@testi.example
Their invitations:   seatwright invite send \"Testi Oy\"

Commands reach the running server by themselves. Exit codes: 0 done, 1 refused or failed with the
reason on standard error, 2 wrong usage or configuration. Refusals come in the language of LANG.";

/// Licenses, seats and activations for software vendors and their partners.
#[derive(Debug, Parser)]
#[command(name = "seatwright", version, about, disable_help_subcommand = true, after_help = AFTER_HELP)]
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
    #[command(flatten)]
    Admin(Box<Verb>),
    Client(Box<ClientArgs>),
    /// Print a file that completes commands in a shell
    Completions {
        shell: clap_complete::Shell,
    },
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
        Command::Admin(verb) => admin::run(*verb, &around),
        Command::Client(args) => client::run(&args),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "seatwright", &mut text);
            say(&String::from_utf8_lossy(&text))
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        Cli::command().debug_assert();
    }
}
