//! `POST /api/v1/customers`: a customer, and in the same act its administrator, their mail and its first licenses.

use axum::{http::StatusCode, response::Response};
use domain::{
    Language, Problem, Refusal,
    clock::Day,
    customers::{self, AccountMail, Administrator, Form, Opening},
    ids::{OrganizationId, PlanId},
    licenses::LineRequest,
    organizations,
    refusal::FieldProblem,
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::{
    answers::language,
    call::Call,
    customers::{CustomerAnswer, shown},
    post::Posted,
    problem::ApiError,
    query::Id,
};

/// A customer to be made. Language and time zone are the vendor's unless given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCustomer {
    /// Who sells to them; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    vendor_id: Option<OrganizationId>,
    name: String,
    business_id: Option<String>,
    street_address: Option<String>,
    postal_code: Option<String>,
    postal_area: Option<String>,
    /// State, region or province.
    region: Option<String>,
    country: String,
    language: Option<String>,
    time_zone: Option<String>,
    username_prefix: Option<String>,
    emergency_email: Option<String>,
    /// No other customer below the same tier-1 partner may have it.
    account_name: Option<String>,
    /// Instead of first and last name: the last word is the last name.
    contact_name: Option<String>,
    contact_first_name: Option<String>,
    contact_last_name: Option<String>,
    contact_email: Option<String>,
    /// 30 unless given.
    keep_deleted_days: Option<i64>,
    /// Becomes the contact as well unless another is named.
    administrator: Option<NewAdministrator>,
    /// Whether and when the administrator gets the account creation mail: `none` unless given, `now`, or a day at
    /// nine in the morning of the customer's time zone.
    account_mail: Option<SentMail>,
    /// Issued in the same act: all of it is done, or nothing.
    #[serde(default)]
    licenses: Vec<FirstLicense>,
}

/// Who administers the customer's account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAdministrator {
    first_name: String,
    last_name: String,
    email: String,
    /// The customer's unless given.
    #[serde(default, deserialize_with = "language")]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
}

/// When the account creation mail goes out.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum SentMail {
    None,
    Now,
    /// A day, `YYYY-MM-DD`.
    On(String),
}

/// A license that the customer begins with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstLicense {
    #[schema(value_type = String)]
    plan_id: PlanId,
    /// Editions left out start at zero.
    lines: Vec<Units>,
    /// Today in the customer's time zone unless given; at most 31 days ago.
    #[serde(default, deserialize_with = "some_day")]
    #[schema(value_type = Option<String>, format = Date)]
    starts_on: Option<Day>,
    /// Whether it runs beside others of the same product given here. Without, an overlap refuses the whole with
    /// `overlaps`.
    #[serde(default)]
    side_by_side: bool,
}

/// Units of one edition, by its code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    edition: String,
    quantity: i64,
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

impl NewCustomer {
    fn opening(&self, language: String, time_zone: String) -> Result<Opening, Refusal> {
        Ok(Opening {
            form: self.form(language, time_zone),
            administrator: self.administrator.as_ref().map(NewAdministrator::person),
            mail: self.account_mail.as_ref().map_or(Ok(AccountMail::Never), SentMail::read)?,
            licenses: self.licenses.iter().map(FirstLicense::request).collect(),
            complete: false,
        })
    }

    fn form(&self, language: String, time_zone: String) -> Form {
        let text = |given: &Option<String>| given.clone().unwrap_or_default();
        let (first, last) = customers::split_name(&text(&self.contact_name));
        Form {
            name: self.name.clone(),
            business_id: text(&self.business_id),
            street_address: text(&self.street_address),
            postal_code: text(&self.postal_code),
            postal_area: text(&self.postal_area),
            region: text(&self.region),
            country: self.country.clone(),
            language: self.language.clone().unwrap_or(language),
            time_zone: self.time_zone.clone().unwrap_or(time_zone),
            username_prefix: text(&self.username_prefix),
            emergency_email: text(&self.emergency_email),
            account_name: text(&self.account_name),
            contact_first_name: self.contact_first_name.clone().unwrap_or(first),
            contact_last_name: self.contact_last_name.clone().unwrap_or(last),
            contact_email: text(&self.contact_email),
            keep_deleted_days: self.keep_deleted_days.unwrap_or(30),
        }
    }

    /// Problems of quantities, told by the place in `lines` instead of by the field of the console.
    fn by_line(&self, error: domain::Error) -> domain::Error {
        let domain::Error::Refused(Refusal::Invalid(problems)) = error else { return error };
        let renamed = |found: FieldProblem| match self.line_of(&found.field) {
            Some(field) => FieldProblem::new(field, found.problem),
            None => found,
        };
        Refusal::Invalid(problems.into_iter().map(renamed).collect()).into()
    }

    fn line_of(&self, field: &str) -> Option<String> {
        let (place, code) = field.strip_prefix("licenses[")?.split_once("].quantity_")?;
        let lines = &self.licenses.get(place.parse::<usize>().ok()?)?.lines;
        let line = lines.iter().position(|line| line.edition == code)?;
        Some(format!("licenses[{place}].lines[{line}].quantity"))
    }
}

impl SentMail {
    fn read(&self) -> Result<AccountMail, Refusal> {
        match self {
            Self::None => Ok(AccountMail::Never),
            Self::Now => Ok(AccountMail::Now),
            Self::On(day) => day
                .parse()
                .map(AccountMail::On)
                .map_err(|_| Refusal::field("account_mail.on", Problem::NotADay)),
        }
    }
}

impl NewAdministrator {
    fn person(&self) -> Administrator {
        Administrator {
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
            language: self.language,
        }
    }
}

impl FirstLicense {
    fn request(&self) -> customers::NewLicense {
        let line = |line: &Units| LineRequest { edition: line.edition.clone(), quantity: line.quantity };
        customers::NewLicense {
            plan: self.plan_id,
            lines: self.lines.iter().map(line).collect(),
            starts_on: self.starts_on,
            side_by_side: self.side_by_side,
        }
    }
}

/// The customer, and what was made with it.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenedCustomer)]
pub struct OpenedAnswer {
    #[serde(flatten)]
    customer: CustomerAnswer,
    /// The licenses issued, in the order asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    license_ids: Vec<String>,
    /// The account creation mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    account_mail_id: Option<String>,
}

/// Whom to write to, and when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAccountMail {
    administrator: NewAdministrator,
    /// `now`, or a day at nine in the morning of the customer's time zone.
    account_mail: SentMail,
}

/// The mail that was put into the outbox.
#[derive(Serialize, ToSchema)]
#[schema(as = PostedAccountMail)]
pub(super) struct AccountMailAnswer {
    account_mail_id: String,
}

/// Sends a customer's administrator the account creation mail, or another one: the link of the one before ends.
#[utoipa::path(post, path = "/api/v1/customers/{id}/account-mail", tag = "customers", request_body = NewAccountMail,
    responses((status = 202, body = AccountMailAnswer)))]
pub(super) async fn account_mail(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<NewAccountMail>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::ACCEPTED, move |act, new| {
        let (person, when) = (new.administrator.person(), new.account_mail.read()?);
        let message = customers::send_account_mail(act, id, &person, when)?;
        Ok(AccountMailAnswer { account_mail_id: message.to_string() })
    })
    .await
}

/// Creates a customer, with its administrator and first licenses when they are given: all of it or nothing. Mail is
/// sent only if `account_mail` says so.
#[utoipa::path(post, path = "/api/v1/customers", tag = "customers", request_body = NewCustomer,
    responses((status = 201, body = OpenedAnswer)))]
pub(super) async fn create(call: Call, posted: Posted<NewCustomer>) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let vendor = organizations::get(act, new.vendor_id.unwrap_or(own))?;
        let opening = new.opening(vendor.language.code().to_owned(), vendor.time_zone)?;
        let opened = customers::open_account(act, vendor.id, &opening).map_err(|error| new.by_line(error))?;
        Ok(OpenedAnswer {
            customer: customers::get(act, opened.customer).map(shown)?,
            license_ids: opened.licenses.iter().map(|license| license.id.to_string()).collect(),
            account_mail_id: opened.message.map(|id| id.to_string()),
        })
    })
    .await
}
