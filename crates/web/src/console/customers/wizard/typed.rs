//! What was typed in the wizard, read into what is to be opened; problems go back to the fields they came from.

use domain::{
    Error, Refusal,
    clock::Day,
    customers::{self, AccountMail, Administrator, NewLicense, Opening},
    drafts::{Steps, Typed},
    ids::{OrganizationId, PlanId},
    licenses::LineRequest,
    products::Plan,
    refusal::{FieldProblem, Problem},
};

use crate::{answer::PageError, kit::Form, typed::whole_number};

/// What is to be opened, and below whom.
#[derive(Clone)]
pub(super) struct Wish {
    pub vendor: OrganizationId,
    pub opening: Opening,
}

pub(super) fn form_of(typed: &Typed) -> Form {
    Form::typed(typed.iter().cloned())
}

/// Below whom the account is to be opened: the place itself unless another was chosen.
pub(super) fn vendor(place: OrganizationId, form: &Form) -> Result<OrganizationId, Refusal> {
    match form.given("vendor") {
        Some(vendor) => vendor.parse().map_err(|_| Refusal::field("vendor", Problem::NotAChoice)),
        None => Ok(place),
    }
}

/// The account step.
pub(super) fn account(place: OrganizationId, form: &Form) -> Result<Wish, Refusal> {
    let text = |field: &str| form.value(field).to_owned();
    let record = customers::Form {
        name: text("name"),
        business_id: text("business_id"),
        street_address: text("street_address"),
        postal_code: text("postal_code"),
        postal_area: text("postal_area"),
        region: text("region"),
        country: text("country"),
        language: text("language"),
        time_zone: text("time_zone"),
        username_prefix: text("username_prefix"),
        emergency_email: text("emergency_email"),
        account_name: text("account_name"),
        keep_deleted_days: 30,
        ..customers::Form::default()
    };
    let administrator = Administrator {
        first_name: text("administrator.first_name"),
        last_name: text("administrator.last_name"),
        email: text("administrator.email"),
        language: None,
    };
    let opening = Opening {
        form: record,
        administrator: Some(administrator),
        mail: account_mail(form)?,
        licenses: Vec::new(),
        complete: true,
    };
    Ok(Wish { vendor: vendor(place, form)?, opening })
}

/// When the account creation mail is to go out.
pub(in crate::console::customers) fn account_mail(form: &Form) -> Result<AccountMail, Refusal> {
    match form.value("account_mail") {
        "now" => Ok(AccountMail::Now),
        "never" => Ok(AccountMail::Never),
        "on" => day(form, "account_mail.on")?
            .map(AccountMail::On)
            .ok_or_else(|| Refusal::field("account_mail.on", Problem::Required)),
        _ => Err(Refusal::field("account_mail", Problem::NotAChoice)),
    }
}

fn day(form: &Form, field: &str) -> Result<Option<Day>, Refusal> {
    form.given(field).map(str::parse).transpose().map_err(|_| Refusal::field(field, Problem::NotADay))
}

pub(super) fn quantity_field(plan: PlanId, edition: &str) -> String {
    format!("quantity_{plan}_{edition}")
}

pub(super) fn start_field(plan: PlanId) -> String {
    format!("starts_on_{plan}")
}

pub(super) fn beside_field(plan: PlanId) -> String {
    format!("side_by_side_{plan}")
}

/// The field that a problem with a plan as a whole is told at.
pub(super) fn plan_field(plan: PlanId) -> String {
    format!("plan_{plan}")
}

pub(super) fn skipped(form: &Form) -> bool {
    form.chosen("skip", "on")
}

/// The plans step: every plan that is ticked, with its units; problems with numbers and days of all of them.
pub(super) fn licenses(form: &Form, offered: &[Plan]) -> Result<Vec<NewLicense>, Refusal> {
    if skipped(form) {
        return Ok(Vec::new());
    }
    let mut problems = Vec::new();
    let mut licenses = Vec::new();
    for typed in form.values("plan") {
        let plan = offered.iter().find(|plan| plan.id.to_string() == *typed);
        licenses.push(license(form, plan.ok_or(Refusal::PlanNotOffered)?, &mut problems));
    }
    if problems.is_empty() { Ok(licenses) } else { Err(Refusal::Invalid(problems)) }
}

fn license(form: &Form, plan: &Plan, problems: &mut Vec<FieldProblem>) -> NewLicense {
    let mut number = |field: &str| {
        let typed = form.given(field).map_or(Some(0), whole_number);
        typed.unwrap_or_else(|| {
            problems.push(FieldProblem::new(field, Problem::NotANumber));
            0
        })
    };
    let lines = plan
        .editions
        .iter()
        .map(|edition| LineRequest {
            edition: edition.code.clone(),
            quantity: number(&quantity_field(plan.id, &edition.code)),
        })
        .filter(|line| line.quantity != 0 || plan.editions.len() == 1)
        .collect();
    let starts_on = day(form, &start_field(plan.id)).unwrap_or_else(|_| {
        problems.push(FieldProblem::new(start_field(plan.id), Problem::NotADay));
        None
    });
    NewLicense { plan: plan.id, lines, starts_on, side_by_side: form.chosen(&beside_field(plan.id), "on") }
}

/// All that a draft wishes for.
pub(super) fn wish(place: OrganizationId, steps: &Steps, offered: &[Plan]) -> Result<Wish, Refusal> {
    let mut wish = account(place, &form_of(&steps.account))?;
    wish.opening.licenses = licenses(&form_of(&steps.plans), offered)?;
    Ok(wish)
}

/// The problems of licenses told at the fields of their plans.
pub(super) fn at_fields(error: PageError, licenses: &[NewLicense]) -> PageError {
    let Error::Refused(Refusal::Invalid(problems)) = error.0 else { return error };
    let moved = problems.into_iter().map(|found| match field_of(&found.field, licenses) {
        Some(field) => FieldProblem::new(field, found.problem),
        None => found,
    });
    Refusal::Invalid(moved.collect()).into()
}

fn field_of(field: &str, licenses: &[NewLicense]) -> Option<String> {
    let (place, rest) = field.strip_prefix("licenses[")?.split_once("].")?;
    let plan = licenses.get(place.parse::<usize>().ok()?)?.plan;
    Some(match rest {
        "starts_on" => start_field(plan),
        "side_by_side" => beside_field(plan),
        other => match other.strip_prefix("quantity_") {
            Some(edition) => quantity_field(plan, edition),
            None => plan_field(plan),
        },
    })
}
