//! Parts of lists: pages of them, filters in force, columns to sort by, views as tabs. Finding the rows is not done here.

use domain::exports::Format;

use super::Arranged;
use crate::languages::Locale;

/// Where a list stands. Pages follow a cursor; the numbers travel in the address beside it.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// Number of the first row shown, from 1; 0 when there are no rows.
    pub first: i64,
    pub last: i64,
    pub total: i64,
    /// The total was counted only so far: there are more.
    pub more_than_total: bool,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub size: i64,
    /// Sizes to choose from with their addresses; empty hides the choice.
    pub sizes: Vec<(i64, String)>,
    /// The list as a file, where that is offered.
    pub export: Option<Offer>,
    /// A chosen size is remembered, so that it is a form that chooses.
    pub remember: Option<Remember>,
}

/// What a form needs to remember how a list is looked at.
#[derive(Clone, Debug)]
pub struct Remember {
    pub list: &'static str,
    pub csrf: String,
    /// The address of what is shown.
    pub back: String,
}

/// The whole list as a file, narrowed as it is shown.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its name.
    pub list: &'static str,
    pub csrf: String,
    /// The filter in force.
    pub pairs: Vec<(&'static str, String)>,
}

impl Pager {
    /// `Showing 1–25 of 412`.
    pub fn range(&self, locale: &Locale) -> String {
        let key = if self.more_than_total { "pager-range-many" } else { "pager-range" };
        let args = [("first", self.first.into()), ("last", self.last.into()), ("total", self.total.into())];
        locale.with(key, &args)
    }

    /// With sizes that are remembered when they are chosen.
    #[must_use]
    pub fn remembering(mut self, table: &Arranged) -> Self {
        self.sizes.clear();
        let (csrf, back) = (table.csrf.clone(), table.here.clone());
        self.remember = Some(Remember { list: table.list, csrf, back });
        self
    }

    #[must_use]
    pub fn offer(mut self, offer: Offer) -> Self {
        self.export = Some(offer).filter(|_| self.last > 0);
        self
    }
}

impl Offer {
    /// The words of the formats, and their names, which are the same in all languages.
    pub fn formats(&self) -> Vec<(&'static str, String)> {
        Format::ALL.iter().map(|format| (format.word(), format.word().to_uppercase())).collect()
    }
}

/// A filter in force.
#[derive(Clone, Debug)]
pub struct Chip {
    pub name: String,
    pub value: String,
    /// The address of the same list without this filter.
    pub remove: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Column {
    /// By what a page tells its columns apart; empty where their order never changes.
    pub code: &'static str,
    pub label: String,
    /// The address of the list sorted by this column; `None` for columns that cannot sort.
    pub sort: Option<String>,
    /// Set on the column that the list is sorted by.
    pub sorted: Option<Direction>,
    /// Numbers stand on the right.
    pub numeric: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { code: "", label: label.into(), sort: None, sorted: None, numeric: false }
    }

    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    #[must_use]
    pub fn sort(mut self, address: impl Into<String>, sorted: Option<Direction>) -> Self {
        self.sort = Some(address.into());
        self.sorted = sorted;
        self
    }

    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// The value of `aria-sort`, or nothing.
    pub fn aria_sort(&self) -> Option<&'static str> {
        self.sorted.map(|direction| match direction {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        })
    }

    pub fn sort_icon(&self) -> Option<&'static str> {
        self.sorted.map(|direction| match direction {
            Direction::Ascending => "arrow-up",
            Direction::Descending => "arrow-down",
        })
    }
}

/// A tab or a segment: a link among its siblings.
#[derive(Clone, Debug)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
    pub count: Option<i64>,
}

impl Tab {
    /// A tab that is open when `path` is its address.
    pub fn new(label: impl Into<String>, href: impl Into<String>, path: &str) -> Self {
        let href = href.into();
        Self { label: label.into(), current: href == path, href, count: None }
    }

    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }
}
