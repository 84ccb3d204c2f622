//! Account names: one name, one customer among all below the same tier-1 partner (IT-03). Customers directly below
//! the operator share the operator's own channel. An index table decides races: exactly one act gets a name.

use db::{DbError, params};

use crate::{
    access::Action,
    act::Act,
    ids::OrganizationId,
    input::{Checks, fold},
    refusal::{Error, Failure, Problem, Refusal, Result},
};

/// Longest account name, in characters.
pub const ACCOUNT_NAME_LENGTH: usize = 100;

/// Whether a new customer of this vendor could have the account name. Says nothing about who has it.
///
/// Refusals: `forbidden` to who may create no customers there.
pub fn account_name_free(act: &mut Act<'_>, vendor: OrganizationId, name: &str) -> Result<bool> {
    act.allow(Action::CustomersCreate, vendor)?;
    is_free(act, vendor, name.trim())
}

/// A free account name made from a company's name; empty when nothing of the name can be used.
///
/// Refusals: `forbidden` to who may create no customers there.
pub fn suggest_account_name(act: &mut Act<'_>, vendor: OrganizationId, company: &str) -> Result<String> {
    act.allow(Action::CustomersCreate, vendor)?;
    let channel = channel_of(act, vendor)?;
    let stem = stem(company);
    if stem.is_empty() {
        return Ok(stem);
    }
    for number in 1..=MOST_TRIED {
        let name = if number == 1 { stem.clone() } else { format!("{stem}-{number}") };
        if holds_none(act, channel, &name)? {
            return Ok(name);
        }
    }
    Ok(String::new())
}

const MOST_TRIED: i64 = 20;

/// Words of the company's name in lower case with hyphens between, without its legal form.
fn stem(company: &str) -> String {
    let folded = fold(company);
    let words: Vec<String> = folded
        .split(|character: char| character.is_whitespace() || "-_/&,+".contains(character))
        .map(|word| word.chars().filter(|character| character.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let telling = |word: &&String| !LEGAL_FORMS.contains(&word.as_str());
    let mut kept: Vec<&str> = words.iter().filter(telling).map(String::as_str).collect();
    if kept.is_empty() {
        kept = words.iter().map(String::as_str).collect();
    }
    kept.join("-").chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}

const LEGAL_FORMS: &[&str] = &[
    "oy", "oyj", "ab", "ky", "tmi", "srl", "spa", "snc", "sas", "sl", "sa", "slu", "ooo", "ооо", "оао",
    "зао", "ао", "ип", "ltd", "llc", "inc", "plc", "gmbh", "co", "corp",
];

/// As [`account_name_free`], for operations that asked for their right; no name at all is always free.
pub(super) fn is_free(act: &mut Act<'_>, vendor: OrganizationId, name: &str) -> Result<bool> {
    let channel = channel_of(act, vendor)?;
    Ok(name.is_empty() || holds_none(act, channel, &fold(name))?)
}

fn holds_none(act: &mut Act<'_>, channel: OrganizationId, folded: &str) -> Result<bool> {
    let held: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS held FROM account_names WHERE channel_id = $1 AND name_folded = $2",
        params![channel, folded],
    )?;
    Ok(held.is_none())
}

/// The tier-1 partner at or above a vendor; the operator itself when the vendor is the operator.
fn channel_of(act: &mut Act<'_>, vendor: OrganizationId) -> Result<OrganizationId> {
    let found: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT o.id FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND o.depth <= 1 ORDER BY o.depth DESC LIMIT 1",
        params![vendor],
    )?;
    found.map(|(id,)| id).ok_or_else(|| Refusal::NotFound.into())
}

/// Gives the customer the name in its channel; an empty one is none. Of several acts that want it one gets it.
///
/// Refusals: `taken` at `account_name`, whoever has it.
pub(super) fn take(
    act: &mut Act<'_>,
    vendor: OrganizationId,
    customer: OrganizationId,
    name: &str,
) -> Result<()> {
    if name.is_empty() {
        return Ok(());
    }
    let channel = channel_of(act, vendor)?;
    let taken = act.tx().execute(
        "INSERT INTO account_names (channel_id, name_folded, customer_id) VALUES ($1, $2, $3) \
         ON CONFLICT (channel_id, name_folded) DO NOTHING",
        params![channel, fold(name), customer],
    )?;
    if taken == 1 { Ok(()) } else { Err(Refusal::field("account_name", Problem::Taken).into()) }
}

/// Gives the customer another name instead of the one it has. Refusals as of [`take`].
pub(super) fn exchange(
    act: &mut Act<'_>,
    (vendor, customer): (OrganizationId, OrganizationId),
    (before, after): (&str, &str),
) -> Result<()> {
    if fold(before) == fold(after) {
        return Ok(());
    }
    act.tx().execute("DELETE FROM account_names WHERE customer_id = $1", params![customer])?;
    take(act, vendor, customer, after)
}

/// Checks an account name as typed.
pub(super) fn check(checks: &mut Checks, name: &str) -> String {
    checks.line("account_name", name, ACCOUNT_NAME_LENGTH)
}

/// Takes the account names of `top` and all below it into the channel that they have below `parent`: to be called
/// by whoever moves `top` there, in the same act, before or after the tree says so.
///
/// Refusals: `account-names-clash` with the names that others of that channel have.
pub(crate) fn rechannel(act: &mut Act<'_>, top: OrganizationId, parent: OrganizationId) -> Result<()> {
    let channel = channel_below(act, top, parent)?;
    let clashing: Vec<(String,)> = act.tx().all(
        "SELECT c.account_name FROM organization_ancestors a \
         JOIN account_names own ON own.customer_id = a.descendant_id \
         JOIN account_names other ON other.channel_id = $2 AND other.name_folded = own.name_folded \
         JOIN customers c ON c.customer_id = own.customer_id \
         WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND other.customer_id <> own.customer_id \
         ORDER BY own.name_folded LIMIT 100",
        params![top, channel],
    )?;
    if !clashing.is_empty() {
        let count = i64::try_from(clashing.len()).unwrap_or(i64::MAX);
        let names: Vec<String> = clashing.into_iter().map(|(name,)| name).collect();
        return Err(Refusal::AccountNamesClash { names: names.join(", "), count }.into());
    }
    let moved = act.tx().execute(
        "UPDATE account_names SET channel_id = $2 WHERE channel_id <> $2 AND customer_id IN ( \
         SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer')",
        params![top, channel],
    );
    moved.map(drop).map_err(|error| match error {
        // Somebody took a name in between: begun again, the act is told which.
        DbError::Unique { constraint } => Error::Failed(Failure::Database(DbError::Retry(constraint))),
        other => other.into(),
    })
}

/// The channel of what stands at and below `top` once it is directly below `parent`.
fn channel_below(act: &mut Act<'_>, top: OrganizationId, parent: OrganizationId) -> Result<OrganizationId> {
    let found: Option<(i64, String)> = act.tx().optional(
        "SELECT p.depth, o.kind FROM organizations p CROSS JOIN organizations o WHERE p.id = $1 AND o.id = $2",
        params![parent, top],
    )?;
    let (depth, kind) = found.ok_or(Refusal::NotFound)?;
    if depth == 0 && kind != "customer" { Ok(top) } else { channel_of(act, parent) }
}
