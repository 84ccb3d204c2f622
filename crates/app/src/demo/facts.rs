//! What a demonstration tells its reader: who can log in, and the token; kept beside the data, for the next start.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::config::Problem;

/// Made with the data. Its secrets guard sample data only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub logins: Vec<Login>,
    /// An operator's API token.
    pub token: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Login {
    pub email: String,
    pub password: String,
}

impl Facts {
    /// One line a fact, then `ready`, for people and for tests.
    pub(super) fn lines(&self, console: &str, mail: &str) -> String {
        let mut text = format!("console: {console}\n");
        for login in &self.logins {
            text.push_str(&format!("login: {} {}\n", login.email, login.password));
        }
        text.push_str(&format!("mail: {mail}\n"));
        if let Some(token) = &self.token {
            text.push_str(&format!("token: {token}\n"));
        }
        text.push_str("ready\n");
        text
    }
}

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("demo.json")
}

fn problem(path: &Path, error: impl std::fmt::Display) -> Problem {
    Problem::new(format!("{}: {error}", path.display()))
}

/// The facts of data made before; `None` when there is none yet.
pub(super) fn read(data_dir: &Path) -> Result<Option<Facts>, Problem> {
    let path = path(data_dir);
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(|error| problem(&path, error))?;
    serde_json::from_str(&text).map(Some).map_err(|error| problem(&path, error))
}

/// Keeps the facts; from then on the data counts as made.
pub(super) fn keep(data_dir: &Path, facts: &Facts) -> Result<(), Problem> {
    let path = path(data_dir);
    let text = serde_json::to_string_pretty(facts).map_err(|error| problem(&path, error))?;
    let opened = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| problem(&path, error))
}
