//! `customer create`: a customer, and in the same act its administrator, their mail and its first licenses.

use clap::Args;
use domain::{
    Act, Problem, Refusal,
    clock::Day,
    customers::{self, AccountMail, Administrator, Form, NewLicense, Opening},
    licenses::LineRequest,
};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Shown, customer::record, license, named};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    /// Name of the company
    name: String,
    /// Who sells to it: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    vendor: Option<String>,
    /// Company or VAT number, in any form
    #[arg(long, default_value = "")]
    business_id: String,
    #[arg(long, default_value = "")]
    street_address: String,
    #[arg(long, default_value = "")]
    postal_code: String,
    /// City
    #[arg(long, default_value = "")]
    postal_area: String,
    /// State, region or province
    #[arg(long, default_value = "")]
    region: String,
    /// Two letters, ISO 3166
    #[arg(long)]
    country: String,
    /// en, fi, it, es or ru
    #[arg(long, default_value = "en")]
    language: String,
    /// IANA name such as Europe/Helsinki
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// Unique below the same tier-1 partner
    #[arg(long, default_value = "")]
    account_name: String,
    /// What usernames made by the system begin with
    #[arg(long, default_value = "")]
    username_prefix: String,
    /// Another mailbox, for when the customer's own mail is down
    #[arg(long, default_value = "")]
    emergency_email: String,
    /// First and last name; default: the administrator
    #[arg(long, default_value = "")]
    contact_name: String,
    #[arg(long, default_value = "")]
    contact_email: String,
    /// First and last name of the account's administrator
    #[arg(long, value_name = "NAME", requires = "admin_email")]
    admin_name: Option<String>,
    #[arg(long, value_name = "E-MAIL", requires = "admin_name")]
    admin_email: Option<String>,
    /// When the administrator gets the account creation mail: none, now, or a day as YYYY-MM-DD
    #[arg(long, default_value = "none", value_name = "WHEN")]
    account_mail: String,
    /// A license to begin with, such as "Yearly:standard=5,server=1" or "Yearly:standard=5@2026-12-01"; may be repeated
    #[arg(long = "license", value_name = "PLAN:EDITION=UNITS[@DAY]")]
    licenses: Vec<String>,
    /// Licenses of one product that are given here run beside one another
    #[arg(long)]
    side_by_side: bool,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct SendAccountMail {
    /// Id or name
    customer: String,
    /// First and last name of the account's administrator
    #[arg(long, value_name = "NAME")]
    admin_name: String,
    #[arg(long, value_name = "E-MAIL")]
    admin_email: String,
    /// now, or a day as YYYY-MM-DD
    #[arg(long, default_value = "now")]
    when: String,
}

impl SendAccountMail {
    pub(super) fn run(&self, place: &Place<'_>) -> domain::Result<Shown> {
        let (first_name, last_name) = customers::split_name(&self.admin_name);
        let person = Administrator { first_name, last_name, email: self.admin_email.clone(), language: None };
        let (typed, when) = (self.customer.clone(), mail(&self.when)?);
        let message = place.work(move |act| {
            let customer = named(act, Some(&typed))?;
            customers::send_account_mail(act, customer, &person, when)
        })?;
        Ok(Shown::one(&Record::new().with("account_mail", message)))
    }
}

/// A license as typed; the plan is looked up in the act.
#[derive(Clone)]
struct Wanted {
    plan: String,
    lines: Vec<LineRequest>,
    starts_on: Option<Day>,
    side_by_side: bool,
}

impl Create {
    pub(super) fn run(&self, place: &Place<'_>) -> domain::Result<Shown> {
        let wanted = self
            .licenses
            .iter()
            .map(|typed| wanted(typed, self.side_by_side))
            .collect::<domain::Result<Vec<_>>>()?;
        let opening = Opening {
            form: self.form(),
            administrator: self.administrator(),
            mail: mail(&self.account_mail)?,
            ..Opening::default()
        };
        let vendor = self.vendor.clone();
        let made = place.work(move |act| {
            let vendor = named(act, vendor.as_deref())?;
            let licenses = wanted.iter().map(|one| one.found(act)).collect::<domain::Result<_>>()?;
            let opening = Opening { licenses, ..opening.clone() };
            let opened = customers::open_account(act, vendor, &opening)?;
            let numbers: Vec<String> = opened.licenses.into_iter().map(|license| license.number).collect();
            Ok((customers::get(act, opened.customer)?, numbers, opened.message))
        })?;
        let (customer, numbers, message) = made;
        Ok(Shown::one(&record(&customer).with("licenses", numbers).with("account_mail", message)))
    }

    fn form(&self) -> Form {
        let typed = self.clone();
        let (contact_first_name, contact_last_name) = customers::split_name(&typed.contact_name);
        Form {
            name: typed.name,
            business_id: typed.business_id,
            street_address: typed.street_address,
            postal_code: typed.postal_code,
            postal_area: typed.postal_area,
            region: typed.region,
            country: typed.country,
            language: typed.language,
            time_zone: typed.time_zone,
            username_prefix: typed.username_prefix,
            emergency_email: typed.emergency_email,
            account_name: typed.account_name,
            contact_first_name,
            contact_last_name,
            contact_email: typed.contact_email,
            keep_deleted_days: 30,
        }
    }

    fn administrator(&self) -> Option<Administrator> {
        let (first_name, last_name) = customers::split_name(self.admin_name.as_ref()?);
        Some(Administrator { first_name, last_name, email: self.admin_email.clone()?, language: None })
    }
}

fn mail(typed: &str) -> domain::Result<AccountMail> {
    match typed.trim() {
        "none" => Ok(AccountMail::Never),
        "now" => Ok(AccountMail::Now),
        day => Ok(AccountMail::On(self::day("account_mail", day)?)),
    }
}

fn day(field: &str, typed: &str) -> domain::Result<Day> {
    typed.trim().parse().map_err(|_| Refusal::field(field, Problem::NotADay).into())
}

fn wanted(typed: &str, side_by_side: bool) -> domain::Result<Wanted> {
    let (plan, rest) = typed.split_once(':').ok_or_else(|| Refusal::field("license", Problem::NotAChoice))?;
    let (lines, starts_on) = match rest.split_once('@') {
        Some((lines, start)) => (lines, Some(day("license", start)?)),
        None => (rest, None),
    };
    let lines = lines.split(',').map(license::line).collect::<domain::Result<_>>()?;
    Ok(Wanted { plan: plan.trim().to_owned(), lines, starts_on, side_by_side })
}

impl Wanted {
    fn found(&self, act: &mut Act<'_>) -> domain::Result<NewLicense> {
        let plan = license::plan(act, &self.plan)?;
        Ok(NewLicense {
            plan,
            lines: self.lines.clone(),
            starts_on: self.starts_on,
            side_by_side: self.side_by_side,
        })
    }
}
