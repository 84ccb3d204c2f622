//! Filling a text: a template engine without filters, functions, includes or loops over anything of ours, with a
//! limit to what it may do. What may be written at all is narrower still and checked before (`rules`).

use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior, Value};

/// The text cannot be filled; the line that is at fault, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text cannot be filled, line {line}")]
pub struct Unfillable {
    pub line: i64,
}

/// Steps of the engine: hundreds of placeholders, far from what a machine would feel.
const FUEL: u64 = 20_000;
/// What comes out at most, in bytes.
const LONGEST: usize = 200_000;

/// The text with its placeholders filled in, as plain text: whoever puts it into HTML escapes it there. A
/// placeholder without a value fails, as does whatever goes on for too long.
pub fn fill(source: &str, values: &BTreeMap<&'static str, String>) -> Result<String, Unfillable> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(16);
    let context = Value::from(values.clone());
    let filled = engine.render_str(source, context).map_err(|error| Unfillable {
        line: error.line().and_then(|line| i64::try_from(line).ok()).unwrap_or(1),
    })?;
    if filled.len() > LONGEST { Err(Unfillable { line: 1 }) } else { Ok(filled) }
}
