//! Every word of every closed set has its name in every language, and no name is left of a word that is gone.

use std::{collections::BTreeSet, fmt::Display};

use domain::{
    access::{Action, PartnerType, Role},
    activation::{Fix, Rule},
    alerts::AlertKind,
    audit::SubjectKind,
    billing::{InvoiceView, Kind, Match, PaymentSource, PortalOrders},
    customers::View,
    exports::List,
    licenses::{
        LicenseView, OverlapChoice, Stage,
        rules::{Enforcement, LicenseKind, Quota, Reason},
    },
    outbox::MailKind,
    products::{Nouns, PlanVersion, Plural, SellerRule, Unit},
};

use super::{super::*, scan};

fn keys<W: Display>(family: &str, words: &[W]) -> Vec<String> {
    words.iter().map(|word| format!("{family}-{word}").replace(['_', '.'], "-")).collect()
}

fn expected() -> BTreeSet<String> {
    [
        keys("role", Role::ALL),
        keys("partner-type", PartnerType::ALL),
        keys("action", Action::ALL),
        keys("unit", Unit::ALL),
        keys("units", Unit::ALL),
        keys("license-kind", LicenseKind::ALL),
        keys("plan-version", PlanVersion::ALL),
        keys("plural", Plural::ALL),
        keys("units", &["named"]),
        keys("stage", Stage::ALL),
        keys("overlap", OverlapChoice::ALL),
        keys("seller-rule", SellerRule::ALL),
        keys("enforcement", Enforcement::ALL),
        keys("reason", Reason::ALL),
        keys("quota", Quota::ALL),
        keys("view-customers", View::ALL),
        keys("view-licenses", LicenseView::ALL),
        keys("view-invoices", InvoiceView::ALL),
        keys("invoice-kind", Kind::ALL),
        keys("payment-source", PaymentSource::ALL),
        keys("portal-orders", PortalOrders::ALL),
        keys("statement-match", Match::ALL),
        keys("language", &Language::ALL),
        keys("mail-kind", MailKind::ALL),
        keys("subject", SubjectKind::ALL),
        keys("export-list", List::ALL),
        keys("alert-kind", AlertKind::ALL),
        keys("rule", Rule::ALL),
        keys("fix", Fix::ALL),
    ]
    .concat()
    .into_iter()
    .collect()
}

#[test]
fn every_word_of_every_closed_set_has_a_name() {
    let expected = expected();
    for language in Language::ALL {
        let named: BTreeSet<String> = scan::keys_of(language, "words.ftl").into_iter().collect();
        let missing: Vec<_> = expected.difference(&named).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        let without_hints = |key: &&String| {
            let word = key.strip_suffix("-hint").unwrap_or(key);
            !expected.contains(word)
        };
        let left_over: Vec<_> = named.iter().filter(without_hints).collect();
        assert!(left_over.is_empty(), "{language} names {left_over:?}");
    }
}

#[test]
fn words_are_looked_up_by_what_the_domain_calls_them() {
    let finnish = Locale::new(Language::Fi, TimeZone::UTC);
    assert_eq!(finnish.word("role", Role::Admin), "Pääkäyttäjä");
    assert_eq!(finnish.word("reason", Reason::NotYetValid), "Voimassaolo ei ole alkanut");
    assert_eq!(finnish.hint("role", Role::Viewer), "Näkee täällä kaiken, ei muuta mitään");
    assert_eq!(finnish.hint("license-kind", LicenseKind::Nfr), "");
}

#[test]
fn units_are_counted() {
    let russian = Locale::new(Language::Ru, TimeZone::UTC);
    let counted = [1, 3, 5, 21].map(|n: i64| russian.units(Unit::Workstation, n));
    assert_eq!(
        counted.join(", "),
        "1 рабочая станция, 3 рабочие станции, 5 рабочих станций, 21 рабочая станция"
    );
    assert_eq!(Locale::default().units(Unit::Gigabyte, 100_i64), "100\u{a0}GB");
    // By the edition's own nouns; a language that has none falls back to English.
    let nouns = [(Language::Ru, Plural::One, "ящик"), (Language::Ru, Plural::Few, "ящика")]
        .into_iter()
        .chain([(Language::Ru, Plural::Many, "ящиков"), (Language::En, Plural::Other, "mailboxes")])
        .fold(Nouns::default(), |nouns, (language, plural, word)| nouns.with(language, plural, word));
    let counted = [1, 3, 5, 21].map(|n: i64| russian.counted(Unit::User, &nouns, n));
    assert_eq!(counted.join(", "), "1 ящик, 3 ящика, 5 ящиков, 21 ящик");
    let finnish = Locale::new(Language::Fi, TimeZone::UTC);
    assert_eq!(finnish.counted(Unit::User, &nouns, 1240), "1\u{a0}240 mailboxes");
    assert_eq!(finnish.counted(Unit::User, &Nouns::default(), 2), "2 käyttäjää");
}
