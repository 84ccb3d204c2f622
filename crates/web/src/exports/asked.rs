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
const NAMES: [(&str, &str); 6] = [
    ("query", "q"),
    ("vendor_id", "vendor"),
    ("customer_id", "customer"),
    ("organization_id", "of"),
    ("ends_in", "ends"),
    ("silent_days", "silent"),
];

/// The filter of a list as programs and the command line name it, in the names of its address.
///
/// Refusals: `unknown-field` at a name that the list has not.
pub(crate) fn asked(list: List, asked: &BTreeMap<String, String>) -> Result<Form, Refusal> {
    let mut pairs = Vec::new();
    for (name, value) in asked {
        let known = NAMES.iter().find(|known| known.0 == name).map_or(name.as_str(), |known| known.1);
        let spelled_here = NAMES.iter().all(|other| other.1 != name);
        if !spelled_here || !lists::filters(list).contains(&known) {
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
