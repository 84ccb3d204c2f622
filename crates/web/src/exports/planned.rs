//! What is planned as rows.

use domain::planned_changes::{self, Filter, PlannedChange};

use super::{
    Cell, Reader,
    table::{Table, at, day, id, moment, narrowed_to, number, on, rows, said, text, when},
};

pub(super) const CHANGES: Table = Table {
    filters: &["customer", "state", "from", "to"],
    heads: &[
        text("planned_change_id"),
        text("customer"),
        day("planned_for"),
        text("deed"),
        text("plan"),
        text("license_number"),
        text("edition"),
        number("quantity"),
        text("status"),
        text("reason"),
        text("refused_for"),
        text("planned_by"),
        at("planned_at"),
        at("settled_at"),
    ],
    open: |organization, query, reader| {
        let customer = narrowed_to(query, "customer");
        let filter = Filter {
            customer: None,
            state: query.value("state").parse().ok(),
            from: query.value("from").parse().ok(),
            to: query.value("to").parse().ok(),
        };
        let reader = reader.clone();
        rows(
            move |act, window| {
                let filter = Filter { customer: customer.clone()?, ..filter.clone() };
                planned_changes::list(act, organization, &filter, window)
            },
            move |row| change(&reader, row),
        )
    },
};

fn change(reader: &Reader, row: &PlannedChange) -> Vec<Cell> {
    let refused = row.refused_for.as_ref().map(|refused| match reader {
        Reader::Program => refused.code.clone(),
        Reader::Person(l) => l.kept_refusal(&refused.code, &refused.facts),
    });
    vec![
        id(row.id),
        said(&row.customer_name),
        on(row.day),
        reader.word("planned-what", row.deed.word()),
        said(&row.plan_name),
        said(&row.license_number),
        said(&row.edition_name),
        row.quantity.map_or(Cell::Empty, Cell::Number),
        reader.word("planned-state", row.state.word()),
        said(&row.reason),
        said(refused.unwrap_or_default()),
        said(&row.planned_by),
        moment(row.planned_at),
        when(row.settled_at),
    ]
}
