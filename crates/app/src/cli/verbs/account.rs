//! `account`: people who log in.

use clap::{Args, Subcommand};
use domain::accounts::{Founding, NewAccount};
use domain::{Refusal, accounts, members};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Shown, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum AccountVerb {
    /// Make an account, or give one that exists a role; prints a link to set the password
    Create(Create),
    /// Print a link with which the person sets a new password
    ResetLink {
        /// Their e-mail address
        email: String,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    /// E-mail address to log in with
    email: String,
    /// Name of the person
    #[arg(long)]
    name: String,
    /// Where they work: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    organization: Option<String>,
    /// admin, manager or viewer
    #[arg(long, default_value = "admin")]
    role: String,
    /// en, fi, it, es or ru
    #[arg(long, default_value = "en")]
    language: String,
    /// IANA name such as Europe/Helsinki
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// On an empty installation: name of the operator, which is made with its first admin
    #[arg(long, value_name = "NAME")]
    found: Option<String>,
}

pub(super) fn run(verb: &AccountVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        AccountVerb::Create(create) => make(create, place),
        AccountVerb::ResetLink { email } => link(email, place).map(|record| Shown::one(&record)),
    }
}

fn make(create: &Create, place: &Place<'_>) -> domain::Result<Shown> {
    let (wish, role) = (create.clone(), word("role", &create.role)?);
    let account = NewAccount {
        email: create.email.clone(),
        name: create.name.clone(),
        language: word("language", &create.language)?,
        time_zone: create.time_zone.clone(),
    };
    let id = place.work(move |act| {
        if let Some(name) = &wish.found {
            let founding = Founding { organization: name.clone(), account: account.clone(), hash: None };
            return accounts::found(act, &founding).map(|(_, account)| account);
        }
        let organization = named(act, wish.organization.as_deref())?;
        members::add(act, (organization, role), &account, None)
    })?;
    let made = Record::new().with("account_id", id).with("email", &create.email);
    match link(&create.email, place) {
        Ok(link) => Ok(Shown::one(&link)),
        // An account that is closed gets no link, and keeps the role it was given.
        Err(error) if error.refusal() == Some(&Refusal::NotFound) => Ok(Shown::one(&made)),
        Err(error) => Err(error),
    }
}

fn link(email: &str, place: &Place<'_>) -> domain::Result<Record> {
    let owned = email.to_owned();
    let token = place.work(move |act| accounts::reset_link(act, &owned))?;
    let url = format!("{}/reset/{}", place.base_url, token.reveal());
    Ok(Record::new().with("email", email).with("set_password", url))
}
