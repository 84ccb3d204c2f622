//! The mail desk: one mail with all that happened to it, what its letter says, and what is done to many at once.

use super::{
    AttemptRow, Filter, MessageRow, attempts, console,
    console::{locate, narrowed, read},
    deeds,
    letter::{self, LetterFacts},
};
use crate::{
    access::Action,
    act::Act,
    audit::{self, Event},
    clock::Instant,
    ids::{MessageId, OrganizationId},
    page::Window,
    refusal::{Error, Problem, Refusal, Result},
    vault::Secret,
    words,
};

/// One mail with its history.
#[derive(Clone, Debug)]
pub struct Detail {
    pub row: MessageRow,
    /// The time zone of the organization that the mail is for, an IANA name.
    pub time_zone: String,
    /// The newest first.
    pub attempts: Vec<AttemptRow>,
    /// What people did to the mail, and how it ended, the newest first.
    pub events: Vec<Event>,
    /// What may be done to it now by whoever asks.
    pub deeds: Vec<DeedKind>,
}

/// One mail with its attempts and events, found below the organization that it is asked for through.
///
/// Refusals: `forbidden` when its way has ended and the right to check sent mails lacks.
pub fn detail(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<Detail> {
    let row = console::get(act, through, message)?;
    let scope = locate(act, Action::MailView, through, message)?;
    let attempts = attempts::of(act, &scope, message)?;
    let events = audit::about(act, &scope, &message.to_string(), &Window::first(50))?.items;
    let (time_zone,): (String,) = act
        .tx()
        .one("SELECT time_zone FROM organizations WHERE id = $1", db::params![scope.organization()])?;
    let may = act.may(scope.organization())?;
    let (now, mut deeds) = (act.now(), Vec::new());
    for kind in DeedKind::ALL {
        if may.act(kind.right()) && kind.applies(&row, now).is_ok() {
            deeds.push(*kind);
        }
    }
    Ok(Detail { row, time_zone, attempts, events, deeds })
}

/// What stands for a secret where a letter is only looked at.
const MASK: &str = "•••••-•••••";

/// The letter of a mail as it would be written now, with its code and the token of its link masked.
///
/// Refusals: as of [`detail`]; `seat-removed` when the user is gone, so that there is nothing to write.
pub fn preview(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<LetterFacts> {
    console::get(act, through, message)?;
    let scope = locate(act, Action::MailView, through, message)?;
    let facts = letter::facts(act, scope.organization(), message)?;
    let mask = || Secret::new(MASK);
    Ok(LetterFacts {
        link_token: facts.link_token.map(|_| mask()),
        invitation: facts
            .invitation
            .map(|invitation| letter::InvitationFacts { activation_code: mask(), ..invitation }),
        ..facts
    })
}

/// As [`preview`], with the activation code; an event says that it was looked at. The link stays masked: it would
/// open the letter of somebody else.
///
/// Refusals: as of [`preview`]; `forbidden` without the right to see codes; `not-found` when the letter has none.
pub fn reveal(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<LetterFacts> {
    let mut facts = preview(act, through, message)?;
    let seat = console::get(act, through, message)?.seat.ok_or(Refusal::NotFound)?;
    let shown = crate::seats::reveal_codes(act, facts.organization, &[seat])?;
    if let (Some(invitation), Some((_, code))) = (&mut facts.invitation, shown.into_iter().next()) {
        invitation.activation_code = code;
    }
    Ok(facts)
}

words! {
    /// What can be done to a mail.
    DeedKind {
        SendNow => "send-now",
        Move => "move",
        Cancel => "cancel",
        Resend => "resend",
    }
}

impl DeedKind {
    pub const fn right(self) -> Action {
        match self {
            Self::SendNow | Self::Move | Self::Cancel => Action::MailChange,
            Self::Resend => Action::MailResend,
        }
    }

    /// Whether the state of the mail allows it.
    fn applies(self, row: &MessageRow, now: Instant) -> Result<()> {
        match self {
            Self::SendNow | Self::Move | Self::Cancel => deeds::waits(row),
            Self::Resend => deeds::can_be_resent(row, now),
        }
    }
}

/// Something to be done to mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    SendNow,
    /// To be sent at this instant instead.
    Move(Instant),
    Cancel,
    Resend,
}

impl Deed {
    pub const fn kind(self) -> DeedKind {
        match self {
            Self::SendNow => DeedKind::SendNow,
            Self::Move(_) => DeedKind::Move,
            Self::Cancel => DeedKind::Cancel,
            Self::Resend => DeedKind::Resend,
        }
    }

    fn done_to(self, act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<()> {
        match self {
            Self::SendNow => deeds::send_now(act, through, message),
            Self::Move(at) => deeds::reschedule(act, through, message, at),
            Self::Cancel => deeds::cancel(act, through, message),
            Self::Resend => deeds::resend(act, through, message),
        }
        .map(drop)
    }
}

/// Which mails: by name, or all that match, as many as the person was shown.
#[derive(Clone, Debug)]
pub enum Chosen {
    Mails(Vec<MessageId>),
    Matching { filter: Filter, seen: i64 },
}

/// Most mails that are worked on at once.
pub const MOST_CHOSEN: i64 = 1_000;

/// What would become of the mails that were chosen.
#[derive(Clone, Debug)]
pub struct Plan {
    pub applies: Vec<MessageRow>,
    /// Those that stay as they are, each with the reason.
    pub stays: Vec<(MessageRow, Refusal)>,
}

/// Looks what a deed would do, and does nothing.
///
/// Refusals: `nothing-selected`; `selection-changed` when other mails match than were shown; `not-found` when one is
/// out of reach; `forbidden`; `invalid` past 1,000 mails.
pub fn plan(act: &mut Act<'_>, through: OrganizationId, chosen: &Chosen, kind: DeedKind) -> Result<Plan> {
    act.allow(kind.right(), through)?;
    let (now, mut plan) = (act.now(), Plan { applies: Vec::new(), stays: Vec::new() });
    for row in resolve(act, through, chosen)? {
        match kind.applies(&row, now) {
            Ok(()) => plan.applies.push(row),
            Err(Error::Refused(refusal)) => plan.stays.push((row, refusal)),
            Err(failed) => return Err(failed),
        }
    }
    Ok(plan)
}

fn resolve(act: &mut Act<'_>, through: OrganizationId, chosen: &Chosen) -> Result<Vec<MessageRow>> {
    let rows = match chosen {
        Chosen::Mails(mails) => {
            too_many(i64::try_from(mails.len()).unwrap_or(i64::MAX))?;
            let mut mails = mails.clone();
            mails.sort_unstable();
            mails.dedup();
            let rows = mails.into_iter().map(|message| {
                let scope = locate(act, Action::MailView, through, message)?;
                read(act, &scope, message)
            });
            rows.collect::<Result<Vec<_>>>()?
        }
        Chosen::Matching { filter, seen } => {
            too_many(*seen)?;
            let rows = narrowed(act, through, filter, MOST_CHOSEN + 1)?;
            let now = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            if now != *seen {
                return Err(Refusal::SelectionChanged { seen: *seen, now }.into());
            }
            rows
        }
    };
    if rows.is_empty() { Err(Refusal::NothingSelected.into()) } else { Ok(rows) }
}

fn too_many(count: i64) -> Result<()> {
    if (0..=MOST_CHOSEN).contains(&count) {
        return Ok(());
    }
    Err(Refusal::field("count", Problem::OutOfRange { min: 1, max: MOST_CHOSEN }).into())
}

/// What became of the mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub done: i64,
    /// Their state did not allow it any more.
    pub left: i64,
}

/// Does one thing to many mails, in one act and with one event each. A mail whose state does not allow it any more
/// stays as it is.
///
/// Refusals: those of [`plan`]; `invalid` when a new date lies in the past.
pub fn change_many(
    act: &mut Act<'_>,
    through: OrganizationId,
    chosen: &[MessageId],
    deed: Deed,
) -> Result<Done> {
    let plan = plan(act, through, &Chosen::Mails(chosen.to_vec()), deed.kind())?;
    for row in &plan.applies {
        deed.done_to(act, through, row.id)?;
    }
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    Ok(Done { done: count(plan.applies.len()), left: count(plan.stays.len()) })
}
