//! `program-message`: what installed programs show to people.

use clap::{Args, Subcommand};
use domain::ids::{OrganizationId, ProgramMessageId};
use domain::program_messages::{self, Message, MessageForm, Texts};
use domain::{Language, Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, license, named, product};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum ProgramMessageVerb {
    /// Messages of the operator or of a partner
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// Show a message in the programs of the customers below
    Write(Box<Write>),
    /// Show a message no more
    Withdraw { message: String },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Write {
    /// A text, such as en="Update soon"; repeat it for other languages
    #[arg(long = "text", value_name = "LANGUAGE=TEXT", required = true)]
    texts: Vec<String>,
    /// The first day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    from: String,
    /// The last day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    until: String,
    /// Whose: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    of: Option<String>,
    /// Only for this product
    #[arg(long, value_name = "PRODUCT")]
    product: Option<String>,
    /// Only for this plan
    #[arg(long, value_name = "PLAN")]
    plan: Option<String>,
    /// Only for this customer
    #[arg(long, value_name = "CUSTOMER")]
    customer: Option<String>,
    /// The first version that it is for
    #[arg(long, value_name = "VERSION", default_value = "")]
    version_from: String,
    /// The last version that it is for
    #[arg(long, value_name = "VERSION", default_value = "")]
    version_to: String,
}

impl Write {
    fn texts(&self) -> domain::Result<Texts> {
        let read = |typed: &String| -> domain::Result<(Language, String)> {
            let parts =
                typed.split_once('=').and_then(|(code, text)| Some((code.parse().ok()?, text.to_owned())));
            parts.ok_or_else(|| Refusal::field("text", Problem::NotAChoice).into())
        };
        let texts: domain::Result<Vec<_>> = self.texts.iter().map(read).collect();
        Ok(Texts::of(texts?))
    }

    fn write(&self, act: &mut domain::Act<'_>) -> domain::Result<Message> {
        let of: OrganizationId = named(act, self.of.as_deref())?;
        let form = MessageForm {
            product: self.product.as_deref().map(|typed| product::product(act, typed)).transpose()?,
            plan: self.plan.as_deref().map(|typed| license::plan(act, typed)).transpose()?,
            customer: self.customer.as_deref().map(|typed| named(act, Some(typed))).transpose()?,
            version_from: self.version_from.clone(),
            version_to: self.version_to.clone(),
            texts: self.texts()?,
            from_on: self.from.clone(),
            until_on: self.until.clone(),
        };
        program_messages::write(act, of, &form)
    }
}

pub(super) fn run(verb: &ProgramMessageVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        ProgramMessageVerb::List { organization } => {
            let typed = organization.clone();
            let found = place.read(move |act| {
                let of = named(act, typed.as_deref())?;
                program_messages::list(act, of)
            })?;
            Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
        }
        ProgramMessageVerb::Write(wanted) => {
            let wanted = wanted.clone();
            let written = place.work(move |act| wanted.write(act))?;
            Ok(Shown::one(&record(&written)))
        }
        ProgramMessageVerb::Withdraw { message } => {
            let id: ProgramMessageId = message.parse().map_err(|_| Refusal::NotFound)?;
            let withdrawn = place.work(move |act| program_messages::withdraw(act, id))?;
            Ok(Shown::one(&record(&withdrawn)))
        }
    }
}

fn record(message: &Message) -> Record {
    Record::new()
        .with("id", message.id)
        .with("text", message.texts.best(Language::En))
        .with("product", &message.product_name)
        .with("plan", &message.plan_name)
        .with("customer", &message.customer_name)
        .with("version_from", &message.version_from)
        .with("version_to", &message.version_to)
        .with("shown_from", message.shown_from)
        .with("shown_until", message.shown_until)
        .with("withdrawn_at", message.withdrawn_at)
}
