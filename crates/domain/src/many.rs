//! Statements over many rows at once, in few widths, so that few texts are made and each stays prepared.

use std::fmt::Write as _;

use db::{ToValue, Value};

use crate::{act::Act, refusal::Result};

/// Rows of one statement.
pub(crate) const SIZES: [usize; 4] = [1, 4, 16, MOST];
/// The most of them.
pub(crate) const MOST: usize = 64;

/// The places and values of a list whose first place is given; filled up with its last value.
pub(crate) fn list_of<T: ToValue>(first: usize, items: &[T]) -> (String, Vec<Value>) {
    let size = SIZES.into_iter().find(|size| *size >= items.len()).unwrap_or(items.len());
    let mut values: Vec<Value> = items.iter().map(ToValue::to_value).collect();
    if let Some(last) = values.last().cloned() {
        values.resize(size, last);
    }
    (places(first, values.len()), values)
}

/// `rows` tuples of `width` parameters each, numbered through, each after the same constants.
pub(crate) fn tuples(constants: &str, rows: usize, width: usize) -> String {
    let mut text = String::with_capacity(rows * (constants.len() + width * 6 + 4));
    for row in 0..rows {
        let comma = if row == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}({constants}{})", places(row * width + 1, width));
    }
    text
}

fn places(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    for place in first..first + count {
        let comma = if place == first { "" } else { ", " };
        let _ = write!(text, "{comma}${place}");
    }
    text
}

/// Writes rows of `width` values each, one after the other in `values`; what is there already stays.
pub(crate) fn insert_missing(act: &mut Act<'_>, into: &str, width: usize, values: &[Value]) -> Result<()> {
    let mut rest = values;
    while !rest.is_empty() {
        let rows = rest.len() / width;
        let size = SIZES.into_iter().rev().find(|size| *size <= rows).unwrap_or(1);
        let (few, others) = rest.split_at(size * width);
        let sql = format!("INSERT INTO {into} VALUES {} ON CONFLICT DO NOTHING", tuples("", size, width));
        act.tx().send(&sql, few)?;
        rest = others;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tuples_are_numbered_through() {
        assert_eq!(tuples("0, ", 2, 2), "(0, $1, $2), (0, $3, $4)");
        assert_eq!(tuples("", 1, 1), "($1)");
    }

    #[test]
    fn a_list_is_filled_up_to_one_of_few_widths() {
        let (places, values) = list_of(3, &[7_i64, 8]);
        assert_eq!(places, "$3, $4, $5, $6");
        assert_eq!(values, [7_i64, 8, 8, 8].map(|value| value.to_value()));
        let many: Vec<i64> = (0..65).collect();
        assert_eq!(list_of(1, &many).1.len(), 65);
    }
}
