//! A company that comes with a code and has no account yet. It waits with the registration of its first person; once that
//! person has shown that the mailbox is theirs, it is a customer of the code's maker, the person administers it, and the
//! units of the code are its license. The right to all that is the code. Who has an account already founds one at once.

use db::{DbError, FromRow, Row};

use super::{EntryForm, Found, code, enter, try_code};
use crate::{
    access::Role,
    accounts::{self, NewAccount},
    act::Act,
    countries::Country,
    customers::{self, Form},
    ids::{AccountId, CodeId, OrganizationId},
    input::Checks,
    members,
    refusal::Result,
    vault::Secret,
};

/// A company that somebody registers for.
#[derive(Clone, Debug)]
pub struct NewCompany {
    pub name: String,
    pub country: String,
    pub code: Found,
}

impl NewCompany {
    /// The company as typed, cleaned; problems are noted under `company` and `country`.
    pub(crate) fn checked(&self, checks: &mut Checks) -> Self {
        let country: Option<Country> = checks.choice("country", &self.country);
        Self {
            name: checks.required("company", &self.name, customers::NAME_LENGTH),
            country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
            code: self.code.clone(),
        }
    }

    /// Makes the company with the person who acts as its administrator, and enters the code, in one act.
    ///
    /// Refusals: `not-logged-in` for programs; why the code cannot be entered; `organization-disabled` when its maker is;
    /// problems of `company` and `country`.
    pub fn found(&self, act: &mut Act<'_>) -> Result<OrganizationId> {
        let person = accounts::own(act)?;
        let mut checks = Checks::new();
        let clean = self.checked(&mut checks);
        checks.finish()?;
        let typed = clean.code.typed.clone();
        let as_new = NewAccount {
            email: person.email,
            name: person.name,
            language: person.language,
            time_zone: person.time_zone,
        };
        let founding = Founding { maker: clean.code.maker, name: &clean.name, country: &clean.country };
        founding.carry_out(act, (person.id, &as_new), &typed)
    }

    /// As it is kept until the address is confirmed, with the code sealed.
    pub(crate) fn waiting(&self, act: &Act<'_>) -> Waiting {
        let found = &self.code;
        Waiting {
            name: self.name.clone(),
            country: self.country.clone(),
            maker: found.maker,
            code: found.code,
            sealed: act.seal(code::waiting_place(found.maker, found.code), found.typed.reveal()),
        }
    }
}

/// A company that waits with a registration.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub name: String,
    pub country: String,
    pub maker: OrganizationId,
    pub code: CodeId,
    pub sealed: Vec<u8>,
}

impl FromRow for Waiting {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            name: row.get("company")?,
            country: row.get("country")?,
            maker: row.get("maker_id")?,
            code: row.get("code_id")?,
            sealed: row.get("code_sealed")?,
        })
    }
}

impl Waiting {
    /// Makes the company with the person, who acts, as its administrator, and enters its code. All of it or nothing.
    ///
    /// Refusals: why the code cannot be entered by now; `organization-disabled` when its maker is.
    pub(crate) fn settle(&self, act: &mut Act<'_>, account: AccountId, person: &NewAccount) -> Result<()> {
        let typed = act.open(code::waiting_place(self.maker, self.code), &self.sealed)?;
        let founding = Founding { maker: self.maker, name: &self.name, country: &self.country };
        founding.carry_out(act, (account, person), &typed).map(drop)
    }
}

/// A company that is made with a code.
struct Founding<'a> {
    maker: OrganizationId,
    name: &'a str,
    country: &'a str,
}

impl Founding<'_> {
    fn carry_out(
        &self,
        act: &mut Act<'_>,
        (account, person): (AccountId, &NewAccount),
        typed: &Secret,
    ) -> Result<OrganizationId> {
        super::require_working(act, self.maker)?;
        let customer = customers::begin_record(act, self.maker, &self.form(person))?;
        members::insert(act, customer, account, Role::Admin)?;
        let found = try_code(act, customer, typed.reveal())??;
        let entry = EntryForm { email: person.email.clone(), company: self.name.chars().take(100).collect() };
        enter(act, customer, &found, &entry)?;
        Ok(customer)
    }

    fn form(&self, person: &NewAccount) -> Form {
        let (contact_first_name, contact_last_name) = customers::split_name(&person.name);
        Form {
            name: self.name.to_owned(),
            country: self.country.to_owned(),
            language: person.language.code().to_owned(),
            time_zone: person.time_zone.clone(),
            contact_first_name,
            contact_last_name,
            contact_email: person.email.clone(),
            keep_deleted_days: customers::KEEP_DELETED_DAYS,
            ..Form::default()
        }
    }
}
