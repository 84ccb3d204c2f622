//! Fails on a missing or unused key, on a wrong variable, and on words that stand in a template instead of a text file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use domain::refusal::{Problem, Refusal};
use fluent_syntax::{ast, parser};

use super::super::*;

/// Keys whose end is made at run time. Everything else must stand as a whole in a template or a source.
const MADE_AT_RUN_TIME: &[(&str, &str)] = &[
    ("action-", "Locale::word"),
    ("actor-", "Locale::actor"),
    ("alert-kind-", "Locale::word"),
    ("brand-pair-", "Locale::word"),
    ("bulk-action-", "Locale::word"),
    ("bulk-do-", "what a bulk run does, by BulkAction"),
    ("bulk-effect-", "Locale::word"),
    ("bulk-item-", "Locale::word"),
    ("bulk-short-", "Locale::word"),
    ("bulk-state-", "Locale::word"),
    ("code-share-", "Locale::word"),
    ("code-state-", "Locale::word"),
    ("column-", "Locale::column"),
    ("country-", "Locale::country"),
    ("door-", "Door::word"),
    ("do-", "the verbs that every page may put on a button"),
    ("enforcement-", "Locale::word"),
    ("event-", "Locale::event"),
    ("fix-", "Locale::word"),
    ("rule-", "Locale::word"),
    ("fault-", "Fault::code"),
    ("field-name-", "Locale::changes"),
    ("first-", "the first steps of the overview"),
    ("invitations-tab-", "the states of invitations, by their word"),
    ("imports-encoding-", "Locale::word"),
    ("imports-field-", "Locale::import_field"),
    ("imports-kind-", "Locale::word"),
    ("imports-new-", "Locale::word"),
    ("imports-row-", "Locale::word"),
    ("imports-state-", "Locale::word"),
    ("imports-tab-", "Locale::word"),
    ("imports-template-", "Locale::word"),
    ("invoice-kind-", "Locale::word"),
    ("kind-", "Locale::kind, and the doors for a fault of ours"),
    ("language-", "Locale::word"),
    ("ledger-source-", "Locale::word"),
    ("ledger-what-", "the movements of the ledger"),
    ("license-kind-", "Locale::word"),
    ("export-list-", "Locale::changes"),
    ("mail-", "Locale::word for kinds, and the built-in texts of mail/kinds.rs"),
    ("overlap-", "Locale::word"),
    ("management-", "Locale::word"),
    ("outbox-many-", "what is done to many mails, by DeedKind"),
    ("partner-type-", "Locale::word"),
    ("payment-source-", "Locale::word"),
    ("plan-version-", "Locale::word"),
    ("planned-caution-", "Locale::caution"),
    ("planned-deed-", "Locale::deed"),
    ("planned-state-", "Locale::word"),
    ("planned-was-", "State::word"),
    ("planned-what-", "Locale::word"),
    ("planned-when-", "the choice of a day or the end of the term"),
    ("calendar-weekday-", "the days of a week"),
    ("plural-", "Locale::word"),
    ("portal-orders-", "Locale::word"),
    ("problem-", "Problem::code"),
    ("quota-", "Locale::word"),
    ("reason-", "Locale::word"),
    ("refusal-", "Refusal::code"),
    ("reports-", "the parts of a report, by their code"),
    ("requests-kind-", "Locale::word"),
    ("role-", "Locale::word"),
    ("seller-rule-", "Locale::word"),
    ("stage-", "Locale::word"),
    ("statement-match-", "Locale::word"),
    ("status-", "Badge: noun and state"),
    ("subject-", "Locale::word"),
    ("unit-", "Locale::word"),
    ("units-", "Locale::units"),
    ("value-", "Locale::changes"),
    ("view-", "Locale::word"),
    ("views-part-", "the parts of a view, by their name in the address"),
    ("word-", "the small words that every page may use"),
];

pub(super) type Variables = BTreeSet<String>;

/// What a language has: key to variables.
pub(super) fn texts(language: Language) -> BTreeMap<String, Variables> {
    let mut texts = BTreeMap::new();
    for (file, source) in files(language) {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            match entry {
                ast::Entry::Message(message) => {
                    let key = message.id.name;
                    let mut variables = Variables::new();
                    let value = message.value.unwrap_or_else(|| panic!("{file}: {key} is empty"));
                    collect(&value, &mut variables);
                    assert!(texts.insert(key.clone(), variables).is_none(), "{file}: {key} stands twice");
                }
                ast::Entry::Junk { content } => panic!("{file}: {content}"),
                ast::Entry::Term(term) => panic!("{file}: -{} is a term; write the word out", term.id.name),
                _ => {}
            }
        }
    }
    texts
}

/// The keys of one file, in its order.
pub(super) fn keys_of(language: Language, file: &str) -> Vec<String> {
    let (_, source) = files(language).find(|(name, _)| name.ends_with(file)).expect("the file is there");
    let resource = parser::parse(source).expect("every file parses");
    let keys = resource.body.into_iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message.id.name),
        _ => None,
    });
    keys.collect()
}

fn collect(pattern: &ast::Pattern<String>, variables: &mut Variables) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            match expression {
                ast::Expression::Inline(inline) => collect_inline(inline, variables),
                ast::Expression::Select { selector, variants } => {
                    collect_inline(selector, variables);
                    for variant in variants {
                        collect(&variant.value, variables);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<String>, variables: &mut Variables) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        ast::InlineExpression::StringLiteral { .. } | ast::InlineExpression::NumberLiteral { .. } => {}
        other => panic!("only variables may stand in braces, not {other:?}"),
    }
}

/// Every template and Rust source of the crate with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("src"), root.join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs")
}

fn is_gallery(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("gallery"))
}

/// A call of `text`, `with` or `rich` with a literal key: the key, and the variables when they stand there too.
struct Call {
    key: String,
    variables: Option<Variables>,
}

fn calls(source: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    for (opening, has_args) in [(".text(", false), (".with(", true), (".rich(", true)] {
        for rest in source.split(opening).skip(1) {
            let Some((key, rest)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
            else {
                continue;
            };
            // Addresses of lists are put together by `with` too; the names in them have no hyphen, keys have.
            if opening == ".with(" && !key.contains('-') {
                continue;
            }
            let variables = if has_args { listed(rest) } else { Some(Variables::new()) };
            calls.push(Call { key: key.to_owned(), variables });
        }
    }
    calls
}

/// The names in `, &[("name", …), …]`; `None` when the list is not written in place.
fn listed(rest: &str) -> Option<Variables> {
    let list = rest.trim_start().strip_prefix(',')?.trim_start();
    let list = list.strip_prefix('&').unwrap_or(list).strip_prefix('[')?;
    let mut depth = 1;
    let end = list.find(|letter| {
        depth += match letter {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    let names = list[..end].split("(\"").skip(1).filter_map(|rest| rest.split_once("\","));
    Some(names.map(|(name, _)| name.to_owned()).collect())
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let english = texts(Language::En);
    for language in Language::ALL {
        let own = texts(language);
        let missing: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        let left_over: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && left_over.is_empty(),
            "{language} lacks {missing:?}, has alone {left_over:?}"
        );
        for (key, variables) in &english {
            assert_eq!(&own[key], variables, "variables of {key} in {language}");
        }
    }
}

#[test]
fn every_text_file_is_in_every_language() {
    let names = |language: Language| -> BTreeSet<String> {
        files(language).map(|(name, _)| name[3..].to_owned()).collect()
    };
    for language in Language::ALL {
        assert_eq!(names(language), names(Language::En), "{language}");
    }
}

#[test]
fn every_key_that_is_asked_for_exists_with_the_variables_given() {
    let english = texts(Language::En);
    for (path, source) in sources().iter().filter(|(path, _)| !is_test(path)) {
        for call in calls(source) {
            let path = path.display();
            let Some(expected) = english.get(&call.key) else { panic!("{path} asks for {}", call.key) };
            if let Some(given) = call.variables {
                assert_eq!(&given, expected, "{path}: variables of {}", call.key);
            }
        }
    }
}

/// Refusals × languages: each has a text, which names nothing that the refusal does not bring.
#[test]
fn every_refusal_and_problem_is_said_in_every_language() {
    let refusals = Refusal::samples();
    let problems = Problem::samples();
    let said = refusals.iter().map(|each| (format!("refusal-{}", each.code()), each.arguments()));
    let said = said.chain(problems.iter().map(|each| (format!("problem-{}", each.code()), each.arguments())));
    let said: BTreeMap<String, _> = said.collect();
    for language in Language::ALL {
        let texts = texts(language);
        let reader = Locale::new(language, TimeZone::UTC);
        for (key, arguments) in &said {
            let Some(variables) = texts.get(key) else { panic!("{language} lacks {key}") };
            let brought: Variables = arguments.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert!(variables.is_subset(&brought), "{key} in {language} names {variables:?} of {brought:?}");
            assert!(!reader.explain(key, arguments).is_empty());
        }
        let kept = texts.keys().filter(|key| key.starts_with("refusal-") || key.starts_with("problem-"));
        let left_over: Vec<_> = kept.filter(|key| !said.contains_key(*key)).collect();
        assert!(left_over.is_empty(), "nobody refuses with {left_over:?}");
    }
}

#[test]
fn every_key_is_used() {
    let sources = sources();
    let made = |key: &str| MADE_AT_RUN_TIME.iter().any(|(prefix, _)| key.starts_with(prefix));
    let used = |key: &str| {
        let literal = format!("\"{key}\"");
        sources.iter().any(|(path, source)| !is_test(path) && !is_gallery(path) && source.contains(&literal))
    };
    let unused: Vec<_> = texts(Language::En).into_keys().filter(|key| !made(key) && !used(key)).collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

#[test]
fn texts_hold_no_markup_but_bold() {
    for language in Language::ALL {
        for (file, source) in files(language) {
            for rest in source.split('<').skip(1) {
                assert!(rest.starts_with("b>") || rest.starts_with("/b>"), "{file}: <{rest:.20}");
            }
        }
    }
}

/// A translation that was forgotten stands in the alphabet of another language.
#[test]
fn russian_is_in_cyrillic() {
    let source: String = files(Language::Ru).map(|(_, source)| source).collect();
    for line in source.lines().filter(|line| line.contains(" = ")) {
        let (key, text) = line.split_once(" = ").unwrap();
        let words = text.chars().any(char::is_alphabetic) && !text.contains('{');
        let cyrillic = text.chars().any(|letter| {
            ('а'..='я').contains(&letter.to_ascii_lowercase()) || ('А'..='Я').contains(&letter)
        });
        assert!(!words || cyrillic, "{key} = {text}");
    }
}

#[test]
fn templates_hold_no_words_of_their_own() {
    for (path, source) in sources() {
        if path.extension().is_none_or(|extension| extension != "html") || is_gallery(&path) {
            continue;
        }
        let words =
            without(&without(&without(&without(&source, "{#", "#}"), "{%", "%}"), "{{", "}}"), "<", ">");
        let words = without(&words, "=\"", "\"");
        let words: Vec<_> =
            words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
        // Attributes that a macro adds to a tag elsewhere lose their values above.
        let known = ["CtrlK", "Esc", "aria-describedby", "aria-invalid"];
        let left: Vec<_> = words.iter().filter(|word| !known.contains(*word)).collect();
        assert!(left.is_empty(), "{} says {left:?}", path.display());
    }
}

/// The source without everything between the two marks.
fn without(source: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some((before, inside)) = rest.split_once(open) {
        kept.push_str(before);
        rest = inside.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}
