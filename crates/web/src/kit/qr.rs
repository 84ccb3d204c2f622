//! QR codes as inline SVG, drawn here: nothing is fetched and no picture leaves the page.

use qrcode::{EcLevel, QrCode, render::svg};

/// A QR code of the text, black on white in any theme; none when the text is too long for one.
pub fn qr(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let drawn = code.render::<svg::Color<'_>>().quiet_zone(true).min_dimensions(320, 320).build();
    drawn.find("<svg").map(|at| drawn[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_signed_file_fits_and_a_novel_does_not() {
        let drawn = qr(&"e".repeat(1_500)).unwrap();
        assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>") && !drawn.contains("<?xml"));
        assert_eq!(qr(&"e".repeat(5_000)), None);
    }
}
