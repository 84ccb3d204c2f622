//! Pure decisions about invoices: sums and their rounding, states, parts of a term, references that banks carry.

use super::record::{Kind, State};
use crate::clock::Day;

/// Half of a minor unit and more is one more.
pub const fn half_up(numerator: i128, denominator: i128) -> i64 {
    let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    if denominator == 0 {
        return 0;
    }
    let rounded = (numerator * 2 + denominator) / (denominator * 2);
    #[expect(clippy::cast_possible_truncation, reason = "amounts are kept far below by their bounds")]
    let rounded = rounded as i64;
    rounded * sign
}

/// A part of a term: so many days of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub days: i64,
    pub term_days: i64,
}

/// What a line costs without tax: quantity × price of one unit, of which a part of a term pays its days' share.
pub fn line_net(quantity: i64, unit_price: i64, part: Option<Part>) -> i64 {
    let whole = i128::from(quantity) * i128::from(unit_price);
    match part {
        Some(part) => half_up(whole * i128::from(part.days), i128::from(part.term_days)),
        None => half_up(whole, 1),
    }
}

/// The days from one day to the last of a term of whole months, of the days that such a term has up to there.
pub fn part_of_term(from: Day, last: Day, months: i64) -> Part {
    let begins = last.plus_days(1).plus_months(-months);
    Part { days: (last.days_since(from) + 1).max(0), term_days: (last.days_since(begins) + 1).max(1) }
}

/// What is due at one rate of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateSum {
    /// Hundredths of a percent.
    pub rate: i64,
    pub net: i64,
    pub vat: i64,
}

/// Sums of an invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By rate, the highest first.
    pub rates: Vec<RateSum>,
    pub net: i64,
    pub vat: i64,
}

impl Totals {
    pub const fn total(&self) -> i64 {
        self.net + self.vat
    }
}

/// Tax is computed once for each rate, on the sum of its lines, and rounded half up to a minor unit.
pub fn totals(lines: impl IntoIterator<Item = (i64, i64)>) -> Totals {
    let mut rates: Vec<RateSum> = Vec::new();
    for (net, rate) in lines {
        match rates.iter_mut().find(|sum| sum.rate == rate) {
            Some(sum) => sum.net += net,
            None => rates.push(RateSum { rate, net, vat: 0 }),
        }
    }
    rates.sort_by_key(|sum| -sum.rate);
    for sum in &mut rates {
        sum.vat = half_up(i128::from(sum.net) * i128::from(sum.rate), 10_000);
    }
    Totals { net: rates.iter().map(|sum| sum.net).sum(), vat: rates.iter().map(|sum| sum.vat).sum(), rates }
}

/// What is left of the sums of an invoice after credit notes took some of it, rate by rate.
pub fn left_of(of: &Totals, credited: &[RateSum]) -> Totals {
    let taken = |rate: i64| credited.iter().filter(move |sum| sum.rate == rate);
    let left = |sum: &RateSum| RateSum {
        rate: sum.rate,
        net: sum.net - taken(sum.rate).map(|taken| taken.net).sum::<i64>(),
        vat: sum.vat - taken(sum.rate).map(|taken| taken.vat).sum::<i64>(),
    };
    let rates: Vec<RateSum> = of.rates.iter().map(left).collect();
    Totals { net: rates.iter().map(|sum| sum.net).sum(), vat: rates.iter().map(|sum| sum.vat).sum(), rates }
}

/// Splits an amount with tax over what is left at each rate, in proportion. No rate gives more than it has, so that
/// whoever takes all that is left takes exactly what the earlier notes left.
pub fn split_gross(gross: i64, left: &Totals) -> Vec<RateSum> {
    let total = i128::from(left.total().max(1));
    let up_to = |sum: i64| half_up(i128::from(gross) * i128::from(sum), total);
    let (mut before, mut parts) = (0, Vec::new());
    for sum in &left.rates {
        let upper = before + sum.net + sum.vat;
        let share = up_to(upper) - up_to(before);
        let fair = half_up(i128::from(share) * 10_000, 10_000 + i128::from(sum.rate));
        let net = fair.max(share - sum.vat).min(sum.net);
        parts.push(RateSum { rate: sum.rate, net, vat: share - net });
        before = upper;
    }
    parts.retain(|part| part.net != 0 || part.vat != 0);
    parts
}

/// The stored facts that a state is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub kind: Kind,
    pub cancelled: bool,
    pub issued: bool,
    pub total: i64,
    pub paid: i64,
    pub credited: i64,
}

/// How an invoice stands. One that was credited in full stays so whatever is paid afterwards.
pub const fn state(facts: &Facts) -> State {
    if facts.cancelled {
        State::Cancelled
    } else if !facts.issued {
        State::Draft
    } else if matches!(facts.kind, Kind::CreditNote) {
        State::Issued
    } else if facts.credited > 0 && facts.credited >= facts.total {
        State::Credited
    } else if facts.paid >= facts.total - facts.credited {
        State::Paid
    } else if facts.paid > 0 {
        State::PartlyPaid
    } else {
        State::Issued
    }
}

/// Whether tax is the buyer's to pay: both have a VAT id, the buyer's is of its own country, and they are of different
/// countries.
pub fn is_reverse_charge(
    (seller_vat, seller_country): (&str, &str),
    (buyer_vat, buyer_country): (&str, &str),
) -> bool {
    !seller_vat.is_empty() && is_vat_id_of(buyer_vat, buyer_country) && seller_country != buyer_country
}

/// Whether a VAT id begins as those of a country do: with its code, but for Greece, and Northern Ireland of the United
/// Kingdom.
fn is_vat_id_of(vat_id: &str, country: &str) -> bool {
    let prefixes: &[&str] = match country {
        "" => &[],
        "GR" => &["EL"],
        "GB" => &["GB", "XI"],
        other => &[other],
    };
    prefixes.iter().any(|prefix| vat_id.len() > prefix.len() && vat_id.starts_with(prefix))
}

/// The first and last day that a payment recorded on a day gives. Days used under a payment that was reversed are taken
/// off; a last day that was agreed stays, however late the payment comes.
pub fn term(
    recorded: Day,
    not_before: Option<Day>,
    (months, used): (i64, i64),
    agreed: Option<Day>,
) -> (Day, Day) {
    let first = not_before.map_or(recorded, |day| day.max(recorded));
    match agreed {
        Some(last) => (first.min(last), last),
        None => (first, crate::licenses::rules::last_day(first, months).plus_days(-used).max(first)),
    }
}

/// Days used of a term that began on a day and is taken back on another: the day it is taken back does not count.
pub fn days_used(begun: Day, today: Day) -> i64 {
    today.days_since(begun).max(0)
}

/// The creditor reference of ISO 11649 for a number: `RF`, two check digits, and its letters and digits.
pub fn payment_reference(number: &str) -> String {
    let body: String =
        number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let body = &body[body.len().saturating_sub(21)..];
    format!("RF{:02}{body}", 98 - mod_97(&format!("{body}RF00")))
}

/// Whether a text is a reference with the right check digits.
pub fn is_payment_reference(text: &str) -> bool {
    let plain = text.is_ascii() && (5..=25).contains(&text.len()) && text.starts_with("RF");
    plain
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && mod_97(&format!("{}{}", &text[4..], &text[..4])) == 1
}

/// Whether an account number is an IBAN with the right check digits; spaces are for people.
pub fn is_iban(text: &str) -> bool {
    let text = bare(text);
    let plain = (15..=34).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain
        && text[..2].bytes().all(|byte| byte.is_ascii_uppercase())
        && mod_97(&format!("{}{}", &text[4..], &text[..4])) == 1
}

/// The first of several series whose numbers could be taken for those of a series: what banks leave of the two is the
/// same, or only digits are added to one of them, as `INV-1` and number 1 look like `INV-` and number 11.
pub fn alike<'s>(series: &str, others: impl IntoIterator<Item = &'s str>) -> Option<&'s str> {
    let own = bare(series);
    let is_alike = |other: &&str| {
        let other = bare(other);
        let rest = own.strip_prefix(&other).or_else(|| other.strip_prefix(&own));
        rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    others.into_iter().find(is_alike)
}

/// Letters and digits only, in capitals.
pub fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn mod_97(text: &str) -> u32 {
    text.chars().fold(0, |rest, character| match character.to_digit(36) {
        Some(value) if value > 9 => (rest * 100 + value) % 97,
        Some(value) => (rest * 10 + value) % 97,
        None => rest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn halves_go_up() {
        let table = [(1, 2, 1), (3, 2, 2), (5, 4, 1), (7, 4, 2), (-1, 2, -1), (-5, 4, -1), (0, 7, 0)];
        for (numerator, denominator, rounded) in table {
            assert_eq!(half_up(numerator, denominator), rounded, "{numerator} / {denominator}");
        }
    }

    /// Tax is rounded once for each rate, not line by line: three lines of 0.10 at 25.5 % are 0.08, not 0.09.
    #[test]
    fn tax_is_rounded_for_each_rate() {
        let sums = totals([(10, 2550), (10, 2550), (10, 2550), (1000, 1400), (50, 0)]);
        let rate = |rate, net, vat| RateSum { rate, net, vat };
        assert_eq!(sums.rates, [rate(2550, 30, 8), rate(1400, 1000, 140), rate(0, 50, 0)]);
        assert_eq!((sums.net, sums.vat, sums.total()), (1080, 148, 1228));
    }

    /// RU-13, RU-14: every state by its facts.
    #[test]
    fn states_follow_from_facts() {
        let facts = |total, paid, credited| Facts {
            kind: Kind::Invoice,
            cancelled: false,
            issued: true,
            total,
            paid,
            credited,
        };
        let table = [
            (facts(100, 0, 0), State::Issued),
            (facts(100, 1, 0), State::PartlyPaid),
            (facts(100, 100, 0), State::Paid),
            (facts(100, 250, 0), State::Paid),
            (facts(100, 60, 40), State::Paid),
            (facts(100, 0, 40), State::Issued),
            (facts(100, 0, 100), State::Credited),
            (facts(100, 100, 100), State::Credited),
            (facts(0, 0, 0), State::Paid),
            (Facts { issued: false, ..facts(100, 0, 0) }, State::Draft),
            (Facts { issued: false, cancelled: true, ..facts(100, 0, 0) }, State::Cancelled),
            (Facts { kind: Kind::CreditNote, ..facts(100, 0, 0) }, State::Issued),
        ];
        for (facts, expected) in table {
            assert_eq!(state(&facts), expected, "{facts:?}");
        }
    }

    /// RU-09: the term begins on the day of the recording; a renewal not before its day; days used are gone.
    #[test]
    fn a_term_begins_when_the_payment_is_recorded() {
        let recorded = day("2026-12-05");
        let days = |(first, last): (Day, Day)| (first.to_string(), last.to_string());
        assert_eq!(days(term(recorded, None, (12, 0), None)), ("2026-12-05".into(), "2027-12-04".into()));
        let later = Some(day("2027-01-10"));
        assert_eq!(days(term(recorded, later, (12, 0), None)), ("2027-01-10".into(), "2028-01-09".into()));
        assert_eq!(days(term(recorded, Some(day("2026-11-01")), (1, 0), None)).0, "2026-12-05");
        assert_eq!(days(term(recorded, None, (12, 30), None)), ("2026-12-05".into(), "2027-11-04".into()));
        assert_eq!(days(term(recorded, None, (1, 400), None)), ("2026-12-05".into(), "2026-12-05".into()));
        assert_eq!(days(term(recorded, None, (12, 0), Some(day("2027-03-31")))).1, "2027-03-31");
        assert_eq!(days(term(recorded, None, (12, 0), Some(day("2026-12-01")))).0, "2026-12-01");
        assert_eq!(days_used(day("2026-12-05"), day("2026-12-05")), 0);
        assert_eq!(days_used(day("2026-12-05"), day("2027-01-04")), 30);
        assert_eq!(days_used(day("2026-12-05"), day("2026-11-04")), 0);
    }

    /// Seats added for the rest of a term pay for the days that are left, both ends included.
    #[test]
    fn a_part_of_a_term_pays_its_days() {
        let part = part_of_term(day("2027-01-01"), day("2027-06-30"), 12);
        assert_eq!(part, Part { days: 181, term_days: 365 });
        assert_eq!(line_net(3, 4990, Some(part)), 7423);
        assert_eq!(line_net(3, 4990, None), 14_970);
        assert_eq!(
            part_of_term(day("2026-07-01"), day("2027-06-30"), 12),
            Part { days: 365, term_days: 365 }
        );
        assert_eq!(part_of_term(day("2027-07-01"), day("2027-06-30"), 12).days, 0);
    }

    #[test]
    fn series_are_told_apart() {
        for (series, other) in
            [("INV-", "inv/"), ("INV-", "INV-1"), ("INV-2026-", "INV"), ("", "2026"), ("A", "A")]
        {
            assert_eq!(alike(series, [other]), Some(other), "{series} {other}");
            assert_eq!(alike(other, [series]), Some(series), "{series} {other}");
        }
        for (series, other) in [("INV-", "CN-"), ("INV-", "INV-A"), ("INV-1A", "INV-1B"), ("A1", "A2")] {
            assert_eq!(alike(series, [other]), None, "{series} {other}");
        }
    }

    #[test]
    fn references_and_accounts_check_themselves() {
        assert_eq!(payment_reference("539007547034"), "RF18539007547034");
        assert!(is_payment_reference("RF18539007547034"));
        assert!(!is_payment_reference("RF19539007547034"));
        assert!(!is_payment_reference("RF"));
        assert!(is_payment_reference(&payment_reference("INV-2026-17")));
        assert!(is_iban("FI21 1234 5600 0007 85"));
        assert!(!is_iban("FI22 1234 5600 0007 85"));
        assert!(!is_iban(""));
    }

    #[test]
    fn the_buyer_pays_the_tax_across_a_border_only() {
        assert!(is_reverse_charge(("FI1", "FI"), ("IT2", "IT")));
        assert!(!is_reverse_charge(("FI1", "FI"), ("FI2", "FI")));
        assert!(!is_reverse_charge(("FI1", "FI"), ("", "IT")));
        assert!(!is_reverse_charge(("", "FI"), ("IT2", "IT")));
        // An id of another country than the buyer's proves nothing.
        assert!(!is_reverse_charge(("FI1", "FI"), ("FI2", "IT")));
        assert!(!is_reverse_charge(("FI1", "FI"), ("IT", "IT")));
        assert!(!is_reverse_charge(("FI1", "FI"), ("DE2", "")));
        assert!(is_reverse_charge(("FI1", "FI"), ("EL094259216", "GR")));
        assert!(!is_reverse_charge(("FI1", "FI"), ("GR094259216", "GR")));
        assert!(is_reverse_charge(("FI1", "FI"), ("XI123456789", "GB")));
        assert!(is_reverse_charge(("FI1", "FI"), ("GB123456789", "GB")));
    }

    proptest! {
        /// A credit of any size is taken apart without a minor unit more or less.
        #[test]
        fn a_credit_adds_up(lines in prop::collection::vec((1i64..1_000_000, prop::sample::select(vec![0i64, 1000, 1400, 2550])), 1..6), share in 1i64..=1000) {
            let of = totals(lines);
            let gross = of.total() * share / 1000;
            let parts = split_gross(gross, &of);
            prop_assert_eq!(parts.iter().map(|part| part.net + part.vat).sum::<i64>(), gross);
            prop_assert!(parts.iter().all(|part| part.net >= 0 && part.vat >= 0));
        }

        /// However an invoice is credited in parts, net and tax of each rate end at exactly what was invoiced.
        #[test]
        fn credits_in_parts_add_up(
            lines in prop::collection::vec((1i64..100_000, prop::sample::select(vec![0i64, 1000, 1400, 2550])), 1..6),
            shares in prop::collection::vec(1i64..=600, 0..12),
        ) {
            let of = totals(lines);
            let mut credited: Vec<RateSum> = Vec::new();
            let amounts: Vec<i64> = shares.iter().map(|share| (of.total() * share / 1000).max(1)).collect();
            for amount in amounts.into_iter().chain([i64::MAX]) {
                let left = left_of(&of, &credited);
                let parts = split_gross(amount.min(left.total()), &left);
                prop_assert!(parts.iter().all(|part| part.net >= 0 && part.vat >= 0));
                credited.extend(parts);
            }
            let left = left_of(&of, &credited);
            prop_assert!(left.rates.iter().all(|sum| (sum.net, sum.vat) == (0, 0)), "{:?}", left);
        }

        /// Parts of a term never cost more than the term, and more days never cost less.
        #[test]
        fn parts_stay_below_the_whole(quantity in 1i64..999_999, price in 0i64..1_000_000, days in 0i64..365) {
            let part = |days| line_net(quantity, price, Some(Part { days, term_days: 365 }));
            prop_assert!(part(days) <= line_net(quantity, price, None));
            prop_assert!(part(days) <= part(days + 1));
        }
    }
}
