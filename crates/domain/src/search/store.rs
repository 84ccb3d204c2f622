//! The SQL of the index: what of a record is entered and taken out.

use std::collections::BTreeSet;

use db::{FromRow, Row, ToValue, Value, params};
use uuid::Uuid;

use super::{Kind, sounds, source::Source};
use crate::{
    act::Act,
    ids::OrganizationId,
    many::{self, list_of},
    refusal::Result,
};

/// What is held of a record.
pub(super) struct Held {
    pub id: Uuid,
    kind: Kind,
    title: String,
    detail: String,
    words: String,
}

impl FromRow for Held {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            detail: row.get("detail")?,
            words: row.get("words")?,
        })
    }
}

impl Held {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether nothing about the record has changed.
    pub fn is_as(&self, source: &Source) -> bool {
        self.title == source.title
            && self.detail == source.detail
            && self.words == joined(&sounds::of_record(&source.text))
    }
}

/// Words as a record keeps them: each has a blank before and behind it.
fn joined(words: &[String]) -> String {
    words.iter().fold(String::from(" "), |line, word| line + word + " ")
}

pub(super) fn held(
    act: &mut Act<'_>,
    (organization, kind): (OrganizationId, Kind),
    ids: &[Uuid],
) -> Result<Vec<Held>> {
    let (places, mut values) = list_of(3, ids);
    values.splice(0..0, [organization.to_value(), kind.to_value()]);
    let sql = format!(
        "SELECT id, kind, title, detail, words FROM search_records WHERE organization_id = $1 AND kind = $2 \
         AND id IN ({places})"
    );
    Ok(act.tx().all(&sql, &values)?)
}

/// All that is held of an organization.
pub(super) fn held_of(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Held>> {
    Ok(act.tx().all(
        "SELECT id, kind, title, detail, words FROM search_records WHERE organization_id = $1",
        params![organization],
    )?)
}

/// Takes a record out, with its words under all these.
pub(super) fn take_out(
    act: &mut Act<'_>,
    (organization, scopes): (OrganizationId, &[OrganizationId]),
    held: &Held,
) -> Result<()> {
    let own: Vec<&str> = held.words().collect();
    if !own.is_empty() {
        for scope in scopes {
            let (places, mut values) = list_of(4, &own);
            values.splice(0..0, [scope.to_value(), held.kind.to_value(), held.id.to_value()]);
            let sql = format!(
                "DELETE FROM search_words WHERE scope_id = $1 AND kind = $2 AND record_id = $3 AND word IN ({places})"
            );
            act.tx().execute(&sql, &values)?;
        }
    }
    act.tx().execute(
        "DELETE FROM search_records WHERE organization_id = $1 AND id = $2",
        params![organization, held.id],
    )?;
    Ok(())
}

/// Enters records that are not held, with their words under all these.
pub(super) fn enter(
    act: &mut Act<'_>,
    kind: Kind,
    scopes: &[OrganizationId],
    sources: &[Source],
) -> Result<()> {
    let (mut records, mut entries, mut spoken) = (Vec::new(), Vec::new(), BTreeSet::new());
    for source in sources {
        let own = sounds::of_record(&source.text);
        let counted = i64::try_from(own.len()).unwrap_or(0);
        records.extend_from_slice(params![
            source.organization,
            source.id,
            kind,
            source.title,
            source.detail,
            joined(&own),
            counted
        ]);
        for word in own {
            for scope in scopes {
                entries.extend_from_slice(params![*scope, kind, word, source.id, source.organization]);
            }
            spoken.insert(word);
        }
    }
    let into = "search_records (organization_id, id, kind, title, detail, words, counted)";
    many::insert_missing(act, into, 7, &records)?;
    let into = "search_words (scope_id, kind, word, record_id, organization_id)";
    many::insert_missing(act, into, 5, &entries)?;
    spell(act, &spoken)
}

/// Words that were never heard before can be found by their spellings from now on.
fn spell(act: &mut Act<'_>, spoken: &BTreeSet<String>) -> Result<()> {
    let fresh: Vec<&String> = spoken.iter().filter(|word| sounds::may_slip(word)).collect();
    for few in fresh.chunks(many::MOST) {
        let stems: Vec<String> =
            few.iter().filter_map(|word| sounds::spellings(word).into_iter().next()).collect();
        let own: Vec<&str> = few.iter().map(|word| word.as_str()).collect();
        let (at_stems, mut values) = list_of(1, &stems);
        let (at_words, more) = list_of(values.len() + 1, &own);
        values.extend(more);
        let sql = format!(
            "SELECT word FROM search_spellings WHERE spelling IN ({at_stems}) AND word IN ({at_words})"
        );
        let known: Vec<(String,)> = act.tx().all(&sql, &values)?;
        let known: BTreeSet<&str> = known.iter().map(|row| row.0.as_str()).collect();
        let rows: Vec<Value> = own
            .into_iter()
            .filter(|word| !known.contains(word))
            .flat_map(|word| {
                sounds::spellings(word).into_iter().flat_map(move |spelling| params![spelling, word].to_vec())
            })
            .collect();
        many::insert_missing(act, "search_spellings (spelling, word)", 2, &rows)?;
    }
    Ok(())
}

/// What a branch has is found under those who came to stand above it, and no longer under those who stood there.
pub(super) fn hand_over(
    act: &mut Act<'_>,
    top: OrganizationId,
    (leaving, arriving): (&[OrganizationId], &[OrganizationId]),
) -> Result<()> {
    for above in leaving {
        act.tx().execute(
            "DELETE FROM search_words WHERE scope_id = $1 AND (kind, word, record_id) IN ( \
             SELECT own.kind, own.word, own.record_id FROM search_words own WHERE own.scope_id = $2)",
            params![above, top],
        )?;
    }
    for above in arriving {
        act.tx().execute(
            "INSERT INTO search_words (scope_id, kind, word, record_id, organization_id) \
             SELECT $1, own.kind, own.word, own.record_id, own.organization_id FROM search_words own \
             WHERE own.scope_id = $2 ON CONFLICT (scope_id, kind, word, record_id) DO NOTHING",
            params![above, top],
        )?;
    }
    Ok(())
}
