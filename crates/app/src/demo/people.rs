//! The people of the story. Six of them can log in, in all five languages; their passwords are made by the system's
//! generator and printed.

use domain::Language;
use domain::access::Role;
use domain::accounts::{NewAccount, PasswordHash, PasswordPool};
use domain::random::{SystemRandom, crockford};
use domain::vault::Secret;

use super::facts::Login;
use crate::config::Problem;
use crate::installation::chain;

/// Somebody who works with the console.
#[derive(Debug, Clone, Copy)]
pub(super) struct Staff {
    pub name: &'static str,
    pub email: &'static str,
    pub language: Language,
    pub time_zone: &'static str,
    pub role: Role,
    pub logs_in: LogsIn,
}

/// Whether a password is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LogsIn {
    Here,
    Not,
}

const fn staff(
    (name, email): (&'static str, &'static str),
    (language, time_zone): (Language, &'static str),
    role: Role,
    logs_in: LogsIn,
) -> Staff {
    Staff { name, email, language, time_zone, role, logs_in }
}

const HELSINKI: &str = "Europe/Helsinki";

pub(super) const OLIVIA: Staff = staff(
    ("Olivia Lindqvist", "olivia@nordicsoftware.example"),
    (Language::En, HELSINKI),
    Role::Admin,
    LogsIn::Here,
);
pub(super) const NINA: Staff =
    staff(("Nina Salo", "nina@nordicit.example"), (Language::Fi, HELSINKI), Role::Admin, LogsIn::Here);
pub(super) const TIMOFEI: Staff = staff(
    ("Тимофей Рябов", "timofei@timontehdas.example"),
    (Language::Ru, HELSINKI),
    Role::Manager,
    LogsIn::Here,
);
pub(super) const ELENA: Staff = staff(
    ("Elena Ruiz", "elena@lombardiaservizi.example"),
    (Language::Es, "Europe/Madrid"),
    Role::Viewer,
    LogsIn::Here,
);
pub(super) const GIULIA: Staff = staff(
    ("Giulia Brambilla", "giulia@brambilla.example"),
    (Language::It, "Europe/Rome"),
    Role::Admin,
    LogsIn::Here,
);
pub(super) const BORIS: Staff = staff(
    ("Борис Орлов", "boris.orlov@severny-veter.example"),
    (Language::Ru, "Europe/Moscow"),
    Role::Admin,
    LogsIn::Here,
);
pub(super) const OLGA: Staff = staff(
    ("Ольга Смирнова", "olga.smirnova@severny-veter.example"),
    (Language::Ru, "Europe/Moscow"),
    Role::Viewer,
    LogsIn::Not,
);
pub(super) const PAVEL: Staff = staff(
    ("Павел Ильин", "pavel.ilin@severny-veter.example"),
    (Language::Ru, "Europe/Moscow"),
    Role::Viewer,
    LogsIn::Not,
);
pub(super) const HARRY: Staff = staff(
    ("Harry Whitfield", "harry@nordicsoftware.example"),
    (Language::En, "Europe/London"),
    Role::Manager,
    LogsIn::Not,
);
pub(super) const MIKA: Staff =
    staff(("Mika Laine", "mika@nordicit.example"), (Language::Fi, HELSINKI), Role::Manager, LogsIn::Not);
pub(super) const PAOLO: Staff = staff(
    ("Paolo Conti", "paolo@lombardiaservizi.example"),
    (Language::It, "Europe/Rome"),
    Role::Manager,
    LogsIn::Not,
);

impl Staff {
    pub(super) fn account(&self) -> NewAccount {
        NewAccount {
            email: self.email.into(),
            name: self.name.into(),
            language: self.language,
            time_zone: self.time_zone.into(),
        }
    }

    /// A fresh password, if this person logs in: what is stored and what is printed.
    pub(super) fn password(&self) -> Result<Option<(PasswordHash, Login)>, Problem> {
        if self.logs_in == LogsIn::Not {
            return Ok(None);
        }
        let symbols = crockford(&SystemRandom, 15).to_lowercase();
        let password = format!("{}-{}-{}", &symbols[..5], &symbols[5..10], &symbols[10..]);
        let hash = PasswordPool::default().hash_here(&Secret::new(password.as_str()));
        let hash = hash.map_err(|error| Problem::new(chain(&error)))?;
        Ok(Some((hash, Login { email: self.email.into(), password })))
    }
}
