//! `search`: records by what people type of their names.

use clap::Args;
use domain::search::{self, Hit, Kind, Question};
use serde::{Deserialize, Serialize};

use super::{Output, Place, Record, Records, Shown, named, word};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Search {
    /// Words or beginnings of them, a number, an address, an id
    #[arg(required_unless_present = "rebuild")]
    words: Vec<String>,
    /// Only below this organization: its id or name
    #[arg(long)]
    organization: Option<String>,
    /// Only of this kind: customer, partner, user, license, code, invoice, installation
    #[arg(long)]
    kind: Option<String>,
    /// The most of each kind
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=50))]
    limit: i64,
    /// Have all names entered anew by the server, beside its work
    #[arg(long, conflicts_with_all = ["words", "organization", "kind"])]
    rebuild: bool,
    #[command(flatten)]
    pub(super) output: Output,
}

pub(super) fn run(asked: &Search, place: &Place<'_>) -> domain::Result<Shown> {
    if asked.rebuild {
        place.work(search::rebuild)?;
        return Ok(Shown::one(&Record::new().with("rebuilding", true)));
    }
    let kind = asked.kind.as_deref().map(|typed| word::<Kind>("kind", typed)).transpose()?;
    let question =
        Question { query: asked.words.join(" "), kinds: kind.into_iter().collect(), limit: asked.limit };
    let organization = asked.organization.clone();
    let hits = place.read(move |act| {
        let at = named(act, organization.as_deref())?;
        search::find(act, at, &question)
    })?;
    Ok(Shown::list(Records { records: hits.iter().map(record).collect(), next: None }))
}

fn record(hit: &Hit) -> Record {
    Record::new()
        .with("kind", hit.kind)
        .with("id", &hit.id)
        .with("title", &hit.title)
        .with("detail", &hit.detail)
        .with("organization", &hit.organization_name)
}
