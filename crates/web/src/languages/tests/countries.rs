//! The names of countries: all of them, for every code, in the order of Unicode's collation.

use domain::countries::Country;

use super::super::*;

fn reader(language: Language) -> Locale {
    Locale::new(language, TimeZone::UTC)
}

#[test]
fn every_country_has_a_name_in_every_language() {
    for locale in Language::ALL.map(reader) {
        for code in Country::codes() {
            let name = locale.country(code);
            assert!(name.chars().count() > 2, "{code} in {locale}: {name}");
        }
        assert_eq!(locale.countries().len(), Country::codes().count());
    }
    let names = Language::ALL.map(|language| reader(language).country("DE").into_owned());
    assert_eq!(names.join(" "), "Germany Saksa Germania Alemania Германия");
}

#[test]
fn what_is_no_country_stays_as_it_is() {
    assert_eq!(Locale::default().country("XX"), "XX");
    assert_eq!(Locale::default().country(""), "");
}

/// The files are written in the order of a real collation; ours must come to the same.
#[test]
fn countries_stand_where_a_reader_looks_for_them() {
    for language in Language::ALL {
        let (_, source) = files(language).find(|(name, _)| name.ends_with("countries.ftl")).unwrap();
        let expected: Vec<&str> =
            source.lines().filter_map(|line| line.strip_prefix("country-")).map(|line| &line[..2]).collect();
        let locale = reader(language);
        let codes: Vec<&str> = locale.countries().iter().map(|(code, _)| *code).collect();
        let first = expected.iter().zip(&codes).find(|(expected, found)| expected != found);
        assert_eq!(codes, expected, "{language}, first at {first:?}");
    }
}
