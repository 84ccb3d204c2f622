//! Pages of lists: keyset cursors, never offsets.

use std::{fmt, str::FromStr};

use data_encoding::BASE64URL_NOPAD;

use crate::refusal::{Problem, Refusal, Result};

/// Where a page starts: after the record with these sort keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(Vec<String>);

impl Cursor {
    pub fn new(keys: impl IntoIterator<Item = String>) -> Self {
        Self(keys.into_iter().collect())
    }

    /// The key at a position; empty when there is none.
    pub fn key(&self, position: usize) -> &str {
        self.0.get(position).map_or("", String::as_str)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(self.0.join("\u{1f}").as_bytes()))
    }
}

impl FromStr for Cursor {
    type Err = Refusal;

    fn from_str(text: &str) -> std::result::Result<Self, Refusal> {
        let refused = || Refusal::field("cursor", Problem::NotAChoice);
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| refused())?;
        let joined = String::from_utf8(bytes).map_err(|_| refused())?;
        // No key of ours has it, and not every engine takes it.
        if joined.contains('\0') {
            return Err(refused());
        }
        Ok(Self(joined.split('\u{1f}').map(str::to_owned).collect()))
    }
}

/// How much of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub after: Option<Cursor>,
    limit: i64,
    counted: bool,
}

impl Window {
    pub const MOST: i64 = 200;

    pub fn new(limit: i64, after: Option<Cursor>) -> Self {
        Self { after, limit: limit.clamp(1, Self::MOST), counted: true }
    }

    pub fn first(limit: i64) -> Self {
        Self::new(limit, None)
    }

    /// Without a total: for who reads a list page by page to its end.
    #[must_use]
    pub fn uncounted(self) -> Self {
        Self { counted: false, ..self }
    }

    /// The total as counted, or "more than" when nobody asked for one.
    pub(crate) fn total(&self, count: impl FnOnce() -> Result<Total>) -> Result<Total> {
        if self.counted { count() } else { Ok(Total::MoreThan(Total::CAP)) }
    }

    pub const fn limit(&self) -> i64 {
        self.limit
    }

    /// How many rows to read to know whether there are more.
    pub const fn reading(&self) -> i64 {
        self.limit + 1
    }

    /// The key of the cursor at a position; empty on the first page.
    pub fn key(&self, position: usize) -> &str {
        self.after.as_ref().map_or("", |cursor| cursor.key(position))
    }

    /// Makes the page from the rows read, one more than the limit when there is a next one.
    pub fn page<T>(&self, mut rows: Vec<T>, total: Option<Total>, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(cursor) } else { None };
        Page { items: rows, next, total }
    }
}

/// How many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    Exactly(i64),
    MoreThan(i64),
}

impl Total {
    /// Past this many rows a list says "more than".
    pub const CAP: i64 = 10_000;

    /// From a count of at most `CAP + 1` rows.
    pub const fn capped(count: i64) -> Self {
        if count > Self::CAP { Self::MoreThan(Self::CAP) } else { Self::Exactly(count) }
    }

    pub const fn number(self) -> i64 {
        match self {
            Self::Exactly(count) | Self::MoreThan(count) => count,
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Cursor>,
    pub total: Option<Total>,
}

impl<T> Page<T> {
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next, total: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nonsense_is_refused() {
        let cursor = Cursor::new(["Ä".to_owned(), "org_x".to_owned()]);
        assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
        assert!("!!".parse::<Cursor>().is_err());
        assert!(BASE64URL_NOPAD.encode(b"a\0b").parse::<Cursor>().is_err());
    }

    #[test]
    fn the_extra_row_tells_that_there_is_a_next_page() {
        let window = Window::first(2);
        let page = window.page(vec![1, 2, 3], None, |n| Cursor::new([n.to_string()]));
        assert_eq!((page.items, page.next), (vec![1, 2], Some(Cursor::new(["2".to_owned()]))));
        assert_eq!(window.page(vec![1, 2], None, |n: &i32| Cursor::new([n.to_string()])).next, None);
    }
}
