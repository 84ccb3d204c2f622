//! In which encoding a text was written. UTF-8 and UTF-16 show themselves; of the two older ones the letters tell:
//! Cyrillic words are runs of high bytes, accents of Latin words stand alone.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

use crate::words;

words! {
    /// Encodings that spreadsheets write.
    Encoding {
        Utf8 => "utf-8",
        Utf16 => "utf-16",
        Windows1252 => "windows-1252",
        Windows1251 => "windows-1251",
    }
}

/// The text, and the encoding that was asked for or found; `None` when it is not written in that.
pub(super) fn decode(bytes: &[u8], wish: Option<Encoding>) -> Option<(String, Encoding)> {
    let encoding = wish.unwrap_or_else(|| detect(bytes));
    let text = match encoding {
        Encoding::Utf8 => {
            std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?.to_owned()
        }
        Encoding::Utf16 => utf16(bytes)?,
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        Encoding::Windows1251 => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    };
    Some((text, encoding))
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (bytes, big) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, false),
        [0xfe, 0xff, rest @ ..] => (rest, true),
        _ => (bytes, zeros(bytes, 0) > zeros(bytes, 1)),
    };
    let encoding = if big { UTF_16BE } else { UTF_16LE };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// How many zero bytes stand at even (0) or odd (1) places of the beginning.
fn zeros(bytes: &[u8], place: usize) -> usize {
    bytes.iter().take(2_000).skip(place).step_by(2).filter(|byte| **byte == 0).count()
}

fn detect(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Encoding::Utf16;
    }
    let looked_at = bytes.len().min(2_000);
    let (even, odd) = (zeros(bytes, 0), zeros(bytes, 1));
    // Delimiters and digits of any text in UTF-16 have a zero byte on one and the same side.
    if bytes.len().is_multiple_of(2) && even.max(odd) * 8 > looked_at && even.min(odd) * 8 < even.max(odd) {
        return Encoding::Utf16;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    if looks_cyrillic(bytes) { Encoding::Windows1251 } else { Encoding::Windows1252 }
}

/// Whether more of the high letters stand beside another one than alone.
fn looks_cyrillic(bytes: &[u8]) -> bool {
    let is_high = |byte: u8| byte >= 0xc0 || matches!(byte, 0xa8 | 0xb8);
    let (mut beside, mut alone) = (0_usize, 0_usize);
    for run in bytes.split(|byte| !is_high(*byte)).filter(|run| !run.is_empty()) {
        match run.len() {
            1 => alone += 1,
            more => beside += more,
        }
    }
    beside > alone
}
