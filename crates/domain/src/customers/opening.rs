//! Opening an account: customer, administrator, mail and licenses in one act, all of it or nothing (IT-14).

use super::{AccountMail, Administrator, Form, account_mail, account_names, form::Details, store};
use crate::{
    access::{Action, OrganizationKind},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    ids::{MessageId, OrganizationId, PlanId},
    input::Checks,
    licenses::{self, Issue, License, LineRequest, Resolution, Stage},
    organizations::{self, NewNode},
    refusal::{Error, FieldProblem, Problem, Refusal, Result},
    search,
};

/// How many days ago a new account's license may have started.
pub const EARLIEST_START_DAYS: i64 = 31;

/// A license that the new customer begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLicense {
    pub plan: PlanId,
    /// Editions left out start at zero.
    pub lines: Vec<LineRequest>,
    /// Today in the customer's time zone when empty.
    pub starts_on: Option<Day>,
    /// Whether it runs beside others of the same product that the customer begins with.
    pub side_by_side: bool,
}

/// A customer's account as it is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub form: Form,
    /// Becomes the contact as well, unless the form names another.
    pub administrator: Option<Administrator>,
    pub mail: AccountMail,
    pub licenses: Vec<NewLicense>,
    /// Whether all that the account screen of IT-02 asks for must be there, or a bare record is enough.
    pub complete: bool,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Opened {
    pub customer: OrganizationId,
    pub licenses: Vec<License>,
    /// The account creation mail, if one was asked for.
    pub message: Option<MessageId>,
}

/// Opens an account below a partner or the operator. Mail goes out only if that was chosen.
///
/// Refusals: `taken` at `account_name`, `vendor-closed` at `vendor`, the problems of the other fields all at once;
/// those of a license stand under `licenses[N].`, `overlaps` among them; `plan-not-offered`, `edition-not-on-license`.
pub fn open_account(act: &mut Act<'_>, vendor: OrganizationId, opening: &Opening) -> Result<Opened> {
    let scope = act.allow(Action::CustomersCreate, vendor)?;
    if scope.kind() == OrganizationKind::Customer {
        return Err(Refusal::CustomersHaveNothingBelow.into());
    }
    let (details, administrator) = check(act, vendor, opening)?;
    let customer = insert(act, vendor, &details)?;
    let message = match administrator {
        Some(administrator) if opening.mail != AccountMail::Never => {
            let scope = act.allow_customer(Action::CustomersView, customer)?;
            let record = store::get(act, &scope)?;
            Some(account_mail::post(act, &record, &administrator, opening.mail)?)
        }
        _ => None,
    };
    let mut issued = Vec::new();
    for (place, license) in opening.licenses.iter().enumerate() {
        issued.push(issue(act, customer, license).map_err(|error| at_license(place, error))?);
    }
    Ok(Opened { customer, licenses: issued, message })
}

/// What keeps an account from being opened like this, before anything is written: the problems of its fields. Whether
/// its licenses can be issued shows when they are.
pub(crate) fn would_open(
    act: &mut Act<'_>,
    vendor: OrganizationId,
    opening: &Opening,
) -> Result<Vec<FieldProblem>> {
    act.allow(Action::CustomersCreate, vendor)?;
    match check(act, vendor, opening) {
        Ok(_) => Ok(Vec::new()),
        Err(Error::Refused(Refusal::Invalid(problems))) => Ok(problems),
        Err(error) => Err(error),
    }
}

/// Makes the record of a customer and no more, for operations that asked for another right than that to create one.
///
/// Refusals: the problems of the fields.
pub(crate) fn begin_record(act: &mut Act<'_>, vendor: OrganizationId, form: &Form) -> Result<OrganizationId> {
    let opening = Opening { form: form.clone(), ..Opening::default() };
    let (details, _) = check(act, vendor, &opening)?;
    insert(act, vendor, &details)
}

fn check(
    act: &mut Act<'_>,
    vendor: OrganizationId,
    opening: &Opening,
) -> Result<(Details, Option<Administrator>)> {
    let mut checks = Checks::new();
    let mut details = opening.form.examined(&mut checks);
    if opening.complete {
        opening.examine_required(&mut checks);
    }
    let administrator = opening.administrator.as_ref().map(|person| person.examined(&mut checks));
    if let Some(person) = &administrator {
        be_contact(person, &mut details.form);
    }
    if administrator.is_none() && opening.mail != AccountMail::Never {
        checks.add("administrator.email", Problem::Required);
    }
    if !checks.has("account_name") && !account_names::is_free(act, vendor, &details.form.account_name)? {
        checks.add("account_name", Problem::Taken);
    }
    if opening.complete && organizations::is_stopped(act, vendor)? {
        checks.add("vendor", Problem::VendorClosed);
    }
    let zone = jiff::tz::TimeZone::get(&details.form.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = act.now().day_in(&zone);
    opening.mail.examine(today, &mut checks);
    opening.examine_starts(today, &mut checks);
    checks.finish()?;
    Ok((details, administrator))
}

/// The administrator becomes the contact of a record that names none.
fn be_contact(person: &Administrator, form: &mut Form) {
    let parts = [&form.contact_first_name, &form.contact_last_name, &form.contact_email];
    if parts.iter().all(|part| part.is_empty()) {
        person.first_name.clone_into(&mut form.contact_first_name);
        person.last_name.clone_into(&mut form.contact_last_name);
        person.email.clone_into(&mut form.contact_email);
    }
}

impl Opening {
    /// What IT-02 asks for beyond a bare record.
    fn examine_required(&self, checks: &mut Checks) {
        let fields = [
            ("postal_area", &self.form.postal_area),
            ("region", &self.form.region),
            ("account_name", &self.form.account_name),
        ];
        for (field, _) in fields.iter().filter(|(_, typed)| typed.trim().is_empty()) {
            checks.add(field, Problem::Required);
        }
        if self.administrator.is_none() {
            for part in ["first_name", "last_name", "email"] {
                checks.add(&format!("administrator.{part}"), Problem::Required);
            }
        }
    }

    fn examine_starts(&self, today: Day, checks: &mut Checks) {
        let earliest = today.plus_days(-EARLIEST_START_DAYS);
        for (place, license) in self.licenses.iter().enumerate() {
            if license.starts_on.is_some_and(|day| day < earliest) {
                let problem = Problem::NotBefore { day: earliest.to_string() };
                checks.add(&format!("licenses[{place}].starts_on"), problem);
            }
        }
    }
}

fn insert(act: &mut Act<'_>, vendor: OrganizationId, details: &Details) -> Result<OrganizationId> {
    let node = NewNode {
        parent: Some(vendor),
        kind: OrganizationKind::Customer,
        partner_type: None,
        name: &details.form.name,
        language: details.language,
        time_zone: &details.form.time_zone,
    };
    let id = organizations::insert_node(act, &node)?;
    store::insert(act, id, &details.form)?;
    search::follow(act, search::Kind::Customer, id, &[id.uuid()])?;
    account_names::take(act, vendor, id, &details.form.account_name)?;
    act.record(
        id,
        Entry::new(What::CustomerCreated, SubjectKind::Organization, id, &details.form.name)
            .note("business_id", details.form.business_id.as_str()),
    )?;
    Ok(id)
}

fn issue(act: &mut Act<'_>, customer: OrganizationId, license: &NewLicense) -> Result<License> {
    let request = Issue {
        plan: license.plan,
        lines: license.lines.clone(),
        starts_on: license.starts_on,
        extra_space_gb: 0,
        client_limit_gb: 0,
        comments: String::new(),
        stage: Stage::InForce,
        overlap: license.side_by_side.then_some(Resolution::SIDE_BY_SIDE).into_iter().collect(),
    };
    licenses::issue(act, customer, &request)
}

/// The problems of a license under the place it has among the others.
fn at_license(place: usize, error: Error) -> Error {
    match error {
        Error::Refused(Refusal::Invalid(problems)) => {
            let moved = problems
                .into_iter()
                .map(|found| FieldProblem::new(format!("licenses[{place}].{}", found.field), found.problem));
            Refusal::Invalid(moved.collect()).into()
        }
        // Of a license that is made in the same act no number is known yet.
        Error::Refused(Refusal::LicensesOverlap { .. }) => {
            Refusal::field(format!("licenses[{place}].side_by_side"), Problem::Overlaps).into()
        }
        other => other,
    }
}
