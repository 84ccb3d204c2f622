use domain::{
    Language,
    refusal::{Problem, Refusal},
};

use super::gallery::{locale, pages, public_shell, shell};
use super::*;

/// SR-D: the page must work under a policy that allows no inline style or script.
#[test]
fn pages_hold_no_inline_style_script_or_handler() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            for part in html.split('<') {
                let tag = part.split('>').next().unwrap_or_default();
                let inline =
                    tag.contains(" style=") || tag.contains(" on") && tag.contains("=\"") && has_handler(tag);
                assert!(!inline, "{name}: <{tag}>");
                assert!(!tag.starts_with("script") || tag.contains(" src="), "{name}: <{tag}>");
                assert!(!tag.starts_with("style"), "{name}");
            }
        }
    }
}

fn has_handler(tag: &str) -> bool {
    tag.split_whitespace().any(|word| word.starts_with("on") && word.contains("=\""))
}

#[test]
fn every_page_says_its_language_and_lacks_no_text() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{name}");
            assert!(!html.contains('⟦'), "{name} in {language}");
            assert_eq!(html.matches("<h1").count(), 1, "{name}: one main heading");
        }
    }
}

#[test]
fn ids_are_unique_and_labels_point_at_something() {
    for (name, html) in pages(Language::En) {
        let ids: Vec<&str> = attribute(&html, " id=\"");
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for mark in [" for=\"", " aria-labelledby=\"", " popovertarget=\"", " aria-describedby=\""] {
            for target in attribute(&html, mark).iter().flat_map(|ids| ids.split(' ')) {
                assert!(ids.contains(&target), "{name}: nothing has the id {target}");
            }
        }
    }
}

fn attribute<'a>(html: &'a str, opening: &str) -> Vec<&'a str> {
    html.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn icons_that_pages_name_are_in_the_sprite() {
    let sprite = include_str!("../../static/icons.svg");
    for (name, html) in pages(Language::En) {
        for icon in html.split(".svg#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(sprite.contains(&format!("id=\"{icon}\"")), "{name}: {icon}");
        }
    }
    for (noun, state) in Badge::known() {
        let badge = Badge::of(noun, state, &locale(Language::En));
        assert!(sprite.contains(&format!("id=\"{}\"", badge.icon)), "{}", badge.icon);
    }
}

#[test]
fn what_was_typed_is_escaped_and_passwords_are_not_sent_back() {
    #[derive(Template)]
    #[template(
        source = "{% import \"ui/forms.html\" as forms %}{% call forms::input(form, \"a\", \"A\") %}{% endcall %}{% call forms::input(form, \"p\", \"P\", type=\"password\") %}{% endcall %}{% call forms::textarea(form, \"t\", \"T\") %}{% endcall %}",
        ext = "html"
    )]
    struct Page<'a> {
        l: &'a crate::languages::Locale,
        form: Form,
    }
    let form =
        Form::new().fill("a", "\"><script>").fill("p", "secret").fill("t", "\nfirst line empty</textarea>");
    let html = Page { l: &locale(Language::En), form }.render().unwrap();
    assert!(!html.contains("<script>") && !html.contains("secret"), "{html}");
    assert!(html.contains(">\n\nfirst line empty&#60;/textarea&#62;</textarea>"), "{html}");
}

#[test]
fn errors_stand_in_the_summary_and_at_their_field() {
    let html = &pages(Language::En)[0].1;
    assert!(html.contains("There are 3 problems"));
    assert!(html.contains("<a href=\"#email\">E-mail: Enter an e-mail address"));
    assert!(html.contains("id=\"email-error\""));
    assert!(html.contains("aria-describedby=\"email-error email-hint\" aria-invalid=\"true\""));
    assert!(html.contains("at most 2,000 characters"));
}

#[test]
fn refusals_go_to_their_field_or_to_the_form() {
    let mut form = Form::new();
    form.refuse(&Refusal::field("name", Problem::Required));
    form.refuse(&Refusal::SeatsExhausted { edition: "Server".into(), wanted: 3, free: 1, missing: 2 });
    form.refuse_at("username", &Refusal::UsernameTaken { username: "ann".into() });
    let fields: Vec<_> = form.errors().iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["name", "", "username"]);
    let english = locale(Language::En);
    assert!(form.error("username").unwrap().message(&english).contains("ann"));
    assert!(form.errors()[1].message(&english).contains('2'), "says by how many");
}

#[test]
fn navigation_shows_what_is_allowed_and_marks_what_is_open() {
    let mut shell = shell(Language::En);
    let open = |shell: &Shell| -> Vec<Entry> {
        shell
            .work()
            .iter()
            .chain(&shell.manage())
            .filter(|link| link.current)
            .map(|link| link.entry)
            .collect()
    };
    for (path, entry) in
        [("/", Entry::Overview), ("/customers/cus_1/users", Entry::Customers), ("/users?q=a", Entry::Users)]
    {
        shell.path = path.into();
        assert_eq!(open(&shell), [entry], "{path}");
    }
    shell.path = "/customersx".into();
    assert_eq!(open(&shell), []);
    shell.entries = vec![Entry::Overview, Entry::Activity];
    assert_eq!(shell.work().len() + shell.manage().len() + shell.tabs().len(), 3);
}

#[test]
fn initials_are_the_first_letters_of_first_and_last_name() {
    let person = |name: &str| Person { name: name.into(), email: "x@example".into() }.initials();
    assert_eq!(
        [person("Tommi Tanttu"), person("Анна Мария Петрова"), person("cher"), person(" ")],
        ["TT", "АП", "C", "X"]
    );
}

#[test]
fn bars_fill_by_share_and_warn_near_the_limit() {
    let fill = |used, limit| {
        let meter = Meter::usage("", used, limit);
        meter.parts.first().map(|part| (part.tone, part.width.clone()))
    };
    assert_eq!(fill(9, Some(12)), Some((Tone::Accent, "75.00%".into())));
    assert_eq!(fill(24, Some(25)), Some((Tone::Warning, "96.00%".into())));
    assert_eq!(fill(21, Some(20)), Some((Tone::Bad, "100.00%".into())));
    assert_eq!(fill(1, Some(0)), Some((Tone::Bad, "100.00%".into())));
    assert_eq!(fill(i64::MAX, Some(i64::MAX)), Some((Tone::Warning, "100.00%".into())));
    assert_eq!(fill(0, Some(0)), None);
    assert_eq!(fill(5, None), None);
    let stacked = Meter::stacked("", 100, &[(Tone::Good, 86), (Tone::Quiet, 11), (Tone::Bad, 30)]);
    let ends: Vec<_> = stacked.parts.iter().map(|part| (part.start.as_str(), part.width.as_str())).collect();
    assert_eq!(ends, [("0.00%", "86.00%"), ("86.00%", "11.00%"), ("97.00%", "3.00%")]);
}

#[test]
fn forms_keep_several_values_of_one_name() {
    let form = Form::typed(
        [("id", "1"), ("id", "2"), ("q", " x ")].map(|(name, value)| (name.into(), value.into())),
    );
    assert_eq!(form.values("id"), ["1", "2"]);
    assert!(form.chosen("id", "2") && !form.chosen("id", "3"));
    assert_eq!((form.value("q"), form.given("q"), form.given("none")), (" x ", Some("x"), None));
}

#[tokio::test]
async fn faults_answer_with_their_status_in_both_frames_and_every_language() {
    let faults = [
        (Fault::NotFound, 404),
        (Fault::Forbidden, 403),
        (Fault::Expired, 403),
        (Fault::TooLarge, 413),
        (Fault::Busy { minutes: 5 }, 429),
        (Fault::Broken { reference: "req_1".into() }, 500),
        (Fault::Unavailable, 503),
    ];
    for language in Language::ALL {
        for (fault, status) in &faults {
            for response in [fault.page(&shell(language)), fault.public_page(&public_shell(language))] {
                assert_eq!(response.status(), *status);
                assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
                assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
                let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
                let html = String::from_utf8(body.to_vec()).unwrap();
                assert!(html.contains(&fault.title(&locale(language))), "{fault:?} in {language}");
            }
        }
    }
}

/// The list of problems stands away from the fields: each line begins with the name of its field, when it has one.
#[test]
fn the_list_of_problems_names_the_fields() {
    let mut form = Form::new();
    form.problem("name", &Problem::Required);
    form.problem("edition_0_storage_gb", &Problem::NotANumber);
    form.problem("row_7_nonsense", &Problem::Required);
    form.refuse(&Refusal::ChangedMeanwhile);
    let listed = |language| {
        let l = locale(language);
        form.errors().iter().map(|error| error.listed(&l)).collect::<Vec<_>>()
    };
    assert_eq!(
        listed(Language::En)[..3],
        ["Name: Fill in this field", "Storage per unit: Enter a whole number", "Fill in this field",]
    );
    assert_eq!(listed(Language::Fi)[0], "Nimi: Täytä tämä kenttä");
    assert_eq!(listed(Language::En)[3], form.errors()[3].message(&locale(Language::En)));
}
