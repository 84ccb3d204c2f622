//! Serving HTTP: the accept loop and what stands between a socket and the router.

pub mod network;
