//! Planned changes of a license, of a customer, and of all below an organization.

use db::{ToValue, Value};

use super::{
    PlannedChange, State, rules,
    store::{self, COLUMNS, JOINED},
};
use crate::{
    access::{Action, Scope},
    act::Act,
    clock::Day,
    ids::{LicenseId, OrganizationId, PlannedChangeId},
    licenses,
    page::{Cursor, Page, Window},
    refusal::Result,
    totals,
};

/// How many settled ones are shown below the open ones.
const MOST_SETTLED: i64 = 10;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub customer: Option<OrganizationId>,
    pub state: Option<State>,
    /// Both days inclusive.
    pub from: Option<Day>,
    pub to: Option<Day>,
}

fn told(mut planned: Vec<PlannedChange>, open: &[PlannedChange]) -> Vec<PlannedChange> {
    for one in &mut planned {
        one.cautions = rules::cautions(one, open);
    }
    planned
}

/// The open ones of a license, the nearest first, then the latest that are settled.
pub fn of_license(act: &mut Act<'_>, license: LicenseId) -> Result<Vec<PlannedChange>> {
    let scope = licenses::locate(act, Action::LicensesView, license)?;
    act.allow_customer(Action::PlannedChangesView, scope.organization())?;
    let found = store::of_license(act, &scope, license, MOST_SETTLED)?;
    let open = store::open(act, scope.organization())?;
    Ok(told(found, &open))
}

/// The open ones of a customer as far as the actor sees, the nearest first, then the latest that are settled.
pub fn of_customer(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<PlannedChange>> {
    let scope = act.allow_customer(Action::PlannedChangesView, customer)?;
    let open = store::open(act, scope.organization())?;
    let mut found = told(open.clone(), &open);
    found.extend(store::settled(act, scope.organization(), MOST_SETTLED)?);
    if !act.may(customer)?.act(Action::LicensesView) {
        found.retain(|planned| !planned.deed.is_of_license());
    }
    Ok(found)
}

const BELOW: &str = "EXISTS (SELECT 1 FROM organization_ancestors a WHERE a.ancestor_id = $1 \
    AND a.descendant_id = q.customer_id)";

/// Those of all customers of an organization, the earliest day first. What is done to licenses is listed for who may
/// see licenses.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<PlannedChange>> {
    let scope = act.allow(Action::PlannedChangesView, organization)?;
    let sees_licenses = act.may(organization)?.act(Action::LicensesView);
    if let Some(customer) = filter.customer {
        act.allow_customer(Action::PlannedChangesView, customer)?;
    }
    let (conditions, mut values) = narrowed(&scope, filter, sees_licenses);
    let from = format!("FROM planned_queue q CROSS JOIN planned_changes p WHERE {conditions}");
    let total = window.total(|| totals::count(act, &from, &values))?;
    let place = values.len() + 1;
    let after = if window.after.is_some() {
        values.push(window.key(0).to_value());
        let id = window.key(1).parse::<PlannedChangeId>().map_or(uuid::Uuid::nil(), PlannedChangeId::uuid);
        values.push(id.to_value());
        format!("AND (q.day, q.planned_id) > (${place}, ${})", place + 1)
    } else {
        String::new()
    };
    values.push(window.reading().to_value());
    let sql = format!(
        "SELECT {COLUMNS} FROM planned_queue q CROSS JOIN planned_changes p {JOINED} WHERE {conditions} {after} \
         ORDER BY q.day, q.planned_id LIMIT ${}",
        values.len()
    );
    let rows: Vec<PlannedChange> = act.tx().all(&sql, &values)?;
    let page = window
        .page(rows, Some(total), |planned| Cursor::new([planned.day.to_string(), planned.id.to_string()]));
    let mut warned = Vec::with_capacity(page.items.len());
    for planned in page.items {
        let open =
            if planned.state == State::Open { store::open(act, planned.customer)? } else { Vec::new() };
        warned.extend(told(vec![planned], &open));
    }
    Ok(Page { items: warned, next: page.next, total: page.total })
}

fn narrowed(scope: &Scope, filter: &Filter, sees_licenses: bool) -> (String, Vec<Value>) {
    let mut values = vec![scope.organization().to_value()];
    let mut conditions =
        vec![BELOW.to_owned(), "p.customer_id = q.customer_id AND p.id = q.planned_id".to_owned()];
    if !sees_licenses {
        conditions.push("p.deed IN ('disable', 'enable')".to_owned());
    }
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(format!("{condition} ${}", values.len()));
    };
    if let Some(customer) = filter.customer {
        add("q.customer_id =", customer.to_value());
    }
    if let Some(from) = filter.from {
        add("q.day >=", from.to_value());
    }
    if let Some(to) = filter.to {
        add("q.day <=", to.to_value());
    }
    match filter.state {
        // Its literal is what finds the index of them.
        Some(State::Refused) => conditions.push("q.state = 'refused'".to_owned()),
        Some(state) => add("q.state =", state.to_value()),
        None => {}
    }
    (conditions.join(" AND "), values)
}
