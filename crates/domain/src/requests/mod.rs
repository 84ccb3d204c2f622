//! What people ask for: a person asks their company for a unit, a company asks its seller for more. Who may give it
//! sees the request in a list and grants or declines it there; both sides are told by mail.

mod store;
#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row};

use crate::{
    access::{Action, OrganizationKind},
    accounts::{self, Account},
    act::Act,
    audit::{Entry, SubjectKind, What},
    bindings,
    clock::Instant,
    ids::{LicenseId, OrganizationId, RequestId},
    input::Checks,
    notices::{self, Audience, Recipient},
    organizations,
    outbox::{self, Mail, MailKind},
    page::{Cursor, Page, Total, Window},
    places,
    refusal::{Error, Refusal, Result},
    throttles::{self, Key},
    words,
};

words! {
    /// Who asks whom.
    RequestKind {
        /// A person asks their company.
        Unit => "unit",
        /// A company asks its seller.
        More => "more",
    }
}

words! {
    /// What became of a request.
    Answer { Granted => "granted", Declined => "declined", Withdrawn => "withdrawn" }
}

/// Longest note, in characters.
pub const NOTE_LENGTH: usize = 500;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: RequestId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub kind: RequestKind,
    pub email: String,
    pub name: String,
    /// The product that is wanted, as whoever asks calls it.
    pub wish: String,
    pub units: i64,
    pub note: String,
    pub created_at: Instant,
    pub answer: Option<Answer>,
    pub answered_at: Option<Instant>,
    pub answered_by: Option<String>,
    /// Why it was declined.
    pub reason: Option<String>,
}

impl FromRow for Request {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            kind: row.get("kind")?,
            email: row.get("email")?,
            name: row.get("name")?,
            wish: row.get("wish")?,
            units: row.get("units")?,
            note: row.get("note")?,
            created_at: row.get("created_at")?,
            answer: row.get("answer")?,
            answered_at: row.get("answered_at")?,
            answered_by: row.get("answered_by")?,
            reason: row.get("reason")?,
        })
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub wish: String,
    pub units: i64,
    pub note: String,
}

fn checked(wish: &Wish) -> Result<Wish> {
    let mut checks = Checks::new();
    let clean = Wish {
        wish: checks.required("wish", &wish.wish, 200),
        units: checks.number("units", wish.units, 1, 999_999),
        note: checks.paragraph("note", &wish.note, NOTE_LENGTH),
    };
    checks.finish()?;
    Ok(clean)
}

/// The companies that the actor may ask for a unit: where they have or had one, or belong to.
pub fn companies(act: &mut Act<'_>) -> Result<Vec<(OrganizationId, String)>> {
    let account = accounts::own(act)?;
    store::companies(act, &account)
}

/// A person asks their company for a unit. Its administrators get a mail.
///
/// Refusals: `not-found` for a company they have nothing to do with; `customer-disabled`; `already-asked`;
/// `too-many-attempts` past ten an hour; the problems of the fields.
pub fn ask_unit(act: &mut Act<'_>, customer: OrganizationId, wish: &Wish) -> Result<RequestId> {
    let account = accounts::own(act)?;
    if !store::companies(act, &account)?.iter().any(|(known, _)| *known == customer) {
        return Err(Refusal::NotFound.into());
    }
    organizations::refuse_when_stopped(act, customer)?;
    let wish = checked(&Wish { units: 1, ..wish.clone() })?;
    let id = make(act, customer, (RequestKind::Unit, &account), &wish)?;
    let to = notices::told(act, customer, Audience::Customer)?;
    tell(act, (customer, MailKind::UnitAsked), (&account, &wish), to)?;
    Ok(id)
}

/// People of a customer ask its seller for more. The nearest seller with an address or administrators gets a mail.
///
/// Refusals: `already-asked`; `too-many-attempts` past ten an hour; the problems of the fields.
pub fn ask_more(act: &mut Act<'_>, customer: OrganizationId, wish: &Wish) -> Result<RequestId> {
    act.allow_customer(Action::SeatsChange, customer)?;
    let account = accounts::own(act)?;
    let wish = checked(wish)?;
    let id = make(act, customer, (RequestKind::More, &account), &wish)?;
    let to = notices::told(act, customer, Audience::Partner)?;
    tell(act, (customer, MailKind::MoreAsked), (&account, &wish), to)?;
    Ok(id)
}

fn make(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (kind, account): (RequestKind, &Account),
    wish: &Wish,
) -> Result<RequestId> {
    throttles::attempt(act, &Key::request(account.id))?;
    let id = RequestId::from_uuid(act.fresh_id());
    if !store::insert(act, (customer, id), (kind, account), wish)? {
        return Err(Refusal::AlreadyAsked.into());
    }
    places::note(act, id, customer)?;
    let entry = Entry::new(What::RequestMade, SubjectKind::Request, id, &wish.wish).note("count", wish.units);
    act.record(customer, entry)?;
    Ok(id)
}

fn tell(
    act: &mut Act<'_>,
    (customer, kind): (OrganizationId, MailKind),
    (account, wish): (&Account, &Wish),
    to: Vec<Recipient>,
) -> Result<()> {
    let name = store::name_of(act, customer)?;
    let mails = to.into_iter().map(|told| Mail {
        organization: told.organization,
        kind,
        facts: serde_json::json!({
            "customer": &name, "customer_id": customer.to_string(), "by": &account.name, "asker": &account.email,
            "product": &wish.wish, "units": wish.units, "note": &wish.note,
        }),
        recipient: told.email,
        language: told.language,
        seat: None,
        job: None,
        send_at: None,
    });
    outbox::post_all(act, mails.collect())
}

/// The requests at a customer, the open ones first, the latest first.
pub fn list(act: &mut Act<'_>, customer: OrganizationId, window: &Window) -> Result<Page<Request>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    store::of_customer(act, &scope, window)
}

/// The open requests for more of all customers below an organization, the oldest first; of a customer none.
pub fn wanted_below(
    act: &mut Act<'_>,
    organization: OrganizationId,
    window: &Window,
) -> Result<Page<Request>> {
    let scope = act.allow(Action::SeatsView, organization)?;
    if scope.kind() == OrganizationKind::Customer {
        return Ok(window.page(Vec::new(), Some(Total::Exactly(0)), |_| Cursor::new([])));
    }
    store::wanted_below(act, &scope, window)
}

/// What is listed at a place: of a customer all its requests, else what customers below want.
pub fn at(act: &mut Act<'_>, place: OrganizationId, window: &Window) -> Result<Page<Request>> {
    let scope = act.allow(Action::SeatsView, place)?;
    match scope.kind() {
        OrganizationKind::Customer => list(act, place, window),
        _ => wanted_below(act, place, window),
    }
}

/// The actor's own requests, the latest first.
pub fn own(act: &mut Act<'_>) -> Result<Vec<Request>> {
    let account = accounts::own(act)?;
    let mut found = Vec::new();
    for (customer, _) in store::companies(act, &account)? {
        found.extend(store::of_account(act, customer, account.id)?);
    }
    found.sort_by_key(|request| std::cmp::Reverse(request.id));
    Ok(found)
}

/// A request that the actor may answer: of a person, by who gives users their units; of a company, by who stands
/// above it.
fn answerable(act: &mut Act<'_>, id: RequestId) -> Result<Request> {
    let customer = places::customer_of(act, id)?;
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    let request = store::get(act, &scope, id)?;
    match request.kind {
        RequestKind::Unit => act.allow_customer(Action::SeatsChange, customer)?,
        RequestKind::More => {
            let (above, _) = notices::seller(act, customer)?.ok_or(Refusal::NotFound)?;
            match act.allow(Action::SeatsChange, above) {
                Err(Error::Refused(Refusal::NotFound)) => return Err(Refusal::Forbidden.into()),
                other => other?,
            }
        }
    };
    if request.answer.is_some() {
        return Err(Refusal::AlreadyAnswered.into());
    }
    Ok(request)
}

/// A request that is open, for who may answer it. Refusals: `not-found`, `forbidden`, `already-answered`.
pub fn look(act: &mut Act<'_>, id: RequestId) -> Result<Request> {
    answerable(act, id)
}

/// Grants a person's request by binding them to a free unit of a license of that customer, in one act.
///
/// Refusals: `already-answered`; those of [`bindings::bind`].
pub fn grant_unit(act: &mut Act<'_>, id: RequestId, license: LicenseId, edition: &str) -> Result<()> {
    let request = answerable(act, id)?;
    if request.kind != RequestKind::Unit || places::customer_of(act, license)? != request.customer {
        return Err(Refusal::NotFound.into());
    }
    bindings::bind(act, license, edition, &request.email)?;
    answer(act, &request, Answer::Granted, "")
}

/// Says that a company got what it asked for; the units themselves are changed on its license.
///
/// Refusals: `already-answered`; `not-found` for a person's request.
pub fn grant_more(act: &mut Act<'_>, id: RequestId) -> Result<()> {
    let request = answerable(act, id)?;
    if request.kind != RequestKind::More {
        return Err(Refusal::NotFound.into());
    }
    answer(act, &request, Answer::Granted, "")
}

/// Declines a request with a reason, which whoever asked is told.
///
/// Refusals: `already-answered`; the problems of the fields.
pub fn decline(act: &mut Act<'_>, id: RequestId, reason: &str) -> Result<()> {
    let request = answerable(act, id)?;
    let mut checks = Checks::new();
    let reason = checks.required("reason", reason, NOTE_LENGTH);
    checks.finish()?;
    answer(act, &request, Answer::Declined, &reason)
}

/// Takes the actor's own request back. Refusals: `not-found` for anybody else's; `already-answered`.
pub fn withdraw(act: &mut Act<'_>, id: RequestId) -> Result<()> {
    let account = accounts::own(act)?;
    let customer = places::customer_of(act, id)?;
    let request = store::asked_by(act, customer, account.id, id)?;
    if request.answer.is_some() {
        return Err(Refusal::AlreadyAnswered.into());
    }
    settle(act, &request, Answer::Withdrawn, "")
}

fn answer(act: &mut Act<'_>, request: &Request, answer: Answer, reason: &str) -> Result<()> {
    settle(act, request, answer, reason)?;
    let language = accounts::by_email(act, &request.email)?.map(|account| account.language);
    let mail = Mail {
        organization: request.customer,
        kind: MailKind::RequestAnswered,
        facts: serde_json::json!({
            "name": &request.name, "customer": &request.customer_name, "product": &request.wish,
            "answer": answer.word(), "reason": reason, "by": act.actor().name(),
        }),
        recipient: request.email.clone(),
        language: language.unwrap_or_default(),
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail).map(|_| ())
}

fn settle(act: &mut Act<'_>, request: &Request, answer: Answer, reason: &str) -> Result<()> {
    if !store::answer(act, request, answer, reason)? {
        return Err(Refusal::AlreadyAnswered.into());
    }
    let what = match answer {
        Answer::Granted => What::RequestGranted,
        Answer::Declined => What::RequestDeclined,
        Answer::Withdrawn => What::RequestWithdrawn,
    };
    act.record(request.customer, Entry::new(what, SubjectKind::Request, request.id, &request.wish))
}
