//! `mail`: what waits and what was sent, its letter and history, and what is done to it.

use clap::{Args, Subcommand};
use domain::ids::{MessageId, OrganizationId};
use domain::messages::{self, AttemptRow, Filter, MessageRow};
use domain::{Act, Refusal};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum MailVerb {
    /// Mails of an organization and all below it, newest first
    List(List),
    /// One mail with every attempt and the server's answers
    Show { mail: String },
    /// What the mail says, its code and link hidden
    Preview {
        mail: String,
        /// Print the HTML instead of the plain text
        #[arg(long)]
        html: bool,
    },
    /// Send a waiting mail at once
    SendNow { mail: String },
    /// Take a waiting mail back
    Cancel { mail: String },
    /// Change when a waiting mail is sent
    Move {
        mail: String,
        /// RFC 3339, such as 2026-12-24T06:00:00Z
        send_at: String,
    },
    /// Send a mail again that was sent, bounced, was given up or cancelled
    Resend { mail: String },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct List {
    /// Id or name; default: the operator
    organization: Option<String>,
    /// queued, sending, sent, bounced, failed or cancelled
    #[arg(long)]
    state: Option<String>,
    /// invitation, password-reset and so on
    #[arg(long)]
    kind: Option<String>,
    /// Part of the recipient's address
    #[arg(long, default_value = "", value_name = "TEXT")]
    query: String,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn run(verb: &MailVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        MailVerb::List(list) => show_list(list, place),
        MailVerb::Show { mail } => show(mail, place),
        MailVerb::Preview { mail, html } => preview(mail, *html, place),
        MailVerb::SendNow { mail } => change(mail, place, messages::send_now),
        MailVerb::Cancel { mail } => change(mail, place, messages::cancel),
        MailVerb::Resend { mail } => change(mail, place, messages::resend),
        MailVerb::Move { mail, send_at } => {
            let at = send_at.parse::<jiff::Timestamp>();
            let at = at.map_err(|_| Refusal::field("send_at", domain::Problem::NotAnInstant))?;
            change(mail, place, move |act, root, id| messages::reschedule(act, root, id, at.into()))
        }
    }
}

fn record(row: &MessageRow) -> Record {
    Record::new()
        .with("id", row.id.to_string())
        .with("kind", row.kind)
        .with("recipient", &row.recipient)
        .with("organization", &row.organization_name)
        .with("language", row.language.code())
        .with("state", row.state)
        .with("send_at", row.send_at)
        .with("accepted_at", row.accepted_at)
        .with("attempts", row.attempts)
        .with("answer", &row.answer)
}

fn show_list(list: &List, place: &Place<'_>) -> domain::Result<Shown> {
    let filter = Filter {
        state: list.state.as_deref().map(|state| word("state", state)).transpose()?,
        kind: list.kind.as_deref().map(|kind| word("kind", kind)).transpose()?,
        query: list.query.clone(),
        ..Filter::default()
    };
    let (typed, window) = (list.organization.clone(), list.listing.window()?);
    let page = place.read(move |act| {
        let top = named(act, typed.as_deref())?;
        messages::list(act, top, &filter, &window)
    })?;
    Ok(listed(&page, record))
}

fn id(typed: &str) -> domain::Result<MessageId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn show(mail: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let id = id(mail)?;
    let detail = place.read(move |act| {
        let root = named(act, None)?;
        messages::detail(act, root, id)
    })?;
    let attempt = |row: &AttemptRow| {
        serde_json::json!({
            "at": row.at, "server": row.server, "outcome": row.outcome, "answer": row.answer, "wording": row.wording,
        })
    };
    let history: Vec<serde_json::Value> = detail.attempts.iter().map(attempt).collect();
    Ok(Shown::one(&record(&detail.row).with("history", history)))
}

fn preview(mail: &str, html: bool, place: &Place<'_>) -> domain::Result<Shown> {
    let id = id(mail)?;
    let facts = place.read(move |act| {
        let root = named(act, None)?;
        messages::preview(act, root, id)
    })?;
    super::template::letter(&facts, html, place)
}

fn change(
    mail: &str,
    place: &Place<'_>,
    operation: impl Fn(&mut Act<'_>, OrganizationId, MessageId) -> domain::Result<MessageRow> + Send + 'static,
) -> domain::Result<Shown> {
    let id = id(mail)?;
    let row = place.work(move |act| {
        let root = named(act, None)?;
        operation(act, root, id)
    })?;
    Ok(Shown::one(&record(&row)))
}
