//! Sending invitations: what was selected is resolved once, queued in one act, and counted by one job.

use std::collections::{BTreeMap, HashSet};

use super::{Filter, store, store::Target};
use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{JobId, MessageId, OrganizationId, SeatId},
    jobs::{self, JobKind, NewJob},
    language::Language,
    outbox::{self, Mail, MailKind},
    refusal::{Problem, Refusal, Result},
    seats::{self, InvitationState, Seat},
};

/// The most seats that one act invites.
pub const MOST_AT_ONCE: i64 = 10_000;

/// Who is to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The rows that were ticked.
    Seats(Vec<SeatId>),
    /// All that match, whatever page they are on (NX-67), and how many of them the person was shown.
    Matching { filter: Filter, seen: i64 },
}

/// In which language the mails go out, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// The user's, else the customer's, when empty.
    pub language: Option<Language>,
    /// At once when empty.
    pub send_at: Option<Instant>,
}

/// Queues one mail for each selected seat and returns the job that counts them. Nothing is "sent" by this (NX-64).
/// Left out: seats of disabled customers, seats without an address, seats whose mail is already on its way. Each
/// mail goes out in the language given, else the user's, else the customer's.
///
/// Refusals: `nothing-selected`; `selection-changed` when other than `seen` match now: show the new count and ask
/// again; `customer-disabled`, `address-missing` or `already-queued` when that leaves nobody; `not-found` when a
/// selected seat is out of reach; a problem on `seat_ids` past [`MOST_AT_ONCE`].
pub fn send(
    act: &mut Act<'_>,
    organization: OrganizationId,
    selection: &Selection,
    language: Option<Language>,
) -> Result<JobId> {
    send_as(act, organization, selection, &How { language, send_at: None })
}

/// As [`send`], not before the instant given.
pub fn send_as(
    act: &mut Act<'_>,
    organization: OrganizationId,
    selection: &Selection,
    how: &How,
) -> Result<JobId> {
    let targets = sendable(resolve(act, organization, selection)?)?;
    let by_customer = grouped(targets);
    let total = by_customer.values().map(Vec::len).sum::<usize>();
    let only = if by_customer.len() == 1 { by_customer.keys().next().copied() } else { None };
    let job = jobs::start(
        act,
        &NewJob {
            organization,
            kind: JobKind::Invitations,
            customer: only,
            total: i64::try_from(total).unwrap_or(0),
        },
    )?;
    for (customer, targets) in by_customer {
        queue(act, customer, &targets, job, how)?;
    }
    Ok(job)
}

/// Queues the mail of one user, as a part of work that is counted elsewhere; gives the mail.
///
/// Refusals: `not-found`; `customer-disabled`, `address-missing`, `already-queued`.
pub(crate) fn send_one(act: &mut Act<'_>, seat: SeatId) -> Result<MessageId> {
    let Seat { customer, username, .. } = seats::get(act, seat)?;
    let scope = act.allow_customer(Action::InvitationsSend, customer)?;
    let target = store::target(act, &scope, seat)?.ok_or(Refusal::NotFound)?;
    if let Some(refusal) = why_not(&target) {
        return Err(refusal.into());
    }
    let message = outbox::post(act, mail(&target, None, &How::default()))?;
    store::mark_queued(act, customer, &[seat])?;
    let entry =
        Entry::new(What::InvitationsQueued, SubjectKind::Organization, customer, target.customer_name);
    act.record(customer, entry.note("count", 1).note("username", username))?;
    Ok(message)
}

fn resolve(act: &mut Act<'_>, organization: OrganizationId, selection: &Selection) -> Result<Vec<Target>> {
    let too_many = || Refusal::field("seat_ids", Problem::TooManyRows { max: MOST_AT_ONCE });
    let found = match selection {
        Selection::Seats(seats) => {
            let scope = act.allow(Action::InvitationsSend, organization)?;
            let mut once = HashSet::new();
            let seats: Vec<SeatId> = seats.iter().copied().filter(|seat| once.insert(*seat)).collect();
            if seats.len() as i64 > MOST_AT_ONCE {
                return Err(too_many().into());
            }
            let mut found = Vec::with_capacity(seats.len());
            for seat in seats {
                found.push(store::target(act, &scope, seat)?.ok_or(Refusal::NotFound)?);
            }
            found
        }
        Selection::Matching { filter, seen } => {
            let (_, narrowed) = store::narrow(act, Action::InvitationsSend, organization, filter)?;
            let found = store::matching(act, &narrowed, MOST_AT_ONCE + 1)?;
            if found.len() as i64 > MOST_AT_ONCE {
                return Err(too_many().into());
            }
            let now = i64::try_from(found.len()).unwrap_or(0);
            if now != *seen && now > 0 {
                return Err(Refusal::SelectionChanged { seen: *seen, now }.into());
            }
            found
        }
    };
    if found.is_empty() { Err(Refusal::NothingSelected.into()) } else { Ok(found) }
}

fn why_not(target: &Target) -> Option<Refusal> {
    let stopped = target.customer_disabled.then_some(Refusal::CustomerDisabled);
    stopped.or_else(|| cannot_be_invited(&target.email, target.invitation))
}

/// Why no invitation can go to a user now, as far as the user alone tells.
pub(crate) fn cannot_be_invited(email: &str, invitation: InvitationState) -> Option<Refusal> {
    if email.is_empty() {
        Some(Refusal::AddressMissing)
    } else if invitation == InvitationState::Queued {
        Some(Refusal::AlreadyQueued)
    } else {
        None
    }
}

/// Leaves out whom no mail can go to now; refuses when that is everybody, for the reason of the first.
fn sendable(targets: Vec<Target>) -> Result<Vec<Target>> {
    let first_reason = targets.first().and_then(why_not);
    let left: Vec<Target> = targets.into_iter().filter(|target| why_not(target).is_none()).collect();
    if left.is_empty() { Err(first_reason.unwrap_or(Refusal::NothingSelected).into()) } else { Ok(left) }
}

/// By customer in the order of their ids: every act takes rows in the same order, so that two never wait crosswise.
fn grouped(targets: Vec<Target>) -> BTreeMap<OrganizationId, Vec<Target>> {
    let mut groups: BTreeMap<OrganizationId, Vec<Target>> = BTreeMap::new();
    for target in targets {
        groups.entry(target.customer).or_default().push(target);
    }
    groups
}

fn mail(target: &Target, job: Option<JobId>, how: &How) -> Mail {
    Mail {
        organization: target.customer,
        kind: MailKind::Invitation,
        facts: serde_json::json!({}),
        recipient: target.email.clone(),
        language: how.language.or(target.language).unwrap_or(target.customer_language),
        seat: Some(target.seat),
        job,
        send_at: how.send_at,
    }
}

fn queue(
    act: &mut Act<'_>,
    customer: OrganizationId,
    targets: &[Target],
    job: JobId,
    how: &How,
) -> Result<()> {
    let mails = targets.iter().map(|target| mail(target, Some(job), how));
    outbox::post_all(act, mails.collect())?;
    let mut seats: Vec<SeatId> = targets.iter().map(|target| target.seat).collect();
    seats.sort_unstable();
    store::mark_queued(act, customer, &seats)?;
    let name = targets.first().map(|target| target.customer_name.clone()).unwrap_or_default();
    act.record(
        customer,
        Entry::new(What::InvitationsQueued, SubjectKind::Job, job, name).note("count", targets.len()),
    )
}
