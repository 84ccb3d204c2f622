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
const NAMES: [(&str, &str); 13] = [
    ("query", "q"),
    ("vendor_id", "vendor"),
    ("customer_id", "customer"),
    ("organization_id", "of"),
    ("ends_in", "ends"),
    ("silent_days", "silent"),
    ("deployment_key_id", "key"),
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
    if list == List::Users && !asked.contains_key("status") {
        pairs.push(("status".to_owned(), "all".to_owned()));
    }
    Ok(Form::typed(pairs))
}
