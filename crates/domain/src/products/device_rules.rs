//! What a plan says of devices: when two are the same one, how often a user may move to another, and after how much
//! silence a place is freed. Licenses copy it when they are sold.

use std::fmt::Write as _;

use db::{Column, DbError, ToValue, Value, ValueRef};
use serde::{Deserialize, Serialize};

use crate::{audit::Entry, input::Checks};

/// The rules of a plan for devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeviceRules {
    /// So many components must agree for a device to be the same one; `None`: more than half.
    pub components_agree: Option<i64>,
    /// How often a user may move to another device within [`DeviceRules::moves_days`]; `None`: without limit.
    pub moves: Option<i64>,
    pub moves_days: i64,
    /// Days without contact after which a place is freed; `None`: never.
    pub free_after_days: Option<i64>,
}

impl Default for DeviceRules {
    fn default() -> Self {
        Self { components_agree: None, moves: None, moves_days: Self::MOVES_DAYS, free_after_days: None }
    }
}

impl DeviceRules {
    /// The period of moves unless another is given, in days.
    pub const MOVES_DAYS: i64 = 90;
    /// The least and the most days of silence.
    pub const SILENT_DAYS: (i64, i64) = (7, 3650);

    /// Cleaned, with its problems gathered.
    pub(super) fn check(&self, checks: &mut Checks) -> Self {
        let mut number = |field: &str, value: Option<i64>, (least, most): (i64, i64)| {
            value.map(|value| checks.number(field, value, least, most))
        };
        let (least, most) = Self::SILENT_DAYS;
        let clean = Self {
            components_agree: number("components_agree", self.components_agree, (1, 16)),
            moves: number("device_moves", self.moves, (0, 1000)),
            moves_days: number("moves_days", Some(self.moves_days), (1, 3650)).unwrap_or(Self::MOVES_DAYS),
            free_after_days: number("free_after_days", self.free_after_days, (least, most)),
        };
        // Without a limit the period says nothing.
        let moves_days = if clean.moves.is_some() { clean.moves_days } else { Self::MOVES_DAYS };
        Self { moves_days, ..clean }
    }

    /// The entry with what changes from one set of rules to another.
    pub(super) fn note(entry: Entry, before: &Self, after: &Self) -> Entry {
        entry
            .change("components_agree", &before.components_agree, &after.components_agree)
            .change("device_moves", &before.moves, &after.moves)
            .change("moves_days", &before.moves_days, &after.moves_days)
            .change("free_after_days", &before.free_after_days, &after.free_after_days)
    }

    fn text(&self) -> String {
        let mut parts = Vec::new();
        if let Some(agree) = self.components_agree {
            parts.push(format!("agree={agree}"));
        }
        if let Some(moves) = self.moves {
            let mut part = format!("moves={moves}");
            let _ = write!(part, "/{}", self.moves_days);
            parts.push(part);
        }
        if let Some(days) = self.free_after_days {
            parts.push(format!("silent={days}"));
        }
        parts.join(";")
    }

    fn read(text: &str) -> Option<Self> {
        let mut rules = Self::default();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (word, value) = part.split_once('=')?;
            match word {
                "agree" => rules.components_agree = Some(value.parse().ok()?),
                "silent" => rules.free_after_days = Some(value.parse().ok()?),
                "moves" => {
                    let (moves, days) = value.split_once('/')?;
                    (rules.moves, rules.moves_days) = (Some(moves.parse().ok()?), days.parse().ok()?);
                }
                // A later release may have written more.
                _ => {}
            }
        }
        Some(rules)
    }
}

impl ToValue for DeviceRules {
    fn to_value(&self) -> Value {
        Value::Text(self.text())
    }
}

impl Column for DeviceRules {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        Self::read(&String::from_value(value)?).ok_or_else(|| DbError::column("device rules"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_kept_as_they_are() {
        let full = DeviceRules {
            components_agree: Some(2),
            moves: Some(3),
            moves_days: 365,
            free_after_days: Some(60),
        };
        for rules in [DeviceRules::default(), full, DeviceRules { moves: Some(0), ..DeviceRules::default() }]
        {
            assert_eq!(DeviceRules::read(&rules.text()), Some(rules));
        }
        assert_eq!(DeviceRules::read("later=1;silent=9").and_then(|rules| rules.free_after_days), Some(9));
        assert_eq!(DeviceRules::read("moves=3"), None);
    }

    #[test]
    fn numbers_out_of_reach_are_named() {
        let mut checks = Checks::new();
        let bad = DeviceRules {
            components_agree: Some(0),
            moves: Some(-1),
            moves_days: 0,
            free_after_days: Some(6),
        };
        bad.check(&mut checks);
        let fields: Vec<String> = checks.into_problems().into_iter().map(|found| found.field).collect();
        assert_eq!(fields, ["components_agree", "device_moves", "moves_days", "free_after_days"]);
    }
}
