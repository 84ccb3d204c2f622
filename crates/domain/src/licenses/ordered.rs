//! Licenses that were ordered: made when their invoice is issued, waiting; what payments begin and what taking a payment
//! back stops. Who decides is `billing`; here is what becomes of the license and its terms.

use db::{ToValue, params};

use super::{
    LineRequest,
    issue::{Issue, NewLicense, Origin, Stage, enter_units, kind_of, lines},
    overlap::Resolution,
    store,
};
use crate::{
    access::Scope,
    act::Act,
    clock::Day,
    ids::{InvoiceId, LicenseId, TermId},
    ledger::{self, Movement, Source},
    places,
    products::Plan,
    refusal::{Refusal, Result},
};

/// Makes a license that waits for the payment of the invoice with the number. Its days are what they would be if it were
/// paid at once.
///
/// Refusals: `edition-not-on-license`.
pub(crate) fn order_license(
    act: &mut Act<'_>,
    scope: &Scope,
    plan: &Plan,
    (units, number, invoice): (&[(String, i64)], &str, InvoiceId),
    (first, last): (Day, Day),
) -> Result<(LicenseId, TermId)> {
    let request = Issue {
        plan: plan.id,
        lines: units
            .iter()
            .map(|(edition, quantity)| LineRequest { edition: edition.clone(), quantity: *quantity })
            .collect(),
        starts_on: Some(first),
        extra_space_gb: 0,
        client_limit_gb: 0,
        comments: number.to_owned(),
        stage: Stage::AwaitingPayment,
        overlap: vec![Resolution::SIDE_BY_SIDE],
    };
    let license = NewLicense {
        id: LicenseId::from_uuid(act.fresh_id()),
        number: uuid::Builder::from_random_bytes(crate::random::bytes(act.random())).into_uuid().to_string(),
        kind: kind_of(plan.version),
        comments: request.comments.clone(),
        first,
        last,
        lines: lines(plan, &request)?,
        drafted_at: None,
        payment_awaited_at: Some(act.now()),
        plan,
        request: &request,
        source: &Origin { units: Source::Invoice, reference: invoice.to_string() },
    };
    let term = store::insert(act, scope, &license)?;
    enter_units(act, scope, &license)?;
    places::note(act, license.id, scope.organization())?;
    Ok((license.id, term))
}

/// Begins the validity of a license whose invoice is paid; `None` when it does not wait for that: a person put it in
/// force or revoked it before. A suspension stays as it is. The term that the invoice gave is moved, or a new one added.
pub(crate) fn begin_paid(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    ((first, last), term): ((Day, Day), Option<TermId>),
) -> Result<Option<TermId>> {
    let facts = (
        "payment_awaited_at = NULL, valid_from = $3, valid_to = $4",
        "payment_awaited_at IS NOT NULL AND revoked_at IS NULL",
    );
    if !store::set_facts(act, scope, license, facts, vec![first.to_value(), last.to_value()])? {
        return Ok(None);
    }
    let begun = store::get(act, scope, license)?;
    ledger::tell(act, scope, &begun, (Movement::Renewed, Source::Invoice), None)?;
    let Some(term) = term else {
        return store::add_term(act, scope, license, (first, last), "invoice").map(Some);
    };
    act.tx().execute(
        "UPDATE terms SET first_on = $4, last_on = $5 WHERE customer_id = $1 AND license_id = $2 AND id = $3",
        params![scope.organization(), license, term, first, last],
    )?;
    Ok(Some(term))
}

/// Lets a license wait for its payment again. The term that ran until now ends on the day given; without one it was not
/// used and stays to be moved.
pub(crate) fn await_again(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    (term, last): (Option<TermId>, Option<Day>),
) -> Result<()> {
    let now = act.now();
    let facts = (
        "payment_awaited_at = $3",
        "payment_awaited_at IS NULL AND drafted_at IS NULL AND revoked_at IS NULL",
    );
    store::set_facts(act, scope, license, facts, vec![now.to_value()])?;
    if let (Some(term), Some(last)) = (term, last) {
        act.tx().execute(
            "UPDATE terms SET last_on = $4 WHERE customer_id = $1 AND license_id = $2 AND id = $3 AND last_on > $4 \
             AND first_on <= $4",
            params![scope.organization(), license, term, last],
        )?;
    }
    Ok(())
}

/// Ends a license that was given back; one that was revoked before stays as it is.
pub(crate) fn give_back(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<()> {
    let now = act.now();
    let given_back = ("revoked_at = $3", "revoked_at IS NULL");
    if store::set_facts(act, scope, license, given_back, vec![now.to_value()])? {
        let after = store::get(act, scope, license)?;
        ledger::tell(act, scope, &after, (Movement::Revoked, Source::Invoice), None)?;
    }
    Ok(())
}

/// The license's terms, the earliest first: first and last day, and where each came from.
pub fn terms(act: &mut Act<'_>, license: LicenseId) -> Result<Vec<(Day, Day, String)>> {
    let scope = super::locate(act, crate::access::Action::LicensesView, license)?;
    let found = act.tx().all(
        "SELECT first_on, last_on, source FROM terms WHERE customer_id = $1 AND license_id = $2 \
         ORDER BY first_on, created_at, id",
        params![scope.organization(), license],
    )?;
    if found.is_empty() { Err(Refusal::NotFound.into()) } else { Ok(found) }
}
