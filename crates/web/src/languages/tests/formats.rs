use jiff::{Timestamp, civil::date, tz::TimeZone};

use super::super::*;

fn readers() -> [Locale; 5] {
    Language::ALL.map(|language| Locale::new(language, TimeZone::get("Europe/Helsinki").unwrap()))
}

fn in_all(write: impl Fn(&Locale) -> String) -> String {
    // Spaces that do not break are shown as plain ones, so that the table can be read.
    readers().map(|reader| write(&reader).replace(['\u{a0}', '\u{202f}'], " ")).join(" | ")
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn numbers_and_sizes() {
    assert_eq!(in_all(|l| l.number(1240)), "1,240 | 1 240 | 1240 | 1240 | 1 240");
    assert_eq!(in_all(|l| l.number(-12400)), "-12,400 | −12 400 | -12.400 | -12.400 | -12 400");
    assert_eq!(in_all(|l| l.percent(62)), "62% | 62 % | 62% | 62 % | 62 %");
    assert_eq!(in_all(|l| l.gigabytes(75)), "75 GB | 75 Gt | 75 GB | 75 GB | 75 ГБ");
    assert_eq!(in_all(|l| l.gigabytes(1840)), "1.84 TB | 1,84 Tt | 1,84 TB | 1,84 TB | 1,84 ТБ");
    assert_eq!(in_all(|l| l.bytes(61_200_000_000_i64)), "61.2 GB | 61,2 Gt | 61,2 GB | 61,2 GB | 61,2 ГБ");
    let english = Locale::default();
    let sizes = [
        (0_i64, "0 MB"),
        (999_999, "1 MB"),
        (640_000_000, "640 MB"),
        (1_000_000_000, "1 GB"),
        (402_400_000_000, "402 GB"),
    ];
    for (bytes, text) in sizes {
        assert_eq!(english.bytes(bytes).replace('\u{a0}', " "), text);
    }
}

#[test]
fn days_and_instants_in_the_readers_zone() {
    let day = date(2026, 11, 22);
    assert_eq!(
        in_all(|l| l.date(day)),
        "22 Nov 2026 | 22.11.2026 | 22 nov 2026 | 22 nov 2026 | 22 нояб. 2026 г."
    );
    assert_eq!(
        in_all(|l| l.long_date(day)),
        "Sunday, 22 November 2026 | sunnuntai 22. marraskuuta 2026 | domenica 22 novembre 2026 | domingo, 22 de noviembre de 2026 | воскресенье, 22 ноября 2026 г."
    );
    let night = at("2026-11-22T22:30:00Z");
    assert_eq!(
        in_all(|l| l.instant(night)),
        "23 Nov 2026, 00:30 | 23.11.2026 klo 0.30 | 23 nov 2026, 00:30 | 23 nov 2026, 00:30 | 23 нояб. 2026 г., 00:30"
    );
    assert_eq!(in_all(|l| l.time(night)), "00:30 | 0.30 | 00:30 | 00:30 | 00:30");
    assert_eq!(in_all(|l| l.month(day)), "Nov | marras | nov | nov | нояб.");
    assert_eq!(Locale::default().date(Locale::default().day_of(night)), "22 Nov 2026");
}

/// Daylight change: the same wall clock, an hour apart in UTC.
#[test]
fn zone_is_told_with_its_offset_of_the_day() {
    let helsinki = &readers()[0];
    assert_eq!(helsinki.zone(at("2026-01-15T00:00:00Z")), "Europe/Helsinki (UTC+2)");
    assert_eq!(helsinki.zone(at("2026-07-15T00:00:00Z")), "Europe/Helsinki (UTC+3)");
    let india = Locale::new(Language::En, TimeZone::get("Asia/Kolkata").unwrap());
    assert_eq!(india.zone(Timestamp::UNIX_EPOCH), "Asia/Kolkata (UTC+5:30)");
    assert_eq!(Locale::default().zone(Timestamp::UNIX_EPOCH), "UTC");
}

#[test]
fn distances_are_words_for_a_week_and_a_date_after_that() {
    let now = at("2026-11-22T12:00:00Z");
    let table = [
        ("2026-11-22T11:59:30Z", "just now"),
        ("2026-11-22T11:59:00Z", "1 minute ago"),
        ("2026-11-22T11:15:00Z", "45 minutes ago"),
        ("2026-11-22T10:00:00Z", "2 hours ago"),
        ("2026-11-21T12:00:00Z", "yesterday"),
        ("2026-11-15T12:00:00Z", "7 days ago"),
        ("2026-11-14T12:00:00Z", "14 Nov 2026"),
        ("2026-11-22T12:05:00Z", "in 5 minutes"),
        ("2026-11-22T14:00:00Z", "in 2 hours"),
        ("2026-11-23T12:00:00Z", "tomorrow"),
        ("2026-11-29T12:00:00Z", "in 7 days"),
        ("2026-11-30T12:00:00Z", "30 Nov 2026"),
    ];
    for (from, words) in table {
        assert_eq!(Locale::default().relative(at(from), now), words, "{from}");
    }
    let (soon, today) = (date(2027, 2, 15), date(2026, 11, 22));
    assert_eq!(
        in_all(|l| l.distance(soon, today)),
        "in 85 days | 85 päivän kuluttua | tra 85 giorni | dentro de 85 días | через 85 дней"
    );
}

#[test]
fn russian_has_three_plural_forms() {
    let russian = &readers()[4];
    let today = date(2026, 1, 1);
    let forms = [(21, "через 21 день"), (22, "через 22 дня"), (25, "через 25 дней"), (111, "через 111 дней")];
    for (days, words) in forms {
        let day = today.checked_add(jiff::Span::new().days(days)).unwrap();
        assert_eq!(russian.distance(day, today), words);
    }
}

#[test]
fn rich_texts_escape_what_is_filled_in() {
    let text = Locale::default().rich("filter-remove", &[("name", "<b>&".into())]).0;
    assert_eq!(text, "Remove filter: &#60;b&#62;&#38;");
}

#[test]
#[should_panic(expected = "no text no-such-key in en")]
fn missing_text_stops_a_test() {
    let _ = Locale::default().text("no-such-key");
}

#[test]
fn days_inside_refusals_are_written_as_the_language_writes_them() {
    let refusal = domain::Refusal::LicenseExpired { day: "2026-12-01".into() };
    assert_eq!(
        in_all(|l| l.refusal(&refusal)),
        "The license expired on 1 Dec 2026. Ask your administrator to renew it. | \
         Lisenssin voimassaolo päättyi 1.12.2026. Pyydä pääkäyttäjääsi uusimaan se. | \
         La licenza è scaduta il 1 dic 2026. Chiedi al tuo amministratore di rinnovarla. | \
         La licencia venció el 1 dic 2026. Pida a su administrador que la renueve. | \
         Срок лицензии истёк 1 дек. 2026 г.; попросите администратора продлить её."
    );
}

/// A day that ends a sentence in Russian brings its full stop along.
#[test]
fn a_sentence_ends_with_one_full_stop() {
    let russian = Locale::new(Language::Ru, TimeZone::UTC);
    let day = russian.date(date(2026, 12, 1));
    let told = |key: &str, day: &str| {
        russian.with(key, &[("date", day.into())]).replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert_eq!(told("activate-valid", &day), "Лицензия действует до 1 дек. 2026 г.");
    assert_eq!(told("offline-until", "мая"), "Работает без сети до мая.");
    assert_eq!(one_full_stop("до 2026 г.. Затем 2027 г...".into()), "до 2026 г. Затем 2027 г...");
}
