//! Numbers, sizes, days and instants as each language writes them, from the locale data of Unicode.

use std::{borrow::Borrow, cell::OnceCell};

use domain::Language;
use fluent_bundle::FluentValue;
use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter, NoCalendarFormatter,
    fieldsets::{M, T, YM, YMD, YMDE, YMDT},
    input::{Date as IcuDate, DateTime as IcuDateTime, Time as IcuTime},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use jiff::{Timestamp, civil::Date};

use super::{Amount, Locale, NumberFormatter, index};

struct Formats {
    number: DecimalFormatter,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    long_day: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    month_year: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    instant: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    time: NoCalendarFormatter<T>,
}

thread_local! {
    /// Made per thread at first use: the formatters cannot be shared between threads.
    static FORMATS: [OnceCell<Formats>; 5] = const { [const { OnceCell::new() }; 5] };
}

fn formats<R>(language: Language, work: impl FnOnce(&Formats) -> R) -> R {
    FORMATS.with(|all| work(all[index(language)].get_or_init(|| Formats::new(language))))
}

impl Formats {
    fn new(language: Language) -> Self {
        let locale = region(language);
        let data = "the data of the five languages is compiled in";
        Self {
            number: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .expect(data),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::medium()).expect(data),
            long_day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).expect(data),
            month_year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).expect(data),
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), M::medium()).expect(data),
            instant: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::medium().with_time_hm())
                .expect(data),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect(data),
        }
    }
}

/// English is written as in Europe: day before month, 24 hours.
fn region(language: Language) -> icu_locale_core::Locale {
    let tag = match language {
        Language::En => "en-GB",
        other => other.code(),
    };
    tag.parse().expect("language tags are well formed")
}

fn calendar_day(date: Date) -> IcuDate<Gregorian> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_gregorian(i32::from(date.year()), month, day).expect("a civil date is a calendar date")
}

fn clock(time: jiff::civil::Time) -> IcuTime {
    IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0)
        .expect("a civil time is a time")
}

fn decimal(language: Language, number: &Decimal) -> String {
    formats(language, |formats| formats.number.format(number).to_string())
}

impl Locale {
    /// A whole number with the language's grouping, such as `12,400`.
    pub fn number(&self, number: impl Amount) -> String {
        decimal(self.language, &Decimal::from(number.amount()))
    }

    /// A part of a hundred, such as `62%` or `62 %`.
    pub fn percent(&self, percent: impl Amount) -> String {
        self.with("amount-percent", &[("value", percent.amount().into())])
    }

    /// A contrast given in hundredths, such as `4.5 : 1`: cut, never rounded up to a mark that it misses.
    pub fn ratio(&self, hundredths: i64) -> String {
        let value = self.scaled(hundredths.div_euclid(10), -1, -1);
        self.with("amount-ratio", &[("value", value.into())])
    }

    /// An amount of money in minor units, such as `€1,234.50` or `1 234,50 €`.
    pub fn money(&self, minor: impl Amount, currency: &str) -> String {
        let digits = i16::try_from(domain::billing::money::digits(currency)).unwrap_or(2);
        let mut value = Decimal::from(minor.amount());
        value.multiply_pow10(-digits);
        value.absolute.pad_end(-digits);
        let value = decimal(self.language, &value);
        let symbol = symbol(currency);
        // Where it stands before the number, a sign stands close to it, a code does not.
        let apart = if symbol == currency && self.language == Language::En { "\u{a0}" } else { "" };
        self.with("amount-money", &[("value", value.into()), ("symbol", format!("{symbol}{apart}").into())])
    }

    /// A rate of tax in hundredths of a percent, such as `25.5%`.
    pub fn rate(&self, hundredths: i64) -> String {
        let value = self.scaled(hundredths, -2, -2);
        self.with("amount-percent", &[("value", value.into())])
    }

    /// Gigabytes (10⁹ bytes); from 1,000 on as terabytes with up to two decimals.
    pub fn gigabytes(&self, gigabytes: impl Amount) -> String {
        let gigabytes = gigabytes.amount();
        if gigabytes.abs() < 1000 {
            return self.with("amount-gigabytes", &[("value", gigabytes.into())]);
        }
        let value = self.scaled(gigabytes, -3, -2);
        self.with("amount-terabytes", &[("value", value.into())])
    }

    /// Bytes in the largest fitting unit with three digits that count, such as `61.2 GB` or `640 MB`.
    pub fn bytes(&self, bytes: impl Amount) -> String {
        let bytes = bytes.amount();
        let (key, power): (&str, i16) = match bytes.abs() {
            0..1_000_000_000 => ("amount-megabytes", 6),
            1_000_000_000..1_000_000_000_000 => ("amount-gigabytes", 9),
            _ => ("amount-terabytes", 12),
        };
        let digits = bytes.abs().checked_ilog10().map_or(0, |log| i16::try_from(log).unwrap_or(0));
        let last = (digits - power - 2).clamp(-2, 0);
        let value = self.scaled(bytes, -power, if power == 6 { 0 } else { last });
        self.with(key, &[("value", value.into())])
    }

    /// `number × 10^power`, rounded to the decimal place `last`, without zeros at the end.
    fn scaled(&self, number: i64, power: i16, last: i16) -> String {
        let mut value = Decimal::from(number);
        value.multiply_pow10(power);
        value.round(last);
        value.absolute.trim_end();
        decimal(self.language, &value)
    }

    /// A day, such as `22 Nov 2026`.
    pub fn date(&self, date: impl Borrow<Date>) -> String {
        formats(self.language, |formats| formats.day.format(&calendar_day(*date.borrow())).to_string())
    }

    /// A day with its weekday, such as `Sunday, 22 November 2026`.
    pub fn long_date(&self, date: impl Borrow<Date>) -> String {
        formats(self.language, |formats| formats.long_day.format(&calendar_day(*date.borrow())).to_string())
    }

    /// The short name of a day's month, such as `Nov`, for the foot of a chart.
    pub fn month(&self, date: impl Borrow<Date>) -> String {
        formats(self.language, |formats| formats.month.format(&calendar_day(*date.borrow())).to_string())
    }

    /// A month with its year, such as `November 2026`, for a heading.
    pub fn month_year(&self, date: impl Borrow<Date>) -> String {
        let day = calendar_day(*date.borrow());
        let told = formats(self.language, |formats| formats.month_year.format(&day).to_string());
        let mut letters = told.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// Day and time in the reader's zone, such as `22 Nov 2026, 09:39`.
    pub fn instant(&self, instant: impl Borrow<Timestamp>) -> String {
        let local = instant.borrow().to_zoned(self.time_zone.clone()).datetime();
        let input = IcuDateTime { date: calendar_day(local.date()), time: clock(local.time()) };
        formats(self.language, |formats| formats.instant.format(&input).to_string())
    }

    /// The time in the reader's zone, such as `09:39`.
    pub fn time(&self, instant: impl Borrow<Timestamp>) -> String {
        let local = instant.borrow().to_zoned(self.time_zone.clone()).time();
        formats(self.language, |formats| formats.time.format(&clock(local)).to_string())
    }

    /// The day on which an instant falls in the reader's zone.
    pub fn day_of(&self, instant: impl Borrow<Timestamp>) -> Date {
        instant.borrow().to_zoned(self.time_zone.clone()).date()
    }
}

fn symbol(currency: &str) -> &str {
    match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "RUB" => "₽",
        other => other,
    }
}

/// The function that writes the numbers inside texts of a language.
pub(super) fn number_in(language: Language) -> NumberFormatter {
    match language {
        Language::En => |value, _| number_value(Language::En, value),
        Language::Fi => |value, _| number_value(Language::Fi, value),
        Language::It => |value, _| number_value(Language::It, value),
        Language::Es => |value, _| number_value(Language::Es, value),
        Language::Ru => |value, _| number_value(Language::Ru, value),
    }
}

fn number_value(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        // Arguments are whole numbers below 2^53 in practice; Fluent carries them as floating point.
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            let text = format!("{:.0}", number.value);
            text.parse::<Decimal>().ok().map(|value| decimal(language, &value))
        }
        _ => None,
    }
}
