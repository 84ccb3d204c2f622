//! Lists that stand customer by customer, in the order of `organization_ancestors a`: a page that goes on in the middle
//! of a customer is two walks along indexes, the rest of that customer and then those behind it.

use db::{ToValue, Value};

use crate::{
    ids::OrganizationId,
    page::Window,
    refusal::{Problem, Refusal, Result},
};

/// The rows after the key of a window, whose first two parts are the customer's folded name and id.
///
/// `rest` says in SQL, with its parameters, what of the same customer is still to come; `place` is the number of the
/// first parameter that is free: it becomes the customer's, those of `rest` follow it. `read` reads rows under one more
/// condition, at most so many.
pub(crate) fn rows_after<T>(
    window: &Window,
    place: usize,
    (rest, further): (&str, &[Value]),
    mut read: impl FnMut(&str, &[Value], i64) -> Result<Vec<T>>,
) -> Result<Vec<T>> {
    let customer: OrganizationId =
        window.key(1).parse().map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?;
    let mut values = vec![customer.to_value()];
    values.extend_from_slice(further);
    let mut found = read(&format!(" AND a.descendant_id = ${place} AND {rest}"), &values, window.reading())?;
    let missing = window.reading() - i64::try_from(found.len()).unwrap_or(0);
    if missing > 0 {
        let behind = format!(" AND (a.name_folded, a.descendant_id) > (${place}, ${})", place + 1);
        found.extend(read(&behind, &[window.key(0).to_value(), customer.to_value()], missing)?);
    }
    Ok(found)
}
