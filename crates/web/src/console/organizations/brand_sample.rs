//! A sample of an accent color: what it becomes on light and dark ground, and how well each pair can be read.
//! Drawn with attributes, because pages take no style of their own.

use askama::Template;
use domain::branding::{
    Color, Palette, Theme,
    colors::{DARK_GROUNDS, LIGHT_GROUNDS, Shades},
};

use crate::languages::Locale;

/// What the sample shows.
pub(super) struct Sample {
    pub drawings: Vec<Drawing>,
    pub pairs: Vec<Measured>,
    /// Told when buttons do not have the very color that was chosen.
    pub adjusted: Option<String>,
    /// Nothing can be shown of what was typed.
    pub is_wrong: bool,
}

/// One ground with what stands on it.
pub(super) struct Drawing {
    pub label: String,
    pub ground: Color,
    pub shades: Shades,
    pub words: Color,
}

/// A pair on both grounds.
pub(super) struct Measured {
    pub label: String,
    pub light: String,
    pub dark: String,
    pub least: String,
}

#[derive(Template)]
#[template(path = "organizations/brand_sample.html")]
pub(super) struct Part<'a> {
    l: &'a Locale,
    sample: Sample,
}

/// The color of pages that no brand colors.
const USUAL: &str = "#066588";

impl Sample {
    pub(super) fn part<'a>(l: &'a Locale, typed: &str, inherited: Option<Color>) -> Part<'a> {
        Part { l, sample: Self::of(l, typed, inherited) }
    }

    /// Of the color typed; of the inherited or the usual one while nothing is typed.
    pub(super) fn of(l: &Locale, typed: &str, inherited: Option<Color>) -> Self {
        let usual = inherited.or_else(|| USUAL.parse().ok());
        let typed = typed.trim();
        let accent = if typed.is_empty() { usual } else { typed.parse().ok() };
        let Some(accent) = accent else {
            return Self { drawings: Vec::new(), pairs: Vec::new(), adjusted: None, is_wrong: true };
        };
        let palette = Palette::of(accent);
        let told = !typed.is_empty() && palette.differs_from(accent);
        let names = || {
            let (chosen, shown) = (accent.to_string(), palette.light.solid.to_string());
            l.with("brand-adjusted", &[("chosen", chosen.into()), ("shown", shown.into())])
        };
        Self {
            drawings: drawings(l, &palette),
            pairs: measured(l, &palette),
            adjusted: told.then(names),
            is_wrong: false,
        }
    }
}

fn drawings(l: &Locale, palette: &Palette) -> Vec<Drawing> {
    let ink = |text: &str| text.parse().unwrap_or(palette.light.ink);
    vec![
        Drawing {
            label: l.text("brand-on-light").into_owned(),
            ground: LIGHT_GROUNDS[1],
            shades: palette.light,
            words: ink("#151e29"),
        },
        Drawing {
            label: l.text("brand-on-dark").into_owned(),
            ground: DARK_GROUNDS[1],
            shades: palette.dark,
            words: ink("#ebeff2"),
        },
    ]
}

fn measured(l: &Locale, palette: &Palette) -> Vec<Measured> {
    let pairs = palette.pairs();
    let (light, dark): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| pair.theme == Theme::Light);
    light
        .into_iter()
        .zip(dark)
        .map(|(light, dark)| Measured {
            label: l.word("brand-pair", light.kind).into_owned(),
            light: l.ratio(light.contrast),
            dark: l.ratio(dark.contrast),
            least: l.ratio(light.kind.least()),
        })
        .collect()
}
