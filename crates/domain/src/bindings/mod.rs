//! Units of licenses bound to people by their address. A bound unit is a seat with a holder: a registered person, or
//! an address whose person has yet to register, at which the binding completes by itself. Access begins and ends with
//! the act that binds or unbinds. What a person sees of what is theirs is in `own`.

mod completing;
mod counting;
mod following;
mod list;
mod many;
mod past;
mod rows;
mod store;
#[cfg(test)]
mod tests;
mod undoing;

pub(crate) use completing::complete;
pub use counting::{Counts, counts};
pub use following::{LeftBehind, bring_along, left_behind};
pub use list::{Filter, Holding, Term, Unit, list};
pub use many::{MOST_BOUND, Matched, bind_many, csv, match_many};
pub use past::{Past, history};
pub(crate) use store::{end as ended, refuse_when_bound};
pub(crate) use store::{folded, places_of};
pub use undoing::{UNDO_SECONDS, freed, undo};

use crate::{
    access::{Action, Scope},
    accounts::{self, Account},
    act::Act,
    audit::{Entry, SubjectKind, What},
    customers,
    ids::{BindingId, EditionId, LicenseId, OrganizationId, SeatId, UnbindId},
    input::Checks,
    licenses::{self, rules::Status},
    outbox::{self, Mail, MailKind},
    places,
    refusal::{Error, Problem, Refusal, Result},
    seats::units::{self, Holder},
    throttles::{self, Key},
};

/// The most units unbound at once.
pub const MOST_UNBOUND: usize = 1_000;

/// What came of binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub binding: BindingId,
    pub seat: SeatId,
    pub email: String,
    /// Nobody is registered with that address yet; the unit waits for them.
    pub pending: bool,
}

/// Whom a unit is to be bound to: the address as typed, and the account with it if there is one.
struct Person {
    email: String,
    account: Option<Account>,
}

impl Person {
    fn holder(&self) -> Holder {
        Holder { email: self.email.clone(), language: self.account.as_ref().map(|account| account.language) }
    }
}

fn checked(email: &str) -> Result<String> {
    let mut checks = Checks::new();
    let email = checks.email("email", email);
    if email.is_empty() && checks.is_clean() {
        checks.add("email", Problem::Required);
    }
    checks.finish()?;
    Ok(email)
}

/// Takes the row of the address, then looks who has it: an account that is being made is waited for.
fn person(act: &mut Act<'_>, scope: &Scope, email: &str) -> Result<Person> {
    store::hold_address(act, scope, email)?;
    let account = accounts::by_email(act, email)?;
    let email = account.as_ref().map_or_else(|| email.to_owned(), |account| account.email.clone());
    Ok(Person { email, account })
}

/// Binds a free unit of a license to the person with this address; compared in any case, trimmed. The unit is the
/// first that rests after unbinding, else a new one.
///
/// Refusals: `seats-exhausted`; `already-bound`; `license-expired`, `license-revoked`, `license-draft`; the problems of
/// the fields.
pub fn bind(act: &mut Act<'_>, license: LicenseId, edition: &str, email: &str) -> Result<Bound> {
    let scope = licenses::locate(act, Action::SeatsChange, license)?;
    let email = checked(email)?;
    let edition = units::edition_of(act, &scope, license, edition)?;
    open_for_binding(act, &scope, license)?;
    let bound = bind_on(act, &scope, (license, edition), &email)?;
    record_bound(act, &scope, std::slice::from_ref(&bound))?;
    Ok(bound)
}

fn bind_on(act: &mut Act<'_>, scope: &Scope, line: (LicenseId, EditionId), email: &str) -> Result<Bound> {
    // The line before the address: whoever binds on it waits here, and all take their rows in one order.
    store::hold_line(act, scope, line)?;
    let person = person(act, scope, email)?;
    store::refuse_twice(act, scope, line, &person.email)?;
    let seat = units::take(act, scope, line, &person.holder())?;
    note(act, scope, seat, &person)
}

/// Binds this unit: one that was unbound, or one that is used under a name alone, which keeps its code and devices.
///
/// Refusals: `seat-bound` when it has a holder; otherwise those of [`bind`].
pub fn bind_seat(act: &mut Act<'_>, seat: SeatId, email: &str) -> Result<Bound> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::SeatsChange, customer)?;
    let email = checked(email)?;
    let (line, resting) = store::line_of(act, &scope, seat)?;
    open_for_binding(act, &scope, line.0)?;
    store::hold_line(act, &scope, line)?;
    refuse_when_bound(act, &scope, seat)?;
    let person = person(act, &scope, &email)?;
    store::refuse_twice(act, &scope, line, &person.email)?;
    if resting {
        units::take_again(act, &scope, seat, &person.holder())?;
    } else {
        units::address(act, &scope, seat, &person.holder())?;
    }
    let bound = note(act, &scope, seat, &person)?;
    record_bound(act, &scope, std::slice::from_ref(&bound))?;
    Ok(bound)
}

fn note(act: &mut Act<'_>, scope: &Scope, seat: SeatId, person: &Person) -> Result<Bound> {
    let account = person.account.as_ref().map(|account| account.id);
    let binding = store::begin(act, scope, seat, (&person.email, account))?;
    Ok(Bound { binding, seat, email: person.email.clone(), pending: account.is_none() })
}

fn record_bound(act: &mut Act<'_>, scope: &Scope, bound: &[Bound]) -> Result<()> {
    let Some(first) = bound.first() else { return Ok(()) };
    let names: Vec<&str> = bound.iter().take(10).map(|bound| bound.email.as_str()).collect();
    let waiting = bound.iter().filter(|bound| bound.pending).count();
    let entry = Entry::new(What::SeatsBound, SubjectKind::Seat, first.seat, names.join(", "))
        .note("count", bound.len());
    let entry = if waiting > 0 { entry.note("pending", waiting) } else { entry };
    act.record(scope.organization(), entry)
}

/// Nobody is bound by those who do not add users there, nor to what is over or has not been agreed yet.
fn open_for_binding(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<()> {
    customers::require_adding(act, scope)?;
    let held = licenses::held_one(act, scope, license)?;
    match held.standing.status {
        Status::Expired => Err(Refusal::LicenseExpired { day: held.valid_to.to_string() }.into()),
        Status::Revoked => Err(Refusal::LicenseRevoked.into()),
        Status::Draft => Err(Refusal::LicenseDraft.into()),
        _ => Ok(()),
    }
}

/// What came of unbinding; the id undoes it for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unbound {
    pub id: UnbindId,
    pub count: i64,
    /// Devices that were released.
    pub devices: i64,
}

/// Unbinds units of one customer, all of them or none: access ends at once, and each is free for another person. Its
/// license ends when it would have. A unit that waits for its person is taken back the same way.
///
/// Refusals: `not-bound` when one of them has no holder; `works-offline` when a device of one works by a license file and
/// the actor may not change the license; `not-found`; too many at once.
pub fn unbind(act: &mut Act<'_>, seats: &[SeatId]) -> Result<Unbound> {
    let first = seats.first().ok_or(Refusal::NothingSelected)?;
    let customer = places::customer_of(act, *first)?;
    unbind_of(act, customer, seats)
}

/// As [`unbind`], for units of this customer.
pub fn unbind_of(act: &mut Act<'_>, customer: OrganizationId, seats: &[SeatId]) -> Result<Unbound> {
    let scope = act.allow_customer(Action::SeatsChange, customer)?;
    if seats.is_empty() {
        return Err(Refusal::NothingSelected.into());
    }
    if seats.len() > MOST_UNBOUND {
        return Err(Refusal::field("seats", Problem::TooManyRows { max: MOST_UNBOUND as i64 }).into());
    }
    let mut seats = seats.to_vec();
    seats.sort_unstable();
    seats.dedup();
    store::hold_lines_of(act, &scope, &seats)?;
    let id = UnbindId::from_uuid(act.fresh_id());
    let (mut names, mut devices) = (Vec::new(), 0);
    for seat in &seats {
        store::refuse_when_free(act, &scope, *seat)?;
        let (name, released) = units::give_back(act, &scope, *seat)?;
        store::end(act, &scope, *seat, Some(id))?;
        names.push(name);
        devices += released;
    }
    let count = i64::try_from(seats.len()).unwrap_or(i64::MAX);
    names.truncate(10);
    let entry = Entry::new(What::SeatsUnbound, SubjectKind::Seat, seats[0], names.join(", "))
        .note("count", count)
        .note("devices", devices)
        .note("unbind_id", id.to_string());
    act.record(scope.organization(), entry)?;
    Ok(Unbound { id, count, devices })
}

/// As [`unbind`], all units with a holder that a filter shows, of which somebody has seen `seen`.
///
/// Refusals: `selection-changed` when there are more or fewer by now; those of [`unbind`].
pub fn unbind_matching(
    act: &mut Act<'_>,
    customer: OrganizationId,
    filter: &Filter,
    seen: i64,
) -> Result<Unbound> {
    act.allow_customer(Action::SeatsChange, customer)?;
    let now = counts(act, customer, filter)?.of(filter.holding);
    if now != seen {
        return Err(Refusal::SelectionChanged { seen, now }.into());
    }
    let seats = list::held_by(act, customer, filter, MOST_UNBOUND)?;
    unbind_of(act, customer, &seats)
}

/// Mails the person of a unit that waits how to register. Counted with the invitations to that address.
///
/// Refusals: `not-bound` when the unit does not wait for anybody; `too-many-attempts` past five an hour to one address.
pub fn ask_to_register(act: &mut Act<'_>, seat: SeatId) -> Result<()> {
    let customer = places::customer_of(act, seat)?;
    let scope = act.allow_customer(Action::InvitationsSend, customer)?;
    let email = store::pending_on(act, &scope, seat)?.ok_or(Refusal::NotBound)?;
    ask(act, &scope, seat, &email)?;
    act.record(customer, Entry::new(What::RegistrationAsked, SubjectKind::Seat, seat, email))
}

/// As [`ask_to_register`], for all of those just bound who are not registered; whoever had their share of mails this
/// hour gets none. Gives how many mails there are.
pub fn ask_all_to_register(act: &mut Act<'_>, bound: &[Bound]) -> Result<i64> {
    let waiting: Vec<&Bound> = bound.iter().filter(|bound| bound.pending).collect();
    let Some(first) = waiting.first() else { return Ok(0) };
    let customer = places::customer_of(act, first.seat)?;
    let scope = act.allow_customer(Action::InvitationsSend, customer)?;
    let mut names = Vec::new();
    for bound in &waiting {
        match ask(act, &scope, bound.seat, &bound.email) {
            Ok(()) => names.push(bound.email.as_str()),
            Err(Error::Refused(Refusal::TooManyAttempts { .. })) => {}
            Err(other) => return Err(other),
        }
    }
    let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
    names.truncate(10);
    if count > 0 {
        let entry = Entry::new(What::RegistrationAsked, SubjectKind::Seat, first.seat, names.join(", "));
        act.record(customer, entry.note("count", count))?;
    }
    Ok(count)
}

fn ask(act: &mut Act<'_>, scope: &Scope, seat: SeatId, email: &str) -> Result<()> {
    let customer = scope.organization();
    let held = store::told(act, scope, seat)?;
    throttles::attempt(act, &Key::mail_to(customer, email))?;
    let mail = Mail {
        organization: customer,
        kind: MailKind::UnitWaits,
        facts: serde_json::json!({ "customer": held.customer, "product": held.product, "email": email }),
        recipient: email.to_owned(),
        language: held.language,
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail)?;
    store::asked(act, scope, seat)
}
