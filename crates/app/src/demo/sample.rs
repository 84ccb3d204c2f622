//! The material of the story: customers, names, and dice that fall the same way every time.

use domain::customers::{Form, split_name};
use domain::random::{Random, SeededRandom};

const CUSTOMERS: &str = include_str!("customers.tsv");
const NAMES: &str = include_str!("names.txt");

/// Whose customer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vendor {
    Operator,
    Nordic,
    Timon,
    Lombardia,
}

/// What became of a customer's contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Active,
    OverQuota,
    Suspended,
    Revoked,
    Disabled,
    Grace,
    Expired,
    Draft,
    AwaitingPayment,
    Future,
    Trial,
    TrialExtended,
    TrialLapsed,
    Converted,
}

impl Fate {
    fn of(word: &str) -> Fate {
        match word {
            "over" => Fate::OverQuota,
            "suspended" => Fate::Suspended,
            "revoked" => Fate::Revoked,
            "disabled" => Fate::Disabled,
            "grace" => Fate::Grace,
            "expired" => Fate::Expired,
            "draft" => Fate::Draft,
            "awaiting" => Fate::AwaitingPayment,
            "future" => Fate::Future,
            "trial" => Fate::Trial,
            "extended" => Fate::TrialExtended,
            "lapsed" => Fate::TrialLapsed,
            "converted" => Fate::Converted,
            _ => Fate::Active,
        }
    }

    pub(super) fn begins_as_trial(self) -> bool {
        matches!(self, Fate::Trial | Fate::TrialExtended | Fate::TrialLapsed | Fate::Converted)
    }

    /// Whether clients could be activated at some time.
    pub(super) fn was_in_force(self) -> bool {
        !matches!(self, Fate::Draft | Fate::AwaitingPayment | Fate::Future)
    }
}

/// One customer of the table.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub vendor: Vendor,
    pub form: Form,
    /// Domain of its people's addresses.
    pub domain: String,
    pub users: usize,
    /// How many days ago it became a customer.
    pub days_ago: i64,
    pub fate: Fate,
}

/// All customers, in the order of the table.
pub(super) fn customers() -> Vec<Sample> {
    CUSTOMERS.lines().map(|line| sample(&line.split('\t').collect::<Vec<_>>())).collect()
}

fn sample(cells: &[&str]) -> Sample {
    let cell = |at: usize| (*cells.get(at).unwrap_or(&"")).to_owned();
    let number = |at: usize| cell(at).parse::<i64>().expect("the table is ours");
    let vendor = match cells[0] {
        "nordic" => Vendor::Nordic,
        "timon" => Vendor::Timon,
        "lombardia" => Vendor::Lombardia,
        _ => Vendor::Operator,
    };
    let domain = format!("{}.example", cell(9));
    let names = Names::of(&cell(7));
    let (contact_name, contact) = names.person(usize::try_from(number(11)).unwrap_or(0));
    let (contact_first_name, contact_last_name) = split_name(&contact_name);
    let form = Form {
        name: cell(1),
        business_id: cell(2),
        street_address: cell(3),
        postal_code: cell(4),
        postal_area: cell(5),
        country: cell(6),
        language: cell(7),
        time_zone: cell(8),
        username_prefix: format!("{}-", cell(9).chars().take(8).collect::<String>()),
        emergency_email: String::new(),
        account_name: cell(9),
        region: String::new(),
        contact_first_name,
        contact_last_name,
        contact_email: format!("{contact}@{domain}"),
        keep_deleted_days: 30,
    };
    let users = usize::try_from(number(10)).expect("the table is ours");
    Sample { vendor, form, domain, users, days_ago: number(11), fate: Fate::of(&cell(12)) }
}

/// First and last names of a language, in Latin letters as addresses have them.
pub(super) struct Names {
    first: Vec<&'static str>,
    last: Vec<&'static str>,
}

impl Names {
    pub(super) fn of(language: &str) -> Names {
        let mut lines = NAMES.lines().filter_map(|line| line.strip_prefix(language)?.strip_prefix(' '));
        let mut next = || lines.next().unwrap_or_default().split(' ').collect();
        Names { first: next(), last: next() }
    }

    /// The n-th person: name, and the part of the address before the `@`. No two among the first 576 are alike.
    pub(super) fn person(&self, number: usize) -> (String, String) {
        let first = self.first[number % self.first.len()];
        let last = self.last[(number / self.first.len() + number * 7) % self.last.len()];
        (format!("{} {}", capital(first), capital(last)), format!("{first}.{last}"))
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Dice that fall the same way every time.
pub(super) struct Dice(SeededRandom);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(SeededRandom::new(seed))
    }

    /// A number from 0 to below `end`.
    pub(super) fn below(&self, end: i64) -> i64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        i64::try_from(u64::from_le_bytes(bytes) >> 2).unwrap_or(0) % end.max(1)
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub(super) fn percent(&self, chance: i64) -> bool {
        self.below(100) < chance
    }

    pub(super) fn pick<'a, T>(&self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as i64)).unwrap_or(0)]
    }

    /// An activation code as the product makes them.
    pub(super) fn code(&self) -> String {
        let symbols = domain::random::crockford(&self.0, 10);
        format!("{}-{}", &symbols[..5], &symbols[5..])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn forty_customers_with_two_thousand_users_in_five_countries() {
        let customers = customers();
        assert_eq!(customers.len(), 40);
        assert_eq!(customers.iter().map(|customer| customer.users).sum::<usize>(), 2000);
        let countries: HashSet<&str> =
            customers.iter().map(|customer| customer.form.country.as_str()).collect();
        assert_eq!(countries.len(), 5);
        assert!(customers.iter().any(|customer| customer.form.business_id == "1231231231123123"));
        assert!(customers.iter().any(|customer| customer.form.business_id == "1650321-2"));
    }

    #[test]
    fn people_differ() {
        for language in ["fi", "it", "es", "ru", "en"] {
            let names = Names::of(language);
            let people: HashSet<String> = (0..200).map(|number| names.person(number).1).collect();
            assert_eq!(people.len(), 200, "{language}");
        }
    }
}
