//! What a person fills in about a customer, and how it is checked.

use super::account_names;
use crate::{countries::Country, input::Checks, language::Language, refusal::Result};

/// Longest name of a customer, in characters.
pub(crate) const NAME_LENGTH: usize = 200;

/// For how many days deleted data of its users is kept, unless another number was chosen.
pub const KEEP_DELETED_DAYS: i64 = 30;

/// What a person fills in about a customer (NX-10). Texts as typed; checked when taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub name: String,
    pub business_id: String,
    pub street_address: String,
    pub postal_code: String,
    pub postal_area: String,
    pub country: String,
    pub language: String,
    pub time_zone: String,
    pub username_prefix: String,
    pub emergency_email: String,
    pub account_name: String,
    /// State, region or province (IT-02); `postal_area` is the city.
    pub region: String,
    pub contact_first_name: String,
    pub contact_last_name: String,
    pub contact_email: String,
    pub keep_deleted_days: i64,
}

/// A checked form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Details {
    pub form: Form,
    pub language: Language,
}

impl Form {
    /// The form cleaned; every problem is noted by field.
    pub(super) fn examined(&self, checks: &mut Checks) -> Details {
        let country: Option<Country> = checks.choice("country", &self.country);
        let language: Option<Language> = checks.choice("language", &self.language);
        let form = Self {
            name: checks.required("name", &self.name, NAME_LENGTH),
            business_id: checks.line("business_id", &self.business_id, 40),
            street_address: checks.line("street_address", &self.street_address, 200),
            postal_code: checks.line("postal_code", &self.postal_code, 20),
            postal_area: checks.line("postal_area", &self.postal_area, 100),
            region: checks.line("region", &self.region, 100),
            country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
            language: language.unwrap_or_default().code().to_owned(),
            time_zone: checks.time_zone("time_zone", &self.time_zone),
            username_prefix: checks.line("username_prefix", &self.username_prefix, 30),
            emergency_email: checks.email("emergency_email", &self.emergency_email),
            account_name: account_names::check(checks, &self.account_name),
            contact_first_name: checks.line("contact_first_name", &self.contact_first_name, NAME_PART),
            contact_last_name: checks.line("contact_last_name", &self.contact_last_name, NAME_PART),
            contact_email: checks.email("contact_email", &self.contact_email),
            keep_deleted_days: checks.number("keep_deleted_days", self.keep_deleted_days, 0, 3650),
        };
        Details { form, language: language.unwrap_or_default() }
    }

    pub(super) fn check(&self) -> Result<Details> {
        let mut checks = Checks::new();
        let details = self.examined(&mut checks);
        checks.finish()?;
        Ok(details)
    }

    pub(super) fn contact_name(&self) -> String {
        full_name(&self.contact_first_name, &self.contact_last_name)
    }
}

/// Longest first or last name, in characters.
pub(super) const NAME_PART: usize = 100;

/// First and last name as one; either may be missing.
pub fn full_name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

/// A full name as first and last name: its last word is the last name.
pub fn split_name(full: &str) -> (String, String) {
    let full = full.trim();
    let (first, last) = full.rsplit_once(char::is_whitespace).unwrap_or(("", full));
    (first.trim().to_owned(), last.to_owned())
}
