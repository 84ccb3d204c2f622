//! The trail in words: every event and every field of it in every language.

use std::{collections::BTreeSet, fs, path::Path};

use domain::{
    act::Door,
    audit::{Event, SubjectKind, What},
    clock::Instant,
    ids::{EventId, OrganizationId},
};
use serde_json::{Value as Json, json};

use super::{super::*, scan};

fn event(what: What, details: &Json) -> Event {
    Event {
        id: EventId::from_uuid(uuid::Uuid::nil()),
        organization: OrganizationId::from_uuid(uuid::Uuid::nil()),
        organization_name: "Acme".into(),
        at: Instant::from_micros(0),
        actor_kind: "person".into(),
        actor_name: "Ann".into(),
        what,
        subject_kind: SubjectKind::License,
        subject_id: String::new(),
        subject_name: "Harbour Ltd".into(),
        details: details.as_object().cloned().unwrap_or_default(),
        door: Door::Console,
    }
}

fn reader(language: Language) -> Locale {
    Locale::new(language, TimeZone::get("Europe/Helsinki").unwrap())
}

/// An event sentence never hides whom or what it is about.
#[test]
fn every_event_is_told_in_every_language() {
    let without_subject = [What::LoggedIn, What::LoggedOut];
    for locale in Language::ALL.map(reader) {
        let mut told = BTreeSet::new();
        for what in What::ALL {
            let sentence = locale.event(&event(*what, &json!({ "count": 3 })));
            assert!(
                without_subject.contains(what) || sentence.contains("Harbour Ltd"),
                "{locale}: {sentence}"
            );
            assert!(told.insert(sentence.clone()), "{locale} tells two events alike: {sentence}");
        }
    }
}

#[test]
fn keys_of_the_trail_are_those_of_the_domain() {
    let mut known: BTreeSet<String> = What::ALL.iter().map(|what| format!("event-{what}")).collect();
    known.extend(
        [Door::Console, Door::Api, Door::Activation, Door::CommandLine, Door::Worker]
            .map(|door| format!("door-{door}")),
    );
    known.extend(
        ["person", "token", "device", "system", "command-line", "stranger"]
            .map(|kind| format!("actor-{kind}")),
    );
    known
        .extend(fields_in_the_domain().iter().map(|field| format!("field-name-{}", field.replace('_', "-"))));
    known.insert("field-name-of".into());
    let named: BTreeSet<String> = scan::keys_of(Language::En, "events.ftl").into_iter().collect();
    let missing: Vec<_> = known.difference(&named).collect();
    assert!(missing.is_empty(), "the trail has no words for {missing:?}");
    let left_over: Vec<_> = named
        .iter()
        .filter(|key| !known.contains(key.strip_suffix("-self").unwrap_or(key)) && !key.starts_with("value-"))
        .collect();
    assert!(left_over.is_empty(), "nothing in the domain is called {left_over:?}");
}

/// The names in `.change("…")` and `.note("…")`, without the edition that may follow them.
fn fields_in_the_domain() -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_test = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("tests"));
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
                collect_fields(&fs::read_to_string(path).unwrap(), &mut fields);
            }
        }
    }
    assert!(fields.len() > 40, "the pattern no longer finds the fields: {fields:?}");
    fields
}

fn collect_fields(source: &str, fields: &mut BTreeSet<String>) {
    for call in source.split(".change(").skip(1).chain(source.split(".note(").skip(1)) {
        let call = call.trim_start().trim_start_matches("&format!(").trim_start_matches("&field(");
        if let Some((name, _)) = call.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            fields.insert(name.split(' ').next().unwrap_or_default().to_owned());
        }
    }
}

#[test]
fn one_and_many_are_told_apart() {
    let russian = reader(Language::Ru);
    let sentences =
        [1, 2, 5].map(|count| russian.event(&event(What::SeatsAdded, &json!({ "count": count }))));
    assert_eq!(
        sentences.join(" | "),
        "Ann: добавлен 1 пользователь: Harbour Ltd | Ann: добавлены 2 пользователя: Harbour Ltd | \
         Ann: добавлено 5 пользователей: Harbour Ltd"
    );
}

#[test]
fn machines_act_under_their_kind_and_people_for_themselves() {
    let english = Locale::default();
    let by_a_job = Event {
        actor_kind: "system".into(),
        actor_name: "mail".into(),
        ..event(What::MessageCancelled, &json!({}))
    };
    assert_eq!(english.event(&by_a_job), "The system cancelled mail to Harbour Ltd");
    let own = Event {
        subject_kind: SubjectKind::Account,
        subject_name: "Ann".into(),
        ..event(What::PasswordChanged, &json!({}))
    };
    assert_eq!(english.event(&own), "Ann changed their password");
    let of_a_customer_called_so = Event { subject_kind: SubjectKind::Organization, ..own };
    assert_eq!(english.event(&of_a_customer_called_so), "Ann changed the password of Ann");
    let asked_again = Event {
        subject_kind: SubjectKind::Seat,
        ..event(What::InvitationsQueued, &json!({ "asked": "user" }))
    };
    assert_eq!(english.event(&asked_again), "Harbour Ltd asked for a new invitation");
}

fn told(locale: &Locale, what: What, details: &Json) -> Vec<String> {
    let told = locale.changes(&event(what, details)).into_iter().map(|change| {
        let text = match change.before {
            Some(before) => format!("{}: {before} → {}", change.label, change.after),
            None => format!("{}: {}", change.label, change.after),
        };
        text.replace(['\u{a0}', '\u{202f}'], " ")
    });
    told.collect()
}

#[test]
fn changes_are_told_as_the_reader_writes_them() {
    let details = json!({
        "comments": ["", "Paid in advance"],
        "country": ["FI", "SE"],
        "enforcement": ["block", "warn"],
        "extra_space_gb": [0, 1500],
        "language": ["fi", null],
        "quantity Standard": [5, 1200],
        "reason": "Not paid",
        "role": "admin",
        "type": ["msp", "reseller"],
        "unheard_of": true,
        "valid_to": ["2026-12-01", "2027-12-01"],
        "version": ["trial", "full"],
    });
    assert_eq!(
        told(&reader(Language::Fi), What::LicenseChanged, &details),
        [
            "Kommentit: tyhjä → Paid in advance",
            "Maa: Suomi → Ruotsi",
            "Lisenssin valvonta: Estä → Varoita",
            "Lisätila: 0 Gt → 1,5 Tt",
            "Kieli: Suomi → tyhjä",
            "Määrä (Standard): 5 → 1 200",
            "Laji: Palveluntarjoaja (MSP) → Jälleenmyyjä",
            "Voimassa asti: 1.12.2026 → 1.12.2027",
            "Versio: Kokeilu → Täysi",
            "Syy: Not paid",
            "Rooli: Pääkäyttäjä",
            "unheard_of: Kyllä",
        ]
    );
}

#[test]
fn instants_are_in_the_readers_zone_and_the_told_count_is_not_told_twice() {
    let english = reader(Language::En);
    let details =
        json!({ "count": 3, "expires_at": "2026-11-22T22:30:00Z", "answer": "restored", "ip": "192.0.2.1" });
    assert_eq!(
        told(&english, What::InvitationsQueued, &details),
        [
            "Answer: Held back after a backup was restored",
            "Expires: 23 Nov 2026, 00:30",
            "IP address: 192.0.2.1"
        ]
    );
    let answer = json!({ "answer": "550 5.1.1 no such user" });
    assert_eq!(told(&english, What::MessageBounced, &answer), ["Answer: 550 5.1.1 no such user"]);
}
