//! Every public operation of the rooms in one table, swept with people who may not see the record, may not change it,
//! or may (SR-01, SR-04, SR-05, invariants 9 and 10).

mod bulk;
mod changes;
mod people;
mod planning;
mod selling;
mod strangers;
mod units;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use db::params;

use crate::{
    Act, Caller, Door, Language, Refusal, Result,
    access::Role,
    act::Actor,
    alerts,
    audit::What,
    billing::{self, InvoiceFilter},
    bindings,
    customers::{self, Filter},
    deployment_keys::{self, KeyForm},
    ids::{OrganizationId, PlanId, TokenId},
    ledger,
    licenses::{self, LicenseFilter},
    outbox::MailKind,
    page::Window,
    products::{self, PlanForm},
    purchase_codes,
    seats::{self, SeatFilter, SeatForm},
    templates::{self, Parts},
    testing::{
        Shop, customer_form, issuer_form, license_request, new_batch, new_seat, order, payment, product_form,
        refusal,
    },
    vault::Secret,
};

type Run = Arc<dyn Fn(&mut Act<'_>, &Shop) -> Result<()> + Send + Sync>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    View,
    /// Writes this event.
    Change(What),
}

/// Whom it is out of reach for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hidden {
    /// Everybody who stands elsewhere, above or below.
    FromAll,
    /// Only the rival: it names a record of Acme from within Zeta's own organization (SR-05).
    FromRival,
}

struct Operation {
    name: &'static str,
    sort: Sort,
    hidden: Hidden,
    run: Run,
}

fn operation(
    name: &'static str,
    sort: Sort,
    run: impl Fn(&mut Act<'_>, &Shop) -> Result<()> + Send + Sync + 'static,
) -> Operation {
    Operation { name, sort, hidden: Hidden::FromAll, run: Arc::new(run) }
}

impl Operation {
    fn hidden(mut self, hidden: Hidden) -> Self {
        self.hidden = hidden;
        self
    }
}

fn none<T>(answer: Result<T>) -> Result<()> {
    answer.map(drop)
}

fn window() -> Window {
    Window::first(10)
}

fn operations() -> Vec<Operation> {
    [
        bulk::operations(),
        units::billing_operations(),
        selling::customers_operations(),
        selling::products_operations(),
        selling::licenses_operations(),
        units::seats_operations(),
        people::deployment_keys_operations(),
        people::alerts_operations(),
        people::bindings_operations(),
        planning::operations(),
        planning::notes_operations(),
        units::purchase_codes_operations(),
        selling::templates_operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn run(shop: &Arc<Shop>, caller: &Caller, operation: &Operation) -> Result<()> {
    let (run, inside) = (Arc::clone(&operation.run), Arc::clone(shop));
    shop.world().work_blocking(caller, move |act| run(act, &inside))
}

/// Names of the public operations as the source has them: `pub fn` with an act to work in.
fn operations_in_source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for room in [
        "billing",
        "bindings",
        "bulk",
        "customers",
        "products",
        "licenses",
        "seats",
        "templates",
        "ledger",
        "deployment_keys",
        "alerts",
        "notes",
        "planned_changes",
        "purchase_codes",
    ] {
        let folder = format!("{}/src/{room}", env!("CARGO_MANIFEST_DIR"));
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        for file in files.filter(|path| path.is_file()) {
            let text = std::fs::read_to_string(file).unwrap();
            for item in text.split("\npub fn ").skip(1) {
                let signature = item.split('{').next().unwrap();
                // What is the worker's own is nobody else's, and refuses all of them in tests of its own; what works on a held
                // run is for who was given it, by `claim` or `hold`.
                let is_for_people =
                    !item.contains("only_the_worker(act)?") && !signature.contains("held: Held");
                if is_for_people && signature.contains("act: &mut Act") {
                    found.insert(format!("{room}::{}", signature.split(['(', '<']).next().unwrap()));
                }
            }
        }
    }
    found
}

/// The table has every operation there is, so that a new one cannot stay out of the sweeps.
#[test]
fn no_operation_is_missing_from_the_sweeps() {
    let named: BTreeSet<String> = operations().iter().map(|operation| operation.name.to_owned()).collect();
    assert_eq!(named, operations_in_source());
}
