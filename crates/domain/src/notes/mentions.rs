//! Who can be mentioned in a note, and how they are told. Only whoever will see the note can be: people of its home and of
//! those above it, as far up as the one who writes sees, who may see the record itself.

use db::{DbError, FromRow, Row, params};

use super::{About, Note, Sight, Subject, rules, subject};
use crate::{
    access::Action,
    act::Act,
    ids::{AccountId, OrganizationId},
    language::Language,
    outbox::{self, Mail, MailKind},
    refusal::{Problem, Refusal, Result},
};

/// The most people that a list of suggestions has.
const SUGGESTED: i64 = 20;
/// The most people that are looked through for a name.
const MOST: i64 = 500;

/// Somebody who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentionable {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    language: Language,
}

impl FromRow for Mentionable {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            account: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
        })
    }
}

/// People whose name or address holds the words, for a list of suggestions; at most 20.
pub fn mentionable(act: &mut Act<'_>, subject: Subject, query: &str) -> Result<Vec<Mentionable>> {
    let about = subject::look(act, subject)?;
    act.allow(Action::NotesWrite, about.organization)?;
    let sight = Sight::of(act, about.organization)?;
    let home = sight.home.ok_or(Refusal::Forbidden)?;
    let wanted = crate::input::fold(query.trim());
    let found = people(act, &about, (home, &sight))?.into_iter();
    let fits = |person: &Mentionable| {
        crate::input::fold(&person.name).contains(&wanted) || person.email.to_lowercase().contains(&wanted)
    };
    Ok(found.filter(fits).take(usize::try_from(SUGGESTED).unwrap_or(usize::MAX)).collect())
}

/// Everybody who would see a note of this home and may see the record.
fn people(
    act: &mut Act<'_>,
    about: &About,
    (home, sight): (OrganizationId, &Sight),
) -> Result<Vec<Mentionable>> {
    let members: Vec<Mentionable> = act.tx().all(
        "SELECT DISTINCT c.id, c.name, c.email, c.language FROM organization_ancestors h \
         JOIN organization_ancestors a ON a.descendant_id = h.descendant_id AND a.distance >= h.distance \
         JOIN memberships m ON m.organization_id = a.ancestor_id JOIN accounts c ON c.id = m.account_id \
         WHERE h.descendant_id = $1 AND h.ancestor_id = $2 AND a.distance <= $3 AND c.disabled_at IS NULL \
         ORDER BY c.name, c.id LIMIT $4",
        params![about.organization, home, sight.steps, MOST],
    )?;
    let presets = act.presets_in_force()?;
    let mut seeing = Vec::with_capacity(members.len());
    for person in members {
        let grants = act.grants_of(person.account, about.organization)?;
        let may = |action| grants.iter().any(|grant| grant.allows(action, &presets));
        if may(about.action) && may(Action::NotesView) {
            seeing.push(person);
        }
    }
    Ok(seeing)
}

/// Whom the text mentions. Refusals: `nobody-named` at `text`.
pub(super) fn named(
    act: &mut Act<'_>,
    about: &About,
    (home, sight): (OrganizationId, &Sight),
    text: &str,
) -> Result<Vec<Mentionable>> {
    if !text.contains('@') {
        return Ok(Vec::new());
    }
    let people = people(act, about, (home, sight))?;
    let known: Vec<rules::Person<'_>> =
        people.iter().map(|person| (person.name.as_str(), person.email.as_str())).collect();
    let places =
        rules::named(text, &known).map_err(|name| Refusal::field("text", Problem::NobodyNamed { name }))?;
    Ok(places.into_iter().map(|place| people[place].clone()).collect())
}

/// Tells who was not told of this note before; nobody is told of their own.
pub(super) fn tell(act: &mut Act<'_>, about: &About, note: &Note, told: Vec<Mentionable>) -> Result<()> {
    let by = act.actor().name().to_owned();
    for person in told {
        if Some(person.account) == act.actor().account() {
            continue;
        }
        let fresh = act.tx().execute(
            "INSERT INTO mention_feed (account_id, note_id, customer_id) VALUES ($1, $2, $3) \
             ON CONFLICT (account_id, note_id) DO NOTHING",
            params![person.account, note.id, note.organization],
        )?;
        if fresh == 0 {
            continue;
        }
        let mail = Mail {
            organization: note.home,
            kind: MailKind::NoteMention,
            facts: serde_json::json!({
                "name": person.name, "by": by, "record": about.title, "note": note.text, "note_id": note.id.to_string(),
            }),
            recipient: person.email,
            language: person.language,
            seat: None,
            job: None,
            send_at: None,
        };
        outbox::post(act, mail)?;
    }
    Ok(())
}
