//! What a token looks like: a prefix that scanners for leaked secrets know, 256 random bits, a checksum that tells
//! a mistyped one from a wrong one without a look into the database.

use data_encoding::BASE64URL_NOPAD;

use crate::vault::Secret;

/// What every token begins with.
pub const PREFIX: &str = "swt_";

/// 43 characters of 256 bits.
const BODY: usize = 43;
/// 6 characters of CRC-32.
const CHECK: usize = 6;

/// The token with its check characters.
pub(super) fn sealed_with_check(body: &str) -> Secret {
    Secret::new(format!("{body}{}", check_of(body)))
}

pub(super) fn is_well_formed(token: &str) -> bool {
    token.is_ascii()
        && token.len() == PREFIX.len() + BODY + CHECK
        && token.starts_with(PREFIX)
        && check_of(&token[..PREFIX.len() + BODY]) == token[PREFIX.len() + BODY..]
}

pub(super) fn ending(token: &Secret) -> String {
    let text = token.reveal();
    text.get(text.len().saturating_sub(4)..).unwrap_or_default().to_owned()
}

fn check_of(body: &str) -> String {
    BASE64URL_NOPAD.encode(&crc32(body.as_bytes()).to_be_bytes())
}

/// The common CRC-32 (reflected, polynomial 0xEDB88320).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{self, SeededRandom};

    #[test]
    fn the_checksum_is_the_common_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    /// SR-31: one changed character anywhere is seen.
    #[test]
    fn a_changed_token_is_not_well_formed() {
        let token = sealed_with_check(random::token(&SeededRandom::new(1), PREFIX).reveal());
        let text = token.reveal().to_owned();
        assert!(is_well_formed(&text));
        assert_eq!(text.len(), 53);
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            assert!(!is_well_formed(&String::from_utf8(changed).unwrap()), "{at}");
        }
        for bad in ["", "swt_", "swt_ä", &text[1..], &format!("{text}x")] {
            assert!(!is_well_formed(bad));
        }
        assert_eq!(ending(&token), text[49..]);
    }
}
