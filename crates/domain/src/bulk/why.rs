//! Why a record of a run failed or was left out: a refusal as it is kept, to be said in whatever language it is read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::refusal::{Argument, Refusal};

/// A refusal that was kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Why {
    /// The key of its text: `refusal-CODE`, or `problem-CODE` where a field was at fault.
    pub key: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<String, Kept>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Number(i64),
    Text(String),
}

impl Why {
    pub(super) fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Invalid(problems) if !problems.is_empty() => {
                let problem = &problems[0].problem;
                Self::new(format!("problem-{}", problem.code()), problem.arguments())
            }
            other => Self::new(format!("refusal-{}", other.code()), other.arguments()),
        }
    }

    /// A fault of ours, which the log tells of.
    pub(super) fn fault() -> Self {
        Self::new("kind-failed".to_owned(), Vec::new())
    }

    fn new(key: String, arguments: Vec<(&'static str, Argument)>) -> Self {
        let kept = |argument| match argument {
            Argument::Text(text) => Kept::Text(text),
            Argument::Number(number) => Kept::Number(number),
        };
        let arguments = arguments.into_iter().map(|(name, argument)| (name.to_owned(), kept(argument)));
        Self { key, arguments: arguments.collect() }
    }

    /// The stable name, as of a refusal.
    pub fn code(&self) -> &str {
        self.key.split_once('-').map_or(self.key.as_str(), |(_, code)| code)
    }

    /// What its text names, by variable.
    pub fn arguments(&self) -> Vec<(&str, Argument)> {
        let argument = |kept: &Kept| match kept {
            Kept::Number(number) => Argument::Number(*number),
            Kept::Text(text) => Argument::Text(text.clone()),
        };
        self.arguments.iter().map(|(name, kept)| (name.as_str(), argument(kept))).collect()
    }

    pub(super) fn to_text(&self) -> String {
        serde_json::to_value(self).unwrap_or(Json::Null).to_string()
    }

    /// What was kept; nothing of what cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Problem;

    /// Every refusal and every problem is kept and read back with what its text names.
    #[test]
    fn what_is_kept_reads_back() {
        let problems = Problem::samples().into_iter().map(|problem| Refusal::field("x", problem));
        for refusal in Refusal::samples().into_iter().chain(problems) {
            let why = Why::of(&refusal);
            assert_eq!(Why::read(&why.to_text()), Some(why.clone()), "{}", why.key);
        }
        let why = Why::of(&Refusal::EndsLater { day: "2027-01-31".into() });
        assert_eq!((why.key.as_str(), why.code()), ("refusal-ends-later", "ends-later"));
        assert_eq!(why.arguments(), [("day", Argument::Text("2027-01-31".into()))]);
    }
}
