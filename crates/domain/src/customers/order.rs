//! The orders of the list of customers, each read from an index and paged by its keys.

use crate::words;

words! {
    /// In which order the list is. Only what an index holds in order is offered.
    Sort { Name => "name", NameDown => "-name", Created => "created", CreatedDown => "-created" }
}

impl Default for Sort {
    /// The first is the usual one.
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl Sort {
    pub(super) const fn order(self) -> &'static str {
        match self {
            Self::Name => "a.name_folded, a.descendant_id",
            Self::NameDown => "a.name_folded DESC, a.descendant_id DESC",
            // Ids are in the order in which customers were made.
            Self::Created => "a.descendant_id",
            Self::CreatedDown => "a.descendant_id DESC",
        }
    }

    /// The condition that a row comes after the one of a cursor.
    pub(super) fn after(self, name: &str, id: &str) -> String {
        match self {
            Self::Name => format!("(a.name_folded, a.descendant_id) > ({name}, {id})"),
            Self::NameDown => format!("(a.name_folded, a.descendant_id) < ({name}, {id})"),
            Self::Created => format!("a.descendant_id > {id}"),
            Self::CreatedDown => format!("a.descendant_id < {id}"),
        }
    }

    pub(super) const fn is_by_name(self) -> bool {
        matches!(self, Self::Name | Self::NameDown)
    }
}
