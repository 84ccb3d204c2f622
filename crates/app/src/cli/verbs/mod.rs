//! Admin verbs: the same operations as the console and the API, called by the operator at the machine.
//!
//! A verb is a value: parsed here, done here, or handed to the server that holds the database (`remote.rs`). What it
//! may refuse is the domain's business; how an answer is shown is in `shown.rs`.

mod account;
mod alert;
mod brand;
mod bulk;
mod code;
mod code_batch;
mod customer;
mod deployment_key;
mod device;
mod event;
mod export;
mod import;
mod invoice;
mod issuing;
mod keeping;
mod license;
mod mail;
mod note;
mod opening;
mod organization;
mod partner_type;
mod paying;
mod plan;
mod planned;
mod product;
mod program_message;
mod report;
mod request;
mod search;
mod seat;
mod shown;
mod signing_key;
mod template;
mod token;
mod view;

use clap::{Args, Subcommand};
use domain::ids::OrganizationId;
use domain::page::{Page, Window};
use domain::{Act, Caller, Error, Refusal, World, customers, organizations};
use serde::{Deserialize, Serialize};

pub(crate) use keeping::check_mail;
pub(crate) use shown::Shown;
use shown::{Record, Records};

/// What can be asked of an installation.
#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum Verb {
    /// People who log in
    Account(Group<account::AccountVerb>),
    /// The operator, its partners and their members
    Organization(Group<organization::OrganizationVerb>),
    /// What partners of each type may do
    PartnerType(Group<partner_type::PartnerTypeVerb>),
    /// Customers
    Customer(Group<customer::CustomerVerb>),
    /// What is sold: products and their editions
    Product(Group<product::ProductVerb>),
    /// Keys that sign leases and license files
    SigningKey(Group<signing_key::SigningKeyVerb>),
    /// Under what terms it is sold: service plans
    Plan(Group<plan::PlanVerb>),
    /// Licenses of customers
    License(Group<license::LicenseVerb>),
    /// The trail, and what of it is taken back
    Event(Group<event::EventVerb>),
    /// Notes beside records
    Note(Group<note::NoteVerb>),
    /// What is to be done on a day to come
    Planned(Group<planned::PlannedVerb>),
    /// Orders, invoices, payments, prices
    Invoice(Group<invoice::InvoiceVerb>),
    /// Purchase codes
    Code(Group<code::CodeVerb>),
    /// Users of a license
    Seat(Group<seat::SeatVerb>),
    /// Deployment keys, by which many devices enroll without users defined first
    Key(Group<deployment_key::KeyVerb>),
    /// Devices on which the software is installed
    Device(Group<device::DeviceVerb>),
    /// What people ask their company for, and companies their seller
    Request(Group<request::RequestVerb>),
    /// Invitations by mail
    Invite(Group<seat::InviteVerb>),
    /// Mails that wait or were sent
    Mail(Group<mail::MailVerb>),
    /// Messages that installed programs show to people
    ProgramMessage(Group<program_message::ProgramMessageVerb>),
    /// What of customers needs somebody, and whom it is told
    Alert(Group<alert::AlertVerb>),
    /// Texts of mails
    Template(Group<template::TemplateVerb>),
    /// One thing done to many records
    Bulk(Group<bulk::BulkVerb>),
    /// Tokens for the API
    Token(Group<token::TokenVerb>),
    /// What was sold, given on, bound, installed and heard of
    Report(report::Reported),
    /// Find records by what they are called
    Search(search::Search),
    /// Views of lists that organizations share
    View(Group<view::ViewVerb>),
    /// Write a whole list into a file
    Export(export::Export),
    /// Add users or customers from a file
    Import(import::Import),
    /// Check configuration, database, records and mail server
    Doctor(Output),
    /// Copy the database to a new file while the server works (SQLite)
    Backup(keeping::Backup),
}

/// The verbs about one word.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Group<V: Subcommand> {
    #[command(subcommand)]
    verb: V,
    #[command(flatten)]
    output: Output,
}

/// How to answer.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
}

/// How much of a list.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Listing {
    /// Rows at most
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=200))]
    limit: i64,
    /// Go on after the page that named this cursor
    #[arg(long, value_name = "CURSOR")]
    after: Option<String>,
}

impl Listing {
    fn window(&self) -> domain::Result<Window> {
        let after = self.after.as_deref().map(str::parse).transpose()?;
        Ok(Window::new(self.limit, after))
    }
}

/// Where to do a verb: the records, and the address that links are made of.
pub(crate) struct Place<'a> {
    pub world: &'a World,
    pub base_url: &'a str,
}

impl Place<'_> {
    /// Runs an act that changes data, as the operator at the machine.
    fn work<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> domain::Result<T> {
        self.world.work_blocking(&Caller::command_line(), operation)
    }

    /// Runs an act that only reads.
    fn read<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> domain::Result<T> {
        self.world.read_blocking(&Caller::command_line(), operation)
    }
}

impl Verb {
    /// Whether the answer is wanted as JSON.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Verb::Account(Group { output, .. })
            | Verb::Organization(Group { output, .. })
            | Verb::PartnerType(Group { output, .. })
            | Verb::Customer(Group { output, .. })
            | Verb::Product(Group { output, .. })
            | Verb::Plan(Group { output, .. })
            | Verb::SigningKey(Group { output, .. })
            | Verb::License(Group { output, .. })
            | Verb::Event(Group { output, .. })
            | Verb::Note(Group { output, .. })
            | Verb::Planned(Group { output, .. })
            | Verb::Invoice(Group { output, .. })
            | Verb::Code(Group { output, .. })
            | Verb::Seat(Group { output, .. })
            | Verb::Key(Group { output, .. })
            | Verb::Device(Group { output, .. })
            | Verb::Request(Group { output, .. })
            | Verb::Invite(Group { output, .. })
            | Verb::Mail(Group { output, .. })
            | Verb::Alert(Group { output, .. })
            | Verb::ProgramMessage(Group { output, .. })
            | Verb::Template(Group { output, .. })
            | Verb::Bulk(Group { output, .. })
            | Verb::Token(Group { output, .. })
            | Verb::View(Group { output, .. })
            | Verb::Report(report::Reported { output, .. })
            | Verb::Search(search::Search { output, .. })
            | Verb::Export(export::Export { output, .. })
            | Verb::Import(import::Import { output, .. })
            | Verb::Doctor(output)
            | Verb::Backup(keeping::Backup { output, .. }) => output.json,
        }
    }

    /// The same with what only this process knows filled in: files are named and read where they were typed.
    pub(crate) fn made_portable(mut self) -> std::io::Result<Verb> {
        match &mut self {
            Verb::Backup(backup) => backup.to = std::path::absolute(&backup.to)?,
            Verb::Export(export) => export.out = std::path::absolute(&export.out)?,
            Verb::Import(import) => import.read_file()?,
            Verb::Seat(Group { verb: seat::SeatVerb::Add(add), .. }) => add.read_file()?,
            Verb::Organization(Group { verb: organization::OrganizationVerb::Brand(brand), .. }) => {
                brand.read_files()?;
            }
            Verb::Template(Group { verb: template::TemplateVerb::Set(set), .. }) => set.read_file()?,
            Verb::Invoice(Group { verb: invoice::InvoiceVerb::Match(found), .. }) => found.read_file()?,
            _ => {}
        }
        Ok(self)
    }

    /// Does it. Blocks: not for the threads of a runtime.
    pub(crate) fn run(&self, place: &Place<'_>) -> domain::Result<Shown> {
        match self {
            Verb::Account(group) => account::run(&group.verb, place),
            Verb::Organization(group) => organization::run(&group.verb, place),
            Verb::PartnerType(group) => partner_type::run(&group.verb, place),
            Verb::Customer(group) => customer::run(&group.verb, place),
            Verb::Product(group) => product::run(&group.verb, place),
            Verb::Plan(group) => plan::run(&group.verb, place),
            Verb::SigningKey(group) => signing_key::run(&group.verb, place),
            Verb::License(group) => license::run(&group.verb, place),
            Verb::Invoice(group) => invoice::run(&group.verb, place),
            Verb::Code(group) => code::run(&group.verb, place),
            Verb::Seat(group) => seat::run(&group.verb, place),
            Verb::Key(group) => deployment_key::run(&group.verb, place),
            Verb::Device(group) => device::run(&group.verb, place),
            Verb::Event(group) => event::run(&group.verb, place),
            Verb::Note(group) => note::run(&group.verb, place),
            Verb::Planned(group) => planned::run(&group.verb, place),
            Verb::Request(group) => request::run(&group.verb, place),
            Verb::Invite(group) => seat::invite(&group.verb, place),
            Verb::Mail(group) => mail::run(&group.verb, place),
            Verb::Alert(group) => alert::run(&group.verb, place),
            Verb::ProgramMessage(group) => program_message::run(&group.verb, place),
            Verb::Template(group) => template::run(&group.verb, place),
            Verb::Bulk(group) => bulk::run(&group.verb, place),
            Verb::Token(group) => token::run(&group.verb, place),
            Verb::View(group) => view::run(&group.verb, place),
            Verb::Report(asked) => report::run(asked, place),
            Verb::Search(asked) => search::run(asked, place),
            Verb::Export(export) => export::export(export, place),
            Verb::Import(import) => import::import(import, place),
            Verb::Doctor(_) => keeping::doctor(place),
            Verb::Backup(backup) => keeping::backup(backup, place),
        }
    }
}

/// The organization of that id or exact name; the operator when none is named.
///
/// Refusals: `not-found`, also when several have the name.
fn named(act: &mut Act<'_>, typed: Option<&str>) -> domain::Result<OrganizationId> {
    let root = organizations::tops(act)?.first().copied().ok_or(Refusal::NotFound)?;
    let Some(typed) = typed else { return Ok(root) };
    if let Ok(id) = typed.parse::<OrganizationId>() {
        return Ok(id);
    }
    let window = Window::first(Window::MOST);
    let filter = customers::Filter { query: typed.to_owned(), ..customers::Filter::default() };
    let partners = organizations::list(act, root, typed, &window)?.items;
    let partners = partners.into_iter().map(|found| (found.id, found.name));
    let customers = customers::list(act, root, &filter, &window)?.items;
    let customers = customers.into_iter().map(|found| (found.id, found.name));
    let mut exact = partners.chain(customers).filter(|(_, name)| name == typed);
    match (exact.next(), exact.next()) {
        (Some((id, _)), None) => Ok(id),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// A page as records, with where it goes on.
fn listed<T>(page: &Page<T>, record: impl Fn(&T) -> Record) -> Shown {
    let records: Vec<Record> = page.items.iter().map(record).collect();
    Shown::list(Records { records, next: page.next.as_ref().map(ToString::to_string) })
}

/// A text that must be one of a set of words.
fn word<T: std::str::FromStr>(field: &str, typed: &str) -> domain::Result<T> {
    typed.parse().map_err(|_| Error::from(Refusal::field(field, domain::Problem::NotAChoice)))
}
