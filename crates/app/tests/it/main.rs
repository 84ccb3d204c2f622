//! The shell from outside: real sockets on loopback.

mod killed;
mod on_foot;
mod program;
mod serve;
