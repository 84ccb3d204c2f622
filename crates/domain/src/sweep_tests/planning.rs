//! What is planned for a day to come, and what is noted beside records.

use db::params;
use jiff::tz::TimeZone;

use super::{Operation, Shop, Sort::Change, Sort::View, What, none, operation, window};
use crate::{
    clock::Day,
    notes::{self, Subject},
    planned_changes::{self, Deed, Filter, Plan, Revision, When},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn wish(shop: &Shop) -> Plan {
    Plan {
        deed: Deed::Units,
        license: Some(shop.license.id),
        edition: "standard".into(),
        quantity: Some(9),
        when: When::On(day("2027-01-01")),
        reason: "grows".into(),
    }
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation("planned_changes::plan", Change(What::ChangePlanned), |act, s| {
            none(planned_changes::plan(act, s.customer, &wish(s)))
        }),
        operation("planned_changes::get", View, |act, s| none(planned_changes::get(act, s.planned))),
        operation("planned_changes::change", Change(What::PlannedChangeChanged), |act, s| {
            let later =
                Revision { day: day("2027-02-01"), quantity: Some(8), reason: String::new(), version: 1 };
            none(planned_changes::change(act, s.planned, &later))
        }),
        operation("planned_changes::cancel", Change(What::PlannedChangeCancelled), |act, s| {
            none(planned_changes::cancel(act, s.planned))
        }),
        operation("planned_changes::try_again", Change(What::LicenseChanged), |act, s| {
            act.tx().execute(
                "UPDATE planned_changes SET state = 'refused', refusal = 'plan-locked', settled_at = 1, settled_by = 'x' \
                 WHERE id = $1",
                params![s.planned],
            )?;
            none(planned_changes::try_again(act, s.planned))
        }),
        operation("planned_changes::restore", Change(What::PlannedChangeRestored), |act, s| {
            none(planned_changes::restore(act, s.cancelled))
        }),
        operation("planned_changes::of_license", View, |act, s| {
            none(planned_changes::of_license(act, s.license.id))
        }),
        operation("planned_changes::of_customer", View, |act, s| {
            none(planned_changes::of_customer(act, s.customer))
        }),
        operation("planned_changes::list", View, |act, s| {
            none(planned_changes::list(act, s.acme, &Filter::default(), &window()))
        }),
        operation("planned_changes::calendar", View, |act, s| {
            let days = (day("2026-11-01"), day("2026-11-30"));
            none(planned_changes::calendar(act, s.acme, days, &TimeZone::UTC))
        }),
    ]
}

pub(super) fn notes_operations() -> Vec<Operation> {
    let of_license = |s: &Shop| Subject::License(s.license.id);
    vec![
        operation("notes::about", View, move |act, s| none(notes::about(act, of_license(s)))),
        operation("notes::about", View, |act, s| none(notes::about(act, Subject::Customer(s.customer)))),
        operation("notes::about", View, |act, s| none(notes::about(act, Subject::Seat(s.seats[0])))),
        operation("notes::about", View, |act, s| none(notes::about(act, Subject::Stock(s.stock)))),
        operation("notes::about", View, |act, s| none(notes::about(act, Subject::Invoice(s.books().paid)))),
        operation("notes::get", View, |act, s| none(notes::get(act, s.note))),
        operation("notes::mentionable", Change(What::NoteWritten), move |act, s| {
            // Asked while a note is written, by who may.
            notes::mentionable(act, of_license(s), "")?;
            none(notes::write(act, of_license(s), "Calls"))
        }),
        operation("notes::write", Change(What::NoteWritten), move |act, s| {
            none(notes::write(act, of_license(s), "Calls"))
        }),
        operation("notes::edit", Change(What::NoteChanged), |act, s| {
            none(notes::edit(act, s.note, "Calls on Fridays", 1))
        }),
        operation("notes::remove", Change(What::NoteRemoved), |act, s| none(notes::remove(act, s.note))),
        operation("notes::restore", Change(What::NoteRestored), |act, s| {
            none(notes::restore(act, s.removed_note))
        }),
    ]
}
