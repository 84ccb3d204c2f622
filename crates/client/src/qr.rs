//! QR codes of what a machine without a network writes, so that a telephone can carry it.

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

use crate::error::Error;

/// A QR code as an SVG document, black on white. Refuses `bad-request` when the text is too long for one.
pub fn qr_svg(text: &str) -> Result<String, Error> {
    Ok(code(text)?.render::<svg::Color<'_>>().quiet_zone(true).min_dimensions(320, 320).build())
}

/// A QR code of half blocks, for a terminal with light text on a dark ground. Refuses as [`qr_svg`] does.
pub fn qr_text(text: &str) -> Result<String, Error> {
    let code = code(text)?;
    let mut drawn = code.render::<unicode::Dense1x2>();
    let drawn = drawn.dark_color(unicode::Dense1x2::Light).light_color(unicode::Dense1x2::Dark);
    Ok(drawn.quiet_zone(true).build())
}

fn code(text: &str) -> Result<QrCode, Error> {
    let too_long = |_| Error::wrong_use("bad-request", "The text is too long for a QR code.");
    QrCode::with_error_correction_level(text, EcLevel::L).map_err(too_long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_fits_and_a_novel_does_not() {
        let request = "e".repeat(900);
        assert!(qr_svg(&request).expect("it fits").contains("<svg"));
        let drawn = qr_text(&request).expect("it fits");
        let wide: Vec<usize> = drawn.lines().map(|line| line.chars().count()).collect();
        assert!(wide.len() > 40 && wide.iter().all(|count| *count == wide[0]), "a square of half blocks");
        assert_eq!(qr_svg(&"e".repeat(5_000)).expect_err("too long").code(), "bad-request");
    }
}
