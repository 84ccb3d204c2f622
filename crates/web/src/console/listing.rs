//! Addresses of lists and the way through their pages: what a list is narrowed to stands in its address, and so
//! does the way back.

use domain::{
    page::{Cursor, Total, Window},
    views::PAGE_SIZES,
};

use crate::kit::{Form, Pager};

/// How many rows a page shows unless asked otherwise.
const ROWS: i64 = PAGE_SIZES[0];
/// How many pages the way back remembers; before those stands the first.
const REMEMBERED: usize = 8;

/// The address of a list: its path and what the list is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    path: String,
    pairs: Vec<(&'static str, String)>,
}

impl Address {
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), pairs: Vec::new() }
    }

    /// With a value under a name, in place of the one before; an empty value takes the name away.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.pairs.retain(|pair| pair.0 != name);
        if !value.is_empty() {
            self.pairs.push((name, value));
        }
        self
    }

    #[must_use]
    pub fn without(self, name: &'static str) -> Self {
        self.with(name, "")
    }

    /// What the list is narrowed to, for forms that carry it along.
    pub fn pairs(&self) -> &[(&'static str, String)] {
        &self.pairs
    }

    pub fn href(&self) -> String {
        if self.pairs.is_empty() {
            return self.path.clone();
        }
        let query = serde_urlencoded::to_string(&self.pairs).unwrap_or_default();
        format!("{}?{query}", self.path)
    }
}

/// Where on a list a request stands.
#[derive(Clone, Debug)]
pub(crate) struct Walk {
    size: i64,
    /// How many rows a page has when the address does not say.
    usual: i64,
    after: Option<Cursor>,
    /// Cursors of the pages before this one, the latest at the end.
    back: Vec<String>,
    /// How many rows stand before this page.
    skipped: i64,
}

impl Walk {
    /// Reads the way from the address: `per`, `after`, `back`, `row`. Nonsense begins at the front.
    pub fn of(query: &Form) -> Self {
        Self::usually(query, ROWS)
    }

    /// As [`Walk::of`], with the number of rows that is usual to who looks.
    pub fn usually(query: &Form, usual: i64) -> Self {
        let size = query.value("per").parse().ok().filter(|size| PAGE_SIZES.contains(size)).unwrap_or(usual);
        let after: Option<Cursor> = query.given("after").and_then(|cursor| cursor.parse().ok());
        let on_the_way = after.is_some();
        let back = query.value("back").split('.').filter(|cursor| on_the_way && !cursor.is_empty());
        let skipped = query.value("row").parse::<i64>().ok().filter(|row| on_the_way && *row > 0);
        Self {
            size,
            usual,
            after,
            back: back.map(str::to_owned).collect(),
            skipped: skipped.map_or(0, |row| row.min(i64::MAX / 2)),
        }
    }

    /// How many rows a page has.
    pub const fn size(&self) -> i64 {
        self.size
    }

    pub fn window(&self) -> Window {
        Window::new(self.size, self.after.clone())
    }

    /// The foot of the list: `shown` rows of this page, and the cursor of the next one.
    pub fn pager(
        &self,
        address: &Address,
        shown: usize,
        next: Option<&Cursor>,
        total: Option<Total>,
    ) -> Pager {
        let shown = i64::try_from(shown).unwrap_or(i64::MAX / 2);
        let last = self.skipped + shown;
        let address = &if self.size == self.usual {
            address.clone()
        } else {
            address.clone().with("per", self.size.to_string())
        };
        Pager {
            first: if shown == 0 { 0 } else { self.skipped + 1 },
            last,
            total: total.map_or(last, Total::number),
            more_than_total: matches!(total, Some(Total::MoreThan(_))),
            previous: self.after.is_some().then(|| self.previous(address)),
            next: next.map(|next| self.next(address, next, last)),
            size: self.size,
            sizes: PAGE_SIZES
                .iter()
                .map(|size| (*size, address.clone().with("per", size.to_string()).href()))
                .collect(),
            export: None,
            remember: None,
        }
    }

    fn previous(&self, address: &Address) -> String {
        let Some((cursor, earlier)) = self.back.split_last() else { return address.href() };
        let row = (self.skipped - self.size).max(0);
        address
            .clone()
            .with("after", cursor)
            .with("back", earlier.join("."))
            .with("row", row.to_string())
            .href()
    }

    fn next(&self, address: &Address, next: &Cursor, last: i64) -> String {
        let mut back = self.back.clone();
        back.extend(self.after.as_ref().map(ToString::to_string));
        let forgotten = back.len().saturating_sub(REMEMBERED);
        address
            .clone()
            .with("after", next.to_string())
            .with("back", back[forgotten..].join("."))
            .with("row", last.to_string())
            .href()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(href: &str) -> Form {
        let query = href.split_once('?').map_or("", |(_, query)| query);
        Form::typed(serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap())
    }

    fn cursor(text: &str) -> Cursor {
        Cursor::new([text.to_owned()])
    }

    #[test]
    fn an_address_holds_each_name_once_and_no_empty_value() {
        let address = Address::new("/customers").with("q", "a b&c").with("view", "trials").with("q", "ä");
        assert_eq!(address.href(), "/customers?view=trials&q=%C3%A4");
        assert_eq!(address.without("q").without("view").href(), "/customers");
    }

    /// NX-66: where one is and how many there are; the way back leads over the same pages.
    #[test]
    fn the_way_back_is_the_way_there() {
        let address = Address::new("/customers").with("q", "oy");
        let total = Some(Total::Exactly(60));
        let first = Walk::of(&asked(&address.href())).pager(&address, 25, Some(&cursor("b")), total);
        assert_eq!((first.first, first.last, first.previous.as_deref()), (1, 25, None));
        let walk = Walk::of(&asked(first.next.as_deref().unwrap()));
        assert_eq!(walk.window().key(0), "b");
        let second = walk.pager(&address, 25, Some(&cursor("c")), total);
        assert_eq!(
            (second.first, second.last, second.previous.as_deref()),
            (26, 50, Some("/customers?q=oy"))
        );
        let third = Walk::of(&asked(second.next.as_deref().unwrap())).pager(&address, 10, None, total);
        assert_eq!((third.first, third.last, third.next.as_deref()), (51, 60, None));
        assert_eq!(third.previous, first.next);
    }

    #[test]
    fn nonsense_begins_at_the_front() {
        for query in ["/c?after=!!&row=9&back=x", "/c?per=7&row=-4", "/c?row=5&per=99999999999999999999"] {
            let walk = Walk::of(&asked(query));
            assert_eq!(walk.window(), Window::first(25), "{query}");
            assert_eq!(walk.pager(&Address::new("/c"), 1, None, None).first, 1, "{query}");
        }
    }
}
