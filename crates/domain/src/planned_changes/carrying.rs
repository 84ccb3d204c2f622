//! What the worker does when a day begins: each planned change in an act of its own, through the operation that people
//! use. Done and settled are one commit, so that it is done once, however many workers look and whatever dies meanwhile.

use serde_json::{Map, Value as Json};

use super::{Deed, PlannedChange, entry, store};
use crate::{
    access::Action,
    accounts,
    act::{Act, Actor},
    audit::What,
    customers,
    ids::{OrganizationId, PlannedChangeId},
    licenses,
    messages::only_the_worker,
    outbox::{self, Mail, MailKind},
    refusal::{Argument, Error, Refusal, Result},
};

/// One that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    customer: OrganizationId,
    id: PlannedChangeId,
}

/// What is due now, the longest first.
pub fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<Due>> {
    only_the_worker(act)?;
    let rows = store::due(act, most)?;
    Ok(rows.into_iter().map(|(customer, id)| Due { customer, id }).collect())
}

/// Does one. Nothing when another has done it, or it was cancelled or put off meanwhile.
///
/// Refusals: `planner-may-not` when who planned it may not do it any more; those of the operation. Then nothing is changed,
/// and [`give_up`] is to be called.
pub fn carry_out(act: &mut Act<'_>, due: Due) -> Result<()> {
    only_the_worker(act)?;
    let scope = act.allow_customer(Action::PlannedChangesView, due.customer)?;
    if !store::settle(act, &scope, due.id, None)? {
        return Ok(());
    }
    let planned = store::get(act, &scope, due.id)?;
    let by = planner(act, &planned)?;
    act.instead_of(by, |act| perform(act, &planned)).map_err(without_right)
}

/// Who planned it, as they are today.
fn planner(act: &mut Act<'_>, planned: &PlannedChange) -> Result<Actor> {
    if planned.author == Actor::CommandLine.kind() {
        return Ok(Actor::CommandLine);
    }
    outbox::author_now(act, &planned.author)?.ok_or_else(|| Refusal::PlannerMayNot.into())
}

fn without_right(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::Forbidden | Refusal::NotFound) => Refusal::PlannerMayNot.into(),
        other => other,
    }
}

/// Does one at once that was refused on its day, by the right of who asks now. What is refused again stays as it was.
///
/// Refusals: `planned-change-over` when it does not wait as refused; those of the operation.
pub fn try_again(act: &mut Act<'_>, id: PlannedChangeId) -> Result<PlannedChange> {
    let (scope, planned) = super::changeable(act, id)?;
    if !store::settle_refused(act, &scope, id)? {
        return Err(Refusal::PlannedChangeOver.into());
    }
    perform(act, &planned)?;
    store::get(act, &scope, id)
}

fn perform(act: &mut Act<'_>, planned: &PlannedChange) -> Result<()> {
    let license = || planned.license.ok_or_else(|| Error::from(Refusal::NotFound));
    match planned.deed {
        Deed::Units => {
            let quantity = planned.quantity.unwrap_or_default();
            licenses::set_quantity(act, license()?, &planned.edition_code, quantity).map(drop)
        }
        Deed::Suspend => licenses::suspend(act, license()?, &planned.reason).map(drop),
        Deed::Resume => licenses::resume(act, license()?).map(drop),
        Deed::Revoke => licenses::revoke(act, license()?).map(drop),
        Deed::Disable => customers::disable(act, planned.customer, &planned.reason),
        Deed::Enable => customers::enable(act, planned.customer),
    }
}

/// Keeps one as refused: it waits on the overview for somebody, and who planned it is told by mail as long as they may
/// see it.
pub fn give_up(act: &mut Act<'_>, due: Due, refusal: &Refusal) -> Result<()> {
    only_the_worker(act)?;
    let scope = act.allow_customer(Action::PlannedChangesView, due.customer)?;
    if !store::settle(act, &scope, due.id, Some(refusal))? {
        return Ok(());
    }
    let planned = store::get(act, &scope, due.id)?;
    tell_planner(act, &planned)?;
    let why = serde_json::json!({ "code": refusal.code(), "facts": refusal_facts(&planned) });
    act.record(planned.customer, entry(What::PlannedChangeRefused, &planned).note("refused_for", why))
}

fn tell_planner(act: &mut Act<'_>, planned: &PlannedChange) -> Result<()> {
    let Some(Actor::Person { account, .. }) = outbox::author_now(act, &planned.author)? else {
        return Ok(());
    };
    if !outbox::author_may(act, &planned.author, Action::PlannedChangesView, planned.customer)? {
        return Ok(());
    }
    let person = accounts::get(act, account)?;
    let refused = planned.refused_for.as_ref();
    let mail = Mail {
        organization: super::calendar::seller_of(act, planned.customer)?,
        kind: MailKind::PlannedChangeRefused,
        facts: serde_json::json!({
            "name": person.name, "customer": planned.customer_name, "customer_id": planned.customer.to_string(),
            "planned_id": planned.id.to_string(), "deed": planned.deed.word(), "edition": planned.edition_name,
            "quantity": planned.quantity, "plan": planned.plan_name, "planned_for": planned.day.to_string(),
            "refusal": refused.map(|refused| refused.code.as_str()),
            "refusal_facts": refusal_facts(planned),
        }),
        recipient: person.email,
        language: person.language,
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail).map(drop)
}

fn refusal_facts(planned: &PlannedChange) -> Map<String, Json> {
    let value = |argument: &Argument| match argument {
        Argument::Text(text) => Json::from(text.as_str()),
        Argument::Number(number) => Json::from(*number),
    };
    let facts = planned.refused_for.iter().flat_map(|refused| &refused.facts);
    facts.map(|(name, argument)| (name.clone(), value(argument))).collect()
}
