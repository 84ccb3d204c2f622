//! How the rest of one license becomes days of another (ES-12). Pure arithmetic on whole numbers.

/// Value of the old ÷ value of the new × days left. Without prices the value of a license is its units: those of the old
/// one in editions that the new one has, all of the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    pub old_units: i64,
    pub days_left: i64,
    pub new_units: i64,
    /// What is added to the new license, rounded down.
    pub days: i64,
}

/// The arithmetic; `None` when not even a day comes out of it.
pub const fn convert(old_units: i64, days_left: i64, new_units: i64) -> Option<Conversion> {
    if old_units <= 0 || days_left <= 0 || new_units <= 0 {
        return None;
    }
    let days = old_units.saturating_mul(days_left) / new_units;
    if days == 0 { None } else { Some(Conversion { old_units, days_left, new_units, days }) }
}

/// The units of an old license that go over into a new one: those of editions that the new one has some of.
pub fn units_carried(old: &[(&str, i64)], new: &[(&str, i64)]) -> i64 {
    let has = |code: &str| new.iter().any(|(of, units)| *of == code && *units > 0);
    old.iter().filter(|(code, _)| has(code)).map(|(_, units)| units).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// ES-12: days added = (value of old ÷ value of new) × days left.
    #[test]
    fn the_rest_becomes_days() {
        let table = [
            ((5, 92, 8), Some(57)),
            ((8, 92, 5), Some(147)),
            ((5, 92, 5), Some(92)),
            ((1, 1, 1), Some(1)),
            ((999_999, 2009, 999_999), Some(2009)),
            ((999_999, 2009, 1), Some(2_008_997_991)),
            ((1, 7, 8), None),
            ((1, 8, 8), Some(1)),
            ((0, 92, 8), None),
            ((5, 0, 8), None),
            ((5, -1, 8), None),
            ((5, 92, 0), None),
        ];
        for ((old, left, new), days) in table {
            assert_eq!(convert(old, left, new).map(|found| found.days), days, "{old} × {left} ÷ {new}");
        }
    }

    #[test]
    fn only_editions_of_both_go_over() {
        let old = [("standard", 5), ("server", 1)];
        assert_eq!(units_carried(&old, &[("standard", 8), ("server", 2)]), 6);
        assert_eq!(units_carried(&old, &[("standard", 8), ("server", 0)]), 5);
        assert_eq!(units_carried(&old, &[("standard", 8)]), 5);
        assert_eq!(units_carried(&old, &[("phone", 8)]), 0);
    }

    proptest! {
        /// Nothing is won by converting, and less than a day of the new license is lost.
        #[test]
        fn value_is_kept_to_the_day(old in 1i64..=999_999, left in 1i64..=2010, new in 1i64..=999_999) {
            let days = convert(old, left, new).map_or(0, |found| found.days);
            prop_assert!(days * new <= old * left);
            prop_assert!((days + 1) * new > old * left);
        }

        /// More days left, or more old units, never give less; more new units never give more.
        #[test]
        fn it_never_goes_the_wrong_way(old in 1i64..=9999, left in 1i64..=2000, new in 1i64..=9999) {
            let days = |old, left, new| convert(old, left, new).map_or(0, |found: Conversion| found.days);
            prop_assert!(days(old + 1, left, new) >= days(old, left, new));
            prop_assert!(days(old, left + 1, new) >= days(old, left, new));
            prop_assert!(days(old, left, new + 1) <= days(old, left, new));
        }
    }
}
