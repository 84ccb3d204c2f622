//! People as rows: to whom units of a customer are bound and were, what people ask for, who works at an organization.

use domain::{
    Refusal,
    bindings::{self, Past, Unit},
    clock::Instant,
    ids::{OrganizationId, SeatId},
    members::{self, Member, Pending},
    requests::{self, Request},
    tokens::{self, Token},
};

use super::{
    Cell, Reader,
    table::{
        Table, about, at, day, id, meant, moment, narrowed_to, number, on, rows, said, text, when, whole,
    },
};
use crate::console::subscription as subscription_pages;

pub(super) const UNITS: Table = Table {
    filters: &["customer", "holding", "product", "status", "license_is", "q"],
    heads: &[
        text("license_id"),
        text("license_number"),
        text("product"),
        text("plan"),
        text("edition"),
        text("holding"),
        text("email"),
        text("name"),
        text("username"),
        at("bound_at"),
        at("asked_at"),
        number("devices"),
        text("status"),
        day("valid_from"),
        day("valid_to"),
        text("seat_id"),
    ],
    open: |organization, query, reader| {
        let customer: Result<Option<OrganizationId>, Refusal> = narrowed_to(query, "customer");
        let (filter, reader) = (subscription_pages::filter_of(query), reader.clone());
        rows(
            move |act, window| {
                let customer = meant(act, organization, customer.clone()?)?;
                bindings::list(act, customer, &filter, window)
            },
            move |row| unit(&reader, row),
        )
    },
};

pub(super) const HOLDERS: Table = Table {
    filters: &["seat"],
    heads: &[
        text("email"),
        text("name"),
        at("bound_at"),
        text("bound_by"),
        at("held_at"),
        at("ended_at"),
        text("ended_by"),
    ],
    open: |_, query, _| {
        let seat: Result<SeatId, Refusal> = about(query, "seat", "seat_id");
        rows(move |act, _| Ok(whole(bindings::history(act, seat.clone()?)?)), holder)
    },
};

pub(super) const REQUESTS: Table = Table {
    filters: &["customer"],
    heads: &[
        text("request_id"),
        text("customer"),
        text("request_kind"),
        text("name"),
        text("email"),
        text("product"),
        number("units"),
        text("note"),
        at("created_at"),
        text("answer"),
        at("answered_at"),
        text("answered_by"),
        text("reason"),
    ],
    open: |organization, query, reader| {
        let (customer, reader) = (narrowed_to(query, "customer"), reader.clone());
        rows(
            move |act, window| match customer.clone()? {
                Some(customer) => requests::list(act, customer, window),
                None => requests::at(act, organization, window),
            },
            move |row| request(&reader, row),
        )
    },
};

pub(super) const MEMBERS: Table = Table {
    filters: &["of"],
    heads: &[
        text("account_id"),
        text("name"),
        text("email"),
        text("role"),
        text("status"),
        at("member_since"),
        at("seen_at"),
    ],
    open: |organization, query, reader| {
        let (of, reader) = (narrowed_to(query, "of"), reader.clone());
        rows(
            move |act, window| members::list(act, of.clone()?.unwrap_or(organization), window),
            move |row| member(&reader, row),
        )
    },
};

pub(super) const STAFF_INVITATIONS: Table = Table {
    filters: &["of"],
    heads: &[text("email"), text("role"), at("sent_at"), at("expires_at")],
    open: |organization, query, reader| {
        let of: Result<Option<OrganizationId>, Refusal> = narrowed_to(query, "of");
        let reader = reader.clone();
        rows(
            move |act, _| Ok(whole(members::invitations(act, of.clone()?.unwrap_or(organization))?)),
            move |row| invited(&reader, row),
        )
    },
};

pub(super) const TOKENS: Table = Table {
    filters: &[],
    heads: &[
        text("token_id"),
        text("name"),
        text("ending"),
        text("role"),
        text("status"),
        at("created_at"),
        at("expires_at"),
        at("used_at"),
    ],
    open: |organization, _, reader| {
        let reader = reader.clone();
        rows(
            move |act, window| {
                let now = act.now();
                Ok(tokens::list(act, organization, window)?.map(|token| (now, token)))
            },
            move |(now, row)| token(&reader, *now, row),
        )
    },
};

pub(crate) fn unit(reader: &Reader, row: &Unit) -> Vec<Cell> {
    let term = row.term.as_ref();
    vec![
        id(row.license),
        said(&row.number),
        said(&row.product_name),
        said(&row.plan_name),
        said(&row.edition_name),
        reader.word("subscription", row.holding.word()),
        said(&row.email),
        said(&row.name),
        said(&row.username),
        when(row.bound_at),
        when(row.asked_at),
        Cell::Number(row.devices),
        term.map_or(Cell::Empty, |term| reader.word("status-license", term.standing.status.word())),
        term.map_or(Cell::Empty, |term| on(term.valid_from)),
        term.map_or(Cell::Empty, |term| on(term.valid_to)),
        row.seat.map_or(Cell::Empty, id),
    ]
}

fn holder(row: &Past) -> Vec<Cell> {
    vec![
        said(&row.email),
        said(row.name.clone().unwrap_or_default()),
        moment(row.bound_at),
        said(&row.bound_by),
        when(row.held_at),
        when(row.ended_at),
        said(row.ended_by.clone().unwrap_or_default()),
    ]
}

fn request(reader: &Reader, row: &Request) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.customer_name),
        reader.word("requests-kind", row.kind.word()),
        said(&row.name),
        said(&row.email),
        said(&row.wish),
        Cell::Number(row.units),
        said(&row.note),
        moment(row.created_at),
        reader.word("requests", row.answer.map_or("open", requests::Answer::word)),
        when(row.answered_at),
        said(row.answered_by.clone().unwrap_or_default()),
        said(row.reason.clone().unwrap_or_default()),
    ]
}

fn member(reader: &Reader, row: &Member) -> Vec<Cell> {
    vec![
        id(row.account),
        said(&row.name),
        said(&row.email),
        reader.word("role", row.role.word()),
        reader.word("status-account", if row.disabled_at.is_some() { "disabled" } else { "active" }),
        moment(row.since),
        when(row.seen_at),
    ]
}

fn invited(reader: &Reader, row: &Pending) -> Vec<Cell> {
    vec![said(&row.email), reader.word("role", row.role.word()), moment(row.sent_at), when(row.expires_at)]
}

fn token(reader: &Reader, now: Instant, row: &Token) -> Vec<Cell> {
    let state = match row.revoked_at {
        Some(_) => "revoked",
        None if row.expires_at <= now => "expired",
        None => "live",
    };
    vec![
        id(row.id),
        said(&row.name),
        said(&row.ending),
        reader.word("role", row.role.word()),
        reader.word("tokens", state),
        moment(row.created_at),
        moment(row.expires_at),
        when(row.used_at),
    ]
}
