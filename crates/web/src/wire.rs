//! What the accept loop tells the router about a request, as request extensions.
//!
//! The server puts them in before the router runs; handlers take them with `Extension<…>`. How they are
//! found out is the server's business: the client's address is believed from a header only behind a
//! trusted proxy.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// The other end of the socket: the client itself or a proxy. For logs; decide by `ClientIp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerAddr(pub SocketAddr);

/// The address of the client, IPv4 in its plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

/// The name of this request in the log, in problem answers and in the `x-request-id` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(pub Arc<str>);
