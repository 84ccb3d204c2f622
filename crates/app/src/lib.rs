//! The binary's rooms: configuration, command line, serving, mail, wiring.
//!
//! A library only so that tests and benchmarks can reach the rooms; the one way in for people is
//! `cli::run`. What the product does is in `domain`, what people see in `web`.

pub mod catcher;
pub mod cli;
pub mod client;
pub mod config;
mod control;
mod demo;
pub mod installation;
pub mod keyfile;
mod probes;
pub mod serve;
pub mod server;
pub mod smtp;
pub mod telemetry;
pub mod worker;
