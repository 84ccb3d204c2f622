//! What a selection for bulk work is narrowed to: the filter of the list's export, read as the list's page reads it.

use std::collections::BTreeMap;

use domain::{
    Refusal,
    bulk::{Filter, Records},
    exports::List,
};

use crate::{console::bulk, exports::asked};

const fn list_of(records: Records) -> List {
    match records {
        Records::Customers => List::Customers,
        Records::Licenses => List::Licenses,
        Records::Users => List::Users,
        Records::Devices => List::Installations,
    }
}

/// All records that the list finds under a filter, by the names that programs and the command line have for it.
///
/// Refusals: `unknown-field` at a name that the list has not.
pub fn selected(records: Records, filter: &BTreeMap<String, String>) -> Result<Filter, Refusal> {
    Ok(bulk::filter_of(records, &asked(list_of(records), filter)?))
}
