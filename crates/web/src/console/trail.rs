//! The trail as a timeline: each event a sentence with its mark, what changed below it, days as headings.
//! Shown by `templates/ui/trail.html`. Which events there are is read by the pages.

use domain::{
    access::May,
    audit::{Event, What},
    undoing,
};

use crate::{
    kit::Tone,
    languages::{Change, Locale},
};

/// One event as a line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub tone: Tone,
    pub icon: &'static str,
    pub told: String,
    /// Where what it tells of is seen, for bulk runs.
    pub href: Option<String>,
    pub changes: Vec<Change>,
    pub at: jiff::Timestamp,
    /// Through which door it came in.
    pub door: String,
    /// Whose event it is: id and name.
    pub organization: String,
    pub organization_name: String,
    /// The address that takes it back, where whoever looks may do that.
    pub undo: Option<String>,
}

/// The events of one calendar day of the reader.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    pub label: String,
    pub lines: Vec<Line>,
}

pub(crate) fn line(l: &Locale, event: &Event) -> Line {
    let (tone, icon) = mark(event.what);
    Line {
        tone,
        icon,
        told: l.event(event),
        href: is_of_a_run(event.what).then(|| format!("/jobs/{}", event.subject_id)),
        changes: l.changes(event),
        at: event.at.timestamp(),
        door: l.text(&format!("door-{}", event.door)).into_owned(),
        organization: event.organization.to_string(),
        organization_name: event.organization_name.clone(),
        undo: None,
    }
}

/// As [`days`], with the ways to take events back that this person has at the organization of all of them.
pub(crate) fn days_to_undo(l: &Locale, (events, may): (&[Event], &May), now: jiff::Timestamp) -> Vec<Day> {
    let mut days = days(l, events, now);
    let lines = days.iter_mut().flat_map(|day| &mut day.lines);
    for (line, event) in lines.zip(events) {
        let way = undoing::way(event, now.into()).filter(|way| may.act(way.action(event.subject_kind)));
        line.undo = way.map(|_| format!("/organizations/{}/events/{}/undo", event.organization, event.id));
    }
    days
}

const fn is_of_a_run(what: What) -> bool {
    use What as W;
    matches!(what, W::BulkStarted | W::BulkFinished | W::BulkStopped | W::BulkResumed | W::BulkRetried)
}

/// Groups events, newest first, by the reader's days.
pub(crate) fn days(l: &Locale, events: &[Event], now: jiff::Timestamp) -> Vec<Day> {
    let mut days: Vec<(jiff::civil::Date, Day)> = Vec::new();
    let today = l.day_of(now);
    for event in events {
        let date = l.day_of(event.at.timestamp());
        let line = line(l, event);
        match days.last_mut() {
            Some((last, day)) if *last == date => day.lines.push(line),
            _ => days.push((date, Day { label: label(l, date, today), lines: vec![line] })),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

pub(super) fn label(l: &Locale, date: jiff::civil::Date, today: jiff::civil::Date) -> String {
    if date == today {
        l.text("trail-today").into_owned()
    } else if today.yesterday().is_ok_and(|yesterday| date == yesterday) {
        l.text("trail-yesterday").into_owned()
    } else {
        l.long_date(date)
    }
}

const fn mark(what: What) -> (Tone, &'static str) {
    use What as W;
    match what {
        W::LoggedIn => (Tone::Quiet, "log-in"),
        W::LoggedOut | W::SessionsEnded => (Tone::Quiet, "log-out"),
        W::LoginRefused => (Tone::Bad, "shield-alert"),
        W::PasswordChanged | W::PasswordResetAsked | W::AccountRegistered => (Tone::Quiet, "shield"),
        W::AccountChanged | W::AccountEnabled | W::MemberChanged => (Tone::Quiet, "user"),
        W::AccountDisabled | W::MemberRemoved | W::SeatRemoved => (Tone::Bad, "user-round-x"),
        W::MemberAdded | W::SeatsAdded => (Tone::Good, "user-plus"),
        W::MemberInvited | W::InvitationsQueued | W::RegistrationAsked | W::RequestMade => {
            (Tone::Accent, "send")
        }
        W::ProgramMessageWritten => (Tone::Accent, "send"),
        W::ProgramMessageWithdrawn => (Tone::Quiet, "ban"),
        W::MessageSent => (Tone::Good, "mail-check"),
        W::MessageRequeued | W::MessageResent | W::TemplateTested => (Tone::Quiet, "mail"),
        W::TemplateChanged | W::TemplateReset => (Tone::Quiet, "pencil"),
        W::MessageBounced | W::MessageFailed => (Tone::Bad, "mail-x"),
        W::InvitationWithdrawn | W::MessageCancelled => (Tone::Quiet, "mail-x"),
        W::TokenMade | W::TokenRevoked => (Tone::Quiet, "code"),
        W::OrganizationCreated | W::CustomerCreated => (Tone::Good, "building-2"),
        W::OrganizationChanged | W::CustomerChanged | W::CustomerEnabled => (Tone::Quiet, "building-2"),
        W::OrganizationDeleted | W::CustomerDeleted => (Tone::Bad, "trash-2"),
        W::CustomerDisabled | W::LicenseSuspended | W::LicenseRevoked => (Tone::Bad, "ban"),
        W::KeyRevealed | W::CodeRevealed | W::LicenseFileIssued => (Tone::Warning, "eye"),
        W::ProductCreated | W::ProductChanged | W::PlanCreated | W::PlanChanged | W::PlanSellersChanged => {
            (Tone::Quiet, "package")
        }
        W::PlanApproved => (Tone::Good, "check"),
        W::InvoiceSent => (Tone::Quiet, "send"),
        W::BulkStarted | W::BulkResumed => (Tone::Accent, "play"),
        W::SetUp | W::BulkFinished => (Tone::Good, "badge-check"),
        W::BulkStopped => (Tone::Warning, "pause"),
        W::HandoverFailed => (Tone::Bad, "triangle-alert"),
        W::UsersPartlyHandedOver => (Tone::Warning, "users"),
        W::UsersHandedOver => (Tone::Good, "users"),
        W::LicenseIssued | W::LicenseResumed | W::LicensePutInForce => (Tone::Good, "key-round"),
        W::BulkRetried
        | W::TrialExtended
        | W::TrialConverted
        | W::TrialClientConnected
        | W::LicenseReplaced
        | W::LicenseTermsAdopted => (Tone::Accent, "refresh-cw"),
        W::SeatChanged => (Tone::Quiet, "users"),
        W::SeatsBound | W::UnbindingUndone | W::BindingCompleted => (Tone::Good, "link-2"),
        W::SeatsUnbound => (Tone::Bad, "unlink-2"),
        W::RequestGranted => (Tone::Good, "circle-check"),
        W::RequestDeclined | W::RequestWithdrawn => (Tone::Quiet, "circle-x"),
        W::Activated | W::InstallationRevived => (Tone::Good, "monitor-smartphone"),
        W::DeviceRecognized | W::DeviceMovesForgiven => (Tone::Quiet, "monitor-smartphone"),
        W::Released => (Tone::Quiet, "unlink-2"),
        W::InstallationSilenced => (Tone::Warning, "unlink-2"),
        _ => (Tone::Quiet, "key-round"),
    }
}
