//! What can be done about the nearest record of each kind: a form to the door that does it, with the words of its button.

use domain::{
    access::Action,
    alerts::AlertKind,
    installations::InstallationRow,
    invitations::InvitationRow,
    licenses::rules::{LicenseKind, longer},
    overview::Expiring,
    page::Total,
    planned_changes::PlannedChange,
    requests::Request,
};

use super::{
    front::{Full, OpenAlert},
    todo::{Deed, Input, Reader},
};
use crate::console::seats::fresh_key;

impl Deed {
    fn new(action: String, verb: String) -> Self {
        Self { action, fields: Vec::new(), input: None, verb, folded: false }
    }

    fn field(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    fn input(mut self, name: impl Into<String>, kind: &'static str, label: String, value: String) -> Self {
        self.input = Some(Input { name: name.into(), kind, label, value });
        self
    }

    fn folded(mut self) -> Self {
        self.folded = true;
        self
    }
}

/// Answered by who stands above the customer.
pub(super) fn of_wish(reader: Reader<'_>, request: &Request) -> Vec<Deed> {
    if !reader.may.act(Action::SeatsChange) {
        return Vec::new();
    }
    let base = format!("/overview/requests/{}", request.id);
    let reason = reader.text("requests-reason");
    vec![
        Deed::new(format!("{base}/grant"), reader.text("requests-done")),
        Deed::new(format!("{base}/decline"), reader.text("requests-decline"))
            .input("reason", "text", reason, String::new())
            .folded(),
    ]
}

pub(super) fn of_refused(reader: Reader<'_>, planned: &PlannedChange) -> Vec<Deed> {
    if !reader.may.act(planned.deed.action()) {
        return Vec::new();
    }
    let base = format!("/overview/planned/{}", planned.id);
    vec![
        Deed::new(format!("{base}/again"), reader.text("overview-refused-again")),
        Deed::new(format!("{base}/cancel"), reader.text("planned-cancel")),
    ]
}

/// The day that the button promises goes with it, so that pressing it twice renews once.
pub(super) fn of_expiring(reader: Reader<'_>, license: &Expiring) -> Option<Deed> {
    reader.may.act(Action::LicensesChange).then_some(())?;
    let base = format!("/overview/licenses/{}", license.license);
    if license.kind == LicenseKind::Trial {
        return Some(if license.trial_extensions_left > 0 {
            Deed::new(format!("{base}/extend"), reader.text("licenses-extend"))
        } else {
            Deed::new(format!("{base}/convert"), reader.text("licenses-convert"))
        });
    }
    let until = longer(license.valid_to, license.term_months);
    let verb = reader.l.with("overview-expiring-renew", &[("n", license.term_months.into())]);
    Some(Deed::new(format!("{base}/renew"), verb).field("until", until.to_string()))
}

/// The number is the new total, as everywhere; one more is offered.
pub(super) fn of_full(reader: Reader<'_>, full: &Full) -> Option<Deed> {
    let (license, at) = full.line.as_ref().filter(|_| reader.may.act(Action::LicensesChange))?;
    let line = license.lines.get(*at)?;
    let label = reader.l.with("overview-full-units", &[("edition", (&line.edition_name).into())]);
    let more = (line.quantity.max(line.assigned) + 1).to_string();
    let deed = Deed::new(format!("/overview/licenses/{}/units", license.id), reader.text("overview-full-do"))
        .field("edition", &line.edition_code)
        .field("version", license.version.to_string())
        .input("quantity", "number", label, more);
    Some(deed)
}

pub(super) fn of_bounced(reader: Reader<'_>, row: &InvitationRow) -> Option<Deed> {
    let may_mend = reader.may.act(Action::InvitationsSend) && reader.may.act(Action::SeatsChange);
    let label = reader.l.with("overview-bounced-address", &[("name", (&row.username).into())]);
    may_mend.then(|| {
        Deed::new(format!("/invitations/{}/address", row.seat), reader.text("overview-bounced-mend"))
            .field("from", "overview")
            .field("list", "here")
            .field("status", "bounced")
            .input(format!("email_{}", row.seat), "email", label, row.email.clone())
    })
}

/// Of more than can be counted nobody can say that they are the ones that were looked at.
pub(super) fn of_waiting(reader: Reader<'_>, total: Total) -> Option<Deed> {
    let Total::Exactly(n) = total else { return None };
    reader.may.act(Action::InvitationsSend).then(|| {
        let verb = reader.l.with("overview-waiting-send", &[("n", n.into())]);
        Deed::new("/invitations/send".to_owned(), verb)
            .field("from", "overview")
            .field("key", fresh_key())
            .field("select", "filter")
            .field("status", "waiting")
            .field("count", n.to_string())
    })
}

pub(super) fn of_silent(reader: Reader<'_>, device: &InstallationRow) -> Option<Deed> {
    free(reader, device.id.to_string(), "silent")
}

fn free(reader: Reader<'_>, installation: String, row: &str) -> Option<Deed> {
    let action = format!("/overview/installations/{installation}/free");
    let deed = || Deed::new(action, reader.text("overview-silent-free")).field("row", row);
    reader.may.act(Action::InstallationsRelease).then(deed)
}

pub(super) fn of_alert(reader: Reader<'_>, open: &OpenAlert) -> Option<Deed> {
    let alert = &open.alert;
    match alert.kind {
        AlertKind::NotInstalled => {
            let seat = alert.seat.filter(|_| reader.may.act(Action::InvitationsSend))?;
            Some(Deed::new(format!("/overview/users/{seat}/invite"), reader.text("overview-alerts-invite")))
        }
        AlertKind::Silent | AlertKind::FreedSoon => free(reader, alert.installation()?.to_string(), "alerts"),
        AlertKind::SpaceLow => {
            let license = open.license.as_ref().filter(|_| reader.may.act(Action::LicensesChange))?;
            let action = format!("/overview/licenses/{}/space", license.id);
            let label = reader.text("licenses-extra-space");
            let deed = Deed::new(action, reader.text("overview-alerts-space"))
                .field("version", license.version.to_string())
                .input("extra_space_gb", "number", label, license.extra_space_gb.to_string());
            Some(deed)
        }
        AlertKind::Failing => None,
    }
}
