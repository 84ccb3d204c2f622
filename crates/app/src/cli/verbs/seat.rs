//! `seat` and `invite`: users of a license, and the mails that bring them their code.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::activation::{self, FileFor, FileWish};
use domain::bindings::{self, Bound, LeftBehind, Unit};
use domain::ids::{LicenseId, SeatId, UnbindId};
use domain::invitations::{self, InvitationRow, Selection, Status};
use domain::seats::{self, NewSeat, Seat, SeatFilter, typed};
use domain::{Problem, Refusal, page::Window};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Records, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum SeatVerb {
    /// Add users; each gets an activation code, no mail is sent
    Add(Add),
    /// Users of a customer
    List {
        /// Id or name
        customer: String,
        /// Show activation codes; an event is written
        #[arg(long)]
        codes: bool,
        #[command(flatten)]
        listing: Listing,
    },
    /// Take a user off: the seat is free, its devices are released
    Remove { seat: String },
    /// Units of a customer one by one, with whom each is bound to
    Units {
        /// Id or name
        customer: String,
        /// free, bound, pending or named
        #[arg(long)]
        holding: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Bind a unit, or free units of a license, to people; whoever is not registered is waited for
    Bind(Bind),
    /// Unbind units: access ends at once, the units are free for others
    Unbind {
        #[arg(required = true)]
        seats: Vec<String>,
    },
    /// Who is still on licenses of a customer that are over, and where there is room for them
    LeftBehind {
        /// Id or name
        customer: String,
    },
    /// Bring the people of one license to another of the same product, as many as there is room for
    BringAlong {
        /// Id or name of the customer
        customer: String,
        /// The license they are on
        #[arg(long, value_name = "LICENSE")]
        from: String,
        /// The license they go to
        #[arg(long, value_name = "LICENSE")]
        to: String,
    },
    /// Make a license file for a user whose machine never goes online; it takes one device's place
    LicenseFile(LicenseFile),
    /// Take an unbinding back within a quarter of an hour
    UndoUnbind {
        /// Id or name of the customer
        customer: String,
        /// What `unbind` printed
        unbinding: String,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Bind {
    /// A seat, or a license of which free units are taken
    unit: String,
    #[arg(required = true)]
    addresses: Vec<String>,
    /// Code of the edition, for a license
    #[arg(long, default_value = "standard")]
    edition: String,
    /// Mail those who are not registered how to
    #[arg(long)]
    ask: bool,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct LicenseFile {
    seat: String,
    /// What the device is called in lists
    #[arg(long, value_name = "NAME")]
    device_name: String,
    /// Fingerprint of the one device that the file is for; default: whichever device holds the file
    #[arg(long, value_name = "TEXT")]
    fingerprint: Option<String>,
    /// For how many days, never past the end of the license
    #[arg(long, default_value_t = 90, value_name = "DAYS")]
    days: i64,
    /// Write it to this file, too; what stood there before is replaced
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Add {
    license: String,
    /// E-mail addresses, which become usernames
    addresses: Vec<String>,
    /// CSV file with usernames, e-mail addresses and more
    #[arg(long, value_name = "FILE", conflicts_with = "addresses")]
    csv: Option<PathBuf>,
    #[arg(skip)]
    content: Option<Vec<u8>>,
    /// Code of the edition
    #[arg(long, default_value = "standard")]
    edition: String,
    /// Days to keep deleted data
    #[arg(long, default_value_t = 30, value_name = "DAYS")]
    keep_deleted_days: i64,
    /// Language of the invitation: en, fi, it, es or ru; default: the customer's
    #[arg(long)]
    language: Option<String>,
    /// Add the units that are missing to the license; otherwise nobody is added then
    #[arg(long = "add-units")]
    with_units: bool,
}

impl Add {
    pub(super) fn read_file(&mut self) -> std::io::Result<()> {
        self.content = self.csv.as_ref().map(std::fs::read).transpose()?;
        Ok(())
    }

    fn rows(&self) -> domain::Result<Vec<NewSeat>> {
        let shared = typed::Shared {
            edition: self.edition.clone(),
            keep_deleted_days: self.keep_deleted_days,
            language: self.language.clone(),
        };
        match &self.content {
            Some(bytes) => typed::csv(bytes, &shared),
            None => Ok(typed::addresses(&self.addresses.join("\n"), &shared)),
        }
    }
}

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum InviteVerb {
    /// Send invitations to all who were not sent one, or to the seats named
    Send {
        /// Id or name of the customer
        customer: String,
        /// Only these seats, sent before or not
        #[arg(long = "seat", value_name = "SEAT")]
        seats: Vec<String>,
    },
    /// How far the invitations are
    List {
        /// Id or name of a customer, partner or the operator
        organization: Option<String>,
        /// all, waiting, sent, opened, installed or bounced
        #[arg(long, default_value = "all")]
        status: String,
        #[command(flatten)]
        listing: Listing,
    },
}

pub(super) fn run(verb: &SeatVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        SeatVerb::Add(add) => {
            let license: LicenseId = add.license.parse().map_err(|_| Refusal::NotFound)?;
            let rows = add.rows()?;
            let names: Vec<String> = rows.iter().map(|row| row.username.clone()).collect();
            let write = if add.with_units { seats::add_with_units } else { seats::add };
            let added = place.work(move |act| write(act, license, &rows))?;
            let record =
                |(seat, name): (&SeatId, &String)| Record::new().with("id", seat).with("username", name);
            Ok(Shown::list(Records { records: added.iter().zip(&names).map(record).collect(), next: None }))
        }
        SeatVerb::List { customer, codes, listing } => list(customer, *codes, listing, place),
        SeatVerb::Units { customer, holding, listing } => units(customer, holding.as_deref(), listing, place),
        SeatVerb::Bind(wish) => bind(wish, place),
        SeatVerb::Unbind { seats } => unbind(seats, place),
        SeatVerb::LeftBehind { customer } => left_behind(customer, place),
        SeatVerb::BringAlong { customer, from, to } => bring_along(customer, (from, to), place),
        SeatVerb::LicenseFile(wanted) => license_file(wanted, place),
        SeatVerb::UndoUnbind { customer, unbinding } => undo(customer, unbinding, place),
        SeatVerb::Remove { seat } => {
            let id: SeatId = seat.parse().map_err(|_| Refusal::NotFound)?;
            place.work(move |act| seats::remove(act, id))?;
            Ok(Shown::one(&Record::new().with("removed", id)))
        }
    }
}

fn units(
    customer: &str,
    holding: Option<&str>,
    listing: &Listing,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let (name, window) = (customer.to_owned(), listing.window()?);
    let holding = holding.map(|holding| super::word("holding", holding)).transpose()?;
    let page = place.read(move |act| {
        let customer = named(act, Some(&name))?;
        let filter = bindings::Filter { holding, ..bindings::Filter::default() };
        bindings::list(act, customer, &filter, &window)
    })?;
    Ok(listed(&page, |unit: &Unit| {
        Record::new()
            .with("license", unit.license)
            .with("product", &unit.product_name)
            .with("edition", &unit.edition_code)
            .with("holding", unit.holding)
            .with("seat", unit.seat)
            .with("email", &unit.email)
            .with("username", &unit.username)
    }))
}

fn bind(wish: &Bind, place: &Place<'_>) -> domain::Result<Shown> {
    let bound = if let Ok(seat) = wish.unit.parse::<SeatId>() {
        let [email] = wish.addresses.as_slice() else {
            return Err(Refusal::field("addresses", Problem::TooManyRows { max: 1 }).into());
        };
        let email = email.clone();
        vec![place.work(move |act| bindings::bind_seat(act, seat, &email))?]
    } else {
        let license: LicenseId = wish.unit.parse().map_err(|_| Refusal::NotFound)?;
        let wish = wish.clone();
        place.work(move |act| {
            let bound = bindings::bind_many(act, license, &wish.edition, &wish.addresses)?;
            if wish.ask {
                bindings::ask_all_to_register(act, &bound)?;
            }
            Ok(bound)
        })?
    };
    let record = |bound: &Bound| {
        Record::new().with("seat", bound.seat).with("email", &bound.email).with("pending", bound.pending)
    };
    Ok(Shown::list(Records { records: bound.iter().map(record).collect(), next: None }))
}

fn unbind(seats: &[String], place: &Place<'_>) -> domain::Result<Shown> {
    let seats = seats.iter().map(|seat| seat.parse::<SeatId>().map_err(|_| Refusal::NotFound.into()));
    let seats = seats.collect::<domain::Result<Vec<_>>>()?;
    let unbound = place.work(move |act| bindings::unbind(act, &seats))?;
    Ok(Shown::one(
        &Record::new()
            .with("unbinding", unbound.id)
            .with("count", unbound.count)
            .with("devices", unbound.devices),
    ))
}

fn left_behind(customer: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let name = customer.to_owned();
    let found = place.read(move |act| {
        let customer = named(act, Some(&name))?;
        bindings::left_behind(act, customer)
    })?;
    let record = |left: &LeftBehind| {
        Record::new()
            .with("from", left.from.id)
            .with("ended_on", left.from.valid_to)
            .with("to", left.to.id)
            .with("people", left.people)
            .with("room", left.room)
    };
    Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
}

fn bring_along(customer: &str, typed: (&str, &str), place: &Place<'_>) -> domain::Result<Shown> {
    let license = |typed: &str| typed.parse::<LicenseId>().map_err(|_| Refusal::NotFound);
    let (name, from, to) = (customer.to_owned(), license(typed.0)?, license(typed.1)?);
    let (moved, stay) = place.work(move |act| {
        let customer = named(act, Some(&name))?;
        bindings::bring_along(act, customer, (from, to))
    })?;
    Ok(Shown::one(&Record::new().with("moved", moved).with("stay", stay)))
}

fn license_file(wanted: &LicenseFile, place: &Place<'_>) -> domain::Result<Shown> {
    let seat: SeatId = wanted.seat.parse().map_err(|_| Refusal::NotFound)?;
    let device = wanted.fingerprint.clone();
    let wish = FileWish {
        device: device.map_or(FileFor::Anybody, |fingerprint| FileFor::Device { fingerprint }),
        device_name: wanted.device_name.clone(),
        days: wanted.days,
    };
    let file = place.work(move |act| activation::issue_file(act, seat, &wish))?;
    let record = Record::new()
        .with("serial", file.id)
        .with("installation", file.installation)
        .with("username", &file.username)
        .with("expires_at", file.expires_at)
        .with("license_file", &file.text);
    Ok(match &wanted.out {
        Some(out) => {
            Shown::one(&record.with("file", out)).with_file(out, format!("{}\n", file.text).as_bytes())
        }
        None => Shown::one(&record),
    })
}

fn undo(customer: &str, unbinding: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let name = customer.to_owned();
    let unbinding: UnbindId = unbinding.parse().map_err(|_| Refusal::NotFound)?;
    let count = place.work(move |act| {
        let customer = named(act, Some(&name))?;
        bindings::undo(act, customer, unbinding)
    })?;
    Ok(Shown::one(&Record::new().with("count", count)))
}

fn list(customer: &str, codes: bool, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (name, window) = (customer.to_owned(), listing.window()?);
    let page = place.read(move |act| {
        let customer = named(act, Some(&name))?;
        seats::list(act, customer, &SeatFilter::default(), &window)
    })?;
    let ids: Vec<SeatId> = page.items.iter().map(|seat| seat.id).collect();
    let name = customer.to_owned();
    let shown = if codes && !ids.is_empty() {
        place.work(move |act| {
            let customer = named(act, Some(&name))?;
            seats::reveal_codes(act, customer, &ids)
        })?
    } else {
        Vec::new()
    };
    Ok(listed(&page, |seat: &Seat| {
        let record = Record::new()
            .with("id", seat.id)
            .with("username", &seat.username)
            .with("email", &seat.email)
            .with("edition", &seat.edition_code)
            .with("sent_at", seat.sent_at)
            .with("installed", seat.is_installed());
        match shown.iter().find(|(id, _)| *id == seat.id) {
            Some((_, code)) => record.with("activation_code", code.reveal()),
            None => record,
        }
    }))
}

/// `invite`.
pub(super) fn invite(verb: &InviteVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        InviteVerb::Send { customer, seats } => send(customer, seats, place),
        InviteVerb::List { organization, status, listing } => {
            let status: Status = super::word("status", status)?;
            let (typed, window) = (organization.clone(), listing.window()?);
            let page = place.read(move |act| {
                let top = named(act, typed.as_deref())?;
                let filter = invitations::Filter { status: Some(status), ..invitations::Filter::default() };
                invitations::list(act, top, &filter, &window)
            })?;
            Ok(listed(&page, row))
        }
    }
}

fn row(row: &InvitationRow) -> Record {
    let answer = row.last_mail.as_ref().and_then(|mail| mail.answer.clone());
    Record::new()
        .with("seat", row.seat)
        .with("customer", &row.customer_name)
        .with("username", &row.username)
        .with("email", &row.email)
        .with("status", row.status)
        .with("sent_at", row.sent_at)
        .with("answer", answer)
}

fn send(customer: &str, seats: &[String], place: &Place<'_>) -> domain::Result<Shown> {
    let typed = customer.to_owned();
    let named_seats = seats.iter().map(|seat| seat.parse::<SeatId>().map_err(|_| Refusal::NotFound.into()));
    let named_seats = named_seats.collect::<domain::Result<Vec<_>>>()?;
    let (job, count) = place.work(move |act| {
        let customer = named(act, Some(&typed))?;
        let filter = invitations::Filter { customer: Some(customer), ..invitations::Filter::default() };
        let (selection, count) = if named_seats.is_empty() {
            let page = invitations::list(act, customer, &filter, &Window::first(1))?;
            let seen = page.total.map_or(0, domain::page::Total::number);
            (Selection::Matching { filter, seen }, seen)
        } else {
            (Selection::Seats(named_seats.clone()), named_seats.len() as i64)
        };
        Ok((invitations::send(act, customer, &selection, None)?, count))
    })?;
    Ok(Shown::one(&Record::new().with("job", job).with("selected", count)))
}
