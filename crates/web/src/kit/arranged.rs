//! How a list is shown to whoever looks: which columns in which order, how close the rows stand, the views that were kept
//! of it, and what its forms need to change all that.

use std::collections::BTreeMap;

use super::{Column, Tab};

/// A list as it is arranged.
#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing of the page is shown")]
#[derive(Clone, Debug, Default)]
pub struct Arranged {
    /// The name of the list.
    pub list: &'static str,
    /// The columns that are shown, in their order; the first names the record.
    pub columns: Vec<Column>,
    /// Rows stand close.
    pub dense: bool,
    /// Every column but the first, those that are shown at the front.
    pub choices: Vec<Choosing>,
    /// Ways to sort, for where no heads are seen.
    pub sorts: Vec<Tab>,
    /// The address of what is shown, with all of how it is shown.
    pub here: String,
    pub size: i64,
    /// The forms stand open on the page: what was moved without script is gone on with.
    pub open: bool,
    pub csrf: String,
    /// Views of it can be kept under a name.
    pub keeps_views: bool,
    pub may_share: bool,
    /// The view that is open.
    pub view: Option<OpenView>,
    /// Parts of that view that are not there any more, as people call them.
    pub gone: Vec<String>,
}

/// A column to be shown or not.
#[derive(Clone, Debug)]
pub struct Choosing {
    pub code: &'static str,
    pub label: String,
    pub shown: bool,
}

/// A view that was kept and is looked at.
#[derive(Clone, Debug)]
pub struct OpenView {
    pub id: String,
    pub name: String,
    pub version: i64,
    /// What is shown is no longer what was kept.
    pub changed: bool,
    pub may_change: bool,
    pub is_shared: bool,
}

/// The values of a row in columns that its page does not draw in a way of its own.
#[derive(Clone, Debug, Default)]
pub struct Plain(pub BTreeMap<&'static str, String>);

impl Plain {
    /// The value in a column; empty when there is none.
    pub fn of(&self, code: &str) -> &str {
        self.0.get(code).map_or("", String::as_str)
    }
}
