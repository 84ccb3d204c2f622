//! What was found, as it is shown: groups with a heading, each entry with its way there.

use domain::search::{Hit, Kind};

use crate::{console::listing::Address, languages::Locale};

/// Entries of one kind under a heading.
pub(super) struct Group {
    pub label: String,
    pub items: Vec<Item>,
}

/// One entry.
#[derive(Clone)]
pub(super) struct Item {
    /// Its place among all entries, from 1.
    pub number: usize,
    pub href: String,
    pub icon: &'static str,
    pub title: String,
    /// What tells it from others.
    pub note: String,
}

/// The hits, kind by kind.
pub(super) fn of_hits(l: &Locale, hits: &[Hit]) -> Vec<Group> {
    let of_kind = |kind: &Kind| {
        let items: Vec<Item> = hits.iter().filter(|hit| hit.kind == *kind).map(|hit| item(l, hit)).collect();
        (!items.is_empty()).then(|| Group { label: l.text(heading(*kind)).into_owned(), items })
    };
    Kind::ALL.iter().filter_map(of_kind).collect()
}

/// The entries numbered through.
pub(super) fn numbered(mut groups: Vec<Group>) -> Vec<Group> {
    for (number, item) in (1..).zip(groups.iter_mut().flat_map(|group| &mut group.items)) {
        item.number = number;
    }
    groups
}

const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Customer => "nav-customers",
        Kind::Partner => "search-partners",
        Kind::User => "nav-users",
        Kind::License => "nav-licenses",
        Kind::Code => "nav-purchase-codes",
        Kind::Invoice => "nav-invoices",
        Kind::Installation => "nav-installations",
    }
}

fn item(l: &Locale, hit: &Hit) -> Item {
    let title = if hit.title.is_empty() { l.text(unnamed(hit.kind)).into_owned() } else { hit.title.clone() };
    Item { number: 0, href: href(hit), icon: icon(hit.kind), title, note: note(l, hit) }
}

/// What stands for a name where there is none: an order has no number yet, a device need not have told any.
const fn unnamed(kind: Kind) -> &'static str {
    match kind {
        Kind::Invoice => "search-order",
        _ => "search-unnamed",
    }
}

fn href(hit: &Hit) -> String {
    let (id, customer) = (&hit.id, hit.organization);
    match hit.kind {
        Kind::Customer => format!("/customers/{id}"),
        Kind::Partner => format!("/organizations/{id}"),
        Kind::User => {
            Address::new(format!("/customers/{customer}/users")).with("q", hit.title.as_str()).href()
        }
        Kind::License => format!("/customers/{customer}/license/{id}"),
        Kind::Code => format!("/purchase-codes/{id}"),
        Kind::Invoice => format!("/invoices/{id}"),
        Kind::Installation => {
            let devices = Address::new("/installations").with("customer", customer.to_string());
            devices.with("q", hit.title.as_str()).href()
        }
    }
}

const fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Customer => "building-2",
        Kind::Partner => "store",
        Kind::User => "user",
        Kind::License => "key-round",
        Kind::Code => "ticket",
        Kind::Invoice => "inbox",
        Kind::Installation => "monitor-smartphone",
    }
}

/// Whose it is, and what tells it from others of the same name.
fn note(l: &Locale, hit: &Hit) -> String {
    let detail = match hit.kind {
        Kind::Partner => l.word("partner-type", &hit.detail).into_owned(),
        Kind::Code if !hit.detail.is_empty() => format!("…{}", hit.detail),
        _ => hit.detail.clone(),
    };
    let whose = if matches!(hit.kind, Kind::Customer | Kind::Partner) { "" } else { &hit.organization_name };
    [whose, &detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
