//! Purchase codes as text: nineteen random symbols and one that checks them, in four groups of five. Read forgivingly,
//! found by keyed hash.

use crate::{
    ids::{CodeId, OrganizationId, StockId},
    random::{self, Random},
    refusal::Problem,
    vault::{Place, Purpose, Secret, Vault},
};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 20;
const GROUP: usize = 5;

/// A fresh code, shown grouped: 95 random bits.
pub(super) fn generate(random: &dyn Random) -> Secret {
    let mut symbols = random::crockford(random, SYMBOLS - 1);
    symbols.push(check_symbol(&symbols));
    Secret::new(grouped(&symbols))
}

/// `XXXXX-XXXXX-XXXXX-XXXXX`.
fn grouped(symbols: &str) -> String {
    let groups: Vec<&str> = (0..SYMBOLS).step_by(GROUP).map(|at| &symbols[at..at + GROUP]).collect();
    groups.join("-")
}

/// What is left to be seen of a code: its last group.
pub(super) fn tail(code: &Secret) -> String {
    code.reveal()[code.reveal().len() - GROUP..].to_owned()
}

/// A code of which only the last group is known.
pub fn masked(tail: &str) -> String {
    if tail.is_empty() {
        String::new()
    } else {
        format!("•••••-•••••-•••••-{tail}")
    }
}

/// The code as it is kept, however it was typed: lower case, spaces, missing hyphens, O for 0, I or L for 1.
///
/// Problems: `not-a-code` when it is not twenty letters and digits; `mistyped-code` when one of them is wrong or two
/// are exchanged.
pub fn read(typed: &str) -> Result<Secret, Problem> {
    let symbols: String = typed
        .chars()
        .filter(|symbol| !symbol.is_whitespace() && !matches!(symbol, '-' | '_' | '\u{2010}'..='\u{2015}'))
        .map(|symbol| match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    if symbols.is_empty() {
        return Err(Problem::Required);
    }
    let shaped = symbols.len() == SYMBOLS && symbols.bytes().all(|symbol| symbol.is_ascii_alphanumeric());
    if !shaped {
        return Err(Problem::NotACode);
    }
    if sum(&symbols) == Some(0) { Ok(Secret::new(grouped(&symbols))) } else { Err(Problem::MistypedCode) }
}

/// Each symbol counts by another power of the generator of the field of 32: one that is wrong, or two neighbors that
/// are exchanged, never give zero.
fn sum(symbols: &str) -> Option<u8> {
    symbols.bytes().try_fold(0u8, |sum, symbol| Some(times_generator(sum) ^ value(symbol)?))
}

fn value(symbol: u8) -> Option<u8> {
    ALPHABET.iter().position(|known| *known == symbol).and_then(|at| u8::try_from(at).ok())
}

/// Modulo x⁵ + x² + 1.
const fn times_generator(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

fn check_symbol(symbols: &str) -> char {
    let sum = times_generator(sum(symbols).unwrap_or(0));
    char::from(ALPHABET[usize::from(sum)])
}

/// Under which hash a code is found.
pub(super) fn index(vault: &Vault, code: &Secret) -> [u8; 32] {
    vault.index(Purpose::PurchaseCode, code.reveal().as_bytes())
}

pub(super) const fn made_place(maker: OrganizationId, code: CodeId) -> Place {
    Place { column: "purchase_codes.code", owner: maker.uuid(), record: code.uuid() }
}

pub(super) const fn waiting_place(maker: OrganizationId, code: CodeId) -> Place {
    Place { column: "registrations.code", owner: maker.uuid(), record: code.uuid() }
}

pub(super) const fn held_place(holder: OrganizationId, stock: StockId) -> Place {
    Place { column: "code_stocks.code", owner: holder.uuid(), record: stock.uuid() }
}

#[cfg(test)]
pub(super) mod tests_only {
    use super::*;

    /// A code of the right form that nobody made.
    pub fn another(code: &str) -> String {
        let mut symbols: String = code.replace('-', "")[..SYMBOLS - 1].chars().rev().collect();
        symbols.push(check_symbol(&symbols));
        grouped(&symbols)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;
    use std::collections::HashSet;

    /// ES-04: four groups of five letters or digits, without look-alikes, never twice.
    #[test]
    fn fresh_codes_are_of_the_form_and_unlike() {
        let codes: HashSet<String> = (0..2000).map(|_| generate(&SystemRandom).reveal().to_owned()).collect();
        assert_eq!(codes.len(), 2000);
        for code in &codes {
            assert_eq!((code.len(), code.split('-').count()), (23, 4), "{code}");
            assert!(code.split('-').all(|group| group.len() == 5) && !code.contains(['I', 'L', 'O', 'U']));
            assert_eq!(read(code).unwrap().reveal(), code);
        }
    }

    /// ES-04: lower case, spaces, missing hyphens and look-alikes are the same code.
    #[test]
    fn codes_are_read_forgivingly() {
        let code = generate(&SystemRandom);
        let plain = code.reveal().replace('-', "");
        let spaced: String = plain.chars().flat_map(|symbol| [symbol, ' ']).collect();
        for typed in [
            plain.to_lowercase(),
            spaced,
            format!("  {}\n", code.reveal()),
            code.reveal().replace('-', "\u{2013}"),
            plain.replace('0', "o").replace('1', "l"),
            plain.replace('0', "O").replace('1', "I"),
        ] {
            assert_eq!(read(&typed).as_ref().map(Secret::reveal), Ok(code.reveal()), "{typed}");
        }
        assert_eq!(masked(&tail(&code)), format!("•••••-•••••-•••••-{}", &plain[15..]));
    }

    /// What is no code is told apart from what was mistyped; every single slip is found without asking anybody.
    #[test]
    fn slips_are_found() {
        for bad in
            ["12345", "12345-12345-12345-1234é", "12345-12345-12345-12345-1", "?????-?????-?????-?????"]
        {
            assert_eq!(read(bad).err(), Some(Problem::NotACode), "{bad}");
        }
        assert_eq!(read(" - ").err(), Some(Problem::Required));
        for _ in 0..20 {
            let plain = generate(&SystemRandom).reveal().replace('-', "").into_bytes();
            for at in 0..SYMBOLS {
                for other in ALPHABET.iter().filter(|other| **other != plain[at]) {
                    let mut typed = plain.clone();
                    typed[at] = *other;
                    let typed = String::from_utf8(typed).unwrap();
                    assert_eq!(read(&typed).err(), Some(Problem::MistypedCode), "{typed}");
                }
                if at > 0 && plain[at] != plain[at - 1] {
                    let mut typed = plain.clone();
                    typed.swap(at, at - 1);
                    assert_eq!(read(&String::from_utf8(typed).unwrap()).err(), Some(Problem::MistypedCode));
                }
            }
        }
    }
}
