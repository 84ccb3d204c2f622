//! Activation codes: made without look-alikes, read forgivingly, found by keyed hash. Any opaque text is taken
//! on import, and then only that very text activates.

use crate::{
    act::Act,
    ids::{OrganizationId, SeatId},
    random::{self, Random},
    vault::{Place, Purpose, Secret, Vault},
};

const SYMBOLS: usize = 10;

/// A fresh code, shown grouped: `XXXXX-XXXXX`, 50 bits.
pub(crate) fn generate(random: &dyn Random) -> Secret {
    let symbols = random::crockford(random, SYMBOLS);
    Secret::new(format!("{}-{}", &symbols[..5], &symbols[5..]))
}

/// The symbols of a code of ours however it was typed: lower case, spaces, missing hyphens, O for 0, I or L
/// for 1. `None` when it cannot be one of ours.
pub fn normalize(typed: &str) -> Option<String> {
    let symbols: String = typed
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '\u{2010}'..='\u{2015}'))
        .map(|character| match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let ours = symbols.len() == SYMBOLS
        && symbols
            .bytes()
            .all(|symbol| symbol.is_ascii_digit() || (symbol.is_ascii_uppercase() && symbol != b'U'));
    ours.then_some(symbols)
}

/// Under which hash a code is kept: by its symbols when it is of our form, else by its exact text.
pub(crate) fn index(vault: &Vault, code: &str) -> [u8; 32] {
    let exact = code.trim();
    vault.index(Purpose::ActivationCode, normalize(exact).as_deref().unwrap_or(exact).as_bytes())
}

pub(super) const fn place(customer: OrganizationId, seat: SeatId) -> Place {
    Place { column: "seats.code", owner: customer.uuid(), record: seat.uuid() }
}

/// Opens a seat's code; for the invitation's mail and page, and for those who may see it.
pub(crate) fn open(
    act: &Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
    sealed: &[u8],
) -> crate::Result<Secret> {
    act.open(place(customer, seat), sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;
    use std::collections::HashSet;

    /// NX-45, SR-29: typed with other case, hyphens, spaces or look-alikes it is the same code.
    #[test]
    fn codes_are_read_forgivingly() {
        for typed in ["A7KQ0-22MX1", "a7kq022mx1", " a7kqO 22mxI ", "A7KQO22MXl", "A7KQ0\u{2013}22MX1"] {
            assert_eq!(normalize(typed).as_deref(), Some("A7KQ022MX1"), "{typed}");
        }
        for foreign in [",V73QIBzDf", "9_c", "", "A7KQ0-22MX", "A7KQ0-22MX12", "A7KQU-22MX1", "Ä7KQ0-22MX1"]
        {
            assert_eq!(normalize(foreign), None, "{foreign}");
        }
    }

    /// NX-45: an opaque imported code is found by its exact text only.
    #[test]
    fn opaque_codes_are_exact() {
        let vault = Vault::new(&[1; 32]);
        assert_eq!(index(&vault, ",V73QIBzDf"), index(&vault, " ,V73QIBzDf "));
        assert_ne!(index(&vault, ",V73QIBzDf"), index(&vault, ",v73qibzdf"));
        assert_eq!(index(&vault, "A7KQ0-22MX1"), index(&vault, "a7kqo22mxl"));
    }

    /// SR-29: codes have no look-alikes and do not repeat.
    #[test]
    fn fresh_codes_are_of_our_form_and_unlike() {
        let codes: HashSet<String> = (0..5000).map(|_| generate(&SystemRandom).reveal().to_owned()).collect();
        assert_eq!(codes.len(), 5000);
        assert!(codes.iter().all(|code| normalize(code).is_some() && !code.contains(['I', 'L', 'O', 'U'])));
    }
}
