//! How a verb is done from the command line: by the server that holds the database if one runs here, else in this
//! process; and how its answer is printed.

use std::process::ExitCode;
use std::str::FromStr;

use domain::{Error, Language, Refusal, World};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::languages::Locale;

use super::verbs::{self, Place, Shown, Verb};
use super::{failed, misconfigured, say};
use crate::config::{Config, Problem, Surroundings};
use crate::control;
use crate::installation::{self, chain};
use crate::server::base_url_of;

/// A verb on its way to whoever does it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub verb: Verb,
    /// In which language a refusal is told.
    pub language: String,
}

/// What became of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Outcome {
    Answered(Shown),
    Refused { text: String, json: Value },
    Failed(String),
}

impl Order {
    /// Does it here. Blocks: not for the threads of a runtime.
    pub(crate) fn fill(&self, world: &World, base_url: &str) -> Outcome {
        match self.verb.run(&Place { world, base_url }) {
            Ok(shown) => Outcome::Answered(shown),
            Err(Error::Refused(refusal)) => refused(&refusal, language(&self.language)),
            Err(failure @ Error::Failed(_)) => Outcome::Failed(chain(&failure)),
        }
    }
}

fn refused(refusal: &Refusal, language: Language) -> Outcome {
    let locale = Locale::new(language, jiff::tz::TimeZone::UTC);
    let detail = locale.refusal(refusal);
    let mut lines = vec![detail.clone()];
    let mut errors = Vec::new();
    if let Refusal::Invalid(problems) = refusal {
        for problem in problems {
            let told = locale.problem(&problem.problem);
            lines.push(format!("{}: {told}", problem.field));
            errors.push(json!({ "field": problem.field, "code": problem.problem.code(), "detail": told }));
        }
    }
    Outcome::Refused {
        text: lines.join("\n  "),
        json: json!({ "code": refusal.code(), "detail": detail, "errors": errors }),
    }
}

/// Does a verb and prints what came of it.
pub(super) fn run(verb: Verb, around: &Surroundings) -> ExitCode {
    let config = match Config::load(around) {
        Ok(config) => config,
        Err(problems) => return misconfigured(&problems),
    };
    let json = verb.wants_json();
    let is_doctor = matches!(verb, Verb::Doctor(_));
    let verb = match verb.made_portable() {
        Ok(verb) => verb,
        Err(error) => return failed(&Problem::new(error.to_string())),
    };
    let order = Order { verb, language: language_of(around) };
    match done(&config, &order) {
        Ok(Outcome::Answered(shown)) if is_doctor => print(with_mail(shown, &config), json),
        Ok(Outcome::Answered(shown)) => print(shown, json),
        Ok(Outcome::Refused { text, json: told }) => {
            if json {
                eprintln!("{told}");
            } else {
                eprintln!("seatwright: {text}");
            }
            ExitCode::FAILURE
        }
        Ok(Outcome::Failed(text)) => failed(&Problem::new(text)),
        Err(problem) => failed(&problem),
    }
}

fn print(shown: Shown, json: bool) -> ExitCode {
    if let Err(error) = shown.write_file() {
        return failed(&Problem::new(format!("the file cannot be written: {error}")));
    }
    let code = say(&shown.printed(json));
    if shown.bad_news { ExitCode::FAILURE } else { code }
}

/// The mail server is asked from here: the answer is about this configuration.
fn with_mail(shown: Shown, config: &Config) -> Shown {
    match verbs::check_mail(config) {
        Ok(told) => shown.and_also("mail-server", told),
        Err(told) => shown.and_also("mail-server", &told).told_as_bad(true),
    }
}

fn done(config: &Config, order: &Order) -> Result<Outcome, Problem> {
    if let Some(outcome) = control::ask(config, order)? {
        return Ok(outcome);
    }
    let world = installation::open(config)?;
    let outcome = order.fill(&world, &base_url_of(config));
    world.db().clone().close();
    Ok(outcome)
}

/// `LC_ALL`, `LC_MESSAGES` or `LANG`, as the system has it: `fi_FI.UTF-8`.
fn language_of(around: &Surroundings) -> String {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| around.variable(name));
    said.unwrap_or_default().split(['_', '.', '@', '-']).next().unwrap_or_default().to_owned()
}

fn language(code: &str) -> Language {
    Language::from_str(code).unwrap_or_default()
}
