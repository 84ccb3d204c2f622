//! Money: whole minor units of a currency. How many minor units make one is ISO 4217's; amounts are read as people of
//! the five languages write them.

use std::str::FromStr;

use crate::words::UnknownWord;

const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG \
    QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
    TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

const WITHOUT_MINOR: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// The most that one amount may be, in minor units.
pub const MOST_MINOR: i64 = 1_000_000_000_000_000;

/// A currency's code, in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(String);

impl Currency {
    pub fn code(&self) -> &str {
        &self.0
    }

    /// All codes, in alphabetical order.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        CODES.split_ascii_whitespace()
    }
}

impl FromStr for Currency {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let code = text.trim().to_ascii_uppercase();
        if Self::codes().any(|known| known == code) { Ok(Self(code)) } else { Err(UnknownWord) }
    }
}

/// How many digits stand behind the point: 2 for euros, 0 for yen.
pub fn digits(currency: &str) -> u32 {
    let of = |codes: &str| codes.split_ascii_whitespace().any(|code| code == currency);
    if of(WITHOUT_MINOR) {
        0
    } else if of(THOUSANDTHS) {
        3
    } else {
        2
    }
}

/// An amount as typed, in minor units: `1 234,50`, `1,234.5` and `1234.50` are the same. `None` for anything else, and
/// for more digits behind the point than the currency has.
pub fn read_amount(text: &str, currency: &str) -> Option<i64> {
    read_decimal(text, digits(currency))
}

/// As [`read_amount`], with so many digits behind the point.
pub fn read_decimal(text: &str, digits: u32) -> Option<i64> {
    let text: String =
        text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.to_owned()),
        None => (false, text.strip_prefix('+').map_or_else(|| text.clone(), str::to_owned)),
    };
    let (whole, part) = split(&text, digits as usize);
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !plain(&whole) || !plain(part) || part.len() > digits as usize
    {
        return None;
    }
    let minor: i64 = format!("{whole}{part:0<width$}", width = digits as usize).parse().ok()?;
    (minor <= MOST_MINOR).then_some(if negative { -minor } else { minor })
}

/// The digits before and behind the point: the last separator is it, unless it stands where thousands are parted.
fn split(text: &str, digits: usize) -> (&str, &str) {
    let Some(at) = text.rfind(['.', ',']) else { return (text, "") };
    let (whole, part) = (&text[..at], &text[at + 1..]);
    let separator = &text[at..=at];
    let parted = part.len() == 3 && (digits < 3 || whole.contains(separator));
    if parted && !whole.is_empty() { (text, "") } else { (whole, part) }
}

/// As programs write it: `1234.50`.
pub fn plain(minor: i64, currency: &str) -> String {
    decimal(minor, digits(currency), '.')
}

/// Minor units with so many digits behind a point of one's choice.
pub fn decimal(minor: i64, digits: u32, point: char) -> String {
    let digits = digits as usize;
    let (sign, number) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs().to_string());
    if digits == 0 {
        return format!("{sign}{number}");
    }
    let padded = format!("{number:0>width$}", width = digits + 1);
    let (whole, part) = padded.split_at(padded.len() - digits);
    format!("{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let table = [
            ("1234.50", "EUR", Some(123_450)),
            ("1 234,50", "EUR", Some(123_450)),
            ("1.234,5", "EUR", Some(123_450)),
            ("1,234.50", "EUR", Some(123_450)),
            ("1,234", "EUR", Some(123_400)),
            ("12,3", "EUR", Some(1230)),
            (",5", "EUR", Some(50)),
            ("-5", "EUR", Some(-500)),
            ("\u{2212}5,00", "RUB", Some(-500)),
            ("1234", "JPY", Some(1234)),
            ("1.5", "JPY", None),
            ("1.234", "KWD", Some(1234)),
            ("1,234.567", "KWD", Some(1_234_567)),
            ("1.2345", "EUR", None),
            ("", "EUR", None),
            ("five", "EUR", None),
            ("1e3", "EUR", None),
            ("99999999999999999999", "EUR", None),
        ];
        for (typed, currency, minor) in table {
            assert_eq!(read_amount(typed, currency), minor, "{typed} {currency}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor in -MOST_MINOR..=MOST_MINOR, currency in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
            prop_assert_eq!(read_amount(&plain(minor, currency), currency), Some(minor));
        }
    }
}
