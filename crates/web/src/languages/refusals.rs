//! What the domain refuses, said in the reader's language: `refusal-CODE` and `problem-CODE`, and a short
//! title for each kind of no, `kind-KIND`. Whose rules refuse is not here.

use std::borrow::Cow;

use domain::{
    bulk::Why,
    refusal::{Argument, Kind, Problem, Refusal},
};
use jiff::civil::Date;

use super::{Arg, Locale};

impl From<&Argument> for Arg<'static> {
    fn from(argument: &Argument) -> Self {
        match argument {
            Argument::Text(text) => Self::from(text.clone()),
            Argument::Number(number) => Self::Number(*number),
        }
    }
}

impl Locale {
    /// Why the answer is no, and what to do about it.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        self.explain(&format!("refusal-{}", refusal.code()), &refusal.arguments())
    }

    /// Why a record of a bulk run failed or was left out.
    pub fn why(&self, why: &Why) -> String {
        self.explain(&why.key, &why.arguments())
    }

    /// What is wrong with a field, and how to mend it.
    pub fn problem(&self, problem: &Problem) -> String {
        self.explain(&format!("problem-{}", problem.code()), &problem.arguments())
    }

    /// The short title of an answer that is not a yes; a fault of ours is under `kind-failed`.
    pub fn kind(&self, kind: Kind) -> Cow<'static, str> {
        self.text(match kind {
            Kind::Unauthenticated => "kind-unauthenticated",
            Kind::Forbidden => "kind-forbidden",
            Kind::NotFound => "kind-not-found",
            Kind::Invalid => "kind-invalid",
            Kind::Conflict => "kind-conflict",
            Kind::Throttled => "kind-throttled",
            Kind::Unavailable => "kind-unavailable",
        })
    }

    pub(crate) fn explain(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        let args: Vec<(&str, Arg<'_>)> =
            arguments.iter().map(|(name, value)| (*name, self.argument(name, value))).collect();
        self.with(key, &args)
    }

    /// Days come as ISO text and are written as the language writes them.
    pub(super) fn argument(&self, name: &str, value: &Argument) -> Arg<'static> {
        match value {
            Argument::Text(text) if name == "day" => match text.parse::<Date>() {
                Ok(day) => self.date(day).into(),
                Err(_) => value.into(),
            },
            _ => value.into(),
        }
    }
}
