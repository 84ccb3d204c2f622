//! Edited texts on the real database: who inherits what, who was quicker, and what a letter is written by.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    outbox::MailKind,
    refusal::Problem,
    scene::{Scene, refusal},
};

const KIND: (MailKind, Language) = (MailKind::Invitation, Language::Fi);

fn parts(subject: &str) -> Parts {
    Parts {
        subject: format!("{subject} {{{{ product }}}}"),
        preheader: String::new(),
        greeting: "Hei,".into(),
        body: "Asenna **{{ program }}**.".into(),
        button: "Asenna".into(),
        why: "Sait tämän, koska {{ customer }} lisäsi sinut.".into(),
    }
}

struct Edit {
    scene: Scene,
    ada: Caller,
}

impl Edit {
    fn new() -> Self {
        let scene = Scene::new();
        let ada = scene.t.person("ada", scene.partner, Role::Admin);
        Self { scene, ada }
    }

    fn save(&self, organization: OrganizationId, version: i64, subject: &str) -> Result<Template> {
        let parts = parts(subject);
        let who = if organization == self.scene.partner { self.ada.clone() } else { Caller::command_line() };
        self.scene.t.work(&who, move |act| save(act, organization, KIND, version, &parts))
    }

    fn reset(&self, version: i64) -> Result<()> {
        let partner = self.scene.partner;
        self.scene.t.work(&self.ada, move |act| reset(act, partner, KIND, version))
    }

    fn get(&self) -> Template {
        let partner = self.scene.partner;
        self.scene.t.read(&self.ada, move |act| get(act, partner, KIND.0, KIND.1)).unwrap()
    }

    fn subject_of_next_letter(&self, language: Language) -> Option<String> {
        let customer = self.scene.customer;
        let found = self.scene.t.made(move |act| in_force(act, customer, MailKind::Invitation, language));
        found.map(|parts| parts.subject)
    }
}

/// NX-70: own texts, else the nearest above, else the built-in ones; never those of another language.
#[test]
fn texts_are_inherited_from_the_nearest_above() {
    let edit = Edit::new();
    let operator = edit.scene.t.operator();
    assert!(edit.get().in_force().is_none());
    assert_eq!(edit.subject_of_next_letter(Language::Fi), None);
    edit.save(operator, 0, "Ylhaalta").unwrap();
    let inherited = edit.get();
    assert_eq!(inherited.in_force().unwrap().subject, "Ylhaalta {{ product }}");
    assert_eq!((inherited.own, inherited.version), (None, 0));
    assert_eq!(inherited.above.unwrap().name, None, "T2: whose they are is above the reach");
    assert_eq!(edit.subject_of_next_letter(Language::Fi).unwrap(), "Ylhaalta {{ product }}");
    assert_eq!(edit.subject_of_next_letter(Language::En), None, "no text of another language");
    edit.save(edit.scene.partner, 0, "Oma").unwrap();
    assert_eq!(edit.subject_of_next_letter(Language::Fi).unwrap(), "Oma {{ product }}");
    let listed = edit.scene.t.read(&edit.ada, {
        let partner = edit.scene.partner;
        move |act| list(act, partner)
    });
    let listed: Vec<_> = listed.unwrap().into_iter().map(|row| (row.kind, row.language, row.own)).collect();
    assert_eq!(listed, [(KIND.0, KIND.1, true)]);
    edit.reset(1).unwrap();
    assert_eq!(edit.subject_of_next_letter(Language::Fi).unwrap(), "Ylhaalta {{ product }}");
}

/// Two people: the second is told, also when the first reset and saved again; each change is one event with before
/// and after.
#[test]
fn who_comes_second_is_told() {
    let edit = Edit::new();
    let partner = edit.scene.partner;
    assert_eq!(edit.save(partner, 0, "Eka").unwrap().version, 1);
    assert_eq!(refusal(edit.save(partner, 0, "Toka")), Refusal::ChangedMeanwhile);
    assert_eq!(edit.save(partner, 1, "Toka").unwrap().version, 2);
    assert_eq!(refusal(edit.reset(1)), Refusal::ChangedMeanwhile);
    edit.reset(2).unwrap();
    assert_eq!(edit.get().version, 3);
    assert_eq!(refusal(edit.save(partner, 0, "Kolmas")), Refusal::ChangedMeanwhile);
    assert_eq!(refusal(edit.save(partner, 1, "Kolmas")), Refusal::ChangedMeanwhile);
    edit.save(partner, 3, "Kolmas").unwrap();
    let history = edit.scene.t.read(&edit.ada, move |act| history(act, partner, KIND.0, KIND.1)).unwrap();
    let told: Vec<_> = history.iter().map(|event| event.what).collect();
    assert_eq!(
        told,
        [What::TemplateChanged, What::TemplateReset, What::TemplateChanged, What::TemplateChanged]
    );
    assert_eq!(history[2].details["subject"], serde_json::json!(["Eka {{ product }}", "Toka {{ product }}"]));
    assert!(!history[2].details.contains_key("body"), "what stayed is not told");
    edit.reset(4).unwrap();
    let before = edit.scene.t.event_count();
    edit.reset(5).unwrap();
    assert_eq!(edit.scene.t.event_count(), before, "nothing to reset");
}

/// The text in force when the letter is written counts, not the one when it was posted.
#[test]
fn a_letter_is_written_by_the_text_in_force_then() {
    let edit = Edit::new();
    edit.scene.send(&edit.scene.seats[..1]).unwrap();
    edit.save(edit.scene.partner, 0, "Uusi").unwrap();
    let claimed = edit.scene.claim().remove(0);
    let letter = |claimed: messages::Claimed| {
        edit.scene.t.read(&edit.scene.worker, move |act| messages::letter(act, &claimed)).unwrap()
    };
    let written = letter(claimed.clone());
    assert_eq!(written.language, Language::Fi);
    assert_eq!(written.template.unwrap().subject, "Uusi {{ product }}");
    edit.reset(1).unwrap();
    assert!(letter(claimed).template.is_none());
}

/// IT-13, NX-70: each vendor has texts of its own; editing them is part of branding: msp yes, reseller no; a manager no.
#[test]
fn resellers_and_managers_do_not_edit() {
    let edit = Edit::new();
    let t = &edit.scene.t;
    let shop = t.partner(edit.scene.partner, "Shop", PartnerType::Reseller);
    let rob = t.person("rob", shop, Role::Admin);
    let (partner, customer) = (edit.scene.partner, edit.scene.customer);
    for (who, place) in [(&rob, shop), (&edit.scene.mia, partner)] {
        let wanted = parts("Oma");
        let tried = wanted.clone();
        assert_eq!(refusal(t.work(who, move |act| save(act, place, KIND, 0, &wanted))), Refusal::Forbidden);
        assert_eq!(refusal(t.work(who, move |act| reset(act, place, KIND, 0))), Refusal::Forbidden);
        assert_eq!(
            refusal(t.work(who, move |act| send_test(act, place, KIND, &tried, None))),
            Refusal::Forbidden
        );
        assert!(t.read(who, move |act| get(act, place, KIND.0, KIND.1)).is_ok());
    }
    let by_msp = parts("Oma");
    t.work(&edit.ada, move |act| save(act, shop, KIND, 0, &by_msp)).unwrap();
    assert_eq!(refusal(t.read(&edit.ada, move |act| list(act, customer))), Refusal::NotFound);
}

/// A bad text is refused part by part and nothing is saved.
#[test]
fn a_bad_text_is_not_saved() {
    let edit = Edit::new();
    let partner = edit.scene.partner;
    let bad = Parts { body: "{{ product }} {{ kupongi }}".into(), button: String::new(), ..parts("Oma") };
    let before = edit.scene.t.dump();
    let answer = refusal(edit.scene.t.work(&edit.ada, move |act| save(act, partner, KIND, 0, &bad)));
    let Refusal::Invalid(problems) = answer else { panic!("{answer:?}") };
    let told: Vec<_> = problems.iter().map(|each| (each.field.as_str(), each.problem.code())).collect();
    assert_eq!(told, [("body", "unknown-placeholder"), ("button", "required")]);
    assert!(edit.scene.t.dump() == before);
}

/// A test goes to whoever asks and to nobody else, is no invitation of anybody, and is limited.
#[test]
fn a_test_goes_to_oneself_ten_times_an_hour() {
    let edit = Edit::new();
    let (partner, t) = (edit.scene.partner, &edit.scene.t);
    let test = |who: &Caller| {
        let tried = parts("Koe");
        t.work(who, move |act| send_test(act, partner, KIND, &tried, None))
    };
    let first = test(&edit.ada).unwrap();
    let row = t.read(&edit.ada, move |act| messages::get(act, partner, first)).unwrap();
    assert_eq!((row.recipient.as_str(), row.is_test, row.seat), ("ada@example.com", true, None));
    let claimed = edit.scene.claim().remove(0);
    let letter = t.read(&edit.scene.worker, move |act| messages::letter(act, &claimed)).unwrap();
    assert!(letter.is_test && letter.invitation.is_none());
    assert_eq!(letter.template.unwrap().subject, "Koe {{ product }}");
    for _ in 1..10 {
        test(&edit.ada).unwrap();
    }
    assert!(matches!(refusal(test(&edit.ada)), Refusal::TooManyAttempts { .. }));
    assert_eq!(refusal(test(&Caller::command_line())), Refusal::Forbidden);
    t.clock.advance_seconds(3_600);
    test(&edit.ada).unwrap();
    // The machine has no address of its own, and names an account's.
    let named = |who: &Caller, to: &'static str| {
        let tried = parts("Koe");
        t.work(who, move |act| send_test(act, partner, KIND, &tried, Some(to)))
    };
    let sent = named(&Caller::command_line(), "ADA@example.com").unwrap();
    let row = t.made(move |act| messages::get(act, partner, sent));
    assert_eq!((row.recipient.as_str(), row.is_test), ("ada@example.com", true));
    assert_eq!(refusal(named(&Caller::command_line(), "nobody@example.com")), Refusal::NotFound);
    assert_eq!(refusal(named(&edit.ada, "mia@example.com")), Refusal::Forbidden);
}

/// What a person or a customer is called can make no mark, no line and no tag of the letter.
#[test]
fn what_is_filled_in_is_only_text() {
    let evil = "**x**\r\n- y\n\n[z](https://evil.example) {{ code }} \u{e02a}<b>";
    let values = [("name", protect(evil))].into_iter().collect();
    let filled = fill("Hello {{ name }}, **{{ name }}**", &values).unwrap();
    let shown = evil.replace(['\r', '\n'], " ").replace('\u{e02a}', "");
    let expected = [Span::Text(format!("Hello {shown}, ")), Span::Strong(shown)];
    assert_eq!(blocks(&filled), [Block::Paragraph(vec![expected.to_vec()])]);
}

#[test]
fn marks_are_paragraphs_lists_bold_and_links() {
    let text = |text: &str| Span::Text(text.into());
    let body = "One\ntwo **bold** 2*3\n- a\n- [b](https://b.example/?x=1)\n\n[c](javascript:x) ** [d";
    assert_eq!(
        blocks(body),
        [
            Block::Paragraph(vec![
                vec![text("One")],
                vec![text("two "), Span::Strong("bold".into()), text(" 2*3")],
            ]),
            Block::List(vec![
                vec![text("a")],
                vec![Span::Link { label: "b".into(), url: "https://b.example/?x=1".into() }],
            ]),
            Block::Paragraph(vec![vec![text("[c](javascript:x) ** [d")]]),
        ]
    );
    assert_eq!(blocks(" \n\n "), []);
}

#[test]
fn a_text_that_cannot_be_filled_says_where() {
    let values = [("name", "x".to_owned())].into_iter().collect();
    assert_eq!(fill("a\nb {{ nobody }}", &values), Err(Unfillable { line: 2 }));
    let endless = "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}".repeat(20);
    let long = [("name", "x".repeat(5_000))].into_iter().collect();
    assert!(fill(&endless, &long).is_err(), "the engine stops what goes on for too long");
    assert!(fill("{% include 'x' %}", &values).is_err());
}

#[test]
fn parts_read_back_as_they_were_kept() {
    let kept = serde_json::to_string(&parts("Oma")).unwrap();
    assert_eq!(serde_json::from_str::<Parts>(&kept).unwrap(), parts("Oma"));
    assert!(serde_json::from_str::<Parts>("{\"colour\": \"red\"}").is_err());
    assert_eq!(Problem::TemplateBroken { line: 3 }.code(), "template-broken");
}
