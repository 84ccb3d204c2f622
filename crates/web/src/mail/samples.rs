//! A letter of every kind with sample data, for previews, tests to oneself, and the tests of this room.

use domain::{
    Language,
    clock::{Day, Instant},
    ids::{MessageId, OrganizationId},
    messages::{InvitationFacts, LetterFacts, Sender},
    outbox::MailKind,
    vault::Secret,
};
use serde_json::{Value as Json, json};

/// What stands where a link has its token; it leads nowhere.
const TOKEN: &str = "example";

/// A letter of the kind in somebody's name. Whatever fact a kind may ask for is here once.
pub fn sample(kind: MailKind, language: Language, sender: Sender, now: Instant) -> LetterFacts {
    let organization = sender.name.clone();
    let today = Day::from_date(now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date());
    let next_year = today.plus_months(12);
    LetterFacts {
        message: MessageId::from_uuid(uuid::Uuid::nil()),
        organization: OrganizationId::from_uuid(uuid::Uuid::nil()),
        organization_name: "Testiasiakas Oy".into(),
        kind,
        language,
        recipient: "timo@testiasiakas.example".into(),
        facts: with_plan(
            json!({
                "name": "Timo Virtanen", "minutes": 60, "hours": 72, "at": now.to_string(), "ip": "192.0.2.7",
                "browser": "Firefox 140 on Linux", "token": "Nightly export", "role": "manager",
                "organization": organization, "inviter": "Nina Salo", "customer": "Testiasiakas Oy",
                "by": "Mika Laine", "product": "Backup", "plan": "Backup Plus",
                "valid_to": next_year.to_string(), "number": "242ede8e-8aff-102e-9132-005056b36f47",
                "invoice_id": "inv_x", "amount_minor": 31_312, "currency": "EUR", "document": "invoice",
                "due_on": next_year.to_string(), "reference": "RF18539007547034", "licenses": [
                    { "plan": "Backup Plus", "valid_from": today.to_string(), "valid_to": next_year.to_string() },
                ],
                "customer_id": "org_x", "license_id": "lic_x", "account": "testiasiakas", "days": 7,
                "device": "LAPTOP-7", "alert": "silent", "threshold": 30, "count": 2, "names": ["LAPTOP-7", "DESK-02"],
                "asker": "olga@testiasiakas.example", "units": 5, "note": "Two new colleagues", "answer": "granted",
                "reason": "", "email": "timo@testiasiakas.example",
            }),
            today,
        ),
        created_at: now,
        sender,
        link_token: kind.has_link().then(|| Secret::new(TOKEN)),
        invitation: kind.brings_code().then(|| InvitationFacts {
            username: "timo.virtanen@testiasiakas.example".into(),
            activation_code: Secret::new("A7KQZ-22MXB"),
            product: "Backup".into(),
            edition_code: "standard".into(),
            edition: "Standard".into(),
            download_url: None,
            valid_to: next_year,
        }),
        invoice: None,
        template: None,
        is_test: false,
    }
}

/// With what was planned for a day and could not be done.
fn with_plan(mut facts: Json, day: Day) -> Json {
    let planned = json!({
        "deed": "units", "edition": "Standard", "quantity": 15, "planned_for": day.to_string(), "planned_id": "plc_x",
        "record": "Backup Plus",
        "refusal": "quantity-below-assigned",
        "refusal_facts": { "edition": "Standard", "quantity": 15, "assigned": 17, "missing": 2 },
    });
    if let (Some(facts), Json::Object(planned)) = (facts.as_object_mut(), planned) {
        facts.extend(planned);
    }
    facts
}
