//! What the license tab shows of the notices that the license ends, and switching them.

use axum::extract::Path;
use domain::{
    Problem, Refusal,
    ids::LicenseId,
    messages::MessageState,
    notices::{self, Notices, Switch},
};

use super::actions::{Ids, act};
use crate::{answer::Answer, kit::Badge, languages::Locale, typed::Posted};

/// The panel.
pub(super) struct Panel {
    pub off: bool,
    pub planned: Vec<Planned>,
    /// Everybody the next ones go to; empty when nobody has an address.
    pub to: String,
    pub nobody: bool,
    pub posted: Vec<Gone>,
}

pub(super) struct Planned {
    pub at: jiff::Timestamp,
    /// In the customer's zone.
    pub day: jiff::civil::Date,
    pub when: String,
}

pub(super) struct Gone {
    pub at: jiff::Timestamp,
    pub email: String,
    pub when: String,
    pub badge: Option<Badge>,
    pub href: String,
}

impl Panel {
    pub(super) fn new(notices: &Notices, l: &Locale) -> Self {
        let emails: Vec<&str> = notices.recipients.iter().map(|recipient| recipient.email.as_str()).collect();
        let emails = emails.join(", ");
        Self {
            off: notices.switch == Switch::Off,
            planned: notices
                .planned
                .iter()
                .map(|planned| Planned {
                    at: planned.at.timestamp(),
                    day: planned.on.date(),
                    when: when(planned.days_before, l),
                })
                .collect(),
            nobody: notices.recipients.is_empty(),
            to: l.with("notices-to", &[("emails", emails.into())]),
            posted: notices.posted.iter().map(|posted| gone(posted, l)).collect(),
        }
    }
}

fn when(days_before: i64, l: &Locale) -> String {
    match days_before {
        0 => l.text("notices-last").into_owned(),
        1.. => l.with("notices-before", &[("days", days_before.into())]),
        _ => l.with("notices-after", &[("days", days_before.abs().into())]),
    }
}

fn gone(posted: &notices::Posted, l: &Locale) -> Gone {
    let query = serde_urlencoded::to_string([("q", posted.recipient.as_str())]).unwrap_or_default();
    Gone {
        at: posted.posted_at.timestamp(),
        email: posted.recipient.clone(),
        when: when(posted.days_before, l),
        badge: posted.state.map(|state: MessageState| Badge::mail(state.word(), l)),
        href: format!("/outbox?{query}"),
    }
}

/// POST /customers/{id}/license/{license}/notices
pub(super) async fn switch(Path(path): Ids, Posted { visit, form, .. }: Posted) -> Answer {
    let wish: Option<Switch> = form.value("switch").parse().ok();
    let note = if wish == Some(Switch::Off) { "notices-switched-off" } else { "notices-switched-on" };
    act(&visit, &path, note, move |act, id: LicenseId| {
        let wish = wish.ok_or_else(|| Refusal::field("switch", Problem::NotAChoice))?;
        notices::switch(act, id, wish)
    })
    .await
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::{access::Role, testing::Shop};
    use serde_json::json;

    use crate::testing::TestApp;

    /// The card shows which notices will go, when and to whom; they are switched off there and on through the API.
    #[tokio::test(flavor = "multi_thread")]
    async fn notices_are_seen_before_they_go_and_switched() {
        let shop = Shop::new();
        let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
        let app = TestApp::of(shop.t);
        let ann = app.person("anna", acme, Role::Admin);
        let card = format!("/customers/{customer}/license/{license}");
        let page = ann.get(&card).await;
        for part in [
            "Notices of the end",
            "30 days before",
            "On the last day",
            "7 days after",
            "matti.salo@testi.example",
        ] {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
        let path = format!("{card}/notices");
        assert_eq!(ann.post(&path, &[("switch", "never")]).await.status, StatusCode::CONFLICT);
        assert_eq!(ann.post(&path, &[("switch", "off")]).await.location(), card);
        assert!(ann.get(&card).await.text.contains("Notices of this license are switched off."));
        let program = app.program(acme, Role::Manager);
        let path = format!("/api/v1/licenses/{license}/notices");
        let off = program.get(&path).await;
        assert_eq!((&off.json["enabled"], &off.json["planned"]), (&json!(false), &json!([])));
        let on = program.send("PUT", &path, &[], Some(json!({ "enabled": true }).to_string())).await;
        assert_eq!(on.json["planned"].as_array().map(Vec::len), Some(5), "{}", on.json);
        assert_eq!(on.json["recipients"][0]["audience"], "customer");
    }
}
