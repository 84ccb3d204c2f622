//! What a view and a habit may hold. Pure.

use super::{Habit, PAGE_SIZES, State};
use crate::{
    exports::List,
    input::Checks,
    refusal::{Problem, Refusal, Result},
};

const NAME: usize = 60;
/// The most parts of a state, and the most characters of one of them.
const PARTS: usize = 30;
const PART: usize = 500;
/// The most columns of a list.
const COLUMNS: usize = 60;

/// The name and state as they are kept: without parts that are empty.
pub(super) fn checked(name: &str, state: &State) -> Result<(String, State)> {
    let mut checks = Checks::new();
    let name = checks.required("name", name, NAME);
    if state.len() > PARTS {
        checks.add("state", Problem::TooLong { max: i64::try_from(PARTS).unwrap_or(i64::MAX) });
    }
    let mut kept = State::new();
    for (part, value) in state.iter().take(PARTS) {
        let field = format!("state.{part}");
        if !is_name(part) {
            checks.add("state", Problem::ForbiddenCharacters);
        }
        let value = checks.line(&field, value, PART);
        if !value.is_empty() {
            kept.push((part.clone(), value));
        }
    }
    checks.finish()?;
    Ok((name, kept))
}

/// Refuses a list that is a part of one record.
pub(super) fn require_kept(list: List) -> Result<()> {
    if list.is_of_one_customer() {
        return Err(Refusal::field("list", Problem::NotAChoice).into());
    }
    Ok(())
}

fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

pub(super) fn check_habit(habit: &Habit) -> Result<()> {
    let mut checks = Checks::new();
    if !PAGE_SIZES.contains(&habit.page_size) {
        checks.add("per", Problem::NotAChoice);
    }
    if habit.columns.len() > COLUMNS || !habit.columns.iter().all(|column| is_name(column)) {
        checks.add("cols", Problem::NotAChoice);
    }
    checks.finish()
}

/// A state as one text, for the trail.
pub(super) fn written(state: &State) -> String {
    let parts: Vec<String> = state.iter().map(|(name, value)| format!("{name}={value}")).collect();
    parts.join("&").chars().take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn what_is_empty_is_not_kept_and_what_hides_is_refused() {
        let state = vec![pair("q", "oy"), pair("view", " ")];
        assert_eq!(checked(" Mine ", &state).unwrap(), ("Mine".to_owned(), vec![pair("q", "oy")]));
        for (name, state) in [
            ("", vec![]),
            (&*"x".repeat(61), vec![]),
            ("a\u{202e}b", vec![]),
            ("Mine", vec![pair("Q", "x")]),
            ("Mine", vec![pair("", "x")]),
            ("Mine", vec![pair("q", "a\0b")]),
            ("Mine", vec![pair("q", &"x".repeat(501))]),
            ("Mine", vec![pair("q", "x"); 31]),
        ] {
            assert!(checked(name, &state).is_err(), "{name} {state:?}");
        }
    }

    #[test]
    fn only_lists_that_stand_by_themselves_keep_views() {
        for list in List::ALL {
            assert_eq!(require_kept(*list).is_err(), list.is_of_one_customer(), "{list}");
        }
    }

    #[test]
    fn a_habit_is_one_that_lists_offer() {
        assert!(check_habit(&Habit::default()).is_ok());
        for habit in [
            Habit { page_size: 26, ..Habit::default() },
            Habit { columns: vec!["a b".into()], ..Habit::default() },
            Habit { columns: vec!["a".into(); 61], ..Habit::default() },
        ] {
            assert!(check_habit(&habit).is_err(), "{habit:?}");
        }
    }
}
