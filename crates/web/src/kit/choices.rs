//! Choices that many forms offer: the languages of the product, the countries and the time zones of the world.

use domain::Language;

use super::Choice;
use crate::languages::Locale;

/// Zones are named by place; the others are old names and offsets.
const REGIONS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

impl Choice {
    /// The languages, each by its own name.
    pub fn languages() -> Vec<Self> {
        Language::ALL.iter().map(|language| Self::new(language.code(), language.own_name())).collect()
    }

    /// The countries by their names in the reader's language.
    pub fn countries(l: &Locale) -> Vec<Self> {
        l.countries().iter().map(|(code, name)| Self::new(*code, name)).collect()
    }

    /// The time zones by region and city, and UTC.
    pub fn zones() -> Vec<Self> {
        let names = jiff::tz::db().available().map(|name| name.to_string());
        let places =
            names.filter(|name| name.split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region)));
        let mut names: Vec<String> = places.chain(["UTC".to_owned()]).collect();
        names.sort();
        names.into_iter().map(|name| Self::new(name.clone(), name.replace('_', " "))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_places_and_each_is_known() {
        let zones = Choice::zones();
        for expected in ["Europe/Helsinki", "Europe/Rome", "Europe/Madrid", "Europe/Moscow", "UTC"] {
            assert!(zones.iter().any(|zone| zone.value == expected), "{expected}");
        }
        assert!(zones.len() > 300, "{}", zones.len());
        assert!(zones.iter().all(|zone| jiff::tz::TimeZone::get(&zone.value).is_ok()));
    }
}
