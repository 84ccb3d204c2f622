//! Who acts, and through which door they came in.

use crate::{
    access::Role,
    clock::Instant,
    ids::{AccountId, InstallationId, OrganizationId, SessionId, TokenId},
    words,
};

words! {
    /// Through which door an act came in.
    Door { Console => "console", Api => "api", Activation => "activation", CommandLine => "cli", Worker => "worker" }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Person {
        account: AccountId,
        name: String,
        session: Option<SessionId>,
        confirmed_at: Instant,
    },
    Token {
        token: TokenId,
        name: String,
        organization: OrganizationId,
        role: Role,
    },
    /// An installed client program.
    Device(InstallationId),
    /// A job of ours, by name.
    System(&'static str),
    /// The operator at the machine itself.
    CommandLine,
    Stranger,
}

impl Actor {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Person { .. } => "person",
            Self::Token { .. } => "token",
            Self::Device(_) => "device",
            Self::System(_) => "system",
            Self::CommandLine => "command-line",
            Self::Stranger => "stranger",
        }
    }

    pub fn id(&self) -> Option<String> {
        match self {
            Self::Person { account, .. } => Some(account.to_string()),
            Self::Token { token, .. } => Some(token.to_string()),
            Self::Device(installation) => Some(installation.to_string()),
            Self::System(_) | Self::CommandLine | Self::Stranger => None,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } | Self::Token { name, .. } => name,
            Self::System(name) => name,
            Self::Device(_) => "device",
            Self::CommandLine => "command line",
            Self::Stranger => "stranger",
        }
    }

    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            _ => None,
        }
    }
}

/// Who acts and how they came in.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub door: Door,
    pub request_id: Option<String>,
    /// The address of the other side; empty when there is none.
    pub ip: String,
}

impl Caller {
    pub const fn new(actor: Actor, door: Door) -> Self {
        Self { actor, door, request_id: None, ip: String::new() }
    }

    pub const fn command_line() -> Self {
        Self::new(Actor::CommandLine, Door::CommandLine)
    }

    pub const fn worker(job: &'static str) -> Self {
        Self::new(Actor::System(job), Door::Worker)
    }
}
