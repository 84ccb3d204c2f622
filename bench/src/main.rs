//! Measures the release binary over loopback and prints ratios to a baseline of the same run on the same machine.
//! Absolute figures are printed beside them; they mean something only together with the machine they came from.
//!
//! ```text
//! cargo build --release -p seatwright
//! cargo run --release -p seatwright-bench -- activation
//! cargo run --release -p seatwright-bench -- acts
//! cargo run --release -p seatwright-bench -- export
//! cargo run --release -p seatwright-bench -- ledger
//! cargo run --release -p seatwright-bench -- lists
//! cargo run --release -p seatwright-bench -- peers
//! cargo run --release -p seatwright-bench -- redeem
//! cargo run --release -p seatwright-bench -- search
//! cargo run --release -p seatwright-bench -- start
//! cargo run --release -p seatwright-bench -- tree
//! ```

mod activation;
mod acts;
mod export;
mod growth;
mod http;
mod ledger;
mod lists;
mod load;
mod peers;
mod redeem;
mod search;
mod seed;
mod server;
mod shim;
mod start;
mod tree;

use std::{error::Error, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Speed of Seatwright, as ratios to a baseline of the same run.
#[derive(Debug, Parser)]
struct Arguments {
    /// The binary to measure.
    #[arg(long, global = true, default_value = "target/release/seatwright")]
    binary: PathBuf,
    /// A PostgreSQL database to fill instead of an embedded one; it must be empty.
    #[arg(long, global = true)]
    database: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Activations and check-ins per second, against a handler that answers a constant.
    Activation {
        /// Seconds for each of the loads.
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        #[arg(long, default_value_t = 64)]
        connections: usize,
        /// Users prepared to be activated.
        #[arg(long, default_value_t = 60_000)]
        seats: usize,
        /// Installations of the largest database whose cost is measured; 0: none.
        #[arg(long, default_value_t = 10_000_000)]
        most: u64,
    },
    /// Activations in this process, without a server, to be looked into with a profiler.
    Acts {
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        #[arg(long, default_value_t = 64)]
        connections: usize,
        #[arg(long, default_value_t = 60_000)]
        seats: usize,
    },
    /// Time and processor time of pages of fifty rows at a small and at a large size.
    Lists {
        #[arg(long, default_value_t = 100)]
        small: usize,
        #[arg(long, default_value_t = 100_000)]
        large: usize,
        /// Users of each customer.
        #[arg(long, default_value_t = 10)]
        seats: usize,
    },
    /// Server time of pages of a tier-1 partner with many partners below it, against one that has the same customers
    /// directly below.
    Tree {
        #[arg(long, default_value_t = 200_000)]
        customers: usize,
        #[arg(long, default_value_t = 5_000)]
        partners: usize,
        #[arg(long, default_value_t = 6)]
        tiers: usize,
    },
    /// Server time of the pages of a license whose ledger is long, against one whose ledger is short.
    Ledger {
        #[arg(long, default_value_t = 10_000)]
        small: i64,
        #[arg(long, default_value_t = 10_000_000)]
        large: i64,
    },
    /// All users as CSV, against the csv crate alone, and the server's memory meanwhile.
    Export {
        #[arg(long, default_value_t = 10_000)]
        small: usize,
        #[arg(long, default_value_t = 1_000_000)]
        large: usize,
    },
    /// One purchase code entered by many at once, of whom one must win, against as many codes entered at once.
    Redeem {
        #[arg(long, default_value_t = 1_000)]
        times: usize,
    },
    /// Time of an answer of the search while somebody types, at two sizes of what there is to be found.
    Search {
        #[arg(long, default_value_t = 10_000)]
        small: usize,
        #[arg(long, default_value_t = 1_000_000)]
        large: usize,
    },
    /// Activations and validations per second beside two other license servers, which are installed from the registry.
    Peers {
        /// Seconds for each load of each round.
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Where the others are installed, and found again by the next run.
        #[arg(long, default_value = "target/peers")]
        root: PathBuf,
        /// Set by the run itself once it is in a network of its own.
        #[arg(long, hide = true)]
        alone: bool,
    },
    /// Time from start to ready, and memory at rest.
    Start {
        #[arg(long, default_value_t = 10)]
        rounds: usize,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let place = server::Place::new(&arguments.binary, arguments.database.as_deref());
    let outcome = match arguments.what {
        What::Activation { seconds, connections, seats, most } => {
            let drive = activation::Drive { seconds, connections, seats, most };
            activation::run(&place, &drive).await
        }
        What::Acts { seconds, connections, seats } => {
            acts::run(&place, &activation::Drive { seconds, connections, seats, most: 0 }).await
        }
        What::Lists { small, large, seats } => lists::run(&place, (small, large), seats).await,
        What::Tree { customers, partners, tiers } => {
            tree::run(&place, &tree::Shape { customers, partners, tiers }).await
        }
        What::Ledger { small, large } => ledger::run(&place, (small, large)).await,
        What::Export { small, large } => export::run(&place, (small, large)).await,
        What::Redeem { times } => redeem::run(&place, times).await,
        What::Search { small, large } => search::run(&place, (small, large)).await,
        What::Peers { seconds, rounds, root, alone } => {
            let race = peers::Race { seconds, rounds, root };
            peers::run(&place, &race, alone).await
        }
        What::Start { rounds } => start::run(&place, rounds).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}
