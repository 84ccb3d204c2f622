//! The bar over the rows of a list: what can be done to those that are ticked, or to all that match.

use domain::{
    access::May,
    bulk::{BulkAction, Records},
};

use super::{filters_of, narrowed};
use crate::{kit::Form, languages::Locale, visit::Visit};

/// A verb of the bar.
pub(crate) struct Verb {
    pub word: &'static str,
    pub label: String,
    pub icon: &'static str,
}

/// What is offered over a list.
pub(crate) struct Bar {
    pub verbs: Vec<Verb>,
    /// The filter in force, which is sent in place of ids where all that match are chosen.
    pub hidden: Vec<(&'static str, String)>,
    pub back: String,
    pub total: i64,
}

impl Bar {
    /// The verbs that the person may use on these records; none hides the boxes.
    pub fn of(records: Records, query: &Form, total: i64, visit: &Visit) -> Self {
        let here =
            filters_of(records).iter().fold(Form::new(), |form, name| form.fill(name, query.value(name)));
        Self {
            verbs: verbs(records, &visit.may, &visit.locale),
            hidden: narrowed(records, &here).pairs().to_vec(),
            back: visit.path.clone(),
            total,
        }
    }

    pub fn is_offered(&self) -> bool {
        !self.verbs.is_empty()
    }
}

fn verbs(records: Records, may: &May, l: &Locale) -> Vec<Verb> {
    let possible =
        BulkAction::ALL.iter().filter(|action| action.records() == records && may.act(action.right()));
    possible
        .map(|action| Verb {
            word: action.word(),
            label: l.word("bulk-short", action).into_owned(),
            icon: icon(*action),
        })
        .collect()
}

pub(super) const fn icon(action: BulkAction) -> &'static str {
    match action {
        BulkAction::DisableCustomers => "ban",
        BulkAction::EnableCustomers => "power",
        BulkAction::ExtendCustomers | BulkAction::ExtendLicenses => "calendar",
        BulkAction::SuspendLicenses => "pause",
        BulkAction::ResumeLicenses => "play",
        BulkAction::AddUnits => "plus",
        BulkAction::SendInvitations => "send",
        BulkAction::RemoveUsers => "user-round-x",
        BulkAction::ReleaseDevices => "unlink-2",
    }
}
