//! The units of a customer, one row each (RU-03): line by line the used ones by username, then the free ones. A page
//! reads what it shows, however many units there are.

use super::{
    counting::count,
    rows::{free, used},
};
use crate::{
    access::{Action, Scope},
    act::Act,
    clock::{Day, Instant},
    ids::{EditionId, LicenseId, OrganizationId, SeatId},
    input::fold,
    licenses::{
        self, License, Line,
        rules::{LicenseKind, Standing, Status},
    },
    page::{Cursor, Page, Total, Window},
    products::Unit as Noun,
    refusal::Result,
    words,
};

words! {
    /// How a unit is held.
    Holding {
        Free => "free",
        Bound => "bound",
        /// For an address whose person has not registered yet.
        Pending => "pending",
        /// Used under a name, without a person behind it.
        Named => "named",
    }
}

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub holding: Option<Holding>,
    /// The name of a product, as it was sold.
    pub product: Option<String>,
    /// Status of the license; asks for the right to see licenses.
    pub status: Option<Status>,
    pub license: Option<LicenseId>,
    /// Part of an address or username, or of a license number.
    pub query: String,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct Unit {
    pub license: LicenseId,
    pub number: String,
    pub product_name: String,
    pub plan_name: String,
    pub edition: EditionId,
    pub edition_code: String,
    pub edition_name: String,
    pub unit: Noun,
    pub holding: Holding,
    /// Of a used unit, and of one that rests after unbinding.
    pub seat: Option<SeatId>,
    pub username: String,
    /// The address that it is bound to, or that its user has; empty when free.
    pub email: String,
    /// The person's name, once registered.
    pub name: String,
    pub bound_at: Option<Instant>,
    /// When the person was last asked to register.
    pub asked_at: Option<Instant>,
    pub devices: i64,
    /// What the license is worth and until when; none without the right to see licenses.
    pub term: Option<Term>,
}

/// What is seen of a license with the right to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub kind: LicenseKind,
    pub standing: Standing,
    pub valid_from: Day,
    pub valid_to: Day,
    /// So many days before the end it counts as ending soon.
    pub notice_days: i64,
}

/// A line that may have rows, with its license.
pub(super) struct Place {
    pub license: License,
    pub line: Line,
    /// Its number matches what is looked for, so that all its units do.
    pub whole: bool,
}

pub(super) fn lines_of(act: &mut Act<'_>, scope: &Scope, filter: &Filter) -> Result<(Vec<Place>, bool)> {
    let may = act.may(scope.organization())?.act(Action::LicensesView);
    if filter.status.is_some() {
        act.allow_customer(Action::LicensesView, scope.organization())?;
    }
    let query = fold(filter.query.trim());
    let mut found = Vec::new();
    for license in licenses::held(act, scope)? {
        let shown = filter.license.is_none_or(|wanted| wanted == license.id)
            && filter.product.as_ref().is_none_or(|wanted| *wanted == license.product_name)
            && filter.status.is_none_or(|wanted| wanted == license.standing.status)
            && (license.revoked_at.is_none() || filter.status.is_some());
        if !shown {
            continue;
        }
        let whole = query.is_empty() || fold(&license.number).contains(&query);
        for line in license.lines.clone() {
            found.push(Place { license: license.clone(), line, whole });
        }
    }
    Ok((found, may))
}

/// The units of a customer. The cursor names line and row.
pub fn list(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<Unit>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let total = window.total(|| Ok(Total::Exactly(count(act, &scope, filter)?.of(filter.holding))))?;
    let (places, may) = lines_of(act, &scope, filter)?;
    let begun = Begun::of(window, &places);
    let mut rows: Vec<Keyed> = Vec::new();
    let wanted = usize::try_from(window.reading()).unwrap_or(usize::MAX);
    for (at, place) in places.iter().enumerate().skip(begun.place) {
        let (after, free_from) =
            if at == begun.place { (begun.username.as_str(), begun.free) } else { ("", 0) };
        if free_from == 0 {
            rows.extend(used(act, &scope, (place, filter), (after, wanted - rows.len()), may)?);
        }
        if rows.len() < wanted {
            rows.extend(free(act, &scope, (place, filter), (free_from, wanted - rows.len()), may)?);
        }
        if rows.len() >= wanted {
            break;
        }
    }
    let page = window.page(rows, Some(total), |row| {
        Cursor::new([
            row.unit.license.to_string(),
            row.unit.edition.to_string(),
            row.key.clone(),
            row.free.to_string(),
        ])
    });
    Ok(page.map(|row| row.unit))
}

/// A row with where it stands: the username it is sorted by, or its place among the free ones.
pub(super) struct Keyed {
    pub unit: Unit,
    pub key: String,
    pub free: i64,
}

/// Where a page begins.
struct Begun {
    place: usize,
    username: String,
    free: i64,
}

impl Begun {
    fn of(window: &Window, places: &[Place]) -> Self {
        let (license, edition) = (window.key(0), window.key(1));
        let at = places.iter().position(|place| {
            place.license.id.to_string() == license && place.line.edition.to_string() == edition
        });
        match at {
            Some(place) => {
                Self { place, username: window.key(2).to_owned(), free: window.key(3).parse().unwrap_or(0) }
            }
            // The line went meanwhile, or this is the first page.
            None => Self { place: 0, username: String::new(), free: 0 },
        }
    }
}

/// The units with a holder that match, up to `most` and one more: for unbinding all that a filter shows.
pub(super) fn held_by(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &Filter,
    most: usize,
) -> Result<Vec<SeatId>> {
    let mut seats = Vec::new();
    for holding in [Holding::Bound, Holding::Pending] {
        if filter.holding.is_some_and(|wanted| wanted != holding) {
            continue;
        }
        let filter = Filter { holding: Some(holding), ..filter.clone() };
        let mut window = Window::first(Window::MOST).uncounted();
        while seats.len() <= most {
            let page = list(act, customer, &filter, &window)?;
            seats.extend(page.items.iter().filter_map(|unit| unit.seat));
            let Some(next) = page.next else { break };
            window = Window::new(Window::MOST, Some(next)).uncounted();
        }
    }
    Ok(seats)
}
