//! Who may sell a plan: everybody below its owner, or chosen partners with all below them; and who of them has
//! approved its latest terms.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Problem, Refusal,
    ids::{OrganizationId, PlanId},
    organizations,
    page::Window,
    products::{self, Plan, Seller, SellerRule, Sellers},
};

use super::frame::{PlanFrame, Seen};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Badge, Choice, Form, Shell, Tone, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "products/sellers.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    frame: PlanFrame,
    action: String,
    rules: Vec<Choice>,
    rows: Vec<Row>,
}

/// A partner to be chosen.
struct Row {
    id: String,
    name: String,
    /// Further down than directly below the owner.
    deeper: bool,
    chosen: bool,
    badge: Option<Badge>,
    /// Who approved the latest terms, and when.
    note: String,
}

fn filled(plan: &Plan) -> Form {
    Form::new().fill("rule", plan.sellers.word()).fill("version", plan.edited.to_string())
}

fn row(seller: &Seller, typed: Option<&Form>, l: &Locale) -> Row {
    let id = seller.organization.to_string();
    let badge = if seller.locked {
        Some(Badge::new(Tone::Warning, "lock", l.text("products-locked")))
    } else {
        seller.sells.then(|| Badge::new(Tone::Good, "badge-check", l.text("products-sells")))
    };
    let note = match seller.approved.as_ref().filter(|_| seller.sells) {
        Some(approval) => {
            let when = l.instant(approval.at.timestamp());
            let revision = approval.revision.into();
            match &approval.by {
                Some(by) => l.with(
                    "products-approved-by",
                    &[("revision", revision), ("name", by.into()), ("when", when.into())],
                ),
                None => l.with("products-came-with", &[("revision", revision), ("when", when.into())]),
            }
        }
        None => String::new(),
    };
    Row {
        chosen: typed.map_or(seller.chosen, |form| form.chosen("seller", &id)),
        id,
        name: seller.name.clone(),
        deeper: seller.distance > 1,
        badge,
        note,
    }
}

async fn shown(visit: &Visit, id: &str, status: StatusCode, back: Option<Form>) -> Answer {
    let seen = Seen::read(visit, id).await?;
    if !seen.may_change {
        return Err(Refusal::Forbidden.into());
    }
    let plan = seen.plan.id;
    let sellers = visit.read(move |act| products::plan_sellers(act, plan)).await?;
    let mut shell = visit.shell(visit.text("products-sellers-title"));
    let action = format!("/plans/{plan}/sellers");
    let form = back.clone().unwrap_or_else(|| filled(&seen.plan));
    shell.tell_errors(&form);
    let l = &shell.locale;
    let rule = |rule: &SellerRule| {
        Choice::new(rule.word(), l.word("seller-rule", rule)).hint(l.hint("seller-rule", rule))
    };
    let page = Page {
        l,
        shell: &shell,
        frame: PlanFrame::new(&seen, &action, l),
        rules: SellerRule::ALL.iter().map(rule).collect(),
        rows: sellers.iter().map(|seller| row(seller, back.as_ref(), l)).collect(),
        form: &form,
        action,
    };
    Ok(render_as(status, &page))
}

/// GET /plans/{id}/sellers
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    shown(&visit, &id, StatusCode::OK, None).await
}

/// POST /plans/{id}/sellers
pub(super) async fn change(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Refusal::NotFound)?;
    let (place, sent) = (visit.organization, form.clone());
    let Err(error) = visit.work(move |act| write(act, place, plan, &sent)).await else {
        return Ok(done(&visit, &format!("/plans/{plan}/sellers"), "products-sellers-saved"));
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    shown(&visit, &id, status, Some(form)).await
}

fn write(act: &mut Act<'_>, place: OrganizationId, id: PlanId, form: &Form) -> domain::Result<Plan> {
    // Out of reach it answers as one that does not exist.
    let plan = products::plan(act, place, id)?;
    let version = form.value("version").parse().unwrap_or(0);
    let rule: SellerRule =
        form.value("rule").parse().map_err(|_| Refusal::field("rule", Problem::Required))?;
    let sellers = match rule {
        SellerRule::Everybody => Sellers::Everybody,
        SellerRule::Chosen => Sellers::Chosen(chosen(act, plan.owner, form)?),
    };
    products::set_sellers(act, id, &sellers, version)
}

/// The ticked partners, and one more named by its whole name.
fn chosen(act: &mut Act<'_>, owner: OrganizationId, form: &Form) -> domain::Result<Vec<OrganizationId>> {
    let mut chosen: Vec<OrganizationId> =
        form.values("seller").iter().filter_map(|id| id.parse().ok()).collect();
    if let Some(name) = form.given("partner") {
        let found = organizations::list(act, owner, name, &Window::first(Window::MOST))?.items;
        let named = found.iter().find(|found| found.name == name && found.id != owner);
        chosen.push(named.ok_or_else(|| Refusal::field("partner", Problem::NotAChoice))?.id);
    }
    Ok(chosen)
}

pub(super) fn done(visit: &Visit, path: &str, note: &str) -> Response {
    let mut response = go(path);
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    response
}
