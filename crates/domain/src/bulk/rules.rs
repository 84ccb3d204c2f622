//! What can be done to many records, to which kind of record, by which right and under which conditions.

use serde::{Deserialize, Serialize};

use crate::{
    access::Action,
    clock::Day,
    customers,
    input::Checks,
    installations, invitations,
    licenses::{self, MOST_UNITS},
    refusal::{Problem, Refusal, Result},
    words,
};

words! {
    /// Everything that a bulk run does.
    BulkAction {
        DisableCustomers => "disable-customers",
        EnableCustomers => "enable-customers",
        /// The licenses of customers.
        ExtendCustomers => "extend-customers",
        ExtendLicenses => "extend-licenses",
        SuspendLicenses => "suspend-licenses",
        ResumeLicenses => "resume-licenses",
        AddUnits => "add-units",
        SendInvitations => "send-invitations",
        RemoveUsers => "remove-users",
        ReleaseDevices => "release-devices",
    }
}

words! {
    /// Kinds of record that are selected.
    Records { Customers => "customers", Licenses => "licenses", Users => "users", Devices => "devices" }
}

words! {
    /// How a run stands.
    RunState { Running => "running", Stopped => "stopped", Finished => "finished" }
}

words! {
    /// What became of a record of a run.
    ItemState { Waiting => "waiting", Done => "done", Failed => "failed", Skipped => "skipped" }
}

impl BulkAction {
    /// What is selected for it.
    pub const fn records(self) -> Records {
        match self {
            Self::DisableCustomers | Self::EnableCustomers | Self::ExtendCustomers => Records::Customers,
            Self::ExtendLicenses | Self::SuspendLicenses | Self::ResumeLicenses | Self::AddUnits => {
                Records::Licenses
            }
            Self::SendInvitations | Self::RemoveUsers => Records::Users,
            Self::ReleaseDevices => Records::Devices,
        }
    }

    /// What it changes: of some that is selected, something that belongs to it.
    pub const fn changes(self) -> Records {
        match self {
            Self::ExtendCustomers => Records::Licenses,
            _ => self.records(),
        }
    }

    /// The right that it takes on each record.
    pub const fn right(self) -> Action {
        match self {
            Self::DisableCustomers | Self::EnableCustomers => Action::CustomersDisable,
            Self::ExtendCustomers
            | Self::ExtendLicenses
            | Self::SuspendLicenses
            | Self::ResumeLicenses
            | Self::AddUnits => Action::LicensesChange,
            Self::SendInvitations => Action::InvitationsSend,
            Self::RemoveUsers => Action::SeatsChange,
            Self::ReleaseDevices => Action::InstallationsRelease,
        }
    }

    /// Whether what it does has an opposite: mail that has left has none, mail that waits has.
    pub const fn has_opposite(self) -> bool {
        !matches!(self, Self::RemoveUsers | Self::ReleaseDevices)
    }
}

impl Records {
    /// The right to see the records, and so what a run did to them.
    pub const fn seen_by(self) -> Action {
        match self {
            Self::Customers => Action::CustomersView,
            Self::Licenses => Action::LicensesView,
            Self::Users => Action::SeatsView,
            Self::Devices => Action::InstallationsView,
        }
    }
}

/// What narrows the list that was selected from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    Customers(customers::Filter),
    Licenses(licenses::LicenseFilter),
    Users(invitations::Filter),
    Devices(installations::Filter),
}

/// Which records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Those of these ids.
    These(Vec<String>),
    /// All that match, whatever page they are on, and how many of them the person was shown.
    Matching { filter: Filter, seen: i64 },
}

/// What an action asks beside its records; each reads its own fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct How {
    /// Why customers are disabled or licenses suspended.
    pub reason: String,
    /// The new last day of licenses.
    pub until: Option<Day>,
    /// Or by how many months each goes on.
    pub months: Option<i64>,
    /// The code of the edition that units are added of.
    pub edition: String,
    pub units: Option<i64>,
}

/// What is to be done to which records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub action: BulkAction,
    pub chosen: Chosen,
    pub how: How,
    /// To how many of them it applied when the person was shown.
    pub applies: Option<i64>,
}

/// The longest reason, in characters.
const REASON_LENGTH: usize = 500;
/// The most months at once.
const MOST_MONTHS: i64 = 66;

impl How {
    /// Only what the action reads, checked.
    ///
    /// Refusals: the problems of the fields `reason`, `until`, `months`, `edition`, `units`.
    pub(super) fn checked(&self, action: BulkAction) -> Result<Self> {
        let mut checks = Checks::new();
        let how = match action {
            BulkAction::DisableCustomers => {
                Self { reason: checks.line("reason", &self.reason, REASON_LENGTH), ..Self::default() }
            }
            BulkAction::SuspendLicenses => {
                Self { reason: checks.required("reason", &self.reason, REASON_LENGTH), ..Self::default() }
            }
            BulkAction::ExtendCustomers | BulkAction::ExtendLicenses => self.term(&mut checks),
            BulkAction::AddUnits => Self {
                edition: checks.required("edition", &self.edition, 50),
                units: Some(checks.number("units", self.units.unwrap_or(0), 1, MOST_UNITS)),
                ..Self::default()
            },
            BulkAction::EnableCustomers
            | BulkAction::ResumeLicenses
            | BulkAction::SendInvitations
            | BulkAction::RemoveUsers
            | BulkAction::ReleaseDevices => Self::default(),
        };
        checks.finish()?;
        Ok(how)
    }

    fn term(&self, checks: &mut Checks) -> Self {
        match (self.until, self.months) {
            (None, None) => checks.add("until", Problem::Required),
            (Some(_), Some(_)) => checks.add("months", Problem::NotAChoice),
            (Some(_), None) | (None, Some(_)) => {}
        }
        let months = self.months.map(|months| checks.number("months", months, 1, MOST_MONTHS));
        Self { until: self.until, months, ..Self::default() }
    }
}

impl Filter {
    pub const fn records(&self) -> Records {
        match self {
            Self::Customers(_) => Records::Customers,
            Self::Licenses(_) => Records::Licenses,
            Self::Users(_) => Records::Users,
            Self::Devices(_) => Records::Devices,
        }
    }

    /// Refuses a filter of other records than the action is done to.
    pub(super) fn require(&self, records: Records) -> Result<()> {
        if self.records() == records {
            return Ok(());
        }
        Err(Refusal::field("filter", Problem::NotAChoice).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each action reads its own fields and no others, and says at which field something is wrong.
    #[test]
    fn each_action_reads_its_own_fields() {
        let all = How {
            reason: " unpaid ".into(),
            until: Some("2027-12-31".parse().unwrap()),
            months: None,
            edition: "standard".into(),
            units: Some(5),
        };
        let read = |action| all.checked(action).unwrap();
        assert_eq!(read(BulkAction::DisableCustomers), How { reason: "unpaid".into(), ..How::default() });
        assert_eq!(read(BulkAction::ExtendLicenses), How { until: all.until, ..How::default() });
        assert_eq!(read(BulkAction::RemoveUsers), How::default());
        let fields = |how: &How, action| match how.checked(action).unwrap_err().refusal() {
            Some(Refusal::Invalid(problems)) => problems.iter().map(|found| found.field.clone()).collect(),
            other => panic!("{other:?}"),
        };
        let none: [(BulkAction, Vec<&str>); 3] = [
            (BulkAction::SuspendLicenses, vec!["reason"]),
            (BulkAction::ExtendLicenses, vec!["until"]),
            (BulkAction::AddUnits, vec!["edition", "units"]),
        ];
        for (action, expected) in none {
            let found: Vec<String> = fields(&How::default(), action);
            assert_eq!(found, expected, "{action}");
        }
        let both = How { months: Some(12), ..all };
        assert_eq!(fields(&both, BulkAction::ExtendLicenses), ["months"]);
    }
}
