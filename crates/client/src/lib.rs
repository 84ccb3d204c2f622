//! What a vendor's program embeds to be licensed by a Seatwright server: activation, check-ins, and leases that are
//! verified without a connection.
//!
//! `examples/licensed.rs` is a whole program; docs/CLIENT.md explains it, also for other languages.
//!
//! `client` has the verbs, `builder` what they need, `standing` what they answer; `slot` keeps `state` on disk, sealed;
//! `placing` gets a place and `offline` one for machines without a network; `http` speaks to the server; `keeper` checks in by `schedule`; `world` is time and chance, `machine` this machine.
//! Blocking throughout; nothing is logged or printed. The format of leases is the crate `seal`, and nothing of the
//! server's own code is in here.
#![forbid(unsafe_code)]

mod builder;
mod client;
mod error;
mod http;
mod keeper;
mod machine;
mod offline;
mod placing;
mod qr;
pub mod schedule;
mod secret;
mod slot;
mod standing;
mod state;
#[cfg(feature = "stub-server")]
pub mod testing;
mod world;

pub use builder::{Builder, trusted_keys};
pub use client::{Client, Usage};
pub use error::{Error, Kind};
pub use jiff::Timestamp;
pub use keeper::{Keeper, News};
pub use machine::Machine;
pub use qr::{qr_svg, qr_text};
pub use seal::{Invalid, KeyRing, Lease, LicenseFile, PublicKey};
pub use secret::Secret;
pub use standing::{Phase, Standing};
pub use state::{Message, Refusal};
pub use world::{Signal, ThisWorld, Woken, World};
