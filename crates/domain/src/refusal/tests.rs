//! Stable names are each their own, and what may be tried again is told apart from what may not.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_code_is_its_own() {
    let codes: BTreeSet<_> = Refusal::samples().iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), Refusal::samples().len());
    let codes: BTreeSet<_> = Problem::samples().iter().map(Problem::code).collect();
    assert_eq!(codes.len(), Problem::samples().len());
}

#[test]
fn retryable_and_definitive_never_share_a_code() {
    for refusal in Refusal::samples() {
        let later = matches!(refusal, Refusal::TooManyAttempts { .. } | Refusal::Busy | Refusal::StorageFull);
        assert_eq!(refusal.is_retryable(), later, "{}", refusal.code());
    }
}
