//! The outbox on the real database: claiming, settling, and what people may do to a mail.

mod desk;
mod reading;
mod sending;

use super::*;
use crate::{
    Caller, Language,
    access::{PartnerType, Role},
    audit,
    clock::Instant,
    customers, jobs,
    messages::console,
    outbox::{self, Mail, MailKind},
    page::{Total, Window},
    refusal::Problem,
    scene::{Scene, refusal},
    seats::{self, InvitationState, SeatForm},
};

fn list(scene: &Scene, filter: Filter) -> Vec<MessageRow> {
    let partner = scene.partner;
    scene
        .t
        .read(&scene.mia, move |act| console::list(act, partner, &filter, &Window::first(50)))
        .unwrap()
        .items
}

fn only(scene: &Scene) -> MessageRow {
    let mut rows = list(scene, Filter::default());
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn in_state(state: MessageState) -> Filter {
    Filter { state: Some(state), ..Filter::default() }
}

fn events(scene: &Scene) -> Vec<What> {
    let customer = scene.customer;
    let page = scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(200))).unwrap();
    page.items.into_iter().map(|event| event.what).collect()
}

fn job(scene: &Scene, job: JobId) -> jobs::Job {
    scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap()
}

fn key_revealed(organization: OrganizationId) -> Mail {
    Mail {
        organization,
        kind: MailKind::KeyRevealed,
        facts: serde_json::json!({ "by": "mia" }),
        recipient: "Owner@example.com".into(),
        language: Language::Fi,
        seat: None,
        job: None,
        send_at: None,
    }
}
