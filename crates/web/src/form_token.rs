//! The token that forms carry, as pages show it: masked anew for each page, because compressed pages tell by their length
//! what in them is like what somebody else made them contain.

use data_encoding::BASE64URL_NOPAD;
use domain::random::{Random, SystemRandom};

/// The token under a mask of its own length, both together.
pub(crate) fn masked(token: &str) -> String {
    let mut written = vec![0; token.len()];
    SystemRandom.fill(&mut written);
    let covered: Vec<u8> = token.bytes().zip(&written).map(|(byte, mask)| byte ^ mask).collect();
    written.extend(covered);
    BASE64URL_NOPAD.encode(&written)
}

/// The token behind its mask; empty when it is none.
pub(crate) fn bare(shown: &str) -> String {
    let Ok(written) = BASE64URL_NOPAD.decode(shown.as_bytes()) else { return String::new() };
    let (mask, covered) = written.split_at(written.len() / 2);
    let bytes = mask.iter().zip(covered).map(|(mask, byte)| byte ^ mask).collect();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_shows_another_text_for_the_same_token() {
        let (one, other) = (masked("token-of-a-login"), masked("token-of-a-login"));
        assert_ne!(one, other);
        assert_eq!((bare(&one), bare(&other)), ("token-of-a-login".into(), "token-of-a-login".into()));
        for wrong in ["", "token-of-a-login", "%%%", &one[1..]] {
            assert_ne!(bare(wrong), "token-of-a-login");
        }
    }
}
