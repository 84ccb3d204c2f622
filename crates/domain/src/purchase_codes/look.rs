//! Looking a code up: what it would bring, or why it cannot be entered. Wrong guesses are counted.

use db::{FromRow, Row, params};

use super::{Units, code, record::Expired};
use crate::{
    access::Action,
    act::Act,
    clock::{Day, Instant},
    ids::{BatchId, CodeId, OrganizationId},
    licenses, organizations,
    refusal::{Refusal, Result},
    throttles::{self, Key},
    vault::Secret,
};

/// A code that was looked up with the attempt counted: without one nothing can be entered.
#[derive(Clone, Debug)]
pub struct Found {
    pub(super) code: CodeId,
    pub(super) batch: BatchId,
    pub(super) typed: Secret,
    pub(super) maker: OrganizationId,
    pub maker_name: String,
    pub of: Units,
    pub units: i64,
    pub valid_until: Option<Day>,
}

/// A code that was found, or why it cannot be entered. The act that gives a refusal this way commits, so that the
/// attempt stays counted.
pub type Tried = std::result::Result<Found, Refusal>;

/// What is known of a code that somebody shows.
pub(super) struct Shown {
    code: CodeId,
    batch: BatchId,
    maker: OrganizationId,
    maker_name: String,
    of: Units,
    units: i64,
    valid_until: Option<Day>,
    redeemed_at: Option<Instant>,
    redeemer: Option<OrganizationId>,
    redeemer_name: Option<String>,
    pub(super) cancelled_at: Option<Instant>,
}

impl FromRow for Shown {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            code: row.get("id")?,
            batch: row.get("batch_id")?,
            maker: row.get("organization_id")?,
            maker_name: row.get("maker_name")?,
            of: Units::from_row(row)?,
            units: row.get("units")?,
            valid_until: row.get("valid_until")?,
            redeemed_at: row.get("redeemed_at")?,
            redeemer: row.get("redeemer_id")?,
            redeemer_name: row.get("redeemer_name")?,
            cancelled_at: row.get("cancelled_at")?,
        })
    }
}

pub(super) const SHOWN: &str = "SELECT c.id, c.batch_id, c.organization_id, o.name AS maker_name, b.plan_id, b.plan_name, \
    b.product_name, b.edition_id, b.edition_code, b.edition_name, b.unit, b.nouns, b.units, b.term_months, \
    b.valid_until, c.redeemed_at, c.redeemer_id, c.redeemer_name, c.cancelled_at FROM purchase_codes c \
    JOIN code_batches b ON b.organization_id = c.organization_id AND b.id = c.batch_id \
    JOIN organizations o ON o.id = c.organization_id WHERE c.organization_id = $1 AND c.id = $2";

/// Looks a code up for an organization that is about to enter it. One that it has entered already is found: entering it
/// again is refused then, but for whoever asks the same thing twice.
///
/// Refusals: as of [`check_code`].
pub fn try_code(act: &mut Act<'_>, into: OrganizationId, typed: &str) -> Result<Tried> {
    act.allow(Action::PurchaseCodesChange, into)?;
    look_up(act, Some(into), typed, Entered::Found)
}

/// What a code would bring to an organization, or to somebody who only asks. A code that nobody made, or that was made
/// by somebody who does not stand above, is counted as a guess.
///
/// Refusals: problems of `code`; `too-many-attempts`. In the answer: `purchase-code-unknown`, `purchase-code-used`,
/// `purchase-code-used-by`, `purchase-code-expired`, `purchase-code-cancelled`.
pub fn check_code(act: &mut Act<'_>, into: Option<OrganizationId>, typed: &str) -> Result<Tried> {
    if let Some(organization) = into {
        act.allow(Action::PurchaseCodesChange, organization)?;
    }
    look_up(act, into, typed, Entered::Refused)
}

/// What becomes of a code that the organization itself has entered before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entered {
    Found,
    Refused,
}

fn look_up(act: &mut Act<'_>, into: Option<OrganizationId>, typed: &str, entered: Entered) -> Result<Tried> {
    let read = code::read(typed).map_err(|problem| Refusal::field("code", problem))?;
    let from = Key::wrong_code_from(&act.caller().ip.clone());
    let counted = !act.caller().ip.is_empty();
    if counted {
        throttles::check(act, &from)?;
    }
    let answer = match find(act, into, &read)? {
        Some(shown) => judge(act, into.filter(|_| entered == Entered::Found), shown, read)?,
        None => Err(Refusal::PurchaseCodeUnknown),
    };
    if counted && answer.as_ref().err() == Some(&Refusal::PurchaseCodeUnknown) {
        throttles::failed(act, &from)?;
        throttles::failed(act, &Key::wrong_code())?;
    }
    Ok(answer)
}

fn find(act: &mut Act<'_>, into: Option<OrganizationId>, typed: &Secret) -> Result<Option<Shown>> {
    let hash = code::index(act.vault(), typed);
    let place: Option<(OrganizationId, CodeId)> = act.tx().optional(
        "SELECT organization_id, code_id FROM purchase_code_index WHERE code_hash = $1",
        params![hash.as_slice()],
    )?;
    let Some((maker, code)) = place else { return Ok(None) };
    if let Some(organization) = into
        && organizations::steps_down(act, maker, organization)?.is_none()
    {
        return Ok(None);
    }
    Ok(act.tx().optional(SHOWN, params![maker, code])?)
}

/// `again`: who may have entered it before.
fn judge(act: &mut Act<'_>, again: Option<OrganizationId>, shown: Shown, typed: Secret) -> Result<Tried> {
    if shown.cancelled_at.is_some() {
        return Ok(Err(Refusal::PurchaseCodeCancelled));
    }
    if shown.redeemed_at.is_some() && (again.is_none() || shown.redeemer != again) {
        return Ok(Err(used(act, &shown)?));
    }
    let today = licenses::customer_day(act, shown.maker)?;
    if shown.redeemed_at.is_none() && Expired::on(shown.valid_until, today) == Expired::Yes {
        let day = shown.valid_until.map(|day| day.to_string()).unwrap_or_default();
        return Ok(Err(Refusal::PurchaseCodeExpired { day }));
    }
    Ok(Ok(Found {
        code: shown.code,
        batch: shown.batch,
        typed,
        maker: shown.maker,
        maker_name: shown.maker_name,
        of: shown.of,
        units: shown.units,
        valid_until: shown.valid_until,
    }))
}

/// By whom and when, for those who see that organization.
pub(super) fn used(act: &mut Act<'_>, shown: &Shown) -> Result<Refusal> {
    let (Some(by), Some(at)) = (shown.redeemer, shown.redeemed_at) else {
        return Ok(Refusal::PurchaseCodeUsed);
    };
    if !act.may(by)?.act(Action::PurchaseCodesView) {
        return Ok(Refusal::PurchaseCodeUsed);
    }
    let zone = licenses::customer_zone(act, shown.maker)?;
    let organization = shown.redeemer_name.clone().unwrap_or_default();
    Ok(Refusal::PurchaseCodeUsedBy { organization, day: at.day_in(&zone).to_string() })
}
