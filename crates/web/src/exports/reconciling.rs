//! What customers bought against what they use, as rows.

use domain::reports::{self, Named};

use super::{
    Cell,
    table::{Table, id, number, rows, said, text},
};

pub(super) const CUSTOMERS: Table = Table {
    filters: &[],
    heads: &[
        text("customer_id"),
        text("customer"),
        number("quantity"),
        number("assigned"),
        number("installed"),
        number("seen"),
        number("idle"),
        number("storage_used_bytes"),
        number("total_space_gb"),
    ],
    open: |organization, _, _| {
        rows(move |act, window| reports::reconciliation(act, organization, window), customer)
    },
};

fn customer(named: &Named) -> Vec<Cell> {
    let (units, storage) = (named.units, named.storage);
    let numbers =
        [units.bought, units.assigned, units.installed, units.seen, units.idle(), storage.used_bytes];
    let mut cells = vec![id(named.customer), said(&named.name)];
    cells.extend(numbers.map(Cell::Number));
    cells.push(storage.space_gb.map_or(Cell::Empty, Cell::Number));
    cells
}
