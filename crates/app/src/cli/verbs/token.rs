//! `token`: credentials for the API.

use clap::{Args, Subcommand};
use domain::ids::TokenId;
use domain::tokens::{self, NewToken, Token};
use domain::{Refusal, page::Window};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum TokenVerb {
    /// Make a token; it is shown once
    Create(Create),
    /// Tokens of an organization
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// End a token
    Revoke {
        token: String,
        /// Whose it is: id or name; default: the operator
        #[arg(long, value_name = "ORGANIZATION")]
        organization: Option<String>,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    /// What it is for
    name: String,
    /// Whom it acts for, and all below: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    organization: Option<String>,
    /// admin, manager or viewer
    #[arg(long, default_value = "manager")]
    role: String,
    /// Days until it ends, 1 to 365
    #[arg(long, default_value_t = 90, value_name = "DAYS")]
    days: i64,
}

pub(super) fn run(verb: &TokenVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        TokenVerb::Create(create) => {
            let organization = create.organization.clone();
            let new =
                NewToken { name: create.name.clone(), role: word("role", &create.role)?, days: create.days };
            let (secret, token) = place.work(move |act| {
                let organization = named(act, organization.as_deref())?;
                tokens::create(act, organization, &new)
            })?;
            Ok(Shown::one(&record(&token).with("token", secret.reveal())))
        }
        TokenVerb::List { organization } => {
            let typed = organization.clone();
            let page = place.read(move |act| {
                let organization = named(act, typed.as_deref())?;
                tokens::list(act, organization, &Window::first(Window::MOST))
            })?;
            Ok(listed(&page, record))
        }
        TokenVerb::Revoke { token, organization } => {
            let (id, typed): (TokenId, _) =
                (token.parse().map_err(|_| Refusal::NotFound)?, organization.clone());
            place.work(move |act| {
                let organization = named(act, typed.as_deref())?;
                tokens::revoke(act, organization, id)
            })?;
            Ok(Shown::one(&Record::new().with("revoked", id)))
        }
    }
}

fn record(token: &Token) -> Record {
    Record::new()
        .with("id", token.id)
        .with("name", &token.name)
        .with("role", token.role)
        .with("ends_in", &token.ending)
        .with("expires_at", token.expires_at)
        .with("used_at", token.used_at)
        .with("revoked_at", token.revoked_at)
}
