//! The shell from outside: real sockets on loopback.

mod program;
mod serve;
