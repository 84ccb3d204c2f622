//! The form of an order as it was typed, read as an order.

use domain::{
    Refusal,
    billing::{self, Expected, Order, OrderLine, Purpose, quantity_field},
    ids::{LicenseId, OrganizationId},
    refusal::{FieldProblem, Problem},
};

use crate::{kit::Form, typed::whole_number, visit::Visit};

/// What the order is about: new units, or those of a license.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    pub purpose: Purpose,
    pub license: Option<LicenseId>,
}

impl About {
    pub(super) fn of(form: &Form) -> Self {
        let license = form.value("license").parse().ok();
        let purpose = form.value("purpose").parse().ok();
        let purpose = purpose.filter(|purpose| *purpose != Purpose::Credit && license.is_some());
        Self { purpose: purpose.unwrap_or(Purpose::New), license: license.filter(|_| purpose.is_some()) }
    }
}

/// The order as typed. Units left empty are none.
pub(super) async fn order(visit: &Visit, id: OrganizationId, form: &Form) -> Result<Order, Refusal> {
    let about = About::of(form);
    let offered = visit.read(move |act| billing::offers(act, id)).await;
    let plans = match offered {
        Ok((_, plans)) => plans,
        Err(error) => return Err(error.0.refusal().cloned().unwrap_or(Refusal::Busy)),
    };
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for plan in &plans {
        for edition in &plan.plan.editions {
            let field = quantity_field(plan.plan.id, &edition.code);
            let typed = form.given(&field).map_or(Some(0), whole_number);
            match typed {
                None => problems.push(FieldProblem::new(field, Problem::NotANumber)),
                Some(0) => {}
                Some(quantity) => lines.push(OrderLine {
                    plan: plan.plan.id,
                    edition: edition.code.clone(),
                    quantity,
                    purpose: about.purpose,
                    license: about.license,
                    vat_rate: None,
                }),
            }
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let text = |name: &str| form.value(name).to_owned();
    Ok(Order {
        lines,
        currency: text("currency"),
        vat_id: text("vat_id"),
        reference: text("reference"),
        ordered_by: text("ordered_by"),
        comments: text("comments"),
        leave: left_out(form),
        leave_names: form.value("leave_names").lines().map(str::to_owned).collect(),
        expected: expected(form),
    })
}

/// The sum that the page showed.
fn expected(form: &Form) -> Option<Expected> {
    let minor = form.given("expected_minor")?.parse().ok()?;
    Some(Expected { minor, currency: form.value("expected_currency").to_owned() })
}

/// Who was shown and is not ticked.
fn left_out(form: &Form) -> Vec<domain::ids::SeatId> {
    let shown = form.values("person").iter().filter(|seat| !form.chosen("keep", seat));
    shown.filter_map(|seat| seat.parse().ok()).collect()
}
