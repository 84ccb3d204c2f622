//! One device: what is known of it, what its program counts, its user's moves, and the place that silence cost it.

use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    access::Action,
    ids::SeatId,
    installations::{self, Budget, InstallationRow, UNDO_DAYS},
};

use super::{installation_id, state_of};
use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Badge, Shell, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "installations/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    device: &'a InstallationRow,
    badge: Badge,
    told_apart: String,
    storage: String,
    /// What is left of the user's moves, where there is a limit, and whether any can be given back.
    moves: Option<(String, bool)>,
    counters: Vec<(String, String)>,
    /// The machine's signed word that it gave its place back.
    receipt: Option<&'a str>,
    /// When its place was freed for silence, and until when that can be undone.
    silenced: Option<(String, String)>,
    may_release: bool,
    may_explain: bool,
    may_see_customer: bool,
}

/// GET /installations/{id}
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = installation_id(&id)?;
    let (device, budget, receipt, may) = visit
        .read(move |act| {
            let device = installations::get(act, id)?;
            let budget = installations::budget(act, device.seat)?;
            let receipt = installations::receipt(act, id)?;
            let may = act.may(device.customer)?;
            Ok((device, budget, receipt, may))
        })
        .await?;
    let shell = visit.shell(&device.device_name);
    let l = &shell.locale;
    let now = visit.web.world().now();
    let until = device.silenced_at.map(|at| at.plus_days(UNDO_DAYS)).filter(|until| *until > now);
    let day = |at: domain::clock::Instant| l.date(l.day_of(at.timestamp()));
    let may_change = may.act(Action::LicensesChange);
    let view = Page {
        badge: Badge::installation(state_of(&device, now), l),
        told_apart: told_apart(&device, l),
        storage: l.bytes(device.storage_used_bytes),
        moves: budget.map(|budget| (left(&budget, l), may_change && budget.made > 0)),
        counters: device.counters.iter().map(|(name, count)| (name.clone(), l.number(*count))).collect(),
        receipt: receipt.as_deref(),
        silenced: until.map(|until| (day(until.plus_days(-UNDO_DAYS)), day(until))),
        may_release: may.act(Action::InstallationsRelease),
        may_explain: may.act(Action::LicensesView),
        may_see_customer: may.act(Action::SeatsView),
        device: &device,
        l,
        shell: &shell,
    };
    Ok(render(&view))
}

fn told_apart(device: &InstallationRow, l: &Locale) -> String {
    if device.named_itself {
        return l.text("installations-by-id").into_owned();
    }
    if device.components.is_empty() {
        return l.text("installations-by-fingerprint").into_owned();
    }
    l.with("installations-by-parts", &[("parts", device.components.join(", ").into())])
}

fn left(budget: &Budget, l: &Locale) -> String {
    let mut args = vec![("left", budget.left().into()), ("all", budget.moves.into())];
    let Some(back) = budget.next_at.or(budget.back_at) else {
        return l.with("installations-moves-left", &args);
    };
    args.push(("date", l.date(l.day_of(back.timestamp())).into()));
    l.with("installations-moves-until", &args)
}

fn noted(visit: &Visit, path: &str, note: &str) -> Response {
    let mut response = go(path);
    cookies::set_note(&mut response, &visit.web, note);
    response
}

/// POST /installations/{id}/take-back
pub(super) async fn take_back(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = installation_id(&id)?;
    let device = visit
        .work(move |act| {
            installations::take_back(act, id)?;
            installations::get(act, id)
        })
        .await?;
    let note = visit.locale.with("installations-taken-back", &[("device", (&device.device_name).into())]);
    Ok(noted(&visit, &format!("/installations/{id}"), &note))
}

/// POST /installations/{id}/forgive
pub(super) async fn forgive(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = installation_id(&id)?;
    visit
        .work(move |act| {
            let seat: SeatId = installations::get(act, id)?.seat;
            installations::forgive_moves(act, seat)
        })
        .await?;
    let note = visit.text("installations-forgiven");
    Ok(noted(&visit, &format!("/installations/{id}"), &note))
}
