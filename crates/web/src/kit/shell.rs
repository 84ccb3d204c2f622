//! What the frame around every page needs to know: who looks, from where, and which ways lead on.

use axum::http::Method;
use domain::branding::Brand;
use jiff::Timestamp;

use super::{Entry, Form, PRODUCT, Theme, Toast};
use crate::languages::Locale;

/// How the frame looks in somebody's brand; the product's own look where nothing is given.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Stands in titles and beside or in place of the logo.
    pub name: Option<String>,
    /// Address of the style sheet of its color.
    pub style: Option<String>,
    pub logo: Option<Image>,
    /// For dark ground; the other one stands on a light plate there when it is missing.
    pub dark_logo: Option<Image>,
}

/// A picture and its size in points.
#[derive(Clone, Debug)]
pub struct Image {
    pub url: String,
    pub width: i64,
    pub height: i64,
}

/// The frame of a console page. Pages hold it as `shell` and its locale as `l`; the layout reads the rest.
#[derive(Clone, Debug)]
pub struct Shell {
    pub locale: Locale,
    /// The page's own title, without the product's name.
    pub title: String,
    /// The path of the request, which marks the entry of the navigation that is open.
    pub path: String,
    pub now: Timestamp,
    pub person: Person,
    pub place: Place,
    /// Organizations to switch to, the first few; [`Self::more_places`] tells that there are others.
    pub places: Vec<Place>,
    pub more_places: bool,
    /// The token that every form carries.
    pub csrf: String,
    pub theme: Theme,
    pub flash: Option<Toast>,
    pub counts: Counts,
    /// The entries that this person may open, in any order.
    pub entries: Vec<Entry>,
    /// The brand of the place.
    pub look: Look,
    /// How many notes mention the person that they have not seen.
    pub mentions: i64,
    /// Whether customers can be created here: the navigation has a shortcut for it (IT-01).
    pub may_create: bool,
    /// Whether keys of one letter do something.
    pub letter_keys: bool,
    /// How the page was asked for.
    pub method: Method,
}

/// The frame of a page for people who are not logged in: login, set-up, activation.
#[derive(Clone, Debug)]
pub struct PublicShell {
    pub locale: Locale,
    pub title: String,
    /// Path and query of the request, to come back to after the language was changed.
    pub path: String,
    /// The name of the partner whose page this is, or the product's.
    pub brand: String,
    /// The token for forms; empty when there is no session to bind it to.
    pub csrf: String,
    pub theme: Theme,
    pub flash: Option<Toast>,
    pub look: Look,
}

/// The person who is logged in.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub email: String,
}

impl Person {
    /// The first letters of the first and the last word of the name, such as `TT`.
    pub fn initials(&self) -> String {
        let name = if self.name.trim().is_empty() { &self.email } else { &self.name };
        let words: Vec<&str> = name.split_whitespace().collect();
        let last = words.last().filter(|_| words.len() > 1);
        let letters = words.first().into_iter().chain(last).filter_map(|word| word.chars().next());
        letters.flat_map(char::to_uppercase).collect()
    }
}

/// An organization as the frame shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The typed id, such as `org_…`, which the switch sends back.
    pub id: String,
    pub name: String,
    pub kind: PlaceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    Operator,
    Partner,
    Customer,
    /// No organization: a person who sees only what is their own.
    Own,
}

impl PlaceKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Operator => "place-kind-operator",
            Self::Partner => "place-kind-partner",
            Self::Customer => "place-kind-customer",
            Self::Own => "place-kind-own",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Operator => "badge-check",
            Self::Partner => "store",
            Self::Customer => "building-2",
            Self::Own => "user",
        }
    }
}

/// The numbers beside entries; `None` shows none. They may be up to a minute old.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub customers: Option<i64>,
    pub expiring_licenses: Option<i64>,
    pub waiting_invitations: Option<i64>,
}

impl Shell {
    /// When what the page shows was read, in microseconds; rather a little too early. None where the page answers a form:
    /// that may not be asked for again as it stands.
    pub fn made(&self) -> Option<i64> {
        const READING_MICROS: i64 = 2_000_000;
        (self.method == Method::GET).then(|| self.now.as_microsecond() - READING_MICROS)
    }

    /// The text of `<title>`.
    pub fn full_title(&self) -> String {
        format!("{} · {}", self.title, self.look.name.as_deref().unwrap_or(PRODUCT))
    }

    /// Says in the title that the form was refused, for people who hear the title first.
    pub fn tell_errors(&mut self, form: &Form) {
        tell_errors(&mut self.title, &self.locale, form);
    }

    /// Whether the person looks from a customer.
    pub fn is_at_customer(&self) -> bool {
        self.place.kind == PlaceKind::Customer
    }

    /// Whether the person may see reports.
    pub fn shows_reports(&self) -> bool {
        self.entries.contains(&Entry::Reports)
    }

    /// Whether the person looks from no organization.
    pub fn is_own(&self) -> bool {
        self.place.kind == PlaceKind::Own
    }

    /// Whether pages swap parts of themselves and so need htmx.
    pub const fn swaps(&self) -> bool {
        true
    }

    /// The version of the program, for the foot of the page.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

impl PublicShell {
    /// The same frame in somebody's brand.
    #[must_use]
    pub fn in_brand(self, brand: &Brand) -> Self {
        Self { brand: brand.name.clone(), look: Look::of(brand), ..self }
    }

    /// The same frame in somebody's brand; the product's own where nothing was set.
    #[must_use]
    pub fn in_brand_if_set(self, brand: &Brand) -> Self {
        if brand.is_set { self.in_brand(brand) } else { self }
    }

    /// Public pages are light: nothing on them is swapped.
    pub const fn swaps(&self) -> bool {
        false
    }

    /// The text of `<title>`.
    pub fn full_title(&self) -> String {
        format!("{} · {}", self.title, self.brand)
    }

    /// Says in the title that the form was refused, for people who hear the title first.
    pub fn tell_errors(&mut self, form: &Form) {
        tell_errors(&mut self.title, &self.locale, form);
    }
}

fn tell_errors(title: &mut String, locale: &Locale, form: &Form) {
    if form.has_errors() {
        *title = locale.with("title-error", &[("title", title.as_str().into())]);
    }
}
