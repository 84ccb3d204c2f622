//! The stretches of the index that answer a question.

use std::collections::BTreeSet;

use db::{FromRow, Row, ToValue, Value, params};
use uuid::Uuid;

use super::{Kind, Want, sounds};
use crate::{
    act::Act,
    ids::OrganizationId,
    many::{SIZES, list_of},
    refusal::Result,
};

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundRow {
    pub id: Uuid,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub title: String,
    pub detail: String,
    /// The word of it that was found.
    pub word: String,
}

impl FromRow for FoundRow {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            organization_name: row.get("organization_name")?,
            title: row.get("title")?,
            detail: row.get("detail")?,
            word: row.get("word")?,
        })
    }
}

/// How many that have the rarest word are looked through for the others.
const LOOKED_THROUGH: i64 = 5_000;
/// Past so many a word is as frequent as can be.
const COUNTED: i64 = 200;

/// Values in the making, each with its place.
struct Values(Vec<Value>);

impl Values {
    fn bind(&mut self, value: impl ToValue) -> String {
        self.0.push(value.to_value());
        format!("${}", self.0.len())
    }

    /// The condition that a column is one of the words wanted.
    fn is_wanted(&mut self, column: &str, want: &Want) -> String {
        match want {
            Want::Beginning(word) => {
                let from = self.bind(word);
                format!("{column} >= {from} AND {column} < {}", self.bind(behind(word)))
            }
            Want::OneOf(words) => {
                let (places, values) = list_of(self.0.len() + 1, words);
                self.0.extend(values);
                format!("{column} IN ({places})")
            }
        }
    }

    /// The condition that the words of a record have one of those wanted.
    fn has_wanted(&mut self, column: &str, want: &Want) -> String {
        let patterns: Vec<String> = match want {
            Want::Beginning(word) => vec![format!("% {}%", escaped(word))],
            Want::OneOf(words) => words.iter().map(|word| format!("% {} %", escaped(word))).collect(),
        };
        let asked: Vec<String> = patterns
            .iter()
            .map(|pattern| format!("{column} LIKE {} ESCAPE '!'", self.bind(pattern)))
            .collect();
        format!("({})", asked.join(" OR "))
    }
}

fn escaped(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// The first text behind all that begin like this one.
fn behind(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

/// Records of a kind that have all that is wanted, those first whose words come first.
pub(super) fn find(
    act: &mut Act<'_>,
    (scope, kind): (OrganizationId, Kind),
    wants: &[Want],
    most: i64,
) -> Result<Vec<FoundRow>> {
    let Some(rarest) = rarest(act, (scope, kind), wants)? else { return Ok(Vec::new()) };
    let mut values = Values(params![scope, kind].to_vec());
    let wanted = values.is_wanted("w.word", &wants[rarest]);
    let looked = if wants.len() == 1 { most } else { LOOKED_THROUGH };
    let others = wants.iter().enumerate().filter(|(at, _)| *at != rarest);
    let others: Vec<String> =
        others.map(|(_, want)| format!(" AND {}", values.has_wanted("r.words", want))).collect();
    let sql = format!(
        "SELECT f.record_id AS id, f.organization_id, o.name AS organization_name, r.title, r.detail, f.word FROM ( \
         SELECT w.record_id, w.organization_id, w.word FROM search_words w \
         WHERE w.scope_id = $1 AND w.kind = $2 AND {wanted} ORDER BY w.word, w.record_id LIMIT {looked}) f \
         JOIN organization_ancestors a ON a.ancestor_id = $1 AND a.descendant_id = f.organization_id \
         JOIN search_records r ON r.organization_id = f.organization_id AND r.id = f.record_id \
         JOIN organizations o ON o.id = f.organization_id WHERE TRUE{} ORDER BY f.word, f.record_id LIMIT {most}",
        others.concat(),
    );
    Ok(act.tx().all(&sql, &values.0)?)
}

/// Which of the words wanted the fewest records have; none when one of them no record has.
fn rarest(act: &mut Act<'_>, (scope, kind): (OrganizationId, Kind), wants: &[Want]) -> Result<Option<usize>> {
    if wants.len() == 1 {
        return Ok(Some(0));
    }
    let mut least: Option<(i64, usize)> = None;
    for (at, want) in wants.iter().enumerate() {
        let mut values = Values(params![scope, kind].to_vec());
        let wanted = values.is_wanted("w.word", want);
        let sql = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM search_words w WHERE w.scope_id = $1 AND w.kind = $2 AND {wanted} \
             LIMIT {COUNTED}) counted"
        );
        let (count,): (i64,) = act.tx().one(&sql, &values.0)?;
        if count == 0 {
            return Ok(None);
        }
        if least.is_none_or(|(fewest, _)| count < fewest) {
            least = Some((count, at));
        }
    }
    Ok(least.map(|(_, at)| at))
}

/// Spellings looked through of each that fits.
const SPELLINGS: i64 = 300;
/// Words that are considered for one with a slip in it.
const CONSIDERED: i64 = 200;

/// Words that somebody within reach has and that may have been meant, the likeliest first.
pub(super) fn meant(
    act: &mut Act<'_>,
    scope: OrganizationId,
    kinds: &[Kind],
    typed: &str,
) -> Result<Vec<String>> {
    let spellings: Vec<String> =
        sounds::spellings(typed).into_iter().filter(|left| left.chars().count() > 2).collect();
    if spellings.is_empty() || kinds.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = Values(params![scope].to_vec());
    let mut fitting = Vec::new();
    for (at, left) in spellings.iter().enumerate() {
        let from = values.bind(left);
        let condition = if sounds::is_whole_stem(typed) {
            format!("spelling = {from}")
        } else {
            format!("spelling >= {from} AND spelling < {}", values.bind(behind(left)))
        };
        fitting.push(format!(
            "SELECT v{at}.word FROM (SELECT word FROM search_spellings WHERE {condition} \
             ORDER BY spelling, word LIMIT {SPELLINGS}) v{at}"
        ));
    }
    let asked: Vec<String> = kinds.iter().map(|kind| values.bind(*kind)).collect();
    let sql = format!(
        "SELECT DISTINCT c.word FROM ({}) c WHERE EXISTS (SELECT 1 FROM search_words w WHERE w.scope_id = $1 \
         AND w.kind IN ({}) AND w.word = c.word) LIMIT {CONSIDERED}",
        fitting.join(" UNION ALL "),
        asked.join(", ")
    );
    let rows: Vec<(String,)> = act.tx().all(&sql, &values.0)?;
    let mut ranked: BTreeSet<(usize, String)> = BTreeSet::new();
    for (word,) in rows {
        if let Some(slips) = sounds::slips(typed, &word) {
            ranked.insert((slips, word));
        }
    }
    Ok(ranked.into_iter().map(|(_, word)| word).take(SIZES[2]).collect())
}

/// The record with this id, if it stands at or below the scope.
pub(super) fn by_id(act: &mut Act<'_>, scope: OrganizationId, id: Uuid) -> Result<Option<(Kind, FoundRow)>> {
    let place: Option<(OrganizationId,)> =
        act.tx().optional("SELECT customer_id FROM record_places WHERE record_id = $1", params![id])?;
    let organization = place.map_or_else(|| OrganizationId::from_uuid(id), |row| row.0);
    let found: Option<(Kind,)> = act.tx().optional(
        "SELECT r.kind FROM search_records r JOIN organization_ancestors a ON a.ancestor_id = $1 \
         AND a.descendant_id = r.organization_id WHERE r.organization_id = $2 AND r.id = $3",
        params![scope, organization, id],
    )?;
    let Some((kind,)) = found else { return Ok(None) };
    let row = act.tx().optional(
        "SELECT r.id, r.organization_id, o.name AS organization_name, r.title, r.detail, '' AS word \
         FROM search_records r JOIN organizations o ON o.id = r.organization_id \
         WHERE r.organization_id = $1 AND r.id = $2",
        params![organization, id],
    )?;
    Ok(row.map(|row| (kind, row)))
}
