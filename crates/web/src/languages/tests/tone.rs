//! How the texts speak: every language in its own words, Russian with its three plurals, nobody shouting.

use std::collections::BTreeMap;

use fluent_syntax::{ast, parser};

use super::super::*;

/// Texts that a language rightly shares with English: names, units and borrowed words.
const SHARED: &[&str] = &[
    "es codes-total",
    "es customers-plan",
    "es field-name-total",
    "it codes-partner",
    "fi brand-logo",
    "fi field-name-logo",
    "es licenses-gb",
    "es place-kind-partner",
    "es title-error",
    "es word-no",
    "it licenses-gb",
    "it login-password",
    "it login-password",
    "it nav-menu",
    "it place-kind-partner",
    "it sessions-device",
    "it settings-password",
    "it word-no",
    "it sessions-device",
    "it settings-password",
    "it subject-account",
];

/// Families of names and units, where sharing is common.
const SHARED_FAMILIES: &[&str] = &["amount-", "country-", "imports-encoding-", "unit-", "units-"];

/// Key to pattern of every text of a language.
fn patterns(language: Language) -> BTreeMap<String, ast::Pattern<String>> {
    let mut patterns = BTreeMap::new();
    for (_, source) in files(language) {
        for entry in parser::parse(source).expect("the scan says what does not parse").body {
            if let ast::Entry::Message(ast::Message { id, value: Some(value), .. }) = entry {
                patterns.insert(id.name, value);
            }
        }
    }
    patterns
}

/// Whether a reader would see words, not only what is filled in.
fn has_words(pattern: &ast::Pattern<String>) -> bool {
    pattern.elements.iter().any(|element| match element {
        ast::PatternElement::TextElement { value } => value.chars().any(char::is_alphabetic),
        ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } } => {
            variants.iter().any(|variant| has_words(&variant.value))
        }
        ast::PatternElement::Placeable { .. } => false,
    })
}

#[test]
fn no_text_is_left_in_english() {
    let english = patterns(Language::En);
    let mut left = Vec::new();
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        for (key, pattern) in patterns(language) {
            let shared = SHARED.contains(&format!("{language} {key}").as_str())
                || SHARED_FAMILIES.iter().any(|family| key.starts_with(family));
            if !shared && has_words(&pattern) && english.get(&key) == Some(&pattern) {
                left.push(format!("{language} {key}"));
            }
        }
    }
    assert!(left.is_empty(), "the same as in English: {left:#?}");
}

/// The selections in a pattern: the names of their variants.
fn selections(pattern: &ast::Pattern<String>) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } } =
            element
        {
            found.push(variants.iter().map(|variant| name(&variant.key)).collect());
            found.extend(variants.iter().flat_map(|variant| selections(&variant.value)));
        }
    }
    found
}

fn name(key: &ast::VariantKey<String>) -> String {
    match key {
        ast::VariantKey::Identifier { name } => name.clone(),
        ast::VariantKey::NumberLiteral { value } => value.clone(),
    }
}

/// After "of" and its like Russian has one form for two and for five; the few such texts are named here.
const TWO_FORMS: [&str; 1] = ["seats-in-use"];

#[test]
fn plurals_have_the_forms_of_their_language() {
    for language in Language::ALL {
        for (key, pattern) in patterns(language) {
            for variants in selections(&pattern) {
                let forms: &[&str] = match language {
                    Language::Ru if !TWO_FORMS.contains(&key.as_str()) => &["one", "few", "other"],
                    _ => &["one", "other"],
                };
                let plural = variants.iter().any(|variant| variant == "one");
                assert!(!plural || variants == forms, "{key} in {language} has {variants:?}");
            }
        }
    }
}

/// Short and everyday: no begging, no praise, no shouting.
#[test]
fn nobody_begs_or_shouts() {
    let avoided = [
        "please",
        "successful",
        "per favore",
        "con successo",
        "por favor",
        "con éxito",
        "пожалуйста",
        "успешно",
        "onnistuneesti",
        "!",
    ];
    for language in Language::ALL {
        for (file, source) in files(language) {
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                let lower = line.to_lowercase();
                assert!(!avoided.iter().any(|word| lower.contains(word)), "{file}: {line}");
            }
        }
    }
}
