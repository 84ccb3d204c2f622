//! Where values come from: flag > `SEATWRIGHT_*` environment > file > default.
//!
//! Gathers raw text with its source. Unknown names are refused here, with a suggestion; so are files
//! that hold secrets and can be read by everybody (SR-72). The meaning of values is `build.rs`.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::Problem;
use super::keys::{KEYS, Key, Secrecy, find, nearest, variable};

/// Who said a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Built in.
    Default,
    /// The configuration file.
    File(PathBuf),
    /// An environment variable, by name.
    Environment(String),
    /// The command line.
    Flag,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Default => f.write_str("default"),
            Source::File(path) => write!(f, "{}", path.display()),
            Source::Environment(name) => f.write_str(name),
            Source::Flag => f.write_str("command line"),
        }
    }
}

/// One value as text, and who said it.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The text; lists are joined by commas.
    pub value: String,
    /// Who said it.
    pub source: Source,
}

/// Whether a configuration file that nobody named is looked for.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// In the usual places.
    #[default]
    Usual,
    /// Nowhere: sample data must not meet a real installation by chance.
    Nowhere,
}

/// What the surroundings say: passed in so that tests need no real environment.
#[derive(Debug, Default, Clone)]
pub struct Surroundings {
    /// Environment variables.
    pub environment: BTreeMap<String, String>,
    /// `--config FILE`.
    pub file: Option<PathBuf>,
    /// Flags as `(key, value)`.
    pub flags: Vec<(String, String)>,
    /// Where else a file may be.
    pub search: Search,
}

impl Surroundings {
    /// The environment of this process, with what the command line said.
    pub fn of_process(file: Option<PathBuf>, flags: Vec<(String, String)>) -> Self {
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Surroundings { environment, file, flags, search: Search::Usual }
    }

    /// The value of a variable that is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The file to read: named by flag or `SEATWRIGHT_CONFIG`, else the first of the usual places that exists.
    fn file(&self) -> Option<PathBuf> {
        if let Some(named) =
            self.file.clone().or_else(|| self.variable("SEATWRIGHT_CONFIG").map(PathBuf::from))
        {
            return Some(named);
        }
        if self.search == Search::Nowhere {
            return None;
        }
        let home = self.variable("HOME").map(|home| Path::new(home).join(".config"));
        let user = self.variable("XDG_CONFIG_HOME").map(PathBuf::from).or(home);
        user.into_iter()
            .map(|dir| dir.join("seatwright/config.toml"))
            .chain([PathBuf::from("/etc/seatwright/config.toml")])
            .find(|path| path.exists())
    }
}

/// Raw values by key name.
pub type Layers = BTreeMap<&'static str, Raw>;

/// Reads all four layers; what is said later wins.
pub fn gather(around: &Surroundings) -> Result<Layers, Vec<Problem>> {
    let mut layers = Layers::new();
    let mut problems = Vec::new();
    for key in KEYS {
        if let Some(value) = key.default {
            layers.insert(key.name, Raw { value: value.to_owned(), source: Source::Default });
        }
    }
    if let Some(path) = around.file() {
        from_file(&path, &mut layers, &mut problems);
    }
    from_environment(around, &mut layers, &mut problems);
    from_flags(around, &mut layers, &mut problems);
    if problems.is_empty() { Ok(layers) } else { Err(problems) }
}

fn from_file(path: &Path, layers: &mut Layers, problems: &mut Vec<Problem>) {
    let shown = path.display();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return problems.push(Problem::new(format!("{shown}: {error}"))),
    };
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => return problems.push(Problem::new(format!("{shown}: {}", error.message()))),
    };
    let mut flat = Vec::new();
    flatten("", &table, &mut flat);
    let mut holds_secret = false;
    for (name, value) in flat {
        let Some(value) = plain(&value) else {
            problems
                .push(Problem::new(format!("{shown}: {name} must be text, a number, true, false or a list")));
            continue;
        };
        match named(&name) {
            Some(Named::Value(key)) => {
                holds_secret |= reveals(key, &value);
                layers.insert(key.name, Raw { value, source: Source::File(path.to_owned()) });
            }
            Some(Named::FileOf(key)) => match read_secret(Path::new(&value)) {
                Ok(secret) => {
                    layers.insert(key.name, Raw { value: secret, source: Source::File(value.into()) });
                }
                Err(problem) => problems.push(problem),
            },
            None => problems.push(unknown(&shown.to_string(), &name)),
        }
    }
    if holds_secret && readable_by_others(path) {
        problems.push(Problem::new(format!(
            "{shown} holds a secret and everybody can read it: chmod 600 {shown}"
        )));
    }
}

fn from_environment(around: &Surroundings, layers: &mut Layers, problems: &mut Vec<Problem>) {
    for (name, value) in &around.environment {
        let Some(rest) = name.strip_prefix("SEATWRIGHT_") else { continue };
        if value.is_empty() || foreign(rest) {
            continue;
        }
        let direct = KEYS.iter().find(|key| variable(key) == *name);
        let by_file = KEYS
            .iter()
            .filter(|key| key.secret != Secrecy::Open)
            .find(|key| name.strip_suffix("_FILE").is_some_and(|short| variable(key) == short));
        match (direct, by_file) {
            (Some(key), _) => {
                layers.insert(
                    key.name,
                    Raw { value: value.clone(), source: Source::Environment(name.clone()) },
                );
            }
            (None, Some(key)) => match read_secret(Path::new(value)) {
                Ok(secret) => {
                    layers.insert(key.name, Raw { value: secret, source: Source::Environment(name.clone()) });
                }
                Err(problem) => problems.push(problem),
            },
            (None, None) => {
                let known: Vec<String> = KEYS.iter().map(variable).collect();
                let near = nearest(name, known.iter().map(String::as_str)).map(ToOwned::to_owned);
                problems.push(Problem::unknown("environment", name, near.as_deref()));
            }
        }
    }
}

fn from_flags(around: &Surroundings, layers: &mut Layers, problems: &mut Vec<Problem>) {
    for (name, value) in &around.flags {
        match find(name) {
            Some(key) if key.secret == Secrecy::Secret => problems.push(Problem::new(format!(
                "{name} is a secret and would show in the list of processes: use {}_FILE",
                variable(key)
            ))),
            Some(key) => {
                layers.insert(key.name, Raw { value: value.clone(), source: Source::Flag });
            }
            None => problems.push(unknown("command line", name)),
        }
    }
}

/// Variables with our prefix that are not ours to read: the file's own name, what the test suite and installed programs
/// use, and what container orchestrators set by themselves for a service called `seatwright`.
fn foreign(rest: &str) -> bool {
    matches!(rest, "CONFIG" | "MACHINE_ID" | "KIT")
        || ["TEST_", "CLIENT_", "SERVICE_", "PORT"].iter().any(|prefix| rest.starts_with(prefix))
}

fn unknown(place: &str, name: &str) -> Problem {
    Problem::unknown(place, name, nearest(name, KEYS.iter().map(|key| key.name)))
}

enum Named {
    Value(&'static Key),
    FileOf(&'static Key),
}

fn named(name: &str) -> Option<Named> {
    if let Some(key) = find(name) {
        return Some(Named::Value(key));
    }
    find(name.strip_suffix("_file")?).filter(|key| key.secret != Secrecy::Open).map(Named::FileOf)
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut Vec<(String, toml::Value)>) {
    for (name, value) in table {
        let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, into),
            other => into.push((name, other.clone())),
        }
    }
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(yes.to_string()),
        toml::Value::Array(list) => list
            .iter()
            .map(|item| item.as_str().map(ToOwned::to_owned))
            .collect::<Option<Vec<_>>>()
            .map(|l| l.join(",")),
        _ => None,
    }
}

fn reveals(key: &Key, value: &str) -> bool {
    match key.secret {
        Secrecy::Open => false,
        Secrecy::Secret => true,
        Secrecy::Url => super::print::without_password(value) != value,
    }
}

/// The first line of a file that holds one secret.
fn read_secret(path: &Path) -> Result<String, Problem> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| Problem::new(format!("{shown}: {error}")))?;
    // What orchestrators mount under /run is world-readable inside the container by their own default.
    if !path.starts_with("/run") && !path.starts_with("/var/run") && readable_by_others(path) {
        return Err(Problem::new(format!(
            "{shown} holds a secret and everybody can read it: chmod 600 {shown}"
        )));
    }
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() { Err(Problem::new(format!("{shown} is empty"))) } else { Ok(secret.to_owned()) }
}

/// Whether users outside owner and group may read the file.
pub fn readable_by_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o004 != 0)
}
