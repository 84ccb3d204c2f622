//! What a list is as a file: what narrows it, its columns, and how its rows are read and become cells.

use std::str::FromStr;

use domain::{
    Act, Problem, Refusal,
    access::OrganizationKind,
    clock::{Day, Instant},
    ids::OrganizationId,
    organizations,
    page::{Page, Window},
};

use super::{Cell, Head, Read, Reader, Rows, Sort};
use crate::kit::Form;

/// One list. Filters are read as the list's page reads them.
pub(super) struct Table {
    /// What narrows it, by the names in its address.
    pub filters: &'static [&'static str],
    pub heads: &'static [Head],
    pub open: fn(OrganizationId, &Form, &Reader) -> Read,
}

pub(super) const fn text(code: &'static str) -> Head {
    Head { code, sort: Sort::Text }
}

pub(super) const fn number(code: &'static str) -> Head {
    Head { code, sort: Sort::Number }
}

pub(super) const fn day(code: &'static str) -> Head {
    Head { code, sort: Sort::Day }
}

pub(super) const fn at(code: &'static str) -> Head {
    Head { code, sort: Sort::At }
}

/// A list of records as a list of cells.
pub(super) fn rows<T: 'static>(
    list: impl Fn(&mut Act<'_>, &Window) -> domain::Result<Page<T>> + Send + Sync + 'static,
    cells: impl Fn(&T) -> Vec<Cell> + Send + Sync + 'static,
) -> Read {
    Box::new(move |act, window| -> domain::Result<Rows> { Ok(list(act, window)?.map(|row| cells(&row))) })
}

pub(super) fn said(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

pub(super) fn id(id: impl ToString) -> Cell {
    Cell::Text(id.to_string())
}

pub(super) fn moment(instant: Instant) -> Cell {
    Cell::At(instant.timestamp())
}

pub(super) fn when(instant: Option<Instant>) -> Cell {
    instant.map_or(Cell::Empty, moment)
}

pub(super) fn on(day: Day) -> Cell {
    Cell::Day(day.date())
}

pub(super) fn until(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, on)
}

/// A list that is short enough to be read at once.
pub(super) const fn whole<T>(items: Vec<T>) -> Page<T> {
    Page { items, next: None, total: None }
}

/// The record that a list is about. What is no id names nothing, like one that is unknown.
pub(super) fn about<T: FromStr>(query: &Form, name: &str, field: &str) -> Result<T, Refusal> {
    let missing = || Refusal::field(format!("filter.{field}"), Problem::Required);
    query.given(name).ok_or_else(missing)?.parse().map_err(|_| Refusal::NotFound)
}

/// The customer that a list of one customer is about: the one that it is narrowed to, else the one that asks.
///
/// Refusals: `required` at `filter.customer_id` where neither is one.
pub(super) fn meant(
    act: &mut Act<'_>,
    organization: OrganizationId,
    customer: Option<OrganizationId>,
) -> domain::Result<OrganizationId> {
    if let Some(customer) = customer {
        return Ok(customer);
    }
    if organizations::get(act, organization)?.kind == OrganizationKind::Customer {
        return Ok(organization);
    }
    Err(Refusal::field("filter.customer_id", Problem::Required).into())
}

/// The record that a list is narrowed to, if it is.
pub(super) fn narrowed_to<T: FromStr>(query: &Form, name: &str) -> Result<Option<T>, Refusal> {
    query.given(name).map(|typed| typed.parse().map_err(|_| Refusal::NotFound)).transpose()
}
