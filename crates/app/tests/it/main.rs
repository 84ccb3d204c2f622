//! The shell from outside: real sockets on loopback.

mod serve;
