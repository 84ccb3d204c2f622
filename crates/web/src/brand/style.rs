//! The style sheet of an accent color: the few tokens of `cc.css` that a brand may change, made from the color alone.
//! Status colors are not among them.

use std::fmt::Write as _;

use domain::branding::{Color, Palette};
use sha2::{Digest, Sha256};

/// The tokens and what each is made of, light and dark.
fn tokens(palette: &Palette) -> [(&'static str, Color, Color); 5] {
    let Palette { light, dark } = palette;
    [
        ("--acc", light.solid, dark.solid),
        ("--acc-h", light.hover, dark.hover),
        ("--acc-ink", light.ink, dark.ink),
        ("--acc-soft", light.soft, dark.soft),
        ("--acc-line", light.line, dark.line),
    ]
}

pub(super) fn sheet(accent: Color) -> String {
    let mut style = String::from("@layer tokens{:root{");
    for (name, light, dark) in tokens(&Palette::of(accent)) {
        write!(style, "{name}:light-dark({light},{dark});").expect("writing to a String cannot fail");
    }
    style + "--on-acc:#fff}}\n"
}

/// The address of the sheet: the color, and a hash of what is made of it.
pub(super) fn url(accent: Color) -> String {
    format!("/brand/{}", file(accent))
}

fn file(accent: Color) -> String {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(sheet(accent))[..6]);
    format!("accent-{}-{hash}.css", accent.to_string().trim_start_matches('#'))
}

/// The sheet of that name; `None` when it is not exactly the name that we give it.
pub(super) fn of_file(name: &str) -> Option<String> {
    let accent: Color = name.strip_prefix("accent-")?.split('-').next()?.parse().ok()?;
    (file(accent) == name).then(|| sheet(accent))
}
