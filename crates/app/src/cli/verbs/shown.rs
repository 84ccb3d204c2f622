//! Answers for people and for scripts, made from the same records.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Fields of one record, in the order people read them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record(Vec<(&'static str, Value)>);

impl Record {
    pub(crate) fn new() -> Record {
        Record::default()
    }

    /// Adds a field; shown by its text, given as JSON by its value.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Serialize) -> Record {
        self.0.push((name, serde_json::to_value(value).unwrap_or(Value::Null)));
        self
    }

    fn json(&self) -> Value {
        Value::Object(
            self.0.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>(),
        )
    }
}

/// Some records of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Records {
    pub records: Vec<Record>,
    /// What `--after` takes for the next page.
    pub next: Option<String>,
}

/// An answer in both forms, ready to be printed or sent.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub(crate) struct Shown {
    text: String,
    json: Value,
    /// The answer is given, but what was asked for does not hold.
    #[serde(default)]
    pub(crate) bad_news: bool,
    /// To be written where the command was typed.
    #[serde(default)]
    file: Option<File>,
}

/// A file that an answer brings along.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
struct File {
    path: PathBuf,
    /// In base64.
    content: String,
}

impl Shown {
    /// One record.
    pub(crate) fn one(record: &Record) -> Shown {
        let width = record.0.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let line = |(name, value): &(&str, Value)| format!("{:width$}  {}\n", label(name), plain(value));
        Shown {
            text: record.0.iter().map(line).collect::<Vec<_>>().concat(),
            json: record.json(),
            bad_news: false,
            file: None,
        }
    }

    /// A list as a table.
    pub(crate) fn list(list: Records) -> Shown {
        let mut text = table(&list.records);
        if let Some(next) = &list.next {
            text.push_str(&format!("more: --after {next}\n"));
        }
        let items: Vec<Value> = list.records.iter().map(Record::json).collect();
        Shown { text, json: json!({ "items": items, "next_cursor": list.next }), bad_news: false, file: None }
    }

    /// The same list below what is true of all of it.
    #[must_use]
    pub(crate) fn below(self, head: &Record) -> Shown {
        let above = Self::one(head);
        let mut json = above.json;
        if let (Value::Object(all), Value::Object(list)) = (&mut json, self.json) {
            all.extend(list);
        }
        Shown { text: format!("{}\n{}", above.text, self.text), json, ..above }
    }

    /// The same answer as one that tells of a fault.
    #[must_use]
    pub(crate) fn told_as_bad(self, is_bad: bool) -> Shown {
        Shown { bad_news: is_bad, ..self }
    }

    /// The same answer with a file.
    #[must_use]
    pub(crate) fn with_file(self, path: &Path, content: &[u8]) -> Shown {
        let file = File { path: path.to_owned(), content: data_encoding::BASE64.encode(content) };
        Shown { file: Some(file), ..self }
    }

    /// Writes the file that came along, if there is one; what stood there before is replaced.
    pub(crate) fn write_file(&self) -> std::io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let content = data_encoding::BASE64.decode(file.content.as_bytes());
        std::fs::write(&file.path, content.map_err(std::io::Error::other)?)
    }

    /// For people: another answer's text, an empty line and a body as it is.
    #[must_use]
    pub(crate) fn followed_by(self, head: &Shown, body: &str) -> Shown {
        Shown { text: format!("{}\n{}\n", head.text, body.trim_end()), ..self }
    }

    /// The same with one more check.
    #[must_use]
    pub(crate) fn and_also(mut self, check: &str, result: &str) -> Shown {
        self.text.push_str(&format!("{check}  {result}\n"));
        if let Some(items) = self.json.get_mut("items").and_then(Value::as_array_mut) {
            items.push(json!({ "check": check, "result": result }));
        }
        self
    }

    /// What to print.
    pub(crate) fn printed(&self, json: bool) -> String {
        if json { format!("{}\n", self.json) } else { self.text.clone() }
    }
}

fn label(name: &str) -> String {
    name.replace('_', " ")
}

/// A value as people read it, in one line.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{} {}", label(name), plain(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

fn table(records: &[Record]) -> String {
    let Some(first) = records.first() else { return "nothing\n".to_owned() };
    let head: Vec<String> = first.0.iter().map(|(name, _)| label(name).to_uppercase()).collect();
    let rows = records.iter().map(|record| record.0.iter().map(|(_, value)| plain(value)).collect());
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| {
            rows.iter().map(|row| row.get(column).map_or(0, |cell| cell.chars().count())).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count()))))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}
