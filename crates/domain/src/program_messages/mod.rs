//! What installed programs show to people: a short message per language that staff of a vendor or partner write for a
//! product, a plan, a customer or some versions, from a day until a day. Programs are told at their check-in.

mod rules;
#[cfg(test)]
mod tests;

use db::{DbError, FromRow, Row, params};
use jiff::tz::TimeZone;

pub use rules::{LONGEST_TEXT, Texts};

use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{LicenseId, OrganizationId, PlanId, ProductId, ProgramMessageId},
    input::Checks,
    licenses::rules::end_of_day,
    organizations, products,
    refusal::{Problem, Refusal, Result},
};

/// A message that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageForm {
    pub product: Option<ProductId>,
    pub plan: Option<PlanId>,
    pub customer: Option<OrganizationId>,
    /// The first and the last version that it is for; empty: no end.
    pub version_from: String,
    pub version_to: String,
    pub texts: Texts,
    /// Days written `YYYY-MM-DD`, where the organization is, both included.
    pub from_on: String,
    pub until_on: String,
}

/// What becomes of a message now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Coming,
    Now,
    Over,
    Withdrawn,
}

/// A message with what it is narrowed to.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: ProgramMessageId,
    pub organization: OrganizationId,
    /// Names of the product, plan and customer that it is for; none: all.
    pub product_name: Option<String>,
    pub plan_name: Option<String>,
    pub customer_name: Option<String>,
    pub version_from: String,
    pub version_to: String,
    pub texts: Texts,
    pub shown_from: Instant,
    /// The first instant at which it is shown no more.
    pub shown_until: Instant,
    pub withdrawn_at: Option<Instant>,
    pub created_at: Instant,
    pub created_by: String,
}

impl Message {
    pub fn shown(&self, now: Instant) -> Shown {
        match () {
            () if self.withdrawn_at.is_some() => Shown::Withdrawn,
            () if now < self.shown_from => Shown::Coming,
            () if now < self.shown_until => Shown::Now,
            () => Shown::Over,
        }
    }
}

impl FromRow for Message {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            product_name: row.get("product_name")?,
            plan_name: row.get("plan_name")?,
            customer_name: row.get("customer_name")?,
            version_from: row.get("version_from")?,
            version_to: row.get("version_to")?,
            texts: row.get("texts")?,
            shown_from: row.get("shown_from")?,
            shown_until: row.get("shown_until")?,
            withdrawn_at: row.get("withdrawn_at")?,
            created_at: row.get("created_at")?,
            created_by: row.get("created_by")?,
        })
    }
}

const MESSAGE: &str = "SELECT m.id, m.organization_id, p.name AS product_name, n.name AS plan_name, o.name AS customer_name, \
    m.version_from, m.version_to, m.texts, m.shown_from, m.shown_until, m.withdrawn_at, m.created_at, m.created_by \
    FROM program_messages m LEFT JOIN products p ON p.id = m.product_id LEFT JOIN plans n ON n.id = m.plan_id \
    LEFT JOIN organizations o ON o.id = m.customer_id";

/// How many messages of one organization are listed.
const MOST_LISTED: i64 = 200;
/// How many messages a program is told.
const MOST_TOLD: usize = 10;
/// A message is shown for at most so many days.
const MOST_DAYS: i64 = 400;

/// The messages of an organization, the newest first; at most 200.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Message>> {
    let scope = act.allow(Action::MailView, organization)?;
    Ok(act.tx().all(
        &format!("{MESSAGE} WHERE m.organization_id = $1 ORDER BY m.id DESC LIMIT {MOST_LISTED}"),
        params![scope.organization()],
    )?)
}

/// Writes a message for the customers below an organization.
///
/// Refusals: `not-found` for a product, plan or customer that is not theirs; the problems of the fields.
pub fn write(act: &mut Act<'_>, organization: OrganizationId, form: &MessageForm) -> Result<Message> {
    act.allow(Action::MailChange, organization)?;
    let (name, zone): (String, String) =
        act.tx().one("SELECT name, time_zone FROM organizations WHERE id = $1", params![organization])?;
    let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    let (clean, from, until) = checked(form, act.now(), &zone)?;
    named(act, organization, form)?;
    let (id, now, by) =
        (ProgramMessageId::from_uuid(act.fresh_id()), act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO program_messages (id, organization_id, product_id, plan_id, customer_id, version_from, version_to, \
         texts, shown_from, shown_until, created_at, created_by, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        params![
            id, organization, clean.product, clean.plan, clean.customer, clean.version_from, clean.version_to,
            clean.texts, from, until, now, by
        ],
    )?;
    let text = clean.texts.best(crate::Language::En).to_owned();
    let entry = Entry::new(What::ProgramMessageWritten, SubjectKind::Organization, organization, name);
    act.record(organization, entry.note("text", text))?;
    get(act, id)
}

fn checked(form: &MessageForm, now: Instant, zone: &TimeZone) -> Result<(MessageForm, Instant, Instant)> {
    let mut checks = Checks::new();
    let from = checks.day("from_on", &form.from_on);
    let until = checks.day("until_on", &form.until_on);
    if let Some((from, until)) = from.zip(until) {
        if until < from {
            checks.add("until_on", Problem::EndsBeforeStart);
        } else if until < now.day_in(zone) {
            checks.add("until_on", Problem::InThePast);
        } else if until > from.plus_days(MOST_DAYS) {
            checks.add("until_on", Problem::OutOfRange { min: 1, max: MOST_DAYS });
        }
    }
    let clean = MessageForm {
        version_from: rules::check_version(&mut checks, "version_from", &form.version_from),
        version_to: rules::check_version(&mut checks, "version_to", &form.version_to),
        texts: form.texts.check(&mut checks),
        ..form.clone()
    };
    checks.finish()?;
    let (Some(from), Some(until)) = (from, until) else { return Err(Refusal::NotFound.into()) };
    Ok((clean, end_of_day(from.plus_days(-1), zone), end_of_day(until, zone)))
}

/// What it is narrowed to is seen where it is written, and the customer stands below.
fn named(act: &mut Act<'_>, organization: OrganizationId, form: &MessageForm) -> Result<()> {
    if let Some(product) = form.product {
        products::get(act, organization, product)?;
    }
    if let Some(plan) = form.plan {
        products::plan(act, organization, plan)?;
    }
    if let Some(customer) = form.customer {
        act.allow_customer(Action::CustomersView, customer)?;
        organizations::steps_down(act, organization, customer)?.ok_or(Refusal::NotFound)?;
    }
    Ok(())
}

fn get(act: &mut Act<'_>, id: ProgramMessageId) -> Result<Message> {
    let found: Option<Message> = act.tx().optional(&format!("{MESSAGE} WHERE m.id = $1"), params![id])?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// One message. Refusals: `not-found`.
pub fn find(act: &mut Act<'_>, id: ProgramMessageId) -> Result<Message> {
    let found = get(act, id)?;
    act.allow(Action::MailView, found.organization)?;
    Ok(found)
}

/// Shows a message no more, from the next check-in of each program on. Again changes nothing more.
pub fn withdraw(act: &mut Act<'_>, id: ProgramMessageId) -> Result<Message> {
    let found = get(act, id)?;
    act.allow(Action::MailChange, found.organization)?;
    let now = act.now();
    let withdrawn = act.tx().execute(
        "UPDATE program_messages SET withdrawn_at = $2, version = version + 1 WHERE id = $1 AND withdrawn_at IS NULL",
        params![id, now],
    )?;
    if withdrawn == 1 {
        let name = organizations::name(act, found.organization)?;
        let text = found.texts.best(crate::Language::En).to_owned();
        let entry =
            Entry::new(What::ProgramMessageWithdrawn, SubjectKind::Organization, found.organization, name);
        act.record(found.organization, entry.note("text", text))?;
    }
    get(act, id)
}

/// A message as a program may be told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: ProgramMessageId,
    pub texts: Texts,
    pub until: Instant,
    from: Instant,
    version_from: String,
    version_to: String,
}

impl Told {
    /// Whether programs of this version show it now.
    fn fits(&self, now: Instant, version: &str) -> bool {
        self.from <= now && now < self.until && rules::within(version, &self.version_from, &self.version_to)
    }
}

impl FromRow for Told {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            texts: row.get("texts")?,
            until: row.get("shown_until")?,
            from: row.get("shown_from")?,
            version_from: row.get("version_from")?,
            version_to: row.get("version_to")?,
        })
    }
}

/// What programs may be told under a license now or later, the first one to be shown first.
pub(crate) fn ahead(act: &mut Act<'_>, customer: OrganizationId, license: LicenseId) -> Result<Vec<Told>> {
    let now = act.now();
    Ok(act.tx().all(
        "SELECT m.id, m.version_from, m.version_to, m.texts, m.shown_from, m.shown_until FROM program_messages m \
         JOIN organization_ancestors a ON a.ancestor_id = m.organization_id AND a.descendant_id = $1 \
         JOIN licenses l ON l.customer_id = $1 AND l.id = $2 \
         WHERE m.shown_until > $3 AND m.withdrawn_at IS NULL \
         AND (m.customer_id IS NULL OR m.customer_id = $1) AND (m.plan_id IS NULL OR m.plan_id = l.plan_id) \
         AND (m.product_id IS NULL OR m.product_id = (SELECT n.product_id FROM plans n WHERE n.id = l.plan_id)) \
         ORDER BY m.shown_from, m.id",
        params![customer, license, now],
    )?)
}

/// Of these what programs of a version show at an instant; at most ten.
pub(crate) fn told(ahead: &[Told], now: Instant, version: &str) -> Vec<Told> {
    ahead.iter().filter(|one| one.fits(now, version)).take(MOST_TOLD).cloned().collect()
}
