//! What a list is narrowed to, as programs and the command line say it.

use std::collections::BTreeMap;

use domain::{
    Refusal,
    exports::List,
    refusal::{FieldProblem, Problem},
};

use super::lists;
use crate::kit::Form;

/// Names of filters here, and in the addresses of the console.
const NAMES: [(&str, &str); 14] = [
    ("query", "q"),
    ("vendor_id", "vendor"),
    ("customer_id", "customer"),
    ("organization_id", "of"),
    ("ends_in", "ends"),
    ("silent_days", "silent"),
    ("deployment_key_id", "key"),
    ("signing_key", "signing"),
    ("license_id", "license"),
    ("license_id", "license_is"),
    ("seat_id", "seat"),
    ("invoice_id", "invoice"),
    ("batch_id", "batch"),
    ("stock_id", "stock"),
];

/// The filter of a list as programs and the command line name it, in the names of its address.
///
/// Refusals: `unknown-field` at a name that the list has not.
pub(crate) fn asked(list: List, asked: &BTreeMap<String, String>) -> Result<Form, Refusal> {
    let mut pairs = Vec::new();
    for (name, value) in asked {
        let filters = lists::of(list).filters;
        let here = NAMES.iter().find(|here| here.0 == name && filters.contains(&here.1));
        let known = here.map_or(name.as_str(), |here| here.1);
        let is_spelled_here = NAMES.iter().all(|other| other.1 != name);
        if !is_spelled_here || !filters.contains(&known) {
            let field = format!("filter.{name}");
            return Err(Refusal::Invalid(vec![FieldProblem { field, problem: Problem::UnknownField }]));
        }
        pairs.push((known.to_owned(), value.clone()));
    }
    if matches!(list, List::Users | List::Invitations) && !asked.contains_key("status") {
        pairs.push(("status".to_owned(), "all".to_owned()));
    }
    Ok(Form::typed(pairs))
}

/// The same with the columns that are wanted, by the names in the file's first line; none are all.
///
/// Refusals: `not-a-choice` at the first that the list has not.
pub(crate) fn columns(list: List, form: Form, wanted: &[String]) -> Result<Form, Refusal> {
    let heads = lists::of(list).heads;
    let unknown = wanted.iter().position(|code| heads.iter().all(|head| head.code != code));
    match unknown {
        Some(place) => Err(Refusal::field(format!("columns[{place}]"), Problem::NotAChoice)),
        None => Ok(form.fill("only", wanted.join(","))),
    }
}

/// What a view of a list keeps beside the filters: order, columns, density, page size.
pub(crate) const OF_LOOKS: [&str; 4] = ["sort", "cols", "rows", "per"];

/// What programs and the command line want a view to keep: the parts of an address of the list.
///
/// Refusals: `not-a-choice` at `list` for a list without views, and at columns that it has not; `unknown-field` at a part
/// that its address has not.
pub fn view_state(list: List, parts: &BTreeMap<String, String>) -> Result<Vec<(String, String)>, Refusal> {
    if super::drawn_of(list).is_empty() {
        return Err(Refusal::field("list", Problem::NotAChoice));
    }
    let filters = lists::of(list).filters;
    for (name, value) in parts {
        let field = format!("state.{name}");
        if !filters.contains(&name.as_str()) && !OF_LOOKS.contains(&name.as_str()) {
            return Err(Refusal::Invalid(vec![FieldProblem { field, problem: Problem::UnknownField }]));
        }
        let all = super::choosable(list);
        if name == "cols" && !value.split(',').all(|code| all.iter().any(|column| column.code == code)) {
            return Err(Refusal::field(field, Problem::NotAChoice));
        }
    }
    Ok(parts.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
}
