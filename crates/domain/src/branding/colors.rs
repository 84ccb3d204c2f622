//! Colors that are derived from an accent color: fixed lightness, the hue that was chosen, as much of its strength as
//! reads well. The contrast of every pair that pages and mails put together is measured and holds for any color.

use std::{fmt, str::FromStr};

use db::{Column, DbError, ToValue, Value, ValueRef};

use crate::words;

/// A color of the screen, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// The text is no color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a color written #rrggbb")]
pub struct NotAColor;

impl FromStr for Color {
    type Err = NotAColor;

    /// Six hexadecimal digits, or three for short, with or without `#`.
    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text.trim().trim_start_matches('#');
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAColor);
        }
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return Err(NotAColor),
        };
        let part = |at: usize| u8::from_str_radix(&whole[at..at + 2], 16).map_err(|_| NotAColor);
        Ok(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl serde::Serialize for Color {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ToValue for Color {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Column for Color {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        String::from_value(value)?.parse().map_err(|_| DbError::column("color"))
    }
}

words! {
    /// On what ground something is shown.
    Theme { Light => "light", Dark => "dark" }
}

words! {
    /// Two colors that stand against each other.
    PairKind {
        /// The words on a button.
        ButtonText => "button-text",
        /// The same while the pointer is on it.
        ButtonHover => "button-hover",
        /// A link on the ground that suits it least.
        Link => "link",
        /// Words on the soft ground of what is chosen.
        Chosen => "chosen",
        /// A filled box or button against the ground that suits it least.
        Control => "control",
    }
}

impl PairKind {
    /// The least contrast that people can read or see by, in hundredths (WCAG 2.2, 1.4.3 and 1.4.11).
    pub const fn least(self) -> i64 {
        match self {
            Self::Control => 300,
            _ => 450,
        }
    }
}

/// A measured pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub theme: Theme,
    pub kind: PairKind,
    /// Contrast in hundredths, rounded down: 450 is 4.5 to 1.
    pub contrast: i64,
}

impl Pair {
    pub const fn holds(&self) -> bool {
        self.contrast >= self.kind.least()
    }
}

/// What an accent color becomes on one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Ground of buttons and marks, under white words.
    pub solid: Color,
    /// The same under the pointer.
    pub hover: Color,
    /// Links and icons.
    pub ink: Color,
    /// Ground of what is chosen.
    pub soft: Color,
    /// Lines and underlines; nothing is told by them alone.
    pub line: Color,
}

/// What an accent color becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub light: Shades,
    pub dark: Shades,
}

pub const WHITE: Color = Color { red: 255, green: 255, blue: 255 };

/// The grounds of pages and mails, as their styles have them.
pub const LIGHT_GROUNDS: [Color; 5] = [
    color(0xf5, 0xf7, 0xfa),
    WHITE,
    color(0xf0, 0xf3, 0xf5),
    color(0xf2, 0xf6, 0xf9),
    color(0xf3, 0xf5, 0xf7),
];
pub const DARK_GROUNDS: [Color; 6] = [
    color(0x0c, 0x10, 0x15),
    color(0x13, 0x18, 0x1e),
    color(0x1a, 0x20, 0x27),
    color(0x1b, 0x21, 0x28),
    color(0x17, 0x1d, 0x22),
    color(0x0f, 0x14, 0x18),
];

const fn color(red: u8, green: u8, blue: u8) -> Color {
    Color { red, green, blue }
}

/// How far the eye must see a color and what became of it apart before that is said.
const NOTICED: f64 = 0.02;

impl Palette {
    /// The shades of an accent color, for both grounds. The same for ever for the same color.
    pub fn of(accent: Color) -> Self {
        let hue = Lch::of(accent);
        Self { light: light(hue), dark: dark(hue) }
    }

    /// Every pair and its contrast; the least of several grounds.
    pub fn pairs(&self) -> Vec<Pair> {
        let light = pairs(Theme::Light, &self.light, &LIGHT_GROUNDS);
        let dark = pairs(Theme::Dark, &self.dark, &DARK_GROUNDS);
        light.into_iter().chain(dark).collect()
    }

    /// Whether buttons on light ground differ visibly from the color that was chosen.
    pub fn differs_from(&self, accent: Color) -> bool {
        let (chosen, solid) = (Lab::of(accent), Lab::of(self.light.solid));
        let apart =
            (chosen.l - solid.l).powi(2) + (chosen.a - solid.a).powi(2) + (chosen.b - solid.b).powi(2);
        apart.sqrt() > NOTICED
    }
}

fn light(hue: Lch) -> Shades {
    Shades {
        solid: hue.at(0.475, 0.17),
        hover: hue.at(0.415, 0.16),
        ink: hue.at(0.43, 0.15),
        soft: hue.at(0.952, 0.03),
        line: hue.at(0.80, 0.09),
    }
}

/// Some hues are so dark at the usual lightness that a button would sink into the page: those are lifted.
fn dark(hue: Lch) -> Shades {
    let steps = |from: f64, step: f64| (0..20).map(move |count| from + step * f64::from(count));
    let seen = |lightness: &f64| least_of(hue.at(*lightness, 0.17), &DARK_GROUNDS) >= 300;
    let lightness = steps(0.515, 0.005).find(seen).unwrap_or(0.515);
    let read = |lightness: &f64| contrast(WHITE, hue.at(*lightness, 0.17)) >= 450;
    let hover = steps(lightness + 0.03, -0.005).find(read).unwrap_or(lightness);
    Shades {
        solid: hue.at(lightness, 0.17),
        hover: hue.at(hover, 0.17),
        ink: hue.at(0.82, 0.12),
        soft: hue.at(0.29, 0.06),
        line: hue.at(0.45, 0.09),
    }
}

fn pairs(theme: Theme, shades: &Shades, grounds: &[Color]) -> [Pair; 5] {
    let pair = |kind, contrast| Pair { theme, kind, contrast };
    [
        pair(PairKind::ButtonText, contrast(WHITE, shades.solid)),
        pair(PairKind::ButtonHover, contrast(WHITE, shades.hover)),
        pair(PairKind::Link, least_of(shades.ink, grounds)),
        pair(PairKind::Chosen, contrast(shades.ink, shades.soft)),
        pair(PairKind::Control, least_of(shades.solid, grounds)),
    ]
}

fn least_of(color: Color, grounds: &[Color]) -> i64 {
    grounds.iter().map(|ground| contrast(color, *ground)).min().unwrap_or(0)
}

/// Contrast of two colors in hundredths, rounded down: from 100 (the same) to 2100 (black and white).
pub fn contrast(one: Color, other: Color) -> i64 {
    let (one, other) = (luminance(one), luminance(other));
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    whole(ratio * 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "no contrast is above 21")]
fn whole(number: f64) -> i64 {
    number.floor() as i64
}

fn luminance(color: Color) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear(color: Color) -> [f64; 3] {
    [color.red, color.green, color.blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between 0 and 255 before")]
fn encoded(part: f64) -> u8 {
    let part = part.clamp(0.0, 1.0);
    let curved = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
    (curved * 255.0).round().clamp(0.0, 255.0) as u8
}

/// A color in `OKLab`, where equal steps look equal.
#[derive(Clone, Copy, Debug)]
struct Lab {
    l: f64,
    a: f64,
    b: f64,
}

impl Lab {
    fn of(color: Color) -> Self {
        let [red, green, blue] = linear(color);
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        Self {
            l: 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
        }
    }

    /// Red, green and blue as light, outside 0 to 1 where no screen shows it.
    fn linear(self) -> [f64; 3] {
        let long = (self.l + 0.396_337_777_4 * self.a + 0.215_803_757_3 * self.b).powi(3);
        let medium = (self.l - 0.105_561_345_8 * self.a - 0.063_854_172_8 * self.b).powi(3);
        let short = (self.l - 0.089_484_177_5 * self.a - 1.291_485_548_0 * self.b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }

    fn is_shown(self) -> bool {
        self.linear().iter().all(|part| (-1e-6..=1.0 + 1e-6).contains(part))
    }
}

/// The hue of a color and how strong it is.
#[derive(Clone, Copy, Debug)]
struct Lch {
    chroma: f64,
    hue: f64,
}

impl Lch {
    fn of(color: Color) -> Self {
        let lab = Lab::of(color);
        Self { chroma: lab.a.hypot(lab.b), hue: lab.b.atan2(lab.a) }
    }

    /// The hue at a lightness, no stronger than it is, than `most` and than a screen can show.
    fn at(self, lightness: f64, most: f64) -> Color {
        let lab = |chroma: f64| Lab { l: lightness, a: chroma * self.hue.cos(), b: chroma * self.hue.sin() };
        let wanted = self.chroma.min(most);
        let (mut shown, mut beyond) = (0.0, wanted);
        if lab(wanted).is_shown() {
            shown = wanted;
        } else {
            for _ in 0..24 {
                let middle = f64::midpoint(shown, beyond);
                if lab(middle).is_shown() { shown = middle } else { beyond = middle }
            }
        }
        let [red, green, blue] = lab(shown).linear().map(encoded);
        Color { red, green, blue }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of_hue(hue: f64, lightness: f64, chroma: f64) -> Color {
        Lch { chroma, hue: hue.to_radians() }.at(lightness, 1.0)
    }

    #[test]
    fn colors_are_read_in_every_usual_form() {
        let petrol = Color { red: 0x0b, green: 0x5f, blue: 0x83 };
        for text in ["#0b5f83", "0B5F83", " #0B5f83 "] {
            assert_eq!(text.parse(), Ok(petrol), "{text}");
        }
        assert_eq!("#fa0".parse::<Color>().map(|color| color.to_string()), Ok("#ffaa00".into()));
        for bad in ["", "#", "#12345", "#1234567", "red", "#12345g", "#äää", "url(x)", "#12 34 56"] {
            assert_eq!(bad.parse::<Color>(), Err(NotAColor), "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let (black, grey) = ("#000000".parse().unwrap(), "#767676".parse().unwrap());
        assert_eq!(contrast(WHITE, black), 2100);
        assert_eq!(contrast(black, black), 100);
        assert_eq!(contrast(grey, WHITE), 454);
    }

    /// IT-13: whatever hue a partner takes, at any lightness and strength, every pair can be read.
    #[test]
    fn every_hue_reads_well() {
        for hue in 0..360 {
            for (lightness, chroma) in [(0.2, 0.1), (0.5, 0.05), (0.6, 0.4), (0.8, 0.15), (0.97, 0.2)] {
                let accent = of_hue(f64::from(hue), lightness, chroma);
                for pair in Palette::of(accent).pairs() {
                    assert!(pair.holds(), "{accent} (hue {hue}): {pair:?}");
                }
            }
        }
    }

    #[test]
    fn greys_stay_grey_and_the_hue_stays_the_hue() {
        let grey = Palette::of("#777777".parse().unwrap()).light.solid;
        assert!(grey.red.abs_diff(grey.blue) <= 1 && grey.red.abs_diff(grey.green) <= 1, "{grey}");
        let red = Palette::of("#e11d48".parse().unwrap()).light.solid;
        assert!(red.red > 2 * red.green && red.red > 2 * red.blue, "{red}");
    }

    #[test]
    fn it_is_told_when_the_color_is_not_the_one_chosen() {
        let yellow: Color = "#ffd400".parse().unwrap();
        assert!(Palette::of(yellow).differs_from(yellow));
        let solid = Palette::of("#0b5f83".parse().unwrap()).light.solid;
        assert!(!Palette::of(solid).differs_from(solid), "{solid}");
    }

    proptest! {
        #[test]
        fn every_color_reads_well(red: u8, green: u8, blue: u8) {
            let palette = Palette::of(Color { red, green, blue });
            for pair in palette.pairs() {
                prop_assert!(pair.holds(), "{:?}", pair);
            }
        }

        #[test]
        fn a_color_written_is_read_back(red: u8, green: u8, blue: u8) {
            let color = Color { red, green, blue };
            prop_assert_eq!(color.to_string().parse(), Ok(color));
        }
    }
}
