//! Rows that are customers: their record and, where a plan is named, the license they begin with. What may stand in the
//! fields is asked of the operation that opens an account.

use std::collections::HashMap;

use db::params;

use super::{
    Import, ImportRow, RowState,
    check::Verdict,
    store, tallies,
    users::{language, not_among},
};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    customers::{self, Form, KEEP_DELETED_DAYS, NewLicense, Opening},
    ids::OrganizationId,
    input::fold,
    licenses::LineRequest,
    organizations,
    products::{self, Edition, Plan},
    refusal::{Error, Problem, Refusal, Result},
};

/// What rows without a value of their own take.
struct Usual {
    language: String,
    time_zone: String,
    /// `None`: no licenses may be issued here.
    plans: Option<Vec<Plan>>,
}

fn usual(act: &mut Act<'_>, import: &Import) -> Result<Usual> {
    let scope = act.allow(Action::CustomersCreate, import.organization)?;
    let vendor = organizations::get(act, import.organization)?;
    let may = act.may(import.organization)?.act(Action::LicensesChange);
    let plans = if may { Some(products::plans_sold_to(act, &scope)?) } else { None };
    let or = |given: &str, usual: &str| if given.is_empty() { usual.to_owned() } else { given.to_owned() };
    Ok(Usual {
        language: or(&import.settings.language, vendor.language.code()),
        time_zone: or(&import.settings.time_zone, &vendor.time_zone),
        plans,
    })
}

/// Looks at rows: every one gets a verdict, in their order.
pub(super) fn judge(act: &mut Act<'_>, import: &Import, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let usual = usual(act, import)?;
    let mut verdicts = Vec::with_capacity(rows.len());
    let mut seen: HashMap<String, i64> = HashMap::new();
    for row in rows {
        let mut verdict = Verdict { key: key(import, row), ..Verdict::of(row) };
        if is_there(act, import, row)? {
            verdict.state = RowState::There;
        } else if let Some((field, line)) = twice(act, import, row, &mut seen)? {
            verdict.problem(field, Problem::Twice { line });
        } else {
            examine(act, import, row, &usual, &mut verdict)?;
        }
        verdicts.push(verdict);
    }
    Ok(verdicts)
}

fn value(import: &Import, row: &ImportRow, field: &str) -> String {
    row.value(import, field).trim().to_owned()
}

fn key(import: &Import, row: &ImportRow) -> Option<String> {
    let (name, business_id) = (value(import, row, "name"), value(import, row, "business_id"));
    match (name.is_empty(), business_id.is_empty()) {
        (true, true) => None,
        (_, false) => Some(format!("id {}", fold(&business_id))),
        (false, true) => Some(format!("name {}", fold(&name))),
    }
}

/// Whether a customer of the same business id is there, or one of the same name without another id.
fn is_there(act: &mut Act<'_>, import: &Import, row: &ImportRow) -> Result<bool> {
    let (name, business_id) = (value(import, row, "name"), value(import, row, "business_id"));
    // What has NUL is refused already, and not every engine can be asked for it.
    if (name.is_empty() && business_id.is_empty()) || name.contains('\0') || business_id.contains('\0') {
        return Ok(false);
    }
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM organization_ancestors a JOIN customers c ON c.customer_id = a.descendant_id \
         WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND ((c.business_id = $3 AND c.business_id <> '') \
         OR (a.name_folded = $2 AND (c.business_id = '' OR CAST($3 AS TEXT) = ''))) LIMIT 1",
        params![import.organization, fold(&name), business_id],
    )?;
    Ok(found.is_some())
}

/// The field and the row before that is about the same customer.
fn twice(
    act: &mut Act<'_>,
    import: &Import,
    row: &ImportRow,
    seen: &mut HashMap<String, i64>,
) -> Result<Option<(&'static str, i64)>> {
    let Some(key) = key(import, row) else { return Ok(None) };
    let field = if key.starts_with("id ") { "business_id" } else { "name" };
    let before = tallies::subjects(act, import, std::slice::from_ref(&key))?.get(&key).copied();
    let first = *seen.entry(key).or_insert_with(|| before.unwrap_or(row.number));
    Ok((first != row.number).then_some((field, first)))
}

fn examine(
    act: &mut Act<'_>,
    import: &Import,
    row: &ImportRow,
    usual: &Usual,
    verdict: &mut Verdict,
) -> Result<()> {
    let opening = match opening(import, row, usual) {
        Ok(opening) => opening,
        Err((field, problem)) => {
            verdict.problem(field, problem);
            Opening { form: form(import, row, usual), ..Opening::default() }
        }
    };
    for found in customers::would_open(act, import.organization, &opening)? {
        let field = found.field.rsplit('.').next().unwrap_or_default().to_owned();
        verdict.problem(&field, found.problem);
    }
    Ok(())
}

fn form(import: &Import, row: &ImportRow, usual: &Usual) -> Form {
    let text = |field: &str| value(import, row, field);
    let or = |field: &str, usual: &str| {
        Some(text(field)).filter(|text| !text.is_empty()).unwrap_or_else(|| usual.to_owned())
    };
    Form {
        name: text("name"),
        business_id: text("business_id"),
        street_address: text("street_address"),
        postal_code: text("postal_code"),
        postal_area: text("postal_area"),
        region: text("region"),
        country: or("country", &import.settings.country).to_uppercase(),
        language: language(&or("language", &usual.language)),
        time_zone: or("time_zone", &usual.time_zone),
        username_prefix: text("username_prefix"),
        emergency_email: text("emergency_email"),
        account_name: text("account_name"),
        contact_first_name: text("contact_first_name"),
        contact_last_name: text("contact_last_name"),
        contact_email: text("contact_email"),
        // What is no number becomes one that no range allows, so that the row is refused and not guessed at.
        keep_deleted_days: or("keep_deleted_days", &KEEP_DELETED_DAYS.to_string()).parse().unwrap_or(-1),
    }
}

type Wrong = (&'static str, Problem);

fn opening(import: &Import, row: &ImportRow, usual: &Usual) -> std::result::Result<Opening, Wrong> {
    let license = license(import, row, usual)?;
    Ok(Opening {
        form: form(import, row, usual),
        licenses: license.into_iter().collect(),
        ..Opening::default()
    })
}

/// The license that a row names, if it names one.
fn license(
    import: &Import,
    row: &ImportRow,
    usual: &Usual,
) -> std::result::Result<Option<NewLicense>, Wrong> {
    let (typed, units, starts) =
        (value(import, row, "plan"), value(import, row, "units"), value(import, row, "starts_on"));
    if typed.is_empty() {
        return if units.is_empty() { Ok(None) } else { Err(("plan", Problem::Required)) };
    }
    let plans = usual.plans.as_ref().ok_or(("plan", Problem::NotAllowed))?;
    let is_called = |plan: &&Plan| fold(&plan.name) == fold(&typed) || plan.id.to_string() == typed;
    let names = || plans.iter().map(|plan| plan.name.as_str());
    let plan = plans.iter().find(is_called).ok_or_else(|| ("plan", not_among(&typed, names())))?;
    let edition = edition(plan, &value(import, row, "edition"))?;
    let quantity = match units.as_str() {
        "" => None,
        units => Some(units.parse::<i64>().map_err(|_| ("units", Problem::NotANumber))?),
    };
    let most = crate::licenses::MOST_UNITS;
    if quantity.is_some_and(|quantity| !(0..=most).contains(&quantity)) {
        return Err(("units", Problem::OutOfRange { min: 0, max: most }));
    }
    let starts_on = match starts.as_str() {
        "" => None,
        day => Some(day.parse::<Day>().map_err(|_| ("starts_on", Problem::NotADay))?),
    };
    let line = quantity.map(|quantity| LineRequest { edition: edition.code.clone(), quantity });
    Ok(Some(NewLicense { plan: plan.id, lines: line.into_iter().collect(), starts_on, side_by_side: false }))
}

/// The edition of a plan that is named, or its first.
fn edition<'p>(plan: &'p Plan, typed: &str) -> std::result::Result<&'p Edition, Wrong> {
    let is_called = |edition: &&Edition| {
        typed.is_empty() || edition.code.eq_ignore_ascii_case(typed) || fold(&edition.name) == fold(typed)
    };
    let names = plan.editions.iter().map(|edition| edition.name.as_str());
    plan.editions.iter().find(is_called).ok_or_else(|| ("edition", not_among(typed, names)))
}

/// Opens the account of a row. What is refused by now undoes the act; see [`super::give_up`].
pub(super) fn add(act: &mut Act<'_>, import: &Import, rows: &[ImportRow]) -> Result<()> {
    for row in rows {
        if is_there(act, import, row)? {
            store::set_row_state(act, import, row.number, RowState::There)?;
            continue;
        }
        let usual = usual(act, import)?;
        let opening =
            opening(import, row, &usual).map_err(|(field, problem)| Refusal::field(field, problem))?;
        let opened = customers::open_account(act, import.organization, &opening)?;
        store::mark_added(act, import, row.number, opened.customer.uuid())?;
    }
    Ok(())
}

/// Deletes a customer that an import added, if nothing has happened to it since; false when it stays.
pub(super) fn delete(act: &mut Act<'_>, row: &ImportRow) -> Result<bool> {
    let Some(customer) = row.record.map(OrganizationId::from_uuid) else { return Ok(false) };
    let untouched: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM organizations o WHERE o.id = $1 AND o.version = 1 AND o.disabled_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.organization_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.customer_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.customer_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM deployment_keys k WHERE k.customer_id = $1)",
        params![customer],
    )?;
    if untouched.is_none() {
        return Ok(false);
    }
    match customers::delete(act, customer) {
        Ok(()) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(failed) => Err(failed),
    }
}
