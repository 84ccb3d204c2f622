//! The shell from outside: real sockets on loopback.

mod broken_off;
mod clients;
mod killed;
mod on_foot;
mod program;
mod serve;
