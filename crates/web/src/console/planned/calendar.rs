//! The calendar: a month with what is planned, what ends and which notices go; what could not be done stands above it.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::request::Parts;
use domain::{
    access::Action,
    exports::List,
    page::Window,
    planned_changes::{self, Calendar, Ending, Filter, PlannedChange, State},
};
use jiff::civil::Date;

use super::{Row, month::Month, row};
use crate::{
    answer::Answer,
    console::exports,
    kit::{Offer, Shell, render},
    languages::Locale,
    typed,
    visit::Visit,
};

/// One day of the grid.
struct Cell {
    date: Date,
    number: i8,
    label: String,
    is_today: bool,
    /// It belongs to the month, not to the weeks around it.
    is_inside: bool,
    planned: Vec<Row>,
    ends: Option<String>,
    endings: Vec<(String, String, String)>,
    notices: Option<String>,
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.planned.is_empty() && self.ends.is_none() && self.notices.is_none()
    }
}

#[derive(Template)]
#[template(path = "planned/calendar.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    heading: String,
    weekdays: Vec<String>,
    cells: Vec<Cell>,
    previous: String,
    next: String,
    today: String,
    nothing: bool,
    /// More is planned than the calendar shows.
    more: bool,
    refused: Vec<Row>,
    file: Option<Offer>,
}

struct Read {
    calendar: Calendar,
    refused: Vec<PlannedChange>,
}

/// How many of those that could not be done are shown.
const REFUSED: i64 = 20;

/// GET /calendar
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let (place, zone) = (visit.organization, visit.locale.time_zone.clone());
    let today = visit.locale.day_of(visit.web.world().now().timestamp());
    let month: Month = typed::query(&parts).value("month").parse().unwrap_or_else(|_| Month::of(today));
    let (days, sees_plans) = (month.days(), visit.may.act(Action::PlannedChangesView));
    let found = visit.web.world().read_long(&visit.caller, move |act| {
        let calendar = planned_changes::calendar(act, place, days, &zone)?;
        let filter = Filter { state: Some(State::Refused), ..Filter::default() };
        let refused = if sees_plans {
            planned_changes::list(act, place, &filter, &Window::first(REFUSED))?.items
        } else {
            Vec::new()
        };
        Ok(Read { calendar, refused })
    });
    let read = found.await?;
    let l = &visit.locale;
    let shell = visit.shell(l.text("nav-calendar"));
    let cells = cells(month, &read.calendar, today, l);
    let of = |month: Month| format!("/calendar?month={month}");
    let narrowed = [("from", days.0.to_string()), ("to", days.1.to_string())];
    let page = Page {
        l,
        shell: &shell,
        heading: l.month_year(month.first()),
        weekdays: (1..=7).map(|day| l.text(&format!("calendar-weekday-{day}")).into_owned()).collect(),
        previous: of(month.plus(-1)),
        next: of(month.plus(1)),
        today: of(Month::of(today)),
        nothing: cells.iter().filter(|cell| cell.is_inside).all(Cell::is_empty),
        cells,
        more: read.calendar.planned.as_ref().is_some_and(|(_, more)| *more),
        refused: read.refused.iter().map(|planned| row(planned, l)).collect(),
        file: sees_plans.then(|| exports::file(List::PlannedChanges, &narrowed, &shell)),
    };
    Ok(render(&page))
}

fn cells(month: Month, calendar: &Calendar, today: Date, l: &Locale) -> Vec<Cell> {
    let mut planned: BTreeMap<Date, Vec<Row>> = BTreeMap::new();
    for one in calendar.planned.iter().flat_map(|(planned, _)| planned) {
        if one.state != State::Cancelled {
            planned.entry(one.day.date()).or_default().push(row(one, l));
        }
    }
    let counted = |days: &BTreeMap<domain::clock::Day, i64>, day: Date, key: &str| {
        let n = days.get(&domain::clock::Day::from_date(day))?;
        Some(l.with(key, &[("n", (*n).into())]))
    };
    month
        .walk()
        .map(|date| Cell {
            date,
            number: date.day(),
            label: l.long_date(date),
            is_today: date == today,
            is_inside: month.contains(date),
            planned: planned.remove(&date).unwrap_or_default(),
            ends: counted(&calendar.ends, date, "calendar-ends"),
            endings: calendar.endings.iter().filter(|ending| ending.day.date() == date).map(named).collect(),
            notices: counted(&calendar.notices, date, "calendar-notices"),
        })
        .collect()
}

/// Address, customer, plan.
fn named(ending: &Ending) -> (String, String, String) {
    let href = format!("/customers/{}/license/{}", ending.customer, ending.license);
    (href, ending.customer_name.clone(), ending.plan_name.clone())
}
