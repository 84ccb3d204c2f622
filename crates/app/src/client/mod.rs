//! The reference client: what a vendor's program does with the activation service, as commands.
//!
//! Here are the commands and their flags. `verbs` hands them to the library that a vendor embeds (`crates/client`), and
//! `offline` those for machines without a network; `report` prints what it answers.

mod offline;
mod report;
#[cfg(test)]
mod tests;
mod verbs;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use ::client::{Machine, Secret, ThisWorld};
use clap::{Args, Subcommand};

use self::verbs::Here;

/// Act as an installed program: activate, check in, release, or look at the lease without a connection
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 done, 1 refused for good, 2 wrong usage, 3 worth trying again later.")]
pub struct ClientArgs {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Args)]
struct Common {
    /// Address of the license server; after activation it is remembered
    #[arg(long, global = true, value_name = "URL", env = "SEATWRIGHT_CLIENT_SERVER")]
    server: Option<String>,
    /// File that keeps the activation; default: seatwright/client.json in the user's data directory
    #[arg(long, global = true, value_name = "FILE", env = "SEATWRIGHT_CLIENT_STATE")]
    state: Option<PathBuf>,
    /// What tells this device from others; default: made from the machine id
    #[arg(long, global = true, value_name = "TEXT", env = "SEATWRIGHT_CLIENT_FINGERPRINT")]
    fingerprint: Option<String>,
    /// What a container or virtual machine is told from others by, and nothing else then
    #[arg(long, global = true, value_name = "TEXT", env = "SEATWRIGHT_MACHINE_ID")]
    machine_id: Option<String>,
    /// Version of the installed program
    #[arg(long, global = true, value_name = "VERSION", default_value = env!("CARGO_PKG_VERSION"))]
    software_version: String,
    /// Certificates of a certificate authority of your own to trust, as a PEM file
    #[arg(long, global = true, value_name = "FILE", env = "SEATWRIGHT_CLIENT_CA")]
    ca: Option<PathBuf>,
    /// Send codes and tokens unencrypted to a server that is not on this machine
    #[arg(long, global = true)]
    allow_plain_http: bool,
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Take a seat for this device with a username and an activation code
    Activate(Activate),
    /// Take a seat for this device with a deployment key; its user is made on first contact
    Enroll(Enroll),
    /// Take over this device, which a deployment key let in, with a username and an activation code of one's own
    Claim(Claim),
    /// Tell the server how this device is, and fetch a fresh lease
    CheckIn(CheckIn),
    /// Give the seat back
    Release,
    /// Verify the kept lease or license file without a connection and show what it says
    Status,
    /// Show what this device is told from others by, as staff type it to make a license file for it alone
    Fingerprint,
    /// Without a network: write the request that is carried to the server's page /offline
    OfflineRequest(OfflineRequest),
    /// Without a network: take in the license file that was carried here
    OfflineAccept(OfflineAccept),
    /// Without a network: forget the license file for ever, and write the receipt that gives its place back
    OfflineReturn(OfflineReturn),
}

#[derive(Debug, Args)]
struct Activate {
    /// Username, as in the invitation
    #[arg(long, value_name = "NAME")]
    username: String,
    /// Activation code, as in the invitation; read from standard input if it is not given
    #[arg(long, value_name = "CODE", env = "SEATWRIGHT_CLIENT_ACTIVATION_CODE", hide_env_values = true)]
    activation_code: Option<Secret>,
    /// When all places are taken, take that of the device heard of longest ago, which stops working
    #[arg(long = "move")]
    moves: bool,
    #[command(flatten)]
    onto: Onto,
}

#[derive(Debug, Args)]
struct Claim {
    /// Username, as in the invitation
    #[arg(long, value_name = "NAME")]
    username: String,
    /// Activation code, as in the invitation; read from standard input if it is not given
    #[arg(long, value_name = "CODE", env = "SEATWRIGHT_CLIENT_ACTIVATION_CODE", hide_env_values = true)]
    activation_code: Option<Secret>,
}

#[derive(Debug, Args)]
struct Enroll {
    /// Deployment key; read from standard input if it is not given
    #[arg(long, value_name = "KEY", env = "SEATWRIGHT_CLIENT_DEPLOYMENT_KEY", hide_env_values = true)]
    deployment_key: Option<Secret>,
    /// Who works on this device; default: who runs this program
    #[arg(long, value_name = "NAME")]
    login: Option<String>,
    #[command(flatten)]
    onto: Onto,
}

/// What this device is called.
#[derive(Debug, Args)]
struct Named {
    /// Name of this device in the console; default: its host name
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Operating system, as the console shows it
    #[arg(long, value_name = "TEXT")]
    platform: Option<String>,
}

/// What takes the seat, and what is done with an activation that is there already.
#[derive(Debug, Args)]
struct Onto {
    #[command(flatten)]
    named: Named,
    /// Trust the public keys in this file (a JWK set) and no others; default: those that the server names
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Forget the activation that is kept in the state file
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Args)]
struct CheckIn {
    /// Bytes that this device keeps in storage
    #[arg(long, value_name = "BYTES", default_value_t = 0)]
    storage_used_bytes: u64,
    /// When the last backup was made, as 2026-11-23T08:15:00Z
    #[arg(long, value_name = "INSTANT")]
    last_backup_at: Option<jiff::Timestamp>,
    /// When a run last succeeded, as 2026-11-23T08:15:00Z
    #[arg(long, value_name = "INSTANT")]
    last_success_at: Option<jiff::Timestamp>,
    /// Runs that failed in a row since then
    #[arg(long, value_name = "N")]
    failed_runs: Option<u32>,
    /// Something that the program counts; may be repeated
    #[arg(long = "counter", value_name = "NAME=N", value_parser = counter)]
    counters: Vec<(String, i64)>,
}

fn counter(typed: &str) -> Result<(String, i64), String> {
    let read = typed.split_once('=').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
    read.ok_or_else(|| "write it as NAME=N, such as jobs=12".to_owned())
}

#[derive(Debug, Args)]
struct OfflineRequest {
    /// Username, as in the invitation
    #[arg(long, value_name = "NAME")]
    username: String,
    /// Activation code, as in the invitation; read from standard input if it is not given
    #[arg(long, value_name = "CODE", env = "SEATWRIGHT_CLIENT_ACTIVATION_CODE", hide_env_values = true)]
    activation_code: Option<Secret>,
    #[command(flatten)]
    named: Named,
    /// Show it as a QR code, too, for a telephone to carry; as JSON an SVG picture
    #[arg(long)]
    qr: bool,
    /// Write it to this file, which must not be there, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct OfflineAccept {
    /// The license file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Trust the public keys in this file (a JWK set); default: those of an activation or of an earlier license file
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct OfflineReturn {
    /// Write it to this file, which must not be there, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs one client command to its end: reads and writes the state file, speaks to the server, prints.
pub fn run(args: &ClientArgs) -> ExitCode {
    let here = Here { machine: Machine::here(), world: Arc::new(ThisWorld) };
    let answer = verbs::act(args, &here);
    report::print(&answer, args.common.json)
}
